//! `[[sheet]]`, with the reasons given for red flags.

use chrono::{DateTime, Utc};
use toml::de::DeValue;

use super::super::row::Row;
use super::super::value::{Read, text, wanted, when, word};
use crate::domain::plain_text::composed;
use crate::domain::{Instant, Override, Record, SheetMark, TeamMark};

pub(super) fn sheet(row: &mut Row<'_, '_>) -> Option<Record> {
    let (week, state) = (row.req("week", word), row.req("state", word));
    let published = row.opt("published", when);
    let overrides = row.rows("overrides", given);
    let team = row.opt("team", word);
    let mark = SheetMark { week: week?, state: state?, published, overrides };
    Some(team.map_or_else(|| mark.clone().into(), |team| TeamMark { team, mark: mark.clone() }.into()))
}

fn given(row: &mut Row<'_, '_>) -> Option<Override> {
    let rule = row.req("rule", text);
    let (kind, subject) = (row.req("kind", text), row.req("subject", text));
    let people = row.list("people", word);
    let (by, reason, at) = (row.req("by", text), row.req("reason", text), row.req("at", instant));
    Some(Override { rule: rule?, subject: (kind?, subject?), people, by: by?, reason: reason?, at: at? })
}

/// A point of time, as `2026-11-30T09:00:00Z`.
fn instant(value: &DeValue<'_>) -> Read<Instant> {
    const WANTED: &str = "a point in time such as \"2026-11-30T09:00:00Z\"";
    let text = match value {
        DeValue::String(text) => composed(text).into_owned(),
        DeValue::Datetime(moment) => moment.to_string(),
        _ => return wanted(value, WANTED),
    };
    match text.parse::<DateTime<Utc>>() {
        Ok(at) => Ok(Instant(at.timestamp().div_euclid(60))),
        Err(_) => wanted(value, WANTED),
    }
}
