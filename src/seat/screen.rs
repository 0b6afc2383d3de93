//! Frames as bytes: what changed since the last frame, in the colours that the terminal has.
//!
//! Our backend writes into memory and never asks a terminal anything: the process's own terminal may not be the one drawn on.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
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
        })?;
        let bytes = std::mem::take(&mut self.terminal.backend_mut().bytes);
        let drawn = std::mem::take(&mut self.terminal.backend_mut().drawn);
        if !drawn {
            return Ok(bytes);
        }
        Ok([FRAME_STARTS, &bytes, FRAME_ENDS].concat())
    }
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
        self.write().draw(content)
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
