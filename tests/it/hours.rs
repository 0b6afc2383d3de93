//! The hours and load of a week: figures worked by hand.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::rota::{PersonHours, RotaWeek, WeekHours};

use crate::build::{Build, booking, parse};

const PATTERN: &str = "mon 09:00-15:00 break 0:30, tue 09:00-15:00 break 0:30, wed 09:00-13:00";

pub fn ann() -> Build {
    Build::service(Nation::Scotland).person("ann").person("bo").post("post", "28:48").share(
        "post",
        "ann",
        "14:24",
        "2026-01-05",
        "",
        PATTERN,
    )
}

fn hours(build: &Build, week: &str) -> WeekHours {
    let state = build.state();
    WeekHours::of(&state, &RotaWeek::of(&state, parse(week)).unwrap())
}

fn person(build: &Build, week: &str, id: &str) -> PersonHours {
    hours(build, week).person(&parse(id)).unwrap().clone()
}

fn plain(_: &mut Booking) {}

#[test]
fn no_week_and_no_figure_is_too_far_out() {
    let far = Booking { minutes: Minutes(i32::MAX), ..booking("mdt", "2199-12-31T23:59", 1, "ann", plain) };
    let build = ann()
        .series(
            "far",
            "FREQ=DAILY;COUNT=4294967295;BYMONTHDAY=-31",
            "",
            booking("mdt", "1900-01-31T00:00", 60, "ann", plain),
        )
        .put(Session { id: parse("end"), series: None, booking: far })
        .put(Session {
            id: parse("less"),
            series: None,
            booking: Booking {
                minutes: Minutes(i32::MIN),
                ..booking("mdt", "2026-06-08T10:00", 1, "ann", plain)
            },
        })
        .leave("ann", LeaveKind::Annual, "1900-01-01", "2199-12-31");
    let state = build.state();
    for week in [i32::MIN, -250_000, 0, 99_000, 114_779, 250_000, i32::MAX].map(Week::from_ordinal) {
        let rota = RotaWeek::of(&state, week).unwrap();
        let _ = WeekHours::of(&state, &rota);
    }
    for week in ["1900-W01", "1900-W05", "2026-W24", "2199-W52", "2026-W53"] {
        let _ = hours(&build, week);
    }
    let _ = hours(&Build::default(), "2026-W24");
}

#[test]
fn a_week_of_one_person() {
    let build = ann()
        .group("bugs", "base", 30, 45, 30)
        // Direct: 45 of the group's 105, 60 of the visit; not what she shadows, nor what was called off.
        .session("a", "bookbug", "2026-06-08T09:00", 105, "ann bo", |b| b.group = Some(parse("bugs")))
        .session("b", "home-visit", "2026-06-08T13:00", 60, "ann", plain)
        .session("c", "home-visit", "2026-06-09T09:00", 60, "bo", |b| b.shadow = vec![parse("ann")])
        .session("d", "phone", "2026-06-09T10:00", 30, "ann", |b| b.status = Status::Cancelled)
        .session("e", "phone", "2026-06-09T10:00", 30, "ann", |b| b.status = Status::Missed)
        .session("f", "mdt", "2026-06-09T10:30", 60, "bo", |b| b.with = vec![parse("ann")])
        .session("g", "travel", "2026-06-08T12:30", 30, "ann", plain)
        // Outside: from 14:30 to 17:00 on Tuesday in two that overlap, less the half hour in the shift; and Thursday.
        .session("h", "notes", "2026-06-09T14:30", 90, "ann", plain)
        .session("i", "preparation", "2026-06-09T15:30", 90, "ann", plain)
        .session("j", "phone", "2026-06-11T10:00", 20, "ann", |b| b.status = Status::Done);
    let h = person(&build, "2026-W24", "ann");
    assert_eq!((h.contract, h.shift, h.outside), (Minutes(864), Minutes(900), Minutes(140)));
    assert_eq!(
        (h.leave, h.holiday, h.worked(), h.balance()),
        (Minutes(0), Minutes(0), Minutes(1040), Minutes(176))
    );
    assert_eq!((h.direct, h.travel, h.meeting), (Minutes(45 + 60 + 20), Minutes(30), Minutes(60)));
    // Monday 330 - 105 - 30 - 60; Tuesday 330 - 60 - 60 - 30; Wednesday 240.
    assert_eq!(h.open, Minutes(135 + 180 + 240));
    // The group's and the meeting's minutes of 864: 165 / 864 = 19.1.
    assert_eq!(h.load_percent(), Some(19));
    // Bo never had a share.
    assert!(hours(&build, "2026-W24").person(&parse("bo")).is_none());
}

