//! Looking for cover: of one session, of a day, and of all that an absence touches at once.

use tandem::app::{CoverTopic, Layer, Topic};
use tandem::domain::{Record, Status};

use super::{Sitting, at_a_desk, records, the};

fn cover(sitting: &Sitting) -> &CoverTopic {
    let Topic::Cover(cover) = &sitting.suggested().topic else { panic!("no cover is looked for") };
    cover
}

fn titles(sitting: &Sitting) -> Vec<&str> {
    sitting.suggested().choices.iter().map(|choice| choice.title.as_str()).collect()
}

#[test]
fn a_session_is_taken_by_somebody_who_fits_and_can_be_taken_back() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.on("aisha", "2026-12-03T14:25").press("c").open(1).sees("Cover").sees("Phone call C4");
    let first = titles(&sitting)[0].to_owned();
    assert!(first.contains("Catriona") || first.starts_with("Move"), "{first}");
    sitting.press("enter").saved(1);
    assert_ne!(records(&sitting.app.state), before);
    sitting.press("esc u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn after_an_absence_one_line_says_what_is_to_be_covered_and_the_key_that_does() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-12-04").press("S enter").saved(1);
    let said = sitting.app.said.notice.as_ref().unwrap().text.clone();
    assert!(said.contains(" sessions with C") && said.contains(" need cover: press C."), "{said}");
    // The day itself says so, and each session that nobody is in.
    sitting.sees("3 to cover").sees("needs cover");
    // From any day of it, cover is looked for of all that the absence touches.
    sitting.press("C").open(1).sees("Aisha, Fri 4 Dec");
    sitting.press("R enter").saved(2);
    while !sitting.app.layers.is_empty() {
        sitting.press("esc");
    }
    assert!(!sitting.screen().contains("needs cover"), "{}", sitting.screen());
}

#[test]
fn where_cover_is_looked_for_next_no_key_is_told_for_it() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("7").at("aisha", "2026-12-03").press("d").open(1).goes_to("Decision").press("right enter");
    sitting.saved(1).open(1).sees("Cover · Aisha, Thu 3 Dec");
    let said = sitting.app.said.notice.as_ref().unwrap().text.clone();
    assert!(said.contains("need cover") && !said.contains("press"), "{said}");
}

#[test]
fn a_day_on_which_others_take_over_still_says_what_to_look_at() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-12-02").press("S enter").saved(1);
    let said = sitting.app.said.notice.as_ref().unwrap().text.clone();
    assert!(said.contains(" may need a look: press C.") && !said.contains("need cover"), "{said}");
    sitting.press("C").open(1).sees("Aisha, Wed 2 Dec");
}

#[test]
fn nobody_is_said_to_be_away_who_is_not() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-12-02").press("C").open(1);
    sitting
        .sees("what to do if Aisha is away, which is not recorded")
        .sees(" if Aisha is away, which is not recorded:");
    // Whatever is chosen, that she is away is neither said nor kept.
    while !titles(&sitting).iter().any(|title| title.starts_with("Cancel")) {
        sitting.press("tab");
    }
    let at = titles(&sitting).iter().position(|it| it.starts_with("Cancel"));
    for _ in 0..at.unwrap() {
        sitting.press("down");
    }
    sitting.press("enter").saved(1);
    let of_now = sitting.app.state.sheet(the("2026-W49")).unwrap().sessions.values();
    let reasons: Vec<&str> = of_now.filter_map(|row| row.item.booking.reason.as_deref()).collect();
    assert!(reasons.contains(&"Aisha cannot take it"), "{reasons:?}");
    assert!(!reasons.contains(&"Aisha is away"), "{reasons:?}");
}

#[test]
fn an_absence_that_leaves_nothing_to_cover_says_nothing_of_it() {
    let mut sitting = at_a_desk("fiona");
    // She works neither Saturday nor Sunday.
    sitting.at("aisha", "2026-12-05").press("S enter");
    let said = sitting.app.said.notice.as_ref().unwrap().text.clone();
    assert!(!said.contains("cover"), "{said}");
}

#[test]
fn a_day_is_covered_piece_by_piece_until_nothing_is_left() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-12-03").press("C").open(1).sees("Aisha, Thu 3 Dec");
    let touched = cover(&sitting).touched().len();
    assert!(touched >= 4, "{touched}");
    // The group would be left to one.
    let group = cover(&sitting).touched().iter().position(|it| it.title.contains("Wellbeing")).unwrap();
    for _ in 0..group {
        sitting.press("n");
    }
    sitting.sees("if nothing is done").sees("Wellbeing Group");
    sitting.press("enter").saved(1);
    while !matches!(sitting.app.layers.last(), Some(Layer::Suggestions(_))) {
        sitting.press("esc");
    }
    assert!(cover(&sitting).touched().len() < touched, "what is covered is not asked about again");
}

