//! Cover: the sessions that an absence touches, one at a time, and what could be done about each, to choose from; or the
//! best for all of them at once.

use std::sync::Arc;

use super::why::{Choice, choice, found_again};
use super::{Deed, Draft, Outcome};
use crate::app::layer::event::Event;
use crate::app::shell::preview::Baseline;
use crate::app::{App, words};
use crate::command::Command;
use crate::domain::{Change, SessionId, State};
use crate::planner::Asked;
use crate::planner::cover::{Basis, Best, Cover, Need, Touched};
use crate::rules::Flag;

/// How many lines a page is.
const PAGE: usize = 8;

/// An absence, or a session that cannot be as it is, and what could be done.
pub struct CoverLayer {
    /// Which of the touched sessions is looked at.
    pub at: usize,
    /// Which of its remedies is marked, and so previewed.
    pub marked: usize,
    /// Lines paged past.
    pub scrolled: usize,
    /// What is wrong, if something is.
    pub remark: Option<String>,
    /// The best for all of them, while that is looked at.
    pub together: Option<All>,
    cover: Cover,
    /// What was found for each touched session that was looked at.
    found: Vec<Option<Found>>,
    base: Arc<State>,
}

/// What was found for one touched session.
pub struct Found {
    /// What is flagged if nothing is done.
    pub left_behind: Vec<Flag>,
    /// What could be done, the best first.
    pub choices: Vec<Choice>,
}

/// The best for all sessions, as one change.
pub struct All {
    /// What is done, a line each.
    pub lines: Vec<String>,
    /// The sessions that nothing good was found for.
    pub left: Vec<String>,
    /// Why it cannot be carried out, if so.
    pub unavailable: Option<String>,
    best: Best,
}

impl CoverLayer {
    /// Looks for cover of a need, the first touched session first; the weeks that it reads must be here.
    pub(in crate::app) fn new(need: Need, app: &App) -> Self {
        let cover = Cover::of(&app.room(), need, Asked { now: app.now, by: app.me.name() });
        let found = cover.touched().iter().map(|_| None).collect();
        let base = app.state.clone();
        let mut layer =
            Self { at: 0, marked: 0, scrolled: 0, remark: None, together: None, cover, found, base };
        layer.look(app);
        layer
    }

    /// What it is for, in words: `Aisha, Thu 3 Dec`.
    #[must_use]
    pub fn title(&self, app: &App) -> String {
        match self.cover.need() {
            Need::Absence { person, span } => {
                format!("{}, {}", app.state.call(person), words::span(*span, app.today()))
            }
            Need::Sessions { person, .. } => format!("{}, days that moved", app.state.call(person)),
            Need::Session { .. } => {
                self.cover.touched().first().map_or_else(String::new, |touched| touched.title.clone())
            }
        }
    }

    /// The touched sessions, by start.
    #[must_use]
    pub fn touched(&self) -> &[Touched] {
        self.cover.touched()
    }

