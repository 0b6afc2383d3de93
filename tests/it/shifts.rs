//! Shifts: patterns and rows, breaks, leave and holidays, and both changes of the clocks.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::rota::{AwayReason, RotaWeek, Shift, WeekHours, holidays};

use crate::build::{Build, parse};

const DAY: &str = "mon 09:00-15:00 break 0:30";

fn ann(pattern: &str) -> Build {
    Build::service(Nation::Scotland).person("ann").post("post", "36:00").share(
        "post",
        "ann",
        "15:00",
        "2026-01-05",
        "",
        pattern,
    )
}

fn week(build: &Build, week: &str) -> RotaWeek {
    RotaWeek::of(&build.state(), parse(week)).unwrap()
}

/// The pieces: day and times, and the break in each.
fn pieces(build: &Build, of: &str) -> Vec<String> {
    let rota = week(build, of);
    let piece = |shift: &Shift| -> Vec<String> {
        let piece = |p: &tandem::rota::Piece| {
            let to =
                if p.end.date() == p.start.date() { p.end.time().to_string() } else { p.end.to_string() };
            format!("{} {}-{to} break {}", p.start.date(), p.start.time(), p.unpaid)
        };
        shift.pieces.iter().map(piece).collect()
    };
    rota.shifts().iter().flat_map(piece).collect()
}

/// What takes minutes, summed in order of first appearance.
fn taken(build: &Build, of: &str) -> Vec<(String, i32)> {
    let mut sums: Vec<(String, i32)> = vec![];
    for taken in week(build, of).shifts().iter().flat_map(|shift| &shift.taken) {
        let by = match taken.by {
            AwayReason::Holiday => "holiday".to_owned(),
            AwayReason::Leave(kind) => kind.to_string(),
        };
        match sums.iter_mut().find(|(name, _)| *name == by) {
            Some((_, sum)) => *sum += taken.paid.0,
            None => sums.push((by, taken.paid.0)),
        }
    }
    sums
}

fn took(by: &str, minutes: i32) -> (String, i32) {
    (by.to_owned(), minutes)
}

#[test]
fn the_break_lies_in_the_middle_rounded_down() {
    // 6:00 with 0:30: (360 - 30) / 2 = 165 minutes in, so 11:45 to 12:15.
    let cut = ann(DAY).leave("ann", LeaveKind::Annual, "2026-06-08T12:00", "2026-06-08T15:00");
    assert_eq!(pieces(&cut, "2026-W24"), ["2026-06-08 09:00-12:00 break 0:15"]);
    // Taken: 12:00-15:00 less the 15 minutes of break in it.
    assert_eq!(taken(&cut, "2026-W24"), [took("annual", 165)]);
    // 6:05 with 0:30: 335 / 2 = 167, so 11:47 to 12:17.
    let odd = ann("mon 09:00-15:05 break 0:30").leave(
        "ann",
        LeaveKind::Annual,
        "2026-06-08T11:47",
        "2026-06-08T12:17",
    );
    assert_eq!(
        pieces(&odd, "2026-W24"),
        ["2026-06-08 09:00-11:47 break 0:00", "2026-06-08 12:17-15:05 break 0:00"]
    );
    assert_eq!(taken(&odd, "2026-W24"), [took("annual", 0)]);
}

#[test]
fn leave_that_leaves_only_the_break_leaves_nothing() {
    let build = ann(DAY).leave("ann", LeaveKind::Annual, "2026-06-08T09:00", "2026-06-08T11:45").leave(
        "ann",
        LeaveKind::Toil,
        "2026-06-08T12:15",
        "2026-06-08T16:00",
    );
    assert!(pieces(&build, "2026-W24").is_empty());
    assert_eq!(taken(&build, "2026-W24"), [took("annual", 165), took("toil", 165)]);
}

