//! Which signs a terminal shows, and what is written on one that shows ASCII alone.
//!
//! It is the one place that a picture goes through on its way out. Limit: of a letter that takes two columns, or that no plain
//! one stands for, only a question mark is left.

use std::borrow::Cow;

use ratatui::buffer::Cell;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::domain::plain_text::{Class, class_of, unaccented};

/// Which signs a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignSet {
    /// All that the screens are drawn with.
    Drawn,
    /// Those of ASCII alone.
    Ascii,
}

/// What stands for a letter that is not shown as it is.
const NOT_SHOWN: &str = "\u{fffd}";
/// What stands for a letter that a terminal does not have.
const UNKNOWN: char = '?';

/// Each sign and what stands for it. An arrow is a key more often than anything else, so it keeps its direction.
const LETTERS: &[(&str, char)] = &[
    ("▲△▴", '!'),
    ("◆*", '*'),
    ("◇", 'a'),
    ("○◦", 'o'),
    ("●◉", '@'),
    ("◎", '0'),
    ("✓▼▽↓", 'v'),
    ("✕✗×", 'x'),
    ("∅", '0'),
    ("≠█▓▪◼■", '#'),
    ("«‹←≤◀", '<'),
    ("»›→≥▸▶", '>'),
    ("▹", ')'),
    ("·•▫∙", '.'),
    ("…≈", '~'),
    ("−–—‐‑‒", '-'),
    ("▎▌▏▕▐┃┆", '|'),
    ("▁▂▃", '_'),
    ("▄▅", '-'),
    ("▆▇━═", '='),
    ("┇", ':'),
    ("░÷½", '/'),
    ("▒", '%'),
    ("↑", '^'),
    ("“”„", '"'),
    ("‘’‚", '\''),
    ("£", 'L'),
    ("€", 'E'),
    ("¿", '?'),
    ("¡", '!'),
];

impl SignSet {
    /// What a terminal's environment says: `TANDEM_SIGNS` (`ascii`, or `drawn`), `TERM`, then the locale's letters by `LC_ALL`,
    /// `LC_CTYPE` or `LANG`, the first of them that says anything.
    ///
    /// Where none does, all signs are drawn: over SSH the client kept its locale to itself, and here it is a container or a
    /// service without one, and nearly every terminal takes UTF-8. A locale that is named and is not UTF-8 was chosen.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        let told = |name: &str| variable(name).filter(|value| !value.is_empty());
        match told("TANDEM_SIGNS").map(|asked| asked.to_ascii_lowercase()).as_deref() {
            Some("ascii") => return Self::Ascii,
            Some("drawn") => return Self::Drawn,
            _ => {}
        }
        // The console's font has a few hundred letters, whatever the locale says; and a terminal that says it can do nothing
        // may not have more.
        if matches!(told("TERM").as_deref(), Some("linux" | "dumb")) {
            return Self::Ascii;
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(told);
        let is_utf8 = |locale: String| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        };
        if locale.is_none_or(is_utf8) { Self::Drawn } else { Self::Ascii }
    }

    /// Brings cells down to what the terminal shows; what takes so many columns still does.
    pub(super) fn reduce(self, cells: &mut [Cell]) {
        for cell in cells {
            if let Cow::Owned(shown) = self.shown(cell.symbol()) {
                cell.set_symbol(&shown);
            }
        }
    }

    /// A text as far as the terminal shows it, letter by letter.
    #[must_use]
    pub fn of_text(self, text: &str) -> String {
        text.graphemes(true)
            .map(|letter| match self.shown(letter) {
                Cow::Owned(shown) => format!("{shown:<columns$}", columns = letter.width()),
                Cow::Borrowed(_) => letter.to_owned(),
            })
            .collect()
    }

    /// One letter with what is joined to it, as it is shown: itself, or one column in its place.
    fn shown(self, letter: &str) -> Cow<'_, str> {
        if letter.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return letter.into();
        }
        let is_hidden = |c: char| matches!(class_of(c), Class::Turning | Class::Control);
        match self {
            // Written before such letters were refused: what clings to one is marked, and it is not let out.
            Self::Drawn if letter.chars().any(is_hidden) => Cow::Owned(NOT_SHOWN.to_owned()),
            Self::Drawn => letter.into(),
            Self::Ascii => Cow::Owned(plain(letter).to_string()),
        }
    }
}

/// The letter of ASCII that stands for a letter with what is joined to it.
fn plain(letter: &str) -> char {
    let Some(first) = letter.chars().next().filter(|_| letter.width() < 2) else { return UNKNOWN };
    let sign = LETTERS.iter().find(|(signs, _)| signs.contains(first)).map(|(_, plain)| *plain);
    sign.or_else(|| framed(first))
        .or_else(|| unaccented(first)?.chars().next())
        .filter(|plain| matches!(plain, ' '..='~'))
        .unwrap_or(if class_of(first) == Class::Space { ' ' } else { UNKNOWN })
}

