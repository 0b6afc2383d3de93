//! Publishing a week, closing it, opening it again, each for one team or several; and what changed in it.

use crate::app::layer::{Action, Draft, Item, Layer, ListLayer, PageLayer, PublishLayer};
use crate::app::{App, Effect, words};
use crate::command::Command;
use crate::domain::{Change, SheetMark, SheetState, Status, TeamId, TeamMark, Week, counted};
use crate::rota::Booked;
use crate::rules::weeks_read;

/// The most weeks that are published together.
const MOST_WEEKS: i32 = 12;

impl App {
    /// Publishes the week in view for the team that one leads; where there is more to choose from, asks.
    pub(in crate::app) fn publish(&mut self) -> Vec<Effect> {
        let teams = self.teams_led();
        let week = self.selection.week();
        let states: Vec<SheetState> = match teams.as_slice() {
            // A service without a team yet has one sheet a week.
            [] => vec![self.sheet_state()],
            teams => teams.iter().map(|team| self.state.team_state(week, team)).collect(),
        };
        if states == [SheetState::Draft] {
            return self.publish_for(teams, week);
        }
        let is_out = states.iter().any(|state| *state != SheetState::Draft);
        let mut items = if is_out { vec![what_changed()] } else { vec![] };
        for state in SheetState::ALL {
            let those: Vec<TeamId> = if teams.is_empty() {
                vec![]
            } else {
                teams.iter().filter(|team| self.state.team_state(week, team) == *state).cloned().collect()
            };
            if those.is_empty() && !(teams.is_empty() && states.contains(state)) {
                continue;
            }
            items.push(self.next_step(week, &those, *state));
            if let [_, _, ..] = those.as_slice() {
                items.extend(those.into_iter().map(|team| self.next_step(week, &[team], *state)));
            }
        }
        let mut list = ListLayer::new(words::week(week), items);
        list.narrows = false;
        self.ask_of(list);
        vec![]
    }

    /// What can become of a week for teams for which it has come so far.
    fn next_step(&self, week: Week, teams: &[TeamId], state: SheetState) -> Item {
        let all = self.state.records.teams.len();
        let whose = match teams {
            _ if all < 2 => String::new(),
            teams if teams.len() == all => " for every team".to_owned(),
            teams => format!(" for {}", self.team_names(teams)),
        };
        let (label, detail, action) = match state {
            SheetState::Draft => {
                let detail = "lists what is red, and asks why it goes out like that".to_owned();
                (format!("Publish the week{whose}"), detail, Action::Publish(teams.to_vec(), week))
            }
            SheetState::Published => {
                let detail = match self.still_planned(teams) {
                    0 => "freezes it; a lead can reopen it".to_owned(),
                    1 => "freezes it, with 1 session neither done nor missed yet".to_owned(),
                    n => format!("freezes it, with {n} sessions neither done nor missed yet"),
                };
                let action = Action::MarkWeek(week, teams.to_vec(), SheetState::Closed);
                (format!("Close the week{whose}"), detail, action)
            }
            SheetState::Closed => {
                let action = Action::MarkWeek(week, teams.to_vec(), SheetState::Published);
                let detail = "asks why; then it can be changed again".to_owned();
                (format!("Reopen the week{whose}"), detail, action)
            }
        };
        Item { label, detail, unavailable: None, action }
    }

    /// Asks for whom and until which week to publish, from the one in view on.
    pub(in crate::app) fn ask_publish_weeks(&mut self) {
        let teams = self.teams_led();
        if teams.len() < 2 {
            self.ask_publish_until(&teams);
            return;
        }
        let item = |label: String, teams: Vec<TeamId>| {
            let action = Action::AskPublishUntil(teams);
            Item { label, detail: String::new(), unavailable: None, action }
        };
        let all = if teams.len() == self.state.records.teams.len() { "Every team" } else { "Each of them" };
        let mut items = vec![item(all.to_owned(), teams.clone())];
        items.extend(
            teams.into_iter().map(|team| item(self.team_names(std::slice::from_ref(&team)), vec![team])),
        );
        let mut list = ListLayer::new("Publish several weeks for whom?".to_owned(), items);
        list.narrows = false;
        self.ask_of(list);
    }

