//! A division that was chosen, written into the rota from a date.

use crate::domain::{Change, Date, Key, Pattern, PersonId, Share, State};

use super::{Division, SplitRequest};

/// The changes that give each person their part of a post from a day on: the shares they have of it end the day before,
/// and those of anybody else with them. A fixed term keeps its end. `people` are in the order of the parts.
#[must_use]
pub fn changes(
    state: &State,
    wanted: &SplitRequest,
    division: &Division,
    people: &[PersonId],
    from: Date,
) -> Vec<Change> {
    let mut changes: Vec<Change> = vec![];
    let mut ends: Vec<(&PersonId, Option<Date>)> = vec![];
    for share in state.shares_in(&wanted.post).filter(|share| share.until.is_none_or(|until| from <= until)) {
        ends.push((&share.person, share.until));
        if share.from < from {
            changes.push(Share { until: Some(from.plus_days(-1)), ..share.clone() }.into());
        } else {
            let key = (share.post.clone(), share.person.clone(), share.from);
            changes.push(Change::Remove(Key::Share(key)));
        }
    }
    for ((part, pattern), person) in wanted.parts.iter().zip(&division.patterns).zip(people) {
        let until = ends.iter().find(|(of, _)| *of == person).and_then(|(_, until)| *until);
        let share = Share {
            post: wanted.post.clone(),
            person: person.clone(),
            hours: part.hours,
            from,
            until,
            pattern: Pattern { weeks: vec![pattern.clone()] },
        };
        changes.push(share.into());
    }
    changes
}
