//! The time of a joiner's first weeks, and of whoever is in them: what is left of each day beside what is thought of already.

use crate::domain::{Date, Instant, Minutes, Moment, PersonId, PlaceId, Time, Weekday};
use crate::planner::common::Requester;
use crate::planner::common::candidate::way_fits;
use crate::planner::common::search::free;
use crate::planner::common::week_context::{WeekContext, leaves_break, quarters};
use crate::rota::{Shift, Span, without};
use crate::rules::RuleContext;

/// The pause between two things of a new day, in minutes: nobody takes everything in at once.
const PAUSE: i64 = 15;

/// How much of a day is planned at most, in percent of its paid minutes; the rest is theirs to read, ask and settle in.
const MOST_OF_A_DAY: i32 = 70;

/// Time that is thought of already.
struct Taken {
    person: PersonId,
    span: Span,
    place: Option<PlaceId>,
}

/// Something that has no time of its own yet.
pub(super) struct Wish {
    /// How long it takes.
    pub minutes: Minutes,
    /// The least that will do.
    pub least: Minutes,
    /// Who else has to be free.
    pub with: Vec<PersonId>,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// In which week it is best, the first being 0.
    pub week: usize,
    /// What it comes after, where it follows something.
    pub after: Option<Moment>,
    /// The last day on which it makes sense.
    pub last: Option<Date>,
    /// Whether it begins the first day.
    pub comes_first: bool,
}

/// The weeks of an induction, with what is thought of already.
pub(super) struct Diary<'r, 'a> {
    pub rules: &'r RuleContext<'a>,
    pub person: PersonId,
    pub asked: Requester<'r>,
    pub weeks: Vec<WeekContext<'r, 'a>>,
    taken: Vec<Taken>,
}

impl<'r, 'a> Diary<'r, 'a> {
    /// The open weeks from a day on, as far as they are here.
    pub(super) fn of(
        rules: &'r RuleContext<'a>,
        person: PersonId,
        (from, weeks): (Date, u32),
        asked: Requester<'r>,
    ) -> Self {
        let last = from.week().plus(i32::try_from(weeks).unwrap_or(1).max(1) - 1);
        let weeks = from.week().to(last).filter_map(|week| WeekContext::of(rules, week, asked));
        Self { rules, person, asked, weeks: weeks.collect(), taken: vec![] }
    }

    /// The days of a week on which they are in, as their shifts have it: no public holiday, no leave.
    pub(super) fn days(&self, week: usize) -> Vec<Date> {
        let Some(context) = self.weeks.get(week) else { return vec![] };
        let mut days: Vec<Date> =
            self.shifts(context).filter(|it| it.paid() > Minutes::ZERO).map(|it| it.date).collect();
        days.dedup();
        days
    }

    /// Their first day in.
    pub(super) fn first_day(&self) -> Option<Date> {
        (0..self.weeks.len()).flat_map(|week| self.days(week)).next()
    }

    /// Their paid minutes of a week.
    pub(super) fn paid(&self, week: usize) -> Minutes {
        self.weeks.get(week).map(|context| self.shifts(context).map(Shift::paid).sum()).unwrap_or_default()
    }

    fn shifts<'s>(&'s self, context: &'s WeekContext<'_, '_>) -> impl Iterator<Item = &'s Shift> {
        context.rota.shifts_of(&self.person).iter()
    }

    /// How much of a day is thought of already.
    pub(super) fn planned(&self, day: Date) -> Minutes {
        let zone = self.rules.zone;
        let of_day = self.taken.iter().filter(|it| it.person == self.person);
        of_day.filter(|it| zone.moment(it.span.start).date() == day).map(|it| it.span.minutes()).sum()
    }

