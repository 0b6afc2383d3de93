//! `tandem match`: who could support a family, the best first, each with why. A lead decides; nothing is changed.

use serde::Serialize;

use crate::domain::apart::is_to_be_looked_at;
use crate::domain::rights::in_full_view;
use crate::domain::{PersonId, State};
use crate::planner::caseload::{Match as Fit, matches};
use crate::rules::RuleContext;

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure};

/// Ranks the workers who could support a family, with reasons.
///
/// Time and days, the area, formats, experience that people are glad to be matched on, and who is known already. It is a lead
/// who decides; nothing is changed.
#[derive(Debug, clap::Args)]
pub struct MatchCommand {
    /// The family, by its local reference
    #[arg(value_name = "REF")]
    family: String,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl MatchCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let state = weeks::judged(common, &desk)?;
        if in_full_view(&state, common.author()).is_some() {
            return Err(Failure::Input("only a team lead can look at matches: ask yours".to_owned()));
        }
        let family = weeks::family(&state, common.author(), &self.family)?;
        let rules = RuleContext::new(&state, today);
        let found = matches(&rules, family);
        let called = family.reference.called();
        if self.json {
            let matches = found.iter().map(Row::of).collect();
            return common.print_json(&Document { family: family.reference.as_str(), matches });
        }
        common.print(&table(&state, &called, &found).text(common.plain()))?;
        let of_team = state.people().filter(|it| it.team == family.team);
        for person in of_team.filter(|it| is_to_be_looked_at(&state, it)) {
            common.say(&format!(
                "{} is left out until the account that owns the store has looked at a private note, on the \
                 People screen",
                person.name
            ));
        }
        Ok(())
    }
}

/// The ranking as a program reads it.
#[derive(Debug, Serialize)]
struct Document<'a> {
    family: &'a str,
    matches: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    person: &'a PersonId,
    score: u8,
    load_percent: Option<i64>,
    load_after_percent: Option<i64>,
    ask_first: bool,
    reasons: &'a [String],
}

impl<'a> Row<'a> {
    fn of(it: &'a Fit) -> Self {
        Self {
            person: &it.person,
            score: it.score,
            load_percent: it.load,
            load_after_percent: it.load_after,
            ask_first: it.ask_first,
            reasons: &it.reasons,
        }
    }
}

const COLUMNS: &[Column] =
    &[Column::words("Worker", ""), Column::figures("Score", "score"), Column::words("Why", "")];

fn table(state: &State, called: &str, found: &[Fit]) -> TextTable {
    let row = |it: &Fit| {
        let name = state.person(&it.person).map_or(it.person.as_str(), |person| person.name.as_str());
        vec![name.to_owned(), it.score.to_string(), it.reasons.join("; ")]
    };
    TextTable {
        title: format!("Who could support {called}"),
        columns: COLUMNS,
        rows: found.iter().map(row).collect(),
        empty: "Nobody is free to match: hold the referral, or tell the referrer how long it will be.",
    }
}
