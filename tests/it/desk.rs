//! The desk: changes taken in order, stale ones shown, rights kept, undo and redo per author, also after a restart.

use std::path::Path;

use tandem::desk::Desk;
use tandem::domain::*;

use crate::store::all;
use crate::years::{self, place, the};

/// The made-up service behind a desk, with a second team and its lead.
pub fn desk(dir: &Path) -> Desk {
    let desk = Desk::open(dir, "test").unwrap();
    let mut changes = years::service();
    let team = |id: &str| Team {
        id: the(id),
        name: id.to_uppercase(),
        kind: TeamKind::Community,
        place: None,
        beds: None,
        open: vec![],
        peers_wanted: 1,
        funded_until: None,
    };
    changes.push(team("strathmore").into());
    for (id, name, role, team) in [
        ("morag", "Morag Sinclair", Role::TeamLead, "ailsa"),
        ("fiona", "Fiona Geddes", Role::TeamLead, "strathmore"),
        ("eilidh", "Eilidh Ramsay", Role::PeerWorker, "ailsa"),
        ("nair", "Priya Nair", Role::Supervisor, "ailsa"),
    ] {
        changes.push(Person::new(the(id), name.into(), the(team), role).into());
    }
    desk.commit(proposal("owner", "set up", changes)).wait().unwrap();
    desk
}

pub fn author(name: &str) -> Author {
    if name == "owner" { Author::Owner } else { Author::Person(the(name)) }
}

pub fn proposal(by: &str, summary: &str, changes: Vec<Change>) -> Proposal {
    Proposal {
        author: author(by),
        from: "local".into(),
        at: Instant(29_000_000),
        cause: Cause::Edited,
        summary: summary.into(),
        overrides: vec![],
        reason: None,
        changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
    }
}

fn unit(name: &str) -> Change {
    place("unit", name).into()
}

fn unit_now(desk: &Desk) -> String {
    desk.state().place(&the("unit")).unwrap().name.clone()
}

fn unit_rev(desk: &Desk) -> Rev {
    desk.state().get(&Key::Place(the("unit"))).unwrap().unwrap().0
}

pub fn turn(desk: &Desk, by: &str, turn: UndoDirection, consent: Consent) -> Result<String, Refusal> {
    let asker = (author(by), "local", Instant(29_000_001));
    desk.turn(turn, asker, consent).wait().map(|receipt| receipt.summary)
}

pub fn undo(desk: &Desk, by: &str) -> Result<String, Refusal> {
    turn(desk, by, UndoDirection::Back, Consent::Ask)
}

pub fn redo(desk: &Desk, by: &str) -> Result<String, Refusal> {
    turn(desk, by, UndoDirection::Again, Consent::Ask)
}

#[test]
fn a_commit_reaches_everybody_who_watches_and_survives() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let watch = desk.watch();
    let receipt = desk.commit(proposal("morag", "name the unit", vec![unit("Ailsa")])).wait().unwrap();
    assert_eq!(receipt.rev, Some(2));
    assert_eq!(receipt.summary, "name the unit");
    assert_eq!(watch.borrow().state.rev(), 2);
    let same = desk.commit(proposal("morag", "again", vec![unit("Ailsa")])).wait().unwrap();
    assert_eq!(same.rev, None);
    desk.close().wait().unwrap();
    assert!(matches!(desk.check().wait(), Err(Refusal::Store(_))));
    let again = Desk::open(dir.path(), "test").unwrap();
    assert_eq!(all(&again.state()), all(&desk.state()));
}

#[test]
fn a_state_comes_with_the_entries_that_led_to_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let watch = desk.watch();
    let since = |rev: Rev| -> Vec<(Rev, String, String)> {
        let published = watch.borrow();
        published.since(rev).map(|it| (it.rev, it.by.clone(), it.summary.clone())).collect()
    };
    desk.commit(proposal("morag", "name the unit", vec![unit("Ailsa")])).wait().unwrap();
    assert!(desk.commit(proposal("nair", "a hall", vec![place("hall", "Hall").into()])).wait().is_err());
    desk.load(vec![years::first_week()]).wait().unwrap();
    undo(&desk, "morag").unwrap();
    let undid = (3, "morag".into(), "Undid: name the unit".into());
    // What is no entry is not told as one.
    assert_eq!(since(1), [(2, "morag".into(), "name the unit".into()), undid.clone()]);
    assert_eq!(since(2), [undid]);
    for n in 0..70 {
        desk.commit(proposal("owner", "again", vec![unit(&format!("{n}"))])).wait().unwrap();
    }
    // For a seat that never asks, not everything is kept in memory.
    assert_eq!((since(0).len(), since(0)[0].0, watch.borrow().state.rev()), (64, 73 - 64 + 1, 73));
}

