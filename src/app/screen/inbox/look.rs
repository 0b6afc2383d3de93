//! Looking into the inbox: what is in it, which of it is marked, and where that stands on the rota.

use std::sync::Arc;

use super::kept::ItemKey;
use crate::app::{App, ScreenId, Target};
use crate::domain::StaffRequest;
use crate::report::inbox::{Inbox, InboxItem, RequestPicture};

/// The inbox of whoever sits here.
#[must_use]
pub fn inbox(app: &App) -> Arc<Inbox> {
    let known = &app.screens.inbox.known;
    known.get_or_init(|| Arc::new(Inbox::of(&app.rules(), &app.me, app.now))).clone()
}

/// The item that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<InboxItem> {
    let marked = app.screens.inbox.marked.as_ref().filter(|_| app.screen == ScreenId::Inbox)?;
    inbox(app).items.iter().find(|item| key_of(item) == *marked).cloned()
}

pub(super) fn key_of(item: &InboxItem) -> ItemKey {
    (item.part, item.subject.clone())
}

/// Where what a request is about stands on the rota.
pub(super) fn place_of(app: &App, request: &StaffRequest) -> Option<Target> {
    let picture = RequestPicture::of(&app.rules(), request, app.now);
    let person = request.instead_of.clone().or_else(|| request.asker());
    if let (false, Some(booked)) = (request.is_of_days(), picture.sessions.first()) {
        let person = person.filter(|person| booked.involves(person));
        let person = person.or_else(|| booked.booking().everyone().next().cloned());
        return Some(Target::Session(booked.start.date(), person, booked.id.clone()));
    }
    let day = request.days.first().copied()?;
    Some(person.map_or(Target::Day(day), |person| Target::Line(day, person)))
}
