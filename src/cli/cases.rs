//! `tandem cases`: every family's case, by reference: who is with them, what is due, how much that is; and each worker's load.

use serde::Serialize;

use crate::domain::rights::{in_full_view, may_read_case};
use crate::domain::{Date, FamilyStatus, PersonId, State};
use crate::planner::caseload::{Carrier, Caseload, CaseloadLine, NextContact, caseload};
use crate::report::case_history::CaseHistory;
use crate::rota::Load;
use crate::rules::{RuleContext, Severity, judge_standing};
use crate::words::dated;

use super::table::{Column, TextTable};
use super::{Common, Failure, case_history, weeks};

/// Shows who is with which family, by reference: what is due and booked, how much that is, and what is flagged.
#[derive(Debug, clap::Args)]
pub struct CasesCommand {
    /// Only this team's families
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Only those whose worker this is
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Only those with this status: referred, active, reduced, paused, ending or closed [default: all but closed]
    #[arg(long, value_name = "STATUS")]
    status: Option<FamilyStatus>,
    /// How one family's case went: contacts, measures, steps, and the sums for a review meeting
    #[arg(long, value_name = "REF", conflicts_with_all = ["team", "person", "status"])]
    history: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl CasesCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let state = weeks::judged(common, &desk)?;
        if let Some(reference) = &self.history {
            return print_history(common, &state, reference, self.json);
        }
        let team = self.team.as_deref().map(|id| weeks::team(&state, id)).transpose()?;
        let person = self.person.as_deref().map(|id| weeks::person(&state, id)).transpose()?;
        let rules = RuleContext::new(&state, today);
        let whom = in_full_view(&state, common.author());
        let flags = judge_standing(&rules);
        let mut found = caseload(&rules, whom.as_ref(), &flags);
        found.lines.retain(|line| {
            let family = &line.family;
            let status = self.status.map_or(family.status != FamilyStatus::Closed, |it| family.status == it);
            status
                && team.is_none_or(|team| team.id == family.team)
                && person.is_none_or(|it| family.worker.as_ref() == Some(&it.id))
        });
        found.carriers.retain(|carrier| {
            team.is_none_or(|team| team.id == carrier.team) && person.is_none_or(|it| it.id == carrier.person)
        });
        if self.json {
            return common.print_json(&Document::of(&found));
        }
        let (families, workers) = (families(&state, &found, today), workers(&state, &found));
        common.print(&format!("{}\n{}", families.text(common.plain()), workers.text(common.plain())))
    }
}

/// Prints how one family's case went, for whoever may read it.
fn print_history(common: &Common, state: &State, reference: &str, json: bool) -> Result<(), Failure> {
    let family = weeks::family(state, common.author(), reference)?;
    may_read_case(state, common.author(), family).map_err(Failure::Input)?;
    let (now, whom) = (common.now(state), in_full_view(state, common.author()));
    let history = CaseHistory::of(state, &family.reference, now, whom.as_ref());
    let history = history.ok_or_else(|| Failure::Input(format!("there is no family {reference:?}")))?;
    if json {
        return common.print_json(&case_history::CaseDocument::of(&history));
    }
    common.print(&case_history::text(state, &history, now, common.plain()))
}

/// The caseload as a program reads it.
#[derive(Debug, Serialize)]
struct Document<'a> {
    families: Vec<Row<'a>>,
    workers: Vec<Worker<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    team: &'a str,
    status: &'static str,
    /// How far along they are; null in loss mode.
    stage: Option<String>,
    worker: Option<&'a PersonId>,
    backup: Option<&'a PersonId>,
    key_worker: Option<&'a PersonId>,
    formats: Vec<&'static str>,
    every_days: Option<u32>,
    minutes: Option<i32>,
    last: Option<String>,
    due: Option<String>,
    next: Option<NextRow<'a>>,
    week_minutes: i32,
    share_percent: Option<i64>,
    severity: Option<&'static str>,
    /// The rules that flag it.
    flags: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct NextRow<'a> {
    session: &'a str,
    start: String,
    people: &'a [PersonId],
    joint: bool,
}

#[derive(Debug, Serialize)]
struct Worker<'a> {
    person: &'a PersonId,
    families: usize,
    most: Option<usize>,
    /// This week and the three after it; null where nothing is available.
    load_percent: Vec<Option<i64>>,
}

