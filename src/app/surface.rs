//! What lies between the app and whoever sits at it: what it is drawn on, the keys they type, and what they are told.

use std::sync::Arc;

use crokey::KeyCombination;

use super::color_scheme::ColorScheme;
use super::colours::Colours;
use super::ground::Ground;
use crate::keymap::Keymap;

/// What the app is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Light, dark, high contrast or none.
    pub color_scheme: ColorScheme,
    /// How many colours there are.
    pub colours: Colours,
    /// What is known of the ground that the terminal draws on.
    pub ground: Ground,
    /// Whether whoever sits here chose the color scheme.
    pub is_chosen: bool,
    /// Whether nothing is to change on it by itself: what is new is said once, in the message line.
    pub is_still: bool,
}

impl Surface {
    /// Takes in what is known of the ground: dark or light goes by it, unless somebody chose.
    pub(super) fn take_ground(&mut self, ground: Ground) {
        self.ground = ground;
        if !self.is_chosen && matches!(self.color_scheme, ColorScheme::Dark | ColorScheme::Light) {
            self.color_scheme = ground.color_scheme();
        }
    }

    /// Whether what is new is told once and not marked for a moment: so it is where it is read aloud, or asked to be still.
    #[must_use]
    pub fn is_calm(&self) -> bool {
        self.is_still || self.color_scheme == ColorScheme::Plain
    }

    /// Turns to the next color scheme, which is chosen then.
    pub(super) fn turn_colours(&mut self) {
        self.color_scheme = self.color_scheme.next();
        self.is_chosen = true;
    }
}

/// What keys mean.
#[derive(Clone, Debug)]
pub struct KeyInput {
    /// The keys in force.
    pub map: Arc<Keymap>,
    /// Keys typed of a sequence that is not complete.
    pub typed: Vec<KeyCombination>,
}

/// What is said at the edges of the screen.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    /// What was last said.
    pub notice: Option<Notice>,
    /// What was repaired or found damaged on the disk, and nobody has dismissed yet.
    pub told: Arc<[String]>,
    /// Whether the rota can only be read, for what is amiss with the disk.
    pub is_read_only: bool,
}

/// A line that says what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether something did not work.
    pub bad: bool,
    /// The words.
    pub text: String,
}
