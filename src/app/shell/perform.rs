//! Carries out commands, and what layers ask for.

use super::pending::PendingSave;
use crate::app::{App, Deed, Effect, ScreenId};
use crate::command::{Command, Scope};
use crate::domain::{Consent, Turn};

impl App {
    /// Carries out a command that no layer took; where it is not available, says why.
    pub(in crate::app) fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Some(reason) = self.reason_against(command) {
            self.regret(format!("“{}” is not available now: {reason}.", command.label()));
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
        self.surface.shade = self.surface.shade.next();
        self.say(format!("Colours: {}.", self.surface.shade.name()));
    }

    /// Does a deed that a layer asked for.
    pub(in crate::app) fn perform(&mut self, deed: Deed) -> Vec<Effect> {
        match deed {
            Deed::Run(command) => self.run(command),
            Deed::Go(target) => {
                self.go_to(target);
                vec![]
            }
            Deed::Save(draft) => self.save_in_front(draft),
            Deed::MarkWeek(week, teams, state) => self.mark_week(week, &teams, state),
            Deed::Publish(teams) => self.publish_for(teams),
            Deed::SaveAsAsked(draft) => self.commit(draft),
            Deed::Delete(booked, reach, base) => self.delete(booked, reach, base),
            Deed::Cover(need) => self.open_cover(*need),
            Deed::Select(spot) => {
                self.spot = *spot;
                vec![]
            }
            Deed::Sessions(whose) => {
                self.open_sessions(whose);
                vec![]
            }
            Deed::Offer(ask) => self.open_offer(*ask),
            Deed::OfScreen(action) => action.run(self),
            Deed::Import(path) => {
                self.pending.save = Some(PendingSave::of_import());
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
}
