//! Answers to what is in the inbox: yes, no, taken back; and a lead's decision with what it would change.

use super::look::{marked, place_of};
use crate::app::layer::{Action, Draft, Item, LinePurpose, ListLayer};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::leave::call_off;
use crate::app::{App, Effect, words};
use crate::domain::rights::{agreeing_is_enough, decides_on};
use crate::domain::{
    Change, Key, Leave, LeaveState, RequestId, RequestKind, RequestState, RequestStep, StaffRequest, amended,
    identifier,
};
use crate::planner::carry_out;
use crate::report::inbox::{InboxItem, InboxPart, InboxSubject, RequestPicture, asked_in_words, verb_of};

/// Why an item is not there to say yes to, or no; `None` where it is.
pub(super) fn no_answer(app: &App, item: &InboxItem, yes: bool) -> Option<String> {
    let of_record = match &item.subject {
        InboxSubject::Record(key) => key,
        InboxSubject::Handover => return Some("there is nothing to answer: Enter opens it".to_owned()),
    };
    match (item.part, of_record) {
        (InboxPart::Answer, Key::Leave(_) | Key::StaffRequest(_)) => None,
        (_, Key::StaffRequest(_)) if !yes && can_be_taken_back(app, item) => None,
        (InboxPart::Others, Key::Leave(_)) if !yes => None,
        (InboxPart::Answer, _) => Some("this is not answered with yes or no: Enter opens it".to_owned()),
        (InboxPart::Others, _) => Some("this waits for somebody else".to_owned()),
        (InboxPart::Information, _) => Some("there is nothing to answer: it is for information".to_owned()),
    }
}

/// Whether an item is a request of one's own that nothing has come of yet.
fn can_be_taken_back(app: &App, item: &InboxItem) -> bool {
    request_of(app, item).is_some_and(|it| it.is_open() && it.by == app.me.name())
}

fn request_of(app: &App, item: &InboxItem) -> Option<StaffRequest> {
    let InboxSubject::Record(Key::StaffRequest(id)) = &item.subject else { return None };
    app.state.records.requests.get(id).map(|row| StaffRequest::clone(&row.item))
}

/// Says yes to the marked item.
pub(super) fn agree(app: &mut App) -> Vec<Effect> {
    let Some(item) = marked(app) else { return vec![] };
    if let InboxSubject::Record(Key::Leave(_)) = item.subject {
        return open_leave(app, &item, App::open_decision);
    }
    let Some(request) = request_of(app, &item) else { return vec![] };
    match request.step() {
        RequestStep::Agreed => open_request(app, &item, &request),
        _ => return say_yes(app, &request),
    }
    vec![]
}

/// Says no to the marked item, or takes back what is one's own.
pub(super) fn decline(app: &mut App) -> Vec<Effect> {
    let Some(item) = marked(app) else { return vec![] };
    if let InboxSubject::Record(Key::Leave(key)) = &item.subject {
        let leave = app.state.records.leave.get(key).map(|row| row.item.clone());
        return match leave.filter(|_| item.part == InboxPart::Others) {
            Some(leave) => call_off(app, &leave),
            None => open_leave(app, &item, App::open_declining),
        };
    }
    let Some(request) = request_of(app, &item) else { return vec![] };
    if item.part == InboxPart::Answer {
        ask_why(app, &request.id);
        return vec![];
    }
    take_back(app, &request)
}

fn open_leave(app: &mut App, item: &InboxItem, open: impl FnOnce(&mut App, &Leave)) -> Vec<Effect> {
    let InboxSubject::Record(Key::Leave(key)) = &item.subject else { return vec![] };
    let leave = app.state.records.leave.get(key).map(|row| row.item.clone());
    if let Some(leave) = leave.filter(|leave| leave.state == LeaveState::Requested) {
        open(app, &leave);
    }
    vec![]
}

