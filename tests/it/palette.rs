//! Colours as they are drawn: what stands on a screen is told without them, no part of the drawing names one but the theme, and
//! nothing shines through what is selected.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use tandem::app::{App, AppStart, ColorScheme, Colours, Ground, Home, Input, Layer, ScreenId};
use tandem::domain::{Author, State};
use tandem::exchange::example;
use tandem::keymap::{Keymap, read_key};
use tandem::ui::Canvas;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];
const COLOURED: [ColorScheme; 3] = [ColorScheme::Dark, ColorScheme::Light, ColorScheme::Contrast];
const DEPTHS: [Colours; 3] = [Colours::True, Colours::Indexed, Colours::Sixteen];

/// The keys of all the screens.
const SCREENS: [&str; 18] =
    ["I", "F", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "K", "G", "L", "N", "O", "H"];
/// What is open over a screen, by the keys that open it.
const LAYERS: [&str; 8] = [":", "?", "a", "m", "c", "!", "x", "/"];

fn opened(size: (u16, u16)) -> App {
    static EXAMPLE: LazyLock<Arc<State>> =
        LazyLock::new(|| State::default().preview(&example::changes().unwrap()).unwrap().into());
    App::open(AppStart {
        state: EXAMPLE.clone(),
        me: Author::Owner,
        home: Home::default(),
        now: example::now(),
        keymap: Arc::new(Keymap::default()),
        size,
        color_scheme: ColorScheme::Dark,
        colours: Colours::True,
    })
    .0
}

fn press(app: &mut App, key: &str) {
    app.update(Input::Key(read_key(key).unwrap()));
    while app.is_judging() {
        app.update(Input::Idle);
    }
    app.update(Input::Rested);
}

/// Every screen at a size, with something else marked on it, and what opens over the first two: each by the keys that lead there.
fn everything(size: (u16, u16), mut look: impl FnMut(&str, &mut App)) {
    let mut seen = BTreeSet::new();
    let mut app = opened(size);
    for screen in SCREENS {
        press(&mut app, screen);
        seen.insert(app.screen.title());
        look(screen, &mut app);
        press(&mut app, "down");
        look(&format!("{screen} down"), &mut app);
    }
    assert_eq!(seen.len(), ScreenId::ALL.len(), "a screen has another key: {seen:?}");
    for (screen, layer) in ["1", "2"].into_iter().flat_map(|screen| LAYERS.map(|layer| (screen, layer))) {
        press(&mut app, screen);
        press(&mut app, layer);
        look(&format!("{screen} {layer}"), &mut app);
        while !app.layers.is_empty() {
            press(&mut app, "esc");
        }
    }
}

fn drawn(app: &App) -> Canvas {
    let mut canvas = Canvas::new(app.surface.size);
    tandem::ui::draw(&mut canvas, app);
    canvas
}

fn in_scheme(app: &mut App, color_scheme: ColorScheme, colours: Colours) -> Canvas {
    (app.surface.color_scheme, app.surface.colours) = (color_scheme, colours);
    drawn(app)
}

fn text(cells: &Buffer) -> String {
    let rows = cells.content.chunks(usize::from(cells.area.width.max(1)));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>() + "\n").collect()
}

#[test]
fn without_colours_not_a_fact_is_lost() {
    for size in SIZES {
        everything(size, |name, app| {
            let mono = text(in_scheme(app, ColorScheme::Mono, Colours::True).cells());
            for (color_scheme, colours) in COLOURED.into_iter().zip(DEPTHS) {
                let coloured = in_scheme(app, color_scheme, colours);
                assert_eq!(text(coloured.cells()), mono, "{name} at {size:?}, {color_scheme:?} {colours:?}");
            }
            let none = in_scheme(app, ColorScheme::Dark, Colours::None);
            let is_plain = |cell: &Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
            assert!(none.cells().content.iter().all(is_plain), "{name}: a colour where there are none");
        });
    }
}