#[test]
fn open_time_is_counted_piece_by_piece_and_never_below_nothing() {
    // 09:00-12:00 with 0:15 of break is left; the session takes 11:00-12:00, the break's 15 minutes with it. It ran on into
    // the leave: it was done, so it was worked.
    let build = ann()
        .leave("ann", LeaveKind::Annual, "2026-06-08T12:00", "2026-06-08T15:00")
        .session("a", "notes", "2026-06-08T11:00", 90, "ann", |b| b.status = Status::Done)
        .session("b", "notes", "2026-06-08T11:00", 60, "ann", plain)
        .session("c", "notes", "2026-06-09T09:00", 360, "ann", plain);
    let h = person(&build, "2026-W24", "ann");
    assert_eq!((h.shift, h.leave, h.outside), (Minutes(165 + 330 + 240), Minutes(165), Minutes(30)));
    assert_eq!(h.open, Minutes(165 - 60 + 240));
    assert_eq!(h.balance(), Minutes(735 + 30 + 165 - 864));
}

#[test]
fn the_contract_of_a_part_week_is_the_part_of_its_pattern() {
    let contract = |hours_: &str, from: &str, until: &str, weeks: &str| {
        let build = Build::service(Nation::Scotland)
            .person("ann")
            .post("post", "36:00")
            .share("post", "ann", hours_, from, until, weeks);
        person(&build, "2026-W24", "ann").contract
    };
    assert_eq!(contract("14:24", "2026-01-05", "", PATTERN), Minutes(864));
    // From the Tuesday: 864 × 570 / 900 = 547.2. To the Monday: 864 × 330 / 900 = 316.8.
    assert_eq!(contract("14:24", "2026-06-09", "", PATTERN), Minutes(547));
    assert_eq!(contract("14:24", "2026-01-05", "2026-06-08", PATTERN), Minutes(317));
    // From the Thursday there is none of it left, and all of it to the Wednesday.
    assert_eq!(contract("14:24", "2026-06-11", "", PATTERN), Minutes(0));
    assert_eq!(contract("14:24", "2026-01-05", "2026-06-10", PATTERN), Minutes(864));
    // Halves up: 0:15 × 120 / 240 = 7.5.
    assert_eq!(contract("0:15", "2026-06-09", "", "mon 09:00-11:00, tue 09:00-11:00"), Minutes(8));
    // No pattern minutes: 864 × 6 / 7 = 740.57; the empty week of a rotation likewise.
    assert_eq!(contract("14:24", "2026-06-09", "", ""), Minutes(741));
    assert_eq!(contract("14:24", "2026-06-09", "2026-06-09", "/mon 09:00-10:00"), Minutes(123));
}

#[test]
fn who_is_listed() {
    let build = ann()
        .person("cy")
        .person("di")
        .person("ed")
        .person("flo")
        .person("gus")
        .share("post", "cy", "5:00", "2025-01-06", "2025-06-30", "")
        .share("post", "di", "5:00", "2026-06-14", "", "")
        .share("post", "gus", "5:00", "2025-01-06", "2025-06-30", "")
        .row("ed", "2026-06-10", 0, "", "", "")
        .session("a", "phone", "2026-06-08T09:00", 30, "flo", |b| {
            b.with = vec![parse("cy")];
            b.status = Status::Done;
        })
        .session("b", "phone", "2026-06-08T09:00", 30, "gus", |b| b.status = Status::Cancelled);
    let week = hours(&build, "2026-W24");
    let listed: Vec<&str> = week.people.iter().map(|h| h.person.as_str()).collect();
    assert_eq!(listed, ["ann", "cy", "di", "ed"]);
    let cy = week.person(&parse("cy")).unwrap();
    assert_eq!((cy.contract, cy.outside, cy.load_percent()), (Minutes(0), Minutes(30), None));
}