/// A request in words: `swap Phone call C4, Thu 3 Dec at 14:25`.
fn in_words(app: &App, request: &StaffRequest) -> String {
    let picture = RequestPicture::of(&app.rules(), request, app.now);
    let about = asked_in_words(&app.state, request, &picture, app.today());
    let along = picture.along_in_words().map(|along| format!(", with {along}")).unwrap_or_default();
    let verb = verb_of(request);
    format!("{verb} {about}{along}")
}

/// The same after "agree to", which is said once.
fn agreed_to(app: &App, request: &StaffRequest) -> String {
    let what = in_words(app, request);
    what.strip_prefix("agree to ").map(str::to_owned).unwrap_or(what)
}

fn by_in_words(app: &App, request: &StaffRequest) -> String {
    let name = |id| app.state.display_name(&id).to_owned();
    request.asker().map_or_else(|| "the owner".to_owned(), name)
}

/// The request with an answer of today.
fn answered(app: &App, request: &StaffRequest, state: RequestState, decides: bool) -> StaffRequest {
    let decided_by = decides.then(|| app.me.name().into());
    StaffRequest { state, decided_by, answered: Some(app.today()), ..request.clone() }
}

/// What carries a request out along with the word that does it.
fn carried_out(app: &App, request: &StaffRequest) -> Result<Draft, String> {
    let mut changes = carry_out(&app.rules(), request, app.now)?;
    changes.insert(0, answered(app, request, RequestState::Agreed, true).into());
    let what = agreed_to(app, request);
    let to = app.state.display_name(&request.to);
    let by = by_in_words(app, request);
    let agreed = if request.is_proposal() { app.me_in_words() } else { to.to_owned() };
    let summary = format!("{agreed} agreed to {what}, asked by {by}");
    let edits = app.state.edits_of(&changes).map_err(|error| error.to_string())?;
    let draft = Draft::new(app.state.clone(), changes, summary);
    // Whoever reads a published week is told why it changed. What only a lead may let stand wants a lead's own reason.
    let is_amended = !amended(&app.state, &edits).is_empty() && app.asks_a_lead(&draft).is_empty();
    let reason = is_amended.then(|| format!("agreed between {by} and {agreed}"));
    Ok(Draft { reason, ..draft })
}

/// What saying yes to a request carries out at once; nothing where a lead is to decide first.
fn done_at_once(app: &App, request: &StaffRequest) -> Result<Option<Draft>, String> {
    let is_mine_to_decide = request.is_proposal() && decides_on(&app.state, &app.me, request);
    if !is_mine_to_decide && !agreeing_is_enough(&app.state, request) {
        return Ok(None);
    }
    let draft = carried_out(app, request)?;
    let may = || app.refused(&draft.changes).is_none() && app.asks_a_lead(&draft).is_empty();
    Ok((is_mine_to_decide || may()).then_some(draft))
}

/// Says yes to what one is asked; where that is enough it is carried out, else a lead is to decide.
fn say_yes(app: &mut App, request: &StaffRequest) -> Vec<Effect> {
    match done_at_once(app, request) {
        Ok(Some(draft)) => return app.commit(draft),
        Ok(None) => {}
        Err(words) => {
            app.report_error(format!("{}.", words::capital(&words)));
            return vec![];
        }
    }
    let summary = format!(
        "Agree to {}, asked by {}; a team lead decides",
        agreed_to(app, request),
        by_in_words(app, request)
    );
    let agreed = answered(app, request, RequestState::Agreed, false);
    app.save_now(vec![agreed.into()], summary, None)
}

/// Takes back what one asked for.
fn take_back(app: &mut App, request: &StaffRequest) -> Vec<Effect> {
    let summary =
        format!("Take back: {} was asked to {}", app.state.display_name(&request.to), in_words(app, request));
    let back = answered(app, request, RequestState::Withdrawn, false);
    app.save_now(vec![back.into()], summary, None)
}

