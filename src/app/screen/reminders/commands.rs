//! The Reminders screen: what stands there, ticking a reminder as sent, going to its session.

use crate::app::screen::week::selection::Target;
use crate::app::{App, Effect, Screen, words};
use crate::command::Command;
use crate::domain::{Change, Key, ReminderSent, Week};
use crate::planner::reminder::{Reminder, reminders};

/// Days ahead that the screen looks.
const DAYS: u16 = 14;

impl App {
    /// Carries out a command of the Reminders screen.
    pub(in crate::app) fn reminders_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::TickReminder => return self.tick_reminder(),
            Command::GoToReminder => self.go_to_reminder(),
            _ => {}
        }
        vec![]
    }

    /// The reminder that is marked.
    #[must_use]
    pub fn reminder_marked(&self) -> Option<&Reminder> {
        let shown = self.screen == Screen::Reminders;
        self.reminders.rows().find(|row| shown && self.reminders.is_marked(row))
    }

    /// Goes so many reminders down, or up when negative.
    pub(in crate::app) fn step_reminders(&mut self, by: i32) {
        let many = self.reminders.rows().count();
        let at = crate::app::screen::policies::commands::stepped(self.reminders.at().unwrap_or(0), by, many);
        self.reminders.mark(at);
    }

    /// The weeks that the Reminders screen reads and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_reminders(&self) -> Vec<Week> {
        if self.screen != Screen::Reminders {
            return vec![];
        }
        let last = self.today().plus_days(i32::from(DAYS));
        self.state.missing(self.today().week().plus(-1), last.week().plus(1)).collect()
    }

    /// The reminders are worked out, and the mark is on one that is there.
    pub(in crate::app) fn settle_reminders(&mut self) {
        if self.screen != Screen::Reminders || !self.weeks_missing_for_reminders().is_empty() {
            self.reminders.rows = None;
            return;
        }
        self.reminders.rows = Some(reminders(&self.state, self.now, DAYS));
        self.reminders.settle();
    }

    fn tick(&self, row: &Reminder) -> ReminderSent {
        ReminderSent {
            session: row.session.clone(),
            family: row.family.clone(),
            start: row.start,
            at: self.state.zone().instant(self.now),
            by: self.me.person().cloned(),
        }
    }

    /// Why I may not tick the marked reminder.
    pub(in crate::app) fn no_reminding(&self) -> Option<String> {
        let row = self.reminder_marked()?;
        self.refusal(None::<ReminderSent>, self.tick(row))
    }

    /// Ticks the marked reminder as sent, or takes the tick away. The mark goes on to the next one to send.
    fn tick_reminder(&mut self) -> Vec<Effect> {
        let Some(row) = self.reminder_marked() else { return vec![] };
        let (to, of) = (words::family(&row.family), words::day(row.start.date(), self.today()));
        let (change, summary): (Change, String) = if row.sent.is_some() {
            let key = Key::ReminderSent((row.family.clone(), row.session.clone()));
            (Change::Remove(key), format!("The reminder to {to} of {of} was not sent"))
        } else {
            (self.tick(row).into(), format!("Reminded {to} of {of}"))
        };
        let at = self.reminders.at();
        let effects = self.save_now(vec![change], summary, None);
        if let Some(next) = at.map(|at| at + 1).filter(|next| self.reminders.rows().nth(*next).is_some()) {
            self.reminders.mark(next);
        }
        effects
    }

    /// Goes to the session that the marked reminder is of, on the Week screen.
    fn go_to_reminder(&mut self) {
        let Some(row) = self.reminder_marked() else { return };
        let target = Target::Session(row.start.date(), row.people.first().cloned(), row.session.clone());
        self.go_to(target);
    }
}