#[test]
fn a_shift_over_midnight_on_sunday_belongs_to_the_week_it_starts_in_and_holds_mondays_sessions() {
    let build = Build::service(Nation::Scotland)
        .person("ann")
        .post("post", "36:00")
        .share("post", "ann", "8:00", "2026-01-05", "", "sun 22:00-06:00")
        .session("a", "ward-time", "2026-06-15T05:00", 90, "ann", plain)
        .session("b", "ward-time", "2026-06-14T21:30", 60, "ann", plain);
    let (sunday, monday) = (person(&build, "2026-W24", "ann"), person(&build, "2026-W25", "ann"));
    assert_eq!((sunday.shift, sunday.outside), (Minutes(480), Minutes(30)));
    // Monday's session is in the Sunday's shift until 06:00; this week's own shift is on its Sunday.
    assert_eq!((monday.shift, monday.outside), (Minutes(480), Minutes(30)));
    // A row that takes the Sunday out takes the cover of the Monday out too.
    let out = build.row("ann", "2026-06-14", 0, "", "", "");
    assert_eq!(person(&out, "2026-W25", "ann").outside, Minutes(90));
    // A session of the Sunday that runs into a Monday's shift.
    let early = Build::service(Nation::Scotland)
        .person("ann")
        .post("post", "36:00")
        .share("post", "ann", "8:00", "2026-01-05", "", "mon 00:00-06:00")
        .session("a", "ward-time", "2026-06-14T23:00", 120, "ann", plain);
    assert_eq!(person(&early, "2026-W24", "ann").outside, Minutes(60));
    // And what it takes of the open time there, though it is a session of the week before.
    assert_eq!(person(&early, "2026-W25", "ann").open, Minutes(300));
    assert_eq!(person(&out, "2026-W25", "ann").open, Minutes(480));
}

#[test]
fn a_shared_post() {
    // Together: Wednesday 11:00 to 13:00. Bo's break is from 13:00, Ann has none that day.
    let build = ann()
        .share(
            "post",
            "bo",
            "14:24",
            "2026-06-10",
            "",
            "wed 11:00-15:30 break 0:30, thu 09:00-15:00, fri 09:00-15:00",
        )
        .session("a", "phone", "2026-06-13T10:00", 20, "bo", plain);
    let week = hours(&build, "2026-W24");
    let p = week.post(&parse("post")).unwrap();
    let sharers: Vec<&str> = p.sharers.iter().map(PersonId::as_str).collect();
    assert_eq!((p.funded, p.shared, p.vacant), (Minutes(1728), Minutes(864 + 864), Minutes(0)));
    assert_eq!((p.worked, p.overlap), (Minutes(900 + 240 + 720 + 20), Minutes(120)));
    assert_eq!(sharers, ["ann", "bo"]);
    // The week before Bo comes, the half is vacant.
    let before = hours(&build, "2026-W23");
    let p = before.post(&parse("post")).unwrap();
    assert_eq!((p.shared, p.vacant, p.overlap, p.sharers.len()), (Minutes(864), Minutes(864), Minutes(0), 1));
}

