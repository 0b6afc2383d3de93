//! Cover: what an absence touches in the example service, who is thought of for it and in which order; that remedies say
//! what they add, go together and can be taken back; and `tandem cover`.

use proptest::prelude::*;
use serde_json::Value;
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::cover::{AffectedSession, Cover, CoverNeed};
use tandem::planner::{Remedy, RemedyKind, Requester};
use tandem::rules::{Flag, RuleContext, Severity, judge_standing, judge_week};

use crate::app::{example_state, records, the};
use crate::program::{code, err, tandem};
use crate::remedies::apply;

fn asked() -> Requester<'static> {
    Requester { now: example::now(), by: "fiona" }
}

/// The cover for an absence of whole days.
fn away(state: &State, person: &str, from: &str, to: &str) -> Cover {
    let span = LeaveSpan::Days { from: the(from), to: the(to) };
    let rules = RuleContext::new(state, example::now().date());
    Cover::of(&rules, CoverNeed::Absence { person: the(person), span }, asked())
}

/// Aisha's Thursday.
fn thursday(state: &State) -> Cover {
    away(state, "aisha", "2026-12-03", "2026-12-03")
}

fn piece<'c>(cover: &'c Cover, title: &str) -> &'c AffectedSession {
    cover.touched().iter().find(|it| it.title == title).unwrap()
}

fn titles(remedies: &[Remedy]) -> Vec<(&str, u8)> {
    remedies.iter().map(|it| (it.title.as_str(), it.score)).collect()
}

fn rules(flags: &[Flag]) -> Vec<&str> {
    flags.iter().map(|flag| flag.rule).collect()
}

#[test]
fn the_group_falls_to_one_and_catriona_is_asked_or_it_is_postponed() {
    let state = example_state();
    let cover = thursday(&state);
    let titles_of: Vec<&str> = cover.touched().iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles_of,
        ["Huddle", "Travel", "Wellbeing Group", "Travel", "Notes", "Phone call C4", "Learning"]
    );
    let group = piece(&cover, "Wellbeing Group");
    let left = cover.left_behind(group);
    assert_eq!(rules(&left), ["sole.group"]);
    assert_eq!(left[0].message, "Wellbeing Group takes 2 people to run it and has 1");
    let remedies = cover.remedies(group);
    assert_eq!(
        titles(&remedies).iter().map(|it| it.0).collect::<Vec<_>>(),
        [
            "Put Catriona down for Wellbeing Group on Thu 3 Dec at 10:10",
            "Postpone Wellbeing Group on Thu 3 Dec at 10:10 to the next one, Thu 10 Dec at 10:10",
        ]
    );
    assert_eq!(remedies[0].person, Some(the("catriona")));
    assert_eq!(
        remedies[0].reasons,
        [
            "shares the post",
            "not on shift then, so it would be extra time",
            "with the journey there and back and its notes"
        ]
    );
    let offer = remedies[0].message.as_deref().unwrap();
    assert!(
        offer.contains("It would be extra time, yours to take back. Say if it does not suit."),
        "{offer}"
    );
    assert!(rules(&remedies[0].adds).contains(&"clash.outside_shift"));
    assert!(rules(&remedies[0].clears).contains(&"clash.on_leave"));
    assert_eq!(
        remedies[1].message.as_deref().unwrap(),
        "For C4, C6, C10, C8, C9 and Greg: Wellbeing Group on Thu 3 Dec at 10:10 will not take place. The next one is on Thu 10 \
         Dec at 10:10."
    );
}

#[test]
fn the_call_goes_to_the_backup_or_moves_to_her_friday() {
    let state = example_state();
    let cover = thursday(&state);
    let remedies = cover.remedies(piece(&cover, "Phone call C4"));
    let told: Vec<(RemedyKind, &str)> = remedies.iter().map(|it| (it.kind, it.title.as_str())).collect();
    assert_eq!(
        told,
        [
            (RemedyKind::Reassign, "Put Catriona down for Phone call C4 on Thu 3 Dec at 14:25"),
            (RemedyKind::Move, "Move Phone call C4 to Fri 4 Dec at 15:00, in place of Directory calls"),
            (RemedyKind::Reassign, "Put Leanne down for Phone call C4 on Thu 3 Dec at 14:25"),
            (RemedyKind::StandDown, "Cancel Phone call C4 on Thu 3 Dec at 14:25"),
        ]
    );
    assert_eq!(remedies[1].start, Some(the("2026-12-04T15:00")));
    assert!(remedies[1].adds.is_empty());
    assert_eq!(remedies[0].reasons[2], "C4's backup worker");
    // What is her own nobody else does for her, and nobody waits for.
    let notes = cover.remedies(piece(&cover, "Notes"));
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].kind, notes[0].message.as_ref()), (RemedyKind::StandDown, None));
}

