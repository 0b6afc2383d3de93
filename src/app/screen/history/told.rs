//! An edit in the words that the other screens use: sessions by what they are, people by name.

use crate::app::changes::{parts, placed_on};
use crate::app::{App, words};
use crate::domain::{Edit, Key, Leave, LeaveState, Record, Session, SheetMark, SheetState, ShiftRow, Status};

/// What an edit did, in words.
pub(super) fn told(edit: &Edit, app: &App) -> String {
    let state = &app.state;
    match (&edit.before, &edit.after) {
        (None, Some(Record::Session(after))) => match state.given_occurrence(&edit.key) {
            Some(given) => session_changed(&given, after, app),
            None => format!("added {}", placed_on(&after.booking, state, app.today())),
        },
        (Some(Record::Session(before)), Some(Record::Session(after))) => session_changed(before, after, app),
        (Some(Record::Session(before)), None) if state.given_occurrence(&edit.key).is_some() => {
            format!("put back as its series has it: {}", placed_on(&before.booking, state, app.today()))
        }
        (Some(Record::Session(before)), None) => {
            format!("removed {}", placed_on(&before.booking, state, app.today()))
        }
        (before, Some(Record::Leave(after))) => {
            let before = match before {
                Some(Record::Leave(before)) => Some(&**before),
                _ => None,
            };
            format!("{} {}", leave_verb(before, after), app.leave_in_words(after))
        }
        (Some(Record::Leave(before)), None) => format!("removed {}", app.leave_in_words(before)),
        (before, after) if matches!(edit.key, Key::Shift(_)) => shift(before.as_ref(), after.as_ref(), app),
        (before, Some(Record::Sheet(after))) => sheet(before.as_ref(), after, app),
        (before, Some(Record::TeamMark(after))) => {
            format!("{} for {}", sheet(before.as_ref(), &after.mark, app), app.team_name(&after.team))
        }
        (Some(Record::TeamMark(before)), None) => {
            let week = words::short_week(before.mark.week, app.today());
            format!("let {} follow the whole week again, for {}", week, app.team_name(&before.team))
        }
        (_, Some(Record::TeamEdition(it))) => {
            let (week, whose) = (words::short_week(it.edition.week, app.today()), app.team_name(&it.team));
            format!("kept a copy of {week} as published for {whose}")
        }
        (_, Some(Record::Edition(it))) => {
            format!("kept a copy of {} as published", words::short_week(it.week, app.today()))
        }
        (None, Some(Record::Amendment(it))) => {
            let whom = words::people(&it.people, state);
            let whom = if whom.is_empty() { whom } else { format!(", which touches {whom}") };
            format!("noted why {} changed{whom}", words::short_week(it.week, app.today()))
        }
        _ => edit.to_string(),
    }
}

fn session_changed(before: &Session, after: &Session, app: &App) -> String {
    let (old, new) = (&before.booking, &after.booking);
    let moved = old.start != new.start;
    // Where it was and where it is stand behind.
    let what = if moved { words::session(old, &app.state) } else { placed_on(old, &app.state, app.today()) };
    let verb = match (old.status, new.status) {
        (one, other) if one == other && moved => "moved",
        (one, other) if one == other => "changed",
        (_, Status::Done) => "marked done",
        (_, Status::Missed) => "marked missed",
        (_, Status::Cancelled) => "cancelled",
        (_, Status::Planned) => "planned again",
    };
    let mut parts = parts(old, new, &app.state, app.today());
    if old.note != new.note {
        parts.push("its note".to_owned());
    }
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
    format!("{verb} {what}{parts}")
}

fn leave_verb(before: Option<&Leave>, after: &Leave) -> &'static str {
    match (before.map(|it| it.state), after.state) {
        (Some(one), other) if one == other => "changed",
        (_, LeaveState::Requested) => "asked for",
        (None, LeaveState::Approved) => "entered",
        (_, LeaveState::Approved) => "approved",
        (_, LeaveState::Declined) => "declined",
        (_, LeaveState::Cancelled) => "called off",
    }
}

fn shift(before: Option<&Record>, after: Option<&Record>, app: &App) -> String {
    let row = |record: Option<&Record>| match record {
        Some(Record::Shift(row)) => Some(row.clone()),
        _ => None,
    };
    let times = |row: Option<&ShiftRow>| match row {
        None => "as the pattern says".to_owned(),
        Some(row) => row.time.map_or("off".to_owned(), |time| time.to_string()),
    };
    let (before, after) = (row(before), row(after));
    let Some(it) = after.as_ref().or(before.as_ref()) else { return String::new() };
    let (was, is) = (times(before.as_deref()), times(after.as_deref()));
    format!(
        "shift of {} on {}: {was} → {is}",
        app.state.display_name(&it.person),
        words::day(it.date, app.today())
    )
}

fn sheet(before: Option<&Record>, after: &SheetMark, app: &App) -> String {
    let was = match before {
        Some(Record::Sheet(mark)) => mark.state,
        Some(Record::TeamMark(it)) => it.mark.state,
        _ => SheetState::Draft,
    };
    let verb = match (was, after.state) {
        (one, other) if one == other => "gave reasons for flags in",
        (SheetState::Closed, SheetState::Published) => "reopened",
        (_, SheetState::Published) => "published",
        (_, SheetState::Closed) => "closed",
        (_, SheetState::Draft) => "made a draft again:",
    };
    format!("{verb} {}", words::short_week(after.week, app.today()))
}
