//! A session that a flag is about does not take place.

use crate::planner::common::Remedy;
use crate::planner::common::called_off::called_off;
use crate::planner::common::words;
use crate::report::absence::away_in_words;
use crate::rota::{Booked, Trip};

use super::flag_context::FlagContext;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let of_session = |booked: &Booked| {
        let person = context.person();
        let trip =
            Trip::of(context.state(), &context.rota, booked, person.or(booked.booking().people.first()));
        called_off(context, &trip, person, &reason(context, booked))
    };
    context.sessions().into_iter().map(of_session).collect()
}

/// Why a session does not take place, for whoever reads it later: that somebody is away, where they are.
fn reason(context: &FlagContext<'_, '_>, booked: &Booked) -> String {
    let away = context.flag.people.iter().find(|person| context.rules.is_away(person, booked.span));
    match (away, context.person().map(|person| context.state().display_name(person))) {
        (Some(person), _) => away_in_words(context.state().display_name(person)),
        (None, Some(who)) => match context.flag.rule {
            "clash.on_leave" => format!("{who} may be away"),
            "clash.outside_shift" => format!("{who} is not in then"),
            "clash.double_booked" => format!("{who} is in another session then"),
            _ => words::in_sentence(context.flag.rule().title),
        },
        (None, None) => words::in_sentence(context.flag.rule().title),
    }
}
