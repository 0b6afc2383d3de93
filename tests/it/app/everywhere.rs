//! The keys that work everywhere, in everything that can be open: no page swallows them.

use std::sync::Arc;

use tandem::app::{Layer, ScreenId, Topic};
use tandem::command::Command;
use tandem::domain::State;
use tandem::keymap::Keymap;

use super::{Sitting, at_a_desk, empty, on_paper, screen_of};

/// Everything that can be open, by what it is called, each over the example service; the session and day are Aisha's.
const LAYERS: &[(&str, &str)] = &[
    ("line", "a"),
    ("palette", ":"),
    ("choice", "X"),
    ("form", "enter"),
    ("page", "?"),
    ("moving", "m"),
    ("publish", "P"),
    ("why", "!"),
    ("cover", "c"),
    ("handover", "V"),
    ("offer", "8 end B"),
    ("finder", "/"),
    ("sessions", "J"),
    ("case", "K i"),
];

/// Morag's colleague with one thing done, and then something open.
fn with_open(keys: &str) -> Sitting {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-03T14:25").press("m > enter").saved(1);
    sitting.press("m < enter").saved(2).press(keys);
    assert!(!sitting.app.layers.is_empty(), "{keys}: {:?}", sitting.app.said.notice);
    sitting
}

fn tells(layer: &Layer) -> bool {
    matches!(
        layer,
        Layer::Page(_) | Layer::Handover(_) | Layer::Sessions(_) | Layer::Case(_) | Layer::Suggestions(_)
    )
}

/// Mine and theirs of one session.
fn conflict() -> Sitting {
    let mut fiona = at_a_desk("fiona");
    let mut owner = fiona.beside("owner");
    fiona.on("aisha", "2026-12-03T14:25").press("m >");
    owner.on("aisha", "2026-12-03T14:25").press("m > > enter").saved(1);
    fiona.press("enter");
    assert!(matches!(fiona.app.layers.last(), Some(Layer::Conflict(_))), "{:?}", fiona.app.said.notice);
    fiona
}

#[test]
fn whatever_is_open_says_what_closes_it_and_that_key_does() {
    for (name, keys) in LAYERS {
        let mut sitting = with_open(keys);
        let layer = sitting.app.layers.last().unwrap();
        let closes = layer.closes_with();
        for map in Keymap::names() {
            let map = Keymap::built_in(map).unwrap();
            assert!(
                map.key_of(closes, layer.scopes()).is_some(),
                "{name}: no key of {} closes it",
                map.name()
            );
        }
        let key = sitting.app.keys.map.key_of(closes, sitting.app.scopes()).unwrap();
        // A form has its keys in its own frame, everything else in the last row.
        let shown = screen_of(&sitting.app, 200, 50);
        assert!(shown.contains(&format!(" {key} {}", closes.label())), "{name}: {shown}");
        sitting.press(&key).open(0);
    }
}

#[test]
fn every_kind_of_layer_is_looked_at() {
    let mut seen: Vec<&str> = vec![];
    let mut all: Vec<Sitting> = LAYERS.iter().map(|(_, keys)| with_open(keys)).collect();
    all.push(conflict());
    all.push(empty());
    for sitting in &all {
        // A new kind does not compile until it is named here, and then has to be opened above.
        seen.push(match sitting.app.layers.last().unwrap() {
            Layer::Line(_) => "line",
            Layer::List(list) if !list.closable => "welcome",
            Layer::List(list) if list.narrows => "palette",
            Layer::List(_) => "choice",
            Layer::Form(_) => "form",
            Layer::Page(_) => "page",
            Layer::Moving(_) => "moving",
            Layer::Publish(_) => "publish",
            Layer::Conflict(_) => "conflict",
            Layer::Suggestions(suggestions) => match suggestions.topic {
                Topic::Flags(_) => "why",
                Topic::Cover(_) => "cover",
                Topic::Offer(_) => "offer",
            },
            Layer::Handover(_) => "handover",
            Layer::Finder(_) => "finder",
            Layer::Sessions(_) => "sessions",
            Layer::Case(_) => "case",
        });
    }
    let named: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).chain(["conflict", "welcome"]).collect();
    assert_eq!(seen, named);
}

