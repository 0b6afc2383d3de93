//! The program as a whole: exit codes, what goes to which output, and the commands of the store.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tandem::store::Store;

use crate::store::sample;

pub fn tandem(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.env_clear().env("TANDEM_DATA", dir).args(args).output().unwrap()
}

pub fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let dir = tempfile::tempdir().unwrap();
    for args in [
        &["nonsense"][..],
        &["log", "--since", "x"],
        &["--today", "2026-13-01", "check"],
        &["--as", "No One", "check"],
    ] {
        let output = tandem(dir.path(), args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["--version"], &["log", "--help"], &["man"], &["completions", "bash"]] {
        let output = tandem(dir.path(), args);
        assert_eq!(code(&output), Some(0), "{args:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
    assert!(std::fs::read_dir(dir.path()).unwrap().next().is_none(), "something was made of nothing");
}

#[test]
fn a_held_store_is_3_in_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let (_store, _) = Store::open(dir.path(), "morag").unwrap();
    let output = tandem(dir.path(), &["check"]);
    assert_eq!(code(&output), Some(3));
    let words = err(&output);
    assert!(words.contains("morag") && words.lines().count() == 1, "{words}");
}

#[test]
fn a_damaged_store_is_3_and_a_damaged_backup_2() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("journal"), "noise").unwrap();
    let output = tandem(dir.path(), &["log"]);
    assert_eq!(code(&output), Some(3));
    assert!(err(&output).contains("tandem restore"), "{}", err(&output));
    let output = tandem(dir.path(), &["restore", dir.path().join("journal").to_str().unwrap()]);
    assert_eq!(code(&output), Some(2));
    assert!(err(&output).contains("Nothing was changed"), "{}", err(&output));
}

#[test]
fn check_log_backup_and_restore_do_what_the_contract_says() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.backup"));
    let held = sample(&store);
    let check: Value = serde_json::from_slice(&tandem(&store, &["check", "--json"]).stdout).unwrap();
    assert_eq!(check, serde_json::json!({ "entries": held.rev(), "sheets": 3, "problems": [] }));

    let since = (held.rev() - 1).to_string();
    let log = tandem(&store, &["log", "--since", &since, "--json"]);
    let log: Value = serde_json::from_slice(&log.stdout).unwrap();
    let row = serde_json::json!([{
        "rev": held.rev(),
        "at": "2025-02-19T21:32:00+00:00",
        "by": "person-0",
        "summary": "change 12",
        "changes": ["changed place unit"],
        "from": "local",
        "reason": null,
        "undone_by": null,
    }]);
    assert_eq!(log, row);

    let file = file.to_str().unwrap();
    assert_eq!(code(&tandem(&store, &["backup", file])), Some(0));
    assert_eq!(code(&tandem(&store, &["backup", file])), Some(2), "a backup was written over");
    let new = dir.path().join("new");
    let restored = tandem(&new, &["restore", file]);
    assert_eq!((code(&restored), restored.stdout.len()), (Some(0), 0), "{}", err(&restored));
    let again: Value = serde_json::from_slice(&tandem(&new, &["check", "--json"]).stdout).unwrap();
    assert_eq!(again, check);

    // Damage in the middle of the journal: the rota opens, and a check finds it.
    let journal = store.join("journal");
    let mut bytes = std::fs::read(&journal).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&journal, bytes).unwrap();
    let checked = tandem(&store, &["check", "--json"]);
    assert_eq!(code(&checked), Some(1));
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert!(checked["problems"][0].as_str().unwrap().contains("damaged"), "{checked}");
}

