//! One person's day in a few columns: when they are in, how much is booked, what is flagged, with whom they are.

use crate::app::{WeekView, words};
use crate::domain::{ActivityKind, Date, LeaveState, Moment, PersonId, State, TableName};
use crate::rota::{AwayReason, Booked};
use crate::rules::{Flag, Severity, When};

/// When a person is in, shortened to the hour where that is exact: `9–15`, `9–14:54`.
pub(super) fn presence(view: &WeekView, state: &State, person: &PersonId, day: Date) -> Option<String> {
    let shifts: Vec<_> = view.rota.shifts_of_on(person, day).collect();
    let pieces: Vec<String> = shifts
        .iter()
        .flat_map(|shift| &shift.pieces)
        .map(|piece| format!("{}–{}", short(piece.start), short(piece.end)))
        .collect();
    let away = shifts.iter().flat_map(|shift| &shift.taken).next().map(|taken| match taken.by {
        AwayReason::Holiday => "holiday",
        AwayReason::Leave(kind) => words::kind_in_public(kind),
    });
    let asked = asked_for(state, person, day).then_some("leave asked");
    match (pieces.is_empty(), away.or(asked)) {
        (true, None) => None,
        (true, Some(away)) => Some(away.to_owned()),
        (false, None) => Some(pieces.join("+")),
        (false, Some(away)) => Some(format!("{} {away}", pieces.join("+"))),
    }
}

/// What is said of a person's day, the fullest first, for whatever room there is: when they are in and how much they do,
/// or what is to be covered while they are away, or what nobody could do and is to be said of.
pub(super) fn says(
    view: &WeekView,
    (person, day): (&PersonId, Date),
    now: Moment,
    presence: Option<&str>,
    nothing: &str,
) -> Vec<String> {
    let works = |booked: &&Booked| booked.counts() && booked.has(person);
    let count = view.sessions(person, day).filter(works).count();
    let says = match (presence, count) {
        (None, 0) => None,
        (None, n) => Some(format!("out {n}")),
        (Some(presence), 0) => Some(presence.to_owned()),
        (Some(presence), n) => Some(format!("{presence} {n}")),
    };
    let (ahead, begun): (Vec<_>, Vec<_>) = view.to_cover(person, day).partition(|it| it.start > now);
    let (many, what) = match (ahead.len(), begun.len()) {
        (0, 0) => return vec![says.unwrap_or_else(|| nothing.to_owned())],
        (0, begun) => (begun, "to mark"),
        (ahead, _) => (ahead, "to cover"),
    };
    let short = what.trim_start_matches("to ");
    let full = says.map(|says| format!("{says}, {many} {what}"));
    full.into_iter().chain([format!("{many} {what}"), format!("{short} {many}")]).collect()
}

fn asked_for(state: &State, person: &PersonId, day: Date) -> bool {
    let mut leave = state.records.leave.values().map(|row| &row.item);
    leave.any(|it| it.person == *person && it.state == LeaveState::Requested && it.span.touches(day))
}

fn short(moment: Moment) -> String {
    let time = moment.time();
    if time.minute() == 0 { time.hour().to_string() } else { format!("{}:{:02}", time.hour(), time.minute()) }
}

/// The gravest flag about a person on a day.
pub(super) fn gravest<'a>(view: &'a WeekView, person: &PersonId, day: Date) -> Option<&'a Flag> {
    let on_day = |flag: &&Flag| {
        let start = flag.start.map(When::date);
        let end = flag.end.map_or(start, |end| Some(end.date()));
        start == Some(day) && (end == start || flag.subject.kind == TableName::Session)
    };
    view.flags
        .iter()
        .filter(|flag| flag.people.contains(person))
        .filter(on_day)
        .min_by_key(|flag| flag.severity)
}

/// How many flags of each severity name a person.
pub(super) fn flag_counts(view: &WeekView, person: &PersonId) -> [(Severity, usize); 3] {
    [Severity::Red, Severity::Amber, Severity::Note]
        .map(|severity| (severity, view.flags_of(person).filter(|flag| flag.severity == severity).count()))
}

/// With whom a person is on a day: families by reference, groups by title, in order.
pub(super) fn with_whom(view: &WeekView, state: &State, person: &PersonId, day: Date) -> String {
    let mut parts: Vec<String> = vec![];
    for booked in view.sessions(person, day).filter(|booked| booked.counts()) {
        let booking = booked.booking();
        if booked.kind == Some(ActivityKind::Group) {
            let title = words::what(booking, state);
            parts.push(title.split_whitespace().next().unwrap_or_default().to_owned());
        } else {
            parts.extend(booking.families.iter().map(words::family));
        }
    }
    parts.dedup();
    parts.join(" ")
}
