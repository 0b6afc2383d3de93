//! Periods: which one a date lies in, which of its days BYSETPOS keeps, and how many there are before a date.
//!
//! Counting costs one step a period, or none at all where every period is like the others.

use super::days::bit;
use super::rule::{Frequency, Repeat, all_dates};
use crate::domain::calendar::{Date, Moment};

impl Repeat {
    /// Whether a date lies in a period that the interval does not skip.
    pub(super) fn in_turn(&self, start: Date, date: Date) -> bool {
        let periods = match self.frequency {
            Frequency::Daily => i64::from(date.days_since(start)),
            Frequency::Weekly => self.week_number(date) - self.week_number(start),
            Frequency::Monthly => month_number(date) - month_number(start),
            Frequency::Yearly => i64::from(date.year()) - i64::from(start.year()),
        };
        periods >= 0 && periods % self.step() == 0
    }

    fn step(&self) -> i64 {
        i64::from(self.interval.max(1))
    }

    /// Numbers the weeks that start on this rule's week start.
    fn week_number(&self, date: Date) -> i64 {
        let Some((monday, _)) = all_dates() else { return 0 };
        (i64::from(date.days_since(monday)) - i64::from(self.week_start.num_days_from_monday())).div_euclid(7)
    }

    /// Whether the parts of the rule, BYSETPOS among them, allow a date; intervals and ends apart.
    pub(super) fn allows(&self, start: Date, date: Date) -> bool {
        self.days_of(start, date) & bit(date.day()) != 0
            && (self.by_set_pos.is_empty() || self.kept(start, self.period_of(date), date, date) == 1)
    }

    /// The first and the last day of the period that a date lies in.
    fn period_of(&self, date: Date) -> (Date, Date) {
        let year = |month, day| Date::new(date.year(), month, day).unwrap_or(date);
        match self.frequency {
            Frequency::Daily => (date, date),
            Frequency::Weekly => {
                let ahead =
                    7 + date.weekday().num_days_from_monday() - self.week_start.num_days_from_monday();
                let first = date.plus_days(-i32::try_from(ahead % 7).unwrap_or(0));
                (first, first.plus_days(6))
            }
            Frequency::Monthly => {
                let first = year(date.month(), 1);
                (first, first.plus_months(1).plus_days(-1))
            }
            Frequency::Yearly => (year(1, 1), year(12, 31)),
        }
    }

    /// The period that comes so many after that of a date; `None` once there are no dates any more.
    fn period_after(&self, date: Date, periods: i64) -> Option<(Date, Date)> {
        let (first, _) = self.period_of(date);
        // No period beyond the last date is looked at, so that none of these can be too many.
        let count = i32::try_from(periods).ok().filter(|count| *count <= 366 * 300)?;
        let day = match self.frequency {
            Frequency::Daily => first.plus_days(count),
            Frequency::Weekly => first.plus_days(count.checked_mul(7)?),
            Frequency::Monthly => first.plus_months(count),
            Frequency::Yearly => first.plus_months(count.checked_mul(12)?),
        };
        let (_, latest) = all_dates()?;
        (day <= latest).then(|| self.period_of(day))
    }

    /// How many days of one period lie from one day to another and are kept: all that the parts allow, or those in the
    /// places that BYSETPOS asks for.
    fn kept(&self, start: Date, (first, last): (Date, Date), from: Date, to: Date) -> i64 {
        let (from, to) = (from.max(first), to.min(last));
        if self.by_set_pos.is_empty() {
            return self.allowed(start, from, to);
        }
        let before = self.allowed(start, first, from.plus_days(-1));
        let until = before + self.allowed(start, from, to);
        let all = until + self.allowed(start, to.plus_days(1), last);
        let place = |n: &i16| if *n < 0 { all + 1 + i64::from(*n) } else { i64::from(*n) };
        let mut places: Vec<i64> = self.by_set_pos.iter().map(place).collect();
        places.sort_unstable();
        places.dedup();
        as_i64(places.into_iter().filter(|it| before < *it && *it <= until).count())
    }

    /// How many days from one to another the parts allow, BYSETPOS apart; summed month by month.
    fn allowed(&self, start: Date, from: Date, to: Date) -> i64 {
        let mut count = 0;
        let mut day = from;
        while day <= to {
            let next = day.plus_days(1 - i32::try_from(day.day()).unwrap_or(1)).plus_months(1);
            let mut bits = self.days_of(start, day) & (u32::MAX << day.day());
            if to < next {
                bits &= (bit(to.day()) - 1) | bit(to.day());
            }
            count += i64::from(bits.count_ones());
            if next <= day {
                break;
            }
            day = next;
        }
        count
    }

    /// How many there are from the first one to the day before a date; stops once it is `enough`.
    pub(super) fn count_before(&self, first: Moment, date: Date, enough: i64) -> i64 {
        let start = first.date();
        if date <= start {
            return 0;
        }
        let odd_one = i64::from(!self.is_instant(first));
        let all_alike = self.by_month.is_empty() && self.by_month_day.is_empty();
        odd_one
            + match self.frequency {
                Frequency::Daily if all_alike && self.by_set_pos.is_empty() => self.count_days(start, date),
                Frequency::Weekly if all_alike => self.count_weeks(start, date),
                _ => self.count_periods(start, date, enough),
            }
    }

    /// Seven turns of days go through the weekdays once, whatever the interval.
    fn count_days(&self, start: Date, date: Date) -> i64 {
        let days = i64::from(date.days_since(start));
        let turns = (days + self.step() - 1) / self.step();
        if self.by_day.is_empty() {
            return turns;
        }
        let on = |turn: i64| {
            let day = i32::try_from(turn * self.step()).map_or(start, |days| start.plus_days(days));
            self.days_of(start, day) & bit(day.day()) != 0
        };
        let in_seven = |turns: i64| as_i64((0..turns).filter(|turn| on(*turn)).count());
        turns / 7 * in_seven(turns.min(7)) + in_seven(turns % 7)
    }

    /// Every week that is not skipped is like the first.
    fn count_weeks(&self, start: Date, date: Date) -> i64 {
        let week = self.period_of(start);
        let weeks = self.week_number(date) - self.week_number(start);
        let turns = (weeks + self.step() - 1) / self.step();
        let before =
            |day: Date| self.kept(start, self.period_of(day), self.period_of(day).0, day.plus_days(-1));
        let this_week = if weeks % self.step() == 0 { before(date) } else { 0 };
        turns * self.kept(start, week, week.0, week.1) + this_week - before(start)
    }

    fn count_periods(&self, start: Date, date: Date, enough: i64) -> i64 {
        let (mut count, mut turn) = (0, 0_i64);
        while count < enough {
            let Some(period) = self.period_after(start, turn).filter(|(first, _)| *first < date) else {
                break;
            };
            count += self.kept(start, period, start, date.plus_days(-1));
            turn = turn.saturating_add(self.step());
        }
        count
    }
}

fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}
