//! The store: what is kept comes back, whatever was going on when the program stopped.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::store::{Store, StoreError};

use crate::years::{self, entry, place, the};

/// Opens a store and loads everything.
pub fn open_all(dir: &Path) -> Result<(Store, State), StoreError> {
    let (mut store, mut state) = Store::open(dir, "test")?;
    for week in state.weeks().collect::<Vec<_>>() {
        state = state.with_sheet(week, store.sheet(week)?.into());
    }
    Ok((store, state))
}

/// Everything a state holds, to be compared.
pub fn all(state: &State) -> (Rev, Vec<(Rev, Record)>) {
    (state.rev(), state.rows().collect())
}

/// Copies a folder as it stands, as a crash would leave it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy(&file.path(), &to);
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
}

/// A store with some weeks and single edits in it, closed; and what it holds.
pub fn sample(dir: &Path) -> State {
    let (mut store, mut state) = Store::open(dir, "test").unwrap();
    let mut batches = vec![years::service()];
    batches.extend((0..3).map(|n| years::week_of_sessions(years::first_week().plus(n))));
    batches.extend((0..8).map(|n| vec![place("unit", &format!("The unit, name {n}")).into()]));
    for changes in batches {
        let (entry, after) = entry(&state, &changes);
        store.append(&entry, &after).unwrap();
        state = after;
    }
    store.close().unwrap();
    state
}

#[test]
fn the_history_is_read_back_page_by_page_from_anywhere() {
    let dir = tempfile::tempdir().unwrap();
    let rev = sample(dir.path()).rev();
    let (mut store, _) = Store::open(dir.path(), "test").unwrap();
    let revs = |entries: Vec<Entry>| entries.iter().map(|entry| entry.rev).collect::<Vec<Rev>>();
    let all: Vec<Rev> = (1..=rev).rev().collect();
    assert_eq!(revs(store.entries_before(Rev::MAX, usize::MAX).unwrap()), all);
    for size in [1, 2, 5, 100] {
        let (mut before, mut found) = (rev + 1, vec![]);
        loop {
            let page = revs(store.entries_before(before, size).unwrap());
            let Some(oldest) = page.last() else { break };
            before = *oldest;
            found.extend(page);
        }
        assert_eq!(found, all, "{size} at a time");
    }
    // From places nobody has been at, after others were, and with more written since.
    assert_eq!(revs(store.entries_before(7, 3).unwrap()), [6, 5, 4]);
    assert_eq!(revs(store.entries_before(1, 3).unwrap()), [0; 0]);
    assert_eq!(revs(store.entries_before(0, 3).unwrap()), [0; 0]);
    assert_eq!(revs(store.entries_before(5, 0).unwrap()), [0; 0]);
}

#[test]
fn what_came_after_damage_is_read_back_and_then_the_damage_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let rev = sample(dir.path()).rev();
    let journal = dir.path().join("journal");
    let mut bytes = std::fs::read(&journal).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&journal, bytes).unwrap();
    let (mut store, _) = Store::open(dir.path(), "test").unwrap();
    let page = store.entries_before(Rev::MAX, 100).unwrap();
    assert_eq!(page.len() as u64, rev - 1);
    let error = store.entries_before(2, 100).unwrap_err().to_string();
    assert!(
        error.contains("the entry of revision 1 at byte 24") && error.contains("tandem check"),
        "{error}"
    );
}

/// Changes of a few records, so that they meet: places, sessions that move between weeks, shifts, marks.
fn change() -> impl Strategy<Value = Change> {
    let week = |n: i32| years::first_week().plus(n);
    prop_oneof![
        (0..3u8, "[a-z]{1,8}").prop_map(|(id, name)| place(&format!("p-{id}"), &name).into()),
        (0..3u8).prop_map(|id| Change::Remove(Key::Place(the(&format!("p-{id}"))))),
        (0..3i32, 0..4usize).prop_map(move |(n, id)| years::session(week(n), id).into()),
        (0..3i32, 0..4usize)
            .prop_map(move |(n, id)| Change::Remove(Key::Session((week(n), years::session(week(n), id).id)))),
        (0..3i32, 0..2u8).prop_map(move |(n, day)| {
            // An occurrence that the rule put in the first week and that moves about.
            let mut session = years::session(week(n), usize::from(day));
            session.id = the(&format!("rule-201701{:02}", 2 + day));
            session.series = Some(the("rule"));
            session.into()
        }),
        (0..3i32).prop_map(move |n| SheetMark::draft(week(n)).into()),
        (0..3i32).prop_map(move |n| TeamMark { team: the("ailsa"), mark: SheetMark::draft(week(n)) }.into()),
    ]
}

