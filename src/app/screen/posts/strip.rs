//! One post in one week as a strip: who is in when, when they meet, which open days nobody is in, what ends.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::Visibility;
use crate::domain::{
    ActivityId, Date, FamilyRef, GroupId, Minutes, Moment, PersonId, Post, PostId, Share, TeamId, Week,
    Weekday,
};
use crate::rota::{
    AwayReason, Booked, Conversion, PostWeekHours, RotaWeek, Shift, Span, WeekHours, conversion, is_on_in,
    merged, when_together, without,
};
use crate::rules::{RuleContext, ends_ahead, touched_by_end};

/// The activity in which sharers hand over to each other.
const HANDOVER: &str = "share-handover";

/// A piece of a sharer's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharerSpan {
    /// When it starts.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// Whether they are in, or what takes it.
    pub is: SharerPresence,
}

/// Whether a sharer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharerPresence {
    /// They are.
    In,
    /// Leave takes it.
    Away,
    /// A public holiday takes it.
    Holiday,
}

/// A sharer's line.
#[derive(Clone, Debug)]
pub struct Sharer {
    /// Who.
    pub person: PersonId,
    /// The share, as it is at the end of the week, or when it ends in it.
    pub share: Share,
    /// When they are in for the post, and when they would be but for leave, in order.
    pub stretches: Vec<SharerSpan>,
    /// What they worked, in meetings and with families over four weeks to this one; all their posts together.
    pub worked: Minutes,
    /// Of it in meetings.
    pub meeting: Minutes,
    /// Of it with families.
    pub direct: Minutes,
}

/// An end ahead, and what it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The last day.
    pub last: Date,
    /// Whose share; `None` for the funding.
    pub whose: Option<PersonId>,
    /// The families that are with them.
    pub families: Vec<FamilyRef>,
    /// The groups they are down for.
    pub groups: BTreeSet<GroupId>,
}

/// A post's week.
#[derive(Clone, Debug)]
pub struct PostStrip {
    /// The post.
    pub post: PostId,
    /// The week.
    pub week: Week,
    /// Funded, shared, vacant, worked and shared hours.
    pub hours: PostWeekHours,
    /// Whether what was worked may be shown: of drafts only to those who plan.
    pub shows_work: bool,
    /// Its sharers in the week.
    pub sharers: Vec<Sharer>,
    /// When two or more of them are in.
    pub together: Vec<(Moment, Moment)>,
    /// When they hand over to each other.
    pub handovers: Vec<(Moment, Moment)>,
    /// The open days on which nobody of it is in; holidays excepted.
    pub nobody: Vec<Date>,
    /// The stretches of the team's opening hours in which nobody of it is in; holidays excepted.
    pub unattended: Vec<(Moment, Moment)>,
    /// What ends, the next end first.
    pub ends: Vec<End>,
    /// The shares that begin later.
    pub to_come: Vec<Share>,
    /// What still goes by an older full-time week.
    pub conversion: Option<Conversion>,
    /// Over how many weeks meetings and direct work are reckoned: four, or as many as may be shown.
    pub weeks: usize,
}

impl PostStrip {
    /// Whether there is something that nobody holds.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.hours.vacant > Minutes::ZERO || self.sharers.is_empty()
    }

    /// What a sharer carries of a sum of all of them, in whole percent, halves up; `None` of nothing.
    #[must_use]
    pub fn part(&self, sharer: &Sharer, of: fn(&Sharer) -> Minutes) -> Option<i32> {
        let all: Minutes = self.sharers.iter().map(of).sum();
        (all > Minutes::ZERO).then(|| (of(sharer).0 * 200 + all.0).div_euclid(2 * all.0))
    }
}

/// Every post of a week, by team and post; `None` where the week is not here.
pub fn strips(rules: &RuleContext<'_>, week: Week, visibility: &Visibility) -> Option<Vec<PostStrip>> {
    let (rota, hours) = (rules.rota(week)?, rules.hours(week)?);
    let mut posts: Vec<&Post> = rules.state.records.posts.values().map(|row| &*row.item).collect();
    posts.sort_by_key(|post| (&post.team, &post.id));
    let shows = |week, team: &TeamId| visibility.shows_posts(rules.state, week, team);
    // Of a draft that is not theirs to see, others see what the patterns give.
    let all_out = posts.iter().all(|post| shows(week, &post.team));
    let given = if all_out { rota.clone() } else { Arc::new(RotaWeek::as_given(rules.state, week).ok()?) };
    let strip = |post: &Post| {
        let shows_work = shows(week, &post.team);
        let weeks = week.plus(-3).to(week).filter(|it| shows(*it, &post.team));
        let past: Vec<Arc<WeekHours>> = weeks.filter_map(|it| rules.hours(it)).collect();
        let rota = if shows_work { &rota } else { &given };
        StripLook { rules, week, rota, hours: &hours, past: &past, shows_work }.strip(post)
    };
    Some(posts.into_iter().filter_map(strip).collect())
}

struct StripLook<'a, 'r> {
    rules: &'a RuleContext<'r>,
    week: Week,
    rota: &'a RotaWeek,
    hours: &'a WeekHours,
    past: &'a [Arc<WeekHours>],
    shows_work: bool,
}

