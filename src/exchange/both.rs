//! One record out of two that began as the same: what each of two people changed of it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::domain::{FamilyRef, Record};

/// Both changed the same field, each to something else.
struct MergeConflict;

/// What a field says that both changed, each to something else.
type Settled = fn(Option<&Value>) -> Result<Option<Value>, MergeConflict>;

/// What two people's changes of a record come to together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The record with what both changed of it; `None` where both changed the same field.
    pub both: Option<Record>,
    /// The record with what I changed of it, and all else as theirs has it.
    pub mine_over: Option<Record>,
    /// Whether I wrote over a field that somebody else changed too, and in which I read of families that are kept from me:
    /// which they were nobody can tell from my words any more.
    pub is_blind: bool,
}

impl Merged {
    /// What comes of a record as both found it, as I would have it, and as it stands now.
    #[must_use]
    pub fn of(before: &Record, mine: &Record, theirs: &Record) -> Self {
        let versions = [before, mine, theirs].map(|record| serde_json::to_value(record).unwrap_or_default());
        let joined = |settled: Settled| joined(versions.each_ref().map(Some), settled);
        let record = |settled: Settled| serde_json::from_value(joined(settled).ok()??).ok();
        let unless_kept: Settled = |mine| {
            let is_kept = mine.is_some_and(|mine| FamilyRef::is_kept_in(&mine.to_string()));
            if is_kept { Err(MergeConflict) } else { Ok(mine.cloned()) }
        };
        Self {
            both: record(|_| Err(MergeConflict)),
            mine_over: record(|mine| Ok(mine.cloned())),
            is_blind: joined(unless_kept).is_err(),
        }
    }
}

/// The same of a value in three versions: before, mine, theirs.
fn joined(
    [before, mine, theirs]: [Option<&Value>; 3],
    settled: Settled,
) -> Result<Option<Value>, MergeConflict> {
    if mine == before || mine == theirs {
        return Ok(theirs.cloned());
    }
    if theirs == before {
        return Ok(mine.cloned());
    }
    let parts = [before, mine, theirs].map(|value| value.and_then(Value::as_object));
    let [Some(_), Some(_), Some(_)] = parts else { return settled(mine) };
    let names: BTreeSet<&String> = parts.iter().flatten().flat_map(|part| part.keys()).collect();
    let mut whole = Map::new();
    for name in names {
        if let Some(value) = joined(parts.map(|part| part.and_then(|it| it.get(name))), settled)? {
            whole.insert(name.clone(), value);
        }
    }
    Ok(Some(Value::Object(whole)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Booking, Session, State, Status};
    use crate::exchange::example;
    use proptest::prelude::*;

    fn both(before: &Record, mine: &Record, theirs: &Record) -> Option<Record> {
        Merged::of(before, mine, theirs).both
    }

    #[test]
    fn whoever_changed_nothing_leaves_what_the_other_changed() {
        let state = State::default().preview(&example::changes().unwrap()).unwrap();
        let records: Vec<Record> = state.rows().map(|(_, record)| record).collect();
        for (one, next) in records.iter().zip(records.iter().skip(1)) {
            assert_eq!(both(one, one, one).as_ref(), Some(one));
            if one.key().table() == next.key().table() {
                assert_eq!(both(one, next, one).as_ref(), Some(next));
                assert_eq!(both(one, one, next).as_ref(), Some(next));
            }
        }
    }

    /// A session of which somebody has changed some fields.
    fn changed(by: &str, fields: [bool; 4]) -> Session {
        let start = "2026-12-03T10:00".parse().unwrap();
        let booking = Booking::new("visit".parse().unwrap(), start, "0:45".parse().unwrap());
        let mut session = Session { id: "s-1".parse().unwrap(), series: None, booking };
        let [moved, marked, noted, given] = fields;
        let booking = &mut session.booking;
        if moved {
            booking.start = if by == "me" { "2026-12-04T09:00" } else { "2026-12-05T09:00" }.parse().unwrap();
        }
        if marked {
            booking.status = if by == "me" { Status::Done } else { Status::Missed };
        }
        if noted {
            booking.note = Some(by.to_owned());
        }
        if given {
            booking.people = vec![by.parse().unwrap()];
        }
        session
    }

    #[test]
    fn words_over_what_is_kept_from_me_are_blind_once_somebody_changed_it() {
        let noted = |note: &str| -> Record {
            let mut session = changed("", [false; 4]);
            session.booking.note = Some(note.to_owned());
            session.into()
        };
        let is_blind =
            |before: &Record, mine: &Record, theirs: &Record| Merged::of(before, mine, theirs).is_blind;
        let (before, mine) = (noted("a family brings biscuits"), noted("a family brings biscuits and cake"));
        assert!(is_blind(&before, &mine, &noted("a family calls a family")));
        assert!(is_blind(&before, &mine, &noted("plain words")));
        assert!(!is_blind(&before, &mine, &before), "nobody changed it");
        assert!(!is_blind(&before, &before, &noted("plain words")), "I left it alone");
        assert!(!is_blind(&noted("a"), &noted("b"), &noted("c")), "nothing of it is kept");
    }

    proptest! {
        #[test]
        fn each_field_says_what_was_changed_of_it_unless_both_changed_it(
            mine in any::<[bool; 4]>(),
            theirs in any::<[bool; 4]>(),
        ) {
            let (one, other) = (changed("me", mine), changed("them", theirs));
            let versions: [Record; 3] = [changed("", [false; 4]).into(), one.clone().into(), other.clone().into()];
            let pick = |n: usize| if mine.get(n) == Some(&true) { &one.booking } else { &other.booking };
            let booking = Booking {
                start: pick(0).start,
                status: pick(1).status,
                note: pick(2).note.clone(),
                people: pick(3).people.clone(),
                ..one.booking.clone()
            };
            let wanted = Some(Session { booking, ..one.clone() }.into());
            let [before, mine_of_it, theirs_of_it] = &versions;
            // Where both changed it, it is as I want it, or it is not to be had.
            let merged = Merged::of(before, mine_of_it, theirs_of_it);
            prop_assert_eq!(&merged.mine_over, &wanted);
            let contested = mine.iter().zip(theirs).any(|(mine, theirs)| *mine && theirs);
            prop_assert_eq!(merged.both, wanted.filter(|_| !contested));
        }
    }
}
