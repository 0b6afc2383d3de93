//! Writes runs as the bytes that a terminal takes: it goes where each begins, and tells only what looks different.
//!
//! A frame is shown as a whole, so the order is free: row by row, or all of one look together, whichever is shorter. Places are
//! told by their numbers and never from where a sign ended, since a terminal may make it wider than it is; from where blanks were
//! erased, or plain letters ended, it is no further than the row below and a few columns back.

use std::io::Write as _;

use ratatui::layout::Position;

use super::sgr;
use super::styled_runs::{CellStyle, StyledRun, StyledRuns};

/// The most columns that it goes back one by one.
const BACK: u16 = 3;

/// Writes runs on a terminal of so many columns whose letters have no look of their own, and leaves it so.
pub(super) fn write(bytes: &mut Vec<u8>, runs: &StyledRuns, columns: u16) {
    let by_row: Vec<StyledRun> = runs.iter().collect();
    let order = looks(&by_row);
    let place = |suits: &dyn Fn(&CellStyle) -> bool| order.iter().position(suits).unwrap_or(order.len());
    let of_look = |run: &StyledRun| place(&|look| *look == run.look);
    // Blanks are written with the first look of their ground, or with the look beside them.
    let with_first = by_row
        .iter()
        .map(|run| if run.is_blank() { place(&|look| look.ground == run.look.ground) } else { of_look(run) });
    let with_first = sorted(&by_row, with_first);
    let with_next = by_row.iter().enumerate().map(|(at, run)| {
        let (before, after) = by_row.split_at(at);
        let same = |it: &&StyledRun| !it.is_blank() && it.look.ground == run.look.ground;
        let in_row = |it: &&StyledRun| it.at.y == run.at.y;
        let next = after.iter().take_while(in_row).find(same);
        let next = next.or_else(|| before.iter().rev().find(same)).or_else(|| after.iter().find(same));
        next.map_or(order.len(), of_look)
    });
    let with_next = sorted(&by_row, with_next);
    let all = [by_row, with_first, with_next].map(|runs| written(&runs, columns));
    bytes.extend(all.into_iter().min_by_key(Vec::len).unwrap_or_default());
}

/// Runs in the order of some places, those of one place as they were.
fn sorted<'a>(runs: &[StyledRun<'a>], places: impl Iterator<Item = usize>) -> Vec<StyledRun<'a>> {
    let mut placed: Vec<(usize, StyledRun)> = places.zip(runs.iter().copied()).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, run)| run).collect()
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
fn written(runs: &[StyledRun], columns: u16) -> Vec<u8> {
    let look = CellStyle::default();
    let mut writer = AnsiWriter { bytes: vec![], at: None, is_sure: false, columns, look };
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
    columns: u16,
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
        // Beyond the last column it is not certain where that is.
        let below =
            self.at.filter(|at| self.is_sure && at.x < self.columns && at.y.checked_add(1) == Some(to.y));
        let back = below.and_then(|at| at.x.checked_sub(to.x)).filter(|back| *back <= BACK);
        match (self.at, back) {
            (Some(at), _) if at == to => {}
            (_, Some(back)) => {
                self.bytes.extend(std::iter::repeat_n(b'\x08', usize::from(back)));
                self.put(format_args!("\x1b[B"));
            }
            (Some(at), _) if at.y == to.y => self.put(format_args!("\x1b[{}G", to.x + 1)),
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
        write(&mut bytes, &runs, 80);
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    const RED: Color = Color::Rgb(250, 0, 0);
    const BLUE: Color = Color::Rgb(0, 0, 250);

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
        write(&mut bytes, &runs, 80);
        let erased = "^[20X";
        let told = format!("^[5;4H·^[6;5Ha^[7;21H{erased}^[B{erased}^[B{erased}");
        assert_eq!(String::from_utf8(bytes).unwrap().replace('\x1b', "^"), told);
    }

    #[test]
    fn a_column_is_written_downwards_but_for_the_last() {
        let ink = Color::Reset;
        assert_eq!(of(&[(3, 4, ink), (3, 5, ink)]), "^[5;4Ha\u{8}^[Ba");
        assert_eq!(of(&[(79, 4, ink), (79, 5, ink)]), "^[5;80Ha^[6;80Ha");
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
        write(&mut bytes, &runs, 80);
        let told = String::from_utf8(bytes).unwrap();
        assert_eq!(told.matches("38;2;").count(), 2, "{told:?}");
    }

    #[test]
    fn one_look_is_written_together_where_that_is_shorter() {
        let inks = [RED, BLUE, RED, BLUE];
        let letters: Vec<_> = (0..).zip(inks).map(|(x, ink)| (x, 0, ink)).collect();
        assert_eq!(of(&letters), "^[1H^[38;2;250;0;0ma^[3Ga^[2G^[38;2;0;0;250ma^[4Ga^[0m");
        let (red, blue) = (Color::Red, Color::Blue);
        assert_eq!(of(&[(0, 0, red), (1, 0, blue), (2, 0, red)]), "^[1H^[31ma^[34ma^[31ma^[0m");
    }
}
