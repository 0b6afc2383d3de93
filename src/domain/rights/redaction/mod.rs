//! What is kept from whoever looks: which families of other teams there are, and notes of people that are nobody else's.
//!
//! A redacted state is a state like any other, so that whatever is worked out of it or drawn cannot tell what it does not
//! hold. Families that the viewer may not know stand in it under other names; a change made over it is *unredacted* before it
//! goes to the desk, so that it says what it would have said without. What redaction leaves alone is shared with the state
//! below it, so that following a state costs what the change touched.

mod busy;
mod entry;
mod form;
mod gone;
mod ids;
mod joint;
mod note;
mod piece;
mod requests;
mod rows;
mod unredact;
mod with;
mod words;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::SmolStr;

use crate::domain::change::Author;
use crate::domain::id::{FamilyRef, GroupId, Name, PersonId, RequestId, TeamId};
use crate::domain::parts::HasParts as _;
use crate::domain::record::{
    AcceptedRiskKey, BusyOf, Edition, Family, Group, ImportSourceKey, KeptApart, KeptWordsKey, Role, Row,
    Series, Session, Table, TeamEdition,
};
use crate::domain::state::{Secret, Sheet, State};
pub use gone::Gone;
pub(super) use joint::{brings_others, is_of_others, names_others};
use requests::{circle_of, not_theirs};
use rows::{changed, one, only, renamed, renamed_by, table};
use with::{is_named, with_families_of};

/// What is kept from one viewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redaction {
    /// What each family is called that the viewer may not know.
    hidden: BTreeMap<FamilyRef, FamilyRef>,
    /// How those are formed: what could be one of them is kept out of texts and ids too.
    forms: BTreeSet<SmolStr>,
    /// Of each group that has families, whether none of them is the viewer's to know.
    groups: BTreeMap<GroupId, bool>,
    /// The families that the viewer knows, where there are others.
    known: BTreeSet<FamilyRef>,
    /// Families they know and are not with: how to remind them is kept back.
    distant: BTreeSet<FamilyRef>,
    /// Families whose measures are not theirs to see.
    unmeasured: BTreeSet<FamilyRef>,
    /// The team they lead: what was agreed with its people, and its purged families' outcomes are theirs to see.
    team: Option<TeamId>,
    /// Whose requests they may see, as who asks or who is asked.
    circle: BTreeSet<PersonId>,
    /// The requests that are none of theirs.
    unasked: BTreeSet<RequestId>,
    /// The words to send that are somebody else's.
    words_of_others: BTreeSet<KeptWordsKey>,
    /// Whose busy times they may see; everybody's where it is `None`.
    busy_of: Option<BTreeSet<PersonId>>,
    /// Who looks, from whom notes that are nobody else's are kept; `None` is the account that owns the store.
    viewer: Option<PersonId>,
    /// What the ids are made with that stand in for those that name a hidden family.
    secret: Secret,
}

