//! Looking into the inbox: what is in it, which of it is marked, and where that stands on the rota.

use std::sync::Arc;

use super::kept::ItemKey;
use crate::app::{App, ScreenId, Target};
use crate::domain::rights::own_share;
use crate::domain::{Key, Record, StaffRequest};
use crate::planner::RequestImpact;
use crate::report::inbox::{Inbox, InboxItem, InboxSubject, RequestPicture};

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

/// What the marked request would mean for whoever is asked, while it waits for an answer or a decision.
#[must_use]
pub fn impact(app: &App) -> Option<&RequestImpact> {
    app.screens.inbox.impact.as_ref()?.1.as_ref()
}

/// Works out what the marked request would mean, where that is not known.
pub(super) fn look_at_impact(app: &mut App) {
    let Some(request) = marked(app).and_then(|item| open_request(app, &item)) else {
        app.screens.inbox.impact = None;
        return;
    };
    if app.screens.inbox.impact.as_ref().is_some_and(|it| it.0 == request.id) {
        return;
    }
    let mut found = RequestImpact::of(&app.rules(), &request, app.me.name(), app.now);
    if let Some(impact) = &mut found {
        let visibility = app.visibility();
        impact.adds.retain(|flag| visibility.shows(flag, &app.state));
    }
    app.screens.inbox.impact = Some(Box::new((request.id, found)));
}

/// The request of an item, while it is open.
#[must_use]
pub fn open_request(app: &App, item: &InboxItem) -> Option<StaffRequest> {
    let InboxSubject::Record(Key::StaffRequest(id)) = &item.subject else { return None };
    let row = app.state.records.requests.get(id).filter(|row| row.item.is_open())?;
    Some(StaffRequest::clone(&row.item))
}

pub(super) fn key_of(item: &InboxItem) -> ItemKey {
    (item.part, item.subject.clone())
}

/// Where what a request is about stands on the rota.
pub(super) fn place_of(app: &App, request: &StaffRequest) -> Option<Target> {
    if request.entry.is_some() {
        let of = request.entry.as_ref().and_then(|it| it.of.clone());
        return of.map(|of| Target::Marked(ScreenId::Directory, Key::Organisation(of)));
    }
    if let (Some(share), Some(by)) = (&request.share, request.asker()) {
        let there = own_share(&app.state, &by, share)?;
        return Some(Target::Marked(ScreenId::Posts, Record::from(there.clone()).key()));
    }
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
