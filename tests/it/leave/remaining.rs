//! What is left of a pot after a leave, and until when a leave that takes too much would be possible.

use tandem::domain::*;
use tandem::rota::leave::Remaining;

use super::with_service;
use crate::build::{Build, parse};

/// Ness, 5:30 on Monday and Tuesday and 4:00 on Thursday, with 87:00 a year, 9:30 of it agreed for the first week of December.
fn ness() -> Build {
    let pattern = "mon 09:00-15:00 break 0:30, tue 09:00-15:00 break 0:30, thu 09:30-13:30";
    with_service(Build::service(Nation::Scotland), "2020-01-06")
        .post("post", "15:00")
        .share("post", "ness", "15:00", "2020-01-06", "", pattern)
        .holiday("2026-12-28", "Boxing Day", true)
        .leave("ness", LeaveKind::Annual, "2026-12-01", "2026-12-03")
}

fn leave(kind: LeaveKind, from: &str, to: &str) -> Leave {
    let span = LeaveSpan::Days { from: parse(from), to: parse(to) };
    Leave { person: parse("ness"), kind, span, state: LeaveState::Requested, number: 0 }
}

fn remaining(leave: &Leave, known_as: Option<&LeaveKey>) -> Option<Remaining> {
    Remaining::of(&ness().state(), leave, known_as, parse("2026-11-01"))
}

#[test]
fn a_leave_that_fits_takes_its_paid_time() {
    let it = remaining(&leave(LeaveKind::Annual, "2026-12-07", "2026-12-08"), None).unwrap();
    assert_eq!((it.before.to_string(), it.takes().to_string(), it.after.to_string()), {
        ("77:30".into(), "11:00".into(), "66:30".into())
    });
    assert!(!it.is_over());
    assert_eq!((it.possible, it.year.label()), (None, "2026/27".into()));
}

#[test]
fn of_a_leave_that_takes_too_much_the_last_possible_day_is_said() {
    // Eight weeks of 15:00, less Boxing Day and 4 January; 77:30 goes as far as the Wednesday of the sixth.
    let it = remaining(&leave(LeaveKind::Annual, "2026-12-07", "2027-01-31"), None).unwrap();
    assert_eq!((it.takes().to_string(), it.after), ("109:00".into(), Minutes(-(31 * 60 + 30))));
    assert!(it.is_over());
    assert_eq!(it.possible, Some(parse("2027-01-13")));
    let all = remaining(&leave(LeaveKind::Annual, "2026-12-07", "2027-01-13"), None).unwrap();
    assert!(!all.is_over() && all.after == Minutes(150));
}

#[test]
fn a_change_of_agreed_leave_is_not_counted_twice() {
    let was = ness().state().records.leave.keys().next().unwrap().clone();
    let it = remaining(&leave(LeaveKind::Annual, "2026-12-01", "2026-12-02"), Some(&was)).unwrap();
    assert_eq!((it.before.to_string(), it.after.to_string()), ("87:00".into(), "81:30".into()));
}

#[test]
fn kinds_without_a_pot_are_not_limited_and_time_off_is_what_was_earned() {
    for kind in [LeaveKind::Sick, LeaveKind::Unpaid, LeaveKind::Study, LeaveKind::Carer, LeaveKind::Wellbeing]
    {
        assert_eq!(remaining(&leave(kind, "2026-12-07", "2027-03-31"), None), None, "{kind}");
    }
    let toil = remaining(&leave(LeaveKind::Toil, "2026-12-07", "2026-12-07"), None).unwrap();
    assert!(toil.is_over());
    assert_eq!((toil.before, toil.possible), (Minutes::ZERO, None));
    // A day on which nothing is worked takes nothing.
    assert!(!remaining(&leave(LeaveKind::Toil, "2026-12-09", "2026-12-09"), None).unwrap().is_over());
}