#[test]
fn an_answer_can_be_awaited() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let report = runtime.block_on(async { desk.check().await }).unwrap();
    assert_eq!((report.entries, report.problems), (1, vec![]));
}

#[test]
fn a_stale_edit_shows_mine_theirs_and_before() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let seen = Seen::At(unit_rev(&desk));
    desk.commit(proposal("fiona", "theirs", vec![unit("Theirs")])).wait().unwrap();
    let mut mine = proposal("morag", "mine", vec![unit("Mine")]);
    mine.changes[0].1 = seen;
    let Err(Refusal::Stale(stale)) = desk.commit(mine.clone()).wait() else { panic!("it went through") };
    let name = |record: &Option<Record>| match record {
        Some(Record::Place(place)) => place.name.clone(),
        other => panic!("{other:?}"),
    };
    let stale = &stale[0];
    assert_eq!(name(&stale.mine), "Mine");
    assert_eq!(name(&stale.theirs), "Theirs");
    assert_eq!(name(&stale.before), "The unit");
    assert_eq!(stale.by.as_deref(), Some("fiona"));
    assert_eq!(unit_now(&desk), "Theirs");
    // Having seen it, the author may still win.
    mine.changes[0].1 = stale.seen;
    desk.commit(mine).wait().unwrap();
    assert_eq!(unit_now(&desk), "Mine");
    // Two who want the same are no conflict.
    let mut same = proposal("fiona", "the same", vec![unit("Mine")]);
    same.changes[0].1 = seen;
    assert_eq!(desk.commit(same).wait().unwrap().rev, None);
    // Something new where somebody else made something new.
    let mut new = proposal("morag", "new", vec![place("base", "Mine").into()]);
    desk.commit(proposal("fiona", "new", vec![place("base", "Theirs").into()])).wait().unwrap();
    new.changes[0].1 = Seen::Absent;
    assert!(matches!(desk.commit(new).wait(), Err(Refusal::Stale(_))));
}

#[test]
fn undo_and_redo_name_what_they_did_each_author_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    desk.commit(proposal("morag", "name the unit", vec![unit("Ailsa")])).wait().unwrap();
    desk.commit(proposal("fiona", "add a hall", vec![place("hall", "Hall").into()])).wait().unwrap();
    assert_eq!(undo(&desk, "morag").unwrap(), "Undid: name the unit");
    assert_eq!(unit_now(&desk), "The unit");
    assert_eq!(undo(&desk, "morag"), Err(Refusal::NotUndone("there is nothing of yours to undo".into())));
    assert_eq!(redo(&desk, "fiona"), Err(Refusal::NotUndone("there is nothing to redo".into())));
    assert_eq!(redo(&desk, "morag").unwrap(), "Redid: name the unit");
    assert_eq!(unit_now(&desk), "Ailsa");
    assert_eq!(undo(&desk, "morag").unwrap(), "Undid: name the unit");
    // A new edit of mine ends what could be redone; one of somebody else does not.
    desk.commit(proposal("fiona", "another", vec![place("hall", "Great hall").into()])).wait().unwrap();
    assert_eq!(redo(&desk, "morag").unwrap(), "Redid: name the unit");
    assert_eq!(undo(&desk, "morag").unwrap(), "Undid: name the unit");
    desk.commit(proposal("morag", "a base", vec![place("base", "Base").into()])).wait().unwrap();
    assert!(redo(&desk, "morag").is_err());
    // And after a restart it goes on.
    desk.close().wait().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    assert_eq!(undo(&desk, "morag").unwrap(), "Undid: a base");
    assert_eq!(redo(&desk, "morag").unwrap(), "Redid: a base");
    assert_eq!(undo(&desk, "fiona").unwrap(), "Undid: another");
    assert_eq!(undo(&desk, "fiona").unwrap(), "Undid: add a hall");
    let log = desk.log(0, usize::MAX).wait().unwrap();
    assert_eq!(log.len(), 14, "history was rewritten");
}

