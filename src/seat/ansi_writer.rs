//! Writes runs as the bytes that a terminal takes: it goes where the next one begins, and changes only what looks different.

use std::io::{self, Write as _};

use crokey::crossterm::cursor::MoveTo;
use crokey::crossterm::queue;
use crokey::crossterm::style::{Attribute, Colors, SetAttribute, SetColors, SetUnderlineColor};
use ratatui::backend::IntoCrossterm as _;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::styled_runs::{CellStyle, StyledRun, StyledRuns};

/// How letters can be written, and how that is begun and ended.
const HANDS: [(Modifier, Attribute, Attribute); 9] = [
    (Modifier::BOLD, Attribute::Bold, Attribute::NormalIntensity),
    (Modifier::DIM, Attribute::Dim, Attribute::NormalIntensity),
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (Modifier::UNDERLINED, Attribute::Underlined, Attribute::NoUnderline),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink, Attribute::NoBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink, Attribute::NoBlink),
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (Modifier::HIDDEN, Attribute::Hidden, Attribute::NoHidden),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut, Attribute::NotCrossedOut),
];
/// Hands that end together.
const PAIRS: [Modifier; 2] =
    [Modifier::BOLD.union(Modifier::DIM), Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK)];

/// Writes runs on a terminal whose letters have no look of their own, and leaves it so.
pub(super) fn write(bytes: &mut Vec<u8>, runs: &StyledRuns) -> io::Result<()> {
    let mut writer = AnsiWriter { bytes, at: None, look: CellStyle::default() };
    for run in runs.iter() {
        writer.write(&run)?;
    }
    if writer.look != CellStyle::default() {
        queue!(writer.bytes, SetAttribute(Attribute::Reset))?;
    }
    Ok(())
}

struct AnsiWriter<'a> {
    bytes: &'a mut Vec<u8>,
    /// Where the next letter would be written, once that is known.
    at: Option<Position>,
    look: CellStyle,
}

impl AnsiWriter<'_> {
    fn write(&mut self, run: &StyledRun) -> io::Result<()> {
        if self.at != Some(run.at) {
            queue!(self.bytes, MoveTo(run.at.x, run.at.y))?;
        }
        self.take(run.look)?;
        self.bytes.extend_from_slice(run.text.as_bytes());
        if run.erased > 0 {
            write!(self.bytes, "\x1b[{}X", run.erased)?;
        }
        self.at = Some(Position { x: run.at.x + run.cells, ..run.at });
        Ok(())
    }

    /// Takes on a look.
    fn take(&mut self, look: CellStyle) -> io::Result<()> {
        let before = std::mem::replace(&mut self.look, look);
        if before.hand != look.hand {
            self.change_hand(before.hand, look.hand)?;
        }
        let changed = |from: Color, to: Color| (from != to).then(|| to.into_crossterm());
        let colours = Colors {
            foreground: changed(before.ink, look.ink),
            background: changed(before.ground, look.ground),
        };
        if colours.foreground.is_some() || colours.background.is_some() {
            queue!(self.bytes, SetColors(colours))?;
        }
        if let Some(line) = changed(before.line, look.line) {
            queue!(self.bytes, SetUnderlineColor(line))?;
        }
        Ok(())
    }

    fn change_hand(&mut self, from: Modifier, to: Modifier) -> io::Result<()> {
        let ended = from.difference(to);
        for (_, _, end) in HANDS.iter().filter(|(hand, ..)| ended.contains(*hand)) {
            queue!(self.bytes, SetAttribute(*end))?;
        }
        let gone = PAIRS.iter().filter(|pair| pair.intersects(ended)).fold(ended, |gone, pair| gone | *pair);
        let begun = to.difference(from.difference(gone));
        for (_, begin, _) in HANDS.iter().filter(|(hand, ..)| begun.contains(*hand)) {
            queue!(self.bytes, SetAttribute(*begin))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Cell;

    fn written(looks: &[(Modifier, Color, Color)]) -> String {
        let mut runs = StyledRuns::default();
        for (x, (hand, ink, ground)) in (0..).zip(looks) {
            let mut cell = Cell::new("a");
            (cell.modifier, cell.fg, cell.bg) = (*hand, *ink, *ground);
            runs.add(Position { x, y: 4 }, &cell);
        }
        let mut bytes = vec![];
        write(&mut bytes, &runs).unwrap();
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn only_what_looks_different_is_said() {
        let (none, red, blue) = (Modifier::empty(), Color::Indexed(1), Color::Indexed(4));
        assert_eq!(written(&[(none, Color::Reset, Color::Reset)]), "^[5;1Ha");
        let inks = written(&[(none, red, Color::Reset), (none, red, blue), (none, blue, blue)]);
        assert_eq!(inks, "^[5;1H^[38;5;1ma^[48;5;4ma^[38;5;4ma^[0m");
    }

    #[test]
    fn what_ends_together_begins_again_where_it_is_to_stay() {
        let (bold, dim) = (Modifier::BOLD, Modifier::DIM);
        let hands = |hands: &[Modifier]| {
            written(&hands.iter().map(|hand| (*hand, Color::Reset, Color::Reset)).collect::<Vec<_>>())
        };
        assert_eq!(hands(&[bold, bold | dim, dim, dim]), "^[5;1H^[1ma^[2ma^[22m^[2maa^[0m");
        assert_eq!(hands(&[bold, Modifier::ITALIC, Modifier::empty()]), "^[5;1H^[1ma^[22m^[3ma^[23ma");
    }
}
