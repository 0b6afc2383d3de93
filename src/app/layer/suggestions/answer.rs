//! What suggestions that are open answer: looking, marking, choosing.

use super::suggestion::{Suggestion, Way};
use super::suggests::Suggests;
use super::{SuggestionText, SuggestionsLayer, Topic};
use crate::app::App;
use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, LayerResponse};
use crate::command::Command;
use crate::domain::{Change, Week};
use crate::planner::Remedy;

/// How many lines a page is.
const PAGE: usize = 8;

impl SuggestionsLayer {
    /// Looks at a topic.
    pub(in crate::app) fn new(topic: Topic, app: &App) -> Self {
        let base = app.state.clone();
        let mut layer = Self { topic, choices: vec![], marked: 0, scrolled: 0, remark: None, base };
        layer.look(app);
        layer
    }

    pub(in crate::app) fn topic(&self) -> &dyn Suggests {
        match &self.topic {
            Topic::Flags(flags) => flags,
            Topic::Cover(cover) => &**cover,
            Topic::Offer(offer) => offer,
        }
    }

    fn topic_mut(&mut self) -> &mut dyn Suggests {
        match &mut self.topic {
            Topic::Flags(flags) => flags,
            Topic::Cover(cover) => &mut **cover,
            Topic::Offer(offer) => offer,
        }
    }

    /// What stands over it.
    #[must_use]
    pub fn title(&self, app: &App) -> String {
        self.topic().title(app)
    }

    /// The commands worth a hint, the most wanted first.
    #[must_use]
    pub fn hints(&self) -> &'static [Command] {
        self.topic().hints()
    }

    /// What there is to say before the choices.
    #[must_use]
    pub fn before(&self, app: &App) -> Vec<SuggestionText> {
        let mut told = self.topic().before(app);
        told.extend(self.remark.clone().map(SuggestionText::Warning));
        let heading = self.topic().heading().filter(|_| !self.choices.is_empty());
        told.extend(heading.map(|words| SuggestionText::Heading(words.to_owned())));
        told
    }

    /// What there is to say after the choices.
    #[must_use]
    pub fn after(&self) -> Vec<SuggestionText> {
        self.topic().after(!self.choices.is_empty())
    }

    /// The suggestion that is marked.
    fn remedy(&self) -> Option<&Remedy> {
        self.choices.get(self.marked)?.remedy()
    }

    /// What the marked one would change.
    pub(in crate::app) fn changes(&self) -> Vec<Change> {
        self.remedy().map(|remedy| remedy.changes.clone()).unwrap_or_default()
    }

    /// The week of the marked one, where the screen shows that.
    pub(in crate::app) fn week(&self) -> Option<Week> {
        let remedy = self.remedy().filter(|_| self.topic().shows_its_week())?;
        remedy.changes.iter().find_map(|change| change.key().week())
    }

    /// Works out what could be done about what is in view, and marks the best.
    fn look(&mut self, app: &App) {
        let found = self.topic_mut().look(app);
        (self.marked, self.scrolled) = (0, 0);
        (self.choices, self.remark) = match found {
            Ok(choices) => (choices, None),
            Err(words) => (vec![], Some(words)),
        };
    }

    /// Takes in that the state moved on: what could be done is worked out again, and what was marked stays marked. The error
    /// says that there is nothing left that it would be about.
    pub(in crate::app) fn catch_up(&mut self, app: &App) -> Result<(), String> {
        if self.base.rev() == app.state.rev() {
            self.base.clone_from(&app.state);
            return Ok(());
        }
        self.base = app.state.clone();
        let marked = self.choices.get(self.marked).map(|choice| choice.title.clone());
        let was_waiting = self.choices.first().is_some_and(Suggestion::is_waiting);
        self.topic_mut().move_on(app)?;
        self.look(app);
        // The first, where it is not offered any more.
        let same = |choice: &Suggestion| Some(&choice.title) == marked.as_ref();
        self.marked = self.choices.iter().position(same).unwrap_or(0);
        let is_waiting = self.choices.first().is_some_and(Suggestion::is_waiting);
        if is_waiting && !was_waiting {
            self.marked = 0;
            return Ok(());
        }
        self.remark = self.remark.take().or_else(|| self.topic().moved().map(str::to_owned));
        Ok(())
    }

    pub(in crate::app::layer) fn take(&mut self, event: &Event, app: &App) -> LayerResponse {
        let Event::Command(command) = *event else { return LayerResponse::Ignored };
        if self.topic_mut().take(command) {
            self.look(app);
            return LayerResponse::Consumed;
        }
        let last = self.choices.len().saturating_sub(1);
        match command {
            Command::CloseList => return LayerResponse::Close,
            Command::Choose if self.choices.get(self.marked).is_some_and(Suggestion::is_waiting) => {
                if !self.topic_mut().go_on(app) {
                    return LayerResponse::Close;
                }
                self.look(app);
            }
            Command::Choose => return self.choose(),
            // Pressed again before the desk has it, it asks once.
            Command::AskFirst if app.pending.save.is_some() => {}
            Command::AskFirst => return self.ask_first(app),
            Command::NextItem => self.mark(if self.marked >= last { 0 } else { self.marked + 1 }),
            Command::PreviousItem => self.mark(self.marked.checked_sub(1).unwrap_or(last)),
            Command::PageDown => self.scrolled = self.scrolled.saturating_add(PAGE),
            Command::PageUp => self.scrolled = self.scrolled.saturating_sub(PAGE),
            _ => return LayerResponse::Ignored,
        }
        LayerResponse::Consumed
    }

    /// Asks whom the marked choice would put down. What is looked at stays open, since nothing is covered yet.
    fn ask_first(&mut self, app: &App) -> LayerResponse {
        let asked = match self.remedy() {
            Some(remedy) => self.topic().asks(app, remedy),
            None => Err("This puts nobody down, so there is nobody to ask first.".to_owned()),
        };
        match asked {
            Ok(draft) => LayerResponse::Do(Action::SaveAsAsked(draft)),
            Err(words) => {
                self.remark = Some(words);
                LayerResponse::Consumed
            }
        }
    }

    fn mark(&mut self, at: usize) {
        (self.marked, self.scrolled) = (at, 0);
    }

    fn choose(&self) -> LayerResponse {
        let Some(choice) = self.choices.get(self.marked).filter(|choice| choice.unavailable.is_none()) else {
            return LayerResponse::Consumed;
        };
        match &choice.way {
            Way::Do(action) => LayerResponse::CloseAndDo(Action::clone(action)),
            Way::GoOn => LayerResponse::Consumed,
            Way::Remedy(remedy) => {
                let draft = Draft::new(self.base.clone(), remedy.changes.clone(), remedy.title.clone());
                let draft = Draft { tells: remedy.message.clone(), ..draft };
                LayerResponse::Do(Action::Save(self.topic().completed(draft, remedy)))
            }
        }
    }
}