impl StripLook<'_, '_> {
    fn strip(&self, post: &Post) -> Option<PostStrip> {
        let (rules, week) = (self.rules, self.week);
        let hours = self.hours.post(&post.id)?.clone();
        let sharers: Vec<Sharer> =
            hours.sharers.iter().filter_map(|person| self.sharer(post, person)).collect();
        let present: Vec<Vec<Span>> = hours.sharers.iter().map(|person| self.present(post, person)).collect();
        let moments = |spans: Vec<Span>| -> Vec<(Moment, Moment)> {
            spans.iter().map(|it| (rules.zone.moment(it.start), rules.zone.moment(it.end))).collect()
        };
        let handing = |booked: &&Booked| {
            booked.counts()
                && ActivityId::parse(HANDOVER).is_ok_and(|id| booked.booking().activity == id)
                && hours.sharers.iter().filter(|person| booked.works(person) && booked.has(person)).count()
                    > 1
        };
        let handovers =
            self.rota.sessions().iter().filter(handing).map(|booked| (booked.start, booked.end)).collect();
        let mut ends: Vec<End> =
            ends_ahead(rules, post).into_iter().map(|end| self.end(&hours, end)).collect();
        ends.sort_by(|a, b| (a.last, &a.whose).cmp(&(b.last, &b.whose)));
        let later = |share: &&Share| share.from > week.sunday();
        Some(PostStrip {
            post: post.id.clone(),
            week,
            shows_work: self.shows_work,
            together: moments(when_together(&present)),
            handovers,
            nobody: self.nobody(post, &sharers),
            unattended: self.unattended(post, &hours.sharers),
            ends,
            to_come: rules.state.shares_in(&post.id).filter(later).cloned().collect(),
            conversion: conversion(rules.state, post, rules.today),
            weeks: self.past.len(),
            sharers,
            hours,
        })
    }

    fn shifts<'s>(&'s self, post: &'s Post, person: &'s PersonId) -> impl Iterator<Item = &'s Shift> {
        let of_post = |shift: &&Shift| shift.post.as_ref() == Some(&post.id);
        self.rota.shifts_of(person).iter().filter(of_post)
    }

    fn present(&self, post: &Post, person: &PersonId) -> Vec<Span> {
        merged(self.shifts(post, person).flat_map(Shift::paid_spans))
    }

    fn sharer(&self, post: &Post, person: &PersonId) -> Option<Sharer> {
        let theirs = self.rules.state.shares_in(&post.id).filter(|it| it.person == *person);
        let share = theirs.filter(|share| is_on_in(share, self.week)).max_by_key(|share| share.from)?;
        let zone = self.rules.zone;
        let stretches = self.shifts(post, person).flat_map(|shift| {
            let pieces = shift.pieces.iter().map(|it| SharerSpan {
                start: it.start,
                end: it.end,
                is: SharerPresence::In,
            });
            let taken = shift.taken.iter().map(|it| SharerSpan {
                start: zone.moment(it.span.start),
                end: zone.moment(it.span.end),
                is: if it.by == AwayReason::Holiday { SharerPresence::Holiday } else { SharerPresence::Away },
            });
            pieces.chain(taken).collect::<Vec<_>>()
        });
        let mut stretches: Vec<SharerSpan> = stretches.collect();
        stretches.sort_by_key(|it| (it.start, it.end));
        let over = |of: fn(&crate::rota::PersonHours) -> Minutes| -> Minutes {
            self.past.iter().filter_map(|hours| hours.person(person)).map(of).sum()
        };
        Some(Sharer {
            person: person.clone(),
            share: share.clone(),
            stretches,
            worked: over(crate::rota::PersonHours::worked),
            meeting: over(|hours| hours.meeting),
            direct: over(|hours| hours.direct),
        })
    }

    fn end(&self, hours: &PostWeekHours, (last, whose): (Date, Option<&PersonId>)) -> End {
        let people: Vec<&PersonId> = whose.map_or_else(|| hours.sharers.iter().collect(), |it| vec![it]);
        let (families, groups) = touched_by_end(self.rules, &people);
        End { last, whose: whose.cloned(), families, groups }
    }

    /// The days on which the team is open, by its hours or else Monday to Friday, and nobody of the post is in.
    fn nobody(&self, post: &Post, sharers: &[Sharer]) -> Vec<Date> {
        let team = self.rules.state.team(&post.team);
        let hours = team.map(|team| team.open.as_slice()).unwrap_or_default();
        let open = |day: &Date| match hours {
            [] => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            hours => hours.iter().any(|open| open.weekday == day.weekday()),
        };
        let is_in = |day: &Date| {
            let mut stretches = sharers.iter().flat_map(|sharer| &sharer.stretches);
            stretches.any(|it| it.is == SharerPresence::In && it.start.date() == *day)
        };
        self.week.days().filter(|day| open(day) && self.rota.holiday(*day).is_none() && !is_in(day)).collect()
    }

    /// What of the opening hours nobody is in for; nothing where the team has none.
    fn unattended(&self, post: &Post, sharers: &[PersonId]) -> Vec<(Moment, Moment)> {
        let zone = self.rules.zone;
        let hours = self.rules.state.team(&post.team).map(|team| team.open.as_slice()).unwrap_or_default();
        let days = self.week.days().filter(|day| self.rota.holiday(*day).is_none());
        let open = days.flat_map(|day| {
            let of_day = hours.iter().filter(move |open| open.weekday == day.weekday());
            of_day.map(move |open| {
                let start = day.at(open.hours.from);
                Span::new(zone.instant(start), zone.instant(start.plus_wall(open.hours.wall())))
            })
        });
        let pieces =
            sharers.iter().flat_map(|person| self.shifts(post, person)).flat_map(|shift| &shift.pieces);
        let left = without(open, pieces.map(|piece| piece.span));
        left.iter().map(|it| (zone.moment(it.start), zone.moment(it.end))).collect()
    }
}
