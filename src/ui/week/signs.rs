//! Texts of the grid with signs in them, each in its colour.

use ratatui::style::{Modifier, Style};

use super::super::text::{Strip, cut_to};
use super::super::theme::Theme;

/// Puts a text of so many columns, its signs in their colours; the words of it are underlined where `base` is, its blanks are not.
pub(super) fn put_signs(line: &mut Strip, text: &str, columns: usize, base: Style, theme: &Theme) {
    let blank = Style { add_modifier: base.add_modifier - Modifier::UNDERLINED, ..base };
    let style_of = |letter: char| match letter {
        ' ' => blank,
        letter if theme.signs.red.starts_with(letter) => theme.red,
        letter if theme.signs.amber.starts_with(letter) => theme.amber,
        letter if theme.signs.accepted.starts_with(letter) => theme.quiet,
        letter if theme.signs.done.starts_with(letter) => theme.good,
        _ => base,
    };
    let columns = columns.min(line.left());
    let (text, taken) = cut_to(text, columns);
    let mut rest = text.as_ref();
    while let Some(style) = rest.chars().next().map(style_of) {
        let end = rest.find(|letter| style_of(letter) != style).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        line.put(part, style);
        rest = after;
    }
    line.put_fit("", columns - taken, blank);
}