#[test]
fn an_undo_that_would_lose_somebody_elses_work_is_refused_by_name() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let changes = vec![unit("Ailsa"), place("hall", "Hall").into()];
    desk.commit(proposal("morag", "name both", changes)).wait().unwrap();
    desk.commit(proposal("fiona", "rename", vec![unit("Fiona's")])).wait().unwrap();
    let Err(Refusal::NotUndone(words)) = undo(&desk, "morag") else { panic!("it was undone") };
    assert!(
        words.contains("Fiona") && words.contains("the place “The unit”") && words.contains("name both"),
        "{words}"
    );
    assert_eq!(unit_now(&desk), "Fiona's");
    assert!(desk.state().place(&the("hall")).is_some(), "half of it was undone");
    // Once that is taken back, it can be.
    undo(&desk, "fiona").unwrap();
    assert_eq!(undo(&desk, "morag").unwrap(), "Undid: name both");
}

#[test]
fn a_session_moved_to_another_week_and_back_keeps_its_weeks_right() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let week = years::first_week();
    let mut session = years::session(week, 3);
    session.id = the("rule-20170102");
    session.series = Some(the("rule"));
    let (id, booking) = (the("rule"), years::session(week, 0).booking);
    let series = Series { id, booking, repeat: Repeat::every(1, Frequency::Daily), except: vec![] };
    desk.commit(proposal("morag", "book", vec![series.into(), session.clone().into()])).wait().unwrap();
    let key = Change::from(session.clone()).key();
    session.booking.start = session.booking.start.plus_wall(Minutes::hours(24 * 7));
    let moved = vec![Change::Remove(key.clone()), session.into()];
    desk.commit(proposal("morag", "move", moved)).wait().unwrap();
    let state = desk.state();
    assert_eq!(state.get(&key), Ok(None));
    assert_eq!(state.sheet(week).unwrap().away.len(), 1);
    undo(&desk, "morag").unwrap();
    assert!(desk.state().get(&key).unwrap().is_some());
    assert_eq!(desk.state().sheet(week).unwrap().away.len(), 0);
}

#[test]
fn a_closed_week_takes_no_edits_until_it_is_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let week = years::first_week();
    let mark = |state| Change::from(SheetMark { state, ..SheetMark::draft(week) });
    // Filling and closing a week at once is what an import does.
    let filled = vec![years::session(week, 1).into(), mark(SheetState::Closed)];
    desk.commit(proposal("owner", "fill", filled)).wait().unwrap();
    let edit = || vec![years::session(week, 2).into()];
    let Err(Refusal::Forbidden(words)) = desk.commit(proposal("owner", "late", edit())).wait() else {
        panic!("a closed week was changed")
    };
    assert!(words.contains("2017-W01") && words.contains("closed"), "{words}");
    // A lead opens it for their own team, whose session it is.
    let Err(Refusal::Forbidden(words)) =
        desk.commit(proposal("morag", "open again", vec![mark(SheetState::Draft)])).wait()
    else {
        panic!("a lead opened every team's week")
    };
    assert!(words.contains("is for every team"), "{words}");
    let of_team = TeamMark { team: the("ailsa"), mark: SheetMark::draft(week) };
    desk.commit(proposal("morag", "open again", vec![of_team.into()])).wait().unwrap();
    desk.commit(proposal("morag", "late", edit())).wait().unwrap();
}

#[test]
fn a_session_of_two_teams_stays_as_it_is_once_one_of_them_has_closed() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let week: Week = the("2026-W49");
    let greg = Person::new(the("greg"), "Greg".into(), the("strathmore"), Role::PeerWorker);
    let shared = Session {
        booking: Booking { with: vec![the("greg")], ..years::session(week, 1).booking },
        ..years::session(week, 1)
    };
    let alone = Session {
        booking: Booking { people: vec![the("greg")], ..years::session(week, 2).booking },
        ..years::session(week, 2)
    };
    let plan: Vec<Change> = vec![greg.into(), shared.clone().into(), alone.clone().into()];
    desk.commit(proposal("owner", "plan", plan)).wait().unwrap();
    let mark = |state| {
        let mark = SheetMark { state, ..SheetMark::draft(week) };
        Change::from(TeamMark { team: the("ailsa"), mark })
    };
    desk.commit(proposal("morag", "close", vec![mark(SheetState::Closed)])).wait().unwrap();
    for by in ["owner", "fiona"] {
        let Err(Refusal::Forbidden(words)) =
            desk.commit(proposal(by, "late", vec![later(&shared, 30)])).wait()
        else {
            panic!("{by} changed what is closed")
        };
        assert!(words.contains("closed for Ailsa"), "{words}");
    }
    // What is Strathmore's alone goes on, and asks for no reason: it is a draft.
    desk.commit(proposal("fiona", "move", vec![later(&alone, 30)])).wait().unwrap();
    assert_eq!(amendments(&desk), []);
    // Taking in somebody of the closed team is a change of what is theirs.
    let mut joined = alone.clone();
    joined.booking.with.push(years::person(1));
    assert!(desk.commit(proposal("owner", "join", vec![joined.into()])).wait().is_err());
}

