//! The rota as a whole: out in good time, changed openly, and looking ahead to what ends and what is not known yet.

mod ends;
mod holidays;

pub use ends::ENDS;
pub use holidays::HOLIDAYS;

use std::collections::BTreeSet;

use crate::domain::{Booking, Rev, Sheet, SheetState, State, Status, TeamId};
use crate::rota::PublishedDiff;

use super::prelude::*;

/// The rule for a rota that is late.
pub static LATE: Rule = Rule {
    slug: "roster.late",
    title: "The rota is still a draft",
    doc: "People plan their lives around the rota, so it is published well before the week starts.",
    standing: Standing::National,
    source: "NHS good practice: rotas published six weeks ahead",
    policies: &[policy::ROSTER_LATE_AMBER, policy::ROSTER_LATE_RED, policy::ROSTER_LATE_TARGET],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Of(not_published)),
    subjects: &[TableName::Sheet],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: late },
};

/// One week of several teams is one week.
fn not_published(flags: &[&Flag], _: &State) -> String {
    let weeks: BTreeSet<Week> = flags.iter().map(|flag| flag.week).collect();
    match weeks.len() {
        0 | 1 => "The week is not published yet".to_owned(),
        many => format!("{many} weeks are not published yet"),
    }
}

/// The rule for changes after publishing.
pub static CHANGED: Rule = Rule {
    slug: "roster.changed",
    title: "Changed after it was published",
    doc: "Everybody had seen the rota. Anyone a change touches should hear of it.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Words("Changed after publishing", "{} weeks changed after publishing")),
    subjects: &[TableName::Sheet],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: changed },
};

/// The parts of a week that a rule looks at: all of it where every team has come as far, else each team's.
fn parts(state: &State, week: Week) -> Vec<(Option<TeamId>, SheetState)> {
    if state.is_split(week) {
        state.team_states(week).into_iter().map(|(team, state)| (Some(team), state)).collect()
    } else {
        vec![(None, state.week_state(week))]
    }
}

/// ` for Ailsa MBU`, of a team's part of a week.
fn whose(state: &State, team: Option<&TeamId>) -> String {
    let name = |team: &TeamId| state.team(team).map_or(team.to_string(), |team| team.name.clone());
    team.map(|team| format!(" for {}", name(team))).unwrap_or_default()
}

fn late(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    // Where no service is set up there is no rota that anybody waits for.
    if !rules.state.is_loaded(week) || week.sunday() < rules.today || rules.state.service().is_none() {
        return;
    }
    for (team, _) in parts(rules.state, week).into_iter().filter(|(_, state)| *state == SheetState::Draft) {
        late_for(rules, week, team.as_ref(), flags);
    }
}

fn late_for(rules: &RuleContext<'_>, week: Week, team: Option<&TeamId>, flags: &mut Vec<Flag>) {
    let days = week.monday().days_since(rules.today);
    let limit = |policy| rules.whole(policy, week.monday());
    let (amber, red) = (limit(&policy::ROSTER_LATE_AMBER), limit(&policy::ROSTER_LATE_RED));
    let (severity, least) = if days < red {
        (Severity::Red, red)
    } else if days < amber {
        (Severity::Amber, amber)
    } else {
        return;
    };
    let target = rules.whole(&policy::ROSTER_LATE_TARGET, week.monday());
    let when = if days > 0 { format!("starts in {}", Figure::days(days)) } else { "has begun".to_owned() };
    flags.push(
        Flag::new(&LATE, severity, week, Subject::sheet(week, team))
            .all_week()
            .due(week.monday())
            .found(Figure::days(days), Figure::days(least))
            .says(format!(
                "The rota of {week} is still a draft{}, and the week {when}",
                whose(rules.state, team)
            ))
            .because(format!(
                "A rota is best published {target} days before its Monday. With less than {amber} days to go a \
                 draft is late, with less than {red} it is very late. This week {when}."
            ))
            .remedies(&["Publish the week"]),
    );
}

fn changed(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    // A closed week was published before, and what changed since is part of how it went.
    for (team, _) in parts(rules.state, week).into_iter().filter(|(_, state)| *state != SheetState::Draft) {
        changed_for(rules, week, team.as_ref(), flags);
    }
}

