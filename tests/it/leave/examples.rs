//! Published worked examples, each carried over as figures: NHS Education for Scotland, STAC, University Hospitals
//! Birmingham, NHS Lanarkshire, and the tests of GOV.UK's holiday calculator.

use tandem::domain::*;
use tandem::rota::leave::{EmployedPart, LeaveYear, Ratio, days, minutes, weeks};

use super::{account, full_time_build, year};
use crate::build::parse;
use Method::{Dl202407, English, Stac};

/// The method that an example reckons public holidays by.
#[derive(Clone, Copy, PartialEq)]
enum Method {
    Stac,
    Dl202407,
    English,
}

/// Annual leave of a full year: weekly hours, days, hours of leave.
#[rustfmt::skip]
const ANNUAL: &[(&str, &str, u8, &str)] = &[
    ("afc_calc_37h_27d_annual_leave_hours_full_year", "37:00", 27, "200:00"),
    ("comp_stac_al_15at37.5_ft37.5_33d", "15:00", 33, "99:00"),
    ("comp_stac_al_15at37.5_ft37_27d", "14:48", 27, "80:00"),
    ("comp_stac_al_15at37.5_ft37_29d", "14:48", 29, "86:00"),
    ("comp_stac_al_15at37.5_ft37_33d", "14:48", 33, "97:30"),
    ("comp_stac_al_18.75at37.5_ft36_33d", "18:00", 33, "119:00"),
    ("comp_stac_al_18.75at37.5_ft37.5_29d", "18:45", 29, "109:00"),
    ("comp_stac_al_22.5at37.5_ft36_33d", "21:36", 33, "142:30"),
    ("comp_stac_al_22.5at37.5_ft37.5_27d", "22:30", 27, "121:30"),
    ("comp_stac_al_22.5at37.5_ft37.5_29d", "22:30", 29, "130:30"),
    ("comp_stac_al_30at37.5_ft36_29d", "28:48", 29, "167:00"),
    ("comp_stac_al_30at37.5_ft37.5_27d", "30:00", 27, "162:00"),
    ("comp_stac_al_30at37.5_ft37.5_29d", "30:00", 29, "174:00"),
    ("comp_stac_al_30at37.5_ft37_27d", "29:36", 27, "160:00"),
    ("comp_stac_al_37.5at37.5_ft36_33d", "36:00", 33, "237:30"),
    ("comp_stac_al_37.5at37.5_ft37.5_27d", "37:30", 27, "202:30"),
    ("comp_stac_al_37.5at37.5_ft37_27d", "37:00", 27, "200:00"),
    ("nes_al_ft_27", "37:30", 27, "202:30"),
    ("nes_al_ft_29", "37:30", 29, "217:30"),
    ("trust_calc_6h_annual_leave_hours_full_year", "6:00", 27, "32:30"),
];

/// Annual leave of a part year: weekly hours, days, months, hours of leave.
#[rustfmt::skip]
const ANNUAL_PART: &[(&str, &str, u8, i32, &str)] = &[
    ("uhb_al_ft_3months", "37:30", 27, 3, "51:00"),
];

