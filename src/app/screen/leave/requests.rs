//! The requests: what a lead has still to decide, and what became of one's own.

use std::sync::Arc;

use crate::app::layer::{Action, Draft, Item, ListLayer};
use crate::app::{App, Effect, ScreenId, Target, words};
use crate::domain::rights::lead_in_full;
use crate::domain::{
    Author, Change, Date, Decision, Entity, Key, Leave, LeaveKey, LeaveState, PersonId, Role, State, counted,
};
use crate::report::absence::covered;

/// How many days after it is over a leave of one's own stays in the list.
const KEPT: i32 = 14;

/// A line of the requests.
#[derive(Clone, Debug)]
pub struct Request {
    /// The leave.
    pub leave: Arc<Leave>,
    /// Whether whoever looks is to decide on it.
    pub to_decide: bool,
    /// Whether they would have been, and it is over: it can still be decided, for the record.
    pub is_past: bool,
    /// What was decided on it last, where that still holds.
    pub decision: Option<Arc<Decision>>,
}

/// Whether whoever sits here decides on a person's leave, and so knows its kind.
#[must_use]
pub fn decides_for(app: &App, person: &PersonId) -> bool {
    match &app.me {
        Author::Owner => true,
        Author::Person(me) => app
            .state
            .person(me)
            .filter(|me| me.role == Role::TeamLead)
            .is_some_and(|lead| app.state.person(person).is_none_or(|person| person.team == lead.team)),
    }
}

/// What is to be decided, by first day; then one's own leave from a fortnight ago on; at the end what nobody decided in time.
#[must_use]
pub fn requests(app: &App) -> Vec<Request> {
    let rows = app.state.records.leave.values().map(|row| &row.item);
    let since = app.today().plus_days(-KEPT);
    let me = app.me.person();
    let mut requests: Vec<Request> = rows
        .filter_map(|leave| {
            let decides = leave.state == LeaveState::Requested && decides_for(app, &leave.person);
            let is_past = decides && leave.is_over(app.today());
            let to_decide = decides && !is_past;
            let own = me == Some(&leave.person)
                && leave.span.last_day() >= since
                && leave.state != LeaveState::Cancelled;
            (decides || own).then(|| Request {
                leave: leave.clone(),
                to_decide,
                is_past,
                decision: decision_on(&app.state, leave),
            })
        })
        .collect();
    requests.sort_by(|a, b| {
        let order = |it: &Request| (it.is_past, !it.to_decide, it.leave.span.first_day());
        order(a).cmp(&order(b)).then_with(|| a.leave.key().cmp(&b.leave.key()))
    });
    requests
}

/// The leave of the marked person on the marked day.
#[must_use]
pub fn marked(app: &App) -> Option<Arc<Leave>> {
    if app.screens.leave.part == super::LeavePane::Requests {
        return requests(app).get(app.screens.leave.at).map(|request| request.leave.clone());
    }
    leave_on(app, app.selection.person.as_ref()?, app.screens.leave.day)
}

/// The leave that is marked; where none is, the only one that is to be decided, which the screen shows, is marked first.
pub(in crate::app) fn mark_shown(app: &mut App) -> Option<Arc<Leave>> {
    if let Some(leave) = marked(app) {
        return Some(leave);
    }
    let mut to_decide = requests(app).into_iter().filter(|request| request.to_decide);
    let only = to_decide.next().filter(|_| to_decide.next().is_none())?.leave;
    app.go_to(Target::Marked(ScreenId::Leave, Key::Leave(only.key())));
    Some(only)
}

/// The leave of a person on a day, asked for or agreed; of several, the one that takes the time.
#[must_use]
pub fn leave_on(app: &App, person: &PersonId, day: Date) -> Option<Arc<Leave>> {
    crate::rota::absence::leave_of(&app.state, person)
        .map(|(_, leave)| leave)
        .filter(|leave| leave.span.touches(day))
        .min_by_key(|leave| (leave.state != LeaveState::Approved, leave.kind.precedence()))
        .cloned()
}

/// Calls off the marked leave.
pub(super) fn withdraw_leave(app: &mut App) -> Vec<Effect> {
    let Some(leave) = marked(app) else {
        app.say("There is no leave on this day.");
        return vec![];
    };
    call_off(app, &leave)
}

/// Calls off some leave, wherever it is marked.
pub(in crate::app) fn call_off(app: &mut App, leave: &Leave) -> Vec<Effect> {
    let mine = app.me.person() == Some(&leave.person);
    if mine && leave.state == LeaveState::Approved && !decides_for(app, &leave.person) {
        let team = app.state.person(&leave.person).map(|person| person.team.clone());
        let lead = team.map_or_else(|| "a team lead".to_owned(), |team| lead_in_full(&app.state, &team));
        app.report_error(format!("This is already agreed: ask {lead}, to call it off."));
        return vec![];
    }
    if leave.state == LeaveState::Cancelled || leave.state == LeaveState::Declined {
        app.say("This has already been called off or declined.");
        return vec![];
    }
    let summary = format!("Call off {}", words::leave(leave, &app.state, app.today()));
    let after = Leave { state: LeaveState::Cancelled, ..leave.clone() };
    let off = Draft::new(app.state.clone(), vec![Change::from(after)], summary);
    let covered = covered(&app.state, leave, app.now);
    if covered.is_empty() || !decides_for(app, &leave.person) {
        return app.commit(off);
    }
    ask_about_cover(app, leave, off);
    vec![]
}

/// Leave that is called off may have been covered: asks whether that is put back.
fn ask_about_cover(app: &mut App, leave: &Leave, off: Draft) {
    let covered = covered(&app.state, leave, app.now);
    let many = counted(covered.len(), "session");
    let were = if covered.len() == 1 { "was" } else { "were" };
    let named = covered.iter().take(3).map(|it| words::session(&it.booking, &app.state));
    let mut named = named.collect::<Vec<_>>().join(", ");
    if covered.len() > 3 {
        named.push_str(" …");
    }
    let mut back = off.clone();
    back.summary = format!("{}; {many} put back", off.summary);
    back.changes.extend(covered.iter().map(|session| {
        Change::Remove(Key::Session((session.booking.start.date().week(), session.id.clone())))
    }));
    let item = |label: String, detail: String, draft: Draft| Item {
        label,
        detail,
        unavailable: None,
        action: Action::SaveAsAsked(draft),
    };
    let items = vec![
        item(format!("Call it off, and put {many} back"), named, back),
        item(
            "Call it off, and leave the cover as it is".to_owned(),
            "those covering keep the \
            sessions"
                .to_owned(),
            off,
        ),
    ];
    let title = format!("{many} {were} covered or cancelled for this leave");
    app.ask_of(ListLayer { narrows: false, ..ListLayer::new(title, items) });
}

/// What was decided on a leave, where it has not changed since.
#[must_use]
pub fn decision_on(state: &State, leave: &Leave) -> Option<Arc<Decision>> {
    let key: LeaveKey = leave.key();
    let decision = state.records.decisions.get(&key)?.item.clone();
    (decision.state == leave.state).then_some(decision)
}
