//! A day of a sharer's pattern that moves: to another sharer, to another weekday, or both; from a date on, or for some weeks.
//!
//! From a date on the shares are otherwise, each parted at the date. For some weeks they stay as they are, and each day that
//! moves is written as rows of its own, so that what was agreed for good stands again afterwards by itself.

use crate::domain::{
    Change, Date, Minutes, Pattern, PatternShift, PersonId, PostId, Share, ShiftRow, State, Weekday,
};
use crate::rota::holidays::observed;
use crate::words;

use super::allowed::{allowed, funded, post_of};
use super::change::parted;
use super::{About, ShareError, WantedShare};

/// The most weeks of a rotation.
const MOST_WEEKS: usize = 53;

/// The most weeks that a day moves for without moving for good.
const MOST_TIMES: i32 = 53;

/// A day that moves.
#[derive(Clone, Debug)]
pub struct Handing<'a> {
    /// Whose it is.
    pub giver: &'a Share,
    /// Whose it will be: another sharer's, or the same one's on another weekday.
    pub taker: &'a Share,
    /// In which week of the giver's rotation it comes, the week of the date being 0.
    pub turn: usize,
    /// The day.
    pub shift: PatternShift,
    /// The weekday that it is on then.
    pub onto: Weekday,
    /// The first day on which it is so.
    pub from: Date,
    /// The last day on which it is so, where it is for some weeks only.
    pub until: Option<Date>,
    /// Whether its hours go along, or both keep the hours they have.
    pub along: bool,
}

impl Handing<'_> {
    /// The minutes a week that go along: the day's paid minutes, of a rotation their part of a week.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        if !self.along || self.until.is_some() || self.stays_theirs() {
            return Minutes::ZERO;
        }
        let weeks = vec![vec![]; self.giver.pattern.weeks.len().max(1) - 1];
        Pattern { weeks: [vec![vec![self.shift]], weeks].concat() }.paid()
    }

    /// Both as they would be: the giver's hours and days, and the taker's.
    pub fn wanted(&self) -> Result<(WantedShare, WantedShare), ShareError> {
        let mut giver = WantedShare::as_it_is(self.giver, self.from);
        let day = giver.pattern.weeks.get_mut(self.turn);
        let at = day.as_ref().and_then(|week| week.iter().position(|shift| *shift == self.shift));
        let (Some(week), Some(at)) = (day, at) else {
            return Err(ShareError::new(
                About::Days,
                "that is not one of their days: choose one from the list",
            ));
        };
        week.remove(at);
        let mut taker =
            if self.stays_theirs() { giver.clone() } else { WantedShare::as_it_is(self.taker, self.from) };
        let (every, weeks) = (giver.pattern.weeks.len(), taker.pattern.weeks.len().max(1));
        let all = every / common(every, weeks) * weeks;
        if all > MOST_WEEKS {
            let words =
                format!("the two rotations would line up only every {all} weeks; at most {MOST_WEEKS} fit");
            return Err(ShareError::new(About::Days, words));
        }
        let repeated = taker.pattern.weeks.iter().cycle().take(all).cloned();
        let mut days: Vec<Vec<PatternShift>> = repeated.collect();
        days.resize(all, vec![]);
        for week in days.iter_mut().skip(self.turn).step_by(every) {
            week.push(PatternShift { weekday: self.onto, ..self.shift });
            week.sort_by_key(|shift| (shift.weekday.num_days_from_monday(), shift.time));
        }
        taker.pattern = Pattern { weeks: days };
        let moved = self.minutes();
        (giver.hours, taker.hours) = (giver.hours - moved, taker.hours + moved);
        Ok((giver, taker))
    }

    /// What of it tells which days move, by themselves.
    #[must_use]
    pub fn moving(&self) -> MovingDay {
        MovingDay {
            post: self.giver.post.clone(),
            giver: self.giver.person.clone(),
            taker: self.taker.person.clone(),
            turn: self.turn,
            turns: self.giver.pattern.weeks.len().max(1),
            shift: self.shift,
            onto: self.onto,
            from: self.from,
            last: self.until,
        }
    }

    fn stays_theirs(&self) -> bool {
        self.giver.person == self.taker.person
    }
}

/// Which days of a person move, where to, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovingDay {
    /// The post that they are worked for.
    pub post: PostId,
    /// Whose they are.
    pub giver: PersonId,
    /// Whose they will be.
    pub taker: PersonId,
    turn: usize,
    turns: usize,
    /// The day of the pattern.
    pub shift: PatternShift,
    /// The weekday that it is on then.
    pub onto: Weekday,
    /// The first day on which it is so.
    pub from: Date,
    /// The last day on which it is so, where it is for some weeks only.
    pub last: Option<Date>,
}

impl MovingDay {
    /// Whether a date is one of those that move.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        let turns = i32::try_from(self.turns).unwrap_or(1).max(1);
        let turn = date.week().weeks_since(self.from.week()).rem_euclid(turns);
        self.from <= date
            && self.last.is_none_or(|last| date <= last)
            && date.weekday() == self.shift.weekday
            && usize::try_from(turn).is_ok_and(|turn| turn == self.turn)
    }

    /// By how many days it moves within its week.
    #[must_use]
    pub fn days(&self) -> i32 {
        let number = |day: Weekday| i32::try_from(day.num_days_from_monday()).unwrap_or(0);
        number(self.onto) - number(self.shift.weekday)
    }

    /// The dates that move, up to a day.
    fn dates(&self, last: Date) -> impl Iterator<Item = Date> + '_ {
        self.from.to(last).filter(|date| self.holds(*date))
    }
}

fn common(a: usize, b: usize) -> usize {
    if b == 0 { a.max(1) } else { common(b, a % b) }
}

