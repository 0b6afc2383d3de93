//! `tandem cover`: what an absence touches, and ranked remedies for each piece.

use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::rights::in_full_view;
use crate::domain::{Date, FamilyRef, LeaveSpan, PersonId, State};
use crate::planner::cover::{self, AffectedSession, CoverNeed, CoverStatus};
use crate::planner::{Remedy, RemedyKind, Requester};
use crate::rules::{Flag, RuleContext, Severity};
use crate::words::dated;

use super::weeks;
use super::{Common, Failure};

/// The most days that are looked at: a leave year.
const MOST_DAYS: i32 = 366;

/// Shows the planned sessions that somebody's absence touches, and what could be done about each, best first.
///
/// The absence need not be asked for or agreed yet. Nothing is changed.
#[derive(Debug, clap::Args)]
pub struct CoverCommand {
    /// Who would be away
    person: String,
    /// The first day, such as 2026-12-03
    from: Date,
    /// The last day [default: the first]
    to: Option<Date>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl CoverCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let (from, to) = (self.from, self.to.unwrap_or(self.from));
        if to < from {
            return Err(Failure::Input(format!(
                "the absence ends on {to}, before it begins on {from}: give the first day first"
            )));
        }
        if to.days_since(from) >= MOST_DAYS {
            return Err(Failure::Input(format!(
                "{from} to {to} is more than a year: ask for {MOST_DAYS} days at most at a time"
            )));
        }
        let desk = common.open()?;
        let now = common.now(&desk.state());
        let person = weeks::person(&desk.state(), &self.person)?.id.clone();
        if in_full_view(&desk.state(), common.author()).is_some() {
            return Err(Failure::Input(
                "only a team lead can look at what to do about an absence: ask yours".to_owned(),
            ));
        }
        let need = CoverNeed::Absence { person: person.clone(), span: LeaveSpan::Days { from, to } };
        let state = weeks::judged(common, &desk)?;
        let rules = RuleContext::new(&state, now.date());
        let cover = cover::Cover::of(&rules, need, Requester { now, by: common.author().name() });
        let pieces: Vec<(&AffectedSession, Vec<Remedy>)> =
            cover.touched().iter().map(|touched| (touched, cover.remedies(touched))).collect();
        if self.json {
            return common.print_json(&pieces.iter().map(Row::of).collect::<Vec<_>>());
        }
        let mut out = heading(&state, &person, (from, to), pieces.len());
        for (touched, remedies) in &pieces {
            let left = cover.left_behind(touched);
            let piece = Piece { touched, left: &left, remedies, today: now.date() };
            out.push_str(&if common.plain() { piece.read_aloud() } else { piece.on_screen() });
        }
        common.print(&out)
    }
}

fn heading(state: &State, person: &PersonId, (from, to): (Date, Date), many: usize) -> String {
    let who = state.display_name(person);
    let when = if from == to { dated(from) } else { format!("{} to {}", dated(from), dated(to)) };
    match many {
        0 => format!("Cover for {who}, {when}\nNothing is planned then.\n"),
        1 => format!("Cover for {who}, {when}: 1 session is touched\n"),
        _ => format!("Cover for {who}, {when}: {many} sessions are touched\n"),
    }
}

/// A touched session as the contract has it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    session: &'a str,
    families: Vec<&'a str>,
    remedies: Vec<RemedyRow<'a>>,
}

#[derive(Debug, Serialize)]
struct RemedyRow<'a> {
    kind: &'static str,
    person: Option<&'a str>,
    start: Option<String>,
    score: u8,
    reasons: &'a [String],
    /// The rules whose flags it would add.
    flags: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn of((touched, remedies): &'a (&'a AffectedSession, Vec<Remedy>)) -> Self {
        Self {
            session: touched.session.id.as_str(),
            families: touched.session.booking().families.iter().map(FamilyRef::as_str).collect(),
            remedies: remedies.iter().map(RemedyRow::of).collect(),
        }
    }
}

