//! How flags are folded into what needs looking at: one cause is one line, nothing is lost, what is over does not count.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::report::matters::{Matter, Matters, MattersOf, Urgency};
use tandem::rules::{Flag, Severity, Subject, find, flags_of_week, standing_flags};

use crate::app::example_state;
use crate::build::parse;
use crate::states;

const NOW: &str = "2026-12-02T10:40";

/// A flag of a rule about something.
fn flag(rule: &str, severity: Severity, kind: TableName, id: &str) -> Flag {
    Flag::new(find(rule).unwrap(), severity, parse("2026-W49"), Subject::new(kind, id))
}

/// The same about people, from when to when; days where no times are written.
fn of(mut flag: Flag, people: &str, start: &str, end: &str) -> Flag {
    let when = |text: &str| match text.len() {
        0 => None,
        10 => Some(parse::<Date>(text).into()),
        _ => Some(parse::<Moment>(text).into()),
    };
    flag.people = people.split_whitespace().map(parse).collect();
    (flag.start, flag.end) = (when(start), when(end));
    flag
}

fn on_session(rule: &str, severity: Severity, id: &str, people: &str, day: &str) -> Flag {
    let (start, end) = (format!("{day}T13:00"), format!("{day}T14:00"));
    of(flag(rule, severity, TableName::Session, id), people, &start, &end)
}

fn on_person(rule: &str, severity: Severity, person: &str, start: &str, end: &str) -> Flag {
    of(flag(rule, severity, TableName::Person, person), person, start, end)
}

fn folded_in(state: &State, now: &str, flags: &[Flag]) -> Matters {
    Matters::of(flags, &MattersOf { state, now: parse(now), week: parse("2026-W49") })
}

fn line(matter: &Matter, state: &State) -> String {
    let about = matter.who_and_when(state, parse("2026-12-02"), parse("2026-W49"));
    format!("{:?} {} {}: {} ({about})", matter.urgency, matter.severity, matter.flags.len(), matter.title)
}

/// What flags come to in the example, a line each.
fn fold(flags: &[Flag]) -> Vec<String> {
    let state = example_state();
    folded_in(&state, NOW, flags).all.iter().map(|matter| line(matter, &state)).collect()
}

use Severity::{Amber, Note, Red};

#[test]
fn one_rule_of_one_person_or_of_many_is_one_line() {
    let pause = |person: &str, day: &str| {
        on_person("workload.no_pause", Amber, person, &format!("{day}T11:00"), &format!("{day}T14:30"))
    };
    assert_eq!(
        fold(&[pause("aisha", "2026-12-03"), pause("shona", "2026-12-02"), pause("aisha", "2026-12-02")]),
        ["Soon amber 3: No pause long enough in 3 shifts (2 people, Wed 2–Thu 3)"]
    );
    // Two stretches of one shift are one shift.
    let twice = on_person("workload.no_pause", Amber, "aisha", "2026-12-03T15:00", "2026-12-03T18:00");
    assert_eq!(
        fold(&[pause("aisha", "2026-12-03"), twice]),
        ["Soon amber 2: No pause long enough (Aisha, Thu 3)"]
    );
}

#[test]
fn supervision_that_is_overdue_is_one_line_a_team_as_grave_as_the_gravest() {
    let due = |severity: Severity, person: &str, track: &str| {
        let subject = format!("{person}/{track}");
        of(flag("supervision.due", severity, TableName::Supervision, &subject), person, "", "")
    };
    assert_eq!(
        fold(&[
            due(Red, "aisha", "clinical"),
            due(Amber, "catriona", "mentor"),
            due(Amber, "shona", "clinical"),
            due(Amber, "eilidh", "clinical"),
        ]),
        [
            "Act red 2: Supervision is overdue (2 people)",
            "Soon amber 2: Clinical supervision is overdue (2 people)",
        ]
    );
    assert_eq!(
        fold(&[due(Amber, "aisha", "clinical"), due(Amber, "aisha", "line")]),
        ["Soon amber 2: 2 kinds of supervision are overdue (Aisha)"]
    );
}

