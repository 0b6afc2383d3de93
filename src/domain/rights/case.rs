//! Whose the history of a case is to read.

use super::may::in_full_view;
use crate::domain::change::Author;
use crate::domain::record::{Family, Succession};
use crate::domain::state::State;

/// Whether an author may read how a family's case went: leads, whoever is with the family by name, and their supervisors. The
/// error says in words whom to ask.
pub fn may_read_case(state: &State, author: &Author, family: &Family) -> Result<(), String> {
    let with = || {
        let next = state.succession(family).into_iter().flat_map(Succession::people);
        [&family.worker, &family.backup, &family.key_worker].into_iter().flatten().chain(next)
    };
    let is_shown = in_full_view(state, author).is_none_or(|whom| with().any(|person| whom.contains(person)));
    if is_shown && !family.reference.is_stand_in() {
        return Ok(());
    }
    let ask = match with().next() {
        Some(person) => format!("{} or a team lead", state.display_name(person)),
        None => "a team lead".to_owned(),
    };
    let whose = if family.reference.is_stand_in() {
        "this case".to_owned()
    } else {
        format!("{}'s case", family.reference.called())
    };
    Err(format!("{whose} is for those who are with the family to read: ask {ask}"))
}
