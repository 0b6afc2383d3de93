//! Purging: nothing of a family stays in any file of the store, whatever happens on the way, and all else does.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Clock};

use proptest::prelude::*;
use serde_json::Value;
use tandem::desk::Desk;
use tandem::domain::purge::{Closed, Scrub};
use tandem::domain::tally::Figure;
use tandem::domain::*;
use tandem::store::{Order, Store};

use crate::desk::{author, desk, proposal};
use crate::program::{code, err, tandem};
use crate::store::{all, copy, open_all};
use crate::years::{self, entry, place, the};

/// A reference that stands nowhere by chance.
const GONE: &str = "zz-quiet-917";
const KEPT: &str = "zz-quiet-918";

fn family(reference: &str, status: FamilyStatus) -> Family {
    let mut family = Family::new(the(reference), the("ailsa"), status, the("2017-01-02"));
    family.worker = Some(years::person(1));
    family.started = Some(the("2017-01-09"));
    family
}

fn said() -> String {
    format!("asked about {}, as {GONE} wished", GONE.to_uppercase())
}

/// A call, an organisation, what somebody earned and carries and words to send, each with the reference in its texts.
fn asides() -> [Change; 5] {
    let note =
        CallNote { organisation: the("cafe"), number: 1, on: the("2017-02-01"), by: None, words: said() };
    let cafe = Organisation {
        id: the("cafe"),
        name: "The café".into(),
        area: Some(said()),
        offers: vec![said()],
        refer_by: Some(said()),
        contact: Some(said()),
        review_by: None,
    };
    let toil = Toil {
        person: years::person(1),
        date: the("2017-02-01"),
        minutes: Minutes(30),
        note: Some(said()),
        number: 0,
    };
    let carry = Carry { person: years::person(1), year: 2017, minutes: Minutes(60), note: Some(said()) };
    let kept = KeptWords {
        by: "owner".into(),
        number: 0,
        at: Instant(29_000_000),
        about: said(),
        words: vec![said()],
    };
    [note.into(), cafe.into(), toil.into(), carry.into(), kept.into()]
}

/// Sessions, a group and all else that may name a family, in every text that there is.
fn everything() -> Vec<Vec<Change>> {
    let week = years::first_week();
    let mut first = years::session(week, 0);
    first.booking.families = vec![the(GONE), the(KEPT)];
    first.booking.status = Status::Done;
    first.booking.note = Some(said());
    first.booking.reason = Some(said());
    first.booking.cancelled_by = Some(GONE.into());
    let mut named = years::session(week, 1);
    named.id = the(&format!("visit-{GONE}"));
    named.booking.families = vec![the(GONE)];
    let mut again = Session { series: Some(the(&format!("walk-{GONE}"))), ..named.clone() };
    again.booking.start = week.monday().plus_days(2).at(the("10:00"));
    let series = Series {
        id: the(&format!("walk-{GONE}")),
        booking: again.booking.clone(),
        repeat: the("FREQ=WEEKLY;COUNT=3"),
        except: vec![],
    };
    again.id = series.id.occurrence(week.monday().plus_days(2)).unwrap();
    // Moved out of the week that its rule gives.
    again.booking.start = week.plus(1).monday().at(the("10:00"));
    let group = Group {
        id: the(&format!("group-{GONE}")),
        title: said(),
        activity: the("cooking"),
        place: the("unit"),
        setup: Minutes(10),
        length: Minutes(60),
        debrief: Minutes(10),
        facilitators: None,
        capacity: Capacity::default(),
        invited: [GONE, KEPT].map(|it| Invitation { family: the(it), precontact: None }).into(),
        checklist: vec![ChecklistItem::new(said(), false)],
    };
    let mut meets = years::session(week, 2);
    meets.booking.group = Some(group.id.clone());
    let mark = SheetMark {
        state: SheetState::Published,
        overrides: [("family", GONE.to_owned()), ("session", named.id.to_string())]
            .map(|(kind, id)| Override {
                rule: "clash.travel".into(),
                subject: (kind.into(), id),
                people: vec![],
                by: "owner".into(),
                reason: said(),
                at: Instant(29_000_000),
            })
            .into(),
        ..SheetMark::draft(week)
    };
    let edition = Edition {
        week,
        at: Instant(29_000_000),
        by: "owner".into(),
        sessions: vec![first.clone(), named.clone()],
        presence: vec![],
    };
    let amendment = Amendment {
        week,
        number: 1,
        at: Instant(29_000_000),
        by: "owner".into(),
        summary: said(),
        reason: said(),
        people: vec![],
    };
    let [note, cafe, toil, carry, kept] = asides();
    let measure = |point| Measure {
        family: the(GONE),
        scale: Scale::FirstGoal,
        point,
        on: the("2017-02-01"),
        by: years::person(1),
        score: Some(if point == MeasurePoint::Entry { 3 } else { 8 }),
        words: Some(said().chars().take(60).collect()),
    };
    let sent = ReminderSent {
        session: named.id.clone(),
        family: the(GONE),
        start: named.booking.start,
        at: Instant(29_000_000),
        by: None,
    };
    let active = |it: &str| Change::from(family(it, FamilyStatus::Active));
    let mut person = Person::new(years::person(3), said(), the("ailsa"), Role::PeerWorker);
    person.conflict = Some(said());
    person.ask_first = vec![said()];
    vec![
        years::service(),
        vec![active(GONE), active(KEPT), cafe, person.into()],
        vec![first.into(), named.into(), series.into(), group.into(), again.into()],
        vec![meets.into(), mark.into(), edition.into(), amendment.into(), note, toil],
        vec![measure(MeasurePoint::Entry).into(), measure(MeasurePoint::Exit).into(), sent.into(), carry],
        vec![family(GONE, FamilyStatus::Closed).into()],
        vec![place("unit", "The new unit").into(), kept],
    ]
}

