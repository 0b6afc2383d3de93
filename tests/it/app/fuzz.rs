//! Any keys, texts, pastes and sizes: nothing panics, everything can be drawn, and what was saved holds together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tandem::app::Input;
use tandem::domain::check::{check_all, check_written};
use tandem::domain::*;
use tandem::seat::{Canvases, Decoder, Link, Renderer, SignSet, Typed};
use tandem::ui::Canvas;

use super::{Sitting, example_state, key, letter, on_paper};

#[derive(Clone, Debug)]
enum Act {
    Keys(&'static str),
    Key(KeyCombination),
    Text(String),
    Paste(String),
    Bytes(Vec<u8>),
    Resize(u16, u16),
    Clock(i32),
}

/// Keys that do something somewhere.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "up", "down", "left", "right", "tab", "shift-tab", "home", "end", "enter", "esc", "n", "b", "t", "1",
    "2", "3", "9", "9 end enter", "0", "0 down enter", "0 end X", "4", "4 enter", "4 f w",
    "4 p down enter", "4 end !", "a", "e", "m", "m w", "m w w", "m > enter", "m right enter",
    "m w right enter", "m w w . enter", "m j enter", "m - - - enter", "D", "D right enter", "y", "p",
    "y right p", "y n p", "+ enter", "- enter", "d", "M", "x", "X", "X enter", "X down enter",
    "X down down enter", "s", "R", "n R", "!", "o", "?", ":", "/", "g", "u", "U", "T", "ctrl-l",
    "pagedown", "pageup", "ctrl-n", "ctrl-p", "ctrl-u", "backspace", "ctrl-w", "ctrl-right", "ctrl-s",
    "P", "P enter", "P down enter", "v", "5", "5 down enter", "5 m", "5 m enter", "5 end x", "5 x enter", "5 a", "f", "6",
    "6 w", "6 end enter",
    "7", "7 z", "7 tab enter", "7 space right enter", "7 . > enter", "7 S", "S", "7 E", "7 x",
    "7 tab d", "H", "7 o",
];

/// What people do, and what cats do.
fn act() -> impl Strategy<Value = Act> {
    let line = select(vec![
        "thu 14 phone c4 30m",
        "next mon 930 call c1 half an hour",
        "4 2-3 9.10 dec 4th pm",
        "fri pm leave aisha",
        "fone zork \"note",
        "every tue 16 supervision eilidh dr-nair",
        "fri leave aisha",
        "off",
        "09:00-12:00",
        "w51",
        "3/12",
        "unwell",
        "eilidh",
        "a",
        "2199-12-28",
        "1900-01-02",
        "later",
        "all",
        "23:50",
        "0:05",
        "…é\u{301}漢",
    ]);
    prop_oneof![
        12 => select(KEYS).prop_map(Act::Keys),
        3 => line.prop_map(|text| Act::Text(text.to_owned())),
        2 => any_key().prop_map(Act::Key),
        1 => "\\PC{0,12}".prop_map(Act::Text),
        1 => any::<String>().prop_map(Act::Paste),
        1 => hidden().prop_map(Act::Text),
        1 => hidden().prop_map(|text| Act::Paste(format!("thu 14 phone c4 \"{text}\""))),
        1 => bytes().prop_map(Act::Bytes),
        1 => (1..500_u16, 1..200_u16).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
        1 => (-400..400_i32).prop_map(Act::Clock),
    ]
}

/// Letters that nobody sees, that turn others round, that join, that stand on others.
fn hidden() -> impl Strategy<Value = String> {
    "[a\u{0}-\u{1f}\u{7f}-\u{a0}\u{ad}\u{301}\u{200b}-\u{200f}\u{2028}-\u{202f}\u{2060}-\u{206f}\u{feff}\u{fe0f}👩日é]{0,10}"
}

/// What a terminal sends, whole, torn and broken.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..12),
        "\x1b{0,2}[\\[O][<0-9;]{0,5}[A-Za-z~]{0,2}".prop_map(String::into_bytes),
        hidden().prop_map(|text| format!("\x1b[200~{text}\x1b[201~").into_bytes()),
    ]
}

