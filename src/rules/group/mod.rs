//! Groups: everybody met before, a size that works, all ready, and a room to meet in.

mod precontact;
mod ready;

pub use precontact::PRECONTACT;
pub use ready::{CHECKLIST, SIZE, VENUE_ENDING};

use std::collections::BTreeMap;

use crate::domain::{Group, GroupId, Status};
use crate::rota::RotaWeek;

use super::prelude::*;

/// The groups with planned sessions in a week, each with those sessions by start.
fn planned<'a>(rules: &'a RuleContext<'_>, rota: &'a RotaWeek) -> Vec<(&'a Group, Vec<&'a Booked>)> {
    let mut groups: BTreeMap<&GroupId, Vec<&Booked>> = BTreeMap::new();
    for session in rota.sessions().iter().filter(|session| session.booking().status == Status::Planned) {
        if let Some(group) = &session.booking().group {
            groups.entry(group).or_default().push(session);
        }
    }
    groups.into_iter().filter_map(|(id, sessions)| Some((rules.state.group(id)?, sessions))).collect()
}

/// Days from today to the first of some sessions; `None` once it is past.
fn days_to(rules: &RuleContext<'_>, sessions: &[&Booked]) -> Option<i32> {
    let first = sessions.first()?.start.date();
    Some(first.days_since(rules.today)).filter(|days| *days >= 0)
}

/// Opens a flag about a group's week.
fn flag(rule: &'static Rule, severity: Severity, week: Week, group: &Group) -> Flag {
    Flag::new(rule, severity, week, Subject::new(TableName::Group, &group.id)).all_week()
}
