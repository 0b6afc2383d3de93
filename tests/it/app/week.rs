//! The Week screen: whose lines are open, what its cells say at every size, and that nothing of it is cut.

use std::sync::Arc;

use tandem::app::Input;
use tandem::domain::*;

use super::{Sitting, at_a_desk, example_state, on_paper, screen_of, sitting, the};

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
        let people = "in: Eilidh, Catriona; later Shona";
        for words in ["LEAVE asked", "DRAFT", "owner", "▲", "? all keys", "[1 Week]", "10:40", people] {
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
    owner.press("n n").sees("Today, Wed 2 Dec 10:40").press("b b").sees("Today 10:40");
    owner.input(tandem::app::Input::Now("2026-12-02T12:45".parse().unwrap()));
    owner.sees("Today 12:45  in: Shona, Aisha, Catriona");
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

#[test]
fn it_opens_on_ones_own_line_else_on_the_first_of_ones_own_team() {
    for (who, person) in [
        ("fiona", "aisha"),
        ("morag", "eilidh"),
        ("moira", "leanne"),
        ("catriona", "catriona"),
        ("shona", "shona"),
        ("owner", "eilidh"),
    ] {
        let sitting = at_a_desk(who);
        assert_eq!(sitting.app.selection.person, Some(the(person)), "{who}");
    }
}

#[test]
fn the_five_questions_are_answered_at_every_width() {
    let day: Date = the("2026-12-02");
    let away = Leave {
        person: the("shona"),
        kind: LeaveKind::Sick,
        span: LeaveSpan::Days { from: day, to: day },
        state: LeaveState::Approved,
        number: 0,
    };
    let state = Arc::new(example_state().preview(&[away.into()]).unwrap());
    for who in ["owner", "fiona", "morag"] {
        let mut sitting = on_paper(state.clone(), who);
        for columns in 60..=200 {
            sitting.app.update(Input::Resized(columns, 24));
            let screen = screen_of(&sitting.app, columns, 24);
            let lines: Vec<&str> = screen.lines().collect();
            let at = lines.iter().position(|line| line.contains("in: ") && line.contains("away"));
            let at = at.unwrap_or_else(|| panic!("{who} at {columns}\n{screen}"));
            let told = lines[at..=at + 1].join(" ");
            for word in ["in: ", "Eilidh", "Catriona", "later Aisha", "away: Shona", "cover: ", "alone: "] {
                assert!(told.contains(word), "{word} for {who} at {columns}: {told}");
            }
            if columns >= 80 {
                assert!(screen.contains("86% ◆"), "who carries too much, for {who} at {columns}\n{screen}");
                assert!(
                    screen.contains("Catriona") && !screen.contains("CM "),
                    "{who} at {columns}\n{screen}"
                );
            }
        }
    }
}

#[test]
fn what_a_lead_accepted_has_a_quiet_sign_wherever_it_is_drawn() {
    let mut sitting = sitting();
    sitting.sees("load 86% ◆");
    let view = sitting.app.view().unwrap();
    let load = view.flags.iter().find(|flag| flag.rule == "workload.load").unwrap();
    let accepted = load.accept(the("2026-12-31"), "until her leave", "owner");
    let state = Arc::new(sitting.app.state.preview(&[accepted.into()]).unwrap());
    let mut sitting = on_paper(state, "owner");
    sitting.sees("load 86% ◇").sees("◇ accepted by a lead").press("2").sees("load 86% ◇").lacks("86% ◆");
    for (columns, rows) in [(80, 24), (200, 50)] {
        sitting.app.update(Input::Resized(columns, rows));
        let screen = screen_of(&sitting.app, columns, rows);
        assert!(!screen.contains("86% ◆"), "{screen}");
    }
}

#[test]
fn who_covers_is_seen_to_work_then() {
    let mut booking = Booking::new(the("phone"), the("2026-12-03T14:25"), Minutes(30));
    booking.people = vec![the("catriona")];
    let cover = Session { id: the("cover-1"), series: None, booking };
    let state = Arc::new(example_state().preview(&[cover.into()]).unwrap());
    let sitting = on_paper(state, "owner");
    let screen = sitting.screen();
    assert!(screen.contains("extra 14:25–14:55"), "{screen}");
    assert!(screen_of(&sitting.app, 80, 24).contains("+14:25–14:55"), "{}", screen_of(&sitting.app, 80, 24));
}

#[test]
fn on_a_holiday_it_is_said_which_and_a_peer_is_told_whether_she_is_in() {
    let mut owner = at_size("owner", (80, 24));
    owner.input(Input::Now(the("2026-12-25T10:40")));
    let screen = screen_of(&owner.app, 80, 24);
    assert!(screen.contains("in: nobody, Christmas Day"), "{screen}");
    for (who, now, words) in [
        ("shona", "2026-12-01T10:40", "you: not in today"),
        ("shona", "2026-12-02T10:40", "in: Shona "),
        ("shona", "2026-12-02T12:00", "in: Shona"),
        ("shona", "2026-12-02T17:00", "you: done for today"),
        ("eilidh", "2026-12-03T10:40", "you: not in today"),
    ] {
        for size in [(80, 24), (120, 40), (200, 50)] {
            let mut peer = at_size(who, size);
            peer.input(Input::Now(the(now)));
            let screen = screen_of(&peer.app, size.0, size.1);
            assert!(screen.contains(words), "{words} for {who} at {now}\n{screen}");
        }
    }
}

#[test]
fn a_sign_stands_by_its_own_words() {
    for size in [(80, 24), (120, 40), (160, 45), (200, 50)] {
        let mut sitting = at_size("owner", size);
        for now in ["2026-12-02T10:40", "2026-12-03T16:00", "2026-12-05T10:00"] {
            sitting.input(Input::Now(the(now)));
            let screen = screen_of(&sitting.app, size.0, size.1);
            let names = ["Eilidh", "Shona", "Leanne", "Aisha", "Catriona"];
            let rows =
                screen.lines().filter(|line| names.iter().any(|name| line.starts_with(&format!(" {name}"))));
            for row in rows {
                let letters: Vec<char> = row.chars().collect();
                for (at, _) in letters.iter().enumerate().filter(|(_, letter)| "✓◆▲".contains(**letter))
                {
                    let before: String = letters[at.saturating_sub(2)..at].iter().collect();
                    let is_before_a_family = letters.get(at + 1).is_some_and(|it| !it.is_whitespace());
                    assert!(is_before_a_family || !before.trim().is_empty(), "{size:?}\n{row}");
                }
            }
        }
    }
}

#[test]
fn what_the_figures_below_the_names_are_is_said() {
    for size in [(80, 24), (90, 30), (120, 40), (200, 50)] {
        let sitting = at_size("owner", size);
        let screen = screen_of(&sitting.app, size.0, size.1);
        assert!(screen.contains("load %") || screen.contains("load 86%"), "{size:?}\n{screen}");
    }
}

#[test]
fn who_plans_nothing_is_offered_no_key_for_it() {
    let state = example_state();
    let one = state.people().find(|it| it.role == Role::Colleague).unwrap().id.to_string();
    for (keys, words) in
        [("1", "a add"), ("G", "a new"), ("G", "x cancel"), ("G", "B contact"), ("K", "R plan")]
    {
        let mut sitting = at_size(&one, (200, 50));
        let screen = screen_of(&sitting.press(keys).app, 200, 50);
        assert!(!screen.lines().last().unwrap().contains(words), "{one} {keys} {words}\n{screen}");
        let mut lead = at_size("fiona", (200, 50));
        let screen = screen_of(&lead.press(keys).app, 200, 50);
        assert!(keys == "G" && words != "a new" || screen.contains(words), "{keys} {words}\n{screen}");
    }
}

/// How many shifts the Week screen says that something holds of, and the Risks screen.
#[test]
fn what_holds_of_most_shifts_is_counted_alike_on_both_screens() {
    for now in ["2026-12-01T09:00", "2026-12-01T16:03", "2026-12-02T10:40", "2026-12-02T13:30"] {
        let mut sitting = at_size("owner", (120, 40));
        sitting.input(Input::Now(the(now)));
        let screen = screen_of(&sitting.app, 120, 40);
        let line = screen.lines().find(|line| line.contains("shifts still ahead"));
        let line = line.unwrap_or_else(|| panic!("{now}\n{screen}"));
        let count = line.split_whitespace().find_map(|word| word.parse::<usize>().ok()).unwrap();
        sitting.press("4").sees(&format!("No pause long enough in {count} shifts"));
    }
}
