//! A session that a flag is about does not take place.

use crate::planner::common::Remedy;
use crate::planner::common::called_off::called_off;
use crate::planner::common::trip::Trip;
use crate::rota::Booked;

use super::flag_context::FlagContext;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let of_session = |booked: &Booked| {
        let person = context.person();
        let trip = Trip::of(context.rules, &context.rota, booked, person.or(booked.booking().people.first()));
        called_off(context, &trip, person, context.flag.rule().title)
    };
    context.sessions().into_iter().map(of_session).collect()
}
