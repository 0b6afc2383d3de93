//! Working times of a day, and rolling a week forward.

use std::sync::Arc;

use tandem::app::{OfferTopic, Topic};
use tandem::domain::*;
use tandem::rules::{Severity, flags_of_week};

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
    assert_eq!(sitting.value("Times"), "09:30-15:24 break 0:30");
    sitting.rewrites("09:00-12:00, 13:00-16:00").press("enter").open(0).saved(1);
    assert_eq!(shifts(&sitting), ["09:00-12:00", "13:00-16:00"]);
    sitting.press("s");
    assert_eq!(sitting.value("Times"), "09:00-12:00, 13:00-16:00");
    sitting.rewrites("off").sees("Aisha is not in");
    sitting.press("enter").says("Aisha is not in on Thu 3 Dec").saved(2);
    assert_eq!(shifts(&sitting), [] as [String; 0]);
    sitting.press("s").rewrites("").press("enter").says("Aisha works the usual pattern").saved(3);
    assert_eq!(shifts(&sitting), usual);
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn times_that_cannot_be_are_said_and_nothing_is_lost() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("s").rewrites("9-");
    assert!(sitting.entry("Times").problem.as_ref().unwrap().contains("is not a working time"));
    sitting.press("enter").open(1).saved(0);
    sitting.rewrites("09:00-12:00 break 4:00").press("enter").open(1).saved(0);
}

/// A share of Eilidh's post for Aisha, on days that she is not in else.
pub fn second_share() -> Share {
    Share {
        post: the("peer-ailsa"),
        person: the("aisha"),
        hours: Minutes::hours(3),
        from: the("2026-11-02"),
        until: None,
        pattern: Pattern { weeks: vec![vec![the("mon 09:00-12:00")]] },
    }
}

fn rows(sitting: &Sitting) -> Vec<(Option<String>, Option<String>)> {
    let sheet = sitting.app.state.sheet(the("2026-W49")).unwrap();
    let named = |row: &ShiftRow| {
        (row.place.as_ref().map(ToString::to_string), row.post.as_ref().map(ToString::to_string))
    };
    sheet.shifts.values().filter(|row| row.item.person == the("aisha")).map(|row| named(&row.item)).collect()
}

#[test]
fn where_and_for_which_post_a_day_is_worked() {
    let mut sitting = super::at_a_desk("owner");
    super::bring_in(sitting.desk(), vec![second_share().into()], "A second post");
    sitting.news();
    let place = |id: &str| Some(id.to_owned());
    let (name, other) = {
        let name = |id: &str| sitting.app.state.place(&the(id)).unwrap().name.clone();
        (name("glen-orran"), name("unit"))
    };
    let post = sitting.app.state.post(&the("peer-ailsa")).unwrap().title.clone();
    sitting.at("aisha", "2026-12-03").press("s").rewrites("9-12, 13-16");
    sitting.goes_to("Where").rewrites(&name).press("enter").open(0).saved(1);
    assert_eq!(rows(&sitting), [(place("glen-orran"), None), (place("glen-orran"), None)]);
    // Changing the times leaves them where they are.
    sitting.press("s");
    assert_eq!(sitting.value("Where"), name);
    sitting.rewrites("9-12, 13-17").press("enter").open(0).saved(2);
    assert_eq!(rows(&sitting), [(place("glen-orran"), None), (place("glen-orran"), None)]);
    // One for each, and a post.
    sitting.press("s").goes_to("Where").rewrites(&format!("{name} / {other}"));
    let choice = sitting.entry("Post").choices.iter().find(|it| it.starts_with(&post)).cloned();
    sitting.goes_to("Post").rewrites(&format!("- / {}", choice.unwrap())).press("enter").open(0).saved(3);
    let post = Some("peer-ailsa".to_owned());
    assert_eq!(rows(&sitting), [(place("glen-orran"), None), (place("unit"), post)]);
    sitting.press("s");
    assert_eq!(sitting.value("Where"), format!("{name} / {other}"));
    // What does not fit is said at the field, and nothing is lost.
    sitting.goes_to("Where").rewrites(&format!("{name} / {other} / {name}")).press("enter").open(1).saved(3);
    assert!(sitting.entry("Where").problem.as_ref().unwrap().contains("one for each of 2"));
    sitting.rewrites("Atlantis").press("enter").open(1).saved(3);
    assert!(sitting.entry("Where").problem.as_ref().unwrap().contains("no place"));
    sitting.press("esc esc").open(0);
    sitting.press("u u u");
    assert_eq!(rows(&sitting), []);
}

#[test]
fn whoever_has_one_post_is_not_asked_for_it() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("s");
    assert!(sitting.form().inputs.iter().all(|it| it.label != "Post"));
}

fn offer(sitting: &Sitting) -> &OfferTopic {
    let Topic::Offer(offer) = &sitting.suggested().topic else { panic!("nothing is offered") };
    offer
}