/// What stands for a sign that frames are drawn with.
fn framed(sign: char) -> Option<char> {
    match sign {
        '─' | '━' | '┄'..='┅' | '┈'..='┉' | '╌'..='╍' | '╴' | '╶' | '╸' | '╺' => {
            Some('-')
        }
        '│' | '┃' | '┆'..='┇' | '┊'..='┋' | '╎'..='╏' | '║' | '╵' | '╷' | '╹' | '╻' => {
            Some('|')
        }
        '═' => Some('='),
        '┌'..='╬' | '╭'..='╰' => Some('+'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn the_environment_tells_which() {
        for (variables, signs) in [
            (&[][..], SignSet::Drawn),
            (&[("LANG", "")], SignSet::Drawn),
            (&[("LANG", "en_GB.UTF-8")], SignSet::Drawn),
            (&[("LANG", "C.utf8")], SignSet::Drawn),
            (&[("LC_CTYPE", "UTF-8"), ("LANG", "C")], SignSet::Drawn),
            (&[("LANG", "C")], SignSet::Ascii),
            (&[("LANG", "POSIX")], SignSet::Ascii),
            (&[("LANG", "en_GB")], SignSet::Ascii),
            (&[("LANG", "en_GB.ISO-8859-1")], SignSet::Ascii),
            (&[("LANG", "de_DE.ISO-8859-15@euro")], SignSet::Ascii),
            (&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")], SignSet::Ascii),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C"), ("LANG", "en_GB.UTF-8")], SignSet::Ascii),
            (&[("TERM", "linux"), ("LANG", "en_GB.UTF-8")], SignSet::Ascii),
            (&[("TERM", "dumb"), ("LANG", "en_GB.UTF-8")], SignSet::Ascii),
            (&[("TANDEM_SIGNS", "ascii"), ("LANG", "en_GB.UTF-8")], SignSet::Ascii),
            (&[("TANDEM_SIGNS", "drawn"), ("TERM", "linux"), ("LANG", "C")], SignSet::Drawn),
            (&[("TANDEM_SIGNS", "pretty"), ("LANG", "C")], SignSet::Ascii),
        ] {
            let told = SignSet::told_by(|name| {
                variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
            });
            assert_eq!(told, signs, "{variables:?}");
        }
    }

    #[test]
    fn a_plain_sign_stands_for_each() {
        for (drawn, plain) in [
            ("╭─ Add · thu ─╮", "+- Add . thu -+"),
            ("▲ ◆ ○ ✓ ✕ ∅ ≠ « ▸ ▹ −", "! * o v x 0 # < > ) -"),
            ("▎▌│╎ ▁▂ ─═ ┇▼ █░▒", "|||| __ -= :v #/%"),
            ("09:00–12:00 “Béa” Łódź…", "09:00-12:00 \"Bea\" Lodz~"),
            ("be\u{301}a Straße", "bea Strase"),
            ("日本 x", "? ?  x"),
            ("👩\u{200d}🍼 x", "?  x"),
            ("a\u{a0}b", "a b"),
        ] {
            assert_eq!(SignSet::Ascii.of_text(drawn), plain, "{drawn}");
            assert_eq!(SignSet::Ascii.of_text(drawn).len(), drawn.width(), "{drawn}");
            assert_eq!(SignSet::Drawn.of_text(drawn), drawn);
        }
    }

    #[test]
    fn what_turns_others_round_is_marked_and_not_let_out() {
        assert_eq!(SignSet::Drawn.of_text("a \u{202e}bc"), "a \u{fffd}bc");
        assert_eq!(SignSet::Ascii.of_text("a \u{202e}bc"), "a ?bc");
    }

    proptest! {
        #[test]
        fn a_picture_of_anything_is_plain_and_as_wide(
            texts in prop::collection::vec(prop_oneof![any::<String>(), "[─-◼a日é\u{301}👩\u{200d}\u{202a}-\u{202e}]{0,9}"], 4),
        ) {
            let mut picture = Buffer::empty(Rect::new(0, 0, 12, 4));
            for (y, text) in (0..).zip(&texts) {
                picture.set_string(0, y, text, Style::new());
            }
            let mut plain = picture.clone();
            SignSet::Ascii.reduce(&mut plain.content);
            for (cell, before) in plain.content.iter().zip(&picture.content) {
                prop_assert!(cell.symbol().len() == 1 && (' '..='~').contains(&char::from(cell.symbol().as_bytes()[0])), "{:?}", before);
            }
            SignSet::Drawn.reduce(&mut picture.content);
            for cell in &picture.content {
                prop_assert!(!cell.symbol().chars().any(|c| matches!(class_of(c), Class::Turning | Class::Control)));
            }
        }
    }
}
