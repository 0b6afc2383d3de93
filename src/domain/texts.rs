//! Every text of a record that somebody wrote, to be written otherwise.

use std::sync::Arc;

use crate::domain::edition::Edition;
use crate::domain::record::Record;
use crate::domain::session::Booking;
use crate::domain::sheet::SheetMark;

/// What is done with a text.
type See<'s> = &'s mut dyn FnMut(&mut String);

impl Record {
    /// Shows each of its texts, to be changed. Ids are no texts.
    pub(super) fn each_written(&mut self, see: See<'_>) {
        match self {
            Self::Service(it) => see(&mut Arc::make_mut(it).name),
            Self::Place(it) => see(&mut Arc::make_mut(it).name),
            Self::Team(it) => see(&mut Arc::make_mut(it).name),
            Self::Person(it) => {
                let it = Arc::make_mut(it);
                see(&mut it.name);
                it.initials.iter_mut().chain(&mut it.conflict).for_each(&mut *see);
                it.boundaries.iter_mut().chain(&mut it.ask_first).chain(&mut it.experience).for_each(see);
            }
            Self::Post(it) => {
                let it = Arc::make_mut(it);
                see(&mut it.title);
                it.band.iter_mut().for_each(see);
            }
            Self::Course(it) => see(&mut Arc::make_mut(it).title),
            Self::Activity(it) => see(&mut Arc::make_mut(it).title),
            Self::Family(it) => {
                let it = Arc::make_mut(it);
                it.needs.iter_mut().chain(&mut it.themes).for_each(&mut *see);
                it.reminders.iter_mut().for_each(|it| see(&mut it.channel));
            }
            Self::Group(it) => {
                let it = Arc::make_mut(it);
                see(&mut it.title);
                it.checklist.iter_mut().for_each(|it| see(&mut it.item));
            }
            Self::Session(it) => of_booking(&mut Arc::make_mut(it).booking, see),
            Self::Series(it) => of_booking(&mut Arc::make_mut(it).booking, see),
            Self::Edition(it) => of_edition(Arc::make_mut(it), see),
            Self::TeamEdition(it) => of_edition(&mut Arc::make_mut(it).edition, see),
            Self::Toil(it) => Arc::make_mut(it).note.iter_mut().for_each(see),
            Self::Carry(it) => Arc::make_mut(it).note.iter_mut().for_each(see),
            Self::Decision(it) => see(&mut Arc::make_mut(it).reason),
            Self::Holiday(it) => see(&mut Arc::make_mut(it).name),
            Self::Organisation(it) => {
                let it = Arc::make_mut(it);
                see(&mut it.name);
                it.offers.iter_mut().for_each(&mut *see);
                it.area.iter_mut().chain(&mut it.refer_by).chain(&mut it.contact).for_each(see);
            }
            Self::CallNote(it) => see(&mut Arc::make_mut(it).words),
            Self::Case(it) => {
                Arc::make_mut(it).steps.iter_mut().filter_map(|step| step.outcome.as_mut()).for_each(see);
            }
            Self::Measure(it) => Arc::make_mut(it).words.iter_mut().for_each(see),
            Self::Sheet(it) => of_mark(Arc::make_mut(it), see),
            Self::TeamMark(it) => of_mark(&mut Arc::make_mut(it).mark, see),
            Self::Amendment(it) => {
                let it = Arc::make_mut(it);
                see(&mut it.summary);
                see(&mut it.reason);
            }
            Self::PublicTitle(it) => see(&mut Arc::make_mut(it).title),
            Self::PublicKey(it) => see(&mut Arc::make_mut(it).comment),
            Self::Policy(_)
            | Self::Travel(_)
            | Self::Share(_)
            | Self::Training(_)
            | Self::Supervision(_)
            | Self::Leave(_)
            | Self::Shift(_)
            | Self::Account(_)
            | Self::HandoverMark(_)
            | Self::ReminderSent(_)
            | Self::Refresher(_)
            | Self::PostHours(_)
            | Self::KeptApart(_)
            | Self::LastContact(_)
            | Self::HolidayTime(_)
            | Self::CarryLapse(_)
            | Self::Purge(_) => {}
        }
    }
}

fn of_edition(it: &mut Edition, see: See<'_>) {
    it.sessions.iter_mut().for_each(|it| of_booking(&mut it.booking, &mut *see));
}

fn of_mark(it: &mut SheetMark, see: See<'_>) {
    it.overrides.iter_mut().for_each(|it| see(&mut it.reason));
}

fn of_booking(it: &mut Booking, see: See<'_>) {
    it.reason.iter_mut().chain(&mut it.cancelled_by).chain(&mut it.note).for_each(see);
}
