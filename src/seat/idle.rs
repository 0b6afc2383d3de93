//! What becomes of a screen that nobody touches: it is hidden from whoever passes by, later its sitting ends.
//!
//! Time comes in as an argument.

use std::time::{Duration, Instant};

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::ui::Canvas;

/// How long a screen may be left alone; `None` is for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Idle {
    /// After so long it is hidden, until a key is pressed.
    pub hide: Option<Duration>,
    /// After so long the sitting ends.
    pub end: Option<Duration>,
}

/// When a screen was last touched, and whether it is hidden.
#[derive(Debug)]
pub(super) struct Attention {
    idle: Idle,
    touched: Instant,
    hidden: bool,
}

/// What is to be done about a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Hide it.
    Hide,
    /// End the sitting.
    End,
}

impl Attention {
    pub(super) fn new(idle: Idle, now: Instant) -> Self {
        Self { idle, touched: now, hidden: false }
    }

    /// Whether the screen is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Somebody pressed a key; says whether that only brought the screen back.
    pub(super) fn touch(&mut self, now: Instant) -> bool {
        self.touched = now;
        std::mem::take(&mut self.hidden)
    }

    /// When to look again, if nobody touches it before.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let hide = self.idle.hide.filter(|_| !self.hidden);
        [hide, self.idle.end].into_iter().flatten().filter_map(|it| self.touched.checked_add(it)).min()
    }

    /// What is due now.
    pub(super) fn due(&mut self, now: Instant) -> Option<Due> {
        let over = |limit: Option<Duration>| {
            limit.and_then(|limit| self.touched.checked_add(limit)).is_some_and(|at| at <= now)
        };
        if over(self.idle.end) {
            return Some(Due::End);
        }
        let hides = !self.hidden && over(self.idle.hide);
        self.hidden |= hides;
        hides.then_some(Due::Hide)
    }
}

/// Draws a hidden screen: nothing of anybody.
pub(super) fn draw_hidden(canvas: &mut Canvas) {
    let area = canvas.area();
    let lines = ["Hidden, because nobody pressed a key for a while.", "Press any key to carry on."];
    for (n, words) in (0..).zip(lines) {
        let row = (area.height / 2).saturating_sub(1).saturating_add(n);
        if row < area.height {
            canvas.put(Line::from(words).centered(), Rect { y: area.y + row, height: 1, ..area });
        }
    }
    canvas.set_cursor(area.as_position());
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn a_screen_left_alone_is_hidden_then_its_sitting_ends_and_any_key_starts_again() {
        let start = Instant::now();
        let idle = Idle { hide: Some(MINUTE * 5), end: Some(MINUTE * 60) };
        let mut attention = Attention::new(idle, start);
        assert_eq!(attention.deadline(), Some(start + MINUTE * 5));
        assert_eq!(attention.due(start + MINUTE * 4), None);
        assert_eq!(attention.due(start + MINUTE * 5), Some(Due::Hide));
        assert_eq!(attention.due(start + MINUTE * 6), None, "hidden once");
        assert_eq!(attention.deadline(), Some(start + MINUTE * 60));
        assert!(attention.touch(start + MINUTE * 30), "the key only brought it back");
        assert!(!attention.touch(start + MINUTE * 31) && !attention.is_hidden());
        assert_eq!(attention.due(start + MINUTE * 36), Some(Due::Hide));
        assert_eq!(attention.due(start + MINUTE * 91), Some(Due::End));
        let mut never = Attention::new(Idle::default(), start);
        assert_eq!((never.deadline(), never.due(start + MINUTE * 9999)), (None, None));
    }

    #[test]
    fn a_hidden_screen_draws_at_every_size() {
        for (columns, rows) in [(1, 1), (3, 2), (80, 24), (500, 200)] {
            draw_hidden(&mut Canvas::new((columns, rows)));
        }
    }
}
