//! How commands end when something is in their way: the exit code that the README gives it, and words that say what to do.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::losses::change_journal;
use crate::program::{code, err, tandem};
use crate::store::sample;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");

/// Runs a command whose output goes to a disk that is full.
fn with_full_output(dir: &Path, args: &[&str]) -> Output {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.env_clear().env("TANDEM_DATA", dir).args(args).stdout(Stdio::from(full)).output().unwrap()
}

/// A store with the example service.
fn example(dir: &Path) {
    let output = tandem(dir, &["--today", "2026-12-02", "import", EXAMPLE]);
    assert_eq!(code(&output), Some(0), "{}", err(&output));
}

#[test]
fn an_output_that_cannot_be_written_is_3_for_every_command_and_what_was_saved_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    for (args, is_saved) in [
        (&["import", EXAMPLE][..], true),
        (&["import", EXAMPLE, "--json"], false),
        (&["import", EXAMPLE, "--dry-run"], false),
        (&["undo"], false),
        (&["undo", "--whole"], true),
        (&["redo", "--whole", "--json"], true),
        (&["week"], false),
        (&["week", "--json"], false),
        (&["check"], false),
        (&["export", "--format", "team"], false),
        (&["rules"], false),
        (&["man"], false),
        (&["--help"], false),
        (&["week", "--help"], false),
    ] {
        let output = with_full_output(&store, args);
        let words = err(&output);
        if args == ["undo"] {
            // It has nothing to print: it asks.
            assert_eq!(code(&output), Some(2), "{words}");
            continue;
        }
        assert_eq!(code(&output), Some(3), "{args:?}: {words}");
        assert!(words.contains("output could not be written"), "{args:?}: {words}");
        assert_eq!(words.contains("done and saved"), is_saved, "{args:?}: {words}");
        assert_eq!(words.contains("try again"), !is_saved, "{args:?}: {words}");
    }
    let log: Value = serde_json::from_slice(&tandem(&store, &["log", "--json"]).stdout).unwrap();
    assert_eq!(log.as_array().unwrap().len(), 3, "{log}");
}

#[test]
fn a_backup_of_a_damaged_store_is_3_and_a_file_that_is_there_2() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.backup"));
    sample(&store);
    change_journal(&store, |bytes, starts| bytes[starts[2] + 30] ^= 1);
    let backup = |more: &[&str]| tandem(&store, &[&["backup", file.to_str().unwrap()], more].concat());
    let refused = backup(&[]);
    assert_eq!(code(&refused), Some(3), "{}", err(&refused));
    assert!(err(&refused).contains("--anyway") && !file.exists());
    assert_eq!(code(&backup(&["--anyway"])), Some(0));
    assert_eq!(code(&backup(&["--anyway"])), Some(2));
    // A place that is not there is another name's to mend.
    for place in ["no/such/folder", "team.backup/in/a/file"] {
        let nowhere = dir.path().join(place);
        let refused = tandem(&store, &["backup", "--anyway", nowhere.to_str().unwrap()]);
        assert_eq!(code(&refused), Some(2), "{}", err(&refused));
        assert!(err(&refused).contains("nothing was backed up to") && !err(&refused).contains(".part"));
    }
}

#[test]
fn the_log_names_the_damage_that_a_check_names_and_tells_what_comes_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path();
    let held = sample(store);
    // In the middle, at the newest, and in two places at once.
    let flips: [&[usize]; 3] = [&[2], &[7], &[4, 8]];
    let journal = fs::read(store.join("journal")).unwrap();
    for flipped in flips {
        fs::write(store.join("journal"), &journal).unwrap();
        change_journal(store, |bytes, starts| {
            for at in flipped {
                bytes[starts[*at] + 30] ^= 1;
            }
        });
        let checked = tandem(store, &["check", "--json"]);
        let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
        let problem = checked["problems"][0].as_str().unwrap();
        assert!(problem.contains(&format!("the entry of revision {} at byte", flipped[0] + 1)), "{problem}");
        let log = tandem(store, &["log", "--json"]);
        assert_eq!(code(&log), Some(3), "{flipped:?}");
        let words = err(&log);
        assert!(words.contains(&format!("tandem: {problem}. The rota itself")), "{flipped:?}: {words}");
        let rows: Vec<Value> = serde_json::from_slice(&log.stdout).unwrap();
        let last = flipped.last().unwrap();
        assert_eq!(rows.len() as u64, held.rev() - (*last as u64 + 1), "{flipped:?}");
    }
}