/// A store in which one family is named everywhere, whose support ended in February 2025, and another is not.
fn filled(dir: &Path, more: i32) -> State {
    let (mut store, mut state) = Store::open(dir, "test").unwrap();
    let weeks = (2..2 + more).map(|n| years::week_of_sessions(years::first_week().plus(n)));
    for changes in everything().into_iter().chain(weeks) {
        let (mut entry, _) = entry(&state, &changes);
        entry.summary = said();
        entry.reason = Some(said());
        let after = state.apply(&entry).unwrap();
        store.append(&entry, &after).unwrap();
        state = after;
    }
    store
        .note_sign_in(SignIn {
            at: 9,
            what: SignInEvent::Refused,
            who: "person-1".into(),
            from: "local".into(),
            words: format!("family {GONE} is for a team lead to change"),
        })
        .unwrap();
    store.write_checkpoint();
    store.close().unwrap();
    state
}

/// The files below a folder whose bytes hold a text, in whatever case, by name or within.
fn holding(dir: &Path, text: &str) -> Vec<String> {
    let mut found = vec![];
    for file in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = file.path().display().to_string();
        if file.file_type().unwrap().is_dir() {
            found.extend(holding(&file.path(), text));
            continue;
        }
        let bytes = fs::read(file.path()).unwrap().to_ascii_lowercase();
        if name.contains(text) || bytes.windows(text.len()).any(|it| it == text.as_bytes()) {
            found.push(name);
        }
    }
    found
}

fn problems(dir: &Path) -> Vec<String> {
    open_all(dir).unwrap().0.check().unwrap().problems
}

/// A purge that nobody stops, over an open store.
fn purge(store: &mut Store, references: &[&str]) -> State {
    let closed = |it: &&str| Closed { family: the(it), team: the("ailsa"), on: the("2020-01-01") };
    let order = Order {
        by: "owner".into(),
        from: "local".into(),
        at: Instant(30_000_000),
        before: the("2026-01-01"),
        families: references.iter().map(closed).collect(),
    };
    store.purge(&order, &mut |_| {}).unwrap().state
}

