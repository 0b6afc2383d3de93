//! What `week` and `hours` print: the document to the letter, and the tables in text alone.

use serde_json::{Value, json};
use tandem::cli::week::{Only, View};
use tandem::domain::Nation;
use tandem::rota::RotaWeek;
use tandem::rules::flags_of_week;

use crate::app::example_state;
use crate::build::{Build, booking, parse};
use crate::paper::paper;
use crate::program::{code, err, tandem};

fn document(only: Only) -> Value {
    let state = paper();
    let rota = RotaWeek::of(&state, parse("2026-W44")).unwrap();
    serde_json::to_value(View::of(&state, rota, only).document()).unwrap()
}

fn of_person(id: &str) -> Only {
    Only { person: Some(parse(id)), ..Only::default() }
}

#[test]
fn the_document_is_the_contracts() {
    let state = paper();
    let rota = RotaWeek::of(&state, parse("2026-W44")).unwrap();
    let text = serde_json::to_string(&View::of(&state, rota, of_person("rhona")).document()).unwrap();
    let expected = concat!(
        r#"{"week":"2026-W44","team":null,"state":"draft","shifts":["#,
        r#"{"person":"rhona","start":"2026-10-28T09:15","end":"2026-10-28T12:00","break_minutes":8,"place":null},"#,
        r#"{"person":"rhona","start":"2026-10-28T14:00","end":"2026-10-28T15:00","break_minutes":0,"place":null},"#,
        r#"{"person":"rhona","start":"2026-10-30T10:00","end":"2026-10-30T13:30","break_minutes":0,"place":null}],"#,
        r#""sessions":[{"id":"tea-20261028","activity":"sensory-play","start":"2026-10-28T10:00","#,
        r#""end":"2026-10-28T10:50","people":["rhona"],"with":[],"shadow":[],"lead":null,"families":[],"#,
        r#""place":"hall","status":"planned","series":"tea"},"#,
    );
    assert_eq!(text.get(..expected.len()), Some(expected));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        document["hours"],
        json!([{
            "person": "rhona", "week": "2026-W44", "contract_minutes": 900, "shift_minutes": 427, "outside_minutes": 0,
            "leave_minutes": 413, "holiday_minutes": 0, "worked_minutes": 427, "balance_minutes": -60,
            "direct_minutes": 110, "travel_minutes": 0, "meeting_minutes": 30, "open_minutes": 197,
            // Groups, meetings and supervision 50 + 30 + 60 of 900 - 413: 28.7.
            "load_percent": 29,
        }])
    );
    assert_eq!(
        document["posts"],
        json!([{
            "post": "day-post", "funded_minutes": 1860, "shared_minutes": 1800, "vacant_minutes": 60,
            "worked_minutes": 682, "overlap_minutes": 60, "sharers": ["ishbel", "rhona"],
        }])
    );
}

