//! Looking things up in a state by id, with the built-in catalogues behind the team's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::snapshot::State;
use crate::domain::calendar::{Date, Minutes, Zone};
use crate::domain::id::{
    ActivityId, CourseId, FamilyRef, GroupId, OrganisationId, PersonId, PlaceId, PostId, TeamId,
};
use crate::domain::policy::{Policy, PolicyValue, Preset};
use crate::domain::record::{
    Activity, Booking, CallNote, Course, Entity, Family, Group, HandoverMark, Key, Person, Place, Post,
    Service, Session, Setting, Share, Table, Team, built_in_activities, built_in_courses,
};

static ACTIVITIES: LazyLock<BTreeMap<ActivityId, Activity>> =
    LazyLock::new(|| built_in_activities().into_iter().map(|a| (a.id.clone(), a)).collect());
static COURSES: LazyLock<BTreeMap<CourseId, Course>> =
    LazyLock::new(|| built_in_courses().into_iter().map(|c| (c.id.clone(), c)).collect());

fn find<'a, T: Entity>(table: &'a Table<T>, key: &T::Key) -> Option<&'a T> {
    table.get(key).map(|row| &*row.item)
}

/// How many letters two names have in common from their beginning.
fn letters_shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// As much of a name as goes beyond what it shares with another: an initial after the short name where that will do, else all.
fn told_apart<'a>(name: &'a str, short: &str, shared: usize) -> &'a str {
    let mut rest = name.char_indices().skip(shared.max(short.chars().count()));
    let initial = rest.find(|(_, letter)| !letter.is_whitespace());
    let is_first = |at: usize| name.get(..at).is_some_and(|before| before.trim_end() == short);
    match initial.filter(|(at, _)| is_first(*at)) {
        Some((at, letter)) => name.get(..at + letter.len_utf8()).unwrap_or(name),
        None => name,
    }
}

impl State {
    /// The service; `None` before the first set-up.
    #[must_use]
    pub fn service(&self) -> Option<&Service> {
        find(&self.records.service, &())
    }

