//! What there is to look at, in words: how much of it, and as a list.

use ratatui::layout::Rect;

use super::text::Strip;
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines};
use crate::report::matters::Matter;
use crate::rules::{Severity, SeverityCounts};

/// How many of each severity there are, with sign, number and word: `▲ 2 red`; read aloud, `2 red`.
pub(super) fn counted(counts: SeverityCounts, theme: &Theme) -> Vec<(Severity, String)> {
    let part = |(severity, count)| {
        let sign = if theme.signs.boxes { format!("{} ", theme.sign(severity)) } else { String::new() };
        (severity, format!("{sign}{}", severity.counted(count)))
    };
    counts.some().map(part).collect()
}

/// The same without the words, where room is short: `▲2`.
pub(super) fn counted_short(counts: SeverityCounts, theme: &Theme) -> Vec<(Severity, String)> {
    counts.some().map(|(severity, count)| (severity, format!("{}{count}", theme.sign(severity)))).collect()
}

/// The fewest lines that are worth a list: its heading and two matters.
const WORTH: u16 = 3;

/// Draws a heading and as many matters as fit, and says how many do not; nothing where there is no room or nothing to do.
pub(super) fn draw<'a>(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    title: &str,
    matters: impl Iterator<Item = &'a Matter>,
) {
    let DrawContext { app, theme } = context;
    let matters: Vec<&Matter> = matters.collect();
    if matters.is_empty() || area.height < WORTH {
        return;
    }
    let room = usize::from(area.height) - 1;
    let shown = if matters.len() > room { room - 1 } else { room };
    let mut heading = Strip::new(columns(area));
    heading.put(format!(" {title} "), theme.strong);
    let rest = heading.left();
    heading.put(theme.signs.rule.repeat(rest), theme.rule);
    let mut rows = vec![heading.line()];
    rows.extend(matters.iter().take(shown).map(|matter| {
        let mut line = Strip::new(columns(area));
        let word = format!(" {} {:<5} ", theme.sign(matter.severity), matter.severity.word());
        line.put(word, theme.severity(matter.severity));
        line.put(&matter.title, theme.text);
        let about = matter.who_and_when(&app.state, app.today(), app.selection.week());
        if !about.is_empty() {
            line.put(format!("  {about}"), theme.quiet);
        }
        line.line()
    }));
    if let Some(more) = matters.len().checked_sub(shown).filter(|more| *more > 0) {
        let mut line = Strip::new(columns(area));
        line.put(format!("   and {more} more"), theme.quiet);
        rows.push(line.line());
    }
    lines(canvas, area, rows);
}
