//! Reminders, measures and the summary: who is told what, in every output, and that nobody can be told from a number.

use tandem::domain::tally::{self, Figure};
use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::report::reminder::reminders;
use tandem::report::summary::{Summary, SummaryRow};

use crate::app::example_state;
use crate::program::{code, err, tandem};
use crate::years::the;

/// Words that tell of a baby.
const BABY_WORDS: [&str; 12] = [
    "baby",
    "babies",
    "birth",
    "born",
    "pregnan",
    "natal",
    "infant",
    "mother",
    "mum",
    "newborn",
    "weeks old",
    "due date",
];

/// Fills a folder with the example service.
fn example_store(dir: &std::path::Path) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
    assert_eq!(code(&tandem(dir, &["import", file])), Some(0));
}

/// The example service with a measure of a family of each team, a reminder sent, and everybody's consent to be reminded.
fn told() -> State {
    let state = example_state();
    let mut changes: Vec<Change> = vec![];
    for (family, by) in [("a1", "eilidh"), ("c7", "catriona")] {
        for (point, score) in [(MeasurePoint::Entry, 40), (MeasurePoint::Exit, 47)] {
            let (scale, on, words) = (Scale::Wemwbs, the("2026-11-20"), None);
            changes.push(
                Measure { family: the(family), scale, point, on, by: the(by), score: Some(score), words }
                    .into(),
            );
        }
        let start = the("2026-12-04T10:00");
        let (at, by) = (Instant(29_900_000), Some(the(by)));
        changes.push(ReminderSent { session: the("s-1"), family: the(family), start, at, by }.into());
    }
    for family in state.known_families() {
        let (safe_from, safe_to) = (Some(the("11:11")), Some(the("12:12")));
        let reminders = Some(Reminders { channel: "whisper".into(), safe_from, safe_to });
        changes.push(Family { reminders, ..family.clone() }.into());
    }
    state.preview(&changes).unwrap()
}

#[test]
fn a_reminder_is_for_the_last_working_day_before() {
    use crate::build::booking;
    // One works Monday to Wednesday, the other Wednesday to Friday.
    let calls = booking("phone", "2026-12-07T12:00", 30, "a", |it| it.families = vec![the("f1")]);
    let from = |build: crate::build::Build, now: &str| {
        let found = reminders(&build.state(), the(now), 14);
        found.first().and_then(|it| it.from).map(|it| it.to_string())
    };
    let build = || {
        crate::rules::pair()
            .family("f1", |it| {
                it.reminders = Some(Reminders { channel: "text".into(), safe_from: None, safe_to: None });
            })
            .series("f1-phone", "FREQ=WEEKLY", "", calls.clone())
    };
    let early = "2026-12-01T09:00";
    assert_eq!(from(build(), early).as_deref(), Some("2026-12-04T09:00"), "the Friday before");
    // Where she is on leave on the Friday nobody works then; on the Thursday she does.
    let away = || build().leave("b", LeaveKind::Annual, "2026-12-04", "2026-12-04");
    assert_eq!(from(away(), early).as_deref(), Some("2026-12-03T09:00"));
    // When that is over: on the Monday itself, before the call.
    assert_eq!(from(away(), "2026-12-04T19:30").as_deref(), Some("2026-12-07T09:00"));
}

