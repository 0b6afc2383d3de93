//! Publishing a week for some teams, or several weeks together: what was planned of theirs, and for each of their red flags the
//! reason why it goes out like that. One cause is asked about once, in however many of the weeks it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, LayerResponse, OverrideRequest, Paragraph, PublishLayer};
use crate::app::writing::edit_text;
use crate::app::{App, words};
use crate::command::Command;
use crate::domain::{
    Change, Date, Record, SheetMark, SheetState, State, TeamEdition, TeamId, TeamMark, Week,
};
use crate::report::matters::{Matters, MattersOf};
use crate::rota::RotaWeek;
use crate::rules::{Flag, RuleContext, Severity, SeverityCounts, judge_week};

/// How many lines a page of what was planned is.
const PAGE: usize = 5;

impl PublishLayer {
    /// Opens the publishing of the weeks from the one in view up to another, as far as they are still drafts; `None` while they
    /// are not here, and where none is.
    #[must_use]
    pub(in crate::app) fn new(app: &App, teams: &[TeamId], until: Week) -> Option<Self> {
        let parts = drafts(&app.state, teams, app.selection.week(), until);
        let planned = app.planned_in_words(teams);
        parts.first()?;
        let mut layer = Self {
            whose: app.whose(teams),
            parts,
            base: app.state.clone(),
            counts: SeverityCounts::default(),
            planned,
            scrolled: 0,
            asked: vec![],
            at: 0,
            remark: None,
            over: false,
        };
        layer.look(app)?;
        Some(layer)
    }

    /// Looks at the week as it is now: a flag that came up since is asked about too, one that went is not.
    fn look(&mut self, app: &App) -> Option<()> {
        self.base = app.state.clone();
        let marks: Vec<Change> = self.marks(app).into_iter().map(Change::Put).collect();
        let state = self.base.preview(&marks).ok()?;
        let rules = RuleContext::new(&state, app.today());
        let mut flags: Vec<Flag> = vec![];
        let mut severities = vec![];
        let mut told = vec![];
        for (week, teams) in &self.parts {
            let mut of_week = judge_week(&rules, *week).to_vec();
            of_week.retain(|flag| teams.is_empty() || teams.iter().any(|team| flag.concerns(&state, team)));
            let here = Matters::of(&of_week, &MattersOf { state: &state, now: app.now, week: *week });
            let counting = here.all.iter().filter(|matter| !matter.urgency.is_set_aside());
            let counting: Vec<Severity> = counting.map(|matter| matter.severity).collect();
            let counts = SeverityCounts::of(counting.iter().copied());
            told.push(Paragraph::Fact(words::short_week(*week, app.today()), counts.in_words()));
            severities.extend(counting);
            flags.extend(of_week);
        }
        self.counts = SeverityCounts::of(severities);
        if self.parts.len() > 1 {
            self.planned = told;
        }
        // Days that are over are asked about too: what went out is what was so.
        let first = self.parts.first().map(|(week, _)| *week)?;
        // None of the weeks waits for another here: one cause is one question, in whichever of them it is.
        let last = self.parts.last().map_or(first, |(week, _)| *week);
        let of = MattersOf { state: &state, now: first.monday().start(), week: last };
        let asking = flags.iter().filter(|flag| flag.asks_reason(&state, app.today()));
        let mut before = std::mem::take(&mut self.asked);
        for matter in Matters::of(asking, &of).all {
            let written = before.iter().position(|asked| asked.is_about(&matter));
            let reason = written.map(|at| before.remove(at).reason).unwrap_or_default();
            self.asked.push(OverrideRequest { matter, reason });
        }
        self.at = self.at.min(self.asked.len().saturating_sub(1));
        Some(())
    }

    /// The marks of the week as they are to be, without the new reasons.
    fn marks(&self, app: &App) -> Vec<Record> {
        let out = |mark| SheetMark { state: SheetState::Published, published: Some(app.today()), ..mark };
        let of_part = |(week, teams): &(Week, Vec<TeamId>)| -> Vec<Record> {
            if teams.is_empty() {
                let now = self.base.sheet(*week).and_then(|sheet| sheet.mark.as_ref());
                let mark = now.map_or_else(|| SheetMark::draft(*week), |row| SheetMark::clone(&row.item));
                return vec![out(mark).into()];
            }
            let of_team = |team| {
                let TeamMark { team, mark } = self.base.team_mark(*week, team);
                TeamMark { team, mark: out(mark) }.into()
            };
            teams.iter().map(of_team).collect()
        };
        self.parts.iter().flat_map(of_part).collect()
    }

    /// Leaves out the teams that the week has gone out for since; whether there are any.
    fn leave_out_published(&mut self, app: &App) -> bool {
        let many = |parts: &[(Week, Vec<TeamId>)]| parts.iter().map(|(_, teams)| teams.len()).sum::<usize>();
        let before = many(&self.parts);
        for (week, teams) in &mut self.parts {
            teams.retain(|team| app.state.team_state(*week, team) == SheetState::Draft);
        }
        let gone = many(&self.parts) < before;
        if gone {
            self.parts.retain(|(_, teams)| !teams.is_empty());
            let all: BTreeSet<&TeamId> = self.parts.iter().flat_map(|(_, teams)| teams).collect();
            let all: Vec<TeamId> = all.into_iter().cloned().collect();
            if !all.is_empty() {
                self.whose = app.whose(&all);
            }
        }
        gone
    }

