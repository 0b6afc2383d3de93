//! How every family's case stands, a line for each, and what each worker carries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    ActivityKind, Date, Family, FamilyRef, FamilyStatus, Minutes, Moment, PersonId, SessionId, Status,
    TableName, TeamId, Week,
};
use crate::rota::caseload::{Stage, due, families_of, is_under_way, most_families};
use crate::rota::{Load, family_demand};
use crate::rules::{Flag, RuleContext, Severity};

/// How many weeks ahead a worker's load is told.
pub const WEEKS: usize = 4;

/// How one family's case stands.
#[derive(Clone, Debug)]
pub struct CaseloadLine {
    /// The family.
    pub family: Arc<Family>,
    /// How far along they are; never in loss mode.
    pub stage: Option<Stage>,
    /// The last contact that was had.
    pub last: Option<Date>,
    /// The next one that is booked.
    pub next: Option<NextContact>,
    /// The first of the last weeks' that nobody said anything about yet.
    pub unmarked: Option<NextContact>,
    /// When the next one is due.
    pub due: Option<Date>,
    /// What the family asks of a week.
    pub minutes: Minutes,
    /// How much that is of what the worker has available this week, in percent.
    pub share: Option<i64>,
    /// What is flagged, the gravest first.
    pub flags: Vec<Flag>,
}

/// A contact that is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextContact {
    /// Its session.
    pub session: SessionId,
    /// When it starts.
    pub start: Moment,
    /// Who is there to do it; nobody where it needs cover.
    pub people: Vec<PersonId>,
    /// Whether somebody comes along who is no peer.
    pub joint: bool,
    /// Whether it is with others, in a group.
    pub in_group: bool,
}

/// What one worker carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Who.
    pub person: PersonId,
    /// Their team.
    pub team: TeamId,
    /// Families they support now: active and reduced.
    pub families: usize,
    /// All their open families, from the referral to the ending.
    pub open: usize,
    /// How many their hours leave time for.
    pub most: Option<usize>,
    /// This week and the three after it, as far as they are here.
    pub ahead: [Option<Ahead>; WEEKS],
}

/// One week of a worker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Which week.
    pub week: Week,
    /// What there is: contract less leave and holidays.
    pub available: Minutes,
    /// What families and the week's sessions ask for; `None` when nothing is available.
    pub load: Option<Load>,
    /// How many contacts are booked.
    pub booked: usize,
}

impl Carrier {
    /// The load of this week, in percent.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        self.ahead.first().copied().flatten()?.load.map(Load::percent)
    }

    /// Whether they are with more families than their hours leave time for.
    #[must_use]
    pub fn has_many(&self) -> bool {
        self.most.is_some_and(|most| self.families > most)
    }
}

/// The caseload as it stands.
#[derive(Clone, Debug, Default)]
pub struct Caseload {
    /// A line for each family, by reference.
    pub lines: Vec<CaseloadLine>,
    /// What each worker carries, by team and name.
    pub carriers: Vec<Carrier>,
}

impl Caseload {
    /// The line of a family.
    #[must_use]
    pub fn line(&self, family: &FamilyRef) -> Option<&CaseloadLine> {
        let at = self.lines.binary_search_by(|line| line.family.reference.cmp(family)).ok()?;
        self.lines.get(at)
    }

    /// What a worker carries.
    #[must_use]
    pub fn carrier(&self, person: &PersonId) -> Option<&Carrier> {
        self.carriers.iter().find(|carrier| carrier.person == *person)
    }
}

impl CaseloadLine {
    /// The contact at hand: the first that nobody said anything about, else the next one.
    #[must_use]
    pub fn at_hand(&self) -> Option<&NextContact> {
        self.unmarked.as_ref().or(self.next.as_ref())
    }

    /// How pressing it is; `None` while nothing is flagged.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.flags.first().map(|flag| flag.severity)
    }

    /// Whether a contact is due by a day and none is booked from today on up to then.
    #[must_use]
    pub fn wants_booking(&self, by: Date) -> bool {
        let booked = self.next.as_ref().is_some_and(|next| next.start.date() <= by);
        self.due.is_some_and(|due| due <= by) && !booked
    }
}

/// How the cases stand of everybody who is here: all that are known, or those that some people have to do with. `flags` is
/// what the standing rules found.
#[must_use]
pub fn caseload(rules: &RuleContext<'_>, whom: Option<&BTreeSet<PersonId>>, flags: &[Flag]) -> Caseload {
    let carriers = carriers(rules, whom);
    let mut contacts = contacts(rules);
    let mut found: BTreeMap<&str, Vec<Flag>> = BTreeMap::new();
    for flag in flags.iter().filter(|flag| flag.subject.kind == TableName::Family) {
        found.entry(flag.subject.id.as_str()).or_default().push(flag.clone());
    }
    let is_theirs = |family: &Family| {
        let with = [&family.worker, &family.backup, &family.key_worker];
        whom.is_none_or(|whom| with.into_iter().flatten().any(|person| whom.contains(person)))
    };
    let families = rules.state.records.families.values().map(|row| &row.item);
    let known = families.filter(|family| !family.reference.is_stand_in() && is_theirs(family));
    let mut lines: Vec<CaseloadLine> = known
        .map(|family| {
            let mut flags = found.remove(family.reference.as_str()).unwrap_or_default();
            flags.sort_by(Flag::in_order);
            line(rules, family, contacts.remove(&family.reference), flags, &carriers)
        })
        .collect();
    lines.sort_by(|a, b| a.family.reference.cmp(&b.family.reference));
    Caseload { lines, carriers }
}

