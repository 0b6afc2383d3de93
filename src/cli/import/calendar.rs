//! Calendars brought in: busy times, meetings, holidays.

use super::busy;
use super::command::{ImportCommand, Target, What};
use super::commit::{Committed, commit};
use super::report::{ErrorRow, ImportReport, OccurrenceRow, WarningRow};
use crate::cli::{Common, Failure};
use crate::desk::Desk;
use crate::domain::{Date, State};
use crate::exchange::bring::{self, BringAsked, Bringing};
use crate::exchange::calendar::{self, CalendarWhen};

/// How far back a calendar is looked into when it is tried, in days.
const TRIED_BACK: i32 = 53 * 7;
/// How far ahead.
const TRIED_AHEAD: i32 = 104 * 7;
/// How far back meetings and busy times are taken, in days.
const TAKEN_BACK: i32 = 4 * 7;
/// How far ahead.
const TAKEN_AHEAD: i32 = 26 * 7;

pub(super) fn bring(
    command: &ImportCommand,
    common: &Common,
    desk: &Desk,
    state: &State,
    seen: &State,
    target: &Target,
    bytes: &[u8],
) -> Result<(), Failure> {
    let today = common.today(state);
    let what = command.what.or_else(|| guess(bytes, target, today, state));
    let Some(what) = what else {
        return Err(Failure::Input(format!(
            "what to take of {} is not said: --what busy with --person or --place, --what meetings with --team or \
             --person, or --what holidays",
            command.name()
        )));
    };
    if !command.maps.is_empty() || command.sheet.is_some() {
        return Err(Failure::Input(
            "a calendar has no sheets and columns: leave --sheet and --map out".to_owned(),
        ));
    }
    let asked = BringAsked {
        author: common.author(),
        team: target.team.as_ref(),
        person: target.person.as_ref(),
        source: command.source.as_deref(),
        columns: vec![],
        today,
        hides: &|_| false,
    };
    let mut report = ImportReport { source: command.source.clone(), ..ImportReport::default() };
    let bringing = if what == What::Holidays {
        holidays(&mut report, &asked, today, state, seen, bytes)
    } else {
        times(command, what, &mut report, &asked, target, seen, bytes)?
    };
    if report.faults() > 0 && !command.skip_bad {
        return command.refuse(common, report.without_rows());
    }
    report.skip_faults();
    let mut bringing = bringing;
    report.warnings.extend(bringing.warnings.drain(..).map(WarningRow::Table));
    report.errors.extend(bringing.faults.drain(..).map(ErrorRow::Table));
    if !report.errors.is_empty() {
        return command.refuse(common, report.without_rows());
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

/// What a calendar is taken for: of somebody it is busy times, of a team meetings, of whole days with names alone holidays.
fn guess(bytes: &[u8], target: &Target, today: Date, state: &State) -> Option<What> {
    if target.person.is_some() || target.place.is_some() {
        return Some(What::Busy);
    }
    if target.team.is_some() {
        return Some(What::Meetings);
    }
    let read = calendar::holidays(bytes, years(today), state.zone());
    // A list of holidays has one that everybody knows; whole days alone may be anybody's.
    let is_known = |name: &str| {
        let low = name.to_lowercase();
        ["holiday", "christmas", "new year", "boxing day", "good friday", "easter"]
            .iter()
            .any(|it| low.contains(it))
    };
    (read.faults.is_empty() && read.days.iter().any(|(_, name)| is_known(name))).then_some(What::Holidays)
}

/// The years whose holidays are read.
fn years(today: Date) -> (Date, Date) {
    let day = |year, month, day| Date::new(year, month, day).unwrap_or(today);
    (day(today.year() - 2, 1, 1), day(today.year() + 3, 12, 31))
}

fn holidays(
    report: &mut ImportReport,
    asked: &BringAsked<'_>,
    today: Date,
    state: &State,
    seen: &State,
    bytes: &[u8],
) -> Bringing {
    let read = calendar::holidays(bytes, years(today), state.zone());
    report.what = Some("holidays".to_owned());
    report.holidays = Some(read.days.iter().map(|(day, name)| (day.to_string(), name.clone())).collect());
    report.errors = ImportReport::calendar_faults(read.faults);
    report.more_errors = read.more_faults;
    report.warnings = ImportReport::calendar_warnings(read.warnings);
    bring::bring_holidays(&read.days, asked, seen)
}

fn times(
    command: &ImportCommand,
    what: What,
    report: &mut ImportReport,
    asked: &BringAsked<'_>,
    target: &Target,
    seen: &State,
    bytes: &[u8],
) -> Result<Bringing, Failure> {
    let today = asked.today;
    let taken = (today.plus_days(-TAKEN_BACK), today.plus_days(TAKEN_AHEAD));
    let window =
        if command.dry_run { (today.plus_days(-TRIED_BACK), today.plus_days(TRIED_AHEAD)) } else { taken };
    let mut read = calendar::read(bytes, window, seen.zone());
    let rows = read.occurrences.iter().map(|it| OccurrenceRow::of(it, command.dry_run));
    report.occurrences = Some(rows.collect());
    report.errors = ImportReport::calendar_faults(std::mem::take(&mut read.faults));
    report.more_errors = read.more_faults;
    report.warnings = ImportReport::calendar_warnings(std::mem::take(&mut read.warnings));
    read.occurrences.retain(|it| it.when.is_in(taken));
    if what == What::Busy {
        report.what = Some("busy".to_owned());
        let named = command.source.clone().unwrap_or_else(|| command.stem());
        let of = (target, named.as_str(), taken);
        return busy::keep(&read, of, command.dry_run, seen).map_err(Failure::Input);
    }
    let in_reach = read.occurrences;
    report.what = Some("meetings".to_owned());
    if target.person.is_none() && asked.team.is_none() && !command.dry_run {
        return Err(Failure::Input(
            "whose meetings they are is not said: name a team with --team, or a person with --person"
                .to_owned(),
        ));
    }
    let in_reach: Vec<_> = in_reach
        .into_iter()
        .filter(|it| !matches!(it.when, CalendarWhen::Timed { start, end } if start == end))
        .collect();
    if command.dry_run && target.person.is_none() && asked.team.is_none() {
        return Ok(Bringing::default());
    }
    // What was is over: meetings are of this week and those to come.
    let from = today.week().monday();
    let ahead: Vec<_> = in_reach.into_iter().filter(|it| it.when.span().0 >= from.start()).collect();
    Ok(bring::bring_meetings(&ahead, from, asked, seen))
}