    pub(super) fn take(&mut self, event: &Event, app: &App) -> LayerResponse {
        let all = self.asked.len().max(1);
        match event {
            Event::Command(Command::CloseForm) => return LayerResponse::Close,
            Event::Command(Command::Save) => return self.save(app),
            Event::Command(Command::NextField) => self.at = (self.at + 1) % all,
            Event::Command(Command::PreviousField) => self.at = (self.at + all - 1) % all,
            Event::Command(Command::FormPageDown) => {
                self.scrolled = (self.scrolled + PAGE).min(self.planned.len().saturating_sub(1));
            }
            Event::Command(Command::FormPageUp) => self.scrolled = self.scrolled.saturating_sub(PAGE),
            Event::Command(Command::FormComplete) => self.same_as_above(),
            Event::Command(Command::ClearField) => {
                if let Some(asked) = self.asked.get_mut(self.at) {
                    asked.reason.reset();
                }
            }
            Event::Command(_) => return LayerResponse::Ignored,
            text => {
                if let Some(asked) = self.asked.get_mut(self.at) {
                    edit_text(&mut asked.reason, text);
                }
            }
        }
        self.remark = None;
        LayerResponse::Consumed
    }

    /// Gives the reason above to this flag, too.
    fn same_as_above(&mut self) {
        let above =
            self.at.checked_sub(1).and_then(|at| self.asked.get(at)).map(|asked| asked.reason.clone());
        if let (Some(above), Some(asked)) = (above, self.asked.get_mut(self.at)) {
            asked.reason = above;
        }
    }

    /// Saves once every red flag has its reason; else goes to the next that has none.
    fn save(&mut self, app: &App) -> LayerResponse {
        if self.leave_out_published(app) {
            let rest = match self.parts.as_slice() {
                [] => "there is nothing left to publish here".to_owned(),
                [_] => format!("only the week{} is left: Enter publishes it", self.whose),
                all => format!("only {} weeks{} are left: Enter publishes them", all.len(), self.whose),
            };
            self.remark = Some(format!("Somebody has just published, so {rest}."));
            if self.parts.is_empty() {
                self.asked.clear();
                self.over = true;
            } else {
                let _ = self.look(app);
            }
            return LayerResponse::Consumed;
        }
        if self.over {
            return LayerResponse::Close;
        }
        let known = self.asked.len();
        if self.look(app).is_none() {
            self.remark = Some("This week is still loading: try again in a moment.".to_owned());
            return LayerResponse::Consumed;
        }
        if let Some(at) = self.asked.iter().position(|asked| asked.written().is_empty()) {
            // Enter after writing a reason goes on to the next one without a word.
            let wrote = self.asked.get(self.at).is_some_and(|asked| !asked.written().is_empty());
            self.remark = if self.asked.len() > known {
                Some("The week has just changed: there is more to give a reason for.".to_owned())
            } else {
                (!wrote).then(|| {
                    "Say in a few words why it goes out like this; that is kept with the flag, for everybody who sees it.".to_owned()
                })
            };
            self.at = at;
            return LayerResponse::Consumed;
        }
        match self.draft(app) {
            Some(draft) => LayerResponse::Do(Action::Save(draft)),
            None => LayerResponse::Consumed,
        }
    }

    /// Which weeks go out: one with its days, several by their numbers.
    #[must_use]
    pub fn weeks_in_words(&self, today: Date) -> String {
        match self.weeks().as_slice() {
            [one] => words::week(*one),
            weeks => words::weeks(weeks, today.week()),
        }
    }

    fn draft(&self, app: &App) -> Option<Draft> {
        let at = app.state.zone().instant(app.now);
        let by = app.me.name();
        let mut records = self.marks(app);
        for asked in &self.asked {
            for flag in asked.to_answer() {
                // The reason stands with the first of the teams whose flag it is.
                let given = flag.let_stand(by, asked.written(), at);
                let its = |record: &&mut Record| match record {
                    Record::TeamMark(it) => it.mark.week == flag.week && flag.concerns(&self.base, &it.team),
                    Record::Sheet(it) => it.week == flag.week,
                    _ => false,
                };
                match records.iter_mut().find(its) {
                    Some(Record::TeamMark(it)) => Arc::make_mut(it).mark.overrides.push(given),
                    Some(Record::Sheet(it)) => Arc::make_mut(it).overrides.push(given),
                    _ => {}
                }
            }
        }
        for (week, teams) in &self.parts {
            let rota = RotaWeek::of(&self.base, *week).ok()?;
            if teams.is_empty() {
                records.push(rota.edition(by, at).into());
            }
            records.extend(teams.iter().map(|team| {
                let edition = rota.edition_for(&self.base, team, by, at);
                TeamEdition { team: team.clone(), edition }.into()
            }));
        }
        let summary = format!("Publish {}{}", self.weeks_in_words(app.today()), self.whose);
        let changes = records.into_iter().map(Change::Put).collect();
        Some(Draft::new(self.base.clone(), changes, summary))
    }
}

/// The weeks of a row that are still drafts, each with the teams for which it is; of a service without a team, without any.
fn drafts(state: &State, teams: &[TeamId], first: Week, until: Week) -> Vec<(Week, Vec<TeamId>)> {
    let of_week = |week: Week| {
        let is_draft = |team: &&TeamId| state.team_state(week, team) == SheetState::Draft;
        let those: Vec<TeamId> = teams.iter().filter(is_draft).cloned().collect();
        let is_out = teams.is_empty() && state.week_state(week) != SheetState::Draft;
        (!is_out && those.is_empty() == teams.is_empty()).then_some((week, those))
    };
    first.to(until).filter_map(of_week).collect()
}
