//! Changing a session: who is in it, what became of it, copies of it, and taking it back.

use tandem::domain::*;

use super::{at_a_desk, records, sitting, the};

#[test]
fn somebody_is_assigned_and_taken_out_again() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("+").open(1).sees("Who joins Phone call C4 (Aisha)?");
    assert!(sitting.listed().iter().all(|item| item.label != "Aisha Rahman"));
    sitting.types("catriona").press("enter").open(0).saved(1).says("Add Catriona to Phone call C4");
    let booked = sitting.booked("aisha", "2026-12-03T14:25");
    assert_eq!(booked.booking().people, [the::<PersonId>("aisha"), the("catriona")]);
    sitting.press("+").types("reid").press("enter").saved(2);
    assert_eq!(sitting.booked("aisha", "2026-12-03T14:25").booking().with, [the::<PersonId>("dr-reid")]);
    sitting.press("-").sees("Who leaves").types("aisha").press("enter").open(0).saved(3);
    assert_eq!(
        sitting.booked("catriona", "2026-12-03T14:25").booking().people,
        [the::<PersonId>("catriona")]
    );
    assert_eq!(sitting.booked("aisha", "2026-12-10T14:25").booking().people, [the::<PersonId>("aisha")]);
}

#[test]
fn whoever_is_there_and_free_is_offered_first() {
    let mut sitting = sitting();
    sitting.on("eilidh", "2026-12-02T10:20").press("+");
    let listed = sitting.listed();
    let rank = |detail: &str| match detail {
        free if free.ends_with("on shift and free") => 0,
        off if off.ends_with("not on shift then") => 1,
        _ => 2,
    };
    let ranks: Vec<u8> = listed.iter().map(|item| rank(&item.detail)).collect();
    assert!(ranks.is_sorted() && ranks.contains(&1) && ranks.contains(&2), "{ranks:?}");
}

#[test]
fn the_lead_of_a_session_who_leaves_it_leads_no_more() {
    let mut sitting = sitting();
    sitting.on("eilidh", "2026-12-09T11:30").press("-");
    assert_eq!(sitting.listed()[0].detail, "leads it");
    // Shona alone may not lead it, so that the reason is asked for.
    sitting.press("enter").saved(0).sees("Why does it go ahead anyway?");
    sitting.types("songs only, no new book").press("enter").open(0).saved(1);
    let booking = sitting.booked("shona", "2026-12-09T11:30").dated_booking();
    assert_eq!((booking.lead, booking.people), (None, vec![the("shona")]));
}

#[test]
fn done_and_missed_are_marked_and_unmarked() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25");
    let status = |sitting: &super::Sitting| sitting.booked("aisha", "2026-12-03T14:25").booking().status;
    for (key, after) in [
        ("d enter", Status::Done),
        ("M enter", Status::Missed),
        ("M", Status::Planned),
        ("d enter", Status::Done),
        ("d", Status::Planned),
    ] {
        sitting.press(key).sound();
        assert_eq!(status(&sitting), after);
    }
    sitting.saved(5).press("u");
    assert_eq!(status(&sitting), Status::Done);
}

#[test]
fn what_lies_ahead_is_only_marked_once_that_is_meant() {
    let mut sitting = sitting();
    // Over and done: marked at once.
    sitting.on("catriona", "2026-12-02T10:30").press("d").open(0).saved(1);
    // Still to come, though today.
    sitting.on("eilidh", "2026-12-02T11:30").press("d").open(1).saved(1);
    sitting.sees("is only on Wed 2 Dec at 11:30").sees("Mark it as done anyway");
    sitting.press("esc").open(0).saved(1);
    assert_eq!(sitting.booked("eilidh", "2026-12-02T11:30").booking().status, Status::Planned);
    sitting.press("d enter").open(0).saved(2).says("as done");
    // Planned again is no claim about what is to come.
    sitting.press("d").open(0).saved(3);
}

#[test]
fn a_peer_marks_their_own_sessions_and_no_others() {
    let out = SheetMark { state: SheetState::Published, ..SheetMark::draft(the("2026-W49")) };
    let state = super::example_state().preview(&[out.into()]).unwrap();
    let mut aisha = super::on_paper(std::sync::Arc::new(state), "aisha");
    aisha.on("aisha", "2026-12-03T14:25").press("d enter").saved(1);
    aisha.on("catriona", "2026-12-02T10:30");
    for key in ["d", "M", "m", "D", "+", "-", "x", "X"] {
        aisha.press(key).regrets("is not possible: ").open(0).saved(1);
    }
}

#[test]
fn cancelling_asks_why_and_keeps_the_reason() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("x").sees("Why is Phone call C4 (Aisha) cancelled?");
    sitting.press("enter").open(1).saved(0);
    // Who is to be told, and in which words, is offered as it is where somebody is away.
    sitting.types("family unwell").press("enter").open(1).saved(1).sees("To send");
    sitting
        .sees("For C4 and Aisha: Phone call C4 on Thu 3 Dec at 14:25 will not take place.")
        .press("esc")
        .open(0);
    let booking = sitting.booked("aisha", "2026-12-03T14:25").dated_booking();
    assert_eq!(booking.status, Status::Cancelled);
    assert_eq!(booking.reason.as_deref(), Some("family unwell"));
    assert_eq!(booking.cancelled_by.as_deref(), Some("owner"));
    sitting.sees("×").press("x").regrets("no longer planned").open(0);
    sitting.press("d enter d").saved(3);
    let booking = sitting.booked("aisha", "2026-12-03T14:25").dated_booking();
    assert_eq!((booking.status, booking.reason), (Status::Planned, None));
    sitting.press("x").types("no").press("esc").open(0).saved(3);
}

#[test]
fn a_copy_is_pasted_for_another_person_on_another_day() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("p").regrets("nothing has been copied yet");
    sitting.press("y").says("Copied Phone call C4 (Aisha)");
    sitting
        .at("catriona", "2026-12-08")
        .press("p")
        .saved(1)
        .says("Paste Phone call C4 (Catriona) on Tue 8 Dec");
    let pasted = sitting.booked("catriona", "2026-12-08T14:25");
    assert_eq!(pasted.booking().people, [the::<PersonId>("catriona")]);
    assert_eq!(sitting.app.selection.session, Some(pasted.id.clone()));
    sitting.press("p").saved(2);
    assert_eq!(sitting.bookings("catriona", "2026-12-08T14:25").len(), 2);
}

#[test]
fn undo_takes_back_and_redo_does_again() {
    let mut sitting = at_a_desk("owner");
    let before = records(&sitting.app.state);
    sitting
        .on("aisha", "2026-12-03T14:25")
        .press("d enter")
        .saved(1)
        .says("Mark Phone call C4 (Aisha) on Thu 3 Dec as done");
    let after = records(&sitting.app.state);
    sitting.press("u").says("Undid: Mark Phone call C4 (Aisha) on Thu 3 Dec as done");
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("U").says("Redid: Mark Phone call C4 (Aisha) on Thu 3 Dec as done");
    assert_eq!(records(&sitting.app.state), after);
    sitting.press("u").press("u down enter").says("Undid: The example service").sees("Welcome to Tandem");
}
