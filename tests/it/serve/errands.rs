//! Commands while a server runs: done by it, for whoever may.

use super::{EXAMPLE, Server, err, fed, over};

#[test]
fn the_commands_of_the_store_work_while_a_server_runs() {
    let server = Server::start_with(&["--no-ssh"]);
    let _seat = server.attach(&["--as", "morag"]);
    assert!(server.done(&["week", "2026-W49", "--json"]).contains("eilidh"));
    for command in [&["hours"][..], &["log"], &["rules"], &["key", "list"], &["account", "list"], &["week"]] {
        assert!(!server.done(command).is_empty(), "{command:?}");
    }
    let check = server.run(&["check"]);
    assert!(check.status.success() && String::from_utf8_lossy(&check.stdout).contains("as it should be"));
    let export = server.done(&["export", "--format", "team"]);
    assert!(export.len() > 10_000 && export.contains("[service]"));
    // What comes out goes in again, by name and by standard input.
    assert!(server.done(&["import", EXAMPLE]).contains("nothing was changed"));
    let read = fed(&server, &["import", "-"], &export);
    assert!(String::from_utf8_lossy(&read.stdout).contains("nothing was changed"), "{}", err(&read));
    let risks = server.run(&["risks", "--fail-on", "red"]);
    assert!(matches!(risks.status.code(), Some(0 | 1)), "{}", err(&risks));
}

#[test]
fn what_a_server_saved_is_said_where_the_output_cannot_be_written() {
    let server = Server::start_with(&["--no-ssh"]);
    let file = server.home.path().join("rows.toml");
    std::fs::write(&file, "format = 1\n[[organisation]]\nid = \"o1\"\nname = \"One\"\n").unwrap();
    for (args, is_saved) in [
        (&["import", file.to_str().unwrap()][..], true),
        (&["import", "--dry-run", file.to_str().unwrap()], false),
        (&["undo", "--whole"], true),
        (&["week"], false),
        (&["export", "--format", "team"], false),
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = over(&server, args).stdout(full).output().unwrap();
        let words = err(&output);
        assert_eq!(output.status.code(), Some(3), "{args:?}: {words}");
        assert!(words.contains("output could not be written"), "{args:?}: {words}");
        assert_eq!(words.contains("done and saved"), is_saved, "{args:?}: {words}");
    }
    let log: serde_json::Value = serde_json::from_str(&server.done(&["log", "--json"])).unwrap();
    assert!(log.as_array().unwrap().last().unwrap()["summary"].as_str().unwrap().starts_with("Undid"));
}

