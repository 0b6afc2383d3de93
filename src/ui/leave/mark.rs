//! What stands for a day of somebody, in letters, with its style, and how what is left is said: the same on every chart of leave.

use ratatui::style::Style;

use super::super::DrawContext;
use crate::app::screen::leave::{glyph, knows_kind};
use crate::domain::{Leave, Minutes};
use crate::rota::wall::WallCell;

/// What a day of somebody is on the charts.
#[derive(Clone, Copy)]
pub(super) enum DayMark<'a> {
    /// Their share of the post is not on.
    Off,
    /// A public holiday takes the work of the day.
    Holiday,
    /// Leave of a day that is worked, asked for or agreed.
    Leave(&'a Leave),
    /// Worked.
    In,
    /// Not worked.
    Out,
}

impl<'a> DayMark<'a> {
    /// What a day is. A holiday within leave is taken as the holiday where the kind of leave is one that yields to it; to whoever
    /// may not know the kind all of it is leave.
    pub(super) fn of(context: DrawContext, cell: &'a WallCell) -> Self {
        let yields = |leave: &Leave| knows_kind(context.app, leave) && leave.kind.yields_to_holiday();
        match &cell.leave {
            _ if !cell.on => Self::Off,
            _ if !cell.works => Self::Out,
            Some(leave) if !(cell.holiday && yields(leave)) => Self::Leave(leave),
            _ if cell.holiday => Self::Holiday,
            _ => Self::In,
        }
    }
}

/// A leave by its letter: `A`, and `A?` while it is only asked for.
pub(super) fn letters(context: DrawContext, leave: &Leave) -> String {
    let letter = glyph(context.app, leave);
    if letter.is_lowercase() { format!("{}?", letter.to_ascii_uppercase()) } else { letter.to_string() }
}

/// The style of a day of leave.
pub(super) fn style(context: DrawContext, cell: &WallCell, leave: &Leave) -> Style {
    let theme = context.theme;
    match () {
        () if cell.all_away => theme.red,
        () if glyph(context.app, leave).is_lowercase() => theme.amber,
        () => theme.good,
    }
}

/// Time that may be less than none: `−9:30`.
pub(super) fn signed(minutes: Minutes) -> String {
    if minutes < Minutes::ZERO { format!("−{}", minutes.abs()) } else { minutes.to_string() }
}
