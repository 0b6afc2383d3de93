//! Which keys the last line shows: the commands that matter on a screen, and in what is open over it.

use crate::app::{App, Layer};
use crate::command::Command;

/// The commands worth a hint, the most wanted first.
pub(super) fn hints(app: &App) -> &'static [Command] {
    use Command as C;
    match app.layers.last() {
        Some(Layer::Line(_)) => &[C::Accept, C::Complete, C::NextProposal, C::Dismiss],
        Some(Layer::List(list)) if !list.closable && list.offers(C::Redo) => {
            &[C::Choose, C::Redo, C::NextItem, C::PreviousItem, C::Palette, C::Quit]
        }
        Some(Layer::List(list)) if !list.closable => {
            &[C::Choose, C::NextItem, C::PreviousItem, C::Palette, C::Quit]
        }
        Some(Layer::Sessions(_)) => {
            &[C::Choose, C::SessionsBack, C::SessionsOn, C::NextItem, C::PreviousItem, C::CloseList]
        }
        Some(Layer::List(_) | Layer::Finder(_) | Layer::Conflict(_)) => {
            &[C::Choose, C::NextItem, C::PreviousItem, C::CloseList]
        }
        Some(Layer::Form(form)) if form.has_pages_ahead() => {
            &[C::NextField, C::ClearField, C::MoreFields, C::CloseForm, C::FormComplete, C::PreviousField]
        }
        Some(Layer::Form(form)) if form.folded() > 0 => &[
            C::Save,
            C::NextField,
            C::ClearField,
            C::MoreFields,
            C::CloseForm,
            C::FormComplete,
            C::PreviousField,
        ],
        Some(Layer::Form(_) | Layer::Publish(_)) => {
            &[C::Save, C::NextField, C::ClearField, C::CloseForm, C::FormComplete, C::PreviousField]
        }
        Some(Layer::Suggestions(suggestions)) => suggestions.hints(),
        Some(Layer::Handover(_)) => {
            &[C::TickHandover, C::ScrollDown, C::ScrollUp, C::ScrollPageDown, C::ClosePage]
        }
        Some(Layer::Page(_) | Layer::Case(_)) => {
            &[C::ScrollDown, C::ScrollUp, C::ScrollPageDown, C::ClosePage]
        }
        Some(Layer::Moving(_)) => &[
            C::Drop,
            C::PutBack,
            C::Earlier,
            C::Later,
            C::HourEarlier,
            C::HourLater,
            C::DayBefore,
            C::DayAfter,
            C::PersonAbove,
            C::PersonBelow,
            C::Widen,
        ],
        None => app.screen.hints(),
    }
}
