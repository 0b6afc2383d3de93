//! What a seat opens with.

use std::sync::Arc;

use crate::app::color_scheme::ColorScheme;
use crate::app::colours::Colours;
use crate::domain::{Author, Moment, State};
use crate::keymap::Keymap;

/// What tells the seat of the account that owns the store from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The account of this machine that owns the store, by its user id, where it sits here.
    pub account: Option<u32>,
    /// Whether it was said who sits here: only then the owner is shown what is private to each.
    pub is_said: bool,
}

/// What a seat opens with.
pub struct AppStart {
    /// The state at hand.
    pub state: Arc<State>,
    /// Who sits here.
    pub me: Author,
    /// Whether it is the seat of the account that owns the store.
    pub home: Home,
    /// What the clock says, in the service's zone.
    pub now: Moment,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Light, dark, high contrast or none.
    pub color_scheme: ColorScheme,
    /// How many colours there are.
    pub colours: Colours,
}
