//! What only a seat can say in words: names and leave as whoever sits there may know them.

use super::quick::Written;
use super::repeating;
use super::{App, quick, words};
use crate::app::screen::leave;
use crate::domain::rights::leads;
use crate::domain::{Booking, Leave};

pub use crate::words::{day, people, times};

impl App {
    /// Leave in a few words, its kind only for whoever it is of and who decides on it.
    #[must_use]
    pub fn leave_in_words(&self, it: &Leave) -> String {
        let in_words = if leave::knows_kind(self, it) { words::leave } else { words::leave_in_public };
        in_words(it, &self.state, self.today())
    }

    /// What somebody is called whose name an entry carries.
    #[must_use]
    pub fn name_of<'a>(&'a self, by: &'a str) -> &'a str {
        let person = self.state.people().find(|person| person.id.as_str() == by);
        person.map_or(by, |person| self.state.display_name_of(person))
    }

    /// What a line asks for, in words.
    #[must_use]
    pub fn in_words(&self, written: &Written) -> String {
        let booked = |booking: &Booking| {
            // A time that the clock passes over is the one that it shows instead.
            let zone = self.state.zone();
            let (start, end) =
                (zone.moment(zone.instant(booking.start)), zone.after(booking.start, booking.minutes));
            let mut words = format!(
                "{} {} · {}",
                day(start.date(), self.today()),
                times(start, end),
                words::session(booking, &self.state)
            );
            if !booking.with.is_empty() {
                words = format!("{words} with {}", people(&booking.with, &self.state));
            }
            if let Some(place) = booking.place.as_ref().and_then(|id| self.state.place(id)) {
                words = format!("{words} at {}", place.name);
            }
            words
        };
        match written {
            Written::Session(booking) => booked(booking),
            Written::Series(booking, repeat) => {
                let ends = repeat.until.is_some() || repeat.count.is_some();
                let comma = if ends { "," } else { "" };
                format!("{}{comma} from {}", repeating::say(repeat), booked(booking))
            }
            Written::Leave(it) => words::leave(it, &self.state, self.today()),
        }
    }

    /// What a quick-add line is read against.
    #[must_use]
    pub fn quick_setting(&self) -> quick::QuickContext<'_> {
        let own = self.me.person().and_then(|id| self.state.person(id));
        let marked = self.selection.person.as_ref().and_then(|id| self.state.person(id));
        quick::QuickContext {
            state: &self.state,
            today: self.today(),
            day: self.day_in_view(),
            time: self.screen.handler().goes_by_time().then_some(self.selection.time),
            person: self.selection.person.as_ref(),
            team: own.or(marked).map(|person| &person.team),
            approves: leads(&self.state, &self.me),
        }
    }
}
