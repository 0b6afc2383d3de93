//! Matching: who could support a family, the best first, each with why. A lead decides.
//!
//! Time and days, the area, the format, what somebody has lived through and is glad to be matched on, needs, and who is
//! known already. What somebody wants to be asked about first warns and is never named; who is kept apart from the family is
//! left out, and so is with whom no new starts were agreed; nothing says why. In loss mode no theme is named either.

use std::collections::BTreeSet;

use crate::domain::apart::is_apart;
use crate::domain::policy;
use crate::domain::{
    Case, Change, Complexity, Date, Family, Format, Key, Person, PersonId, Role, StepKind, Weekday,
};
use crate::planner::common::candidate::share_a_post;
use crate::planner::common::{Requester, words};
use crate::planner::edit::{EditError, Edits};
use crate::rota::caseload::most_families;
use crate::rota::{Load, family_demand, last_day, starts_later};
use crate::rules::RuleContext;

use super::bookings::{Carried, hand_over};
use super::noted::noted;
use super::{Carrier, WEEKS, carriers};

/// Somebody who could support a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Who.
    pub person: PersonId,
    /// How well it fits, 0–100.
    pub score: u8,
    /// Why, in a few words each.
    pub reasons: Vec<String>,
    /// Their load over the next four weeks, in percent; `None` when no time is available.
    pub load: Option<i64>,
    /// The same with the family.
    pub load_after: Option<i64>,
    /// Whether they want to be asked before a match such as this one.
    pub ask_first: bool,
}

/// How many days before their last one somebody is a poor match: support takes longer than that.
const SOON: i32 = 84;

/// Everybody who could support a family, the best first.
#[must_use]
pub fn matches(rules: &RuleContext<'_>, family: &Family) -> Vec<Match> {
    matches_among(rules, family, &carriers(rules, None))
}

/// The same where what everybody carries is known, what was given to them just now with it.
pub(super) fn matches_among(rules: &RuleContext<'_>, family: &Family, carriers: &[Carrier]) -> Vec<Match> {
    let mut all: Vec<Match> = rules
        .peers()
        .filter(|person| family.worker.as_ref() != Some(&person.id))
        .filter(|person| !rules.has_left(&person.id, rules.today) && is_free_to(rules, person, family))
        .map(|person| one(rules, person, family, carriers))
        .collect();
    all.sort_by_cached_key(|it| {
        (is_hardly_here(rules, &it.person), std::cmp::Reverse(it.score), it.person.clone())
    });
    all
}

/// Whether somebody leaves soon or is not here yet: they come after everybody else.
pub(super) fn is_hardly_here(rules: &RuleContext<'_>, person: &PersonId) -> bool {
    leaves_soon(rules, person).is_some() || starts_later(rules.state, person, rules.today).is_some()
}

/// The last day of somebody who leaves soon.
pub(super) fn leaves_soon(rules: &RuleContext<'_>, person: &PersonId) -> Option<Date> {
    last_day(rules.state, person).filter(|last| *last < rules.today.plus_days(SOON))
}

/// Whether somebody by their id may be matched with a family at all.
pub(super) fn may_be_with(rules: &RuleContext<'_>, person: &PersonId, family: &Family) -> bool {
    rules.state.person(person).is_some_and(|person| is_free_to(rules, person, family))
}

/// Whether somebody may be matched with a family at all.
fn is_free_to(rules: &RuleContext<'_>, person: &Person, family: &Family) -> bool {
    let known = family.backup.as_ref() == Some(&person.id);
    let no_new_starts = person.boundaries.iter().any(|limit| limit == "no-new-starts");
    !(is_apart(rules.state, &person.id, &family.reference) || (no_new_starts && !known))
}

/// A sum of points, with the reasons for them.
#[derive(Default)]
struct Tally {
    points: i32,
    reasons: Vec<String>,
}

impl Tally {
    fn add(&mut self, points: i32, reason: impl Into<String>) {
        self.points += points;
        self.reasons.push(reason.into());
    }
}

