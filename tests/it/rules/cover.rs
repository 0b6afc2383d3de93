//! Job share, cover, the rota as a whole, and patient numbers.

use tandem::domain::*;
use tandem::rules::Severity::{Amber, Note, Red};
use tandem::rules::flags_of_week;

use super::{flags, flags_on, only, pair, short, standing};
use crate::build::{Build, booking, parse};

fn sharing(b: &str) -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .post("post", "12:00")
        .share("post", "a", "6:00", "2026-01-05", "", "wed 09:00-15:00")
        .share("post", "b", "6:00", "2026-01-05", "", b)
}

#[test]
fn sharers_meet_for_an_hour_a_week() {
    let rule = "share.overlap";
    assert_eq!(short(&flags(&sharing("wed 14:00-20:00"), rule)), [""; 0]);
    assert_eq!(short(&flags(&sharing("wed 14:01-20:00"), rule)), ["amber post post [a+b]"]);
    assert_eq!(short(&flags(&sharing("wed 15:00-21:00"), rule)), ["red post post [a+b]"]);
    // Not in a week when one of them is away for all of it, by leave or by a row that says so.
    let away = sharing("wed 15:00-21:00").leave("a", LeaveKind::Annual, "2026-12-02", "2026-12-02");
    assert_eq!(short(&flags(&away, rule)), [""; 0]);
    assert_eq!(
        short(&flags(&sharing("wed 15:00-21:00").row("a", "2026-12-02", 0, "", "", ""), rule)),
        [""; 0]
    );
}

#[test]
fn sharers_are_not_away_on_the_same_day() {
    let rule = "share.both_away";
    let leave = |build: Build, person: &str, from: &str, to: &str| {
        build.leave_in(LeaveState::Requested, person, LeaveKind::Annual, from, to)
    };
    let one = leave(sharing("wed 14:00-20:00"), "a", "2026-11-30", "2026-12-02");
    assert_eq!(short(&flags(&one, rule)), [""; 0]);
    let both = leave(one, "b", "2026-12-02", "2026-12-04");
    let found = flags(&both, rule);
    assert_eq!(short(&found), ["red post post [a+b]"]);
    assert_eq!(
        [found[0].start, found[0].end].map(|when| when.unwrap().to_string()),
        ["2026-12-02", "2026-12-02"]
    );
    // A day without anybody's time is nobody's day, and neither is a public holiday.
    let idle = leave(
        leave(sharing("wed 14:00-20:00"), "a", "2026-11-30", "2026-12-01"),
        "b",
        "2026-11-30",
        "2026-12-01",
    );
    assert_eq!(short(&flags(&idle, rule)), [""; 0]);
    assert_eq!(short(&flags(&both.holiday("2026-12-02", "Local holiday", true), rule)), [""; 0]);
    // Part of a day counts when it takes all paid time of it.
    let part = |to: &str| {
        let whole = leave(sharing("wed 14:00-20:00"), "a", "2026-12-02", "2026-12-02");
        leave(whole, "b", "2026-12-02T13:00", to)
    };
    assert_eq!(flags(&part("2026-12-02T20:00"), rule).len(), 1);
    assert_eq!(flags(&part("2026-12-02T19:59"), rule).len(), 0);
}

#[test]
fn meetings_are_spread_over_the_sharers() {
    let with = |b: i32| {
        sharing("wed 09:00-15:00").session("m1", "mdt", "2026-11-11T10:00", 65, "a", |_| {}).session(
            "m2",
            "mdt",
            "2026-12-02T10:00",
            b,
            "b",
            |_| {},
        )
    };
    assert_eq!(only(&flags(&with(35), "share.meetings")), None);
    assert_eq!(only(&flags(&with(34), "share.meetings")), Some(Note));
}

