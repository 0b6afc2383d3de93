//! What comes in to an app.

use std::sync::Arc;

use crokey::KeyCombination;

use super::conflict::EditConflict;
use super::present_users::PresentUser;
use crate::app::file_faults::FileFaults;
use crate::app::folder::{Folder, HolidayDays};
use crate::app::ground::Ground;
use crate::app::screen::history::HistoryFound;
use crate::app::sought::Sought;
use crate::domain::{Entry, Moment, Reversal, State};
use crate::planner::split::{Division, Refused, SplitRequest};

/// What comes in.
pub enum Input {
    /// A key.
    Key(KeyCombination),
    /// Pasted text.
    Pasted(String),
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// The state moved on, by these entries: those of them that may be read here, in order.
    State(Arc<State>, Vec<Arc<Entry>>),
    /// The moment of what others changed in this turn is over.
    Faded(u64),
    /// What was said was done has been said for long enough.
    Hushed,
    /// The selection has been where it is for a moment.
    Rested,
    /// Who sits at the other seats, and where they look.
    Company(Arc<[PresentUser]>),
    /// What is known of the ground that the terminal draws on.
    Ground(Ground),
    /// The clock moved on.
    Now(Moment),
    /// Nobody types: there is a moment for what is still to be judged of a draft ([`crate::app::App::is_judging`]).
    Idle,
    /// What an effect did, in words.
    Done(String),
    /// Why an effect was refused, in words.
    Refused(String),
    /// What was found under a number that was asked for.
    Found(u32, HistoryFound),
    /// How a post could be split as it was wanted, or why it cannot be.
    Divided(SplitRequest, Result<Vec<Division>, Refused>),
    /// The sessions that the finder asked for.
    Sought(Sought),
    /// The entries of the journal that were asked for, the oldest first, as whoever sits here may read them.
    Log(Vec<Entry>),
    /// Taking back, or doing again, what I did last takes a yes first.
    Asks(Box<Reversal>),
    /// What I took back and could do again, in the words of the history; `None` where there is nothing.
    Ahead(Option<String>),
    /// How the disk is.
    Disk {
        /// What is amiss, or was repaired or found damaged, and nobody has dismissed yet.
        notices: Arc<[String]>,
        /// Whether the rota can only be read.
        is_read_only: bool,
    },
    /// A folder that was asked for.
    Folder(Folder),
    /// The days of a file of public holidays.
    Holidays(HolidayDays),
    /// What is wrong with a file that was to be imported; nothing of it was.
    FileFaults(FileFaults),
    /// Somebody else changed the same before what was to be saved.
    Conflicts(Vec<EditConflict>),
}

impl Input {
    /// Whether it is what became of something that was asked of the desk.
    pub(super) fn is_answer(&self) -> bool {
        matches!(
            self,
            Self::Done(_) | Self::Refused(_) | Self::FileFaults(_) | Self::Conflicts(_) | Self::Asks(_)
        )
    }
}
