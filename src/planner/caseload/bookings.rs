//! The contacts that are booked with a family: taken off the rota when they are wanted no more, or given to another worker,
//! with the way there and back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{
    ActivityId, ActivityKind, Booking, Change, Family, FamilyRef, Group, PersonId, SeriesId, Status,
};
use crate::planner::edit::{self, Hitch, Reach};
use crate::planner::remedy::Asked;
use crate::planner::remedy::scene::Scene;
use crate::planner::remedy::trip::Trip;
use crate::rota::{Booked, Span};
use crate::rules::Room;

use super::contacts::wanted;
use super::slots::Contact;
use super::{Line, line_of};

/// The planned contacts with a family that have not begun, by start, as far as weeks are here and not closed.
#[must_use]
pub fn ahead(room: &Room<'_>, family: &FamilyRef, asked: Asked<'_>) -> Vec<Booked> {
    let weeks = room.weeks_ahead();
    let with_them = weeks.iter().flat_map(|rota| rota.sessions()).filter(|booked| {
        booked.booking().status == Status::Planned
            && booked.start > asked.now
            && booked.kind == Some(ActivityKind::Contact)
            && booked.booking().families.contains(family)
            && !room.state.is_closed(booked.start.date().week(), booked.booking())
    });
    with_them.cloned().collect()
}

/// Takes the contacts with a family off the rota but for the first so many.
pub fn stop(
    room: &Room<'_>,
    family: &FamilyRef,
    keep: usize,
    asked: Asked<'_>,
) -> Result<Vec<Change>, Hitch> {
    each_once(room, family, keep, asked, |booked, reach, changes| {
        let booking = booked.booking();
        if booking.families.len() > 1 {
            let mut wanted = booked.dated_booking();
            wanted.families.retain(|other| other != family);
            changes.extend(edit::rebook(room.state, booked, &wanted, reach)?);
            return Ok(());
        }
        changes.extend(edit::remove(room.state, booked, reach)?);
        for leg in legs(room, booked) {
            changes.extend(edit::remove(room.state, &leg, of_series(&leg, reach))?);
        }
        Ok(())
    })
}

/// Gives the contacts with a family that one worker has to another: at their times where the other is in and free then, else
/// at the best time of the week; where there is none, the contact is taken off the rota, to be booked anew. `taken` is what is
/// thought of already of the other's time.
pub fn hand_over(
    room: &Room<'_>,
    family: &FamilyRef,
    (from, to): (&PersonId, &PersonId),
    taken: &mut Vec<(PersonId, Span)>,
    asked: Asked<'_>,
) -> Result<Vec<Change>, Hitch> {
    let anew = line_of(room, family).and_then(|line| {
        let family = Family { worker: Some(to.clone()), ..Family::clone(&line.family) };
        wanted(room, &Line { family: Arc::new(family), ..line }, false).ok()
    });
    each_once(room, family, 0, asked, |booked, reach, changes| {
        if !booked.involves(from) {
            return Ok(());
        }
        let Some(scene) = Scene::of(room, booked.start.week(), asked) else { return Ok(()) };
        let busy = taken.iter().any(|(who, span)| who == to && span.overlaps(booked.span));
        let fits =
            !busy && scene.is_free(to, booked.span, &[]) && scene.is_in(to, booked.span) != Some(false);
        if !fits {
            let slot = anew.as_ref().and_then(|contact| {
                let contact =
                    Contact { due: booked.start.date(), usual: booked.start.time(), ..contact.clone() };
                let contact = Contact { minutes: booked.booking().minutes, ..contact };
                let days = scene.days_ahead().filter_map(|day| contact.best_on(&scene, day, taken));
                days.min_by_key(|slot| (slot.cost, slot.start))
            });
            for leg in legs(room, booked) {
                changes.extend(edit::remove(room.state, &leg, of_series(&leg, reach))?);
            }
            let moved = slot.and_then(|slot| {
                let mut wanted = booked.dated_booking();
                edit::hand_over(&mut wanted, from, to);
                wanted.start = slot.start;
                let moved = edit::rebook(room.state, booked, &wanted, reach).ok()?;
                taken.push((to.clone(), slot.block));
                Some(moved)
            });
            match moved {
                Some(moved) => changes.extend(moved),
                None => changes.extend(edit::remove(room.state, booked, reach)?),
            }
            return Ok(());
        }
        taken.push((to.clone(), booked.span));
        let given = |booked: &Booked| {
            let mut wanted: Booking = booked.dated_booking();
            edit::hand_over(&mut wanted, from, to);
            wanted
        };
        changes.extend(edit::rebook(room.state, booked, &given(booked), reach)?);
        for leg in legs(room, booked).into_iter().filter(|leg| leg.involves(from)) {
            changes.extend(edit::rebook(room.state, &leg, &given(&leg), of_series(&leg, reach))?);
        }
        Ok(())
    })
}