#[test]
fn a_share_that_ends_within_seventeen_weeks_is_told() {
    let rule = "share.ending";
    let until = |end: &str| {
        let build = pair()
            .share("post", "a", "18:00", "2026-01-05", end, "mon 09:00-15:00")
            .family("f1", |f| f.worker = Some(parse("a")))
            .family("f2", |f| f.worker = Some(parse("b")));
        standing(&build, rule, "2026-12-02")
    };
    let found = until("2027-03-31");
    assert_eq!(short(&found), ["amber post post [a+b]"]);
    assert!(found[0].message.contains("1 family"), "{}", found[0].message);
    assert_eq!((found[0].start, found[0].figure.unwrap().to_string()), (None, "119 days".into()));
    assert_eq!(only(&until("2027-04-01")), None);
    assert_eq!(only(&until("2026-12-30")), Some(Red));
    assert_eq!(only(&until("2026-12-31")), Some(Amber));
    // A share that is carried on does not end.
    let renewed = pair().share("post", "a", "18:00", "2026-01-05", "2026-12-31", "mon 09:00-15:00").share(
        "post",
        "a",
        "18:00",
        "2027-01-01",
        "",
        "mon 09:00-15:00",
    );
    assert_eq!(only(&standing(&renewed, rule, "2026-12-02")), None);
}

#[test]
fn a_planned_session_has_somebody_in_it() {
    let of = |people: &str, status| {
        let build = pair().session("s1", "phone", "2026-12-02T10:00", 30, people, move |b| b.status = status);
        short(&flags(&build, "cover.session"))
    };
    assert_eq!(of("", Status::Planned), ["red session s1 []"]);
    assert_eq!(of("a", Status::Planned), [""; 0]);
    assert_eq!(of("", Status::Cancelled), [""; 0]);
}

#[test]
fn leave_is_covered_two_weeks_before() {
    let with = |people: &str| {
        pair().leave("a", LeaveKind::Annual, "2026-12-14", "2026-12-18").session(
            "s1",
            "phone",
            "2026-12-16T10:00",
            30,
            people,
            |_| {},
        )
    };
    let on = |people: &str, today: &str| short(&flags_on(&with(people), "cover.leave", "2026-W51", today));
    assert_eq!(on("a", "2026-11-29"), [""; 0]);
    assert_eq!(on("a", "2026-11-30"), ["red session s1 [a]"]);
    assert_eq!(on("a b", "2026-11-30"), [""; 0]);
}

#[test]
fn an_open_half_day_has_a_peer_for_half_of_it() {
    let with = |shift: &str| {
        let team = Team {
            id: parse("team"),
            name: "Team".into(),
            kind: TeamKind::Community,
            place: Some(parse("base")),
            beds: None,
            open: vec![parse("mon 09:00-17:00")],
            peers_wanted: 1,
            funded_until: None,
        };
        let build = Build::service(Nation::Scotland).put(team).person("a").post("post", "6:00");
        build.share("post", "a", "6:00", "2026-01-05", "", &format!("mon {shift}")).holiday(
            "2026-12-01",
            "x",
            false,
        )
    };
    let starts = |build: &Build| -> Vec<String> {
        flags(build, "cover.presence").iter().map(|flag| flag.start.unwrap().time_text()).collect()
    };
    assert_eq!(starts(&with("11:00-15:00")), [""; 0]);
    assert_eq!(starts(&with("11:01-15:00")), ["2026-11-30T09:00"]);
    assert_eq!(starts(&with("11:00-14:59")), ["2026-11-30T13:00"]);
    assert_eq!(short(&flags(&with("18:00-20:00"), "cover.presence")), ["amber team team []"; 2]);
    assert_eq!(starts(&with("18:00-20:00").holiday("2026-11-30", "St Andrew's Day", true)), [""; 0]);
    let elsewhere = with("09:00-17:00").place("hall", PlaceKind::Venue).put(ShiftRow {
        person: parse("a"),
        date: parse("2026-11-30"),
        number: 0,
        time: Some(parse("09:00-17:00")),
        unpaid: Minutes::ZERO,
        place: Some(parse("hall")),
        post: None,
    });
    assert_eq!(starts(&elsewhere).len(), 2);
}

trait TimeText {
    fn time_text(&self) -> String;
}