fn batches() -> impl Strategy<Value = Vec<Vec<Change>>> {
    prop::collection::vec(prop::collection::vec(change(), 1..5), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_store_opened_again_holds_what_memory_held_closed_or_not(batches in batches()) {
        let dir = tempfile::tempdir().unwrap();
        let (mut store, mut state) = Store::open(&dir.path().join("a"), "test").unwrap();
        for changes in &batches {
            let (entry, after) = entry(&state, changes);
            store.append(&entry, &after).unwrap();
            state = after;
        }
        // As if the power had gone now.
        copy(&dir.path().join("a"), &dir.path().join("b"));
        store.close().unwrap();
        for name in ["a", "b"] {
            let (mut store, again) = open_all(&dir.path().join(name)).unwrap();
            prop_assert_eq!(all(&again), all(&state), "{}", name);
            for (week, sheet) in state.sheets() {
                prop_assert_eq!(&again.sheet(week).unwrap().away, &sheet.away);
            }
            let report = store.check().unwrap();
            prop_assert_eq!(report.problems, Vec::<String>::new());
            prop_assert_eq!(report.entries, batches.len() as u64);
        }
    }

    #[test]
    fn what_is_applied_and_inverted_is_as_it_was(batches in batches()) {
        let items = |state: &State| state.rows().map(|(_, record)| record).collect::<Vec<_>>();
        let mut states = vec![State::default()];
        let mut entries = vec![];
        for changes in &batches {
            let (entry, after) = entry(states.last().unwrap(), changes);
            entries.push(entry);
            states.push(after);
        }
        let mut state = states.pop().unwrap();
        for (entry, before) in entries.iter().zip(&states).rev() {
            let edits = entry.edits.iter().map(Edit::inverse).collect();
            let rev = state.rev() + 1;
            state = state.apply(&Entry { rev, edits, ..entry.clone() }).unwrap();
            prop_assert_eq!(items(&state), items(before));
        }
    }
}

#[test]
fn a_second_opening_is_told_who_holds_it() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(dir.path(), "morag").unwrap();
    let held = Store::open(dir.path(), "fiona").unwrap_err();
    assert!(matches!(&held, StoreError::Held(words) if words.contains("morag")), "{held}");
    store.close().unwrap();
    Store::open(dir.path(), "fiona").unwrap();
}

#[test]
fn it_is_for_its_owner_alone() {
    fn walk(path: &Path) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        if path.is_dir() {
            assert_eq!(mode, 0o700, "{path:?}");
            for it in fs::read_dir(path).unwrap() {
                walk(&it.unwrap().path());
            }
        } else {
            assert_eq!(mode, 0o600, "{path:?}");
        }
    }
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("made/here");
    sample(&store);
    Store::open(&store, "test").unwrap().0.close().unwrap();
    walk(&store);
}

#[test]
fn only_the_weeks_that_are_asked_for_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let held = sample(dir.path());
    let (mut store, state) = Store::open(dir.path(), "test").unwrap();
    assert_eq!(state.sheets().count(), 0);
    assert_eq!(state.weeks().collect::<Vec<_>>(), held.weeks().collect::<Vec<_>>());
    let week = years::first_week();
    assert_eq!(store.sheet(week).unwrap(), **held.sheet(week).unwrap());
    assert!(store.sheet(week.plus(99)).unwrap().is_empty());
}

