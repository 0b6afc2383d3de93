//! `leave.*`, each at its limit and just over it.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::rules::{Flag, RuleContext, Severity, judge_standing, standing_flags};

use super::{only, pair, short, standing};
use crate::build::{Build, parse};

/// B works 6:00 on Wednesday to Friday: 18:00 ÷ 5 × 27 days is 97:12, rounded 97:00; five weeks off are 90:00, a day more
/// 96:00.
fn sixteen_days() -> Build {
    let weeks = pair().leave("b", LeaveKind::Annual, "2026-06-01", "2026-07-05");
    weeks.leave("b", LeaveKind::Annual, "2026-07-08", "2026-07-08")
}

fn of_b(build: &Build, rule: &str, today: &str) -> Vec<Flag> {
    let mut flags = standing(build, rule, today);
    flags.retain(|flag| flag.people == [parse("b")]);
    flags
}

fn figures(flag: &Flag) -> (String, String) {
    (flag.figure.unwrap().in_unit(), flag.limit.unwrap().in_unit())
}

#[test]
fn over_is_a_minute_more_than_the_entitlement() {
    let with = |to: &str| sixteen_days().leave("b", LeaveKind::Annual, "2026-09-02T09:00", to);
    assert_eq!(only(&of_b(&with("2026-09-02T10:00"), "leave.over", "2026-05-01")), None);
    for today in ["2026-05-01", "2026-12-02"] {
        let flags = of_b(&with("2026-09-02T10:01"), "leave.over", today);
        assert_eq!(only(&flags), Some(Severity::Red));
        assert_eq!(figures(&flags[0]), ("5821".into(), "5820".into()));
        assert_eq!((flags[0].start, flags[0].subject.id.as_str()), (None, "b"));
        assert!(flags[0].message.contains("0:01 more annual leave"), "{}", flags[0].message);
    }
    // What was carried over is there to be taken; what is only asked for is not taken.
    let carry = Carry { person: parse("b"), year: 2026, minutes: Minutes(1), note: None };
    assert_eq!(only(&of_b(&with("2026-09-02T10:01").put(carry), "leave.over", "2026-05-01")), None);
    let asked = |state| {
        let build = sixteen_days().leave_in(state, "b", LeaveKind::Annual, "2026-09-02", "2026-09-04");
        only(&of_b(&build, "leave.over", "2026-05-01"))
    };
    assert_eq!(asked(LeaveState::Requested), None);
    assert_eq!(asked(LeaveState::Approved), Some(Severity::Red));
    // The next leave year has its own.
    assert_eq!(only(&of_b(&with("2026-09-02T10:01"), "leave.over", "2027-04-01")), None);
}

#[test]
fn over_is_told_of_each_kind_that_has_an_end() {
    let earned =
        Toil { person: parse("b"), date: parse("2026-11-04"), minutes: Minutes(60), note: None, number: 0 };
    let toil = |to: &str| {
        let build = pair().put(earned.clone()).leave("b", LeaveKind::Toil, "2026-12-09T09:00", to);
        only(&of_b(&build, "leave.over", "2026-12-02"))
    };
    assert_eq!(toil("2026-12-09T10:00"), None);
    assert_eq!(toil("2026-12-09T10:01"), Some(Severity::Red));
    // The pot is 18:00 ÷ 5 × 8, up to 29:00; 1 January and Good Friday 2027 take 12:00 of it, two days 12:00 more.
    let pot = |to: &str| {
        let build = pair().leave("b", LeaveKind::PublicHoliday, "2026-09-02", "2026-09-03").leave(
            "b",
            LeaveKind::PublicHoliday,
            "2026-09-09T09:00",
            to,
        );
        only(&of_b(&build, "leave.over", "2026-12-02"))
    };
    assert_eq!(pot("2026-09-09T14:00"), None);
    assert_eq!(pot("2026-09-09T14:01"), Some(Severity::Red));
    for kind in [LeaveKind::Sick, LeaveKind::Study, LeaveKind::Wellbeing] {
        let build = pair().leave("b", kind, "2026-04-01", "2027-03-31");
        assert_eq!(only(&of_b(&build, "leave.over", "2026-12-02")), None, "{kind}");
    }
}

#[test]
fn over_is_told_of_whoever_has_no_share_too() {
    // A volunteer comes on days of their own, and has earned an hour.
    let earned =
        Toil { person: parse("v"), date: parse("2026-11-04"), minutes: Minutes(60), note: None, number: 0 };
    let off = |kind, to: &str| {
        let build = pair()
            .role("v", Role::Volunteer)
            .row("v", "2026-12-09", 0, "09:00-15:00", "", "")
            .put(earned.clone())
            .leave("v", kind, "2026-12-09T09:00", to);
        short(&standing(&build, "leave.over", "2026-12-02"))
    };
    assert_eq!(off(LeaveKind::Toil, "2026-12-09T10:00"), [""; 0]);
    assert_eq!(off(LeaveKind::Toil, "2026-12-09T10:01"), ["red person v [v]"]);
    assert_eq!(off(LeaveKind::Annual, "2026-12-09T10:00"), ["red person v [v]"]);
    assert_eq!(off(LeaveKind::Sick, "2026-12-09T15:00"), [""; 0]);
}

