//! Publishing a week for some teams: what was planned of theirs, and for each of their red flags the reason why it goes
//! out like that.

use std::sync::Arc;

use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, LayerResponse, OverrideRequest, PublishLayer};
use crate::app::writing::edit_text;
use crate::app::{App, words};
use crate::command::Command;
use crate::domain::{Change, Record, SheetMark, SheetState, TeamEdition, TeamId, TeamMark};
use crate::report::matters::{Matters, MattersOf};
use crate::rota::RotaWeek;
use crate::rules::{RuleContext, SeverityCounts, judge_week};

/// How many lines a page of what was planned is.
const PAGE: usize = 5;

impl PublishLayer {
    /// Opens the publishing of the week in view; `None` while it is not here.
    #[must_use]
    pub(in crate::app) fn new(app: &App, teams: Vec<TeamId>) -> Option<Self> {
        let week = app.selection.week();
        let planned = app.planned_in_words(&teams);
        let mut layer = Self {
            week,
            whose: app.whose(&teams),
            teams,
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
        let mut flags = judge_week(&RuleContext::new(&state, app.today()), self.week).to_vec();
        flags.retain(|flag| {
            self.teams.is_empty() || self.teams.iter().any(|team| flag.concerns(&state, team))
        });
        let of = MattersOf { state: &state, now: app.now, week: self.week };
        let here = Matters::of(&flags, &of);
        let counting = here.all.iter().filter(|matter| !matter.urgency.is_set_aside());
        self.counts = SeverityCounts::of(counting.map(|matter| matter.severity));
        // Days that are over are asked about too: what went out is what was so.
        let of = MattersOf { now: self.week.monday().start(), ..of };
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
        if self.teams.is_empty() {
            let now = self.base.sheet(self.week).and_then(|sheet| sheet.mark.as_ref());
            let mark = now.map_or_else(|| SheetMark::draft(self.week), |row| SheetMark::clone(&row.item));
            return vec![out(mark).into()];
        }
        let of_team = |team| {
            let TeamMark { team, mark } = self.base.team_mark(self.week, team);
            TeamMark { team, mark: out(mark) }.into()
        };
        self.teams.iter().map(of_team).collect()
    }

    /// Leaves out the teams that the week has gone out for since; whether there are any.
    fn leave_out_published(&mut self, app: &App) -> bool {
        let is_draft = |team: &TeamId| app.state.team_state(self.week, team) == SheetState::Draft;
        let before = self.teams.len();
        self.teams.retain(is_draft);
        let gone = self.teams.len() < before;
        if gone && !self.teams.is_empty() {
            self.whose = app.whose(&self.teams);
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
            let rest = if self.teams.is_empty() {
                "there is nothing left to publish here".to_owned()
            } else {
                format!("only the week{} is left: Enter publishes it", self.whose)
            };
            self.remark = Some(format!("Somebody has just published, so {rest}."));
            if self.teams.is_empty() {
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

    fn draft(&self, app: &App) -> Option<Draft> {
        let at = app.state.zone().instant(app.now);
        let by = app.me.name();
        let rota = RotaWeek::of(&self.base, self.week).ok()?;
        let mut records = self.marks(app);
        for asked in &self.asked {
            for flag in asked.to_answer() {
                // The reason stands with the first of the teams whose flag it is.
                let given = flag.let_stand(by, asked.written(), at);
                let its = |record: &&mut Record| match record {
                    Record::TeamMark(it) => flag.concerns(&self.base, &it.team),
                    _ => true,
                };
                match records.iter_mut().find(its) {
                    Some(Record::TeamMark(it)) => Arc::make_mut(it).mark.overrides.push(given),
                    Some(Record::Sheet(it)) => Arc::make_mut(it).overrides.push(given),
                    _ => {}
                }
            }
        }
        if self.teams.is_empty() {
            records.push(rota.edition(by, at).into());
        }
        records.extend(self.teams.iter().map(|team| {
            let edition = rota.edition_for(&self.base, team, by, at);
            TeamEdition { team: team.clone(), edition }.into()
        }));
        let summary = format!("Publish {}{}", words::week(self.week), self.whose);
        let changes = records.into_iter().map(Change::Put).collect();
        Some(Draft::new(self.base.clone(), changes, summary))
    }
}
