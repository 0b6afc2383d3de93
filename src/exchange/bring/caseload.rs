//! Families out of a table.

use super::asked::{BringAsked, Bringing};
use super::sourced::Sourced;
use crate::domain::{Family, FamilyRef, FamilyStatus, Record, State};
use crate::exchange::table::FamilyLine;

pub(super) fn bring(rows: &[FamilyLine], asked: &BringAsked<'_>, state: &State) -> Bringing {
    let mut sourced = Sourced::of(asked, "caseload", state);
    for row in rows {
        if (asked.hides)(&row.reference) {
            sourced.out.fault(row.place, None, None, FamilyRef::cannot_be_given());
            continue;
        }
        let team = asked.team.cloned();
        let mut family =
            match (state.family(&row.reference), team.or_else(|| asked.team(state)), row.referred) {
                (Some(family), ..) => family.clone(),
                (None, Some(team), Some(referred)) => Family::new(
                    row.reference.clone(),
                    team,
                    row.status.unwrap_or(FamilyStatus::Referred),
                    referred,
                ),
                (None, None, _) => {
                    sourced.out.fault(
                        row.place,
                        None,
                        None,
                        "which team supports it is not said: name it with --team".to_owned(),
                    );
                    continue;
                }
                (None, Some(_), None) => {
                    sourced.out.fault(
                        row.place,
                        None,
                        None,
                        "this family is new, and when it was referred is not said".to_owned(),
                    );
                    continue;
                }
            };
        family.status = row.status.unwrap_or(family.status);
        family.referred = row.referred.unwrap_or(family.referred);
        family.worker = row.worker.clone().or(family.worker);
        family.backup = row.backup.clone().or(family.backup);
        family.due = row.due.or(family.due);
        family.born = row.born.or(family.born);
        family.every_days = row.every.or(family.every_days);
        family.minutes = row.minutes.or(family.minutes);
        sourced.put(row.place, Record::from(family));
    }
    // No family goes because a list no longer has it: a case is closed by whoever knows it.
    sourced.finish(|_| false)
}
