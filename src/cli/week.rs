//! `tandem week`: one week's rota as a table, or as a document for a program.

mod document;

use std::fmt::Write as _;
use std::sync::Arc;

use crate::app::Visibility;
use crate::domain::{
    Date, FamilyRef, Moment, PersonId, PlaceId, PostId, SheetState, State, TeamId, Week as IsoWeek,
};
use crate::rota::{Booked, Piece, PostWeekHours, RotaWeek, Shift, Span, WeekHours};

pub use document::Document;

use super::hours;
use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure, options};

/// Shows a week, or several: who is in when, what is booked, and the hours it comes to.
#[derive(Debug, clap::Args)]
pub struct WeekCommand {
    /// The week, such as 2026-W49 [default: the week of today]
    #[arg(value_name = "WEEK")]
    wanted: Option<IsoWeek>,
    /// How many weeks, starting with that one; the JSON is then a list, with a document for each
    #[arg(long, value_name = "N", value_parser = options::number(1..=weeks::MOST_SHOWN_WEEKS))]
    weeks: Option<i64>,
    /// Only this family's sessions
    #[arg(long, value_name = "REF")]
    family: Option<String>,
    /// Only this team's people and posts
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Only what this person is in
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl WeekCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let first = self.wanted.unwrap_or_else(|| common.today(&desk.state()).week());
        let last = first.plus(i32::try_from(self.weeks.unwrap_or(1) - 1).unwrap_or(0));
        let state = weeks::loaded(common, &desk, first, last)?;
        let only = Only {
            family: self
                .family
                .as_deref()
                .map(|reference| weeks::family(&state, common.author(), reference))
                .transpose()?
                .map(|family| family.reference.clone()),
            team: self
                .team
                .as_deref()
                .map(|id| weeks::team(&state, id))
                .transpose()?
                .map(|team| team.id.clone()),
            person: self
                .person
                .as_deref()
                .map(|id| weeks::person(&state, id))
                .transpose()?
                .map(|p| p.id.clone()),
        };
        let sight = Visibility::of(&state, common.author());
        let views: Vec<View<'_>> = first
            .to(last)
            .map(|week| Ok(View::of(&state, weeks::rota(&state, week)?, only.clone()).seen_with(&sight)))
            .collect::<Result<_, Failure>>()?;
        match views.as_slice() {
            [one] if self.json && self.weeks.is_none() => common.print_json(&one.document()),
            all if self.json => common.print_json(&all.iter().map(View::document).collect::<Vec<_>>()),
            all => {
                let each: Vec<String> = all.iter().map(|view| view.text(common.plain())).collect();
                common.print(&each.join("\n"))
            }
        }
    }
}

/// What is asked for of a week; all `None` is all of it.
#[derive(Clone, Debug, Default)]
pub struct Only {
    /// The sessions of this family, and nothing else.
    pub family: Option<FamilyRef>,
    /// People and posts of this team.
    pub team: Option<TeamId>,
    /// What this person is in.
    pub person: Option<PersonId>,
}

/// A week with what was asked for of it.
#[derive(Debug)]
pub struct View<'a> {
    state: &'a State,
    rota: RotaWeek,
    hours: WeekHours,
    only: Only,
    /// Whether some of it is a draft that whoever asks is not shown.
    is_partly: bool,
}

impl<'a> View<'a> {
    /// A week of a state.
    #[must_use]
    pub fn of(state: &'a State, rota: RotaWeek, only: Only) -> Self {
        Self { hours: WeekHours::of(state, &rota), state, rota, only, is_partly: false }
    }

    /// The same, as far as somebody is shown it. Hours stay those of all that is booked.
    #[must_use]
    pub fn seen_with(mut self, sight: &Visibility) -> Self {
        let (state, week) = (self.state, self.rota.week());
        let team_of = |id: &PostId| state.post(id).map(|post| &post.team);
        self.hours.people.retain(|it| sight.shows_hours(state, week, &it.person));
        self.hours
            .posts
            .retain(|it| team_of(&it.post).is_none_or(|team| sight.shows_posts(state, week, team)));
        let is_draft =
            state.records.teams.keys().any(|team| state.team_state(week, team) == SheetState::Draft);
        self.is_partly = *sight != Visibility::All && is_draft;
        self.rota = Arc::unwrap_or_clone(sight.part(Arc::new(self.rota), state));
        self
    }

