//! Why something is flagged, one flag at a time: what was found and why it matters, and what could be done, to choose from.

use std::sync::Arc;

use super::{Deed, Draft, Outcome};
use crate::app::layer::event::Event;
use crate::app::{App, words};
use crate::command::Command;
use crate::domain::rights::may_together;
use crate::domain::{Change, Override, PersonId, SheetState, State};
use crate::planner::{Asked, Remedy, has_passed, remedies};
use crate::rules::{Flag, Room, Severity, Strength, judge_standing, judge_week};

/// How many lines a page is.
const PAGE: usize = 8;

/// What could be done about a flag.
pub struct Choice {
    /// What it does.
    pub title: String,
    /// Why this one, in a few words each.
    pub reasons: Vec<String>,
    /// What to send to those it touches.
    pub message: Option<String>,
    /// Why it cannot be carried out, if so.
    pub unavailable: Option<String>,
    way: Way,
}

impl Choice {
    /// The remedy that it carries out, where it is one.
    pub(super) fn remedy(&self) -> Option<&Remedy> {
        match &self.way {
            Way::Remedy(remedy) => Some(remedy),
            Way::Do(_) => None,
        }
    }
}

/// Where a choice stands that was marked among others, by what it does; the first, where it is not offered any more.
pub(super) fn found_again(choices: &[Choice], title: Option<&str>) -> usize {
    choices.iter().position(|choice| Some(choice.title.as_str()) == title).unwrap_or(0)
}

/// How it is carried out.
enum Way {
    Remedy(Box<Remedy>),
    Do(Box<Deed>),
}

/// Flags, one of them explained.
pub struct WhyLayer {
    /// The flags.
    pub flags: Vec<Flag>,
    /// Which one is explained.
    pub at: usize,
    /// What could be done about it, the best first.
    pub choices: Vec<Choice>,
    /// Which of these is marked, and so previewed.
    pub marked: usize,
    /// Why nothing can be carried out, if so.
    pub remark: Option<String>,
    /// Lines paged past.
    pub scrolled: usize,
    base: Arc<State>,
}

impl WhyLayer {
    /// Explains flags, the one at `at` first.
    pub(in crate::app) fn new(flags: Vec<Flag>, at: usize, app: &App) -> Self {
        let at = at.min(flags.len().saturating_sub(1));
        let base = app.state.clone();
        let mut layer = Self { flags, at, choices: vec![], marked: 0, remark: None, scrolled: 0, base };
        layer.look(app);
        layer
    }

    /// The flag that is explained.
    #[must_use]
    pub fn flag(&self) -> Option<&Flag> {
        self.flags.get(self.at)
    }

    /// The remedy that is marked.
    fn remedy(&self) -> Option<&Remedy> {
        self.choices.get(self.marked)?.remedy()
    }

    /// What the marked remedy would change.
    pub(in crate::app) fn changes(&self) -> Vec<Change> {
        self.remedy().map(|remedy| remedy.changes.clone()).unwrap_or_default()
    }

    /// Takes in that the state moved on: what is offered is worked out again.
    pub(in crate::app) fn catch_up(&mut self, app: &App) {
        if self.base.rev() == app.state.rev() {
            self.base.clone_from(&app.state);
            return;
        }
        self.base = app.state.clone();
        let marked = self.choices.get(self.marked).map(|choice| choice.title.clone());
        self.look(app);
        self.marked = found_again(&self.choices, marked.as_deref());
        let room = app.room();
        let gone = self.flag().is_some_and(|flag| {
            let found =
                if flag.rule().is_of_week() { judge_week(&room, flag.week) } else { judge_standing(&room) };
            !found.iter().any(|it| it.is_same(flag))
        });
        if gone {
            self.choices.clear();
            self.remark = Some("Somebody has changed the rota: this is no longer flagged.".to_owned());
        }
    }

    /// Works out what could be done about the flag that is explained.
    fn look(&mut self, app: &App) {
        (self.marked, self.scrolled, self.remark) = (0, 0, None);
        self.choices.clear();
        let Some(flag) = self.flags.get(self.at) else { return };
        if flag.rule().is_of_week() && is_closed(flag, &app.state) {
            let whose = if app.state.is_split(flag.week) { " for this team" } else { "" };
            self.remark = Some(format!("{} is closed{whose}; a lead can reopen it.", flag.week));
            return;
        }
        if has_passed(flag, app.now) {
            self.remark = Some("This is over, so nothing in the rota can change it now.".to_owned());
            return;
        }
        if flag.rule == "roster.late" {
            self.choices.push(publish(app, flag));
        }
        let asked = Asked { now: app.now, by: app.me.name() };
        let offered = remedies(&app.room(), flag, asked);
        self.choices.extend(offered.into_iter().map(|remedy| choice(app, remedy)));
    }