    /// The service's time zone.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.service().map(|service| service.time_zone).unwrap_or_default()
    }

    /// A person by id.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        find(&self.records.people, id)
    }

    /// What to call a person on screen, by id; somebody unknown by that.
    #[must_use]
    pub fn display_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.person(id).map_or(id.as_str(), |person| self.display_name_of(person))
    }

    /// What to call a person on screen: the short name, and where others have the same, as much of the whole name as tells
    /// them apart: `Ann B` and `Ann G`; of those who have the same whole name, what else does: `Ann Gray (Ailsa MBU)`.
    #[must_use]
    pub fn display_name_of<'a>(&'a self, person: &'a Person) -> &'a str {
        let short = person.short_name();
        let (people, teams) = (&self.records.people, &self.records.teams);
        if let Some(in_full) = self.namesakes.in_full(people, teams, &person.id) {
            return in_full;
        }
        let same = self.namesakes.of(people, teams, short).iter();
        let others = same.filter(|id| **id != person.id).filter_map(|id| self.person(id));
        let shared = others.map(|it| letters_shared(&it.name, &person.name)).max();
        shared.map_or(short, |shared| told_apart(&person.name, short, shared))
    }

    /// A team by id.
    #[must_use]
    pub fn team(&self, id: &TeamId) -> Option<&Team> {
        find(&self.records.teams, id)
    }

    /// A post by id.
    #[must_use]
    pub fn post(&self, id: &PostId) -> Option<&Post> {
        find(&self.records.posts, id)
    }

    /// A place by id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        find(&self.records.places, id)
    }

    /// A family by reference.
    #[must_use]
    pub fn family(&self, reference: &FamilyRef) -> Option<&Family> {
        find(&self.records.families, reference)
    }

    /// The families that may be known here, in order of reference.
    pub fn known_families(&self) -> impl Iterator<Item = &Family> + '_ {
        let families = self.records.families.values().map(|row| &*row.item);
        families.filter(|family| !family.reference.is_stand_in())
    }

    /// A group by id.
    #[must_use]
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        find(&self.records.groups, id)
    }

    /// An activity by id: the team's own, else the built-in one.
    #[must_use]
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        find(&self.records.activities, id).or_else(|| ACTIVITIES.get(id))
    }

    /// Every activity, the team's own in place of built-in ones, in order of id.
    #[must_use]
    pub fn activities(&self) -> Vec<&Activity> {
        merged(&ACTIVITIES, &self.records.activities)
    }

    /// A course by id: the team's own, else the built-in one.
    #[must_use]
    pub fn course(&self, id: &CourseId) -> Option<&Course> {
        find(&self.records.courses, id).or_else(|| COURSES.get(id))
    }

    /// Every course, the team's own in place of built-in ones, in order of id.
    #[must_use]
    pub fn courses(&self) -> Vec<&Course> {
        merged(&COURSES, &self.records.courses)
    }

    /// Whether somebody holds a course in date on a day.
    #[must_use]
    pub fn holds(&self, person: &PersonId, course: &CourseId, on: Date) -> bool {
        find(&self.records.training, &(person.clone(), course.clone())).is_some_and(|it| it.holds(on))
    }

    /// All people, in order of id.
    pub fn people(&self) -> impl Iterator<Item = &Person> + '_ {
        self.records.people.values().map(|row| &*row.item)
    }

    /// All shares, by post, person and first day.
    pub fn shares(&self) -> impl Iterator<Item = &Share> + '_ {
        self.records.shares.values().map(|row| &*row.item)
    }

    /// The shares one person has at any date.
    pub fn shares_of<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = &'a Share> + 'a {
        self.shares().filter(move |share| share.person == *person)
    }

    /// The shares of one post at any date.
    pub fn shares_in<'a>(&'a self, post: &'a PostId) -> impl Iterator<Item = &'a Share> + 'a {
        self.shares().filter(move |share| share.post == *post)
    }

    /// The occurrence of a series that a key names, as its rule gives it, whatever is stored in its place.
    #[must_use]
    pub fn given_occurrence(&self, key: &Key) -> Option<Session> {
        let Key::Session((_, id)) = key else {
            return None;
        };
        let (series, _) = id.as_str().rsplit_once('-')?;
        let series = find(&self.records.series, &series.parse().ok()?)?;
        let start = series.id.rule_date(id)?.at(series.booking.start.time());
        let booking = Booking { start, ..series.booking.clone() };
        Some(Session { id: id.clone(), series: Some(series.id.clone()), booking })
    }

    /// Whether an occurrence is one that its series gives, by its rule and not left out; whatever is stored in its place.
    #[must_use]
    pub fn gives(&self, key: &Key) -> bool {
        let Key::Session((_, id)) = key else { return false };
        let series = id.occurrence_of().and_then(|(of, date)| Some((find(&self.records.series, &of)?, date)));
        series.is_some_and(|(series, date)| series.comes_on(date))
    }

    /// The value of a policy on a date: the team's own in force, else the default.
    #[must_use]
    pub fn policy(&self, policy: &Policy, on: Date) -> PolicyValue {
        self.setting(policy)
            .and_then(|setting| setting.on(on))
            .cloned()
            .unwrap_or_else(|| policy.default_value())
    }

    /// What the team says of a policy, where it says anything.
    #[must_use]
    pub fn setting(&self, policy: &Policy) -> Option<&Setting> {
        self.records.policy.get(policy.key).map(|row| &*row.item)
    }

    /// A policy that is a length of time.
    #[must_use]
    pub fn policy_minutes(&self, policy: &Policy, on: Date) -> Minutes {
        match (self.policy(policy, on), policy.preset) {
            (PolicyValue::Duration(minutes), _) => minutes,
            (_, Preset::Duration(minutes)) => Minutes(minutes),
            _ => Minutes::ZERO,
        }
    }

    /// A policy that is a number, in thousandths of its unit.
    #[must_use]
    pub fn policy_thousandths(&self, policy: &Policy, on: Date) -> i64 {
        match (self.policy(policy, on), policy.preset) {
            (PolicyValue::Number(thousandths), _) | (_, Preset::Number(thousandths)) => thousandths,
            _ => 0,
        }
    }

    /// The calls to an organisation, the newest first.
    pub fn calls<'a>(&'a self, organisation: &OrganisationId) -> impl Iterator<Item = &'a CallNote> + 'a {
        let of = organisation.clone();
        let from = (of.clone(), u32::MIN)..=(of, u32::MAX);
        self.records.calls.range(from).rev().map(|(_, row)| &*row.item)
    }

    /// How far a person has read their handover sheet; `None` where they never ticked one.
    #[must_use]
    pub fn handover_mark(&self, person: &PersonId) -> Option<&HandoverMark> {
        self.records.handovers.get(person).map(|row| &*row.item)
    }

    /// Minutes from one place to another, where the team has said; the way back serves when it is all there is.
    #[must_use]
    pub fn travel_minutes(&self, from: &PlaceId, to: &PlaceId) -> Option<Minutes> {
        let leg = |a: &PlaceId, b: &PlaceId| {
            find(&self.records.travel, &(a.clone(), b.clone())).map(|travel| travel.minutes)
        };
        leg(from, to).or_else(|| leg(to, from))
    }
}

