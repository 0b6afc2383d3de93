//! The History screen: looking back a page at a time, what is chosen there, one entry in full, going to what it touched.

use super::{Ask, Chosen, Found, Look};
use crate::app::layer::{Deed, Item, Layer, ListLayer};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, words};
use crate::command::{Command, Scope, Situation};
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
            Command::OpenEntry => return app.open_entry(),
            Command::GoToEntry => app.go_to_entry(),
            Command::HistoryBy => app.ask_whose_history(),
            Command::HistoryByTeam => app.ask_which_teams_history(),
            Command::HistoryByKind => app.ask_which_kind(),
            Command::HistoryOfPerson => match choice.about.take() {
                Some(_) => {}
                None => choice.about = app.spot.person.clone(),
            },
            Command::HistoryOfWeek => choice.week = !choice.week,
            Command::HistoryUndone => choice.turn_undone(),
            Command::SignIns => choice.door = !choice.door,
            Command::AllHistory => *choice = super::Choice::default(),
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
        let wanted = history.choice.wanted(app.spot.week());
        let rows = usize::from(app.size.1);
        let (number, look) = history.next_look(wanted, app.state.rev(), rows)?;
        Some(Effect::LookBack(Ask { number, look }))
    }

    fn put_away(&self, app: &mut App) {
        app.screens.history.put_away();
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.no_sign_ins = may_see_sign_ins(&app.state, &app.me).err();
    }
}

impl App {
    /// Takes in what the desk found.
    pub(in crate::app) fn found(&mut self, number: u32, found: Found) {
        let (opens, awaits) = (self.screens.history.opens(number), self.screens.history.awaits(number));
        match found {
            Found::Whole(whole) if opens => match whole {
                Some(whole) if self.screen == ScreenId::History && self.layers.is_empty() => {
                    self.layers.push(Layer::Page(self.page_of(&whole)));
                }
                Some(_) => {}
                None => self.regret("This entry can no longer be shown."),
            },
            Found::Trouble(words) if opens => self.regret(words),
            Found::Entries { entries, reached, whole, turns } if awaits => {
                let lines = entries.iter().map(|seen| self.line_of(seen)).collect();
                self.screens.history.take_entries(lines, (reached, whole), turns);
            }
            Found::Door(all) if awaits => {
                let (of, by) = (all.len(), self.screens.history.choice.by.clone());
                let chosen = all.into_iter().filter(|it| by.as_ref().is_none_or(|by| it.who == *by));
                let door = chosen.map(|it| self.door_line_of(it)).collect();
                self.screens.history.take_door(door, of);
            }
            Found::Trouble(words) if awaits => self.screens.history.fail(words),
            // The answer to a question that is no longer asked.
            _ => {}
        }
    }

    /// Shows the marked entry in full, as soon as its fields are here.
    fn open_entry(&mut self) -> Vec<Effect> {
        if let Some(line) = self.screens.history.marked_at_door() {
            let page = self.page_of_door(line);
            self.layers.push(Layer::Page(page));
            return vec![];
        }
        let Some(rev) = self.screens.history.marked().map(|line| line.rev) else {
            self.say("There is no entry here to open.");
            return vec![];
        };
        let number = self.screens.history.open();
        vec![Effect::LookBack(Ask { number, look: Look::Whole(rev) })]
    }

    /// Goes to the week, the session or the person that the marked entry touched.
    fn go_to_entry(&mut self) {
        let Some(line) = self.screens.history.marked() else {
            self.say("There is nothing here to go to.");
            return;
        };
        let Some(target) = line.target.clone() else {
            self.say(format!("“{}” is about no week and nobody to go to.", line.summary));
            return;
        };
        let said = format!("{} · {}: {}", self.day_in_full(line.at), line.who, line.summary);
        self.screen = ScreenId::Week;
        self.go_to(target);
        self.say(said);
    }

    fn ask_whose_history(&mut self) {
        let mut items = vec![item("Everybody", "", Chosen::By(None))];
        let mut marked = 0;
        for author in self.authors() {
            if self.screens.history.choice.by.as_ref() == Some(&author) {
                marked = items.len();
            }
            let person = self.state.people().find(|person| person.id.as_str() == author);
            let (label, detail) = match person {
                Some(person) => (person.name.clone(), person.role.title()),
                None => ("The owner".to_owned(), "the account that owns the store"),
            };
            items.push(item(&label, detail, Chosen::By(Some(author))));
        }
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose changes?", items) }));
    }

    fn ask_which_teams_history(&mut self) {
        let mut items = vec![item("Every team", "", Chosen::Team(None))];
        let mut marked = 0;
        for team in self.state.records.teams.values().map(|row| &row.item) {
            if self.screens.history.choice.team.as_ref() == Some(&team.id) {
                marked = items.len();
            }
            items.push(item(&team.name, "and what is about no team", Chosen::Team(Some(team.id.clone()))));
        }
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("About which team?", items) }));
    }

    fn ask_which_kind(&mut self) {
        let mut items = vec![item("Everything", "", Chosen::Kind(None))];
        let of = |kind: &Kind| item(&words::capital(kind.word()), kind.doc(), Chosen::Kind(Some(*kind)));
        items.extend(Kind::ALL.iter().map(of));
        let marked =
            self.screens.history.choice.kind.and_then(|kind| Kind::ALL.iter().position(|it| *it == kind));
        let marked = marked.map_or(0, |at| at + 1);
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("About what?", items) }));
    }
}

fn item(label: &str, detail: &str, chosen: Chosen) -> Item {
    let (label, detail) = (label.to_owned(), detail.to_owned());
    Item { label, detail, unavailable: None, deed: Deed::ChooseHistory(chosen) }
}
