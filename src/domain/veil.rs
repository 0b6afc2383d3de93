//! What is kept from whoever looks: which families of other teams there are, and notes of people that are nobody else's.
//!
//! A veiled state is a state like any other, so that whatever is worked out of it or drawn cannot tell what it does not
//! hold. Families that the viewer may not know stand in it under other names; a change made over it is *lifted* before it
//! goes to the desk, so that it says what it would have said without. What a veil leaves alone is shared with the state
//! below it, so that following a state costs what the change touched.

mod casework;
mod entry;
mod form;
mod ids;
mod lift;
mod note;
mod rows;
mod secret;
mod with;
mod words;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::SmolStr;

use super::beside::{KeptApart, LastContact};
use super::edition::{Amendment, Edition};
use super::family::Family;
use super::id::{FamilyRef, GroupId, PersonId, TeamId};
use super::person::{Person, Role};
use super::proposal::Author;
use super::record::{Entity, Row, Table};
use super::reminder_sent::ReminderSent;
use super::session::{Booking, Series, Session};
use super::sheet::{Override, Sheet, SheetMark};
use super::state::State;
use super::team_sheet::{TeamEdition, TeamMark};
use rows::{changed, one, only, renamed, table};
pub use secret::Secret;
use with::{is_named, with_families_of};

/// What is kept from one viewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
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
    /// The team whose purged families' outcomes are theirs to see.
    team: Option<TeamId>,
    /// Who looks, from whom notes that are nobody else's are kept; `None` is the account that owns the store.
    viewer: Option<PersonId>,
    /// What the ids are made with that stand in for those that name a hidden family.
    secret: Secret,
}

