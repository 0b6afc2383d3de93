//! A session does not take place, openly: with a reason, and with words for those it was for.

use crate::domain::Status;
use crate::planner::edit::rebook_this;
use crate::rota::Booked;

use super::matter::{Matter, is_own};
use super::trip::Trip;
use super::{Remedy, RemedyKind, words};

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    matter.sessions().into_iter().map(|booked| of_session(matter, booked)).collect()
}

fn of_session(matter: &Matter<'_, '_>, booked: &Booked) -> Remedy {
    let (room, state) = (matter.room, matter.state());
    let trip = Trip::of(room, &matter.rota, booked, matter.person().or(booked.booking().people.first()));
    let changes = trip.parts().flat_map(|part| {
        let mut wanted = part.dated_booking();
        wanted.status = Status::Cancelled;
        wanted.cancelled_by = Some(matter.asked.by.to_owned());
        wanted.reason = Some(matter.flag.rule().title.to_owned());
        rebook_this(state, part, &wanted)
    });
    let (what, when) = (words::what(room, booked), words::when(booked.start));
    let told = words::told(state, booked, matter.person()).filter(|_| !is_own(booked));
    let verb = if is_own(booked) { "Let go of" } else { "Stand down" };
    let reason = match &told {
        Some(told) => format!("{told} would be told"),
        None => "nobody is waiting for it".to_owned(),
    };
    let remedy = Remedy::new(RemedyKind::StandDown, format!("{verb} {what} on {when}"), changes.collect());
    let message = told.map(|told| {
        format!("For {told}: {what} on {when} will not take place. We will be in touch about another time.")
    });
    let remedy = remedy.because(reason).score(10).tells(message);
    if trip.legs.is_empty() { remedy } else { remedy.because("and the way there and back with it") }
}