fn any_key() -> impl Strategy<Value = KeyCombination> {
    let codes = vec![
        KeyCode::Esc,
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::F(1),
        KeyCode::F(35),
        KeyCode::Null,
        KeyCode::CapsLock,
    ];
    let code = prop_oneof![select(codes), any::<char>().prop_map(KeyCode::Char)];
    let modifiers = select(vec![
        KeyModifiers::NONE,
        KeyModifiers::SHIFT,
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
        KeyModifiers::all(),
    ]);
    (code, modifiers).prop_map(|(code, modifiers)| KeyCombination::new(code, modifiers))
}

fn carry_out(sitting: &mut Sitting, act: &Act) {
    match act {
        Act::Keys(keys) => keys.split(' ').for_each(|name| sitting.gives(key(name))),
        Act::Key(key) => sitting.gives(*key),
        Act::Text(text) => text.chars().for_each(|c| sitting.gives(letter(c))),
        Act::Paste(text) => sitting.input(Input::Pasted(text.clone())),
        Act::Bytes(bytes) => {
            let start = Instant::now();
            let mut decoder = Decoder::new(Link::Far);
            let mut typed = vec![];
            for (n, byte) in (1..).zip(bytes) {
                // Slowly enough that an Esc among them is a key, and what follows is the rest of a torn sequence.
                let at = start + n * Link::Far.patience();
                typed.extend(decoder.wake(at));
                typed.extend(decoder.take(&[*byte], at));
            }
            typed.extend(decoder.wake(start + Duration::from_mins(1)));
            for typed in typed {
                match typed {
                    Typed::Key(key) => sitting.gives(key),
                    Typed::Pasted(text) => sitting.input(Input::Pasted(text)),
                    Typed::TooLong => {}
                }
            }
        }
        Act::Resize(columns, rows) => sitting.input(Input::Resized(*columns, *rows)),
        Act::Clock(days) => {
            let now = tandem::exchange::example::now().plus_wall(Minutes::hours(24 * days));
            sitting.input(Input::Now(now));
        }
    }
}

fn run(mut sitting: Sitting, acts: &[Act]) {
    let (mut used, mut stepped) = (Canvas::default(), Canvas::default());
    for act in acts {
        carry_out(&mut sitting, act);
        let (columns, rows) = sitting.app.surface.size;
        let size = (columns.min(160), rows.min(60));
        let mut fresh = Canvas::new(size);
        tandem::ui::draw(&mut fresh, &sitting.app);
        used.start(size);
        tandem::ui::draw(&mut used, &sitting.app);
        assert_eq!(used.cells(), fresh.cells(), "what was kept of the last frame is out of date");
        // A frame is drawn again where nothing has happened, too.
        for _ in 0..2 {
            if stepped.area() != fresh.area() || !tandem::ui::draw_step(&mut stepped, &sitting.app) {
                stepped.start(size);
                tandem::ui::draw(&mut stepped, &sitting.app);
            }
            assert_eq!(stepped.cells(), fresh.cells(), "more than the selection has changed");
            assert_eq!(stepped.cursor(), fresh.cursor());
        }
        let mut renderer = Renderer::new(size, SignSet::Ascii, Canvases::default());
        let frame = renderer.frame(|canvas| tandem::ui::draw(canvas, &sitting.app)).unwrap();
        assert!(frame.is_ascii(), "{:?}", String::from_utf8_lossy(&frame));
    }
    assert_eq!(check_all(&sitting.app.state), []);
    let keys: Vec<Key> = sitting.app.state.rows().map(|(_, record)| record.key()).collect();
    assert_eq!(check_written(&State::default(), &sitting.app.state, &keys), []);
    // However deep it went, the way back is short.
    for _ in 0..4 {
        sitting.press("esc");
    }
    assert!(sitting.app.layers.is_empty() || sitting.app.state.service().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_over_the_example_panics_or_spoils_it(acts in vec(act(), 1..25)) {
        run(on_paper(example_state(), "owner"), &acts);
    }

    #[test]
    fn nothing_typed_by_a_peer_panics_or_spoils_it(acts in vec(act(), 1..15)) {
        run(on_paper(example_state(), "aisha"), &acts);
    }

    #[test]
    fn nothing_typed_over_an_empty_store_panics(acts in vec(act(), 1..15)) {
        run(on_paper(Arc::new(State::default()), "owner"), &acts);
    }
}
