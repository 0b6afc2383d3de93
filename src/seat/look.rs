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
    /// Whether it may be asked for its ground: whoever sees no colour need not know, and some write the question out.
    pub may_be_asked: bool,
}

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
            may_be_asked: colours != Colours::None && term != "linux",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
