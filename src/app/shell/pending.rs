//! What the desk was asked for and has not answered yet.

use crate::app::layer::Draft;
use crate::app::shell::input::Input;
use crate::app::{Selection, Target};

/// What the desk was asked for and has not answered yet.
#[derive(Default)]
pub(in crate::app) struct Pending {
    /// What it is saving.
    pub save: Option<PendingSave>,
    /// Whether it is taking something back, or doing it again.
    pub turning: bool,
    /// What was typed meanwhile: it is for whatever is in front afterwards.
    pub held: Vec<Input>,
}

/// Something that the desk is saving, and what follows once it has.
#[derive(Default)]
pub(in crate::app) struct PendingSave {
    /// How many layers close then.
    pub closes: usize,
    /// The draft; none, where a file is imported.
    pub draft: Option<Draft>,
    /// Where the selection goes then.
    pub lands: Option<Target>,
    /// Where the selection was before.
    pub from: Option<Selection>,
}

impl PendingSave {
    /// A file that is imported from the line in front.
    pub(in crate::app) fn of_import() -> Self {
        Self { closes: 1, ..Self::default() }
    }
}

impl Pending {
    /// How many layers close once what is being saved is; 0 while nothing in front is being saved.
    pub(in crate::app) fn closes(&self) -> usize {
        self.save.as_ref().map_or(0, |save| save.closes)
    }

    /// Whether what is typed waits for an answer.
    pub(in crate::app) fn holds_keys(&self) -> bool {
        self.closes() > 0 || self.turning
    }

    /// What is being saved will be, but closes nothing.
    pub(in crate::app) fn closes_nothing(&mut self) {
        if let Some(save) = &mut self.save {
            save.closes = 0;
        }
    }
}
