//! How people, places and sessions are called in what leaves the building: kinds of work, and nothing that tells of a family.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::domain::{PersonId, PlaceId, PlaceKind, Redaction, State};
use crate::rota::Booked;

use super::Giver;
use crate::exchange::give::kind_title::kind_title;

/// Says what may be said outside, in words from which every reference is taken out.
pub(super) struct ToldOutside<'a> {
    state: &'a State,
    stranger: Redaction,
    /// Texts that were looked through already: most come again and again.
    known: RefCell<BTreeMap<String, String>>,
}

impl<'a> ToldOutside<'a> {
    pub(super) fn of(giver: &Giver<'a>) -> Self {
        Self { state: giver.seen, stranger: giver.before_a_stranger(), known: RefCell::default() }
    }

    /// A text without the references in it.
    pub(super) fn text(&self, text: &str) -> String {
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let said = self.stranger.text(text);
        self.known.borrow_mut().insert(text.to_owned(), said.clone());
        said
    }

    /// Somebody's name, in full.
    pub(super) fn person(&self, id: &PersonId) -> String {
        self.text(self.state.person(id).map_or(id.as_str(), |person| &person.name))
    }

    /// What a session is: what its activity may be called outside, else its kind.
    pub(super) fn session(&self, booked: &Booked) -> String {
        let public = self.state.public_title(&booked.booking().activity);
        public.map_or_else(|| kind_title(booked.kind).to_owned(), |title| self.text(title))
    }

    /// The place of a session, where that tells nothing of a family.
    pub(super) fn place_of(&self, booked: &Booked) -> String {
        let place = booked.place.as_ref().filter(|_| !booked.home);
        place.map(|place| self.place(place)).unwrap_or_default()
    }

    /// The name of a place where people work; nothing of an area, which is where families live.
    pub(super) fn place(&self, id: &PlaceId) -> String {
        let place = self.state.place(id);
        let place = place.filter(|it| matches!(it.kind, PlaceKind::Mbu | PlaceKind::Base | PlaceKind::Venue));
        place.map(|place| self.text(&place.name)).unwrap_or_default()
    }
}
