//! Cover: the sessions that an absence touches, one at a time, and what could be done about each, to choose from; or the
//! best for all of them at once.

use super::choice::{Choice, Way};
use super::suggests::{Suggests, choice};
use super::{CoverTopic, Told};
use crate::app::layer::Draft;
use crate::app::shell::preview::Baseline;
use crate::app::{App, ScreenId, words};
use crate::command::{Command, Scope};
use crate::domain::{Date, SessionId};
use crate::planner::cover::{Basis, Best, Cover, Need, Standing, Touched};
use crate::planner::{Remedy, RemedyKind};

impl CoverTopic {
    /// What a need touches, the first session first; the weeks that it reads must be here.
    pub(in crate::app) fn new(need: Need, app: &App) -> Self {
        let cover = Cover::of(&app.room(), need, app.asked());
        Self { at: 0, left_behind: vec![], together: false, cover, all: Default::default() }
    }

    /// What it is for, in words: `Aisha, Thu 3 Dec`.
    #[must_use]
    pub fn what(&self, app: &App) -> String {
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

    /// What is supposed of the absence, where it is not agreed: `if Aisha is away`.
    fn supposes(&self, app: &App) -> Option<String> {
        match self.cover.basis() {
            Basis::Agreed => None,
            Basis::AskedFor => Some("if it is agreed".to_owned()),
            Basis::Supposed => {
                let person = self.cover.need().person()?;
                Some(format!("if {} is away, which is not recorded", app.state.call(person)))
            }
        }
    }

    /// What there is to say of the session that is looked at.
    fn standing(&self, app: &App) -> Option<Told> {
        match self.touched().get(self.at)?.standing {
            Standing::Begun => Some(Told::Text(begun(app))),
            Standing::Closed => {
                Some(Told::Text("Its week is closed, so it stays as it is; a lead can reopen it.".to_owned()))
            }
            Standing::Ahead => None,
        }
    }

    /// The best for all of them, as one change.
    fn look_together(&mut self, app: &App) -> Result<Vec<Choice>, String> {
        let best = self.cover.best(|changes| app.refused(changes).is_none());
        if best.chosen.is_empty() {
            self.together = false;
            return Err("Nothing suitable was found for any of them: look at them one by one.".to_owned());
        }
        let messages: Vec<&str> =
            best.chosen.iter().filter_map(|(_, remedy)| remedy.message.as_deref()).collect();
        let message = (!messages.is_empty()).then(|| messages.join("\n\n"));
        let title = self.all_in_words(&best, app);
        let changes = best.together.changes.clone();
        let all = Remedy { message, ..Remedy::new(RemedyKind::Reassign, title.clone(), changes) };
        let unavailable = app.refused(&all.changes);
        let line = |touched: &Touched| {
            let start = touched.session.start;
            format!("{} {} {}", words::day(start.date(), app.today()), start.time(), touched.title)
        };
        let done = best.chosen.iter().filter_map(|(id, remedy)| {
            self.touched_by(id).map(|touched| format!("{}: {}", line(touched), remedy.title))
        });
        let left = best.left.iter().filter_map(|id| self.touched_by(id)).map(line);
        self.all = (done.collect(), left.collect());
        // What to send is told once it is saved: of many it would hide what is done.
        let way = Way::Remedy(Box::new(all));
        Ok(vec![Choice { title, reasons: vec![], message: None, unavailable, way }])
    }

    fn all_in_words(&self, best: &Best, app: &App) -> String {
        let many = best.chosen.len();
        match (self.cover.need(), best.chosen.as_slice()) {
            (_, [(_, only)]) => only.title.clone(),
            (Need::Absence { person, span }, _) => {
                let (who, when) = (app.state.call(person), words::span(*span, app.today()));
                format!("Cover {many} sessions of {who}, {when}")
            }
            (Need::Sessions { person, .. }, _) => {
                format!("Cover {many} sessions of {} on days that moved", app.state.call(person))
            }
            (Need::Session { .. }, _) => format!("Cover {many} sessions"),
        }
    }

    fn touched_by(&self, id: &SessionId) -> Option<&Touched> {
        self.touched().iter().find(|it| it.session.id == *id)
    }
}

impl Suggests for CoverTopic {
    fn title(&self, app: &App) -> String {
        let what = self.what(app);
        match self.touched().len() {
            _ if self.together => format!("Cover · {what} · all as one change"),
            0 | 1 => format!("Cover · {what}"),
            many => format!("Cover · {what} · {} of {many}", self.at + 1),
        }
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Cover, Scope::List, Scope::Global]
    }