#[test]
fn overlap_is_paid_time_and_funding_ends() {
    let mut post = Post {
        id: parse("post"),
        title: "Post".into(),
        team: parse("team"),
        hours: parse("20:00"),
        band: None,
        funded_until: Some(parse("2026-06-08")),
    };
    let build = |post: &Post| {
        Build::service(Nation::Scotland)
            .person("ann")
            .person("bo")
            .person("cy")
            .put(post.clone())
            // Breaks: Ann's 12:00-12:30, Bo's 13:00-14:00. Together 11:00-12:00 and 12:30-13:00, and 14:00-15:30.
            .share("post", "ann", "10:00", "2026-01-05", "", "mon 09:00-15:30 break 0:30")
            .share("post", "bo", "10:00", "2026-01-05", "", "mon 11:00-16:00 break 1:00")
            // Three at once count once: 14:30-15:00 is in it already, 15:30-16:00 is Bo and Cy.
            .share("post", "cy", "1:30", "2026-01-05", "", "mon 14:30-16:00")
    };
    let week = hours(&build(&post), "2026-W24");
    let p = week.post(&parse("post")).unwrap();
    assert_eq!(p.overlap, Minutes(60 + 30 + 90 + 30));
    assert_eq!((p.funded, p.shared, p.vacant), (Minutes(1200), Minutes(1290), Minutes(0)));
    post.funded_until = Some(parse("2026-06-07"));
    let week = hours(&build(&post), "2026-W24");
    assert_eq!(week.post(&parse("post")).unwrap().funded, Minutes(0));
}

#[test]
fn of_two_shares_the_larger_gets_the_time_outside() {
    let build = |a: &str, b: &str| {
        let build = Build::service(Nation::Scotland)
            .person("ann")
            .post("a", "36:00")
            .post("b", "36:00")
            .share("a", "ann", a, "2026-01-05", "", "mon 09:00-12:00")
            .share("b", "ann", b, "2026-01-05", "", "tue 09:00-11:00")
            .session("s", "phone", "2026-06-10T10:00", 20, "ann", plain);
        let week = hours(&build, "2026-W24");
        let ann = week.person(&parse("ann")).unwrap();
        assert_eq!((ann.contract, ann.worked()), (parse::<Minutes>(a) + parse(b), Minutes(320)));
        (week.posts[0].worked.0, week.posts[1].worked.0)
    };
    assert_eq!(build("3:00", "2:00"), (200, 120));
    assert_eq!(build("2:00", "3:00"), (180, 140));
    assert_eq!(build("3:00", "3:00"), (200, 120));
}

