//! A week as a document for a program: the fields of the contract's table, to the letter.

use serde::Serialize;

use crate::rota::{Booked, Piece, PostWeekHours, Shift};

use super::super::hours::PersonRow;
use super::View;

impl View<'_> {
    /// The contract's document.
    #[must_use]
    pub fn document(&self) -> Document {
        let people = self.hours.people.iter().filter(|hours| self.has_person(&hours.person));
        let posts = self.hours.posts.iter().filter(|hours| self.has_post(hours));
        Document {
            week: self.rota.week().to_string(),
            team: self.only.team.as_ref().map(ToString::to_string),
            state: match &self.only.team {
                Some(team) => self.state.team_state(self.rota.week(), team),
                None => self.state.week_state(self.rota.week()),
            }
            .word(),
            shifts: self.pieces().map(|(shift, piece)| ShiftRow::of(shift, piece)).collect(),
            sessions: self.sessions().map(SessionRow::from).collect(),
            hours: people.map(PersonRow::from).collect(),
            posts: posts.map(PostRow::from).collect(),
        }
    }
}

/// The contract's document of a week.
#[derive(Debug, Serialize)]
pub struct Document {
    week: String,
    team: Option<String>,
    state: &'static str,
    shifts: Vec<ShiftRow>,
    sessions: Vec<SessionRow>,
    hours: Vec<PersonRow>,
    posts: Vec<PostRow>,
}

#[derive(Debug, Serialize)]
struct ShiftRow {
    person: String,
    start: String,
    end: String,
    break_minutes: i32,
    place: Option<String>,
}

impl ShiftRow {
    fn of(shift: &Shift, piece: &Piece) -> Self {
        Self {
            person: shift.person.to_string(),
            start: piece.start.to_string(),
            end: piece.end.to_string(),
            break_minutes: piece.unpaid.0,
            place: shift.place.as_ref().map(ToString::to_string),
        }
    }
}

#[derive(Debug, Serialize)]
struct SessionRow {
    id: String,
    activity: String,
    start: String,
    end: String,
    people: Vec<String>,
    with: Vec<String>,
    shadow: Vec<String>,
    lead: Option<String>,
    families: Vec<String>,
    place: Option<String>,
    status: &'static str,
    series: Option<String>,
}

impl From<&Booked> for SessionRow {
    fn from(session: &Booked) -> Self {
        fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
            ids.iter().map(ToString::to_string).collect()
        }
        let booking = session.booking();
        Self {
            id: session.id.to_string(),
            activity: booking.activity.to_string(),
            start: session.start.to_string(),
            end: session.end.to_string(),
            people: texts(&booking.people),
            with: texts(&booking.with),
            shadow: texts(&booking.shadow),
            lead: booking.lead.as_ref().map(ToString::to_string),
            families: texts(&booking.families),
            place: session.place.as_ref().map(ToString::to_string),
            status: booking.status.word(),
            series: session.series.as_ref().map(ToString::to_string),
        }
    }
}

/// The contract's P, in minutes.
#[derive(Debug, Serialize)]
struct PostRow {
    post: String,
    funded_minutes: i32,
    shared_minutes: i32,
    vacant_minutes: i32,
    worked_minutes: i32,
    overlap_minutes: i32,
    sharers: Vec<String>,
}

impl From<&PostWeekHours> for PostRow {
    fn from(hours: &PostWeekHours) -> Self {
        Self {
            post: hours.post.to_string(),
            funded_minutes: hours.funded.0,
            shared_minutes: hours.shared.0,
            vacant_minutes: hours.vacant.0,
            worked_minutes: hours.worked.0,
            overlap_minutes: hours.overlap.0,
            sharers: hours.sharers.iter().map(ToString::to_string).collect(),
        }
    }
}
