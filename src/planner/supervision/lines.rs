//! How everybody's supervision stands, a line for each person and track.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::domain::{Date, Moment, Person, PersonId, Status, Supervision, TeamId, Track, Week};
use crate::rota::{Supervised, supervisions};
use crate::rules::{Rhythm, RuleContext, Severity};

/// The tracks on which every peer has somebody by name.
const NAMED: [Track; 3] = [Track::Clinical, Track::Line, Track::Mentor];

/// Every track, in the order in which they are shown.
const TRACKS: [Track; 4] = [Track::Clinical, Track::Line, Track::Mentor, Track::PeerGroup];

/// The supervision of one person on one track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionLine {
    /// Who is supervised.
    pub person: PersonId,
    /// Their team.
    pub team: TeamId,
    /// On which track.
    pub track: Track,
    /// Who supervises, how often; `None` where nobody is named.
    pub named: Option<Supervision>,
    /// When it was last held, is due, is booked; `None` where nobody is named or no start is known.
    pub rhythm: Option<Rhythm>,
    /// Those of the days asked for, whatever became of them, by start.
    pub held: Vec<Supervised>,
    /// When those of them are that are planned and that they are away from.
    pub missed: Vec<Moment>,
    /// How pressing it is; `None` while all is well.
    pub severity: Option<Severity>,
}

/// One with another supervisor than the named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandIn<'l> {
    /// The supervision.
    pub supervised: &'l Supervised,
    /// Why, where a reason was given.
    pub reason: Option<&'l str>,
}

impl SupervisionLine {
    /// The next one that is booked and that they can come to, from a day on, among those of the days asked for.
    #[must_use]
    pub fn next(&self, today: Date) -> Option<&Supervised> {
        let comes = |it: &&Supervised| {
            it.status == Status::Planned && it.start.date() >= today && !self.missed.contains(&it.start)
        };
        self.held.iter().find(comes)
    }

    /// When the next one is that is booked and that they are away from, from a day on.
    #[must_use]
    pub fn next_missed(&self, today: Date) -> Option<Moment> {
        self.missed.iter().copied().find(|start| start.date() >= today)
    }

    /// Whether the next one is booked.
    #[must_use]
    pub fn is_booked(&self) -> bool {
        self.rhythm.as_ref().is_some_and(|rhythm| rhythm.next.is_some())
    }

    /// Those held or booked with somebody other than the named one.
    pub fn stand_ins(&self) -> impl Iterator<Item = StandIn<'_>> {
        self.held
            .iter()
            .filter(|it| self.is_stand_in(it))
            .map(|supervised| StandIn { supervised, reason: supervised.reason.as_deref() })
    }

    /// Whether one is held or booked with somebody other than the named one.
    #[must_use]
    pub fn is_stand_in(&self, it: &Supervised) -> bool {
        let named = self.named.as_ref().map(|named| &named.supervisor);
        it.status.counts() && !it.with.is_empty() && named.is_some_and(|named| !it.with.contains(named))
    }
}

/// How the supervision of everybody who is here stands, by team, person and track, with what there was and will be from one
/// day to another. Every peer has a line for each track that should have a name; others for what they are named in.
#[must_use]
pub fn lines(
    rules: &RuleContext<'_>,
    whom: Option<&BTreeSet<PersonId>>,
    from: Date,
    to: Date,
) -> Vec<SupervisionLine> {
    let all = supervisions(rules.state, from, to);
    let wanted = |person: &&Person| {
        whom.is_none_or(|whom| whom.contains(&person.id)) && !rules.has_left(&person.id, rules.today)
    };
    let mut people: Vec<&Person> = rules.state.people().filter(wanted).collect();
    people.sort_by_key(|person| (&person.team, &person.name, &person.id));
    let tracks = people.into_iter().flat_map(|person| TRACKS.into_iter().map(move |track| (person, track)));
    tracks.filter_map(|(person, track)| line(rules, person, track, &all)).collect()
}

fn line(
    rules: &RuleContext<'_>,
    person: &Person,
    track: Track,
    all: &[Supervised],
) -> Option<SupervisionLine> {
    let named = rules.state.records.supervision.get(&(person.id.clone(), track));
    let named = named.map(|row| Supervision::clone(&row.item));
    if named.is_none() && !(person.role.is_peer() && NAMED.contains(&track)) {
        return None;
    }
    let rhythm = named.as_ref().and_then(|named| Rhythm::of(rules, named));
    let severity = match (&named, &rhythm) {
        (None, _) if track == Track::Clinical => Some(Severity::Red),
        (None, _) => Some(Severity::Amber),
        (Some(_), rhythm) => rhythm.as_ref().and_then(|rhythm| rhythm.severity(rules.today)),
    };
    let of_line = |it: &&Supervised| it.person == person.id && it.track == track;
    let held: Vec<Supervised> = all.iter().filter(of_line).cloned().collect();
    let is_missed =
        |it: &&Supervised| it.status == Status::Planned && rules.is_absent(&person.id, it.start, it.minutes);
    Some(SupervisionLine {
        person: person.id.clone(),
        team: person.team.clone(),
        track,
        named,
        rhythm,
        missed: held.iter().filter(is_missed).map(|it| it.start).collect(),
        held,
        severity,
    })
}

/// The weeks of a year around today that are shown: those from which due dates are known, and what is booked.
#[must_use]
pub fn year_around(today: Date) -> RangeInclusive<Week> {
    let first = today.week().plus(-30);
    first..=first.plus(51)
}
