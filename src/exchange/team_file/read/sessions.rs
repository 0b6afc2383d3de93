//! `[[activity]]`, `[[session]]` and `[[series]]`.

use super::super::row::Row;
use super::super::value::{duration, flag, text, when, word};
use crate::domain::{
    Activity, ActivityId, Booking, Boundary, LONGEST_SERIES_ID, PublicTitle, Record, Repeat, Series,
    SeriesId, Session, SessionId, Status,
};

pub(super) fn activity(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, title, kind) = (row.req("id", word), row.req("title", text), row.req("kind", word));
    let boundary = row.opt("boundary", word).unwrap_or(Boundary::Peer);
    let (direct, heavy) = (row.opt("direct", flag), row.opt("heavy", flag).unwrap_or(false));
    let home = row.opt("home", flag).unwrap_or(false);
    let baby = row.opt("baby", flag).unwrap_or(false);
    let (needs, minutes) = (row.list("needs", word), row.opt("minutes", duration));
    let public_title = row.opt("public_title", text);
    let id: ActivityId = id?;
    if let Some(title) = public_title {
        row.beside(PublicTitle { activity: id.clone(), title });
    }
    let plain = Activity::new(id, title?, kind?);
    let direct = direct.unwrap_or(plain.direct);
    Some(Activity { boundary, direct, heavy, home, baby, needs, minutes, ..plain }.into())
}

pub(super) fn session(row: &mut Row<'_, '_>) -> Option<Record> {
    let booking = booking(row);
    let id: Option<SessionId> = row.opt("id", word);
    let series: Option<SeriesId> = row.opt("series", word);
    if row.has("series") && !row.has("id") {
        row.fault_in("series", || {
            "to replace an occurrence, name it too: add `id`, the series and the date, such as \
             \"mdt-20261130\""
                .to_owned()
        });
    }
    let booking = booking?;
    let id = id.or_else(|| booking.derived_id().parse().ok())?;
    Some(Session { id, series, booking }.into())
}

pub(super) fn series(row: &mut Row<'_, '_>) -> Option<Record> {
    let booking = booking(row);
    let id: Option<SeriesId> = row.opt("id", word);
    let repeat = row.req::<Repeat>("repeat", word);
    let except = row.list("except", when);
    if let Some(id) = id.as_ref().filter(|id| id.as_str().len() > LONGEST_SERIES_ID) {
        row.fault_in("id", || {
            format!(
                "{:?} has {} characters; the id of a series has at most {LONGEST_SERIES_ID}, so that a date can follow",
                id.as_str(),
                id.as_str().len()
            )
        });
    }
    let booking = booking?;
    let id = id.or_else(|| booking.derived_id().parse().ok())?;
    Some(Series { id, booking, repeat: repeat?, except }.into())
}

fn booking(row: &mut Row<'_, '_>) -> Option<Booking> {
    let activity = row.req("activity", word);
    let (start, minutes) = (row.req("start", when), row.req("minutes", duration));
    let (people, with, shadow) = (row.list("people", word), row.list("with", word), row.list("shadow", word));
    let lead = row.opt("lead", word);
    let families = row.list("families", word);
    let (group, place, track) = (row.opt("group", word), row.opt("place", word), row.opt("track", word));
    let status = row.opt("status", word).unwrap_or(Status::Planned);
    let (reason, cancelled_by) = (row.opt("reason", text), row.opt("cancelled_by", text));
    let note = row.opt("note", text);
    let wellbeing = row.opt("wellbeing", flag).unwrap_or(false);
    let why = row.opt("override", text).filter(|why| !why.trim().is_empty());
    row.let_stand(why);
    let mut booking = Booking {
        people,
        with,
        shadow,
        lead,
        families,
        group,
        place,
        track,
        status,
        reason,
        cancelled_by,
        note,
        wellbeing,
        ..Booking::new(activity?, start?, minutes?)
    };
    booking.take_tick_out_of_note();
    Some(booking)
}