#[test]
fn outside_the_nhs_leave_of_holidays_is_annual_leave() {
    // 5.6 weeks of 18:00 are 100:48, up to 101:00: seventeen days of 6:00 are an hour more.
    let mut build = pair();
    let mut team = Team::clone(&build.state().records.teams.values().next().unwrap().item);
    team.kind = TeamKind::ThirdSector;
    build = build.put(team);
    let off = |to: &str| {
        let state = build.state();
        let all = state.rows().fold(Build::default(), |build, (_, record)| build.put(record));
        let all = all.leave("b", LeaveKind::PublicHoliday, "2026-06-01", to);
        only(&of_b(&all, "leave.over", "2026-05-01"))
    };
    assert_eq!(off("2026-06-30"), None);
    assert_eq!(off("2026-09-30"), Some(Severity::Red));
}

#[test]
fn holidays_on_somebodys_days_are_nothing_they_booked() {
    // Seven Mondays of 6:00 are 42:00 of a pot of 29:00.
    let mondays = ["04-06", "05-04", "05-25", "07-20", "09-28", "12-21", "12-28"];
    let build =
        mondays.iter().fold(pair(), |build, day| build.holiday(&format!("2026-{day}"), "Holiday", true));
    assert_eq!(standing(&build, "leave.over", "2026-12-02").len(), 0);
    let booked = build.leave("a", LeaveKind::PublicHoliday, "2026-12-08T09:00", "2026-12-08T09:01");
    assert_eq!(only(&standing(&booked, "leave.over", "2026-12-02")), Some(Severity::Red));
}

#[test]
fn untaken_is_looked_at_three_months_before_the_end_over_forty_percent() {
    // 40% of 97:00 is 38:48: three weeks are 54:00, and 4:12 more leave just that.
    let with = |to: &str| {
        let weeks = pair().leave("b", LeaveKind::Annual, "2026-06-01", "2026-06-21");
        weeks.leave("b", LeaveKind::Annual, "2026-09-02T09:00", to)
    };
    let enough = with("2026-09-02T13:12");
    assert_eq!(only(&of_b(&enough, "leave.untaken", "2027-01-01")), None);
    let short = with("2026-09-02T13:11");
    assert_eq!(only(&of_b(&short, "leave.untaken", "2026-12-31")), None);
    let flags = of_b(&short, "leave.untaken", "2027-01-01");
    assert_eq!(only(&flags), Some(Severity::Amber));
    assert_eq!(figures(&flags[0]), ("40.017".into(), "40".into()));
    assert_eq!(only(&of_b(&short, "leave.untaken", "2027-03-31")), Some(Severity::Amber));
    // By policy sooner, and over more.
    let months = |build: Build| build.policy("leave.untaken.months", PolicyValue::Number(4000));
    assert_eq!(
        only(&of_b(&months(with("2026-09-02T13:11")), "leave.untaken", "2026-12-01")),
        Some(Severity::Amber)
    );
    assert_eq!(only(&of_b(&months(with("2026-09-02T13:11")), "leave.untaken", "2026-11-30")), None);
    let percent = short.policy("leave.untaken.percent", PolicyValue::Number(40_018));
    assert_eq!(only(&of_b(&percent, "leave.untaken", "2027-01-01")), None);
}

#[test]
fn floor_is_the_statutory_leave_of_the_same_part_of_the_year() {
    // B starts on a day; the NHS gives completed months, the law months begun.
    let from = |day: &str| {
        let pattern = "wed 09:00-15:00, thu 09:00-15:00, fri 09:00-15:00";
        pair().person("c").share("post", "c", "18:00", day, "", pattern)
    };
    let of_c = |build: &Build| {
        let mut flags = standing(build, "leave.floor", "2027-02-01");
        flags.retain(|flag| flag.people == [parse("c")]);
        flags
    };
    // 2 November: four months are 32:30 and 10:00; the law five begun, 7 days of 6:00.
    assert_eq!(only(&of_c(&from("2026-11-02"))), None);
    // 4 January: two months are 16:30 and 5:00; the law three begun, 4.2 days, up to the half day: 27:00.
    let flags = of_c(&from("2027-01-04"));
    assert_eq!(only(&flags), Some(Severity::Red));
    assert_eq!(figures(&flags[0]), ("1290".into(), "1620".into()));
    assert_eq!(standing(&pair(), "leave.floor", "2026-12-02").len(), 0);
    // Outside the NHS the entitlement is the law's, and so never below it.
    let state = pair().state();
    let team = Team { kind: TeamKind::ThirdSector, ..state.team(&parse("team")).unwrap().clone() };
    let outside = || from("2026-05-01").put(team.clone());
    assert_eq!(only(&of_c(&outside())), None);
    let finer = outside().policy("leave.step", PolicyValue::Duration(Minutes(5)));
    assert_eq!(only(&of_c(&finer)), None);
}