#[test]
fn an_absence_changes_nothing_and_need_not_be_asked_for() {
    let state = example_state();
    let cover = away(&state, "eilidh", "2026-12-07", "2026-12-08");
    assert!(cover.touched().len() > 8);
    // A walk with A2 on Monday: Shona shares the post and supports A2.
    let walk = piece(&cover, "Walk A2");
    let remedies = cover.remedies(walk);
    assert_eq!(remedies[0].person, Some(the("shona")));
    assert!(remedies[0].reasons.iter().any(|it| it == "supports A2"), "{:?}", remedies[0].reasons);
    assert!(remedies.iter().all(|it| it.kind != RemedyKind::Move || it.start.is_some()));
    assert!(remedies.iter().is_sorted_by(|a, b| a.score >= b.score));
}

#[test]
fn a_meeting_goes_ahead_with_the_others_and_a_way_goes_along() {
    let state = example_state();
    let cover = away(&state, "catriona", "2026-12-09", "2026-12-09");
    let mdt = piece(&cover, "MDT meeting");
    let remedies = cover.remedies(mdt);
    // No other peer is at it, so the other sharer is asked first; the meeting itself needs nobody to move or call it off.
    let told: Vec<&str> = remedies.iter().map(|it| it.title.as_str()).collect();
    assert!(told[0].starts_with("Put Aisha down for MDT meeting"), "{told:?}");
    let ahead = "Let MDT meeting on Wed 9 Dec at 09:30 go ahead without Catriona";
    assert!(told.contains(&ahead) && !told.iter().any(|it| it.starts_with("Cancel ")), "{told:?}");
    assert!(remedies.iter().all(|it| it.kind != RemedyKind::Move));
    let friday = away(&state, "aisha", "2026-12-11", "2026-12-11");
    let visit = piece(&friday, "Home visit C10");
    let ways: Vec<_> =
        friday.touched().iter().filter(|it| it.goes_with.as_ref() == Some(&visit.session.id)).collect();
    assert_eq!(ways.len(), 2);
    // Three sessions change hands at once, and what was offered for the ways is not wanted any more.
    let taken = friday.remedies(visit).into_iter().find(|it| it.kind == RemedyKind::Reassign).unwrap();
    assert_eq!(taken.changes.len(), 3);
    let way = friday.remedies(ways[0]);
    let both = friday.together(&[(ways[0], &way[0]), (visit, &taken)]).unwrap();
    assert_eq!(both.changes.len(), 3);
}

#[test]
fn what_has_begun_is_told_and_left() {
    let state = example_state();
    let cover = away(&state, "eilidh", "2026-12-02", "2026-12-02");
    let begun: Vec<_> = cover.touched().iter().filter(|it| !it.is_ahead()).collect();
    assert!(begun.iter().all(|it| it.session.start <= example::now()));
    assert!(begun.iter().all(|it| cover.remedies(it).is_empty()));
    // Of her morning what is over is done, and touched no more.
    assert!(cover.touched().iter().all(|it| it.session.end > example::now()));
}

#[test]
fn part_of_a_day_can_be_covered_and_a_session_alone() {
    let state = example_state();
    let rules = RuleContext::new(&state, example::now().date());
    let span = LeaveSpan::Times { from: the("2026-12-03T14:00"), to: the("2026-12-03T15:24") };
    let cover = Cover::of(&rules, CoverNeed::Absence { person: the("aisha"), span }, asked());
    let touched: Vec<&str> = cover.touched().iter().map(|it| it.title.as_str()).collect();
    assert_eq!(touched, ["Notes", "Phone call C4", "Learning"]);
    let need = CoverNeed::Session {
        week: the("2026-W49"),
        id: the("c4-phone-thu-20261203"),
        person: Some(the("aisha")),
    };
    let alone = Cover::of(&rules, need, asked());
    assert_eq!(alone.touched().len(), 1);
    let remedies = alone.remedies(&alone.touched()[0]);
    assert_eq!(remedies[0].person, Some(the("catriona")));
}

