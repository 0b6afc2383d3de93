//! Draws an app over a state into a frame: reads, never writes.

use ratatui::Frame;

use crate::app::App;

/// Draws the whole screen.
pub fn draw(frame: &mut Frame, app: &App) {
    let _ = (frame, app);
}
