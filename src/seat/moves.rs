//! What a move of the selection costs on the wire, over the example service, in true colour, on a terminal that erases in colour.

use std::sync::Arc;

use super::{Canvases, Look, Renderer};
use crate::app::{App, AppStart, ColorScheme, Colours, Home, Input};
use crate::domain::{Author, State};
use crate::exchange::example;
use crate::keymap::{Keymap, read_key};

/// Columns and rows, and the most bytes of the frame that answers a key there. The widest form of the week has cells of six
/// lines, two of which are written anew as the selection goes from one to the other.
const SIZES: [((u16, u16), usize); 3] = [((80, 24), 260), ((120, 40), 330), ((200, 50), 480)];

#[test]
fn a_move_of_the_selection_is_answered_in_few_bytes_at_every_size() {
    for (size, most) in SIZES {
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
        app.update(Input::Rested);
        let look = Look { erases_in_colour: true, ..Look::told_by(|_| None, false) };
        let mut renderer = Renderer::of(size, look, Canvases::default());
        let mut frame = |app: &App| renderer.frame(|canvas| crate::ui::draw(canvas, app)).unwrap().len();
        frame(&app);
        for key in ["right", "right", "left", "down", "left", "down", "up"] {
            app.update(Input::Key(read_key(key).unwrap()));
            let bytes = frame(&app);
            assert!((1..most).contains(&bytes), "{key} at {size:?}: {bytes} bytes");
            // What is told of the selection follows once the keys rest.
            app.update(Input::Rested);
            frame(&app);
        }
    }
}
