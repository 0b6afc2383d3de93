//! The contacts that are booked with a family: taken off the rota when they are wanted no more, or given to another worker,
//! with the way there and back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{
    ActivityId, ActivityKind, Booking, Change, Family, FamilyRef, Group, Instant, PersonId, SeriesId,
    SessionId, Status, counted,
};
use crate::planner::common::Requester;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::words;
use crate::planner::edit::{EditError, Edits, SeriesScope};
use crate::rota::{Booked, Span, Trip};
use crate::rules::RuleContext;

use super::contacts::wanted;
use super::slots::ContactRequest;
use super::{CaseloadLine, line_of};

/// The planned contacts with a family that have not begun, by start, as far as weeks are here and not closed.
#[must_use]
pub fn ahead(rules: &RuleContext<'_>, family: &FamilyRef, asked: Requester<'_>) -> Vec<Booked> {
    let weeks = rules.weeks_ahead();
    let with_them = weeks.iter().flat_map(|rota| rota.sessions()).filter(|booked| {
        booked.booking().status == Status::Planned
            && booked.start > asked.now
            && booked.kind == Some(ActivityKind::Contact)
            && booked.booking().families.contains(family)
            && !rules.state.is_closed(booked.start.date().week(), booked.booking())
    });
    with_them.cloned().collect()
}

/// Takes the contacts with a family off the rota but for the first so many.
pub fn stop(
    rules: &RuleContext<'_>,
    family: &FamilyRef,
    keep: usize,
    asked: Requester<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut edits = Edits::on(rules.state);
    each_once(rules, family, keep, asked, |booked, reach| {
        if booked.booking().families.len() > 1 {
            return edits.rebook(booked, &without(booked, family), reach);
        }
        edits.remove(booked, reach)?;
        remove_all(&mut edits, &legs(rules, booked), reach)
    })?;
    Ok(edits.into_changes())
}

/// What becomes of contacts that are handed over, as far as it has been thought of.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The time that is thought of already, of whom.
    pub taken: Vec<(PersonId, Span)>,
    /// How many go along at their times; of a series one.
    pub kept: usize,
    /// How many go along at another time.
    pub moved: usize,
    /// Whether any of those repeats, and goes along with all that come later.
    pub repeats: bool,
    /// Those that nobody has time for: what each is, and when.
    pub anew: Vec<String>,
    /// What went along already: it may be for several families.
    seen: BTreeSet<SessionId>,
}

/// Gives the contacts with a family that one worker has to another: at their times where the other is in and free then, else
/// at the best time of the week; where there is none, the contact is taken off the rota, to be booked anew. Of a contact with
/// families that stay, only this one is taken out.
pub fn hand_over(
    rules: &RuleContext<'_>,
    family: &FamilyRef,
    (from, to): (&PersonId, &PersonId),
    (carried, edits): (&mut Carried, &mut Edits),
    asked: Requester<'_>,
) -> Result<(), EditError> {
    let all = ahead(rules, family, asked);
    each_once(rules, family, 0, asked, |booked, reach| {
        if !booked.involves(from) || carried.seen.contains(&booked.id) {
            return Ok(());
        }
        let Some(context) = WeekContext::of(rules, booked.start.week(), asked) else { return Ok(()) };
        let is_it =
            |it: &&Booked| it.id == booked.id || booked.series.is_some() && it.series == booked.series;
        let every: Vec<&Booked> = all.iter().filter(is_it).collect();
        let stay = booked.booking().families.iter().any(|other| {
            other != family && rules.state.family(other).is_some_and(|it| it.worker.as_ref() != Some(from))
        });
        if stay {
            carried.anew.push(told(rules, booked, family));
            return edits.rebook(booked, &without(booked, family), reach);
        }
        carried.seen.insert(booked.id.clone());
        if booked.has(to) && booked.works(to) {
            // Whoever comes to support them is in it already: it stays, without the other and their way there.
            carried.kept += 1;
            carried.repeats |= booked.series.is_some();
            edits.rebook(booked, &given(booked, from, to), reach)?;
            let theirs =
                legs(rules, booked).into_iter().filter(|leg| leg.involves(from) && !leg.involves(to));
            return remove_all(edits, &theirs.collect::<Vec<_>>(), reach);
        }
        let there = context.is_in(to, booked.span) != Some(false);
        if there && context.is_free(to, booked.span, &[]) && is_open(rules, to, &every, 0, &carried.taken) {
            carried.kept += 1;
            carried.repeats |= booked.series.is_some();
            carried.taken.push((to.clone(), booked.span));
            for part in legs(rules, booked).iter().filter(|leg| leg.involves(from)).chain([booked]) {
                edits.rebook(part, &given(part, from, to), of_series(part, reach))?;
            }
            return Ok(());
        }
        remove_all(edits, &legs(rules, booked), reach)?;
        let time = another_time(&context, (booked, &every), family, (from, to), &carried.taken);
        let moved = time.and_then(|(wanted, block)| {
            edits.rebook(booked, &wanted, reach).ok()?;
            Some(block)
        });
        if let Some(block) = moved {
            carried.taken.push((to.clone(), block));
            carried.moved += 1;
            carried.repeats |= booked.series.is_some();
            Ok(())
        } else {
            carried.anew.push(told(rules, booked, family));
            edits.remove(booked, reach)
        }
    })
}

