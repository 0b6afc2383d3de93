//! The wall chart of leave: people by days, each day worked out from patterns, shift rows and leave alone.
//!
//! No sheet is needed: of weeks that are not loaded the pattern is taken for what is worked. Days are worked out once and
//! kept, so that a chart which scrolls works out the days that come into sight and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{Date, Leave, LeaveState, PersonId, PostId, Share, ShiftRow, State, TeamId, Zone};

use super::absence::{Extent, extent, leave_of};
use super::holidays;
use super::shift::Day;

/// One person's line: under each post they have a share of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WallLine {
    /// The team of the post.
    pub team: Option<TeamId>,
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
}

/// One person's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallCell {
    /// Whether their share of the post is on.
    pub on: bool,
    /// Whether they work that day, by pattern or by the day's shift rows.
    pub works: bool,
    /// Whether a public holiday takes all of that work: a shift written for the day is worked all the same.
    pub holiday: bool,
    /// Leave that holds the day, asked for or agreed; of several, the one that takes the time.
    pub leave: Option<Arc<Leave>>,
    /// Whether some of their working time is left.
    pub part: bool,
    /// Whether everybody who shares the post is away, asked for or agreed.
    pub all_away: bool,
}

impl WallCell {
    /// Whether they are at work for some of the day, as far as is agreed: leave that is only asked for takes nothing yet.
    #[must_use]
    pub fn is_in(&self) -> bool {
        let takes = |leave: &Arc<Leave>| leave.state == LeaveState::Approved && !self.part;
        self.on && self.works && !self.holiday && !self.leave.as_ref().is_some_and(takes)
    }
}

/// A day of the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallDay {
    /// The name of the public holiday that is observed, with its time where it is part of the day.
    pub holiday: Option<String>,
    /// The day of each line.
    pub cells: Vec<WallCell>,
}

/// The chart, as far as it has been worked out.
#[derive(Clone, Debug, Default)]
pub struct Wall {
    lines: Vec<WallLine>,
    days: BTreeMap<Date, WallDay>,
}

/// How many days are kept at the most.
const MOST_KEPT_DAYS: usize = 1500;

impl Wall {
    /// Works out so many days from one on, unless they are here already.
    pub fn cover(&mut self, state: &State, from: Date, days: usize) {
        let days = i32::try_from(days).unwrap_or(0);
        let wanted: Vec<Date> =
            (0..days).map(|n| from.plus_days(n)).filter(|date| !self.days.contains_key(date)).collect();
        let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return };
        if self.lines.is_empty() {
            self.lines = lines(state);
        }
        if self.days.len() + wanted.len() > MOST_KEPT_DAYS {
            self.days.clear();
            return self.cover(state, from, usize::try_from(days).unwrap_or(0).min(MOST_KEPT_DAYS));
        }
        let ground = WallContext::of(state, &self.lines, *first, *last);
        for date in wanted {
            let day = ground.day(&self.lines, date);
            self.days.insert(date, day);
        }
    }

    /// Every line there is, by team, post and person, whether its share is on or not.
    #[must_use]
    pub fn lines(&self) -> &[WallLine] {
        &self.lines
    }

    /// A day, where it has been worked out.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<&WallDay> {
        self.days.get(&date)
    }

    /// A person's day in a post; `None` where it has not been worked out.
    #[must_use]
    pub fn cell(&self, line: &WallLine, date: Date) -> Option<&WallCell> {
        let at = self.lines.iter().position(|it| it == line)?;
        self.days.get(&date)?.cells.get(at)
    }

    /// The places of the lines whose share is on in some of the days that are given, in order.
    #[must_use]
    pub fn shown(&self, from: Date, days: usize) -> Vec<usize> {
        let to = from.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
        let is_on = |n: &usize| {
            self.days.range(from..to).any(|(_, day)| day.cells.get(*n).is_some_and(|cell| cell.on))
        };
        (0..self.lines.len()).filter(is_on).collect()
    }
}

fn lines(state: &State) -> Vec<WallLine> {
    let line = |share: &Share| WallLine {
        team: state.post(&share.post).map(|post| post.team.clone()),
        post: share.post.clone(),
        person: share.person.clone(),
    };
    let lines: BTreeSet<WallLine> = state.shares().map(line).collect();
    lines.into_iter().collect()
}

/// What the days are worked out from.
struct WallContext<'a> {
    state: &'a State,
    zone: Zone,
    people: BTreeMap<PersonId, Person<'a>>,
}

/// What is known of one person.
struct Person<'a> {
    shares: Vec<&'a Share>,
    leave: Vec<&'a Arc<Leave>>,
}

