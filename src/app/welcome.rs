//! The first run: three ways to a first week.

use super::layer::{Action, Item, ListLayer};
use crate::command::Command;
use crate::domain::Rev;

/// What can be set up after a post and its people.
pub(in crate::app) fn next_steps() -> ListLayer {
    let item = |label: &str, detail: &str, action: Action| Item {
        label: label.to_owned(),
        detail: detail.to_owned(),
        unavailable: None,
        action,
    };
    let items = vec![
        item("See the week", "a adds to it, ? shows every key", Action::Run(Command::ShowWeek)),
        item("Another post and its people", "in this team or a new one", Action::PostWithPeople),
        item(
            "Places, travel, holidays and everybody else",
            "leads, supervisors, colleagues: Service",
            Action::Run(Command::ShowService),
        ),
        item("Families", "by local reference, never by name: Caseload", Action::Run(Command::ShowCaseload)),
    ];
    let mut list = ListLayer::new("That is kept. What next?", items);
    list.narrows = false;
    list
}

/// What is kept of the welcome, from when the store was found empty until there is a service.
#[derive(Default)]
pub(in crate::app) struct Welcome {
    /// Of which revision the desk was asked what could be done again.
    pub looked_ahead: Option<Rev>,
}

/// The three choices of an empty store.
pub(in crate::app) fn welcome() -> ListLayer {
    welcome_back(None, None)
}

/// The choices of an empty store, and below them to bring back what was undone, where something was.
pub(in crate::app) fn welcome_back(undone: Option<&str>, key: Option<&str>) -> ListLayer {
    let item = |label: &str, detail: &str, action: Action| Item {
        label: label.to_owned(),
        detail: detail.to_owned(),
        unavailable: None,
        action,
    };
    let mut items = vec![
        item("Look around the example service", "a made-up team; undo removes it", Action::Example),
        item("Set up our team", "service, team, post, people: two minutes", Action::SetUp),
        item("Open a team file", "a .toml file that you were given or exported", Action::AskFile),
    ];
    if let Some(undone) = undone {
        let with = key.map_or_else(String::new, |key| format!("{key} brings back what was undone: "));
        items.push(item(
            "Bring back what was undone",
            &format!("{with}{undone}"),
            Action::Run(Command::Redo),
        ));
    }
    let mut list = ListLayer::new("Welcome to Tandem. How would you like to start?", items);
    list.narrows = false;
    list.closable = false;
    list
}