/// The changes that move a day.
pub fn hand_over(state: &State, it: &Handing<'_>) -> Result<Vec<Change>, ShareError> {
    let post = post_of(state, it.giver)?;
    if it.stays_theirs() && it.onto == it.shift.weekday {
        return Err(ShareError::new(
            About::Person,
            "it is already theirs: write another sharer, or another weekday",
        ));
    }
    if let Some(until) = it.until {
        return for_some_weeks(state, it, until);
    }
    if it.onto != it.shift.weekday && it.from.weekday() != Weekday::Mon {
        let words = "write a Monday: in a split week the day would come twice, or not at all";
        return Err(ShareError::new(About::From, words));
    }
    let (giver, taker) = it.wanted()?;
    if giver.hours <= Minutes::ZERO {
        let words = format!(
            "that is all of the {} that {} has: end the share instead, or leave the hours where they are",
            it.giver.hours,
            state.display_name(&it.giver.person)
        );
        return Err(ShareError::new(About::Hours, words));
    }
    let mut changes = vec![];
    if !it.stays_theirs() {
        changes.extend(parted(state, it.giver, it.from, &giver)?);
    }
    changes.extend(parted(state, it.taker, it.from, &taker)?);
    funded(post, it.from, About::From)?;
    allowed(state, post, it.from, changes)
}

/// The rows that move a day for some weeks. Public holidays are left as they are: nobody works the day then.
fn for_some_weeks(state: &State, it: &Handing<'_>, until: Date) -> Result<Vec<Change>, ShareError> {
    if until < it.from {
        return Err(ShareError::new(
            About::Until,
            format!("{} is before the first day, {}", words::date(until), words::date(it.from)),
        ));
    }
    if until.week().weeks_since(it.from.week()) > MOST_TIMES {
        let words = "that is over a year: leave the last day out, and the day moves for good";
        return Err(ShareError::new(About::Until, words));
    }
    it.wanted()?;
    let moving = it.moving();
    let mut changes = vec![];
    for date in moving.dates(until).filter(|date| it.giver.is_on(*date)) {
        let to = date.plus_days(moving.days());
        if observed(state, date).is_some() || observed(state, to).is_some() {
            continue;
        }
        let mut theirs = written(state, &it.giver.person, date)?;
        let is_it = |row: &ShiftRow| {
            row.time == Some(it.shift.time) && row.post.as_ref().is_none_or(|post| *post == it.giver.post)
        };
        let Some(at) = theirs.iter().position(is_it) else { continue };
        theirs.remove(at);
        changes.extend(rows(&it.giver.person, date, theirs));
        let mut new = written(state, &it.taker.person, to)?;
        let meets = |row: &&ShiftRow| {
            row.time.is_some_and(|time| time.from < it.shift.time.to && it.shift.time.from < time.to)
        };
        if let Some(other) = new.iter().find(meets).and_then(|row| row.time) {
            let words = format!(
                "{} is in {other} on {} already: choose another day, or change those times first",
                state.display_name(&it.taker.person),
                words::date(to)
            );
            return Err(ShareError::new(About::Days, words));
        }
        if !it.taker.is_on(to) {
            let words = format!(
                "{} has no share of this post on {}",
                state.display_name(&it.taker.person),
                words::date(to)
            );
            return Err(ShareError::new(About::Person, words));
        }
        new.push(ShiftRow {
            person: it.taker.person.clone(),
            date: to,
            number: 0,
            time: Some(it.shift.time),
            unpaid: it.shift.unpaid,
            place: None,
            post: Some(it.giver.post.clone()),
        });
        changes.extend(rows(&it.taker.person, to, new));
    }
    if changes.is_empty() {
        let words = format!("no such day is worked from {} to {}", words::date(it.from), words::date(until));
        return Err(ShareError::new(About::Until, words));
    }
    Ok(changes)
}

/// What somebody's patterns give on a day, as rows; what was written for the day by itself is not written over.
fn written(state: &State, person: &PersonId, date: Date) -> Result<Vec<ShiftRow>, ShareError> {
    let sheet = state.sheet(date.week());
    let has_own =
        sheet.iter().flat_map(|sheet| sheet.shifts.keys()).any(|(who, on, _)| who == person && *on == date);
    if has_own {
        let words = format!(
            "other times are set for {} on {} already: remove them first, or choose other weeks",
            state.display_name(person),
            words::date(date)
        );
        return Err(ShareError::new(About::Days, words));
    }
    let on = state.shares_of(person).filter(|share| share.is_on(date));
    let shifts =
        on.flat_map(|share| share.pattern.week_of(date, share.from).iter().map(move |it| (share, *it)));
    let row = |(share, shift): (&Share, PatternShift)| ShiftRow {
        person: person.clone(),
        date,
        number: 0,
        time: Some(shift.time),
        unpaid: shift.unpaid,
        place: None,
        post: Some(share.post.clone()),
    };
    let mut all: Vec<ShiftRow> =
        shifts.filter(|(_, shift)| shift.weekday == date.weekday()).map(row).collect();
    all.sort_by_key(|row| row.time);
    Ok(all)
}

/// Rows of a person's day, in order; that they are not in, where there are none.
fn rows(person: &PersonId, date: Date, mut rows: Vec<ShiftRow>) -> Vec<Change> {
    if rows.is_empty() {
        rows.push(ShiftRow {
            person: person.clone(),
            date,
            number: 0,
            time: None,
            unpaid: Minutes::ZERO,
            place: None,
            post: None,
        });
    }
    rows.sort_by_key(|row| row.time);
    let numbered = (0u8..).zip(rows).map(|(number, row)| ShiftRow { number, ..row });
    numbered.map(Change::from).collect()
}
