//! A session with what is booked for it alone: the way there and back, and the notes after it. They go with it, whoever
//! goes and whenever it is.

use super::booked::Booked;
use super::span::Span;
use super::week::RotaWeek;
use crate::domain::{ActivityKind, Instant, PersonId, SessionId, State, Status};

/// A session, and the travel and the notes before and after it that are for nothing else.
#[derive(Clone, Debug)]
pub struct Trip<'b> {
    /// What it is for.
    pub main: &'b Booked,
    /// What is booked for it alone, and so goes with it.
    pub legs: Vec<&'b Booked>,
}

impl<'b> Trip<'b> {
    /// The trip of a person to a session.
    #[must_use]
    pub fn of(state: &State, rota: &'b RotaWeek, main: &'b Booked, person: Option<&PersonId>) -> Self {
        let legs = person.map(|person| legs(state, rota, main, person)).unwrap_or_default();
        Self { main, legs }
    }

    /// All of it, in order.
    pub fn parts(&self) -> impl Iterator<Item = &'b Booked> + '_ {
        let mut parts: Vec<&Booked> = self.legs.iter().copied().chain([self.main]).collect();
        parts.sort_by_key(|part| part.span);
        parts.into_iter()
    }

    /// From the first start to the last end.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.parts().map(|part| part.span.start).min().unwrap_or(self.main.span.start);
        let end = self.parts().map(|part| part.span.end).max().unwrap_or(self.main.span.end);
        Span::new(start, end)
    }

    /// What goes along, in words: `the journey there and back and its notes`; `None` where nothing does.
    #[must_use]
    pub fn along(&self) -> Option<String> {
        let (ways, notes): (Vec<&Booked>, Vec<&Booked>) =
            self.legs.iter().partition(|leg| leg.kind == Some(ActivityKind::Travel));
        let there = ways.iter().any(|leg| leg.span.end <= self.main.span.start);
        let back = ways.iter().any(|leg| leg.span.start >= self.main.span.end);
        let way = match (there, back) {
            (true, true) => Some("the journey there and back"),
            (true, false) => Some("the journey there"),
            (false, true) => Some("the journey back"),
            (false, false) => None,
        };
        let notes = (!notes.is_empty()).then_some("its notes");
        let parts: Vec<&str> = way.into_iter().chain(notes).collect();
        (!parts.is_empty()).then(|| parts.join(" and "))
    }

    /// The ids of its parts.
    #[must_use]
    pub fn ids(&self) -> Vec<&'b SessionId> {
        self.parts().map(|part| &part.id).collect()
    }
}

/// What somebody does for a session alone: the way there from the base, the way back to it, and the notes after it, where
/// they are of no other contact. A break in between changes nothing.
fn legs<'b>(state: &State, rota: &'b RotaWeek, main: &Booked, person: &PersonId) -> Vec<&'b Booked> {
    let day: Vec<&Booked> =
        rota.sessions_of_on(person, main.start.date()).filter(|session| session.counts()).collect();
    let (there, back) = ways(state, &day, main, person);
    let notes = write_up(&day, main, back.unwrap_or(main).span.end);
    [there, back, notes].into_iter().flatten().collect()
}

/// The way there and the way back, each where it leads from the base or to it.
fn ways<'b>(
    state: &State,
    day: &[&'b Booked],
    main: &Booked,
    person: &PersonId,
) -> (Option<&'b Booked>, Option<&'b Booked>) {
    let team = state.person(person).and_then(|person| state.team(&person.team));
    let Some(base) = team.and_then(|team| team.place.as_ref()) else { return (None, None) };
    if main.place.as_ref().is_none_or(|place| place == base) {
        return (None, None);
    }
    let is_way = |it: &&&Booked| is_alone(it) && it.kind == Some(ActivityKind::Travel);
    let at_base = |session: Option<&&Booked>| {
        session.is_none_or(|session| session.place.as_ref().is_none_or(|place| place == base))
    };
    let placed = || day.iter().filter(|it| it.place.is_some() && it.kind != Some(ActivityKind::Travel));
    let there = day.iter().filter(|it| it.span.end <= main.span.start).max_by_key(|it| it.span.end);
    let back = next(day, main.span.end);
    let from_base = |leg: &&&Booked| at_base(placed().rfind(|it| it.span.end <= leg.span.start));
    let to_base = |leg: &&&Booked| at_base(placed().find(|it| it.span.start >= leg.span.end));
    let there = there.filter(is_way).filter(from_base);
    (there.copied(), back.filter(is_way).filter(to_base).copied())
}

/// What comes next in a day.
fn next<'d, 'b>(day: &'d [&'b Booked], end: Instant) -> Option<&'d &'b Booked> {
    day.iter().filter(|it| it.span.start >= end).min_by_key(|it| it.span.start)
}

/// The notes that follow a contact, with nothing in between, unless another contact waits to be written up with it.
fn write_up<'b>(day: &[&'b Booked], main: &Booked, end: Instant) -> Option<&'b Booked> {
    let notes = next(day, end).copied().filter(|it| is_notes(it) && is_alone(it))?;
    (main.direct && written_up(day.iter().copied(), notes).all(|it| it.id == main.id)).then_some(notes)
}

/// The contacts that notes of a day are on: those since the notes before them.
pub fn written_up<'b>(
    day: impl DoubleEndedIterator<Item = &'b Booked>,
    notes: &Booked,
) -> impl Iterator<Item = &'b Booked> {
    let before = day.filter(|it| it.span.end <= notes.span.start);
    before.rev().take_while(|it| !is_notes(it)).filter(|it| it.direct)
}

/// Whether it is time to write up.
#[must_use]
pub fn is_notes(session: &Booked) -> bool {
    session.booking().activity.as_str() == "notes"
}

/// Whether it is planned for one person, and nobody else is in it.
fn is_alone(session: &Booked) -> bool {
    session.booking().status == Status::Planned && session.booking().everyone().count() == 1
}