#[test]
fn toil_is_old_after_sixty_days_the_oldest_taken_first() {
    let toil = |build: Build, date: &str, minutes| {
        build.put(Toil {
            person: parse("b"),
            date: parse(date),
            minutes: Minutes(minutes),
            note: None,
            number: 0,
        })
    };
    let today = "2026-12-02";
    assert_eq!(only(&of_b(&toil(pair(), "2026-10-03", 60), "leave.toil_old", today)), None);
    let old = || toil(toil(pair(), "2026-10-02", 60), "2026-11-20", 90);
    let flags = of_b(&old(), "leave.toil_old", today);
    assert_eq!(only(&flags), Some(Severity::Amber));
    assert_eq!(figures(&flags[0]), ("61".into(), "60".into()));
    assert!(flags[0].message.contains("1:00 of TOIL"), "{}", flags[0].message);
    // Booked counts as well as taken, of whatever leave year, and the oldest goes first.
    let with = |to: &str| old().leave("b", LeaveKind::Toil, "2026-12-09T09:00", to);
    assert_eq!(only(&of_b(&with("2026-12-09T09:59"), "leave.toil_old", today)), Some(Severity::Amber));
    assert_eq!(only(&of_b(&with("2026-12-09T10:00"), "leave.toil_old", today)), None);
    let last_year = toil(pair(), "2026-03-02", 60);
    assert_eq!(only(&of_b(&last_year, "leave.toil_old", today)), Some(Severity::Amber));
    let policy = old().policy("leave.toil_old.days", PolicyValue::Number(61_000));
    assert_eq!(only(&of_b(&policy, "leave.toil_old", today)), None);
}

#[test]
fn whoever_has_left_is_passed_by() {
    let build = |until: &str| {
        let pattern = "wed 09:00-15:00, thu 09:00-15:00, fri 09:00-15:00";
        let toil = Toil {
            person: parse("c"),
            date: parse("2026-07-01"),
            minutes: Minutes(60),
            note: None,
            number: 0,
        };
        let build = pair().person("c").share("post", "c", "18:00", "2026-01-05", until, pattern);
        build.put(toil).leave("c", LeaveKind::Annual, "2026-06-01", "2026-09-30")
    };
    for rule in ["leave.over", "leave.toil_old"] {
        let here = |until| standing(&build(until), rule, "2026-12-02").len();
        assert_eq!((here("2026-12-02"), here("2026-12-01")), (1, 0), "{rule}");
    }
}

#[test]
fn a_changed_day_of_leave_is_judged_anew() {
    let before = sixteen_days().leave("b", LeaveKind::Annual, "2026-09-02T09:00", "2026-09-02T10:00");
    let today = parse("2026-12-02");
    let over = |flags: &[Flag]| flags.iter().filter(|flag| flag.rule == "leave.over").count();
    let state = before.state();
    let rules = RuleContext::new(&state, today);
    assert_eq!(over(&judge_standing(&rules)), 0);
    let known = rules.into_cache();
    // A day of leave that was a minute longer takes a minute more; a session beside it takes nothing.
    let longer = before.row("b", "2026-07-08", 0, "09:00-15:01", "", "post").state();
    assert_eq!(over(&judge_standing(&RuleContext::knowing(&longer, today, known.clone()))), 1);
    let session = sixteen_days().session("s", "notes", "2026-07-08T09:00", 30, "b", |_| ()).state();
    assert_eq!(over(&judge_standing(&RuleContext::knowing(&session, today, known))), 0);
}

#[test]
fn the_example_service_has_nothing_to_look_at_on_its_day_and_leave_to_book_in_january() {
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    let raised = |today: Date| -> Vec<String> {
        let mut flags = standing_flags(&state, today);
        flags.retain(|flag| flag.rule.starts_with("leave."));
        flags.iter().map(|flag| format!("{} {}", flag.rule, flag.subject.id)).collect()
    };
    assert_eq!(raised(example::now().date()), [""; 0]);
    // 34:48 of 78:00, 32:24 of 79:00 and 11:00 of 17:00 are over 40%; Eilidh's 20:24 and Shona's 35:54 are not.
    assert_eq!(
        raised(parse("2027-01-01")),
        ["leave.untaken aisha", "leave.untaken catriona", "leave.untaken leanne"]
    );
}