#[test]
fn no_byte_of_the_reference_is_left_in_any_file() {
    let dir = tempfile::tempdir().unwrap();
    let before = filled(dir.path(), 2);
    for aside in ["before-restore-1", "working.damaged-1"] {
        copy(&dir.path().join("working"), &dir.path().join(aside));
    }
    fs::copy(dir.path().join("journal"), dir.path().join("journal.cut-1")).unwrap();
    let held = holding(dir.path(), GONE);
    for file in
        ["/journal", "/checkpoint", "/working/db", "/sign-ins", "/before-restore-1/db", "/journal.cut-1"]
    {
        assert!(held.iter().any(|it| it.ends_with(file)), "{file} should have held it before: {held:?}");
    }
    let output = tandem(dir.path(), &["purge", "--before", "2025-06-01", "--json"]);
    assert_eq!(code(&output), Some(0), "{}", err(&output));
    assert!(err(&output).contains("writing: 50 %"), "{}", err(&output));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["families"], &told["would_go"]), (&Value::from(1), &serde_json::json!([])));
    assert_eq!(told["copies_removed"].as_array().unwrap().len(), 3);
    assert_eq!(holding(dir.path(), GONE), Vec::<String>::new());
    assert!(!holding(dir.path(), KEPT).is_empty());

    assert_eq!(problems(dir.path()), Vec::<String>::new());
    let (store, after) = open_all(dir.path()).unwrap();
    let revs: Vec<Rev> = store.entries(0, usize::MAX).unwrap().map(|it| it.unwrap().rev).collect();
    assert_eq!(revs, (1..=before.rev() + 1).collect::<Vec<Rev>>());
    let last = store.entries(before.rev(), 1).unwrap().next().unwrap().unwrap();
    assert_eq!(last.summary, "Purged 1 family whose support ended before 2025-06-01");
    assert_eq!((last.by.as_str(), last.cause, last.edits.len()), ("owner", Cause::Purged, 1));
    assert!(after.family(&the(GONE)).is_none() && after.family(&the(KEPT)).is_some());
    // The work stays, with whoever else it was for; the series and its moved occurrence still belong together.
    let sessions = |state: &State| state.sheets().map(|(_, sheet)| sheet.sessions.len()).sum::<usize>();
    assert_eq!(sessions(&before), sessions(&after));
    let series = after.records.series.values().next().unwrap().item.clone();
    assert!(series.id.as_str().starts_with("gone-"), "{}", series.id);
    let moved =
        after.sheet(years::first_week().plus(1)).unwrap().sessions.values().next().unwrap().item.clone();
    assert_eq!(moved.series, Some(series.id.clone()));
    assert!(after.sheet(years::first_week()).unwrap().away.contains_key(&moved.id));
    // So do the counts.
    let kept: Vec<(Figure, i32)> =
        after.purges().next().unwrap().counts.iter().map(|it| (it.figure, it.count)).collect();
    assert!(kept.contains(&(Figure::Supported, 1)) && kept.contains(&(Figure::GoalGain, 5)), "{kept:?}");
}

#[test]
fn a_dry_run_tells_and_changes_nothing_and_a_second_purge_finds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let before = filled(dir.path(), 0);
    let dry = |day: &str| tandem(dir.path(), &["purge", "--before", day, "--dry-run"]);
    let told = String::from_utf8(dry("2025-06-01").stdout).unwrap();
    assert!(told.contains(&GONE.to_uppercase()) && told.contains("would be forgotten"), "{told}");
    assert!(!told.contains(&KEPT.to_uppercase()), "{told}");
    assert_eq!(all(&open_all(dir.path()).unwrap().1), all(&before));
    // The history says that it was closed in February 2025, whatever the sessions say.
    assert!(String::from_utf8(dry("2025-02-01").stdout).unwrap().contains("nothing to forget"));
    let ahead = dry("2199-01-01");
    assert_eq!(code(&ahead), Some(2));
    assert!(err(&ahead).contains("still to come"), "{}", err(&ahead));
    assert_eq!(code(&tandem(dir.path(), &["purge"])), Some(2));
    assert_eq!(code(&tandem(dir.path(), &["purge", "--before", "2025-06-01"])), Some(0));
    let rev = open_all(dir.path()).unwrap().1.rev();
    assert_eq!(code(&tandem(dir.path(), &["purge", "--before", "2025-06-01"])), Some(0));
    assert_eq!(open_all(dir.path()).unwrap().1.rev(), rev);
}

