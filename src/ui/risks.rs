//! The Risks screen: every flag, with its reason.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Brush;

pub(super) fn draw(_frame: &mut Frame, _area: Rect, _brush: Brush) {}
