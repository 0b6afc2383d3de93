//! The Supervision screen: the most pressing is booked in three keys, a round in three, a debrief; who may, and what is
//! said at the field.

use tandem::app::ScreenId;
use tandem::app::screen::supervision;
use tandem::domain::*;

use super::{Sitting, at_a_desk, records, the};

fn marks(sitting: &mut Sitting, person: &str, track: Track) {
    sitting.app.screens.supervision.marked = Some((the(person), track));
    sitting.input(tandem::app::Input::Resized(120, 40));
}

#[test]
fn shonas_overdue_supervision_is_booked_with_dr_nair_in_three_keys() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    let keys = sitting.keys;
    sitting.press("8 B enter").saved(1);
    assert_eq!(sitting.keys - keys, 3);
    let day: Date = the("2026-12-02");
    let line = supervision::marked(&sitting.app).unwrap();
    assert_eq!((line.person.clone(), line.track), (the("shona"), Track::Clinical));
    assert_eq!(line.severity, None);
    assert_eq!(line.next(day).unwrap().with, [the::<PersonId>("dr-nair")]);
    sitting.sees("To send").sees("Shona and Dr Priya Nair").press("esc").sees("booked").press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn the_best_times_are_offered_each_with_why_and_shown_before_they_are_booked() {
    let mut sitting = at_a_desk("morag");
    sitting.press("8 B").open(1).sees("Shona's clinical supervision with Dr Priya Nair").sees("was due");
    let titles: Vec<String> = sitting.suggested().choices.iter().map(|it| it.title.clone()).collect();
    assert!(titles.len() > 3 && sitting.suggested().choices.iter().all(|it| !it.reasons.is_empty()));
    assert!(supervision::marked(&sitting.app).unwrap().next(the("2026-12-02")).is_some(), "it is previewed");
    sitting.press("down");
    assert_eq!(sitting.suggested().marked, 1);
    sitting.press("esc").open(0);
    assert!(supervision::marked(&sitting.app).unwrap().next(the("2026-12-02")).is_none());
}

#[test]
fn a_teams_round_is_one_change() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.press("8");
    marks(&mut sitting, "aisha", Track::Line);
    sitting.press("R").open(1).sees("Next round of supervision · Strathmore Community Team");
    assert!(sitting.suggested().choices.len() > 1);
    sitting.press("enter").saved(1).press("esc");
    assert_ne!(records(&sitting.app.state), before);
    sitting.press("R").regrets("can be booked").press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn what_changes_meanwhile_is_taken_in() {
    let mut sitting = at_a_desk("morag");
    sitting.press("8 B");
    let first = sitting.suggested().choices[0].title.clone();
    let mut other = sitting.beside("owner");
    other.press("8");
    marks(&mut other, "shona", Track::Clinical);
    other.press("B enter").saved(1);
    sitting.news();
    sitting.sees("The rota has changed since");
    assert!(sitting.suggested().choices.iter().all(|it| it.title != first));
}

#[test]
fn everybody_sees_their_own_and_leads_book() {
    let mut peer = at_a_desk("shona");
    peer.press("8");
    assert_eq!(peer.app.screen, ScreenId::Supervision);
    assert!(peer.app.screens.supervision.lines().all(|line| line.person == the("shona")));
    assert!(peer.app.screens.supervision.lines().count() >= 3);
    peer.press("B").open(0).regrets("team lead");
    let mut supervisor = at_a_desk("dr-nair");
    supervisor.press("8");
    let people: Vec<&PersonId> =
        supervisor.app.screens.supervision.lines().map(|line| &line.person).collect();
    assert!(people.iter().all(|id| ["eilidh", "shona"].contains(&id.as_str())) && people.len() >= 6);
    supervisor.press("B").saved(0);
    let mut other = at_a_desk("fiona");
    other.press("8");
    marks(&mut other, "shona", Track::Clinical);
    other.press("B").open(0).regrets("you lead Strathmore");
}

