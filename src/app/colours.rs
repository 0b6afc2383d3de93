//! How many colours a terminal has.

use super::color_scheme::ColorScheme;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Any red, green and blue.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The sixteen that every terminal has.
    Sixteen,
    /// None at all.
    None,
}

impl Colours {
    /// What a terminal's environment says: `NO_COLOR`, `COLORTERM`, `TERM`.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let colorterm = variable("COLORTERM").unwrap_or_default();
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) || term.is_empty() || term == "dumb" {
            Self::None
        } else if colorterm == "truecolor" || colorterm == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else if term.starts_with("vt") {
            Self::None
        } else {
            Self::Sixteen
        }
    }

    /// The set of colours that a seat with so many starts with; `plain` asks for text alone.
    #[must_use]
    pub fn color_scheme(self, plain: bool) -> ColorScheme {
        match (plain, self) {
            (true, _) => ColorScheme::Plain,
            (false, Self::None) => ColorScheme::Mono,
            (false, _) => ColorScheme::Dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_how_many() {
        let told = |pairs: &[(&str, &str)]| {
            Colours::told_by(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(told(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Colours::True);
        assert_eq!(told(&[("TERM", "xterm-256color")]), Colours::Indexed);
        assert_eq!(told(&[("TERM", "xterm")]), Colours::Sixteen);
        assert_eq!(told(&[("TERM", "linux"), ("NO_COLOR", "1")]), Colours::None);
        assert_eq!(told(&[("TERM", "linux"), ("NO_COLOR", "")]), Colours::Sixteen);
        assert_eq!(told(&[("TERM", "dumb")]), Colours::None);
        assert_eq!(told(&[]), Colours::None);
    }
}
