//! What every part of the picture is drawn with.

use crate::app::{App, Layer};

use super::theme::Theme;

/// What every part of the picture is drawn with.
#[derive(Clone, Copy)]
pub(super) struct DrawContext<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl DrawContext<'_> {
    /// Whether the screen's selection has the focus: nothing is open over it, or what is selected is picked up.
    pub(super) fn has_focus(self) -> bool {
        matches!(self.app.layers.last(), None | Some(Layer::Moving(_)))
    }

    /// Whether the keys stand in what is open rather than at the bottom: so they do in a form, where there is room for it.
    pub(super) fn tells_keys_inside(self) -> bool {
        const ROOMY: u16 = 30;
        let is_form = matches!(self.app.layers.last(), Some(Layer::Form(form)) if !form.lies_low());
        is_form && self.theme.signs.boxes && self.app.surface.size.1 >= ROOMY
    }

    /// Whether what is open stands alone, with nothing of the screen around it: so it is where a screen is read aloud.
    pub(super) fn shows_only_layer(self) -> bool {
        !self.theme.signs.boxes && !self.app.layers.is_empty()
    }
}
