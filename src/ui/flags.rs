//! How many flags there are, in words or in short.

use super::theme::Theme;
use crate::app::screen::risks::SeverityCounts;
use crate::rules::Severity;

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