impl TimeText for tandem::rules::When {
    fn time_text(&self) -> String {
        self.to_string()
    }
}

#[test]
fn a_peer_is_at_the_mdt_meeting() {
    let of = |people: &str| {
        let build = pair().role("nurse", Role::Colleague).session(
            "s1",
            "mdt",
            "2026-12-02T10:00",
            60,
            people,
            |_| {},
        );
        short(&flags(&build, "cover.meeting"))
    };
    assert_eq!(of("nurse"), ["note session s1 [nurse]"]);
    assert_eq!(of("nurse a"), [""; 0]);
}

#[test]
fn a_draft_is_late_four_weeks_before_and_pressing_two_weeks_before() {
    let on = |today: &str, state: Option<SheetState>| {
        let mut build = pair();
        if let Some(state) = state {
            build = build.put(SheetMark { state, ..SheetMark::draft(parse("2026-W49")) });
        }
        only(&flags_on(&build, "roster.late", "2026-W49", today))
    };
    assert_eq!(on("2026-11-02", None), None);
    assert_eq!(on("2026-11-03", None), Some(Amber));
    assert_eq!(on("2026-11-16", None), Some(Amber));
    assert_eq!(on("2026-11-17", Some(SheetState::Draft)), Some(Red));
    assert_eq!(on("2026-12-06", None), Some(Red));
    assert_eq!(on("2026-12-07", None), None);
    assert_eq!(on("2026-11-17", Some(SheetState::Published)), None);
}

#[test]
fn a_week_after_the_official_lists_says_that_its_holidays_are_worked_out() {
    let found = |build: &Build, week: &str| short(&flags_on(build, "roster.holidays", week, "2026-12-02"));
    assert_eq!(found(&pair(), "2028-W52"), [""; 0]);
    assert_eq!(found(&pair(), "2029-W01"), ["note sheet 2029-W01 []"]);
    assert_eq!(found(&pair(), "2040-W50"), ["note sheet 2040-W50 []"]);
    // The employer's own list for the year is a list; the years after it have none.
    let own = pair().holiday("2029-12-25", "Christmas Day", true);
    assert_eq!(found(&own, "2029-W01"), [""; 0]);
    assert_eq!(found(&own, "2030-W02"), ["note sheet 2030-W02 []"]);
    let flag = &flags_on(&pair(), "roster.holidays", "2029-W13", "2026-12-02")[0];
    assert_eq!(flag.end.unwrap().to_string(), "2029-04-01");
    assert!(flag.why.contains("official lists known here end with 2028"), "{}", flag.why);
}

#[test]
fn a_series_that_ends_soon_with_nothing_after_it_is_told_of() {
    let weekly = |id: &str, activity: &str, start: &str, rule: &str, build: Build| {
        let booking = booking(activity, start, 30, "a", |b| b.families = vec![parse("f1")]);
        build.series(id, rule, "", booking)
    };
    let base = || pair().family("f1", |_| {});
    let calls = |rule: &str| weekly("calls", "phone", "2026-10-05T10:00", rule, base());
    let found = |build: &Build, week: &str| short(&flags_on(build, "roster.ends", week, "2026-10-05"));
    let both = ["amber person a [a]", "amber family f1 []"];
    // The last one on Monday 28 December: in the four weeks to it, and no longer once it was.
    let until = calls("FREQ=WEEKLY;UNTIL=20261230");
    assert_eq!(found(&until, "2026-W49"), [""; 0]);
    assert_eq!(found(&until, "2026-W50"), both);
    assert_eq!(found(&until, "2026-W53"), both);
    assert_eq!(found(&until, "2027-W01"), [""; 0]);
    // By count it is the same; without an end there is none.
    assert_eq!(found(&calls("FREQ=WEEKLY;COUNT=13"), "2026-W50"), both);
    assert_eq!(found(&calls("FREQ=WEEKLY;COUNT=17"), "2026-W50"), [""; 0]);
    assert_eq!(found(&calls("FREQ=WEEKLY"), "2026-W50"), [""; 0]);
    // Another series of the kind goes on, or a session is booked after it; one of another kind is none of its kind.
    let walks = |activity: &str, start: &str| {
        weekly("more", activity, start, "FREQ=WEEKLY", calls("FREQ=WEEKLY;COUNT=13"))
    };
    assert_eq!(found(&walks("walk", "2027-01-04T10:00"), "2026-W50"), [""; 0]);
    assert_eq!(found(&walks("mdt", "2027-01-04T10:00"), "2026-W50"), both);
    let booked = calls("FREQ=WEEKLY;COUNT=13").session("s", "walk", "2027-01-05T10:00", 30, "a", |_| {});
    assert_eq!(found(&booked, "2026-W50"), ["amber family f1 []"]);
    let weeks = calls("FREQ=WEEKLY;COUNT=13").policy("roster.ends.weeks", PolicyValue::Number(1000));
    assert_eq!(found(&weeks, "2026-W50"), [""; 0]);
    assert_eq!(found(&weeks, "2026-W53"), both);
}

