//! What a move of the selection costs on the wire, over the example service, in true colour, on a terminal that erases in colour.

use std::sync::Arc;

use super::{Canvases, Look, Renderer};
use crate::app::{App, AppStart, ColorScheme, Colours, Ground, Home, Input};
use crate::domain::{Author, State};
use crate::exchange::example;
use crate::keymap::{Keymap, read_key};
use crate::ui::Canvas;

/// Columns and rows.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

/// The most bytes of the frame that answers a key.
const MOST: usize = 300;

#[test]
fn a_move_of_the_selection_is_answered_in_few_bytes_at_every_size() {
    for size in SIZES {
        let state = State::default().preview(&example::changes().unwrap()).unwrap();
        let (mut app, _) = App::open(AppStart {
            state: Arc::new(state),
            me: Author::Owner,
            home: Home::default(),
            now: example::now(),
            keymap: Arc::new(Keymap::default()),
            size,
            color_scheme: ColorScheme::Dark,
            colours: Colours::True,
        });
        // As on a terminal that does not tell its ground, which is painted over.
        app.update(Input::Ground(Ground::Untold));
        app.update(Input::Rested);
        let look = Look { erases_in_colour: true, ..Look::told_by(|_| None, false) };
        let mut renderer = Renderer::of(size, look, Canvases::default());
        let mut frame = |app: &App| {
            let draw = |canvas: &mut Canvas| crate::ui::draw(canvas, app);
            renderer.frame_by_step(|canvas| crate::ui::draw_step(canvas, app), draw).unwrap().len()
        };
        frame(&app);
        // About the whole of the grid, back and forth.
        // From Wednesday to Monday, and across from there.
        let across = |key| ["down"].into_iter().chain([key; 4]);
        let rows = across("right").chain(across("left")).cycle().skip(1).take(40);
        for key in ["left", "left", "up", "up", "up"].into_iter().chain(rows).chain(["up"; 4]) {
            app.update(Input::Key(read_key(key).unwrap()));
            let bytes = frame(&app);
            assert!(bytes <= MOST, "{key} at {size:?}: {bytes} bytes");
            // What is told of the selection follows once the keys rest.
            app.update(Input::Rested);
            frame(&app);
        }
    }
}
