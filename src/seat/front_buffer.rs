//! What a terminal shows, row by row: the letters as one text and the looks of its runs, a tenth of the room that its cells
//! would take. Of a hundred terminals each must be looked through when all of them are to show the same edit.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr as _;

use super::SignSet;
use super::styled_runs::{CellStyle, StyledRuns};

/// What a terminal shows.
#[derive(Debug)]
pub(super) struct FrontBuffer {
    area: Rect,
    rows: Vec<Row>,
}

impl FrontBuffer {
    /// A blank screen of so many columns and rows.
    pub(super) fn blank((columns, rows): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        let row = Row::of(&vec![Cell::EMPTY; usize::from(columns)]);
        Self { area, rows: vec![row; usize::from(rows)] }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }

    /// Brings those of its rows that may differ to what is drawn, of the same size, with the signs that the terminal has, and adds
    /// what is to be written for that.
    pub(super) fn bring_to(
        &mut self,
        drawn: &mut Buffer,
        may_differ: impl Fn(u16) -> bool,
        signs: SignSet,
        runs: &mut StyledRuns,
    ) {
        let drawn = drawn.content.chunks_mut(usize::from(self.area.width).max(1));
        let rows = self.rows.iter_mut().zip(drawn).zip(self.area.rows());
        for ((row, cells), area) in rows.filter(|(_, area)| may_differ(area.y)) {
            // What the terminal shows has none but its own signs: what looks like it needs none replaced.
            let is_there = row.shows(cells) || {
                signs.reduce(cells);
                row.shows(cells)
            };
            if is_there {
                continue;
            }
            let next = Row::of(cells);
            if row.plain && next.plain {
                // How many cells before one are there already.
                let mut alike = 0;
                for ((x, at), unlike) in area.positions().enumerate().zip(row.unlike(cells)) {
                    let Some(cell) = unlike else {
                        alike += 1;
                        continue;
                    };
                    if let Some(passed) = cells.get(x - alike..x).filter(|passed| !passed.is_empty()) {
                        let from = Position {
                            x: at.x.saturating_sub(u16::try_from(alike).unwrap_or(u16::MAX)),
                            ..at
                        };
                        runs.bridge(from, passed, cell);
                    }
                    runs.add(at, cell);
                    alike = 0;
                }
            } else {
                write_whole(cells, area, runs);
            }
            *row = next;
        }
    }
}

/// Writes all cells of a row in which letters of two columns are or were: what a terminal shows in place of half a letter is
/// its own affair.
fn write_whole(cells: &[Cell], area: Rect, runs: &mut StyledRuns) {
    let before = Buffer { area, content: cells.to_vec() };
    let mut after = before.clone();
    after.content.iter_mut().for_each(|cell| cell.diff_option = CellDiffOption::AlwaysUpdate);
    before.diff_iter(&after).for_each(|(x, y, cell)| runs.add(Position { x, y }, cell));
}

/// A row as it is shown.
#[derive(Clone, Debug)]
struct Row {
    /// A letter for each cell where it is plain; else what each cell has, and after each an end.
    text: String,
    /// How many cells look so, from the left.
    runs: Vec<(u16, CellStyle)>,
    /// Whether each cell has one letter, of one column.
    plain: bool,
}

/// What ends a cell in a row that is not plain.
const END: char = '\0';

impl Row {
    fn of(cells: &[Cell]) -> Self {
        let plain = cells
            .iter()
            .map(Cell::symbol)
            .all(|symbol| symbol.len() == 1 || (symbol.chars().nth(1).is_none() && symbol.width() == 1));
        let (mut text, mut runs) = (String::with_capacity(cells.len()), Vec::<(u16, CellStyle)>::new());
        for cell in cells {
            text.push_str(cell.symbol());
            text.extend((!plain).then_some(END));
            match runs.last_mut() {
                Some((many, last)) if last.is_of(cell) => *many += 1,
                _ => runs.push((1, CellStyle::of(cell))),
            }
        }
        Self { text, runs, plain }
    }

    /// Whether it looks like what is drawn.
    fn shows(&self, cells: &[Cell]) -> bool {
        let (mut rest, mut cells) = (self.text.as_bytes(), cells.iter());
        for (many, look) in &self.runs {
            for cell in cells.by_ref().take(usize::from(*many)) {
                rest = match (cell.symbol().as_bytes(), rest) {
                    ([drawn], [shown, after @ ..]) if drawn == shown => after,
                    ([_], _) => return false,
                    (drawn, _) => match rest.strip_prefix(drawn) {
                        Some(after) => after,
                        None => return false,
                    },
                };
                if !self.plain {
                    let [0, after @ ..] = rest else { return false };
                    rest = after;
                }
                if !look.is_of(cell) {
                    return false;
                }
            }
        }
        true
    }

    /// For each cell that is drawn, whether it is unlike what is shown there, where each cell has one letter.
    fn unlike<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = Option<&'a Cell>> {
        let looks = self.runs.iter().flat_map(|(many, look)| std::iter::repeat_n(*look, usize::from(*many)));
        let shown = self.text.chars().zip(looks);
        cells.iter().zip(shown).map(|(cell, (letter, look))| {
            let alike = cell.symbol().chars().eq([letter]) && look.is_of(cell);
            (!alike).then_some(cell)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::styled_runs::StyledRun;
    use super::*;
    use ratatui::style::{Color, Modifier, Style};

    fn drawn(texts: &[(&str, Style)]) -> Buffer {
        let mut drawn = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut x = 0;
        for (text, style) in texts {
            (x, _) = drawn.set_stringn(x, 0, text, 12, *style);
        }
        drawn
    }

    fn written(shown: &mut FrontBuffer, texts: &[(&str, Style)]) -> String {
        let mut runs = StyledRuns::default();
        shown.bring_to(&mut drawn(texts), |_| true, SignSet::Drawn, &mut runs);
        let of = |it: StyledRun| format!("{}{}{}", it.at.x, it.text, " ".repeat(it.erased.into()));
        runs.iter().map(of).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_looks_different_is_written() {
        let (plain, red, on_red) = (Style::new(), Style::new().fg(Color::Red), Style::new().bg(Color::Red));
        let lined = Style::new().add_modifier(Modifier::UNDERLINED);
        let mut shown = FrontBuffer::blank((12, 1));
        assert_eq!(
            written(&mut shown, &[("Ada – B", plain)]),
            "0Ada – B",
            "a blank is written rather than passed over"
        );
        assert_eq!(written(&mut shown, &[("Ada – B", plain)]), "", "the same again");
        assert_eq!(written(&mut shown, &[("Ada ", plain), ("–", red), (" B", plain)]), "4–");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" – ", red), ("B", plain)]), "", "ink on blanks");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" ", on_red), ("–", red), (" B", plain)]), "3 ");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" ", lined), ("–", red), (" B", plain)]), "3 ");
        assert_eq!(written(&mut shown, &[("Ada – B", plain)]), "3 –");
    }

    #[test]
    fn a_row_with_letters_of_two_columns_is_written_whole_where_it_differs() {
        let mut shown = FrontBuffer::blank((12, 1));
        let all = "0日|2a         ";
        assert_eq!(written(&mut shown, &[("日a", Style::new())]), all);
        assert_eq!(written(&mut shown, &[("日a", Style::new())]), "");
        let all = "0a           ";
        assert_eq!(written(&mut shown, &[("a", Style::new())]), all);
        assert_eq!(written(&mut shown, &[("b", Style::new())]), "0b");
    }
}
