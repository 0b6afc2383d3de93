//! `[[place]]`, `[[travel]]`, `[[team]]` and `[[organisation]]`.

use super::super::row::Row;
use super::super::value::{count, duration, flag, text, when, word};
use crate::domain::{Organisation, Place, Record, Team, Travel};

pub(super) fn place(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, name, kind) = (row.req("id", word), row.req("name", text), row.req("kind", word));
    let low_signal = row.opt("low_signal", flag).unwrap_or(false);
    let until = row.opt("until", when);
    Some(Place { id: id?, name: name?, kind: kind?, low_signal, until }.into())
}

pub(super) fn travel(row: &mut Row<'_, '_>) -> Option<Record> {
    let (from, to, minutes) = (row.req("from", word), row.req("to", word), row.req("minutes", duration));
    Some(Travel { from: from?, to: to?, minutes: minutes? }.into())
}

pub(super) fn team(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, name, kind) = (row.req("id", word), row.req("name", text), row.req("kind", word));
    let (place, beds) = (row.opt("place", word), row.opt("beds", count));
    let open = row.list("open", word);
    let peers_wanted = row.opt("peers_wanted", count).unwrap_or(1);
    let funded_until = row.opt("funded_until", when);
    Some(Team { id: id?, name: name?, kind: kind?, place, beds, open, peers_wanted, funded_until }.into())
}

pub(super) fn organisation(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, name) = (row.req("id", word), row.req("name", text));
    let (area, offers) = (row.opt("area", text), row.list("offers", text));
    let (refer_by, contact) = (row.opt("refer_by", text), row.opt("contact", text));
    let review_by = row.opt("review_by", when);
    Some(Organisation { id: id?, name: name?, area, offers, refer_by, contact, review_by }.into())
}
