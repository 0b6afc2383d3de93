//! Tables brought in.

use super::command::{ImportCommand, Target, What};
use super::commit::{Committed, commit};
use super::report::{ErrorRow, ImportReport, WarningRow};
use crate::app::Visibility;
use crate::cli::{Common, Failure};
use crate::desk::Desk;
use crate::domain::{PersonId, Redaction, State, Week};
use crate::exchange::bring::{self, BringAsked};
use crate::exchange::table::{self, TableAsked, TableField, TableKind, TableRows};
use crate::rota::{PersonHours, RotaWeek, WeekHours};

pub(super) fn bring(
    command: &ImportCommand,
    common: &Common,
    desk: &Desk,
    state: &State,
    seen: &State,
    target: &Target,
    bytes: &[u8],
) -> Result<(), Failure> {
    let kind = command.what.and_then(kind_of);
    let asked = asked(command, common, seen, kind)?;
    let read = table::read(bytes, &asked, seen);
    // Columns that are said once are known the next time.
    let said = asked.remembered.iter().chain(&asked.columns);
    let mut columns: Vec<String> = said.map(|(heading, field)| format!("{heading}={field}")).collect();
    columns.sort();
    columns.dedup();
    let rows = read.rows.clone();
    let mut report = ImportReport::of_table(read, command.source.clone());
    if report.faults() > 0 && !(command.skip_bad && rows.is_some()) {
        return command.refuse(common, report.without_rows());
    }
    let Some(rows) = rows else { return command.refuse(common, report) };
    report.skip_faults();
    if let TableRows::Hours(rows) = &rows {
        let mut worked = Worked { seen, common, week: None };
        report.differences = Some(bring::compare(rows, seen, &mut |person, week| worked.of(person, week)));
        return command.tell(common, &report, true);
    }
    let redaction = Redaction::before(common.author(), state);
    let asked = BringAsked {
        author: common.author(),
        team: target.team.as_ref(),
        person: target.person.as_ref(),
        source: command.source.as_deref(),
        columns,
        today: common.today(state),
        hides: &|family| redaction.hides(family),
    };
    let mut bringing = bring::bring(&rows, &asked, seen);
    report.errors.extend(bringing.faults.drain(..).map(ErrorRow::Table));
    report.warnings.extend(bringing.warnings.drain(..).map(WarningRow::Table));
    if !report.errors.is_empty() && !command.skip_bad {
        return command.refuse(common, report.without_rows());
    }
    report.skip_faults();
    if let Some(said) = bringing.said.as_ref().filter(|_| !command.json && command.team.is_none()) {
        common.say(&format!("{}: note: {said}", command.name()));
    }
    match commit(command, common, desk, state, &bringing, &mut report)? {
        Committed::Refused => command.refuse(common, report.without_rows()),
        Committed::Taken => {
            let printed = command.tell(common, &report, bringing.changes.is_empty());
            if command.dry_run || bringing.changes.is_empty() {
                printed
            } else {
                printed.map_err(Failure::though_saved)
            }
        }
    }
}

fn kind_of(what: What) -> Option<TableKind> {
    match what {
        What::Staff => Some(TableKind::Staff),
        What::Leave => Some(TableKind::Leave),
        What::Duties => Some(TableKind::Duties),
        What::Hours => Some(TableKind::Hours),
        What::Caseload => Some(TableKind::Caseload),
        What::Team | What::Busy | What::Meetings | What::Holidays => None,
    }
}

/// How the table is to be read; the error says what is wrong with a map.
fn asked(
    command: &ImportCommand,
    common: &Common,
    seen: &State,
    kind: Option<TableKind>,
) -> Result<TableAsked, Failure> {
    let mut columns = vec![];
    for map in &command.maps {
        let Some((heading, field)) = map.rsplit_once('=').filter(|it| !it.0.trim().is_empty()) else {
            return Err(Failure::Input(format!(
                "--map {map:?}: write it as \"Heading=field\", such as \"Work Time=paid\""
            )));
        };
        let Some(kind) = kind else {
            return Err(Failure::Input(
                "--map needs --what: which fields there are follows from what the file holds".to_owned(),
            ));
        };
        let field = kind.field(field).map_err(|words| Failure::Input(format!("--map {map:?}: {words}")))?;
        columns.push((heading.trim().to_owned(), field));
    }
    let remembered: Vec<(String, TableField)> = match (kind, &command.source) {
        (Some(kind), Some(source)) => {
            let kept = bring::columns_of(common.author().name(), source, &kind.to_string(), seen);
            let read = |it: &String| {
                let (heading, field) = it.rsplit_once('=')?;
                Some((heading.to_owned(), kind.field(field).ok()?))
            };
            kept.iter().filter_map(read).collect()
        }
        _ => vec![],
    };
    Ok(TableAsked { kind, columns, remembered, sheet: command.sheet.clone() })
}

/// Hours as they are known here, a week at a time.
struct Worked<'s> {
    seen: &'s State,
    common: &'s Common,
    week: Option<(Week, Vec<PersonHours>)>,
}

impl Worked<'_> {
    fn of(&mut self, person: &PersonId, week: Week) -> Option<PersonHours> {
        if self.week.as_ref().is_none_or(|it| it.0 != week) {
            let rota = RotaWeek::of(self.seen, week).ok()?;
            self.week = Some((week, WeekHours::of(self.seen, &rota).people));
        }
        let sight = Visibility::of(self.seen, self.common.author());
        let (_, people) = self.week.as_ref()?;
        let found = people.iter().find(|it| it.person == *person)?;
        sight.shows_hours(self.seen, week, person).then(|| found.clone())
    }
}
