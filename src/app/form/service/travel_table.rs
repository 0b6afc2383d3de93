//! The table of travel from one place: a line for every other place, with the minutes to it, written in one go.
//!
//! Its fields are the places that there are, so that it reads itself rather than by a list of its fields.

use std::sync::Arc;

use super::edited::marked;
use super::travel::minutes_of_way;
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::outcome::FormReading;
use crate::app::form::values::if_any;
use crate::app::form::{FieldInput, FieldKind, Form, FormRemark, ReadsFields};
use crate::domain::{Change, Key, Minutes, PlaceId, PlaceKind, State, Travel, counted};
use crate::planner::edit::SeriesScope;

impl App {
    /// Opens the table of travel from a place.
    pub(in crate::app) fn open_travel_table(&mut self, from: &PlaceId) {
        let Some(place) = self.state.place(from) else { return };
        if place.kind == PlaceKind::Remote {
            self.report_error(format!("{} is no place that one goes to: mark another.", place.name));
            return;
        }
        let title = format!("Minutes from {}", place.name);
        let others = self.state.records.places.values().map(|row| &*row.item);
        let others = others.filter(|it| it.id != *from && it.kind != PlaceKind::Remote);
        let mut others: Vec<(String, PlaceId)> =
            others.map(|it| (NameList::places(&self.state).name(&it.id), it.id.clone())).collect();
        others.sort();
        if others.is_empty() {
            self.report_error("There is no other place yet: add one first.");
            return;
        }
        self.open_form(title, TravelTable { from: from.clone(), others });
    }
}

/// What the table is about.
struct TravelTable {
    /// Where every way starts.
    from: PlaceId,
    /// The other places, by name.
    others: Vec<(String, PlaceId)>,
}

/// A way that is stored: from where to where, and how long it takes.
type StoredWay = ((PlaceId, PlaceId), Minutes);

/// What is stored of the way between two places, the way there before the way back.
fn stored(state: &State, from: &PlaceId, to: &PlaceId) -> Vec<StoredWay> {
    let ways = [(from.clone(), to.clone()), (to.clone(), from.clone())];
    let minutes = |way: &(PlaceId, PlaceId)| state.records.travel.get(way).map(|row| row.item.minutes);
    ways.into_iter().filter_map(|way| minutes(&way).map(|minutes| (way, minutes))).collect()
}

impl ReadsFields for TravelTable {
    fn inputs(&self, state: &State) -> Vec<FieldInput> {
        let input = |(name, to): &(String, PlaceId)| {
            let there = stored(state, &self.from, to);
            let text = there.first().map(|(_, minutes)| minutes.0.to_string()).unwrap_or_default();
            FieldInput::new(name.clone(), FieldKind::Free, text.clone(), text).with("minutes", vec![], true)
        };
        self.others.iter().map(input).collect()
    }

    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading {
        let mut changes: Vec<Change> = vec![];
        let (mut known, mut wrong) = (0, None);
        for ((name, to), input) in self.others.iter().zip(inputs.iter_mut()) {
            let there = stored(base, &self.from, to);
            let read = if_any(input.value(), minutes_of_way);
            input.understood = read.as_ref().ok().copied().flatten().map(|it| it.to_string().into());
            input.problem = read.as_ref().err().cloned();
            match (read, there.first()) {
                (Err(words), _) => wrong = wrong.or_else(|| Some(format!("{name}: {words}"))),
                (Ok(Some(minutes)), Some((_, was))) if minutes == *was => known += 1,
                (Ok(Some(minutes)), was) => {
                    known += 1;
                    // The way that is stored keeps its direction, so that the way back needs none of its own.
                    let new = || (self.from.clone(), to.clone());
                    let (from, to) = was.map_or_else(new, |(way, _)| way.clone());
                    changes.push(Travel { from, to, minutes }.into());
                }
                (Ok(None), _) => {
                    changes.extend(there.into_iter().map(|(way, _)| Change::Remove(Key::Travel(way))));
                }
            }
        }
        let name = base.place(&self.from).map_or("", |place| place.name.as_str());
        let summary = format!("Travel from {name}: {}", counted(changes.len(), "journey"));
        // Whoever wrote it stays where they were.
        let record = app.screens.service.marked().cloned();
        let draft = wrong.map_or(Ok(()), Err);
        let draft = draft.map(|()| marked(base, changes, summary, record));
        let told =
            format!("{known} of {} are known; empty is not known.", counted(self.others.len(), "journey"));
        FormReading {
            remarks: vec![FormRemark::told(told)],
            at_the_end: vec![],
            draft,
            reach: SeriesScope::This,
        }
    }
}

impl Form for TravelTable {}