impl Redaction {
    /// What is kept from an author: nothing from the account that owns the store; from everybody else the families of other
    /// teams, unless they are with them themselves; from colleagues, all families.
    #[must_use]
    pub fn before(author: &Author, state: &State) -> Self {
        let Author::Person(id) = author else {
            return Self::default();
        };
        let Some(viewer) = state.person(id) else {
            return Self::before_somebody_unknown(Some(id.clone()), state);
        };
        // Leads see to their own team, and colleagues know no family: whom they are with changes nothing.
        let asks = viewer.role.is_peer() || viewer.role == Role::Supervisor;
        let with = if asks { with_families_of(state, viewer) } else { BTreeSet::new() };
        let nobody = BTreeSet::new();
        let own = if viewer.role.is_peer() { &with } else { &nobody };
        let knows = |family: &Family| {
            viewer.role != Role::Colleague && (family.team == viewer.team || own.contains(&family.reference))
        };
        let families = || state.records.families.values().map(|row| &*row.item);
        let unknown = families().filter(|family| !knows(family)).map(|family| &family.reference);
        let hidden = named(unknown, state.secret());
        let known = families().filter(|family| !hidden.is_empty() && knows(family));
        let leads = |family: &Family| viewer.role == Role::TeamLead && family.team == viewer.team;
        let hides = |family: &Family| hidden.contains_key(&family.reference);
        let among = |keep: &dyn Fn(&Family) -> bool| -> BTreeSet<FamilyRef> {
            families()
                .filter(|it| hides(it) || !leads(it) && !keep(it))
                .map(|it| it.reference.clone())
                .collect()
        };
        // What there is nothing of need not be kept back, and seats share what they see.
        let reminded: BTreeSet<&FamilyRef> = state.records.reminded.keys().map(|(it, _)| it).collect();
        let measured: BTreeSet<&FamilyRef> = state.records.measures.keys().map(|(it, ..)| it).collect();
        let is_reminded = |it: &Family| it.reminders.is_some() || reminded.contains(&it.reference);
        let circle = circle_of(viewer, state);
        Self {
            distant: among(&|it| !is_reminded(it) || with.contains(&it.reference)),
            unmeasured: among(&|it| !measured.contains(&it.reference) || is_named(it, &viewer.id)),
            forms: hidden.keys().filter_map(form::of).collect(),
            groups: groups_of_others(&hidden, state),
            known: known.map(|family| family.reference.clone()).collect(),
            hidden,
            team: (viewer.role == Role::TeamLead).then(|| viewer.team.clone()),
            unasked: not_theirs(&circle, state),
            words_of_others: words_but_of(id, state),
            busy_of: busy::planned_by(viewer, state),
            circle,
            viewer: Some(id.clone()),
            secret: state.secret(),
        }
    }

    /// What is kept from whoever may come by: all families, all that is somebody's own.
    #[must_use]
    pub fn before_strangers(state: &State) -> Self {
        // No id is empty, so that nobody is who that is.
        Self::before_somebody_unknown(Some(PersonId::nobody()), state)
    }

    fn before_somebody_unknown(viewer: Option<PersonId>, state: &State) -> Self {
        let all: BTreeSet<FamilyRef> = state.records.families.keys().cloned().collect();
        let hidden = named(all.iter(), state.secret());
        Self {
            forms: hidden.keys().filter_map(form::of).collect(),
            groups: groups_of_others(&hidden, state),
            known: BTreeSet::new(),
            hidden,
            distant: all.clone(),
            unmeasured: all,
            team: None,
            circle: BTreeSet::new(),
            unasked: state.records.requests.keys().cloned().collect(),
            words_of_others: state.records.kept_words.keys().cloned().collect(),
            busy_of: Some(BTreeSet::new()),
            viewer,
            secret: state.secret(),
        }
    }

