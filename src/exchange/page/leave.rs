//! The leave year: everybody's days away, month by month. Why they are away stands only on the page of those who may know it.

use maud::{Markup, html};

use super::frame::Page;
use super::kind;
use super::shown::Shown;
use crate::domain::{Date, Leave, LeaveSpan, LeaveState, Minutes, Month, Person};
use crate::exchange::give::{NotGiven, Reader};
use crate::rota::absence::leave_of;
use crate::rota::holidays;
use crate::rota::leave::{Balance, LeaveAccount, LeaveYear};

/// The page.
pub(super) fn page(shown: &Shown<'_>) -> Result<Page, NotGiven> {
    let year = shown.giver.leave_year(shown.order)?;
    let months = months(year);
    let teams = shown.teams();
    let is_there = |person: &Person| {
        let on =
            |from: Date, until: Option<Date>| from <= year.last && until.is_none_or(|it| year.first <= it);
        shown.state().shares_of(&person.id).any(|share| on(share.from, share.until))
            || leaves(shown, person, year).next().is_some()
    };
    let people = teams.iter().map(|(team, all)| {
        (team.name.as_str(), all.iter().copied().filter(|it| is_there(it)).collect::<Vec<_>>())
    });
    let people: Vec<(&str, Vec<&Person>)> = people.filter(|(_, all)| !all.is_empty()).collect();
    let many: usize = people.iter().map(|(_, all)| all.len()).sum();
    let body = html! {
        table {
            thead { tr {
                th.who scope="col" { "Who" }
                @for (first, _) in &months { th scope="col" { (first.naive().format("%b %Y").to_string()) } }
            } }
            tbody {
                tr { th scope="row" { "Public holidays" } @for month in &months { td { (holidays_of(shown, *month)) } } }
                @for (team, all) in &people {
                    @if people.len() > 1 {
                        tr.team { th scope="rowgroup" colspan=(months.len() + 1) { (team) } }
                    }
                    @for person in all {
                        tr {
                            th scope="row" { (person.name) }
                            @for month in &months { td {
                                @for line in away(shown, person, year, *month) { p { (line) } }
                            } }
                        }
                    }
                }
            }
        }
        @if shown.reader != Reader::Wall { (accounts(shown, &people, year)) }
    };
    let key = match shown.reader {
        Reader::Wall => "The days of each month on which somebody is away, as agreed.",
        _ => "The days of each month on which somebody is away; asked: not agreed yet.",
    };
    let look = if many > 16 { "tight" } else { "snug" };
    let foot = shown.foot_of_figures().with([key.to_owned()]);
    Ok(Page { title: format!("Leave {}", year.label()), under: vec![], is_landscape: true, look, body, foot })
}

/// The first and the last day of each month.
fn months(year: LeaveYear) -> Vec<(Date, Date)> {
    let mut months = vec![];
    let mut day = year.first;
    while day <= year.last && months.len() < 13 {
        let last = Month::new(day.year(), day.month()).map_or(year.last, Month::last).min(year.last);
        months.push((day, last));
        day = last.plus_days(1);
    }
    months
}

fn leaves<'a>(shown: &Shown<'a>, person: &'a Person, year: LeaveYear) -> impl Iterator<Item = &'a Leave> {
    let may = shown.may_read(person);
    leave_of(shown.state(), &person.id)
        .map(|(_, leave)| &**leave)
        .filter(move |leave| may || leave.state == LeaveState::Approved)
        .filter(move |leave| leave.span.first_day() <= year.last && year.first <= leave.span.last_day())
}

/// Somebody's days away in a month: `8–14`, `10 part`, to those who may know it `8–14 annual`.
fn away(shown: &Shown<'_>, person: &Person, year: LeaveYear, (first, last): (Date, Date)) -> Vec<String> {
    let may = shown.may_read(person);
    let mut those: Vec<&Leave> = leaves(shown, person, year)
        .filter(|leave| leave.span.first_day() <= last && first <= leave.span.last_day())
        .collect();
    those.sort_by_key(|leave| (leave.span.first_day(), leave.span.last_day()));
    let said = |leave: &Leave| {
        let (from, to) = (leave.span.first_day().max(first), leave.span.last_day().min(last));
        let days = if from == to { from.day().to_string() } else { format!("{}–{}", from.day(), to.day()) };
        let part =
            matches!(leave.span, LeaveSpan::Times { from, to } if to.wall_since(from) < Minutes::hours(24));
        let mut said = vec![days];
        said.extend(part.then(|| "part".to_owned()));
        said.extend(may.then(|| kind::of_leave(leave.kind).to_owned()));
        said.extend((leave.state == LeaveState::Requested).then(|| "asked".to_owned()));
        said.join(" ")
    };
    let mut lines: Vec<String> = vec![];
    for leave in those {
        let line = said(leave);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn holidays_of(shown: &Shown<'_>, (first, last): (Date, Date)) -> String {
    let days = first.to(last).filter(|day| holidays::observed(shown.state(), *day).is_some());
    days.map(|day| day.day().to_string()).collect::<Vec<_>>().join(", ")
}

/// What there is of each kind and what became of it, for those whose it is to read.
fn accounts(shown: &Shown<'_>, people: &[(&str, Vec<&Person>)], year: LeaveYear) -> Markup {
    let today = shown.giver.now.date();
    let those = people.iter().flat_map(|(_, all)| all).copied().filter(|it| shown.may_read(it));
    let accounts: Vec<(&Person, LeaveAccount)> = those
        .filter_map(|person| Some((person, LeaveAccount::of(shown.state(), &person.id, year, today)?)))
        .collect();
    let pots = |it: &LeaveAccount| -> [(&'static str, Balance); 3] {
        let of = it.balances;
        [("Annual leave", of.annual), ("Public holidays", of.public_holiday), ("TOIL", of.toil)]
    };
    html! {
        @if !accounts.is_empty() {
            table.n {
                caption { "Hours of leave, up to " (today.naive().format("%-d %b %Y").to_string()) }
                thead { tr {
                    th scope="col" { "Who" }
                    th.w scope="col" { "Kind" }
                    th scope="col" { "Entitled" }
                    th scope="col" { "Taken" }
                    th scope="col" { "Booked" }
                    th scope="col" { "Left" }
                } }
                tbody {
                    @for (person, account) in &accounts {
                        @for (title, pot) in pots(account) {
                            tr {
                                th scope="row" { (person.name) }
                                td.w { (title) }
                                @for time in [pot.entitled, pot.taken, pot.booked, pot.left()] { td { (said(time)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Time that may be less than none: `−9:30`.
pub(super) fn said(minutes: Minutes) -> String {
    if minutes < Minutes::ZERO { format!("−{}", minutes.abs()) } else { minutes.to_string() }
}
