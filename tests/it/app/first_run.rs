//! The first run: the example, the short set-up, a team file.

use tandem::app::Layer;
use tandem::domain::*;
use tandem::rota::RotaWeek;
use tandem::rules::{RuleContext, Severity, judge_standing, judge_week};

use super::{Sitting, empty, owner_at_home, the};

fn welcomed(sitting: &mut Sitting) {
    sitting.open(1).sees("Welcome to Tandem").press("esc").open(1);
    sitting.press("ctrl-q");
    assert!(sitting.left);
}

/// The fields in which a set-up is written here, one after the other.
const FIELDS: [&str; 11] = [
    "Service",
    "Nation",
    "Team",
    "Kind of team",
    "Team lead",
    "Post",
    "Hours a week",
    "Person 1",
    "Days of 1",
    "Person 2",
    "Days of 2",
];

fn write(sitting: &mut Sitting, texts: &[&str]) {
    for (field, text) in FIELDS.iter().zip(texts) {
        sitting.goes_to(field).rewrites(text);
    }
}

#[test]
fn an_empty_store_welcomes_and_can_be_left() {
    welcomed(&mut empty());
}

#[test]
fn the_example_is_one_key_away() {
    let mut owner = empty();
    owner.press("enter").open(0).saved(1).sees("Harbour Peer Service").sees("Eilidh");
    owner.press("u").sees("Undoing this takes back").press("down enter");
    owner.says("Undid: The example service").sees("Welcome to Tandem");
}

#[test]
fn the_set_up_makes_a_week() {
    let mut owner = empty();
    owner.press("down enter").sees("Set up");
    write(
        &mut owner,
        &[
            "Harbour",
            "scotland",
            "Ailsa MBU",
            "mbu",
            "Morag Sinclair",
            "Peer support worker",
            "28:48",
            "Eilidh Ramsay",
            "mon tue wed",
            "Shona Baird",
            "thu 09:30-15:24 break 0:30, wed & fri",
        ],
    );
    owner.press("enter").open(1).saved(1).says("Set up Harbour").sees("What next?").press("enter");
    owner.open(0).sees("Eilidh").sees("Shona");
    let week = RotaWeek::of(&owner.app.state, the("2026-W49")).unwrap();
    for (person, days) in [("eilidh", 3), ("shona", 3)] {
        let shifts = week.shifts_of(&the(person));
        assert_eq!(shifts.len(), days, "{person}");
        let share = owner.app.state.shares().find(|share| share.person == the(person)).unwrap();
        assert_eq!(share.hours, Minutes(14 * 60 + 24));
    }
    assert_eq!(owner.app.state.person(&the("morag")).unwrap().role, Role::TeamLead);
    owner.press("a").types("thu 14 notes shona").press("enter").open(0).saved(2);
}

#[test]
fn whoever_sets_up_what_they_lead_has_a_seat_of_their_own_from_then_on() {
    let mut owner = owner_at_home(true, false);
    owner.press("down enter");
    write(
        &mut owner,
        &["Harbour", "scotland", "Ailsa MBU", "mbu", "Morag Sinclair", "Peer", "28:48", "Eilidh Ramsay"],
    );
    owner.press("enter").open(1).saved(1);
    assert_eq!(owner.app.state.account(1234), Some(&the("morag")));
    // Where nobody leads, the account stays the owner's.
    let mut owner = owner_at_home(true, false);
    owner.press("down enter");
    write(&mut owner, &["Harbour", "scotland", "Ailsa MBU", "mbu", "", "Peer", "28:48", "Eilidh Ramsay"]);
    owner.press("enter").open(1).saved(1);
    assert_eq!(owner.app.state.account(1234), None);
}