/// Does something with the contacts of a family but the first so many: with one of each series, from there on.
fn each_once(
    room: &Room<'_>,
    family: &FamilyRef,
    keep: usize,
    asked: Asked<'_>,
    mut does: impl FnMut(&Booked, Reach, &mut Vec<Change>) -> Result<(), Hitch>,
) -> Result<Vec<Change>, Hitch> {
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    let mut changes = vec![];
    for booked in ahead(room, family, asked).iter().skip(keep) {
        match &booked.series {
            Some(series) if !seen.insert(series.clone()) => {}
            Some(_) => does(booked, Reach::Later, &mut changes)?,
            None => does(booked, Reach::This, &mut changes)?,
        }
    }
    Ok(changes)
}

/// How much of a series a leg reaches: as far as its contact, where it is of one.
fn of_series(leg: &Booked, reach: Reach) -> Reach {
    if leg.series.is_some() { reach } else { Reach::This }
}

fn legs(room: &Room<'_>, booked: &Booked) -> Vec<Booked> {
    let Some(rota) = room.rota(booked.start.week()) else { return vec![] };
    let trip = Trip::of(room, &rota, booked, booked.booking().people.first());
    trip.legs.iter().map(|leg| (*leg).clone()).collect()
}

/// Takes a family out of what is not for them in loss mode: invitations, and what is booked.
pub fn out_of_baby(room: &Room<'_>, family: &Family, asked: Asked<'_>) -> Result<Vec<Change>, Hitch> {
    let baby = |id: &ActivityId| room.state.activity(id).is_some_and(|activity| activity.baby);
    let mut changes = out_of(room, family, |group| baby(&group.activity));
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    for rota in room.weeks_ahead() {
        let theirs = rota.sessions().iter().filter(|booked| {
            let booking = booked.booking();
            booking.status == Status::Planned
                && booked.start > asked.now
                && booking.families.contains(&family.reference)
                && baby(&booking.activity)
        });
        for booked in theirs {
            let reach = match &booked.series {
                Some(series) if !seen.insert(series.clone()) => continue,
                Some(_) => Reach::Later,
                None => Reach::This,
            };
            let mut wanted = booked.dated_booking();
            wanted.families.retain(|other| *other != family.reference);
            changes.extend(edit::rebook(room.state, booked, &wanted, reach)?);
        }
    }
    Ok(changes)
}

/// Takes a family out of the groups that it is invited to.
pub fn out_of_groups(room: &Room<'_>, family: &Family) -> Vec<Change> {
    out_of(room, family, |_| true)
}

fn out_of(room: &Room<'_>, family: &Family, which: impl Fn(&Group) -> bool) -> Vec<Change> {
    let groups = room.state.records.groups.values().map(|row| &row.item).filter(|group| which(group));
    let invited = groups.filter(|it| it.invited.iter().any(|it| it.family == family.reference));
    let without = invited.map(|group| {
        let mut group = Group::clone(group);
        group.invited.retain(|it| it.family != family.reference);
        Change::from(group)
    });
    without.collect()
}