impl<'a> RemedyRow<'a> {
    fn of(remedy: &'a Remedy) -> Self {
        let mut flags: Vec<&str> = remedy.adds.iter().map(|flag| flag.rule).collect();
        flags.dedup();
        Self {
            kind: match remedy.kind {
                RemedyKind::Reassign => "reassign",
                RemedyKind::Move => "move",
                _ => "stand-down",
            },
            person: remedy.person.as_ref().map(PersonId::as_str),
            start: remedy.start.map(|start| start.to_string()),
            score: remedy.score,
            reasons: &remedy.reasons,
            flags,
        }
    }
}

/// A touched session with its remedies, for people.
struct Piece<'a> {
    touched: &'a AffectedSession,
    left: &'a [Flag],
    remedies: &'a [Remedy],
    today: Date,
}

impl Piece<'_> {
    fn when(&self) -> String {
        let start = self.touched.session.start;
        format!("{} {}", start.date().in_words(self.today), start.time())
    }

    fn left(&self) -> Option<String> {
        (!self.left.is_empty()).then(|| format!("Left as it is: {}", flags(self.left)))
    }

    fn nothing(&self) -> &'static str {
        match self.touched.standing {
            CoverStatus::Ahead => "Nothing was found that adds no red flag: talk it over with the team",
            CoverStatus::Begun => "It has begun: mark it as done, missed or cancelled",
            CoverStatus::Closed => "Its week is closed, so it stays as it is",
        }
    }

    /// A line for the session and some for each remedy.
    fn on_screen(&self) -> String {
        let mut out = format!("\n{}  {}\n", self.when(), self.touched.title);
        if let Some(left) = self.left() {
            let _ = writeln!(out, "      {left}");
        }
        if self.remedies.is_empty() {
            let _ = writeln!(out, "      {}", self.nothing());
        }
        for remedy in self.remedies {
            let _ = writeln!(out, "{:>4}  {}", remedy.score, remedy.title);
            for words in said_of(remedy) {
                let _ = writeln!(out, "      {words}");
            }
        }
        out
    }

    /// A sentence for the session and one for each remedy.
    fn read_aloud(&self) -> String {
        let mut out = format!("{}, {}.", self.when(), self.touched.title);
        if let Some(left) = self.left() {
            let _ = write!(out, " {left}.");
        }
        if self.remedies.is_empty() {
            let _ = write!(out, " {}.", self.nothing());
        }
        out.push('\n');
        for (n, remedy) in self.remedies.iter().enumerate() {
            let said = said_of(remedy);
            let said: Vec<&str> = said.iter().map(|words| words.trim_end_matches('.')).collect();
            let _ = writeln!(
                out,
                "Choice {}, {} of 100: {}. {}.",
                n + 1,
                remedy.score,
                remedy.title,
                said.join(". ")
            );
        }
        out
    }
}

/// Why, which flags it adds and clears, and what to send.
fn said_of(remedy: &Remedy) -> Vec<String> {
    let mut said = vec![];
    if !remedy.reasons.is_empty() {
        said.push(format!("Why: {}", remedy.reasons.join("; ")));
    }
    if !remedy.adds.is_empty() {
        said.push(format!("Adds {}", flags(&remedy.adds)));
    }
    if !remedy.clears.is_empty() {
        said.push(format!("Clears {}", counted(&remedy.clears)));
    }
    said.extend(remedy.message.as_ref().map(|message| format!("To send: {message}")));
    said
}

fn flags(flags: &[Flag]) -> String {
    flags.iter().map(|flag| format!("{}: {}", flag.severity, flag.message)).collect::<Vec<_>>().join("; ")
}

/// How many of each: `2 red, 1 amber`.
fn counted(flags: &[Flag]) -> String {
    let many = |severity: &Severity| flags.iter().filter(|flag| flag.severity == *severity).count();
    let each = Severity::ALL.iter().filter(|severity| many(severity) > 0);
    each.map(|severity| severity.counted(many(severity))).collect::<Vec<_>>().join(", ")
}
