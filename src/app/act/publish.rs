//! Publishing a week, closing it, opening it again; and what changed in it.

use crate::app::{App, Effect};

impl App {
    pub(in crate::app) fn publish(&mut self) -> Vec<Effect> {
        vec![]
    }

    pub(in crate::app) fn show_changes(&mut self) {}
}
