//! What a form of a split is about, and what its fields say.

use std::sync::Arc;

use crate::domain::{Date, Minutes, PersonId, PostId, State, Weekday};
use crate::planner::split::{Division, Refused, SplitRequest};

use super::question::Waiting;

/// The numbers of the divisions that are offered.
pub(super) const OFFERED: &[&str] = &["1", "2", "3", "4"];

/// What a form of a split is about.
pub(super) struct SplitForm {
    pub(super) post: PostId,
    pub(super) start: Values,
    /// What is wanted, and of which state, while nothing is wrong with it.
    pub(super) wanted: Option<(SplitRequest, Arc<State>)>,
    /// The question that is being answered.
    pub(super) waiting: Option<Waiting>,
    /// What was found of it.
    pub(super) found: Option<Result<Vec<Division>, Refused>>,
}

/// What the fields of a split say.
#[derive(Clone)]
pub(super) struct Values {
    /// Who gets a part, in the order of the parts.
    pub(super) people: Vec<PersonId>,
    pub(super) from: Date,
    pub(super) hours: Vec<Minutes>,
    pub(super) overlap: Option<Minutes>,
    /// Who cannot work on which days.
    pub(super) cannot: Vec<(PersonId, Weekday)>,
    pub(super) division: String,
}

/// Hours in even parts; the first ones get the minutes that are over.
pub(super) fn parts_of(hours: Minutes, parts: usize) -> Vec<Minutes> {
    let many = i32::try_from(parts).unwrap_or(i32::MAX);
    let one = |n: i32| Minutes(hours.0 / many + i32::from(n < hours.0 % many));
    (0..many).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::form::values::many;

    fn even(hours: Minutes, parts: usize) -> String {
        many(&parts_of(hours, parts))
    }

    #[test]
    fn hours_are_parted_evenly_to_the_minute() {
        assert_eq!(even(Minutes(28 * 60 + 48), 2), "14:24 14:24");
        assert_eq!(even(Minutes(601), 3), "3:21 3:20 3:20");
        assert_eq!(even(Minutes(600), 0), "");
    }
}
