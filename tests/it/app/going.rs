//! Going about: days, weeks, people, sessions, dates, screens; and in how few keys.

use tandem::app::{Input, ScreenId};
use tandem::domain::Time;
use tandem::ui::Canvas;

use super::{Sitting, at_a_desk, key, sitting, the};

fn spot(sitting: &Sitting) -> (String, String) {
    (sitting.app.selection.person.as_ref().unwrap().to_string(), sitting.app.selection.day.to_string())
}

#[test]
fn the_next_week_and_the_next_person_are_one_key_away() {
    let mut sitting = sitting();
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
    sitting.press("n");
    assert_eq!((sitting.keys, sitting.app.selection.day), (1, the("2026-12-09")));
    sitting.press("b b").press("t");
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
    let first = spot(&sitting).0;
    sitting.press("down");
    let second = spot(&sitting).0;
    assert_ne!(first, second);
    sitting.press("k");
    assert_eq!(spot(&sitting).0, first);
    sitting.press("end down home up");
    assert_eq!(spot(&sitting).0, first);
    sitting.press("right right left");
    assert_eq!(sitting.app.selection.day, the("2026-12-03"));
}

#[test]
fn details_follow_once_the_selection_rests() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-12-01");
    let day = |sitting: &Sitting, day: &str| sitting.screen().contains(&format!("Eilidh · {day}"));
    assert!(day(&sitting, "Tue 1 Dec"));
    sitting.input(Input::Key(key("right")));
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
    assert!(sitting.app.goes_about() && day(&sitting, "Tue 1 Dec"));
    sitting.input(Input::Rested);
    assert!(!sitting.app.goes_about() && day(&sitting, "Wed 2 Dec"));
    // Into another week everything goes along at once.
    sitting.input(Input::Key(key("n")));
    assert!(!sitting.app.goes_about() && day(&sitting, "Wed 9 Dec"));
}

#[test]
fn a_date_is_gone_to_as_it_is_written() {
    let mut sitting = sitting();
    for (written, day) in
        [("fri", "2026-12-04"), ("w51", "2026-12-14"), ("5/1/27", "2027-01-05"), ("today", "2026-12-02")]
    {
        sitting.press("g").types(written).press("enter").open(0);
        assert_eq!(sitting.app.selection.day, the(day), "{written}");
    }
    sitting.press("g").types("someday").press("enter").open(1);
    assert!(sitting.remark().unwrap_err().contains("write a day such as"));
    sitting.press("esc").open(0);
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
}

#[test]
fn tab_goes_from_session_to_session_across_days_and_back() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-11-30");
    let first = sitting.app.selection.session.clone().unwrap();
    assert_eq!(first, the("eilidh-handover-mon-20261130"));
    let mut seen = vec![first.clone()];
    for _ in 0..60 {
        sitting.press("tab");
        let session = sitting.app.selection.session.clone().unwrap();
        if seen.last() == Some(&session) {
            break;
        }
        seen.push(session);
    }
    assert!(seen.contains(&the("bookbug-20261202")), "{seen:?}");
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
    for session in seen.iter().rev().skip(1) {
        sitting.press("shift-tab");
        assert_eq!(sitting.app.selection.session.as_ref(), Some(session));
    }
}

#[test]
fn on_the_day_screen_the_arrows_go_by_time_and_weeks_are_days() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-12-02").press("o");
    assert_eq!(sitting.app.screen, ScreenId::Day);
    sitting.app.selection.time = Time::new(11, 15).unwrap();
    sitting.press("right");
    assert_eq!(sitting.app.selection.session, Some(the("bookbug-20261202")));
    sitting.press("left left");
    assert_eq!(sitting.app.selection.session, Some(the("ailsa-share-handover-20261202")));
    sitting.press("n");
    assert_eq!(sitting.app.selection.day, the("2026-12-03"));
    sitting.press("b b");
    assert_eq!(sitting.app.selection.day, the("2026-12-01"));
    for _ in 0..100 {
        sitting.press("left");
    }
    assert_eq!(sitting.app.selection.time, Time::MIDNIGHT);
}

#[test]
fn screens_turn_round_and_round() {
    let mut sitting = sitting();
    for screen in ScreenId::ALL[1..].iter().chain(&ScreenId::ALL[..2]) {
        sitting.press("ctrl-right");
        assert_eq!(sitting.app.screen, *screen);
    }
    sitting.press("ctrl-left");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    sitting.press("3 end");
    let last = sitting.app.people_listed().pop();
    assert_eq!(sitting.app.selection.person, last);
    sitting.press("1").press("q");
    assert!(sitting.left);
}

#[test]
fn what_is_open_over_the_grid_stays_whole_however_often_it_is_drawn() {
    let mut sitting = at_a_desk("fiona");
    let size = (80, 24);
    sitting.app.surface.size = size;
    sitting.at("aisha", "2026-12-03").press("C right right").open(1);
    let (mut fresh, mut again) = (Canvas::new(size), Canvas::new(size));
    tandem::ui::draw(&mut fresh, &sitting.app);
    tandem::ui::draw(&mut again, &sitting.app);
    for _ in 0..2 {
        if !tandem::ui::draw_step(&mut again, &sitting.app) {
            again.start(size);
            tandem::ui::draw(&mut again, &sitting.app);
        }
        assert_eq!(again.cells(), fresh.cells());
    }
}