#[test]
fn fields_reach_only_those_they_are_for() {
    let state = told();
    // Whether they see the measures, the sent reminder and how to remind, of a family on the unit and of one in town.
    for (who, unit, town) in [
        ("owner", [true; 3], [true; 3]),
        ("morag", [true; 3], [false; 3]),
        ("fiona", [false; 3], [true; 3]),
        ("eilidh", [true; 3], [false; 3]),
        ("shona", [true; 3], [false; 3]),
        ("joan", [false; 3], [false; 3]),
        ("catriona", [false; 3], [true; 3]),
        ("leanne", [false; 3], [false; 3]),
        ("dr-nair", [false; 3], [false; 3]),
        ("isla", [false; 3], [false; 3]),
        ("nobody", [false; 3], [false; 3]),
    ] {
        let author = if who == "owner" { Author::Owner } else { Author::Person(the(who)) };
        let redaction = Redaction::before(&author, &state);
        let shown = redaction.over(&state);
        let sees = |family: &str| {
            let family: FamilyRef = the(family);
            [
                shown.measures_of(&family).count() == 2,
                shown.records.reminded.keys().any(|(it, _)| *it == family),
                shown.family(&family).is_some_and(|it| it.reminders.is_some()),
            ]
        };
        assert_eq!((sees("a1"), sees("c7")), (unit, town), "{who}");
        // The same records in a history.
        for (family, may) in [("a1", unit), ("c7", town)] {
            let key = Key::Measure((the(family), Scale::Wemwbs, MeasurePoint::Exit));
            let record = state.get(&key).unwrap().unwrap().1;
            let told = format!("{:?}", redaction.record(&record));
            assert_eq!(told.contains("47"), may[0], "{who}: {told}");
            let record =
                Record::Family(state.records.families.get(&the::<FamilyRef>(family)).unwrap().item.clone());
            assert_eq!(
                format!("{:?}", redaction.record(&record)).contains("whisper"),
                may[2],
                "{who} of {family}"
            );
        }
        // Of other families no reminder is worked out, and none of those seen says more than when.
        for it in reminders(&shown, the("2026-12-02T10:40"), 14) {
            assert!(
                shown.family(&it.family).unwrap().reminders.is_some() && !it.family.is_stand_in(),
                "{who}"
            );
        }
        assert_eq!(
            redaction.follow(&state, &State::default(), &State::default()).records,
            shown.records,
            "{who}"
        );
    }
}

#[test]
fn reminders_say_nothing_that_gives_her_away() {
    let state = told();
    let all = reminders(&state, the("2026-12-02T10:40"), 30);
    assert!(all.len() > 10 && all.iter().any(|it| it.family == the("c7")));
    for it in &all {
        let words = it.words.to_lowercase();
        for word in BABY_WORDS.iter().chain(&[
            "harbour",
            "ailsa",
            "strathmore",
            "peer",
            "support",
            "health",
            "nhs",
            "team",
        ]) {
            assert!(!words.contains(word), "{word} in {words}");
        }
        let named = |text: &str| words.contains(&text.to_lowercase());
        assert!(!state.people().any(|person| named(&person.name) || named(person.short_name())), "{words}");
        assert!(!named(it.family.as_str()), "{words}");
        let (from, until) = (it.from.unwrap(), it.until.unwrap());
        assert!(from.time() >= the("11:11") && until.time() <= the("12:12") && until <= it.start, "{it:?}");
    }
}

#[test]
fn loss_mode_keeps_baby_words_out_of_what_is_new() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    for args in
        [&["reminders", "--days", "30"][..], &["reminders", "--json"], &["summary"], &["summary", "--json"]]
    {
        let args = [&["--today", "2026-12-02T10:40"], args].concat();
        let output = tandem(dir.path(), &args);
        assert_eq!(code(&output), Some(0), "{args:?}: {}", err(&output));
        let text = String::from_utf8(output.stdout).unwrap().to_lowercase();
        let named: Vec<&&str> = BABY_WORDS.iter().filter(|word| text.contains(**word)).collect();
        // An activity of the catalogue may be called after the baby; a family is never told by it.
        assert!(named.is_empty() || args.contains(&"summary"), "{named:?} in {text}");
    }
}

#[test]
fn identifiers_are_refused_in_every_new_text() {
    let state = told();
    for text in ["1904851231", "943 476 5919"] {
        let measure = Measure {
            family: the("a1"),
            scale: Scale::FirstGoal,
            point: MeasurePoint::Entry,
            on: the("2026-12-01"),
            by: the("eilidh"),
            score: Some(3),
            words: Some(format!("see {text}")),
        };
        let call = CallNote {
            organisation: the("tidewater"),
            number: 1,
            on: the("2026-12-01"),
            by: None,
            words: text.into(),
        };
        for change in [Change::from(measure), call.into()] {
            let after = state.preview(std::slice::from_ref(&change)).unwrap();
            let problems = check::check_touched(&state, &after, &[change.key()]);
            assert!(problems.len() == 1 && problems[0].message.contains("never kept here"), "{problems:?}");
        }
    }
}

