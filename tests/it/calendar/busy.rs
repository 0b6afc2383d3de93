//! A calendar that was read, as changes of busy times.

use smol_str::{SmolStr, format_smolstr};
use tandem::domain::*;
use tandem::exchange::busy::{BusyImport, BusySource};

use super::{date, event, read, whole};
use crate::build::{Build, parse};

fn keyed(uid: &str) -> Option<SmolStr> {
    (!uid.ends_with("@here"))
        .then(|| format_smolstr!("k-{}-{}", uid.len(), uid.bytes().map(u32::from).sum::<u32>()))
}

fn outlook() -> BusySource<'static> {
    let window = (date("2026-11-30"), date("2026-12-31"));
    BusySource { whose: BusyOf::Person(parse("a")), name: "Outlook", window }
}

/// What a calendar changes in a state, and the state after it.
fn import(state: &State, inside: &str) -> (BusyImport, State) {
    let read = read(&whole(inside), "2026-11-30", "2026-12-31");
    let import = outlook().changes(&read, state, &keyed);
    let after = state.preview(&import.changes).unwrap();
    let keys: Vec<Key> = import.changes.iter().map(Change::key).collect();
    assert_eq!(check::check_touched(state, &after, &keys), []);
    (import, after)
}

fn counts(import: &BusyImport) -> [usize; 3] {
    [import.added, import.changed, import.removed]
}

fn times(state: &State) -> Vec<String> {
    let line = |it: &Busy| format!("{} {} {}", it.start, it.end, it.how);
    state.records.busy.values().map(|row| line(&row.item)).collect()
}

fn at(uid: &str, start: &str, end: &str) -> String {
    event(&format!("UID:{uid}\nDTSTART:202612{start}00\nDTEND:202612{end}00"))
}

fn service() -> State {
    Build::service(Nation::Scotland).person("a").person("b").state()
}

#[test]
fn the_same_source_again_replaces_what_it_brought() {
    let first =
        [at("one", "01T1000", "01T1100"), at("two", "02T0900", "02T0930"), at("three", "03T0900", "03T0930")];
    let (came, state) = import(&service(), &first.concat());
    assert_eq!(counts(&came), [3, 0, 0]);
    assert_eq!(outlook().summary(&came, &state), "3 busy times of A from Outlook came in");
    let (again, _) = import(&state, &first.concat());
    assert_eq!(again, BusyImport::default(), "nothing is otherwise");
    assert_eq!(outlook().summary(&again, &state), "Busy times of A from Outlook: nothing new");
    let second =
        [at("one", "01T1000", "01T1130"), at("two", "04T0900", "04T0930"), at("four", "07T0900", "07T0930")];
    let (otherwise, after) = import(&state, &second.concat());
    assert_eq!(counts(&otherwise), [1, 2, 1]);
    assert_eq!(
        outlook().summary(&otherwise, &state),
        "Busy times of A from Outlook: 1 new, 2 changed and 1 gone"
    );
    assert_eq!(
        times(&after),
        [
            "2026-12-01T10:00 2026-12-01T11:30 busy",
            "2026-12-04T09:00 2026-12-04T09:30 busy",
            "2026-12-07T09:00 2026-12-07T09:30 busy"
        ]
    );
}

#[test]
fn nothing_of_what_a_calendar_says_is_kept_but_times() {
    let secret = event(
        "UID:dr-grant-scan\nSUMMARY:Scan\nLOCATION:Ward 7\nDESCRIPTION:Bring notes\nDTSTART:20261201T100000\nDTEND:20261201T110000",
    );
    let (came, state) = import(&service(), &secret);
    let kept = format!("{:?} {}", came.changes, tandem::exchange::team_file::write(&state));
    for word in ["Scan", "scan", "Ward", "notes", "grant"] {
        assert!(!kept.contains(word), "{word}: {kept}");
    }
}