#[test]
fn a_change_of_what_is_published_for_one_team_only_notes_whom_of_it_that_touches() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let week: Week = the("2026-W49");
    let greg = Person::new(the("greg"), "Greg".into(), the("strathmore"), Role::PeerWorker);
    let session = years::session(week, 1);
    let shared =
        Session { booking: Booking { with: vec![the("greg")], ..session.booking.clone() }, ..session };
    desk.commit(proposal("owner", "plan", vec![greg.into(), shared.clone().into()])).wait().unwrap();
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(week) };
    let mark = TeamMark { team: the("ailsa"), mark };
    desk.commit(proposal("morag", "publish", vec![mark.into()])).wait().unwrap();
    let asked = desk.commit(proposal("fiona", "move", vec![later(&shared, 30)])).wait();
    assert!(matches!(asked, Err(Refusal::ReasonWanted(it)) if it == week));
    let moved =
        Proposal { reason: Some("the hall".into()), ..proposal("fiona", "move", vec![later(&shared, 30)]) };
    desk.commit(moved).wait().unwrap();
    let [amendment] = &amendments(&desk)[..] else { panic!("{:?}", amendments(&desk)) };
    assert_eq!(amendment.people, shared.booking.people, "Greg's week is a draft still");
}

#[test]
fn what_one_may_not_do_is_refused_in_words_and_nothing_of_it_is_done() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let both = vec![
        place("hall", "Hall").into(),
        Person::new(the("new"), "New".into(), the("strathmore"), Role::PeerWorker).into(),
    ];
    let Err(Refusal::Forbidden(words)) = desk.commit(proposal("morag", "both", both)).wait() else {
        panic!("another team's was changed")
    };
    assert!(words.contains("STRATHMORE") && words.contains("New belongs to"), "{words}");
    assert!(desk.state().place(&the("hall")).is_none());
    assert_eq!(desk.state().rev(), 1);
}

#[test]
fn sheets_that_nobody_wants_any_more_are_put_away() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let week = |n: i32| years::first_week().plus(n);
    let sessions = (0..250).map(|n| years::session(week(n), 1).into()).collect();
    desk.commit(proposal("owner", "many", sessions)).wait().unwrap();
    let load = |weeks: std::ops::Range<i32>| desk.load(weeks.map(week).collect()).wait().unwrap();
    let state = load(0..3);
    assert!(state.sheets().count() <= 211, "{} sheets are in memory", state.sheets().count());
    assert!((0..3).all(|n| state.sheet(week(n)).is_some()));
    let state = load(0..250);
    assert_eq!(state.sheets().count(), 250, "what is asked for at once is given at once");
    let state = load(240..250);
    assert!(state.sheets().count() <= 208 && (240..250).all(|n| state.sheet(week(n)).is_some()));
    assert_eq!(state.weeks().count(), 250);
}

/// A desk with a session in a week that is published.
fn published(dir: &Path) -> (Desk, Session) {
    let desk = desk(dir);
    let session = years::session(the("2026-W49"), 3);
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(the("2026-W49")) };
    desk.commit(proposal("owner", "plan", vec![session.clone().into()])).wait().unwrap();
    desk.commit(proposal("owner", "publish", vec![mark.into()])).wait().unwrap();
    (desk, session)
}

fn amendments(desk: &Desk) -> Vec<Amendment> {
    let state = desk.load(vec![the("2026-W49")]).wait().unwrap();
    let sheet = state.sheet(the("2026-W49")).unwrap();
    sheet.amendments.values().map(|row| Amendment::clone(&row.item)).collect()
}

