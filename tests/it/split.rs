//! Splits: that every division is one, that a lead would choose it, that a search can be stopped; and `tandem split`.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::split::{Division, Refused, SplitPart, SplitProgress, SplitRequest, changes, divisions};
use tandem::rota::{RotaWeek, WeekHours};
use tandem::rules::RuleContext;

use crate::app::{example_state, the};
use crate::cover::example_store;
use crate::program::{code, err, tandem};

/// A team of the community with an MDT meeting on Wednesday, and a post of so many hours that nobody has.
fn team(hours: &str) -> State {
    let service = Service::new("Test".into(), Nation::Scotland);
    let team = Team {
        id: the("t"),
        name: "Team".into(),
        kind: TeamKind::Community,
        place: None,
        beds: None,
        open: ["mon", "tue", "wed", "thu", "fri"].map(|day| the(&format!("{day} 09:00-17:00"))).to_vec(),
        peers_wanted: 1,
        funded_until: None,
    };
    let lead = Person::new(the("lead"), "Lea Dunn".into(), the("t"), Role::TeamLead);
    let post = Post {
        id: the("p"),
        title: "Peer worker".into(),
        team: the("t"),
        hours: the(hours),
        band: None,
        funded_until: None,
    };
    let mut mdt = Booking::new(the("mdt"), the("2026-11-04T09:30"), Minutes(60));
    mdt.people = vec![the("lead")];
    let mdt = Series { id: the("mdt"), booking: mdt, repeat: the("FREQ=WEEKLY"), except: vec![] };
    State::default().preview(&[service.into(), team.into(), lead.into(), post.into(), mdt.into()]).unwrap()
}

fn today() -> Date {
    example::now().date()
}

fn wanted(post: &str, parts: Vec<SplitPart>) -> SplitRequest {
    SplitRequest { post: the(post), on: today(), parts, overlap: None }
}

fn parts(hours: &[&str]) -> Vec<SplitPart> {
    hours.iter().map(|hours| SplitPart::of(the(hours))).collect()
}

fn split(state: &State, wanted: &SplitRequest) -> Result<Vec<Division>, Refused> {
    divisions(&RuleContext::new(state, today()), wanted, &mut |_: SplitProgress| true)
}

fn told(found: &[Division]) -> String {
    let mut out = String::new();
    for it in found {
        writeln!(out, "{} of 100, {} together, {} a week", it.score, it.overlap, it.cost.total()).unwrap();
        for pattern in &it.patterns {
            let days: Vec<String> = pattern.iter().map(ToString::to_string).collect();
            writeln!(out, "  {}", days.join(", ")).unwrap();
        }
        writeln!(out, "  because {}", it.reasons.join("; ")).unwrap();
        writeln!(out, "  gaps: {}", it.gaps.join(", ")).unwrap();
    }
    out
}

fn paid(pattern: &[PatternShift]) -> Minutes {
    pattern.iter().map(|shift| shift.time.wall() - shift.unpaid).sum()
}

#[test]
fn a_team_that_says_no_hours_has_no_gap_in_them() {
    let state = team("20:00");
    let closed = Team { open: vec![], ..state.team(&the("t")).unwrap().clone() };
    let state = state.preview(&[closed.into()]).unwrap();
    let found = split(&state, &wanted("p", parts(&["10:00", "10:00"]))).unwrap();
    assert!(!found.is_empty() && found.iter().all(|division| division.gaps.is_empty()), "{found:?}");
}

/// What every division is: the hours, within the open days, no two shifts at once, breaks as the law has them.
fn holds(state: &State, wanted: &SplitRequest, division: &Division) {
    let team = state.team(&state.post(&wanted.post).unwrap().team).unwrap();
    assert_eq!(division.patterns.len(), wanted.parts.len());
    for (part, pattern) in wanted.parts.iter().zip(&division.patterns) {
        assert_eq!(paid(pattern), part.hours, "{pattern:?}");
        for shift in pattern {
            let open = team.open.iter().find(|open| open.weekday == shift.weekday).unwrap().hours;
            assert!(open.from <= shift.time.from && shift.time.to <= open.to, "{shift} is not in {open}");
            assert!(
                shift.time.wall() <= Minutes::hours(6) || shift.unpaid >= Minutes(20),
                "{shift} has no break"
            );
            let day = u8::try_from(shift.weekday.num_days_from_monday()).unwrap();
            assert!(!part.cannot.contains(&day), "{shift} is on a day off");
        }
        let mut days: Vec<u32> = pattern.iter().map(|it| it.weekday.num_days_from_monday()).collect();
        let many = days.len();
        days.dedup();
        assert!(days.is_sorted() && days.len() == many, "{pattern:?}");
    }
}