#[test]
fn a_number_below_nothing_is_answered_with_what_may_be() {
    let dir = tempfile::tempdir().unwrap();
    for (args, words) in [
        (&["week", "--weeks", "-1"][..], "a number from 1 to 520"),
        (&["hours", "--weeks", "-3"], "a number from 1 to 520"),
        (&["reminders", "--days", "-1"], "a number from 1 to 60"),
        (&["log", "--since", "-1"], "a number such as 41"),
        (&["undo", "--entry", "-4"], "a number such as 41"),
        (&["serve", "--grace", "-1"], "a number from 1 to 3600"),
        (&["week", "-1"], "2026-W49"),
        (&["serve", "--listen", "x"], "a port alone such as 2222"),
        (&["serve", "--listen", "99999"], "a port alone such as 2222"),
        (&["serve", "--listen", "localhost:2222"], "0.0.0.0:2222"),
    ] {
        let output = tandem(dir.path(), args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(err(&output).contains(words) && !err(&output).contains("tip:"), "{args:?}: {}", err(&output));
    }
}

#[test]
fn what_was_written_with_a_line_end_is_quoted_in_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    example(&store);
    let odd = dir.path().join("a\nb");
    fs::write(&odd, "x").unwrap();
    let (odd, inside) = (odd.to_str().unwrap(), odd.join("x"));
    for args in [
        &["backup", odd][..],
        &["backup", inside.to_str().unwrap()],
        &["restore", odd],
        &["--data", odd, "week"],
        &["--data", inside.to_str().unwrap(), "week"],
        &["serve", "--no-ssh", "--socket", odd],
        &["serve", "--no-ssh", "--socket", inside.to_str().unwrap()],
        &["week", "a\nb"],
        &["a\nb"],
        &["--as", "a\nb", "week"],
        &["week", "--weeks", "a\nb"],
        &["export", "--format", "a\nb"],
        &["split", "peer-ailsa", "--hours", "14:24,14:24", "--cannot", "eilidh=a\nb"],
        &["split", "peer-ailsa", "--hours", "1:a\nb"],
    ] {
        let output = tandem(&store, args);
        assert!(code(&output) != Some(0), "{args:?}");
        let words = err(&output);
        assert!(words.contains("a\\u000Ab") || words.contains("a\\nb"), "{args:?}: {words}");
        assert!(!words.contains("a\nb"), "{args:?}: {words}");
    }
}

#[test]
fn what_is_asked_about_is_done_with_the_words_that_are_given() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    example(&store);
    let run = |args: &[&str]| tandem(&store, &[&["--today", "2026-12-02"], args].concat());
    // The words name the store, too, where somebody named one.
    let data = store.display();
    for (who, hint) in [(&[][..], ""), (&["--as", "owner"], "--as owner ")] {
        let asks = run(&[who, &["undo", "--entry", "1"]].concat());
        assert_eq!(code(&asks), Some(2));
        let hint = format!("tandem --data {data} {hint}undo --entry 1 --whole\n");
        assert!(err(&asks).contains(&hint), "{}", err(&asks));
    }
    let hint = format!("tandem --data {data} --as owner undo --whole\n");
    assert!(err(&run(&["--as", "owner", "undo"])).contains(&hint));
    let others = run(&["--as", "morag", "undo", "--entry", "1"]);
    assert!(err(&others).contains("not yours") && err(&others).contains("--as owner"), "{}", err(&others));
}

#[test]
fn whoever_sees_no_family_is_not_told_whether_there_are_any() {
    let dir = tempfile::tempdir().unwrap();
    let (some, none, file) = (dir.path().join("some"), dir.path().join("none"), dir.path().join("none.toml"));
    example(&some);
    let rows = "format = 1\n[service]\nname = \"Harbour\"\nnation = \"scotland\"\n[[team]]\nid = \"team\"\nname = \"Team\"\n\
                kind = \"community\"\n[[person]]\nid = \"isla\"\nname = \"Isla\"\nteam = \"team\"\nrole = \"colleague\"\n";
    fs::write(&file, rows).unwrap();
    assert_eq!(code(&tandem(&none, &["import", file.to_str().unwrap()])), Some(0));
    for command in [&["match", "c8"][..], &["week", "--family", "c8"]] {
        let told = |store: &Path| {
            let output = tandem(store, &[&["--as", "isla"], command].concat());
            (code(&output), err(&output))
        };
        let (code, words) = told(&some);
        assert_eq!(code, Some(2), "{words}");
        assert!(words.contains("team lead") && !words.contains("set up"), "{words}");
        assert_eq!((code, words), told(&none));
    }
    assert!(err(&tandem(&none, &["match", "c8"])).contains("none is set up yet"));
}

