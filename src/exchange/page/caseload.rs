//! Who supports how many families, and what that asks of a week; to those who may know them, the families by reference.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::frame::Page;
use super::shown::Shown;
use crate::domain::{Family, FamilyStatus, Person, PersonId};
use crate::exchange::give::Reader;
use crate::report::chart::{ChartCell, ChartUnit};
use crate::rota::{Demand, demand_of};

const STATUSES: &[(FamilyStatus, &str)] = &[
    (FamilyStatus::Referred, "Referred"),
    (FamilyStatus::Active, "Active"),
    (FamilyStatus::Reduced, "Reduced"),
    (FamilyStatus::Paused, "Paused"),
    (FamilyStatus::Ending, "Ending"),
];

/// The least others whose families are told of together: of fewer it would be somebody's own.
const LEAST_OTHERS: usize = 2;

/// The page.
pub(super) fn page(shown: &Shown<'_>) -> Page {
    let state = shown.state();
    let mut by_worker: BTreeMap<&PersonId, Vec<&Family>> = BTreeMap::new();
    for row in state.records.families.values().filter(|row| row.item.status != FamilyStatus::Closed) {
        if let Some(worker) = &row.item.worker {
            by_worker.entry(worker).or_default().push(&row.item);
        }
    }
    let week = shown.order.first;
    let asked = demand_of(state, week.monday(), |_| true);
    let body = html! {
        table.n {
            thead { tr {
                th.who scope="col" { "Worker" }
                @for (_, title) in STATUSES { th scope="col" { (title) } }
                th scope="col" { "A week" }
            } }
            @for (team, people) in shown.teams() {
                @let (own, others) = parted(shown, &people, &by_worker);
                @if !own.is_empty() || !others.is_empty() {
                    tbody {
                        tr.team { th scope="rowgroup" colspan=(STATUSES.len() + 2) { (team.name) } }
                        @for person in &own { (row(person, &by_worker, &asked)) }
                        @if !others.is_empty() { (together(&others, &by_worker)) }
                    }
                }
            }
        }
        @if shown.reader != Reader::Wall { (families(shown)) }
    };
    let key = format!(
        "A week: the time that the families ask for in {week}, the way and writing up included. Of others the families are \
         counted together, where that gives nobody away; counts under 5 are not said."
    );
    let foot = shown.foot().with([key]);
    Page { title: "Caseload".to_owned(), under: vec![], is_landscape: false, look: "snug", body, foot }
}

/// Those with families whose figures the reader may have, and the others.
fn parted<'a>(
    shown: &Shown<'_>,
    people: &[&'a Person],
    by_worker: &BTreeMap<&PersonId, Vec<&Family>>,
) -> (Vec<&'a Person>, Vec<&'a Person>) {
    let with = people.iter().copied().filter(|it| by_worker.contains_key(&it.id));
    with.partition(|it| shown.may_read(it))
}

fn row(
    person: &Person,
    by_worker: &BTreeMap<&PersonId, Vec<&Family>>,
    asked: &BTreeMap<&PersonId, Demand>,
) -> Markup {
    let families = by_worker.get(&person.id).map_or(&[][..], Vec::as_slice);
    html! {
        tr {
            th scope="row" { (person.name) }
            @for (status, _) in STATUSES { td {
                @let many = families.iter().filter(|it| it.status == *status).count();
                @if many > 0 { (many) }
            } }
            td { (asked.get(&person.id).copied().unwrap_or_default().minutes().to_string()) }
        }
    }
}

fn together(others: &[&Person], by_worker: &BTreeMap<&PersonId, Vec<&Family>>) -> Markup {
    let families: Vec<&Family> =
        others.iter().filter_map(|it| by_worker.get(&it.id)).flatten().copied().collect();
    let said = |status: FamilyStatus| {
        if others.len() < LEAST_OTHERS {
            return ChartCell::KeptBack.said(ChartUnit::Count);
        }
        ChartCell::count(families.iter().filter(|it| it.status == status).count()).said(ChartUnit::Count)
    };
    html! {
        tr {
            th scope="row" { "Others together" }
            @for (status, _) in STATUSES { td { (said(*status)) } }
            td {}
        }
    }
}

/// The families by reference: one's own, or those that a lead leads.
fn families(shown: &Shown<'_>) -> Markup {
    let state = shown.state();
    let named = |it: &Family| {
        [&it.worker, &it.backup, &it.key_worker]
            .into_iter()
            .flatten()
            .any(|it| Some(it) == shown.own.as_ref())
    };
    let about =
        |it: &Family| it.worker.as_ref().is_none_or(|worker| shown.giver.is_about(shown.order, worker));
    let those: Vec<&Family> = state
        .known_families()
        .filter(|it| it.status != FamilyStatus::Closed && !it.reference.is_stand_in())
        .filter(|it| match shown.reader {
            Reader::Wall => false,
            Reader::Oneself => named(it),
            Reader::Lead => shown.leads(&it.team) && about(it),
        })
        .collect();
    let called =
        |id: &Option<PersonId>| id.as_ref().map_or(String::new(), |it| state.display_name(it).to_owned());
    html! {
        @if !those.is_empty() {
            table {
                caption { "Families by reference" }
                thead { tr {
                    @for title in ["Family", "Status", "Worker", "Backup", "Key worker"] { th scope="col" { (title) } }
                } }
                tbody {
                    @for family in those { tr {
                        th scope="row" { (family.reference.called()) }
                        td { (family.status.word()) }
                        @for id in [&family.worker, &family.backup, &family.key_worker] { td { (called(id)) } }
                    } }
                }
            }
        }
    }
}