#[test]
fn a_rotation_is_counted_from_the_week_the_share_starts_in() {
    let build = Build::service(Nation::Scotland).person("ann").post("post", "36:00").share(
        "post",
        "ann",
        "15:00",
        "2026-06-10",
        "2026-06-24",
        "mon 09:00-12:00, wed 09:00-12:00 / tue 10:00-12:00",
    );
    assert_eq!(pieces(&build, "2026-W24"), ["2026-06-10 09:00-12:00 break 0:00"]);
    assert_eq!(pieces(&build, "2026-W25"), ["2026-06-16 10:00-12:00 break 0:00"]);
    assert_eq!(
        pieces(&build, "2026-W26"),
        ["2026-06-22 09:00-12:00 break 0:00", "2026-06-24 09:00-12:00 break 0:00"]
    );
    assert!(pieces(&build, "2026-W27").is_empty());
}

#[test]
fn rows_replace_the_pattern_of_all_shares_of_the_day() {
    let two = ann("mon 09:00-12:00, tue 09:00-12:00").post("other", "10:00").share(
        "other",
        "ann",
        "5:00",
        "2026-01-05",
        "",
        "mon 13:00-15:00",
    );
    assert_eq!(pieces(&two, "2026-W24").len(), 3);
    let moved = two.row("ann", "2026-06-08", 0, "08:00-10:00", "", "").row(
        "ann",
        "2026-06-08",
        1,
        "14:00-16:00",
        "0:20",
        "",
    );
    assert_eq!(
        pieces(&moved, "2026-W24"),
        [
            "2026-06-08 08:00-10:00 break 0:00",
            "2026-06-08 14:00-16:00 break 0:20",
            "2026-06-09 09:00-12:00 break 0:00",
        ]
    );
    let out = ann(DAY).row("ann", "2026-06-08", 0, "", "", "");
    assert!(pieces(&out, "2026-W24").is_empty());
    assert!(taken(&out, "2026-W24").is_empty());
}

#[test]
fn a_row_belongs_to_its_post_or_the_share_of_the_day_or_the_largest_or_the_lowest() {
    let build = Build::service(Nation::Scotland)
        .person("ann")
        .post("a", "36:00")
        .post("b", "36:00")
        .post("c", "36:00")
        .post("d", "36:00")
        .share("a", "ann", "5:00", "2026-01-05", "", "mon 09:00-12:00")
        .share("b", "ann", "9:00", "2026-01-05", "", "tue 09:00-12:00")
        .share("c", "ann", "9:00", "2026-01-05", "", "tue 13:00-15:00")
        .share("d", "ann", "30:00", "2026-01-05", "2026-01-06", "wed 13:00-15:00")
        .row("ann", "2026-06-08", 0, "10:00-11:00", "", "")
        .row("ann", "2026-06-09", 0, "10:00-11:00", "", "")
        .row("ann", "2026-06-10", 0, "10:00-11:00", "", "")
        .row("ann", "2026-06-11", 0, "10:00-11:00", "", "a");
    let posts: Vec<String> =
        week(&build, "2026-W24").shifts().iter().map(|s| s.post.as_ref().unwrap().to_string()).collect();
    assert_eq!(posts, ["a", "b", "b", "a"]);
    // Somebody without a share that day works for no post.
    let agency =
        Build::service(Nation::Scotland).person("bo").row("bo", "2026-06-08", 0, "10:00-11:00", "", "");
    assert_eq!(week(&agency, "2026-W24").shifts()[0].post, None);
}

#[test]
fn a_holiday_takes_pattern_shifts_and_leaves_rows() {
    // St Andrew's Day, Monday 30 November 2026.
    assert!(pieces(&ann(DAY), "2026-W49").is_empty());
    assert_eq!(taken(&ann(DAY), "2026-W49"), [took("holiday", 330)]);
    let works = ann(DAY).row("ann", "2026-11-30", 0, "09:00-15:00", "0:30", "");
    assert_eq!(pieces(&works, "2026-W49"), ["2026-11-30 09:00-15:00 break 0:30"]);
    assert!(taken(&works, "2026-W49").is_empty());
    // Leave takes rows all the same.
    let ill = works.leave("ann", LeaveKind::Sick, "2026-11-30", "2026-11-30");
    assert_eq!(taken(&ill, "2026-W49"), [took("sick", 330)]);
}

