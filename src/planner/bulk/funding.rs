//! A post that is funded otherwise from a day on: its hours, its band, and until when it is paid for; and its shares, as they are
//! or in proportion.
//!
//! Hours are kept by their day, so that weeks before it keep theirs. Nobody's days or times change by it.

use crate::domain::{Change, Date, FamilyStatus, Minutes, PersonId, Post, PostHours, Share, State, counted};
use crate::planner::common::words;
use crate::planner::edit::share::{ShareError, WantedShare, change, held_on};
use crate::planner::edit::{EditError, Edits};
use crate::rota::caseload::most_families;

use super::plan::{BulkPlan, once_each};

/// How a post is to be funded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// The first day of its hours.
    pub from: Date,
    /// Minutes a week.
    pub hours: Minutes,
    /// Its pay band, which has no day of its own.
    pub band: Option<String>,
    /// The last day that is paid for.
    pub until: Option<Date>,
    /// Whether its shares change in proportion; else they stay as they are.
    pub in_proportion: bool,
}

/// Funds a post otherwise; the error says what cannot be, in words.
pub fn fund(state: &State, post: &Post, wanted: &Funding, today: Date) -> Result<BulkPlan, ShareError> {
    let mut plan = BulkPlan::default();
    let mut edits = Edits::on(state);
    let was = state.post_hours(post, wanted.from);
    let mut changes: Vec<Change> = vec![];
    if was != wanted.hours {
        changes.push(PostHours { post: post.id.clone(), from: wanted.from, hours: wanted.hours }.into());
    }
    let funded = Post { band: wanted.band.clone(), funded_until: wanted.until, ..post.clone() };
    if funded != *post {
        changes.push(funded.clone().into());
    }
    make(&mut edits, changes);
    if wanted.in_proportion && was != wanted.hours {
        scale(state, post, (was, wanted), &mut edits)?;
    }
    let after = edits.state().clone();
    plan.changes = once_each(state, edits.into_changes());
    if !plan.changes.is_empty() {
        tell_hours(&after, &funded, (was, wanted), &mut plan);
        tell_shares(state, &after, &funded, wanted.from, &mut plan);
        tell_end(&after, post, &funded, today, &mut plan);
    }
    Ok(plan)
}

/// Records alone are never unread.
fn make(edits: &mut Edits, changes: Vec<Change>) {
    let made: Result<(), EditError> = edits.make(changes);
    debug_assert!(made.is_ok(), "records are always here");
}

/// Gives every share of a post its part of the new hours; what is left of a minute goes to the first.
fn scale(
    state: &State,
    post: &Post,
    (was, wanted): (Minutes, &Funding),
    edits: &mut Edits,
) -> Result<(), ShareError> {
    let goes_on = |share: &&Share| share.until.is_none_or(|until| until >= wanted.from);
    let shares: Vec<&Share> = state.shares_in(&post.id).filter(goes_on).collect();
    for share in shares {
        let hours = part(share.hours, was, wanted.hours);
        let from = wanted.from.max(share.from);
        let other = WantedShare { hours, ..WantedShare::as_it_is(share, from) };
        let changes = change(edits.state(), share, from, &other)?;
        make(edits, changes);
    }
    Ok(())
}

/// A part of old hours as the same part of new ones, never more than it.
fn part(hours: Minutes, was: Minutes, is: Minutes) -> Minutes {
    if was.0 <= 0 {
        return hours;
    }
    let scaled = i64::from(hours.0) * i64::from(is.0) / i64::from(was.0);
    Minutes(i32::try_from(scaled).unwrap_or(hours.0))
}

