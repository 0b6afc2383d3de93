//! What somebody may not see, their import neither changes nor tells of.

use serde_json::Value;

use crate::program::{code, err, tandem};

/// A store with the example service, and files beside it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
        assert_eq!(code(&place.run(&["import", example])), Some(0));
        place
    }

    fn run(&self, args: &[&str]) -> std::process::Output {
        tandem(&self.0.path().join("store"), &[&["--today", "2026-12-02"], args].concat())
    }

    /// Imports rows for somebody; what was printed and said, file name left out, and the exit code.
    fn import(&self, who: &[&str], rows: &str, more: &[&str]) -> (String, Option<i32>) {
        let file = self.0.path().join("rows.toml");
        std::fs::write(&file, format!("format = 1\n{rows}")).unwrap();
        let name = file.to_str().unwrap();
        let out = self.run(&[who, &["import", name], more].concat());
        let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), err(&out));
        (said.replace(name, "FILE"), code(&out))
    }

    fn done(&self, who: &[&str], rows: &str) -> String {
        let (said, code) = self.import(who, rows, &[]);
        assert_eq!(code, Some(0), "{said}");
        said
    }

    fn export(&self) -> String {
        String::from_utf8(self.run(&["export", "--format", "team"]).stdout).unwrap()
    }

    /// The note that the owner finds of a session; nothing, where it has none.
    fn note_of(&self, id: &str) -> String {
        let export = self.export();
        let (_, row) = export.split_once(&format!("id = \"{id}\"")).unwrap();
        let row = row.split("[[").next().unwrap();
        row.split_once("note = \"")
            .map(|(_, note)| note.split('"').next().unwrap().to_owned())
            .unwrap_or_default()
    }

    /// What the owner finds of a session.
    fn session(&self, week: &str, id: &str) -> Value {
        let week: Value = serde_json::from_slice(&self.run(&["week", week, "--json"]).stdout).unwrap();
        let all = week["sessions"].as_array().unwrap();
        all.iter().find(|it| it["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    }
}

const FIONA: &[&str] = &["--as", "fiona"];
const MORAG: &[&str] = &["--as", "morag"];

/// A person's row with more keys.
fn person(id: &str, team: &str, more: &str) -> String {
    format!(
        "[[person]]\nid = \"{id}\"\nname = \"Somebody\"\nteam = \"{team}\"\nrole = \"peer-worker\"\n{more}"
    )
}

#[test]
fn what_is_private_of_a_person_outlives_the_import_of_another() {
    let place = Place::new();
    let private = "conflict = \"once a patient\"\nconflict_with = [\"c9\"]\nask_first = [\"loss\"]\n";
    place.done(&[], &person("catriona", "strathmore", private));
    place.done(FIONA, &person("catriona", "strathmore", "initials = \"CX\"\n"));
    let export = place.export();
    assert!(export.contains("initials = \"CX\""), "{export}");
    for line in private.lines() {
        assert!(export.contains(line), "{line} is gone");
    }
    // Whoever writes the same again has nothing to do, whatever else there is.
    assert!(place.done(FIONA, &person("catriona", "strathmore", "initials = \"CX\"\n")).contains("already"));
}

#[test]
fn a_guess_at_what_is_private_is_answered_the_same_right_or_wrong() {
    let place = Place::new();
    place.done(
        &[],
        &person(
            "shona",
            "ailsa",
            "ask_first = [\"loss\"]\nconflict = \"x\"\nboundaries = [\"no-new-starts\"]\n",
        ),
    );
    for who in [FIONA, MORAG, &["--as", "eilidh"]] {
        let guess = |key: &str, said: &str| {
            let row = person("shona", "ailsa", &format!("{key} = {said}\n"));
            place.import(who, &row, &["--dry-run"])
        };
        let (said, code) = guess("ask_first", "[\"loss\"]");
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("private"), "{said}");
        assert_eq!(guess("ask_first", "[\"bereavement\"]"), (said, code));
        assert_eq!(guess("conflict", "\"x\""), guess("conflict", "\"y\""));
        if who != MORAG {
            assert_eq!(guess("boundaries", "[\"no-new-starts\"]"), guess("boundaries", "[\"acuity:low\"]"));
            assert!(guess("boundaries", "[]").0.contains("private"), "{who:?}");
        }
        assert_eq!(guess("conflict_with", "[\"ailsa\"]"), guess("conflict_with", "[\"strathmore\"]"));
    }
    let own = person("shona", "ailsa", "ask_first = [\"relapse\"]\nboundaries = [\"no-new-starts\"]\n");
    assert!(place.done(&["--as", "shona"], &own).contains("1 changed"));
}

#[test]
fn a_family_of_another_team_stays_in_what_both_teams_share() {
    let place = Place::new();
    let shared = |id: &str, time: &str, families: &str| {
        format!(
            "[[session]]\nid = \"{id}\"\nactivity = \"phone\"\nstart = \"{time}\"\nminutes = 30\n\
             people = [\"eilidh\"]\nwith = [\"greg\"]\nfamilies = [{families}]\n"
        )
    };
    place.done(&[], &shared("mix-1", "2026-12-04T15:00", "\"c3\", \"a1\""));
    place.done(MORAG, &shared("mix-1", "2026-12-04T15:15", "\"a1\""));
    let after = place.session("2026-W49", "mix-1");
    assert_eq!(after["families"], serde_json::json!(["c3", "a1"]));
    assert!(after["start"].as_str().unwrap().ends_with("15:15"), "{after}");
    // Into another week too, and with one of her own families more.
    place.done(MORAG, &shared("mix-1", "2026-12-11T15:15", "\"a1\", \"a2\""));
    assert_eq!(place.session("2026-W50", "mix-1")["families"], serde_json::json!(["c3", "a1", "a2"]));
    assert!(place.done(MORAG, &shared("mix-1", "2026-12-11T15:15", "\"a1\", \"a2\"")).contains("already"));
}

#[test]
fn what_is_with_families_of_another_team_alone_is_theirs_to_change() {
    let place = Place::new();
    let session = |id: &str, families: &str, more: &str| {
        format!(
            "[[session]]\nid = \"{id}\"\nactivity = \"phone\"\nstart = \"2026-12-04T15:00\"\nminutes = 30\n\
             people = [\"eilidh\"]\nwith = [\"greg\"]\nfamilies = [{families}]\n{more}"
        )
    };
    place.done(&[], &session("mix-2", "\"c3\"", "note = \"tea\"\n"));
    place.done(&[], &session("mix-4", "\"c3\", \"a1\"", "note = \"C3 likes tea\"\n"));
    let refused = |row: &str, why: &str| {
        let dry = place.import(MORAG, row, &["--dry-run"]);
        assert_eq!((dry.1, &dry), (Some(2), &place.import(MORAG, row, &[])));
        assert!(dry.0.contains(why), "{}", dry.0);
        dry.0
    };
    let whose = "ask their lead: ";
    let guess = |note: &str| refused(&session("mix-2", "", &format!("note = \"{note}\"\n")), whose);
    assert_eq!(guess("tea"), guess("cake"));
    for changed in [
        session("mix-2", "\"a1\"", ""),
        session("mix-2", "", "").replace("15:00", "15:15"),
        session("mix-2", "", "").replace("12-04T", "12-11T"),
        session("mix-2", "", "").replace("\"greg\"", "\"greg\", \"morag\""),
        session("mix-2", "", "").replace("\"eilidh\"", "\"shona\""),
        session("mix-2", "", "shadow = [\"shona\"]\n"),
    ] {
        refused(&changed, whose);
    }
    // Nor does she put what she sees of them anywhere else.
    let week: Value =
        serde_json::from_slice(&place.run(&[MORAG, &["week", "2026-W49", "--json"]].concat()).stdout)
            .unwrap();
    let mixed = week["sessions"].as_array().unwrap().iter().find(|it| it["id"] == "mix-4").unwrap();
    let stand_in =
        mixed["families"].as_array().unwrap().iter().find(|it| **it != "a1").unwrap().as_str().unwrap();
    let (said, code) = place.import(MORAG, &session("new", &format!("\"{stand_in}\""), ""), &[]);
    assert_eq!(code, Some(2), "{said}");
    // What one of hers is with is hers to change too, and what she does not see of it stays.
    place.done(MORAG, &session("mix-4", "\"a1\"", "").replace("15:00", "15:15"));
    assert_eq!(place.session("2026-W49", "mix-4")["families"], serde_json::json!(["c3", "a1"]));
}

#[test]
fn what_is_written_over_a_note_with_families_in_it_leaves_them_in_it() {
    let place = Place::new();
    let row = |note: &str| {
        format!(
            "[[session]]\nid = \"mix-3\"\nactivity = \"phone\"\nstart = \"2026-12-04T15:00\"\nminutes = 30\n\
             people = [\"eilidh\"]\nwith = [\"greg\"]\nfamilies = [\"c3\", \"a1\"]\nnote = \"{note}\"\n"
        )
    };
    let hers = |note: &str| row(note).replace("\"c3\", ", "");
    place.done(&[], &row("C3 meets a family; C9 may come"));
    place.done(MORAG, &hers("A1: a family meets a family; perhaps a family may come"));
    assert_eq!(place.note_of("mix-3"), "A1: C3 meets a family; perhaps C9 may come");
    // Where fewer are left, nobody can tell which.
    place.done(MORAG, &hers("A1 meets a family"));
    assert_eq!(place.note_of("mix-3"), "A1 meets a family");
}

#[test]
fn a_row_without_an_id_about_a_family_of_others_is_refused_in_the_same_words_whatever_there_is() {
    let place = Place::new();
    place.done(&[], &call("2026-12-03T12:00", "families = [\"c9\"]\n"));
    let said = |family: &str| {
        let row = call("2026-12-03T12:00", &format!("families = [\"{family}\"]\n"));
        place.import(MORAG, &row, &["--dry-run"])
    };
    let (right, wrong) = (said("c9"), said("c8"));
    assert_eq!(right.1, Some(2));
    assert_eq!(right.0.replace("c9", "c8"), wrong.0);
    assert!(!right.0.contains("x-") && !right.0.contains("s-"), "{}", right.0);
}

#[test]
fn a_file_with_the_whole_service_is_the_owners_alone_and_tells_nothing() {
    let place = Place::new();
    let whole = "[service]\nname = \"x\"\nnation = \"scotland\"\n";
    for who in [FIONA, MORAG, &["--as", "eilidh"], &["--as", "greg"]] {
        let (said, code) = place.import(who, whole, &["--dry-run"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("which only the account that owns the store can import"), "{said}");
        assert_eq!(said.lines().count(), 2, "{said}");
    }
}

#[test]
fn a_family_that_is_hidden_is_no_more_there_than_one_that_is_not() {
    let place = Place::new();
    let with = |family: &str| {
        let row = format!(
            "[[session]]\nid = \"or-1\"\nactivity = \"phone\"\nstart = \"2026-12-30T10:00\"\nminutes = 30\n\
             people = [\"eilidh\"]\nfamilies = [\"{family}\"]\n"
        );
        let (said, code) = place.import(MORAG, &row, &["--dry-run"]);
        (said.replace(family, "REF"), code)
    };
    let (said, code) = with("c99");
    assert_eq!(code, Some(2));
    assert!(!said.contains("`c9`") && !said.contains("family\u{b7}"), "{said}");
    assert_eq!(with("c9"), (said, code));
    // A row that says of it what is there, or something else.
    let export = place.export();
    let row = export.split("\n[[").find(|row| row.starts_with("family]]\nref = \"c9\"")).unwrap();
    let family = |row: &str| {
        let (said, code) = place.import(MORAG, &format!("[[{row}"), &["--dry-run"]);
        (said.replace("c99", "c9").replace("C99", "C9"), code)
    };
    let same = family(row);
    assert_eq!(same.1, Some(2));
    assert_eq!(same, family(&row.replace("\"c9\"", "\"c99\"")));
    assert_eq!(
        same,
        family(&row.replace("\"c9\"", "\"c9\"\ndue = \"2027-03\"").replacen("due = \"2027-03\"\n", "", 1))
    );
}

#[test]
fn a_dry_run_promises_what_the_import_does() {
    let place = Place::new();
    let row = "[[place]]\nid = \"annexe\"\nname = \"The annexe\"\nkind = \"venue\"\n";
    for who in [FIONA, &["--as", "eilidh"], &["--as", "isla"], &[]] {
        let (dry, real) = (place.import(who, row, &["--dry-run"]), place.import(who, row, &[]));
        assert_eq!(dry.1, real.1, "{who:?}: {} {}", dry.0, real.0);
        if dry.1 == Some(2) {
            assert_eq!(dry, real);
        }
    }
    let others = person("eilidh", "ailsa", "initials = \"EX\"\n");
    let dry = place.import(FIONA, &others, &["--dry-run"]);
    assert_eq!(dry, place.import(FIONA, &others, &[]));
    assert_eq!(dry.1, Some(2), "{}", dry.0);
}

#[test]
fn nobody_in_particular_is_answered_by_no_command() {
    let place = Place::new();
    for command in [
        &["week"][..],
        &["risks"],
        &["hours"],
        &["log"],
        &["leave", "eilidh"],
        &["match", "c9"],
        &["export", "--format", "team"],
    ] {
        let out = place.run(&[&["--as", "eilidhh"], command].concat());
        assert_eq!((code(&out), out.stdout.len()), (Some(2), 0), "{command:?}");
        assert!(err(&out).contains("nobody here has the id eilidhh; did you mean eilidh?"), "{}", err(&out));
    }
    // Where there is nobody yet, nobody is anybody: whose account it is begins.
    let empty = tempfile::tempdir().unwrap();
    let (store, file) = (empty.path().join("store"), empty.path().join("new.toml"));
    std::fs::write(&file, "format = 1\n[service]\nname = \"New\"\nnation = \"scotland\"\n").unwrap();
    let import = ["import", file.to_str().unwrap()];
    for args in [&["--as", "ann", "week"][..], &[&["--as", "ann"], &import[..]].concat()] {
        assert_eq!(code(&tandem(&store, args)), Some(2), "{args:?}");
    }
    assert_eq!(code(&tandem(&store, &import)), Some(0));
    assert_eq!(code(&tandem(&store, &["--as", "ann", "week"])), Some(2));
}

/// A call that Eilidh makes, with what else stands in its row.
fn call(time: &str, more: &str) -> String {
    format!(
        "[[session]]\nactivity = \"phone\"\nstart = \"{time}\"\nminutes = 30\npeople = [\"eilidh\"]\n{more}"
    )
}

#[test]
fn an_id_that_somebodys_file_gives_tells_nothing_and_stays_when_it_comes_again() {
    let place = Place::new();
    // One that names a family of another team, one that is that of a session of theirs too, and one that names none.
    place.done(&[], &call("2026-12-03T12:00", "id = \"b-x-c9\"\nfamilies = [\"c9\"]\n"));
    let ids = ["a-x-c9", "b-x-c9", "a-x-c99", "a-x-rose"];
    let found = |who: &[&str]| -> Vec<String> {
        let week = place.run(&[who, &["week", "2026-W49", "--json"]].concat());
        let week: Value = serde_json::from_slice(&week.stdout).unwrap();
        let sessions = week["sessions"].as_array().unwrap().iter();
        let hers = sessions.filter(|it| it["start"].as_str().unwrap().starts_with("2026-12-04T08:"));
        hers.map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    let mut names = vec![];
    for (at, id) in ids.iter().enumerate() {
        let row = |note: &str| {
            call(&format!("2026-12-04T08:{at}0"), &format!("id = \"{id}\"\nnote = \"{note}\"\n"))
        };
        assert!(place.done(MORAG, &row("one")).contains("1 added"), "{id}");
        assert!(place.done(MORAG, &row("one")).contains("already"), "{id}");
        assert!(place.done(MORAG, &row("two")).contains("1 changed"), "{id}");
        let now = found(MORAG);
        assert_eq!(now.len(), at + 1, "{id}: {now:?}");
        assert_eq!(now, found(&[]), "everybody reads the same");
        names = now;
    }
    let (last, others) = names.split_last().unwrap();
    assert!(others.iter().all(|name| name.starts_with("x-")), "{names:?}");
    assert_eq!(last, "a-x-rose", "it names no family");
    // What stands for an id somewhere else is none to keep anything under.
    for row in [
        call("2026-12-05T08:00", "id = \"x-bcdfghjkmnpq\"\n"),
        "[[place]]\nid = \"x-bcdfghjkmnpq\"\nname = \"A\"\nkind = \"venue\"\n".to_owned(),
    ] {
        let (said, code) = place.import(MORAG, &row, &[]);
        assert!(code == Some(2) && said.contains("hidden from the writer of this file"), "{said}");
    }
    // One that she reads she may use: it is no new one.
    let seen = call("2026-12-04T08:00", &format!("id = \"{}\"\nnote = \"three\"\n", names[0]));
    assert!(place.done(MORAG, &seen).contains("1 changed"));
}

#[test]
fn an_id_that_is_made_of_what_a_session_is_lets_nobody_find_out_its_family_by_trying() {
    let place = Place::new();
    let (theirs, hers) = (call("2026-12-03T12:00", "families = [\"c9\"]\n"), call("2026-12-03T08:30", ""));
    place.done(&[], &format!("{theirs}{hers}"));
    let ids = |who: &[&str]| {
        String::from_utf8(place.run(&[who, &["week", "2026-W49", "--json"]].concat()).stdout).unwrap()
    };
    assert!(ids(&[]).contains("\"id\": \"s-"));
    assert!(!ids(MORAG).contains("\"id\": \"s-"));
    // What is there is known again, whoever brought it in, and so is what she brings in.
    assert!(place.done(MORAG, &hers).contains("already"));
    let new = call("2026-12-03T08:00", "note = \"new\"\n");
    assert!(place.done(MORAG, &new).contains("1 added"));
    assert!(place.done(MORAG, &new).contains("already"));
    assert!(place.done(&[], &new).contains("already"));
    assert!(place.done(MORAG, &call("2026-12-03T08:00", "note = \"newer\"\n")).contains("1 changed"));
}

#[test]
fn no_id_that_is_printed_names_a_family_of_another_team() {
    let published = "[[sheet]]\nweek = \"2026-W49\"\nstate = \"published\"\npublished = \"2026-11-20\"\n";
    let place = Place::new();
    place.done(&[], published);
    let printed = |args: &[&str]| String::from_utf8(place.run(args).stdout).unwrap();
    let of_owner = printed(&["week", "2026-W49", "--json"]);
    assert!(of_owner.contains("\"a1-") && of_owner.contains("\"c10-"));
    for (who, hidden) in [("isla", &["\"a", "\"c"][..]), ("morag", &["\"c"])] {
        let shown = printed(&["--as", who, "week", "2026-W49", "--json"]);
        let names_one = |text: &str, part: &str| {
            text.split(part).skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_digit).count();
                digits > 0 && rest[digits..].starts_with('-')
            })
        };
        for part in hidden {
            assert!(names_one(&of_owner, part) && !names_one(&shown, part), "{who}: {part}");
        }
        assert!(shown.contains("\"x-"), "{who}");
        assert_eq!(shown, printed(&["--as", who, "week", "2026-W49", "--json"]), "the same every time");
        let risks = printed(&["--as", who, "risks", "2026-W49", "--json"]);
        assert!(!risks.contains("\"c10-"), "{who}");
    }
    // Another store has other names for the same.
    let other = Place::new();
    other.done(&[], published);
    let there = other.run(&["--as", "isla", "week", "2026-W49", "--json"]).stdout;
    assert_ne!(String::from_utf8(there).unwrap(), printed(&["--as", "isla", "week", "2026-W49", "--json"]));
}