#[test]
fn one_minute_is_taken_once() {
    use LeaveKind::{Annual, Carer, Parental, PublicHoliday, Sick, Study, Toil, Unpaid, Wellbeing};
    let on_holiday = |kinds: &[LeaveKind]| {
        let leave = |build: Build, kind: &LeaveKind| build.leave("ann", *kind, "2026-11-30", "2026-11-30");
        taken(&kinds.iter().fold(ann(DAY), leave), "2026-W49")
    };
    for kind in [Annual, Toil, PublicHoliday] {
        assert_eq!(on_holiday(&[kind]), [took("holiday", 330)], "{kind}");
    }
    for kind in [Sick, Parental, Carer, Unpaid, Study, Wellbeing] {
        assert_eq!(on_holiday(&[kind]), [took(kind.word(), 330)], "{kind}");
    }
    // The minute goes to one kind first, and that kind meets the holiday.
    assert_eq!(on_holiday(&[Annual, Sick]), [took("sick", 330)]);
    assert_eq!(on_holiday(&[Wellbeing, Toil]), [took("holiday", 330)]);
    let order = [Sick, Parental, Carer, Unpaid, Study, Toil, Wellbeing, PublicHoliday, Annual];
    for pair in order.windows(2) {
        let build = ann(DAY).leave("ann", pair[1], "2026-06-08", "2026-06-08").leave(
            "ann",
            pair[0],
            "2026-06-08T10:00",
            "2026-06-08T11:00",
        );
        assert_eq!(taken(&build, "2026-W24"), [took(pair[1].word(), 270), took(pair[0].word(), 60)]);
    }
    // Sick from noon on the holiday: the holiday has the morning up to noon, less its 15 minutes of break.
    let part = ann(DAY).leave("ann", Sick, "2026-11-30T12:00", "2026-12-01T00:00");
    assert_eq!(taken(&part, "2026-W49"), [took("holiday", 165), took("sick", 165)]);
}

#[test]
fn only_approved_leave_takes_anything() {
    for state in [LeaveState::Requested, LeaveState::Declined, LeaveState::Cancelled] {
        let build = ann(DAY).leave_in(state, "ann", LeaveKind::Annual, "2026-06-08", "2026-06-08");
        assert_eq!(pieces(&build, "2026-W24").len(), 1, "{state}");
    }
}

#[test]
fn a_night_is_an_hour_shorter_or_longer_when_the_clocks_change() {
    let nights = ann("sat 22:00-06:00 break 0:30");
    let paid = |of: &str| week(&nights, of).shifts()[0].paid();
    assert_eq!(paid("2026-W42"), Minutes(450));
    // Night of 24 to 25 October 2026: 9 elapsed hours; of 27 to 28 March 2027: 7.
    assert_eq!(paid("2026-W43"), Minutes(510));
    assert_eq!(paid("2027-W12"), Minutes(390));
    // The break starts (540 - 30) / 2 = 255 elapsed minutes in: 01:15 GMT, the second 01:15 of that night.
    let early = nights.leave("ann", LeaveKind::Sick, "2026-10-25T02:00", "2026-10-25T07:00");
    assert_eq!(pieces(&early, "2026-W43"), ["2026-10-24 22:00-2026-10-25T02:00 break 0:30"]);
    assert_eq!(taken(&early, "2026-W43"), [took("sick", 240)]);
    // A shift in the hour that does not exist is no time, and no harm.
    let gone = ann("sun 01:00-02:00 break 0:15");
    assert_eq!(week(&gone, "2027-W12").shifts()[0].paid(), Minutes::ZERO);
}