#[test]
fn what_cannot_be_measured_is_refused() {
    let state = told();
    let (measure, family) = (
        |scale, score, words: Option<&str>| Measure {
            family: the("a1"),
            scale,
            point: MeasurePoint::Entry,
            on: the("2026-12-01"),
            by: the("eilidh"),
            score,
            words: words.map(Into::into),
        },
        "a1",
    );
    for (wrong, said) in [
        (measure(Scale::Epds, Some(31), None), "goes from 0 to 30"),
        (measure(Scale::Wemwbs, Some(13), None), "goes from 14 to 70"),
        (measure(Scale::Wemwbs, None, None), "goes from 14 to 70"),
        (measure(Scale::Epds, Some(3), Some("sad")), "a score only"),
        (measure(Scale::ThirdGoal, Some(3), None), "in a few words"),
        (measure(Scale::ThirdGoal, Some(3), Some(&"x".repeat(81))), "at most 80"),
        (Measure { family: the("zz"), ..measure(Scale::Epds, Some(3), None) }, "zz"),
    ] {
        let change = Change::from(wrong);
        let after = state.preview(std::slice::from_ref(&change)).unwrap();
        let problems = check::check_touched(&state, &after, &[change.key()]);
        assert!(problems.iter().any(|it| it.to_string().contains(said)), "{said}: {problems:?}");
    }
    assert!(state.family(&the(family)).is_some());
}

#[test]
fn a_quarter_is_counted_from_what_is_there_and_what_purges_left() {
    let state = told();
    let quarter: Quarter = the("2026-Q4");
    let whole = Summary::of(&state, quarter);
    let row = |sums: &Summary, row: SummaryRow| sums.rows.iter().find(|it| it.0 == row).unwrap().1.clone();
    let counts = tally::counts(&state, |_| true);
    let supported: i32 = counts
        .iter()
        .filter(|((at, _, it), _)| *at == quarter && *it == Figure::Supported)
        .map(|(_, n)| n)
        .sum();
    assert!(supported > 5, "{supported}");
    let shown = row(&whole, SummaryRow::Families(Figure::Supported));
    assert_eq!(shown.total, u32::try_from(supported).ok());
    // Two measured twice: too few to be told.
    assert_eq!(whole.outcomes.len(), 1);
    assert_eq!((whole.outcomes[0].counts.total, whole.outcomes[0].gain), (None, None));
    // With the families forgotten, and what they came to kept, it says the same.
    let families: Vec<FamilyRef> = state.known_families().map(|it| it.reference.clone()).collect();
    let kept = tally::kept(tally::counts(&state, |_| true));
    let mut left = purge::Scrub::new(&families, 9).state(&state).unwrap();
    let purge = Purge {
        number: 1,
        at: Instant(0),
        by: "owner".into(),
        before: the("2026-12-01"),
        families: 16,
        counts: kept,
    };
    left = left.preview(&[purge.into()]).unwrap();
    let again = Summary::of(&left, quarter);
    assert_eq!((&again.rows, &again.outcomes), (&whole.rows, &whole.outcomes));
    // A lead sees what her own team's came to, and of others' nothing.
    let lead = Redaction::before(&Author::Person(the("morag")), &left).over(&left);
    let figures = |state: &State, team: &str| -> usize {
        state
            .purges()
            .flat_map(|it| &it.counts)
            .filter(|it| it.figure.is_outcome() && it.team == the(team))
            .count()
    };
    assert!(
        figures(&left, "strathmore") > 0 && figures(&lead, "strathmore") == 0 && figures(&lead, "ailsa") > 0
    );
}

#[test]
fn the_command_line_refuses_in_words() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    let run = |args: &[&str]| tandem(dir.path(), &[&["--today", "2026-12-02"], args].concat());
    for (args, said) in [
        (&["summary", "2026"][..], "a quarter such as 2026-Q4"),
        (&["summary", "2027-Q1"], "still to come"),
        (&["--as", "eilidh", "summary"], "for team leads"),
        (&["reminders", "--days", "0"], "a number from 1 to 60"),
        (&["reminders", "--days", "x"], "invalid value"),
        (&["--as", "eilidh", "purge", "--before", "2026-01-01"], "only a team lead"),
    ] {
        let output = run(args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(err(&output).contains(said), "{args:?}: {}", err(&output));
    }
    let told = |args: &[&str]| String::from_utf8(run(args).stdout).unwrap();
    insta::assert_snapshot!("reminders_plain", told(&["--plain", "reminders"]));
    insta::assert_snapshot!("summary", told(&["summary"]));
    insta::assert_snapshot!("summary_json", told(&["summary", "--json"]));
}

