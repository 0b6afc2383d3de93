//! The form that lets what ends go on: series, and shares of posts.

use std::sync::Arc;

use super::told::drafted;
use crate::app::App;
use crate::app::form::every;
use crate::app::form::value::at;
use crate::app::form::values::screened;
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Date, PersonId, State, policy};
use crate::planner::bulk::{Extension, extend};

/// What is to go on.
const WHAT: &[&str] = &["series", "shares", "both"];
/// The longest that is looked ahead: two years.
const MOST_DAYS: u32 = 732;
/// How much longer something goes on as the form opens: half a year.
const LONGER: i32 = 26;

impl App {
    /// Opens the form that lets series that end go on.
    pub(in crate::app) fn open_extending(&mut self) {
        let monday = self.today().week().monday();
        let weeks = self.rules().whole(&policy::ROSTER_ENDS_WEEKS, monday).clamp(1, 104);
        let within = u32::try_from(weeks * 7).unwrap_or(28);
        let until = self.today().week().plus(LONGER).sunday();
        let start = Values { within, until, what: 0, people: vec![], but: String::new() };
        self.open_form("Extend what ends".to_owned(), ExtendForm { start });
    }
}

/// The form of what is to go on.
struct ExtendForm {
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    /// How many days ahead something ends that is meant.
    within: u32,
    until: Date,
    /// The place in `WHAT`.
    what: usize,
    people: Vec<PersonId>,
    but: String,
}

static UNTIL: Field<ExtendForm> = Field::<ExtendForm>::new(
    "Until",
    |it, _| typed(it.until),
    |it, written, at| {
        let today = at.app.today();
        it.until = at.app.read_last_day(written, today)?;
        if it.until <= today {
            return Err(format!("{} is over: write a later day", words::day(it.until, today)));
        }
        Ok(())
    },
)
.day(|it| Some(it.until))
.hint("the new last day: 31 jul 2027");

impl Fields for ExtendForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &UNTIL,
        &Field::<Self>::new(
            "Ends within",
            |it, _| every::in_words(it.within).replace("every ", ""),
            |it, written, _| {
                it.within = every::days(written, MOST_DAYS)?;
                Ok(())
            },
        )
        .says(|it, at| {
            let last = ends_by(it, at.app.today());
            format!("what ends by {}", words::day(last, at.app.today())).into()
        })
        .hint("days or weeks: 12 weeks"),
        &Field::<Self>::new(
            "What",
            |it, _| WHAT.get(it.what).copied().unwrap_or_default().to_owned(),
            |it, written, _| {
                let at = WHAT.iter().position(|word| *word == written);
                it.what = at.ok_or("write series, shares or both")?;
                Ok(())
            },
        )
        .of(FieldKind::Words(WHAT))
        .hint("series, shares or both"),
        &Field::<Self>::at("Whose", &at!(people)).hint("left out: everybody's whom you plan for"),
        &Field::<Self>::new(
            "But not",
            |it, _| it.but.clone(),
            |it, written, _| {
                it.but = screened(written)?.unwrap_or_default();
                Ok(())
            },
        )
        .hint("words, with commas between: c4, cooking"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let but = values.but.split(',').map(|word| word.trim().to_lowercase());
        let wanted = Extension {
            ends_by: ends_by(&values, app.today()),
            until: values.until,
            people: if values.people.is_empty() { app.people_led() } else { values.people },
            series: values.what != 1,
            shares: values.what != 0,
            but: but.filter(|word| !word.is_empty()).collect(),
        };
        let plan = extend(&app.rules_of(base), &wanted);
        let until = words::day(values.until, app.today());
        drafted(plan, base, format!("Extend what ends up to {until}"), found)
    }
}

impl App {
    /// Everybody of the teams that one leads; nobody where those are all there are.
    pub(super) fn people_led(&self) -> Vec<PersonId> {
        let led = self.teams_led();
        if self.state.records.teams.keys().all(|team| led.contains(team)) {
            return vec![];
        }
        self.state.people().filter(|it| led.contains(&it.team)).map(|it| it.id.clone()).collect()
    }
}

/// The last day on which something ends that is meant.
fn ends_by(values: &Values, today: Date) -> Date {
    today.plus_days(i32::try_from(values.within).unwrap_or(0))
}

impl Form for ExtendForm {}