#[test]
fn what_only_tells_lets_every_key_through() {
    for (name, keys) in LAYERS {
        let told = |sitting: &Sitting| sitting.app.layers.last().is_some_and(tells);
        if !told(&with_open(keys)) {
            continue;
        }
        with_open(keys).press("u").saved(3).says("Undid").press("U").saved(4).says("Redid");
        for (key, title) in [(":", "Commands"), ("W", "Who is here")] {
            with_open(keys).press(key).open(1).sees(title);
        }
        assert_eq!(with_open(keys).press("/").open(1).written_or_listed(), "", "{name}");
        for (key, screen) in [("H", ScreenId::History), ("G", ScreenId::Groups), ("1", ScreenId::Week)] {
            let mut sitting = with_open(keys);
            sitting.press(key).open(0);
            assert_eq!(sitting.app.screen, screen, "{name}");
        }
        let mut sitting = with_open(keys);
        let color_scheme = sitting.app.surface.color_scheme;
        sitting.press("T");
        assert!(told(&sitting) && sitting.app.surface.color_scheme != color_scheme, "{name}");
        let help = with_open(keys).press("f1").app.layers.len();
        assert!(help == 2 || matches!(*name, "page" | "handover" | "case"), "{name}");
        // Of a page `q` closes the page, which its help says.
        let mut sitting = with_open(keys);
        assert!(sitting.press("q").left || sitting.app.layers.is_empty(), "{name}");
    }
}

impl Sitting {
    fn written_or_listed(&self) -> &str {
        match self.app.layers.last() {
            Some(Layer::List(list)) => list.text.value(),
            Some(Layer::Finder(finder)) => finder.list.text.value(),
            _ => panic!("no list is open"),
        }
    }
}

#[test]
fn what_holds_a_draft_or_a_question_says_what_closes_it_first() {
    for open in [|| with_open("m"), conflict as fn() -> Sitting, || with_open("X")] {
        for key in ["u", "U", ":", "/", "W", "H", "1", "ctrl-right", "Y"] {
            let mut sitting = open();
            let (layers, saved) = (sitting.app.layers.len(), sitting.saved.len());
            sitting.press(key).open(layers).saved(saved).regrets("does not work while something is open");
            sitting.regrets("Esc closes this first");
            assert_eq!(sitting.app.screen, ScreenId::Week);
        }
        let mut sitting = open();
        sitting.press("f1");
        assert!(matches!(sitting.app.layers.last(), Some(Layer::Page(_))));
        // Nor does a page over it: that closes before the draft is lost.
        sitting.press("u").regrets("does not work while something is open");
    }
    for open in [|| with_open("m"), conflict as fn() -> Sitting] {
        let mut sitting = open();
        sitting.press("q").regrets("does not work while something is open");
        assert!(!sitting.left);
    }
}

#[test]
fn where_text_is_typed_letters_are_text() {
    for (name, keys) in LAYERS {
        let mut sitting = with_open(keys);
        let layer = sitting.app.layers.last().unwrap();
        if !layer.takes_text() {
            assert!(layer.scopes().contains(&tandem::command::Scope::Global), "{name}");
            continue;
        }
        assert!(!layer.scopes().contains(&tandem::command::Scope::Global), "{name}");
        sitting.press("u U : q").open(1).saved(2);
        assert!(!sitting.left, "{name}");
        sitting.press("f1").open(2);
        assert!(matches!(sitting.app.layers.last(), Some(Layer::Page(_))), "{name}");
    }
}

#[test]
fn lists_without_text_go_up_and_down_with_letters_too() {
    let marked = |sitting: &Sitting| match sitting.app.layers.last() {
        Some(Layer::List(list)) => list.marked,
        _ => panic!("no list is open"),
    };
    let mut sitting = with_open("X");
    sitting.press("j");
    assert_eq!(marked(&sitting), 1);
    sitting.press("k k");
    assert_eq!(marked(&sitting), 2);
}

#[test]
fn the_welcome_takes_every_key() {
    let open = || {
        let mut owner = empty();
        owner.open(1).sees("Welcome to Tandem");
        owner
    };
    open().press(":").open(2).sees("Commands").press("esc").open(1);
    open().press("/").open(2).press("esc").open(1);
    open().press("f1").open(2).sees("Help").press("esc").open(1);
    open().press("esc").open(1).says("Choose how you would like to start");
    open().press("T").says("Colours");
    assert!(open().press("q").left);
    for screen in ScreenId::ALL {
        let mut owner = open();
        while owner.app.screen != *screen {
            owner.press("ctrl-right");
        }
        owner.open(usize::from(*screen == ScreenId::Week));
        // Nothing is there to do anything about, and nothing goes wrong.
        for command in Command::ALL {
            let keys = owner.app.keys.map.keys_of(*command, screen.scopes());
            let mut nothing = on_paper(Arc::new(State::default()), "owner");
            nothing.app.layers.clear();
            nothing.app.screen = *screen;
            // As hints write them, which key files read too.
            if let Some(key) = keys.first() {
                nothing.press(key);
            }
        }
        owner.press("1").open(1).sees("Welcome to Tandem");
    }
}