#[test]
fn a_sheet_longer_than_a_piece_comes_back_and_shrinks_again() {
    let dir = tempfile::tempdir().unwrap();
    let (mut store, state) = Store::open(dir.path(), "test").unwrap();
    let week = years::first_week();
    let long: Vec<Change> = (0..800)
        .map(|n| {
            let mut session = years::session(week, n);
            session.booking.note = Some("x".repeat(700));
            session.into()
        })
        .collect();
    let (first, state) = entry(&state, &long);
    store.append(&first, &state).unwrap();
    assert_eq!(store.sheet(week).unwrap(), **state.sheet(week).unwrap());
    let short: Vec<Change> = long.iter().skip(2).map(|change| Change::Remove(change.key())).collect();
    let (second, state) = entry(&state, &short);
    store.append(&second, &state).unwrap();
    assert_eq!(store.sheet(week).unwrap(), **state.sheet(week).unwrap());
    store.close().unwrap();
    assert_eq!(all(&open_all(dir.path()).unwrap().1), all(&state));
}

#[test]
fn the_newest_entries_are_read_without_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    let held = sample(dir.path());
    let (store, _) = Store::open(dir.path(), "test").unwrap();
    let revs = |since, at_most| -> Vec<Rev> {
        store.entries(since, at_most).unwrap().map(|entry| entry.unwrap().rev).collect()
    };
    assert_eq!(revs(0, usize::MAX), (1..=held.rev()).collect::<Vec<_>>());
    assert_eq!(revs(held.rev() - 2, usize::MAX), [held.rev() - 1, held.rev()]);
    assert_eq!(revs(0, 1), [held.rev()]);
    assert_eq!(revs(held.rev(), 5), Vec::<Rev>::new());
}

/// The golden stores, each with how many of the batches it holds.
const GOLDEN: [(&str, usize); 9] = [
    ("store-1", 3),
    ("store-2", 4),
    ("store-3", 5),
    ("store-4", 6),
    ("store-5", 7),
    ("store-6", 8),
    ("store-7", 9),
    ("store-8", 10),
    ("store-9", 11),
];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(name)
}

#[test]
fn stores_of_every_version_so_far_open() {
    for (name, batches) in GOLDEN {
        let dir = tempfile::tempdir().unwrap();
        copy(&golden(name), dir.path());
        let (mut store, state) = open_all(dir.path()).unwrap();
        assert_eq!(store.notices(), Vec::<String>::new(), "{name}");
        assert_eq!(all(&state), all(&golden_state(batches)), "{name}");
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new(), "{name}");
        // And with its working store gone, from the checkpoint and the journal.
        drop(store);
        fs::remove_dir_all(dir.path().join("working")).unwrap();
        assert_eq!(all(&open_all(dir.path()).unwrap().1), all(&golden_state(batches)), "{name}");
    }
}

/// What stands for a note that an older program let into the store, and that no file brings in any more.
const NOTE: &str = "a note of two lines, and a bell";

fn golden_file() -> String {
    include_str!("golden/store-1.toml").replace(r"line one\nline two\u0007", NOTE)
}

fn as_it_was_let_in(change: &mut Change) {
    let booking = match change {
        Change::Put(Record::Session(it)) => &mut Arc::make_mut(it).booking,
        Change::Put(Record::Series(it)) => &mut Arc::make_mut(it).booking,
        _ => return,
    };
    if booking.note.as_deref() == Some(NOTE) {
        booking.note = Some("line one\nline two\u{7}".into());
    }
}

