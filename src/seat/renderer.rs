//! Frames as bytes: what changed since the last frame.
//!
//! Frames are made in memory and no terminal is asked anything: the process's own may not be the one drawn on.

use std::io;
use std::mem;
use std::sync::Arc;

use ratatui::backend::{Backend as _, ClearType, CrosstermBackend};
use ratatui::layout::Position;

use super::front_buffer::FrontBuffer;
use super::styled_runs::StyledRuns;
use super::{Canvases, Look, SignSet, ansi_writer};
use crate::ui::Canvas;

/// Opens the screen: the other screen, pasted text in brackets, a block for a cursor; and asks to be told when the window comes to the
/// front, and when the terminal turns dark or light.
pub const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[?2031h\x1b[2 q\x1b[0m\x1b[2J";
/// Puts the terminal back as it was.
pub const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2031l\x1b[?1004l\x1b[?2004l\x1b[0 q\x1b[?25h\x1b[?1049l";

const FRAME_STARTS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// The most columns and rows that are drawn.
const LARGEST_SCREEN: (u16, u16) = (500, 200);
/// The columns and rows of a terminal that does not say how many it has.
const USUAL: (u16, u16) = (80, 24);

/// Draws frames for one terminal.
pub struct Renderer {
    canvases: Canvases,
    shown: FrontBuffer,
    /// What the canvas of the last frame is known by, where the terminal shows that frame.
    last: Option<Arc<()>>,
    /// Whether it shows a cursor, once that has been said.
    cursor: Option<bool>,
    /// Whether it is to be cleared first.
    afresh: bool,
    signs: SignSet,
    erases_in_colour: bool,
}

/// Columns and rows as far as they are drawn; none are not known, and as many as is usual.
#[must_use]
pub fn clamped((columns, rows): (u16, u16)) -> (u16, u16) {
    let side = |told: u16, usual: u16, most: u16| if told == 0 { usual } else { told.min(most) };
    (side(columns, USUAL.0, LARGEST_SCREEN.0), side(rows, USUAL.1, LARGEST_SCREEN.1))
}

impl Renderer {
    /// A renderer for a cleared terminal of so many columns and rows, with these signs.
    #[must_use]
    pub fn new(size: (u16, u16), signs: SignSet, canvases: Canvases) -> Self {
        // Whether there is colour is the seat's affair, and was decided from its own environment.
        crokey::crossterm::style::force_color_output(true);
        Self {
            canvases,
            shown: FrontBuffer::blank(clamped(size)),
            last: None,
            cursor: None,
            afresh: false,
            signs,
            erases_in_colour: false,
        }
    }

    /// A renderer for a terminal that shows what a look says.
    pub(super) fn of(size: (u16, u16), look: Look, canvases: Canvases) -> Self {
        Self { erases_in_colour: look.erases_in_colour, ..Self::new(size, look.signs, canvases) }
    }

    /// The terminal has this size now; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) {
        (self.shown, self.last, self.afresh) = (FrontBuffer::blank(clamped(size)), None, true);
    }

    /// The next frame is drawn whole.
    pub fn redraw(&mut self) {
        self.resize(self.shown.size());
    }

    /// The bytes that bring the terminal from the last frame to what is drawn now, on a blank canvas.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Canvas)) -> io::Result<Vec<u8>> {
        self.frame_by_step(|_| false, draw)
    }

    /// The same where a step may do: it draws over the last frame, as it was left, what has changed since, and says whether it could;
    /// else all is drawn.
    pub fn frame_by_step(
        &mut self,
        step: impl FnOnce(&mut Canvas) -> bool,
        draw: impl FnOnce(&mut Canvas),
    ) -> io::Result<Vec<u8>> {
        let size = self.shown.size();
        let (signs, shown, last) = (self.signs, &mut self.shown, self.last.take());
        let mut runs = StyledRuns::new(self.erases_in_colour);
        let (cursor, drawn) = self.canvases.draw(|canvas| {
            let may_step = last.is_some_and(|last| canvas.was_shown_as(&last));
            if !(may_step && step(canvas)) {
                canvas.start(size);
                draw(canvas);
            }
            let touched = canvas.touched().cloned();
            let may_differ = |row| touched.as_ref().is_none_or(|rows| rows.contains(&row));
            shown.bring_to(canvas.cells_mut(), may_differ, signs, &mut runs);
            (canvas.cursor(), canvas.is_shown())
        });
        self.last = Some(drawn);
        let mut bytes = vec![];
        if mem::take(&mut self.afresh) {
            CrosstermBackend::new(&mut bytes).clear_region(ClearType::All)?;
        }
        ansi_writer::write(&mut bytes, &runs, size.0);
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