#[test]
fn last_weeks_single_sessions_are_looked_at_then_rolled_forward_once() {
    let mut sitting = sitting();
    let before = records(&sitting.app.state);
    sitting.at("aisha", "2026-12-09").press("R").open(1).sees("Roll forward").sees("into W50");
    assert!(sitting.app.preview.is_some(), "what would come is shown with its flags");
    sitting.press("esc").open(0).saved(0);
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("R enter").open(0).saved(1).says("one-off sessions forward to W50");
    let measure = sitting.booked("aisha", "2026-12-11T13:45");
    assert_eq!(measure.booking().families, [the::<FamilyRef>("c9")]);
    assert_eq!(measure.booking().status, Status::Planned);
    assert_eq!(sitting.bookings("aisha", "2026-12-10T14:25").len(), 1);
    sitting.press("R").open(0).saved(1).regrets("");
    sitting.press("u");
    assert!(sitting.bookings("aisha", "2026-12-11T13:45").is_empty());
}

#[test]
fn another_track_at_the_same_time_is_not_the_same_session() {
    let supervision = |id: &str, start: &str, track: Track, with: &str| {
        let (people, with) = (vec![the("catriona")], vec![the(with)]);
        let booking = Booking { people, with, ..Booking::new(the("supervision"), the(start), Minutes(45)) };
        let booking = Booking { track: Some(track), ..booking };
        Change::from(Session { id: the(id), series: None, booking })
    };
    let line = supervision("s-line", "2026-12-01T11:00", Track::Line, "fiona");
    let there = supervision("s-there", "2026-12-08T11:00", Track::Clinical, "dr-reid");
    let state = super::example_state().preview(&[line, there]).unwrap();
    let mut fiona = super::on_paper(Arc::new(state), "fiona");
    fiona.at("catriona", "2026-12-09").press("R").open(1);
    let said = offer(&fiona).said.join("\n");
    assert!(said.contains("Left out: Catriona: ") && said.contains("two sessions at once"), "{said}");
}

/// Aisha's notes and Eilidh's of W49, with Aisha on leave on the Friday after.
fn two_teams() -> Arc<State> {
    let notes = |id: &str, person: &str, start: &str| {
        let people = vec![the(person)];
        let booking = Booking { people, ..Booking::new(the("notes"), the(start), Minutes(15)) };
        Change::from(Session { id: the(id), series: None, booking })
    };
    let leave = Leave {
        person: the("aisha"),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the("2026-12-11"), to: the("2026-12-11") },
        state: LeaveState::Approved,
        number: 7,
    };
    let changes = vec![
        notes("s-thu", "aisha", "2026-12-03T16:00"),
        notes("s-fri", "aisha", "2026-12-04T16:00"),
        notes("s-unit", "eilidh", "2026-12-02T17:00"),
        leave.into(),
    ];
    Arc::new(super::example_state().preview(&changes).unwrap())
}

#[test]
fn a_lead_rolls_their_own_team_forward_and_nothing_that_adds_red() {
    let mut fiona = super::on_paper(two_teams(), "fiona");
    let team = fiona.app.state.person(&the("fiona")).unwrap().team.clone();
    fiona.at("aisha", "2026-12-09").press("R").open(1);
    let said = offer(&fiona).said.join("\n");
    assert!(said.contains("Left out: Aisha: Notes, Fri 11 Dec at 16:00:"), "{said}");
    let reds = |sitting: &Sitting| {
        let flags = flags_of_week(&sitting.app.state, the("2026-W50"), sitting.app.today());
        flags.into_iter().filter(|it| it.severity == Severity::Red).count()
    };
    let before = reds(&fiona);
    let ids = |sitting: &Sitting| -> Vec<SessionId> {
        sitting.app.state.sheet(the("2026-W50")).unwrap().sessions.keys().cloned().collect()
    };
    let there = ids(&fiona);
    fiona.press("enter").saved(1).open(0);
    assert_eq!(reds(&fiona), before);
    assert_eq!(fiona.bookings("aisha", "2026-12-10T16:00").len(), 1);
    assert!(fiona.bookings("aisha", "2026-12-11T16:00").is_empty(), "she is on leave");
    assert!(fiona.bookings("eilidh", "2026-12-09T17:00").is_empty(), "another team's");
    for id in ids(&fiona).iter().filter(|id| !there.contains(id)) {
        let row = &fiona.app.state.sheet(the("2026-W50")).unwrap().sessions[id];
        let mut people = row.item.booking.everyone();
        assert!(people.any(|it| fiona.app.state.person(it).unwrap().team == team), "{:?}", row.item);
    }
    // The owner has all of them.
    let mut owner = super::on_paper(two_teams(), "owner");
    owner.at("aisha", "2026-12-09").press("R enter").saved(1);
    assert_eq!(owner.bookings("eilidh", "2026-12-09T17:00").len(), 1);
}
