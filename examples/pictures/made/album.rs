//! The pictures of single screens: which there are, and the keys that lead to each.

use std::fmt::Write as _;
use std::sync::Arc;

use tandem::app::{App, AppStart, ColorScheme, Colours, Ground, Home, Input};
use tandem::domain::{Author, State};
use tandem::exchange::example;
use tandem::keymap::Keymap;

use super::scene::Scene;
use super::{Made, MadeFile, svg};

/// The folder that they go into.
const FOLDER: &str = "docs/pictures";
/// The columns and rows of most.
const USUAL: (u16, u16) = (120, 40);

/// One picture: its name, its title in words, the size, the colours, and the keys that are pressed first: named as in key
/// files, or letters to type in quotes.
struct Picture(&'static str, &'static str, (u16, u16), ColorScheme, &'static str);

const PICTURES: &[Picture] = &[
    Picture("week", "The week: people by days", USUAL, ColorScheme::Dark, ""),
    Picture("week-light", "The week on a light ground", USUAL, ColorScheme::Light, ""),
    Picture("week-contrast", "The week in high contrast", USUAL, ColorScheme::Contrast, ""),
    Picture("week-mono", "The week without colours", USUAL, ColorScheme::Mono, ""),
    Picture("week-plain", "The week in plain text", USUAL, ColorScheme::Plain, ""),
    Picture("week-80x24", "The week on a small screen", (80, 24), ColorScheme::Dark, ""),
    Picture("week-200x50", "The week on a large screen", (200, 50), ColorScheme::Dark, ""),
    Picture("day", "The day: people by quarter-hours", USUAL, ColorScheme::Dark, "2"),
    Picture("risks", "What needs looking at, and why", USUAL, ColorScheme::Dark, "4"),
    Picture("posts", "Posts and who shares them", USUAL, ColorScheme::Dark, "5"),
    Picture("leave", "The leave of the year", USUAL, ColorScheme::Dark, "7"),
    Picture("caseload", "Families under whoever supports them", USUAL, ColorScheme::Dark, "K"),
    Picture("form", "The form of a session", USUAL, ColorScheme::Dark, "tab tab tab tab tab enter"),
    Picture("quick-add", "A session added in one line", USUAL, ColorScheme::Dark, "a 'thu 14 phone c4 30m'"),
];

/// All of them, drawn.
pub fn pictures() -> Made<Vec<MadeFile>> {
    let changes = example::changes().map_err(|faults| faults.to_string())?;
    let state = Arc::new(State::default().preview(&changes)?);
    let draw = |picture: &Picture| {
        let Picture(name, title, size, color_scheme, keys) = *picture;
        let app = at(state.clone(), size, color_scheme, keys)?;
        let text = svg::picture(&Scene::of(&app, size), title);
        Ok(MadeFile { path: format!("{FOLDER}/{name}.svg"), text })
    };
    let mut files: Vec<MadeFile> = PICTURES.iter().map(draw).collect::<Made<_>>()?;
    files.push(MadeFile { path: format!("{FOLDER}/README.md"), text: gallery() });
    Ok(files)
}

/// The page on which all of them hang.
fn gallery() -> String {
    let mut page = "# Tandem in pictures\n\nThe example service on Wednesday 2 December 2026 at 10:40, drawn by the program: \
                    `cargo run --example pictures`.\nMoving, it is seen in [a lead's five minutes](../tour/five-minutes.svg).\n"
        .to_owned();
    for Picture(name, title, (columns, rows), ..) in PICTURES {
        let _ = write!(page, "\n## {title}\n\n![{title}, {columns} columns by {rows} rows]({name}.svg)\n");
    }
    page
}

/// The app of the owner, after some keys.
fn at(state: Arc<State>, size: (u16, u16), color_scheme: ColorScheme, keys: &str) -> Made<App> {
    let (mut app, _) = App::open(AppStart {
        state,
        me: Author::Owner,
        home: Home::default(),
        now: example::now(),
        keymap: Arc::new(Keymap::default()),
        size,
        color_scheme,
        colours: Colours::True,
    });
    if color_scheme == ColorScheme::Light {
        app.update(Input::Ground(Ground::of_rgb([0xff; 3])));
    }
    for (key, _) in super::tour::keys(keys)? {
        app.update(Input::Key(key));
        app.update(Input::Rested);
        while app.is_judging() {
            app.update(Input::Idle);
        }
    }
    Ok(app)
}
