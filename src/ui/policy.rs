//! The Policy screen: the figures that the rules go by.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Brush;

pub(super) fn draw(_frame: &mut Frame, _area: Rect, _brush: Brush) {}