#[test]
fn whole_days_series_and_what_is_out_of_the_window() {
    let inside = [
        event(
            "UID:off\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nDTSTART;VALUE=DATE:20261203\nDTEND;VALUE=DATE:20261205",
        ),
        event("UID:week\nRRULE:FREQ=WEEKLY;COUNT=9\nDTSTART:20261119T090000\nDTEND:20261119T100000"),
        event("UID:free\nTRANSP:TRANSPARENT\nDTSTART:20261201T090000\nDTEND:20261201T100000"),
        event("UID:mark\nDTSTART:20261201T090000\nDTEND:20261201T090000"),
        at("out@here", "01T1200", "01T1300"),
    ];
    let (came, state) = import(&service(), &inside.concat());
    assert_eq!(counts(&came), [6, 0, 0]);
    assert_eq!(times(&state)[0], "2026-12-03T00:00 2026-12-05T00:00 away");
    // One of the series is moved: that is one that changed.
    let moved = "UID:week\nRECURRENCE-ID:20261210T090000\nDTSTART:20261211T140000\nDTEND:20261211T150000";
    let (otherwise, after) = import(&state, &[inside.concat(), event(moved)].concat());
    assert_eq!(counts(&otherwise), [0, 1, 0]);
    assert!(
        times(&after).contains(&"2026-12-11T14:00 2026-12-11T15:00 busy".to_owned()),
        "{:?}",
        times(&after)
    );
}

#[test]
fn what_people_made_and_what_others_brought_stays() {
    let by = |whose: BusyOf, source: Option<&str>, uid: &str, number| Busy {
        whose,
        start: parse("2026-12-01T10:00"),
        end: parse("2026-12-01T11:00"),
        how: HowBusy::Busy,
        source: source.map(str::to_owned),
        uid: uid.into(),
        number,
    };
    let a = || BusyOf::Person(parse("a"));
    let others = [
        by(a(), None, "", 0),
        by(a(), Some("Outlook"), "", 1),
        by(a(), Some("Google"), "x", 2),
        by(BusyOf::Person(parse("b")), Some("Outlook"), "x", 0),
        Busy {
            start: parse("2026-10-01T10:00"),
            end: parse("2026-10-01T11:00"),
            ..by(a(), Some("Outlook"), "x", 0)
        },
    ];
    let there: Vec<Change> = others.iter().cloned().map(Change::from).collect();
    let state = service().preview(&there).unwrap();
    let (nothing, _) = import(&state, "");
    assert_eq!(nothing, BusyImport::default());
    // What they wrote down of the same calendar does not come a second time; what starts together stands beside it.
    let (came, after) =
        import(&state, &[at("one", "01T1000", "01T1100"), at("two", "01T1000", "01T1200")].concat());
    assert_eq!(counts(&came), [1, 0, 0]);
    assert_eq!(after.records.busy.len(), others.len() + 1);
    let (gone, after) = import(&after, "");
    assert_eq!((counts(&gone), after.records.busy.len()), ([0, 0, 1], others.len()));
}

#[test]
fn where_some_of_it_cannot_be_read_nothing_goes() {
    let (_, state) =
        import(&service(), &[at("one", "01T1000", "01T1100"), at("two", "02T1000", "02T1100")].concat());
    let torn = event("UID:two\nDTSTART:soon\nDTEND:later");
    let (import, after) = import(&state, &[at("three", "03T1000", "03T1100"), torn].concat());
    assert_eq!((counts(&import), after.records.busy.len()), ([1, 0, 0], 3));
}

#[test]
fn the_hour_that_comes_twice_is_a_busy_time_with_an_end() {
    let twice = event("DTSTART:20261025T003000Z\nDTEND:20261025T011500Z");
    let window = (date("2026-10-01"), date("2026-12-31"));
    let read = read(&whole(&twice), "2026-10-01", "2026-12-31");
    let source = BusySource { window, ..outlook() };
    let state = service();
    let after = state.preview(&source.changes(&read, &state, &keyed).changes).unwrap();
    assert_eq!(times(&after), ["2026-10-25T01:30 2026-10-25T02:15 busy"]);
    assert_eq!(check::check_all(&after), []);
}
