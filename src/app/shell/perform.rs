//! Carries out commands and deeds.

use super::preview::closed_for;
use crate::app::layer::{Draft, Layer, LineLayer, LinePurpose};
use crate::app::{App, Deed, Effect, ScreenId, words};
use crate::command::{Command, Scope};
use crate::domain::{Change, Consent, Edit, Seen, Turn, amended, is_opened_again};

impl App {
    /// Carries out a command that no layer took; where it is not available, says why.
    pub(in crate::app) fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Some(reason) = self.reason_against(command) {
            self.regret(format!("“{}” is not available now: {reason}.", command.label()));
            return vec![];
        }
        (self.notice, self.fresh.line) = (None, None);
        if let Some(screen) = ScreenId::shown_by(command) {
            self.show(screen);
            return vec![];
        }
        if let Some(screen) = ScreenId::of_scope(command.scope()) {
            return screen.handler().command(self, command);
        }
        match command.scope() {
            Scope::Rota => self.act(command),
            _ => self.command_of_shell(command),
        }
    }

    /// Carries out a command that is given everywhere.
    fn command_of_shell(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Help => self.open_help(),
            Command::Here => self.show_company(),
            Command::ReadNotices => self.read_notices(),
            Command::DismissNotices => return self.dismiss_notices(),
            Command::Palette => self.open_palette(),
            Command::Find => self.open_finder(),
            Command::ListSessions => self.list_sessions(),
            Command::Undo => return self.turn(Turn::Back, Consent::Ask),
            Command::Redo => return self.turn(Turn::Again, Consent::Ask),
            Command::Quit => return vec![Effect::Quit],
            Command::Redraw => return vec![Effect::Redraw],
            Command::NextScreen => self.show(self.screen.turned(1)),
            Command::PreviousScreen => self.show(self.screen.turned(ScreenId::ALL.len() - 1)),
            Command::Theme => self.turn_colours(),
            Command::ShowSummary => return self.open_summary(),
            Command::ShowHandover => return self.ask_handover(),
            Command::Back => {
                self.typed.clear();
                for screen in ScreenId::ALL {
                    screen.handler().back(self);
                }
            }
            _ => self.go(command),
        }
        vec![]
    }

    fn turn_colours(&mut self) {
        self.shade = self.shade.next();
        self.say(format!("Colours: {}.", self.shade.name()));
    }

    /// Does a deed that a layer asked for.
    pub(in crate::app) fn perform(&mut self, deed: Deed) -> Vec<Effect> {
        match deed {
            Deed::Run(command) => self.run(command),
            Deed::Go(target) => {
                self.go_to(target);
                vec![]
            }
            Deed::Save(draft) => self.save_in_front(|app| app.commit(draft)),
            Deed::MarkWeek(week, teams, state) => self.mark_week(week, &teams, state),
            Deed::Publish(teams) => self.publish_for(teams),
            Deed::SaveAsAsked(draft) => self.commit(draft),
            Deed::Delete(booked, reach, base) => self.delete(booked, reach, base),
            Deed::Account(person, year) => self.open_account(person, year),
            Deed::Cover(need) => self.open_cover(*need),
            Deed::NewGroup(template) => {
                self.open_new_group(template);
                vec![]
            }
            Deed::Select(spot) => {
                self.spot = *spot;
                vec![]
            }
            Deed::Sessions(whose) => {
                self.open_sessions(whose);
                vec![]
            }
            Deed::Offer(ask) => self.open_offer(*ask),
            Deed::Narrow(to) => {
                self.screens.risks.choice.narrow(to);
                vec![]
            }
            Deed::ChooseHistory(chosen) => {
                self.screens.history.choice.take(chosen);
                vec![]
            }
            Deed::Import(path) => {
                self.saving = 1;
                vec![Effect::Import(path)]
            }
            Deed::Nothing => vec![],
            Deed::Turn(turn, rev) => self.turn(turn, Consent::To(rev)),
            Deed::Example => vec![Effect::Example],
            Deed::SetUp => {
                self.open_set_up();
                vec![]
            }
            Deed::AskFile => {
                self.ask_file();
                vec![]
            }
        }
    }

    /// Saves what the layer on top holds; it stays open until the desk has it. Enter pressed twice saves once.
    fn save_in_front(&mut self, save: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.saving > 0 {
            return vec![];
        }
        self.saving = match self.layers.last() {
            Some(Layer::Line(LineLayer { purpose: LinePurpose::Reason(_, below), .. })) => 1 + below,
            Some(Layer::Clash(clash)) => 1 + clash.below,
            Some(
                Layer::Line(_)
                | Layer::Form(_)
                | Layer::Moving(_)
                | Layer::Publish(_)
                | Layer::Why(_)
                | Layer::Cover(_)
                | Layer::Handover(_)
                | Layer::Offer(_),
            ) => 1,
            _ => 0,
        };
        let effects = save(self);
        if effects.is_empty() {
            self.saving = 0;
        }
        effects
    }

    /// Hands a draft to the desk, each change with the revision that its author saw. Where it changes a week that
    /// everybody has seen, asks for the reason first.
    pub(in crate::app) fn commit(&mut self, draft: Draft) -> Vec<Effect> {
        if let Some(words) = closed_for(&draft.base, &draft.changes) {
            self.regret(format!("{}.", words::capital(&words)));
            return vec![];
        }
        let edits = draft.base.edits_of(&draft.changes).unwrap_or_default();
        let Some(draft) = self.with_reasons(draft) else { return vec![] };
        if draft.reason.is_none() && self.ask_reason(&draft, &edits) {
            return vec![];
        }
        let seen = |change: &Change| {
            let key = change.key();
            if let Some((_, seen)) = draft.seen.iter().find(|(of, _)| *of == key) {
                return *seen;
            }
            match draft.base.get(&key) {
                Ok(Some((rev, _))) => Seen::At(rev),
                _ if draft.base.gives(&key) => Seen::Given,
                _ => Seen::Absent,
            }
        };
        let changes: Vec<(Change, Seen)> =
            draft.changes.iter().map(|change| (change.clone(), seen(change))).collect();
        if changes.is_empty() {
            let closing = std::mem::take(&mut self.saving);
            let is_gone = match self.layers.last() {
                Some(Layer::Form(form)) => form.is_of_something_gone(&self.state),
                _ => false,
            };
            if is_gone {
                self.regret("Nothing was saved: this session has been taken out of the rota meanwhile.");
            } else {
                self.say("Nothing to change.");
            }
            self.layers.truncate(self.layers.len().saturating_sub(closing));
            return vec![];
        }
        self.landing = self.lands(&draft);
        self.telling.clone_from(&draft.tells);
        self.covering.clone_from(&draft.covers);
        let (summary, reason) = (draft.summary.clone(), draft.reason.clone());
        self.sent = Some(draft);
        self.saves_from_here();
        vec![Effect::Commit { changes, summary, reason }]
    }

    /// Asks why a published week changes, where edits change one; says whether it does.
    fn ask_reason(&mut self, draft: &Draft, edits: &[Edit]) -> bool {
        let weeks = amended(&self.state, edits);
        let Some((first, people)) = weeks.first_key_value() else { return false };
        let whom = words::people(people, &self.state);
        let week = words::short_week(*first, self.today());
        let closed =
            edits.iter().any(|edit| edit.key.week() == Some(*first) && is_opened_again(&self.state, edit));
        let prompt = match () {
            () if closed => format!("Why is {week} opened again?"),
            () if whom.is_empty() => format!("{week} is published. Why does it change?"),
            () => format!("{week} is published. Why does it change for {whom}?"),
        };
        let purpose = LinePurpose::Reason(Box::new(draft.clone()), self.saving);
        self.ask_in_line(purpose, prompt);
        true
    }

    /// Commits changes made over the state at hand.
    pub(in crate::app) fn save_now(
        &mut self,
        changes: Vec<Change>,
        summary: String,
        reason: Option<String>,
    ) -> Vec<Effect> {
        let base = self.state.clone();
        self.commit(Draft { reason, ..Draft::new(base, changes, summary) })
    }
}
