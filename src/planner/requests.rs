//! What carrying out a request changes: whoever was asked is in the sessions, and where two swap whole days, each has the
//! other's working times.

use crate::domain::{
    Change, Date, Key, Minutes, Moment, PersonId, RequestId, RequestKind, RequestState, ShiftRow,
    StaffRequest, State, TimeSpan,
};
use crate::planner::edit::rebook_this;
use crate::report::inbox::RequestPicture;
use crate::rota::{Booked, RotaWeek, Shift};
use crate::rules::RuleContext;

/// The changes that carry a request out; the error says in words why nothing can come of it.
pub fn carry_out(
    rules: &RuleContext<'_>,
    request: &StaffRequest,
    now: Moment,
) -> Result<Vec<Change>, String> {
    let picture = RequestPicture::of(rules, request, now);
    if let Some(fault) = picture.fault {
        return Err(format!("nothing can come of this request any more: {fault}"));
    }
    if picture.is_unread {
        return Err("its week is still on its way from the disk: try again in a moment".to_owned());
    }
    let mut changes: Vec<Change> = vec![];
    for booked in &picture.sessions {
        let before = booked.dated_booking();
        let after = request.carried_into(&before);
        if after != before {
            changes.extend(rebook_this(rules.state, booked, &after));
        }
    }
    if let (RequestKind::Swap, true, Some(by)) = (request.kind, request.is_of_days(), request.asker()) {
        let mut days = request.days.clone();
        days.sort_unstable();
        days.dedup();
        for date in days {
            if let Some(rota) = rules.rota(date.week()) {
                changes.extend(shifts(rules, &rota, date, [&by, &request.to]));
                changes.extend(shifts(rules, &rota, date, [&request.to, &by]));
            }
        }
    }
    Ok(changes)
}

/// The rows that give somebody the working times that another has on a day; none where both are off.
fn shifts(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    date: Date,
    [person, other]: [&PersonId; 2],
) -> Vec<Change> {
    let theirs: Vec<&Shift> = rota.shifts_of_on(other, date).collect();
    if theirs.is_empty() && rota.shifts_of_on(person, date).next().is_none() {
        return vec![];
    }
    let row = |number: u8, time: Option<TimeSpan>, unpaid: Minutes| ShiftRow {
        person: person.clone(),
        date,
        number,
        time,
        unpaid,
        place: None,
        post: None,
    };
    let mut rows: Vec<ShiftRow> = (0_u8..)
        .zip(&theirs)
        .map(|(number, shift)| {
            let time = TimeSpan { from: shift.start.time(), to: shift.end.time() };
            row(number, Some(time), shift.unpaid.minutes())
        })
        .collect();
    if rows.is_empty() {
        rows.push(row(0, None, Minutes::ZERO));
    }
    let sheet = rules.state.sheet(date.week());
    let there = sheet.iter().flat_map(|sheet| sheet.shifts.keys());
    let gone =
        there.filter(|(who, on, number)| who == person && *on == date && usize::from(*number) >= rows.len());
    let gone: Vec<Change> = gone.cloned().map(|key| Change::Remove(Key::Shift(key))).collect();
    gone.into_iter().chain(rows.into_iter().map(Change::from)).collect()
}

/// An id for a new request, which tells nothing of what it is about. It is made of that and of the moment, since whoever asks
/// does not know which ids requests of others have.
#[must_use]
pub fn new_request_id(state: &State, request: &StaffRequest, now: Moment) -> Option<RequestId> {
    let StaffRequest { kind, by, to, sessions, days, .. } = request;
    let text = format!("{kind}|{by}|{to}|{sessions:?}|{days:?}|{now}");
    let stem = format!("r-{:08x}", crc32fast::hash(text.as_bytes()));
    (1..100)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
        .filter_map(|id| RequestId::parse(&id).ok())
        .find(|id| !state.records.requests.contains_key(id))
}

/// A request to cover a session, by somebody's id or `owner`: to whom, and in whose place, where that is somebody's.
#[must_use]
pub fn asks_to_cover(
    state: &State,
    by: &str,
    (to, whose): (PersonId, Option<PersonId>),
    booked: &Booked,
    now: Moment,
) -> Option<StaffRequest> {
    let mut request = StaffRequest {
        id: RequestId::parse("new").ok()?,
        kind: RequestKind::Cover,
        by: by.to_owned(),
        to,
        state: RequestState::Asked,
        sessions: vec![booked.id.clone()],
        days: vec![booked.start.date()],
        instead_of: whose.filter(|whose| whose.as_str() != by),
        note: None,
        asked: Some(now.date()),
        answered: None,
        decided_by: None,
        reason: None,
        reminded: None,
    };
    request.id = new_request_id(state, &request, now)?;
    Some(request)
}
