//! Entitlements worked out on paper: the figures of the catalogue, and a service whose week goes from 37:30 to 37:00 to 36:00.

use tandem::domain::*;
use tandem::rota::leave::{LeaveAccount, LeaveYear, annual_in_words, pot_in_words};

use super::{WEEKDAYS, account, account_in, full_time_build, with_service, year};
use crate::build::{Build, parse};

fn annual(build: &Build) -> String {
    account(build, "2026").annual.minutes.to_string()
}

fn pot(build: &Build) -> String {
    account(build, "2026").pot.minutes.to_string()
}

fn scotland(weekly: &str, since: &str) -> Build {
    full_time_build(Nation::Scotland, weekly, since, "")
}

#[test]
fn the_figures_of_the_catalogue() {
    let services = ["2025-01-01", "2019-01-01", "2009-01-01"];
    for (weekly, expected) in [
        ("36:00", ["194:30", "209:00", "237:30"]),
        ("18:00", ["97:00", "104:30", "119:00"]),
        ("37:30", ["202:30", "217:30", "247:30"]),
    ] {
        assert_eq!(services.map(|since| annual(&scotland(weekly, since))), expected, "{weekly}");
    }
    assert_eq!(pot(&scotland("36:00", "2025-01-01")), "58:00");
    let england = |weekly| full_time_build(Nation::England, weekly, "2025-01-01", "");
    assert_eq!(["36:00", "37:00"].map(|weekly| pot(&england(weekly))), ["57:30", "59:00"]);
    for nation in [Nation::Wales, Nation::NorthernIreland] {
        assert_eq!(pot(&full_time_build(nation, "36:00", "2025-01-01", "")), "57:30");
    }
    // 60:00 × 18:00 ÷ 36:00.
    let word = PolicyValue::Word("dl2024_07".into());
    let dated = scotland("18:00", "2025-01-01").policy("leave.public_holidays", word.clone());
    assert_eq!(pot(&dated), "30:00");
    // The Scottish methods are Scotland's alone.
    assert_eq!(pot(&england("36:00").policy("leave.public_holidays", word)), "57:30");
}

#[test]
fn the_step_of_service_falls_on_its_anniversary() {
    // Five years on the first day of the leave year: 29 days all year. A day later: one month at 27.
    assert_eq!(annual(&scotland("36:00", "2021-04-01")), "209:00");
    let steps = |since| -> Vec<(u8, u8)> {
        account(&scotland("36:00", since), "2026")
            .annual
            .steps
            .iter()
            .map(|step| (step.months, step.days))
            .collect()
    };
    assert_eq!(steps("2021-04-02"), [(1, 27), (11, 29)]);
    assert_eq!(steps("2016-10-01"), [(6, 29), (6, 33)]);
    // 209:00 × 6 ÷ 12 + 237:30 × 6 ÷ 12 = 223:15, up to the half hour.
    assert_eq!(annual(&scotland("36:00", "2016-10-01")), "223:30");
    // Left out, service counts from the start in the job, else from the first share.
    let unsaid = |and: fn(&mut Person)| {
        let mut person = Person::new(parse("ness"), "Ness".into(), parse("team"), Role::PeerWorker);
        and(&mut person);
        annual(&scotland("36:00", "2016-04-01").put(person))
    };
    assert_eq!(unsaid(|_| ()), "237:30");
    assert_eq!(unsaid(|person| person.started = Some(parse("2021-04-01"))), "209:00");
}