/// Every key of every table, as it was when the store was made; then a week of sessions, an edit, the week published, who
/// may come in, leave carried over, and what was decided and read.
fn golden_batches() -> Vec<Vec<Change>> {
    let mut every_key = team_file::import(&golden_file(), &State::default()).unwrap();
    every_key.changes.iter_mut().for_each(as_it_was_let_in);
    let week = years::first_week();
    let sessions: Vec<Session> = (0..6).map(|n| years::session(week, n)).collect();
    let mut planned: Vec<Change> = vec![place("unit", "The unit").into()];
    planned.extend(sessions.iter().cloned().map(Change::from));
    let person = sessions[0].booking.people[0].clone();
    let (from, to) = (week.monday().start(), week.monday().plus_days(1).start());
    let edition = Edition {
        week,
        at: Instant(29_000_000),
        by: "morag".into(),
        presence: vec![Presence { person: person.clone(), date: week.monday(), from, to }],
        sessions,
    };
    let amendment = Amendment {
        week,
        number: 1,
        at: Instant(29_000_001),
        by: "morag".into(),
        summary: "Move it".into(),
        reason: "the ward asked".into(),
        people: vec![person.clone()],
    };
    let published = vec![edition.into(), amendment.into()];
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward";
    let added = Instant(29_000_002);
    let key = PublicKey::of(key.parse().unwrap(), person.clone(), added, &State::default()).unwrap();
    let entrances = vec![key.into(), Account { uid: 1000, person: person.clone() }.into()];
    let note = Some("agreed in March".into());
    let carried = vec![Carry { person: person.clone(), year: 2026, minutes: Minutes(864), note }.into()];
    let decision = Decision {
        person: person.clone(),
        from: week.monday(),
        kind: LeaveKind::Annual,
        number: 0,
        state: LeaveState::Declined,
        by: "morag".into(),
        at: Instant(29_000_003),
        reason: "nobody else is in".into(),
    };
    let read = HandoverMark { person, rev: 6, at: Instant(29_000_004) };
    let decided = vec![decision.into(), read.into()];
    vec![
        every_key.changes,
        planned,
        vec![place("unit", "The new unit").into()],
        published,
        entrances,
        carried,
        decided,
        keeping(),
        by_team(),
        grown(),
        ready(),
    ]
}

/// A person in the second version: with what is ready for them.
fn ready() -> Vec<Change> {
    let mut person = Person::new(the("mairi"), "Mairi Stewart".into(), the("ailsa"), Role::PeerWorker);
    person.checklist =
        vec![ChecklistItem::new("a desk".into(), true), ChecklistItem::new("a key".into(), false)];
    vec![person.into()]
}

/// What came to records in their second version, of each kind that has one.
fn grown() -> Vec<Change> {
    let week = years::first_week().plus(1);
    let mut session = years::session(week, 1);
    session.booking.wellbeing = true;
    let series = Series {
        id: the("talks"),
        booking: session.booking.clone(),
        repeat: the("FREQ=WEEKLY;INTERVAL=4"),
        except: vec![],
    };
    let group = Group {
        id: the("walks"),
        title: "Walks".into(),
        activity: the("exercise"),
        place: the("unit"),
        setup: Minutes(15),
        length: Minutes(60),
        debrief: Minutes(15),
        facilitators: Some(2),
        capacity: Capacity::default(),
        invited: vec![Invitation { family: the("c4"), precontact: None }],
        checklist: vec![
            ChecklistItem::idea("a walk by the loch"),
            ChecklistItem::new("the key".into(), true),
        ],
    };
    let edition = Edition {
        week,
        at: Instant(29_000_007),
        by: "morag".into(),
        sessions: vec![session.clone()],
        presence: vec![],
    };
    let of_team = TeamEdition { team: the("ailsa"), edition: edition.clone() };
    vec![session.into(), series.into(), group.into(), edition.into(), of_team.into()]
}

/// What is said of one team's part of a week, whom somebody is kept apart from, and a last contact from before.
fn by_team() -> Vec<Change> {
    let (week, team): (Week, TeamId) = (years::first_week(), the("ailsa"));
    let given = Override {
        rule: "sole.visit".into(),
        subject: ("session".into(), "s-1".into()),
        people: vec![years::person(1)],
        by: "morag".into(),
        reason: "her sister is there".into(),
        at: Instant(29_000_006),
    };
    let mark = SheetMark {
        week,
        state: SheetState::Published,
        published: Some(week.monday()),
        overrides: vec![given],
    };
    let (sessions, presence) = (vec![years::session(week, 0)], vec![]);
    let edition = Edition { week, at: Instant(29_000_006), by: "morag".into(), sessions, presence };
    let apart = KeptApart { person: years::person(1), from: vec!["ailsa".into(), "c4".into()] };
    let last = LastContact { family: the("c4"), on: the("2026-11-19") };
    vec![
        TeamMark { team: team.clone(), mark }.into(),
        TeamEdition { team, edition }.into(),
        apart.into(),
        last.into(),
    ]
}