fn one(rules: &RuleContext<'_>, person: &Person, family: &Family, carriers: &[Carrier]) -> Match {
    let mut tally = Tally { points: 40, reasons: vec![] };
    if let Some(last) = leaves_soon(rules, &person.id) {
        tally.add(-40, format!("leaves on {}", rules.day(last)));
    }
    if let Some(first) = starts_later(rules.state, &person.id, rules.today) {
        tally.add(-40, format!("starts on {}", rules.day(first)));
    }
    let carrier = carriers.iter().find(|carrier| carrier.person == person.id);
    let (load, load_after) = capacity(rules, person, family, carrier, &mut tally);
    continuity(rules, person, family, &mut tally);
    themes(person, family, &mut tally);
    days_and_area(rules, person, family, &mut tally);
    formats(rules, person, family, &mut tally);
    limits(rules, person, family, &mut tally);
    let ask_first = family.themes.iter().any(|theme| person.ask_first.contains(theme));
    if ask_first {
        tally.add(-10, "ask first");
    }
    let score = u8::try_from(tally.points.clamp(0, 100)).unwrap_or(0);
    Match { person: person.id.clone(), score, reasons: tally.reasons, load, load_after, ask_first }
}

/// Whether there is time, over the next weeks: in percent, and in families.
fn capacity(
    rules: &RuleContext<'_>,
    person: &Person,
    family: &Family,
    carrier: Option<&Carrier>,
    tally: &mut Tally,
) -> (Option<i64>, Option<i64>) {
    let monday = rules.today.week().monday();
    // As it will be once support is on; how often is guessed where nobody has said.
    let status = crate::domain::FamilyStatus::Active;
    let every_days = family.every_days.or(Some(7));
    let worker = Some(person.id.clone());
    let demand = family_demand(rules.state, &Family { status, worker, every_days, ..family.clone() }, monday);
    let weeks = carrier.into_iter().flat_map(|carrier| carrier.ahead.iter().flatten());
    let loads: Vec<(Load, Load)> = weeks
        .filter_map(|week| {
            let before = week.load?;
            Some((before, Load::new(before.demand.plus(demand), week.available)?))
        })
        .collect();
    let mean = |of: fn(&(Load, Load)) -> Load| -> Option<i64> {
        let sum: i64 = loads.iter().map(|both| of(both).percent()).sum();
        let many = i64::try_from(loads.len()).ok().filter(|many| *many > 0)?;
        Some((2 * sum + many).div_euclid(2 * many))
    };
    let (before, after) = (mean(|both| both.0), mean(|both| both.1));
    let line = |policy| rules.state.policy_thousandths(policy, monday) / 1000;
    let (amber, red) = (line(&policy::LOAD_AMBER), line(&policy::LOAD_RED));
    match (before, after) {
        (Some(before), Some(after)) => {
            let points = if after < amber {
                20
            } else if after <= red {
                5
            } else {
                -15
            };
            let room_left = i32::try_from((amber - after).clamp(0, 40)).unwrap_or(0) / 4;
            let called = family.reference.called();
            tally.add(
                points + room_left,
                format!("{before}% full, {after}% with {called}, over {WEEKS} weeks"),
            );
        }
        _ => tally.add(-30, "no time available in the coming weeks"),
    }
    let most = most_families(rules.state, &person.id, rules.today);
    let families = carrier.map_or(0, |carrier| carrier.families) + 1;
    if let Some(most) = most.filter(|most| families > *most) {
        tally.add(-15, format!("would have {families} families, and the hours leave room for {most}"));
    }
    (before, after)
}

/// Who is known already: as backup, from being together, or through whoever shares the post.
fn continuity(rules: &RuleContext<'_>, person: &Person, family: &Family, tally: &mut Tally) {
    let called = family.reference.called();
    if family.backup.as_ref() == Some(&person.id) {
        tally.add(15, format!("known already as {called}'s backup worker"));
    } else if met(rules, &person.id, family) {
        tally.add(10, format!("has met {called}"));
    }
    let of_post = |other: &PersonId| share_a_post(rules, other, &person.id, rules.today);
    if let Some(backup) = family.backup.as_ref().filter(|backup| **backup != person.id && of_post(backup)) {
        tally.add(6, format!("shares the post with the backup, {}", rules.state.display_name(backup)));
    }
}

fn met(rules: &RuleContext<'_>, person: &PersonId, family: &Family) -> bool {
    let this = rules.today.week();
    let weeks = [0, -1, -2, -3].into_iter().filter_map(|back| rules.rota(this.plus(back)));
    weeks.into_iter().any(|rota| {
        let mut with = rota.worked_by(person).filter(|it| it.start.date() <= rules.today);
        with.any(|it| it.booking().families.contains(&family.reference))
    })
}

