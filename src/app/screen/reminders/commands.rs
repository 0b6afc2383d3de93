//! The Reminders screen: what stands there, ticking a reminder as sent, going to its session.

use std::ops::RangeInclusive;

use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, Target, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Change, FamilyRef, Key, ReminderSent, Week};
use crate::report::reminder::{Reminder, reminders};

/// Days ahead that the screen looks.
const DAYS: u16 = 14;

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Reminders",
    scopes: &[Scope::Reminders, Scope::Global],
    shown_by: &[Command::ShowReminders],
    hints: &[
        Command::TickReminder,
        Command::GoToReminder,
        Command::Down,
        Command::Up,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Reminders screen.
pub(in crate::app) struct RemindersScreen;

impl Screen for RemindersScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::TickReminder => return tick_reminder(app),
            Command::GoToReminder => go_there(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let reminders = &mut app.screens.reminders;
        let many = reminders.rows().count();
        reminders.mark(stepped(reminders.at().unwrap_or(0), by, many));
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let last = app.today().plus_days(i32::from(DAYS));
        Some(app.today().week().plus(-1)..=last.week().plus(1))
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        if !app.missing(self.weeks_needed(app)).is_empty() {
            self.put_away(app);
            return None;
        }
        app.screens.reminders.rows = Some(reminders(&app.state, app.now, DAYS));
        app.screens.reminders.settle();
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.reminders.rows = None;
    }

    fn families_at_hand(&self, app: &App) -> Vec<FamilyRef> {
        marked(app).map(|row| row.family.clone()).into_iter().collect()
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.wants(Need::Reminded, marked(app).is_some(), "no reminder is marked");
        facts.note(Need::Reminding, no_reminding(app));
    }
}

/// The reminder that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<&Reminder> {
    let shown = app.screen == ScreenId::Reminders;
    app.screens.reminders.rows().find(|row| shown && app.screens.reminders.is_marked(row))
}

fn sent_now(app: &App, row: &Reminder) -> ReminderSent {
    ReminderSent {
        session: row.session.clone(),
        family: row.family.clone(),
        start: row.start,
        at: app.state.zone().instant(app.now),
        by: app.me.person().cloned(),
    }
}

/// Why I may not tick the marked reminder.
fn no_reminding(app: &App) -> Option<String> {
    let row = marked(app)?;
    app.refusal(None::<ReminderSent>, sent_now(app, row))
}

/// Ticks the marked reminder as sent, or takes the tick away. The mark goes on to the next one to send.
fn tick_reminder(app: &mut App) -> Vec<Effect> {
    let Some(row) = marked(app) else { return vec![] };
    let (to, of) = (words::family(&row.family), words::day(row.start.date(), app.today()));
    let (change, summary): (Change, String) = if row.sent.is_some() {
        let key = Key::ReminderSent((row.family.clone(), row.session.clone()));
        (Change::Remove(key), format!("Reminder to {to} of {of} not sent"))
    } else {
        (sent_now(app, row).into(), format!("Reminded {to} of {of}"))
    };
    let at = app.screens.reminders.at();
    let effects = app.save_now(vec![change], summary, None);
    if let Some(next) = at.map(|at| at + 1).filter(|next| app.screens.reminders.rows().nth(*next).is_some()) {
        app.screens.reminders.mark(next);
    }
    effects
}

/// Goes to the session that the marked reminder is of, on the Week screen.
fn go_there(app: &mut App) {
    let Some(row) = marked(app) else { return };
    let target = Target::Session(row.start.date(), row.people.first().cloned(), row.session.clone());
    app.go_to(target);
}