    fn hints(&self) -> &'static [Command] {
        &[
            Command::Choose,
            Command::CoverTogether,
            Command::NextTouched,
            Command::NextItem,
            Command::PreviousItem,
            Command::PreviousTouched,
            Command::CloseList,
        ]
    }

    fn before(&self, app: &App) -> Vec<Told> {
        if self.together {
            return vec![];
        }
        let supposition = self.supposes(app).map(|it| Told::Quiet(format!("This looks at what to do {it}.")));
        let lines = self.touched().iter().map(|it| in_words(it, app.today())).collect();
        let left_behind = self.left_behind.iter().map(|flag| {
            let words = format!("{}, if nothing is done: {}", flag.severity.word(), flag.message);
            Told::Graded(flag.severity, words)
        });
        supposition
            .into_iter()
            .chain([Told::List { lines, at: self.at }])
            .chain(left_behind)
            .chain(self.standing(app))
            .collect()
    }

    fn heading(&self) -> Option<&'static str> {
        let is_ahead = self.touched().get(self.at).is_some_and(|it| it.standing == Standing::Ahead);
        (is_ahead && !self.together).then_some("What could be done")
    }

    /// Of all together what is done, and what is left.
    fn after(&self, any: bool) -> Vec<Told> {
        if !self.together {
            let is_ahead = self.touched().get(self.at).is_some_and(|it| it.standing == Standing::Ahead);
            let words = "Nothing suitable was found: move it or cancel it by hand.";
            return if is_ahead && !any { vec![Told::Text(words.to_owned())] } else { vec![] };
        }
        let (done, left) = &self.all;
        let heading = (!left.is_empty()).then(|| Told::Heading("For you to look at".to_owned()));
        let left = left.iter().cloned().map(Told::Item);
        done.iter().cloned().map(Told::Text).chain(heading).chain(left).collect()
    }

    fn look(&mut self, app: &App) -> Result<Vec<Choice>, String> {
        if self.together {
            return self.look_together(app);
        }
        let Some(touched) = self.cover.touched().get(self.at) else { return Ok(vec![]) };
        self.left_behind = self.cover.left_behind(touched);
        Ok(self.cover.remedies(touched).into_iter().map(|remedy| choice(app, remedy)).collect())
    }

    fn take(&mut self, command: Command) -> bool {
        let all = self.touched().len().max(1);
        match command {
            Command::CoverTogether => self.together = !self.together,
            Command::CloseList if self.together => self.together = false,
            Command::NextTouched if !self.together => self.at = (self.at + 1) % all,
            Command::PreviousTouched if !self.together => self.at = (self.at + all - 1) % all,
            _ => return false,
        }
        true
    }

    fn move_on(&mut self, app: &App) -> Result<(), String> {
        let was_agreed = self.cover.basis() == Basis::Agreed;
        let at = self.touched().get(self.at).map(|touched| touched.session.id.clone());
        *self = Self::new(self.cover.need().clone(), app);
        if was_agreed && self.cover.basis() != Basis::Agreed {
            return Err("This absence was taken back: there is nothing to cover.".to_owned());
        }
        let same = |touched: &Touched| Some(&touched.session.id) == at.as_ref();
        self.at = self.touched().iter().position(same).unwrap_or(0);
        Ok(())
    }

    /// What is left of an absence, or of some sessions, is looked at once this is saved.
    fn completed(&self, draft: Draft, _chosen: &Remedy) -> Draft {
        let is_one = matches!(self.cover.need(), Need::Session { .. });
        Draft { covers: (!is_one).then(|| self.cover.need().clone()), ..draft }
    }

    /// The rota with the absence in it.
    fn baseline(&self, app: &App) -> Option<Baseline> {
        let (state, known) = self.cover.baseline();
        Some(Baseline { state, known, supposes: self.supposes(app) })
    }

    fn stays(&self) -> bool {
        true
    }
}

fn in_words(touched: &Touched, today: Date) -> String {
    let session = &touched.session;
    let goes_along = if touched.goes_with.is_some() { ", along with its session" } else { "" };
    let over = match touched.standing {
        Standing::Ahead => "",
        Standing::Begun => ", has begun",
        Standing::Closed => ", in a closed week",
    };
    format!(
        "{} {} {}{goes_along}{over}",
        words::day(session.start.date(), today),
        words::times(session.start, session.end),
        touched.title
    )
}

/// What is to be done about a session that has begun, with the keys that do it on the Week screen.
fn begun(app: &App) -> String {
    let key = |command| app.keys.map.key_of(command, ScreenId::Week.scopes());
    let with_key = |word: &str, command| match key(command) {
        Some(key) => format!("{word} ({key})"),
        None => word.to_owned(),
    };
    format!(
        "It has begun, so nobody can take it over: mark it on the Week screen as {}, {} or {}.",
        with_key("done", Command::MarkDone),
        with_key("missed", Command::MarkMissed),
        with_key("cancelled", Command::Cancel)
    )
}
