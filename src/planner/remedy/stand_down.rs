//! A session that a flag is about does not take place.

use crate::planner::common::Remedy;
use crate::planner::common::called_off::called_off;
use crate::planner::common::trip::Trip;
use crate::rota::Booked;

use super::matter::Matter;

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    let of_session = |booked: &Booked| {
        let person = matter.person();
        let trip = Trip::of(matter.room, &matter.rota, booked, person.or(booked.booking().people.first()));
        called_off(matter, &trip, person, matter.flag.rule().title)
    };
    matter.sessions().into_iter().map(of_session).collect()
}