fn merged<'a, T: Entity>(built_in: &'a BTreeMap<T::Key, T>, own: &'a Table<T>) -> Vec<&'a T> {
    let mut all: BTreeMap<&T::Key, &T> = built_in.iter().collect();
    all.extend(own.iter().map(|(key, row)| (key, &*row.item)));
    all.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Role, TeamKind};

    #[test]
    fn people_of_one_first_name_are_told_apart_by_as_much_of_the_rest_as_it_takes() {
        let called = |names: &[&str]| -> Vec<String> {
            let people = names.iter().enumerate().map(|(n, name)| {
                let id: PersonId = format!("p{n}").parse().unwrap();
                Person::new(id, (*name).to_owned(), "team".parse().unwrap(), Role::PeerWorker).into()
            });
            let state = State::default().preview(&people.collect::<Vec<Change>>()).unwrap();
            (0..names.len())
                .map(|n| state.display_name(&format!("p{n}").parse().unwrap()).to_owned())
                .collect()
        };
        for (names, wanted) in [
            (vec!["Ann Brown", "Bo Gray"], vec!["Ann", "Bo"]),
            (vec!["Ann Brown", "Ann Gray"], vec!["Ann B", "Ann G"]),
            (vec!["Ann Brown", "Ann Black", "Ann Gray"], vec!["Ann Brown", "Ann Black", "Ann G"]),
            (vec!["Ann", "Ann Gray"], vec!["Ann", "Ann G"]),
            // In the same team and of the same role.
            (vec!["Ann Gray", "Ann Gray", "Bo"], vec!["Ann Gray (p0)", "Ann Gray (p1)", "Bo"]),
            (vec!["Ann Øst", "Ann Åse"], vec!["Ann Ø", "Ann Å"]),
            (vec!["Dr Nair", "Dr Nair-Roy"], vec!["Dr Nair", "Dr Nair-Roy"]),
            (vec!["Anna Gray", "Ann Gray"], vec!["Anna", "Ann"]),
        ] {
            assert_eq!(called(&names), wanted);
        }
    }

    #[test]
    fn people_of_the_same_name_are_told_apart_by_team_or_role() {
        let person = |id: &str, team: &str, role| {
            Person::new(id.parse().unwrap(), "Ann Gray".to_owned(), team.parse().unwrap(), role)
        };
        let team = |id: &str, name: &str| Team {
            id: id.parse().unwrap(),
            name: name.to_owned(),
            kind: TeamKind::Community,
            place: None,
            beds: None,
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        };
        let of = |people: [Person; 2]| {
            let [one, other] = people;
            let changes: [Change; 4] =
                [team("a", "Ailsa").into(), team("b", "Cedar").into(), one.into(), other.into()];
            State::default().preview(&changes).unwrap()
        };
        let called =
            |state: &State| ["p0", "p1"].map(|id| state.display_name(&id.parse().unwrap()).to_owned());
        let in_two_teams = of([person("p0", "a", Role::PeerWorker), person("p1", "b", Role::PeerWorker)]);
        assert_eq!(called(&in_two_teams), ["Ann Gray (Ailsa)", "Ann Gray (Cedar)"]);
        let in_one = of([person("p0", "a", Role::PeerWorker), person("p1", "a", Role::Volunteer)]);
        assert_eq!(called(&in_one), ["Ann Gray (peer worker)", "Ann Gray (volunteer)"]);
        let renamed = in_two_teams.preview(&[team("b", "Birch").into()]).unwrap();
        assert_eq!(called(&renamed), ["Ann Gray (Ailsa)", "Ann Gray (Birch)"]);
    }
}
