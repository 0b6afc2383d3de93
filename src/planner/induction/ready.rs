//! What a team has ready before somebody starts in a peer's post.

use crate::domain::ChecklistItem;

/// What the team can tick off before the first day (sources: the lessons learned, on what staff are told before a peer starts
/// and on the role's clarity; the role descriptor; the case study of a unit).
const READY: [&str; 8] = [
    "The team has talked through what the role is",
    "The team has talked through what the role is not: no medication, no assessments, no restraint",
    "A job description that names the tasks, quieter times included",
    "Clinical supervisor, line manager and mentor agreed with each of them",
    "How unwell the families they support may be, agreed with the team",
    "A way to say what is hard, and to be kept apart from where they were a patient",
    "Places asked for on the courses that they need",
    "Desk, phone, alarm, entry and a sign-in",
];

/// What a team has ready before somebody starts, none of it ticked.
#[must_use]
pub fn to_have_ready() -> Vec<ChecklistItem> {
    READY.iter().map(|item| ChecklistItem::new((*item).to_owned(), false)).collect()
}
