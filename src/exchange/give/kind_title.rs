//! What sessions are called in what leaves the building: by their kind, which tells of nobody.

use crate::domain::ActivityKind;

/// What a session of a kind is called outside.
pub(super) fn kind_title(kind: Option<ActivityKind>) -> &'static str {
    match kind {
        Some(ActivityKind::Contact) => "Contact",
        Some(ActivityKind::Group) => "Group",
        Some(ActivityKind::Supervision) => "Supervision",
        Some(ActivityKind::Meeting) => "Meeting",
        Some(ActivityKind::Admin) => "Desk work",
        Some(ActivityKind::Travel) => "Travel",
        Some(ActivityKind::Learning) => "Learning",
        Some(ActivityKind::Wellbeing) => "Own time",
        Some(ActivityKind::Network) => "Network",
        Some(ActivityKind::Shadowing) => "Shadowing",
        None => "Session",
    }
}
