//! Busy times kept: the seam between what a calendar says and the record that keeps it.

use super::command::Target;
use crate::domain::State;
use crate::exchange::bring::Bringing;
use crate::exchange::calendar::CalendarOccurrence;

/// What the busy times of a calendar would change, of a person or a place; the error says why nothing can be kept.
///
/// Nothing keeps them yet: a dry run alone shows what there is.
pub(super) fn keep(
    _found: &[CalendarOccurrence],
    target: &Target,
    is_tried: bool,
    _seen: &State,
) -> Result<Bringing, String> {
    if is_tried {
        return Ok(Bringing::default());
    }
    if target.person.is_none() && target.place.is_none() {
        return Err(
            "whose busy times they are is not said: name a person with --person, or a place with --place"
                .to_owned(),
        );
    }
    Err("busy times cannot be kept yet: see what there is with --dry-run".to_owned())
}
