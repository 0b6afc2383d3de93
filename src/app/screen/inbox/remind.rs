//! Reminding whoever has not answered: it is noted with what was asked, at most once a day, and stands in their inbox.

use super::look::marked;
use crate::app::{App, Effect, words};
use crate::domain::{
    Change, Date, Entity as _, Key, Leave, LeaveAsked, LeaveState, RequestStep, StaffRequest,
};
use crate::report::inbox::{InboxItem, InboxSubject};

/// What somebody can be reminded of.
enum Waiting {
    Request(Box<StaffRequest>),
    Leave(Leave, LeaveAsked),
}

impl Waiting {
    /// When they were last reminded.
    fn reminded(&self) -> Option<Date> {
        match self {
            Self::Request(it) => it.reminded,
            Self::Leave(_, it) => it.reminded,
        }
    }

    /// Whom it waits for, in words.
    fn whom(&self, app: &App) -> String {
        match self {
            Self::Request(it) if it.step() == RequestStep::Asked => app.state.display_name(&it.to).to_owned(),
            _ => "the team lead".to_owned(),
        }
    }
}

/// What one asked for oneself, and that waits for somebody else.
fn waiting(app: &App, item: &InboxItem) -> Option<Waiting> {
    match &item.subject {
        InboxSubject::Record(Key::StaffRequest(id)) => {
            let request = StaffRequest::clone(&app.state.records.requests.get(id)?.item);
            let is_mine = request.is_open() && request.by == app.me.name() && item.fault.is_none();
            is_mine.then_some(Waiting::Request(Box::new(request)))
        }
        InboxSubject::Record(Key::Leave(key)) => {
            let leave = Leave::clone(&app.state.records.leave.get(key)?.item);
            let is_mine = leave.state == LeaveState::Requested && app.me.person() == Some(&leave.person);
            let asked =
                app.state.records.leave_asked.get(&leave.key()).map(|row| LeaveAsked::clone(&row.item));
            let asked = asked.unwrap_or_else(|| LeaveAsked::of(&leave, None));
            is_mine.then_some(Waiting::Leave(leave, asked))
        }
        _ => None,
    }
}

/// Why nobody can be reminded of an item; `None` where somebody can.
pub(super) fn no_reminder(app: &App, item: &InboxItem) -> Option<String> {
    let Some(it) = waiting(app, item) else {
        return Some("only what you asked for yourself, and has no answer, is there to remind of".to_owned());
    };
    let is_today = it.reminded().is_some_and(|on| on >= app.today());
    is_today.then(|| format!("{} was reminded today: once a day is enough", it.whom(app)))
}

/// Reminds whoever the marked item waits for.
pub(super) fn remind(app: &mut App) -> Vec<Effect> {
    let Some(it) = marked(app).and_then(|item| waiting(app, &item)) else { return vec![] };
    let (whom, today) = (it.whom(app), Some(app.today()));
    let (change, what) = match it {
        Waiting::Request(it) => {
            (Change::from(StaffRequest { reminded: today, ..*it }), "a request".to_owned())
        }
        Waiting::Leave(leave, asked) => {
            let said = words::leave_in_public(&leave, &app.state, app.today());
            (LeaveAsked { reminded: today, ..asked }.into(), said)
        }
    };
    app.save_now(vec![change], format!("Remind {whom}: {what}"), None)
}
