//! The JSON that GOV.UK gives: divisions of the United Kingdom, each with its events.

use serde_json::Value;

use super::found::{Found, HolidayFault};
use super::lines::date;
use crate::domain::Nation;

/// Reads the events of a nation's division; of a single division, or of a list of events, those.
pub(super) fn read(text: &str, nation: Nation) -> Result<Vec<Found>, Vec<HolidayFault>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        vec![HolidayFault::at(
            error.line(),
            format!("this is not JSON from here on, column {}", error.column()),
        )]
    })?;
    let division = division_of(nation);
    let events = match &value {
        Value::Array(events) => events,
        Value::Object(all) => {
            let within = |it: &Value| it.get("events").is_some();
            let part = if within(&value) { Some(&value) } else { all.get(division) };
            let named = || {
                let there: Vec<&str> =
                    all.iter().filter(|(_, it)| within(it)).map(|(name, _)| &**name).collect();
                let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
                vec![HolidayFault::whole(format!(
                    "there is no “{division}” in it; of those that it could have: {there}"
                ))]
            };
            let events = part.ok_or_else(named)?.get("events").and_then(Value::as_array);
            events.ok_or_else(|| vec![HolidayFault::whole(format!("“{division}” has no list “events”"))])?
        }
        _ => return Err(vec![HolidayFault::whole("there are no events in it")]),
    };
    let (mut found, mut faults) = (vec![], vec![]);
    for (nth, event) in (1..).zip(events) {
        let word = |key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default();
        let line = line_of(text, word("date"));
        match date(word("date")) {
            Some(date) => found.push(Found { line, date, name: word("title").to_owned() }),
            None => faults.push(HolidayFault {
                line,
                message: format!("event {nth} has no “date” such as 2027-01-01"),
            }),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// The division that a nation's holidays stand under.
const fn division_of(nation: Nation) -> &'static str {
    match nation {
        Nation::Scotland => "scotland",
        Nation::England | Nation::Wales => "england-and-wales",
        Nation::NorthernIreland => "northern-ireland",
    }
}

/// The line on which a word first stands in quotes.
fn line_of(text: &str, word: &str) -> Option<usize> {
    let at = (!word.is_empty()).then(|| text.find(&format!("\"{word}\""))).flatten()?;
    Some(text.get(..at)?.matches('\n').count() + 1)
}
