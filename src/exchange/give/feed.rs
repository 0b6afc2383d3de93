//! What a calendar link gives out: somebody's rota as they see it themselves, or what is published of a team's.

use crate::domain::{Author, CalendarTitles, Date, Feed, PersonId, State, Week};

use super::order::{ChartOf, ExportOrder, Format, Given, Reader};

/// How many weeks a calendar goes back and ahead where nobody says.
pub const CALENDAR_WEEKS: (i32, i32) = (4, 26);

impl ExportOrder {
    /// The calendar that a link gives out in a week.
    #[must_use]
    pub fn of_feed(feed: &Feed, week: Week) -> Self {
        let given = if feed.person.is_some() { Given::Person } else { Given::Rota };
        Self {
            person: feed.person.clone(),
            team: feed.team.clone(),
            // Nobody who follows a team's calendar shows who they are.
            published: feed.person.is_none(),
            titles: feed.titles,
            ..Self::calendar(given, week)
        }
    }

    /// A calendar of everybody, around a week.
    #[must_use]
    pub fn calendar(given: Given, week: Week) -> Self {
        let (back, ahead) = CALENDAR_WEEKS;
        Self { first: week.plus(-back), last: week.plus(ahead), ..Self::of(given, Format::Ics, week) }
    }

    /// All of something for one week, with everything else as it is where nobody says.
    #[must_use]
    pub fn of(given: Given, format: Format, week: Week) -> Self {
        Self {
            given,
            format,
            first: week,
            last: week,
            days: None,
            year: week.year(),
            person: None,
            team: None,
            published: false,
            titles: CalendarTitles::default(),
            changes: false,
            reader: if given == Given::Person { Reader::Oneself } else { Reader::default() },
            chart: ChartOf::default(),
            draft: false,
            delimiter: ',',
            joined: None,
        }
    }
}

/// In whose name a link gives out: the person's own; of a team's nobody's.
#[must_use]
pub fn feed_author(feed: &Feed) -> Author {
    Author::Person(feed.person.clone().unwrap_or_else(PersonId::nobody))
}

/// Whether a link still gives out something on a day: whoever it is of is there, and has not left.
#[must_use]
pub fn is_feed_open(feed: &Feed, state: &State, on: Date) -> bool {
    match (&feed.person, &feed.team) {
        (Some(person), _) => state.person(person).is_some() && !has_left(state, person, on),
        (None, Some(team)) => state.team(team).is_some(),
        (None, None) => false,
    }
}

/// Whether somebody had a share of a post and has none any more, nor will have.
fn has_left(state: &State, person: &PersonId, on: Date) -> bool {
    let mut shares = state.shares_of(person).peekable();
    shares.peek().is_some() && shares.all(|share| share.until.is_some_and(|until| until < on))
}
