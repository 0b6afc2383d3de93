//! A screen as it is drawn at one moment, with the ground it stands on.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tandem::app::{App, ColorScheme};
use tandem::ui::Canvas;

/// What is to be seen.
#[derive(Clone)]
pub struct Scene {
    /// The cells, row by row.
    pub cells: Buffer,
    /// Where the cursor is.
    pub cursor: Option<Position>,
    /// What stands for a colour that the program leaves to the terminal: of letters, of the ground.
    pub unsaid: (&'static str, &'static str),
}

impl Scene {
    /// What an app shows at a size.
    pub fn of(app: &App, size: (u16, u16)) -> Self {
        let mut canvas = Canvas::new(size);
        tandem::ui::draw(&mut canvas, app);
        Self::on(&canvas, app.surface.color_scheme)
    }

    /// What a canvas shows.
    pub fn on(canvas: &Canvas, color_scheme: ColorScheme) -> Self {
        let unsaid = match color_scheme {
            ColorScheme::Light => ("#1c1f26", "#ffffff"),
            ColorScheme::Contrast => ("#ffffff", "#000000"),
            ColorScheme::Dark | ColorScheme::Mono | ColorScheme::Plain => ("#d8dbe2", "#14161b"),
        };
        Self { cells: canvas.cells().clone(), cursor: canvas.cursor(), unsaid }
    }

    /// Its text, a line a row.
    pub fn text(&self) -> Vec<String> {
        let width = usize::from(self.cells.area.width).max(1);
        let line = |row: &[ratatui::buffer::Cell]| row.iter().map(ratatui::buffer::Cell::symbol).collect();
        self.cells.content.chunks(width).map(line).collect()
    }
}
