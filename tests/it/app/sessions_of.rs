//! Finding across a year, and the list of a family's or a person's sessions.

use tandem::app::{Layer, ScreenId, SessionsLayer};
use tandem::domain::*;

use super::{Sitting, at_a_desk, screen_of, sitting, the};

fn list(sitting: &Sitting) -> &SessionsLayer {
    match sitting.app.layers.last() {
        Some(Layer::Sessions(list)) => list,
        _ => panic!("no sessions are listed"),
    }
}

#[test]
fn the_finder_names_a_family_first_and_shows_her() {
    let mut owner = sitting();
    owner.press("/").types("c4");
    let first: Vec<&str> = owner.listed().iter().take(2).map(|item| item.label.as_str()).collect();
    assert_eq!(first, ["Family C4", "Sessions of C4"]);
    owner.press("enter").open(0);
    assert_eq!(
        (owner.app.screen, owner.app.screens.caseload.marked.clone()),
        (ScreenId::Caseload, Some(the("c4")))
    );
}

#[test]
fn the_finder_leads_people_to_their_week() {
    let mut owner = sitting();
    owner.press("3 /").types("aisha").press("enter").open(0);
    assert_eq!((owner.app.screen, owner.app.selection.person.clone()), (ScreenId::Week, Some(the("aisha"))));
}

#[test]
fn the_finder_finds_half_a_year_away() {
    let mut owner = sitting();
    owner.press("a").types("2027-05-20 14 outing c4 eilidh \"to the aquarium\"").press("enter").saved(1);
    owner.at("eilidh", "2026-12-02");
    owner.press("/").types("aquarium").press("enter").open(0);
    assert_eq!((owner.app.screen, owner.app.selection.day), (ScreenId::Week, the("2027-05-20")));
    assert_eq!(owner.app.selected().unwrap().start, the("2027-05-20T14:00"));
    owner.at("eilidh", "2026-12-02").press("/").types("week w20");
    let weeks = owner.listed().into_iter().filter(|item| item.label.starts_with("Week W20"));
    assert!(weeks.map(|item| &item.label).all(|label| label.contains("2027")), "a year and no more");
}

#[test]
fn weeks_come_from_the_disk_while_the_finder_is_open() {
    let mut owner = at_a_desk("owner");
    let view = owner.app.selection.week();
    owner.press("/");
    assert_eq!(owner.app.state.missing(view.plus(-26), view.plus(26)).count(), 0);
    owner.types("handover").press("esc").open(0);
}

#[test]
fn who_may_not_see_a_family_finds_nothing_of_her() {
    let owner = at_a_desk("owner");
    let families: Vec<FamilyRef> = owner.app.state.known_families().map(|it| it.reference.clone()).collect();
    let mut peer = owner.beside("aisha");
    let known: Vec<FamilyRef> = peer.app.state.known_families().map(|it| it.reference.clone()).collect();
    let hidden: Vec<&FamilyRef> = families.iter().filter(|it| !known.contains(it)).collect();
    assert!(!hidden.is_empty(), "somebody of another team is there");
    for family in hidden {
        peer.press("/").types(family.as_str());
        let named =
            |label: &str| label.split_whitespace().any(|word| word.eq_ignore_ascii_case(family.as_str()));
        assert!(!peer.listed().iter().any(|it| named(&it.label)), "{family} is found");
        peer.press("esc");
    }
}

#[test]
fn a_familys_sessions_are_listed_over_weeks() {
    let mut owner = sitting();
    owner.press("K");
    let family = owner.app.screens.caseload.marked.clone().unwrap();
    owner.press("J").open(1);
    let view = owner.app.selection.week();
    let shown = list(&owner);
    assert_eq!((shown.first, shown.last), (view.plus(-4), view.plus(8)));
    assert!(!shown.lines.is_empty() && !shown.waits);
    let of_her = |id: &SessionId, week: Week| {
        let rota = tandem::rota::RotaWeek::of(&owner.app.state, week).unwrap();
        rota.session(id).is_some_and(|booked| booked.booking().families.contains(&family))
    };
    assert!(shown.lines.iter().all(|line| of_her(&line.id, line.start.week())));
    assert!(shown.lines.is_sorted_by_key(|line| line.start));
    assert!(shown.line().unwrap().end > owner.app.now, "the next one is marked");
    let (id, start) = (shown.line().unwrap().id.clone(), shown.line().unwrap().start);
    owner.press("left right");
    let wider = list(&owner);
    assert_eq!((wider.first, wider.last), (view.plus(-8), view.plus(12)));
    assert_eq!(wider.line().unwrap().id, id, "the mark stays");
    owner.press("enter").open(0);
    assert_eq!(
        (owner.app.screen, owner.app.selection.day, owner.app.selection.session.clone()),
        (ScreenId::Week, start.date(), Some(id))
    );
}

#[test]
fn a_persons_sessions_say_with_whom() {
    let mut owner = sitting();
    owner.at("eilidh", "2026-12-02").press("3 J").open(1);
    let shown = list(&owner);
    assert!(shown.lines.iter().all(|line| !line.who.contains("Eilidh")), "whose they are is in the title");
    assert!(shown.lines.iter().any(|line| line.who.contains("Shona")));
    let screen = screen_of(&owner.app, 120, 40);
    for words in ["Sessions of Eilidh", "Mon 2 Nov 2026 – Sun 31 Jan 2027", "✓ done", "planned"] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    owner.press("esc").open(0);
}

#[test]
fn a_list_of_sessions_goes_as_far_as_one_likes() {
    let mut owner = sitting();
    owner.press("J");
    for _ in 0..60 {
        owner.press("right");
    }
    let shown = list(&owner);
    assert_eq!(shown.last.weeks_since(shown.first), 103);
    assert!(shown.last > owner.app.selection.week().plus(200), "the near end is let go");
    owner.press("home end pagedown pageup up down");
    assert!(list(&owner).marked < list(&owner).lines.len().max(1));
}

#[test]
fn a_list_of_sessions_draws_at_any_size() {
    let mut owner = sitting();
    owner.press("J");
    for (columns, rows) in [(80, 24), (120, 40), (200, 50), (1, 1), (20, 3), (40, 10)] {
        let screen = screen_of(&owner.app, columns, rows);
        assert_eq!(screen.lines().count(), usize::from(rows));
    }
    assert!(screen_of(&owner.app, 80, 24).contains("Sessions of"));
}

#[test]
fn drafts_are_listed_to_those_who_plan_them() {
    let owner = at_a_desk("owner");
    let mut peer = owner.beside("aisha");
    let drafts = |sitting: &Sitting| {
        let state = &sitting.app.state;
        let draft = |week: Week| state.state_for(week, &the("eilidh")) == SheetState::Draft;
        list(sitting).lines.iter().filter(|line| draft(line.start.week())).count()
    };
    peer.press("3").at("eilidh", "2026-12-02").press("J");
    assert_eq!(drafts(&peer), 0, "a draft of somebody else's is not out yet");
}