fn later(session: &Session, minutes: i32) -> Change {
    let mut session = session.clone();
    session.booking.start = session.booking.start.plus_wall(Minutes(minutes));
    session.into()
}

#[test]
fn a_published_week_changes_only_with_a_reason_which_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (desk, session) = published(dir.path());
    let change = proposal("morag", "later", vec![later(&session, 15)]);
    let refused = desk.commit(change.clone()).wait();
    assert_eq!(refused, Err(Refusal::ReasonWanted(the("2026-W49"))));
    desk.commit(Proposal { reason: Some("the ward asked".into()), ..change }).wait().unwrap();
    let [kept] = &amendments(&desk)[..] else { panic!("{:?}", amendments(&desk)) };
    assert_eq!((kept.by.as_str(), kept.reason.as_str(), kept.number), ("morag", "the ward asked", 1));
    assert_eq!(kept.people, session.booking.people);
    desk.close().wait().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    assert_eq!(amendments(&desk).len(), 1);
    assert_eq!(undo(&desk, "morag"), Ok("Undid: later".into()));
    assert_eq!(amendments(&desk), []);
    assert_eq!(redo(&desk, "morag"), Ok("Redid: later".into()));
    assert_eq!(amendments(&desk).len(), 1);
}

#[test]
fn what_is_taken_back_from_a_published_week_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (desk, _) = published(dir.path());
    assert_eq!(undo(&desk, "owner"), Ok("Undid: publish".into()));
    assert_eq!(redo(&desk, "owner"), Ok("Redid: publish".into()));
    assert_eq!(amendments(&desk), []);
    let shift = ShiftRow {
        person: years::person(1),
        date: the("2026-12-02"),
        number: 0,
        time: None,
        unpaid: Minutes::ZERO,
        place: None,
        post: None,
    };
    let import =
        Proposal { cause: Cause::Imported, ..proposal("owner", "Imported a file", vec![shift.into()]) };
    desk.commit(import).wait().unwrap();
    assert_eq!(amendments(&desk)[0].reason, "Imported a file");
    assert_eq!(amendments(&desk)[0].people, [years::person(1)]);
}

#[test]
fn each_change_of_a_published_week_touches_whom_it_should() {
    let dir = tempfile::tempdir().unwrap();
    let (desk, session) = published(dir.path());
    let done = |status, note: Option<&str>| {
        let mut it = session.clone();
        (it.booking.status, it.booking.note) = (status, note.map(Into::into));
        Change::from(it)
    };
    let given = {
        let mut it = session.clone();
        it.booking.people = vec![years::person(7)];
        Change::from(it)
    };
    let series = Series {
        id: the("weekly"),
        booking: session.booking.clone(),
        repeat: the("FREQ=WEEKLY"),
        except: vec![],
    };
    let elsewhere = Series { except: vec![session.booking.start.date()], ..series.clone() };
    let both = [years::person(3), years::person(7)];
    let state = desk.state();
    for (change, touched) in [
        (done(Status::Done, Some("went well")), None),
        (done(Status::Missed, None), None),
        (done(Status::Cancelled, None), Some(&both[..1])),
        (given, Some(&both[..])),
        (Change::Remove(Key::Session((session.week(), session.id.clone()))), Some(&both[..1])),
        (later(&session, 7 * 24 * 60), None),
        (series.into(), Some(&both[..1])),
        (elsewhere.into(), None),
        (unit("Ailsa"), None),
    ] {
        let edits = state.edits_of(std::slice::from_ref(&change)).unwrap();
        let all = amended(&state, &edits);
        let people: Option<Vec<PersonId>> =
            all.get(&the("2026-W49")).map(|people| people.iter().cloned().collect());
        assert_eq!(people.as_deref(), touched, "{change:?}");
    }
}

