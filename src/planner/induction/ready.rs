//! What a team has ready before somebody starts in a peer's post.

use crate::domain::ChecklistItem;

/// What the team can tick off before the first day (sources: the lessons learned, on what staff are told before a peer starts
/// and on the role's clarity; the role descriptor; the case study of a unit).
const READY: [&str; 8] = [
    "The team knows what the role is",
    "And what it is not: medicines, restraint",
    "Its description names tasks, quiet times too",
    "Supervisor, manager and mentor have agreed",
    "How unwell the families may be is agreed",
    "A way to say what is hard, or be kept apart",
    "Places on courses are asked for",
    "Desk, phone, alarm, entry and sign-in",
];

/// What a team has ready before somebody starts, none of it ticked.
#[must_use]
pub fn to_have_ready() -> Vec<ChecklistItem> {
    READY.iter().map(|item| ChecklistItem::new((*item).to_owned(), false)).collect()
}