#[test]
fn two_halves_of_28_48_are_what_a_lead_would_choose() {
    let state = example_state();
    let mut of_two = parts(&["14:24", "14:24"]);
    of_two[0].person = Some(the("eilidh"));
    of_two[1].person = Some(the("shona"));
    let wanted = wanted("peer-ailsa", of_two);
    let found = split(&state, &wanted).unwrap();
    for it in &found {
        holds(&state, &wanted, it);
    }
    let best = &found[0];
    // Eilidh keeps the start of the week and Shona its end; they meet on the day of the MDT, and nobody is missing.
    let days = |n: usize| best.patterns[n].iter().map(|it| weekday_word(it.weekday)).collect::<Vec<_>>();
    assert_eq!((days(0), days(1)), (vec!["mon", "tue", "wed"], vec!["wed", "thu", "fri"]));
    assert_eq!(best.gaps, Vec::<String>::new());
    assert!(best.overlap >= Minutes::hours(1) && best.overlap <= Minutes::hours(2), "{}", best.overlap);
    insta::assert_snapshot!(told(&found));
}

#[test]
fn three_thirds_of_36_00_are_what_a_lead_would_choose() {
    let state = team("36:00");
    let wanted = wanted("p", parts(&["12:00", "12:00", "12:00"]));
    let found = split(&state, &wanted).unwrap();
    for it in &found {
        holds(&state, &wanted, it);
    }
    // With 36 hours over 40, hardly a half-day is without anybody, and one choice leaves none.
    assert!(found[0].gaps.len() <= 1 && found.iter().any(|it| it.gaps.is_empty()));
    assert!(found[0].score >= 80);
    insta::assert_snapshot!(told(&found));
}

#[test]
fn days_off_and_time_together_are_kept_to() {
    let state = team("28:48");
    let off = SplitPart::of(the("14:24")).not_on(Weekday::Wed).not_on(Weekday::Mon);
    let mut wanted = wanted("p", vec![off, SplitPart::of(the("14:24"))]);
    wanted.overlap = Some(Minutes::hours(2));
    let found = split(&state, &wanted).unwrap();
    for it in &found {
        holds(&state, &wanted, it);
    }
    assert!(found[0].overlap >= Minutes::hours(2));
    wanted.overlap = Some(Minutes::ZERO);
    assert!(split(&state, &wanted).unwrap()[0].overlap < Minutes::hours(2));
}

#[test]
fn what_cannot_be_split_is_said_in_words() {
    let state = team("36:00");
    let refused = |parts: Vec<SplitPart>| split(&state, &wanted("p", parts)).unwrap_err().to_string();
    assert_eq!(
        refused(parts(&["18:00", "17:59"])),
        "the hours add up to 35:59, but the post has 36:00: 0:01 is left over"
    );
    assert!(refused(parts(&["18:00", "18:01"])).ends_with("0:01 is too much"));
    assert!(refused(parts(&["36:00"])).contains("hours were given for 1"));
    let mut few = SplitPart::of(the("30:00"));
    for day in [Weekday::Mon, Weekday::Tue] {
        few = few.not_on(day);
    }
    assert!(refused(vec![few, SplitPart::of(the("6:00"))]).contains("22:30 would"));
    let none = split(&state, &wanted("q", parts(&["18:00", "18:00"]))).unwrap_err();
    assert_eq!(none, Refused::NoPost(the("q")));
}

#[test]
fn a_search_tells_how_it_goes_and_stops_when_told() {
    let state = team("36:00");
    let wanted = wanted("p", parts(&["12:00", "12:00", "12:00"]));
    let mut seen: Vec<SplitProgress> = vec![];
    let mut waiting = |progress: SplitProgress| {
        seen.push(progress);
        true
    };
    let found = divisions(&RuleContext::new(&state, today()), &wanted, &mut waiting).unwrap();
    assert_eq!(found, split(&state, &wanted).unwrap(), "the same question has another answer");
    assert!(seen.len() > 10 && seen.is_sorted_by(|a, b| a.done <= b.done && a.done <= a.all));
    let mut calls = 0;
    let mut stops = |_: SplitProgress| {
        calls += 1;
        calls < 3
    };
    let stopped = divisions(&RuleContext::new(&state, today()), &wanted, &mut stops);
    assert_eq!((stopped, calls), (Err(Refused::Stopped), 3));
}

