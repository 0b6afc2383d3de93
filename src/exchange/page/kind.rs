//! What sessions and leave are called on a page: by their kind alone.

use crate::domain::{ActivityKind, LeaveKind};

/// What a session is, in a word.
pub(super) fn word(kind: Option<ActivityKind>) -> &'static str {
    match kind {
        Some(ActivityKind::Contact) => "Contact",
        Some(ActivityKind::Group) => "Group",
        Some(ActivityKind::Supervision) => "Supervision",
        Some(ActivityKind::Meeting) => "Meeting",
        Some(ActivityKind::Admin) => "Desk work",
        Some(ActivityKind::Travel) => "Travel",
        Some(ActivityKind::Learning) => "Learning",
        Some(ActivityKind::Wellbeing) => "Pause",
        Some(ActivityKind::Network) => "Network",
        Some(ActivityKind::Shadowing) => "Shadowing",
        None => "Busy",
    }
}

/// The letters of the wall and what they mean, in the order in which they are told.
pub(super) const LETTERS: &[(&str, &str)] = &[
    ("C", "contact"),
    ("G", "group"),
    ("S", "supervision"),
    ("M", "meeting"),
    ("L", "learning"),
    ("N", "network"),
    ("W", "shadowing (with somebody)"),
    ("B", "busy"),
];

/// The letter of a session on the wall.
pub(super) fn letter(kind: Option<ActivityKind>) -> &'static str {
    match kind {
        Some(ActivityKind::Contact) => "C",
        Some(ActivityKind::Group) => "G",
        Some(ActivityKind::Supervision) => "S",
        Some(ActivityKind::Meeting) => "M",
        Some(ActivityKind::Learning) => "L",
        Some(ActivityKind::Network) => "N",
        Some(ActivityKind::Shadowing) => "W",
        Some(ActivityKind::Admin | ActivityKind::Travel | ActivityKind::Wellbeing) | None => "B",
    }
}

/// Whether the wall tells of it: desk work, the way and pauses are nobody else's business there.
pub(super) fn is_on_wall(kind: Option<ActivityKind>) -> bool {
    !matches!(kind, Some(ActivityKind::Admin | ActivityKind::Travel | ActivityKind::Wellbeing))
}

/// A kind of leave, for those who may know it.
pub(super) fn of_leave(kind: LeaveKind) -> &'static str {
    match kind {
        LeaveKind::Annual => "annual",
        LeaveKind::PublicHoliday => "public holiday",
        LeaveKind::Sick => "sick",
        LeaveKind::Carer => "carer's",
        LeaveKind::Study => "study",
        LeaveKind::Unpaid => "unpaid",
        LeaveKind::Toil => "TOIL",
        LeaveKind::Wellbeing => "wellbeing",
        LeaveKind::Parental => "parental",
    }
}
