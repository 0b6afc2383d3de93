//! `tandem handover`: what happened since somebody was last in.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::{Author, Moment, PersonId, Redaction, Rev, Role, State};
use crate::report::handover::{self, last_in, since};
use crate::rota::RotaWeek;
use crate::rules::RuleContext;

use super::{Common, Failure, weeks};

/// How many weeks back the last shift is looked for.
const BACK: i32 = 4;

/// Shows what others did since a person was last in, or since they last ticked it as read.
#[derive(Debug, clap::Args)]
pub struct HandoverCommand {
    /// Whose handover [default: your own, with --as]
    person: Option<PersonId>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document {
    person: String,
    since: String,
    ticked: bool,
    rev: Rev,
    news: Vec<NewsRow>,
    flags: Vec<FlagRow>,
    to_decide: Vec<String>,
    to_cover: Vec<String>,
}

#[derive(Serialize)]
struct NewsRow {
    kind: handover::NewsKind,
    at: String,
    by: String,
    about: Option<String>,
    what: String,
    session: Option<String>,
    families: Vec<String>,
}

#[derive(Serialize)]
struct FlagRow {
    severity: String,
    rule: &'static str,
    week: String,
    people: Vec<String>,
    message: String,
}

impl HandoverCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let this = common.today(&desk.state()).week();
        let state = weeks::loaded(common, &desk, this.plus(-BACK), this.plus(handover::WEEKS_AHEAD))?;
        let person = self.reader(common, &state)?;
        let read = state.handover_mark(&person).map_or(0, |mark| mark.rev);
        let entries = desk.log(read, usize::MAX).wait()?;
        let redaction = Redaction::before(common.author(), &desk.state());
        desk.close().wait()?;
        let entries: Vec<_> = entries.iter().filter_map(|entry| redaction.entry(entry)).collect();
        let now = common.now(&state);
        let rotas: Vec<Arc<RotaWeek>> = this
            .plus(-BACK)
            .to(this)
            .map(|week| weeks::rota(&state, week).map(Arc::new))
            .collect::<Result<_, _>>()?;
        let from = since(state.zone(), state.handover_mark(&person), last_in(&rotas, &person, now), now);
        let rules = RuleContext::new(&state, now.date());
        let sheet = handover::Handover::of(&rules, &person, &entries, from);
        if self.json {
            common.print_json(&document(&state, &sheet))
        } else {
            common.print(&text(&state, &sheet, now))
        }
    }

    /// Whose sheet it is: one's own, or for leads and the owner anybody's.
    fn reader(&self, common: &Common, state: &State) -> Result<PersonId, Failure> {
        let me = common.author().person();
        let wanted = self.person.as_ref().or(me).ok_or_else(|| {
            Failure::Input(
                "say whose handover: tandem handover PERSON, or say who you are with --as".to_owned(),
            )
        })?;
        let person = weeks::person(state, wanted.as_str())?;
        let leads = match common.author() {
            Author::Owner => true,
            Author::Person(me) => {
                let lead = state.person(me).filter(|me| me.role == Role::TeamLead);
                lead.is_some_and(|lead| lead.team == person.team)
            }
        };
        if !leads && me != Some(&person.id) {
            return Err(Failure::Input(format!(
                "the handover of {} is for them and their team lead; yours is tandem handover",
                state.display_name_of(person)
            )));
        }
        Ok(person.id.clone())
    }
}

fn document(state: &State, sheet: &handover::Handover) -> Document {
    let zone = state.zone();
    let news = sheet.news.iter().map(|news| NewsRow {
        kind: news.kind,
        at: zone.rfc3339(news.at),
        by: news.by.clone(),
        about: news.about.map(|about| about.to_string()),
        what: news.what.clone(),
        session: news.session.as_ref().map(ToString::to_string),
        families: news.families.iter().map(ToString::to_string).collect(),
    });
    let flags = sheet.flags.iter().map(|flag| FlagRow {
        severity: flag.severity.to_string(),
        rule: flag.rule,
        week: flag.week.to_string(),
        people: flag.people.iter().map(ToString::to_string).collect(),
        message: flag.message.to_string(),
    });
    Document {
        person: sheet.person.to_string(),
        since: sheet.since.moment.to_string(),
        ticked: sheet.since.ticked,
        rev: sheet.upto,
        news: news.collect(),
        flags: flags.collect(),
        to_decide: sheet.to_decide.clone(),
        to_cover: sheet.to_cover.clone(),
    }
}

/// The sheet as text that reads aloud as well: no box, no colour.
fn text(state: &State, sheet: &handover::Handover, now: Moment) -> String {
    let told = sheet.told(state, now);
    let mut lines = vec![told.title];
    for (heading, below) in told.parts {
        // What is all there is to say stands right below the title.
        lines.push(if below.is_empty() { heading } else { format!("\n{heading}") });
        lines.extend(below.iter().map(|line| format!("  {line}")));
    }
    lines.join("\n") + "\n"
}
