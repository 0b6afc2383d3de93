//! `tandem import` and `tandem export` as a user runs them: what is printed, where, and the exit codes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const EVERY_KEY: &str = include_str!("../files/every-key.toml");

/// A place for a store and files.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn tandem(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.args(args).arg("--today=2026-12-02").arg("--data").arg(self.0.path().join("store"));
        command.env_remove("TANDEM_DATA").stdin(Stdio::null());
        command
    }

    fn import(&self, file: &Path, more: &[&str]) -> Output {
        self.tandem(&["import", file.to_str().unwrap()]).args(more).output().unwrap()
    }

    fn export(&self) -> String {
        let out = self.tandem(&["export", "--format", "team"]).output().unwrap();
        assert_eq!(out.status.code(), Some(0), "{}", words(&out.stderr));
        words(&out.stdout)
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(out: &Output) -> serde_json::Value {
    serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{}", words(&out.stdout)))
}

#[test]
fn a_file_goes_in_and_comes_out_and_changes_nothing_the_second_time() {
    let place = Place::new();
    let file = place.file("team.toml", EVERY_KEY);
    let dry = place.import(&file, &["--dry-run", "--json"]);
    assert_eq!(dry.status.code(), Some(0), "{}", words(&dry.stderr));
    let added = json(&dry)["added"].as_u64().unwrap();
    assert!(added > 50);
    assert!(!place.0.path().join("store").exists(), "nothing is made to try it");

    let done = place.import(&file, &["--json"]);
    let expected = serde_json::json!({"added": added, "changed": 0, "removed": 0, "errors": []});
    assert_eq!(json(&done), expected);
    let out = place.export();
    let again = place.import(&place.file("again.toml", &out), &["--json"]);
    assert_eq!(json(&again), serde_json::json!({"added": 0, "changed": 0, "removed": 0, "errors": []}));
    assert_eq!(place.export(), out);

    let log = place.tandem(&["log", "--json"]).output().unwrap();
    assert_eq!(json(&log).as_array().unwrap().len(), 1, "{}", words(&log.stdout));
}

#[test]
fn standard_input_is_a_file_too() {
    let place = Place::new();
    let mut child =
        place.tandem(&["import", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(EVERY_KEY.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert!(words(&out.stdout).starts_with("standard input was imported: "), "{}", words(&out.stdout));
}

#[test]
fn a_wrong_file_changes_nothing_and_says_where() {
    let place = Place::new();
    place.import(&place.file("team.toml", EVERY_KEY), &[]);
    let before = place.export();
    let wrong = place.file("wrong.toml", EVERY_KEY.replace("role = \"team-lead\"", "role = \"team-led\""));
    let out = place.import(&wrong, &[]);
    assert_eq!(out.status.code(), Some(2));
    let told = words(&out.stderr);
    let lines: Vec<&str> = told.lines().collect();
    let line = EVERY_KEY.lines().position(|line| line.contains("team-lead")).unwrap() + 1;
    assert!(
        lines[0].starts_with(&format!("{}:{line}:8: [[person]] `role`: \"team-led\"", wrong.display())),
        "{told}"
    );
    assert!(lines[0].ends_with("did you mean \"team-lead\"?"), "{told}");
    assert!(lines.last().unwrap().contains("nothing was imported: one fault"), "{told}");
    assert_eq!(out.stdout, b"");

    let out = place.import(&wrong, &["--json"]);
    assert_eq!(out.status.code(), Some(2));
    let found = json(&out);
    assert_eq!((found["added"].as_u64(), found["errors"][0]["line"].as_u64()), (Some(0), Some(line as u64)));
    assert_eq!(found["errors"][0]["column"].as_u64(), Some(8));
    assert_eq!(place.export(), before);
}

#[test]
fn what_cannot_be_read_is_said_in_words() {
    let place = Place::new();
    let tells = |file: &Path, what: &str| {
        let out = place.import(file, &[]);
        assert_eq!(out.status.code(), Some(2));
        assert!(words(&out.stderr).contains(what), "{}", words(&out.stderr));
    };
    tells(Path::new("/no/such/file"), "it cannot be read");
    tells(place.0.path(), "it is a folder: name a file in it");
    tells(
        &place.file("latin1.toml", b"format = 1\nx = \"caf\xe9\"\n"),
        "latin1.toml:2:9: this is not UTF-8 text",
    );
    tells(&place.file("part.toml", "format = 1\n"), "needs a [service] table");
}

#[test]
fn only_who_may_read_all_of_it_exports_it() {
    // It holds what is private to each, and every team's families.
    let place = Place::new();
    place.import(&place.file("team.toml", EVERY_KEY), &[]);
    let export = |who: &[&str]| {
        let asked = [&["export", "--format", "team"], who].concat();
        place.tandem(&asked).output().unwrap()
    };
    assert_eq!(export(&[]).status.code(), Some(0));
    for who in ["morag", "eilidh"] {
        let refused = export(&["--as", who]);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{who}");
    }
}

#[test]
fn what_is_never_kept_in_a_text_is_named_where_it_stands() {
    let place = Place::new();
    for letter in ["\u{2028}", "\u{200d}", "\u{fe0f}", "\u{202e}", "\u{1d173}"] {
        let text = format!(
            "format = 1\n[service]\nname = \"Harbour\"\nnation = \"scotland\"\n\n[[place]]\nid = \"hall\"\nkind = \"venue\"\n\
             name = \"The {letter} hall\"\n"
        );
        let out = place.import(&place.file("team.toml", text), &["--dry-run", "--json"]);
        let errors = &json(&out)["errors"];
        assert_eq!(errors.as_array().map(Vec::len), Some(1), "{letter:?}: {errors}");
        assert_eq!(
            (&errors[0]["line"], &errors[0]["column"]),
            (&9.into(), &8.into()),
            "{letter:?}: {errors}"
        );
    }
}

#[test]
fn what_only_a_lead_lets_stand_is_refused_of_a_file_that_does_not_say_why() {
    let place = Place::new();
    let file = place.file("team.toml", EVERY_KEY);
    assert_eq!(place.import(&file, &[]).status.code(), Some(0));
    let row = |why: &str| {
        format!(
            "format = 1\n\n[[session]]\nid = \"songs\"\nactivity = \"bookbug\"\nstart = \"2026-12-01T14:00\"\nminutes = 30\n\
             people = [\"eilidh\"]\n{why}"
        )
    };
    let without = place.file("without.toml", row(""));
    for more in [&["--json", "--dry-run"][..], &["--json"]] {
        let out = place.import(&without, more);
        assert_eq!(out.status.code(), Some(2), "{}", words(&out.stdout));
        let error = &json(&out)["errors"][0];
        assert_eq!(error["line"], 3);
        assert!(error["message"].as_str().unwrap().contains("override = "), "{error}");
    }
    let with = place.file("with.toml", row("override = \"she learns beside the library\"\n"));
    let out = place.import(&with, &[]);
    assert_eq!(out.status.code(), Some(0), "{}", words(&out.stderr));
    let risks = place.tandem(&["risks", "2026-W49", "--rule", "training.needed", "--json"]).output().unwrap();
    let risks = json(&risks);
    let flag = risks.as_array().unwrap().iter().find(|it| it["subject"]["id"] == "songs").unwrap();
    assert_eq!(flag["override"]["reason"], "she learns beside the library");
    // What was let stand once comes out and goes in again.
    let elsewhere = Place::new();
    let out = elsewhere.import(&elsewhere.file("again.toml", place.export()), &[]);
    assert_eq!(out.status.code(), Some(0), "{}", words(&out.stderr));
    assert_eq!(elsewhere.export(), place.export());
}

#[test]
fn an_accepted_risk_that_does_nothing_is_told_and_is_no_fault() {
    let place = Place::new();
    let example = include_str!("../../src/exchange/example/harbour.toml");
    let accepted = |rule: &str, subject: &str, until: &str| {
        format!(
            "\n[[accepted]]\nrule = \"{rule}\"\nsubject = \"{subject}\"\nuntil = \"{until}\"\nreason = \"agreed\"\nby = \"morag\"\n"
        )
    };
    let more = [
        accepted("workload.load", "family/c4", "2026-12-31"),
        accepted("workload.load", "person/eilidh", "2026-11-30"),
        accepted("sole.visit", "person/aisha", "2027-01-31"),
        accepted("workload.load", "person/shona", "2027-01-31"),
    ];
    let file = place.file("team.toml", format!("{example}{}", more.concat()));
    let dry = place.import(&file, &["--dry-run"]);
    let out = place.import(&file, &[]);
    for out in [dry, out] {
        let said = words(&out.stderr);
        assert_eq!(out.status.code(), Some(0), "{said}");
        let notes: Vec<&str> = said.lines().filter(|line| line.contains(": note: ")).collect();
        assert_eq!(notes.len(), 3, "{said}");
        for (note, words) in notes.iter().zip([
            "`workload.load` is never about a family, so this row accepts nothing: write \"person/…\"",
            "`until`: 30 Nov 2026 is over, so `workload.load` is asked about again",
            "`sole.visit` is never about a person, so this row accepts nothing: write \"session/…\"",
        ]) {
            assert!(note.contains(words), "{note}");
        }
    }
    let check = place.tandem(&["check", "--json"]).output().unwrap();
    assert_eq!(json(&check)["problems"], serde_json::json!([]));
}
