//! The sets of colours that a seat may be drawn in.

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorScheme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// High contrast.
    Contrast,
    /// No colour at all.
    Mono,
    /// Text alone: no colour, nothing drawn; reads well aloud.
    Plain,
}

impl ColorScheme {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Mono,
            Self::Mono => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "high contrast",
            Self::Mono => "no colour",
            Self::Plain => "plain text",
        }
    }
}