#[test]
fn a_text_that_would_read_otherwise_is_refused_whoever_brings_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    for (name, found) in [
        ("\u{202e}abc", "U+202E (right-to-left override)"),
        ("a \u{2067}b\u{2069}", "U+2067"),
        ("a\nb", "U+000A (line end)"),
        ("a\u{1b}[31m", "U+001B (escape)"),
        ("a\u{9b}31m", "U+009B"),
    ] {
        let refused = desk.commit(proposal("owner", "name it", vec![unit(name)])).wait().unwrap_err();
        let Refusal::Unsound(words) = &refused else { panic!("{refused:?}") };
        assert!(words.iter().any(|it| it.contains("`name`") && it.contains(found)), "{name:?}: {refused}");
    }
    let reason = Some("\u{202d}why".to_owned());
    let why = Proposal { reason, ..proposal("owner", "name it", vec![unit("Ailsa")]) };
    assert!(desk.commit(why).wait().unwrap_err().to_string().contains("the reason holds U+202D"));
    for name in ["Béa", "می\u{200c}خواهم", "👩\u{200d}🍼", "a\u{a0}b"] {
        desk.commit(proposal("owner", "name it", vec![unit(name)])).wait().unwrap();
    }
}

#[test]
fn what_stood_in_a_text_before_such_were_refused_keeps_nobody_from_their_work() {
    let state = State::default().preview(&years::service()).unwrap();
    let before = state.preview(&[place("unit", "old\u{202e}").into()]).unwrap();
    let key = [Key::Place(the("unit"))];
    let moved = Place { kind: PlaceKind::Venue, ..place("unit", "old\u{202e}") };
    let after = before.preview(&[moved.into()]).unwrap();
    assert_eq!(check::check_written(&before, &after, &key), []);
    let after = before.preview(&[place("unit", "new\u{202e}").into()]).unwrap();
    assert_eq!(check::check_written(&before, &after, &key).len(), 1);
}

#[test]
fn what_a_series_has_in_a_closed_week_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    let series = |from: &str, repeat: &str| {
        let mut booking = Booking::new(the("notes"), the(from), Minutes(30));
        booking.people = vec![the("aisha")];
        Series { id: the("aisha-notes"), booking, repeat: the(repeat), except: vec![] }
    };
    // All at once is what an import does.
    let mut changes = tandem::exchange::example::changes().unwrap();
    changes.push(series("2026-11-16T16:00", "FREQ=WEEKLY").into());
    desk.commit(proposal("owner", "the example", changes)).wait().unwrap();
    // W46 to W48 are closed, W49 is not.
    let tried = |change: Change| desk.commit(proposal("owner", "a series", vec![change])).wait();
    let later = series("2026-11-16T16:00", "FREQ=WEEKLY;UNTIL=20261220");
    let refused: [Change; 6] = [
        Change::Remove(Key::Series(the("aisha-notes"))),
        series("2026-11-16T16:15", "FREQ=WEEKLY").into(),
        series("2026-11-23T16:00", "FREQ=WEEKLY").into(),
        series("2026-11-16T16:00", "FREQ=WEEKLY;UNTIL=20261122").into(),
        Series { except: vec![the("2026-11-23")], ..later.clone() }.into(),
        Series { booking: Booking { minutes: Minutes(45), ..later.booking.clone() }, ..later.clone() }.into(),
    ];
    for change in refused {
        let Err(Refusal::Forbidden(words)) = tried(change.clone()) else { panic!("{change:?}") };
        assert!(words.contains("is closed") && words.contains("from a later week on"), "{words}");
    }
    let another = Series { id: the("more-notes"), ..series("2026-11-25T17:00", "FREQ=WEEKLY") };
    assert!(matches!(tried(another.into()), Err(Refusal::Forbidden(_))));
    // What lies after them may change.
    tried(later.into()).unwrap();
    tried(Series { id: the("more-notes"), ..series("2026-12-02T17:00", "FREQ=WEEKLY") }.into()).unwrap();
}

#[test]
fn a_reference_of_another_team_is_refused_in_words_that_tell_no_more_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let family = |team: &str| Family::new(the("c9"), the(team), FamilyStatus::Active, the("2026-10-01"));
    let hidden = Family { worker: Some(the("eilidh")), ..family("ailsa") };
    desk.commit(proposal("owner", "Referral in: C9", vec![hidden.clone().into()])).wait().unwrap();
    let mut mine = proposal("fiona", "Referral in: C9", vec![family("strathmore").into()]);
    mine.changes.iter_mut().for_each(|(_, seen)| *seen = Seen::Absent);
    let refused = desk.commit(mine).wait().unwrap_err();
    assert_eq!(refused, Refusal::Unsound(vec!["this reference is already in use: choose another".into()]));
    assert_eq!(desk.state().family(&the("c9")), Some(&hidden));
}
