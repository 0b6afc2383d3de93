//! Frames as bytes: what changed since the last frame, in the colours that the terminal has.
//!
//! Frames are made in memory and no terminal is asked anything: the process's own may not be the one drawn on.

use std::io::{self, Write as _};
use std::mem;

use ratatui::backend::{Backend as _, ClearType, CrosstermBackend};
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::shown::{Placed, SEEN_ON_BLANKS, Shown, is_blank};
use super::{Canvases, Colours};
use crate::ui::Canvas;

/// Opens the screen: the other screen, pasted text in brackets, a block for a cursor.
pub const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2 q\x1b[0m\x1b[2J";
/// Puts the terminal back as it was.
pub const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[0 q\x1b[?25h\x1b[?1049l";

const FRAME_STARTS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// The most columns and rows that are drawn.
const LARGEST: (u16, u16) = (500, 200);

/// Draws frames for one terminal.
pub struct Painter {
    canvases: Canvases,
    shown: Shown,
    /// Whether it shows a cursor, once that has been said.
    cursor: Option<bool>,
    /// Whether it is to be cleared first.
    afresh: bool,
    colours: Colours,
}

/// Columns and rows as far as they are drawn.
#[must_use]
pub fn clamped((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

impl Painter {
    /// A painter for a cleared terminal of so many columns and rows.
    #[must_use]
    pub fn new(size: (u16, u16), colours: Colours, canvases: Canvases) -> Self {
        // Whether there is colour is the seat's affair, and was decided from its own environment.
        crokey::crossterm::style::force_color_output(true);
        Self { canvases, shown: Shown::blank(clamped(size)), cursor: None, afresh: false, colours }
    }

    /// The terminal has this size now; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) {
        (self.shown, self.afresh) = (Shown::blank(clamped(size)), true);
    }

    /// The next frame is drawn whole.
    pub fn redraw(&mut self) {
        self.resize(self.shown.size());
    }

    /// The bytes that bring the terminal from the last frame to what is drawn now; none where it has no room at all.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Canvas)) -> io::Result<Vec<u8>> {
        let size = self.shown.size();
        if size.0 == 0 || size.1 == 0 {
            return Ok(vec![]);
        }
        let (colours, shown) = (self.colours, &mut self.shown);
        let (mut changed, cursor) = self.canvases.draw(size, draw, |canvas| {
            colours.reduce(canvas.cells_mut());
            (shown.bring_to(canvas.cells()), canvas.cursor())
        });
        ink_blanks(&mut changed);
        let mut bytes = vec![];
        if mem::take(&mut self.afresh) {
            CrosstermBackend::new(&mut bytes).clear_region(ClearType::All)?;
        }
        write_cells(&mut bytes, &changed)?;
        let drawn = !bytes.is_empty();
        self.write_cursor(&mut bytes, cursor)?;
        Ok(if drawn { [FRAME_STARTS, &bytes, FRAME_ENDS].concat() } else { bytes })
    }

    fn write_cursor(&mut self, bytes: &mut Vec<u8>, at: Option<Position>) -> io::Result<()> {
        let mut terminal = CrosstermBackend::new(bytes);
        if self.cursor.replace(at.is_some()) != Some(at.is_some()) {
            if at.is_some() { terminal.show_cursor()? } else { terminal.hide_cursor()? }
        }
        at.map_or(Ok(()), |at| terminal.set_cursor_position(at))
    }
}

/// The fewest blanks in a row that are cheaper to erase than to write.
const MANY: usize = 40;

/// Gives blanks the ink of what is before them, which need not be changed for them then.
fn ink_blanks(cells: &mut [Placed]) {
    let (mut ink, mut hand) = (Color::Reset, Modifier::empty());
    for (_, _, cell) in cells {
        if is_blank(cell) {
            (cell.fg, cell.underline_color, cell.modifier) = (ink, Color::Reset, hand);
        } else {
            (ink, hand) = (cell.fg, cell.modifier.difference(SEEN_ON_BLANKS));
        }
    }
}

/// Writes cells, and erases where many blanks are in a row.
fn write_cells(bytes: &mut Vec<u8>, cells: &[Placed]) -> io::Result<()> {
    let mut rest = cells;
    while !rest.is_empty() {
        let Blanks { from, many } = next_blanks(rest);
        let (inked, after) = rest.split_at(from);
        if !inked.is_empty() {
            CrosstermBackend::new(&mut *bytes).draw(inked.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        }
        let (blanks, after) = after.split_at(many);
        if let Some((x, y, _)) = blanks.first() {
            CrosstermBackend::new(&mut *bytes).set_cursor_position(Position::new(*x, *y))?;
            write!(bytes, "\x1b[{many}X")?;
        }
        rest = after;
    }
    Ok(())
}

/// Where the next blanks in a row are that are worth erasing, and how many; at the end, none.
struct Blanks {
    from: usize,
    many: usize,
}

fn next_blanks(cells: &[Placed]) -> Blanks {
    let clean = |cell: &Cell| is_blank(cell) && cell.bg == Color::Reset;
    let follows = |(a, b): (&Placed, &Placed)| a.1 == b.1 && a.0.checked_add(1) == Some(b.0);
    let (mut from, mut many) = (0, 0);
    for (n, cell) in cells.iter().enumerate() {
        let goes_on =
            n.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|it| follows((it, cell)));
        match clean(&cell.2) {
            true if many > 0 && goes_on => many += 1,
            _ if many >= MANY => return Blanks { from, many },
            true => (from, many) = (n, 1),
            false => many = 0,
        }
    }
    if many >= MANY { Blanks { from, many } } else { Blanks { from: cells.len(), many: 0 } }
}