#[test]
fn all_of_a_day_is_covered_as_one_entry() {
    let state = example_state();
    let cover = thursday(&state);
    let best = cover.best(|_| false, |_| true);
    assert_eq!(best.left, Vec::<SessionId>::new());
    // The way there and back and the notes go with the group, so that four of the seven have something done about them.
    assert_eq!(best.chosen.len(), 4);
    assert!(best.together.adds.iter().all(|flag| flag.severity != Severity::Red));
    for flag in best.together.clears.iter().filter(|flag| flag.rule == "clash.on_leave") {
        assert_eq!(flag.people, [the("aisha")]);
    }
    let edits = state.edits_of(&best.together.changes).unwrap();
    let after = apply(&state, edits.clone());
    assert_eq!(check_all(&after), []);
    let undone = apply(&after, edits.iter().map(Edit::inverse).collect());
    assert_eq!(records(&undone), records(&state));
}

#[test]
fn two_that_change_the_same_thing_do_not_go_together() {
    let state = example_state();
    let cover = thursday(&state);
    let call = piece(&cover, "Phone call C4");
    let remedies = cover.remedies(call);
    let both = cover.together(&[(call, &remedies[0]), (call, &remedies[1])]);
    assert!(format!("{both:?}").contains("change the same thing"), "{both:?}");
}

#[test]
fn what_is_private_keeps_people_apart_and_is_not_said() {
    let state = example_state();
    let with = |change: fn(&mut Person), from: &[&str]| {
        let mut catriona = state.person(&the("catriona")).unwrap().clone();
        change(&mut catriona);
        let apart = KeptApart { person: the("catriona"), from: from.iter().map(|id| (*id).into()).collect() };
        let state = state.preview(&[catriona.into(), apart.into()]).unwrap();
        let cover = thursday(&state);
        cover.remedies(piece(&cover, "Phone call C4"))
    };
    let asks = |remedies: &[Remedy]| {
        remedies.iter().find(|it| it.person == Some(the("catriona"))).map(|it| it.reasons.clone())
    };
    let plain = |_: &mut Person| {};
    for from in ["strathmore", "c4"] {
        let apart = with(plain, &[from]);
        assert_eq!(asks(&apart), None, "{from}");
    }
    let elsewhere = with(plain, &["ailsa", "c8"]);
    assert!(asks(&elsewhere).is_some_and(|reasons| !reasons.iter().any(|reason| reason == "ask first")));
    // A note that says why is read by nobody.
    let noted = with(|it| it.conflict = Some("was a patient of the Strathmore team; knows C4".into()), &[]);
    assert_eq!(asks(&noted), asks(&with(plain, &[])));
    assert!(!format!("{noted:?}").contains("patient"));
    // A theme to be asked about first costs a little, and says no more than that.
    let mut family = state.family(&the("c4")).unwrap().clone();
    family.themes = vec!["a-private-theme".into()];
    let mut catriona = state.person(&the("catriona")).unwrap().clone();
    catriona.ask_first.clone_from(&family.themes);
    let asked_first = state.preview(&[catriona.into(), family.into()]).unwrap();
    let cover = thursday(&asked_first);
    let remedies = cover.remedies(piece(&cover, "Phone call C4"));
    assert!(asks(&remedies).unwrap().iter().any(|reason| reason == "ask first"));
    assert!(!format!("{remedies:?}").contains("a-private-theme"));
}

