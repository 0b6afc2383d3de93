//! Of when a file is, and of whom: in words, and in its name.

use crate::domain::{Date, SheetState, State, TeamId, Week};
use crate::words::{capital, dated, in_a_row};

use super::{ExportOrder, Given, Giver};

/// What a file is called, without its ending: `rota-2026-W49`, `payroll-2026-11`, `leave-2026`.
pub(super) fn stem(order: &ExportOrder) -> String {
    let what = match (order.given, &order.person) {
        (Given::Person, Some(person)) => person.to_string(),
        (given, Some(person)) => format!("{}-{person}", given.word()),
        (given, None) => given.word().to_owned(),
    };
    let team = order.team.as_ref().map(|team| format!("-{team}")).unwrap_or_default();
    let when = match (order.given, order.days) {
        (Given::Caseload | Given::Handover, _) => String::new(),
        (Given::Leave, _) => format!("-{}", order.year),
        (_, Some((first, _))) => format!("-{:04}-{:02}", first.year(), first.month()),
        (_, None) if order.first == order.last => format!("-{}", order.first),
        (_, None) => format!("-{}-to-{}", order.first, order.last),
    };
    format!("{what}{team}{when}")
}

/// The days of an order: its weeks', or those of them that are wanted.
pub(super) fn days(order: &ExportOrder) -> (Date, Date) {
    order.days.unwrap_or((order.first.monday(), order.last.sunday()))
}

/// Whether a day is one of an order's.
pub(super) fn holds(order: &ExportOrder, date: Date) -> bool {
    let (first, last) = days(order);
    (first..=last).contains(&date)
}

/// Whose it is and of which days: `Ailsa MBU, Mon 30 Nov 2026 to Sun 6 Dec 2026 (2026-W49)`.
pub(super) fn about(order: &ExportOrder, giver: &Giver<'_>) -> String {
    let (first, last) = days(order);
    let weeks = match order.days {
        Some(_) => String::new(),
        None if order.first == order.last => format!(" ({})", order.first),
        None => format!(" ({} to {})", order.first, order.last),
    };
    let when = format!("{} to {}{weeks}", dated(first), dated(last));
    match whose(order, giver) {
        Some(whose) => format!("{whose}, {when}"),
        None => when,
    }
}

/// Whose it is: a person's, a team's, the service's.
pub(super) fn whose(order: &ExportOrder, giver: &Giver<'_>) -> Option<String> {
    let state = giver.seen;
    let person = order.person.as_ref().and_then(|it| state.person(it)).map(|it| it.name.clone());
    let team = || order.team.as_ref().and_then(|it| state.team(it)).map(|it| it.name.clone());
    let name = person.or_else(team).or_else(|| state.service().map(|it| it.name.clone()))?;
    Some(giver.before_a_stranger().text(&name))
}

/// That some of the weeks are drafts, or that not all of their parts are here, where it is so.
pub(super) fn drafts(order: &ExportOrder, giver: &Giver<'_>, is_part: bool) -> Vec<String> {
    if order.published {
        return vec!["Weeks that are drafts are left out.".to_owned()];
    }
    let state_of = |week: Week| match (&order.person, &order.team) {
        (Some(person), _) => giver.whole.state_for(week, person),
        (None, Some(team)) => giver.whole.team_state(week, team),
        (None, None) => giver.whole.week_state(week),
    };
    let drafts: Vec<String> = order
        .first
        .to(order.last)
        .filter(|week| state_of(*week) == SheetState::Draft)
        .map(|week| week.to_string())
        .collect();
    let mut notes = match drafts.as_slice() {
        [] => vec![],
        [one] => vec![format!("{one} is a draft and may still change.")],
        [first, .., last] if drafts.len() > 4 => {
            vec![format!("{} weeks from {first} to {last} are drafts and may still change.", drafts.len())]
        }
        several => vec![format!("{} are drafts and may still change.", in_a_row(several))],
    };
    if is_part {
        notes.push("Of drafts it has only what is yours to see already.".to_owned());
    }
    notes
}

/// The name of a team, in letters that no reference stands in.
pub(super) fn team_name(state: &State, team: &TeamId) -> String {
    capital(state.team(team).map_or(team.as_str(), |it| &it.name))
}
