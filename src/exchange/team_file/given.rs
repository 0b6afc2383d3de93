//! Ids that somebody's file gives to sessions and series that are new to them.
//!
//! Where not everything is theirs to see, such an id may be that of something they do not see, or name a family of which they
//! are not to learn whether there is one. So it is kept under another, made of it by the store's secret: always, and the same
//! each time, so that it tells nothing and a file that comes again changes nothing. In a service of one team there is nothing
//! of others to see, and ids stay as they are written.

use std::collections::HashMap;
use std::sync::Arc;

use super::import::Ground;
use super::read::Found;
use crate::domain::{Key, Override, Record, SeriesId, SessionId};

/// Puts the ids into the rows under which they are kept.
pub(super) fn rename(rows: &mut [Found<'_>], ground: &Ground<'_>, sessions: &HashMap<SessionId, Key>) {
    if !ground.veil.is_of_somebody() || ground.seen.records.teams.len() < 2 {
        return;
    }
    let all = &ground.seen.records.series;
    let mut series: HashMap<SeriesId, SeriesId> = HashMap::new();
    for row in rows.iter_mut() {
        let Record::Series(it) = &mut row.record else { continue };
        // One that is made of what it is stands for itself: the viewer reads another where it is there.
        let shown = if row.unnamed { ground.veil.shown_series(&it.id) } else { it.id.clone() };
        let kept = match () {
            () if all.contains_key(&shown) => shown,
            () if row.unnamed => it.id.clone(),
            () => ground.veil.given_series(&it.id),
        };
        series.insert(it.id.clone(), kept.clone());
        Arc::make_mut(it).id = kept;
    }
    let mut given: HashMap<SessionId, SessionId> = HashMap::new();
    for row in rows.iter_mut() {
        let Record::Session(it) = &mut row.record else { continue };
        let of_series = it.id.occurrence_of().and_then(|(of, date)| {
            let kept = series.get(&of).or_else(|| all.contains_key(&of).then_some(&of))?;
            kept.occurrence(date)
        });
        let shown = if row.unnamed { ground.veil.shown_session(&it.id) } else { it.id.clone() };
        let kept = match of_series {
            Some(kept) => kept,
            None if sessions.contains_key(&shown) => shown,
            None if row.unnamed => it.id.clone(),
            None => ground.veil.given_session(&it.id),
        };
        given.insert(it.id.clone(), kept.clone());
        let it = Arc::make_mut(it);
        it.id = kept;
        if let Some(kept) = it.series.as_ref().and_then(|of| series.get(of)) {
            it.series = Some(kept.clone());
        }
    }
    let about = |of: &mut Override| {
        let (table, id) = &mut of.subject;
        let kept = match table.as_str() {
            "session" => SessionId::parse(id).ok().and_then(|id| given.get(&id)).map(ToString::to_string),
            "series" => SeriesId::parse(id).ok().and_then(|id| series.get(&id)).map(ToString::to_string),
            _ => None,
        };
        if let Some(kept) = kept {
            *id = kept;
        }
    };
    for row in rows {
        match &mut row.record {
            Record::Sheet(it) => Arc::make_mut(it).overrides.iter_mut().for_each(about),
            Record::TeamMark(it) => Arc::make_mut(it).mark.overrides.iter_mut().for_each(about),
            _ => {}
        }
    }
}
