//! The service, places, ways between them, teams and organisations.

use super::text::Out;
use crate::domain::{Organisation, Place, Service, TableName, Team, Travel};

pub(super) fn service(out: &mut Out, it: &Service) {
    let plain = Service::new(String::new(), it.nation);
    out.service();
    out.text("name", &it.name);
    out.text("nation", it.nation);
    out.some("time_zone", (it.time_zone != plain.time_zone).then_some(it.time_zone));
    let year = (it.leave_year_start != plain.leave_year_start).then_some(it.leave_year_start);
    out.some("leave_year_start", year);
    out.some("base_hours", (it.base_hours != plain.base_hours).then_some(it.base_hours));
}

pub(super) fn place(out: &mut Out, it: &Place) {
    out.row(TableName::Place);
    out.text("id", &it.id);
    out.text("name", &it.name);
    out.text("kind", it.kind);
    out.if_true("low_signal", it.low_signal);
    out.some("until", it.until);
}

pub(super) fn travel(out: &mut Out, it: &Travel) {
    out.row(TableName::Travel);
    out.text("from", &it.from);
    out.text("to", &it.to);
    out.minutes("minutes", it.minutes);
}

pub(super) fn team(out: &mut Out, it: &Team) {
    out.row(TableName::Team);
    out.text("id", &it.id);
    out.text("name", &it.name);
    out.text("kind", it.kind);
    out.some("place", it.place.as_ref());
    out.number("beds", it.beds);
    out.list("open", &it.open);
    out.number("peers_wanted", (it.peers_wanted != 1).then_some(it.peers_wanted));
    out.some("funded_until", it.funded_until);
}

pub(super) fn organisation(out: &mut Out, it: &Organisation) {
    out.row(TableName::Organisation);
    out.text("id", &it.id);
    out.text("name", &it.name);
    out.some("area", it.area.as_ref());
    out.list("offers", &it.offers);
    out.some("refer_by", it.refer_by.as_ref());
    out.some("contact", it.contact.as_ref());
    out.some("review_by", it.review_by);
}