    /// Whether nothing at all is kept from them.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.hidden.is_empty() && self.viewer.is_none()
    }

    /// Whether somebody looks from whom something may be kept: all but the account that owns the store.
    #[must_use]
    pub fn is_of_somebody(&self) -> bool {
        self.viewer.is_some()
    }

    /// Whether a state looks the same below another.
    #[must_use]
    pub fn keeps_the_same(&self, other: &Self) -> bool {
        self.viewer.is_some() == other.viewer.is_some()
            && self.hidden == other.hidden
            && self.groups == other.groups
            && self.known == other.known
            && self.distant == other.distant
            && self.unmeasured == other.unmeasured
            && self.team == other.team
            && self.unasked == other.unasked
            && self.words_of_others == other.words_of_others
            && self.busy_of == other.busy_of
    }

    /// A state as the viewer may see it.
    #[must_use]
    pub fn over(&self, state: &State) -> State {
        self.follow(state, &State::default(), &State::default())
    }

    /// The same, where an earlier state is redacted already: what both share is taken from there.
    #[must_use]
    pub fn follow(&self, state: &State, earlier: &State, redacted: &State) -> State {
        let mut shown = state.clone();
        let (now, then, seen) = (&state.records, &earlier.records, &redacted.records);
        macro_rules! follow {
            ($($table:ident: $redaction:expr;)*) => {
                $(shown.records.$table = table(&now.$table, (&then.$table, &seen.$table), $redaction);)*
            };
        }
        follow! {
            service: |all| self.pieces(all);
            places: |all| self.pieces(all);
            travel: |all| self.pieces(all);
            teams: |all| self.pieces(all);
            people: |all| renamed(all, |it| self.redacted(it, |privacy| self.keeps_back_of(privacy, None)));
            posts: |all| self.pieces(all);
            shares: |all| self.pieces(all);
            courses: |all| self.pieces(all);
            training: |all| self.pieces(all);
            activities: |all| self.pieces(all);
            families: |all| renamed(all, |it| {
                self.redacted(it, |privacy| self.keeps_back_of(privacy, Some(&it.reference)))
            });
            groups: |all| self.pieces(all);
            series: |all| renamed(all, |it| self.series(it));
            leave: |all| self.pieces(all);
            toil: |all| self.pieces(all);
            holidays: |all| self.pieces(all);
            organisations: |all| self.pieces(all);
            carried: |all| self.pieces(all);
            decisions: |all| self.pieces(all);
            calls: |all| self.pieces(all);
            refreshers: |all| self.pieces(all);
            post_hours: |all| self.pieces(all);
            public_titles: |all| self.pieces(all);
            last_contacts: |all| self.pieces(all);
            accepted: |all| self.pieces(&only(all, |risk| !self.hides_subject(risk)));
            requests: |all| self.pieces(&only(all, |id| !self.unasked.contains(id)));
            busy: |all| self.pieces(&only(all, |(whose, ..)| self.shows_busy(whose)));
            sources: |all| self.pieces(&only(all, |it| self.may_read_source(it)));
            kept_words: |all| self.pieces(&only(all, |it| !self.words_of_others.contains(it)));
            successions: |all| self.pieces(&only(all, |family| !self.hidden.contains_key(family)));
            cases: |all| self.pieces(&only(all, |family| !self.hidden.contains_key(family)));
            apart: |all| self.apart(all, state);
            measures: |all| self.pieces(&only(all, |(it, ..)| !self.keeps_measures_of(it)));
            reminded: |all| self.pieces(&only(all, |(it, _)| !self.keeps_reminders_of(it)));
        }
        shown.records.purges = changed(&now.purges, |purge| self.purge(purge));
        for (week, sheet) in &state.sheets {
            let same = earlier.sheets.get(week).is_some_and(|it| Arc::ptr_eq(it, sheet));
            let sheet = match redacted.sheets.get(week).filter(|_| same) {
                Some(redacted) => redacted.clone(),
                None => self.sheet(sheet),
            };
            shown.sheets.insert(*week, sheet);
        }
        shown
    }

    /// Whether there is a family of that reference that the viewer may not know.
    #[must_use]
    pub fn hides(&self, family: &FamilyRef) -> bool {
        self.hidden.contains_key(family)
    }

    /// Whether what was accepted is about a family that the viewer may not know.
    fn hides_subject(&self, risk: &AcceptedRiskKey) -> bool {
        risk.kind == "family" && FamilyRef::parse(&risk.id).is_ok_and(|it| self.hides(&it))
    }

    /// Whether the viewer may see when somebody is busy; that a place is taken everybody may.
    pub(super) fn shows_busy(&self, whose: &BusyOf) -> bool {
        let is_theirs = |all: &BTreeSet<PersonId>| whose.person().is_none_or(|person| all.contains(person));
        self.busy_of.as_ref().is_none_or(is_theirs)
    }

    /// Whether words to send are the viewer's own; whoever owns the store sees everything.
    pub(super) fn may_read_words(&self, (by, _): &KeptWordsKey) -> bool {
        self.viewer.as_ref().is_none_or(|viewer| viewer.as_str() == by)
    }

    /// Whether what a source brought in is the viewer's own to know.
    pub(super) fn may_read_source(&self, (by, ..): &ImportSourceKey) -> bool {
        self.viewer.as_ref().is_none_or(|viewer| viewer.as_str() == by)
    }

    fn keeps_measures_of(&self, family: &FamilyRef) -> bool {
        self.unmeasured.contains(family) || self.hides(family)
    }

    fn keeps_reminders_of(&self, family: &FamilyRef) -> bool {
        self.distant.contains(family) || self.hides(family)
    }

    /// Whoever decides on matches must not propose what somebody is kept apart from; nobody else has any of it.
    fn apart(&self, all: &Table<KeptApart>, state: &State) -> Table<KeptApart> {
        let Some(viewer) = &self.viewer else { return all.clone() };
        if state.person(viewer).is_none_or(|viewer| viewer.role != Role::TeamLead) {
            return Table::<KeptApart>::new();
        }
        let shown = all.iter().filter_map(|(key, row)| {
            let mut item = KeptApart::clone(&row.item);
            if !item.keep(&|name| matches!(name, Name::Family(it) if self.hides(it))) {
                return None;
            }
            let item = self.piece(&item).unwrap_or(item);
            Some((key.clone(), Row { rev: row.rev, item: Arc::new(item) }))
        });
        shown.collect()
    }

    fn session(&self, session: &Session) -> Option<Session> {
        let shown = self.piece(session);
        if session.booking.note.is_none() || !self.keeps_note(&session.booking) {
            return shown;
        }
        let mut shown = shown.unwrap_or_else(|| session.clone());
        shown.booking.note = None;
        Some(shown)
    }

    fn series(&self, series: &Series) -> Option<Series> {
        let shown = self.piece(series);
        if series.booking.note.is_none() || !self.keeps_note(&series.booking) {
            return shown;
        }
        let mut shown = shown.unwrap_or_else(|| series.clone());
        shown.booking.note = None;
        Some(shown)
    }

    fn sheet(&self, sheet: &Arc<Sheet>) -> Arc<Sheet> {
        if self.hidden.is_empty() {
            return sheet.clone();
        }
        let mut shown = Sheet::clone(sheet);
        shown.sessions = renamed_by(&sheet.sessions, |it| self.session(it), |it| it.id.clone());
        shown.shifts = changed(&sheet.shifts, |shift| self.piece(shift));
        shown.amendments = changed(&sheet.amendments, |amendment| self.piece(amendment));
        shown.mark = one(sheet.mark.as_ref(), |mark| self.piece(mark));
        shown.edition = one(sheet.edition.as_ref(), |edition| self.edition(edition));
        shown.team_marks = changed(&sheet.team_marks, |mark| self.piece(mark));
        shown.team_editions = changed(&sheet.team_editions, |it| self.team_edition(it));
        if shown == **sheet { sheet.clone() } else { Arc::new(shown) }
    }

    fn edition(&self, edition: &Edition) -> Option<Edition> {
        let redaction = |session: &Session| self.session(session).unwrap_or_else(|| session.clone());
        let sessions: Vec<_> = edition.sessions.iter().map(redaction).collect();
        (sessions != edition.sessions).then(|| Edition { sessions, ..edition.clone() })
    }

    fn team_edition(&self, it: &TeamEdition) -> Option<TeamEdition> {
        self.edition(&it.edition).map(|edition| TeamEdition { edition, ..it.clone() })
    }
}