/// What somebody has lived through and is glad to be matched on.
fn themes(person: &Person, family: &Family, tally: &mut Tally) {
    let wanted: BTreeSet<&String> = family.themes.iter().chain(&family.needs).collect();
    let shared: Vec<String> = person
        .experience
        .iter()
        .filter(|tag| wanted.contains(tag))
        .map(|tag| tag.replace('-', " "))
        .collect();
    let points = i32::try_from(shared.len().min(2)).unwrap_or(0) * 10;
    match (shared.is_empty(), family.loss) {
        (true, _) => {}
        (false, true) => tally.add(points, "has lived experience of what matters here"),
        (false, false) => tally.add(points, format!("has lived experience of {}", words::in_a_row(&shared))),
    }
}

/// On which days they are in, and how far it is.
fn days_and_area(rules: &RuleContext<'_>, person: &Person, family: &Family, tally: &mut Tally) {
    let days = days(rules, &person.id);
    if !days.is_empty() {
        tally.add(0, format!("in on {}", days.join(", ")));
    }
    let Some(area) = family.area.as_ref().filter(|_| goes_there(family)) else { return };
    let name = rules.state.place(area).map_or(area.as_str(), |place| place.name.as_str());
    let others = rules.state.records.families.values().map(|row| &row.item);
    let there = others
        .filter(|it| it.worker.as_ref() == Some(&person.id) && it.area.as_ref() == Some(area))
        .any(|it| super::lines::is_open(it) && it.reference != family.reference);
    if there {
        tally.add(8, format!("already goes to another family in {name}"));
    }
    let base = rules.state.team(&person.team).and_then(|team| team.place.as_ref());
    match base.and_then(|base| rules.state.travel_minutes(base, area)) {
        Some(way) => tally.add(-(way.0 / 15), format!("{} minutes from base to {name}", way.0)),
        None => tally.add(-4, format!("the travel time to {name} is not known")),
    }
}

/// Whether whoever supports a family goes to where it lives.
pub(super) fn goes_there(family: &Family) -> bool {
    family.formats.is_empty()
        || family.formats.iter().any(|it| matches!(it, Format::Home | Format::InPerson | Format::Walk))
}

/// The days of the week with shifts, in the next weeks.
fn days(rules: &RuleContext<'_>, person: &PersonId) -> Vec<String> {
    let this = rules.today.week();
    let rotas = [0, 1, 2].into_iter().filter_map(|n| rules.rota(this.plus(n)));
    let mut days: Vec<Weekday> = vec![];
    for rota in rotas {
        for shift in rota.shifts_of(person) {
            let day = shift.date.weekday();
            if !days.contains(&day) {
                days.push(day);
            }
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.into_iter().map(|day| day.to_string()).collect()
}

/// Whether they are used to a way of being in touch that is wished for.
fn formats(rules: &RuleContext<'_>, person: &Person, family: &Family, tally: &mut Tally) {
    let others = rules.state.records.families.values().map(|row| &row.item);
    let theirs = others.filter(|it| it.worker.as_ref() == Some(&person.id) && super::lines::is_open(it));
    let used: Vec<Format> = theirs.flat_map(|it| it.formats.iter().copied()).collect();
    let shared = family.formats.iter().find(|format| used.contains(format));
    if let Some(format) = shared {
        tally.add(4, format!("already supports families {}", in_format(*format)));
    }
}

/// A way of being in touch, in a sentence.
pub(super) fn in_format(format: Format) -> &'static str {
    match format {
        Format::InPerson => "in person",
        Format::Home => "at home",
        Format::Phone => "by phone",
        Format::Video => "by video",
        Format::Walk => "on walks",
        Format::Group => "in groups",
    }
}

/// What was agreed with them, and what their role is.
fn limits(rules: &RuleContext<'_>, person: &Person, family: &Family, tally: &mut Tally) {
    let has = |limit: &str| person.boundaries.iter().any(|it| it == limit);
    let much = match family.complexity {
        Complexity::Low => false,
        Complexity::Standard => has("acuity:low"),
        Complexity::High => has("acuity:low") || has("acuity:moderate"),
    };
    if much {
        tally.add(-40, "a lot for them to take on");
    }
    if person.role == Role::Volunteer {
        tally.add(-10, "a volunteer");
    }
    if person.team != family.team {
        let team = rules.state.team(&person.team).map_or(person.team.as_str(), |team| team.name.as_str());
        tally.add(-25, format!("of {team}"));
    }
}

/// What becomes of whoever supported a family before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Former {
    /// They are known already, and can be turned to.
    Stays,
    /// Nobody turns to them any more.
    Leaves,
}

