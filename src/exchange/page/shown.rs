//! What of a state stands on a page, for whoever reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::give::{ExportOrder, Giver, NotGiven, Reader};
use super::frame::{FamiliesShown, Foot};
use super::kind;
use crate::domain::{
    ActivityKind, Family, FamilyRef, LeaveKind, Person, PersonId, PlaceId, PlaceKind, Redaction, SheetState,
    State, Team, TeamId, Week, rights,
};
use crate::rota::{Booked, RotaWeek};

/// What stands on a page for its reader.
pub(super) struct Shown<'a> {
    pub order: &'a ExportOrder,
    pub giver: &'a Giver<'a>,
    /// Who reads it: whoever may not have what they ask for has what the wall has.
    pub reader: Reader,
    /// Whose own page it is.
    pub own: Option<PersonId>,
    /// What whoever asked is told of it.
    pub notes: Vec<String>,
    stranger: Redaction,
    led: Vec<TeamId>,
    titles: BTreeMap<String, String>,
}

impl<'a> Shown<'a> {
    /// What stands on the page of an order; the error says that it is not for whoever asks.
    pub fn of(order: &'a ExportOrder, giver: &'a Giver<'a>) -> Result<Self, NotGiven> {
        let (state, author) = (giver.seen, giver.author);
        let mut notes = vec![];
        let mut reader = order.reader;
        let mut own = None;
        match reader {
            Reader::Wall => {}
            Reader::Lead if rights::leads(state, author) => {}
            Reader::Lead => {
                return Err(NotGiven(
                    "a page for the lead is for team leads: ask yours for it, or have the one for the wall with --for \
                     wall"
                        .to_owned(),
                ));
            }
            Reader::Oneself => {
                let whose = order.person.as_ref().or(author.person()).ok_or_else(|| {
                    NotGiven("say whose page it is with --person, or who you are with --as".to_owned())
                })?;
                match state.person(whose) {
                    Some(person) if rights::may_read_agreed(state, author, person) => {
                        own = Some(whose.clone());
                    }
                    _ => {
                        reader = Reader::Wall;
                        notes.push(format!(
                            "families and kinds of leave are left out: only {} and their team lead have them",
                            state.display_name(whose)
                        ));
                    }
                }
            }
        }
        let mut shown = Self {
            order,
            giver,
            reader,
            own,
            notes,
            stranger: giver.before_a_stranger(),
            led: rights::teams_led(state, author),
            titles: BTreeMap::new(),
        };
        let activities = state.activities();
        shown.titles = activities
            .into_iter()
            .filter_map(|it| Some((it.id.as_str().to_owned(), shown.clean(state.public_title(&it.id)?))))
            .collect();
        Ok(shown)
    }

