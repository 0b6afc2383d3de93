//! How the rota of the last weeks looks now: a number a week, in the line that says how much there is to do.

use super::super::DrawContext;
use super::super::text::{Strip, width};
use crate::app::screen::risks;
use crate::app::words;
use crate::rules::Severity;

/// Between one part of the line and the next.
const GAP: &str = "   ";

/// Puts the red of the rota of each of the last weeks, and the amber too where there is room.
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

/// The columns that the red of all weeks takes.
pub(super) fn columns(context: DrawContext) -> usize {
    width(GAP) + width(&in_words(context, Severity::Red))
}

/// So many a week: `Red in the rota, 12 weeks to W49: 2 2 2 2 2 2 2 3 3 3 3 4`.
fn in_words(context: DrawContext, severity: Severity) -> String {
    let DrawContext { app, theme } = context;
    let weeks = risks::trend_shown(app);
    let unknown = if theme.signs.boxes { theme.signs.nothing } else { "unknown" };
    let number = |(_, counts): &risks::Trend| {
        counts.map_or_else(|| unknown.to_owned(), |counts| counts.get(severity).to_string())
    };
    let numbers: Vec<String> = weeks.iter().map(number).collect();
    let last = weeks.last().map_or_else(String::new, |(week, _)| words::short_week(*week, app.today()));
    let severity = words::capital(severity.word());
    format!("{severity} in the rota, {} weeks to {last}: {}", weeks.len(), numbers.join(" "))
}