    /// Whether they have some time, with the way from and to where else they are that day.
    pub(super) fn has(&self, week: usize, span: Span, place: Option<&PlaceId>) -> bool {
        let Some(context) = self.weeks.get(week) else { return false };
        let day = self.rules.zone.moment(span.start).date();
        let of_day = self.shifts(context).filter(|it| it.date == day);
        let (paid, breaks): (Vec<Minutes>, Vec<Span>) = of_day.map(|it| (it.paid(), it.unpaid)).unzip();
        let most = paid.into_iter().sum::<Minutes>().0 * MOST_OF_A_DAY / 100;
        let wide = |it: &Taken| {
            Span::new(
                Instant(it.span.start.0 - self.gap(it, place)),
                Instant(it.span.end.0 + self.gap(it, place)),
            )
        };
        let own = self.taken.iter().filter(|it| it.person == self.person).map(wide);
        let left = without(free(context, &self.person, day), breaks.into_iter().chain(own));
        self.planned(day).0 + span.minutes().0 <= most && left.iter().any(|it| it.covers(span))
    }

    /// The minutes that lie between something that is planned and something somewhere else.
    fn gap(&self, it: &Taken, place: Option<&PlaceId>) -> i64 {
        let way = it.place.as_ref().zip(place).filter(|(one, other)| one != other);
        let way = way.and_then(|(one, other)| self.rules.state.travel_minutes(one, other));
        i64::from(way.unwrap_or_default().0).max(PAUSE)
    }

    /// Takes their time for something.
    pub(super) fn take(&mut self, span: Span, place: Option<PlaceId>) {
        self.taken.push(Taken { person: self.person.clone(), span, place });
    }

    /// The best time for a wish: in its week, else in a later one, else in one before; on the day that holds least yet. It is
    /// taken for all who are in it.
    pub(super) fn place(&mut self, wish: &Wish) -> Option<(Moment, Minutes)> {
        let many = self.weeks.len();
        let weeks = (wish.week..many).chain((0..wish.week.min(many)).rev());
        let lengths = [wish.minutes, wish.least];
        let (start, span) =
            weeks.into_iter().find_map(|week| lengths.iter().find_map(|it| self.best_of(week, wish, *it)))?;
        for person in &wish.with {
            self.taken.push(Taken { person: person.clone(), span, place: wish.place.clone() });
        }
        self.take(span, wish.place.clone());
        Some((start, span.minutes()))
    }

    fn best_of(&self, week: usize, wish: &Wish, minutes: Minutes) -> Option<(Moment, Span)> {
        let in_time = |day: &Date| wish.last.is_none_or(|last| *day <= last);
        let days = self.days(week).into_iter().filter(in_time);
        let starts = days.flat_map(|day| quarters().map(move |time| day.at(time)));
        let fitting = starts.filter_map(|start| {
            let span = Span::lasting(self.rules.zone.instant(start), minutes);
            let is_ahead = start > self.asked.now.max(wish.after.unwrap_or(self.asked.now));
            let fits = is_ahead
                && self.has(week, span, wish.place.as_ref())
                && wish.with.iter().all(|it| self.can(week, it, span, wish));
            fits.then_some((start, span))
        });
        fitting.min_by_key(|(start, _)| {
            let (day, away) = (start.date(), (start.time().minutes().0 - MORNING.minutes().0).abs());
            let load = if wish.comes_first { 0 } else { self.planned(day).0 };
            let when = if wish.comes_first { day.days_since(Date::FIRST) } else { 0 };
            (when, load, if wish.comes_first { 0 } else { away }, *start)
        })
    }

    /// Whether somebody else is in and free then, and has nothing else with them that day.
    fn can(&self, week: usize, person: &PersonId, span: Span, wish: &Wish) -> bool {
        let Some(context) = self.weeks.get(week) else { return false };
        let day = self.rules.zone.moment(span.start).date();
        let zone = self.rules.zone;
        let is_taken =
            self.taken.iter().any(|it| it.person == *person && zone.moment(it.span.start).date() == day);
        let is_off = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !(is_taken || is_off && !self.rules.staff().contains(person))
            && free(context, person, day).iter().any(|it| it.covers(span))
            && context.is_free(person, span, &[])
            && leaves_break(&context.rota, person, span, &[])
            && way_fits(self.rules, &context.rota, person, wish.place.as_ref(), None, span)
    }
}

/// The time of day that is best for most things.
const MORNING: Time = match Time::new(10, 0) {
    Some(time) => time,
    None => Time::MIDNIGHT,
};
