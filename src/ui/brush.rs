//! What every part of the picture is drawn with.

use crate::app::App;

use super::theme::Theme;

/// What every part of the picture is drawn with.
#[derive(Clone, Copy)]
pub(super) struct DrawContext<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl DrawContext<'_> {
    /// Whether what is open stands alone, with nothing of the screen around it: so it is where a screen is read aloud.
    pub(super) fn shows_only_layer(self) -> bool {
        !self.theme.signs.boxes && !self.app.layers.is_empty()
    }
}
