//! Every screen and every layer can be drawn at every size, over any state.

use std::sync::Arc;

use proptest::prelude::*;
use tandem::app::{Input, Layer, ScreenId, Topic};
use tandem::domain::*;

use super::{Sitting, example_state, on_paper, screen_of, sitting};

/// From nothing at all to more than any terminal.
const SIZES: [(u16, u16); 12] = [
    (1, 1),
    (2, 2),
    (5, 3),
    (1, 30),
    (300, 1),
    (20, 5),
    (40, 6),
    (60, 12),
    (80, 24),
    (120, 40),
    (200, 50),
    (500, 200),
];

/// Keys that open each layer, from a screen.
const OPENED: [&str; 15] = ["", "?", ":", "/", "a", "g", "e", "m", "D", "+", "-", "x", "X", "s", "J"];

fn draw_at_all_sizes(sitting: &mut Sitting, sizes: &[(u16, u16)]) {
    for (columns, rows) in sizes {
        sitting.input(Input::Resized(*columns, *rows));
        let screen = screen_of(&sitting.app, *columns, *rows);
        if *columns >= 20 && *rows >= 5 {
            assert!(!screen.trim().is_empty(), "{columns}×{rows} shows nothing");
        }
    }
}

fn look_at_everything(state: &Arc<State>, sizes: &[(u16, u16)]) {
    for screen in [
        "1",
        "2",
        "3",
        "4",
        "4 w f",
        "5",
        "5 m",
        "5 end x",
        "6",
        "6 w w enter",
        "7",
        "7 z tab",
        "8",
        "8 B",
        "8 R",
        "8 e",
        "G",
        "G a",
        "G a enter",
        "G e",
        "G B",
        "G x",
        "N",
        "O",
        "O a",
        "O f",
        "O w",
        "O E",
        "Y",
        "H",
        "H i",
        "K",
        "K +",
        "K w",
        "K e",
        "K E",
        "K r",
        "K i",
    ] {
        for keys in OPENED {
            let mut sitting = on_paper(state.clone(), "owner");
            if sitting.app.layers.is_empty() {
                sitting.press(screen).press(keys);
            }
            draw_at_all_sizes(&mut sitting, sizes);
        }
    }
}

#[test]
fn every_screen_and_layer_of_the_example_is_drawn_at_every_size() {
    look_at_everything(&example_state(), &SIZES[..11]);
}

#[test]
fn every_layer_opens_where_it_should() {
    for (keys, layer) in OPENED.iter().zip([
        "", "page", "list", "finder", "line", "line", "form", "moving", "moving", "list", "list", "line",
        "list", "form", "sessions",
    ]) {
        let mut sitting = sitting();
        sitting.on("eilidh", "2026-12-02T11:30").press(keys);
        let open = match sitting.app.layers.last() {
            None => "",
            Some(Layer::Page(_)) => "page",
            Some(Layer::List(_)) => "list",
            Some(Layer::Finder(_)) => "finder",
            Some(Layer::Sessions(_)) => "sessions",
            Some(Layer::Line(_)) => "line",
            Some(Layer::Form(_)) => "form",
            Some(Layer::Moving(_)) => "moving",
            Some(Layer::Publish(_)) => "publish",
            Some(Layer::Conflict(_)) => "conflict",
            Some(Layer::Suggestions(suggestions)) => match suggestions.topic {
                Topic::Flags(_) => "why",
                Topic::Cover(_) => "cover",
                Topic::Offer(_) => "offer",
            },
            Some(Layer::Handover(_)) => "handover",
            Some(Layer::Case(_)) => "case",
        };
        assert_eq!(open, layer, "{keys}: {:?}", sitting.app.said.notice);
    }
}

#[test]
fn an_empty_store_is_drawn_at_every_size_with_each_of_its_layers() {
    for keys in ["", "down enter", "down down enter", "?"] {
        let mut sitting = on_paper(Arc::new(State::default()), "owner");
        sitting.press(keys);
        draw_at_all_sizes(&mut sitting, &SIZES);
    }
}

#[test]
fn every_shade_is_drawn() {
    let mut sitting = sitting();
    for _ in 0..5 {
        sitting.press("T");
        for screen in ["1", "2", "3", "4", "4 w f", "H", "H i"] {
            sitting.press(screen);
            draw_at_all_sizes(&mut sitting, &[(1, 1), (20, 5), (80, 24), (200, 50)]);
        }
    }
}

#[test]
fn every_screen_shows_its_name_and_the_selected_person() {
    let mut sitting = sitting();
    for (key, screen) in [("1", ScreenId::Week), ("2", ScreenId::Day), ("3", ScreenId::People)] {
        sitting.press(key).sees(screen.title()).sees("Eilidh");
        draw_at_all_sizes(&mut sitting, &[(500, 200), (120, 40)]);
        assert_eq!(sitting.app.screen, screen);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn odd_states_are_drawn_at_odd_sizes(
        state in crate::states::state(),
        day in 0..800_i32,
        (columns, rows) in (1..160_u16, 1..60_u16),
    ) {
        let state = Arc::new(state);
        for screen in ["1", "2", "3", "4", "4 w f", "H", "H i"] {
            for keys in ["", ":", "/", "tab e", "tab m j . right", "!", "s"] {
                let mut sitting = on_paper(state.clone(), "owner");
                sitting.app.selection.day = Date::new(2026, 1, 1).unwrap().plus_days(day);
                sitting.press("ctrl-l").press(screen).press(keys);
                for (columns, rows) in [(columns, rows), (rows, columns), (80, 24)] {
                    sitting.input(Input::Resized(columns, rows));
                    screen_of(&sitting.app, columns, rows);
                }
            }
        }
    }
}