#[test]
fn what_changed_after_publishing_is_named() {
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(parse("2026-W49")) };
    let published = pair().put(mark).session("s1", "phone", "2026-12-02T10:00", 30, "a", |_| {}).state();
    let found = |state: &State| {
        let mut flags = flags_of_week(state, parse("2026-W49"), parse("2026-12-02"));
        flags.retain(|flag| flag.rule == "roster.changed");
        flags
    };
    assert_eq!(short(&found(&published)), [""; 0]);
    let moved = Session {
        id: parse("s1"),
        series: None,
        booking: booking("phone", "2026-12-02T11:00", 30, "a", |b| {
            b.reason = Some("the family asked".into());
        }),
    };
    let changed = published.preview(&[Change::Put(moved.into())]).unwrap();
    let flags = found(&changed);
    assert_eq!(short(&flags), ["note sheet 2026-W49 []"]);
    assert!(
        flags[0].why.contains("touches A") && flags[0].why.contains("the family asked"),
        "{}",
        flags[0].why
    );
}

#[test]
fn patient_numbers_are_found_in_any_text() {
    let of = |note: &'static str| {
        let build =
            pair().session("s1", "phone", "2026-12-02T10:00", 30, "a", move |b| b.note = Some(note.into()));
        short(&standing(&build, "privacy.identifier", "2026-12-02"))
    };
    assert_eq!(of("ask about 190485 1231"), ["red session s1 []"]);
    assert_eq!(of("943 476 5919 and 1904851232"), ["red session s1 []"]);
    assert_eq!(of("1904851232"), ["amber session s1 []"]);
    assert_eq!(of("11904851231"), [""; 0]);
}

#[test]
fn who_covers_leave_is_not_on_leave_too_and_only_agreed_leave_is_covered() {
    let both = |state| {
        pair()
            .leave("a", LeaveKind::Annual, "2026-12-02", "2026-12-02")
            .leave_in(state, "b", LeaveKind::Annual, "2026-12-02", "2026-12-02")
            .session("s1", "phone", "2026-12-02T10:00", 30, "a", |b| b.with = vec![parse("b")])
    };
    assert_eq!(short(&flags(&both(LeaveState::Requested), "cover.leave")), [""; 0]);
    assert_eq!(short(&flags(&both(LeaveState::Approved), "cover.leave")), ["red session s1 [a]"]);
}

