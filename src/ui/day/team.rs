//! The line of a team: how many of its people are in, over the day.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::text::{Strip, width};
use super::axis::Axis;
use super::lane::{NAME, minute};
use super::people::TeamDay;

/// The team, and over the time of the day how many of it are in: a line where one is, a double one where more are.
pub(super) fn line(columns: usize, context: DrawContext, of: &TeamDay, axis: &Axis) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let team = of.team.and_then(|id| app.state.team(id));
    let name = team.map_or_else(|| "OTHERS".to_owned(), |team| team.name.to_uppercase());
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    line.put_fit(whole_words(&name, NAME - 2), NAME - 1, theme.strong);
    let mut counts = vec![0_usize; axis.columns()];
    let day = app.selection.day;
    for person in &of.there {
        for piece in person.shifts.iter().flat_map(|shift| &shift.pieces) {
            let (from, to) = (axis.column(minute(day, piece.start)), axis.column(minute(day, piece.end)));
            counts.iter_mut().take(to).skip(from).for_each(|count| *count += 1);
        }
    }
    for run in counts.chunk_by(|a, b| a == b) {
        let count = run.first().copied().unwrap_or(0);
        let sign = if count == 1 { theme.signs.one_in } else { theme.signs.several_in };
        line.put(stretch(count, sign, run.len()), theme.rule);
    }
    line.line()
}

/// A stretch in which so many are in, so many columns long: `═ 2 in ════`.
fn stretch(count: usize, sign: &str, long: usize) -> String {
    if count == 0 {
        return " ".repeat(long);
    }
    let words = format!("{sign} {count} in ");
    match long.checked_sub(width(&words)) {
        Some(rest) if rest > 0 => format!("{words}{}", sign.repeat(rest)),
        _ => sign.repeat(long),
    }
}

/// As many whole words of a name as fit, at least a part of the first.
pub(super) fn whole_words(name: &str, columns: usize) -> String {
    let mut said = String::new();
    for word in name.split_whitespace() {
        let gap = usize::from(!said.is_empty());
        if width(&said) + gap + width(word) > columns {
            break;
        }
        said.extend((gap == 1).then_some(' '));
        said.push_str(word);
    }
    if said.is_empty() { name.split_whitespace().next().unwrap_or_default().to_owned() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_says_how_many_are_in_where_there_is_room() {
        for (count, sign, long, said) in [
            (1, "─", 10, "─ 1 in ───"),
            (2, "═", 8, "═ 2 in ═"),
            (3, "═", 7, "═══════"),
            (0, "═", 3, "   "),
            (1, "─", 0, ""),
        ] {
            assert_eq!(stretch(count, sign, long), said);
        }
    }

    #[test]
    fn a_name_loses_whole_words() {
        assert_eq!(whole_words("STRATHMORE COMMUNITY TEAM", 11), "STRATHMORE");
        assert_eq!(whole_words("AILSA MBU", 11), "AILSA MBU");
        assert_eq!(whole_words("", 11), "");
    }
}