#[test]
fn of_a_draft_each_reads_on_paper_what_their_screen_shows() {
    let place = Place::new();
    let json = |who: &str, args: &[&str]| -> Value {
        let who: &[&str] = if who.is_empty() { &[] } else { &["--as", who] };
        let out = place.run(&[who, args, &["--json"]].concat());
        serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{args:?}: {}", err(&out)))
    };
    let of = |rows: &Value, key: &str| -> std::collections::BTreeSet<String> {
        rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    let hours = ["hours", "2026-W49"];
    assert_eq!(of(&json("eilidh", &hours), "person").into_iter().collect::<Vec<_>>(), ["eilidh"]);
    assert_eq!(json("morag", &hours), json("", &hours), "leads plan, so they see it all");
    let week = json("eilidh", &["week", "2026-W49"]);
    assert_eq!(of(&week["shifts"], "person").len(), 1);
    assert_eq!(week["hours"].as_array().unwrap().len(), 1);
    assert_eq!(week["posts"], serde_json::json!([]));
    let all = week["sessions"].as_array().unwrap();
    let is_hers = |it: &Value| {
        ["people", "with", "shadow"].iter().any(|key| it[key].as_array().unwrap().contains(&"eilidh".into()))
    };
    assert!(!all.is_empty() && all.iter().all(is_hers), "{all:#?}");
    let risks = json("eilidh", &["risks", "2026-W49"]);
    let (all, hers) = (json("", &["risks", "2026-W49"]), risks.as_array().unwrap());
    assert!(!hers.is_empty() && hers.len() < all.as_array().unwrap().len());
    // What is out, everybody reads.
    place.done(&[], "[[sheet]]\nweek = \"2026-W49\"\nstate = \"published\"\npublished = \"2026-11-20\"\n");
    assert_eq!(json("eilidh", &hours), json("", &hours));
    // The whole store is for whoever owns it.
    let file = place.0.path().join("whole");
    for command in ["backup", "restore"] {
        let out = place.run(&["--as", "morag", command, file.to_str().unwrap()]);
        assert_eq!(code(&out), Some(2), "{command}");
        assert!(err(&out).contains("account that owns the store"), "{}", err(&out));
    }
    assert!(!file.exists());
    assert_eq!(code(&place.run(&["--as", "fiona", "leave", "eilidh"])), Some(2), "another team's");
}

#[test]
fn in_a_store_of_before_a_note_keeps_somebody_out_of_their_team_until_it_was_looked_at() {
    let place = Place::new();
    place.done(&[], &person("catriona", "strathmore", "conflict = \"was on a unit, knows C9\"\n"));
    let matched = || {
        let out = place.run(&["match", "c9"]);
        (String::from_utf8(out.stdout.clone()).unwrap().contains("Somebody"), err(&out))
    };
    assert_eq!(matched(), (true, String::new()), "the note itself says nothing to the program");
    // An older program kept no account of what it had said.
    for name in ["acknowledged", "pseudonyms.key"] {
        std::fs::remove_file(place.0.path().join("store").join(name)).unwrap();
    }
    let (is_matched, said) = matched();
    assert!(!is_matched && said.contains("has looked at a private note"), "{said}");
    assert!(place.export().contains("conflict_with = [\"strathmore\"]"));
    // To others it says nothing of whom.
    let lead = place.run(&["--as", "fiona", "match", "c9"]);
    let shown = format!("{}{}", String::from_utf8_lossy(&lead.stdout), err(&lead));
    assert!(!shown.contains("Somebody") && !shown.contains("looked at"), "{shown}");
    place.done(&[], &person("catriona", "strathmore", "conflict = \"x\"\nconflict_with = [\"c4\"]\n"));
    assert_eq!(matched(), (true, String::new()));
}

#[test]
fn a_guess_at_why_somebody_is_away_is_answered_the_same_right_or_wrong() {
    let place = Place::new();
    let leave = |kind: &str, state: &str| {
        format!(
            "[[leave]]\nperson = \"catriona\"\nkind = \"{kind}\"\nfrom = \"2026-12-08\"\nto = \"2026-12-08\"\n{state}"
        )
    };
    place.done(&[], &leave("sick", ""));
    for who in ["isla", "shona", "dr-nair", "morag"] {
        let said = |kind: &str| {
            let (said, code) = place.import(&["--as", who], &leave(kind, ""), &["--dry-run"]);
            (said.replace(kind, "KIND"), code)
        };
        assert_eq!(said("sick"), said("carer"), "{who}");
        assert_eq!(said("sick").1, Some(2), "{who}");
    }
    // Her own lead knows, and has nothing to do.
    let (said, code) = place.import(FIONA, &leave("sick", ""), &["--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn an_entry_is_taken_back_on_the_command_line_once_it_was_shown() {
    let place = Place::new();
    let note = |id: &str| {
        place.done(&[], &format!("[[place]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"venue\"\n"));
    };
    note("hall");
    note("shed");
    let undo = |more: &[&str]| place.run(&[&["undo", "--entry", "2"], more].concat());
    let asked = undo(&[]);
    assert_eq!((code(&asked), asked.stdout.as_slice()), (Some(2), &b"  added place hall\n"[..]));
    assert!(err(&asked).contains("undo --entry 2 --whole"), "{}", err(&asked));
    assert!(place.export().contains("\"hall\""));
    let asked: Value = serde_json::from_slice(&undo(&["--json"]).stdout).unwrap();
    assert_eq!((&asked["rev"], &asked["edits"][0]), (&Value::Null, &Value::from("added place hall")));
    assert_eq!(code(&undo(&["--whole"])), Some(0));
    assert!(err(&undo(&["--whole"])).contains("already taken back by entry 4"));
    assert!(!place.export().contains("\"hall\"") && place.export().contains("\"shed\""));
}

#[test]
fn the_account_of_a_person_acts_as_them_until_it_says_owner() {
    let place = Place::new();
    let uid = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(place.0.path()).unwrap()).to_string();
    assert_eq!(code(&place.run(&["account", "add", "morag", &uid])), Some(0));
    let week =
        |who: &[&str]| String::from_utf8(place.run(&[who, &["week", "--json"]].concat()).stdout).unwrap();
    assert_eq!(week(&[]), week(MORAG));
    assert_ne!(week(&[]), week(&["--as", "owner"]));
    let backup = place.0.path().join("all.backup");
    let backup = backup.to_str().unwrap();
    for command in
        [&["export", "--format", "team"][..], &["backup", backup], &["account", "add", "fiona", "4242"]]
    {
        let (plain, owner) = (place.run(command), place.run(&[&["--as", "owner"], command].concat()));
        assert_eq!((code(&plain), code(&owner)), (Some(2), Some(0)), "{command:?}");
        assert!(err(&plain).contains("with --as owner"), "{}", err(&plain));
    }
    // What she does is hers, and what is done for the owner says so.
    place.done(&[], "[[place]]\nid = \"hut\"\nname = \"Hut\"\nkind = \"venue\"\n");
    place.done(&["--as", "owner"], "[[place]]\nid = \"hall-2\"\nname = \"Hall 2\"\nkind = \"venue\"\n");
    let log: Vec<Value> =
        serde_json::from_slice(&place.run(&["--as", "owner", "log", "--json"]).stdout).unwrap();
    let of_places =
        log.iter().filter(|it| it["summary"].as_str().unwrap().ends_with(": 1 added, 0 changed, 0 removed"));
    let by: Vec<&str> = of_places.map(|it| it["by"].as_str().unwrap()).collect();
    assert!(by == ["owner", "morag"] || by == ["morag", "owner"], "{log:#?}");
}