#[test]
fn peers_who_help_out_count_where_their_shift_says_they_are() {
    let team = |id: &str, place: &str, open: &[&str], wanted| Team {
        id: parse(id),
        name: id.into(),
        kind: TeamKind::Community,
        place: Some(parse(place)),
        beds: None,
        open: open.iter().map(|hours| parse(hours)).collect(),
        peers_wanted: wanted,
        funded_until: None,
    };
    let with = |wanted, place: &str| {
        let helper = Person::new(parse("h"), "H".into(), parse("other"), Role::PeerWorker);
        pair()
            .put(team("team", "base", &["mon 09:00-13:00"], wanted))
            .put(team("other", "ward", &[], 1))
            .place("ward", PlaceKind::Mbu)
            .put(helper)
            .put(ShiftRow {
                person: parse("h"),
                date: parse("2026-11-30"),
                number: 0,
                time: Some(parse("09:00-13:00")),
                unpaid: Minutes::ZERO,
                place: (!place.is_empty()).then(|| parse(place)),
                post: None,
            })
    };
    let found = |build: &Build| short(&flags(build, "cover.presence"));
    assert_eq!(found(&with(1, "")), [""; 0]);
    assert_eq!(found(&with(2, "")), ["amber team team [a]"]);
    assert_eq!(found(&with(2, "base")), [""; 0]);
    assert_eq!(found(&with(3, "base")), ["amber team team [a+h]"]);
    assert_eq!(found(&with(2, "ward")), ["amber team team [a]"]);
}

#[test]
fn along_to_learn_is_at_the_meeting_too() {
    let of = |activity: &str, and: fn(&mut Booking)| {
        let build = pair().role("nurse", Role::Colleague);
        short(&flags(&build.session("s1", activity, "2026-12-02T10:00", 60, "nurse", and), "cover.meeting"))
    };
    assert_eq!(of("mdt", |b| b.shadow = vec![parse("a")]), [""; 0]);
    assert_eq!(of("mdt", |b| b.status = Status::Done), [""; 0]);
    assert_eq!(of("team-meeting", |_| {}), [""; 0]);
}

#[test]
fn funding_that_ends_is_told_as_an_end_of_all_shares() {
    let funded = |until: &str| {
        let post = Post {
            id: parse("post"),
            title: "Post".into(),
            team: parse("team"),
            hours: parse("36:00"),
            band: None,
            funded_until: Some(parse(until)),
        };
        let build = pair().put(post).family("f1", |f| f.worker = Some(parse("a")));
        standing(&build.family("f2", |f| f.worker = Some(parse("b"))), "share.ending", "2026-12-02")
    };
    let found = funded("2027-03-31");
    assert_eq!(short(&found), ["amber post post [a+b]"]);
    assert!(found[0].message.contains("2 families and 0 groups"), "{}", found[0].message);
    assert_eq!([funded("2027-04-01"), funded("2026-12-01")].map(|found| found.len()), [0, 0]);
    assert_eq!([only(&funded("2026-12-30")), only(&funded("2026-12-31"))], [Some(Red), Some(Amber)]);
}

#[test]
fn what_changed_after_publishing_is_told_of_a_closed_week_and_what_became_of_sessions_is_not() {
    let mark = |state| SheetMark { state, ..SheetMark::draft(parse("2026-W49")) };
    let session = |start: &str, status| Session {
        id: parse("s1"),
        series: None,
        booking: booking("phone", start, 30, "a", move |b| b.status = status),
    };
    let out =
        pair().put(session("2026-12-02T10:00", Status::Planned)).put(mark(SheetState::Published)).state();
    let then = |state: &State, change: Record| state.preview(&[Change::Put(change)]).unwrap();
    let found = |state: &State| {
        let flags = flags_of_week(state, parse("2026-W49"), parse("2026-12-02"));
        flags.iter().filter(|flag| flag.rule == "roster.changed").count()
    };
    let went = then(&out, session("2026-12-02T10:00", Status::Done).into());
    assert_eq!(found(&went), 0);
    // With what was published kept beside it, as the screen does.
    let edition = tandem::rota::RotaWeek::of(&out, parse("2026-W49")).unwrap().edition("morag", Instant(0));
    let kept = then(&out, edition.into());
    let moved = then(&kept, session("2026-12-02T11:00", Status::Planned).into());
    assert_eq!([found(&kept), found(&moved)], [0, 1]);
    let closed = |state: &State| then(state, mark(SheetState::Closed).into());
    assert_eq!([found(&closed(&kept)), found(&closed(&moved))], [0, 1]);
    assert_eq!(found(&then(&moved, mark(SheetState::Draft).into())), 0);
}