#[test]
fn whenever_it_is_killed_the_store_is_as_before_or_as_after() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good");
    let before = filled(&good, 12);
    let undone = all(&before);
    let done = {
        let whole = dir.path().join("whole");
        copy(&good, &whole);
        let started = Clock::now();
        assert_eq!(
            code(&tandem(&whole, &["--today", "2026-11-30", "purge", "--before", "2025-06-01"])),
            Some(0)
        );
        let took = started.elapsed();
        (all(&open_all(&whole).unwrap().1), took)
    };
    let run = |name: &str, stop: &dyn Fn(&Path) -> bool| {
        let bad = dir.path().join(name);
        copy(&good, &bad);
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.env_clear().env("TANDEM_DATA", &bad).stdout(Stdio::null()).stderr(Stdio::null());
        command.args(["--today", "2026-11-30", "purge", "--before", "2025-06-01"]);
        let mut child = command.spawn().unwrap();
        while !stop(&bad) && child.try_wait().unwrap().is_none() {}
        let _ = child.kill();
        child.wait().unwrap();
        let (mut store, state) = open_all(&bad).unwrap();
        let found = all(&state);
        assert!(found == undone || found == done.0, "{name}: neither as before nor as after");
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new(), "{name}");
        drop(store);
        assert!(!bad.join("purge.new").exists() && !bad.join("purge").exists(), "{name}");
        let is_done = found == done.0;
        assert_eq!(holding(&bad, GONE).is_empty(), is_done, "{name}");
        fs::remove_dir_all(&bad).unwrap();
        is_done
    };
    assert!(!run("at-once", &|_| true), "nothing was done yet");
    for part in 0..10 {
        let (started, wait) = (Clock::now(), done.1.mul_f64(f64::from(part) / 8.0));
        run(&format!("after-{part}"), &|_| started.elapsed() > wait);
    }
    let limit = Clock::now();
    let there = |name: &'static str| {
        move |dir: &Path| dir.join(name).exists() || limit.elapsed() > Duration::from_mins(5)
    };
    for (n, name) in ["purge.new", "purge.new/journal", "purge.new/working/db", "purge.new/checkpoint"]
        .into_iter()
        .enumerate()
    {
        run(&format!("at-{n}"), &there(name));
    }
    for n in 0..3 {
        assert!(run(&format!("ready-{n}"), &there("purge")), "it counts from the moment it has its name");
    }
}

#[test]
fn every_step_of_putting_it_in_place_may_be_the_last_before_a_crash() {
    let dir = tempfile::tempdir().unwrap();
    let (good, after) = (dir.path().join("good"), dir.path().join("after"));
    filled(&good, 1);
    copy(&good, &after);
    let (mut store, _) = open_all(&after).unwrap();
    let state = purge(&mut store, &[GONE]);
    store.close().unwrap();
    let names = ["working", "journal", "checkpoint", "sign-ins"];
    for moved in 0..=names.len() {
        let halfway = dir.path().join(format!("halfway-{moved}"));
        copy(&good, &halfway);
        let ready = halfway.join("purge");
        fs::create_dir(&ready).unwrap();
        for (n, name) in names.iter().enumerate() {
            let to = if n < moved { halfway.join(name) } else { ready.join(name) };
            if after.join(name).is_dir() {
                let _ = fs::remove_dir_all(&to);
                copy(&after.join(name), &to);
            } else {
                fs::copy(after.join(name), to).unwrap();
            }
        }
        let (mut store, found) = open_all(&halfway).unwrap();
        assert_eq!(found.rev(), state.rev(), "{moved} moved");
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new(), "{moved} moved");
        assert_eq!(store.notices(), &[] as &[String], "{moved} moved");
        assert_eq!(holding(&halfway, GONE), Vec::<String>::new(), "{moved} moved");
    }
}

