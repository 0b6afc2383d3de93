//! Times that would do, the best first, each with why, to choose from: of a supervision, a team's round, a debrief.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::cases::CaseAsk;
use super::why::{Choice, choice, found_again};
use super::{Deed, Draft, Outcome};
use crate::app::layer::event::Event;
use crate::app::{App, words};
use crate::command::Command;
use crate::domain::{Change, Date, FamilyRef, GroupId, PersonId, State, TeamId, Track, Week};
use crate::planner::group::{Picture, call_off, contacts, pictures};
use crate::planner::roll::roll;
use crate::planner::supervision::{Wish, days_ahead, debriefs, round, slots};
use crate::planner::{Asked, Remedy, quiet};
use crate::rota::Booked;
use crate::rules::Room;

/// How many lines a page is.
const PAGE: usize = 8;

/// What times are looked for.
#[derive(Clone)]
pub enum Ask {
    /// A person's next supervision on a track.
    Supervision(PersonId, Track),
    /// A team's next round of supervision.
    Round(TeamId),
    /// Being in touch with a family before a group.
    Contact(GroupId, FamilyRef),
    /// Calling off the next session of a group.
    CallOff(GroupId),
    /// Talking over a session that somebody was in.
    Debrief(PersonId, Box<Booked>),
    /// Something of a case.
    Case(CaseAsk),
    /// A team's one-off sessions of the week before, planned again in a week; without a team everybody's.
    Roll(Option<TeamId>, Week),
    /// Something to do in the open time of somebody's day.
    Quiet(PersonId, Date),
}

impl Ask {
    /// The weeks that must be loaded to look for it.
    pub(in crate::app) fn weeks_read(&self, today: Date) -> RangeInclusive<Week> {
        match self {
            Self::Quiet(_, day) => return quiet::weeks_read(*day),
            Self::Roll(_, week) => return week.plus(-2)..=week.plus(1),
            _ => {}
        }
        let (first, last) = days_ahead(today).into_inner();
        first.week().plus(-1)..=last.week().plus(1)
    }
}

/// Times to choose from.
pub struct OfferLayer {
    /// What they are for.
    pub title: String,
    /// What there is to say before them.
    pub said: Vec<String>,
    /// The times, the best first.
    pub choices: Vec<Choice>,
    /// Which one is marked, and so previewed.
    pub marked: usize,
    /// Lines paged past.
    pub scrolled: usize,
    /// What is wrong, if something is.
    pub remark: Option<String>,
    ask: Ask,
    base: Arc<State>,
}

impl OfferLayer {
    /// Looks for times; the error says in words why there is none.
    pub(in crate::app) fn new(ask: Ask, app: &App) -> Result<Self, String> {
        let (title, said, choices) = match &ask {
            Ask::Case(ask) => ask.look(app)?,
            ask => {
                let (title, said, found) = look(ask, app)?;
                (title, said, found.into_iter().map(|remedy| choice(app, remedy)).collect())
            }
        };
        Ok(Self { title, said, choices, marked: 0, scrolled: 0, remark: None, ask, base: app.state.clone() })
    }

    fn remedy(&self) -> Option<&Remedy> {
        self.choices.get(self.marked)?.remedy()
    }

    /// What the marked one would change.
    pub(in crate::app) fn changes(&self) -> Vec<Change> {
        self.remedy().map(|remedy| remedy.changes.clone()).unwrap_or_default()
    }

    /// The week of the marked one.
    pub(in crate::app) fn week(&self) -> Option<Week> {
        self.remedy()?.changes.iter().find_map(|change| change.key().week())
    }

    /// Takes in that the state moved on: everything is looked for again.
    pub(in crate::app) fn catch_up(&mut self, app: &App) {
        if self.base.rev() == app.state.rev() {
            self.base.clone_from(&app.state);
            return;
        }
        match Self::new(self.ask.clone(), app) {
            Ok(anew) => {
                let title = self.choices.get(self.marked).map(|choice| choice.title.as_str());
                let marked = found_again(&anew.choices, title);
                let remark = Some("The rota has changed since; this is up to date.".to_owned());
                *self = Self { marked, remark, ..anew };
            }
            Err(words) => {
                self.choices.clear();
                self.base.clone_from(&app.state);
                self.remark = Some(words);
            }
        }
    }