#[test]
fn rounding_is_a_policy_and_a_part_year_is_rounded_up_whatever_it_says() {
    // 36:00 ÷ 5 × 27 = 194:24.
    let with = |key: &str, value| annual(&scotland("36:00", "2025-01-01").policy(key, value));
    assert_eq!(with("leave.rounding", PolicyValue::Word("up".into())), "194:30");
    assert_eq!(with("leave.step", PolicyValue::Duration(Minutes(60))), "194:00");
    assert_eq!(with("leave.step", PolicyValue::Duration(Minutes(15))), "194:30");
    assert_eq!(with("leave.step", PolicyValue::Duration(Minutes(0))), "194:24");
    let both = scotland("36:00", "2025-01-01")
        .policy("leave.rounding", PolicyValue::Word("up".into()))
        .policy("leave.step", PolicyValue::Duration(Minutes(60)));
    assert_eq!(annual(&both), "195:00");
    // What is in force on the first day of the leave year holds for all of it.
    let dated = |from: &str| {
        let values = vec![(Some(parse(from)), PolicyValue::Duration(Minutes(60)))];
        annual(&scotland("36:00", "2025-01-01").put(Setting { key: "leave.step".into(), values }))
    };
    assert_eq!(dated("2026-04-01"), "194:00");
    assert_eq!(dated("2026-04-02"), "194:30");
    // Seven months of 194:30 are 113:27.5; to the nearest half hour that would be 113:30 too, six months of it 97:15.
    let until = |until| annual(&full_time_build(Nation::Scotland, "36:00", "2025-01-01", until));
    assert_eq!(until("2026-10-31"), "113:30");
    assert_eq!(until("2026-10-30"), "97:30");
    assert_eq!(until("2026-04-29"), "0:00");
}

#[test]
fn an_extra_public_holiday_adds_a_day_to_its_leave_year() {
    let with = |build: Build| build.extra_holidays(&[("", &["2026-06-15", "2027-06-15"])]);
    // 36:00 ÷ 5 × 9 = 64:48, up; 67:30 × 36 ÷ 36; 36 ÷ 37.5 × 67:30 = 64:48, to the nearest.
    assert_eq!(pot(&with(scotland("36:00", "2025-01-01"))), "65:00");
    let dl = scotland("36:00", "2025-01-01")
        .policy("leave.public_holidays", PolicyValue::Word("dl2024_07".into()));
    assert_eq!(pot(&with(dl)), "67:30");
    assert_eq!(pot(&with(full_time_build(Nation::England, "36:00", "2025-01-01", ""))), "65:00");
    assert_eq!(account(&with(scotland("36:00", "2025-01-01")), "2025").pot.extra, 0);
}

/// Ness, in a service whose leave year is the calendar year, so that the week shortens within it.
fn ness() -> Build {
    let mut service = Service::new("Service".into(), Nation::Scotland);
    service.leave_year_start = parse("01-01");
    with_service(Build::service(Nation::Scotland).put(service), "2019-07-15")
        .post("post", "37:30")
        .share("post", "ness", "37:30", "2019-07-15", "2024-03-31", WEEKDAYS)
        .share("post", "ness", "37:00", "2024-04-01", "2024-09-30", WEEKDAYS)
        .share("post", "ness", "18:30", "2024-10-01", "2026-03-31", WEEKDAYS)
        .share("post", "ness", "18:00", "2026-04-01", "", WEEKDAYS)
}

fn in_calendar_year(build: &Build, name: &str) -> LeaveAccount {
    let first = format!("{name}-01-01");
    account_in(build, LeaveYear::from(parse(&first)), &first)
}

