//! What the signs mean that stand on the screen, and of no others.
//!
//! The canvas is asked: those that mean the same everywhere are looked for on it, and every other was explained by whoever drew it.

use ratatui::layout::Rect;

use super::text::{Strip, width};
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines};

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
    let all: Vec<(&str, &str, &str)> = of_all.into_iter().chain(explained).collect();
    let signs: Vec<&str> = all.iter().map(|(sign, ..)| *sign).collect();
    let are_seen = canvas.shows(&signs, body);
    let shown: Vec<(&str, &str, &str)> =
        all.into_iter().zip(are_seen).filter(|(_, is_seen)| *is_seen).map(|(it, _)| it).collect();
    let full: usize = shown.iter().map(|(sign, means, _)| width(sign) + width(means) + 4).sum();
    let is_full = full <= columns(row);
    let mut line = Strip::new(columns(row));
    for (at, (sign, means, short)) in shown.iter().enumerate() {
        let words = if is_full { means } else { short };
        let gap = match (at, is_full) {
            (0, _) => 1,
            (_, true) => 3,
            (_, false) => 2,
        };
        if gap + width(sign) + 1 + width(words) > line.left() {
            break;
        }
        let style = match *sign {
            sign if sign == theme.signs.red => theme.red,
            sign if sign == theme.signs.amber => theme.amber,
            _ => theme.text,
        };
        line.put(" ".repeat(gap), theme.text);
        line.put(sign, style);
        line.put(format!(" {words}"), theme.quiet);
    }
    lines(canvas, row, [line.line()]);
}
