//! The row of a family, in as many columns as there are.

use ratatui::text::Line as Drawn;

use super::super::DrawContext;
use super::super::text::Strip;
use crate::app::screen::caseload::CaseGrouping;
use crate::app::words;
use crate::domain::{Date, PersonId};
use crate::planner::caseload::CaseloadLine;
use crate::rota::caseload::Stage;

/// What a column tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Reference,
    Stage,
    Status,
    Worker,
    Backup,
    KeyWorker,
    Formats,
    Plan,
    Last,
    Next,
    Due,
    Load,
    Flags,
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Reference => "family",
            Self::Stage => "stage",
            Self::Status => "status",
            Self::Worker => "worker",
            Self::Backup => "backup",
            Self::KeyWorker => "key worker",
            Self::Formats => "formats",
            Self::Plan => "plan",
            Self::Last => "last",
            Self::Next => "next booked",
            Self::Due => "due",
            Self::Load => "a week",
            Self::Flags => "flags",
        }
    }

    const fn wide(self) -> usize {
        match self {
            Self::Reference | Self::Status | Self::Plan | Self::Due => 9,
            Self::Stage => 12,
            Self::Worker | Self::Backup => 10,
            Self::KeyWorker | Self::Load => 11,
            Self::Formats => 14,
            Self::Last => 7,
            Self::Next => 15,
            Self::Flags => 8,
        }
    }
}

/// The columns that fit, the most wanted.
pub(super) struct Columns(Vec<Column>);

/// Every column but that of what they are grouped by, the most wanted first.
const WANTED: [Column; 13] = [
    Column::Reference,
    Column::Due,
    Column::Next,
    Column::Flags,
    Column::Stage,
    Column::Status,
    Column::Last,
    Column::Worker,
    Column::Plan,
    Column::Load,
    Column::Backup,
    Column::KeyWorker,
    Column::Formats,
];

/// In which order they stand.
const ORDER: [Column; 13] = [
    Column::Reference,
    Column::Stage,
    Column::Status,
    Column::Worker,
    Column::Backup,
    Column::KeyWorker,
    Column::Formats,
    Column::Plan,
    Column::Last,
    Column::Next,
    Column::Due,
    Column::Load,
    Column::Flags,
];

impl Columns {
    /// The columns that fit into so many.
    pub(super) fn of(columns: usize, by: CaseGrouping) -> Self {
        let mut left = columns.saturating_sub(3);
        let mut taken = vec![];
        let told = |column: &Column| match column {
            Column::Worker => by == CaseGrouping::Worker,
            Column::Status => by == CaseGrouping::Status,
            _ => false,
        };
        for column in WANTED.into_iter().filter(|column| !told(column)) {
            if column.wide() <= left {
                left -= column.wide();
                taken.push(column);
            } else {
                break;
            }
        }
        Self(ORDER.into_iter().filter(|column| taken.contains(column)).collect())
    }

    /// Their names.
    pub(super) fn names(&self, columns: usize, context: DrawContext) -> Drawn<'static> {
        let mut line = Strip::new(columns);
        line.put("   ", context.theme.text);
        for column in &self.0 {
            line.put_fit(column.name(), column.wide(), context.theme.quiet);
        }
        line.line()
    }

    /// A family's row.
    pub(super) fn row(
        &self,
        columns: usize,
        context: DrawContext,
        line: &CaseloadLine,
        marked: bool,
    ) -> Strip {
        let theme = context.theme;
        let mut row = Strip::new(columns);
        row.put(" ", theme.text);
        row.put("  ", theme.text);
        for column in &self.0 {
            cell(&mut row, context, line, *column, marked);
        }
        row
    }
}

fn cell(row: &mut Strip, context: DrawContext, line: &CaseloadLine, column: Column, marked: bool) {
    let DrawContext { app, theme } = context;
    let (family, wide, none) = (&line.family, column.wide(), theme.signs.nothing);
    let call = |person: &Option<PersonId>| {
        person.as_ref().map_or(none.to_owned(), |person| app.shown().display_name(person).to_owned())
    };
    let today = app.today();
    let (text, style) = match column {
        Column::Reference => {
            row.put_fit(family.reference.called(), wide - 1, theme.text);
            row.put(" ", theme.text);
            return;
        }
        Column::Stage => (line.stage.map_or(none.to_owned(), Stage::short), theme.text),
        Column::Status => (family.status.word().to_owned(), theme.text),
        Column::Worker => (call(&family.worker), theme.text),
        Column::Backup => (call(&family.backup), theme.quiet),
        Column::KeyWorker => (call(&family.key_worker), theme.quiet),
        Column::Formats => {
            let words: Vec<&str> = family.formats.iter().map(|format| format.word()).collect();
            (words.join(" "), theme.quiet)
        }
        Column::Plan => (plan(line).unwrap_or(none.to_owned()), theme.quiet),
        Column::Last => (line.last.map_or(none.to_owned(), short), theme.text),
        Column::Next => {
            let next = line.next.as_ref().map(|next| {
                let joint = if next.joint { "+" } else { "" };
                let joint = if next.people.is_empty() { " to cover" } else { joint };
                format!("{} {}{joint}", short(next.start.date()), next.start.time())
            });
            let style = if app.preview.is_some() && marked { theme.amber } else { theme.text };
            (next.unwrap_or(none.to_owned()), style)
        }
        Column::Due => match line.due {
            Some(due) if due < today => (format!("{} late", short(due)), theme.amber),
            Some(due) => (short(due), theme.text),
            None => (none.to_owned(), theme.text),
        },
        Column::Load => {
            let share = line.share.map_or(String::new(), |share| format!(" {share}%"));
            let minutes =
                if line.minutes.0 == 0 { none.to_owned() } else { format!("{}{share}", line.minutes) };
            (minutes, theme.quiet)
        }
        Column::Flags => {
            flags(row, context, line);
            return;
        }
    };
    row.put_fit(text, wide - 1, style);
    row.put(" ", theme.text);
}

/// The signs of what is flagged, each once with how many.
fn flags(row: &mut Strip, context: DrawContext, line: &CaseloadLine) {
    let theme = context.theme;
    for group in line.flags.chunk_by(|a, b| a.severity == b.severity) {
        let Some(first) = group.first() else { continue };
        let many = if group.len() > 1 { group.len().to_string() } else { String::new() };
        row.put(format!("{}{many} ", theme.sign(first.severity)), theme.severity(first.severity));
    }
}

/// How often and how long: `7 d 1:00`.
fn plan(line: &CaseloadLine) -> Option<String> {
    let every = line.family.every_days?;
    let minutes = line.family.minutes.map_or(String::new(), |minutes| format!(" {minutes}"));
    Some(format!("{every} d{minutes}"))
}

/// A day without its year: `27 Oct`.
pub(super) fn short(date: Date) -> String {
    let whole = words::date(date);
    whole.rsplit_once(' ').map_or(whole.clone(), |(short, _)| short.to_owned())
}
