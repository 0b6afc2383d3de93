//! The History screen: looking back a page at a time, what is chosen there, one entry in full, going to what it touched.

use super::page::{day_in_full, page_of, page_of_door};
use super::read::{authors, door_line_of, line_of};
use super::{Chosen, HistoryFound, HistoryQuery, HistoryRequest};
use crate::app::layer::{Action, Item, Layer, ListLayer};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::audit::{Kind, may_see_sign_ins};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "History",
    scopes: &[Scope::History, Scope::Global],
    shown_by: &[Command::ShowHistory],
    hints: &[
        Command::OpenEntry,
        Command::GoToEntry,
        Command::HistoryBy,
        Command::HistoryOfPerson,
        Command::HistoryByKind,
        Command::HistoryByTeam,
        Command::HistoryOfWeek,
        Command::HistoryUndone,
        Command::SignIns,
        Command::AllHistory,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The History screen.
pub(in crate::app) struct HistoryScreen;

impl Screen for HistoryScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let choice = &mut app.screens.history.choice;
        match command {
            Command::OpenEntry => return open_entry(app),
            Command::GoToEntry => go_there(app),
            Command::HistoryBy => ask_whose_history(app),
            Command::HistoryByTeam => ask_which_teams_history(app),
            Command::HistoryByKind => ask_which_kind(app),
            Command::HistoryOfPerson => match choice.about.take() {
                Some(_) => {}
                None => choice.about = app.selection.person.clone(),
            },
            Command::HistoryOfWeek => choice.week = !choice.week,
            Command::HistoryUndone => choice.turn_undone(),
            Command::SignIns => choice.door = !choice.door,
            Command::AllHistory => *choice = super::HistoryChoice::default(),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let history = &mut app.screens.history;
        history.mark = stepped(history.mark, by, history.count());
    }

    fn news(&self, app: &mut App) {
        app.screens.history.news();
    }

    /// Asks the desk for what is needed next.
    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let history = &mut app.screens.history;
        if may_see_sign_ins(&app.state, &app.me).is_err() {
            history.choice.door = false;
        }
        let wanted = history.choice.wanted(app.selection.week());
        let rows = usize::from(app.surface.size.1);
        let (number, look) = history.next_look(wanted, app.state.rev(), rows)?;
        Some(Effect::LookBack(HistoryQuery { number, look }))
    }

    fn put_away(&self, app: &mut App) {
        app.screens.history.put_away();
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::Door, may_see_sign_ins(&app.state, &app.me).err());
    }
}

/// Takes in what the desk found.
pub(in crate::app) fn take_found(app: &mut App, number: u32, found: HistoryFound) {
    let (opens, awaits) = (app.screens.history.opens(number), app.screens.history.awaits(number));
    match found {
        HistoryFound::Whole(whole) if opens => match whole {
            Some(whole) if app.screen == ScreenId::History && app.layers.is_empty() => {
                app.layers.push(Layer::Page(page_of(app, &whole)));
            }
            Some(_) => {}
            None => app.report_error("This entry can no longer be shown."),
        },
        HistoryFound::Trouble(words) if opens => app.report_error(words),
        HistoryFound::Entries { entries, reached, whole, turns } if awaits => {
            let lines = entries.iter().map(|seen| line_of(app, seen)).collect();
            app.screens.history.take_entries(lines, (reached, whole), turns);
        }
        HistoryFound::Door(all) if awaits => {
            let (of, by) = (all.len(), app.screens.history.choice.by.clone());
            let chosen = all.into_iter().filter(|it| by.as_ref().is_none_or(|by| it.who == *by));
            let door = chosen.map(|it| door_line_of(app, it)).collect();
            app.screens.history.take_door(door, of);
        }
        HistoryFound::Trouble(words) if awaits => app.screens.history.fail(words),
        // The answer to a question that is no longer asked.
        _ => {}
    }
}

/// Shows the marked entry in full, as soon as its fields are here.
fn open_entry(app: &mut App) -> Vec<Effect> {
    if let Some(line) = app.screens.history.marked_at_door() {
        let page = page_of_door(app, line);
        app.layers.push(Layer::Page(page));
        return vec![];
    }
    let Some(rev) = app.screens.history.marked().map(|line| line.rev) else {
        app.say("There is no entry here to open.");
        return vec![];
    };
    let number = app.screens.history.open();
    vec![Effect::LookBack(HistoryQuery { number, look: HistoryRequest::Whole(rev) })]
}

/// Goes to the week, the session or the person that the marked entry touched.
fn go_there(app: &mut App) {
    let Some(line) = app.screens.history.marked() else {
        app.say("There is nothing here to go to.");
        return;
    };
    let Some(target) = line.target.clone() else {
        app.say(format!("“{}” has no week and nobody to go to.", line.summary));
        return;
    };
    let said = format!("{} · {}: {}", day_in_full(app, line.at), line.who, line.summary);
    app.screen = ScreenId::Week;
    app.go_to(target);
    app.say(said);
}

fn ask_whose_history(app: &mut App) {
    let mut items = vec![item("Everybody", "", Chosen::By(None))];
    let mut marked = 0;
    for author in authors(app) {
        if app.screens.history.choice.by.as_ref() == Some(&author) {
            marked = items.len();
        }
        let person = app.state.people().find(|person| person.id.as_str() == author);
        let (label, detail) = match person {
            Some(person) => (person.name.clone(), person.role.title()),
            None => ("The owner".to_owned(), "the account that owns the store"),
        };
        items.push(item(&label, detail, Chosen::By(Some(author))));
    }
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose changes?", items) }));
}

fn ask_which_teams_history(app: &mut App) {
    let mut items = vec![item("Every team", "", Chosen::Team(None))];
    let mut marked = 0;
    for team in app.state.records.teams.values().map(|row| &row.item) {
        if app.screens.history.choice.team.as_ref() == Some(&team.id) {
            marked = items.len();
        }
        items.push(item(&team.name, "and what belongs to no team", Chosen::Team(Some(team.id.clone()))));
    }
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("About which team?", items) }));
}

fn ask_which_kind(app: &mut App) {
    let mut items = vec![item("Everything", "", Chosen::Kind(None))];
    let of = |kind: &Kind| item(&words::capital(kind.word()), kind.doc(), Chosen::Kind(Some(*kind)));
    items.extend(Kind::ALL.iter().map(of));
    let marked = app.screens.history.choice.kind.and_then(|kind| Kind::ALL.iter().position(|it| *it == kind));
    let marked = marked.map_or(0, |at| at + 1);
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("About what?", items) }));
}

fn item(label: &str, detail: &str, chosen: Chosen) -> Item {
    let action = Action::OfScreen(ScreenAction::LookBack(chosen));
    Item { label: label.to_owned(), detail: detail.to_owned(), unavailable: None, action }
}
