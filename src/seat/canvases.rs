//! The canvases of one server: as many as seats draw at once, so that a frame is drawn where the last one was and what a seat
//! keeps is only what its terminal shows.

use std::sync::{Arc, Mutex, PoisonError};

use crate::ui::Canvas;

/// The most canvases that are kept for the next who draw: where more draw at once, the others make one.
const KEPT: usize = 4;

/// Canvases that nobody draws on now, shared by the seats of one server; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Canvases(Arc<Mutex<Vec<Canvas>>>);

impl Canvases {
    /// Draws on a canvas that nobody draws on: the one that was drawn on last, as it was left.
    pub(super) fn draw<T>(&self, draw: impl FnOnce(&mut Canvas) -> T) -> T {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut canvas = free.unwrap_or_default();
        let done = draw(&mut canvas);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.push(canvas);
        }
        done
    }

    /// Lets go of all that nobody draws on.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = vec![];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canvas_is_blank_and_of_the_size_that_was_asked_for_whatever_was_drawn_before() {
        let canvases = Canvases::default();
        for size in [(9, 2), (9, 2), (3, 1), (9, 2)] {
            canvases.draw(|canvas| {
                canvas.start(size);
                assert_eq!((canvas.cells(), canvas.cursor()), (Canvas::new(size).cells(), None));
                canvas.write(&"Aisha is off".into(), canvas.area());
                canvas.set_cursor((1, 0));
            });
            canvases.draw(|canvas| assert_eq!(canvas.cells()[(0, 0)].symbol(), "A", "as it was left"));
        }
        assert_eq!(canvases.0.lock().unwrap().len(), 1, "one is enough for one at a time");
        canvases.forget();
        assert_eq!(canvases.0.lock().unwrap().len(), 0);
    }

    #[test]
    fn however_many_draw_at_once_few_canvases_are_kept() {
        fn draw(canvases: &Canvases, more: usize) {
            canvases.draw(|_| {
                if more > 0 {
                    draw(canvases, more - 1);
                }
            });
        }
        let canvases = Canvases::default();
        draw(&canvases, 50);
        assert_eq!(canvases.0.lock().unwrap().len(), KEPT);
    }
}