#[test]
fn a_shorter_week_a_step_of_service_and_a_change_of_hours_in_one_year() {
    let dl = || ness().policy("leave.public_holidays", PolicyValue::Word("dl2024_07".into()));
    // January to March   37:30 × 27 ÷ 5 = 202:30            × 3 ÷ 12 =  50:37.5
    // April to July      37:00 × 27 ÷ 5 = 199:48 → 200:00   × 4 ÷ 12 =  66:40
    //   (five years of service on 15 July: July is a month at the old rate)
    // August, September  37:00 × 29 ÷ 5 = 214:36 → 214:30   × 2 ÷ 12 =  35:45
    // October on         18:30 × 29 ÷ 5 = 107:18 → 107:30   × 3 ÷ 12 =  26:52.5
    //                                                 together 179:55 → 180:00
    let of_2024 = in_calendar_year(&ness(), "2024");
    let steps: Vec<String> = of_2024
        .annual
        .steps
        .iter()
        .map(|step| format!("{} {} {} {} {}", step.from, step.weekly, step.days, step.minutes, step.rate))
        .collect();
    assert_eq!(
        steps,
        [
            "2024-01-01 37:30 27 50:38 afc-27",
            "2024-04-01 37:00 27 66:40 afc-27",
            "2024-08-01 37:00 29 35:45 afc-29",
            "2024-10-01 18:30 29 26:53 afc-29"
        ]
    );
    assert_eq!(of_2024.annual.minutes.to_string(), "180:00");
    // Public holidays by STAC: 60:00 × 3 ÷ 12 + (59:12 → 59:30) × 6 ÷ 12 + (29:36 → 30:00) × 3 ÷ 12 = 52:15 → 52:30;
    // by DL(2024)07 60:00 × the part of the week in force: 15:00 + 30:00 + 7:30 = 52:30.
    assert_eq!(of_2024.pot.minutes.to_string(), "52:30");
    assert_eq!(in_calendar_year(&dl(), "2024").pot.minutes.to_string(), "52:30");
    // The law: 5.6 weeks of (3 × 37:30 + 6 × 37:00 + 3 × 18:30) ÷ 12 = 32:30.
    assert_eq!(of_2024.floor.to_string(), "182:00");

    // A year on equal terms is rounded to the nearest: 107:18 → 107:30, and 29:36 up to 30:00.
    let of_2025 = in_calendar_year(&ness(), "2025");
    assert_eq!(
        (of_2025.annual.minutes.to_string(), of_2025.pot.minutes.to_string()),
        ("107:30".into(), "30:00".into())
    );

    // 2026: 107:30 × 3 ÷ 12 + (18:00 × 29 ÷ 5 = 104:24 → 104:30) × 9 ÷ 12 = 105:15 → 105:30;
    // STAC 30:00 × 3 ÷ 12 + (28:48 → 29:00) × 9 ÷ 12 = 29:15 → 29:30; DL(2024)07 7:30 + 22:30 = 30:00.
    let of_2026 = in_calendar_year(&ness(), "2026");
    assert_eq!(
        (of_2026.annual.minutes.to_string(), of_2026.pot.minutes.to_string()),
        ("105:30".into(), "29:30".into())
    );
    assert_eq!(in_calendar_year(&dl(), "2026").pot.minutes.to_string(), "30:00");
}

#[test]
fn the_sum_can_be_read() {
    let account = in_calendar_year(&ness(), "2024");
    assert_eq!(
        annual_in_words(&account),
        [
            "1 Jan 2024 to 31 Mar 2024, 3 months: 37:30 ÷ 5 × 27 days = 202:30; × 3 ÷ 12 ≈ 50:38",
            "1 Apr 2024 to 31 Jul 2024, 4 months: 37:00 ÷ 5 × 27 days = 199:48, rounded to the nearest 0:30: 200:00; × 4 ÷ 12 = 66:40",
            "1 Aug 2024 to 30 Sep 2024, 2 months: 37:00 ÷ 5 × 29 days = 214:36, rounded to the nearest 0:30: 214:30; × 2 ÷ 12 = 35:45",
            "1 Oct 2024 to 31 Dec 2024, 3 months: 18:30 ÷ 5 × 29 days = 107:18, rounded to the nearest 0:30: 107:30; × 3 ÷ 12 ≈ 26:53",
            "Together 179:55, rounded up to the next 0:30: 180:00",
        ]
    );
    assert_eq!(
        pot_in_words(&account),
        [
            "1 Jan 2024 to 31 Mar 2024, 3 months: 37:30 ÷ 5 × 8 days = 60:00; × 3 ÷ 12 = 15:00",
            "1 Apr 2024 to 30 Sep 2024, 6 months: 37:00 ÷ 5 × 8 days = 59:12, rounded up to the next 0:30: 59:30; × 6 ÷ 12 = 29:45",
            "1 Oct 2024 to 31 Dec 2024, 3 months: 18:30 ÷ 5 × 8 days = 29:36, rounded up to the next 0:30: 30:00; × 3 ÷ 12 = 7:30",
            "Together 52:15, rounded up to the next 0:30: 52:30",
            // Nine days of 6:00, which are long for 18:30 a week.
            "Holidays on their days take 1:30 more than the pot: agree how it is made up",
        ]
    );
}

