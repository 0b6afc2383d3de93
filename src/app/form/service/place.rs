//! The form of a place.

use std::sync::Arc;

use super::edited::{Edited, marked};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Key, Place, PlaceId, PlaceKind, State};

impl App {
    /// Opens the form of a place, or of a new one.
    pub(in crate::app) fn open_place(&mut self, id: Option<PlaceId>) {
        let there = id.as_ref().and_then(|id| self.state.place(id)).cloned();
        let title = there.as_ref().map_or_else(|| "New place".to_owned(), |it| format!("Edit {}", it.name));
        let Some(start) = there.or_else(new_place) else { return };
        self.open_form(title, PlaceForm { id, start });
    }
}

fn new_place() -> Option<Place> {
    let id = PlaceId::parse("new").ok()?;
    Some(Place { id, name: String::new(), kind: PlaceKind::Venue, low_signal: false, until: None })
}

/// What the form of a place is about.
struct PlaceForm {
    /// Which one; `None` for a new one.
    id: Option<PlaceId>,
    /// As it is.
    start: Place,
}

static NAME: Field<PlaceForm> = Field::<PlaceForm>::at("Name", &at!(name)).hint("such as Brae Street Hall");

impl Fields for PlaceForm {
    type Values = Place;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &NAME,
        &Field::<Self>::at("Kind", &at!(kind)).says(|it, _| kind_in_words(it.kind).into()),
        &Field::<Self>::at("Low signal", &at!(low_signal))
            .says(|it, _| if it.low_signal { "a telephone may find no signal there" } else { "" }.into()),
        &Field::<Self>::at("Last day", &at!(until)).hint("left out: it has no end"),
    ];

    fn start(&self) -> Place {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        place: Place,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let edited = Edited { id: self.id.as_ref(), noun: "place", name: &place.name };
        let (id, summary) = (edited.id(&NAME, |id| base.place(id).is_some(), found)?, edited.summary());
        let place = Place { id: id.clone(), ..place };
        let changes = if place == self.start { vec![] } else { vec![place.into()] };
        Ok(marked(base, changes, summary, Key::Place(id)))
    }
}

impl Form for PlaceForm {}

/// What a kind of place is.
fn kind_in_words(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Mbu => "a mother and baby unit",
        PlaceKind::Base => "a team's base",
        PlaceKind::Venue => "a hall, a library, a café",
        PlaceKind::Area => "where families live",
        PlaceKind::Remote => "no place at all: telephone or screen",
    }
}
