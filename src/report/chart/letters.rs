//! A chart in letters: one for each week, in as few columns as there are.

use unicode_width::UnicodeWidthStr as _;

use super::{Chart, ChartCell, ChartLine, ChartUnit};

/// The room that there is for text, and with which letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRoom {
    /// How many columns there are.
    pub columns: usize,
    /// Whether nothing but plain letters can be shown.
    pub is_plain: bool,
}

impl Default for TextRoom {
    fn default() -> Self {
        Self { columns: 80, is_plain: false }
    }
}

/// The fewest columns that a chart is drawn in, and the most.
const NARROWEST: usize = 20;
const WIDEST: usize = 100;
/// The longest that names beside their letters are; longer ones stand above them.
const LONGEST_BESIDE: usize = 26;
/// The most weeks in a row.
const IN_A_ROW: usize = 53;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A chart in letters, line by line: what it is of, then everybody's weeks, a letter each, and what the letters mean.
#[must_use]
pub fn drawn(chart: &Chart, room: TextRoom) -> Vec<String> {
    let columns = room.columns.clamp(NARROWEST, WIDEST);
    let mut out = wrapped(&format!("{}, {}", chart.title, chart.span()), columns);
    out.extend(wrapped(chart.meaning, columns));
    if chart.lines.is_empty() {
        out.extend(wrapped("Nobody has paid time in these weeks.", columns));
        return out;
    }
    let longest = chart.lines.iter().map(|line| line.name.width()).max().unwrap_or(0);
    // Names stand beside their letters where at least a quarter of a year has room after them.
    let beside =
        (longest <= LONGEST_BESIDE && longest + 1 + chart.weeks.len().min(13) <= columns).then_some(longest);
    let many = columns.saturating_sub(beside.map_or(0, |it| it + 1)).clamp(1, IN_A_ROW);
    let most = chart.lines.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.figure()).max();
    let letter = |cell: &ChartCell| letter(chart.unit, *cell, most.unwrap_or(0), room.is_plain);
    let blocks = chart.weeks.chunks(many).count();
    for (n, weeks) in chart.weeks.chunks(many).enumerate() {
        out.push(String::new());
        if let (true, Some(first), Some(last)) = (blocks > 1, weeks.first(), weeks.last()) {
            out.push(if first == last {
                first.to_string()
            } else {
                format!("{first} to W{:02}", last.number())
            });
        }
        for line in &chart.lines {
            let letters: String = line.cells.iter().skip(n * many).take(weeks.len()).map(letter).collect();
            let words = if blocks == 1 { summary(chart.unit, line) } else { String::new() };
            put(&mut out, line, &letters, &words, (beside, columns));
        }
    }
    if blocks > 1 {
        out.push(String::new());
        for line in &chart.lines {
            out.extend(wrapped(&format!("{}: {}", line.name, summary(chart.unit, line)), columns));
        }
    }
    out.push(String::new());
    out.extend(wrapped(&legend(chart, room.is_plain), columns));
    out.extend(chart.notes.iter().flat_map(|note| wrapped(note, columns)));
    out
}

/// One line: name, letters and what they come to, side by side as far as there is room.
fn put(
    out: &mut Vec<String>,
    line: &ChartLine,
    letters: &str,
    words: &str,
    (beside, columns): (Option<usize>, usize),
) {
    let mut row = if let Some(wide) = beside {
        format!("{}{} {letters}", line.name, " ".repeat(wide.saturating_sub(line.name.width())))
    } else {
        out.extend(wrapped(&line.name, columns));
        letters.to_owned()
    };
    if !words.is_empty() && row.width() + 2 + words.width() <= columns {
        row.push_str("  ");
        row.push_str(words);
        out.push(row);
        return;
    }
    out.push(row.trim_end().to_owned());
    if !words.is_empty() {
        out.extend(wrapped(words, columns));
    }
}

/// What a line comes to, in words; of a chart of one week its figure.
fn summary(unit: ChartUnit, line: &ChartLine) -> String {
    match line.cells.as_slice() {
        [one] => one.said(unit),
        _ => match line.in_words(unit) {
            none if none.is_empty() => line.cells.first().map_or_else(String::new, |it| it.said(unit)),
            words => words,
        },
    }
}

/// The letter of a week.
fn letter(unit: ChartUnit, cell: ChartCell, most: i64, is_plain: bool) -> char {
    let either = |drawn: char, plain: char| if is_plain { plain } else { drawn };
    let figure = match cell {
        ChartCell::Empty => return ' ',
        ChartCell::Few => return '<',
        ChartCell::KeptBack => return '?',
        ChartCell::NotOut => return 'd',
        ChartCell::Figure(figure) => figure,
    };
    let bar = |eighths: i64| {
        let at = usize::try_from(eighths.clamp(0, 7)).unwrap_or(0);
        BARS.get(at).copied().unwrap_or('█')
    };
    let digit = |tenths: i64| {
        let tenths = u32::try_from(tenths.clamp(0, 9)).unwrap_or(9);
        char::from_digit(tenths, 10).unwrap_or('9')
    };
    match unit {
        // A full week is six of eight, so that what is over it is seen to be.
        ChartUnit::Percent if is_plain && figure > 100 => '+',
        ChartUnit::Percent if is_plain => digit(figure / 10),
        ChartUnit::Percent => bar(if figure > 100 { 6 + (figure - 101) / 20 } else { figure * 6 / 101 }),
        ChartUnit::Minutes => match figure {
            0 => either('·', '='),
            over if over > MUCH => either('▲', '#'),
            1.. => either('△', '+'),
            under if under < -MUCH => either('▼', '_'),
            _ => either('▽', '-'),
        },
        ChartUnit::Away => match figure {
            0 => either('·', '.'),
            1 => either('▄', '+'),
            _ => either('█', '#'),
        },
        ChartUnit::Count if figure == 0 => either('·', '.'),
        ChartUnit::Count if is_plain => digit(figure * 9 / most.max(1)),
        ChartUnit::Count => bar(figure * 7 / most.max(1)),
    }
}

/// Time over or under a contract that is much for a week, in minutes.
const MUCH: i64 = 120;

fn legend(chart: &Chart, is_plain: bool) -> String {
    let mut said: Vec<&str> = vec![];
    said.push(match (chart.unit, is_plain) {
        (ChartUnit::Percent, false) => "▁ little, ▆ a full week, ▇ █ more than full",
        (ChartUnit::Percent, true) => "0 to 9: so many tenths of the week and more, + more than full",
        (ChartUnit::Minutes, false) => {
            "△ over, ▲ by more than 2 hours, ▽ under, ▼ by more than 2 hours, · even"
        }
        (ChartUnit::Minutes, true) => {
            "+ over, # by more than 2 hours, - under, _ by more than 2 hours, = even"
        }
        (ChartUnit::Away, false) => "█ away, ▄ away on some days, · in",
        (ChartUnit::Away, true) => "# away, + away on some days, . in",
        (ChartUnit::Count, false) => "· none, ▁ few, █ the most there are",
        (ChartUnit::Count, true) => ". none, 0 few, 9 the most there are",
    });
    if chart.holds(ChartCell::Few) {
        said.push("< under 5");
    }
    if chart.holds(ChartCell::KeptBack) {
        said.push("? hidden, since it would be somebody's own");
    }
    if chart.holds(ChartCell::NotOut) {
        said.push("d a draft, not out yet");
    }
    said.join("; ")
}

/// A text in lines of at most so many columns; a word that is longer is cut.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            if line.width() + unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0) > columns {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}
