//! What the top line says of the screen that is shown.

use crate::app::{App, words};

/// What the top line says of a screen: each in forms, the fullest first, of which an empty one leaves it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Whose or which: the service, or the screen's title.
    pub name: Vec<String>,
    /// The week, the day, or how much of it there is.
    pub about: Vec<String>,
    /// That the day is today.
    pub today: bool,
    /// How far the week has come.
    pub states: Vec<String>,
}

impl Heading {
    /// A screen by its title.
    pub(in crate::app) fn titled(title: &str) -> Self {
        Self { name: vec![title.to_owned()], ..Self::default() }
    }

    /// A screen by its title, with what it is about.
    pub(in crate::app) fn about(title: &str, about: Vec<String>) -> Self {
        Self { about, ..Self::titled(title) }
    }
}

impl App {
    /// What the top line says of the screen shown.
    #[must_use]
    pub fn heading(&self) -> Heading {
        self.screen.handler().heading(self)
    }

    /// The week in view in words, the fullest first.
    pub(in crate::app) fn week_in_words(&self) -> Vec<String> {
        words::week_forms(self.selection.week(), self.today())
    }
}
