//! Weeks by team: whose weeks one publishes and closes, and how far the week in view has come, in words.

use std::collections::BTreeMap;

use super::{App, Visibility, words};
use crate::domain::{SheetState, TeamId, Week, rights};

impl App {
    /// The teams whose weeks I publish and close; the selected person's first.
    #[must_use]
    pub fn teams_led(&self) -> Vec<TeamId> {
        let mut teams = rights::teams_led(&self.state, &self.me);
        let first = self.team_in_view();
        teams.sort_by_key(|team| Some(team) != first.as_ref());
        teams
    }

    /// The team of whoever sits here; `None` for the owner, who has all of them.
    pub(in crate::app) fn own_team(&self) -> Option<TeamId> {
        let me = self.me.person()?;
        self.state.person(me).map(|person| person.team.clone())
    }

    /// The team that is looked at: the selected person's, else my own.
    #[must_use]
    pub fn team_in_view(&self) -> Option<TeamId> {
        let person = |id| self.state.person(id);
        let looked_at = self.selection.person.as_ref().and_then(person);
        looked_at.or_else(|| self.me.person().and_then(person)).map(|person| person.team.clone())
    }

    /// A team's name.
    #[must_use]
    pub fn team_name(&self, team: &TeamId) -> String {
        self.state.team(team).map_or(team.to_string(), |team| team.name.clone())
    }

    /// Whose something is, after a verb: ` for Ailsa MBU`; nothing where it is for every team there is.
    #[must_use]
    pub fn whose(&self, teams: &[TeamId]) -> String {
        let all = self.state.records.teams.keys().all(|team| teams.contains(team));
        if all || teams.is_empty() { String::new() } else { format!(" for {}", self.team_names(teams)) }
    }

    /// Names of teams in a row, in the order of the service.
    #[must_use]
    pub fn team_names(&self, teams: &[TeamId]) -> String {
        let there = self.state.records.teams.keys().filter(|team| teams.contains(team));
        let names: Vec<String> = there.map(|team| self.team_name(team)).collect();
        words::in_a_row(&names)
    }

    /// How far the week in view has come as a whole.
    #[must_use]
    pub fn sheet_state(&self) -> SheetState {
        self.state.week_state(self.selection.week())
    }

    /// How far a week has come, in words: one for all, or each team's.
    #[must_use]
    pub fn states_in_words(&self, week: Week) -> String {
        if self.state.is_split(week) {
            self.by_state(week, |team| self.team_name(team))
        } else {
            self.state.week_state(week).word().to_owned()
        }
    }

    /// The same of the week in view, the longest first: whoever draws it takes the first that fits. The last is a word or
    /// two.
    #[must_use]
    pub fn states_of_view(&self) -> Vec<String> {
        let week = self.selection.week();
        let own_part = self.visibility() != Visibility::All;
        if !self.state.is_split(week) {
            let words: &[&str] = match self.state.week_state(week) {
                SheetState::Draft if own_part => &["DRAFT, your part", "DRAFT"],
                SheetState::Draft => &["DRAFT, not published", "DRAFT"],
                SheetState::Published => &["PUBLISHED"],
                SheetState::Closed => &["CLOSED, read only", "CLOSED"],
            };
            return words.iter().map(|words| (*words).to_owned()).collect();
        }
        let states = self.state.team_states(week);
        let mut all = vec![
            self.by_state(week, |team| self.team_name(team)),
            self.by_state(week, |team| self.short_name(team)),
        ];
        if let Some((team, state)) = self.team_in_view().and_then(|team| {
            let state = *states.get(&team)?;
            Some((team, state))
        }) {
            let unlike = states.values().filter(|other| **other != state).count();
            let others =
                if unlike == 1 { "1 team is not".to_owned() } else { format!("{unlike} teams are not") };
            all.push(format!("{} {state}, {others}", self.team_name(&team)));
            all.push(format!("{} {state}", self.short_name(&team)));
        }
        all.push("by team".to_owned());
        all
    }

    /// Teams by how far a week has come for them: `Ailsa MBU published, Strathmore draft`.
    fn by_state(&self, week: Week, name: impl Fn(&TeamId) -> String) -> String {
        let mut groups: BTreeMap<std::cmp::Reverse<SheetState>, Vec<String>> = BTreeMap::new();
        for (team, state) in self.state.team_states(week) {
            groups.entry(std::cmp::Reverse(state)).or_default().push(name(&team));
        }
        let each = groups.iter().map(|(state, names)| format!("{} {}", words::in_a_row(names), state.0));
        each.collect::<Vec<_>>().join(", ")
    }

    /// A team's name by its first word, where no other team's begins with it.
    fn short_name(&self, team: &TeamId) -> String {
        let name = self.team_name(team);
        let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
        let Some(short) = first(&name) else { return name };
        let named =
            self.state.records.teams.keys().filter(|it| first(&self.team_name(it)).as_ref() == Some(&short));
        if named.count() == 1 { short } else { name }
    }
}
