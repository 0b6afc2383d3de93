//! `tandem supervision`: how everybody's supervision stands, track by track. Only dates are kept, never what was said.

use serde::Serialize;

use crate::domain::rights::in_full_view;
use crate::domain::{Date, PersonId, State};
use crate::planner::supervision::{StandIn, SupervisionLine, lines, year_around};
use crate::rules::{RuleContext, Severity};
use crate::words::dated;

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure};

/// Shows everybody's supervision: who supervises, when it was last held, is due and is booked.
#[derive(Debug, clap::Args)]
pub struct SupervisionCommand {
    /// Only this team's people
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Only this person's
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl SupervisionCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let (first, last) = year_around(today).into_inner();
        let state = weeks::judged(common, &desk)?;
        let team = self.team.as_deref().map(|id| weeks::team(&state, id)).transpose()?;
        let person = self.person.as_deref().map(|id| weeks::person(&state, id)).transpose()?;
        let rules = RuleContext::new(&state, today);
        let whom = in_full_view(&state, common.author());
        let mut all = lines(&rules, whom.as_ref(), first.monday(), last.sunday());
        all.retain(|line| {
            team.is_none_or(|team| team.id == line.team) && person.is_none_or(|it| it.id == line.person)
        });
        if self.json {
            return common.print_json(&all.iter().map(|line| Row::of(line, today)).collect::<Vec<_>>());
        }
        common.print(&table(&state, &all, today).text(common.plain()))
    }
}

/// A line as a program reads it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    person: &'a PersonId,
    track: &'static str,
    supervisor: Option<&'a PersonId>,
    every_days: Option<u32>,
    last: Option<String>,
    due: Option<String>,
    next: Option<Next<'a>>,
    put_off: usize,
    stand_ins: Vec<StandInRow<'a>>,
    severity: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Next<'a> {
    session: &'a str,
    start: String,
    with: &'a [PersonId],
}

#[derive(Debug, Serialize)]
struct StandInRow<'a> {
    session: &'a str,
    start: String,
    with: &'a [PersonId],
    reason: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(line: &'a SupervisionLine, today: Date) -> Self {
        let (named, rhythm) = (line.named.as_ref(), line.rhythm.as_ref());
        let next = |it: &'a crate::rota::Supervised| Next {
            session: it.session.as_str(),
            start: it.start.to_string(),
            with: &it.with,
        };
        let stand_in = |it: StandIn<'a>| StandInRow {
            session: it.supervised.session.as_str(),
            start: it.supervised.start.to_string(),
            with: &it.supervised.with,
            reason: it.reason,
        };
        Self {
            person: &line.person,
            track: line.track.word(),
            supervisor: named.map(|it| &it.supervisor),
            every_days: named.and_then(|it| it.every_days),
            last: rhythm.and_then(|it| it.last).map(|last| last.to_string()),
            due: rhythm.map(|it| it.due.to_string()),
            next: line.next(today).map(next),
            put_off: rhythm.map_or(0, |it| it.put_off),
            stand_ins: line.stand_ins().map(stand_in).collect(),
            severity: line.severity.map(Severity::word),
        }
    }
}

const COLUMNS: &[Column] = &[
    Column::words("Person", ""),
    Column::words("Track", ""),
    Column::words("With", "with"),
    Column::words("Last", "last held"),
    Column::words("Due", "due"),
    Column::words("Booked", "booked"),
    Column::words("", ""),
];

fn table(state: &State, lines: &[SupervisionLine], today: Date) -> TextTable {
    let row = |line: &SupervisionLine| {
        let rhythm = line.rhythm.as_ref();
        let name = state.person(&line.person).map_or(line.person.as_str(), |person| &person.name);
        let with = line.named.as_ref().map_or("nobody is named", |it| state.display_name(&it.supervisor));
        let next = line.next(today).map(|it| format!("{} {}", dated(it.start.date()), it.start.time()));
        vec![
            name.to_owned(),
            line.track.word().to_owned(),
            with.to_owned(),
            rhythm.map_or_else(String::new, |it| it.last.map_or("never".to_owned(), dated)),
            rhythm.map_or_else(String::new, |it| dated(it.due)),
            next.unwrap_or_default(),
            remarks(state, line, today),
        ]
    };
    TextTable {
        title: format!("Supervision on {}", dated(today)),
        columns: COLUMNS,
        rows: lines.iter().map(row).collect(),
        empty: "There is no supervision here that you can see.",
    }
}

/// What is unusual: how pressing it is, how often it was put off, who stood in.
fn remarks(state: &State, line: &SupervisionLine, today: Date) -> String {
    let mut said: Vec<String> = vec![];
    match (line.severity, &line.named) {
        (Some(severity), None) => said.push(severity.word().to_owned()),
        (Some(severity), Some(_)) => said.push(format!("{}: overdue", severity.word())),
        (None, _) => {}
    }
    if let Some(start) = line.next_missed(today) {
        let who = state.display_name(&line.person);
        said.push(format!("{who} is away from the one on {} {}", dated(start.date()), start.time()));
    }
    match line.rhythm.as_ref().map_or(0, |it| it.put_off) {
        0 => {}
        1 => said.push("put off once".to_owned()),
        many => said.push(format!("put off {many} times in a row")),
    }
    for it in line.stand_ins() {
        let who: Vec<&str> = it.supervised.with.iter().map(|id| state.display_name(id)).collect();
        let why = it.reason.map_or(", no reason given".to_owned(), |why| format!(": {why}"));
        said.push(format!("{} stands in on {}{why}", who.join(", "), dated(it.supervised.start.date())));
    }
    said.join("; ")
}
