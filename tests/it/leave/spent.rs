//! What became of leave: taken and booked, by kind, within the leave year.

use tandem::domain::*;
use tandem::rota::leave::{Balance, LeaveAccount, account_in_words};

use super::paper::third_sector;
use super::{account_in, with_service, year};
use crate::build::{Build, parse};

/// Ness, Monday and Tuesday 5:30 paid and Thursday 4:00; 25 and 28 December are observed, no other day of 2026 is.
fn ness() -> Build {
    let pattern = "mon 09:00-15:00 break 0:30, tue 09:00-15:00 break 0:30, thu 09:30-13:30";
    with_service(Build::service(Nation::Scotland), "2020-01-06")
        .post("post", "15:00")
        .share("post", "ness", "15:00", "2020-01-06", "", pattern)
        .holiday("2026-12-25", "Christmas Day", true)
        .holiday("2026-12-28", "Boxing Day", true)
        .holiday("2026-11-30", "St Andrew's Day", false)
        .holiday("2027-03-25", "A day of our own", false)
}

fn seen(build: &Build, today: &str) -> LeaveAccount {
    account_in(build, year("2026"), today)
}

fn spent(balance: Balance) -> (String, String) {
    (balance.taken.to_string(), balance.booked.to_string())
}

fn of(taken: &str, booked: &str) -> (String, String) {
    (taken.to_owned(), booked.to_owned())
}

#[test]
fn taken_is_before_today_and_booked_from_today_on() {
    let build = ness()
        .leave("ness", LeaveKind::Annual, "2026-12-01", "2026-12-03")
        .leave_in(LeaveState::Requested, "ness", LeaveKind::Annual, "2026-12-07", "2026-12-07")
        .leave_in(LeaveState::Declined, "ness", LeaveKind::Annual, "2026-12-08", "2026-12-08");
    let annual = |today| spent(seen(&build, today).balances.annual);
    assert_eq!(annual("2026-12-01"), of("0:00", "9:30"));
    assert_eq!(annual("2026-12-02"), of("5:30", "4:00"));
    assert_eq!(annual("2026-12-03"), of("5:30", "4:00"));
    assert_eq!(annual("2026-12-04"), of("9:30", "0:00"));
    // 15:00 ÷ 5 × 29 days, and what is left of it.
    let balance = seen(&build, "2026-12-02").balances.annual;
    assert_eq!((balance.entitled.to_string(), balance.left().to_string()), ("87:00".into(), "77:30".into()));
}

#[test]
fn a_part_day_takes_its_paid_minutes_and_a_changed_day_what_it_holds() {
    let build = ness()
        .leave("ness", LeaveKind::Annual, "2026-12-01T11:00", "2026-12-01T13:00")
        .leave("ness", LeaveKind::Study, "2026-12-03", "2026-12-03")
        .row("ness", "2026-12-03", 0, "09:30-11:30", "", "post");
    let account = seen(&build, "2026-12-01");
    // Half an hour of the two is the unpaid break.
    assert_eq!(spent(account.balances.annual), of("0:00", "1:30"));
    assert_eq!(account.spent.of_kind(LeaveKind::Study).booked.to_string(), "2:00");
    assert_eq!(account.spent.of_kind(LeaveKind::Sick).both(), Minutes::ZERO);
}

#[test]
fn a_leave_counts_in_the_year_whose_days_it_takes() {
    let build = ness().leave("ness", LeaveKind::Annual, "2026-03-30", "2026-04-02");
    // Monday and Tuesday of the old year, Thursday of the new.
    assert_eq!(spent(seen(&build, "2026-04-01").balances.annual), of("0:00", "4:00"));
    let last = account_in(&build, year("2025"), "2026-03-31");
    assert_eq!(spent(last.balances.annual), of("5:30", "5:30"));
}

#[test]
fn public_holidays_and_leave_of_that_kind_share_a_pot() {
    // 28 December is a Monday; 25 December is no day of theirs.
    let build = ness().leave("ness", LeaveKind::PublicHoliday, "2026-12-31", "2026-12-31").leave(
        "ness",
        LeaveKind::Annual,
        "2026-12-28",
        "2026-12-29",
    );
    let account = seen(&build, "2026-12-29");
    assert_eq!(spent(account.balances.public_holiday), of("5:30", "4:00"));
    assert_eq!(spent(account.balances.annual), of("0:00", "5:30"));
    // 15:00 ÷ 5 × 8 days.
    assert_eq!(account.balances.public_holiday.left().to_string(), "14:30");
    let outside = seen(&third_sector(build), "2026-12-29").balances;
    assert_eq!(outside.public_holiday, Balance::default());
    assert_eq!(spent(outside.annual), of("5:30", "9:30"));
}