#[test]
fn whole_days_of_leave_take_the_minutes_of_those_days() {
    // A Sunday night from 22:00: leave on the Monday takes what lies after midnight.
    let night = ann("sun 22:00-06:00").leave("ann", LeaveKind::Annual, "2026-06-15", "2026-06-15");
    assert_eq!(pieces(&night, "2026-W24"), ["2026-06-14 22:00-2026-06-15T00:00 break 0:00"]);
    assert_eq!(taken(&night, "2026-W24"), [took("annual", 360)]);
    assert!(taken(&night, "2026-W25").is_empty());
}

#[test]
fn holidays_are_the_nations_or_the_employers_own() {
    use Nation::{England, NorthernIreland, Scotland, Wales};
    let on = |build: &Build, date: &str| {
        tandem::rota::holidays::observed(&build.state(), parse(date)).map(str::to_owned)
    };
    let nation = |nation, date: &str| on(&Build::service(nation), date).unwrap_or_default();
    for (place, date, name) in [
        (Scotland, "2026-11-30", "St Andrew's Day"),
        (Scotland, "2024-12-02", "St Andrew's Day (substitute day)"),
        (Scotland, "2026-01-02", "2 January"),
        (Scotland, "2026-04-06", ""),
        (Scotland, "2026-08-03", "Summer bank holiday"),
        (Scotland, "2026-06-15", ""),
        (England, "2026-04-06", "Easter Monday"),
        (Wales, "2026-08-31", "Summer bank holiday"),
        (England, "2026-11-30", ""),
        (England, "2022-09-19", "Bank holiday for the State Funeral"),
        (England, "2026-12-28", "Boxing Day (substitute day)"),
        (NorthernIreland, "2024-03-18", "St Patrick's Day (substitute day)"),
        (NorthernIreland, "2026-07-13", "Battle of the Boyne (substitute day)"),
        (NorthernIreland, "2028-03-17", "St Patrick's Day"),
        (NorthernIreland, "2026-07-12", ""),
        (Scotland, "2029-01-01", "New Year's Day (worked out)"),
        (Scotland, "2033-01-04", "2 January (substitute day, worked out)"),
        (Scotland, "2029-04-02", ""),
        (Wales, "2029-04-02", "Easter Monday (worked out)"),
        (England, "2040-12-25", "Christmas Day (worked out)"),
        (NorthernIreland, "2029-03-19", "St Patrick's Day (substitute day, worked out)"),
        (England, "2041-12-25", ""),
        (Scotland, "2018-12-25", ""),
    ] {
        assert_eq!(nation(place, date), name, "{place} {date}");
    }
    let own = Build::service(Scotland).holiday("2026-09-14", "Autumn", true).holiday(
        "2026-11-30",
        "St Andrew",
        false,
    );
    assert_eq!(on(&own, "2026-09-14").as_deref(), Some("Autumn"));
    assert_eq!(on(&own, "2026-11-30"), None);
    assert_eq!(on(&own, "2026-12-25"), None, "the list is the whole year's");
    assert_eq!(
        on(&own, "2027-12-27").as_deref(),
        Some("Christmas Day (substitute day)"),
        "other years are official"
    );
    let extra = own.extra_holidays(&[("", &["2026-06-15"]), ("2027-04-01", &["2027-06-14", "2027-03-01"])]);
    assert_eq!(on(&extra, "2026-06-15").as_deref(), Some("Extra public holiday"));
    assert!(on(&extra, "2027-06-14").is_some());
    assert_eq!(on(&extra, "2027-03-01"), None, "the value of the leave year 2026 does not list it");
    let late = Build::service(Scotland).extra_holidays(&[("2026-05-01", &["2026-06-15", "2027-06-14"])]);
    assert_eq!(on(&late, "2026-06-15"), None, "the value of 1 April 2026 is in force");
    assert!(on(&late, "2027-06-14").is_some());
}

