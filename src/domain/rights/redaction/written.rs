//! A record as somebody writes it who cannot name what is kept from them: that stays as it is.

use super::Redaction;
use crate::domain::id::FamilyRef;
use crate::domain::record::{Booking, Override, Person, Record, SheetMark};

impl Redaction {
    /// A record that says all there is of it, over what its author sees there: families that stand in it under other names
    /// keep their places, and so does what is private to another.
    #[must_use]
    pub fn kept_in(&self, record: Record, there: &Record) -> Record {
        use std::sync::Arc;
        let mut record = record;
        match (&mut record, there) {
            (Record::Session(it), Record::Session(there)) => {
                keep_families(&mut Arc::make_mut(it).booking, &there.booking);
            }
            (Record::Series(it), Record::Series(there)) => {
                keep_families(&mut Arc::make_mut(it).booking, &there.booking);
            }
            (Record::Group(it), Record::Group(there)) => {
                keep(&mut Arc::make_mut(it).invited, &there.invited, |it| it.family.is_stand_in());
            }
            (Record::Sheet(it), Record::Sheet(there)) => keep_reasons(Arc::make_mut(it), there),
            (Record::TeamMark(it), Record::TeamMark(there)) => {
                keep_reasons(&mut Arc::make_mut(it).mark, &there.mark);
            }
            (Record::Person(it), Record::Person(there)) => {
                let person = Arc::make_mut(it);
                for private in self.private_to(there) {
                    match *private {
                        "conflict" => person.conflict.clone_from(&there.conflict),
                        "ask_first" => person.ask_first.clone_from(&there.ask_first),
                        "boundaries" => person.boundaries.clone_from(&there.boundaries),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        record
    }

    /// The keys of somebody's row of a team file that the viewer may neither read nor write.
    #[must_use]
    pub fn private_to(&self, person: &Person) -> &'static [&'static str] {
        match &self.viewer {
            None => &[],
            Some(viewer) if *viewer == person.id => &["conflict", "conflict_with"],
            Some(_) if self.shows_agreed_with(person) => &["conflict", "conflict_with", "ask_first"],
            Some(_) => &["conflict", "conflict_with", "ask_first", "boundaries"],
        }
    }

    /// Whether the limits that were agreed with somebody are the viewer's to read: their own, or of whom they lead.
    #[must_use]
    pub fn shows_agreed_with(&self, person: &Person) -> bool {
        self.viewer.as_ref().is_none_or(|viewer| *viewer == person.id)
            || self.team.as_ref() == Some(&person.team)
    }
}

fn keep_families(booking: &mut Booking, there: &Booking) {
    keep(&mut booking.families, &there.families, FamilyRef::is_stand_in);
}

fn keep_reasons(mark: &mut SheetMark, there: &SheetMark) {
    let is_hidden = |it: &Override| it.subject.0 == "family" && FamilyRef::parse(&it.subject.1).is_err();
    keep(&mut mark.overrides, &there.overrides, is_hidden);
}

/// Puts what is hidden of a list back into it, each where it was as far as the list goes.
pub(super) fn keep<T: Clone + PartialEq>(list: &mut Vec<T>, there: &[T], is_hidden: impl Fn(&T) -> bool) {
    for (at, item) in there.iter().enumerate().filter(|(_, item)| is_hidden(item)) {
        if !list.contains(item) {
            list.insert(at.min(list.len()), item.clone());
        }
    }
}