#[test]
fn the_set_up_says_what_is_missing_and_can_be_left_for_another_start() {
    let mut owner = empty();
    owner.press("down enter enter").saved(0);
    let Some(Layer::Form(form)) = owner.app.layers.last() else { panic!("no form is open") };
    assert_eq!(form.problem().as_deref(), Some("Service: write a name, in letters"));
    owner.goes_to("Person 1").rewrites("Ann Reid");
    for (field, wrong) in [
        ("Nation", "atlantis"),
        ("Kind of team", "odd"),
        ("Hours a week", "200:00"),
        ("Days of 1", "someday"),
        ("Person 1", "…"),
    ] {
        let was = owner.value(field).to_owned();
        owner.goes_to(field).rewrites(wrong);
        assert!(owner.entry(field).shown_problem().is_some(), "{field} takes {wrong}");
        owner.rewrites(&was);
    }
    owner.press("esc esc");
    welcomed(&mut owner);
}

#[test]
fn two_people_of_one_name_get_ids_of_their_own() {
    let mut owner = empty();
    owner.press("down enter");
    write(
        &mut owner,
        &[
            "Harbour",
            "wales",
            "Team",
            "community",
            "Ann",
            "Peer",
            "20:00",
            "Ann Reid",
            "mon",
            "Ann Boyd",
            "tue",
        ],
    );
    owner.press("enter");
    if owner.saved.is_empty() {
        let Some(Layer::Form(form)) = owner.app.layers.last() else { panic!("{:?}", owner.app.said.notice) };
        assert!(form.problem().is_some() || owner.app.said.notice.is_some());
    } else {
        owner.sound();
        assert_eq!(owner.app.state.people().count(), 3);
    }
}

#[test]
fn a_post_is_shared_by_any_number_with_hours_and_days_as_people_write_them() {
    let mut owner = empty();
    owner.press("down enter");
    write(&mut owner, &["Harbour", "scotland", "Ailsa", "mbu", "Morag Sinclair", "Peer", "37.5 hrs"]);
    for (field, text) in [
        ("Person 1", "Ann Reid"),
        ("Days of 1", "mon to wed"),
        ("Person 2", "Bo Lund"),
        ("Days of 2", "thurs 9.30-1pm & fri am"),
        ("Person 3", "Cat Dow"),
        ("Days of 3", "15h mon, tue / thu-fri"),
    ] {
        owner.goes_to(field).rewrites(text);
    }
    assert!(owner.entry("Days of 2").understood.as_ref().unwrap().text.contains("Thu 09:30–13:00"));
    owner.press("enter").saved(1);
    let share = |owner: &Sitting, of: &str| {
        let share = owner.app.state.shares().find(|share| share.person == the(of)).unwrap();
        (share.hours, share.pattern.weeks.len(), share.pattern.paid())
    };
    assert_eq!(share(&owner, "ann"), (Minutes(15 * 60), 1, Minutes(15 * 60)));
    assert_eq!(share(&owner, "bo"), (Minutes(7 * 60 + 30), 1, Minutes(7 * 60 + 30)));
    assert_eq!(share(&owner, "cat"), (Minutes(15 * 60), 2, Minutes(15 * 60)));
    // Another post: of one who is here already, and of somebody new in a new team.
    owner.press("down enter").sees("A post and its people");
    for (field, text) in [
        ("Team", "Third Sector"),
        ("Kind of team", "third-sector"),
        ("Post", "Peer"),
        ("Hours a week", "10"),
        ("Person 1", "Ann Reid"),
        ("Days of 1", "thu 9-2"),
        ("Person 2", "Dee Fox"),
        ("Days of 2", "fri"),
    ] {
        owner.goes_to(field).rewrites(text);
    }
    owner.press("enter").saved(2).sees("What next?");
    let state = &owner.app.state;
    assert_eq!((state.people().count(), state.records.posts.len(), state.records.teams.len()), (5, 2, 2));
    assert_eq!(state.shares().filter(|share| share.person == the("ann")).count(), 2);
    assert_eq!(state.person(&the("dee")).unwrap().team, the("third-sector"));
}

