//! What the signs mean that stand on the screen, and of no others.
//!
//! The canvas is asked: those that mean the same everywhere are looked for on it, and every other was explained by whoever drew it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::text::{Strip, width};
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines};

/// Columns between two signs with what they mean.
const GAP: usize = 3;

/// The signs that mean the same on every screen: each with what it means, and the same where room is short.
fn common(theme: &Theme) -> [(&'static str, &'static str, &'static str); 6] {
    let signs = &theme.signs;
    [
        (signs.red, "red: act on it", "red: act"),
        (signs.amber, "amber: look at it", "amber: look"),
        (signs.note, "worth knowing", "worth knowing"),
        (signs.accepted, "accepted by a lead", "accepted"),
        (signs.changed, "changed since it was published", "changed"),
        (signs.fresh, "somebody else has just changed it", "just changed"),
    ]
}

/// Explains the signs that are to be seen in the body of the screen, as many as there is room for.
pub(super) fn draw(canvas: &mut Canvas, row: Rect, body: Rect, context: DrawContext) {
    let theme = context.theme;
    // Letters in place of signs are read out, each with its word beside it.
    if !theme.signs.boxes || row.is_empty() {
        return;
    }
    let of_all = common(theme);
    let explained = canvas.explained();
    let explained = explained.iter().map(|it| (it.sign.as_str(), it.means.as_str(), it.short.as_str()));
    // What a screen says of a sign goes before what it means elsewhere.
    let is_own = |sign: &str| canvas.explained().iter().any(|it| it.sign == sign);
    let common = of_all.into_iter().filter(|(sign, ..)| !is_own(sign));
    let all: Vec<(&str, &str, &str)> = common.chain(explained).collect();
    let signs: Vec<&str> = all.iter().map(|(sign, ..)| *sign).collect();
    let are_seen = canvas.shows(&signs, body);
    let shown: Vec<(&str, &str, &str)> =
        all.into_iter().zip(are_seen).filter(|(_, is_seen)| *is_seen).map(|(it, _)| it).collect();
    let style = |sign: &str| match sign {
        sign if sign == theme.signs.red => theme.red,
        sign if sign == theme.signs.amber => theme.amber,
        _ => theme.text,
    };
    let wide = columns(row);
    let full: Vec<SignMeaning> =
        shown.iter().map(|(sign, means, _)| SignMeaning::new(*sign, *means, style(sign))).collect();
    let mut said = in_rows(&full, wide, theme);
    if said.len() > 1 {
        let short: Vec<SignMeaning> =
            shown.iter().map(|(sign, _, short)| SignMeaning::new(*sign, *short, style(sign))).collect();
        said = in_rows(&short, wide, theme);
    }
    lines(canvas, row, said);
}

/// A sign or a letter with what it means.
pub(super) struct SignMeaning {
    sign: String,
    means: String,
    style: Style,
}

impl SignMeaning {
    /// What a sign means that is drawn so.
    pub(super) fn new(sign: impl Into<String>, means: impl Into<String>, style: Style) -> Self {
        Self { sign: sign.into(), means: means.into(), style }
    }
}

/// Signs with what they mean, side by side, over as many rows as that takes; none is cut that fits into a row of its own.
pub(super) fn in_rows(all: &[SignMeaning], wide: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut rows = vec![];
    let mut line = Strip::new(wide);
    for it in all {
        let is_first = line.left() == wide;
        let long = width(&it.sign) + 1 + width(&it.means);
        if !is_first && GAP + long > line.left() {
            rows.push(std::mem::replace(&mut line, Strip::new(wide)).line());
        }
        line.put(" ".repeat(if line.left() == wide { 1 } else { GAP }), theme.text);
        line.put(&it.sign, it.style);
        line.put(format!(" {}", it.means), theme.quiet);
    }
    if !all.is_empty() {
        rows.push(line.line());
    }
    rows
}