    pub(super) fn take(&mut self, event: &Event) -> Outcome {
        let last = self.choices.len().saturating_sub(1);
        match event {
            Event::Command(Command::CloseList) => return Outcome::Close,
            Event::Command(Command::Choose) => return self.choose(),
            Event::Command(Command::NextItem) => {
                self.mark(if self.marked >= last { 0 } else { self.marked + 1 });
            }
            Event::Command(Command::PreviousItem) => self.mark(self.marked.checked_sub(1).unwrap_or(last)),
            Event::Command(Command::PageDown) => self.scrolled = self.scrolled.saturating_add(PAGE),
            Event::Command(Command::PageUp) => self.scrolled = self.scrolled.saturating_sub(PAGE),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn mark(&mut self, at: usize) {
        (self.marked, self.scrolled) = (at, 0);
    }

    fn choose(&self) -> Outcome {
        let chosen = self.choices.get(self.marked).filter(|choice| choice.unavailable.is_none());
        let Some(remedy) = chosen.and_then(Choice::remedy) else { return Outcome::Consumed };
        let draft = Draft::new(self.base.clone(), remedy.changes.clone(), remedy.title.clone());
        let reason = match &self.ask {
            Ask::Case(ask) => ask.keeps_reasons().then(|| remedy.reasons.join("; ")),
            _ => None,
        };
        let draft = Draft { reason, ..draft };
        Outcome::Do(Deed::Save(Draft { tells: remedy.message.clone(), ..draft }))
    }
}

/// A title, what there is to say first, and what was found.
type Looked = (String, Vec<String>, Vec<Remedy>);

fn look(ask: &Ask, app: &App) -> Result<Looked, String> {
    let room = app.room();
    let asked = Asked { now: app.now, by: app.me.name() };
    match ask {
        Ask::Case(_) => Err("this is looked for elsewhere".to_owned()),
        Ask::Supervision(person, track) => {
            let wish = Wish::of(&room, person, *track)?;
            let what = wish.in_words(&room);
            let found = slots(&room, &wish, asked);
            if found.is_empty() {
                return Err(format!("No time in three months suits {what}: agree who could stand in."));
            }
            let due = if wish.due < app.today() { "was due" } else { "is due" };
            Ok((
                words::capital(&what),
                vec![format!("It {due} on {}.", words::day(wish.due, app.today()))],
                found,
            ))
        }
        Ask::Round(team) => {
            let found = round(&room, Some(team), asked);
            let name = app.state.team(team).map_or(team.as_str(), |team| team.name.as_str());
            let Some(together) = found.together else {
                let left = if found.left.is_empty() {
                    "it is booked for everybody".to_owned()
                } else {
                    found.left.join("; ")
                };
                return Err(format!("Nothing of {name}'s next round can be booked: {left}."));
            };
            let left = found.left.into_iter().map(|line| format!("For you to look at: {line}."));
            let all = std::iter::once(together).chain(found.each).collect();
            Ok((format!("Next round of supervision · {name}"), left.collect(), all))
        }
        Ask::Contact(group, family) => {
            let picture = picture(&room, group, app)?;
            let (title, called) = (titled(group, app), family.called());
            let found = contacts(&room, &picture, family, asked);
            if found.is_empty() {
                return Err(format!(
                    "Nobody has time for {called} before {title}: make some, or move the group."
                ));
            }
            Ok((format!("Contact with {called} before {title}"), vec![], found))
        }
        Ask::CallOff(group) => {
            let picture = picture(&room, group, app)?;
            let found = picture.next().and_then(|next| call_off(&room, next, asked));
            let title = titled(group, app);
            let off = found.ok_or_else(|| format!("{title} has no coming session to call off."))?;
            Ok((format!("Call off {title}"), vec![], vec![off]))
        }
        Ask::Debrief(person, booked) => {
            let (who, what) = (app.state.call(person), words::session(booked.booking(), &app.state));
            let found = debriefs(&room, person, booked, asked);
            if found.is_empty() {
                return Err(format!(
                    "No time in the week after {what} suits both {who} and their supervisor."
                ));
            }
            Ok((format!("A debrief for {who} after {what}"), vec![], found))
        }
        Ask::Roll(team, week) => roll_forward(&room, team.as_ref(), *week, asked, app),
        Ask::Quiet(person, day) => {
            let (who, on) = (app.state.call(person), words::day(*day, app.today()));
            let found = quiet::tasks(&room, person, *day, asked);
            if found.is_empty() {
                return Err(format!("{who} has no free quarter of an hour left on {on}."));
            }
            let said = "Only if it suits: open time is there for people who turn up.".to_owned();
            Ok((format!("Quiet time · {who}, {on}"), vec![said], found))
        }
    }
}

/// What comes forward into a week, and what stays behind.
fn roll_forward(
    room: &Room<'_>,
    team: Option<&TeamId>,
    week: Week,
    asked: Asked<'_>,
    app: &App,
) -> Result<Looked, String> {
    let found = roll(room, team, week, asked).ok_or("Last week is still loading: try again in a moment.")?;
    let whose = team.and_then(|id| app.state.team(id)).map_or("the service", |team| team.name.as_str());
    let Some(together) = found.together else {
        return Err(match found.left.as_slice() {
            [] => "Last week has no one-off sessions that are not here already.".to_owned(),
            left => format!("There is nothing to roll forward. Left out: {}.", left.join("; ")),
        });
    };
    let mut said: Vec<String> = found.left.iter().map(|line| format!("Left out: {line}.")).collect();
    match found.there {
        0 => {}
        1 => said.push("1 is here already and is skipped.".to_owned()),
        many => said.push(format!("{many} are here already and are skipped.")),
    }
    let title = format!("Roll forward · {whose}, into {}", words::week(week));
    Ok((title, said, std::iter::once(together).chain(found.each).collect()))
}

fn picture(room: &Room<'_>, group: &GroupId, app: &App) -> Result<Picture, String> {
    let found = pictures(room, app.now).into_iter().find(|picture| picture.group == *group);
    found.ok_or_else(|| "this group is no longer there".to_owned())
}

fn titled(group: &GroupId, app: &App) -> String {
    app.state.group(group).map_or_else(|| group.to_string(), |group| group.title.clone())
}