#[test]
fn more_hours_than_a_post_has_are_said_with_what_to_do() {
    let mut owner = empty();
    owner.press("down enter");
    write(
        &mut owner,
        &[
            "Harbour", "scotland", "Ailsa", "mbu", "", "Peer", "10", "Ann Reid", "mon 9-5", "Bo Lund",
            "tue 9-5",
        ],
    );
    assert!(
        owner.entry("Days of 2").problem.as_ref().unwrap().contains("16:00 in all, and the post has 10:00")
    );
    owner.press("enter").saved(0);
}

#[test]
fn the_first_week_of_a_service_that_is_running_is_calm() {
    let mut owner = empty();
    owner.press("down enter");
    write(
        &mut owner,
        &[
            "Harbour",
            "scotland",
            "Ailsa",
            "community",
            "Morag Sinclair",
            "Peer",
            "30h",
            "Ann Reid",
            "mon-wed",
            "Bo Lund",
            "wed-fri",
        ],
    );
    owner.goes_to("Supervisor").rewrites("Dr Isla Nair");
    owner.press("enter enter").open(0);
    let red = |owner: &Sitting| {
        let rules = RuleContext::new(&owner.app.state, owner.app.today());
        let week = owner.app.today().week();
        let all = [judge_week(&rules, week), judge_week(&rules, week.plus(1)), judge_standing(&rules)];
        // What is to be published and who is the key worker is what there is to do next.
        let is_looked_after = |rule: &str| rule.starts_with("supervision.") || rule == "case.contact_overdue";
        let flags = all.iter().flat_map(|flags| flags.iter()).filter(|it| is_looked_after(it.rule));
        let red = flags.filter(|it| it.severity == Severity::Red);
        red.map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(red(&owner), Vec::<String>::new());
    for (reference, worker) in [("c1", "ann"), ("c2", "bo")] {
        owner.app.selection.person = None;
        owner.press("K a");
        for (field, text) in
            [("Reference", reference), ("Worker", worker), ("Every", "2 weeks"), ("Last contact", "last fri")]
        {
            owner.goes_to(field).rewrites(text);
        }
        owner.press("enter").open(0);
    }
    let family = owner.app.state.family(&the("c1")).unwrap();
    assert_eq!((family.status, family.referred), (FamilyStatus::Active, the("2026-11-27")));
    assert_eq!(red(&owner), Vec::<String>::new());
}

#[test]
fn a_team_file_is_read_from_its_path_which_is_completed() {
    let mut owner = owner_at_home(true, false);
    owner
        .press("down down enter")
        .types("/nonesuch.toml")
        .press("enter")
        .saved(0)
        .sees("There is no such file");
    owner.press("esc").open(2);
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("our team")).unwrap();
    let path = dir.path().join("our team/harbour.toml");
    std::fs::write(&path, "format = 1\n\n[service]\nname = \"Ours\"\n\n[[team]]\nid = \"A\"\n").unwrap();
    owner.rewrites(&format!("{}/ou", dir.path().display())).press("tab").types("h").press("tab");
    let line = |owner: &Sitting| match owner.app.layers.last() {
        Some(Layer::Line(line)) => line.text.value().to_owned(),
        _ => panic!("no line is open"),
    };
    assert_eq!(line(&owner), path.display().to_string());
    // Every fault is listed, with its line; nothing is half brought in.
    owner.press("enter").saved(0).sees("Nothing was imported: ").sees("line 3").sees("line 6");
    assert!(owner.app.state.service().is_none());
    owner.press("esc");
    std::fs::write(&path, "format = 1\n\n[service]\nname = \"Ours\"\nnation = \"wales\"\n").unwrap();
    owner.press("enter").open(0).saved(1).sees("Ours");
    // Later it is on the Service screen.
    owner.press("F alt-o").sees("Which team file?");
}

#[test]
fn whoever_sits_elsewhere_reads_no_files_here() {
    let mut owner = empty();
    owner.press("down down enter").open(1).regrets("Files are read only at the account that owns the store");
}
