//! An end of a share: on a date, or none after all.

use crate::domain::{Change, Date, Entity as _, Key, Share, ShiftRow, State};
use crate::words;

use super::allowed::{allowed, funded_to_its_end, post_of};
use super::{About, ShareError};

/// The changes that end a share on a day, or give it no end. Single days of other times after the end go with it: they
/// would be worked for a post that is no longer theirs. Only weeks that are loaded are looked at.
pub fn end(state: &State, share: &Share, until: Option<Date>) -> Result<Vec<Change>, ShareError> {
    let post = post_of(state, share)?;
    if until == share.until {
        return Ok(vec![]);
    }
    let name = state.display_name(&share.person);
    if let Some(until) = until.filter(|until| *until < share.from) {
        let words = format!(
            "{} is before the share of {name} began: write {} or a later day",
            words::date(until),
            words::date(share.from)
        );
        return Err(ShareError::new(About::Until, words));
    }
    funded_to_its_end(post, until)?;
    let later = state.shares_in(&share.post).filter(|it| it.person == share.person && it.from > share.from);
    let next = later.map(|it| it.from).min();
    if let Some(next) = next.filter(|next| until.is_none_or(|until| *next <= until)) {
        let words = format!("another share of {name} begins on {}: write an earlier day", words::date(next));
        return Err(ShareError::new(About::Until, words));
    }
    let mut changes = vec![Change::from(Share { until, ..share.clone() })];
    let rows = rows_after(state, share, until);
    changes.extend(rows.iter().map(|row| Change::Remove(Key::Shift(row.key()))));
    let first_other_day = share.until.map_or(share.from, |before| before.plus_days(1).max(share.from));
    allowed(state, post, first_other_day, changes)
}

/// The single days of other times that a share has after a new last day.
fn rows_after(state: &State, share: &Share, until: Option<Date>) -> Vec<ShiftRow> {
    let Some(until) = until else { return vec![] };
    let in_share = |row: &&ShiftRow| row.person == share.person && row.date > until && share.is_on(row.date);
    let elsewhere = |row: &ShiftRow| {
        state.shares_of(&row.person).any(|other| other.post != share.post && other.is_on(row.date))
    };
    let for_it = |row: &&ShiftRow| match &row.post {
        Some(post) => *post == share.post,
        None => !elsewhere(row),
    };
    let sheets = state.sheets().filter(|(week, _)| *week >= until.week());
    let rows = sheets.flat_map(|(_, sheet)| sheet.shifts.values()).map(|row| &*row.item);
    rows.filter(in_share).filter(for_it).cloned().collect()
}