#[test]
fn load_is_demand_of_what_is_there() {
    let family = |reference: &str, every: u32, and: &dyn Fn(&mut Family)| {
        let mut family =
            Family::new(parse(reference), parse("team"), FamilyStatus::Active, parse("2026-01-05"));
        family.worker = Some(parse("ann"));
        family.every_days = Some(every);
        and(&mut family);
        family
    };
    let build = ann()
        .place("shore", PlaceKind::Area)
        .travel("base", "shore", 20)
        // 1 × (60 + 20 + 15) = 95.
        .put(family("f1", 7, &|f| {
            f.area = Some(parse("shore"));
            f.minutes = Some(Minutes(60));
        }))
        // 0.5 × (60 + 15) × 1.3 = 48.75.
        .put(family("f2", 14, &|f| {
            f.complexity = Complexity::High;
            f.status = FamilyStatus::Reduced;
        }))
        // 0.7 × (45 + 15) × 0.8 = 33.6.
        .put(family("f3", 10, &|f| {
            f.complexity = Complexity::Low;
            f.minutes = Some(Minutes(45));
        }))
        .put(family("f4", 7, &|f| f.status = FamilyStatus::Ending))
        .put(family("f5", 7, &|f| f.worker = Some(parse("bo"))))
        .put(family("f6", 7, &|f| f.every_days = None))
        // The whole of a group, of learning and of supervision, as a shadow too: 75 + 60 + 30; not the phone call.
        .group("bugs", "base", 15, 45, 15)
        .session("a", "bookbug", "2026-06-08T09:00", 75, "ann", |b| b.group = Some(parse("bugs")))
        .session("b", "supervision", "2026-06-09T09:00", 60, "ann", plain)
        .session("c", "learning", "2026-06-09T10:00", 30, "bo", |b| b.shadow = vec![parse("ann")])
        .session("d", "phone", "2026-06-09T11:00", 30, "ann", plain)
        .leave("ann", LeaveKind::Annual, "2026-06-10", "2026-06-10");
    let h = person(&build, "2026-W24", "ann");
    // 95 + 48.75 + 33.6 + 165 = 342.35; available 864 - 240 = 624; 54.86 percent.
    let load = h.load.unwrap();
    assert_eq!((load.demand.minutes(), load.available, load.percent()), (Minutes(342), Minutes(624), 55));
    assert!(load.compared_with(54_863).is_gt() && load.compared_with(54_864).is_lt());
    // A half is rounded up: 87 of 600 minutes are 14.5 percent.
    let half = Build::service(Nation::Scotland)
        .person("ann")
        .post("post", "10:00")
        .share("post", "ann", "10:00", "2026-01-05", "", "")
        .put(family("f1", 7, &|f| f.minutes = Some(Minutes(72))));
    let h = person(&half, "2026-W24", "ann");
    assert_eq!(h.load_percent(), Some(15));
    assert!(h.load.unwrap().compared_with(14_500).is_eq());
    // Nothing available, nothing to compare with.
    let away = ann().leave("ann", LeaveKind::Sick, "2026-06-08", "2026-06-14").leave(
        "ann",
        LeaveKind::Sick,
        "2026-06-01",
        "2026-06-07",
    );
    assert_eq!(person(&away, "2026-W24", "ann").load_percent(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// What is open and what sessions take is never more than the shift, and nobody's hours depend on another.
    #[test]
    fn sums_hold_together(
        sessions in proptest::collection::vec((0i32..7 * 96, 1i32..300, 0usize..3, 0usize..5), 0..12),
        leave in proptest::option::of((0i32..7 * 96, 1i32..2000)),
    ) {
        let monday: Date = parse("2026-10-19");
        let at = |quarter: i32| monday.start().plus_wall(Minutes(quarter * 15)).to_string();
        let mut build = Build::service(Nation::Scotland).person("ann").person("bo").post("post", "36:00")
            .share("post", "ann", "18:00", "2026-01-05", "", "mon 09:00-15:00 break 0:30, sat 20:00-08:00 break 1:00, sun 22:00-06:00")
            .share("post", "bo", "18:00", "2026-01-05", "", "tue 09:00-15:00 break 0:30");
        if let Some((from, minutes)) = leave {
            let to = monday.start().plus_wall(Minutes(from * 15 + minutes)).to_string();
            build = build.leave("ann", LeaveKind::Annual, &at(from), &to);
        }
        let alone = person(&build, "2026-W43", "bo");
        let mut all = Minutes::ZERO;
        for (n, (quarter, minutes, who, what)) in sessions.into_iter().enumerate() {
            let who = ["ann", "bo", "ann bo"][who];
            let activity = ["mdt", "phone", "travel", "notes", "home-visit"][what];
            if who.contains("ann") { all += Minutes(minutes); }
            build = build.session(&format!("s{n}"), activity, &at(quarter), minutes, who, |b| {
                if b.people.len() == 1 && b.people[0].as_str() == "bo" { b.status = Status::Cancelled; }
            });
        }
        let week = hours(&build, "2026-W43");
        let ann = week.person(&parse("ann")).unwrap();
        prop_assert!(ann.open <= ann.shift && ann.open >= Minutes::ZERO);
        prop_assert!(ann.outside <= all);
        prop_assert_eq!(ann.shift + ann.leave, Minutes(330 + 720 + 480));
        prop_assert!(ann.shift - ann.open <= all);
        prop_assert!(ann.direct + ann.travel + ann.meeting <= all);
        prop_assert_eq!(week.person(&parse("bo")).unwrap().shift, alone.shift);
        prop_assert_eq!(week.posts[0].worked, week.people.iter().map(PersonHours::worked).sum::<Minutes>());
        prop_assert!(week.posts[0].overlap <= alone.shift);
    }
}
