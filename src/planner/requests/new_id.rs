//! Ids of new requests.

use crate::domain::{Moment, RequestId, StaffRequest, State};

/// An id for a new request, which tells nothing of what it is about. It is made of that and of the moment, since whoever asks
/// does not know which ids requests of others have.
#[must_use]
pub fn new_request_id(state: &State, request: &StaffRequest, now: Moment) -> Option<RequestId> {
    let StaffRequest { kind, by, to, sessions, days, proposes, entry, .. } = request;
    let starts: Vec<Moment> = proposes.iter().map(|it| it.start).collect();
    let name = entry.as_ref().map(|it| it.name.as_str());
    let text = format!("{kind}|{by}|{to}|{sessions:?}|{days:?}|{starts:?}|{name:?}|{now}");
    let stem = format!("r-{:08x}", crc32fast::hash(text.as_bytes()));
    (1..100)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
        .filter_map(|id| RequestId::parse(&id).ok())
        .find(|id| !state.records.requests.contains_key(id))
}