/// What the post has, what of it is held, and what hours are noted for later.
fn tell_hours(after: &State, post: &Post, (was, wanted): (Minutes, &Funding), plan: &mut BulkPlan) {
    let (hours, from) = (wanted.hours, words::dated(wanted.from));
    let held = held_on(after, &post.id, wanted.from);
    let now = if was == hours { String::new() } else { format!(" (now {was})") };
    let text = |rest: String| format!("From {from}: {hours} a week{now}; {held} held, {rest}.");
    match hours - held {
        Minutes::ZERO => plan.does.push(text("all of it".to_owned())),
        left if left > Minutes::ZERO => plan.does.push(text(format!("{left} vacant"))),
        over => plan.warns.push(text(format!("{} more than there is", over.abs()))),
    }
    let later = after.hours_of_post(&post.id).filter(|it| it.from > wanted.from);
    let later: Vec<String> = later.map(|it| format!("{} from {}", it.hours, words::dated(it.from))).collect();
    if !later.is_empty() {
        plan.warns.push(format!("Noted already for later, and kept: {}.", words::in_a_row(&later)));
    }
}

/// What each sharer has then, with the days they work and the families they are with.
fn tell_shares(state: &State, after: &State, post: &Post, from: Date, plan: &mut BulkPlan) {
    let shares: Vec<&Share> = after.shares_in(&post.id).filter(|share| share.is_on(from)).collect();
    let each = shares.iter().map(|share| {
        let was = state.shares_in(&post.id).find(|it| it.person == share.person && it.is_on(from));
        let now = was.filter(|was| was.hours != share.hours).map(|was| format!(" (now {})", was.hours));
        format!("{} {}{}", state.display_name(&share.person), share.hours, now.unwrap_or_default())
    });
    let each: Vec<String> = each.collect();
    if !each.is_empty() {
        plan.does.push(format!("Shares: {}.", words::in_a_row(&each)));
    }
    for share in shares {
        let name = state.display_name(&share.person);
        let off = share.pattern.paid() - share.hours;
        if off != Minutes::ZERO && !share.pattern.weeks.iter().all(Vec::is_empty) {
            let word = if off > Minutes::ZERO { "over" } else { "under" };
            plan.warns.push(format!(
                "{name}'s days come to {}, {} {word} the hours: change them next.",
                share.pattern.paid(),
                off.abs()
            ));
        }
        let many = families_of(after, &share.person);
        let least = most_families(after, &share.person, from).filter(|most| many > *most);
        if let Some(most) = least {
            plan.warns.push(format!(
                "{name} is with {}; the hours then leave time for {most}.",
                counted(many, "family")
            ));
        }
    }
}

/// The families that somebody is with.
fn families_of(state: &State, person: &PersonId) -> usize {
    let theirs = state.records.families.values().filter(|row| {
        row.item.worker.as_ref() == Some(person)
            && matches!(row.item.status, FamilyStatus::Active | FamilyStatus::Reduced)
    });
    theirs.count()
}

/// What the end of the funding, or a later one, leaves to be done.
fn tell_end(after: &State, was: &Post, post: &Post, today: Date, plan: &mut BulkPlan) {
    if was.band != post.band {
        plan.does.push("The band has no day of its own: it changes as this is saved.".to_owned());
    }
    if was.funded_until == post.funded_until {
        return;
    }
    let names = |shares: &mut dyn Iterator<Item = &Share>| {
        let mut people: Vec<&PersonId> = shares.map(|share| &share.person).collect();
        people.sort();
        people.dedup();
        words::people(people, after)
    };
    if let Some(until) = post.funded_until {
        let on =
            names(&mut after.shares_in(&post.id).filter(|share| share.until.is_none_or(|it| it > until)));
        if !on.is_empty() {
            plan.warns.push(format!("The shares of {on} go on after the money: end them on that day."));
        }
    }
    let longer = post.funded_until.is_none_or(|until| was.funded_until.is_some_and(|it| it < until));
    let ended = after.shares_in(&post.id).filter(|share| {
        share.until.is_some() && share.until == was.funded_until && share.until.is_some_and(|it| it >= today)
    });
    let ended = names(&mut { ended });
    if longer && !ended.is_empty() {
        plan.warns.push(format!("The shares of {ended} still end as before: renew them once it is agreed."));
    }
}