    /// The state as whoever asks sees it.
    pub fn state(&self) -> &'a State {
        self.giver.seen
    }

    /// The foot of the page.
    pub fn foot(&self) -> Foot {
        Foot::of(self.giver).showing(match self.reader {
            Reader::Wall => FamiliesShown::None,
            Reader::Oneself => FamiliesShown::Own,
            Reader::Lead => FamiliesShown::Led,
        })
    }

    /// The foot of a page on which no family stands, whoever reads it, but what is people's own.
    pub fn foot_of_figures(&self) -> Foot {
        Foot::of(self.giver).showing(match self.reader {
            Reader::Wall => FamiliesShown::None,
            Reader::Oneself | Reader::Lead => FamiliesShown::OwnFigures,
        })
    }

    /// A text without anything that could be a family's reference.
    pub fn clean(&self, text: &str) -> String {
        self.stranger.text(text)
    }

    /// The teams that an order is of, each with its people.
    pub fn teams(&self) -> Vec<(&'a Team, Vec<&'a Person>)> {
        let state = self.state();
        let teams = state.records.teams.values().map(|row| &*row.item);
        let of = |team: &'a Team| {
            let mut people: Vec<&Person> = state
                .people()
                .filter(|it| it.team == team.id && self.giver.is_about(self.order, &it.id))
                .collect();
            people.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
            (team, people)
        };
        teams.map(of).filter(|(_, people)| !people.is_empty()).collect()
    }

    /// Whether a team is led by whoever asked.
    pub fn leads(&self, team: &TeamId) -> bool {
        self.led.contains(team)
    }

    /// Whether somebody's leave is said by its kind, and their own figures.
    pub fn may_read(&self, person: &Person) -> bool {
        match self.reader {
            Reader::Wall => false,
            Reader::Oneself => self.own.as_ref() == Some(&person.id),
            Reader::Lead => rights::may_read_agreed(self.state(), self.giver.author, person),
        }
    }

    /// That somebody is away, and to those who may know it why: `away`, `away: annual`.
    pub fn away(&self, person: &Person, kind: LeaveKind) -> String {
        if self.may_read(person) { format!("away: {}", kind::of_leave(kind)) } else { "away".to_owned() }
    }

    /// The references of the families of a session that its reader may have, in somebody's line.
    pub fn families(&self, session: &Booked, person: Option<&PersonId>) -> Vec<String> {
        let all = session.booking().families.iter().filter(|it| !it.is_stand_in());
        let may = |it: &&FamilyRef| match self.reader {
            Reader::Wall => false,
            Reader::Oneself => person
                .is_some_and(|person| self.own.as_ref() == Some(person) && self.is_own(it, session, person)),
            Reader::Lead => self.state().family(it).is_some_and(|it| self.led.contains(&it.team)),
        };
        all.filter(may).map(FamilyRef::called).collect()
    }

    /// Whether a family is somebody's own: they are with it by name, or alone with it in the session.
    fn is_own(&self, family: &FamilyRef, session: &Booked, person: &PersonId) -> bool {
        let named = |it: &Family| {
            [&it.worker, &it.backup, &it.key_worker].into_iter().flatten().any(|it| it == person)
        };
        self.state().family(family).is_some_and(named)
            || (session.kind != Some(ActivityKind::Group) && session.works(person))
    }

    /// What a session is called: its activity's public title, else its kind.
    pub fn title(&self, session: &Booked) -> &str {
        let public = self.titles.get(session.booking().activity.as_str());
        public.map_or_else(|| kind::word(session.kind), String::as_str)
    }

    /// Its letter, where it is called by its kind alone.
    pub fn letter(&self, session: &Booked) -> Option<&'static str> {
        let is_titled = self.titles.contains_key(session.booking().activity.as_str());
        (!is_titled).then(|| kind::letter(session.kind))
    }

    /// Where something is, unless that is where a family lives.
    pub fn place(&self, place: &PlaceId) -> Option<String> {
        let place = self.state().place(place)?;
        (!matches!(place.kind, PlaceKind::Area | PlaceKind::Remote)).then(|| self.clean(&place.name))
    }

    /// Where a session is, unless that is a home, or where somebody's team is anyway.
    pub fn place_of(&self, session: &Booked, person: &Person) -> Option<String> {
        let usual = self.state().team(&person.team).and_then(|team| team.place.as_ref());
        let place = session.place.as_ref().filter(|it| !session.home && Some(*it) != usual)?;
        self.place(place)
    }

    /// The weeks of an order as far as they are shown.
    pub fn rota(&self, week: Week) -> Result<Arc<RotaWeek>, NotGiven> {
        self.giver.rota(self.order, week)
    }

    /// That a week is a draft, for whom where not for all; `None` where it is out.
    pub fn draft(&self, week: Week) -> Option<String> {
        let state = self.state();
        let teams = self.teams();
        let drafts: Vec<&str> = teams
            .iter()
            .filter(|(team, _)| state.team_state(week, &team.id) == SheetState::Draft)
            .map(|(team, _)| team.name.as_str())
            .collect();
        match drafts.len() {
            0 => None,
            all if all == teams.len() => Some("Draft: it may still change".to_owned()),
            _ => Some(format!("Draft for {}: it may still change", crate::words::in_a_row(&drafts))),
        }
    }
}