/// How one family's case stands, with nothing of what is flagged.
#[must_use]
pub fn line_of(rules: &RuleContext<'_>, family: &FamilyRef) -> Option<CaseloadLine> {
    let row = rules.state.records.families.get(family).filter(|_| !family.is_stand_in())?;
    Some(line(rules, &row.item, contacts(rules).remove(family), vec![], &[]))
}

fn line(
    rules: &RuleContext<'_>,
    family: &Arc<Family>,
    contacts: Option<Contacts>,
    flags: Vec<Flag>,
    carriers: &[Carrier],
) -> CaseloadLine {
    let demand = family_demand(rules.state, family, rules.today.week().monday());
    let of = |worker: &PersonId| carriers.iter().find(|carrier| carrier.person == *worker);
    let available =
        family.worker.as_ref().and_then(of).and_then(|carrier| carrier.ahead.first().copied().flatten());
    let last = rules.last_contact(&family.reference);
    let Contacts { unmarked, next } = contacts.unwrap_or_default();
    CaseloadLine {
        family: family.clone(),
        stage: Stage::of(family, rules.today),
        last,
        next,
        unmarked,
        due: due(family, last),
        minutes: demand.minutes(),
        share: available.and_then(|week| Load::new(demand, week.available)).map(Load::percent),
        flags,
    }
}

/// The planned contacts of a family that are nearest.
#[derive(Debug, Default)]
struct Contacts {
    unmarked: Option<NextContact>,
    next: Option<NextContact>,
}

/// How many weeks back is looked for contacts that nobody said anything about.
const BACK: i32 = 4;

/// The nearest planned contacts and groups of each family: the next one from today on, and the first of those that came
/// before.
fn contacts(rules: &RuleContext<'_>) -> BTreeMap<FamilyRef, Contacts> {
    let this = rules.today.week();
    let back = this.plus(-BACK).to(this.plus(-1)).filter_map(|week| rules.rota(week));
    let mut found: BTreeMap<FamilyRef, Contacts> = BTreeMap::new();
    for rota in back.chain(rules.weeks_ahead()) {
        // What was not said before its week was closed cannot be said any more.
        for booked in rota.sessions() {
            let booking = booked.booking();
            let is_one = booking.status == Status::Planned
                && matches!(booked.kind, Some(ActivityKind::Contact | ActivityKind::Group));
            if !is_one {
                continue;
            }
            let it = || NextContact {
                session: booked.id.clone(),
                start: booked.start,
                people: booked.doers().cloned().collect(),
                joint: booked.companions().any(|person| !rules.is_peer(person)),
                in_group: booked.kind == Some(ActivityKind::Group),
            };
            for family in &booking.families {
                let contacts = found.entry(family.clone()).or_default();
                if booked.start.date() < rules.today {
                    if rules.state.is_closed(rota.week(), booking) {
                        continue;
                    }
                    contacts.unmarked.get_or_insert_with(it);
                } else {
                    contacts.next.get_or_insert_with(it);
                }
            }
        }
    }
    found
}

/// What everybody carries who is a peer or is down as a family's worker, and has not left.
pub(super) fn carriers(rules: &RuleContext<'_>, whom: Option<&BTreeSet<PersonId>>) -> Vec<Carrier> {
    let mut many: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for row in rules.state.records.families.values() {
        if let Some(worker) = &row.item.worker {
            let counts = is_under_way(&row.item);
            *many.entry(worker).or_default() += usize::from(counts);
        }
    }
    let weeks = weeks_ahead(rules);
    let people = rules.state.people().filter(|person| {
        whom.is_none_or(|whom| whom.contains(&person.id))
            && (many.contains_key(&person.id)
                || (person.role.is_peer() && !rules.has_left(&person.id, rules.today)))
    });
    let mut people: Vec<_> = people.collect();
    people.sort_by_key(|person| (&person.team, &person.name, &person.id));
    let carrier = |person: &crate::domain::Person| Carrier {
        person: person.id.clone(),
        team: person.team.clone(),
        families: many.get(&person.id).copied().unwrap_or_default(),
        open: families_of(rules.state, &person.id).count(),
        most: most_families(rules.state, &person.id, rules.today),
        ahead: std::array::from_fn(|n| weeks.get(n)?.as_ref()?.get(&person.id).copied()),
    };
    people.into_iter().map(carrier).collect()
}

/// Everybody's weeks, this one first.
fn weeks_ahead(rules: &RuleContext<'_>) -> [Option<BTreeMap<PersonId, Ahead>>; WEEKS] {
    let this = rules.today.week();
    let mut weeks = [0, 1, 2, 3].map(|n| (this.plus(n), None));
    for (week, found) in &mut weeks {
        let (Some(hours), Some(rota)) = (rules.hours(*week), rules.rota(*week)) else { continue };
        let of_person = |hours: &crate::rota::PersonHours| {
            let contacts = rota
                .worked_by(&hours.person)
                .filter(|booked| booked.kind == Some(ActivityKind::Contact) && booked.works(&hours.person));
            let available = (hours.contract - hours.leave - hours.holiday).max(Minutes::ZERO);
            let ahead = Ahead { week: *week, available, load: hours.load, booked: contacts.count() };
            (hours.person.clone(), ahead)
        };
        *found = Some(hours.people.iter().map(of_person).collect());
    }
    weeks.map(|(_, found)| found)
}

/// Whether a case is not closed.
pub(super) fn is_open(family: &Family) -> bool {
    family.status != FamilyStatus::Closed
}
