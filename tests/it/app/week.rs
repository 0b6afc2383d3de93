//! The Week screen: whose lines are open, what its cells say at every size, and that nothing of it is cut.

use super::{Sitting, example_state, on_paper, screen_of, sitting};

/// Where something stands first among the lines of a screen.
fn row(screen: &str, words: &str) -> usize {
    screen.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words}:\n{screen}"))
}

fn at_size(who: &str, size: (u16, u16)) -> Sitting {
    let mut sitting = on_paper(example_state(), who);
    sitting.input(tandem::app::Input::Resized(size.0, size.1));
    sitting
}

#[test]
fn nothing_of_the_week_is_cut_at_any_size() {
    for who in ["owner", "shona"] {
        for columns in [40, 66, 80, 100, 121, 161, 200] {
            for rows in [10, 24, 40, 50] {
                let mut sitting = at_size(who, (columns, rows));
                for keys in ["", "down right right", "z", "n"] {
                    sitting.press(keys);
                    let screen = screen_of(&sitting.app, columns, rows);
                    assert!(!screen.contains('…'), "{who} {columns}×{rows} {keys}\n{screen}");
                }
            }
        }
    }
}

#[test]
fn the_words_that_matter_stand_at_every_size_with_a_grid() {
    for (columns, rows) in [(79, 24), (80, 24), (100, 30), (120, 40), (160, 45), (200, 50), (240, 60)] {
        let sitting = at_size("owner", (columns, rows));
        let screen = screen_of(&sitting.app, columns, rows);
        for words in [
            "LEAVE asked",
            "DRAFT",
            "owner",
            "▲",
            "? all keys",
            "[1 Week]",
            "Now 10:40",
            "in: Eilidh, Catriona",
        ] {
            assert!(screen.contains(words), "{words} at {columns}×{rows}\n{screen}");
        }
        assert!(
            screen.contains("▲C10") || screen.contains("C10 alone") || screen.contains("alone ▲"),
            "{screen}"
        );
    }
}

#[test]
fn my_own_team_comes_first_and_the_others_open_with_a_key() {
    let mut fiona = at_size("fiona", (120, 40));
    let screen = screen_of(&fiona.app, 120, 40);
    assert!(row(&screen, "STRATHMORE") < row(&screen, "AILSA MBU"), "{screen}");
    assert!(!screen.contains("Sensory play"), "what another team does costs no cell:\n{screen}");
    // One goes about in the order that is drawn.
    fiona.at("catriona", "2026-12-02").press("down");
    assert_eq!(fiona.app.selection.person, Some("eilidh".parse().unwrap()));
    fiona.press("z");
    assert!(screen_of(&fiona.app, 120, 40).contains("Sensory play"));
    fiona.press("z");
    assert!(!screen_of(&fiona.app, 120, 40).contains("Sensory play"));
    let mut owner = sitting();
    assert!(screen_of(&owner.app, 120, 40).contains("Sensory play"), "whoever is in no team sees all");
    owner.at("aisha", "2026-12-03").press("z");
    assert!(
        screen_of(&owner.app, 120, 40).contains("Wellbeing Group"),
        "the team that is looked at stays open"
    );
}

#[test]
fn today_is_told_whichever_week_is_in_view_and_moves_with_the_clock() {
    let mut owner = sitting();
    owner.press("n n").sees("Today, Wed 2 Dec 10:40").press("b b").sees("Now 10:40");
    owner.input(tandem::app::Input::Now("2026-12-02T12:45".parse().unwrap()));
    owner.sees("Now 12:45  in: Shona, Aisha, Catriona");
    // A single day is another one than today's even in the same week.
    owner.at("eilidh", "2026-12-03").press("2").sees("Today, Wed 2 Dec 12:45");
}

#[test]
fn signs_are_explained_where_they_stand_and_nowhere_else() {
    let mut owner = sitting();
    owner.sees("· not in").press("O");
    let screen = screen_of(&owner.app, 120, 40);
    assert!(!screen.contains("not in") && !screen.contains("all done"), "{screen}");
}

#[test]
fn a_key_is_offered_only_to_who_may_use_it() {
    let last = |sitting: &Sitting| screen_of(&sitting.app, 200, 50).lines().last().unwrap().to_owned();
    let lead = at_size("morag", (200, 50));
    assert!(last(&lead).contains("P publish"), "{}", last(&lead));
    let peer = at_size("shona", (200, 50));
    assert!(!last(&peer).contains("publish") && !last(&peer).contains("m move"), "{}", last(&peer));
    assert!(last(&peer).trim_end().ends_with("? all keys"));
}
