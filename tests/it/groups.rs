//! Groups: how each stands, open time for a contact before it, calling one off; and `tandem groups`, `tandem training`.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tandem::domain::*;
use tandem::planner::Requester;
use tandem::planner::group::{GroupPicture, PriorContact, TEMPLATES, call_off, contacts, pictures};
use tandem::rota::RotaWeek;
use tandem::rules::{RuleContext, Severity};

use crate::app::{example_state, the};

const NOW: &str = "2026-12-02T10:40";

fn asked() -> Requester<'static> {
    Requester { now: the(NOW), by: "fiona" }
}

fn room(state: &State) -> RuleContext<'_> {
    RuleContext::new(state, the("2026-12-02"))
}

fn wellbeing(state: &State) -> GroupPicture {
    pictures(&room(state), the(NOW), |rota| rota).into_iter().find(|it| it.group == the("wellbeing")).unwrap()
}

fn unmet(picture: &GroupPicture) -> Vec<&str> {
    picture.unmet().into_iter().map(|it| it.family.as_str()).collect()
}

/// The example without what is planned for C8 and C9 this week.
fn quieter() -> State {
    let state = example_state();
    let rota = RotaWeek::of(&state, the("2026-W49")).unwrap();
    let of_them = |it: &&tandem::rota::Booked| {
        let families = &it.booking().families;
        families.contains(&the("c8")) || families.contains(&the("c9"))
    };
    let off = rota.sessions().iter().filter(of_them).filter(|it| it.booking().group.is_none()).map(|it| {
        let booking = Booking { status: Status::Cancelled, ..it.dated_booking() };
        Change::from(Session { id: it.id.clone(), series: it.series.clone(), booking })
    });
    state.preview(&off.collect::<Vec<_>>()).unwrap()
}

#[test]
fn two_of_five_have_not_been_met_and_are_called_in_somebodys_open_time() {
    let planned = wellbeing(&example_state());
    assert_eq!(unmet(&planned), ["c8", "c9"]);
    let visit = planned.invited.iter().find(|it| it.family == the("c9")).unwrap();
    assert_eq!(
        visit.contact,
        PriorContact::Booked(the("2026-12-02T13:20")),
        "the visit comes before the group"
    );
    let state = quieter();
    let picture = wellbeing(&state);
    let next = picture.next().unwrap();
    assert_eq!(next.start.date(), the("2026-12-03"));
    for family in ["c8", "c9"] {
        let of = |picture: &GroupPicture| {
            picture.invited.iter().find(|it| it.family == the(family)).unwrap().contact
        };
        assert_eq!(of(&picture), PriorContact::Missing);
        let found = contacts(&room(&state), &picture, &the(family), asked());
        assert!(!found.is_empty(), "{family}");
        for remedy in found {
            let Some(Change::Put(Record::Session(session))) = remedy.changes.first() else { panic!() };
            let booking = &session.booking;
            let end = booking.start.plus_wall(booking.minutes);
            assert!(booking.start > the(NOW) && end <= next.start, "{}", remedy.title);
            assert_eq!(booking.families, [the::<FamilyRef>(family)]);
            let after = state.preview(&remedy.changes).unwrap();
            let rota = RotaWeek::of(&after, booking.start.week()).unwrap();
            let others = rota.sessions_of(&booking.people[0]).filter(|it| it.counts() && it.id != session.id);
            for other in others {
                assert!(end <= other.start || other.end <= booking.start, "{}", remedy.title);
            }
            assert!(remedy.adds.iter().all(|flag| flag.severity != Severity::Red));
            assert_eq!(of(&wellbeing(&after)), PriorContact::Booked(booking.start));
        }
    }
}

#[test]
fn over_the_maximum_is_a_waiting_list_and_a_noted_contact_counts_from_its_day() {
    let state = example_state();
    let mut group = state.group(&the("wellbeing")).unwrap().clone();
    group.capacity.most = 4;
    group.invited[4].precontact = Some(the("2026-12-02"));
    let picture = wellbeing(&state.preview(&[group.clone().into()]).unwrap());
    assert_eq!(
        picture.invited.iter().map(|it| it.waits).collect::<Vec<_>>(),
        [false, false, false, false, true]
    );
    assert_eq!(unmet(&picture), ["c8"]);
    // A day after the first session is no contact before it.
    group.invited[4].precontact = Some(the("2026-12-04"));
    assert_eq!(unmet(&wellbeing(&state.preview(&[group.into()]).unwrap())), ["c8", "c9"]);
}