impl<'a> Document<'a> {
    fn of(found: &'a Caseload) -> Self {
        Self {
            families: found.lines.iter().map(Row::of).collect(),
            workers: found.carriers.iter().map(Worker::of).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(line: &'a CaseloadLine) -> Self {
        let family = &line.family;
        let next = |it: &'a NextContact| NextRow {
            session: it.session.as_str(),
            start: it.start.to_string(),
            people: &it.people,
            joint: it.joint,
        };
        Self {
            reference: family.reference.as_str(),
            team: family.team.as_str(),
            status: family.status.word(),
            stage: line.stage.map(|stage| stage.to_string()),
            worker: family.worker.as_ref(),
            backup: family.backup.as_ref(),
            key_worker: family.key_worker.as_ref(),
            formats: family.formats.iter().map(|format| format.word()).collect(),
            every_days: family.every_days,
            minutes: family.minutes.map(|minutes| minutes.0),
            last: line.last.map(|last| last.to_string()),
            due: line.due.map(|due| due.to_string()),
            next: line.next.as_ref().map(next),
            week_minutes: line.minutes.0,
            share_percent: line.share,
            severity: line.severity().map(Severity::word),
            flags: line.flags.iter().map(|flag| flag.rule).collect(),
        }
    }
}

impl<'a> Worker<'a> {
    fn of(carrier: &'a Carrier) -> Self {
        let percent =
            |week: &Option<crate::planner::caseload::Ahead>| week.and_then(|it| it.load.map(Load::percent));
        Self {
            person: &carrier.person,
            families: carrier.families,
            most: carrier.most,
            load_percent: carrier.ahead.iter().map(percent).collect(),
        }
    }
}

const FAMILIES: &[Column] = &[
    Column::words("Family", ""),
    Column::words("Stage", ""),
    Column::words("Status", ""),
    Column::words("Worker", "with"),
    Column::words("Backup", "backup"),
    Column::words("Key worker", "key worker"),
    Column::words("Last", "last contact"),
    Column::words("Due", "due"),
    Column::words("Booked", "booked"),
    Column::words("A week", "a week"),
    Column::words("Flagged", ""),
];

fn families(state: &State, found: &Caseload, today: Date) -> TextTable {
    let call = |person: &Option<PersonId>| {
        person.as_ref().map_or("nobody yet".to_owned(), |it| state.display_name(it).to_owned())
    };
    let row = |line: &CaseloadLine| {
        let family = &line.family;
        let share = line.share.map_or(String::new(), |share| format!(", {share}%"));
        let week = if line.minutes.0 == 0 { String::new() } else { format!("{}{share}", line.minutes) };
        let flags: Vec<String> =
            line.flags.iter().map(|flag| format!("{}: {}", flag.severity.word(), flag.message)).collect();
        vec![
            family.reference.called(),
            line.stage.map_or_else(String::new, |stage| stage.to_string()),
            family.status.word().to_owned(),
            call(&family.worker),
            call(&family.backup),
            call(&family.key_worker),
            line.last.map_or("none".to_owned(), dated),
            line.due.map_or_else(String::new, dated),
            line.next.as_ref().map_or_else(String::new, |it| {
                let open = if it.people.is_empty() { ", needs cover" } else { "" };
                format!("{} {}{open}", dated(it.start.date()), it.start.time())
            }),
            week,
            flags.join("; "),
        ]
    };
    TextTable {
        title: format!("Caseload on {}", dated(today)),
        columns: FAMILIES,
        rows: found.lines.iter().map(row).collect(),
        empty: "There is no family on this list that you can see.",
    }
}

const WORKERS: &[Column] = &[
    Column::words("Worker", ""),
    Column::figures("Families", "families"),
    Column::figures("Room for", "room for"),
    Column::words("Load, this week and three more", "load of this week and three more"),
];

fn workers(state: &State, found: &Caseload) -> TextTable {
    let row = |carrier: &Carrier| {
        let name =
            state.person(&carrier.person).map_or(carrier.person.as_str(), |person| person.name.as_str());
        let loads = carrier.ahead.iter().map(|week| match week {
            Some(week) => week.load.map_or("away".to_owned(), |load| format!("{}%", load.percent())),
            None => "?".to_owned(),
        });
        vec![
            name.to_owned(),
            carrier.families.to_string(),
            carrier.most.map_or_else(String::new, |most| most.to_string()),
            loads.collect::<Vec<_>>().join(" "),
        ]
    };
    TextTable {
        title: "Load".to_owned(),
        columns: WORKERS,
        rows: found.carriers.iter().map(row).collect(),
        empty: "There is no load that you can see.",
    }
}
