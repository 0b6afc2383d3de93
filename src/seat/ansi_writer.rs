//! Writes runs as the bytes that a terminal takes: it goes where each begins, and tells only what looks different.
//!
//! A frame is shown as a whole, so the order is free: row by row, or all of one look together, whichever is shorter. Places are
//! told by their numbers and never from where a sign ended, since a terminal may make it wider than it is; from where blanks were
//! erased, or plain letters ended, it is no further than the row below.

use std::io::Write as _;

use ratatui::layout::Position;

use super::sgr;
use super::styled_runs::{CellStyle, StyledRun, StyledRuns};

/// Writes runs on a terminal whose letters have no look of their own, and leaves it so.
pub(super) fn write(bytes: &mut Vec<u8>, runs: &StyledRuns) {
    let mut runs: Vec<StyledRun> = runs.iter().collect();
    let by_row = written(&runs);
    let order = looks(&runs);
    let place = |run: &StyledRun| {
        let suits = |look: &CellStyle| {
            if run.is_blank() { look.ground == run.look.ground } else { *look == run.look }
        };
        order.iter().position(suits).unwrap_or(order.len())
    };
    runs.sort_by_cached_key(place);
    let by_look = written(&runs);
    bytes.extend(if by_look.len() < by_row.len() { by_look } else { by_row });
}

/// The looks of the runs that have an ink, each beside the one that is the most like it.
fn looks(runs: &[StyledRun]) -> Vec<CellStyle> {
    let mut left: Vec<CellStyle> = vec![];
    for run in runs.iter().filter(|run| !run.is_blank()) {
        if !left.contains(&run.look) {
            left.push(run.look);
        }
    }
    let (mut sorted, mut at) = (vec![], CellStyle::default());
    while let Some(next) = left.iter().copied().min_by_key(|look| sgr::change(at, *look).len()) {
        left.retain(|look| *look != next);
        sorted.push(next);
        at = next;
    }
    sorted
}

/// The bytes of some runs, one after the other.
fn written(runs: &[StyledRun]) -> Vec<u8> {
    let mut writer = AnsiWriter { bytes: vec![], at: None, is_sure: false, look: CellStyle::default() };
    for run in runs {
        writer.write(run);
    }
    writer.take(CellStyle::default());
    writer.bytes
}

struct AnsiWriter {
    bytes: Vec<u8>,
    /// Where the next letter would be written, once that is known.
    at: Option<Position>,
    /// Whether the terminal is there for certain, however wide it makes signs.
    is_sure: bool,
    look: CellStyle,
}

impl AnsiWriter {
    fn write(&mut self, run: &StyledRun) {
        self.go(run.at);
        self.take(if run.is_blank() { self.look.on_blanks_of(run.look) } else { run.look });
        self.bytes.extend_from_slice(run.text.as_bytes());
        if run.erased > 0 {
            self.put(format_args!("\x1b[{}X", run.erased));
        }
        let next = Position { x: run.at.x + run.cells, ..run.at };
        self.is_sure = (self.is_sure || self.at != Some(run.at)) && run.text.is_ascii();
        self.at = Some(next);
    }

    /// Goes to a place, within a row by its column alone, and straight down by the rows.
    fn go(&mut self, to: Position) {
        let down = self.at.filter(|at| self.is_sure && at.x == to.x).and_then(|at| to.y.checked_sub(at.y));
        match self.at {
            Some(at) if at == to => {}
            _ if down == Some(1) => self.put(format_args!("\x1b[B")),
            Some(at) if at.y == to.y => self.put(format_args!("\x1b[{}G", to.x + 1)),
            _ if to.x == 0 => self.put(format_args!("\x1b[{}H", to.y + 1)),
            _ => self.put(format_args!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
    }

    /// Takes on a look.
    fn take(&mut self, look: CellStyle) {
        self.bytes.extend_from_slice(sgr::change(self.look, look).as_bytes());
        self.look = look;
    }

    fn put(&mut self, sequence: std::fmt::Arguments) {
        // Writing into memory never fails.
        let _ = self.bytes.write_fmt(sequence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Cell;
    use ratatui::style::Color;

    /// What is written for letters at some places, each in an ink.
    fn of(letters: &[(u16, u16, Color)]) -> String {
        let mut runs = StyledRuns::default();
        for (x, y, ink) in letters {
            let mut cell = Cell::new("a");
            cell.fg = *ink;
            runs.add(Position { x: *x, y: *y }, &cell);
        }
        let mut bytes = vec![];
        write(&mut bytes, &runs);
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    const RED: Color = Color::Rgb(255, 0, 0);
    const BLUE: Color = Color::Rgb(0, 0, 255);

    #[test]
    fn a_place_is_told_as_shortly_as_it_can_be() {
        let ink = Color::Reset;
        let places = of(&[(0, 4, ink), (1, 4, ink), (9, 4, ink), (0, 5, ink), (9, 6, ink)]);
        assert_eq!(places, "^[5Haa^[10Ga^[6Ha^[7;10Ha");
    }

    #[test]
    fn a_row_down_is_told_as_such_after_plain_letters_and_never_after_a_sign() {
        let ink = Color::Reset;
        assert_eq!(of(&[(3, 4, ink), (4, 5, ink), (5, 6, ink)]), "^[5;4Ha^[Ba^[Ba");
        let mut runs = StyledRuns::new(true);
        for (y, letter) in [(4, "·"), (5, "a")] {
            runs.add(Position { x: 3 + y - 4, y }, &Cell::new(letter));
        }
        for (x, y) in (6..9).flat_map(|y| (20..40).map(move |x| (x, y))) {
            runs.add(Position { x, y }, &Cell::new(" "));
        }
        let mut bytes = vec![];
        write(&mut bytes, &runs);
        let erased = "^[20X";
        let told = format!("^[5;4H·^[6;5Ha^[7;21H{erased}^[B{erased}^[B{erased}");
        assert_eq!(String::from_utf8(bytes).unwrap().replace('\x1b', "^"), told);
    }

    #[test]
    fn blanks_take_whatever_ink_there_is() {
        let mut runs = StyledRuns::new(true);
        let on = |letter: &'static str, ink: Color, ground: Color| {
            let mut cell = Cell::new(letter);
            (cell.fg, cell.bg) = (ink, ground);
            cell
        };
        runs.add(Position { x: 0, y: 0 }, &on("a", RED, BLUE));
        for x in 0..20 {
            runs.add(Position { x, y: 1 }, &on(" ", RED, Color::Green));
        }
        runs.add(Position { x: 0, y: 2 }, &on("b", BLUE, Color::Green));
        let mut bytes = vec![];
        write(&mut bytes, &runs);
        let told = String::from_utf8(bytes).unwrap();
        assert_eq!(told.matches("38;2;").count(), 2, "{told:?}");
    }

    #[test]
    fn one_look_is_written_together_where_that_is_shorter() {
        let inks = [RED, BLUE, RED, BLUE];
        let letters: Vec<_> = (0..).zip(inks).map(|(x, ink)| (x, 0, ink)).collect();
        assert_eq!(of(&letters), "^[1H^[38;2;255;0;0ma^[3Ga^[2G^[38;2;0;0;255ma^[4Ga^[0m");
        let (red, blue) = (Color::Red, Color::Blue);
        assert_eq!(of(&[(0, 0, red), (1, 0, blue), (2, 0, red)]), "^[1H^[31ma^[34ma^[31ma^[0m");
    }
}