#[test]
fn an_extra_holiday_beside_one_of_part_of_the_day_takes_all_of_it() {
    let half = |observed| {
        Build::service(Nation::Scotland)
            .holiday("2026-12-07", "Half day", observed)
            .put(HolidayTime { date: parse("2026-12-07"), time: parse("13:00-17:00") })
    };
    let told = |build: &Build| {
        let (state, date) = (build.state(), parse("2026-12-07"));
        (holidays::holiday_name(&state, date), holidays::is_whole_day(&state, date))
    };
    assert_eq!(told(&half(true)), (Some("Half day, 13:00-17:00".to_owned()), false));
    for observed in [true, false] {
        let both = half(observed).extra_holidays(&[("", &["2026-12-07"])]);
        assert_eq!(told(&both), (Some("Extra public holiday".to_owned()), true));
        let worked = both
            .person("a")
            .post("p", "15:00")
            .share("p", "a", "15:00", "2024-01-01", "", "mon 09:00-17:00")
            .state();
        let hours = WeekHours::of(&worked, &RotaWeek::of(&worked, parse("2026-W50")).unwrap());
        assert_eq!(hours.person(&parse("a")).unwrap().holiday, Minutes(480));
    }
}

#[test]
fn a_holiday_of_part_of_a_day_takes_that_part() {
    let eve = |time: &str, build: Build| {
        build
            .holiday("2026-06-15", "Works outing", true)
            .put(HolidayTime { date: parse("2026-06-15"), time: parse(time) })
    };
    // A Monday from 09:00 to 15:00 with half an hour of break at 11:45.
    let ann = || ann("mon 09:00-15:00 break 0:30");
    let afternoon = eve("12:00-17:00", ann());
    assert_eq!(pieces(&afternoon, "2026-W25"), ["2026-06-15 09:00-12:00 break 0:15"]);
    assert_eq!(taken(&afternoon, "2026-W25"), [took("holiday", 165)]);
    // Rows are worked all the same, and annual leave of that day takes the rest.
    let row = eve("12:00-17:00", ann()).row("ann", "2026-06-15", 0, "09:00-15:00", "", "");
    assert_eq!(taken(&row, "2026-W25"), []);
    let leave = eve("12:00-17:00", ann()).leave("ann", LeaveKind::Annual, "2026-06-15", "2026-06-15");
    assert_eq!(taken(&leave, "2026-W25"), [took("annual", 165), took("holiday", 165)]);
    let before = eve("06:00-09:00", ann());
    assert_eq!(taken(&before, "2026-W25"), []);
}

fn a_leave() -> impl Strategy<Value = (usize, i32, i32)> {
    (0..LeaveKind::ALL.len(), -300i32..2 * 1440, 1i32..1600)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_and_what_is_taken_is_what_was_written(
        leaves in proptest::collection::vec(a_leave(), 0..5),
        from in 0i32..1440, length in 31i32..1440, unpaid in 0i32..30,
        sunday in prop_oneof![Just("2026-10-25"), Just("2027-03-28"), Just("2026-06-14")], holiday: bool,
    ) {
        let sunday: Date = parse(sunday);
        let at = |minutes: i32| sunday.plus_days(-1).start().plus_wall(Minutes(minutes));
        let pattern = format!("sat {}-{} break 0:{unpaid:02}", at(from).time(), at(from + length).time());
        let mut build = Build::service(Nation::Scotland).person("ann").post("post", "36:00")
            .share("post", "ann", "15:00", "2026-01-05", "", &pattern);
        for (kind, from, length) in leaves {
            let (from, to) = (at(from).to_string(), at(from + length).to_string());
            build = build.leave("ann", LeaveKind::ALL[kind], &from, &to);
        }
        if holiday {
            build = build.holiday(&sunday.plus_days(-1).to_string(), "Local", true);
        }
        let rota = RotaWeek::of(&build.state(), sunday.week()).unwrap();
        let shift = &rota.shifts()[0];
        prop_assert_eq!(shift.paid() + shift.taken_by(|_| true), shift.paid_as_written());
        prop_assert_eq!(shift.paid_spans().map(tandem::rota::Span::minutes).sum::<Minutes>(), shift.paid());
        if holiday {
            prop_assert!(shift.pieces.is_empty());
        }
    }
}
