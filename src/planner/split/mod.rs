//! Splits: a post's hours divided between two or more people, as patterns that somebody may choose from.
//!
//! A split is asked for with hours for each, the days each cannot work, and how long they should meet. It comes back as
//! the best few divisions, each with what it covers, what it leaves open, and what it costs against one holder of the post.

mod constraints;
mod cost;
mod day_options;
mod division;
mod presence;
mod search;
mod waiting;
mod wanted;
mod weigh;
mod write;

use crate::domain::{Minutes, Share, State, policy};
use crate::rules::RuleContext;

use constraints::SplitConstraints;
pub use constraints::weeks_read;
pub use cost::Cost;
use cost::Rates;
use day_options::DayOptions;
pub use division::Division;
pub use waiting::{SplitProgress, Waiting};
pub use wanted::{MOST_SHARERS, Refused, SplitPart, SplitRequest};
pub use write::changes;

/// The most divisions that are offered.
const OFFERED: usize = 4;

/// The best few divisions of a post, the best first. The same question has the same answer.
pub fn divisions(
    rules: &RuleContext<'_>,
    wanted: &SplitRequest,
    waiting: &mut dyn Waiting,
) -> Result<Vec<Division>, Refused> {
    let state = rules.state;
    let post = state.post(&wanted.post).ok_or_else(|| Refused::NoPost(wanted.post.clone()))?;
    if !(2..=MOST_SHARERS).contains(&wanted.parts.len()) {
        return Err(Refused::People(wanted.parts.len()));
    }
    let given: Minutes = wanted.parts.iter().map(|part| part.hours).sum();
    let whole = state.post_hours(post, wanted.on);
    if given != whole {
        return Err(Refused::Sum { given, post: whole });
    }
    let overlap = || state.policy_minutes(&policy::SHARE_OVERLAP_MINUTES, wanted.on);
    let setting = SplitConstraints::of(rules, post, wanted.on, wanted.overlap.unwrap_or_else(overlap));
    let mut forms: Vec<DayOptions> = vec![];
    for (n, part) in wanted.parts.iter().enumerate() {
        let of = DayOptions::of(&setting, part, usual(state, wanted, part));
        if of.sets.is_empty() {
            let named = part.person.as_ref().map(|person| state.display_name(person).to_owned());
            let who = named.unwrap_or_else(|| format!("part {}", n + 1));
            return Err(Refused::NoRoom { who, hours: part.hours, most: day_options::most(&setting, part) });
        }
        forms.push(of);
    }
    let alike = |one: usize, other: usize| {
        let two = wanted.parts.get(one).zip(wanted.parts.get(other));
        let usual = |n: usize| forms.get(n).map(|of| of.usual);
        let same = |(a, b): (&SplitPart, &SplitPart)| a.hours == b.hours && a.cannot == b.cannot;
        two.is_some_and(same) && usual(one) == usual(other)
    };
    let found = search::best(&setting, &forms, alike, waiting).ok_or(Refused::Stopped)?;
    let meetings = setting.fixed.iter().filter(|it| it.meeting && !it.own).map(|it| it.when).collect();
    let rates = Rates::of(rules, post, wanted.on, meetings);
    let mut divisions: Vec<Division> =
        found.iter().map(|stays| weigh::division(&setting, &rates, stays, &forms)).collect();
    divisions.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.cost.total().cmp(&b.cost.total())));
    divisions.truncate(OFFERED);
    Ok(divisions)
}

/// The days that somebody has in the post now, a bit a day.
fn usual(state: &State, wanted: &SplitRequest, part: &SplitPart) -> u8 {
    let theirs = |share: &&Share| Some(&share.person) == part.person.as_ref() && share.is_on(wanted.on);
    let shares = state.shares_in(&wanted.post).filter(theirs);
    let shifts = shares.flat_map(|share| share.pattern.week_of(wanted.on, share.from));
    shifts.fold(0, |days, shift| days | 1 << shift.weekday.num_days_from_monday())
}
