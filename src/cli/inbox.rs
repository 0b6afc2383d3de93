//! `tandem inbox`: what waits for whom, as the Inbox screen has it.

use serde::Serialize;

use crate::domain::{Author, Key, Role};
use crate::report::inbox::{Inbox, InboxItem, InboxKind, InboxPart, InboxSubject, WEEKS_READ};
use crate::rules::{RuleContext, weeks_of_record};

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure};

/// Shows what waits for you: leave and requests to answer, supervision to book, families without a worker; what of yours is
/// with others; and what others did that is about you.
#[derive(Debug, clap::Args)]
pub struct InboxCommand {
    /// Whose inbox; for team leads and the owner [default: your own, with --as]
    person: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// An item as a program reads it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    part: InboxPart,
    kind: InboxKind,
    what: &'a str,
    more: Option<&'a str>,
    standing: &'a str,
    since: Option<String>,
    /// The id of the request, where it is one.
    request: Option<String>,
    agreed: bool,
    fault: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(item: &'a InboxItem) -> Self {
        let request = match &item.subject {
            InboxSubject::Record(Key::StaffRequest(id)) => Some(id.to_string()),
            _ => None,
        };
        Self {
            part: item.part,
            kind: item.kind,
            what: &item.what,
            more: Some(item.more.as_str()).filter(|more| !more.is_empty()),
            standing: &item.standing,
            since: item.since.map(|since| since.to_string()),
            request,
            agreed: item.is_agreed,
            fault: item.fault.as_deref(),
        }
    }
}

impl InboxCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let now = common.now(&desk.state());
        let today = now.date();
        let record = weeks_of_record(&desk.state(), today);
        let first = (*record.start()).min(today.week().plus(-WEEKS_READ));
        let last = (*record.end()).max(today.week().plus(WEEKS_READ));
        let state = weeks::loaded(common, &desk, first, last)?;
        let reader = self.reader(common, &state)?;
        let rules = RuleContext::new(&state, today);
        let inbox = Inbox::of(&rules, &reader, now);
        if self.json {
            let rows: Vec<Row> = inbox.items.iter().map(Row::of).collect();
            common.print_json(&rows)
        } else {
            common.print(&table(&inbox).text(common.plain()))
        }
    }

    /// Whose inbox it is: one's own, or for the owner anybody's.
    fn reader(&self, common: &Common, state: &crate::domain::State) -> Result<Author, Failure> {
        let Some(wanted) = &self.person else { return Ok(common.author().clone()) };
        let person = weeks::person(state, wanted)?;
        let leads = match common.author() {
            Author::Owner => true,
            Author::Person(me) => {
                let lead = state.person(me).filter(|me| me.role == Role::TeamLead);
                *me == person.id || lead.is_some_and(|lead| lead.team == person.team)
            }
        };
        if !leads {
            return Err(Failure::Input(format!(
                "the inbox of {} is for them and their team lead; yours is tandem inbox",
                state.display_name_of(person)
            )));
        }
        Ok(Author::Person(person.id.clone()))
    }
}

const COLUMNS: &[Column] = &[
    Column::words("", ""),
    Column::words("Kind", ""),
    Column::words("What", ""),
    Column::words("Standing", ""),
    Column::words("More", ""),
];

fn table(inbox: &Inbox) -> TextTable {
    let row = |item: &InboxItem| {
        vec![
            item.part.title().to_owned(),
            item.kind.word().to_owned(),
            item.what.clone(),
            item.standing.clone(),
            item.more.clone(),
        ]
    };
    TextTable {
        title: "Inbox".to_owned(),
        columns: COLUMNS,
        rows: inbox.items.iter().map(row).collect(),
        empty: "Nothing waits for you.",
    }
}