    /// Asks until which week to publish for some teams, from the one in view on.
    pub(in crate::app) fn ask_publish_until(&mut self, teams: &[TeamId]) {
        let first = self.selection.week();
        let is_draft = |week: Week| match teams {
            [] => self.state.week_state(week) == SheetState::Draft,
            teams => teams.iter().any(|team| self.state.team_state(week, team) == SheetState::Draft),
        };
        let drafts: Vec<Week> = first.to(first.plus(MOST_WEEKS - 1)).filter(|week| is_draft(*week)).collect();
        let item = |(n, until): (usize, &Week)| {
            let weeks = drafts.get(..=n).unwrap_or_default();
            Item {
                label: words::weeks(weeks, self.today().week()),
                detail: format!("{}, up to {}", counted(weeks.len(), "week"), words::dated(until.sunday())),
                unavailable: None,
                action: Action::Publish(teams.to_vec(), *until),
            }
        };
        let items: Vec<Item> = drafts.iter().enumerate().map(item).collect();
        if items.is_empty() {
            let week = words::short_week(first, self.today());
            self.say(format!("{week} and the {} weeks after it are published already.", MOST_WEEKS - 1));
            return;
        }
        let title = format!("Publish which weeks{}?", self.whose(teams));
        let mut list = ListLayer::new(title, items);
        list.narrows = false;
        self.ask_of(list);
    }

    /// Publishes the weeks from the one in view up to another for some teams, once every week is here that their flags go by.
    pub(in crate::app) fn publish_for(&mut self, teams: Vec<TeamId>, until: Week) -> Vec<Effect> {
        let (first, last) = (weeks_read(self.selection.week()), weeks_read(until));
        let missing: Vec<_> = self.state.missing(*first.start(), *last.end()).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Action::Publish(teams, until));
        }
        match PublishLayer::new(self, &teams, until) {
            Some(layer) => self.layers.push(Layer::Publish(layer)),
            None => self.report_error("This week is still loading. Try again in a moment."),
        }
        vec![]
    }

    /// Says how far a week has come for some teams; where there is none, as a whole.
    pub(in crate::app) fn mark_week(
        &mut self,
        week: Week,
        teams: &[TeamId],
        state: SheetState,
    ) -> Vec<Effect> {
        let of_team = |team: &TeamId| {
            let TeamMark { team, mark } = self.state.team_mark(week, team);
            Change::from(TeamMark { team, mark: SheetMark { state, ..mark } })
        };
        let mut changes: Vec<Change> = teams.iter().map(of_team).collect();
        if teams.is_empty() {
            let now = self.state.sheet(week).and_then(|sheet| sheet.mark.as_ref());
            let mark = now.map_or_else(|| SheetMark::draft(week), |row| SheetMark::clone(&row.item));
            changes.push(SheetMark { state, ..mark }.into());
        }
        let verb = if state == SheetState::Closed { "Close" } else { "Reopen" };
        let summary = format!("{verb} {}{}", words::week(week), self.whose(teams));
        let draft = Draft::new(self.state.clone(), changes, summary);
        let ahead = if state == SheetState::Closed { self.still_ahead(week, teams) } else { 0 };
        if ahead == 0 {
            return self.commit(draft);
        }
        let item = Item {
            label: "Close it anyway".to_owned(),
            detail: "nothing in it can change until a lead reopens it".to_owned(),
            unavailable: None,
            action: Action::SaveAsAsked(draft),
        };
        let week = words::short_week(week, self.today());
        let title = format!("{week} is not over: {} still to come", counted(ahead, "session"));
        let mut list = ListLayer::new(title, vec![item]);
        list.narrows = false;
        self.ask_of(list);
        vec![]
    }

    /// How many sessions of some teams a week still has before it.
    fn still_ahead(&self, week: Week, teams: &[TeamId]) -> usize {
        let rules = self.rules();
        let rota = rules.rota(week);
        let sessions = rota.iter().flat_map(|rota| rota.sessions());
        sessions.filter(|it| it.start > self.now && self.is_planned_for(it, teams)).count()
    }

    /// Whether a session is one of some teams with nothing said of what became of it.
    fn is_planned_for(&self, booked: &Booked, teams: &[TeamId]) -> bool {
        let of = self.state.teams_in(booked.booking());
        let is_theirs = of.is_empty() || teams.is_empty() || teams.iter().any(|team| of.contains(team));
        booked.booking().status == Status::Planned && is_theirs
    }

    /// How many sessions of some teams have nothing said of what became of them.
    fn still_planned(&self, teams: &[TeamId]) -> usize {
        let planned = |booked: &&Booked| self.is_planned_for(booked, teams);
        self.view().map_or(0, |view| view.rota.sessions().iter().filter(planned).count())
    }

    /// Shows what changed in the week in view.
    pub(in crate::app) fn show_changes(&mut self) {
        let (title, paragraphs) = self.changes_in_words();
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
    }
}

fn what_changed() -> Item {
    Item {
        label: "Show what changed".to_owned(),
        detail: "since it was published".to_owned(),
        unavailable: None,
        action: Action::Run(Command::Changes),
    }
}