#[test]
fn what_somebody_may_not_import_is_named_row_by_row_with_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("rows.toml"));
    example(&store);
    let import = |who: &str, rows: &str, more: &[&str]| {
        fs::write(&file, format!("\u{feff}format = 1\n{rows}")).unwrap();
        let today = ["--today", "2026-12-02", "--as", who, "import", file.to_str().unwrap()];
        let output = tandem(&store, &[&today[..], more].concat());
        (code(&output), err(&output).replace(file.to_str().unwrap(), "FILE"))
    };
    let place = |id: &str| format!("[[organisation]]\nid = \"{id}\"\nname = \"{id}\"\n");
    let person = |id: &str, team: &str| {
        format!("[[person]]\nid = \"{id}\"\nname = \"Zed\"\nteam = \"{team}\"\nrole = \"peer-worker\"\n")
    };
    let rows =
        [place("o1"), person("zed", "strathmore"), person("zoe", "ailsa"), person("zia", "strathmore")];
    for more in [&[][..], &["--dry-run"]] {
        let (code, words) = import("morag", &rows.concat(), more);
        assert_eq!(code, Some(2), "{words}");
        // Rows of three and of five lines, the first on line 2.
        let places: Vec<&str> =
            words.lines().filter_map(|line| line.strip_prefix("FILE:")?.split(": ").next()).collect();
        assert_eq!(places, ["5:1", "15:1"], "{words}");
        assert!(words.contains("nothing was imported: 2 faults in FILE"), "{words}");
    }
    // So are those that a closed week keeps as they are.
    let sheet = "[[sheet]]\nweek = \"2026-W46\"\nstate = \"closed\"\npublished = \"2026-11-02\"\n";
    let session = |day: u8| {
        format!(
            "[[session]]\nid = \"late-{day}\"\nactivity = \"phone\"\nstart = \"2026-11-{day:02}T10:00\"\nminutes = 30\n\
             people = [\"aisha\"]\nfamilies = [\"c4\"]\n"
        )
    };
    assert_eq!(import("owner", sheet, &[]).0, Some(0));
    let late = [session(10), session(11), session(26), session(12)].concat();
    for who in ["owner", "fiona"] {
        let (code, words) = import(who, &late, &[]);
        assert_eq!(code, Some(2), "{words}");
        let closed: Vec<&str> = words.lines().filter(|it| it.contains("W46 is closed")).collect();
        assert_eq!(closed.len(), 3, "{words}");
        for (line, at) in closed.iter().zip(["2:1", "9:1", "23:1"]) {
            assert!(line.starts_with(&format!("FILE:{at}: ")), "{words}");
        }
    }
}

#[test]
fn a_server_that_the_disk_keeps_from_being_is_3_and_a_name_that_will_not_do_2() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    sample(&store);
    let nowhere = dir.path().join("no/such/socket");
    let named = tandem(&store, &["serve", "--no-ssh", "--socket", nowhere.to_str().unwrap()]);
    assert_eq!(code(&named), Some(2), "{}", err(&named));
    // A disk that takes no writing is root's to have.
    let bind = ["--bind", store.to_str().unwrap(), store.to_str().unwrap()];
    if !Command::new("mount").args(bind).output().is_ok_and(|it| it.status.success()) {
        return;
    }
    let shut = Command::new("mount").args(["-o", "remount,ro,bind"]).arg(&store).output().unwrap();
    let output = shut.status.success().then(|| tandem(&store, &["serve", "--no-ssh"]));
    Command::new("umount").arg("-l").arg(&store).output().unwrap();
    let Some(output) = output else { return };
    let words = err(&output);
    assert_eq!(code(&output), Some(3), "{words}");
    assert!(words.contains("the disk is read-only: have it mounted for writing"), "{words}");
}
