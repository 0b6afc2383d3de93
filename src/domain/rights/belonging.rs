//! Which teams a record belongs to, by which goes who may change it.

use crate::domain::id::{FamilyRef, GroupId, PersonId, PostId, SessionId, TeamId};
use crate::domain::record::{AcceptedRisk, Booking, Record, TableName};
use crate::domain::state::State;

/// The teams that a record belongs to; none for what belongs to the service as a whole.
pub(super) fn teams_of(state: &State, record: &Record) -> Vec<TeamId> {
    let of_person = |person: &PersonId| state.person(person).map(|person| person.team.clone());
    let of_family = |family| state.family(family).map(|it| it.team.clone()).into_iter().collect();
    let of_booking = |booking: &Booking| {
        let people = booking.everyone().filter_map(of_person);
        let families = booking.families.iter().filter_map(|it| state.family(it).map(|it| it.team.clone()));
        people.chain(families).collect()
    };
    match record {
        Record::Team(team) => vec![team.id.clone()],
        Record::Person(person) => vec![person.team.clone()],
        Record::Post(post) => vec![post.team.clone()],
        Record::Family(family) => vec![family.team.clone()],
        Record::Share(share) => match state.post(&share.post) {
            Some(post) => vec![post.team.clone()],
            None => of_person(&share.person).into_iter().collect(),
        },
        Record::Training(it) => of_person(&it.person).into_iter().collect(),
        Record::Refresher(it) => of_person(&it.0.person).into_iter().collect(),
        Record::KeptApart(it) => of_person(&it.person).into_iter().collect(),
        Record::CarryLapse(it) => of_person(&it.person).into_iter().collect(),
        Record::LeaveAsked(it) => of_person(&it.person).into_iter().collect(),
        Record::PostHours(it) => state.post(&it.post).map(|post| post.team.clone()).into_iter().collect(),
        Record::LastContact(it) => of_family(&it.family),
        Record::Succession(it) => of_family(&it.family),
        Record::Supervision(it) => of_person(&it.person).into_iter().collect(),
        Record::Leave(it) => of_person(&it.person).into_iter().collect(),
        Record::Toil(it) => of_person(&it.person).into_iter().collect(),
        Record::Carry(it) => of_person(&it.person).into_iter().collect(),
        Record::Decision(it) => of_person(&it.person).into_iter().collect(),
        Record::HandoverMark(it) => of_person(&it.person).into_iter().collect(),
        Record::Case(it) => state.family(&it.family).map(|it| it.team.clone()).into_iter().collect(),
        Record::PublicKey(it) => of_person(&it.person).into_iter().collect(),
        Record::Measure(it) => of_family(&it.family),
        Record::ReminderSent(it) => of_family(&it.family),
        Record::Shift(it) => of_person(&it.person).into_iter().collect(),
        Record::Session(session) => of_booking(&session.booking),
        Record::Series(series) => of_booking(&series.booking),
        Record::TeamMark(it) => vec![it.team.clone()],
        Record::TeamEdition(it) => vec![it.team.clone()],
        Record::Group(group) => {
            let families = group.invited.iter().filter_map(|it| state.family(&it.family));
            families.map(|family| family.team.clone()).collect()
        }
        Record::AcceptedRisk(it) => teams_of_subject(state, it),
        Record::Feed(it) => it.team.iter().cloned().chain(it.person.as_ref().and_then(of_person)).collect(),
        Record::StaffRequest(it) => it.people().filter_map(|it| of_person(&it)).collect(),
        Record::Busy(it) => it.whose.person().and_then(of_person).into_iter().collect(),
        Record::Service(_)
        | Record::Policy(_)
        | Record::Place(_)
        | Record::Travel(_)
        | Record::Course(_)
        | Record::Activity(_)
        | Record::Holiday(_)
        | Record::Organisation(_)
        | Record::CallNote(_)
        | Record::Purge(_)
        | Record::PublicTitle(_)
        | Record::HolidayTime(_)
        | Record::Sheet(_)
        | Record::Edition(_)
        | Record::Amendment(_)
        | Record::Account(_)
        | Record::KeptWords(_)
        | Record::ImportSource(_) => vec![],
    }
}

/// The teams of what a risk is about; none where it is nowhere to be found, or about the service as a whole.
fn teams_of_subject(state: &State, risk: &AcceptedRisk) -> Vec<TeamId> {
    let (kind, id) = &risk.subject;
    let of_person = |id: &str| {
        let person = PersonId::parse(id).ok().and_then(|id| state.person(&id));
        person.map(|it| it.team.clone()).into_iter().collect::<Vec<_>>()
    };
    let of_record = |record: Option<Record>| record.map(|it| teams_of(state, &it)).unwrap_or_default();
    let before = |sign: char| id.split(sign).next().unwrap_or_default();
    match kind.parse() {
        Ok(TableName::Person) => of_person(id),
        Ok(TableName::Shift) => of_person(before('@')),
        Ok(TableName::Supervision) => of_person(before('/')),
        Ok(TableName::Team) => TeamId::parse(id).into_iter().collect(),
        Ok(TableName::Sheet) => {
            id.split_once('/').and_then(|(_, team)| TeamId::parse(team).ok()).into_iter().collect()
        }
        Ok(TableName::Post) => {
            let post = PostId::parse(id).ok().and_then(|id| state.post(&id));
            post.map(|it| it.team.clone()).into_iter().collect()
        }
        Ok(TableName::Family) => {
            let family = FamilyRef::parse(id).ok().and_then(|id| state.family(&id));
            family.map(|it| it.team.clone()).into_iter().collect()
        }
        Ok(TableName::Group) => {
            let group = GroupId::parse(id)
                .ok()
                .and_then(|id| state.records.groups.get(&id).map(|it| it.item.clone()));
            of_record(group.map(Record::Group))
        }
        Ok(TableName::Session) => {
            let Ok(id) = SessionId::parse(id) else { return vec![] };
            let stored =
                state.sheets().find_map(|(_, sheet)| sheet.sessions.get(&id)).map(|row| row.item.clone());
            let series = || id.occurrence_of().and_then(|(series, _)| state.records.series.get(&series));
            of_record(
                stored.map(Record::Session).or_else(|| series().map(|row| Record::Series(row.item.clone()))),
            )
        }
        _ => vec![],
    }
}
