//! The form of a team.

use std::sync::Arc;

use super::edited::{Edited, marked};
use super::open_hours::{in_short, open_hours};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, number, one};
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Key, State, Team, TeamId, TeamKind, counted};

/// The hours that a new team opens with.
const USUAL_HOURS: &str = "mon-fri 9-17";

impl App {
    /// Opens the form of a team, or of a new one.
    pub(in crate::app) fn open_team(&mut self, id: Option<TeamId>) {
        let there = id.as_ref().and_then(|id| self.state.team(id)).cloned();
        let title = there.as_ref().map_or_else(|| "New team".to_owned(), |it| format!("Edit {}", it.name));
        let Some(start) = there.or_else(new_team) else { return };
        self.open_form(title, TeamForm { id, start });
    }
}

fn new_team() -> Option<Team> {
    Some(Team {
        id: TeamId::parse("new").ok()?,
        name: String::new(),
        kind: TeamKind::Community,
        place: None,
        beds: None,
        open: open_hours(USUAL_HOURS).ok()?,
        peers_wanted: 1,
        funded_until: None,
    })
}

/// What the form of a team is about.
struct TeamForm {
    /// Which one; `None` for a new one.
    id: Option<TeamId>,
    /// As it is.
    start: Team,
}

static NAME: Field<TeamForm> = Field::<TeamForm>::at("Name", &at!(name)).hint("such as Ailsa MBU");

impl Fields for TeamForm {
    type Values = Team;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &NAME,
        &Field::<Self>::at("Kind", &at!(kind)),
        &Field::<Self>::at("Base", &at!(place)).hint("a place, by name").stays(),
        &Field::<Self>::new(
            "Open",
            |it, _| in_short(&it.open),
            |it, written, _| {
                it.open = open_hours(written)?;
                Ok(())
            },
        )
        .says(|it, _| in_short(&it.open).into())
        .hint("mon-fri 9-17"),
        &Field::<Self>::new(
            "Peers wanted",
            |it, _| it.peers_wanted.to_string(),
            |it, written, _| {
                it.peers_wanted = number(written, 0, 1000)?;
                Ok(())
            },
        )
        .says(|it, _| format!("{} in every open half-day", counted(it.peers_wanted, "peer")).into()),
        &Field::<Self>::at("Paid until", &at!(funded_until))
            .hint("the last day that is paid for; left out: no end"),
        &Field::<Self>::new(
            "Beds",
            |it, _| one(it.beds.as_ref()),
            |it, written, _| {
                it.beds = if_any(written, |written| number(written, 0, 10_000))?;
                Ok(())
            },
        )
        .hint("of a mother and baby unit")
        .once(|it, _| it.kind == TeamKind::Mbu),
    ];

    fn start(&self) -> Team {
        self.start.clone()
    }

    fn blank(&self) -> Team {
        Team { beds: None, ..self.start.clone() }
    }

    fn conclude(
        &mut self,
        team: Team,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let edited = Edited { id: self.id.as_ref(), noun: "team", name: &team.name };
        let (id, summary) = (edited.id(&NAME, |id| base.team(id).is_some(), found)?, edited.summary());
        let team = Team { id: id.clone(), ..team };
        let changes = if team == self.start { vec![] } else { vec![team.into()] };
        Ok(marked(base, changes, summary, Key::Team(id)))
    }
}

impl Form for TeamForm {}
