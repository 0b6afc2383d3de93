//! `tandem training`: who has learnt what, what runs out, what somebody may not yet do alone, and what that touches.

use serde::Serialize;

use crate::domain::{ActivityId, CourseId, Date, PersonId, policy};
use crate::report::training::{Mark, Matrix, mark, may_not_lead, modules_to_go, touched};
use crate::rules::{RuleContext, WEEKS_AHEAD, modules_in_words};
use crate::words::dated;

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure};

/// Shows who has learnt what: done, running out, booked, requested, no place; and what follows from it.
#[derive(Debug, clap::Args)]
pub struct TrainingCommand {
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

impl TrainingCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let state = weeks::loaded(common, &desk, today.week(), today.week().plus(WEEKS_AHEAD))?;
        let team = self.team.as_deref().map(|id| weeks::team(&state, id)).transpose()?;
        let person = self.person.as_deref().map(|id| weeks::person(&state, id)).transpose()?;
        let rules = RuleContext::new(&state, today);
        let mut people = Matrix::of(&rules).people;
        people.retain(|id| {
            let of_team = |it: &&crate::domain::Team| state.person(id).is_some_and(|who| who.team == it.id);
            team.as_ref().is_none_or(of_team) && person.is_none_or(|it| it.id == *id)
        });
        let rows: Vec<Row> = people.iter().map(|id| Row::of(&rules, id)).collect();
        if self.json {
            common.print_json(&rows)
        } else {
            common.print(&table(&rules, &rows).text(common.plain()))
        }
    }
}

/// One person's as a program reads it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    person: &'a PersonId,
    courses: Vec<CourseRow<'a>>,
    modules_to_go: Vec<CourseId>,
    may_not_lead: Vec<&'a ActivityId>,
}

#[derive(Debug, Serialize)]
struct CourseRow<'a> {
    course: &'a CourseId,
    state: &'static str,
    mark: &'static str,
    on: Option<String>,
    expires: Option<String>,
    /// The planned sessions that need it and for which it is not held then.
    touches: Vec<String>,
}

impl<'a> Row<'a> {
    fn of(rules: &RuleContext<'a>, person: &'a PersonId) -> Self {
        let soon = rules.whole(&policy::TRAINING_EXPIRING_DAYS, rules.today);
        let rows = rules.state.trainings();
        let course = |it: &'a crate::domain::Training| CourseRow {
            course: &it.course,
            state: it.state.word(),
            mark: mark(it, rules.today, soon).word(),
            on: it.on.map(|on| on.to_string()),
            expires: it.expires.map(|day| day.to_string()),
            touches: touched(rules, person, &it.course)
                .into_iter()
                .map(|it| it.session.to_string())
                .collect(),
        };
        Self {
            person,
            courses: rows.filter(|it| it.person == *person).map(course).collect(),
            modules_to_go: modules_to_go(rules, person),
            may_not_lead: may_not_lead(rules, person).into_iter().map(|activity| &activity.id).collect(),
        }
    }
}

const COLUMNS: &[Column] = &[
    Column::words("Person", ""),
    Column::words("Done", "done"),
    Column::words("To come", "to come"),
    Column::words("Runs out", "runs out"),
    Column::words("Not yet alone", "not yet alone"),
];

fn table(rules: &RuleContext<'_>, rows: &[Row<'_>]) -> TextTable {
    let state = rules.state;
    let title =
        |id: &CourseId| state.course(id).map_or_else(|| id.to_string(), |course| course.title.clone());
    let cells = |row: &Row<'_>| {
        let of = |marks: &[Mark]| {
            let wanted = row.courses.iter().filter(|it| marks.iter().any(|mark| mark.word() == it.mark));
            wanted.collect::<Vec<_>>()
        };
        let date = |text: &Option<String>| {
            text.as_ref().and_then(|text| text.parse::<Date>().ok()).map(dated).unwrap_or_default()
        };
        let done = of(&[Mark::Done]).into_iter().map(|it| title(it.course));
        let come = of(&[Mark::Booked, Mark::Requested, Mark::NoPlace]).into_iter();
        let come =
            come.map(|it| format!("{} {} {}", title(it.course), it.state, date(&it.on)).trim().to_owned());
        let out = of(&[Mark::Expiring, Mark::Expired]).into_iter();
        let out = out.map(|it| format!("{} {}", title(it.course), date(&it.expires)));
        let lead = row.may_not_lead.iter().filter_map(|id| state.activity(id));
        let mut alone: Vec<String> = lead.map(|it| format!("lead {}", it.title)).collect();
        if !row.modules_to_go.is_empty() {
            alone.push(format!("with families: {} to go", modules_in_words(row.modules_to_go.len())));
        }
        vec![
            state.person(row.person).map_or(row.person.as_str(), |person| &person.name).to_owned(),
            done.collect::<Vec<_>>().join(", "),
            come.collect::<Vec<_>>().join(", "),
            out.collect::<Vec<_>>().join(", "),
            alone.join(", "),
        ]
    };
    TextTable {
        title: format!("Training on {}", dated(rules.today)),
        columns: COLUMNS,
        rows: rows.iter().map(cells).collect(),
        empty: "No training to show.",
    }
}
