//! The form that says who supervises somebody on a track, how often, and when they meet next.

use std::sync::Arc;

use super::every;
use super::name_list::NameList;
use super::values::{if_any, in_words, minutes};
use super::written_when::{self, WrittenWhen};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::form::value::at;
use crate::app::layer::draft::Draft;
use crate::app::screen::supervision;
use crate::app::{App, words};
use crate::domain::{
    ActivityId, Booking, Change, Date, Minutes, Moment, PersonId, Session, State, Supervision, Track,
};
use crate::planner::edit::new_id;
use crate::rules::track_in_words;

/// The longest from one to the next, in days.
const LONGEST_INTERVAL_DAYS: u32 = 3660;
/// How long one takes, where nothing else is said.
const USUAL: Minutes = Minutes(60);

impl App {
    /// Opens the form of the marked supervision.
    pub(in crate::app) fn open_naming(&mut self) {
        let Some(line) = supervision::marked(self) else { return };
        let (person, track, named) = (line.person.clone(), line.track, line.named.as_ref());
        let supervisor = named.map(|it| it.supervisor.clone());
        let every_days = named.and_then(|it| it.every_days);
        let title = format!("{} · {}", self.state.display_name(&person), track_in_words(track));
        let last = named.and_then(|it| it.last);
        let start = Values { person, track, supervisor, every_days, start: None, length: USUAL, last };
        self.open_form(title, SupervisorForm { start });
    }
}

/// Whose supervision the form is about, and how it stands.
struct SupervisorForm {
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    person: PersonId,
    track: Track,
    supervisor: Option<PersonId>,
    every_days: Option<u32>,
    /// When they meet next, where that is booked along with it.
    start: Option<Moment>,
    length: Minutes,
    /// When it was last held, before the rota knew.
    last: Option<Date>,
}

static WITH: Field<SupervisorForm> = Field::<SupervisorForm>::new(
    "With",
    |it, state| it.supervisor.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
    |it, written, at| {
        it.supervisor = Some(supervisor(at.base, &it.person, written)?);
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.supervisor.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into())
.hint("one person, by name");

impl Fields for SupervisorForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::at("Person", &at!(person)),
        &Field::<Self>::at("Track", &at!(track)).says(|it, _| track_in_words(it.track).into()),
        &WITH,
        &Field::<Self>::new(
            "When",
            |_, _| String::new(),
            |it, written, at| {
                it.start = if_any(written, |written| when(written, at.app))?;
                Ok(())
            },
        )
        .says(|it, at| {
            let start = it.start.map(|start| written_when::understood(start, it.length, at.app.today()));
            start.unwrap_or_default().into()
        })
        .hint("thu 10 dec 14:00 books it; left out: nothing is booked"),
        &Field::<Self>::new(
            "Length",
            |it, _| it.length.to_string(),
            |it, written, _| {
                it.length = minutes(written).map_err(in_words)?;
                Ok(())
            },
        )
        .hint("1:00"),
        &Field::<Self>::new(
            "Every",
            |it, _| it.every_days.map(every::in_words).unwrap_or_default(),
            |it, written, _| {
                it.every_days = if_any(written, |written| every::days(written, LONGEST_INTERVAL_DAYS))?;
                Ok(())
            },
        )
        .says(|it, _| it.every_days.map(every::in_words).unwrap_or_default().into())
        .hint("6 weeks, or 40 days; left out: as the policy says"),
        &Field::<Self>::at("Last held", &at!(last)).hint("before it was booked here"),
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
        let Values { person, track, supervisor: Some(supervisor), every_days, start, length, last } = values
        else {
            return Err("name somebody".to_owned());
        };
        let mut summary = format!(
            "Name {} for {}'s {}",
            base.display_name(&supervisor),
            base.display_name(&person),
            track_in_words(track)
        );
        let booked = start.map(|start| {
            let mut booking =
                Booking::new(ActivityId::parse("supervision").map_err(in_words)?, start, length);
            (booking.people, booking.with) = (vec![person.clone()], vec![supervisor.clone()]);
            booking.track = Some(track);
            summary = format!("{summary}, {}", words::when(start, app.today()));
            let id = new_id(base, &booking, app.now).ok_or("there is too much on that day already")?;
            Ok::<Change, String>(Session { id, series: None, booking }.into())
        });
        let booked = booked.transpose()?;
        // Another one that is named here keeps its own.
        let is_same = (&person, track) == (&self.start.person, self.start.track);
        let there = base.records.supervision.get(&(person.clone(), track)).filter(|_| !is_same);
        let last = there.map_or(last, |row| row.item.last);
        let named = Supervision { person, track, supervisor, every_days, last };
        let changes = std::iter::once(named.into()).chain(booked).collect();
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for SupervisorForm {
    fn lies_low(&self) -> bool {
        true
    }
}

/// The moment that is written, to come or not.
fn when(written: &str, app: &App) -> Result<Moment, String> {
    let when = WrittenWhen::read(written, app.day_in_view(), app)?;
    match (when.day, when.start, when.end.is_some() || when.length.is_some()) {
        (.., true) => Err("how long it takes is the next field: write a day and a time".to_owned()),
        (Some(day), Some(start), false) => Ok(day.at(start)),
        _ => Err("write a day and a time, such as thu 14:00".to_owned()),
    }
}

fn supervisor(state: &State, person: &PersonId, written: &str) -> Result<PersonId, String> {
    if written.is_empty() {
        return Err("name somebody, so that it is missed if it does not happen".to_owned());
    }
    let found = NameList::people(state).one(written)?;
    if found == *person {
        return Err(format!(
            "{} cannot supervise themselves: name somebody else",
            state.display_name(&found)
        ));
    }
    Ok(found)
}