#[test]
fn time_in_lieu_is_what_was_earned_in_the_leave_year() {
    let toil = |build: Build, date: &str, minutes, number| {
        build.put(Toil {
            person: parse("ness"),
            date: parse(date),
            minutes: Minutes(minutes),
            note: None,
            number,
        })
    };
    let build = toil(
        toil(toil(toil(ness(), "2026-04-01", 40, 0), "2027-03-31", 30, 0), "2027-03-31", 20, 1),
        "2026-03-31",
        500,
        0,
    );
    let build = toil(build, "2027-04-01", 500, 0).leave(
        "ness",
        LeaveKind::Toil,
        "2026-12-03T09:30",
        "2026-12-03T10:00",
    );
    let balance = seen(&build, "2026-12-02").balances.toil;
    assert_eq!((balance.entitled, balance.booked, balance.left()), (Minutes(90), Minutes(30), Minutes(60)));
}

#[test]
fn a_shift_over_midnight_loses_to_the_leave_of_the_next_day() {
    let build = with_service(Build::service(Nation::Scotland), "2020-01-06")
        .post("post", "10:00")
        .share("post", "ness", "10:00", "2020-01-06", "", "mon 20:00-06:00")
        .holiday("2026-12-25", "Christmas Day", true)
        .leave("ness", LeaveKind::Annual, "2026-12-08", "2026-12-08");
    assert_eq!(spent(seen(&build, "2026-12-07").balances.annual), of("0:00", "6:00"));
    assert_eq!(spent(seen(&build, "2026-12-08").balances.annual), of("6:00", "0:00"));
}

#[test]
fn a_leave_year_after_the_official_lists_says_so() {
    let said = |build: &Build, of: &str| {
        let account = account_in(build, year(of), "2026-12-02");
        let words = format!("{:?}", account_in_words(&account));
        let from = account.beyond_lists.map(|day| day.to_string());
        assert_eq!(words.contains("no official list of public holidays"), from.is_some(), "{words}");
        from
    };
    assert_eq!(said(&ness(), "2027"), None);
    assert_eq!(said(&ness(), "2028").as_deref(), Some("2029-01-01"));
    assert_eq!(said(&ness(), "2029").as_deref(), Some("2029-04-01"));
    let own = ness().holiday("2029-12-25", "Christmas Day", true);
    assert_eq!(said(&own, "2028"), None);
    assert_eq!(said(&own, "2029").as_deref(), Some("2030-01-01"));
}

#[test]
fn time_that_was_earned_counts_without_a_share() {
    let toil = |person: &str, date: &str, minutes| Toil {
        person: parse(person),
        date: parse(date),
        minutes: Minutes(minutes),
        note: None,
        number: 0,
    };
    let build = ness().person("ann").put(toil("ann", "2026-11-02", 60)).put(toil("ann", "2025-11-02", 500));
    let of = |build: &Build, year_of: &str| {
        LeaveAccount::of(&build.state(), &parse("ann"), year(year_of), parse("2026-12-02")).unwrap()
    };
    let account = of(&build, "2026");
    assert_eq!(account.balances.toil.entitled, Minutes(60));
    assert_eq!(
        (account.annual.steps.len(), account.given(), account.floor),
        (0, Minutes::ZERO, Minutes::ZERO)
    );
    assert!(account_in_words(&account).iter().all(|(_, lines)| !lines.is_empty()));
    // What was taken of it, out of a shift row, counts too.
    let taken = build.row("ann", "2026-11-20", 0, "09:00-10:00", "", "").leave(
        "ann",
        LeaveKind::Toil,
        "2026-11-20",
        "2026-11-20",
    );
    assert_eq!(of(&taken, "2026").balances.toil.left(), Minutes::ZERO);
}

#[test]
fn somebody_without_a_share_in_the_year_has_no_account() {
    let state = ness().person("ann").state();
    assert_eq!(LeaveAccount::of(&state, &parse("ann"), year("2026"), parse("2026-12-02")), None);
    assert_eq!(LeaveAccount::of(&state, &parse("ness"), year("2018"), parse("2026-12-02")), None);
}
