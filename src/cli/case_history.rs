//! How one family's case went, on paper and for a program: `tandem cases --history REF`.

use serde::Serialize;

use crate::domain::{Date, GroupId, MeasurePoint, Moment, PersonId, PlaceId, State};
use crate::report::case_history::{CaseContact, CaseHistory, CaseLine, ContactOutcome};

/// As text; read aloud, a sentence a line.
pub fn text(state: &State, history: &CaseHistory, now: Moment, plain: bool) -> String {
    let told = history.told(state, now);
    let lines: Vec<CaseLine> = told.about.into_iter().chain(told.contacts).collect();
    let name = |line: &CaseLine| match line {
        CaseLine::Fact(name, _) | CaseLine::Course { name, .. } => name.chars().count(),
        CaseLine::Heading(_) => 0,
    };
    let wide = lines.iter().map(name).max().unwrap_or(0);
    let line = |line: &CaseLine| match line {
        CaseLine::Heading(title) => format!("\n{title}\n"),
        CaseLine::Fact(name, said) | CaseLine::Course { name, said, .. } if plain => {
            format!("{name}: {}.\n", said.trim_end_matches('.'))
        }
        CaseLine::Fact(name, said) | CaseLine::Course { name, said, .. } => {
            format!("  {name:wide$}  {said}\n")
        }
    };
    let title = format!("Case {}\n", history.family.reference.called());
    std::iter::once(title).chain(lines.iter().map(line)).collect()
}

/// A case as a program reads it.
#[derive(Debug, Serialize)]
pub struct CaseDocument<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    weeks_since_started: Option<i32>,
    kept: usize,
    in_groups: usize,
    missed: usize,
    called_off: usize,
    unmarked: usize,
    moved: usize,
    minutes: i32,
    last: Option<String>,
    next: Option<&'a str>,
    contacts: Vec<ContactRow<'a>>,
    measures: Vec<MeasureRow>,
}

#[derive(Debug, Serialize)]
struct ContactRow<'a> {
    session: &'a str,
    start: String,
    minutes: i32,
    activity: &'a str,
    group: Option<&'a str>,
    outcome: &'static str,
    moved_from: Option<String>,
    people: &'a [PersonId],
    place: Option<&'a str>,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct MeasureRow {
    measure: &'static str,
    on: String,
    point: &'static str,
    score: u8,
}

impl<'a> CaseDocument<'a> {
    /// Of a history.
    pub fn of(history: &'a CaseHistory) -> Self {
        let sums = &history.sums;
        let measures = history.measured.iter().flat_map(|it| {
            let row = |(on, point, score): &(Date, MeasurePoint, u8)| MeasureRow {
                measure: it.scale.word(),
                on: on.to_string(),
                point: point.word(),
                score: *score,
            };
            it.scores.iter().map(row)
        });
        Self {
            reference: history.family.reference.as_str(),
            weeks_since_started: sums.weeks,
            kept: sums.one_to_one + sums.in_groups,
            in_groups: sums.in_groups,
            missed: sums.missed,
            called_off: sums.called_off,
            unmarked: sums.unmarked,
            moved: sums.moved,
            minutes: sums.minutes.0,
            last: sums.last.map(|last| last.to_string()),
            next: sums.next.as_ref().map(|it| it.session.as_str()),
            contacts: history.contacts.iter().map(ContactRow::of).collect(),
            measures: measures.collect(),
        }
    }
}

impl<'a> ContactRow<'a> {
    fn of(it: &'a CaseContact) -> Self {
        Self {
            session: it.session.as_str(),
            start: it.start.to_string(),
            minutes: it.minutes.0,
            activity: it.activity.as_str(),
            group: it.group.as_ref().map(GroupId::as_str),
            outcome: match it.outcome {
                ContactOutcome::Kept => "kept",
                ContactOutcome::Missed => "missed",
                ContactOutcome::CalledOff => "called-off",
                ContactOutcome::Unmarked => "unmarked",
                ContactOutcome::Booked => "booked",
            },
            moved_from: it.moved_from.map(|from| from.to_string()),
            people: &it.people,
            place: it.place.as_ref().map(PlaceId::as_str),
            reason: it.reason.as_deref(),
        }
    }
}
