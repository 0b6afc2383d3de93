//! Somebody is named who knows where a lone visitor is: a colleague of the team, best one who is one already.

use crate::domain::{Change, Person, Role};
use crate::planner::common::{Remedy, RemedyKind, words};

use super::flag_context::FlagContext;

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let (state, Some(booked)) = (context.state(), context.session()) else { return vec![] };
    let visitor = booked.booking().people.first().and_then(|id| state.person(id));
    let Some(visitor) = visitor.filter(|visitor| visitor.buddy.is_none()) else { return vec![] };
    let candidates = state.people().filter(|person| {
        person.team == visitor.team
            && person.id != visitor.id
            && context.is_free(&person.id, booked.span, &[])
            && context.is_in(&person.id, booked.span) != Some(false)
    });
    candidates.map(|buddy| remedy(context, visitor, buddy)).collect()
}

fn remedy(context: &FlagContext<'_, '_>, visitor: &Person, buddy: &Person) -> Remedy {
    let state = context.state();
    let (who, of) = (state.display_name_of(buddy), state.display_name_of(visitor));
    let mut wanted = visitor.clone();
    wanted.buddy = Some(buddy.id.clone());
    let already = state.people().filter(|person| person.buddy.as_ref() == Some(&buddy.id));
    let already: Vec<&str> = already.map(Person::short_name).collect();
    let mut score = 70;
    let mut remedy =
        Remedy::new(RemedyKind::Buddy, format!("Name {who} as {of}'s buddy"), vec![Change::from(wanted)])
            .because("in the same team, and free during the visit");
    if let Some(other) = already.first() {
        score += 10;
        remedy = remedy.because(format!("already {other}'s buddy"));
    }
    match buddy.role {
        Role::Colleague => score += 6,
        Role::TeamLead => score += 4,
        Role::Supervisor => score -= 20,
        _ => score -= 5,
    }
    let when =
        context.session().map(|booked| words::when(booked.start, context.rules.today)).unwrap_or_default();
    remedy.score(score).tells(Some(format!(
        "{who}, would you be {of}'s buddy: expect a call after each lone visit, the next on {when}, and ring \
         if there is none?"
    )))
}