#[test]
fn people_who_are_alone_at_visits_have_a_line_each_and_the_grave_one_its_own() {
    let visit = |severity, id: &str, who: &str, day: &str| on_session("sole.visit", severity, id, who, day);
    assert_eq!(
        fold(&[
            visit(Amber, "c1-visit-20261130", "catriona", "2026-12-03"),
            visit(Amber, "c2-bookbug-20261130", "catriona", "2026-12-04"),
            visit(Red, "c10-visit-20261204", "aisha", "2026-12-04"),
            visit(Amber, "x", "aisha", "2026-12-03"),
        ]),
        [
            "Publish red 1: C10 visit alone, no signal, no buddy (Aisha, Fri 4 13:00)",
            "Soon amber 1: Home visit alone (Aisha, Thu 3 13:00)",
            "Soon amber 2: 2 visits alone: C1 and C2 (Catriona, Thu 3–Fri 4)",
        ]
    );
}

#[test]
fn what_several_rules_find_of_one_thing_is_one_line() {
    // One session, alone in three ways.
    let alone =
        |rule: &str, severity| on_session(rule, severity, "c10-visit-20261204", "aisha", "2026-12-04");
    assert_eq!(
        fold(&[alone("sole.visit", Amber), alone("sole.first_visit", Red), alone("sole.outside_hours", Red)]),
        ["Publish red 3: First visit alone: C10 (Aisha, Fri 4 13:00)"]
    );
    // A lone volunteer is alone, and not that and the only one as well.
    let week = ("2026-11-30", "2026-12-06");
    assert_eq!(
        fold(&[
            on_person("sole.isolated", Amber, "leanne", week.0, week.1),
            of(flag("sole.only_peer", Red, TableName::Team, "harbour-families"), "leanne", week.0, week.1),
        ]),
        ["Publish red 2: No other peer to work with (Leanne, all week)"]
    );
    // Hours are far from the contract, whatever they are held against.
    assert_eq!(
        fold(&[
            on_person("hours.week_balance", Amber, "eilidh", week.0, week.1),
            on_person("hours.four_weeks", Amber, "eilidh", week.0, week.1),
            on_person("workload.giving_too_much", Amber, "eilidh", week.0, week.1),
        ])
        .len(),
        1
    );
}

#[test]
fn what_leave_leaves_behind_stands_under_the_leave() {
    let asked = |id: &str| on_session("clash.on_leave", Amber, id, "aisha", "2026-12-03");
    assert_eq!(
        fold(&[asked("wellbeing-20261203"), asked("c4-phone-thu-20261203")]),
        ["Soon amber 2: Leave asked for: 2 to cover (Aisha, Thu 3)"]
    );
    // Once it is agreed, what nobody covers and whom that leaves alone stand there too.
    let mut state = State::clone(&example_state());
    let mut leave = state
        .records
        .leave
        .values()
        .find(|row| row.item.person == parse("aisha") && row.item.span.touches(parse("2026-12-03")))
        .unwrap()
        .item
        .as_ref()
        .clone();
    leave.state = LeaveState::Approved;
    state = state.preview(&[leave.into()]).unwrap();
    let flags = [
        on_session("clash.on_leave", Red, "wellbeing-20261203", "aisha", "2026-12-03"),
        on_session("cover.leave", Red, "wellbeing-20261203", "aisha", "2026-12-03"),
        on_session("sole.group", Red, "wellbeing-20261203", "aisha greg", "2026-12-03"),
        // Another day's group has nothing to do with it.
        on_session("sole.group", Red, "bookbug-20261204", "aisha", "2026-12-04"),
    ];
    let lines: Vec<String> =
        folded_in(&state, NOW, &flags).all.iter().map(|matter| line(matter, &state)).collect();
    assert_eq!(
        lines,
        [
            "Publish red 3: Away: 1 to cover (Aisha, Thu 3 13:00)",
            "Publish red 1: Too few to run a group (Aisha, Fri 4 13:00)",
        ]
    );
}

#[test]
fn what_comes_of_the_end_of_a_share_stands_under_it() {
    let mut ending =
        of(flag("share.ending", Amber, TableName::Post, "peer-strathmore"), "aisha catriona", "", "");
    ending.due = Some(parse("2027-03-31"));
    let vacant = of(
        flag("hours.post_vacant", Amber, TableName::Post, "peer-strathmore"),
        "catriona",
        "2026-11-30",
        "2026-12-06",
    );
    let mut series = on_person("roster.ends", Amber, "aisha", "2026-11-30", "2026-12-06");
    series.due = Some(parse("2027-03-26"));
    let mut unrelated = on_person("roster.ends", Amber, "shona", "2026-11-30", "2026-12-06");
    unrelated.due = Some(parse("2026-12-18"));
    let lines = fold(&[ending, vacant, series, unrelated]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("amber 3: ")), "{lines:?}");
}