fn changed_for(rules: &RuleContext<'_>, week: Week, team: Option<&TeamId>, flags: &mut Vec<Flag>) {
    let (Some(sheet), Some(rota)) = (rules.state.sheet(week), rules.rota(week)) else { return };
    let teams: BTreeSet<TeamId> = match team {
        Some(team) => [team.clone()].into(),
        None => rules.state.records.teams.keys().cloned().collect(),
    };
    let changes = match team {
        Some(_) => rota.changes_for(rules.state, &teams),
        None => rota.changes_since_published(rules.state),
    };
    let kept_nowhere = teams.iter().filter(|team| sheet.edition_of(team).is_none()).collect();
    let (mut many, mut people) = since(&changes);
    let (more, others) = touched_since(rules.state, sheet, &kept_nowhere);
    many += more;
    people.extend(others);
    if many == 0 {
        return;
    }
    let names: Vec<&str> = people.iter().map(|person| rules.state.display_name(person)).collect();
    let names = if names.is_empty() { "nobody by name".to_owned() } else { names.join(", ") };
    let is_of_these =
        |booking: &Booking| team.is_none_or(|team| rules.state.teams_in(booking).contains(team));
    let in_sessions = sheet.sessions.values().map(|row| &row.item.booking).filter(|it| is_of_these(it));
    let in_sessions = in_sessions.filter_map(|booking| booking.reason.as_deref());
    let touches_these = |people: &[PersonId]| {
        let is_of = |id: &PersonId| team.is_none_or(|team| is_in_team(rules.state, id, team));
        people.is_empty() || people.iter().any(is_of)
    };
    let given = sheet.amendments.values().map(|row| &row.item).filter(|it| touches_these(&it.people));
    let kept: BTreeSet<&str> = given.map(|it| it.reason.as_str()).collect();
    let reasons: BTreeSet<&str> = if kept.is_empty() { in_sessions.collect() } else { kept };
    let reasons: Vec<&str> = reasons.into_iter().collect();
    let given = if reasons.is_empty() {
        "no reason was given".to_owned()
    } else {
        format!("reason: {}", reasons.join("; "))
    };
    let what = counted(many, "entry");
    let were = if many == 1 { "was" } else { "were" };
    let whose = whose(rules.state, team);
    flags.push(
        Flag::new(&CHANGED, Severity::Note, week, Subject::sheet(week, team))
            .all_week()
            .found(Figure::count(many), Figure::count(0))
            .says(format!("{what} changed after the week was published{whose}; it touches {names}"))
            .because(format!(
                "{what} of the week {were} changed after everybody had seen it{whose}. It touches {names}; {given}."
            ))
            .remedies(&["Tell those it touches"]),
    );
}

fn is_in_team(state: &State, id: &PersonId, team: &TeamId) -> bool {
    state.person(id).is_some_and(|person| person.team == *team)
}

/// How many things differ from what was published, and whom they touch.
fn since(changes: &[PublishedDiff]) -> (usize, BTreeSet<PersonId>) {
    let people = changes.iter().flat_map(PublishedDiff::touches).map(|(person, _)| person);
    (changes.len(), people.collect())
}

/// The same for teams of which nobody kept what was published: what was written later than the mark that says so. That a
/// session was done or missed is no change of the rota.
fn touched_since(state: &State, sheet: &Sheet, teams: &BTreeSet<&TeamId>) -> (usize, BTreeSet<PersonId>) {
    let is_later = |rev: Rev, of: &BTreeSet<TeamId>| {
        let those = teams.iter().filter(|team| of.is_empty() || of.contains(**team));
        those.filter_map(|team| sheet.mark_of(team)).any(|(marked, _)| rev > marked)
    };
    let as_it_went = |status| matches!(status, Status::Done | Status::Missed);
    let sessions = sheet.sessions.values().filter(|row| !as_it_went(row.item.booking.status));
    let sessions: Vec<_> =
        sessions.filter(|row| is_later(row.rev, &state.teams_in(&row.item.booking))).collect();
    let of_person = |id| state.person(id).map(|person| person.team.clone()).into_iter().collect();
    let shifts: Vec<_> =
        sheet.shifts.values().filter(|row| is_later(row.rev, &of_person(&row.item.person))).collect();
    let in_sessions = sessions.iter().flat_map(|row| row.item.booking.everyone());
    let people = in_sessions.chain(shifts.iter().map(|row| &row.item.person));
    (sessions.len() + shifts.len(), people.cloned().collect())
}
