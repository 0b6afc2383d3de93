//! The team file: in, out, and in again; every fault told at its place; nothing ever panics.

use tandem::domain::{Change, Date, Instant, Key, Record, State, check};
use tandem::exchange::team_file::{self, Import};

use super::states;

const EVERY_KEY: &str = include_str!("../files/every-key.toml");

fn imported(text: &str, state: &State) -> (State, Import) {
    let import = team_file::import(text, state).unwrap_or_else(|faults| panic!("{faults}"));
    (state.preview(&import.changes).unwrap(), import)
}

fn faults(text: &str, state: &State) -> Vec<String> {
    let faults = team_file::import(text, state).expect_err("nothing was wrong with it");
    faults.shown.iter().map(|it| format!("{}:{}: {}", it.line, it.column, it.message)).collect()
}

fn records(state: &State) -> Vec<Record> {
    state.rows().map(|(_, record)| record).collect()
}

fn every_key() -> State {
    imported(EVERY_KEY, &State::default()).0
}

/// A small sound file, with more after it.
fn with(more: &str) -> String {
    format!(
        "format = 1\n[service]\nname = \"H\"\nnation = \"scotland\"\n[[team]]\nid = \"t\"\nname = \"T\"\nkind = \"mbu\"\n\
         [[person]]\nid = \"eilidh\"\nname = \"Eilidh\"\nteam = \"t\"\nrole = \"peer-worker\"\n{more}"
    )
}

/// The faults of a small sound file with more after it, from line 14 on.
fn wrong(more: &str) -> Vec<String> {
    faults(&with(more), &State::default())
}

#[test]
fn every_key_comes_in_goes_out_and_comes_in_again() {
    let (state, import) = imported(EVERY_KEY, &State::default());
    assert_eq!((import.changed, import.removed), (0, 0));
    // A row is counted once, whatever of it is kept in records of its own.
    let rows = records(&state).iter().filter(|record| record.stands_beside().is_none()).count();
    assert_eq!(import.added, rows);
    assert_eq!(check::check_all(&state), []);
    let text = team_file::write(&state);
    let (_, again) = imported(&text, &state);
    assert_eq!(again, Import::default(), "{text}");
    let (fresh, _) = imported(&text, &State::default());
    assert_eq!(records(&fresh), records(&state));
    let (_, same) = imported(EVERY_KEY, &state);
    assert_eq!(same, Import::default());
}

#[test]
fn what_is_written_is_this() {
    insta::assert_snapshot!(team_file::write(&every_key()));
}

#[test]
fn the_file_names_every_key_there_is() {
    // Whatever the writer can write stands in the file, so that no key is forgotten in it.
    let keys = |text: &str| {
        let mut keys: Vec<String> = vec![];
        let mut table = String::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[') {
                table = name.trim_matches(['[', ']']).to_owned();
            } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '#'])) {
                keys.push(format!("{table}.{key}"));
            }
        }
        keys.sort();
        keys.dedup();
        keys
    };
    let written = keys(&team_file::write(&every_key()));
    assert!(written.len() > 140, "only {} keys", written.len());
}

#[test]
fn an_edited_file_changes_what_differs() {
    let state = every_key();
    let text = team_file::write(&state).replace("Eilidh Ramsay", "Eilidh Ramsay-Muir");
    let (after, import) = imported(&text, &state);
    assert_eq!((import.added, import.changed, import.removed), (0, 1, 0));
    assert_eq!(after.person(&"eilidh".parse().unwrap()).unwrap().name, "Eilidh Ramsay-Muir");
}

#[test]
fn a_whole_file_takes_away_what_it_does_not_name_and_a_part_does_not() {
    let state = every_key();
    let (after, import) = imported("format = 1\n[service]\nname = \"H\"\nnation = \"wales\"\n", &state);
    assert_eq!((import.added, import.changed), (0, 1));
    let rows = records(&state).iter().filter(|record| record.stands_beside().is_none()).count();
    assert_eq!(import.removed, rows - 1);
    assert_eq!(records(&after).len(), 1);

    let part = "format = 1\n[[toil]]\nperson = \"eilidh\"\ndate = \"2026-11-20\"\nminutes = 5\n";
    let (after, import) = imported(part, &state);
    assert_eq!((import.added, import.changed, import.removed), (1, 0, 0));
    assert_eq!(records(&after).len(), records(&state).len() + 1);
    assert_eq!(imported(part, &after).1, Import::default());

    let empty = faults(part, &State::default());
    assert!(empty[0].contains("needs a [service] table"), "{empty:?}");
}

