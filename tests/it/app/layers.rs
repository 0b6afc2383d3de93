//! Help, palette, finder and colours: all of it from the commands and keys in force.

use tandem::app::{ColorScheme, Item, Paragraph, ScreenId, words};
use tandem::command::{Command, DoneElsewhere, Scope};
use tandem::keymap::Keymap;

use super::{screen_of, sitting, the};

#[test]
fn help_shows_every_key_in_force() {
    let mut sitting = sitting();
    for screen in ScreenId::ALL {
        sitting.press("?").open(1);
        let shown: Vec<(String, String)> = sitting
            .page()
            .iter()
            .filter_map(|paragraph| match paragraph {
                Paragraph::Key(keys, what, _) => Some((keys.clone(), what.clone())),
                _ => None,
            })
            .collect();
        for (scope, keys, command) in Keymap::default().bindings() {
            let of_a_screen = ScreenId::ALL.iter().any(|screen| screen.scopes().contains(&scope));
            let elsewhere = matches!(
                scope,
                Scope::Page
                    | Scope::Handover
                    | Scope::Why
                    | Scope::Cover
                    | Scope::Sessions
                    | Scope::MovingOnDay
            ) || (of_a_screen && !screen.scopes().contains(&scope));
            let there = shown
                .iter()
                .any(|(all, what)| what == command.doc() && all.split("  ").any(|key| key == keys));
            assert!(there || elsewhere, "{keys} ({scope:?}: {}) is not in help", command.name());
        }
        sitting.press("?").open(0).press("ctrl-right");
    }
}

#[test]
fn help_says_why_something_is_not_available() {
    let mut sitting = sitting();
    sitting.at("morag", "2026-12-05").press("home ?");
    let reason = sitting.page().iter().find_map(|paragraph| match paragraph {
        Paragraph::Key(_, what, reason) if what == Command::Paste.doc() => reason.clone(),
        _ => None,
    });
    assert_eq!(reason.as_deref(), Some("nothing has been copied yet"));
}

#[test]
fn help_in_a_line_shows_the_keys_of_the_line_and_gives_the_line_back() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 14 ph").press("f1").open(2);
    assert!(sitting.page().contains(&Paragraph::Heading(Scope::Line.title().into())));
    sitting.press("down down up space b f1").open(1);
    assert_eq!(sitting.written(), "thu 14 ph");
}

#[test]
fn the_palette_lists_every_command_and_runs_one() {
    let mut sitting = sitting();
    sitting.press(":");
    let all = Command::ALL.len() - 1 + DoneElsewhere::ALL.len();
    assert_eq!(sitting.listed().len(), all);
    let label = |command: Command| words::capital(command.label());
    let labels: Vec<String> = sitting.listed().iter().map(|item| item.label.clone()).collect();
    for command in Command::ALL.iter().filter(|it| **it != Command::Palette) {
        assert!(labels.contains(&label(*command)), "{}", command.name());
    }
    // Those of the screen stand first.
    let here = |command: &&Command| {
        matches!(command.scope(), Scope::Global | Scope::Rota | Scope::Week) && **command != Command::Palette
    };
    let here: Vec<String> = Command::ALL.iter().filter(here).map(|it| label(*it)).collect();
    assert_eq!(labels[..here.len()], here);
    sitting.types("goes to today").press("esc").press("n :").types("today");
    assert_eq!(sitting.listed()[0].label, "Today");
    sitting.press("enter").open(0);
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
}

#[test]
fn what_is_not_available_is_in_the_palette_with_its_reason_and_cannot_be_chosen() {
    let mut sitting = sitting();
    sitting.press(":").types("paste");
    let item = sitting.listed()[0].clone();
    assert_eq!(
        (item.label.as_str(), item.unavailable.as_deref()),
        ("Paste", Some("nothing has been copied yet"))
    );
    sitting.sees("nothing has been copied yet").press("enter").open(1);
    sitting.rewrites("zzzzzz").press("enter").open(1);
    assert!(sitting.listed().is_empty());
    sitting.press("down up pagedown pageup esc").open(0);
}

#[test]
fn the_finder_finds_people_families_sessions_and_weeks() {
    let mut sitting = sitting();
    sitting.press("/").types("leanne watt").press("enter").open(0);
    assert_eq!(
        (sitting.app.screen, sitting.app.selection.person.clone()),
        (ScreenId::Week, Some(the("leanne")))
    );
    sitting.press("/").types("bookbug eilidh shona").press("enter");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    assert_eq!(sitting.app.selection.session, Some(the("bookbug-20261202")));
    sitting.press("/").types("family c9").press("enter").open(0);
    assert_eq!(
        (sitting.app.screen, sitting.app.screens.caseload.marked.clone()),
        (ScreenId::Caseload, Some(the("c9")))
    );
    sitting.press("/").types("week w51").press("enter");
    assert_eq!(sitting.app.selection.day, the("2026-12-14"));
    sitting.press("/").types("week w51").press("esc").open(0);
}

#[test]
fn a_day_that_is_typed_comes_first_in_the_finder() {
    for (typed, label, day) in [
        ("28 jan", "Go to Thu 28 Jan 2027", "2027-01-28"),
        ("1/1", "Go to Fri 1 Jan 2027", "2027-01-01"),
        ("w51", "Go to Mon 14 Dec", "2026-12-14"),
    ] {
        let mut sitting = sitting();
        sitting.press("/").types(typed);
        assert_eq!(sitting.listed().first().map(|item| item.label.as_str()), Some(label), "{typed}");
        sitting.press("enter").open(0);
        assert_eq!(sitting.app.selection.day, the(day), "{typed}");
    }
    // What is no day leads to none, and digits are found as they stand.
    let mut sitting = sitting();
    sitting.press("/").types("29/2");
    assert!(sitting.listed().is_empty());
    sitting.rewrites("a1");
    assert_eq!(sitting.listed().first().map(|item| item.label.as_str()), Some("Family A1"));
}