/// Public holidays of a full year: method, weekly hours, full-time week, hours.
#[rustfmt::skip]
const POT: &[(&str, Method, &str, &str, &str)] = &[
    ("comp_stac_ph_18.75at37.5_ft37", Stac, "18:30", "37:00", "30:00"),
    ("comp_stac_ph_22.5at37.5_ft37.5", Stac, "22:30", "37:30", "36:00"),
    ("comp_stac_ph_30at37.5_ft37", Stac, "29:36", "37:00", "47:30"),
    ("comp_stac_ph_37.5at37.5_ft36", Stac, "36:00", "36:00", "58:00"),
    ("lan_dl2024_07_ph_ft_36", Dl202407, "36:00", "36:00", "60:00"),
    ("lan_dl2024_07_ph_ft_37.5", Dl202407, "37:30", "37:30", "60:00"),
    ("nes_ph_ft", Stac, "37:30", "37:30", "60:00"),
    ("uhb_bh_10.0", English, "10:00", "37:30", "16:00"),
    ("uhb_bh_11.0", English, "11:00", "37:30", "17:30"),
    ("uhb_bh_12.0", English, "12:00", "37:30", "19:00"),
    ("uhb_bh_12.5", English, "12:30", "37:30", "20:00"),
    ("uhb_bh_13.0", English, "13:00", "37:30", "21:00"),
    ("uhb_bh_14.0", English, "14:00", "37:30", "22:30"),
    ("uhb_bh_16.0", English, "16:00", "37:30", "25:30"),
    ("uhb_bh_17.0", English, "17:00", "37:30", "27:00"),
    ("uhb_bh_17.5", English, "17:30", "37:30", "28:00"),
    ("uhb_bh_18.0", English, "18:00", "37:30", "29:00"),
    ("uhb_bh_19.0", English, "19:00", "37:30", "30:30"),
    ("uhb_bh_2.0", English, "2:00", "37:30", "3:00"),
    ("uhb_bh_2.5", English, "2:30", "37:30", "4:00"),
    ("uhb_bh_20.0", English, "20:00", "37:30", "32:00"),
    ("uhb_bh_21.0", English, "21:00", "37:30", "33:30"),
    ("uhb_bh_21.5", English, "21:30", "37:30", "34:30"),
    ("uhb_bh_23.0", English, "23:00", "37:30", "37:00"),
    ("uhb_bh_23.5", English, "23:30", "37:30", "37:30"),
    ("uhb_bh_24.0", English, "24:00", "37:30", "38:30"),
    ("uhb_bh_25.0", English, "25:00", "37:30", "40:00"),
    ("uhb_bh_3.5", English, "3:30", "37:30", "5:30"),
    ("uhb_bh_31.0", English, "31:00", "37:30", "49:30"),
    ("uhb_bh_33.5", English, "33:30", "37:30", "53:30"),
    ("uhb_bh_34.0", English, "34:00", "37:30", "54:30"),
    ("uhb_bh_34.5", English, "34:30", "37:30", "55:00"),
    ("uhb_bh_35.0", English, "35:00", "37:30", "56:00"),
    ("uhb_bh_35.5", English, "35:30", "37:30", "57:00"),
    ("uhb_bh_36.0", English, "36:00", "37:30", "57:30"),
    ("uhb_bh_37.0", English, "37:00", "37:30", "59:00"),
    ("uhb_bh_37.5", English, "37:30", "37:30", "60:00"),
    ("uhb_bh_4.0", English, "4:00", "37:30", "6:30"),
    ("uhb_bh_4.5", English, "4:30", "37:30", "7:00"),
    ("uhb_bh_5.0", English, "5:00", "37:30", "8:00"),
    ("uhb_bh_5.5", English, "5:30", "37:30", "9:00"),
    ("uhb_bh_7.5", English, "7:30", "37:30", "12:00"),
    ("uhb_bh_8.5", English, "8:30", "37:30", "13:30"),
];

/// Public holidays of a part year: weekly hours, months, hours.
#[rustfmt::skip]
const POT_PART: &[(&str, &str, i32, &str)] = &[
    ("afc_calc_37h_27d_public_holiday_hours_part_year", "37:00", 4, "20:00"),
];