    /// What was found for the session that is looked at.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.found.get(self.at)?.as_ref()
    }

    /// What is supposed of the absence, where it is not agreed: `if Aisha is away`.
    #[must_use]
    pub fn supposes(&self, app: &App) -> Option<String> {
        match self.cover.basis() {
            Basis::Agreed => None,
            Basis::AskedFor => Some("if it is agreed".to_owned()),
            Basis::Supposed => {
                let person = self.cover.need().person()?;
                Some(format!("if {} is away, which is not recorded", app.state.call(person)))
            }
        }
    }

    /// The rota with the absence in it, which remedies are held against.
    pub(in crate::app) fn baseline(&self, app: &App) -> Baseline {
        let (state, known) = self.cover.baseline();
        Baseline { state, known, supposes: self.supposes(app) }
    }

    /// What the marked remedy, or all of them together, would change.
    pub(in crate::app) fn changes(&self) -> Vec<Change> {
        if let Some(all) = &self.together {
            return all.best.together.changes.clone();
        }
        let marked = self.found().and_then(|found| found.choices.get(self.marked)?.remedy());
        marked.map(|remedy| remedy.changes.clone()).unwrap_or_default()
    }

    /// Takes in that the state moved on: everything is worked out again. Says whether there is still an absence to cover.
    pub(in crate::app) fn catch_up(&mut self, app: &App) -> bool {
        if self.base.rev() == app.state.rev() {
            self.base.clone_from(&app.state);
            return true;
        }
        let was_agreed = self.cover.basis() == Basis::Agreed;
        let at = self.touched().get(self.at).map(|touched| touched.session.id.clone());
        let chosen = self.found().and_then(|found| found.choices.get(self.marked));
        let title = chosen.map(|choice| choice.title.clone());
        *self = Self::new(self.cover.need().clone(), app);
        if was_agreed && self.cover.basis() != Basis::Agreed {
            return false;
        }
        if let Some(at) = self.touched().iter().position(|touched| Some(&touched.session.id) == at.as_ref()) {
            self.at = at;
            self.look(app);
            self.marked = self.found().map_or(0, |found| found_again(&found.choices, title.as_deref()));
        }
        self.remark = Some("The rota has changed since; this is up to date.".to_owned());
        true
    }

    /// Works out what could be done about the session that is looked at, unless that is known.
    fn look(&mut self, app: &App) {
        (self.marked, self.scrolled, self.remark) = (0, 0, None);
        let (Some(touched), Some(slot)) = (self.cover.touched().get(self.at), self.found.get_mut(self.at))
        else {
            return;
        };
        slot.get_or_insert_with(|| Found {
            left_behind: self.cover.left_behind(touched),
            choices: self.cover.remedies(touched).into_iter().map(|remedy| choice(app, remedy)).collect(),
        });
    }

    pub(super) fn take(&mut self, event: &Event, app: &App) -> Outcome {
        if self.together.is_some() {
            return self.take_together(event, app);
        }
        let last = self.found().map_or(0, |found| found.choices.len().saturating_sub(1));
        match event {
            Event::Command(Command::CloseList) => return Outcome::Close,
            Event::Command(Command::Choose) => return self.choose(),
            Event::Command(Command::CoverTogether) => self.look_together(app),
            Event::Command(Command::NextItem) => {
                self.mark(if self.marked >= last { 0 } else { self.marked + 1 });
            }
            Event::Command(Command::PreviousItem) => self.mark(self.marked.checked_sub(1).unwrap_or(last)),
            Event::Command(Command::PageDown) => self.scrolled = self.scrolled.saturating_add(PAGE),
            Event::Command(Command::PageUp) => self.scrolled = self.scrolled.saturating_sub(PAGE),
            Event::Command(Command::NextTouched) => self.turn(1, app),
            Event::Command(Command::PreviousTouched) => {
                self.turn(self.touched().len().saturating_sub(1), app);
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn take_together(&mut self, event: &Event, app: &App) -> Outcome {
        match event {
            Event::Command(Command::CloseList | Command::CoverTogether) => {
                self.together = None;
                Outcome::Consumed
            }
            Event::Command(Command::Choose) => self.choose_together(app),
            Event::Command(Command::PageDown | Command::NextItem) => {
                self.scrolled = self.scrolled.saturating_add(1);
                Outcome::Consumed
            }
            Event::Command(Command::PageUp | Command::PreviousItem) => {
                self.scrolled = self.scrolled.saturating_sub(1);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn mark(&mut self, at: usize) {
        (self.marked, self.scrolled) = (at, 0);
    }

    /// Goes so many touched sessions on, round and round.
    fn turn(&mut self, by: usize, app: &App) {
        self.at = (self.at + by) % self.touched().len().max(1);
        self.look(app);
    }

    /// Works out the best for all of them.
    fn look_together(&mut self, app: &App) {
        self.scrolled = 0;
        let best = self.cover.best(|changes| app.refused(changes).is_none());
        if best.chosen.is_empty() {
            self.remark = Some(
                "Nothing suitable was found for any of them: look at them one by \
                one."
                    .to_owned(),
            );
            return;
        }
        let touched = |id: &SessionId| self.touched().iter().find(|it| it.session.id == *id);
        let line = |touched: &Touched| {
            format!(
                "{} {} {}",
                words::day(touched.session.start.date(), app.today()),
                touched.session.start.time(),
                touched.title
            )
        };
        let lines = best.chosen.iter().map(|(id, remedy)| {
            touched(id).map_or_else(String::new, |touched| format!("{}: {}", line(touched), remedy.title))
        });
        let left = best.left.iter().filter_map(touched).map(line);
        self.together = Some(All {
            lines: lines.collect(),
            left: left.collect(),
            unavailable: app.refused(&best.together.changes),
            best,
        });
    }

    fn choose(&self) -> Outcome {
        let chosen = self.found().and_then(|found| found.choices.get(self.marked));
        let Some(choice) = chosen.filter(|choice| choice.unavailable.is_none()) else {
            return Outcome::Consumed;
        };
        let Some(remedy) = choice.remedy() else { return Outcome::Consumed };
        self.save(remedy.changes.clone(), remedy.title.clone(), remedy.message.clone())
    }

    fn choose_together(&self, app: &App) -> Outcome {
        let Some(all) = self.together.as_ref().filter(|all| all.unavailable.is_none()) else {
            return Outcome::Consumed;
        };
        let messages: Vec<&str> =
            all.best.chosen.iter().filter_map(|(_, remedy)| remedy.message.as_deref()).collect();
        let tells = (!messages.is_empty()).then(|| messages.join("\n\n"));
        let many = all.best.chosen.len();
        let summary = match (self.cover.need(), many) {
            (_, 1) => all.best.chosen.first().map(|(_, remedy)| remedy.title.clone()).unwrap_or_default(),
            (Need::Absence { person, span }, _) => {
                format!(
                    "Cover {many} sessions of {}, {}",
                    self.base.call(person),
                    words::span(*span, app.today())
                )
            }
            (Need::Sessions { person, .. }, _) => {
                format!("Cover {many} sessions of {} on days that moved", self.base.call(person))
            }
            (Need::Session { .. }, _) => format!("Cover {many} sessions"),
        };
        self.save(all.best.together.changes.clone(), summary, tells)
    }

    /// Saves, then looks at what is left of an absence, or of some sessions.
    fn save(&self, changes: Vec<Change>, summary: String, tells: Option<String>) -> Outcome {
        let then = !matches!(self.cover.need(), Need::Session { .. });
        let then = then.then(|| self.cover.need().clone());
        let draft = Draft::new(self.base.clone(), changes, summary);
        Outcome::Do(Deed::Save(Draft { tells, covers: then, ..draft }))
    }
}