/// What is kept of families and of calls: measures, reminders sent, a purge.
fn keeping() -> Vec<Change> {
    let measure = Measure {
        family: the("c4"),
        scale: Scale::FirstGoal,
        point: MeasurePoint::Exit,
        on: the("2026-11-20"),
        by: years::person(1),
        score: Some(7),
        words: Some("to the shop and back".into()),
    };
    let (at, by, start) = (Instant(29_000_005), Some(years::person(1)), the("2026-12-03T10:10"));
    let sent = ReminderSent { session: the("s-1"), family: the("c4"), start, at, by: by.clone() };
    let words = "full until March".into();
    let call = CallNote { organisation: the("cafe"), number: 2, on: the("2026-11-21"), by, words };
    let tally = tally::Tally {
        quarter: the("2019-Q3"),
        team: the("ailsa"),
        figure: tally::Figure::GoalGain,
        count: -3,
    };
    let before = the("2020-01-01");
    let purge = Purge { number: 1, at, by: "owner".into(), before, families: 3, counts: vec![tally] };
    vec![measure.into(), sent.into(), call.into(), purge.into()]
}

fn golden_state(batches: usize) -> State {
    golden_batches()[..batches].iter().fold(State::default(), |state, changes| entry(&state, changes).1)
}

/// Makes the newest golden store anew: `cargo test make_a_golden_store -- --ignored`.
#[test]
#[ignore = "writes into the sources"]
fn make_a_golden_store() {
    let (name, batches) = GOLDEN[GOLDEN.len() - 1];
    let dir = golden(name);
    let (mut store, mut state) = Store::open(&dir, "golden").unwrap();
    for (n, changes) in golden_batches()[..batches].iter().enumerate() {
        let (entry, after) = entry(&state, changes);
        store.append(&entry, &after).unwrap();
        state = after;
        if n == 1 {
            store.write_checkpoint();
        }
    }
    store.close().unwrap();
    fs::remove_file(dir.join("lock")).unwrap();
}

/// Fills `$TANDEM_YEARS` with ten years, to be looked at by hand.
#[test]
#[ignore = "takes a while and is not a test"]
fn fill_ten_years() {
    years::fill(Path::new(&std::env::var("TANDEM_YEARS").unwrap()), 10);
}

/// Fills the disk that `$TANDEM_SMALL` is on: `mount -t tmpfs -o size=4m none DIR` first.
#[test]
#[ignore = "needs a small disk"]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let dir = Path::new(&std::env::var("TANDEM_SMALL").unwrap()).join("store");
    let (mut store, mut state) = Store::open(&dir, "test").unwrap();
    let error = loop {
        let name = format!("{} {}", state.rev(), "x".repeat(40_000));
        let (entry, after) = entry(&state, &[place("unit", &name).into()]);
        match store.append(&entry, &after) {
            Ok(()) => state = after,
            Err(error) => break error,
        }
        if state.rev() % 16 == 0 {
            store.settle();
        }
    };
    assert!(state.rev() > 5 && matches!(error, StoreError::Full | StoreError::Stopped(_)), "{error}");
    println!("after {} entries: {error}", state.rev());
    println!("closing: {:?}", store.close().map_err(|error| error.to_string()));
    match open_all(&dir) {
        Ok((_, again)) => assert_eq!(all(&again), all(&state)),
        Err(error) => println!("opening on the full disk: {error}"),
    }
    // With room again, everything is there.
    let roomy = tempfile::tempdir().unwrap();
    copy(&dir, &roomy.path().join("store"));
    assert_eq!(all(&open_all(&roomy.path().join("store")).unwrap().1), all(&state));
}