#[test]
fn who_may_note_tick_and_write_what() {
    let state = example_state();
    let everybody = [
        "owner", "morag", "fiona", "eilidh", "shona", "aisha", "catriona", "leanne", "joan", "dr-nair",
        "isla",
    ];
    let measure = |scale, by: &str| {
        let (point, on, score) = (MeasurePoint::Entry, the("2026-12-01"), Some(20));
        Record::from(Measure { family: the("a1"), scale, point, on, by: the(by), score, words: None })
    };
    let sent = |session: &str| {
        let (at, by, start) = (Instant(29_900_000), None, the("2026-12-04T10:00"));
        Record::from(ReminderSent { session: the(session), family: the("c4"), start, at, by })
    };
    let call = |by: Option<&str>| {
        let (on, by) = (the("2026-12-01"), by.map(the));
        Record::from(CallNote { organisation: the("tidewater"), number: 1, on, by, words: "open".into() })
    };
    let cafe = Organisation::clone(&state.records.organisations.values().next().unwrap().item);
    let forgotten = Purge {
        number: 1,
        at: Instant(0),
        by: "owner".into(),
        before: the("2026-01-01"),
        families: 1,
        counts: vec![],
    };
    for (what, record, who) in [
        ("her wellbeing", measure(Scale::Wemwbs, "eilidh"), "owner morag eilidh shona"),
        ("an EPDS by who is trained", measure(Scale::Epds, "eilidh"), "owner morag eilidh shona"),
        ("an EPDS by who is not", measure(Scale::Epds, "isla"), ""),
        ("a reminder", sent("s-1"), "owner fiona aisha catriona"),
        ("a call of one's own", call(Some("shona")), "owner morag fiona shona"),
        ("a call of nobody's", call(None), "owner morag fiona"),
        ("an organisation", cafe.into(), "owner morag fiona"),
        ("a purge", forgotten.into(), ""),
    ] {
        let may = |it: &&str| {
            let author = if *it == "owner" { Author::Owner } else { Author::Person(the(it)) };
            let edit = Edit { key: record.key(), before: None, after: Some(record.clone()) };
            rights::may(&state, &author, &edit).is_ok()
        };
        let allowed: Vec<&str> = everybody.into_iter().filter(may).collect();
        assert_eq!(allowed.join(" "), who, "{what}");
    }
}

#[test]
fn every_new_record_stays_out_of_the_team_file_and_survives_its_import() {
    let state = told();
    let file = team_file::write(&state);
    for kept in ["wemwbs", "reminded", "2026-12-04T10:00"] {
        assert!(!file.contains(kept), "{kept} is in the team file");
    }
    let import = team_file::import(&file, &state).unwrap();
    assert_eq!(import.changes, []);
    // Of a service without the family nothing of hers stays.
    let without = file.replace("ref = \"c7\"", "ref = \"c77\"").replace("\"c7\"", "\"c77\"");
    let import = team_file::import(&without, &state).unwrap();
    let gone: Vec<Key> =
        import.changes.iter().filter(|it| matches!(it, Change::Remove(_))).map(Change::key).collect();
    assert!(
        gone.iter().any(|it| matches!(it, Key::Measure((family, ..)) if *family == the("c7"))),
        "{gone:?}"
    );
    assert!(
        gone.iter().any(|it| matches!(it, Key::ReminderSent((family, _)) if *family == the("c7"))),
        "{gone:?}"
    );
    assert!(
        !gone.iter().any(|it| matches!(it, Key::Measure((family, ..)) if *family == the("a1"))),
        "{gone:?}"
    );
}

#[test]
fn whoever_was_reminded_of_another_time_is_to_be_told_anew() {
    let state = example_state();
    let now: Moment = the("2026-12-02T10:40");
    let row = reminders(&state, now, 14).into_iter().find(|it| it.family == the("c4")).unwrap();
    let remind = |start: Moment| {
        let (session, family) = (row.session.clone(), row.family.clone());
        let sent = ReminderSent { session, family, start, at: Instant(29_900_000), by: None };
        let state = state.preview(&[sent.into()]).unwrap();
        let found = reminders(&state, now, 14).into_iter().find(|it| it.session == row.session);
        found.map(|it| (it.standing(now).word(), it.moved, it.words.contains("has changed"))).unwrap()
    };
    assert_eq!(remind(row.start), ("sent", false, false));
    assert_eq!(remind(row.start.plus_wall(Minutes(-30))), ("later", true, true));
}
