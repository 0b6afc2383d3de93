//! The form that says who supervises somebody on a track, and how often.

use std::sync::Arc;

use super::values::{if_any, one};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::app::screen::supervision;
use crate::domain::{PersonId, State, Supervision, Track, nearest};
use crate::rules::track_in_words;

/// The longest from one to the next, in days.
const LONGEST_INTERVAL_DAYS: u32 = 3660;

impl App {
    /// Opens the form of the marked supervision.
    pub(in crate::app) fn open_naming(&mut self) {
        let Some(line) = supervision::marked(self) else { return };
        let (person, track, named) = (line.person.clone(), line.track, line.named.as_ref());
        let supervisor = named.map(|it| it.supervisor.clone());
        let every_days = named.and_then(|it| it.every_days);
        let title = format!("{} · {}", self.state.display_name(&person), track_in_words(track));
        self.open_form(title, SupervisorForm { person, track, supervisor, every_days });
    }
}

/// Whose supervision the form is about, and how it stands.
struct SupervisorForm {
    person: PersonId,
    track: Track,
    supervisor: Option<PersonId>,
    every_days: Option<u32>,
}

/// What its fields say.
struct Values {
    supervisor: Option<PersonId>,
    every_days: Option<u32>,
}

impl Fields for SupervisorForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "With",
            |it| one(it.supervisor.as_ref()),
            |it, written, at| {
                it.supervisor = Some(supervisor(at.base, &at.form.person, written)?);
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("one person, by id"),
        &Field::<Self>::new(
            "Every",
            |it| one(it.every_days.as_ref()),
            |it, written, _| {
                it.every_days = if_any(written, every_days)?;
                Ok(())
            },
        )
        .hint("days from one to the next; left out: the policy's"),
    ];

    fn start(&self) -> Values {
        Values { supervisor: self.supervisor.clone(), every_days: self.every_days }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        _: &App,
        _: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let Values { supervisor: Some(supervisor), every_days } = values else {
            return Err("name somebody".to_owned());
        };
        let (person, track) = (self.person.clone(), self.track);
        let there = base.records.supervision.get(&(person.clone(), track));
        let last = there.and_then(|row| row.item.last);
        let summary = format!(
            "Name {} for {}'s {}",
            base.display_name(&supervisor),
            base.display_name(&person),
            track_in_words(track)
        );
        let named = Supervision { person, track, supervisor, every_days, last };
        Ok(Draft::new(base.clone(), vec![named.into()], summary))
    }
}

impl Form for SupervisorForm {
    fn lies_low(&self) -> bool {
        true
    }
}

fn supervisor(state: &State, person: &PersonId, written: &str) -> Result<PersonId, String> {
    let low = written.to_lowercase();
    let ids = || state.people().map(|person| person.id.as_str());
    let Some(found) = state.people().find(|it| it.id.as_str() == low) else {
        return Err(match (low.is_empty(), nearest(&low, ids())) {
            (true, _) => "name somebody, so that it is missed if it does not happen".to_owned(),
            (false, Some(near)) => format!("nobody here has the id {low:?}; did you mean {near}?"),
            (false, None) => format!("nobody here has the id {low:?}: write one person's id"),
        });
    };
    if found.id == *person {
        return Err(format!(
            "{} cannot supervise themselves: name somebody else",
            state.display_name_of(found)
        ));
    }
    Ok(found.id.clone())
}

fn every_days(written: &str) -> Result<u32, String> {
    let days = written.parse::<u32>().ok().filter(|days| (1..=LONGEST_INTERVAL_DAYS).contains(days));
    days.ok_or_else(|| format!("{written:?} is not a number of days from 1 to {LONGEST_INTERVAL_DAYS}"))
}