impl<'a> WallContext<'a> {
    fn of(state: &'a State, lines: &'a [WallLine], first: Date, last: Date) -> Self {
        let mut people: BTreeMap<PersonId, Person<'a>> = BTreeMap::new();
        for WallLine { person, .. } in lines {
            people.entry(person.clone()).or_insert_with(|| Person {
                shares: vec![],
                leave: leave_of(state, person)
                    .map(|(_, leave)| leave)
                    .filter(|leave| leave.span.first_day() <= last && leave.span.last_day() >= first)
                    .collect(),
            });
        }
        for share in state.shares() {
            if let Some(person) = people.get_mut(&share.person) {
                person.shares.push(share);
            }
        }
        Self { state, zone: state.zone(), people }
    }

    fn day(&self, lines: &[WallLine], date: Date) -> WallDay {
        let holiday = holidays::holiday_name(self.state, date);
        let mut cells: Vec<WallCell> = lines.iter().map(|line| self.cell(line, date)).collect();
        if holiday.is_none() {
            self.mark_all_away(lines, date, &mut cells);
        }
        WallDay { holiday, cells }
    }

    fn cell(&self, line: &WallLine, date: Date) -> WallCell {
        let Some(person) = self.people.get(&line.person) else { return WallCell::default() };
        let mut mine = person.shares.iter().filter(|share| share.post == line.post && share.is_on(date));
        let rows = self.rows(&line.person, date);
        let on = mine.clone().next().is_some();
        let works = if rows.is_empty() {
            mine.any(|share| share.pattern.on(date, share.from).next().is_some())
        } else {
            let of_post = |row: &&&ShiftRow| row.post.as_ref().is_none_or(|post| *post == line.post);
            on && rows.iter().filter(of_post).any(|row| row.time.is_some())
        };
        let touching = person.leave.iter().copied().filter(|leave| leave.span.touches(date));
        let taker =
            touching.min_by_key(|leave| (leave.state != LeaveState::Approved, leave.kind.precedence()));
        let part = taker.is_some_and(|leave| {
            let day = self.written(&line.person, person, &rows, date);
            extent(&day, std::iter::once(&**leave)) != Extent::Whole
        });
        let holiday = works
            && holidays::time_taken(self.state, self.zone, date).is_some_and(|taken| {
                let day = Day { holiday: Some(taken), ..self.written(&line.person, person, &rows, date) };
                let shifts = day.shifts();
                let mut of_post = shifts.iter().filter(|it| it.post.as_ref() == Some(&line.post));
                of_post.all(|shift| shift.pieces.is_empty())
            });
        WallCell { on, works, holiday, leave: taker.filter(|_| on).cloned(), part, all_away: false }
    }

    /// As the rule `share.both_away` has it: a day on which some sharer has pattern time, and leave, agreed or asked for,
    /// of every sharer holds the day.
    fn mark_all_away(&self, lines: &[WallLine], date: Date, cells: &mut [WallCell]) {
        let mut at = 0;
        for sharers in lines.chunk_by(|a, b| a.post == b.post) {
            let places = at..at + sharers.len();
            at = places.end;
            let Some(cells) = cells.get_mut(places) else { continue };
            let on = || sharers.iter().zip(cells.iter()).filter(|(_, cell)| cell.on);
            let by_pattern = on().any(|(line, _)| {
                self.people.get(&line.person).is_some_and(|person| {
                    let mut shares = person.shares.iter();
                    shares.any(|share| {
                        share.post == line.post
                            && share.is_on(date)
                            && share.pattern.on(date, share.from).next().is_some()
                    })
                })
            });
            let away = by_pattern && on().count() >= 2 && on().all(|(line, _)| self.is_away(line, date));
            for cell in cells.iter_mut().filter(|cell| away && cell.on) {
                cell.all_away = true;
            }
        }
    }

    fn is_away(&self, line: &WallLine, date: Date) -> bool {
        let Some(person) = self.people.get(&line.person) else { return false };
        let rows = self.rows(&line.person, date);
        let day = self.written(&line.person, person, &rows, date);
        let touching = person.leave.iter().filter(|leave| leave.span.touches(date));
        extent(&day, touching.map(|leave| &***leave)) == Extent::Whole
    }

    fn written<'b>(
        &self,
        id: &'b PersonId,
        person: &'b Person<'a>,
        rows: &'b [&'a ShiftRow],
        date: Date,
    ) -> Day<'b> {
        Day { zone: self.zone, person: id, date, shares: &person.shares, rows, leave: &[], holiday: None }
    }

    /// The day's shift rows; none of a week that is not loaded.
    fn rows(&self, person: &PersonId, date: Date) -> Vec<&'a ShiftRow> {
        let sheet = self.state.sheet(date.week());
        let of_day = (person.clone(), date, 0)..=(person.clone(), date, u8::MAX);
        let rows = sheet.into_iter().flat_map(|sheet| sheet.shifts.range(of_day.clone()));
        rows.map(|(_, row)| &*row.item).collect()
    }
}