/// The words to send that are not somebody's own.
fn words_but_of(viewer: &PersonId, state: &State) -> BTreeSet<KeptWordsKey> {
    let all = state.records.kept_words.keys();
    all.filter(|(by, _)| by != viewer.as_str()).cloned().collect()
}

/// Other names for families, each by the secret, so that neither a name nor the order of some tells whose it is.
fn named<'a>(
    families: impl Iterator<Item = &'a FamilyRef>,
    secret: Secret,
) -> BTreeMap<FamilyRef, FamilyRef> {
    let name = |family: &FamilyRef| FamilyRef::stand_in(&secret.letters(family.as_str()));
    families.map(|family| (family.clone(), name(family))).collect()
}

/// Of each group that has families, whether the viewer may know none of them.
fn groups_of_others(hidden: &BTreeMap<FamilyRef, FamilyRef>, state: &State) -> BTreeMap<GroupId, bool> {
    if hidden.is_empty() {
        return BTreeMap::new();
    }
    let groups = state.records.groups.values().map(|row| &row.item);
    let groups = groups.filter(|group| !group.invited.is_empty());
    let knows_none = |group: &Group| group.invited.iter().all(|it| hidden.contains_key(&it.family));
    groups.map(|group| (group.id.clone(), knows_none(group))).collect()
}
