//! The sum in words: a line a step, as somebody would read it out.

use crate::domain::{Date, Minutes, counted};
use crate::words::date;

use super::{
    AccrualStep, Annual, Balance, EmployedPart, HolidayPot, Lapse, LeaveAccount, Method, PotStep, Pots, Rate,
    Ratio,
};

/// An account, pot by pot: what each is with its balance, and each step of its sum.
#[must_use]
pub fn account_in_words(account: &LeaveAccount) -> Vec<(String, Vec<String>)> {
    let Pots { annual, public_holiday, toil } = account.balances;
    let part = |title: &str, balance: Balance, lines: Vec<String>| {
        (format!("{title}: {}", balance_in_words(balance)), lines)
    };
    let earned = match toil.entitled {
        Minutes::ZERO => "Nothing earned in this leave year".to_owned(),
        earned => format!("Earned in this leave year: {earned}"),
    };
    vec![
        part("Annual leave", annual, annual_in_words(account)),
        part(holidays_by(account.pot.method), public_holiday, holidays_in_words(account)),
        part("Time off in lieu", toil, vec![earned]),
    ]
}

/// The pot in words, and from when on its days are worked out.
fn holidays_in_words(account: &LeaveAccount) -> Vec<String> {
    let beyond = account.beyond_lists.map(|from| {
        let from = from.naive().format("%-d %B %Y");
        format!(
            "There is no official list of public holidays from {from} on: the days are worked out by rule"
        )
    });
    pot_in_words(account).into_iter().chain(beyond).collect()
}

/// The heading of the public holidays, which says the method that is in force: boards differ.
fn holidays_by(method: Method) -> &'static str {
    match method {
        Method::Stac => "Public holidays (by the STAC method, policy stac)",
        Method::Dl202407 => "Public holidays (by DL(2024)07, policy dl2024_07)",
        Method::English | Method::InAnnual => "Public holidays",
    }
}

/// The least that the law gives in the year.
#[must_use]
pub fn floor_in_words(account: &LeaveAccount) -> String {
    if !account.has_share {
        return "Without a share of a post in the year, the law gives no leave.".to_owned();
    }
    format!("The law gives at least {}, public holidays included.", account.floor)
}

/// Each step of the annual leave, and what it comes to; carried leave is a line of its own.
#[must_use]
pub fn annual_in_words(account: &LeaveAccount) -> Vec<String> {
    let annual = &account.annual;
    let mut lines: Vec<String> = annual.steps.iter().map(|step| step_in_words(annual, step)).collect();
    if !account.has_share {
        lines.push("No share of a post in this leave year, so the year gives none".to_owned());
    } else if let Some(part) = annual.by_law {
        lines.push(part_in_words(part));
        lines.push(sum_in_words(annual.exact, annual.rounding.step, annual.minutes));
    } else if lines.is_empty() {
        lines.push("No full month is worked in the year, so the year gives none".to_owned());
    } else if !annual.is_full_year() {
        lines.push(sum_in_words(annual.exact, annual.rounding.step, annual.minutes));
    }
    if let Some(carried) = &account.carried {
        let note = carried.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        let lapse = account.lapse.map(lapse_in_words).unwrap_or_default();
        lines.push(format!("Carried over from the year before: {}{note}{lapse}", carried.minutes));
    }
    lines
}

/// By when what was carried over is to be taken, or how much of it lapsed.
fn lapse_in_words(lapse: Lapse) -> String {
    let until = lapse.until.naive().format("%-d %B %Y");
    match lapse.gone {
        Minutes::ZERO => format!("; to be taken by {until}"),
        gone => format!("; {gone} of it lapsed, not taken by {until}"),
    }
}

/// Each step of the public-holiday pot, and what it comes to.
#[must_use]
pub fn pot_in_words(account: &LeaveAccount) -> Vec<String> {
    let pot = &account.pot;
    if !account.has_share {
        return vec!["No share of a post in this leave year, so there is no pot".to_owned()];
    }
    if pot.method == Method::InAnnual {
        return vec!["No pot of its own: public holidays are part of annual leave".to_owned()];
    }
    let mut lines: Vec<String> = pot.steps.iter().map(|step| pot_step_in_words(pot, step)).collect();
    if lines.is_empty() {
        lines.push("No full month is worked in the year, so there is no pot".to_owned());
    } else if !pot.is_full_year() {
        lines.push(sum_in_words(pot.exact, account.annual.rounding.step, pot.minutes));
    }
    let left = account.balances.public_holiday.left();
    if left < Minutes::ZERO {
        let over = left.abs();
        lines.push(format!("Holidays on their days take {over} more than the pot: agree how it is made up"));
    }
    lines
}

