//! What a form of the Posts screen says below its fields: what each would have, what would be vacant, what it touches.

use super::about::{Edit, ShareForm};
use super::input::ShareInput;
use crate::app::form::FormRemark;
use crate::app::words;
use crate::domain::{Change, Date, Key, Minutes, PersonId, Post, Record, Share, State, counted};
use crate::planner::edit::share::held_on;
use crate::report::absence::left_behind;
use crate::rota::{Conversion, STRETCH};
use crate::rules::RuleContext;

impl ShareForm {
    /// What the fields come to, where all is well with them.
    pub(super) fn remarks(&self, share_input: &ShareInput, state: &State, is_well: bool) -> Vec<FormRemark> {
        let Some(post) = state.post(&self.post) else { return vec![] };
        let mut remarks = vec![];
        if let Edit::Convert(it) = &self.edit {
            remarks.extend(conversion(state, post, it));
        }
        let Some(first) = share_input.first.filter(|_| is_well) else { return remarks };
        if share_input.changes.is_empty() {
            remarks.push(FormRemark::told("Nothing would change."));
            return remarks;
        }
        let Ok(after) = state.preview(&share_input.changes) else { return remarks };
        if share_input.moving.is_some() && share_input.last.is_some() {
            remarks.push(FormRemark::told(
                "For these weeks only: the permanent hours and days stay as they are.",
            ));
        } else {
            remarks.push(FormRemark::told(held(state, &after, post, first)));
        }
        for share in shares(&share_input.changes).filter(|share| share.is_on(first)) {
            remarks.extend(days(&after, share, first));
        }
        let rows = share_input
            .changes
            .iter()
            .filter(|change| matches!(change, Change::Remove(Key::Shift(_))))
            .count();
        if rows > 0 {
            let days = if rows == 1 { "day".to_owned() } else { format!("{rows} days") };
            remarks.push(FormRemark::told(format!("The times set for {days} after it are removed.")));
        }
        if let (Edit::End, Some(person)) = (&self.edit, &self.person) {
            remarks.extend(left(&after, person, first));
        }
        remarks
    }
}

/// The sessions that somebody who leaves is still down for in the weeks after, and that need cover then.
fn left(after: &State, person: &PersonId, first: Date) -> Option<FormRemark> {
    let name = after.display_name(person);
    let sessions = match left_behind(&RuleContext::new(after, first), person, first).len() {
        0 => return None,
        many => counted(many, "session"),
    };
    Some(FormRemark::warning(format!(
        "In the {STRETCH} weeks after it, {sessions} of {name}'s need cover: hand them over first, or cover them."
    )))
}

fn shares(changes: &[Change]) -> impl Iterator<Item = &Share> {
    changes.iter().filter_map(|change| match change {
        Change::Put(Record::Share(share)) => Some(&**share),
        _ => None,
    })
}

/// What everybody holds of the post from a day on, what they held, and what is vacant.
fn held(state: &State, after: &State, post: &Post, first: Date) -> String {
    let of = |state: &State, person: &PersonId| -> Minutes {
        let theirs = state.shares_in(&post.id).filter(|it| it.person == *person && it.is_on(first));
        theirs.map(|share| share.hours).sum()
    };
    let mut people: Vec<_> =
        state.shares_in(&post.id).chain(after.shares_in(&post.id)).map(|it| &it.person).collect();
    people.sort();
    people.dedup();
    let parts: Vec<String> = people
        .into_iter()
        .filter_map(|person| {
            let (before, now) = (of(state, person), of(after, person));
            let name = state.display_name(person);
            match (before, now) {
                (Minutes::ZERO, Minutes::ZERO) => None,
                (before, now) if before == now => Some(format!("{name} {now}")),
                (before, Minutes::ZERO) => Some(format!("{name} none (now {before})")),
                (before, now) => Some(format!("{name} {now} (now {before})")),
            }
        })
        .collect();
    let whole = after.post_hours(after.post(&post.id).unwrap_or(post), first);
    let vacant = whole - held_on(after, &post.id, first);
    let rest = match vacant {
        Minutes::ZERO => {
            let until = held_until(after, post, first);
            let until = until.map_or_else(String::new, |last| format!(" up to {}", words::dated(last)));
            format!("all {whole} held{until}")
        }
        over if over < Minutes::ZERO => format!("{} over the {whole} of the post", over.abs()),
        left => format!("{left} of {whole} vacant"),
    };
    let held = if parts.is_empty() { "nobody".to_owned() } else { parts.join(", ") };
    format!("From {}: {held}; {rest}.", words::dated(first))
}

/// The last day on which all of a post is held that is held on a day; `None` where it goes on.
fn held_until(state: &State, post: &Post, first: Date) -> Option<Date> {
    let mut ends: Vec<Date> =
        state.shares_in(&post.id).filter_map(|share| share.until).filter(|last| *last >= first).collect();
    ends.sort();
    ends.into_iter().find(|last| {
        let next = last.plus_days(1);
        held_on(state, &post.id, next) < state.post_hours(state.post(&post.id).unwrap_or(post), next)
    })
}

/// What a share's days come to beside its hours, and what hours somebody has in other posts.
fn days(state: &State, share: &Share, first: Date) -> Vec<FormRemark> {
    let name = state.display_name(&share.person);
    let paid = share.pattern.paid();
    let mut remarks = match paid - share.hours {
        _ if share.pattern.weeks.iter().all(Vec::is_empty) => {
            vec![FormRemark::warning(format!("{name} has no days in the pattern: nobody works these hours."))]
        }
        Minutes::ZERO => {
            vec![FormRemark::told(format!(
                "The days of {name} come to {paid} a week, the same as the hours."
            ))]
        }
        off => {
            let word = if off > Minutes::ZERO { "over" } else { "under" };
            vec![FormRemark::warning(format!(
                "The days of {name} come to {paid} a week, {} {word} the hours.",
                off.abs()
            ))]
        }
    };
    let others =
        state.shares_of(&share.person).filter(|other| other.post != share.post && other.is_on(first));
    for other in others {
        let title = state.post(&other.post).map_or(other.post.as_str(), |post| post.title.as_str());
        let all = share.hours + other.hours;
        remarks
            .push(FormRemark::told(format!("{name} has {} in {title} as well: {all} in all.", other.hours)));
    }
    remarks
}

fn conversion(state: &State, post: &Post, it: &Conversion) -> Vec<FormRemark> {
    let arrow = |what: &str, old: Minutes, new: Minutes| format!("{what} {old} to {new}");
    let mut parts = vec![];
    let whole = state.post_hours(post, it.since);
    if whole != it.post {
        parts.push(arrow("the post", whole, it.post));
    }
    parts.extend(
        it.shares.iter().map(|(share, new)| arrow(state.display_name(&share.person), share.hours, *new)),
    );
    let mut remarks = vec![FormRemark::told(format!(
        "The full-time week is {} from {}; these hours follow {}. The same share of it: {}.",
        it.new,
        words::date(it.since),
        it.old,
        parts.join(", ")
    ))];
    if post.hours != it.post {
        remarks.push(FormRemark::told(
            "The post's hours change on the same day; the weeks before it keep theirs.".to_owned(),
        ));
    }
    remarks
}