#[test]
fn calling_one_off_says_whom_to_tell() {
    let state = example_state();
    let picture = wellbeing(&state);
    let next = picture.next().unwrap();
    let remedy = call_off(&room(&state), next, asked()).unwrap();
    let message = remedy.message.unwrap();
    assert!(message.contains("Aisha") && message.contains("will not take place"), "{message}");
    // All who are expected are told, whether the session names them or not; who waits for a place is not.
    let mut group = state.group(&the("wellbeing")).unwrap().clone();
    group.capacity.most = 4;
    let less = state.preview(&[group.into()]).unwrap();
    let message = call_off(&room(&less), next, asked()).unwrap().message.unwrap();
    for (n, invited) in picture.invited.iter().enumerate() {
        assert_eq!(message.contains(&invited.family.called()), n < 4, "{message}");
    }
    let after = state.preview(&remedy.changes).unwrap();
    assert_ne!(wellbeing(&after).next().map(|it| it.start), Some(next.start));
    let gone = picture.past.last().unwrap();
    assert!(call_off(&room(&state), gone, asked()).is_none(), "what is over is not called off");
}

#[test]
fn who_is_away_from_a_group_is_named_as_away() {
    let away = Leave {
        person: the("aisha"),
        kind: LeaveKind::Sick,
        span: LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-03") },
        state: LeaveState::Approved,
        number: 9,
    };
    let state = example_state().preview(&[away.into()]).unwrap();
    let picture = wellbeing(&state);
    let next = picture.next().unwrap();
    assert_eq!(next.away, [the::<PersonId>("aisha")]);
    assert!(next.there().all(|person| person.as_str() != "aisha"));
    let later = &picture.ahead[1];
    assert!(later.away.is_empty() && later.there().eq(&later.people));
}

#[test]
fn every_template_is_of_an_activity_that_is_there_with_sizes_in_order() {
    let state = State::default();
    for template in TEMPLATES {
        let activity = template.activity().and_then(|id| state.activity(&id).cloned());
        assert!(activity.is_some(), "{}", template.title);
        assert!(template.capacity().least <= template.capacity().most && template.weeks > 0);
        assert!(!template.checklist().is_empty());
    }
}

fn tandem(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.env_clear().env("TANDEM_DATA", dir).args(["--today", "2026-12-02"]).args(args).output().unwrap()
}

fn harbour() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/exchange/example/harbour.toml");
    assert!(tandem(dir.path(), &["import", example.to_str().unwrap()]).status.success());
    dir
}

fn document(dir: &Path, args: &[&str]) -> Vec<Value> {
    serde_json::from_slice(&tandem(dir, args).stdout).unwrap()
}

#[test]
fn the_command_tells_each_group() {
    let dir = harbour();
    let all = document(dir.path(), &["groups", "--json"]);
    let group = all.iter().find(|row| row["group"] == "wellbeing").unwrap();
    assert_eq!(group["capacity"], json!([3, 8]));
    let of = |family: &str| {
        let invited = group["invited"].as_array().unwrap();
        invited.iter().find(|row| row["family"] == family).unwrap().clone()
    };
    assert_eq!(
        of("c4"),
        json!({ "family": "c4", "contact": "made", "on": "2026-11-02", "waiting": false, "came": 0 })
    );
    assert_eq!(of("c9")["contact"], "booked");
    assert_eq!(group["ahead"][0]["start"], "2026-12-03T10:10");
    let plain = tandem(dir.path(), &["--plain", "groups"]);
    insta::assert_snapshot!("groups_plain", String::from_utf8(plain.stdout).unwrap());
}

#[test]
fn the_command_tells_who_has_learnt_what() {
    let dir = harbour();
    let all = document(dir.path(), &["training", "--json"]);
    let shona = all.iter().find(|row| row["person"] == "shona").unwrap();
    let courses = shona["courses"].as_array().unwrap();
    let leader = courses.iter().find(|row| row["course"] == "bookbug-session-leader").unwrap();
    assert_eq!((&leader["mark"], &leader["on"]), (&json!("booked"), &json!("2027-01-20")));
    assert!(leader["touches"].as_array().unwrap().contains(&json!("bookbug-20261202")));
    assert_eq!(shona["modules_to_go"], json!([]));
    assert_eq!(shona["may_not_lead"], json!(["bookbug", "bookbug-home"]));
    let plain = tandem(dir.path(), &["--plain", "training", "--person", "shona"]);
    insta::assert_snapshot!("training_plain", String::from_utf8(plain.stdout).unwrap());
}
