//! Flags as a list, the gravest first: what there is to look at, in words.

use ratatui::layout::Rect;

use super::text::Strip;
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines};
use crate::rules::{Flag, Severity, SeverityCounts};

/// How many flags of each severity there are, with sign, number and word: `▲ 2 red`; read aloud, `2 red`.
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

/// The fewest lines that are worth a list: its heading and two flags.
const WORTH: u16 = 3;

/// Draws a heading and as many flags as fit, and says how many do not; nothing where there is no room or no flag.
pub(super) fn draw<'a>(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    title: &str,
    flags: impl Iterator<Item = &'a Flag>,
) {
    let theme = context.theme;
    let flags = alike(flags.filter(|flag| flag.severity != Severity::Note));
    if flags.is_empty() || area.height < WORTH {
        return;
    }
    let room = usize::from(area.height) - 1;
    let shown = if flags.len() > room { room - 1 } else { room };
    let mut heading = Strip::new(columns(area));
    heading.put(format!(" {title} "), theme.heading);
    let rest = heading.left();
    heading.put(theme.signs.rule.repeat(rest), theme.frame);
    let mut rows = vec![heading.line()];
    rows.extend(flags.iter().take(shown).map(|(flag, more)| {
        let mut line = Strip::new(columns(area));
        let word = format!(" {} {:<5} ", theme.sign(flag.severity), flag.severity.word());
        line.put(word, theme.severity(flag.severity));
        line.put(&flag.message, theme.text);
        if *more > 0 {
            line.put(format!(" (and {more} more like it)"), theme.quiet);
        }
        line.line()
    }));
    if let Some(more) = flags.len().checked_sub(shown).filter(|more| *more > 0) {
        let mut line = Strip::new(columns(area));
        line.put(format!("   and {more} more"), theme.quiet);
        rows.push(line.line());
    }
    lines(canvas, area, rows);
}

/// Flags in order, those of one rule about the same people told once, with how many more there are.
fn alike<'a>(flags: impl Iterator<Item = &'a Flag>) -> Vec<(&'a Flag, usize)> {
    let mut all: Vec<&Flag> = flags.collect();
    all.sort_by(|a, b| a.in_order(b));
    let mut told: Vec<(&Flag, usize)> = vec![];
    for flag in all {
        let same = |(first, _): &&mut (&Flag, usize)| {
            first.rule == flag.rule && first.severity == flag.severity && first.people == flag.people
        };
        match told.iter_mut().find(same) {
            Some((_, more)) => *more += 1,
            None => told.push((flag, 0)),
        }
    }
    told
}