#[test]
fn a_session_that_moves_to_another_week_is_changed_and_not_doubled() {
    let state = every_key();
    let text = team_file::write(&state).replace("2026-12-01T10:00", "2027-01-12T10:00");
    let (after, import) = imported(&text, &state);
    assert_eq!((import.added, import.changed, import.removed), (0, 1, 0));
    assert_eq!(records(&after).len(), records(&state).len());
    let alone = "format = 1\n[[session]]\nid = \"nurse-round\"\nactivity = \"notes\"\nstart = \"2027-01-12T10:00\"\nminutes = 5\n";
    let (after, import) = imported(alone, &state);
    assert_eq!((import.added, import.changed, import.removed), (0, 1, 0));
    assert_eq!(records(&after).len(), records(&state).len());
}

#[test]
fn rows_that_only_a_number_tells_apart_keep_it() {
    let state = every_key();
    let mut shift = None;
    for record in records(&state) {
        if let Record::Shift(row) = record
            && row.number == 0
            && row.person.as_str() == "eilidh"
        {
            shift = Some(Key::Shift((row.person.clone(), row.date, 0)));
        }
    }
    let gap = state.preview(&[Change::Remove(shift.unwrap())]).unwrap();
    let (_, import) = imported(&team_file::write(&gap), &gap);
    assert_eq!(import, Import::default());
}

#[test]
fn sessions_without_an_id_get_one_each() {
    let ids: Vec<String> = records(&every_key())
        .iter()
        .filter_map(|record| match record {
            Record::Session(it) if it.booking.activity.as_str() == "one-to-one" => Some(it.id.to_string()),
            _ => None,
        })
        .collect();
    let crc = crc32fast::hash(b"one-to-one|2026-11-30T09:30|eilidh|a1||");
    assert_eq!(ids, [format!("s-{crc:08x}"), format!("s-{crc:08x}-2")]);
}

#[test]
fn own_activities_replace_the_built_in_whole() {
    let own = "[[activity]]\nid = \"bookbug\"\ntitle = \"Ours\"\nkind = \"group\"\n";
    let (state, import) = imported(&with(own), &State::default());
    assert_eq!(import.added, 4);
    let activity = state.activity(&"bookbug".parse().unwrap()).unwrap();
    assert!(activity.direct && !activity.baby && activity.needs.is_empty());
    assert!(!team_file::write(&imported(&with(""), &state).0).contains("[[activity]]"));
}

#[test]
fn the_format_must_be_there_and_ours() {
    let state = State::default();
    let missing = faults("[service]\nname = \"H\"\nnation = \"scotland\"\n", &state);
    assert_eq!(missing.len(), 1);
    assert!(missing[0].starts_with("1:1: a team file begins with `format = 1`"), "{missing:?}");
    let other = faults("format = 2\n[nonsense]\n", &state);
    assert_eq!(
        other,
        ["1:10: `format`: the number 2 was found; this program reads only format 1: `format = 1`"]
    );
}

#[test]
fn all_faults_are_told_at_once_each_at_its_place() {
    insta::assert_snapshot!(wrong(include_str!("../files/faults.toml")).join("\n"));
}

