//! `tandem log`: who changed what, when, from where and why; and who came in and what was refused.

use serde::Serialize;

use super::{Common, Failure, options, weeks};
use crate::app::screen::history::from_where;
use crate::desk::Desk;
use crate::domain::audit::{EntryView, Kind, may_see_sign_ins, seen_by};
use crate::domain::{
    Author, Date, Instant, LookBack, PersonId, Redaction, Rev, SignIn, State, Stranger, UndoIndex,
};

/// Shows who changed what, when, from where and why; the oldest first. People other than the owner and team leads see
/// only what they did and what is about them.
#[derive(Debug, clap::Args)]
pub struct LogCommand {
    /// Only what came after this revision
    #[arg(long, value_name = "REV", default_value_t = 0, value_parser = options::revision)]
    since: Rev,
    /// Only what this person did; owner for the account that owns the store
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Only what is about this person
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["sign_ins", "strangers"])]
    about: Option<PersonId>,
    /// Only what is about one kind of thing: sessions, shifts, leave, people, families, weeks, policy, places, keys
    #[arg(long, value_name = "KIND", conflicts_with_all = ["sign_ins", "strangers"])]
    kind: Option<Kind>,
    /// Only from this day on
    #[arg(long, value_name = "DATE")]
    from_date: Option<Date>,
    /// Only up to this day, included
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Who signed in, what they ran and what was refused, instead of the changes; for team leads and the owner
    #[arg(long, conflicts_with = "since")]
    sign_ins: bool,
    /// Who was turned away before they were known, a line for each address and minute; for team leads and the owner
    #[arg(long, conflicts_with_all = ["since", "by", "sign_ins"])]
    strangers: bool,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// An entry as the contract has it, and from where, why, and what took it back.
#[derive(Serialize)]
struct Row {
    rev: Rev,
    at: String,
    by: String,
    summary: String,
    changes: Vec<String>,
    from: String,
    reason: Option<String>,
    undone_by: Option<Rev>,
}

/// Somebody at the door.
#[derive(Serialize)]
struct DoorRow {
    at: String,
    what: &'static str,
    who: String,
    from: String,
    words: String,
}

/// How many entries are asked for at a time; others get their turn at the desk in between.
const PAGE: usize = 100;
/// Changes of one entry that are listed to people.
const MOST_SHOWN: usize = 12;

impl LogCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let printed = if self.sign_ins {
            self.door(common, &desk)
        } else if self.strangers {
            self.strangers(common, &desk)
        } else {
            self.entries(common, &desk)
        };
        desk.close().wait()?;
        printed
    }

    /// What is looked for; the error names the nearest of somebody unknown.
    fn wanted(&self, state: &State) -> Result<LookBack, Failure> {
        let people = self.by.iter().filter(|by| *by != Author::Owner.name()).map(String::as_str);
        for id in people.chain(self.about.iter().map(PersonId::as_str)) {
            weeks::person(state, id)?;
        }
        if let (Some(from), Some(until)) = (self.from_date, self.until)
            && from > until
        {
            return Err(Failure::Input(format!("there is no day from {from} until {until}: swap the two")));
        }
        Ok(LookBack {
            by: self.by.clone(),
            about: self.about.clone(),
            kind: self.kind,
            from: self.from_date,
            until: self.until,
            ..LookBack::default()
        })
    }

    fn entries(&self, common: &Common, desk: &Desk) -> Result<(), Failure> {
        let state = desk.state();
        let wanted = self.wanted(&state)?;
        let redaction = Redaction::before(common.author(), &state);
        let (mut turns, mut rows) = (UndoIndex::default(), vec![]);
        let mut before = state.rev().saturating_add(1);
        // What comes after damage is told all the same.
        let mut read = Ok(());
        while before > self.since.saturating_add(1) {
            let page = match desk.look_back(before, PAGE).wait() {
                Ok(page) => page,
                Err(refusal) => {
                    read = Err(refusal.into());
                    break;
                }
            };
            let Some(oldest) = page.last().map(|entry| entry.rev) else { break };
            before = oldest;
            for entry in page.iter().filter(|entry| entry.rev > self.since) {
                turns.note(entry);
                let seen = seen_by(&state, common.author(), &redaction, entry);
                let seen = seen.filter(|seen| wanted.wants(seen, &state, &turns));
                rows.extend(seen.map(|seen| Row::new(&state, seen, &turns)));
            }
        }
        rows.reverse();
        if self.json {
            common.print_json(&rows)?;
        } else if rows.is_empty() && read.is_ok() {
            common.print("No change matches.\n")?;
        } else {
            let told = |row: &Row| if common.plain() { row.aloud(&state) } else { row.text() };
            common.print(&rows.iter().map(told).collect::<String>())?;
        }
        read
    }

    fn strangers(&self, common: &Common, desk: &Desk) -> Result<(), Failure> {
        let state = desk.state();
        may_see_sign_ins(&state, common.author()).map_err(Failure::Input)?;
        let wanted = self.wanted(&state)?;
        let all = desk.strangers(usize::MAX).wait()?;
        let found: Vec<&Stranger> =
            all.iter().filter(|it| wanted.holds(&state, Instant(it.at.div_euclid(60)))).collect();
        let at = |it: &Stranger| state.zone().rfc3339(Instant(it.at.div_euclid(60)));
        if self.json {
            let rows = found.iter().map(|it| StrangerRow {
                at: at(it),
                from: it.from.clone(),
                times: it.times,
                names: it.names.clone(),
                words: it.words.clone(),
            });
            return common.print_json(&rows.collect::<Vec<_>>());
        }
        if found.is_empty() {
            return common.print("Nobody who was turned away matches.\n");
        }
        let line = |it: &&Stranger| {
            let names = if it.names.is_empty() { "somebody".to_owned() } else { it.names.join(", ") };
            format!("{} {names} ({}): {}\n", at(it), it.from, it.in_words())
        };
        common.print(&found.iter().map(line).collect::<String>())
    }

    fn door(&self, common: &Common, desk: &Desk) -> Result<(), Failure> {
        let state = desk.state();
        may_see_sign_ins(&state, common.author()).map_err(Failure::Input)?;
        let wanted = self.wanted(&state)?;
        let redaction = Redaction::before(common.author(), &state);
        let is_wanted = |it: &SignIn| {
            wanted.by.as_ref().is_none_or(|by| it.who == *by) && wanted.holds(&state, minute(it))
        };
        let all = desk.sign_ins(usize::MAX).wait()?.into_iter().filter(is_wanted);
        let rows: Vec<DoorRow> = all
            .map(|it| DoorRow {
                at: state.zone().rfc3339(minute(&it)),
                what: it.what.word(),
                words: redaction.text(&it.words),
                who: it.who,
                from: it.from,
            })
            .collect();
        if self.json {
            return common.print_json(&rows);
        }
        if rows.is_empty() {
            return common.print("No sign-in matches.\n");
        }
        let line = |row: &DoorRow| {
            let DoorRow { at, what, who, from, words } = row;
            let who = if who.is_empty() { "somebody" } else { who };
            if common.plain() {
                format!("{at}, {who}, {what}, from {}: {words}.\n", from_where(from))
            } else {
                format!("{at} {what:<7} {who} ({from}): {words}\n")
            }
        };
        common.print(&rows.iter().map(line).collect::<String>())
    }
}