#[test]
fn the_log_is_narrowed_and_reads_aloud() {
    let dir = tempfile::tempdir().unwrap();
    let held = sample(dir.path());
    let log = |args: &[&str]| {
        let output = tandem(dir.path(), &[&["log"][..], args].concat());
        assert_eq!(code(&output), Some(0), "{args:?}: {}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let rows =
        |args: &[&str]| -> Vec<Value> { serde_json::from_str(&log(&[args, &["--json"]].concat())).unwrap() };
    // The entries are of 19 February 2025, each a minute after the one before.
    for (args, many) in [
        (&[][..], held.rev()),
        (&["--by", "person-0"], held.rev()),
        (&["--by", "owner"], 0),
        (&["--by", "person-1"], 0),
        (&["--about", "person-1"], 4),
        (&["--kind", "places"], 9),
        (&["--kind", "places", "--since", "4"], 8),
        (&["--from-date", "2025-02-19"], held.rev()),
        (&["--from-date", "2025-02-20"], 0),
        (&["--until", "2025-02-18"], 0),
        (&["--since", "11"], 1),
        (&["--since", "12"], 0),
        (&["--since", "18446744073709551615"], 0),
        (&["--sign-ins"], 0),
    ] {
        assert_eq!(rows(args).len() as u64, many, "{args:?}");
    }
    let revs: Vec<u64> = rows(&[]).iter().map(|row| row["rev"].as_u64().unwrap()).collect();
    assert!(revs.is_sorted(), "the oldest first: {revs:?}");
    let text = log(&["--since", "11"]);
    assert_eq!(
        text,
        "   12 2025-02-19T21:32:00+00:00 person-0: change 12\n      from: local\n      changed place unit\n"
    );
    let aloud = log(&["--since", "11", "--plain"]);
    assert_eq!(
        aloud,
        "Entry 12, 2025-02-19 at 21:32, Person 0, from this machine: change 12. Changes: changed place unit.\n"
    );
    assert_eq!(log(&["--by", "owner"]), "No change matches.\n");
    for (args, words) in [
        (&["log", "--by", "person-00"][..], "did you mean person-0"),
        (&["log", "--about", "nobody-at-all"], "there is no person"),
        (&["log", "--kind", "leve"], "leave"),
        (&["log", "--from-date", "2025-13-01"], "2025-13-01"),
        (&["log", "--from-date", "2025-02-02", "--until", "2025-02-01"], "swap the two"),
        (&["log", "--sign-ins", "--since", "3"], "cannot be used"),
        (&["--as", "person-1", "log", "--sign-ins"], "team leads"),
    ] {
        let output = tandem(dir.path(), args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(err(&output).contains(words), "{args:?}: {}", err(&output));
    }
}

#[test]
fn a_backup_and_a_store_may_be_named_without_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let held = sample(&dir.path().join("store"));
    let here = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        let output = command.current_dir(dir.path()).args(args).output().unwrap();
        assert_eq!(code(&output), Some(0), "{args:?}: {}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    here(&["--data", "store", "backup", "team.backup"]);
    here(&["--data", "new", "restore", "team.backup"]);
    let checked = here(&["--data", "new", "check", "--json"]);
    assert!(checked.contains(&format!("\"entries\": {}", held.rev())), "{checked}");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    sample(&store);
    let mut child = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["log", "--data", store.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (Some(0), String::new()));
}

/// Kills the program in the middle of an import, again and again: each time everything acknowledged is there.
#[test]
fn a_kill_in_the_middle_leaves_all_or_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/every-key.toml");
    for n in 0..8_u64 {
        let store = dir.path().join(n.to_string());
        let mut child = Command::new(env!("CARGO_BIN_EXE_tandem"))
            .args(["import", file.to_str().unwrap(), "--data", store.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Where it falls does not matter: every place is a good one.
        std::thread::sleep(std::time::Duration::from_millis(n * 12));
        child.kill().unwrap();
        let done = child.wait().unwrap().success();
        let checked = tandem(&store, &["check", "--json"]);
        if err(&checked).contains("there is no rota") {
            // So early that none had been begun.
            assert!(!done && !store.join("journal").exists(), "round {n}");
            continue;
        }
        let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
        assert_eq!(checked["problems"], serde_json::json!([]), "round {n}");
        assert!(checked["entries"] == 1 || (!done && checked["entries"] == 0), "round {n}: {checked}");
    }
}

/// A service of one person with two sessions at once in W49, and the same a week later.
const AT_ONCE: &str = r#"
format = 1
[service]
name = "Harbour"
nation = "scotland"
[[team]]
id = "team"
name = "Team"
kind = "community"
[[person]]
id = "ann"
name = "Ann Gow"
team = "team"
role = "peer-worker"
[[series]]
id = "calls"
activity = "phone"
start = "2026-12-01T10:00"
minutes = 60
people = ["ann"]
repeat = "FREQ=WEEKLY;COUNT=2"
[[series]]
id = "notes"
activity = "notes"
start = "2026-12-01T10:30"
minutes = 60
people = ["ann"]
repeat = "FREQ=WEEKLY;COUNT=2"
"#;

#[test]
fn risks_are_asked_by_rule_and_by_week_and_fail_when_that_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.toml"));
    let run = |words: &str| {
        let args = [&["--today", "2026-12-02"][..], &words.split(' ').collect::<Vec<_>>()].concat();
        tandem(&store, &args)
    };
    std::fs::write(&file, AT_ONCE).unwrap();
    assert_eq!(code(&run(&format!("import {}", file.display()))), Some(0));
    let rows = |words: &str| -> Vec<(String, String, String)> {
        let output = run(&format!("risks --json {words}"));
        assert_eq!(code(&output), Some(0), "{words}: {}", err(&output));
        let rows: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
        rows.iter().map(|row| (text(row, "severity"), text(row, "rule"), text(row, "week"))).collect()
    };
    let clash = |week: &str| ("red".to_owned(), "clash.double_booked".to_owned(), week.to_owned());
    assert_eq!(rows("--rule clash.double_booked"), [clash("2026-W49")]);
    assert_eq!(rows("2026-W50 --rule clash"), [clash("2026-W50")]);
    assert_eq!(rows("--weeks 3 --rule clash.*"), [clash("2026-W49"), clash("2026-W50")]);
    assert_eq!(rows("2026-W51 --rule clash"), []);
    // What stands today is told once, with today's week, whatever weeks are asked.
    let none = ("red".to_owned(), "supervision.none".to_owned(), "2026-W49".to_owned());
    let standing = rows("2026-W51 --weeks 4 --rule supervision");
    assert_eq!(standing.iter().filter(|row| **row == none).count(), 1, "{standing:?}");
    for (words, wanted) in [
        ("risks --rule clash --fail-on red", 1),
        ("risks --rule clash --fail-on note", 1),
        ("risks 2026-W51 --rule clash --fail-on note", 0),
        ("risks --rule workload.no_pause --fail-on red", 0),
        ("risks --rule clsh", 2),
        ("risks --fail-on rad", 2),
        ("risks --weeks 0", 2),
        ("risks 2026-W54", 2),
    ] {
        assert_eq!(code(&run(words)), Some(wanted), "{words}");
    }
    let read = run("risks --rule clash --plain");
    let read = String::from_utf8(read.stdout).unwrap();
    assert!(read.is_ascii() && read.lines().count() == 2, "{read}");
    // So it is where what decides is booked for a week beyond those that are asked for.
    let booked = "[[person]]\nid = \"dr\"\nname = \"Dr\"\nteam = \"team\"\nrole = \"supervisor\"\n[[supervision]]\nperson = \"ann\"\ntrack = \"clinical\"\nsupervisor = \"dr\"\nlast = \"2026-10-30\"\n\
                  [[session]]\nactivity = \"supervision\"\nstart = \"2028-04-12T10:00\"\nminutes = 30\npeople = [\"ann\"]\nwith = [\"dr\"]\n";
    std::fs::write(&file, format!("{AT_ONCE}{booked}")).unwrap();
    assert_eq!(code(&run(&format!("import {}", file.display()))), Some(0));
    for week in ["", "2026-W49 ", "2027-W30 ", "2028-W15 "] {
        assert_eq!(rows(&format!("{week}--rule supervision.due")), [], "{week}");
    }
    // A policy that nobody knows is refused, with the nearest one.
    std::fs::write(&file, format!("{AT_ONCE}[policy]\nrest.daily.hour = 10\n")).unwrap();
    let refused = run(&format!("import {}", file.display()));
    assert_eq!(code(&refused), Some(2));
    assert!(err(&refused).contains("did you mean `rest.daily.hours`?"), "{}", err(&refused));
}

#[test]
fn undo_and_redo_ask_for_whole_before_an_import_and_say_what_they_did() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("team.toml");
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
    std::fs::copy(example, &file).unwrap();
    let store = dir.path().join("store");
    let run = |args: &[&str]| tandem(&store, &[&["--today", "2026-12-02T09:00"], args].concat());
    assert_eq!(code(&run(&["import", file.to_str().unwrap()])), Some(0));
    let none = run(&["redo"]);
    assert_eq!((code(&none), err(&none).as_str()), (Some(2), "tandem: there is nothing to redo\n"));
    let asks = run(&["undo"]);
    assert_eq!(code(&asks), Some(2));
    let words = err(&asks);
    assert!(words.contains("Undoing this takes back the import of 2 Dec: 3 teams, "), "{words}");
    assert!(
        words.contains("records in all. Nothing was undone") && words.contains(" undo --whole"),
        "{words}"
    );
    // Nobody takes back what the owner did.
    let other = run(&["--as", "eilidh", "undo", "--whole"]);
    assert_eq!(code(&other), Some(2), "{}", err(&other));
    let undone: Value = serde_json::from_slice(&run(&["undo", "--whole", "--json"]).stdout).unwrap();
    assert_eq!(undone["rev"], 2);
    assert!(undone["summary"].as_str().unwrap().starts_with("Undid: Imported "), "{undone}");
    assert_eq!(code(&run(&["redo"])), Some(2));
    let redone = run(&["redo", "--whole"]);
    assert_eq!(code(&redone), Some(0));
    assert!(String::from_utf8(redone.stdout).unwrap().starts_with("Redid: Imported "));
    let log = run(&["log"]);
    assert_eq!(String::from_utf8(log.stdout).unwrap().matches("Imported").count(), 3);
}

#[test]
fn nothing_that_is_quoted_tells_a_terminal_anything() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("na\u{1b}[31mme\n\u{7}.toml");
    let rows = "[[person]]\nid = \"zz\\u001b[31m\"\nname = \"a\\u0007\\r\\nb\"\nteam = \"no\\u001b]0;X\\u0007\"\n\
                role = \"x\\u001b[5m\"\n\"k\\u001b[1m\\r\\n\" = 3\n\"t\\u202e\" = 1\n";
    std::fs::write(&file, format!("format = 1\n{rows}[\"u\\u009b\"]\n")).unwrap();
    let (name, store) = (file.to_str().unwrap(), dir.path().join("store"));
    for args in [
        &["import", name][..],
        &["import", name, "--json"],
        &["import", "no\u{1b}file"],
        &["restore", name],
        &["key", "add", "ann", name],
        &["week", "2026\u{1b}]0;x\u{7}"],
        &["week", "--team", "\u{1b}[1m"],
        &["no\u{1b}[31mcommand"],
        &["--as", "a\u{1b}[31m", "week"],
        &["--keymap", name, "keys"],
    ] {
        let output = tandem(&store, args);
        assert!(code(&output) != Some(0), "{args:?}");
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let wrong =
                text.chars().find(|it| !matches!(it, '\n' | '\t') && (it.is_control() || *it == '\u{202e}'));
            assert_eq!(wrong, None, "{args:?}: {text:?}");
        }
    }
    let told = err(&tandem(&store, &["import", name]));
    assert!(
        told.contains("\\u001B[31mme\\u000A\\u0007.toml:") && told.contains("k\\u001B[1m\\u000D\\u000A"),
        "{told}"
    );
}