/// A balance: `entitled 78:00, taken 14:24, booked 6:00, left 57:36`.
fn balance_in_words(balance: Balance) -> String {
    let left = match balance.left() {
        left if left < Minutes::ZERO => format!("{} too much", left.abs()),
        left => format!("left {left}"),
    };
    format!("entitled {}, taken {}, booked {}, {left}", balance.entitled, balance.taken, balance.booked)
}

/// The part of a year that the law gives leave for.
fn part_in_words(part: EmployedPart) -> String {
    match part {
        EmployedPart::Whole => "All of the year".to_owned(),
        EmployedPart::MonthsBegun(months) => {
            format!("By law, for a start within the year: {months} of 12 months begun, up to the half day")
        }
        EmployedPart::Days(days, of) => {
            format!("By law, for an end within the year: {days} of {of} days")
        }
    }
}

fn step_in_words(annual: &Annual, step: &AccrualStep) -> String {
    let months = match annual.by_law {
        Some(_) => days_in_words(step.from, step.to),
        None => months_in_words(step.from, step.to, step.months),
    };
    let sum = match step.rate {
        Rate::Statutory if step.exact == Ratio::new(step.weekly.0, 1).times(Ratio::new(28, 5)) => {
            format!("{} × 5.6 weeks", step.weekly)
        }
        Rate::Statutory => format!("{} ÷ {} days a week × 28 days", step.weekly, step.days_a_week),
        Rate::Afc27 | Rate::Afc29 | Rate::Afc33 => format!("{} ÷ 5 × {} days", step.weekly, step.days),
    };
    if annual.by_law.is_some() {
        let is = if step.exact.is_whole() { "=" } else { "≈" };
        return format!("{months}: {sum} {is} {} a year", Minutes(step.exact.nearest(1)));
    }
    let up = annual.rounding.up || step.rate == Rate::Statutory;
    let rounded = rounded(step.exact, step.full_year, annual.rounding.step, up);
    format!("{months}: {sum} {rounded}{}", share(step.full_year, step.months))
}

fn pot_step_in_words(pot: &HolidayPot, step: &PotStep) -> String {
    let months = months_in_words(step.from, step.to, step.months);
    let extra = Minutes(i32::from(pot.extra) * 450);
    let more = |what: String| if pot.extra == 0 { what } else { format!("{what} with {} extra", pot.extra) };
    let sum = match pot.method {
        Method::Stac => more(format!("{} ÷ 5 × {} days", step.weekly, 8 + pot.extra)),
        Method::Dl202407 => {
            let hours = Minutes::hours(60) + extra;
            more(format!("{hours} × {} ÷ {}", step.weekly, step.full_time))
        }
        Method::English | Method::InAnnual => {
            let hours = Minutes::hours(60) + extra;
            more(format!("{} ÷ 37:30 × {hours}", step.weekly))
        }
    };
    let rounded = rounded(step.exact, step.full_year, Minutes(30), pot.method == Method::Stac);
    format!("{months}: {sum} {rounded}{}", share(step.full_year, step.months))
}

/// What a full year gives: exact to the minute where it is, and rounded where that changes it.
fn rounded(exact: Ratio, full_year: Minutes, step: Minutes, up: bool) -> String {
    let nearest = Minutes(exact.nearest(1));
    let is = if exact.is_whole() { "=" } else { "≈" };
    if exact.is_whole() && nearest == full_year {
        return format!("= {full_year}");
    }
    let how = if up { "rounded up to the next" } else { "rounded to the nearest" };
    format!("{is} {nearest}, {how} {step}: {full_year}")
}

/// The part of it that some months are.
fn share(full_year: Minutes, months: u8) -> String {
    if months == 12 {
        return String::new();
    }
    let part = super::annual::part(full_year, months);
    let is = if part.is_whole() { "=" } else { "≈" };
    format!("; × {months} ÷ 12 {is} {}", Minutes(part.nearest(1)))
}

fn sum_in_words(exact: Ratio, step: Minutes, minutes: Minutes) -> String {
    let is = if exact.is_whole() { "" } else { "≈ " };
    let sum = Minutes(exact.nearest(1));
    if exact.is_whole() && sum == minutes {
        return format!("Together {minutes}");
    }
    format!("Together {is}{sum}, rounded up to the next {step}: {minutes}")
}

fn months_in_words(from: Date, to: Date, months: u8) -> String {
    let many = counted(months, "month");
    format!("{}, {many}", days_in_words(from, to))
}

fn days_in_words(from: Date, to: Date) -> String {
    format!("{} to {}", date(from), date(to))
}