/// Statutory days: tenths of days a week, first day of the leave year, start, last day, tenths of days.
#[rustfmt::skip]
const STATUTORY_DAYS: &[(&str, i32, &str, &str, &str, i32)] = &[
    ("govuk_L103_statutory_days", 50, "2020-01-01", "2020-06-01", "", 165),
    ("govuk_L147_statutory_days", 50, "2019-05-01", "2019-09-23", "", 190),
    ("govuk_L165_statutory_days", 10, "2018-04-01", "2018-10-28", "", 30),
    ("govuk_L18_statutory_days", 70, "", "", "", 280),
    ("govuk_L196_statutory_days", 50, "2019-01-01", "", "2019-06-01", 117),
    ("govuk_L220_statutory_days", 50, "2020-01-01", "", "2020-06-01", 118),
    ("govuk_L231_statutory_days", 30, "2019-04-01", "", "2019-11-23", 109),
    ("govuk_L24_statutory_days", 35, "", "", "", 196),
    ("govuk_L277_statutory_days", 70, "2019-06-01", "", "2020-03-17", 223),
    ("govuk_L288_statutory_days", 60, "2019-03-01", "", "2019-09-06", 146),
    ("govuk_L299_statutory_days", 30, "2018-02-01", "", "2018-05-05", 44),
    ("govuk_L347_statutory_days", 60, "", "2018-08-22", "2019-07-31", 264),
    ("govuk_L371_statutory_days", 30, "", "2019-11-23", "2020-04-07", 63),
    ("govuk_L37_statutory_days", 35, "", "", "", 196),
    ("govuk_L395_statutory_days", 20, "", "2019-08-09", "2020-01-01", 45),
    ("govuk_L403_statutory_days", 60, "", "2019-11-01", "2020-05-27", 160),
    ("govuk_L419_statutory_days", 10, "", "2019-10-03", "2020-05-26", 37),
    ("govuk_L43_statutory_days", 20, "", "", "", 112),
    ("govuk_L55_statutory_days", 5, "", "", "", 28),
    ("govuk_L68_statutory_days", 50, "2019-01-01", "2019-06-01", "", 165),
    ("govuk_L79_statutory_days", 30, "2019-04-01", "2019-11-23", "", 70),
    ("govuk_L90_statutory_days", 60, "2019-01-01", "2019-11-14", "", 50),
];

/// Statutory hours: weekly hours, tenths of days a week, first day of the leave year, start, last day, tenths of hours.
#[rustfmt::skip]
const STATUTORY_HOURS: &[(&str, &str, i32, &str, &str, &str, i32)] = &[
    ("govuk_L1011_statutory_hours", "55:00", 30, "", "2020-11-17", "2021-01-21", 557),
    ("govuk_L1021_statutory_hours", "25:00", 60, "", "2018-10-04", "2018-12-14", 231),
    ("govuk_L1061_statutory_hours", "32:00", 40, "", "2018-01-03", "2018-04-04", 452),
    ("govuk_L462_statutory_hours", "57:00", 50, "", "", "", 3192),
    ("govuk_L522_statutory_hours", "35:00", 30, "2019-04-01", "2019-11-08", "", 817),
    ("govuk_L597_statutory_hours", "25:00", 60, "", "2019-10-30", "2020-10-12", 1113),
    ("govuk_L611_statutory_hours", "37:30", 50, "", "2020-03-01", "2020-06-01", 536),
    ("govuk_L623_statutory_hours", "40:00", 50, "", "", "", 2240),
    ("govuk_L631_statutory_hours", "25:00", 30, "", "", "", 1400),
    ("govuk_L657_statutory_hours", "49:00", 40, "", "", "", 2744),
    ("govuk_L673_statutory_hours", "55:00", 30, "", "", "", 3080),
    ("govuk_L700_statutory_hours", "40:00", 50, "2019-01-01", "2019-06-01", "", 1320),
    ("govuk_L724_statutory_hours", "36:00", 60, "2019-01-01", "2019-11-14", "", 300),
    ("govuk_L771_statutory_hours", "69:00", 60, "2019-11-01", "2020-08-21", "", 805),
    ("govuk_L781_statutory_hours", "50:00", 60, "2020-01-01", "2020-07-28", "", 1167),
    ("govuk_L801_statutory_hours", "50:00", 60, "2020-08-03", "2021-03-04", "", 1000),
    ("govuk_L814_statutory_hours", "40:00", 50, "2019-01-01", "", "2019-06-01", 933),
    ("govuk_L852_statutory_hours", "40:00", 50, "2020-01-01", "", "2020-06-01", 937),
    ("govuk_L876_statutory_hours", "36:00", 60, "2020-01-01", "", "2020-08-22", 1079),
    ("govuk_L901_statutory_hours", "47:00", 20, "2018-10-01", "", "2019-06-26", 1940),
    ("govuk_L911_statutory_hours", "71:00", 70, "2019-10-01", "", "2020-04-19", 1568),
    ("govuk_L921_statutory_hours", "63:00", 50, "2019-06-01", "", "2020-04-30", 3230),
    ("govuk_L934_statutory_hours", "40:00", 50, "", "2019-01-20", "2019-07-18", 1105),
    ("govuk_L946_statutory_hours", "25:00", 30, "", "2018-11-23", "2019-04-07", 522),
    ("govuk_L958_statutory_hours", "36:00", 60, "", "2018-08-22", "2019-07-31", 1584),
    ("govuk_L984_statutory_hours", "25:00", 30, "", "2019-11-23", "2020-04-07", 525),
];