#[test]
fn what_is_not_toml_is_said_in_words() {
    let found =
        wrong("[[place]]\nid = hall\nname \"x\"\nkind = \"venue\"\nkind = \"base\"\n[service]\nroel = 1\n");
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_fault_in_one_row_makes_no_other_row_dangle() {
    let more = "[[place]]\nid = \"hall\"\nkind = \"venue\"\n[[group]]\nid = \"g\"\ntitle = \"G\"\nactivity = \"bookbug\"\n\
                place = \"hall\"\nlength = 5\n";
    let found = wrong(more);
    assert_eq!(found, ["14:1: [[place]] needs `name`, which is missing"]);
}

#[test]
fn a_draft_may_be_wrong() {
    let more = "[[session]]\nactivity = \"phone\"\nstart = \"2026-11-30T09:00\"\nminutes = 30\n\
                [[session]]\nactivity = \"phone\"\nstart = \"2026-11-30T09:00\"\nminutes = 30\npeople = [\"eilidh\"]\n\
                [[session]]\nactivity = \"notes\"\nstart = \"2026-11-30T09:10\"\nminutes = 30\npeople = [\"eilidh\"]\n\
                [[leave]]\nperson = \"eilidh\"\nkind = \"sick\"\nfrom = \"2026-11-30\"\nto = \"2026-11-30\"\n";
    let (state, _) = imported(&with(more), &State::default());
    assert_eq!(records(&state).len(), 7);
}

#[test]
fn what_is_never_a_peers_is_refused_with_words_to_show_unless_it_is_cancelled() {
    let session = |activity: &str, status: &str| {
        format!(
            "[[session]]\nactivity = \"{activity}\"\nstart = \"2026-11-30T09:00\"\nminutes = 30\npeople = [\"eilidh\"]\n\
             status = \"{status}\"\n"
        )
    };
    for activity in ["restraint", "medication-check", "clinical-assessment"] {
        let found = wrong(&session(activity, "planned"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("18:11: ") && found[0].contains("You can show a colleague this"),
            "{found:?}"
        );
        imported(&with(&session(activity, "cancelled")), &State::default());
    }
}

#[test]
fn patient_numbers_are_refused_wherever_they_stand_and_not_repeated() {
    let more = "[[organisation]]\nid = \"o\"\nname = \"O\"\noffers = [\"a\", \"for 190485 1231\"]\n\
                [[family]]\nref = \"9434765919\"\nteam = \"t\"\nstatus = \"active\"\nreferred = \"2026-01-01\"\n";
    let found = wrong(more);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("17:16: ") && found[0].contains("CHI number"), "{found:?}");
    assert!(found[1].starts_with("19:7: ") && found[1].contains("NHS number"), "{found:?}");
    assert!(!found[0].contains("1231"), "{found:?}");
}

#[test]
fn no_text_anywhere_can_hold_a_patient_number() {
    let text = team_file::write(&every_key());
    let ends: Vec<usize> =
        text.match_indices('"').map(|(at, _)| at).filter(|at| !text[..*at].ends_with('\\')).collect();
    assert!(ends.len() > 400);
    for end in ends.iter().skip(1).step_by(2) {
        let with = format!("{} 1904851231{}", &text[..*end], &text[*end..]);
        let taken = team_file::import(&with, &State::default()).is_ok();
        assert!(!taken, "taken: {}", &with[with.floor_char_boundary(end - 60)..end + 12]);
    }
}

#[test]
fn what_is_still_named_cannot_be_removed() {
    let state = every_key();
    let gone = |key: Key| {
        let after = state.preview(&[Change::Remove(key.clone())]).unwrap();
        check::check_touched(&state, &after, &[key]).into_iter().map(|it| it.message).collect::<Vec<_>>()
    };
    let found = gone(Key::Place("ailsa-unit".parse().unwrap()));
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].contains(" cannot be removed: ") && !found[0].contains("ailsa-unit"), "{found:?}");
    assert_eq!(gone(Key::Organisation("home-start".parse().unwrap())), Vec::<String>::new());
    // The built-in course is there again when the team's own goes.
    assert_eq!(gone(Key::Course("wrap".parse().unwrap())), Vec::<String>::new());
    let from: Date = "2025-06-02".parse().unwrap();
    let share = gone(Key::Share(("ailsa-peer".parse().unwrap(), "eilidh".parse().unwrap(), from)));
    assert_eq!(share.len(), 1, "{share:?}");
    assert!(share[0].contains("has no share of `ailsa-peer`"), "{share:?}");
}

#[test]
fn a_point_of_time_of_an_override_is_kept() {
    let at = records(&every_key()).iter().find_map(|record| match record {
        Record::Sheet(it) => it.overrides.first().map(|given| given.at),
        _ => None,
    });
    let expected = "2026-10-19T08:15:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    assert_eq!(at, Some(Instant(expected.timestamp() / 60)));
}

