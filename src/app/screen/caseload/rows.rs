//! The rows of the Caseload screen: headings, and the families under them.

use std::cmp::{Ordering, Reverse};

use super::{CaseGrouping, CaseloadChoice, Sorting};
use crate::domain::{Date, FamilyStatus, PersonId, State, TeamId};
use crate::planner::caseload::{Carrier, Caseload, CaseloadLine};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseloadRow {
    /// A heading, and how many stand under it.
    Head(Head),
    /// A family, by its place among the lines.
    Family(usize),
}

/// What families under a heading have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Who supports them, where that is it; `None` where nobody does.
    pub worker: Option<Option<PersonId>>,
    /// What it says, where it is no worker.
    pub title: String,
    /// How many families stand under it.
    pub families: usize,
}

/// Where a family stands: under which heading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'l> {
    /// Who waits comes first, then worker by worker as they are listed.
    Worker(Option<usize>, Option<&'l PersonId>),
    Team(bool, &'l str, &'l TeamId),
    Status(FamilyStatus),
}

/// The rows as chosen, those of one team before the others, and how many families there would be without a filter.
pub(super) fn rows(
    found: &Caseload,
    choice: &CaseloadChoice,
    state: &State,
    today: Date,
    mine: Option<&TeamId>,
) -> (Vec<CaseloadRow>, usize) {
    // My own team comes first, then as they are listed.
    let mut workers: Vec<&Carrier> = found.carriers.iter().collect();
    workers.sort_by_key(|it| mine != Some(&it.team));
    let unfiltered = found.lines.iter().filter(|line| line.family.status != FamilyStatus::Closed).count();
    let kept = found.lines.iter().enumerate().filter(|(_, line)| choice.keeps(line, today));
    let place = |line: &'_ CaseloadLine| -> usize {
        let Some(worker) = &line.family.worker else { return 0 };
        workers.iter().position(|it| it.person == *worker).map_or(usize::MAX, |at| at + 1)
    };
    let mut placed: Vec<(Place<'_>, usize, &CaseloadLine)> = kept
        .map(|(at, line)| {
            let family = &line.family;
            let of = match choice.by {
                CaseGrouping::Worker => Place::Worker(Some(place(line)), family.worker.as_ref()),
                CaseGrouping::Team => Place::Team(
                    mine != Some(&family.team),
                    state.team(&family.team).map_or("", |team| team.name.as_str()),
                    &family.team,
                ),
                CaseGrouping::Status => Place::Status(family.status),
            };
            (of, at, line)
        })
        .collect();
    placed.sort_by(|(a, x, one), (b, y, other)| {
        a.cmp(b).then_with(|| in_order(choice.sort, one, other)).then(x.cmp(y))
    });
    let mut rows: Vec<CaseloadRow> = Vec::with_capacity(placed.len() + workers.len());
    let mut carriers = workers.iter().enumerate().peekable();
    let is_whole = choice.by == CaseGrouping::Worker && choice.filter == super::Filter::Open;
    let of_team = |team: &TeamId| choice.team.as_ref().is_none_or(|chosen| chosen == team);
    for group in placed.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((place, ..)) = group.first() else { continue };
        // Whoever is with nobody has a line too: there is room.
        if let (true, Place::Worker(Some(at), _)) = (is_whole, place) {
            while let Some((_, carrier)) = carriers.next_if(|(n, _)| n + 1 < *at) {
                if of_team(&carrier.team) {
                    rows.push(CaseloadRow::Head(free(&carrier.person)));
                }
            }
            carriers.next_if(|(n, _)| n + 1 == *at);
        }
        rows.push(CaseloadRow::Head(head(place, group.len())));
        rows.extend(group.iter().map(|(_, at, _)| CaseloadRow::Family(*at)));
    }
    if is_whole {
        let rest = carriers.filter(|(_, carrier)| of_team(&carrier.team));
        rows.extend(rest.map(|(_, carrier)| CaseloadRow::Head(free(&carrier.person))));
    }
    (rows, unfiltered)
}

fn free(person: &PersonId) -> Head {
    Head { worker: Some(Some(person.clone())), title: String::new(), families: 0 }
}

fn head(place: &Place<'_>, families: usize) -> Head {
    match place {
        Place::Worker(_, worker) => Head { worker: Some(worker.cloned()), title: String::new(), families },
        Place::Team(_, name, _) => Head { worker: None, title: (*name).to_owned(), families },
        Place::Status(status) => Head { worker: None, title: status.word().to_owned(), families },
    }
}

fn in_order(by: Sorting, one: &CaseloadLine, other: &CaseloadLine) -> Ordering {
    let late = |line: &CaseloadLine| (line.due.is_none(), line.due);
    let pressing = |line: &CaseloadLine| (line.severity().is_none(), line.severity());
    match by {
        Sorting::Due => late(one).cmp(&late(other)),
        Sorting::Flags => pressing(one).cmp(&pressing(other)).then_with(|| late(one).cmp(&late(other))),
        Sorting::Reference => one.family.reference.cmp(&other.family.reference),
        Sorting::Load => Reverse(one.minutes).cmp(&Reverse(other.minutes)),
        Sorting::Last => one.last.cmp(&other.last),
    }
}
