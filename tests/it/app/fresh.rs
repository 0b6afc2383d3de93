//! What others have just changed: marked where it is, said in a line, each as far as one may know of it.

use tandem::app::Input;
use tandem::domain::*;

use super::{Sitting, at_a_desk, the};

const MARK: char = '«';

fn two(one: &str, other: &str) -> (Sitting, Sitting, Sitting) {
    let desk = at_a_desk("owner");
    let (mut one, other) = (desk.beside(one), desk.beside(other));
    one.on("aisha", "2026-12-03T14:25");
    (desk, one, other)
}

fn line(sitting: &Sitting) -> Option<&str> {
    sitting.app.fresh.line.as_deref()
}

#[test]
fn what_another_lead_moved_is_marked_and_said_until_its_moment_is_over() {
    let (_desk, mut fiona, mut morag) = two("fiona", "owner");
    morag.on("aisha", "2026-12-03T14:25");
    fiona.press("m > enter").saved(1);
    morag.news();
    assert_eq!(line(&morag), Some("Fiona: Move Phone call C4 (Aisha) to Thu 3 Dec 15:25"));
    let id: SessionId = the("c4-phone-thu-20261203");
    assert_eq!(morag.app.fresh.session(&id), Some("Fiona"));
    assert_eq!(morag.app.fresh.day(&the("aisha"), the("2026-12-03")), Some("Fiona"));
    assert_eq!(morag.app.fresh.day(&the("aisha"), the("2026-12-02")), None);
    assert_eq!(morag.app.fresh.day(&the("eilidh"), the("2026-12-03")), None);
    morag.sees("« Fiona, just now").sees("« Fiona: Move Phone call C4 (Aisha)");
    // Its moment over, the marks are gone and the line still stands, until the next command.
    let turn = morag.app.fresh.turn().unwrap();
    morag.input(Input::Faded(turn));
    assert_eq!(morag.app.fresh.turn(), None);
    let screen = morag.screen();
    assert!(screen.matches(MARK).count() == 1 && !screen.contains("just now"), "{screen}");
    morag.press("down");
    assert_eq!(line(&morag), None);
}

#[test]
fn on_a_screen_that_is_to_be_still_it_is_said_once_and_not_marked() {
    let (_desk, mut fiona, mut morag) = two("fiona", "owner");
    morag.app.surface.is_still = true;
    fiona.press("m > enter").saved(1);
    morag.news();
    assert_eq!(line(&morag), Some("Fiona: Move Phone call C4 (Aisha) to Thu 3 Dec 15:25"));
    assert_eq!(morag.app.fresh.turn(), None);
    assert_eq!(morag.screen().matches(MARK).count(), 1, "in the line alone: {}", morag.screen());
}

#[test]
fn ones_own_edits_are_not_marked() {
    let (_desk, mut fiona, mut morag) = two("fiona", "morag");
    fiona.press("m > enter").saved(1);
    assert_eq!((line(&fiona), fiona.app.fresh.turn()), (None, None));
    // Neither where they came with somebody else's in one step.
    morag.at("eilidh", "2026-12-02").press("s").rewrites("09:00-15:00").press("enter").saved(1);
    fiona.at("aisha", "2026-12-04").press("s").rewrites("off").press("enter").saved(2);
    assert_eq!(fiona.app.fresh.day(&the("eilidh"), the("2026-12-02")), Some("Morag"));
    assert_eq!(fiona.app.fresh.day(&the("aisha"), the("2026-12-04")), None);
    assert!(line(&fiona).unwrap().starts_with("Morag"), "{:?}", line(&fiona));
}

#[test]
fn each_turn_has_its_own_moment() {
    let (_desk, mut fiona, mut morag) = two("fiona", "owner");
    fiona.press("m > enter");
    morag.news();
    let first = morag.app.fresh.turn().unwrap();
    fiona.at("eilidh", "2026-12-02");
    fiona.press("u");
    morag.news();
    assert_eq!(line(&morag), Some("Fiona undid: Move Phone call C4 (Aisha) to Thu 3 Dec 15:25"));
    let second = morag.app.fresh.turn().unwrap();
    assert!(second > first);
    morag.input(Input::Faded(first));
    assert_eq!(morag.app.fresh.turn(), Some(second));
    morag.input(Input::Faded(second));
    assert_eq!(morag.app.fresh.turn(), None);
}

#[test]
fn what_stands_in_the_line_already_is_not_lost() {
    let (_desk, mut fiona, mut morag) = two("fiona", "owner");
    morag.at("eilidh", "2026-12-02").press("s").rewrites("09:00-15:00").press("enter");
    let said = morag.app.said.notice.clone().unwrap().text;
    fiona.press("m > enter");
    morag.news();
    morag.sees(&said);
    // Where both fit, both are there.
    let both = morag.screen().lines().any(|line| line.contains(&said) && line.contains("« Fiona: Move"));
    assert_eq!(both, said.len() < 50, "{}", morag.screen());
}

#[test]
fn whoever_plans_nothing_is_told_no_more_than_that_their_week_changed() {
    // A draft: a peer sees their own part of it.
    let (desk, mut fiona, mut aisha) = two("fiona", "aisha");
    let mut eilidh = desk.beside("eilidh");
    fiona.press("m > enter").saved(1);
    aisha.news();
    eilidh.news();
    assert_eq!(line(&aisha), Some("Fiona changed this week"));
    assert!(aisha.app.fresh.session(&the("c4-phone-thu-20261203")).is_some());
    assert_eq!((line(&eilidh), eilidh.app.fresh.turn()), (None, None));
    assert!(!eilidh.screen().contains(MARK));
}

#[test]
fn a_published_week_is_everybodys() {
    let desk = at_a_desk("owner");
    let (mut owner, mut eilidh) = (desk.beside("owner"), desk.beside("eilidh"));
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(the("2026-W49")) };
    owner.commit(vec![(mark.into(), Seen::At(1))], "Publish".into(), None).unwrap();
    owner.news();
    eilidh.news();
    assert_eq!(line(&eilidh), Some("Owner published this week"));
    assert_eq!(eilidh.app.fresh.turn(), None, "all of a week that comes out is marked");
    owner.on("aisha", "2026-12-03T14:25").press("m > enter").types("the ward asked").press("enter").open(0);
    eilidh.news();
    assert_eq!(line(&eilidh), Some("Owner changed this week"));
    // C4 is no family of hers, so the session goes by another id here.
    let shown = eilidh.booked("aisha", "2026-12-03T15:25");
    assert!(eilidh.app.fresh.session(&shown.id).is_some());
    assert!(!shown.id.as_str().contains("c4"), "{}", shown.id);
}

#[test]
fn a_lead_of_another_team_is_told_no_families_of_this_one() {
    let (_desk, mut fiona, mut morag) = two("fiona", "morag");
    fiona.press("m > enter").saved(1);
    morag.news();
    // Morag leads the unit; C4 is a family of Fiona's team.
    assert_eq!(line(&morag), Some("Fiona changed this week"));
}

#[test]
fn a_week_from_the_disk_is_no_edit() {
    let desk = at_a_desk("owner");
    let mut owner = desk.beside("owner");
    owner.press("n n n b b b");
    owner.news();
    assert_eq!((line(&owner), owner.app.fresh.turn()), (None, None));
}