#[test]
fn nobody_supervises_themselves_and_the_field_says_so() {
    let mut sitting = at_a_desk("morag");
    sitting.press("8 e").open(1).sees("clinical supervision");
    sitting.goes_to("With").rewrites("shona").sees("cannot supervise themselves").press("enter").open(1);
    sitting.rewrites("dr nari").sees("did you mean Dr Priya Nair?").press("enter").open(1);
    sitting
        .rewrites("reid")
        .goes_to("Every")
        .rewrites("0")
        .sees("write days or weeks")
        .press("enter")
        .open(1);
    assert!(sitting.saved.is_empty());
    sitting.rewrites("4 weeks").press("enter").saved(1).open(0);
    let named = &sitting.app.state.records.supervision[&(the("shona"), Track::Clinical)].item;
    assert_eq!((named.supervisor.clone(), named.every_days), (the("dr-reid"), Some(28)));
    assert_eq!(named.last, Some(the("2026-10-27")), "what was stays");
}

#[test]
fn after_something_heavy_a_debrief_is_booked() {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-02T13:20").press("B").open(1).sees("A debrief for Aisha after");
    sitting.press("enter").saved(1);
    let session = sitting.saved_session("debrief");
    assert!(session.booking.start >= the("2026-12-02T14:20"));
    assert_eq!(session.booking.people, [the::<PersonId>("aisha")]);
    sitting.press("esc").on("aisha", "2026-12-02T11:30").press("B").open(0).regrets("heavy");
}

#[test]
fn why_it_is_due_offers_to_book_it() {
    let mut sitting = at_a_desk("morag");
    sitting.press("8 !").open(1).sees("was due on").sees("Book Shona's clinical supervision with");
    sitting.press("enter").saved(1);
}

impl Sitting {
    /// The session of an activity that was saved in this sitting.
    fn saved_session(&self, activity: &str) -> Session {
        let all = self.app.state.rows().filter_map(|(rev, record)| match record {
            Record::Session(session) if self.saved.contains(&rev) => Some(Session::clone(&session)),
            _ => None,
        });
        all.into_iter().find(|it| it.booking.activity == the(activity)).unwrap()
    }
}

#[test]
fn a_quiet_stretch_is_given_something_from_the_bank_and_back_again() {
    let mut sitting = at_a_desk("fiona");
    sitting
        .on("aisha", "2026-12-04T09:45")
        .press("x")
        .types("called off")
        .press("enter")
        .saved(1)
        .press("Q")
        .open(1)
        .sees("Quiet time · Aisha");
    sitting.sees("Only if it suits").press("enter").saved(2);
    let session = sitting.saved_session("quiet-task");
    assert_eq!(session.booking.people, [the::<PersonId>("aisha")]);
    sitting.press("u").saved(3);
}

#[test]
fn that_wellbeing_was_on_the_agenda_is_ticked_and_nothing_of_what_was_said() {
    let mut sitting = at_a_desk("morag");
    sitting.press("8");
    marks(&mut sitting, "eilidh", Track::Clinical);
    sitting.press("space").saved(1).sees("wellbeing      on the agenda on Tue 1 Dec");
    let ticked = |sitting: &Sitting| {
        let booked = sitting.booked("eilidh", "2026-12-01T11:00").booking().clone();
        (booked.note, booked.wellbeing)
    };
    assert_eq!(ticked(&sitting), (None, true));
    sitting.press("space").saved(2);
    assert_eq!(ticked(&sitting), (None, false));
    assert!(!supervision::marked(&sitting.app).unwrap().held.iter().any(|it| it.wellbeing));
}

#[test]
fn people_and_supervision_tell_of_the_same_last_one() {
    let booking = Booking {
        people: vec![the("shona")],
        with: vec![the("dr-nair")],
        track: Some(Track::Clinical),
        status: Status::Done,
        ..Booking::new(the("supervision"), the("2026-12-01T11:00"), Minutes(60))
    };
    let held = Session { id: the("s-held"), series: None, booking };
    let state = super::example_state().preview(&[held.into()]).unwrap();
    let named = state.records.supervision.get(&(the("shona"), Track::Clinical)).unwrap().item.clone();
    assert!(named.last < Some(the("2026-12-01")), "what was noted is older");
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "owner");
    sitting.app.screen = ScreenId::People;
    sitting.at("shona", "2026-12-02");
    assert_eq!(supervision::last_held(&sitting.app, &named), Some(the("2026-12-01")));
    sitting.sees("last 1 Dec 2026");
}
