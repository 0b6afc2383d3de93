//! The form in which two people swap a day, once or for some weeks.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::days::{day_to_come, last_of_weeks};
use super::told::{drafted, fault};
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::value::FieldValue as _;
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Date, PersonId, State, Week};
use crate::planner::Requester;
use crate::planner::bulk::{DaySwap, MOST_SWAPPED, swap_days};

impl App {
    /// Opens the form in which the selected person swaps the selected day with somebody.
    pub(in crate::app) fn open_swapping(&mut self) {
        let day = self.selection.day.max(self.today());
        let start =
            Values { one: self.selection.person.clone(), day, other: None, their_day: day, until: None };
        self.open_form("Swap two people's days".to_owned(), SwapForm { reads: (day, day), start });
    }
}

/// The form of a swap.
struct SwapForm {
    start: Values,
    /// The first and the last day, as they were read.
    reads: (Date, Date),
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    one: Option<PersonId>,
    day: Date,
    other: Option<PersonId>,
    their_day: Date,
    until: Option<Date>,
}

static ONE: Field<SwapForm> = Field::<SwapForm>::new(
    "Who",
    |it, state| it.one.written(state),
    |it, written, at| {
        it.one = Some(person(at.base, written)?);
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.one.understood(at.app, at.base).into())
.hint("one of the two");

static OTHER: Field<SwapForm> = Field::<SwapForm>::new(
    "With",
    |it, state| it.other.written(state),
    |it, written, at| {
        it.other = Some(person(at.base, written)?);
        if it.other == it.one {
            return Err("somebody cannot swap with themselves: write somebody else".to_owned());
        }
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.other.understood(at.app, at.base).into())
.hint("the other");

static DAY: Field<SwapForm> = Field::<SwapForm>::new(
    "Day",
    |it, _| typed(it.day),
    |it, written, at| {
        it.day = day_to_come(at.app, written)?;
        Ok(())
    },
)
.day(|it| Some(it.day))
.hint("the day that they give");

static THEIR_DAY: Field<SwapForm> = Field::<SwapForm>::new(
    "Their day",
    |it, _| typed(it.their_day),
    |it, written, at| {
        it.their_day = day_to_come(at.app, written)?;
        Ok(())
    },
)
.day(|it| Some(it.their_day))
.hint("the same day, or another one for it");

static UNTIL: Field<SwapForm> = Field::<SwapForm>::new(
    "Every week until",
    |it, _| it.until.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.until = last_of_weeks(at.app, written, it.day, MOST_SWAPPED)?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("left out: this once");

impl Fields for SwapForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[&ONE, &DAY, &OTHER, &THEIR_DAY, &UNTIL];

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
        let (Some(one), Some(other)) = (values.one, values.other) else {
            return Err("write who swaps with whom".to_owned());
        };
        let wanted =
            DaySwap { one, day: values.day, other, their_day: values.their_day, until: values.until };
        let days = || wanted.pairs().flat_map(|(one, other)| [one, other]);
        self.reads = (days().min().unwrap_or(values.day), days().max().unwrap_or(values.day));
        let asked = Requester { now: app.now, by: app.me.name() };
        let plan = swap_days(&app.rules_of(base), &wanted, asked)
            .map_err(|error| fault(error, app.today().week()))?;
        // Why these days cannot be swapped is said under the day that it is about.
        if let (true, Some(first)) = (plan.changes.is_empty(), plan.left_out.first()) {
            let is_theirs = wanted.day != wanted.their_day
                && first.what.ends_with(&words::day(wanted.their_day, app.today()));
            let field = if is_theirs { &THEIR_DAY } else { &DAY };
            return found.refuse(field, format!("{}: {}", first.what, first.why));
        }
        let (one, other) = (base.display_name(&wanted.one), base.display_name(&wanted.other));
        let day = |date| words::day(date, app.today());
        let days = if wanted.day == wanted.their_day {
            day(wanted.day)
        } else {
            format!("{} for {}", day(wanted.day), day(wanted.their_day))
        };
        let until = wanted.until.map(|until| format!(", every week until {}", day(until)));
        drafted(plan, base, format!("{one} and {other} swap {days}{}", until.unwrap_or_default()), found)
    }
}

impl Form for SwapForm {
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        Some(self.reads.0.week().plus(-1)..=self.reads.1.week().plus(1))
    }

    fn week_shown(&self, week: Week) -> Week {
        week.clamp(self.reads.0.week(), self.reads.1.week())
    }
}

fn person(state: &State, written: &str) -> Result<PersonId, String> {
    if written.is_empty() { Err("write who it is".to_owned()) } else { NameList::people(state).one(written) }
}
