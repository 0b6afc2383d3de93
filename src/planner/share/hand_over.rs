//! A day of one sharer's pattern that goes to another, from a date on.

use crate::domain::{Change, Date, Minutes, Pattern, PatternShift, Share, State};

use super::change::parted;
use super::{About, Fault, Wanted, allowed, funded, post_of};

/// The most weeks of a rotation.
const MOST_WEEKS: usize = 53;

/// A day that goes from one sharer to another.
#[derive(Clone, Debug)]
pub struct Handing<'a> {
    /// Whose it is.
    pub giver: &'a Share,
    /// Whose it will be.
    pub taker: &'a Share,
    /// In which week of the giver's rotation it comes, the week of the date being 0.
    pub turn: usize,
    /// The day.
    pub shift: PatternShift,
    /// The first day on which it is so.
    pub from: Date,
    /// Whether its hours go along, or both keep the hours they have.
    pub along: bool,
}

impl Handing<'_> {
    /// The minutes a week that go along: the day's paid minutes, of a rotation their part of a week.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        if !self.along {
            return Minutes::ZERO;
        }
        let weeks = vec![vec![]; self.giver.pattern.weeks.len().max(1) - 1];
        Pattern { weeks: [vec![vec![self.shift]], weeks].concat() }.paid()
    }

    /// Both as they would be: the giver's hours and days, and the taker's.
    pub fn wanted(&self) -> Result<(Wanted, Wanted), Fault> {
        let mut giver = Wanted::as_it_is(self.giver, self.from);
        let mut taker = Wanted::as_it_is(self.taker, self.from);
        let day = giver.pattern.weeks.get_mut(self.turn);
        let at = day.as_ref().and_then(|week| week.iter().position(|shift| *shift == self.shift));
        let (Some(week), Some(at)) = (day, at) else {
            return Err(Fault::new(About::Days, "that is no day of theirs: choose one of those listed"));
        };
        week.remove(at);
        let (every, weeks) = (giver.pattern.weeks.len(), taker.pattern.weeks.len().max(1));
        let all = every / common(every, weeks) * weeks;
        if all > MOST_WEEKS {
            let words = format!(
                "the two rotations would come together only every {all} weeks; at most {MOST_WEEKS} fit"
            );
            return Err(Fault::new(About::Days, words));
        }
        let repeated = taker.pattern.weeks.iter().cycle().take(all).cloned();
        let mut days: Vec<Vec<PatternShift>> = repeated.collect();
        days.resize(all, vec![]);
        for week in days.iter_mut().skip(self.turn).step_by(every) {
            week.push(self.shift);
            week.sort_by_key(|shift| (shift.weekday.num_days_from_monday(), shift.time));
        }
        taker.pattern = Pattern { weeks: days };
        let moved = self.minutes();
        (giver.hours, taker.hours) = (giver.hours - moved, taker.hours + moved);
        Ok((giver, taker))
    }
}

fn common(a: usize, b: usize) -> usize {
    if b == 0 { a.max(1) } else { common(b, a % b) }
}

/// The changes that hand a day over.
pub fn hand_over(state: &State, it: &Handing<'_>) -> Result<Vec<Change>, Fault> {
    let post = post_of(state, it.giver)?;
    let (giver, taker) = it.wanted()?;
    if giver.hours <= Minutes::ZERO {
        let words = format!(
            "that is all of the {} that {} has: end the share instead, or leave the hours where they are",
            it.giver.hours,
            state.call(&it.giver.person)
        );
        return Err(Fault::new(About::Hours, words));
    }
    let mut changes = parted(state, it.giver, it.from, &giver)?;
    changes.extend(parted(state, it.taker, it.from, &taker)?);
    funded(post, it.from, About::From)?;
    allowed(state, post, it.from, changes)
}
