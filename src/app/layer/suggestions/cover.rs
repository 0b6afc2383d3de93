//! Cover: the sessions that an absence touches, one at a time, and what could be done about each, to choose from; or the
//! best for all of them at once.

use super::suggestion::{Suggestion, Way};
use super::suggests::{Suggests, suggestion};
use super::topic::AllTogether;
use super::{CoverTopic, SuggestionText};
use crate::app::layer::Draft;
use crate::app::shell::preview::PreviewBaseline;
use crate::app::{App, ScreenId, words};
use crate::command::{Command, Scope};
use crate::domain::{Change, Date, Record, RequestStep, SessionId, StaffRequest, State};
use crate::planner::cover::{AffectedSession, Basis, Best, Cover, CoverNeed, CoverStatus};
use crate::planner::{Remedy, RemedyKind};
use crate::report::inbox::{RequestPicture, asked_about, asked_of};
use crate::rota::needs_cover_without;

impl CoverTopic {
    /// What a need touches, the first session first; the weeks that it reads must be here.
    pub(in crate::app) fn new(need: CoverNeed, app: &App) -> Self {
        let cover = Cover::of(&app.rules(), need, app.asked());
        Self { at: 0, left_behind: vec![], together: false, cover, all: AllTogether::default() }
    }

    /// What it is for, in words: `Aisha, Thu 3 Dec`.
    #[must_use]
    pub fn what(&self, app: &App) -> String {
        match self.cover.need() {
            CoverNeed::Absence { person, span } => {
                format!("{}, {}", app.state.display_name(person), words::span(*span, app.today()))
            }
            CoverNeed::Sessions { person, .. } => {
                format!("{}, days that moved", app.state.display_name(person))
            }
            CoverNeed::Session { .. } => {
                self.cover.touched().first().map_or_else(String::new, |touched| touched.title.clone())
            }
        }
    }

    /// The touched sessions, by start.
    #[must_use]
    pub fn touched(&self) -> &[AffectedSession] {
        self.cover.touched()
    }

    /// What is supposed of the absence, where it is not agreed: `if Aisha is away`.
    fn supposes(&self, app: &App) -> Option<String> {
        match self.cover.basis() {
            Basis::Agreed => None,
            Basis::AskedFor => Some("if it is agreed".to_owned()),
            Basis::Supposed => {
                let person = self.cover.need().person()?;
                Some(format!("if {} is away, which is not recorded", app.state.display_name(person)))
            }
        }
    }

    /// How many of several need somebody, as everywhere that tells of the absence; the others ask for nobody.
    fn counted(&self, app: &App) -> Option<String> {
        let person = self.cover.need().person().filter(|_| self.touched().len() > 1)?;
        let needs = |it: &&AffectedSession| needs_cover_without(&app.state, &it.session, person);
        let many = self.touched().iter().filter(needs).count();
        Some(match (many, self.touched().len() - many) {
            (0, _) => "Nothing to cover: the rest is their own work, or goes on without them.".to_owned(),
            (many, 0) => format!("{many} to cover."),
            (many, 1) => format!("{many} to cover; 1 more is their own work or goes on without them."),
            (many, rest) => {
                format!("{many} to cover; {rest} more are their own work, or go on without them.")
            }
        })
    }

    /// What there is to say of the session that is looked at.
    fn standing(&self, app: &App) -> Option<SuggestionText> {
        match self.touched().get(self.at)?.standing {
            CoverStatus::Begun => Some(SuggestionText::Text(begun(app))),
            CoverStatus::Closed => Some(SuggestionText::Text(
                "Its week is closed, so it stays as it is; a lead can reopen it.".to_owned(),
            )),
            CoverStatus::Ahead => None,
        }
    }

    /// The best for all of them, as one change.
    fn look_together(&mut self, app: &App) -> Result<Vec<Suggestion>, String> {
        let waits = |it: &AffectedSession| asked_about(&app.state, &it.session).next().is_some();
        let best = self.cover.best(waits, |changes| app.refused(changes).is_none());
        if best.chosen.is_empty() {
            self.together = false;
            let is_asked = self.touched().iter().any(waits);
            return Err(if is_asked {
                "What somebody was asked about waits for their answer, and nothing suitable was found for the rest: look at them \
                 one by one."
            } else {
                "Nothing suitable was found for any of them: look at them one by one."
            }
            .to_owned());
        }
        let messages: Vec<&str> =
            best.chosen.iter().filter_map(|(_, remedy)| remedy.message.as_deref()).collect();
        let message = (!messages.is_empty()).then(|| messages.join("\n\n"));
        let title = self.all_in_words(&best, app);
        let changes = best.together.changes.clone();
        let all = Remedy { message, ..Remedy::new(RemedyKind::Reassign, title.clone(), changes) };
        let unavailable = app.refused(&all.changes);
        let line = |touched: &AffectedSession| {
            let start = touched.session.start;
            format!("{} {} {}", words::day(start.date(), app.today()), start.time(), touched.title)
        };
        let done = best.chosen.iter().filter_map(|(id, remedy)| {
            let why = remedy.reasons.join("; ");
            let why = if why.is_empty() { why } else { format!(" ({why})") };
            self.touched_by(id).map(|touched| format!("{}: {}{why}", line(touched), remedy.title))
        });
        let left = best.left.iter().filter_map(|id| self.touched_by(id)).map(line);
        let waiting = self.touched().iter().flat_map(|it| {
            asked_about(&app.state, &it.session)
                .map(move |asked| format!("{}, {}", line(it), asked_of(&app.state, asked)))
        });
        let takes = best.chosen.iter().filter_map(|(id, remedy)| Some((id.clone(), remedy.person.clone()?)));
        self.all = AllTogether {
            done: done.collect(),
            waiting: waiting.collect(),
            left: left.collect(),
            takes: takes.collect(),
        };
        // What to send is told once it is saved: of many it would hide what is done.
        let way = Way::Remedy(Box::new(all));
        Ok(vec![Suggestion { title, reasons: vec![], message: None, unavailable, way }])
    }

