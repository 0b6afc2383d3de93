//! Who else is here: how many, by what initials, and where they look.

use std::sync::Arc;

use tandem::app::{Input, Paragraph, PresentUser, ScreenId};
use tandem::domain::Author;

use super::{Sitting, on_paper, the};

/// Somebody at another seat, on the Week screen.
pub fn other(who: &str, person: Option<&str>, day: &str) -> PresentUser {
    let who = if who == "owner" { Author::Owner } else { Author::Person(the(who)) };
    PresentUser { who, screen: ScreenId::Week, day: the(day), person: person.map(the), away: false }
}

fn beside(others: &[PresentUser]) -> Sitting {
    let mut sitting = on_paper(super::example_state(), "morag");
    sitting.at("eilidh", "2026-12-02");
    sitting.input(Input::Company(others.into()));
    sitting
}

fn first_line(sitting: &Sitting) -> String {
    sitting.screen().lines().next().unwrap().to_owned()
}

#[test]
fn whoever_is_alone_is_told_nothing() {
    let mut alone = beside(&[]);
    assert!(!first_line(&alone).contains("here"));
    // One's own other terminal is no company.
    alone.input(Input::Company([other("morag", None, "2026-12-02")].into()));
    assert!(!first_line(&alone).contains("here") && !alone.screen().contains('@'));
}

#[test]
fn people_are_counted_once_and_named_by_their_initials() {
    let away = PresentUser { away: true, ..other("aisha", None, "2026-12-03") };
    let fiona = other("fiona", Some("shona"), "2026-12-03");
    let two =
        [fiona.clone(), other("fiona", None, "2026-12-04"), away.clone(), other("owner", None, "2027-02-01")];
    let mut sitting = beside(&two);
    sitting.input(Input::Resized(200, 50));
    assert!(first_line(&sitting).contains("4 here owner (AR) FG"), "{}", first_line(&sitting));
    // Who is away at one terminal and here at another is here.
    let both = beside(&[away.clone(), PresentUser { away: false, ..away }]);
    assert!(first_line(&both).contains("2 here AR"), "{}", first_line(&both));
}

#[test]
fn initials_stand_where_the_others_selection_stands() {
    let mut sitting =
        beside(&[other("fiona", Some("shona"), "2026-12-03"), other("aisha", None, "2026-12-01")]);
    let screen = sitting.screen();
    let line = |with: &str| screen.lines().find(|line| line.contains(with)).unwrap().to_owned();
    let days = line("Mon 30 ");
    assert!(days.contains("Thu 3 @FG") && days.contains("Tue 1 @AR") && !days.contains("Wed 2 @"), "{days}");
    // In the last line of her cell that has room.
    let shona: Vec<&str> = screen.lines().skip_while(|line| !line.starts_with(" Shona ")).take(3).collect();
    assert!(shona.concat().matches('@').count() == 1 && shona.concat().contains("@FG"), "{shona:?}");
    sitting.input(Input::Resized(160, 20));
    let low = sitting.screen();
    assert!(low.lines().filter(|line| line.contains("@FG")).count() == 2, "{low}");
    sitting.input(Input::Resized(120, 40));
    // Below, where the line itself is selected, and on the Day screen.
    sitting.at("shona", "2026-12-03").sees("Shona · Thu 3 Dec  9:30–15:24 @FG");
    sitting.press("2").sees("@FG");
    // Not on a screen without days, and not from another week.
    sitting.press("3");
    assert!(!sitting.screen().contains('@'));
    sitting.press("1 n");
    assert!(!sitting.screen().contains('@'));
}

#[test]
fn only_those_who_look_at_days_and_are_not_away_stand_anywhere() {
    let fiona = other("fiona", Some("eilidh"), "2026-12-02");
    for unseen in [
        PresentUser { screen: ScreenId::Risks, ..fiona.clone() },
        PresentUser { away: true, ..fiona.clone() },
        PresentUser { day: the("2026-12-09"), ..fiona.clone() },
    ] {
        let sitting = beside(std::slice::from_ref(&unseen));
        assert!(!sitting.screen().contains('@'), "{unseen:?}");
        assert!(first_line(&sitting).contains("2 here"));
    }
    assert!(beside(&[fiona]).screen().contains("@FG"));
}

#[test]
fn what_the_screen_does_not_show_is_not_drawn_again() {
    let mut sitting = beside(&[other("fiona", Some("eilidh"), "2027-03-02")]);
    let shown = sitting.app.present_users.clone();
    sitting.input(Input::Company([other("fiona", Some("shona"), "2027-03-09")].into()));
    assert_eq!(sitting.app.present_users, shown);
    sitting.input(Input::Company([other("fiona", Some("shona"), "2026-12-03")].into()));
    assert_ne!(sitting.app.present_users, shown);
}

#[test]
fn who_is_here_is_listed_with_screen_and_day() {
    let mut sitting = beside(&[
        other("fiona", Some("shona"), "2026-12-09"),
        PresentUser { away: true, screen: ScreenId::Risks, ..other("aisha", None, "2026-12-03") },
        other("morag", None, "2026-12-04"),
    ]);
    sitting.press("W");
    let facts: Vec<(String, String)> = sitting
        .page()
        .iter()
        .map(|it| match it {
            Paragraph::Fact(name, what) => (name.clone(), what.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    let fact = |name: &str, what: &str| (name.to_owned(), what.to_owned());
    assert_eq!(
        facts,
        [
            fact("Morag", "you · Week screen, Wed 2 Dec (W49)"),
            fact("Fiona", "Week screen, Wed 9 Dec (W50)"),
            fact("Aisha", "Risks screen, Thu 3 Dec (W49) · away: the screen is hidden"),
            fact("Morag", "you, at another terminal · Week screen, Fri 4 Dec (W49)"),
        ]
    );
    let mut alone = beside(&[]);
    alone.press("W").sees("Who is here").sees("Nobody else is here.");
    // And by name.
    let mut named = beside(&[]);
    named.press(":").types("who is here").press("enter").sees("Nobody else is here.");
}

#[test]
fn company_is_drawn_at_every_size() {
    let others: Vec<PresentUser> = (0..30)
        .map(|n| {
            let person = ["eilidh", "shona", "aisha"][n % 3];
            other(&format!("nobody-{n}"), Some(person), &format!("2026-12-0{}", n % 5 + 1))
        })
        .collect();
    for (columns, rows) in
        [(1, 1), (12, 6), (40, 10), (60, 20), (80, 24), (100, 30), (120, 40), (200, 50), (500, 200)]
    {
        for keys in ["1", "2", "3", "1 W"] {
            let mut sitting = beside(&others);
            sitting.input(Input::Company(Arc::from(others.as_slice())));
            sitting.press(keys).input(Input::Resized(columns, rows));
            let screen = sitting.screen();
            assert!(columns < 80 || rows < 6 || screen.contains("31 here"), "{columns}×{rows}:\n{screen}");
        }
    }
}