/// The pair of a scheme that nothing but a selection has.
fn pair(color_scheme: ColorScheme) -> (Color, Color) {
    let pair = |ink, paper| (Color::from_u32(ink), Color::from_u32(paper));
    match color_scheme {
        ColorScheme::Light => pair(0xff_ff_ff, 0x00_5f_af),
        ColorScheme::Contrast => pair(0, 0xff_ff_ff),
        _ => pair(0x08_08_08, 0xaf_d7_ff),
    }
}

/// Whether there is something to be selected on a screen of the example.
fn has_something(app: &App) -> bool {
    app.screen != ScreenId::History
}

#[test]
fn nothing_shines_through_what_is_selected_and_the_cursor_is_on_its_first_letter() {
    for size in SIZES {
        let mut found = 0;
        everything(size, |name, app| {
            for color_scheme in COLOURED {
                let case = format!("{name} at {size:?}, {color_scheme:?}");
                let canvas = in_scheme(app, color_scheme, Colours::True);
                let (ink, paper) = pair(color_scheme);
                let cells = canvas.cells();
                let selected: Vec<_> = cells.area.positions().filter(|at| cells[*at].bg == paper).collect();
                for at in &selected {
                    let cell = &cells[*at];
                    assert_eq!(cell.fg, ink, "{case}: {:?} at {at}", cell.symbol());
                    assert!(cell.modifier.contains(Modifier::BOLD), "{case}: {:?} at {at}", cell.symbol());
                }
                let markers = cells.content.iter().filter(|cell| cell.symbol() == "▸").count();
                assert!(markers <= 1 || selected.is_empty(), "{case}: {markers} selections\n{}", text(cells));
                let Some(first) = selected.iter().find(|at| cells[**at].symbol() != " ") else {
                    // Nothing is on it, or words are read.
                    assert!(canvas.cursor().is_some() || !has_something(app), "{case}\n{}", text(cells));
                    continue;
                };
                found += 1;
                // Where somebody types, the cursor is there.
                let types =
                    matches!(app.layers.last(), Some(Layer::Line(_) | Layer::Form(_) | Layer::Finder(_)))
                        || matches!(app.layers.last(), Some(Layer::List(list)) if list.narrows);
                if !types {
                    assert_eq!(canvas.cursor(), Some(*first), "{case}\n{}", text(cells));
                }
            }
            let reversed = in_scheme(app, ColorScheme::Dark, Colours::Sixteen);
            for cell in reversed.cells().content.iter().filter(|it| it.modifier.contains(Modifier::REVERSED))
            {
                assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{name}: {:?}", cell.symbol());
            }
        });
        assert!(found > 3 * SCREENS.len(), "{found} selections at {size:?}");
    }
}

#[test]
fn the_terminal_is_dark_or_light_as_it_tells_unless_somebody_chose() {
    let mut app = opened((80, 24));
    let mut after = |ground| {
        app.update(Input::Ground(ground));
        app.surface.color_scheme
    };
    let (white, black) = (Ground::of_rgb([0xff; 3]), Ground::of_rgb([0; 3]));
    assert_eq!(
        [white, black, white].map(&mut after),
        [ColorScheme::Light, ColorScheme::Dark, ColorScheme::Light]
    );
    assert_eq!(after(Ground::Untold), ColorScheme::Dark);
    press(&mut app, "T");
    assert_eq!(app.surface.color_scheme, ColorScheme::Light);
    app.update(Input::Ground(black));
    assert_eq!(app.surface.color_scheme, ColorScheme::Light, "it was chosen");
    let paper = Color::from_u32(0xff_ff_ff);
    assert!(drawn(&app).cells().content.iter().any(|cell| cell.bg == paper), "and is painted, to be read");
}

#[test]
fn no_part_of_the_drawing_names_a_colour_but_the_theme() {
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")];
    let mut read = 0;
    while let Some(path) = waiting.pop() {
        if path.is_dir() && !path.ends_with("theme") {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if path.is_dir() {
            continue;
        }
        let whole = std::fs::read_to_string(&path).unwrap();
        let code = whole.split("#[cfg(test)]").next().unwrap();
        for word in ["Color::", "Stylize", "Modifier::DIM", "Modifier::REVERSED", ".fg(", ".bg("] {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
        read += 1;
    }
    assert!(read > 30, "{read} files");
}