/// The best other time of its week at which somebody could take over a contact, and all of the time that takes, with the ways;
/// `every` is all that comes with it, where it repeats, and `taken` what is thought of already.
pub(in crate::planner) fn another_time(
    context: &WeekContext<'_, '_>,
    (booked, every): (&Booked, &[&Booked]),
    family: &FamilyRef,
    (from, to): (&PersonId, &PersonId),
    taken: &[(PersonId, Span)],
) -> Option<(Booking, Span)> {
    let rules = context.rules;
    let line = line_of(rules, family)?;
    let theirs = Family { worker: Some(to.clone()), ..Family::clone(&line.family) };
    let contact = wanted(rules, &CaseloadLine { family: Arc::new(theirs), ..line }, false).ok()?;
    let (due, usual, minutes) = (booked.start.date(), booked.start.time(), booked.booking().minutes);
    let contact = ContactRequest { minutes, due, usual, ..contact };
    let days = context.days_ahead().filter_map(|day| contact.best_on(context, day, taken));
    // What stands there already stays, in every week that it would come to.
    let open = days.filter(|slot| {
        let later = rules.zone.instant(slot.start).0 - booked.span.start.0;
        slot.displaced.is_empty() && is_open(rules, to, every, later, taken)
    });
    let slot = open.min_by_key(|slot| (slot.cost, slot.start))?;
    Some((Booking { start: slot.start, ..given(booked, from, to) }, slot.block))
}

/// A booking with somebody in another's place.
fn given(booked: &Booked, from: &PersonId, to: &PersonId) -> Booking {
    let mut wanted = booked.dated_booking();
    wanted.hand_over(from, to);
    wanted
}

/// A booking without a family that is with others in it.
fn without(booked: &Booked, family: &FamilyRef) -> Booking {
    let mut wanted = booked.dated_booking();
    wanted.families.retain(|other| other != family);
    wanted
}

/// Takes the legs of a contact off the rota with it.
fn remove_all(edits: &mut Edits, legs: &[Booked], reach: SeriesScope) -> Result<(), EditError> {
    legs.iter().try_for_each(|leg| edits.remove(leg, of_series(leg, reach)))
}

/// Whether somebody has nothing else at the time of each of some contacts, so much later.
fn is_open(
    rules: &RuleContext<'_>,
    to: &PersonId,
    every: &[&Booked],
    later: i64,
    taken: &[(PersonId, Span)],
) -> bool {
    let at = |span: Span| Span::new(Instant(span.start.0 + later), Instant(span.end.0 + later));
    every.iter().all(|it| {
        let span = at(it.span);
        let rota = rules.rota(rules.zone.moment(span.start).week());
        let busy = rota.is_some_and(|rota| {
            rota.is_busy(to, span) || rota.worked_around(to).any(|other| other.span.overlaps(span))
        });
        !busy && !taken.iter().any(|(who, other)| who == to && other.overlaps(span))
    })
}

/// A contact of a family that is to be booked anew: `A4 Walk on Mon 7 Dec`.
fn told(rules: &RuleContext<'_>, booked: &Booked, family: &FamilyRef) -> String {
    let title = rules.state.activity(&booked.booking().activity).map(|it| it.title.clone());
    let title = title.unwrap_or_else(|| booked.booking().activity.to_string());
    let later = if booked.series.is_some() { " and all later ones" } else { "" };
    format!("{title} {} on {}{later}", family.called(), words::day(booked.start.date(), rules.today))
}

