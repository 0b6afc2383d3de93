//! The Inbox screen: going through it, and opening what is marked where it is seen to.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::look::{inbox, key_of, look_at_impact, marked};
use super::{answer, handing_over, remind};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, ScreenId, Target};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Date, Entity as _, FamilyRef, Key, LeaveState, Week};
use crate::report::inbox::{InboxPart, InboxSubject, WEEKS_READ};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Inbox",
    scopes: &[Scope::Inbox, Scope::Global],
    shown_by: &[Command::ShowInbox],
    hints: &[
        Command::OpenItem,
        Command::Agree,
        Command::Decline,
        Command::Remind,
        Command::Down,
        Command::Up,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The most weeks beyond those that are always here that a request has read from the disk.
const MOST_WEEKS: i32 = 26;

/// The Inbox screen.
pub(in crate::app) struct InboxScreen;

impl Screen for InboxScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        let inbox = inbox(app);
        let (mine, others) = (inbox.count(InboxPart::Answer), inbox.count(InboxPart::Others));
        let waits = match mine {
            0 => "nothing waits for you".to_owned(),
            1 => "1 waits for you".to_owned(),
            many => format!("{many} wait for you"),
        };
        let with_others = match others {
            0 => String::new(),
            1 => ", 1 is with others".to_owned(),
            many => format!(", {many} are with others"),
        };
        Heading::about(INFO.title, vec![format!("{waits}{with_others}"), waits])
    }

    fn waiting(&self, app: &App) -> usize {
        inbox(app).count(InboxPart::Answer)
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenItem => open(app),
            Command::Agree => answer::agree(app),
            Command::Decline => answer::decline(app),
            Command::Remind => remind::remind(app),
            _ => vec![],
        }
    }

    fn step(&self, app: &mut App, by: i32) {
        let items = &inbox(app).items;
        let marked = &app.screens.inbox.marked;
        let at = items.iter().position(|item| Some(key_of(item)) == *marked);
        let at = stepped(at.unwrap_or(0), by, items.len());
        app.screens.inbox.marked = items.get(at).map(key_of);
    }

    /// The oldest is marked when the screen is shown anew.
    fn arrive(&self, app: &mut App) {
        app.screens.inbox.marked = None;
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let this = app.today().week();
        let open = app.state.records.requests.values().filter(|row| row.item.is_open());
        let last = open.filter_map(|row| row.item.last_day()).map(Date::week).max();
        let ahead = this.plus(WEEKS_READ);
        Some(this..=last.unwrap_or(ahead).max(ahead).min(this.plus(MOST_WEEKS)))
    }

    fn news(&self, app: &mut App) {
        let shown = &mut app.screens.inbox;
        (shown.known, shown.impact) = (OnceLock::new(), None);
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let keys: Vec<_> = inbox(app).items.iter().map(key_of).collect();
        let shown = &mut app.screens.inbox;
        let was = shown.marked.clone();
        shown.beside.settle(&mut shown.marked, &keys, || None);
        // Of what waits for an answer the next one is marked, else the last: not what is for information below.
        let is_answered = was.is_some_and(|was| was.0 == InboxPart::Answer && !keys.contains(&was));
        let last = keys.iter().rfind(|key| key.0 == InboxPart::Answer);
        if is_answered && shown.marked.as_ref().is_none_or(|now| now.0 != InboxPart::Answer) && last.is_some()
        {
            shown.marked = last.cloned();
        }
        look_at_impact(app);
        None
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        if app.screen != ScreenId::Inbox {
            return;
        }
        let item = marked(app);
        facts.wants(Need::Item, item.is_some(), "there is nothing in your inbox");
        let no_yes = item.as_ref().and_then(|item| answer::no_answer(app, item, true));
        let no_no = item.as_ref().and_then(|item| answer::no_answer(app, item, false));
        facts.note(Need::Answering, no_yes);
        facts.note(Need::Declining, no_no);
        facts.note(Need::Reminds, item.as_ref().and_then(|item| remind::no_reminder(app, item)));
    }

    fn families_at_hand(&self, app: &App) -> Vec<FamilyRef> {
        match marked(app).map(|item| item.subject) {
            Some(InboxSubject::Record(Key::Family(family))) => vec![family],
            _ => vec![],
        }
    }

    fn mark(&self, app: &mut App, key: &Key) {
        let items = &inbox(app).items;
        let there = items.iter().find(|item| item.subject == InboxSubject::Record(key.clone()));
        if let Some(item) = there {
            app.screens.inbox.marked = Some(key_of(item));
        }
    }
}

/// Opens what is marked where it is decided, or looked at.
fn open(app: &mut App) -> Vec<Effect> {
    let Some(item) = marked(app) else { return vec![] };
    match item.subject {
        InboxSubject::Handover => return app.ask_handover(),
        InboxSubject::Record(Key::Leave(key)) => {
            let Some(leave) = app.state.records.leave.get(&key).map(|row| row.item.clone()) else {
                return vec![];
            };
            if item.part == InboxPart::Answer && leave.state == LeaveState::Requested {
                app.open_decision(&leave);
            } else {
                app.show(ScreenId::Leave);
                app.go_to(Target::Marked(ScreenId::Leave, Key::Leave(leave.key())));
            }
        }
        InboxSubject::Record(Key::StaffRequest(ref id)) => {
            let request = app.state.records.requests.get(id).map(|row| row.item.clone());
            if let Some(request) = request {
                answer::open_request(app, &item, &request);
            }
        }
        InboxSubject::Record(Key::Supervision(key)) => {
            app.show(ScreenId::Supervision);
            app.selection.person = Some(key.0.clone());
            app.screens.supervision.marked = Some(key);
        }
        InboxSubject::Record(key @ Key::Family(_)) => {
            app.show(ScreenId::Caseload);
            app.go_to(Target::Marked(ScreenId::Caseload, key));
        }
        InboxSubject::Record(Key::Succession(first)) => handing_over::open(app, &first),
        InboxSubject::Record(Key::PublicKey(key)) => {
            if let Some(whose) = app.state.key(&key).map(|key| key.person.clone()) {
                app.go_to(Target::Card(whose));
            }
        }
        InboxSubject::Record(Key::Person(id)) => {
            if let Some(person) = app.state.person(&id).cloned() {
                app.open_ready_of(&person);
            }
        }
        InboxSubject::Record(_) => {}
    }
    vec![]
}