#[test]
fn a_person_sees_what_they_are_in_and_a_team_what_is_its_own() {
    let ids = |only: Only| -> Vec<String> {
        let document = document(only);
        document["sessions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(of_person("nuala")), ["one-9", "night-line-20261101"]);
    assert_eq!(ids(Only { team: Some(parse("team")), ..Only::default() }).len(), ids(Only::default()).len());
    let other = document(Only { team: Some(parse("other")), ..Only::default() });
    assert_eq!(
        other,
        json!({"week": "2026-W44", "team": "other", "state": "draft", "shifts": [], "sessions": [],
        "hours": [], "posts": []})
    );
}

#[test]
fn the_text_alone_reads_as_sentences() {
    let state = paper();
    let rota = RotaWeek::of(&state, parse("2026-W44")).unwrap();
    let text = View::of(&state, rota, of_person("rhona")).text(true);
    insta::assert_snapshot!(text, @r#"
    2026-W44: Monday 26 October to Sunday 1 November 2026, draft
    Public holiday: Monday 26 October, Holiday

    Shifts
    Wed 28 Oct: 09:15 to 12:00, RHONA, break 0:08.
    Wed 28 Oct: 14:00 to 15:00, RHONA.
    Fri 30 Oct: 10:00 to 13:30, RHONA.

    Sessions
    Wed 28 Oct: 10:00 to 10:50, tea-and-play, RHONA, at hall, planned.
    Wed 28 Oct: 13:45 to 14:15, Phone call, RHONA, planned.
    Wed 28 Oct: 14:30 to 15:00, Share handover, ISHBEL, RHONA, planned.
    Fri 30 Oct: 10:30 to 11:30, Walk, RHONA, planned.
    Fri 30 Oct: 11:45 to 12:15, Notes, RHONA, planned.
    Fri 30 Oct: 12:30 to 13:30, Supervision, RHONA, planned.

    Hours
    RHONA: contract 15:00, shifts 7:07, leave 6:53, worked 7:07, balance 1:00 under, direct 1:50, meetings 0:30, open 3:17, load 29 %.

    Posts
    day-post: funded 31:00, shared 30:00, vacant 1:00, worked 11:22, together 1:00, sharers ISHBEL, RHONA.
    "#);
}

#[test]
fn a_night_on_which_the_clocks_change_says_how_long_it_is() {
    let state = paper();
    let rota = RotaWeek::of(&state, parse("2026-W43")).unwrap();
    let text = View::of(&state, rota, of_person("nuala")).text(true);
    assert!(text.contains("Sat 24 Oct: 22:00 to 08:00 (11:00 long), NUALA, break 0:30."), "{text}");
    assert!(text.contains("Sun 25 Oct: 01:30 to 01:30 (1:00 long), Phone call, NUALA, planned."), "{text}");
}

#[test]
fn what_is_booked_for_a_time_that_does_not_exist_starts_after_the_clocks_change() {
    let gap = |b: Build| b.session("gap", "care-review", "2027-03-28T01:30", 30, "a", |_| {});
    let series = |b: Build| {
        b.series("gap", "FREQ=WEEKLY", "", booking("care-review", "2027-03-21T01:30", 30, "a", |_| {}))
    };
    for (build, id) in [
        (gap(Build::service(Nation::Scotland)), "gap"),
        (series(Build::service(Nation::Scotland)), "gap-20270328"),
    ] {
        let state = build.person("a").state();
        let rota = RotaWeek::of(&state, parse("2027-W12")).unwrap();
        let booked = rota.session(&parse(id)).unwrap();
        assert_eq!((booked.start, booked.end), (parse("2027-03-28T02:30"), parse("2027-03-28T03:00")));
        // As it is written it stays, for whoever changes something else of it.
        assert_eq!(booked.dated_booking().start, parse("2027-03-28T01:30"));
        let document = serde_json::to_value(View::of(&state, rota, Only::default()).document()).unwrap();
        assert_eq!(document["sessions"][0]["start"], "2027-03-28T02:30");
        let flags = flags_of_week(&state, parse("2027-W12"), parse("2027-03-01"));
        let start = flags.iter().find(|flag| flag.is_about_session(&parse(id))).unwrap().start;
        assert_eq!(start.unwrap().to_string(), "2027-03-28T02:30");
    }
}

#[test]
fn a_family_is_asked_for_by_her_reference_and_nothing_else_is_shown() {
    let state = example_state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let of_c4 = Only { family: Some(parse("c4")), ..Only::default() };
    let view = View::of(&state, rota, of_c4);
    let document = serde_json::to_value(view.document()).unwrap();
    let sessions = document["sessions"].as_array().unwrap();
    assert!(!sessions.is_empty());
    assert!(sessions.iter().all(|it| it["families"].as_array().unwrap().contains(&json!("c4"))));
    for empty in ["shifts", "hours", "posts"] {
        assert_eq!(document[empty], json!([]), "{empty}");
    }
    let text = view.text(true);
    assert!(text.contains("Sessions of C4") && !text.contains("Hours"), "{text}");
}

#[test]
fn weeks_are_a_list_of_documents_and_a_family_nobody_may_see_is_none() {
    let dir = tempfile::tempdir().unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
    let store = dir.path().join("store");
    let ask = |args: &[&str]| tandem(&store, &[&["--today", "2026-12-02"], args].concat());
    assert_eq!(code(&ask(&["import", file])), Some(0));
    let json = |args: &[&str]| -> Value { serde_json::from_slice(&ask(args).stdout).unwrap() };
    let one = json(&["week", "--json"]);
    assert_eq!(one["week"], "2026-W49");
    assert_eq!(json(&["week", "--weeks", "1", "--json"]), json!([one]));
    let weeks = json(&["week", "2026-W48", "--weeks", "3", "--family", "C4", "--json"]);
    let numbers: Vec<&str> =
        weeks.as_array().unwrap().iter().map(|it| it["week"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["2026-W48", "2026-W49", "2026-W50"]);
    for wrong in [&["week", "--weeks", "0"][..], &["week", "--weeks", "521"], &["week", "--family", "zz99"]] {
        assert_eq!(code(&ask(wrong)), Some(2), "{wrong:?}");
    }
    // Of a family that is there and hidden no more is said than of one that is not.
    assert_eq!(code(&ask(&["week", "--family", "a1"])), Some(0));
    for reference in ["a1", "a9"] {
        let refused = ask(&["--as", "aisha", "week", "--family", reference]);
        assert!(code(&refused) == Some(2) && refused.stdout.is_empty());
        let words = format!("there is no family \"{reference}\": there are c1, c10,");
        assert!(err(&refused).contains(&words), "{}", err(&refused));
    }
}