#[test]
fn lists_are_walked_round() {
    let mut sitting = sitting();
    sitting.press(": up");
    let last = sitting.listed().len() - 1;
    let marked = |of: &super::Sitting| match of.app.layers.last() {
        Some(tandem::app::Layer::List(open)) => open.marked,
        _ => panic!(),
    };
    assert_eq!(marked(&sitting), last);
    sitting.press("tab");
    assert_eq!(marked(&sitting), 0);
    sitting.press("pagedown down shift-tab pageup");
    assert_eq!(marked(&sitting), 0);
}

#[test]
fn colours_go_round_and_are_named() {
    let mut sitting = sitting();
    for color_scheme in
        [ColorScheme::Light, ColorScheme::Contrast, ColorScheme::Mono, ColorScheme::Plain, ColorScheme::Dark]
    {
        sitting.press("T").says(color_scheme.name());
        assert_eq!(sitting.app.surface.color_scheme, color_scheme);
    }
}

/// What the palette finds by some words on the Week screen, the best first.
fn found(words: &str) -> Vec<Item> {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press(":").types(words);
    sitting.listed().into_iter().cloned().collect()
}

#[test]
fn every_other_word_leads_to_its_command() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press(":");
    for command in Command::ALL {
        for word in command.synonyms() {
            sitting.rewrites(word);
            let label = words::capital(command.label());
            let near = sitting.listed().iter().take(12).any(|item| item.label == label);
            assert!(near, "{word} does not lead to {}", command.name());
        }
    }
    for it in DoneElsewhere::ALL {
        for word in it.words {
            sitting.rewrites(word);
            assert!(sitting.listed().iter().take(12).any(|item| item.label == it.label), "{word}");
        }
    }
}

#[test]
fn the_palette_finds_what_people_call_things() {
    for (typed, label) in [
        ("print", "Print"),
        ("add person", "Assign"),
        ("swap", "Move"),
        ("holiday", "Ask / change"),
        ("ill", "Sick"),
        ("delete", "Delete"),
        ("cancel", "Cancel"),
        ("move", "Move"),
        ("save", "Save"),
        ("back", "Undo"),
        ("undo", "Undo"),
        ("pub", "Publish"),
        ("colour", "Theme"),
        ("new family", "Refer in"),
        ("settings", "Policy"),
    ] {
        let labels: Vec<String> = found(typed).iter().take(5).map(|item| item.label.clone()).collect();
        assert!(labels.iter().any(|it| it == label), "{typed}: {labels:?}");
    }
    // The beginning of a name comes before other words for it, and those before letters anywhere.
    let labels: Vec<String> = found("can").into_iter().map(|item| item.label).collect();
    assert_eq!(labels[0], "Cancel");
    // What is done elsewhere says how.
    let print = found("print").into_iter().find(|item| item.label == "Print").unwrap();
    assert!(print.detail.contains("tandem week"), "{}", print.detail);
    assert!(print.unavailable.is_some());
}

#[test]
fn a_command_of_another_screen_goes_there() {
    let mut sitting = sitting();
    sitting.press(":").types("split");
    assert!(sitting.listed()[0].detail.contains("on Posts, then s"), "{}", sitting.listed()[0].detail);
    sitting.press("enter").open(0).sees("[5 Posts]");
    sitting.press(":").types("put back");
    assert!(sitting.listed()[0].unavailable.as_ref().unwrap().contains("when a session is picked up"));
}

#[test]
fn in_plain_text_what_is_open_stands_alone() {
    for keys in ["a", ":", "?", "/", "m", "!", "c", "enter", "s", "P"] {
        let mut sitting = sitting();
        sitting.app.surface.color_scheme = ColorScheme::Plain;
        sitting.on("aisha", "2026-12-03T14:25");
        let before = screen_of(&sitting.app, 120, 40);
        sitting.press(keys).open(1);
        let open = screen_of(&sitting.app, 120, 40);
        let body = |text: &str| -> Vec<String> {
            let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
            lines[2..lines.len() - 2].to_vec()
        };
        let open = body(&open);
        for line in body(&before).iter().filter(|line| line.len() > 20) {
            assert!(!open.contains(line), "{keys}: {line}");
        }
    }
}

#[test]
fn in_help_no_key_runs_into_what_it_does() {
    for (columns, rows) in [(60, 900), (80, 700), (120, 600)] {
        let mut sitting = sitting();
        sitting.press("?");
        let shown = screen_of(&sitting.app, columns, rows);
        let lines: Vec<&str> = shown.lines().collect();
        for (keys, what) in sitting.page().iter().filter_map(|it| match it {
            Paragraph::Key(keys, what, _) => Some((keys, what)),
            _ => None,
        }) {
            let first = what.split(' ').take(3).collect::<Vec<_>>().join(" ");
            let is_apart = |line: &&str| {
                let at = line.find(&format!("  {first}"));
                at.is_some_and(|at| line[..at].contains(keys.split(' ').next().unwrap()))
            };
            assert!(lines.iter().any(is_apart), "{columns}: {keys}: {what}");
        }
    }
}
