//! What a split has to fit in with: the team's open half-days and who else is in, the week's fixed points, and how long
//! the sharers should meet.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::domain::{ActivityKind, Date, Minutes, OpenHours, Post, Share, Week};
use crate::rota::Booked;
use crate::rules::RuleContext;

use super::presence::{PresenceSpan, Window, window};

/// The weeks in which fixed points are looked for: what comes in two of them is one.
const WEEKS: i32 = 4;

/// How far around a meeting time together is of use.
const AROUND: i32 = 60;

/// The weeks that must be loaded for fixed points to be seen.
#[must_use]
pub fn weeks_read(on: Date) -> RangeInclusive<Week> {
    on.week().plus(-1)..=on.week().plus(WEEKS)
}

/// An open half-day, split at 13:00.
#[derive(Clone, Debug)]
pub(super) struct HalfDay {
    pub when: Window,
    pub open: Vec<Window>,
    /// The peers that are missing when nobody of the post is in.
    pub missing: usize,
}

impl HalfDay {
    /// Whether somebody is there for half of it.
    pub(super) fn holds(&self, stays: &[PresenceSpan]) -> bool {
        let there: i32 =
            stays.iter().flat_map(|stay| self.open.iter().map(|open| open.shared(stay.when))).sum();
        let open: i32 = self.open.iter().map(|open| open.to - open.from).sum();
        there * 2 >= open
    }
}

/// Something that comes each week at the same time.
#[derive(Clone, Debug)]
pub(super) struct Fixed {
    pub title: String,
    pub when: Window,
    /// Whether time together around it is of use: a meeting of the team, or the sharers' own.
    pub meeting: bool,
    /// Whether it is the sharers' own handover, which comes where they meet.
    pub own: bool,
}

/// What a split has to fit in with.
pub(super) struct SplitConstraints {
    /// From when to when the team is open on each day.
    pub days: [Option<Window>; 7],
    pub halves: Vec<HalfDay>,
    pub fixed: Vec<Fixed>,
    pub useful: Vec<Window>,
    /// How long two of them should meet in a week, in minutes.
    pub overlap: i32,
}

impl SplitConstraints {
    pub(super) fn of(rules: &RuleContext<'_>, post: &Post, on: Date, overlap: Minutes) -> Self {
        let team = rules.state.team(&post.team);
        let open: Vec<OpenHours> = team.map(|team| team.open.clone()).unwrap_or_default();
        // A team without opening hours is worked in the service's, and wants nobody in at any half-day.
        let open: Vec<Window> = open.into_iter().map(window).collect();
        let spans = if open.is_empty() { base_hours(rules) } else { open.clone() };
        let wanted = team.map_or(1, |team| usize::try_from(team.peers_wanted).unwrap_or(1));
        let others = others(rules, post, on);
        let mut days = [None; 7];
        for span in &spans {
            if let Some(day) = days.get_mut(span.day) {
                let whole: Window = day.unwrap_or(*span);
                *day = Some(Window { from: whole.from.min(span.from), to: whole.to.max(span.to), ..*span });
            }
        }
        let mut halves = vec![];
        for day in 0..7 {
            for (from, to) in [(0, 780), (780, 1440)] {
                let open: Vec<Window> = open
                    .iter()
                    .filter(|span| span.day == day)
                    .map(|span| Window { day, from: span.from.max(from), to: span.to.min(to) })
                    .filter(|part| part.from < part.to)
                    .collect();
                let Some(from) = open.iter().map(|part| part.from).min() else { continue };
                let to = open.iter().map(|part| part.to).max().unwrap_or(from);
                let mut half = HalfDay { when: Window { day, from, to }, open, missing: 0 };
                let there = others.iter().filter(|stays| half.holds(stays)).count();
                half.missing = wanted.saturating_sub(there);
                halves.push(half);
            }
        }
        let fixed = fixed_points(rules, post, on);
        let around = |it: &Fixed| Window { from: it.when.from - AROUND, to: it.when.to + AROUND, ..it.when };
        let useful = fixed.iter().filter(|it| it.meeting).map(around).collect();
        Self { days, halves, fixed, useful, overlap: overlap.0.max(0) }
    }
}

/// Monday to Friday in the service's base hours, for a team that does not say when it is open.
fn base_hours(rules: &RuleContext<'_>) -> Vec<Window> {
    let Some(service) = rules.state.service() else { return vec![] };
    let (from, long) = (service.base_hours.from.minutes().0, service.base_hours.wall().0);
    (0..5).map(|day| Window { day, from, to: (from + long).min(1440) }).collect()
}

/// The patterns of the team's other peers in the week of a day.
fn others(rules: &RuleContext<'_>, post: &Post, on: Date) -> Vec<Vec<PresenceSpan>> {
    let peer = |share: &&Share| {
        let person = rules.state.person(&share.person);
        person.is_some_and(|person| person.role.is_peer() && person.team == post.team)
    };
    let shares = rules.state.shares().filter(|share| share.post != post.id && share.is_on(on)).filter(peer);
    let stays = |share: &Share| {
        let shifts = share.pattern.week_of(on, share.from).iter();
        shifts
            .map(|shift| PresenceSpan {
                when: window(OpenHours { weekday: shift.weekday, hours: shift.time }),
                unpaid: shift.unpaid.0,
            })
            .collect()
    };
    shares.map(stays).collect()
}

/// What comes each week for the team's people: its groups, and the meetings that they are wanted at.
fn fixed_points(rules: &RuleContext<'_>, post: &Post, on: Date) -> Vec<Fixed> {
    let of_team = |booked: &Booked| {
        let mut people = booked.booking().people.iter().chain(&booked.booking().with);
        people.any(|person| rules.state.person(person).is_some_and(|person| person.team == post.team))
    };
    let mut seen: BTreeMap<(Window, String), (i32, Fixed)> = BTreeMap::new();
    for rota in on.week().to(on.week().plus(WEEKS - 1)).filter_map(|week| rules.rota(week)) {
        for booked in rota.sessions().iter().filter(|booked| booked.counts() && of_team(booked)) {
            let activity = booked.booking().activity.as_str();
            let meeting = matches!(activity, "mdt" | "team-meeting" | "share-handover");
            if !meeting && booked.kind != Some(ActivityKind::Group) {
                continue;
            }
            let day = usize::try_from(booked.start.date().weekday().num_days_from_monday()).unwrap_or(0);
            let from = booked.start.time().minutes().0;
            let when = Window { day, from, to: from + booked.booking().minutes.0 };
            let title = rules.titled(booked).to_owned();
            let fixed = Fixed { title: title.clone(), when, meeting, own: activity == "share-handover" };
            seen.entry((when, title)).or_insert((0, fixed)).0 += 1;
        }
    }
    seen.into_values().filter(|(times, _)| *times >= 2).map(|(_, fixed)| fixed).collect()
}
