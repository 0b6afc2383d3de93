//! Hours when the week shortens: what is proposed, and that nothing happens on its own.

use tandem::domain::*;
use tandem::rota::{Conversion, conversions};

use super::{WEEKDAYS, full_time_build, with_service};
use crate::build::{Build, parse};

fn told(build: &Build, at: &str) -> Vec<String> {
    let tell = |it: &Conversion| {
        format!("{} {} from {}: {} to {}", it.person, it.post, it.from, it.hours, it.converted)
    };
    conversions(&build.state(), parse(at)).iter().map(tell).collect()
}

#[test]
fn a_share_of_the_longer_week_is_proposed_once_the_week_is_shorter() {
    let build = full_time_build(Nation::Scotland, "30:00", "2023-01-02", "");
    assert_eq!(told(&build, "2024-03-31"), [""; 0]);
    assert_eq!(told(&build, "2024-04-01"), ["ness post from 2024-04-01: 30:00 to 29:36"]);
    assert_eq!(told(&build, "2026-04-01"), ["ness post from 2026-04-01: 30:00 to 28:48"]);
    // The state itself still says what it said.
    assert_eq!(build.state().shares().next().unwrap().hours, parse("30:00"));
    let from = |first| full_time_build(Nation::Scotland, "29:36", first, "");
    assert_eq!(told(&from("2026-03-31"), "2026-12-02"), ["ness post from 2026-04-01: 29:36 to 28:48"]);
    assert_eq!(told(&from("2026-04-01"), "2026-12-02"), [""; 0]);
}

#[test]
fn nothing_is_proposed_elsewhere_for_what_is_over_or_outside_the_nhs() {
    let scotland = |until| full_time_build(Nation::Scotland, "37:00", "2025-01-06", until);
    assert_eq!(told(&scotland(""), "2026-12-02").len(), 1);
    assert_eq!(told(&scotland("2026-03-31"), "2026-12-02"), [""; 0]);
    assert_eq!(told(&scotland("2026-12-01"), "2026-12-02"), [""; 0]);
    assert_eq!(told(&scotland("2026-12-02"), "2026-12-02").len(), 1);
    assert_eq!(told(&full_time_build(Nation::England, "37:30", "2020-01-06", ""), "2026-12-02"), [""; 0]);
    let state = scotland("").state();
    let team = Team { kind: TeamKind::ThirdSector, ..state.team(&parse("team")).unwrap().clone() };
    assert_eq!(told(&scotland("").put(team), "2026-12-02"), [""; 0]);
}

#[test]
fn what_is_proposed_can_be_done_and_leaves_nothing_to_propose() {
    let weeks = format!("{WEEKDAYS}/mon 09:00-15:00");
    let build = with_service(Build::service(Nation::Scotland), "2025-01-06").post("post", "37:00");
    let build = build.share("post", "ness", "37:00", "2025-01-06", "", &weeks);
    let state = build.state();
    let proposed = conversions(&state, parse("2026-12-02")).remove(0);
    let after = state.preview(&proposed.changes).unwrap();
    assert_eq!(conversions(&after, parse("2026-12-02")), []);
    let ness = parse("ness");
    let shares: Vec<&Share> = after.shares_of(&ness).collect();
    assert_eq!(shares[0].until, Some(parse("2026-03-31")));
    assert_eq!(
        (shares[1].from, shares[1].hours, shares[1].until),
        (parse("2026-04-01"), parse("36:00"), None)
    );
    // The rotation goes on as it was.
    let before: Vec<&Share> = state.shares_of(&ness).collect();
    for day in parse::<Date>("2026-04-01").to(parse("2026-05-15")) {
        let shifts = |share: &Share| share.pattern.on(day, share.from).count();
        assert_eq!(shifts(shares[1]), shifts(before[0]), "{day}");
    }
}
