//! The row of a family, in as many columns as there are.

use ratatui::style::Style;
use ratatui::text::Line as Drawn;

use super::super::DrawContext;
use super::super::spoken::sentences;
use super::super::text::{Strip, width};
use crate::app::screen::caseload::CaseGrouping;
use crate::app::{FlagMark, words};
use crate::domain::{Date, FamilyStatus, PersonId, counted};
use crate::planner::caseload::{CaseloadLine, NextContact};
use crate::rota::caseload::Stage;

/// What a column tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Reference,
    Stage,
    Status,
    Worker,
    Every,
    Each,
    Last,
    Next,
    Due,
    Load,
    KeyWorker,
    Backup,
    Formats,
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Reference => "family",
            Self::Stage => "stage",
            Self::Status => "status",
            Self::Worker => "worker",
            Self::Every => "every",
            Self::Each => "each",
            Self::Last => "last",
            Self::Next => "next booked",
            Self::Due => "due",
            Self::Load => "a week",
            Self::KeyWorker => "key worker",
            Self::Backup => "backup",
            Self::Formats => "formats",
        }
    }

    /// Its columns, the gap after it included: what stands in it is never longer.
    const fn wide(self) -> usize {
        match self {
            Self::Reference | Self::Every | Self::Last | Self::Status => 9,
            Self::Stage => 18,
            Self::Worker | Self::Backup => 10,
            Self::Each | Self::Load => 7,
            Self::Next => 22,
            Self::Due | Self::KeyWorker => 11,
            Self::Formats => 16,
        }
    }
}

/// The columns that fit.
pub(super) struct Columns(Vec<Column>);

/// Every column, the most wanted first.
const WANTED: [Column; 13] = [
    Column::Reference,
    Column::Due,
    Column::Next,
    Column::Stage,
    Column::Last,
    Column::Worker,
    Column::Load,
    Column::Every,
    Column::Each,
    Column::KeyWorker,
    Column::Backup,
    Column::Formats,
    Column::Status,
];

/// In which order they stand.
const ORDER: [Column; 13] = [
    Column::Reference,
    Column::Stage,
    Column::Status,
    Column::Worker,
    Column::Every,
    Column::Each,
    Column::Last,
    Column::Next,
    Column::Due,
    Column::Load,
    Column::KeyWorker,
    Column::Backup,
    Column::Formats,
];

/// Columns before the first: a gap, the marker and the sign of the gravest flag.
const BEFORE: usize = 4;

impl Columns {
    /// The columns that fit into so many.
    pub(super) fn of(columns: usize, by: CaseGrouping) -> Self {
        let mut left = columns.saturating_sub(BEFORE);
        let mut taken = vec![];
        let told = |column: &Column| match column {
            Column::Worker => by == CaseGrouping::Worker,
            Column::Status => by == CaseGrouping::Status,
            _ => false,
        };
        for column in WANTED.into_iter().filter(|column| !told(column)) {
            if column.wide() > left {
                break;
            }
            left -= column.wide();
            taken.push(column);
        }
        Self(ORDER.into_iter().filter(|column| taken.contains(column)).collect())
    }

    /// Their names.
    pub(super) fn names(&self, columns: usize, context: DrawContext) -> Drawn<'static> {
        let mut line = Strip::new(columns);
        line.put(" ".repeat(BEFORE), context.theme.text);
        for column in &self.0 {
            line.put_fit(column.name(), column.wide(), context.theme.quiet);
        }
        line.line()
    }

    /// A family's row.
    pub(super) fn row(&self, columns: usize, context: DrawContext, line: &CaseloadLine) -> Strip {
        let theme = context.theme;
        let mut row = Strip::new(columns);
        row.put(" ", theme.text);
        row.put(" ", theme.text);
        match context.app.mark_of_flags(&line.flags) {
            Some(mark) => row.put(theme.mark(mark), theme.of_mark(mark)),
            None => row.put(" ", theme.text),
        }
        row.put(" ", theme.text);
        for column in &self.0 {
            let (texts, style) = cell(context, line, *column);
            let room = column.wide() - 1;
            let text = texts.iter().find(|text| width(text) <= room).or(texts.last());
            row.put_fit(text.map_or("", String::as_str), room, style);
            row.put(" ", theme.text);
        }
        row
    }
}

/// A family's row as it is said: `A1. Amber. 10 wk old. Last Tue 1. Next today 11:30 group. Due Fri 4. 2:20 a week.`
pub(super) fn sentences_of(context: DrawContext, line: &CaseloadLine) -> String {
    let told = |column: Column| cell(context, line, column).0.into_iter().next().unwrap_or_default();
    let named = |name: &str, column: Column, after: &str| match told(column) {
        text if text.is_empty() => text,
        text => format!("{name} {text}{after}"),
    };
    let mark = context.app.mark_of_flags(&line.flags).map_or("", FlagMark::word);
    let next = if line.next.is_none() { "none booked".to_owned() } else { named("next", Column::Next, "") };
    sentences([
        told(Column::Reference),
        mark.to_owned(),
        told(Column::Stage),
        named("last", Column::Last, ""),
        next,
        named("due", Column::Due, ""),
        named("", Column::Load, " a week"),
    ])
}

