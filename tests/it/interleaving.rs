//! Two leads of one team at one desk, in any order: what was acknowledged stays until somebody changes it knowingly.
//!
//! Each sees the state as it was when they last looked, as a seat with an open draft does. A model of a few lines says what
//! must stand where; the desk, its journal and its store must say the same after every step.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use tandem::desk::Desk;
use tandem::domain::check::check_all;
use tandem::domain::*;

use crate::desk::{desk, proposal, redo, undo};
use crate::store::all;
use crate::years::{self, place};

const AUTHORS: [&str; 2] = ["morag", "person-0"];
/// Two places, and in each of two weeks two sessions and two days of somebody's shifts.
const THINGS: usize = 10;

/// What one of them does next.
#[derive(Clone, Debug)]
enum Step {
    /// Looks at the state as it is.
    Look,
    /// Puts these things there, each in one of a few forms; or takes them away.
    Edit(Vec<(usize, Option<u8>)>),
    /// Moves a session to the other week.
    Carry(usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let edit = prop::collection::vec((0..THINGS, prop::option::weighted(0.8, 0..4_u8)), 1..4);
    prop_oneof![
        3 => Just(Step::Look),
        5 => edit.prop_map(Step::Edit),
        1 => (2..THINGS).prop_map(Step::Carry),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

fn week(n: usize) -> Week {
    years::first_week().plus(i32::try_from(n % 2).unwrap())
}

/// A thing in one of its forms.
fn thing(n: usize, form: u8) -> Record {
    let later = Minutes(15 * i32::from(form));
    match n {
        0 | 1 => place(&format!("p-{n}"), &format!("form {form}")).into(),
        2..6 => {
            let mut session = years::session(week(n), n);
            session.booking.start = session.booking.start.plus_wall(later);
            session.into()
        }
        _ => {
            let from = Time::new(8 + u16::from(form), 0).unwrap();
            ShiftRow {
                person: years::person(n % 3),
                date: week(n).monday().plus_days(1),
                number: 0,
                time: Some(TimeSpan { from, to: Time::new(16, 0).unwrap() }),
                unpaid: Minutes::ZERO,
                place: None,
                post: None,
            }
            .into()
        }
    }
}

/// What must stand where, and what each may take back.
#[derive(Default)]
struct Model {
    stands: BTreeMap<Key, Option<Record>>,
    /// Who last changed it.
    by: BTreeMap<Key, usize>,
    done: [Vec<Deed>; 2],
    undone: [Vec<Deed>; 2],
}

/// What an entry did, key by key: before and after.
type Deed = BTreeMap<Key, (Option<Record>, Option<Record>)>;

impl Model {
    fn standing(&self, key: &Key) -> Option<Record> {
        self.stands.get(key).cloned().flatten()
    }

    fn stand(&mut self, who: usize, deed: &Deed, back: bool) {
        for (key, (before, after)) in deed {
            self.stands.insert(key.clone(), if back { before.clone() } else { after.clone() });
            self.by.insert(key.clone(), who);
        }
    }

    /// An edit was acknowledged.
    fn edited(&mut self, who: usize, changes: &[Change]) {
        let mut deed = Deed::new();
        for change in changes {
            let after = match change {
                Change::Put(record) => Some(record.clone()),
                Change::Remove(_) => None,
            };
            deed.entry(change.key()).or_insert_with(|| (self.standing(&change.key()), None)).1 = after;
        }
        deed.retain(|_, (before, after)| before != after);
        if !deed.is_empty() {
            self.stand(who, &deed, false);
            self.done[who].push(deed);
            self.undone[who].clear();
        }
    }

    /// An undo or a redo was answered. It takes back one's own alone, and none that somebody has built on.
    fn turned(
        &mut self,
        who: usize,
        back: bool,
        answer: &Result<String, Refusal>,
    ) -> Result<(), TestCaseError> {
        let (from, to) =
            if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let Some(deed) = from[who].last().cloned() else {
            prop_assert!(matches!(answer, Err(Refusal::NotUndone(_))), "nothing was turned: {:?}", answer);
            return Ok(());
        };
        let is_as_left = |(key, (before, after)): (&Key, &(Option<Record>, Option<Record>))| {
            let stands = self.stands.get(key).cloned().flatten();
            stands == if back { after.clone() } else { before.clone() }
        };
        let built_on: Vec<usize> = deed
            .iter()
            .filter(|it| !is_as_left(*it))
            .filter_map(|(key, _)| self.by.get(key).copied())
            .collect();
        match answer {
            Ok(_) => {
                prop_assert!(built_on.is_empty(), "what somebody built on was turned: {:?}", deed.keys());
                from[who].pop();
                to[who].push(deed.clone());
                self.stand(who, &deed, back);
            }
            Err(Refusal::NotUndone(words)) => {
                let named = built_on.iter().any(|by| {
                    if *by == who {
                        words.contains("a later change of yours")
                    } else {
                        words.contains(["Morag", "Person"][*by])
                    }
                });
                prop_assert!(named, "{:?} built on it, and it says: {}", built_on, words);
            }
            Err(Refusal::Unsound(_)) => prop_assert!(built_on.is_empty()),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
        Ok(())
    }
}

/// Commits what was made over the state that its author saw; whether it went through is as it should be.
fn commit(desk: &Desk, who: usize, seen: &State, changes: &[Change]) -> Result<bool, TestCaseError> {
    let now = desk.state();
    let rev = |state: &State, key: &Key| state.get(key).unwrap().map(|(rev, _)| rev);
    let wanted = |key: &Key| match changes.iter().rfind(|it| it.key() == *key) {
        Some(Change::Put(record)) => Some(record.clone()),
        _ => None,
    };
    let stands = |key: &Key| now.get(key).unwrap().map(|(_, record)| record);
    let is_stale = |change: &Change| {
        let key = change.key();
        rev(seen, &key) != rev(&now, &key) && wanted(&key) != stands(&key)
    };
    let stale = changes.iter().any(is_stale);
    let mut asked = proposal(AUTHORS[who], "an edit", changes.to_vec());
    asked.changes = changes.iter().map(|it| (it.clone(), rev(seen, &it.key()).into())).collect();
    let answer = desk.commit(asked).wait();
    match &answer {
        Ok(_) => prop_assert!(!stale, "an edit of what its author never saw won silently"),
        Err(Refusal::Stale(_)) => prop_assert!(stale, "a fresh edit was refused as stale"),
        Err(Refusal::Unsound(_)) => prop_assert!(!stale),
        Err(other) => prop_assert!(false, "{:?}", other),
    }
    Ok(answer.is_ok())
}

/// Everything stands as the model says, and holds together.
fn compare(desk: &Desk, model: &Model) -> Result<(), TestCaseError> {
    let state = desk.state();
    for (key, record) in &model.stands {
        let stands = state.get(key).unwrap().map(|(_, record)| record);
        prop_assert_eq!(&stands, record, "an acknowledged change of {} is lost", key);
    }
    prop_assert_eq!(check_all(&state), vec![]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_interleaving_of_two_authors_loses_nothing_that_was_acknowledged(
        steps in prop::collection::vec((0..2_usize, step()), 1..48),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let desk = desk(dir.path());
        let weeks = vec![week(0), week(1)];
        desk.load(weeks.clone()).wait().unwrap();
        let mut model = Model::default();
        let mut seen: [Arc<State>; 2] = [desk.state(), desk.state()];
        for (who, step) in steps {
            let before = all(&desk.state());
            let done = match step {
                Step::Look => {
                    seen[who] = desk.state();
                    true
                }
                Step::Edit(edits) => {
                    let change = |(n, form): (usize, Option<u8>)| match form {
                        Some(form) => Change::Put(thing(n, form)),
                        None => Change::Remove(thing(n, 0).key()),
                    };
                    let mut changes: Vec<Change> = edits.into_iter().map(change).collect();
                    changes.sort_by_key(Change::key);
                    changes.dedup_by_key(|it| it.key());
                    let done = commit(&desk, who, &seen[who], &changes)?;
                    done.then(|| model.edited(who, &changes));
                    done
                }
                Step::Carry(n) => {
                    let sessions = seen[who].sheet(week(n)).into_iter().flat_map(|sheet| sheet.sessions.values());
                    let moved = sessions.map(|row| Session::clone(&row.item)).nth(n % 2).map(|mut session| {
                        let key = Change::from(session.clone()).key();
                        session.booking.start = session.booking.start.plus_wall(Minutes::hours(7 * 24));
                        vec![Change::Remove(key), session.into()]
                    });
                    let moved = moved.unwrap_or_default();
                    // A third week is nobody's here.
                    let here = moved.iter().all(|it| it.key().week().is_none_or(|it| weeks.contains(&it)));
                    let done = here && commit(&desk, who, &seen[who], &moved)?;
                    done.then(|| model.edited(who, &moved));
                    done
                }
                Step::Undo => {
                    let answer = undo(&desk, AUTHORS[who]);
                    model.turned(who, true, &answer)?;
                    answer.is_ok()
                }
                Step::Redo => {
                    let answer = redo(&desk, AUTHORS[who]);
                    model.turned(who, false, &answer)?;
                    answer.is_ok()
                }
            };
            if !done {
                prop_assert_eq!(all(&desk.state()), before, "what was refused was partly done");
            }
            compare(&desk, &model)?;
        }
        prop_assert_eq!(desk.check().wait().unwrap().problems, Vec::<String>::new());
        // The journal alone leads to the same, and so does the store when it is opened again.
        let mut replayed = State::default();
        for entry in desk.log(0, usize::MAX).wait().unwrap() {
            replayed = replayed.apply(&entry).unwrap();
        }
        let state = desk.load(weeks.clone()).wait().unwrap();
        prop_assert_eq!(all(&replayed), all(&state));
        desk.close().wait().unwrap();
        let again = Desk::open(dir.path(), "test").unwrap();
        prop_assert_eq!(all(&again.load(weeks).wait().unwrap()), all(&state));
    }
}
