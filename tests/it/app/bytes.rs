//! What a move of the selection costs on the wire, in true colour: the frame that answers the key.

use tandem::app::Input;
use tandem::keymap::read_key;
use tandem::seat::{Canvases, Renderer, SignSet};

use super::sitting;

#[test]
fn a_move_of_the_selection_is_answered_in_few_bytes_at_every_size() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        let mut sitting = sitting();
        sitting.input(Input::Resized(columns, rows));
        sitting.app.update(Input::Rested);
        let mut renderer = Renderer::new((columns, rows), SignSet::Drawn, Canvases::default());
        let mut frame = |sitting: &super::Sitting| {
            renderer.frame(|canvas| tandem::ui::draw(canvas, &sitting.app)).unwrap().len()
        };
        frame(&sitting);
        for key in ["right", "right", "left", "down", "left", "down", "up"] {
            sitting.app.update(Input::Key(read_key(key).unwrap()));
            let bytes = frame(&sitting);
            assert!((1..300).contains(&bytes), "{key} at {columns}x{rows}: {bytes} bytes");
            // What is told of the selection follows once the keys rest.
            sitting.app.update(Input::Rested);
            frame(&sitting);
        }
    }
}
