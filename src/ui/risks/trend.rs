//! How the last weeks went: a number a week, in the line that says how much there is to do.

use super::super::DrawContext;
use super::super::text::{Strip, width};
use crate::app::screen::risks;
use crate::rules::Severity;

/// Between one part of the line and the next.
const GAP: &str = "   ";

/// Puts the red of each of the last weeks, and the amber too where there is room.
pub(super) fn put(line: &mut Strip, context: DrawContext) {
    let theme = context.theme;
    for severity in [Severity::Red, Severity::Amber] {
        let words = in_words(context, severity);
        if width(&words) + width(GAP) > line.left() {
            return;
        }
        line.put(GAP, theme.text);
        line.put(words, theme.quiet);
    }
}

/// So many a week: `Red, 12 weeks: 2 2 2 2 2 2 2 3 3 3 3 4`.
fn in_words(context: DrawContext, severity: Severity) -> String {
    let theme = context.theme;
    let weeks = risks::trend_shown(context.app);
    let unknown = if theme.signs.boxes { theme.signs.nothing } else { "unknown" };
    let number = |(_, counts): &risks::Trend| {
        counts.map_or_else(|| unknown.to_owned(), |counts| counts.get(severity).to_string())
    };
    let numbers: Vec<String> = weeks.iter().map(number).collect();
    format!("{}, {} weeks: {}", crate::app::words::capital(severity.word()), weeks.len(), numbers.join(" "))
}
