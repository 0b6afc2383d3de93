//! The form that copies a day or a week to others.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::days::{day_to_come, last_of_weeks};
use super::told::{drafted, fault};
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::value::{Either, at};
use crate::app::form::values::each_once;
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Date, PersonId, State, Week};
use crate::planner::Requester;
use crate::planner::bulk::{CopiedKinds, Copying, MOST_COPIED, copy};

/// What is copied: a day, or its whole week.
static SPAN: Either<Values> =
    Either { at: at!(is_week), words: &["day", "week"], instead: "write day or week" };
/// What becomes of sessions that repeat.
static REPEATING: Either<Values> =
    Either { at: at!(series), words: &["leave out", "copy too"], instead: "write leave out, or copy too" };
/// The kinds of sessions, as they are written.
const KINDS: [&str; 3] = ["contacts", "groups", "tasks"];

impl App {
    /// Opens the form that copies the selected day, or its week.
    pub(in crate::app) fn open_copying(&mut self) {
        let day = self.selection.day;
        let start = Values {
            is_week: false,
            day,
            to: day.plus_days(7).max(self.today()),
            until: None,
            people: self.selection.person.iter().cloned().collect(),
            kinds: CopiedKinds { contacts: true, groups: false, tasks: true },
            series: false,
        };
        let weeks = (day.week(), start.to.week());
        self.open_form("Copy a day or a week".to_owned(), CopyForm { start, weeks });
    }
}

/// The form of what is copied.
struct CopyForm {
    start: Values,
    /// The first and the last week that it reads.
    weeks: (Week, Week),
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    is_week: bool,
    day: Date,
    to: Date,
    until: Option<Date>,
    people: Vec<PersonId>,
    kinds: CopiedKinds,
    series: bool,
}

static TO: Field<CopyForm> = Field::<CopyForm>::new(
    "To",
    |it, _| typed(it.to),
    |it, written, at| {
        it.to = day_to_come(at.app, written)?;
        let same = if it.is_week { it.to.week() == it.day.week() } else { it.to == it.day };
        if same {
            return Err("that is where it is copied from: write another day".to_owned());
        }
        Ok(())
    },
)
.day(|it| Some(it.to))
.hint("the day, or any day of the week, that it is copied to");

static UNTIL: Field<CopyForm> = Field::<CopyForm>::new(
    "Every week until",
    |it, _| it.until.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.until = last_of_weeks(at.app, written, it.to, MOST_COPIED)?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("left out: this once");

impl Fields for CopyForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::either("Copy", &SPAN).hint("day or week"),
        &Field::<Self>::at("Of", &at!(day))
            .says(|it, at| {
                let today = at.app.today();
                if it.is_week { words::week(it.day.week()) } else { words::day(it.day, today) }.into()
            })
            .hint("mon, 7 dec or w50"),
        &TO,
        &UNTIL,
        &Field::<Self>::new(
            "Whose",
            |it, state| NameList::people(state).names(&it.people),
            |it, written, at| {
                it.people = people(at.base, written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .says(|it, at| NameList::people(at.base).names(&it.people).into())
        .hint("names, or a team; left out: everybody's whom you plan for"),
        &Field::<Self>::new(
            "Which",
            |it, _| written(it.kinds),
            |it, written, _| {
                it.kinds = kinds(written)?;
                Ok(())
            },
        )
        .hint("contacts, groups, tasks"),
        &Field::<Self>::either("Repeating ones", &REPEATING)
            .hint("leave out, or copy too as single sessions")
            .stays(),
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
        let Values { is_week, day, to, until, people, kinds, series } = values;
        let week = |day: Date| day.week().monday();
        let (days, to) =
            if is_week { ((week(day), day.week().sunday()), week(to)) } else { ((day, day), to) };
        let people = if people.is_empty() { app.people_led() } else { people };
        let wanted = Copying { days, to, until, people, kinds, series };
        self.weeks = wanted.weeks();
        let asked = Requester { now: app.now, by: app.me.name() };
        let plan =
            copy(&app.rules_of(base), &wanted, asked).map_err(|error| fault(error, app.today().week()))?;
        let name = |day: Date| {
            if is_week { words::short_week(day.week(), app.today()) } else { words::day(day, app.today()) }
        };
        let until = until.map(|until| format!(", every week until {}", words::day(until, app.today())));
        let summary = format!("Copy {} to {}{}", name(day), name(to), until.unwrap_or_default());
        drafted(plan, base, summary, found)
    }
}

impl Form for CopyForm {
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        Some(self.weeks.0.plus(-1)..=self.weeks.1.plus(1))
    }
}

/// People, or everybody of a team.
fn people(state: &State, written: &str) -> Result<Vec<PersonId>, String> {
    let names = NameList::people(state).some(written);
    match NameList::teams(state).one(written) {
        Ok(team) if names.is_err() && !written.is_empty() => {
            Ok(state.people().filter(|it| it.team == team).map(|it| it.id.clone()).collect())
        }
        _ => names,
    }
}

fn written(kinds: CopiedKinds) -> String {
    let on = [kinds.contacts, kinds.groups, kinds.tasks];
    let words = KINDS.iter().zip(on).filter(|(_, on)| *on).map(|(word, _)| *word);
    words.collect::<Vec<_>>().join(", ")
}

fn kinds(written: &str) -> Result<CopiedKinds, String> {
    let words = each_once(written)?;
    let is = |word: &str| words.iter().any(|it| it.eq_ignore_ascii_case(word));
    let known = words.iter().all(|it| KINDS.iter().any(|word| it.eq_ignore_ascii_case(word)));
    if words.is_empty() || !known {
        return Err("write contacts, groups or tasks, with commas between".to_owned());
    }
    Ok(CopiedKinds { contacts: is("contacts"), groups: is("groups"), tasks: is("tasks") })
}
