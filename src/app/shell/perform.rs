//! Carries out commands, and what layers ask for.

use super::pending::PendingSave;
use crate::app::folder::FileKind;
use crate::app::{Action, App, Effect, ScreenId};
use crate::command::{Command, Scope};
use crate::domain::{Consent, UndoDirection};

impl App {
    /// Carries out a command that no layer took; where it is not available, says why.
    pub(in crate::app) fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Some(reason) = self.reason_against(command) {
            self.report_error(format!("“{}” is not possible: {reason}.", command.label()));
            return vec![];
        }
        (self.said.notice, self.fresh.line) = (None, None);
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
            Command::Joiner => self.open_joiner(),
            Command::Leaver => self.open_leaver(),
            Command::Readiness => self.open_ready(),
            Command::ListSessions => self.list_sessions(),
            Command::ShowWords => self.list_words(),
            Command::OpenCase => return self.open_case_at_hand(),
            Command::Undo => return self.turn(UndoDirection::Back, Consent::Ask),
            Command::Redo => return self.turn(UndoDirection::Again, Consent::Ask),
            Command::Quit => return vec![Effect::Quit],
            Command::Redraw => return vec![Effect::Redraw],
            Command::NextScreen => self.show(self.screen.turned(1)),
            Command::PreviousScreen => self.show(self.screen.turned(ScreenId::ALL.len() - 1)),
            Command::Theme => self.turn_colours(),
            Command::ShowSummary => return self.open_summary(),
            Command::ShowHandover => return self.ask_handover(),
            Command::Back => {
                self.keys.typed.clear();
                for screen in ScreenId::ALL {
                    screen.handler().back(self);
                }
            }
            _ => self.go(command),
        }
        vec![]
    }

    fn turn_colours(&mut self) {
        self.surface.turn_colours();
        self.say(format!("Colours: {}.", self.surface.color_scheme.name()));
    }

    /// Does an action that a layer asked for.
    pub(in crate::app) fn perform(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Run(command) => self.run(command),
            Action::Go(target) => {
                self.go_to(target);
                vec![]
            }
            Action::Save(draft) => self.save_in_front(draft),
            Action::MarkWeek(week, teams, state) => self.mark_week(week, &teams, state),
            Action::Publish(teams, until) => self.publish_for(teams, until),
            Action::AskPublishUntil(teams) => {
                self.ask_publish_until(&teams);
                vec![]
            }
            Action::SaveAsAsked(draft) => self.commit(draft),
            Action::Delete(booked, reach, base) => self.delete(booked, reach, base),
            Action::Cover(need) => self.open_cover(*need),
            Action::Select(selection) => {
                self.selection = *selection;
                vec![]
            }
            Action::Sessions(whose) => {
                self.open_sessions(whose);
                vec![]
            }
            Action::Case(family) => self.open_case(&family),
            Action::ShowWords(number) => {
                self.show_words_again(number);
                vec![]
            }
            Action::Offer(ask) => self.open_offer(*ask),
            Action::OfScreen(action) => action.run(self),
            Action::Import(FileKind::Holidays, path) => {
                let nation = self.state.service().map(|it| it.nation);
                nation.map(|nation| Effect::ReadHolidays(path, nation)).into_iter().collect()
            }
            Action::Import(FileKind::Team, path) => {
                self.pending.save = Some(PendingSave::of_import());
                vec![Effect::Import(path)]
            }
            Action::Nothing => vec![],
            Action::Turn(turn, rev) => self.turn(turn, Consent::To(rev)),
            Action::Example => vec![Effect::Example],
            Action::SetUp => {
                self.open_set_up();
                vec![]
            }
            Action::PostWithPeople => {
                self.open_post_with_people();
                vec![]
            }
            Action::AskFile => {
                self.ask_file(FileKind::Team);
                vec![]
            }
        }
    }
}