impl Carried {
    /// What became of the contacts of one family more, by what was thought of before it.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        let anew = self.anew.get(before.anew.len()..).unwrap_or_default().to_vec();
        let (kept, moved) = (self.kept - before.kept, self.moved - before.moved);
        Self { kept, moved, repeats: self.repeats && kept + moved > 0, anew, ..Self::default() }
    }

    /// What became of the contacts of several families.
    #[must_use]
    pub fn of_all<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::default(), |mut sum, it| {
            sum.kept += it.kept;
            sum.moved += it.moved;
            sum.repeats |= it.repeats;
            sum.anew.extend_from_slice(&it.anew);
            sum
        })
    }

    /// What becomes of them, in words; nothing where there is none.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let go = |many: usize, [one, some]: [&str; 2]| {
            let goes = if many == 1 { one } else { some };
            (many > 0).then(|| format!("{} {goes}", counted(many, "booked contact")))
        };
        let later = self.repeats.then(|| "repeating ones go along with all that follow".to_owned());
        let anew = (!self.anew.is_empty()).then(|| format!("to be booked again: {}", self.anew.join(", ")));
        let kept = go(self.kept, ["goes along at its time", "go along at their times"]);
        let moved = go(self.moved, ["goes along at another time", "go along at other times"]);
        let parts: Vec<String> = [kept, moved, later, anew].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// Does something with the contacts of a family but the first so many: with one of each series, from there on.
fn each_once(
    rules: &RuleContext<'_>,
    family: &FamilyRef,
    keep: usize,
    asked: Requester<'_>,
    mut does: impl FnMut(&Booked, SeriesScope) -> Result<(), EditError>,
) -> Result<(), EditError> {
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    for booked in ahead(rules, family, asked).iter().skip(keep) {
        match &booked.series {
            Some(series) if !seen.insert(series.clone()) => {}
            Some(_) => does(booked, SeriesScope::Later)?,
            None => does(booked, SeriesScope::This)?,
        }
    }
    Ok(())
}

/// How much of a series a leg reaches: as far as its contact, where it is of one.
fn of_series(leg: &Booked, reach: SeriesScope) -> SeriesScope {
    if leg.series.is_some() { reach } else { SeriesScope::This }
}

/// The ways of everybody who goes to a contact, and the notes on it.
fn legs(rules: &RuleContext<'_>, booked: &Booked) -> Vec<Booked> {
    let Some(rota) = rules.rota(booked.start.week()) else { return vec![] };
    let of_person = |person| Trip::of(rules.state, &rota, booked, Some(person)).legs;
    booked.booking().everyone().flat_map(of_person).cloned().collect()
}

/// Takes a family out of what is not for them in loss mode: invitations, and what is booked.
pub fn out_of_baby(
    rules: &RuleContext<'_>,
    family: &Family,
    asked: Requester<'_>,
) -> Result<Vec<Change>, EditError> {
    let baby = |id: &ActivityId| rules.state.activity(id).is_some_and(|activity| activity.baby);
    let mut edits = Edits::on(rules.state);
    edits.make(out_of(rules, family, |group| baby(&group.activity)))?;
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    for rota in rules.weeks_ahead() {
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
                Some(_) => SeriesScope::Later,
                None => SeriesScope::This,
            };
            edits.rebook(booked, &without(booked, &family.reference), reach)?;
        }
    }
    Ok(edits.into_changes())
}

/// Takes a family out of the groups that it is invited to.
pub fn out_of_groups(rules: &RuleContext<'_>, family: &Family) -> Vec<Change> {
    out_of(rules, family, |_| true)
}

fn out_of(rules: &RuleContext<'_>, family: &Family, which: impl Fn(&Group) -> bool) -> Vec<Change> {
    let groups = rules.state.records.groups.values().map(|row| &row.item).filter(|group| which(group));
    let invited = groups.filter(|it| it.invited.iter().any(|it| it.family == family.reference));
    let without = invited.map(|group| {
        let mut group = Group::clone(group);
        group.invited.retain(|it| it.family != family.reference);
        Change::from(group)
    });
    without.collect()
}
