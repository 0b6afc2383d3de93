//! What somebody proposes for themselves, as things stand now: whether anything can still come of it, what it is in words, and
//! what would be otherwise.

use super::named::{day_of, named_with_families};
use crate::domain::rights::own_share;
use crate::domain::{
    Booking, Date, Moment, Organisation, Pattern, PersonId, ProposedEntry, SessionId, StaffRequest, State,
    Status,
};
use crate::rota::Booked;
use crate::rules::RuleContext;
use crate::words::{capital, dated, day, in_a_row, pattern, when};

/// A session that a proposal would change, as it is booked in the weeks that are here.
#[must_use]
pub fn booked_of(rules: &RuleContext<'_>, id: &SessionId) -> Option<Booked> {
    let on = day_of(rules.state, id)?;
    rules.rota(on.week())?.session(id).cloned()
}

/// Why nothing can come of a proposal any more, and whether a week that it is about is still on the disk: it can come about until
/// it would have begun, in weeks that are open, while what it would change is there.
pub(super) fn fault_of(
    rules: &RuleContext<'_>,
    request: &StaffRequest,
    now: Moment,
) -> (Option<String>, bool) {
    let (mut fault, mut is_unread) = (None, false);
    let state = rules.state;
    for booking in request.proposed() {
        let week = booking.start.week();
        is_unread |= rules.rota(week).is_none();
        if booking.start <= now {
            fault = Some("it would have begun by now".to_owned());
        } else if state.is_closed(week, &booking) {
            fault = Some("its week is closed".to_owned());
        }
    }
    for id in &request.sessions {
        match booked_of(rules, id) {
            Some(it) if it.booking().status != Status::Planned => {
                fault = Some(format!("the session is {}", it.booking().status));
            }
            Some(it) if state.is_closed(it.start.week(), it.booking()) => {
                fault = Some("its week is closed".to_owned());
            }
            Some(_) => {}
            None => fault = Some("the session is no longer on the rota".to_owned()),
        }
    }
    let of = request.entry.as_ref().and_then(|it| it.of.as_ref());
    if of.is_some_and(|of| !state.records.organisations.contains_key(of)) {
        fault = Some("it is no longer in the directory".to_owned());
    }
    if let (Some(share), Some(by)) = (&request.share, request.asker())
        && own_share(state, &by, share).is_none()
    {
        fault = Some("that share is not on any more then".to_owned());
    }
    (fault, is_unread)
}

/// What is proposed, in words that follow what is to be done: `Phone call C4, Thu 10 Dec at 16:00`.
pub(super) fn in_words(state: &State, request: &StaffRequest, today: Date) -> String {
    if let Some(entry) = &request.entry {
        return format!("“{}” in the directory", entry.name);
    }
    if let Some(share) = &request.share {
        return format!("other days from {}: {}", day(share.from, today), pattern(&share.pattern));
    }
    let to = if request.sessions.is_empty() { "," } else { " to" };
    let one = |it: Booking| {
        let with: Vec<&str> = it
            .people
            .iter()
            .filter(|id| request.by != id.as_str())
            .chain(&it.with)
            .map(|id| state.display_name(id))
            .collect();
        let with = if with.is_empty() { String::new() } else { format!(" with {}", in_a_row(&with)) };
        format!("{}{with}{to} {}", named_with_families(&it, state), when(it.start, today))
    };
    request.proposed().map(one).collect::<Vec<_>>().join("; ")
}

/// What would be otherwise, a sentence for each: `Now Mon 9–15, Thu 9–13`, `Contact: 01738 000000, was nothing`.
#[must_use]
pub fn what_changes(rules: &RuleContext<'_>, request: &StaffRequest) -> Vec<String> {
    let (state, today) = (rules.state, rules.today);
    let mut told = vec![];
    if let Some(entry) = &request.entry {
        let there = entry.of.as_ref().and_then(|of| state.records.organisations.get(of));
        told.extend(entry_changes(entry, there.map(|row| &*row.item)));
    }
    if let (Some(share), Some(by)) = (&request.share, request.asker()) {
        told.extend(share_changes(
            state,
            &by,
            share.from,
            &share.pattern,
            own_share(state, &by, share).map(|it| &it.pattern),
        ));
    }
    for id in &request.sessions {
        if let Some(it) = booked_of(rules, id) {
            told.push(format!("now it is on {}, {} long", when(it.start, today), it.booking().minutes));
        }
    }
    told
}

fn share_changes(
    state: &State,
    by: &PersonId,
    from: Date,
    new: &Pattern,
    was: Option<&Pattern>,
) -> Vec<String> {
    let name = state.display_name(by);
    let was = was.map(|was| format!("{name} works now: {}", pattern(was)));
    let is = format!("from {} it would be: {}", dated(from), pattern(new));
    was.into_iter().chain([is]).collect()
}

fn entry_changes(new: &ProposedEntry, was: Option<&Organisation>) -> Vec<String> {
    let text = |it: Option<&String>| it.cloned().unwrap_or_default();
    let date = |it: Option<Date>| it.map(dated).unwrap_or_default();
    let of = |it: &ProposedEntry| {
        [
            ("name", it.name.clone()),
            ("area", text(it.area.as_ref())),
            ("offers", it.offers.join(", ")),
            ("how to refer", text(it.refer_by.as_ref())),
            ("contact", text(it.contact.as_ref())),
            ("look again by", date(it.review_by)),
        ]
    };
    let before = was.map(|was| of(&ProposedEntry::with(was, false)));
    let or_nothing = |it: &str| if it.is_empty() { "nothing".to_owned() } else { it.to_owned() };
    let each = of(new).into_iter().enumerate().filter_map(|(n, (what, is))| {
        match before.as_ref().and_then(|before| before.get(n)) {
            Some((_, was)) if *was == is => None,
            Some((_, was)) => {
                Some(format!("{}: {}, was {}", capital(what), or_nothing(&is), or_nothing(was)))
            }
            None if is.is_empty() => None,
            None => Some(format!("{}: {is}", capital(what))),
        }
    });
    each.collect()
}