#[test]
fn a_history_with_a_gap_is_purged_too() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path(), 1);
    let journal = fs::read(dir.path().join("journal")).unwrap();
    fs::write(dir.path().join("journal"), &journal[..journal.len() - 40]).unwrap();
    let (mut store, _) = open_all(dir.path()).unwrap();
    assert!(store.notices()[0].contains("was missing"), "{:?}", store.notices());
    purge(&mut store, &[GONE]);
    store.close().unwrap();
    assert_eq!(holding(dir.path(), GONE), Vec::<String>::new());
    let (_, state) = open_all(dir.path()).unwrap();
    assert!(state.family(&the(GONE)).is_none() && state.family(&the(KEPT)).is_some());
    let left = problems(dir.path());
    assert!(left.len() == 1 && left[0].contains("lacks revision 8"), "{left:?}");
}

#[test]
fn who_is_still_booked_stays_and_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let state = filled(dir.path(), 0);
    let (mut store, _) = Store::open(dir.path(), "test").unwrap();
    let row = state.records.series.values().next().unwrap().item.clone();
    let on = Series { repeat: Repeat::every(1, Frequency::Weekly), ..Series::clone(&row) };
    let (entry, after) = entry(&state, &[on.into()]);
    store.append(&entry, &after).unwrap();
    store.close().unwrap();
    let output = tandem(dir.path(), &["purge", "--before", "2025-06-01"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("nothing to forget") && told.contains("ZZ-QUIET-917 stays"), "{told}");
    assert_eq!(all(&open_all(dir.path()).unwrap().1), all(&after));
}

#[test]
fn a_damaged_journal_is_told_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path(), 1);
    let mut journal = fs::read(dir.path().join("journal")).unwrap();
    journal[200] ^= 4;
    fs::write(dir.path().join("journal"), &journal).unwrap();
    let output = tandem(dir.path(), &["purge", "--before", "2025-06-01"]);
    assert_eq!(code(&output), Some(3), "{}", err(&output));
    assert!(err(&output).contains("nothing was purged"), "{}", err(&output));
    assert_eq!(fs::read(dir.path().join("journal")).unwrap(), journal);
}

#[test]
fn leads_purge_their_own_team_and_what_came_before_is_not_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let put = |by: &str, changes| desk.commit(proposal(by, "put", changes)).wait().unwrap();
    let mut other = family(KEPT, FamilyStatus::Active);
    other.team = the("strathmore");
    put("owner", vec![family(GONE, FamilyStatus::Active).into(), other.clone().into()]);
    other.status = FamilyStatus::Closed;
    put("owner", vec![family(GONE, FamilyStatus::Closed).into(), other.into()]);
    put("morag", vec![place("unit", "Unit").into()]);
    let ask = |desk: &Desk, by: &str| {
        desk.purge((author(by), "local", Instant(30_000_000)), the("2026-01-01"), false, Box::new(|_| {}))
            .wait()
    };
    assert!(matches!(ask(&desk, "eilidh"), Err(Refusal::Forbidden(words)) if words.contains("team lead")));
    let done = ask(&desk, "morag").unwrap();
    assert_eq!(done.families.iter().map(|it| it.family.as_str()).collect::<Vec<_>>(), [GONE]);
    assert!(desk.state().family(&the(KEPT)).is_some() && desk.state().family(&the(GONE)).is_none());
    let refused = desk
        .turn(UndoDirection::Back, (author("morag"), "local", Instant(30_000_001)), Consent::Ask)
        .wait()
        .unwrap_err();
    assert!(refused.to_string().contains("families were forgotten on 2027-01-15"), "{refused}");
    // What comes after it is taken back as ever, and no further.
    put("morag", vec![place("unit", "Other unit").into()]);
    let undo = || {
        desk.turn(UndoDirection::Back, (author("morag"), "local", Instant(30_000_002)), Consent::Ask).wait()
    };
    assert!(undo().is_ok() && undo().is_err());
    let forged = Purge {
        number: 9,
        at: Instant(0),
        by: "morag".into(),
        before: the("2026-01-01"),
        families: 1,
        counts: vec![],
    };
    for by in ["owner", "morag"] {
        let put = desk.commit(proposal(by, "forge", vec![forged.clone().into()])).wait();
        assert!(matches!(put, Err(Refusal::Forbidden(_))), "{put:?}");
    }
    assert_eq!(desk.check().wait().unwrap().problems, Vec::<String>::new());
    desk.close().wait().unwrap();
    assert_eq!(problems(dir.path()), Vec::<String>::new());
}

