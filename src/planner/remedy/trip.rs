//! A session with the way there and back, where both are booked and lead nowhere else: they go with it.

use crate::domain::{ActivityKind, PersonId, SessionId, Status};
use crate::rota::{Booked, RotaWeek, Span};
use crate::rules::Room;

/// A session, and the travel right before and after it that is made for nothing else.
pub struct Trip<'b> {
    pub main: &'b Booked,
    pub legs: Vec<&'b Booked>,
}

impl<'b> Trip<'b> {
    /// The trip of a person to a session.
    pub fn of(room: &Room<'_>, rota: &'b RotaWeek, main: &'b Booked, person: Option<&PersonId>) -> Self {
        let legs = person.and_then(|person| legs(room, rota, main, person)).unwrap_or_default();
        Self { main, legs }
    }

    /// All of it, in order.
    pub fn parts(&self) -> impl Iterator<Item = &'b Booked> + '_ {
        let mut parts: Vec<&Booked> = self.legs.iter().copied().chain([self.main]).collect();
        parts.sort_by_key(|part| part.span);
        parts.into_iter()
    }

    /// From the first start to the last end.
    pub fn span(&self) -> Span {
        let start = self.parts().map(|part| part.span.start).min().unwrap_or(self.main.span.start);
        let end = self.parts().map(|part| part.span.end).max().unwrap_or(self.main.span.end);
        Span::new(start, end)
    }

    /// The ids of its parts.
    pub fn ids(&self) -> Vec<&'b SessionId> {
        self.parts().map(|part| &part.id).collect()
    }
}

/// The way there and the way back of somebody, where both lead from and to the base.
fn legs<'b>(
    room: &Room<'_>,
    rota: &'b RotaWeek,
    main: &Booked,
    person: &PersonId,
) -> Option<Vec<&'b Booked>> {
    let team = room.state.team(&room.state.person(person)?.team)?;
    let base = team.place.as_ref()?;
    main.place.as_ref().filter(|place| *place != base)?;
    let day: Vec<&Booked> =
        rota.sessions_of_on(person, main.start.date()).filter(|session| session.counts()).collect();
    let is_leg = |session: &&&Booked| {
        session.kind == Some(ActivityKind::Travel)
            && session.booking().status == Status::Planned
            && session.booking().everyone().count() == 1
    };
    let there = day.iter().filter(is_leg).find(|leg| leg.span.end == main.span.start)?;
    let back = day.iter().filter(is_leg).find(|leg| leg.span.start == main.span.end)?;
    let at_base = |session: Option<&&Booked>| {
        session.is_none_or(|session| session.place.as_ref().is_none_or(|place| place == base))
    };
    let placed = || day.iter().filter(|it| it.place.is_some() && it.kind != Some(ActivityKind::Travel));
    let before = placed().rfind(|it| it.span.end <= there.span.start);
    let after = placed().find(|it| it.span.start >= back.span.end);
    (at_base(before) && at_base(after)).then(|| vec![*there, *back])
}