/// The changes that match a family with somebody: worker, backup, the step, and contacts that the worker before had, with
/// what becomes of those.
pub fn matched(
    rules: &RuleContext<'_>,
    family: &Family,
    to: &PersonId,
    asked: Requester<'_>,
) -> Result<(Vec<Change>, Carried), EditError> {
    let (mut carried, mut edits) = (Carried::default(), Edits::on(rules.state));
    matched_beside(rules, family, (to, former(rules, family)), (&mut carried, &mut edits), asked)?;
    Ok((edits.into_changes(), carried))
}

/// The same beside others: `carried` is what is thought of already, and `edits` what is changed already.
pub(super) fn matched_beside(
    rules: &RuleContext<'_>,
    family: &Family,
    (to, former): (&PersonId, Former),
    (carried, edits): (&mut Carried, &mut Edits),
    asked: Requester<'_>,
) -> Result<(), EditError> {
    let changes = with_worker(rules, family, (to, former), asked);
    if let Some(from) = &family.worker {
        hand_over(rules, &family.reference, (from, to), (carried, &mut *edits), asked)?;
    }
    edits.make(changes)
}

/// The changes that match a family with somebody in the place of a worker who leaves, its contacts left as they are.
pub(in crate::planner) fn given_to_leaving(
    rules: &RuleContext<'_>,
    family: &Family,
    to: &PersonId,
    asked: Requester<'_>,
) -> Vec<Change> {
    with_worker(rules, family, (to, Former::Leaves), asked)
}

/// The family with another worker, and the step of its case.
fn with_worker(
    rules: &RuleContext<'_>,
    family: &Family,
    (to, former): (&PersonId, Former),
    asked: Requester<'_>,
) -> Vec<Change> {
    let mut after = family.clone();
    after.worker = Some(to.clone());
    let leaver = family.worker.as_ref().filter(|_| former == Former::Leaves);
    if after.backup.as_ref() == Some(to) {
        // Whoever supported them before, or shares the post, is known already.
        after.backup.clone_from(&family.worker);
    }
    after.backup.take_if(|backup| Some(&*backup) == leaver);
    if after.backup.is_none() {
        let asks = |person: &Person| family.themes.iter().any(|theme| person.ask_first.contains(theme));
        let other = sharer(rules, to).filter(|other| Some(other) != leaver);
        let other = other.and_then(|other| rules.state.person(&other));
        after.backup = other.filter(|it| is_free_to(rules, it, family) && !asks(it)).map(|it| it.id.clone());
    }
    let kind = if family.worker.is_some() { StepKind::HandedOver } else { StepKind::Matched };
    let who = rules.state.display_name(to).to_owned();
    let case: Case = noted(rules, family, kind, rules.today, Some(who), asked);
    let mut changes = vec![case.into(), after.into()];
    // Who was to come after the worker before is settled by now.
    if rules.state.succession(family).is_some_and(|it| family.worker.as_ref() == Some(&it.leaver)) {
        changes.push(Change::Remove(Key::Succession(family.reference.clone())));
    }
    changes
}

/// Whoever supported a family stays, unless their last day is known.
pub(super) fn former(rules: &RuleContext<'_>, family: &Family) -> Former {
    let leaves = family.worker.as_ref().is_some_and(|worker| last_day(rules.state, worker).is_some());
    if leaves { Former::Leaves } else { Former::Stays }
}

/// Somebody who shares a post with a person.
pub(in crate::planner) fn sharer(rules: &RuleContext<'_>, person: &PersonId) -> Option<PersonId> {
    let others = rules.peers().filter(|other| other.id != *person && !rules.has_left(&other.id, rules.today));
    others.map(|other| &other.id).find(|other| share_a_post(rules, person, other, rules.today)).cloned()
}