/// The same in a team outside the NHS.
pub fn third_sector(build: Build) -> Build {
    let team = Team { kind: TeamKind::ThirdSector, ..build.state().team(&parse("team")).unwrap().clone() };
    build.put(team)
}

#[test]
fn outside_the_nhs_it_is_the_statutory_leave_with_the_holidays_in_it() {
    let with = |weekly: &str, pattern: &str| {
        let build = with_service(Build::service(Nation::Scotland), "2009-01-01").post("post", weekly);
        let build = third_sector(build.share("post", "ness", weekly, "2009-01-05", "", pattern));
        let account = account(&build, "2026");
        assert_eq!(account.pot.minutes, Minutes::ZERO);
        let step = &account.annual.steps[0];
        (account.annual.minutes.to_string(), step.rate.word(), step.days, account.floor.to_string())
    };
    // 5.6 × 36:00 = 201:36; six days a week 28 ÷ 6 × 36:00 = 168:00; 3:00 on a Friday 16:48.
    assert_eq!(with("36:00", WEEKDAYS), ("202:00".into(), "statutory", 28, "201:36".into()));
    let six = format!("{WEEKDAYS}, sat 09:00-15:00");
    assert_eq!(with("36:00", &six), ("168:00".into(), "statutory", 28, "168:00".into()));
    assert_eq!(with("3:00", "fri 13:00-16:00"), ("17:00".into(), "statutory", 28, "16:48".into()));
    // Six days one week and four the next are five on average.
    let four = "mon 09:00-15:00, tue 09:00-15:00, wed 09:00-15:00, thu 09:00-15:00";
    assert_eq!(with("36:00", &format!("{six}/{four}")).0, "202:00");
    assert_eq!(with("36:00", &format!("{six}/{WEEKDAYS}")).0, "183:30");
}

#[test]
fn outside_the_nhs_a_part_of_a_year_is_reckoned_as_the_law_does() {
    let part = |from: &str, until: &str, weekly: &str, pattern: &str| {
        let build = with_service(Build::service(Nation::England), from).post("post", weekly);
        let account =
            account(&third_sector(build.share("post", "ness", weekly, from, until, pattern)), "2026");
        let steps: Vec<(String, i32)> =
            account.annual.steps.iter().map(|step| (step.from.to_string(), step.minutes.0)).collect();
        assert_eq!(account.annual.minutes, account.floor.max(account.annual.minutes), "never under the law");
        (account.annual.minutes.to_string(), steps)
    };
    let started = |from: &str| part(from, "", "40:00", WEEKDAYS).0;
    // Ten months begun of twelve: 23.33 of 28 days, 23.5 up to the half day, of 8:00.
    assert_eq!(
        part("2026-06-20", "", "40:00", WEEKDAYS),
        ("188:00".into(), vec![("2026-06-20".into(), 188 * 60)])
    );
    // From the first day of the year all of it; a day later twelve months are begun; in the last month one.
    assert_eq!(started("2026-04-01"), "224:00");
    assert_eq!(started("2026-04-02"), "224:00");
    assert_eq!(started("2026-05-02"), "208:00");
    assert_eq!(started("2027-03-20"), "20:00");
    // Somebody who leaves: 91 of 365 days, up to the half hour; no month of theirs need be complete.
    assert_eq!(part("2020-01-06", "2026-06-30", "40:00", WEEKDAYS).0, "56:00");
    assert_eq!(part("2020-01-06", "2026-04-10", "40:00", WEEKDAYS).0, "6:30");
    // Two days a week: 11.2 days, 9.33 of them, 9.5 up to the half day, of 7:30.
    assert_eq!(part("2026-06-20", "", "15:00", "mon 09:00-16:30, tue 09:00-16:30").0, "71:30");
    let line = third_sector(full_time_build(Nation::England, "40:00", "2026-06-20", ""));
    let lines = annual_in_words(&account(&line, "2026"));
    assert_eq!(
        lines,
        [
            "20 Jun 2026 to 19 Mar 2027: 40:00 × 5.6 weeks = 224:00 a year",
            "By law, for a start within the year: 10 of 12 months begun, up to the half day",
            "Together 188:00",
        ]
    );
}