#[test]
fn what_comes_to_a_head_later_can_wait_and_notes_are_no_work() {
    let due = |rule: &str, kind, id: &str, day: &str| {
        let mut flag = of(flag(rule, Amber, kind, id), "catriona", "", "");
        flag.due = Some(parse(day));
        flag
    };
    assert_eq!(
        fold(&[
            due("case.window", TableName::Family, "c2", "2026-12-30"),
            due("case.window", TableName::Family, "c6", "2026-12-06"),
            due("supervision.due", TableName::Supervision, "catriona/clinical", "2026-11-27"),
            due("training.expiring", TableName::Person, "catriona", "2027-01-28"),
            flag("case.no_backup", Note, TableName::Family, "c1"),
            flag("case.no_backup", Note, TableName::Family, "c2"),
        ]),
        [
            "Soon amber 1: Clinical supervision is overdue (Catriona, since 27 Nov)",
            "Soon amber 1: Time here ends soon: C6 (Catriona, by Sun 6)",
            "Later amber 1: Time here ends soon: C2 (Catriona, in 28 days)",
            "Later amber 1: A course runs out (Catriona, in 8 weeks)",
            "Note note 2: No backup worker: C1 and C2 ()",
        ]
    );
}

#[test]
fn what_is_over_is_counted_apart_and_what_can_still_be_mended_is_not() {
    let on = |start: &str, end: &str| on_person("workload.contacts_a_day", Amber, "eilidh", start, end);
    for (start, end, urgency) in [
        ("2026-12-02T09:00", "2026-12-02T10:40", Urgency::Over),
        ("2026-12-02T09:00", "2026-12-02T10:45", Urgency::Soon),
        ("2026-12-01", "2026-12-01", Urgency::Over),
        ("2026-12-02", "2026-12-02", Urgency::Soon),
        // A running week's sum can still be mended; that of one that is over cannot.
        ("2026-11-30", "2026-12-06", Urgency::Soon),
        ("2026-11-23", "2026-11-29", Urgency::Over),
        ("", "", Urgency::Soon),
    ] {
        let found = folded_in(&example_state(), NOW, &[on(start, end)]);
        assert_eq!(found.all[0].urgency, urgency, "{start}–{end}");
        assert_eq!(found.counts().total(), usize::from(urgency == Urgency::Soon));
    }
    // Of one rule, what is over and what is not are two lines; together they are all of it.
    let found =
        folded_in(&example_state(), NOW, &[on("2026-12-01", "2026-12-01"), on("2026-12-03", "2026-12-03")]);
    assert_eq!((found.all.len(), found.flags_that(Urgency::Over), found.counts().total()), (2, 1, 1));
}

#[test]
fn what_was_folded_holds_until_something_is_over() {
    let flags = [
        on_person("workload.no_pause", Amber, "eilidh", "2026-12-02T09:00", "2026-12-02T12:30"),
        on_person("workload.load", Amber, "eilidh", "2026-11-30", "2026-12-06"),
    ];
    let found = folded_in(&example_state(), NOW, &flags);
    assert!(found.hold_at(parse(NOW)) && found.hold_at(parse("2026-12-02T12:29")));
    assert!(!found.hold_at(parse("2026-12-02T12:30")));
    assert!(!found.hold_at(parse("2026-12-02T10:00")), "the clock was put back");
    assert_eq!(folded_in(&example_state(), "2026-12-02T12:30", &flags).counts().total(), 1);
}

#[test]
fn a_closed_week_cannot_be_changed() {
    let mark = SheetMark { state: SheetState::Closed, ..SheetMark::draft(parse("2026-W49")) };
    let state = example_state().preview(&[mark.into()]).unwrap();
    let load = on_person("workload.load", Amber, "eilidh", "2026-11-30", "2026-12-06");
    let due = of(flag("supervision.due", Amber, TableName::Supervision, "eilidh/clinical"), "eilidh", "", "");
    let found = folded_in(&state, NOW, &[load, due]);
    assert_eq!(found.counts().total(), 1, "what stands today can be mended whatever week is closed");
}

