//! What stands beside a record, by itself: which record it is beside, and what it says. What is private says nothing.

use super::text::Out;
use crate::domain::{CarryLapse, HolidayTime, LastContact, PostHours, PublicTitle, TableName};

pub(super) fn post_hours(out: &mut Out, it: &PostHours) {
    out.row(TableName::Post);
    out.text("id", &it.post);
    out.text("from", it.from);
    out.text("hours", it.hours);
}

pub(super) fn last_contact(out: &mut Out, it: &LastContact) {
    out.row(TableName::Family);
    out.text("ref", &it.family);
    out.text("last_contact", it.on);
}

pub(super) fn public_title(out: &mut Out, it: &PublicTitle) {
    out.row(TableName::Activity);
    out.text("id", &it.activity);
    out.text("public_title", &it.title);
}

pub(super) fn holiday_time(out: &mut Out, it: &HolidayTime) {
    out.row(TableName::Holiday);
    out.text("date", it.date);
    out.text("time", it.time);
}

pub(super) fn carry_lapse(out: &mut Out, it: &CarryLapse) {
    out.row(TableName::Carry);
    out.text("person", &it.person);
    out.bare("year", &it.year);
    out.text("until", it.until);
}