    fn has_person(&self, id: &PersonId) -> bool {
        let in_team = |team: &TeamId| self.state.person(id).is_some_and(|person| person.team == *team);
        self.only.family.is_none()
            && self.only.person.as_ref().is_none_or(|person| person == id)
            && self.only.team.as_ref().is_none_or(in_team)
    }

    /// A session is a team's when somebody of it is in, when it is for a family of it, or when it is at its base.
    fn has_session(&self, session: &Booked) -> bool {
        let booking = session.booking();
        let families = || booking.families.iter().filter_map(|family| self.state.family(family));
        let of_team = |team: &TeamId| {
            booking.everyone().any(|id| self.state.person(id).is_some_and(|person| person.team == *team))
                || families().any(|family| family.team == *team)
                || session.place.is_some()
                    && session.place == self.state.team(team).and_then(|t| t.place.clone())
        };
        self.only.family.as_ref().is_none_or(|family| booking.families.contains(family))
            && self.only.person.as_ref().is_none_or(|person| session.involves(person))
            && self.only.team.as_ref().is_none_or(of_team)
    }

    fn has_post(&self, hours: &PostWeekHours) -> bool {
        let team = self.state.post(&hours.post).map(|post| &post.team);
        self.only.family.is_none()
            && self.only.team.as_ref().is_none_or(|only| team == Some(only))
            && self.only.person.as_ref().is_none_or(|person| hours.sharers.contains(person))
    }

    fn pieces(&self) -> impl Iterator<Item = (&Shift, &Piece)> {
        let mine = self.rota.shifts().iter().filter(|shift| self.has_person(&shift.person));
        mine.flat_map(|shift| shift.pieces.iter().map(move |piece| (shift, piece)))
    }

    fn sessions(&self) -> impl Iterator<Item = &Booked> {
        self.rota.sessions().iter().filter(|session| self.has_session(session))
    }

    /// The week for a reader.
    #[must_use]
    pub fn text(&self, plain: bool) -> String {
        let mut text =
            format!("{}: {}, {}\n", self.rota.week(), weeks::in_words(self.rota.week()), self.states());
        for (date, name) in self.rota.holidays() {
            let _ = writeln!(text, "Public holiday: {}, {name}", date.naive().format("%A %-d %B"));
        }
        if self.is_partly {
            text += "Of a draft, you see only your own part.\n";
        }
        let people: Vec<_> =
            self.hours.people.iter().filter(|hours| self.has_person(&hours.person)).cloned().collect();
        let sessions = self.session_table();
        let tables = if let Some(family) = &self.only.family {
            // Who is in, and for how long, says nothing of her.
            let title = format!("Sessions of {}", family.called());
            vec![TextTable { title, ..sessions }]
        } else {
            let hours = hours::table(self.state, "Hours".to_owned(), &people, false);
            vec![self.shift_table(), sessions, hours, self.post_table()]
        };
        for table in tables {
            text.push('\n');
            text += &table.text(plain);
        }
        text
    }

    /// How far the week has come for who was asked for; each team's part where they differ.
    fn states(&self) -> String {
        let week = self.rota.week();
        let of_person = || self.only.person.as_ref().map(|id| self.state.state_for(week, id));
        let team = self.only.team.as_ref().map(|team| self.state.team_state(week, team));
        if let Some(state) = team.or_else(of_person) {
            return state.word().to_owned();
        }
        if !self.state.is_split(week) {
            return self.state.week_state(week).word().to_owned();
        }
        let name = |id: &TeamId| self.state.team(id).map_or(id.to_string(), |team| team.name.clone());
        let each = self.state.team_states(week);
        let each: Vec<String> = each.iter().map(|(team, state)| format!("{} {state}", name(team))).collect();
        each.join(", ")
    }

    fn shift_table(&self) -> TextTable {
        const COLUMNS: &[Column] = &[
            Column::words("Day", ""),
            Column::words("Time", ""),
            Column::words("Who", ""),
            Column::figures("Break", "break"),
            Column::words("Where", "at"),
        ];
        let mut pieces: Vec<_> = self.pieces().collect();
        pieces.sort_by_key(|(_, piece)| piece.span);
        let row = |(shift, piece): (&Shift, &Piece)| {
            vec![
                day(piece.start.date()),
                times(piece.start, piece.end, piece.span),
                self.name(&shift.person),
                if piece.unpaid.0 > 0 { piece.unpaid.to_string() } else { String::new() },
                self.place(shift.place.as_ref()),
            ]
        };
        let rows = pieces.into_iter().map(row).collect();
        TextTable { title: "Shifts".to_owned(), columns: COLUMNS, rows, empty: self.empty("Nobody is in.") }
    }

