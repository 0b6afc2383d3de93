//! The People screen: everyone, by team and role.

mod card;

use self::card::open_role_card;
use crate::app::layer::Personal;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::shell::views::WeekView;
use crate::app::{App, Effect};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Author, KeptApart, Person, PublicKey};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "People",
    scopes: &[Scope::People, Scope::Global],
    shown_by: &[Command::ShowPeople],
    hints: &[
        Command::Down,
        Command::Up,
        Command::EditPerson,
        Command::AddPerson,
        Command::RoleCard,
        Command::NoteTraining,
        Command::Joiner,
        Command::Leaver,
        Command::Readiness,
        Command::ListSessions,
        Command::ShowWeek,
        Command::ShowDay,
        Command::Find,
        Command::Palette,
        Command::Undo,
        Command::Quit,
    ],
};

/// The People screen.
pub(in crate::app) struct PeopleScreen;

impl Screen for PeopleScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::EditPerson => {
                let id = app.selection.person.clone();
                app.open_person(id);
            }
            Command::AddPerson => app.open_person(None),
            Command::EditThemes => app.ask_personal(Personal::Themes),
            Command::KeepApart => app.ask_personal(Personal::Apart),
            Command::NoteTraining => app.ask_personal(Personal::Training),
            Command::AddKey => app.ask_personal(Personal::Key),
            Command::RoleCard => open_role_card(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let people = app.people_listed();
        let at = people.iter().position(|id| Some(id) == app.selection.person.as_ref());
        let at = at.map_or(0, |at| stepped(at, by, people.len()));
        app.select_person(people.get(at).cloned());
    }

    fn settle_person(&self, app: &mut App, _view: &WeekView) {
        let me = app.me.person().cloned();
        app.keep_to(&app.people_listed(), me);
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::PersonEditing, no_editing(app));
        facts.note(Need::PersonAdding, app.new_person().and_then(|new| app.refusal(None::<Person>, new)));
        facts.note(Need::Entrance, no_entrance(app));
        facts.note(Need::Themes, no_themes(app));
        facts.note(Need::Parting, no_parting(app));
    }
}

/// Why I may not change the selected person.
fn no_editing(app: &App) -> Option<String> {
    let person = app.state.person(app.selection.person.as_ref()?)?;
    let other = Person { started: Some(app.today()), initials: Some("new".to_owned()), ..person.clone() };
    app.refusal(Some(person.clone()), other)
}

/// Why I may not say how the selected person comes in.
fn no_entrance(app: &App) -> Option<String> {
    app.refusal(None::<PublicKey>, PublicKey::unread(app.selection.person.clone()?))
}

/// Why I may not say what to ask the selected person about first.
fn no_themes(app: &App) -> Option<String> {
    if app.me == Author::Owner && !app.home.is_said {
        return Some(format!(
            "only {} may see that, or the account that owns the store, with --as owner",
            app.state.display_name(app.selection.person.as_ref()?)
        ));
    }
    let person = app.state.person(app.selection.person.as_ref()?)?;
    let other =
        Person { ask_first: [person.ask_first.as_slice(), &[String::new()]].concat(), ..person.clone() };
    app.refusal(Some(person.clone()), other)
}

/// Why I may not say what the selected person is kept apart from.
fn no_parting(app: &App) -> Option<String> {
    let person = app.selection.person.clone()?;
    app.refusal(None::<KeptApart>, KeptApart { person, from: vec![] })
}
