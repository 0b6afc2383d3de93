//! `tandem split`: proposes patterns for the sharers of a post.

use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::plain_text::in_one_line;
use crate::domain::{Minutes, PersonId, PostId, State, read_weekday};
use crate::planner::split::{self, Division, SplitPart, SplitProgress, SplitRequest};
use crate::rules::RuleContext;

use super::{Common, Failure, weeks};

/// Proposes how a post's hours could be divided between two or more people: the best few, each with what it costs.
///
/// Nothing is changed.
#[derive(Debug, clap::Args)]
pub struct SplitCommand {
    /// The post
    post: String,
    /// Each one's hours a week; they add up to the post's
    #[arg(long, value_name = "H:MM,H:MM", value_delimiter = ',', required = true)]
    hours: Vec<Minutes>,
    /// Days that somebody cannot work: who, by id or by place in --hours, such as eilidh=thu,fri or 2=mon
    #[arg(long, value_name = "WHO=DAY,DAY")]
    cannot: Vec<String>,
    /// How long two of them should be in together each week [default: the policy's]
    #[arg(long, value_name = "H:MM")]
    overlap: Option<Minutes>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl SplitCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let (first, last) = split::weeks_read(today).into_inner();
        let state = weeks::loaded(common, &desk, first, last)?;
        let post = weeks::post(&state, &self.post)?;
        let people = sharers(&state, &post.id, self.hours.len(), today);
        let part = |(n, hours): (usize, &Minutes)| SplitPart {
            person: people.get(n).cloned(),
            ..SplitPart::of(*hours)
        };
        let mut parts: Vec<SplitPart> = self.hours.iter().enumerate().map(part).collect();
        for words in &self.cannot {
            cannot(&state, &mut parts, words)?;
        }
        let wanted = SplitRequest { post: post.id.clone(), on: today, parts, overlap: self.overlap };
        let rules = RuleContext::new(&state, today);
        let found = split::divisions(&rules, &wanted, &mut |_: SplitProgress| true);
        let found = found.map_err(|refused| Failure::Input(refused.to_string()))?;
        if self.json {
            return common.print_json(&found.iter().map(|it| Row::of(it, &wanted)).collect::<Vec<_>>());
        }
        let hours = state.post_hours(post, today);
        let mut out = format!("{}, {hours}: {} ways to divide it\n", post.title, found.len());
        for (n, division) in found.iter().enumerate() {
            out.push_str(&text(&state, &wanted, (n + 1, division), common.plain()));
        }
        common.print(&out)
    }
}

/// Who has a share of the post now, by id, where they are as many as the hours.
fn sharers(state: &State, post: &PostId, many: usize, today: crate::domain::Date) -> Vec<PersonId> {
    let shares = state.shares_in(post).filter(|share| share.is_on(today));
    let people: Vec<PersonId> = shares.map(|share| share.person.clone()).collect();
    if people.len() == many { people } else { vec![] }
}

/// Reads the days that somebody cannot work.
fn cannot(state: &State, parts: &mut [SplitPart], words: &str) -> Result<(), Failure> {
    let wrong = |why: String| Failure::Input(format!("--cannot {}: {why}", in_one_line(words)));
    let (who, days) =
        words.split_once('=').ok_or_else(|| wrong("say who and which days, such as 2=mon,tue".to_owned()))?;
    let many = parts.len();
    let names: Vec<String> =
        parts.iter().filter_map(|part| part.person.as_ref()).map(ToString::to_string).collect();
    let number = who.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let at = number.or_else(|| names.iter().position(|name| name == who));
    let part = at.and_then(|at| parts.get_mut(at)).ok_or_else(|| {
        let known = if names.is_empty() { String::new() } else { format!(", or {}", names.join(" or ")) };
        let is_somebody = state.people().any(|person| person.id.as_str() == who);
        let shares = if is_somebody { " does not share the post now" } else { " is not an id here" };
        wrong(format!("{who:?}{shares}: give a number from 1 to {many}{known}"))
    })?;
    for day in days.split(',') {
        let day = read_weekday(day).map_err(|malformed| wrong(malformed.to_string()))?;
        *part = std::mem::take(part).not_on(day);
    }
    Ok(())
}

/// A division as the contract has it.
#[derive(Debug, Serialize)]
struct Row {
    score: u8,
    cost_minutes: i32,
    overlap_minutes: i32,
    shares: Vec<ShareRow>,
    gaps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ShareRow {
    hours: String,
    pattern: Vec<String>,
}

impl Row {
    fn of(division: &Division, wanted: &SplitRequest) -> Self {
        let share = |(part, pattern): (&SplitPart, &Vec<crate::domain::PatternShift>)| ShareRow {
            hours: part.hours.to_string(),
            pattern: pattern.iter().map(ToString::to_string).collect(),
        };
        Self {
            score: division.score,
            cost_minutes: division.cost.total().0,
            overlap_minutes: division.overlap.0,
            shares: wanted.parts.iter().zip(&division.patterns).map(share).collect(),
            gaps: division.gaps.clone(),
        }
    }
}

/// A division for people: each one's days, and why.
fn text(state: &State, wanted: &SplitRequest, (n, division): (usize, &Division), plain: bool) -> String {
    let mut out = String::new();
    let who = |n: usize, part: &SplitPart| match &part.person {
        Some(person) => state.display_name(person).to_owned(),
        None => format!("Person {}", n + 1),
    };
    let (each, why) = (division.each(wanted, who), division.whys());
    let _ = if plain {
        writeln!(out, "Choice {n}, {} of 100. {}. Why: {}.", division.score, each.join(". "), why.join("; "))
    } else {
        writeln!(out, "\n{:>4}  {}\n      {}", division.score, each.join("\n      "), why.join("\n      "))
    };
    out
}