#[test]
fn a_division_is_written_from_a_date() {
    let state = example_state();
    let mut of_two = parts(&["14:24", "14:24"]);
    of_two[0].person = Some(the("aisha"));
    of_two[1].person = Some(the("catriona"));
    let wanted = wanted("peer-strathmore", of_two);
    let division = split(&state, &wanted).unwrap().remove(1);
    let people = [the("aisha"), the("catriona")];
    let from: Date = the("2027-02-01");
    let after = state.preview(&changes(&state, &wanted, &division, &people, from)).unwrap();
    assert_eq!(check_all(&after), []);
    let hours = |week: &str| {
        let rota = RotaWeek::of(&after, the(week)).unwrap();
        WeekHours::of(&after, &rota).post(&the("peer-strathmore")).unwrap().clone()
    };
    assert_eq!(hours("2027-W05").shared, the("28:48"));
    let before = hours("2027-W03");
    assert_eq!((before.shared, before.overlap.0 > 0), (the("28:48"), true));
    assert_eq!(hours("2027-W06").overlap, division.overlap);
    // Her fixed term ends when it did.
    let mut shares = after.shares_of(&people[0]).filter(|share| share.from == from);
    assert_eq!(shares.next().unwrap().until, Some(the("2027-03-31")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    /// Whatever the hours and days off: divisions are divisions.
    #[test]
    fn a_division_is_one(minutes in prop::collection::vec(6..=20_i32, 2..=3), off in 0..5_u8, more in 0..15_i32) {
        let hours: Vec<Minutes> = minutes.iter().map(|n| Minutes(n * 45 + more)).collect();
        let sum: Minutes = hours.iter().copied().sum();
        let state = team(&sum.to_string());
        let mut parts: Vec<SplitPart> = hours.into_iter().map(SplitPart::of).collect();
        parts[0] = parts[0].clone().not_on(Weekday::try_from(off).unwrap());
        let wanted = wanted("p", parts);
        let found = split(&state, &wanted).unwrap();
        prop_assert!(!found.is_empty());
        for it in &found {
        holds(&state, &wanted, it);
    }
    }
}

#[test]
fn the_command_prints_the_contract_and_reads_aloud() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    let run = |rest: &[&str]| tandem(dir.path(), &[&["--today", "2026-12-02", "split"], rest].concat());
    let json = run(&["peer-ailsa", "--hours", "14:24,14:24", "--json"]);
    assert_eq!(code(&json), Some(0), "{}", err(&json));
    let rows: Value = serde_json::from_slice(&json.stdout).unwrap();
    let first = &rows[0];
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    assert!(first["score"].as_i64().unwrap() > 85 && first["cost_minutes"].as_i64().unwrap() > 0);
    assert!(first["overlap_minutes"].as_i64().unwrap() >= 60);
    assert_eq!((&first["gaps"], &first["shares"][1]["hours"]), (&serde_json::json!([]), &"14:24".into()));
    let shift = first["shares"][0]["pattern"][0].as_str().unwrap();
    assert!(shift.parse::<PatternShift>().is_ok(), "{shift}");

    let args =
        ["peer-ailsa", "--hours", "14:24,14:24", "--cannot", "eilidh=mon", "--cannot", "2=tue", "--plain"];
    let plain = run(&args);
    let text = String::from_utf8(plain.stdout).unwrap();
    let choice = text.lines().nth(1).unwrap();
    assert!(choice.starts_with("Choice 1, ") && choice.contains(" of 100. Eilidh 14:24: "), "{text}");
    assert!(!choice.contains("Eilidh 14:24: mon") && !text.contains('│'), "{text}");
}

#[test]
fn the_command_says_what_is_wrong_with_what_was_asked() {
    let dir = tempfile::tempdir().unwrap();
    example_store(dir.path());
    let two = ["--hours", "14:24,14:24"];
    for (args, words) in [
        (&["peer-ailsa", "--hours", "14:24,14:00"][..], "0:24 is left over"),
        (&["peer-ailsa", "--hours", "28:48"], "among 2 to 6 people"),
        (&["peer-ailsa", "--hours", "14:24,lots"], "hours and minutes such as 1:30"),
        (&["peer-alsa", two[0], two[1]], "did you mean peer-ailsa?"),
        (&["peer-ailsa", two[0], two[1], "--cannot", "eilidh"], "say who and which days"),
        (&["peer-ailsa", two[0], two[1], "--cannot", "aisha=mon"], "does not share the post now"),
        (
            &["peer-ailsa", two[0], two[1], "--cannot", "3=mon"],
            "give a number from 1 to 2, or eilidh or shona",
        ),
        (&["peer-ailsa", two[0], two[1], "--cannot", "1=monday"], "mon"),
        (&["peer-ailsa", two[0], two[1], "--cannot", "1=mon,tue,wed,thu"], "Eilidh: 14:24 a week do not fit"),
    ] {
        let output = tandem(dir.path(), &[&["--today", "2026-12-02", "split"], args].concat());
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && err(&output).contains(words), "{args:?}: {}", err(&output));
    }
}
