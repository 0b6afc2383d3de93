//! What every part of the picture is drawn with.

use crate::app::App;

use super::theme::Theme;

/// What every part of the picture is drawn with.
#[derive(Clone, Copy)]
pub(super) struct DrawContext<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}
