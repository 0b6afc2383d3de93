//! What is chosen on the History screen: whose, about whom and what, in force or taken back; or the door.

use crate::app::words::short_week;
use crate::domain::audit::Kind;
use crate::domain::{Date, LookBack, PersonId, State, TeamId, Week};

/// What is chosen on the History screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryChoice {
    /// One author's only: a person's id, or `owner`.
    pub by: Option<String>,
    /// What is about one person only.
    pub about: Option<PersonId>,
    /// What is about one team only.
    pub team: Option<TeamId>,
    /// What is about one kind of thing only.
    pub kind: Option<Kind>,
    /// What is about the week in view only.
    pub week: bool,
    /// What was taken back only, or what was not.
    pub undone: Option<bool>,
    /// Who came in and was refused what, in place of the changes.
    pub door: bool,
}

/// What was chosen from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// One author's; everybody's, when `None`.
    By(Option<String>),
    /// One team's; every team's, when `None`.
    Team(Option<TeamId>),
    /// One kind of thing; everything, when `None`.
    Kind(Option<Kind>),
}

impl HistoryChoice {
    /// Takes what was chosen from a list.
    pub fn take(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::By(by) => self.by = by,
            Chosen::Team(team) => self.team = team,
            Chosen::Kind(kind) => self.kind = kind,
        }
    }

    /// Goes on to the next: all, what is in force, what was taken back, all again.
    pub fn turn_undone(&mut self) {
        self.undone = match self.undone {
            None => Some(false),
            Some(false) => Some(true),
            Some(true) => None,
        };
    }

    /// What is looked for, while a week is in view.
    #[must_use]
    pub fn wanted(&self, week: Week) -> LookBack {
        LookBack {
            by: self.by.clone(),
            about: self.about.clone(),
            team: self.team.clone(),
            kind: self.kind,
            week: self.week.then_some(week),
            from: None,
            until: None,
            undone: self.undone,
        }
    }

    /// What is chosen, in words, part by part.
    #[must_use]
    pub fn in_words(&self, week: Week, state: &State, today: Date) -> Vec<String> {
        let by = |by: &String| format!("by {}", author_name(by, state));
        if self.door {
            let mut parts = vec!["who signed in, and what was refused".to_owned()];
            parts.extend(self.by.iter().map(by));
            return parts;
        }
        let mut parts: Vec<String> = self.by.iter().map(by).collect();
        parts.extend(self.about.iter().map(|id| format!("about {}", state.display_name(id))));
        let team = |id: &TeamId| state.team(id).map_or(id.to_string(), |team| team.name.clone());
        parts.extend(self.team.iter().map(team));
        parts.extend(self.kind.map(|kind| kind.to_string()));
        if self.week {
            parts.push(format!("about {}", short_week(week, today)));
        }
        match self.undone {
            Some(true) => parts.push("taken back".to_owned()),
            Some(false) => parts.push("in force".to_owned()),
            None => {}
        }
        if parts.is_empty() {
            parts.push("every change".to_owned());
        }
        parts
    }
}

/// What to call an author: a person's short name, `the owner`, or the id of somebody unknown.
#[must_use]
pub fn author_name(by: &str, state: &State) -> String {
    match PersonId::parse(by) {
        _ if by == crate::domain::Author::Owner.name() => "the owner".to_owned(),
        Ok(id) => state.display_name(&id).to_owned(),
        Err(_) => by.to_owned(),
    }
}