impl Veil {
    /// What is kept from an author: nothing from the account that owns the store; from everybody else the families of other
    /// teams, unless they are with them themselves; from colleagues, all families.
    #[must_use]
    pub fn before(author: &Author, state: &State) -> Self {
        let Author::Person(id) = author else {
            return Self::default();
        };
        let viewer_id = Some(id.clone());
        let Some(viewer) = state.person(id) else {
            let all: BTreeSet<FamilyRef> = state.records.families.keys().cloned().collect();
            let hidden = named(all.iter(), state.secret());
            return Self {
                forms: hidden.keys().filter_map(form::of).collect(),
                groups: note::groups_of_others(&hidden, state),
                known: BTreeSet::new(),
                hidden,
                distant: all.clone(),
                unmeasured: all,
                team: None,
                viewer: viewer_id,
                secret: state.secret(),
            };
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
        Self {
            distant: among(&|it| !is_reminded(it) || with.contains(&it.reference)),
            unmeasured: among(&|it| !measured.contains(&it.reference) || is_named(it, &viewer.id)),
            forms: hidden.keys().filter_map(form::of).collect(),
            groups: note::groups_of_others(&hidden, state),
            known: known.map(|family| family.reference.clone()).collect(),
            hidden,
            team: (viewer.role == Role::TeamLead).then(|| viewer.team.clone()),
            viewer: viewer_id,
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
    }

    /// A state as the viewer may see it.
    #[must_use]
    pub fn over(&self, state: &State) -> State {
        self.follow(state, &State::default(), &State::default())
    }

    /// The same, where an earlier state is veiled already: what both share is taken from there.
    #[must_use]
    pub fn follow(&self, state: &State, earlier: &State, veiled: &State) -> State {
        let mut shown = state.clone();
        let (now, then, seen) = (&state.records, &earlier.records, &veiled.records);
        shown.records.families =
            table(&now.families, (&then.families, &seen.families), |all| self.families(all));
        shown.records.cases = table(&now.cases, (&then.cases, &seen.cases), |all| self.cases(all));
        shown.records.people = table(&now.people, (&then.people, &seen.people), |all| {
            changed(all, |person| self.person(person))
        });
        shown.records.apart = table(&now.apart, (&then.apart, &seen.apart), |all| self.apart(all, state));
        shown.records.last_contacts =
            table(&now.last_contacts, (&then.last_contacts, &seen.last_contacts), |all| self.contacts(all));
        shown.records.groups =
            table(&now.groups, (&then.groups, &seen.groups), |all| changed(all, |group| self.group(group)));
        shown.records.places =
            table(&now.places, (&then.places, &seen.places), |all| changed(all, |place| self.place(place)));
        shown.records.series = table(&now.series, (&then.series, &seen.series), |all| {
            renamed(all, |series| self.series(series), |series| series.id.clone())
        });
        shown.records.measures = table(&now.measures, (&then.measures, &seen.measures), |all| {
            only(all, |(family, ..)| !self.unmeasured.contains(family) && !self.hidden.contains_key(family))
        });
        shown.records.reminded = table(&now.reminded, (&then.reminded, &seen.reminded), |all| {
            let theirs =
                only(all, |(family, _)| !self.distant.contains(family) && !self.hidden.contains_key(family));
            renamed(&theirs, |sent| self.reminder(sent), Entity::key)
        });
        shown.records.calls =
            table(&now.calls, (&then.calls, &seen.calls), |all| changed(all, |call| self.call(call)));
        shown.records.organisations =
            table(&now.organisations, (&then.organisations, &seen.organisations), |all| {
                changed(all, |it| self.organisation(it))
            });
        shown.records.purges = changed(&now.purges, |purge| self.purge(purge));
        for (week, sheet) in &state.sheets {
            let same = earlier.sheets.get(week).is_some_and(|it| Arc::ptr_eq(it, sheet));
            let sheet = match veiled.sheets.get(week).filter(|_| same) {
                Some(veiled) => veiled.clone(),
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

    fn families(&self, all: &Table<Family>) -> Table<Family> {
        let mut shown = all.clone();
        for reference in self.hidden.keys().chain(&self.distant) {
            let Some(row) = shown.get(reference) else { continue };
            if let Some(family) = self.family(&row.item) {
                let row = Row { rev: row.rev, item: Arc::new(family) };
                shown.remove(reference);
                shown.insert(row.item.key(), row);
            }
        }
        shown
    }

    /// Of a family that the viewer may not know there is what counts as work, and nothing of what it is about; of one they
    /// know and are not with, all but how to remind it.
    fn family(&self, family: &Family) -> Option<Family> {
        let Some(reference) = self.hidden.get(&family.reference).cloned() else {
            let kept_back = family.reminders.is_some() && self.distant.contains(&family.reference);
            return kept_back.then(|| Family { reminders: None, ..family.clone() });
        };
        Some(Family {
            reference,
            admitted: None,
            review_by: None,
            due: None,
            born: None,
            loss: false,
            needs: vec![],
            themes: vec![],
            reminders: None,
            ..family.clone()
        })
    }

    /// A past as a patient is noted for nobody who sits here. What a peer wants to be asked about first stays: rules go by
    /// it without ever saying it.
    fn person(&self, person: &Person) -> Option<Person> {
        let is_kept_back = self.viewer.is_some() && person.conflict.is_some();
        is_kept_back.then(|| Person { conflict: None, ..person.clone() })
    }

    /// Whoever decides on matches must not propose what somebody is kept apart from; nobody else has any of it.
    fn apart(&self, all: &Table<KeptApart>, state: &State) -> Table<KeptApart> {
        let Some(viewer) = &self.viewer else { return all.clone() };
        if state.person(viewer).is_none_or(|viewer| viewer.role != Role::TeamLead) {
            return Table::<KeptApart>::new();
        }
        let shown = all.iter().filter_map(|(key, row)| {
            let item = row.item.without(|family| self.hidden.contains_key(family))?;
            Some((key.clone(), Row { rev: row.rev, item: Arc::new(item) }))
        });
        shown.collect()
    }

    /// The last contacts from before, of hidden families under their other names: they count as work does.
    fn contacts(&self, all: &Table<LastContact>) -> Table<LastContact> {
        let shown = all.values().map(|row| {
            let family = self.shown(&row.item.family);
            let item = LastContact { family, ..LastContact::clone(&row.item) };
            (item.family.clone(), Row { rev: row.rev, item: Arc::new(item) })
        });
        shown.collect()
    }

    fn booking(&self, booking: &Booking) -> Option<Booking> {
        let text = |text: &Option<String>| text.as_deref().and_then(|it| self.in_text(it));
        let (reason, note) = (text(&booking.reason), text(&booking.note));
        let hides = booking.families.iter().any(|it| self.hidden.contains_key(it));
        let keeps_note = booking.note.is_some() && self.keeps_note(booking);
        (hides || reason.is_some() || note.is_some() || keeps_note).then(|| Booking {
            families: booking.families.iter().map(|it| self.shown(it)).collect(),
            reason: reason.or_else(|| booking.reason.clone()),
            note: note.or_else(|| booking.note.clone()).filter(|_| !keeps_note),
            ..booking.clone()
        })
    }

    fn session(&self, session: &Session) -> Option<Session> {
        let (booking, id) = (self.booking(&session.booking), self.session_id(&session.id));
        let series = session.series.as_ref().and_then(|it| self.series_id(it));
        (booking.is_some() || id.is_some() || series.is_some()).then(|| Session {
            id: id.unwrap_or_else(|| session.id.clone()),
            series: series.or_else(|| session.series.clone()),
            booking: booking.unwrap_or_else(|| session.booking.clone()),
        })
    }

    fn series(&self, series: &Series) -> Option<Series> {
        let (booking, id) = (self.booking(&series.booking), self.series_id(&series.id));
        (booking.is_some() || id.is_some()).then(|| Series {
            id: id.unwrap_or_else(|| series.id.clone()),
            booking: booking.unwrap_or_else(|| series.booking.clone()),
            ..series.clone()
        })
    }

    fn reminder(&self, sent: &ReminderSent) -> Option<ReminderSent> {
        let (family, session) = (self.shown(&sent.family), self.session_id(&sent.session));
        (family != sent.family || session.is_some()).then(|| ReminderSent {
            family,
            session: session.unwrap_or_else(|| sent.session.clone()),
            ..sent.clone()
        })
    }

    fn sheet(&self, sheet: &Arc<Sheet>) -> Arc<Sheet> {
        if self.hidden.is_empty() {
            return sheet.clone();
        }
        let mut shown = Sheet::clone(sheet);
        shown.sessions = renamed(&sheet.sessions, |it| self.session(it), |it| it.id.clone());
        shown.amendments = changed(&sheet.amendments, |amendment| self.amendment(amendment));
        shown.mark = one(sheet.mark.as_ref(), |mark| self.mark(mark));
        shown.edition = one(sheet.edition.as_ref(), |edition| self.edition(edition));
        shown.team_marks = changed(&sheet.team_marks, |mark| self.team_mark(mark));
        shown.team_editions = changed(&sheet.team_editions, |edition| self.team_edition(edition));
        if shown == **sheet { sheet.clone() } else { Arc::new(shown) }
    }

    fn mark(&self, mark: &SheetMark) -> Option<SheetMark> {
        let mut shown = mark.clone();
        for given in &mut shown.overrides {
            *given = self.given(given);
        }
        (shown != *mark).then_some(shown)
    }

    /// A reason given for a flag, as the viewer may read it.
    fn given(&self, given: &Override) -> Override {
        let mut shown = Override { reason: self.text(&given.reason), ..given.clone() };
        let hidden = |id: &str| FamilyRef::parse(id).ok().and_then(|it| self.hidden.get(&it));
        if let Some(stand_in) = hidden(&given.subject.1).filter(|_| given.subject.0 == "family") {
            shown.subject.1 = stand_in.to_string();
        }
        if let Some(other) = self.other_id(&given.subject.1).filter(|_| given.subject.0 != "family") {
            shown.subject.1 = other;
        }
        shown
    }

    fn edition(&self, edition: &Edition) -> Option<Edition> {
        let veil = |session: &Session| self.session(session).unwrap_or_else(|| session.clone());
        let sessions: Vec<_> = edition.sessions.iter().map(veil).collect();
        (sessions != edition.sessions).then(|| Edition { sessions, ..edition.clone() })
    }

    fn team_mark(&self, it: &TeamMark) -> Option<TeamMark> {
        self.mark(&it.mark).map(|mark| TeamMark { mark, ..it.clone() })
    }

    fn team_edition(&self, it: &TeamEdition) -> Option<TeamEdition> {
        self.edition(&it.edition).map(|edition| TeamEdition { edition, ..it.clone() })
    }

    fn amendment(&self, amendment: &Amendment) -> Option<Amendment> {
        let (summary, reason) = (self.text(&amendment.summary), self.text(&amendment.reason));
        let differs = summary != amendment.summary || reason != amendment.reason;
        differs.then(|| Amendment { summary, reason, ..amendment.clone() })
    }

    fn shown(&self, reference: &FamilyRef) -> FamilyRef {
        self.hidden.get(reference).unwrap_or(reference).clone()
    }
}

/// Other names for families, each by the secret, so that neither a name nor the order of some tells whose it is.
fn named<'a>(
    families: impl Iterator<Item = &'a FamilyRef>,
    secret: Secret,
) -> BTreeMap<FamilyRef, FamilyRef> {
    let name = |family: &FamilyRef| FamilyRef::stand_in(&secret.letters(family.as_str()));
    families.map(|family| (family.clone(), name(family))).collect()
}
