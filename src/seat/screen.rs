//! Frames as bytes: what changed since the last frame, in the colours that the terminal has.
//!
//! Our backend writes into memory and never asks a terminal anything: the process's own terminal may not be the one drawn on.

use std::io::{self, Write as _};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use ratatui::{Frame, Terminal};

use super::Colours;

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
    terminal: Terminal<Memory>,
    colours: Colours,
}

/// Columns and rows as far as they are drawn.
#[must_use]
pub fn clamped((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

impl Painter {
    /// A painter for a terminal of so many columns and rows.
    pub fn new(size: (u16, u16), colours: Colours) -> io::Result<Self> {
        // Whether there is colour is the seat's affair, and was decided from its own environment.
        crokey::crossterm::style::force_color_output(true);
        let terminal = Terminal::new(Memory::of(clamped(size)))?;
        Ok(Self { terminal, colours })
    }

    /// The terminal has this size now; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.terminal.backend_mut().size = clamped(size);
        self.terminal.backend_mut().bytes.clear();
        self.terminal.autoresize()?;
        self.terminal.clear()
    }

    /// The next frame is drawn whole.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// The bytes that bring the terminal from the last frame to this one; none where it has no room at all.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<Vec<u8>> {
        let (columns, rows) = self.terminal.backend().size;
        if columns == 0 || rows == 0 {
            return Ok(vec![]);
        }
        let colours = self.colours;
        self.terminal.draw(|frame| {
            draw(frame);
            colours.reduce(frame.buffer_mut());
            bare_blanks(frame.buffer_mut());
        })?;
        let bytes = std::mem::take(&mut self.terminal.backend_mut().bytes);
        let drawn = std::mem::take(&mut self.terminal.backend_mut().drawn);
        if !drawn {
            return Ok(bytes);
        }
        Ok([FRAME_STARTS, &bytes, FRAME_ENDS].concat())
    }
}

/// What shows on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// The fewest blanks in a row that are cheaper to erase than to write.
const MANY: usize = 40;

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// Takes the ink off blanks, which nobody sees, so that a blank in another ink is no news.
fn bare_blanks(picture: &mut Buffer) {
    for cell in picture.content.iter_mut().filter(|cell| is_blank(cell)) {
        cell.fg = Color::Reset;
        cell.underline_color = Color::Reset;
        cell.modifier = Modifier::empty();
    }
}

/// The cells to write, blanks in the ink of what is before them: it need not be changed for them.
fn inked<'a>(content: impl Iterator<Item = (u16, u16, &'a Cell)>) -> Vec<(u16, u16, Cell)> {
    let (mut ink, mut hand) = (Color::Reset, Modifier::empty());
    let cells = content.map(|(x, y, cell)| {
        let mut cell = cell.clone();
        if is_blank(&cell) {
            (cell.fg, cell.modifier) = (ink, hand);
        } else {
            (ink, hand) = (cell.fg, cell.modifier.difference(SEEN_ON_BLANKS));
        }
        (x, y, cell)
    });
    cells.collect()
}

/// Where the next blanks in a row are that are worth erasing, and how many; at the end, none.
struct Blanks {
    from: usize,
    many: usize,
}

fn next_blanks(cells: &[(u16, u16, Cell)]) -> Blanks {
    let clean = |cell: &Cell| is_blank(cell) && cell.bg == Color::Reset;
    let follows =
        |(a, b): (&(u16, u16, Cell), &(u16, u16, Cell))| a.1 == b.1 && a.0.checked_add(1) == Some(b.0);
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

/// A terminal of bytes in memory.
#[derive(Debug)]
struct Memory {
    bytes: Vec<u8>,
    size: (u16, u16),
    cursor: Position,
    shown: Option<bool>,
    drawn: bool,
}

impl Memory {
    fn of(size: (u16, u16)) -> Self {
        Self { bytes: vec![], size, cursor: Position::ORIGIN, shown: None, drawn: false }
    }

    fn write(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }

    fn show(&mut self, shown: bool) -> io::Result<()> {
        if self.shown != Some(shown) {
            self.shown = Some(shown);
            if shown { self.write().show_cursor()? } else { self.write().hide_cursor()? }
        }
        Ok(())
    }
}

impl Backend for Memory {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.drawn = true;
        let cells = inked(content);
        let mut rest = cells.as_slice();
        while !rest.is_empty() {
            let Blanks { from, many } = next_blanks(rest);
            let (inked, after) = rest.split_at(from);
            if !inked.is_empty() {
                self.write().draw(inked.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
            }
            let (blanks, after) = after.split_at(many);
            if let Some((x, y, _)) = blanks.first() {
                self.write().set_cursor_position(Position::new(*x, *y))?;
                write!(self.bytes, "\x1b[{many}X")?;
            }
            rest = after;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let cursor = self.cursor;
        self.write().set_cursor_position(cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.drawn = true;
        self.write().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(self.size.0, self.size.1))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