/// Statutory weeks: first day of the leave year, start, last day, hundredths of weeks.
#[rustfmt::skip]
const STATUTORY_WEEKS: &[(&str, &str, &str, &str, i32)] = &[
    ("govuk_L1509_statutory_weeks", "", "", "", 560),
    ("govuk_L1525_statutory_weeks", "2020-04-01", "2020-11-23", "", 234),
    ("govuk_L1534_statutory_weeks", "2019-01-01", "2019-11-14", "", 94),
    ("govuk_L1554_statutory_weeks", "2019-04-01", "2019-11-23", "", 234),
    ("govuk_L1563_statutory_weeks", "2020-01-01", "2020-11-14", "", 94),
    ("govuk_L1575_statutory_weeks", "2019-12-01", "2020-05-29", "", 327),
    ("govuk_L1583_statutory_weeks", "2019-12-01", "2020-09-03", "", 140),
    ("govuk_L1623_statutory_weeks", "2019-04-02", "2020-02-16", "", 94),
    ("govuk_L1634_statutory_weeks", "2019-01-01", "", "2019-06-01", 234),
    ("govuk_L1643_statutory_weeks", "2020-04-01", "", "2020-11-23", 364),
    ("govuk_L1693_statutory_weeks", "2019-12-01", "", "2020-06-24", 317),
    ("govuk_L1704_statutory_weeks", "2018-06-01", "", "2018-12-30", 327),
    ("govuk_L1720_statutory_weeks", "2020-01-01", "", "2020-08-31", 374),
    ("govuk_L1747_statutory_weeks", "", "2019-01-20", "2019-07-18", 277),
    ("govuk_L1756_statutory_weeks", "", "2020-11-23", "2021-04-07", 209),
    ("govuk_L1765_statutory_weeks", "", "2020-08-22", "2021-07-31", 528),
    ("govuk_L1776_statutory_weeks", "", "2020-01-20", "2020-07-18", 277),
    ("govuk_L1785_statutory_weeks", "", "2019-11-23", "2020-04-07", 210),
    ("govuk_L1794_statutory_weeks", "", "2019-08-22", "2020-07-31", 528),
    ("govuk_L1816_statutory_weeks", "", "2019-01-12", "2019-03-27", 116),
    ("govuk_L1832_statutory_weeks", "", "2018-08-30", "2019-05-27", 416),
    ("govuk_L1840_statutory_weeks", "", "2019-10-07", "2019-12-20", 115),
    ("govuk_L1864_statutory_weeks", "", "2019-04-06", "2020-02-03", 466),
];

/// The first day of a service that is worth so many days of leave in 2026.
fn service_for(days: u8) -> &'static str {
    match days {
        27 => "2025-01-01",
        29 => "2019-01-01",
        33 => "2009-01-01",
        _ => panic!("{days} days"),
    }
}

#[test]
fn annual_leave_of_a_full_year_is_as_published() {
    for (id, weekly, days, expected) in ANNUAL {
        let build = full_time_build(Nation::Scotland, weekly, service_for(*days), "");
        assert_eq!(account(&build, "2026").annual.minutes.to_string(), *expected, "{id}");
    }
}