#[test]
fn equal_neighbours_are_one_step_whatever_days_they_are_worked_on() {
    let with = |second: &str| {
        let build = with_service(Build::service(Nation::Scotland), "2024-01-01").post("post", "80:00");
        let three = "mon 09:00-13:00, tue 09:00-13:00, wed 09:00-13:00";
        let build = build.share("post", "ness", "12:00", "2024-01-08", "2026-08-31", three).share(
            "post",
            "ness",
            "12:00",
            "2026-09-01",
            "",
            second,
        );
        let annual = account(&third_sector(build), "2026").annual;
        (annual.steps.len(), annual.minutes.to_string())
    };
    let four = "mon 09:00-12:00, tue 09:00-12:00, wed 09:00-12:00, thu 09:00-12:00";
    assert_eq!(with(four), (1, "67:30".into()));
    // Six days a week give less of the same hours, so that they are a step of their own.
    let six = "mon 09:00-11:00, tue 09:00-11:00, wed 09:00-11:00, thu 09:00-11:00, fri 09:00-11:00, sat 09:00-11:00";
    assert_eq!(with(six).0, 2);
}

#[test]
fn carried_leave_is_a_step_of_its_own() {
    let build = scotland("36:00", "2025-01-01");
    let carry =
        |year| Carry { person: parse("ness"), year, minutes: parse("14:24"), note: Some("agreed".into()) };
    let with = account(&build.put(carry(2026)).put(carry(2025)), "2026");
    assert_eq!(with.balances.annual.entitled.to_string(), "208:54");
    assert_eq!(with.annual.minutes.to_string(), "194:30");
    assert_eq!(with.given().to_string(), "252:30");
    assert_eq!(annual_in_words(&with).last().unwrap(), "Carried over from the year before: 14:24 (agreed)");
}

#[test]
fn months_are_whole_ones_from_the_first_day_of_a_share_to_the_last() {
    let months = |from: &str, until: &str| -> u8 {
        let build = with_service(Build::service(Nation::Scotland), "2009-01-01").post("post", "36:00");
        let build = build.share("post", "ness", "36:00", from, until, WEEKDAYS);
        account(&build, "2026").annual.steps.iter().map(|step| step.months).sum()
    };
    assert_eq!(months("2026-04-01", ""), 12);
    assert_eq!(months("2026-04-02", ""), 11);
    assert_eq!(months("2026-06-15", "2026-07-14"), 1);
    assert_eq!(months("2026-06-15", "2026-07-13"), 0);
    assert_eq!(months("2026-08-31", "2026-09-29"), 1);
    assert_eq!(months("2020-01-01", "2026-04-30"), 1);
    assert_eq!(year("2027").days(), 366);
    // A month without hours on its first day gives nothing, and those around it are steps of their own.
    let gap = with_service(Build::service(Nation::Scotland), "2009-01-01")
        .post("post", "36:00")
        .share("post", "ness", "36:00", "2026-04-01", "2026-06-30", WEEKDAYS)
        .share("post", "ness", "36:00", "2026-08-01", "", WEEKDAYS);
    let steps: Vec<(String, u8)> =
        account(&gap, "2026").annual.steps.iter().map(|step| (step.to.to_string(), step.months)).collect();
    assert_eq!(steps, [("2026-06-30".into(), 3), ("2027-03-31".into(), 8)]);
}