/// What stands in a cell, the fullest first.
fn cell(context: DrawContext, line: &CaseloadLine, column: Column) -> (Vec<String>, Style) {
    let DrawContext { app, theme } = context;
    let family = &line.family;
    let (today, state) = (app.today(), app.shown());
    let call = |person: &Option<PersonId>| {
        person.as_ref().map_or(String::new(), |person| state.display_name(person).to_owned())
    };
    let (texts, style) = match column {
        Column::Reference => (vec![family.reference.called()], theme.text),
        Column::Stage => (stage(line), theme.text),
        Column::Status => (vec![family.status.word().to_owned()], theme.text),
        Column::Worker => (vec![call(&family.worker)], theme.text),
        Column::Backup => (vec![call(&family.backup)], theme.quiet),
        Column::KeyWorker => (vec![call(&family.key_worker)], theme.quiet),
        Column::Formats => {
            let words: Vec<&str> = family.formats.iter().map(|format| format.word()).collect();
            (vec![words.join(" "), words.first().copied().unwrap_or_default().to_owned()], theme.quiet)
        }
        Column::Every => {
            let every = family.every_days.and_then(|days| i32::try_from(days).ok());
            (every.map_or(vec![], |days| vec![counted(days, "day"), format!("{days} d")]), theme.quiet)
        }
        Column::Each => (family.minutes.map_or(vec![], |minutes| vec![minutes.to_string()]), theme.quiet),
        Column::Last => {
            let last = line.last.map_or("not yet".to_owned(), |last| near(last, today));
            (vec![last], theme.text)
        }
        Column::Next => {
            let style = if app.preview.is_some() { theme.amber } else { theme.text };
            (line.next.as_ref().map_or(vec![], |next| next_booked(context, line, next)), style)
        }
        Column::Due => match line.due {
            Some(due) if due < today => (vec![format!("{} d late", today.days_since(due))], theme.amber),
            Some(due) if due == today => (vec!["today".to_owned()], theme.text),
            Some(due) => (vec![near(due, today)], theme.text),
            None => (vec![], theme.text),
        },
        Column::Load => {
            (if line.minutes.0 == 0 { vec![] } else { vec![line.minutes.to_string()] }, theme.quiet)
        }
    };
    (texts, style)
}

/// How far along, and where the case stands where it is not simply under way.
fn stage(line: &CaseloadLine) -> Vec<String> {
    let stage = line.stage.map(Stage::short);
    let status = match line.family.status {
        FamilyStatus::Active => None,
        FamilyStatus::Reduced => Some("less for now"),
        status => Some(status.word()),
    };
    match (stage, status) {
        (Some(stage), Some(status)) => vec![format!("{stage}, {status}"), status.to_owned()],
        (Some(stage), None) => vec![stage],
        (None, status) => vec![status.unwrap_or_default().to_owned()],
    }
}

/// When the next contact is, and who has it where that is not simply the worker.
fn next_booked(context: DrawContext, line: &CaseloadLine, next: &NextContact) -> Vec<String> {
    let app = context.app;
    let on = next.start.date();
    let day = if on == app.today() { "today".to_owned() } else { near(on, app.today()) };
    let when = format!("{day} {}", next.start.time());
    let who = match next.people.as_slice() {
        [] => "to cover".to_owned(),
        _ if next.in_group => "group".to_owned(),
        people if people.len() == 1 && people.first() == line.family.worker.as_ref() => {
            if next.joint {
                "jointly".to_owned()
            } else {
                String::new()
            }
        }
        [first, rest @ ..] => {
            let name = app.shown().display_name(first);
            if rest.is_empty() { name.to_owned() } else { format!("{name} +{}", rest.len()) }
        }
    };
    let short = if next.people.is_empty() { format!("{when} ?") } else { when.clone() };
    [(!who.is_empty()).then(|| format!("{when} {who}")), Some(short)].into_iter().flatten().collect()
}

/// A day as one says it from today: `Fri 4` within a fortnight, else `4 Jan`, in another year `Jan 2025`.
pub(super) fn near(date: Date, today: Date) -> String {
    let whole = words::date(date);
    match date.days_since(today) {
        -13..=13 => format!("{} {}", date.weekday(), date.day()),
        _ if date.year() == today.year() => {
            whole.rsplit_once(' ').map_or(whole.clone(), |(short, _)| short.to_owned())
        }
        _ => whole.split_once(' ').map_or(whole.clone(), |(_, month)| month.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_from_today_and_fits_its_column() {
        let today: Date = "2026-12-02".parse().unwrap();
        for (day, said) in [
            ("2026-12-04", "Fri 4"),
            ("2026-11-27", "Fri 27"),
            ("2026-12-09", "Wed 9"),
            ("2026-12-16", "16 Dec"),
            ("2027-01-04", "Jan 2027"),
            ("2026-10-27", "27 Oct"),
            ("2025-12-02", "Dec 2025"),
        ] {
            let said_of = near(day.parse().unwrap(), today);
            assert_eq!(said_of, said);
            assert!(said_of.len() < Column::Last.wide());
        }
    }

    #[test]
    fn columns_go_whole_and_the_dearest_stay() {
        let names = |columns| {
            let all = Columns::of(columns, CaseGrouping::Worker).0;
            all.iter().map(|column| column.name()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(80), "family stage last next booked due a week");
        assert_eq!(names(120), "family stage every each last next booked due a week key worker backup");
        assert_eq!(names(30), "family due");
        assert_eq!(names(3), "");
    }
}