/// The last day of so many months from the start of the leave year of 2026.
fn last_of(months: i32) -> String {
    parse::<Date>("2026-04-01").plus_months(months).plus_days(-1).to_string()
}

#[test]
fn leave_of_a_part_year_is_as_published() {
    for (id, weekly, days, months, expected) in ANNUAL_PART {
        let build = full_time_build(Nation::England, weekly, service_for(*days), &last_of(*months));
        assert_eq!(account(&build, "2026").annual.minutes.to_string(), *expected, "{id}");
    }
    for (id, weekly, months, expected) in POT_PART {
        for nation in [Nation::Scotland, Nation::England] {
            let build = full_time_build(nation, weekly, "2025-01-01", &last_of(*months));
            assert_eq!(account(&build, "2026").pot.minutes.to_string(), *expected, "{id}");
        }
    }
}

#[test]
fn public_holidays_of_a_full_year_are_as_published() {
    for (id, method, weekly, full_time, expected) in POT {
        let nation = if *method == English { Nation::England } else { Nation::Scotland };
        let mut build = full_time_build(nation, weekly, "2001-01-01", "");
        if *method == Dl202407 {
            build = build.policy("leave.public_holidays", PolicyValue::Word("dl2024_07".into()));
        }
        // The leave year in which that was the full-time week.
        let year = match *full_time {
            "37:30" => "2023",
            "37:00" => "2025",
            _ => "2026",
        };
        assert_eq!(account(&build, year).pot.minutes.to_string(), *expected, "{id}");
    }
    assert!(POT.iter().any(|row| row.1 == Stac));
}

/// The part of a leave year in an example; where it names no leave year, one starts with the job.
fn part(first: &str, start: &str, last: &str) -> EmployedPart {
    let none = |text: &str| text.is_empty();
    if none(first) && none(start) {
        return EmployedPart::Whole;
    }
    let year = LeaveYear::from(parse(if none(first) { start } else { first }));
    let from = if none(start) { year.first } else { parse(start) };
    EmployedPart::of(year, from, if none(last) { year.last } else { parse(last) })
}

#[test]
fn statutory_leave_is_as_gov_uk_reckons_it() {
    for (id, a_week, first, start, last, expected) in STATUTORY_DAYS {
        let days = days(Ratio::new(*a_week, 10), part(first, start, last));
        assert_eq!(days.times(Ratio::new(10, 1)).up(1), *expected, "{id}");
    }
    for (id, weekly, a_week, first, start, last, expected) in STATUTORY_HOURS {
        let minutes = minutes(parse(weekly), Ratio::new(*a_week, 10), part(first, start, last));
        assert_eq!(minutes.times(Ratio::new(1, 6)).up(1), *expected, "{id}");
    }
    for (id, first, start, last, expected) in STATUTORY_WEEKS {
        let weeks = weeks(part(first, start, last));
        assert_eq!(weeks.times(Ratio::new(100, 1)).up(1), *expected, "{id}");
    }
}

#[test]
fn what_is_not_reckoned_here_rounds_as_published_all_the_same() {
    // nps_08wte_27d: four days of five, 27 days, to the nearest half day.
    assert_eq!(Ratio::new(27 * 4, 5).times(Ratio::new(2, 1)).nearest(1), 43);
    // govuk_L1885_statutory_irregular_accrual_hours: 12.07 % of 60 hours, to the nearest hour.
    assert_eq!(Ratio::new(60 * 1207, 10_000).nearest(1), 7);
    let all = [ANNUAL.len(), ANNUAL_PART.len(), POT.len(), POT_PART.len(), 2];
    let statutory = [STATUTORY_DAYS.len(), STATUTORY_HOURS.len(), STATUTORY_WEEKS.len()];
    assert_eq!(all.iter().chain(&statutory).sum::<usize>(), 138);
    assert_eq!(year("2026").days(), 365);
}
