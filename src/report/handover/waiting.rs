//! What waits for a lead, whoever did what since: leave to decide on, and sessions that somebody away cannot take.

use crate::domain::{FamilyRef, LeaveState, PersonId};
use crate::report::absence;
use crate::rota::Booked;
use crate::rules::{RuleContext, judge_week};
use crate::words::{day, in_a_row};

use super::circle::Circle;
use super::writer::leave_in_words;

/// How many weeks ahead sessions to cover are looked for, this one with them.
pub const WEEKS_AHEAD: i32 = 4;

/// Leave of the team that is asked for and not decided, as far as it is not over, by its first day.
pub(super) fn to_decide(rules: &RuleContext<'_>, circle: &Circle) -> Vec<String> {
    let all = rules.state.records.leave.values().map(|row| &row.item);
    let asked = all.filter(|leave| {
        leave.state == LeaveState::Requested
            && leave.span.last_day() >= rules.today
            && circle.people.contains(&leave.person)
    });
    let mut asked: Vec<_> = asked.collect();
    asked.sort_by_key(|leave| (leave.span.first_day(), leave.person.clone()));
    asked.into_iter().map(|leave| leave_in_words(rules.state, leave, rules.today)).collect()
}

/// What those of the team who are away leave to be covered from today on; a line each person and week.
pub(super) fn to_cover(rules: &RuleContext<'_>, circle: &Circle) -> Vec<String> {
    let this = rules.today.week();
    let mut lines = vec![];
    for rota in this.to(this.plus(WEEKS_AHEAD - 1)).filter_map(|week| rules.rota(week)) {
        let flags = judge_week(rules, rota.week());
        for person in &circle.people {
            let left = absence::to_cover(&rota, &flags, person);
            let left: Vec<&Booked> = left.filter(|booked| booked.start.date() >= rules.today).collect();
            if !left.is_empty() {
                lines.push(line(rules, person, &left));
            }
        }
    }
    lines
}

/// `Aisha is away: 3 sessions to cover from Mon 7 Dec, A1, A4 and A3`.
fn line(rules: &RuleContext<'_>, person: &PersonId, sessions: &[&Booked]) -> String {
    let who = rules.state.display_name(person);
    let mut whom: Vec<String> = vec![];
    for family in sessions.iter().flat_map(|booked| &booked.booking().families).map(FamilyRef::called) {
        if !whom.contains(&family) {
            whom.push(family);
        }
    }
    let whom = if whom.is_empty() { String::new() } else { format!(", {}", in_a_row(&whom)) };
    let date = sessions.first().map(|booked| booked.start.date());
    let first = date.map(|date| day(date, rules.today)).unwrap_or_default();
    let is = if date.is_some_and(|date| rules.has_left(person, date)) { "has left" } else { "is away" };
    match sessions.len() {
        1 => format!("{who} {is}: 1 session to cover on {first}{whom}"),
        many => format!("{who} {is}: {many} sessions to cover from {first}{whom}"),
    }
}
