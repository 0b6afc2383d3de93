//! The leave arithmetic: published examples, sums worked out on paper, and what holds of all of them.

mod command;
mod examples;
mod paper;
mod properties;
mod remaining;
mod spent;

use tandem::domain::*;
use tandem::rota::leave::{LeaveAccount, LeaveYear};

use crate::build::{Build, parse};

/// The leave year that starts on 1 April of a year.
pub fn year(name: &str) -> LeaveYear {
    LeaveYear::from(parse(&format!("{name}-04-01")))
}

/// Five days a week.
pub const WEEKDAYS: &str =
    "mon 09:00-15:00, tue 09:00-15:00, wed 09:00-15:00, thu 09:00-15:00, fri 09:00-15:00";

/// `ness`, whose service counts from a day.
pub fn with_service(build: Build, since: &str) -> Build {
    let mut person = Person::new(parse("ness"), "Ness Baird".into(), parse("team"), Role::PeerWorker);
    person.service_start = Some(parse(since));
    build.put(person)
}

/// `ness`, with one share of some hours from the start of their service on, or until a day.
pub fn full_time_build(nation: Nation, weekly: &str, since: &str, until: &str) -> Build {
    with_service(Build::service(nation), since)
        .post("post", weekly)
        .share("post", "ness", weekly, since, until, WEEKDAYS)
}

/// What ness has in the leave year from 1 April of a year, seen from its first day.
pub fn account(build: &Build, name: &str) -> LeaveAccount {
    account_in(build, year(name), &format!("{name}-04-01"))
}

/// What ness has in a leave year, seen from a day.
pub fn account_in(build: &Build, year: LeaveYear, today: &str) -> LeaveAccount {
    LeaveAccount::of(&build.state(), &parse("ness"), year, parse(today)).unwrap()
}
