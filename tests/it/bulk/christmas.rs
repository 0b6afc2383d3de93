//! The fortnight of Christmas and new year: wherever it lies, what is known of the last one, and what would be fair.

use tandem::domain::*;
use tandem::planner::bulk::*;
use tandem::rules::RuleContext;

use super::today;
use crate::app::example_state;
use crate::years::the;

/// A state in which some ask for leave over Christmas, and nobody else; `since` is when everybody began.
fn asking(requests: &[(&str, &str, &str)], since: &str, off_last_year: &[&str]) -> State {
    let state = example_state();
    let gone = state.records.leave.keys().cloned().map(|key| Change::Remove(Key::Leave(key)));
    let leave = |person: &str, from: &str, to: &str, state| Leave {
        person: the(person),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the(from), to: the(to) },
        state,
        number: 0,
    };
    let new = requests.iter().map(|(who, from, to)| leave(who, from, to, LeaveState::Requested).into());
    let off =
        off_last_year.iter().map(|who| leave(who, "2025-12-22", "2026-01-02", LeaveState::Approved).into());
    let shares = state.shares().cloned().map(|share| Share { from: the(since), ..share }.into());
    let old = state.shares().map(|share| Change::Remove(Key::Share(share.key())));
    let old: Vec<Change> = old.filter(|_| since != "2026-04-01").collect();
    let changes: Vec<Change> = old.into_iter().chain(gone).chain(new).chain(off).chain(shares).collect();
    state.preview(&changes).unwrap()
}

fn fortnight(state: &State) -> Fortnight {
    Fortnight::of(&RuleContext::new(state, today()), 2026, None).unwrap()
}

#[test]
fn christmas_and_new_year_are_two_weeks_wherever_they_lie() {
    for year in 1950..2150 {
        let (first, last) = Fortnight::weeks(year).unwrap();
        let (christmas, new_year) = (Date::new(year, 12, 25).unwrap(), Date::new(year + 1, 1, 1).unwrap());
        assert_eq!((first, last), (christmas.week(), new_year.week()), "{year}");
        assert_eq!(last, first.plus(1), "{year}");
    }
    for (day, year) in
        [("2026-12-02", 2026), ("2027-01-02", 2026), ("2027-01-03", 2027), ("2028-02-29", 2028)]
    {
        assert_eq!(year_meant(the(day)), year, "{day}");
    }
}

#[test]
fn who_worked_last_christmas_is_asked_first_and_nobody_is_left_with_too_few() {
    let wanted = [("aisha", "2026-12-29", "2026-12-31"), ("catriona", "2026-12-28", "2026-12-30")];
    let order = |state: &State| -> Vec<String> {
        let rules = RuleContext::new(state, today());
        fortnight(state).fairly(&rules).iter().map(|it| it.leave.0.to_string()).collect()
    };
    let nobody_knows = asking(&wanted, "2026-04-01", &[]);
    assert!(!fortnight(&nobody_knows).knows_last_year());
    let known = asking(&wanted, "2025-04-01", &["aisha"]);
    assert!(fortnight(&known).knows_last_year());
    assert_eq!(order(&known), ["catriona", "aisha"], "Aisha was off last year");
    assert_eq!(order(&asking(&wanted, "2025-04-01", &["catriona"])), ["aisha", "catriona"]);
    let line = |who: &str| fortnight(&known).lines.into_iter().find(|it| it.person == the(who)).unwrap();
    let (worked, off) = line("aisha").last_year.unwrap();
    assert_eq!((worked, off.is_empty()), (0, false));
    // Of one who is in alone nobody is left; a holiday takes nobody from their work.
    let rules = RuleContext::new(&known, today());
    for it in fortnight(&known).fairly(&rules) {
        assert!(!it.too_few.is_empty(), "each works alone on their days");
        assert!(
            !it.too_few.contains(&the("2026-12-25")) && !it.too_few.contains(&the("2026-12-28")),
            "{it:?}"
        );
    }
}