#[test]
fn all_at_once_is_one_change_and_one_undo() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.at("aisha", "2026-12-03").press("C R").open(1).sees("all as one change");
    assert!(cover(&sitting).together && sitting.suggested().after().len() > 1);
    // One may look at them one by one all the same.
    sitting.press("R").sees("What could be done").press("R");
    // Where the screen is too short for it, it says so, and how the rest is seen.
    let all = super::screen_of(&sitting.app, 120, 60);
    let short = super::screen_of(&sitting.app, 80, 10);
    assert!(!all.contains(" more line"), "{all}");
    assert!(short.contains(" more lines: PgDn"), "{short}");
    sitting.press("enter").saved(1);
    assert_ne!(records(&sitting.app.state), before);
    let is_told = |sitting: &super::Sitting| {
        sitting.app.layers.iter().any(|it| matches!(it, Layer::Page(page) if page.title == "To send"))
    };
    assert!(is_told(&sitting));
    // What is taken back is not told as saved.
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
    assert!(!is_told(&sitting));
}

#[test]
fn all_who_would_take_over_are_asked_at_once_and_what_waits_for_an_answer_is_left_alone() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.at("aisha", "2026-12-03").press("C R r").saved(1).says("Ask ");
    let asked = sitting.app.state.records.requests.len();
    assert!(asked > 1, "{asked}");
    let rota = |mut all: Vec<Record>| {
        all.retain(|it| !matches!(it, Record::StaffRequest(_)));
        all
    };
    assert_eq!(rota(records(&sitting.app.state)), rota(before), "asked is not agreed");
    // Who is asked is not put down meanwhile, nor asked twice.
    while !sitting.app.layers.is_empty() {
        sitting.press("esc");
    }
    sitting.at("aisha", "2026-12-03").press("C R");
    assert!(sitting.app.said.notice.is_some() || sitting.suggested().after().len() > 1);
    sitting.press("r");
    assert_eq!(sitting.app.state.records.requests.len(), asked);
}

#[test]
fn what_is_touched_by_nothing_is_said_and_who_may_not_is_told_why() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-11-30").press("C").open(0).says("It touches nothing that is planned");
    let mut peer = at_a_desk("aisha");
    peer.at("aisha", "2026-12-03").press("C").open(0).regrets("team lead");
    let mut other = at_a_desk("morag");
    other.on("aisha", "2026-12-03T14:25").press("c").open(0).regrets("you lead Ailsa MBU");
}

#[test]
fn what_changes_meanwhile_is_taken_in() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("aisha", "2026-12-03").press("C").open(1);
    let many = cover(&sitting).touched().len();
    let mut other = sitting.beside("owner");
    other.on("aisha", "2026-12-03T14:25").press("X").open(1).press("enter").saved(1);
    sitting.news();
    assert_eq!(cover(&sitting).touched().len(), many - 1);
    sitting.sees("The rota has changed since");
}

#[test]
fn a_lead_covers_a_week_of_her_own_team_all_at_once_whoever_takes_it() {
    let mut morag = at_a_desk("morag");
    morag.at("shona", "2026-12-09").press("a").types("sick shona 9/12-13/12").press("enter").saved(1);
    morag.press("C").open(1).press("R enter").saved(2);
}

#[test]
fn leave_that_is_called_off_offers_to_put_back_what_was_covered() {
    let mut fiona = at_a_desk("fiona");
    fiona.at("aisha", "2026-12-04").press("S enter").saved(1);
    fiona.press("C").press("R enter").saved(2);
    while !fiona.app.layers.is_empty() {
        fiona.press("esc");
    }
    let covered = records(&fiona.app.state);
    fiona
        .press("7")
        .at("aisha", "2026-12-04")
        .press("x")
        .open(1)
        .sees("for this leave")
        .sees("Call it off, and put");
    // What was given to somebody, and what was called off, is as its series gives it again; the leave stands there called off.
    fiona.press("enter").saved(3).sees("put back");
    let called_off = |state: &[Record]| {
        let off = |it: &&Record| matches!(it, Record::Session(it) if it.booking.reason.as_deref() == Some("Aisha is away"));
        state.iter().filter(off).count()
    };
    assert!(called_off(&covered) > 0);
    assert_eq!(called_off(&records(&fiona.app.state)), 0);
    let visit = fiona.booked("aisha", "2026-12-04T10:15");
    assert_eq!(visit.booking().status, Status::Planned);
}
