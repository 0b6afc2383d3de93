//! Remedies: what could be done about a flag, as changes that somebody may choose.
//!
//! An idea is cheap and may be wrong. Whatever is offered has been tried on the week: the flag is gone, and what comes
//! instead is told. Words never say what is private: why somebody is away, or what they want to be asked about first.

mod book;
mod buddy;
mod case;
mod flag_context;
mod join;
mod notes;
mod overlap;
mod pause;
mod reassign;
mod renew;
mod retime;
mod rows;
mod shift;
mod stand_down;
mod trial;

use std::cmp::Reverse;

use crate::planner::common::{Remedy, RemedyKind, Requester};
use crate::rules::{Flag, RuleContext};

use flag_context::FlagContext;
use trial::WeekTrial;

/// The most ideas that are tried, all kinds together and of one kind.
const TRIED: usize = 10;
const TRIED_OF_A_KIND: usize = 5;

/// The most remedies that are offered, all kinds together and of one kind.
const OFFERED: usize = 6;
const OFFERED_OF_A_KIND: usize = 3;

/// What could be done about a flag, the best first; nothing where all there is to offer is words.
#[must_use]
pub fn remedies(rules: &RuleContext<'_>, flag: &Flag, asked: Requester<'_>) -> Vec<Remedy> {
    let Some(context) = FlagContext::of(rules, flag, asked) else { return vec![] };
    let mut ideas: Vec<(usize, Remedy)> = vec![];
    for (rank, kind) in flag.rule().remedies.iter().enumerate() {
        let mut of_kind = ideas_of(&context, *kind);
        of_kind.sort_by_key(|idea| Reverse(idea.score));
        ideas.extend(of_kind.into_iter().take(TRIED_OF_A_KIND).map(|idea| (rank, idea)));
    }
    if ideas.is_empty() {
        return vec![];
    }
    let trial = WeekTrial::of(&context);
    // The best of every kind come first, so that none is left untried for another's fifth choice.
    let mut turns: Vec<(usize, usize, Remedy)> = vec![];
    for (rank, idea) in ideas {
        let turn = turns.iter().filter(|(_, of, _)| *of == rank).count();
        turns.push((turn, rank, idea));
    }
    turns.sort_by_key(|(turn, rank, _)| (*turn, *rank));
    let tried = turns.into_iter().take(TRIED);
    let mut good: Vec<(usize, Remedy)> =
        tried.filter_map(|(_, rank, idea)| Some((rank, trial.of_idea(idea)?))).collect();
    good.sort_by_key(|(rank, it)| (it.kind == RemedyKind::StandDown, trial::weight(it), *rank));
    let mut offered: Vec<Remedy> = vec![];
    for (_, remedy) in good {
        let of_kind = offered.iter().filter(|it| it.kind == remedy.kind).count();
        let last = remedy.kind == RemedyKind::StandDown;
        if of_kind < OFFERED_OF_A_KIND && (offered.len() < OFFERED - 1 || (last && of_kind == 0)) {
            offered.push(remedy);
        }
    }
    offered
}

fn ideas_of(context: &FlagContext<'_, '_>, kind: RemedyKind) -> Vec<Remedy> {
    match kind {
        RemedyKind::Reassign => reassign::ideas(context),
        RemedyKind::Join => join::ideas(context),
        RemedyKind::Move => retime::ideas(context),
        RemedyKind::Pause if context.flag.rule == "workload.no_write_up" => notes::ideas(context),
        RemedyKind::Pause => pause::ideas(context),
        RemedyKind::Buddy => buddy::ideas(context),
        RemedyKind::Shift => shift::ideas(context),
        RemedyKind::Renew => renew::ideas(context),
        RemedyKind::Book if context.flag.rule == "case.contact_overdue" => case::booked(context),
        RemedyKind::Book => book::ideas(context),
        RemedyKind::Match => case::matched(context),
        RemedyKind::Step => case::steps(context),
        RemedyKind::TakeOut => case::taken_out(context),
        RemedyKind::StandDown => stand_down::ideas(context),
    }
}