    fn all_in_words(&self, best: &Best, app: &App) -> String {
        let many = best.chosen.len();
        match (self.cover.need(), best.chosen.as_slice()) {
            (_, [(_, only)]) => only.title.clone(),
            (CoverNeed::Absence { person, span }, _) => {
                let (who, when) = (app.state.display_name(person), words::span(*span, app.today()));
                format!("Cover {many} sessions of {who}, {when}")
            }
            (CoverNeed::Sessions { person, .. }, _) => {
                format!("Cover {many} sessions of {} on days that moved", app.state.display_name(person))
            }
            (CoverNeed::Session { .. }, _) => format!("Cover {many} sessions"),
        }
    }

    /// Asks everybody whom the best for all of them would put down, each about their own; what they would not take as it is
    /// waits for somebody to look at it.
    fn asks_all(&self, app: &App) -> Result<Draft, String> {
        let mut requests: Vec<Record> = vec![];
        let mut asked: Vec<&str> = vec![];
        for (id, to) in &self.all.takes {
            // The way there and the notes go with their session.
            let Some(touched) = self.touched_by(id).filter(|it| it.goes_with.is_none()) else { continue };
            let request = self.cover.asking(touched, to.clone(), app.me.name());
            requests.push(request.ok_or("There are too many requests like it.")?.into());
            let name = app.state.display_name(to);
            if !asked.contains(&name) {
                asked.push(name);
            }
        }
        let many = match requests.len() {
            0 => return Err("This puts nobody down, so there is nobody to ask first.".to_owned()),
            1 => "a session".to_owned(),
            many => format!("{many} sessions"),
        };
        let summary = format!("Ask {} to cover {many}", words::in_a_row(&asked));
        let changes = requests.into_iter().map(Change::Put).collect();
        Ok(Draft::new(app.state.clone(), changes, summary))
    }

    fn touched_by(&self, id: &SessionId) -> Option<&AffectedSession> {
        self.touched().iter().find(|it| it.session.id == *id)
    }
}

