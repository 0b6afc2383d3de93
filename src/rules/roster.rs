//! The rota as a whole: out in good time, changed openly, and looking ahead to what ends and what is not known yet.

mod ends;
mod holidays;

pub use ends::ENDS;
pub use holidays::HOLIDAYS;

use std::collections::BTreeSet;

use crate::domain::{Sheet, SheetState, Status};
use crate::rota::Alteration;

use super::prelude::*;

/// The rule for a rota that is late.
pub static LATE: Rule = Rule {
    slug: "roster.late",
    title: "The rota is still a draft",
    doc: "People plan their lives around the rota. Six weeks ahead is good practice, four the least.",
    standing: Standing::National,
    source: "NHS good practice: rotas published six weeks ahead",
    policies: &[policy::ROSTER_LATE_AMBER, policy::ROSTER_LATE_RED, policy::ROSTER_LATE_TARGET],
    strength: Strength::Flag,
    judge: Judge::Week { back: 0, ahead: 0, judge: late },
};

/// The rule for changes after publishing.
pub static CHANGED: Rule = Rule {
    slug: "roster.changed",
    title: "Changed after it was published",
    doc: "Everybody had seen the rota. Whoever a change touches should hear of it.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    judge: Judge::Week { back: 0, ahead: 0, judge: changed },
};

fn late(room: &Room<'_>, week: Week, flags: &mut Vec<Flag>) {
    let draft = room.state.is_loaded(week)
        && room.state.sheet(week).is_none_or(|sheet| sheet.state() == SheetState::Draft);
    if !draft || week.sunday() < room.today {
        return;
    }
    let days = week.monday().days_since(room.today);
    let limit = |policy| room.whole(policy, week.monday());
    let (amber, red) = (limit(&policy::ROSTER_LATE_AMBER), limit(&policy::ROSTER_LATE_RED));
    let (severity, limit) = if days < red {
        (Severity::Red, red)
    } else if days < amber {
        (Severity::Amber, amber)
    } else {
        return;
    };
    let target = room.whole(&policy::ROSTER_LATE_TARGET, week.monday());
    let when = if days > 0 { format!("starts in {}", Figure::days(days)) } else { "has begun".to_owned() };
    flags.push(
        Flag::new(&LATE, severity, week, Subject::sheet(week))
            .all_week()
            .found(Figure::days(days), Figure::days(limit))
            .says(format!("The rota of {week} is still a draft, and the week {when}"))
            .because(format!(
                "A rota is best out {target} days before its Monday, and {limit} at the least. This week {when}."
            ))
            .remedies(&["Publish the week"]),
    );
}

fn changed(room: &Room<'_>, week: Week, flags: &mut Vec<Flag>) {
    let (Some(sheet), Some(rota)) = (room.state.sheet(week), room.rota(week)) else { return };
    // A closed week was published before, and what changed since is part of how it went.
    if sheet.state() == SheetState::Draft {
        return;
    }
    let (many, people) = match &sheet.edition {
        Some(edition) => since(&rota.changes_since(&edition.item)),
        None => touched_since(sheet),
    };
    if many == 0 {
        return;
    }
    let names: Vec<&str> = people.iter().map(|person| room.state.call(person)).collect();
    let names = if names.is_empty() { "nobody by name".to_owned() } else { names.join(", ") };
    let in_sessions = sheet.sessions.values().filter_map(|row| row.item.booking.reason.as_deref());
    let kept: BTreeSet<&str> = sheet.amendments.values().map(|row| row.item.reason.as_str()).collect();
    let reasons: BTreeSet<&str> = if kept.is_empty() { in_sessions.collect() } else { kept };
    let reasons: Vec<&str> = reasons.into_iter().collect();
    let given = if reasons.is_empty() {
        "no reason was given".to_owned()
    } else {
        format!("reason: {}", reasons.join("; "))
    };
    let what = if many == 1 { "1 entry".to_owned() } else { format!("{many} entries") };
    flags.push(
        Flag::new(&CHANGED, Severity::Note, week, Subject::sheet(week))
            .all_week()
            .found(Figure::count(many), Figure::count(0))
            .says(format!("{what} changed after the week was published; it touches {names}"))
            .because(format!(
                "{what} of the week were changed after everybody had seen it. It touches {names}; {given}."
            ))
            .remedies(&["Tell those it touches"]),
    );
}

/// How many things differ from what was published, and whom they touch.
fn since(changes: &[Alteration]) -> (usize, BTreeSet<PersonId>) {
    let people = changes.iter().flat_map(Alteration::touches).map(|(person, _)| person);
    (changes.len(), people.collect())
}

/// The same where nobody kept what was published: what was written later than the mark that says so. That a session was
/// done or missed is no change of the rota.
fn touched_since(sheet: &Sheet) -> (usize, BTreeSet<PersonId>) {
    let Some(mark) = &sheet.mark else { return (0, BTreeSet::new()) };
    let as_it_went = |status| matches!(status, Status::Done | Status::Missed);
    let sessions = sheet.sessions.values().filter(|row| !as_it_went(row.item.booking.status));
    let sessions: Vec<_> = sessions.filter(|row| row.rev > mark.rev).collect();
    let shifts: Vec<_> = sheet.shifts.values().filter(|row| row.rev > mark.rev).collect();
    let in_sessions = sessions.iter().flat_map(|row| row.item.booking.everyone());
    let people = in_sessions.chain(shifts.iter().map(|row| &row.item.person));
    (sessions.len() + shifts.len(), people.cloned().collect())
}
