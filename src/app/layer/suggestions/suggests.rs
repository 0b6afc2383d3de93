//! What a topic answers, whatever it is, and how a remedy becomes something to choose.

use super::suggestion::{Suggestion, Way};
use super::text::SuggestionText;
use crate::app::App;
use crate::app::layer::Draft;
use crate::app::shell::preview::PreviewBaseline;
use crate::command::{Command, Scope};
use crate::planner::Remedy;

/// What a topic answers.
pub(in crate::app) trait Suggests {
    /// What stands over it.
    fn title(&self, app: &App) -> String;

    /// Where its keys are given, innermost first.
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List, Scope::Global]
    }

    /// The commands worth a hint, the most wanted first.
    fn hints(&self) -> &'static [Command] {
        &[Command::Choose, Command::NextItem, Command::PreviousItem, Command::CloseList, Command::PageDown]
    }

    /// What there is to say before the choices.
    fn before(&self, app: &App) -> Vec<SuggestionText>;

    /// What the choices are called, where they need a name.
    fn heading(&self) -> Option<&'static str> {
        None
    }

    /// What there is to say after the choices, where there are some and where there are none.
    fn after(&self, _any: bool) -> Vec<SuggestionText> {
        vec![]
    }

    /// Works out what could be done about what is in view; the error says why there is nothing to choose from.
    fn look(&mut self, app: &App) -> Result<Vec<Suggestion>, String>;

    /// Takes one of its own commands: it looks at something else now. Says whether it did.
    fn take(&mut self, _command: Command) -> bool {
        false
    }

    /// Takes in that the state moved on, before it looks again. The error says that it is over, and why.
    fn move_on(&mut self, _app: &App) -> Result<(), String> {
        Ok(())
    }

    /// What is said once the state has moved on and there still is something to choose from.
    fn moved(&self) -> Option<&'static str> {
        Some("The rota has changed since; this is up to date.")
    }

    /// Adds to the draft of what was chosen what is known of it here.
    fn completed(&self, draft: Draft, _chosen: &Remedy) -> Draft {
        draft
    }

    /// Asks whoever a choice would put down for it, and changes nothing yet; the error says why nobody can be asked.
    fn asks(&self, _app: &App, _chosen: &Remedy) -> Result<Draft, String> {
        Err("This puts nobody down, so there is nobody to ask first.".to_owned())
    }

    /// Goes on to what is next to look at; says whether there is something.
    fn go_on(&mut self, _app: &App) -> bool {
        false
    }

    /// The rota that choices are held against, where it is not the one at hand.
    fn baseline(&self, _app: &App) -> Option<PreviewBaseline> {
        None
    }

    /// Whether the screen shows the week of what is marked.
    fn shows_its_week(&self) -> bool {
        false
    }

    /// Whether the selection stays where it is once something is saved.
    fn stays(&self) -> bool {
        false
    }
}

/// A remedy to choose, with why it is not to be had now, if so.
pub(super) fn suggestion(app: &App, remedy: Remedy) -> Suggestion {
    Suggestion {
        title: remedy.title.clone(),
        reasons: remedy.reasons.clone(),
        message: remedy.message.clone(),
        unavailable: app.not_mine_to_make(&remedy.changes),
        way: Way::Remedy(Box::new(remedy)),
    }
}
