//! Where nothing is: what only reads makes no store, and files that are not what they should be are told in words.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::program::{code, err, tandem};
use crate::store::sample;

/// The commands that begin no rota.
const READ: [&[&str]; 25] = [
    &["check"],
    &["check", "--dismiss"],
    &["week"],
    &["hours"],
    &["cases"],
    &["match", "c1"],
    &["groups"],
    &["leave", "ann"],
    &["risks"],
    &["cover", "ann", "2026-12-03"],
    &["split", "post", "--hours", "7:00,7:00"],
    &["handover", "ann"],
    &["supervision"],
    &["training"],
    &["reminders"],
    &["summary", "2026-Q3"],
    &["export", "--format", "team"],
    &["log"],
    &["undo"],
    &["redo"],
    &["backup", "team.backup"],
    &["purge", "--before", "2020-01-01"],
    &["key", "list"],
    &["account", "list"],
    &["account", "remove", "0"],
];

#[test]
fn what_only_reads_makes_no_store_and_says_that_none_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    for store in [dir.path().join("typo"), empty] {
        for args in READ {
            let output = tandem(&store, args);
            let words = err(&output);
            assert_eq!(code(&output), Some(2), "{args:?}: {words}");
            assert!(output.stdout.is_empty(), "{args:?}");
            assert!(words.contains(&format!("there is no rota in {}", store.display())), "{args:?}: {words}");
            assert!(words.contains("--data") && words.contains("tandem import FILE"), "{words}");
            let is_empty = fs::read_dir(&store).map_or(true, |mut files| files.next().is_none());
            assert!(is_empty, "{args:?} made something");
        }
    }
    assert!(!dir.path().join("typo").exists());
}

#[test]
fn an_import_is_tried_out_without_a_store_and_then_begins_one() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.toml"));
    fs::write(&file, "format = 1\n[service]\nname = \"Harbour\"\nnation = \"scotland\"\n").unwrap();
    let name = file.to_str().unwrap();
    let tried = tandem(&store, &["import", "--dry-run", name]);
    assert_eq!(code(&tried), Some(0), "{}", err(&tried));
    assert!(String::from_utf8_lossy(&tried.stdout).contains("1 added"));
    assert!(!store.exists());
    assert_eq!(code(&tandem(&store, &["import", name])), Some(0));
    assert_eq!(code(&tandem(&store, &["check"])), Some(0));
}

#[test]
fn a_part_of_a_store_without_its_journal_is_damage_and_not_nothing() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    fs::remove_file(dir.path().join("journal")).unwrap();
    let output = tandem(dir.path(), &["week"]);
    // What the working store has can be read.
    assert_eq!(code(&output), Some(0));
    assert!(
        err(&output).contains("is missing") && err(&output).contains("tandem restore"),
        "{}",
        err(&output)
    );
}

#[test]
fn check_says_that_all_is_well_only_where_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    sample(&store);
    let said = || {
        let output = tandem(&store, &["check"]);
        (String::from_utf8(output.stdout.clone()).unwrap(), err(&output), code(&output))
    };
    let (out, told, ended) = said();
    assert!(
        out.contains("everything is as it should be") && told.is_empty() && ended == Some(0),
        "{out} {told}"
    );
    fs::remove_dir_all(store.join("working")).unwrap();
    fs::write(store.join("working"), "a file where a folder should be").unwrap();
    let (out, told, _) = said();
    assert!(told.contains("working store cannot be used") && !out.contains("everything"), "{out} {told}");
    assert!(out.contains("nothing else is wrong"), "{out}");
}

#[test]
fn whatever_is_named_wrongly_is_told_in_words_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("file"));
    sample(&store);
    fs::write(&file, "a file").unwrap();
    let here = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (none, folder, below, beyond) = (here("none"), here("store"), here("file/below"), here("none/new"));
    let full = "/dev/full";
    for (args, wanted) in [
        (&["import", &none][..], "there is no such file"),
        (&["import", &folder], "it is a folder: name a file in it"),
        (&["import", &below], "is not a folder"),
        (&["key", "add", "person-1", &none], "there is no such file"),
        (&["key", "add", "person-1", &folder], "it is a folder"),
        (&["restore", &none], "it is not there"),
        (&["restore", &folder], "it is a folder"),
        (&["backup", &beyond], "check that the folder exists"),
        (&["backup", &below], "what should be a folder is a file"),
        (&["backup", &here("file")], "already"),
        (&["backup", full], "already"),
        (&["--keymap", &none, "keys"], "there is no such file"),
        (&["--keymap", &folder, "keys"], "it is a folder"),
        (&["--socket", &none, "week"], "start it with tandem serve"),
        (&["--socket", &below, "week"], "start it with tandem serve"),
        (&["undo", "--entry", "x"], "a number such as 41"),
        (&["undo", "--entry=-1"], "a number such as 41"),
        (&["log", "--since", "x"], "a number such as 41"),
        (&["week", "--weeks", "x"], "a number from 1 to"),
        (&["hours", "--weeks", "0"], "a number from 1 to"),
        (&["reminders", "--days", "many"], "a number from 1 to 60"),
        (&["leave", "person-1", "--year", "next"], "a number from"),
        (&["serve", "--seats", "all"], "a number from 1 to"),
        (&["serve", "--listen", "203.0.113.7:2222"], "this computer has no such address"),
    ] {
        let output = tandem(&store, args);
        let words = err(&output);
        assert!(!matches!(code(&output), Some(0) | None), "{args:?}");
        assert!(words.contains(wanted), "{args:?}: {words}");
        for number in ["os error", "Os {", "invalid digit", "I/O error", "kind:"] {
            assert!(!words.contains(number), "{args:?}: {words}");
        }
    }
    let data = tandem(&file, &["week"]);
    assert!(code(&data) != Some(0) && err(&data).contains("move it away, or name another"), "{}", err(&data));
    let data = tandem(&file.join("below"), &["week"]);
    assert!(code(&data) != Some(0) && !err(&data).contains("os error"), "{}", err(&data));
}

#[test]
fn a_folder_in_place_of_the_lock_is_to_be_moved_away() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    fs::remove_file(dir.path().join("lock")).unwrap();
    fs::create_dir(dir.path().join("lock")).unwrap();
    let words = err(&tandem(dir.path(), &["week"]));
    assert!(
        words.contains("the rota can only be read for now") && words.contains("it is a folder"),
        "{words}"
    );
    assert!(words.contains("move it away") && !words.contains("choose another name"), "{words}");
}

#[test]
fn an_output_that_takes_nothing_is_told_in_words() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tandem"));
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command.env_clear().env("TANDEM_DATA", dir.path()).arg("log").stdout(full).output().unwrap();
    let words = err(&output);
    assert!(words.contains("the disk is full: free some space") && !words.contains("os error"), "{words}");
}

#[test]
fn the_words_are_as_good_for_an_account_that_may_not() {
    // Whoever may do everything is refused nothing.
    if rustix::process::geteuid().is_root() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.toml"));
    sample(&store);
    fs::write(&file, "format = 1\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let words = err(&tandem(&store, &["import", file.to_str().unwrap()]));
    assert!(words.contains("this account may not read it"), "{words}");
}
