//! What is chosen, listed and marked on the Risks screen.

use std::sync::Arc;

use super::listing::ListedBy;
use super::{Listing, MarkedMatter, RiskChoice, RiskHelp, TREND, Trend, trend};
use crate::app::WeekView;
use crate::app::shell::views::Views;
use crate::domain::{Date, Moment, State, Week};
use crate::report::matters::{Matters, Remit};
use crate::rules::Flag;

/// What is chosen on the Risks screen, what that lists, and what is marked.
#[derive(Debug, Default)]
pub struct Risks {
    /// What is chosen.
    pub choice: RiskChoice,
    /// What is marked.
    pub mark: MarkedMatter,
    /// The day from which a flag was gone to, and the day it led to.
    pub left: Option<(Date, Date)>,
    /// What is listed.
    pub(super) listing: Listing,
    /// How the last weeks went.
    pub(super) trend: Vec<Trend>,
    /// What would help with what is marked, once the keys have rested on it.
    pub(super) help: Option<RiskHelp>,
    made_of: Option<MadeOf>,
}

/// What a listing was made of: it is made anew only when something of that is another.
#[derive(Debug)]
struct MadeOf {
    choice: RiskChoice,
    remit: Remit,
    week: Week,
    views: Vec<Option<Arc<WeekView>>>,
    own: Matters,
    others: Matters,
}

impl Risks {
    /// Lists what is chosen of the weeks that are worked out, unless that is what is listed already.
    pub(super) fn list(&mut self, views: &Views, week: Week, remit: Remit, (state, now): (&State, Moment)) {
        let last = *self.choice.stretch.weeks(week).end();
        let here: Vec<Option<Arc<WeekView>>> =
            week.plus(1 - TREND).to(last).map(|week| views.get(week).cloned()).collect();
        if self.made_of.as_ref().is_some_and(|made| made.is_of((&self.choice, &remit), week, &here, now)) {
            return;
        }
        let by = ListedBy { choice: &self.choice, remit: &remit, state, now, week };
        let flags = flags_of(&here, week, views.standing());
        let (listing, own, others) = Listing::of(by, &flags);
        self.trend = trend(by, |week| views.get(week).map(AsRef::as_ref));
        self.listing = listing;
        self.help = None;
        self.made_of = Some(MadeOf { choice: self.choice.clone(), remit, week, views: here, own, others });
    }

    /// Lets go of what was worked out.
    pub(super) fn put_away(&mut self) {
        (self.made_of, self.help) = (None, None);
    }
}

impl MadeOf {
    fn is_of(
        &self,
        of: (&RiskChoice, &Remit),
        week: Week,
        here: &[Option<Arc<WeekView>>],
        now: Moment,
    ) -> bool {
        let same = |(one, other): (&Option<Arc<WeekView>>, &Option<Arc<WeekView>>)| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        (&self.choice, &self.remit) == of
            && self.week == week
            && self.views.len() == here.len()
            && self.views.iter().zip(here).all(same)
            && self.own.hold_at(now)
            && self.others.hold_at(now)
    }
}

/// The flags of the weeks from one on, and those that stand today once.
pub(super) fn flags_of<'a>(
    views: &'a [Option<Arc<WeekView>>],
    from: Week,
    standing: &'a [Flag],
) -> Vec<&'a Flag> {
    let listed = views.iter().flatten().filter(|view| view.rota.week() >= from);
    let of_weeks = listed.flat_map(|view| view.flags.iter().filter(|flag| flag.rule().is_of_week()));
    of_weeks.chain(standing).collect()
}
