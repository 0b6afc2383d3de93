//! Remedies for several sessions at once: carried out as one entry, or the best for each that goes with the others.

use std::collections::BTreeMap;

use crate::domain::{Change, Key, Record, SessionId, Status};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::called_off::called_off;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, Requester};
use crate::planner::edit::EditError;
use crate::rota::Trip;
use crate::rules::Flag;

use super::{AffectedSession, Cover, adds_red};

/// Several remedies as one.
#[derive(Clone, Debug, Default)]
pub struct Together {
    /// The changes, one for each record.
    pub changes: Vec<Change>,
    /// The flags that they add together; a red one where two remedies that are good alone do not go together.
    pub adds: Vec<Flag>,
    /// The flags that they clear together.
    pub clears: Vec<Flag>,
}

/// The best for each session that goes with what was chosen for those before it.
#[derive(Clone, Debug, Default)]
pub struct Best {
    /// The session, and what is done about it.
    pub chosen: Vec<(SessionId, Remedy)>,
    /// The sessions that nothing good was found for; those that have begun are not among them.
    pub left: Vec<SessionId>,
    /// All of it as one.
    pub together: Together,
}

impl Cover {
    /// Remedies, each for its session, as one. Where the way there or back has one of its own and goes along with its
    /// session, the session's is the one. The error says which do not go together.
    pub fn together(&self, chosen: &[(&AffectedSession, &Remedy)]) -> Result<Together, EditError> {
        let mut by_key: BTreeMap<Key, (&str, &Change)> = BTreeMap::new();
        let ways_last = |way: bool| chosen.iter().filter(move |(it, _)| it.goes_with.is_some() == way);
        for (touched, remedy) in ways_last(false).chain(ways_last(true)) {
            let goes_along = touched.goes_with.is_some()
                && remedy.changes.iter().any(|change| by_key.contains_key(&change.key()));
            if goes_along {
                continue;
            }
            for change in &remedy.changes {
                match by_key.get(&change.key()) {
                    Some((title, other)) if *other != change => {
                        return Err(EditError::Words(format!(
                            "\u{201c}{title}\u{201d} and \u{201c}{}\u{201d} change the same thing: choose one of them",
                            remedy.title
                        )));
                    }
                    _ => drop(by_key.insert(change.key(), (&remedy.title, change))),
                }
            }
        }
        let changes: Vec<Change> = by_key.into_values().map(|(_, change)| change.clone()).collect();
        let tried = self.baseline.try_changes(&changes).ok_or_else(|| {
            EditError::from(
                "they cannot all be done at \
            once",
            )
        })?;
        Ok(Together { changes, adds: tried.adds, clears: tried.clears })
    }

    /// The best for every session, worked out one after the other, each on the rota as those before leave it: greedy, so
    /// that an early choice is never taken back for a later one. Nothing that adds a red flag is chosen, and nothing about a
    /// session that waits for somebody's answer.
    #[must_use]
    pub fn best(&self, waits: impl Fn(&AffectedSession) -> bool, may: impl Fn(&[Change]) -> bool) -> Best {
        let mut best = Best::default();
        let mut chosen: Vec<(&AffectedSession, Remedy)> = vec![];
        let mut baseline = self.baseline.clone();
        let ways_last = |way: bool| self.touched().iter().filter(move |it| it.goes_with.is_some() == way);
        for touched in ways_last(false).chain(ways_last(true)).filter(|it| it.is_ahead()) {
            if waits(touched) || self.is_settled(&baseline, touched) {
                continue;
            }
            match self
                .remedies_on(&baseline, touched)
                .into_iter()
                .find(|remedy| !adds_red(remedy) && may(&remedy.changes))
            {
                Some(remedy) => {
                    baseline = baseline.after(&remedy.changes);
                    best.chosen.push((touched.session.id.clone(), remedy.clone()));
                    chosen.push((touched, remedy));
                }
                None => best.left.push(touched.session.id.clone()),
            }
        }
        // When a group is on again is known once all is chosen.
        for (at, (touched, remedy)) in chosen.iter_mut().enumerate() {
            self.say_when_next(&baseline, touched, remedy);
            if let Some((_, shown)) = best.chosen.get_mut(at) {
                shown.clone_from(remedy);
            }
        }
        let chosen: Vec<(&AffectedSession, &Remedy)> =
            chosen.iter().map(|(it, remedy)| (*it, remedy)).collect();
        best.together = self.together(&chosen).unwrap_or_default();
        best
    }

    /// Says of a group that is called off when it is on again, on the rota as all of what was chosen leaves it.
    fn say_when_next(&self, baseline: &Baseline, touched: &AffectedSession, remedy: &mut Remedy) {
        let id = &touched.session.id;
        let is_off = |change: &Change| {
            matches!(change, Change::Put(Record::Session(it))
                if it.id == *id && it.booking.status == Status::Cancelled)
        };
        if touched.session.booking().group.is_none() || !remedy.changes.iter().any(is_off) {
            return;
        }
        let (rules, asked) = (baseline.rules(), Requester { now: self.now, by: &self.by });
        let Some(context) = WeekContext::of(&rules, touched.session.start.week(), asked) else { return };
        let trip = Trip { main: &touched.session, legs: vec![] };
        let said = called_off(&context, &trip, self.need.person(), "");
        (remedy.title, remedy.message) = (said.title, said.message);
    }

    /// Whether what was chosen for another session deals with this one too.
    fn is_settled(&self, baseline: &Baseline, touched: &AffectedSession) -> bool {
        let rules = baseline.rules();
        let rota = rules.rota(touched.session.start.week());
        let booked = rota.as_ref().and_then(|rota| rota.session(&touched.session.id));
        booked.is_none_or(|booked| {
            let there = self.need.person().is_none_or(|person| booked.involves(person));
            !there || booked.booking().status != Status::Planned || booked.start != touched.session.start
        })
    }
}