    pub(super) fn take(&mut self, event: &Event, app: &App) -> Outcome {
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
            Event::Command(Command::NextFlag) => self.turn(1, app),
            Event::Command(Command::PreviousFlag) => self.turn(self.flags.len().saturating_sub(1), app),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn mark(&mut self, at: usize) {
        (self.marked, self.scrolled) = (at, 0);
    }

    /// Goes so many flags on, round and round.
    fn turn(&mut self, by: usize, app: &App) {
        self.at = (self.at + by) % self.flags.len().max(1);
        self.look(app);
    }

    fn choose(&self) -> Outcome {
        match self.choices.get(self.marked) {
            Some(Choice { unavailable: None, way: Way::Do(deed), .. }) => {
                Outcome::CloseAndDo(Deed::clone(deed))
            }
            Some(Choice { unavailable: None, way: Way::Remedy(remedy), .. }) => {
                let (changes, summary) = (remedy.changes.clone(), remedy.title.clone());
                let draft = Draft::new(self.base.clone(), changes, summary);
                Outcome::Do(Deed::Save(Draft { tells: remedy.message.clone(), ..draft }))
            }
            _ => Outcome::Consumed,
        }
    }

    /// What there is to say of the flag, name by name.
    #[must_use]
    pub fn facts(&self, app: &App) -> Vec<(&'static str, String)> {
        let Some(flag) = self.flag() else { return vec![] };
        let mut facts = vec![];
        match (flag.figure, flag.limit) {
            (Some(figure), Some(limit)) => {
                facts.push(("found", format!("{figure}, and the limit is {limit}")));
            }
            (Some(figure), None) => facts.push(("found", figure.to_string())),
            _ => {}
        }
        facts.push(("why", flag.why.to_string()));
        facts.push(("based on", stands_on(flag)));
        facts.push(("override", who_may_override(flag).to_owned()));
        facts.extend(flag.given.as_ref().map(|given| ("given", reason_given(given, app))));
        facts
    }

    /// What else could help, in words only: what no choice does already.
    #[must_use]
    pub fn words(&self) -> &[&'static str] {
        self.flag().map_or(&[], |flag| flag.remedies)
    }
}

impl App {
    /// A room in which the state at hand is judged, with what is known of its weeks.
    pub(in crate::app) fn room(&self) -> Room<'_> {
        Room::knowing(&self.state, self.today(), self.views.known())
    }

    /// Why I may not make some changes, if so.
    pub(in crate::app) fn refused(&self, changes: &[Change]) -> Option<String> {
        let edits = self.state.edits_of(changes).ok()?;
        may_together(&self.state, &self.me, &edits).err().map(|(_, words)| words)
    }
}

/// A remedy to choose, with why it is not to be had now, if so.
pub(super) fn choice(app: &App, remedy: Remedy) -> Choice {
    Choice {
        title: remedy.title.clone(),
        reasons: remedy.reasons.clone(),
        message: remedy.message.clone(),
        unavailable: app.refused(&remedy.changes),
        way: Way::Remedy(Box::new(remedy)),
    }
}

/// Publishing is not a change of the rota, so it has its own way; where the flag is about a team's part, for that team.
fn publish(app: &App, flag: &Flag) -> Choice {
    let teams: Vec<_> = flag.teams(&app.state).into_iter().collect();
    let others = teams.iter().any(|team| !app.teams_led().contains(team));
    let unavailable = app.reason_against(Command::Publish);
    let deed = if teams.is_empty() { Deed::Run(Command::Publish) } else { Deed::Publish(teams.clone()) };
    Choice {
        title: format!("Publish the week{}", app.whose(&teams)),
        reasons: vec!["everybody can plan by it; anything still red needs a reason first".to_owned()],
        message: None,
        unavailable: unavailable
            .or_else(|| others.then(|| "it is for that team's lead to publish".to_owned())),
        way: Way::Do(Box::new(deed)),
    }
}

fn stands_on(flag: &Flag) -> String {
    let rule = flag.rule();
    match rule.source {
        "" => "our own judgement; change it as you see fit".to_owned(),
        source => format!("{}: {source}", rule.standing),
    }
}

/// Who may let it stand, from how strongly its rule holds.
fn who_may_override(flag: &Flag) -> &'static str {
    match flag.rule().strength {
        Strength::Block => "nobody: it cannot be saved",
        Strength::Override => "a team lead, with a reason that is kept with it",
        Strength::Flag if flag.severity == Severity::Red && flag.rule().is_of_week() => {
            "a team lead may let it stand; publishing asks for a reason, kept with it"
        }
        Strength::Flag => "it may stand; nobody has to give a reason",
    }
}

fn reason_given(given: &Override, app: &App) -> String {
    let state = &app.state;
    let person = PersonId::parse(&given.by).ok();
    let who = person.as_ref().map_or(given.by.as_str(), |id| state.call(id));
    let at = state.zone().moment(given.at);
    format!("{}, {} {}: {}", who, words::day(at.date(), app.today()), at.time(), given.reason)
}

/// Whether nothing can change any more of what a flag is for.
fn is_closed(flag: &Flag, state: &State) -> bool {
    let teams = flag.teams(state);
    let mut states = teams.iter().map(|team| state.team_state(flag.week, team));
    if teams.is_empty() {
        state.week_state(flag.week) == SheetState::Closed
    } else {
        states.any(|it| it == SheetState::Closed)
    }
}