#[test]
fn noise_and_size_end_in_words() {
    let state = State::default();
    let line = format!("format = 1\n{}", "x".repeat(3_000_000));
    let found = faults(&line, &state);
    assert!(found.len() == 1 && found[0].len() < 400, "{} faults", found.len());
    let dense = format!("format = 1\n# {}\nx = {}", "-".repeat(600_000), "[".repeat(3_000_000));
    assert!(!faults(&dense, &state).is_empty());
    let many = with(&"[[nonsense]]\nx = 1\n[[place]]\nid = 1\n".repeat(3000));
    let found = team_file::import(&many, &state).unwrap_err();
    assert_eq!(found.shown.len(), 200);
    assert!(found.more > 5000);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn importing_what_was_exported_changes_nothing(state in states::state()) {
            prop_assert_eq!(check::check_all(&state), []);
            let text = team_file::write(&state);
            let (_, again) = imported(&text, &state);
            prop_assert_eq!(again, Import::default());
            let (fresh, _) = imported(&text, &State::default());
            prop_assert_eq!(team_file::write(&fresh), text);
        }

        #[test]
        fn whatever_was_there_a_whole_file_makes_it_so(old in states::state(), new in states::state()) {
            let (after, _) = imported(&team_file::write(&new), &old);
            prop_assert_eq!(team_file::write(&after), team_file::write(&new));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = team_file::import(&text, &State::default());
        }

        #[test]
        fn no_damage_makes_it_panic(
            at in 0..EVERY_KEY.len(), length in 0..40_usize, with in "[\\[\\]{}=\"'.,#a-z0-9\\n é-]{0,8}"
        ) {
            let from = (0..=at).rev().find(|at| EVERY_KEY.is_char_boundary(*at)).unwrap();
            let to = EVERY_KEY.ceil_char_boundary((at + length).min(EVERY_KEY.len()));
            let rest = EVERY_KEY.get(to..).unwrap_or("");
            let text = format!("{}{with}{rest}", &EVERY_KEY[..from]);
            match team_file::import(&text, &State::default()) {
                Ok(import) => {
                    let state = State::default().preview(&import.changes).unwrap();
                    prop_assert_eq!(check::check_all(&state), []);
                }
                Err(faults) => prop_assert!(!faults.shown.is_empty()),
            }
        }
    }
}

#[test]
fn an_accepted_risk_that_is_none_is_told_at_its_place() {
    let risk = |key: &str, value: &str| {
        let mut keys = [
            ("rule", "sole.visit"),
            ("subject", "person/eilidh"),
            ("until", "2026-12-31"),
            ("reason", "known"),
            ("by", "eilidh"),
        ];
        keys.iter_mut().filter(|it| it.0 == key).for_each(|it| it.1 = value);
        let keys: Vec<String> = keys.iter().map(|(key, value)| format!("{key} = \"{value}\"")).collect();
        let keys = keys.join("\n");
        faults(&with(&format!("[[accepted]]\n{keys}")), &State::default())
    };
    assert_eq!(
        risk("rule", "sole.visits"),
        ["15:8: [[accepted]] `rule`: there is no rule \"sole.visits\": did you mean \"sole.visit\"?"]
    );
    for (key, value, says) in [
        ("subject", "eilidh", "write a kind and an id"),
        ("subject", "person/", "write a kind and an id"),
        ("subject", "plan/eilidh", "write a kind and an id"),
        ("subject", "person/eilid", "there is no person `eilid`; did you mean `eilidh`?"),
        ("subject", "family/nobody", "there is no family `nobody`"),
        ("subject", "session/nothing-20261203", "there is no session `nothing-20261203`"),
        ("subject", "session/nothing", "there is no session `nothing`"),
        ("subject", "shift/eilidh", "is no shift: write a person and a day"),
        ("subject", "shift/eilidh@soon", "is no shift"),
        ("subject", "shift/nobody@2026-12-03", "there is no person `nobody`"),
        ("subject", "supervision/eilidh/tea", "is no supervision: write a person and a kind"),
        ("subject", "supervision/nobody/clinical", "there is no person `nobody`"),
        ("subject", "sheet/soon", "is no week"),
        ("subject", "sheet/2026-W49/nowhere", "there is no team `nowhere`"),
        ("until", "31.12.2026", "until"),
        ("reason", "", "reason"),
        ("by", "morag", "there is no person `morag`"),
    ] {
        let found = risk(key, value);
        assert!(found.len() == 1 && found[0].contains(says), "{key} = {value}: {found:?}");
    }
}
