//! Requests in words.

use super::item::InboxKind;
use super::named::named_with_families;
use super::picture::RequestPicture;
use super::proposal;
use crate::domain::rights::{agreeing_is_enough, decides_on};
use crate::domain::{
    Author, Date, Leave, LeaveSpan, PersonId, RequestKind, RequestStep, StaffRequest, State,
};
use crate::rota::Booked;
use crate::words::{day, in_a_row, mentioned, when};

/// What a request is about, in words that follow who asks whom: `Wellbeing Group, Thu 3 Dec at 10:10`, `Tue 1 Dec for Thu 3 Dec`.
#[must_use]
pub fn asked_in_words(
    state: &State,
    request: &StaffRequest,
    picture: &RequestPicture,
    today: Date,
) -> String {
    if request.is_proposal() {
        return proposal::in_words(state, request, today);
    }
    if request.is_of_days() {
        let days: Vec<String> = request.days.iter().map(|date| day(*date, today)).collect();
        return match (request.kind, days.as_slice()) {
            (RequestKind::Swap, [one, other]) => format!("{one} for {other}"),
            (RequestKind::Swap, _) => format!("who does what on {}", in_a_row(&days)),
            _ => format!("all of {}", in_a_row(&days)),
        };
    }
    let one = |booked: &Booked| {
        format!("{}, {}", named_with_families(booked.booking(), state), when(booked.start, today))
    };
    let mut sessions = picture.sessions.clone();
    // Of a swap what who asks gives comes first.
    let place = |booked: &Booked| request.sessions.iter().position(|id| *id == booked.id);
    sessions.sort_by_key(place);
    let all: Vec<String> = sessions.iter().map(one).collect();
    match (request.kind, all.as_slice()) {
        (_, []) => {
            let days: Vec<String> = request.days.iter().map(|date| day(*date, today)).collect();
            if days.is_empty() { "a session".to_owned() } else { format!("a session on {}", in_a_row(&days)) }
        }
        (RequestKind::Swap, [one, other]) => format!("{one}, for {other}"),
        (_, [one]) => one.clone(),
        (_, [first, rest @ ..]) => format!("{first} and {} more", rest.len()),
    }
}

/// What whoever is asked is to do with what a request is about: `swap`, `cover`, `book`.
#[must_use]
pub fn verb_of(request: &StaffRequest) -> &'static str {
    match request.kind {
        RequestKind::Swap => "swap",
        RequestKind::Cover => "cover",
        RequestKind::Session if !request.is_proposal() => "take",
        RequestKind::Session if request.sessions.is_empty() => "book",
        RequestKind::Session => "move",
        RequestKind::Entry if request.entry.as_ref().is_some_and(|it| it.of.is_some()) => "change",
        RequestKind::Entry => "put",
        RequestKind::Pattern => "agree to",
    }
}

/// What becomes of the rota, and when, of a request that is still open: one sentence for the policy that holds for it, as its
/// reader has it, who may be who decides. `If you agree, the rota changes at once, unless a rule asks for a lead; until then it stays as it is.`
#[must_use]
pub fn what_follows(state: &State, request: &StaffRequest, me: &Author) -> String {
    let who = who(state, request.to.as_str(), me.name());
    let agrees = if who == "you" { "agree" } else { "agrees" };
    let (decider, decide) =
        if decides_on(state, me, request) { ("you", "decide") } else { ("a team lead", "decides") };
    match request.step() {
        RequestStep::Agreed => {
            format!("It is agreed; the rota stays as it is until {decider} {decide}.")
        }
        // Who is asked for something new is who decides on it.
        _ if request.is_proposal() && decides_on(state, &Author::Person(request.to.clone()), request) => {
            format!("If {who} {agrees}, it is done at once; until then all stays as it is.")
        }
        _ if agreeing_is_enough(state, request) => {
            format!(
                "If {who} {agrees}, the rota changes at once, unless a rule asks for a lead; until then it stays as it is."
            )
        }
        _ => {
            format!("If {who} {agrees}, {decider} {decide} next; until that is done the rota stays as it is.")
        }
    }
}

/// What would change hands, of whole days: `phone call, MDT meeting and 2 more`.
pub(super) fn goes_along(state: &State, picture: &RequestPicture) -> String {
    let named: Vec<String> = picture
        .sessions
        .iter()
        .filter(|it| !it.is_own_work())
        .map(|it| mentioned(it.booking(), state))
        .collect();
    match named.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [one, other, rest @ ..] => format!("{one}, {other} and {} more", rest.len()),
    }
}

/// The kind of a request, as the inbox has it.
pub(super) fn kind_of(request: &StaffRequest) -> InboxKind {
    match request.kind {
        _ if request.is_proposal() => InboxKind::Proposal,
        RequestKind::Swap => InboxKind::Swap,
        RequestKind::Cover => InboxKind::Cover,
        RequestKind::Session | RequestKind::Entry | RequestKind::Pattern => InboxKind::Offer,
    }
}

/// Who did something, as the reader calls them: `you`, a name, `the owner`.
pub(super) fn who(state: &State, by: &str, me: &str) -> String {
    if by == me {
        return "you".to_owned();
    }
    let person = PersonId::parse(by).ok().and_then(|id| state.person(&id));
    match person {
        Some(person) => state.display_name_of(person).to_owned(),
        None if by == "owner" => "the owner".to_owned(),
        None => by.to_owned(),
    }
}

/// When something was, as far as it is known: `asked today`, `asked on Fri 27 Nov`, `asked`.
pub(super) fn done_on(verb: &str, on: Option<Date>, today: Date) -> String {
    match on {
        Some(on) if on == today => format!("{verb} today"),
        Some(on) => format!("{verb} on {}", day(on, today)),
        None => verb.to_owned(),
    }
}

/// How something stands that waits, with when whoever it waits for was last reminded.
pub(super) fn with_reminder(standing: String, reminded: Option<Date>, today: Date) -> String {
    match reminded {
        Some(on) => format!("{standing}, {}", done_on("reminded", Some(on), today)),
        None => standing,
    }
}

/// When leave is: `Thu 3 Dec`, `Thu 3 Dec to Fri 4 Dec`.
pub(super) fn days_of(leave: &Leave, today: Date) -> String {
    match leave.span {
        LeaveSpan::Times { from, to } if from.date() == to.date() => {
            format!("{} {}–{}", day(from.date(), today), from.time(), to.time())
        }
        span if span.first_day() == span.last_day() => day(span.first_day(), today),
        span => format!("{} to {}", day(span.first_day(), today), day(span.last_day(), today)),
    }
}
