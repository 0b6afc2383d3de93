//! What a terminal can show, as its own environment says, and the set of colours that its seat starts with.

use super::SignSet;
use crate::app::{ColorScheme, Colours};

/// What a terminal can show, and how its seat starts.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How many colours it has.
    pub colours: Colours,
    /// Which signs it has.
    pub signs: SignSet,
    /// The set of colours that is started with.
    pub color_scheme: ColorScheme,
    /// Whether nothing on it is to move by itself.
    pub is_still: bool,
    /// Whether it may be asked for its ground: whoever sees no colour need not know, and some write the question out.
    pub may_be_asked: bool,
    /// Whether it is known to keep the ground that is written on where something is erased.
    pub erases_in_colour: bool,
}

/// How terminals are called that erase in the colour of the ground ("bce"). A screen within another, as of GNU screen, does not.
const ERASE_IN_COLOUR: &[&str] = &[
    "xterm",
    "tmux",
    "linux",
    "alacritty",
    "foot",
    "wezterm",
    "konsole",
    "vte",
    "gnome",
    "rxvt",
    "mintty",
    "putty",
    "contour",
    "ghostty",
];

impl Look {
    /// What the environment says of the terminal that it belongs to: the user's own, wherever the program runs. `plain` asks
    /// for text alone.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>, plain: bool) -> Self {
        let colours = if plain { Colours::None } else { Colours::told_by(&variable) };
        let term = variable("TERM").unwrap_or_default();
        Self {
            colours,
            signs: SignSet::told_by(&variable),
            color_scheme: colours.color_scheme(plain),
            is_still: variable("TANDEM_STILL").is_some_and(|still| !matches!(still.trim(), "" | "0")),
            may_be_asked: colours != Colours::None && term != "linux",
            erases_in_colour: ERASE_IN_COLOUR.iter().any(|name| term.starts_with(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_is_erased_with_only_where_that_is_known_to_stay() {
        let erases = |term: &str| {
            Look::told_by(|name| (name == "TERM").then(|| term.to_owned()), false).erases_in_colour
        };
        assert!(erases("xterm-256color") && erases("tmux-256color") && erases("xterm-kitty"));
        assert!(!erases("screen-256color") && !erases("dumb") && !erases(""));
    }

    #[test]
    fn a_terminal_is_kept_still_where_that_is_asked_for() {
        let is_still = |value: Option<&str>| {
            let variable = |name: &str| value.filter(|_| name == "TANDEM_STILL").map(str::to_owned);
            Look::told_by(variable, false).is_still
        };
        assert!(is_still(Some("1")) && is_still(Some("yes")));
        assert!(!is_still(None) && !is_still(Some("")) && !is_still(Some("0")));
    }

    #[test]
    fn only_who_sees_colours_and_takes_the_question_is_asked() {
        let asked = |term: &str, plain: bool, no_colour: &str| {
            let variable = |name: &str| match name {
                "TERM" => Some(term.to_owned()),
                "NO_COLOR" => Some(no_colour.to_owned()),
                _ => None,
            };
            Look::told_by(variable, plain).may_be_asked
        };
        assert!(asked("xterm-256color", false, "") && asked("xterm", false, ""));
        assert!(!asked("linux", false, "") && !asked("dumb", false, "") && !asked("vt100", false, ""));
        assert!(!asked("xterm-256color", true, "") && !asked("xterm-256color", false, "1"));
    }
}