impl Suggests for CoverTopic {
    fn title(&self, app: &App) -> String {
        let what = self.what(app);
        match self.touched().len() {
            _ if self.together => format!("Cover · {what} · all as one change"),
            0 | 1 => format!("Cover · {what}"),
            many => format!("Cover · {what} · session {} of {many}", self.at + 1),
        }
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Cover, Scope::List, Scope::Global]
    }

    fn hints(&self) -> &'static [Command] {
        &[
            Command::Choose,
            Command::AskFirst,
            Command::CoverTogether,
            Command::NextTouched,
            Command::NextItem,
            Command::PreviousItem,
            Command::PreviousTouched,
            Command::CloseList,
        ]
    }

    fn before(&self, app: &App) -> Vec<SuggestionText> {
        if self.together {
            return vec![];
        }
        let supposition =
            self.supposes(app).map(|it| SuggestionText::Quiet(format!("This looks at what to do {it}.")));
        let line = |it: &AffectedSession| {
            let mut words = in_words(it, app.today());
            for request in asked_about(&app.state, &it.session) {
                words = format!("{words}, {}", asked_of(&app.state, request));
            }
            words
        };
        let lines = self.touched().iter().map(line).collect();
        let left_behind = self.left_behind.iter().map(|flag| {
            let words = format!("{}, if nothing is done: {}", flag.severity.word(), flag.message);
            SuggestionText::Graded(flag.severity, words)
        });
        let counted = self.counted(app).map(SuggestionText::Quiet);
        supposition
            .into_iter()
            .chain(counted)
            .chain([SuggestionText::List { lines, at: self.at }])
            .chain(left_behind)
            .chain(self.standing(app))
            .collect()
    }

    fn heading(&self) -> Option<&'static str> {
        let is_ahead = self.touched().get(self.at).is_some_and(|it| it.standing == CoverStatus::Ahead);
        (is_ahead && !self.together).then_some("What could be done")
    }

    /// Of all together what is done, and what is left.
    fn after(&self, any: bool) -> Vec<SuggestionText> {
        if !self.together {
            let is_ahead = self.touched().get(self.at).is_some_and(|it| it.standing == CoverStatus::Ahead);
            let words = "Nothing suitable was found: move it or cancel it by hand.";
            return if is_ahead && !any { vec![SuggestionText::Text(words.to_owned())] } else { vec![] };
        }
        let AllTogether { done, waiting, left, .. } = &self.all;
        let items = |heading: &str, lines: &[String]| {
            let heading = (!lines.is_empty()).then(|| SuggestionText::Heading(heading.to_owned()));
            heading.into_iter().chain(lines.iter().cloned().map(SuggestionText::Item)).collect::<Vec<_>>()
        };
        let waiting = items("Waits for an answer, and stays as it is", waiting);
        let left = items("For you to look at", left);
        done.iter().cloned().map(SuggestionText::Text).chain(waiting).chain(left).collect()
    }

    fn look(&mut self, app: &App) -> Result<Vec<Suggestion>, String> {
        if self.together {
            return self.look_together(app);
        }
        let Some(touched) = self.cover.touched().get(self.at) else { return Ok(vec![]) };
        self.left_behind = self.cover.left_behind(touched);
        // While somebody is asked, waiting comes first: no choice that would change the rota is marked.
        let waits =
            asked_about(&app.state, &touched.session).next().map(|request| wait_for(&app.state, request));
        let remedies = self.cover.remedies(touched).into_iter().map(|remedy| suggestion(app, remedy));
        Ok(waits.into_iter().chain(remedies).collect())
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
        let same = |touched: &AffectedSession| Some(&touched.session.id) == at.as_ref();
        self.at = self.touched().iter().position(same).unwrap_or(0);
        Ok(())
    }

    /// What is left of an absence, or of some sessions, is looked at once this is saved.
    fn completed(&self, draft: Draft, _chosen: &Remedy) -> Draft {
        let is_one = matches!(self.cover.need(), CoverNeed::Session { .. });
        Draft { covers: (!is_one).then(|| self.cover.need().clone()), ..draft }
    }

    fn asks(&self, app: &App, chosen: &Remedy) -> Result<Draft, String> {
        if self.together {
            return self.asks_all(app);
        }
        let (Some(to), Some(touched)) = (chosen.person.clone(), self.touched().get(self.at)) else {
            return Err("This puts nobody down, so there is nobody to ask first.".to_owned());
        };
        let name = app.state.display_name(&to);
        if let Some(open) = asked_about(&app.state, &touched.session).find(|it| it.to == to) {
            return Err(format!("{} already.", words::capital(&asked_of(&app.state, open))));
        }
        let request = self.cover.asking(touched, to.clone(), app.me.name());
        let request = request.ok_or("There are too many requests like it.")?;
        let picture = RequestPicture::of(&app.rules(), &request, app.now);
        let along = picture.along_in_words().map(|along| format!(", with {along}")).unwrap_or_default();
        let when = words::when(touched.session.start, app.today());
        let summary = format!("Ask {name} to cover {}, {when}{along}", touched.title);
        Ok(Draft::new(app.state.clone(), vec![request.into()], summary))
    }

    fn go_on(&mut self, app: &App) -> bool {
        let all = self.touched().len();
        let is_open = |at: &usize| {
            self.touched().get(*at).is_some_and(|it| {
                let is_asked = asked_about(&app.state, &it.session).next().is_some();
                it.is_ahead() && !it.session.is_own_work() && !is_asked
            })
        };
        let next = (1..all).map(|on| (self.at + on) % all).find(is_open);
        self.at = next.unwrap_or(self.at);
        next.is_some()
    }

    /// The rota with the absence in it.
    fn baseline(&self, app: &App) -> Option<PreviewBaseline> {
        let (state, known) = self.cover.baseline();
        Some(PreviewBaseline { state, known, supposes: self.supposes(app) })
    }

    fn stays(&self) -> bool {
        true
    }
}

/// To wait for whoever is asked, or for whoever decides.
fn wait_for(state: &State, request: &StaffRequest) -> Suggestion {
    let name = state.display_name(&request.to);
    let title = match request.step() {
        RequestStep::Agreed => format!("Wait for the decision: {name} agreed"),
        _ => format!("Wait for {name}'s answer"),
    };
    Suggestion {
        title,
        reasons: vec!["the rota stays as it is meanwhile".to_owned()],
        message: None,
        unavailable: None,
        way: Way::GoOn,
    }
}

fn in_words(touched: &AffectedSession, today: Date) -> String {
    let session = &touched.session;
    let goes_along = if touched.goes_with.is_some() { ", along with its session" } else { "" };
    let over = match touched.standing {
        CoverStatus::Ahead => "",
        CoverStatus::Begun => ", has begun",
        CoverStatus::Closed => ", in a closed week",
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