/// Strangers of one address and minute.
#[derive(Serialize)]
struct StrangerRow {
    at: String,
    from: String,
    times: u64,
    names: Vec<String>,
    words: Vec<String>,
}

fn minute(sign_in: &SignIn) -> Instant {
    Instant(sign_in.at.div_euclid(60))
}

impl Row {
    fn new(state: &State, seen: EntryView, turns: &UndoIndex) -> Self {
        let EntryView { entry, .. } = seen;
        Self {
            rev: entry.rev,
            at: state.zone().rfc3339(entry.at),
            changes: entry.edits.iter().map(ToString::to_string).collect(),
            by: entry.by,
            summary: entry.summary,
            from: entry.from,
            reason: entry.reason,
            undone_by: turns.undone_by(entry.rev),
        }
    }

    fn text(&self) -> String {
        let Self { rev, at, by, summary, changes, from, reason, undone_by } = self;
        let mut lines = vec![format!("{rev:>5} {at} {by}: {summary}"), format!("      from: {from}")];
        lines.extend(reason.iter().map(|reason| format!("      why: {reason}")));
        lines.extend(undone_by.iter().map(|by| format!("      taken back by {by}")));
        lines.extend(changes.iter().take(MOST_SHOWN).map(|change| format!("      {change}")));
        let more = changes.len().saturating_sub(MOST_SHOWN);
        lines.extend((more > 0).then(|| format!("      and {more} more")));
        lines.join("\n") + "\n"
    }

    /// A line that reads well aloud: who first, then what, why and when, in sentences.
    fn aloud(&self, state: &State) -> String {
        let Self { rev, at, by, summary, changes, from, reason, undone_by } = self;
        let who = PersonId::parse(by).ok().and_then(|id| state.person(&id));
        let who = who.map_or(by.as_str(), |person| person.name.as_str());
        let from = from_where(from);
        let (date, time) = at.split_once('T').unwrap_or((at, ""));
        let time: String = time.chars().take(5).collect();
        let why = reason.as_ref().map(|reason| format!(" Why: {reason}.")).unwrap_or_default();
        let undone = undone_by.map(|by| format!(" Taken back by entry {by}.")).unwrap_or_default();
        let shown: Vec<&str> = changes.iter().take(MOST_SHOWN).map(String::as_str).collect();
        let more = changes.len().saturating_sub(MOST_SHOWN);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        let changes =
            if shown.is_empty() { String::new() } else { format!(" Changes: {}{more}.", shown.join("; ")) };
        format!("Entry {rev}, {date} at {time}, {who}, from {from}: {summary}.{why}{undone}{changes}\n")
    }
}