    fn session_table(&self) -> TextTable {
        const COLUMNS: &[Column] = &[
            Column::words("Day", ""),
            Column::words("Time", ""),
            Column::words("What", ""),
            Column::words("Who", ""),
            Column::words("Families", "for"),
            Column::words("Where", "at"),
            Column::words("Status", ""),
        ];
        let row = |session: &Booked| {
            let booking = session.booking();
            let activity = self.state.activity(&booking.activity);
            let group = booking.group.as_ref().and_then(|id| self.state.group(id)).map(|group| &group.title);
            let title = activity.map_or(booking.activity.as_str(), |activity| activity.title.as_str());
            let families: Vec<&str> = booking.families.iter().map(FamilyRef::as_str).collect();
            vec![
                day(session.start.date()),
                times(session.start, session.end, session.span),
                group.map_or(title, String::as_str).to_owned(),
                self.everyone(session),
                families.join(", "),
                self.place(session.place.as_ref()),
                booking.status.word().to_owned(),
            ]
        };
        let rows = self.sessions().map(row).collect();
        TextTable {
            title: "Sessions".to_owned(),
            columns: COLUMNS,
            rows,
            empty: self.empty("Nothing is booked."),
        }
    }

    /// What is said where nothing is listed: of a draft that is not shown, no more than that.
    fn empty(&self, words: &'static str) -> &'static str {
        if self.is_partly { "Nothing that you can see yet." } else { words }
    }

    /// Who is in a session, in words.
    fn everyone(&self, session: &Booked) -> String {
        let booking = session.booking();
        let names = |ids: &[PersonId], word: &str| {
            let names: Vec<String> = ids.iter().map(|id| self.name(id)).collect();
            (!names.is_empty()).then(|| format!("{word}{}", names.join(", ")))
        };
        let parts = [
            names(&booking.people, ""),
            names(&booking.with, "with "),
            names(&booking.shadow, "shadowing: "),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "nobody yet".to_owned() } else { parts.join("; ") }
    }

    fn post_table(&self) -> TextTable {
        const COLUMNS: &[Column] = &[
            Column::words("Post", ""),
            Column::figures("Funded", "funded"),
            Column::figures("Shared", "shared"),
            Column::figures("Vacant", "vacant"),
            Column::figures("Worked", "worked"),
            Column::figures("Together", "together"),
            Column::words("Sharers", "sharers"),
        ];
        let row = |hours: &PostWeekHours| {
            let sharers: Vec<String> = hours.sharers.iter().map(|id| self.name(id)).collect();
            vec![
                self.state.post(&hours.post).map_or(hours.post.as_str(), |post| &post.title).to_owned(),
                hours.funded.to_string(),
                hours.shared.to_string(),
                hours.vacant.to_string(),
                hours.worked.to_string(),
                hours.overlap.to_string(),
                sharers.join(", "),
            ]
        };
        let rows = self.hours.posts.iter().filter(|hours| self.has_post(hours)).map(row).collect();
        TextTable { title: "Posts".to_owned(), columns: COLUMNS, rows, empty: "No post." }
    }

    fn name(&self, id: &PersonId) -> String {
        self.state.display_name(id).to_owned()
    }

    fn place(&self, id: Option<&PlaceId>) -> String {
        let name = |id| self.state.place(id).map(|place| place.name.clone());
        id.map(|id| name(id).unwrap_or_else(|| id.to_string())).unwrap_or_default()
    }
}

/// From when to when; where the clocks change in between, how long it is besides.
fn times(start: Moment, end: Moment, span: Span) -> String {
    let long = span.minutes();
    let besides = if end.wall_since(start) == long { String::new() } else { format!(" ({long} long)") };
    format!("{} to {}{besides}", start.time(), end.time())
}

fn day(date: Date) -> String {
    date.naive().format("%a %-d %b").to_string()
}
