//! `tandem reminders`: which families wish to be reminded of what is ahead, when that is safe, and in which words.

use serde::Serialize;

use crate::domain::{Moment, State};
use crate::report::reminder::{Reminder, reminders};
use crate::words::dated;

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure, options};

/// Shows the reminders to send for coming sessions: to whom, by which channel, when it is safe, and what to say.
///
/// Only families who want it are reminded. The words say only when, because somebody else may read them.
#[derive(Debug, clap::Args)]
pub struct RemindersCommand {
    /// How many days ahead
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = options::number::<u16>(1..=60))]
    days: u16,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// A reminder as a program reads it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    session: &'a str,
    family: &'a str,
    start: String,
    people: Vec<&'a str>,
    channel: &'a str,
    from: Option<String>,
    until: Option<String>,
    words: &'a str,
    standing: &'static str,
    sent_at: Option<String>,
    sent_by: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(it: &'a Reminder, state: &State, now: Moment) -> Self {
        Self {
            session: it.session.as_str(),
            family: it.family.as_str(),
            start: it.start.to_string(),
            people: it.people.iter().map(AsRef::as_ref).collect(),
            channel: &it.channel,
            from: it.from.map(|from| from.to_string()),
            until: it.until.map(|until| until.to_string()),
            words: &it.words,
            standing: it.standing(now).word(),
            sent_at: it.sent.as_ref().map(|(at, _)| state.zone().rfc3339(*at)),
            sent_by: it.sent.as_ref().and_then(|(_, by)| by.as_ref()).map(AsRef::as_ref),
        }
    }
}

impl RemindersCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let now = common.now(&desk.state());
        let last = now.date().plus_days(i32::from(self.days));
        let state = weeks::loaded(common, &desk, now.week(), last.week())?;
        desk.close().wait()?;
        let all = reminders(&state, now, self.days);
        if self.json {
            return common.print_json(&all.iter().map(|it| Row::of(it, &state, now)).collect::<Vec<_>>());
        }
        common.print(&table(&all, now, self.days).text(common.plain()))
    }
}

const COLUMNS: &[Column] = &[
    Column::words("Family", ""),
    Column::words("Session", "session on"),
    Column::words("By", "by"),
    Column::words("Safe", "safe"),
    Column::words("", ""),
    Column::words("Words", "in these words:"),
];

fn table(all: &[Reminder], now: Moment, days: u16) -> TextTable {
    let at = |moment: Moment| format!("{} {}", dated(moment.date()), moment.time());
    let row = |it: &Reminder| {
        let safe = match (it.from, it.until) {
            (Some(from), Some(until)) if until.date() == from.date() => {
                format!("{} to {}", at(from), until.time())
            }
            (Some(from), Some(until)) => format!("{} to {}", at(from), at(until)),
            _ => "no safe time is left".to_owned(),
        };
        let standing = it.standing(now).word().to_owned();
        vec![it.family.called(), at(it.start), it.channel.clone(), safe, standing, it.words.clone()]
    };
    TextTable {
        title: format!("Reminders for the {days} days from {}", dated(now.date())),
        columns: COLUMNS,
        rows: all.iter().map(row).collect(),
        empty: "Nobody who wants reminders has a coming session that you can see.",
    }
}