/// One thing that happens to two families and their sessions.
#[derive(Clone, Debug)]
enum Step {
    Put(u8, u8),
    Remove(u8),
    Book(u8, u8, u8),
    Note(u8, u8),
    Invite(u8, u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3u8, 0..6u8).prop_map(|(f, s)| Step::Put(f, s)),
        (0..3u8).prop_map(Step::Remove),
        (0..4u8, 0..3u8, 0..4u8).prop_map(|(n, f, g)| Step::Book(n, f, g)),
        (0..4u8, 0..3u8).prop_map(|(n, f)| Step::Note(n, f)),
        (0..3u8, 0..8u8).prop_map(|(n, f)| Step::Invite(n, f)),
    ]
}

fn changes(step: &Step) -> Change {
    let names = ["c4", "c4-2", "f-012"];
    let name = |n: u8| names[usize::from(n) % 3];
    match *step {
        Step::Put(f, s) => family(name(f), FamilyStatus::ALL[usize::from(s)]).into(),
        Step::Remove(f) => Change::Remove(Key::Family(the(name(f)))),
        Step::Book(n, f, g) => {
            let mut session = years::session(years::first_week().plus(i32::from(n % 2)), usize::from(n));
            session.id = the(&format!("s-{}-{n}", name(f)));
            session.booking.families =
                (0..3).filter(|bit| g >> bit & 1 == 1).map(|bit| the(name(bit))).collect();
            session.into()
        }
        Step::Note(n, f) => {
            let mut session = years::session(years::first_week(), usize::from(n));
            session.booking.note = Some(format!("for {}, and F-012", name(f)));
            session.into()
        }
        Step::Invite(n, f) => Group {
            id: the(&format!("group-{n}")),
            title: "Group".into(),
            activity: the("cooking"),
            place: the("unit"),
            setup: Minutes(0),
            length: Minutes(60),
            debrief: Minutes(0),
            facilitators: None,
            capacity: Capacity::default(),
            invited: (0..3)
                .filter(|bit| f >> bit & 1 == 1)
                .map(|bit| Invitation { family: the(name(bit)), precontact: None })
                .collect(),
            checklist: vec![],
        }
        .into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_a_purged_history_leads_to_is_the_state_without_the_families(
        batches in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..12),
        gone in 0..3usize,
    ) {
        let dir = tempfile::tempdir().unwrap();
        let (mut store, mut state) = Store::open(dir.path(), "test").unwrap();
        for batch in std::iter::once(years::service()).chain(batches.iter().map(|it| it.iter().map(changes).collect())) {
            let (entry, after) = entry(&state, &batch);
            store.append(&entry, &after).unwrap();
            state = after;
        }
        let gone: FamilyRef = the(["c4", "c4-2", "f-012"][gone]);
        let wanted = Scrub::new([&gone], state.rev() + 1).state(&state).unwrap();
        purge(&mut store, &[gone.as_str()]);
        prop_assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
        store.close().unwrap();
        let (_, after) = open_all(dir.path()).unwrap();
        let records = |state: &State| -> Vec<Record> {
            let kept = state.rows().map(|(_, record)| record).filter(|it| !matches!(it, Record::Purge(_)));
            // New names of ids go by where they were first met.
            kept.map(|record| match record {
                Record::Session(it) if it.id.as_str().starts_with("gone-") => {
                    Session { id: the("gone"), ..Session::clone(&it) }.into()
                }
                other => other,
            }).collect()
        };
        let sorted = |state: &State| {
            let mut all: Vec<String> = records(state).iter().map(|it| format!("{it:?}")).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&after), sorted(&wanted));
        prop_assert!(after.family(&gone).is_none());
    }
}