#[test]
fn a_backup_lands_where_it_was_asked_for_and_can_be_restored() {
    let server = Server::start_with(&["--no-ssh"]);
    let file = server.home.path().join("team.backup");
    server.done(&["backup", file.to_str().unwrap()]);
    let again = server.run(&["backup", file.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(2), "{}", err(&again));
    let held = server.run(&["restore", file.to_str().unwrap()]);
    assert_eq!(held.status.code(), Some(3));
    assert!(err(&held).contains("already open"), "{}", err(&held));
}

#[test]
fn what_was_run_and_what_was_refused_is_kept_and_the_history_is_for_whom_it_is_about() {
    let server = Server::start_with(&["--no-ssh"]);
    server.done(&["--as", "morag", "week", "--family", "c4"]);
    // What the server says lies where no purge reaches.
    assert!(!server.says("ran a command").contains("c4"), "{}", server.says("ran a command"));
    server.done(&["--as", "morag", "week"]);
    assert_eq!(server.run(&["--as", "eilidh", "week"]).status.code(), Some(2));
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward";
    assert_eq!(fed(&server, &["--as", "eilidh", "key", "add", "morag", "-"], key).status.code(), Some(2));
    let door: serde_json::Value =
        serde_json::from_str(&server.done(&["log", "--sign-ins", "--json"])).unwrap();
    let kept: Vec<String> = door
        .as_array()
        .unwrap()
        .iter()
        .map(|row| ["what", "who", "from", "words"].map(|key| row[key].as_str().unwrap()).join(" "))
        .collect();
    for words in [
        "ran morag socket tandem ",
        "refused eilidh socket tandem ",
        "refused eilidh socket Let Morag sign in with a key: Morag's key is for a team lead",
        "ran eilidh socket tandem ",
    ] {
        assert!(kept.iter().any(|line| line.starts_with(words)), "no {words:?} in {kept:#?}");
    }
    assert!(kept.iter().any(|line| line.contains("this is about everybody")), "{kept:#?}");
    assert!(server.done(&["log", "--sign-ins", "--by", "eilidh"]).lines().all(|it| it.contains("eilidh")));
    // A peer sees of the import what is about them.
    let whole = server.done(&["log", "--json"]);
    let own = server.done(&["--as", "eilidh", "log", "--json"]);
    assert!(own.len() < whole.len() / 4 && own.contains("changed") | own.contains("added"), "{own}");
    assert!(!own.contains("person aisha"), "{own}");
}

#[test]
fn families_are_forgotten_while_others_sit_at_the_server() {
    let server = Server::start_with(&["--no-ssh"]);
    let _seat = server.attach(&["--as", "fiona"]);
    let closed = "format = 1\n[[family]]\nref = \"old-917\"\nteam = \"strathmore\"\nstatus = \"closed\"\nreferred = \"2019-02-01\"\n";
    assert!(fed(&server, &["import", "-"], closed).status.success());
    let refused = server.run(&["--as", "eilidh", "purge", "--before", "2026-01-01"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("only a team lead"), "{}", err(&refused));
    let other = server.done(&["--as", "morag", "purge", "--before", "2026-01-01"]);
    assert!(other.contains("nothing to forget"), "{other}");
    let done = server.run(&["--as", "fiona", "purge", "--before", "2026-01-01"]);
    assert!(String::from_utf8_lossy(&done.stdout).contains("1 family forgotten"), "{}", err(&done));
    assert!(err(&done).contains("writing: 100 %"), "{}", err(&done));
    assert!(!server.done(&["export", "--format", "team"]).contains("old-917"));
    assert!(server.done(&["log"]).contains("Purged 1 family whose support ended before 2026-01-01"));
    assert!(server.done(&["check"]).contains("as it should be"));
    assert!(server.done(&["week", "2026-W49"]).contains("Eilidh"));
}

#[test]
fn mistakes_keep_their_exit_codes_and_words() {
    let server = Server::start_with(&["--no-ssh"]);
    let unknown = server.run(&["hours", "--person", "nobody"]);
    let missing = server.run(&["import", "/nowhere/team.toml"]);
    let broken = fed(&server, &["import", "-"], "[service]\nname = 1\n");
    for (output, words) in
        [(unknown, "nobody"), (missing, "cannot be read"), (broken, "nothing was imported")]
    {
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(words), "{}", err(&output));
    }
}

#[test]
fn what_tells_of_everybody_is_for_leads_and_the_store_for_its_owner() {
    let server = Server::start_with(&["--no-ssh"]);
    // Only the owner's account may say who it is; then it has the rights of that person.
    assert!(server.done(&["--as", "morag", "week"]).contains("Eilidh"));
    for (who, command, words) in [
        ("eilidh", &["week"][..], "for team leads"),
        ("eilidh", &["log", "--sign-ins"], "only team leads"),
        ("eilidh", &["account", "add", "eilidh", "4242"], "only the account that owns the store"),
        ("morag", &["account", "add", "morag", "4242"], "only the account that owns the store"),
    ] {
        let output = server.run(&[&["--as", who][..], command].concat());
        assert_eq!(output.status.code(), Some(2), "{who} {command:?}");
        assert!(err(&output).contains(words), "{who} {command:?}: {}", err(&output));
    }
    assert_eq!(
        server.done(&["--as", "eilidh", "key", "list"]),
        "You have no key here yet: add one with tandem key add eilidh FILE\n"
    );
}

#[test]
fn undo_and_redo_are_done_by_the_server_for_whoever_asks_with_the_same_floor() {
    let server = Server::start_with(&["--no-ssh"]);
    let refused = server.run(&["undo"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("Undoing this takes back the import of"), "{}", err(&refused));
    let other = server.run(&["--as", "eilidh", "undo"]);
    assert!(err(&other).contains("there is nothing of yours to undo"), "{}", err(&other));
    let mut seat = server.attach(&[]);
    seat.sees("Eilidh");
    assert!(server.done(&["undo", "--whole"]).starts_with("Undid: Imported"));
    // A seat that looks on is told how it comes back.
    seat.sees("brings back what was undone");
    assert!(server.done(&["redo", "--whole"]).starts_with("Redid: Imported"));
    seat.sees("Eilidh");
}
