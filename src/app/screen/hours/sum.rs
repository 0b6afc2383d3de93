//! Hours summed over weeks, person by person and post by post; weeks that are not here are told apart from empty ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Minutes, PersonId, PostId, Week};
use crate::rota::{Demand, Load, PersonHours, PostWeekHours, WeekHours};

/// What one person's weeks come to.
#[derive(Clone, Debug)]
pub struct HoursLine {
    /// Who.
    pub person: PersonId,
    /// What the weeks come to.
    pub sum: PersonHours,
    /// Over how many weeks, of those in which they have hours.
    pub weeks: usize,
    /// In how many more they have hours that are not theirs to see who looks: drafts of others.
    pub unpublished: usize,
    /// The weeks that are shown one by one, in order; `None` for one that is not here, or not theirs to see.
    pub shown: Vec<(Week, Option<PersonHours>)>,
}

/// What a post's weeks come to.
#[derive(Clone, Debug)]
pub struct PostLineHours {
    /// What the weeks come to; its sharers are those of any of them.
    pub sum: PostWeekHours,
}

/// What several weeks of one person come to; the load is that of all of them together.
pub fn summed(person: &PersonId, first: Week, weeks: &[&PersonHours]) -> PersonHours {
    let all = |of: fn(&PersonHours) -> Minutes| -> Minutes { weeks.iter().map(|week| of(week)).sum() };
    let loads = || weeks.iter().filter_map(|week| week.load);
    let demand = loads().fold(Demand::default(), |sum, load| sum.plus(load.demand));
    PersonHours {
        person: person.clone(),
        week: first,
        contract: all(|it| it.contract),
        shift: all(|it| it.shift),
        outside: all(|it| it.outside),
        leave: all(|it| it.leave),
        holiday: all(|it| it.holiday),
        direct: all(|it| it.direct),
        travel: all(|it| it.travel),
        meeting: all(|it| it.meeting),
        open: all(|it| it.open),
        load: Load::new(demand, loads().map(|load| load.available).sum()),
    }
}

/// What several weeks of every post come to, by id.
pub fn posts_summed(weeks: &[Arc<WeekHours>]) -> Vec<PostLineHours> {
    let mut sums: BTreeMap<PostId, PostWeekHours> = BTreeMap::new();
    for hours in weeks.iter().flat_map(|week| &week.posts) {
        match sums.get_mut(&hours.post) {
            None => {
                sums.insert(hours.post.clone(), hours.clone());
            }
            Some(sum) => {
                sum.funded += hours.funded;
                sum.shared += hours.shared;
                sum.vacant += hours.vacant;
                sum.worked += hours.worked;
                sum.overlap += hours.overlap;
                sum.sharers.extend(hours.sharers.iter().cloned());
                sum.sharers.sort();
                sum.sharers.dedup();
            }
        }
    }
    sums.into_values().map(|sum| PostLineHours { sum }).collect()
}
