//! `tandem leave`, as a program and as a person read it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn tandem(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.env_clear().env("TANDEM_DATA", dir).args(["--today", "2026-12-02"]).args(args).output().unwrap()
}

/// A store with the example service, and leave that Shona carried over.
fn harbour() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/exchange/example/harbour.toml");
    let carried = dir.path().join("carried.toml");
    std::fs::write(&carried, "format = 1\n[[carry]]\nperson = \"shona\"\nyear = 2026\nminutes = \"7:12\"\n")
        .unwrap();
    let store = dir.path().join("store");
    for file in [&example, &carried] {
        let output = tandem(&store, &["import", file.to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    dir
}

#[test]
fn the_document_is_the_contracts_and_the_page_shows_the_sum() {
    let dir = harbour();
    let store = dir.path().join("store");
    let document: Value =
        serde_json::from_slice(&tandem(&store, &["leave", "shona", "--json"]).stdout).unwrap();
    let pot = |entitled: i32, booked: i32, taken: i32| {
        json!({
            "entitled_minutes": entitled,
            "booked_minutes": booked,
            "taken_minutes": taken,
            "left_minutes": entitled - booked - taken,
        })
    };
    // 83:30 × 2 ÷ 12 + 95:00 × 10 ÷ 12 = 93:05, up to 93:30; and 7:12 carried over, which is no step of the sum.
    let step = |from: &str, days: i32, minutes: i32, rule: &str| json!({ "from": from, "weekly_minutes": 864, "days": days, "minutes": minutes, "rule": rule });
    assert_eq!(
        document,
        json!({
            "person": "shona",
            "year": 2026,
            "annual": pot(93 * 60 + 30 + 432, 864, 3 * 864),
            "public_holiday": pot(23 * 60 + 30, 660, 0),
            "toil": pot(30, 0, 0),
            "steps": [step("2026-04-01", 29, 835, "afc-29"), step("2026-06-01", 33, 4750, "afc-33")],
        })
    );
    let page = String::from_utf8(tandem(&store, &["leave", "shona"]).stdout).unwrap();
    insta::assert_snapshot!(page);
    assert_eq!(tandem(&store, &["--plain", "leave", "shona"]).stdout, page.into_bytes());
}

#[test]
fn a_year_can_be_named_and_whoever_has_no_share_is_told_so() {
    let dir = harbour();
    let store = dir.path().join("store");
    let document: Value =
        serde_json::from_slice(&tandem(&store, &["leave", "eilidh", "--year", "2027", "--json"]).stdout)
            .unwrap();
    assert_eq!((&document["year"], &document["annual"]["taken_minutes"]), (&json!(2027), &json!(0)));
    let none = tandem(&store, &["leave", "fiona"]);
    assert!(none.status.success());
    assert!(String::from_utf8(none.stdout).unwrap().contains("No share of a post in this leave year"));
    let document: Value =
        serde_json::from_slice(&tandem(&store, &["leave", "fiona", "--json"]).stdout).unwrap();
    assert_eq!(document["steps"], json!([]));
}

#[test]
fn who_is_not_there_and_who_may_not_see_it_is_said_in_words() {
    let dir = harbour();
    let store = dir.path().join("store");
    for (args, words) in [
        (&["leave", "eilid"][..], "did you mean eilidh?"),
        (&["leave", "eilidh", "--year", "26"], "is not a number from 1900 to 2199"),
        (&["--as", "aisha", "leave", "eilidh"], "for yours: tandem leave aisha"),
        (&["leave"], "<PERSON>"),
    ] {
        let output = tandem(&store, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(words), "{args:?}");
    }
    for args in [["--as", "eilidh", "leave", "eilidh"], ["--as", "fiona", "leave", "aisha"]] {
        assert!(tandem(&store, &args).status.success(), "{args:?}");
    }
    let empty = tandem(&dir.path().join("none"), &["leave", "eilidh"]);
    assert_eq!(empty.status.code(), Some(2));
}
