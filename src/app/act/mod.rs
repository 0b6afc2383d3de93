//! What a user can do with what is selected, whatever screen shows it: one verb a file.

mod add;
mod apart;
mod assign;
mod cancel;
mod case;
mod clipboard;
mod cover;
mod delete;
mod help;
mod here;
mod mark;
mod moving;
mod notices;
mod offer;
mod personal;
mod publish;
mod ready;
mod roll;
mod sessions;
mod summary;
mod undo;
mod why;
mod words_kept;

use super::{App, Effect};
use crate::command::Command;
use crate::domain::Status;

impl App {
    /// Carries out a command that is given where sessions are shown.
    pub(in crate::app) fn act(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Add => self.open_add(),
            Command::EditSession => self.open_session_form(),
            Command::PickUp => self.pick_up(),
            Command::Duplicate => self.duplicate(),
            Command::Copy => self.copy(),
            Command::Paste => return self.paste_session(),
            Command::Assign => self.ask_whom_to_assign(),
            Command::Unassign => self.ask_whom_to_unassign(),
            Command::MarkDone => return self.mark(Status::Done),
            Command::MarkMissed => return self.mark(Status::Missed),
            Command::Cancel => self.ask_why_cancelled(),
            Command::Delete => return self.ask_how_much_to_delete(),
            Command::EditShift => self.open_shift(),
            Command::ExtendSeries => self.open_extending(),
            Command::SwapDays => self.open_swapping(),
            Command::CopyDays => self.open_copying(),
            Command::RollForward => return self.roll_forward(),
            Command::Why => self.explain_here(),
            Command::CoverSession => return self.cover_session(),
            Command::CoverDay => return self.cover_day(),
            Command::AskColleague => self.open_asking(),
            Command::Debrief => return self.open_debrief(),
            Command::QuietTask => return self.offer_quiet_task(),
            Command::NoteMeasure => self.open_measure(),
            Command::Publish => return self.publish(),
            Command::PublishUntil => self.ask_publish_weeks(),
            Command::Changes => self.show_changes(),
            Command::SickLeave => self.note_sickness(),
            Command::GoToDate => self.ask_date(),
            Command::DecideHere => self.decide_here(),
            Command::FoldTeams => self.fold_teams(),
            _ => self.go(command),
        }
        vec![]
    }
}
