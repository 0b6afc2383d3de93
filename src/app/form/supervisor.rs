//! The form that says who supervises somebody on a track, and how often.

use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::App;
use crate::app::layer::Draft;
use crate::app::screen::supervision;
use crate::domain::{PersonId, State, Supervision, Track, nearest};
use crate::rules::track_in_words;

/// The longest from one to the next, in days.
const LONGEST: u32 = 3660;

impl App {
    /// Opens the form of the marked supervision.
    pub(in crate::app) fn open_naming(&mut self) {
        let Some(line) = supervision::marked(self) else { return };
        let (person, track, named) = (line.person.clone(), line.track, line.named.as_ref());
        let supervisor = named.map(|it| it.supervisor.to_string()).unwrap_or_default();
        let every = named.and_then(|it| it.every_days).map(|days| days.to_string()).unwrap_or_default();
        let title = format!("{} · {}", self.state.call(&person), track_in_words(track));
        let fields = vec![
            Field::new("supervisor", "With", FieldKind::People, supervisor).hint("one person, by id"),
            Field::new("every", "Every", FieldKind::Free, every)
                .hint("days from one to the next; left out: the policy's"),
        ];
        self.open_form(title, FormPurpose::Supervisor(person, track), fields);
    }
}

impl FormLayer {
    /// Reads the fields, each with what is wrong with it.
    pub(in crate::app) fn read_supervisor(&mut self) {
        let FormPurpose::Supervisor(person, _) = &self.purpose else { return };
        let with = supervisor(&self.base, person, self.value("supervisor")).err();
        let every = every_days(self.value("every")).err();
        for field in &mut self.fields {
            field.problem = if field.name == "supervisor" { with.clone() } else { every.clone() };
        }
    }

    /// What the form would save.
    pub(in crate::app) fn supervisor_draft(&self, person: &PersonId, track: Track) -> Result<Draft, String> {
        let supervisor = supervisor(&self.base, person, self.value("supervisor"))?;
        let every_days = every_days(self.value("every"))?;
        let there = self.base.records.supervision.get(&(person.clone(), track));
        let last = there.and_then(|row| row.item.last);
        let summary = format!(
            "Name {} for {}'s {}",
            self.base.call(&supervisor),
            self.base.call(person),
            track_in_words(track)
        );
        let named = Supervision { person: person.clone(), track, supervisor, every_days, last };
        Ok(Draft::new(self.base.clone(), vec![named.into()], summary))
    }
}

fn supervisor(state: &State, person: &PersonId, written: &str) -> Result<PersonId, String> {
    let low = written.trim().to_lowercase();
    let ids = || state.people().map(|person| person.id.as_str());
    let Some(found) = state.people().find(|it| it.id.as_str() == low) else {
        return Err(match (low.is_empty(), nearest(&low, ids())) {
            (true, _) => "name somebody: without a name nobody would miss it".to_owned(),
            (false, Some(near)) => format!("nobody here is {low:?}; did you mean {near}?"),
            (false, None) => format!("nobody here is {low:?}: write one person's id"),
        });
    };
    if found.id == *person {
        return Err(format!("{} cannot supervise themselves: name somebody else", found.short_name()));
    }
    Ok(found.id.clone())
}

fn every_days(written: &str) -> Result<Option<u32>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    let days = written.parse::<u32>().ok().filter(|days| (1..=LONGEST).contains(days));
    days.map(Some).ok_or_else(|| format!("{written:?} is no number of days from 1 to {LONGEST}"))
}
