//! Working times of a day, and rolling a week forward.

use tandem::domain::*;

use super::{Sitting, records, sitting, the};

fn shifts(sitting: &Sitting) -> Vec<String> {
    let week = the::<Date>("2026-12-03").week();
    let rota = tandem::rota::RotaWeek::of(&sitting.app.state, week).unwrap();
    let aisha: PersonId = the("aisha");
    let all = rota.shifts_of_on(&aisha, the("2026-12-03"));
    all.map(|shift| format!("{}-{}", shift.start.time(), shift.end.time())).collect()
}

#[test]
fn other_times_none_and_the_pattern_again() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03");
    let (before, usual) = (records(&sitting.app.state), shifts(&sitting));
    assert_eq!(usual, ["09:30-15:24"]);
    sitting.press("s");
    assert_eq!(sitting.written(), "09:30-15:24 break 0:30");
    sitting.rewrites("09:00-12:00, 13:00-16:00").press("enter").open(0).saved(1);
    assert_eq!(shifts(&sitting), ["09:00-12:00", "13:00-16:00"]);
    sitting.press("s");
    assert_eq!(sitting.written(), "09:00-12:00, 13:00-16:00");
    sitting.rewrites("off");
    assert_eq!(sitting.remark().unwrap(), "Aisha is not in");
    sitting.press("enter").says("Aisha is not in on Thu 3 Dec").saved(2);
    assert_eq!(shifts(&sitting), [] as [String; 0]);
    sitting.press("s").rewrites("").press("enter").says("Aisha works the usual pattern").saved(3);
    assert_eq!(shifts(&sitting), usual);
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn times_that_cannot_be_are_said_and_nothing_is_lost() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("s").rewrites("9-5");
    assert!(sitting.remark().unwrap_err().contains("is not working times"));
    sitting.press("enter").open(1).saved(0);
    sitting.rewrites("09:00-12:00 break 4:00").press("enter").open(1).saved(0);
}

#[test]
fn last_weeks_single_sessions_are_rolled_forward_once() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-09").press("R").saved(1).says("one-off sessions forward into W50");
    let measure = sitting.booked("aisha", "2026-12-11T13:45");
    assert_eq!(measure.booking().families, [the::<FamilyRef>("c9")]);
    assert_eq!(measure.booking().status, Status::Planned);
    assert_eq!(sitting.bookings("aisha", "2026-12-10T14:25").len(), 1);
    sitting.press("R").says("no one-off sessions that are not here already").saved(1);
    sitting.press("u");
    assert!(sitting.bookings("aisha", "2026-12-11T13:45").is_empty());
}