/// The red flags of some weeks and of today, worked out from nothing; when does not matter.
fn reds(state: &State) -> Vec<(String, String, String)> {
    let rules = RuleContext::new(state, example::now().date());
    let weeks = the::<Week>("2026-W49").to(the("2027-W02"));
    let mut flags: Vec<Flag> = weeks.flat_map(|week| judge_week(&rules, week).to_vec()).collect();
    flags.extend(judge_standing(&rules).iter().cloned());
    flags.retain(|flag| flag.severity == Severity::Red);
    flags
        .iter()
        .map(|it| (it.rule.to_owned(), it.subject.id.to_string(), format!("{:?}", it.people)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is offered for whatever absence: no red flag comes that it does not tell, and taking it back is nothing.
    #[test]
    fn a_remedy_tells_what_it_adds_and_can_be_taken_back(
        who in 0..4_usize, day in 0..18, days in 1..4, which in any::<prop::sample::Index>(),
    ) {
        let state = example_state();
        let person = ["eilidh", "shona", "catriona", "aisha"][who];
        let from = example::now().date().plus_days(day);
        let cover = away(&state, person, &from.to_string(), &from.plus_days(days - 1).to_string());
        let offered: Vec<Remedy> = cover.touched().iter().flat_map(|it| cover.remedies(it)).collect();
        if !offered.is_empty() {
            let remedy = which.get(&offered);
            let before = reds(&state);
            let edits = state.edits_of(&remedy.changes).unwrap();
            let after = apply(&state, edits.clone());
            prop_assert_eq!(check_all(&after), []);
            for (rule, subject, people) in reds(&after) {
                let known = before.contains(&(rule.clone(), subject.clone(), people.clone()));
                let told = remedy.adds.iter().any(|flag| flag.rule == rule && flag.subject.id == subject);
                prop_assert!(known || told, "{} adds {rule} on {subject} untold", remedy.title);
            }
            for change in &remedy.changes {
                if let Change::Put(Record::Session(session)) = change {
                    prop_assert!(session.booking.start > example::now());
                }
            }
            let undone = apply(&after, edits.iter().map(Edit::inverse).collect());
            prop_assert_eq!(records(&undone), records(&state));
        }
    }
}

/// A store that holds the example service.
pub fn example_store(dir: &std::path::Path) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
    let output = tandem(dir, &["import", file]);
    assert_eq!(code(&output), Some(0), "{}", err(&output));
}

#[test]
fn the_command_prints_the_contract_and_reads_aloud() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    let now = ["--today", "2026-12-02T10:40", "cover"];
    let run = |rest: &[&str]| tandem(dir.path(), &[&now[..], rest].concat());
    let json = run(&["aisha", "2026-12-03", "2026-12-03", "--json"]);
    assert_eq!(code(&json), Some(0), "{}", err(&json));
    let rows: Value = serde_json::from_slice(&json.stdout).unwrap();
    let call = rows.as_array().unwrap().iter().find(|row| row["session"] == "c4-phone-thu-20261203").unwrap();
    assert_eq!(call["families"], serde_json::json!(["c4"]));
    assert_eq!(
        call["remedies"][1],
        serde_json::json!({
            "kind": "move", "person": null, "start": "2026-12-04T15:00", "score": 54,
            "reasons": ["Aisha is on shift and free then", "Directory calls at that time can wait"], "flags": [],
        })
    );
    assert_eq!(call["remedies"][0]["person"], "catriona");
    assert_eq!(call["remedies"][0]["start"], Value::Null);
    assert!(call["remedies"][0]["flags"].as_array().unwrap().contains(&"clash.outside_shift".into()));

    let plain = run(&["aisha", "2026-12-03", "--plain"]);
    let text = String::from_utf8(plain.stdout).unwrap();
    assert!(text.starts_with("Cover for Aisha, Thu 3 Dec 2026: 7 sessions are touched\n"), "{text}");
    let call = text.lines().find(|line| line.contains("Move Phone call C4")).unwrap();
    assert_eq!(
        call,
        "Choice 2, 54 of 100: Move Phone call C4 to Fri 4 Dec at 15:00, in place of Directory calls. Why: Aisha is on \
         shift and free then; Directory calls at that time can wait. Clears 2 red. To send: For C4: Phone call C4 would be on Fri \
         4 Dec at 15:00 instead of Thu 3 Dec at 14:25. Does that suit you?."
    );
    let quiet = run(&["leanne", "2026-12-05"]);
    assert!(String::from_utf8(quiet.stdout).unwrap().contains("Nothing is planned then."));
}

#[test]
fn the_command_says_what_is_wrong_with_what_was_asked() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    for (args, words) in [
        (&["cover", "aisha", "2026-12-04", "2026-12-03"][..], "before it begins"),
        (&["cover", "aicha", "2026-12-03"], "did you mean aisha?"),
        (&["cover", "aisha", "3 December"], "a date such as 2026-11-30"),
        (&["cover", "aisha", "2026-01-01", "2027-06-01"], "more than a year"),
    ] {
        let output = tandem(dir.path(), args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && err(&output).contains(words), "{args:?}: {}", err(&output));
    }
}
