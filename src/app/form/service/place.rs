//! The form of a place.

use std::sync::Arc;

use super::lands::lands;
use crate::app::App;
use crate::app::form::free_id::free_id;
use crate::app::form::values::{YES_NO, if_any, in_words, is_yes, named, yes_or_no};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Key, Malformed, Place, PlaceId, PlaceKind, State};

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

static NAME: Field<PlaceForm> = Field::<PlaceForm>::new(
    "Name",
    |it, _| it.name.clone(),
    |it, written, _| {
        it.name = named(written)?;
        Ok(())
    },
)
.hint("such as Brae Street Hall");

impl Fields for PlaceForm {
    type Values = Place;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &NAME,
        &Field::<Self>::new(
            "Kind",
            |it, _| it.kind.to_string(),
            |it, written, _| {
                it.kind = written.parse().map_err(in_words::<Malformed>)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(PlaceKind::WORDS))
        .says(|it, _| kind_in_words(it.kind).into()),
        &Field::<Self>::new(
            "Low signal",
            |it, _| yes_or_no(it.low_signal),
            |it, written, _| {
                it.low_signal = is_yes(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
        .says(|it, _| if it.low_signal { "a telephone may find no signal there" } else { "" }.into()),
        &Field::<Self>::new(
            "Last day",
            |it, _| it.until.map(typed).unwrap_or_default(),
            |it, written, at| {
                it.until = if_any(written, |written| at.app.read_day(written))?;
                Ok(())
            },
        )
        .day(|it| it.until)
        .hint("left out: it has no end"),
    ];

    fn start(&self) -> Place {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        mut place: Place,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        if self.id.is_none() {
            let id = found.part(&NAME, free_id(&place.name, "place", |id| base.place(id).is_some()));
            place.id = id.ok_or("say what it is called")?;
        }
        let verb = if self.id.is_some() { "Change" } else { "Add" };
        let summary = format!("{verb} the place {}", place.name);
        let lands = Some(lands(Key::Place(place.id.clone())));
        Ok(Draft { lands, ..Draft::new(base.clone(), vec![place.into()], summary) })
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