/// Asks why, before a request is declined.
pub(in crate::app::screen) fn ask_why(app: &mut App, id: &RequestId) {
    let prompt = "Decline: what shall they be told? Nothing has to be said";
    app.ask_in_line(LinePurpose::Decline(id.clone()), prompt);
}

/// What declining a request would save; the error says what is missing or may not be kept.
pub(in crate::app) fn read_decline(app: &App, id: &RequestId, written: &str) -> Result<Draft, String> {
    let request = app.state.records.requests.get(id).filter(|row| row.item.is_open());
    let request = &request.ok_or("this request was answered or taken back meanwhile")?.item;
    let said = written.trim();
    if let Some(regret) = identifier::why_refused(said) {
        return Err(regret);
    }
    let decides = request.step() == RequestStep::Agreed
        || (request.is_proposal() && decides_on(&app.state, &app.me, request));
    let reason = (!said.is_empty()).then(|| said.to_owned());
    let declined = StaffRequest { reason, ..answered(app, request, RequestState::Declined, decides) };
    let summary = format!("Decline to {}, asked by {}", in_words(app, request), by_in_words(app, request));
    Ok(Draft::new(app.state.clone(), vec![declined.into()], summary))
}

/// Opens what can be done about a request, each with what it would change.
pub(super) fn open_request(app: &mut App, item: &InboxItem, request: &StaffRequest) {
    let to = app.state.display_name(&request.to).to_owned();
    let mut items: Vec<Item> = vec![];
    let line =
        |label: String, detail: String, action: Action| Item { label, detail, unavailable: None, action };
    if item.part == InboxPart::Answer {
        if request.step() == RequestStep::Agreed && decides_on(&app.state, &app.me, request) {
            items.push(match carried_out(app, request) {
                Ok(draft) => {
                    let unavailable = app.refused(&draft.changes);
                    let detail =
                        unavailable.clone().unwrap_or_else(|| "as one change, which u takes back".to_owned());
                    Item {
                        unavailable,
                        ..line("Carry it out".to_owned(), detail, Action::SaveAsAsked(draft))
                    }
                }
                Err(words) => {
                    let it = line("Carry it out".to_owned(), words.clone(), Action::Nothing);
                    Item { unavailable: Some(words), ..it }
                }
            });
        } else {
            let command = Action::Run(crate::command::Command::Agree);
            let then = match done_at_once(app, request) {
                Ok(None) => "then a team lead decides",
                Ok(Some(_)) if request.entry.is_some() => "the directory changes at once",
                Ok(Some(_)) if request.share.is_some() => "their days change from then on",
                Ok(Some(_)) | Err(_) => "the rota changes at once",
            };
            items.push(line("Agree".to_owned(), then.to_owned(), command));
        }
        let why = Action::OfScreen(ScreenAction::Decline(request.id.clone()));
        items.push(line("Decline".to_owned(), "say why, or nothing".to_owned(), why));
    } else if request.is_open() && request.by == app.me.name() {
        let back = answered(app, request, RequestState::Withdrawn, false);
        let summary = format!("Take back: {to} was asked to {}", in_words(app, request));
        let draft = Draft::new(app.state.clone(), vec![Change::from(back)], summary);
        items.push(line("Take it back".to_owned(), String::new(), Action::SaveAsAsked(draft)));
    }
    if let Some(place) = place_of(app, request) {
        let on = match request.kind {
            RequestKind::Entry => "Look at the directory",
            RequestKind::Pattern => "Look at the post",
            _ => "Look at it on the Week screen",
        };
        items.push(line(on.to_owned(), String::new(), Action::Go(place)));
    }
    let note = request.note.as_ref().map(|note| format!(" · “{note}”")).unwrap_or_default();
    let title = format!("{}: {to} is asked to {}{note}", by_in_words(app, request), in_words(app, request));
    app.ask_of(ListLayer { narrows: false, ..ListLayer::new(title, items) });
}
