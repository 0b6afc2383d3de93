//! What a terminal shows, row by row: the letters as one text and the looks of its runs, a tenth of the room that its cells
//! would take. Of a hundred terminals each must be looked through when all of them are to show the same edit.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// What shows on a blank.
pub(super) const SEEN_ON_BLANKS: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// A cell, and its column and row.
pub(super) type Placed = (u16, u16, Cell);

/// Whether a cell is a blank on which no ink is seen.
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// What a terminal shows.
#[derive(Debug)]
pub(super) struct Shown {
    area: Rect,
    rows: Vec<Row>,
}

impl Shown {
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

    /// Brings it to what is drawn, of the same size, and gives the cells to write.
    pub(super) fn bring_to(&mut self, drawn: &Buffer) -> Vec<Placed> {
        let mut changed = vec![];
        let drawn = drawn.content.chunks(usize::from(self.area.width).max(1));
        for ((row, cells), area) in self.rows.iter_mut().zip(drawn).zip(self.area.rows()) {
            if row.looks_like(cells) {
                continue;
            }
            let next = Row::of(cells);
            if row.plain && next.plain {
                let differ = (area.x..).zip(row.beside(cells)).filter(|(_, it)| !it.is_alike());
                changed.extend(differ.map(|(x, it)| (x, area.y, it.cell.clone())));
            } else {
                changed.extend(whole(cells, area));
            }
            *row = next;
        }
        changed
    }
}

/// All cells to write of a row in which letters of two columns are or were: what a terminal shows in place of half a letter is
/// its own affair.
fn whole(cells: &[Cell], area: Rect) -> Vec<Placed> {
    let before = Buffer { area, content: cells.to_vec() };
    let mut after = before.clone();
    after.content.iter_mut().for_each(|cell| cell.diff_option = CellDiffOption::AlwaysUpdate);
    before.diff_iter(&after).map(|(x, y, cell)| (x, y, cell.clone())).collect()
}

/// How a cell looks but for its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    ink: Color,
    ground: Color,
    line: Color,
    hand: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self { ink: cell.fg, ground: cell.bg, line: cell.underline_color, hand: cell.modifier }
    }

    /// Whether a blank cell looks so: of its ink nobody sees anything.
    fn is_blank_like(self, blank: &Cell) -> bool {
        self.ground == blank.bg && !self.hand.intersects(SEEN_ON_BLANKS)
    }
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// A letter for each cell where it is plain; else what each cell has, apart.
    text: String,
    /// How many cells look so, from the left.
    runs: Vec<(u16, Look)>,
    /// Whether each cell has one letter, of one column.
    plain: bool,
}

/// A letter that is shown, and the cell that is drawn there now.
struct Pair<'a> {
    letter: char,
    look: Look,
    cell: &'a Cell,
}

impl Pair<'_> {
    fn is_alike(&self) -> bool {
        let symbol = self.cell.symbol();
        let same = match symbol.as_bytes() {
            [byte] => char::from(*byte) == self.letter,
            _ => symbol.chars().eq([self.letter]),
        };
        same && (self.look == Look::of(self.cell)
            || is_blank(self.cell) && self.look.is_blank_like(self.cell))
    }
}

impl Row {
    fn of(cells: &[Cell]) -> Self {
        let plain = cells
            .iter()
            .map(Cell::symbol)
            .all(|symbol| symbol.len() == 1 || (symbol.chars().nth(1).is_none() && symbol.width() == 1));
        let (mut text, mut runs) = (String::with_capacity(cells.len()), Vec::<(u16, Look)>::new());
        for cell in cells {
            text.push_str(cell.symbol());
            if !plain {
                text.push('\0');
            }
            let look = Look::of(cell);
            match runs.last_mut() {
                Some((many, last)) if *last == look || is_blank(cell) && last.is_blank_like(cell) => {
                    *many += 1;
                }
                _ => runs.push((1, look)),
            }
        }
        Self { text, runs, plain }
    }

    fn looks_like(&self, cells: &[Cell]) -> bool {
        if self.plain { self.beside(cells).all(|pair| pair.is_alike()) } else { *self == Self::of(cells) }
    }

    /// What is shown beside what is drawn, where each cell has one letter.
    fn beside<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = Pair<'a>> {
        let looks = self.runs.iter().flat_map(|(many, look)| std::iter::repeat_n(*look, usize::from(*many)));
        let letters = self.text.chars().zip(looks);
        cells.iter().zip(letters).map(|(cell, (letter, look))| Pair { letter, look, cell })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn drawn(texts: &[(&str, Style)]) -> Buffer {
        let mut drawn = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut x = 0;
        for (text, style) in texts {
            (x, _) = drawn.set_stringn(x, 0, text, 12, *style);
        }
        drawn
    }

    fn written(shown: &mut Shown, texts: &[(&str, Style)]) -> String {
        let cells = shown.bring_to(&drawn(texts));
        let placed: Vec<_> = cells.iter().map(|(x, _, cell)| format!("{x}{}", cell.symbol())).collect();
        placed.join(" ")
    }

    #[test]
    fn what_looks_different_is_written() {
        let (plain, red, on_red) = (Style::new(), Style::new().fg(Color::Red), Style::new().bg(Color::Red));
        let lined = Style::new().add_modifier(Modifier::UNDERLINED);
        let mut shown = Shown::blank((12, 1));
        assert_eq!(written(&mut shown, &[("Ada – B", plain)]), "0A 1d 2a 4– 6B");
        assert_eq!(written(&mut shown, &[("Ada – B", plain)]), "", "the same again");
        assert_eq!(written(&mut shown, &[("Ada ", plain), ("–", red), (" B", plain)]), "4–");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" – ", red), ("B", plain)]), "", "ink on blanks");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" ", on_red), ("–", red), (" B", plain)]), "3 ");
        assert_eq!(written(&mut shown, &[("Ada", plain), (" ", lined), ("–", red), (" B", plain)]), "3 ");
        assert_eq!(written(&mut shown, &[("Ada – B", plain)]), "3  4–");
    }

    #[test]
    fn a_row_with_letters_of_two_columns_is_written_whole_where_it_differs() {
        let mut shown = Shown::blank((12, 1));
        let all = "0日 2a 3  4  5  6  7  8  9  10  11 ";
        assert_eq!(written(&mut shown, &[("日a", Style::new())]), all);
        assert_eq!(written(&mut shown, &[("日a", Style::new())]), "");
        let all = "0a 1  2  3  4  5  6  7  8  9  10  11 ";
        assert_eq!(written(&mut shown, &[("a", Style::new())]), all);
        assert_eq!(written(&mut shown, &[("b", Style::new())]), "0b");
    }
}