#[test]
fn what_a_lead_accepted_is_counted_apart_until_its_day_and_the_law_is_not_accepted() {
    let visit = on_session("sole.visit", Red, "c10-visit-20261204", "aisha", "2026-12-04");
    let mut rest = on_person("rest.weekly", Red, "aisha", "2026-11-30", "2026-12-06");
    let until = |day: &str, flag: &Flag| flag.accept(parse(day), "her sister is in", "owner");
    let urgency = |accepted: AcceptedRisk, flag: &Flag| {
        let state = example_state().preview(&[accepted.into()]).unwrap();
        folded_in(&state, NOW, std::slice::from_ref(flag)).all[0].urgency
    };
    assert_eq!(urgency(until("2026-12-02", &visit), &visit), Urgency::Accepted);
    assert_eq!(urgency(until("2026-12-01", &visit), &visit), Urgency::Publish);
    assert_eq!(urgency(until("2026-12-31", &rest), &rest), Urgency::Publish);
    rest.severity = Amber;
    assert_eq!(urgency(until("2026-12-31", &rest), &rest), Urgency::Accepted);
}

#[test]
fn the_example_opens_with_twelve_lines_at_most_each_another_matter() {
    let state = example_state();
    let now: Moment = parse(NOW);
    let mut flags = flags_of_week(&state, now.week(), now.date());
    flags.extend(standing_flags(&state, now.date()));
    let found = folded_in(&state, NOW, &flags);
    let lines: Vec<String> = found.all.iter().map(|matter| line(matter, &state)).collect();
    insta::assert_snapshot!("the_example", lines.join("\n"));
    let to_do: Vec<&Matter> = found.to_do().collect();
    assert!((8..=12).contains(&to_do.len()), "{lines:?}");
    let mut matters: Vec<(&str, &[PersonId])> =
        to_do.iter().map(|matter| (matter.title.as_str(), matter.people.as_slice())).collect();
    matters.sort_unstable();
    matters.dedup();
    assert_eq!(matters.len(), to_do.len(), "{lines:?}");
    // By folding, not by hiding.
    assert_eq!(found.all.iter().map(|matter| matter.flags.len()).sum::<usize>(), flags.len());
    assert_eq!(found.flags_that(Urgency::Over), 9);
    assert!(found.all.iter().all(|matter| matter.title.chars().count() <= 38), "{lines:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn every_flag_stands_under_one_matter_in_an_order_that_does_not_hang_on_theirs(
        state in states::state(), week in 0..104_i32, hour in 0..(24 * 700),
    ) {
        let first = parse::<Week>("2026-W01").plus(week);
        let now = parse::<Date>("2026-01-01").start().plus_wall(Minutes(hour * 60));
        let mut flags: Vec<Flag> = (0..3)
            .flat_map(|n| flags_of_week(&state, first.plus(n), now.date()))
            .chain(standing_flags(&state, now.date()))
            .collect();
        let by = MattersOf { state: &state, now, week: first };
        let found = Matters::of(&flags, &by);
        for flag in &flags {
            let under = found.all.iter().flat_map(|matter| &matter.flags).filter(|it| it.is_shared_with(flag));
            prop_assert_eq!(under.count(), 1);
        }
        prop_assert_eq!(found.all.iter().map(|it| it.flags.len()).sum::<usize>(), flags.len());
        prop_assert_eq!(found.counts().total(), found.to_do().count());
        prop_assert!(found.all.is_sorted_by_key(|it| (it.urgency, it.severity)));
        for matter in &found.all {
            prop_assert!(matter.flags.is_sorted_by(|one, other| one.in_order(other).is_le()));
            prop_assert!(matter.head.is_shared_with(&matter.flags[0]));
            prop_assert!(matter.severity <= matter.head.severity && !matter.title.is_empty());
        }
        let told = |found: &Matters| -> Vec<String> { found.all.iter().map(|it| line(it, &state)).collect() };
        flags.reverse();
        prop_assert_eq!(told(&Matters::of(&flags, &by)), told(&found));
    }
}
