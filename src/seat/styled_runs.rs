//! What is to be written on a terminal, as runs: letters of one look that follow one another in a row.

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

/// What shows on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);
/// The fewest blanks in a row that are cheaper to erase than to write, with what it takes to go on after them.
const MANY: u16 = 10;
/// The same where nothing goes on after them.
const MANY_AT_END: u16 = 6;
/// The most bytes of letters that are there already and cheaper to write again than to pass over.
const FEW: usize = 5;

/// How a cell looks but for its letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellStyle {
    pub(super) ink: Color,
    pub(super) ground: Color,
    pub(super) line: Color,
    pub(super) hand: Modifier,
}

impl CellStyle {
    pub(super) fn of(cell: &Cell) -> Self {
        Self { ink: cell.fg, ground: cell.bg, line: cell.underline_color, hand: cell.modifier }
    }

    /// Whether a cell looks so: of the ink of a blank nobody sees anything.
    pub(super) fn is_of(self, cell: &Cell) -> bool {
        self == Self::of(cell)
            || is_blank(cell) && self.ground == cell.bg && !self.hand.intersects(SEEN_ON_BLANKS)
    }

    /// The same on another ground, with nothing that shows on blanks: how blanks look that need no ink of their own.
    pub(super) fn on_blanks_of(self, blanks: Self) -> Self {
        self.of_blanks(blanks.ground)
    }

    /// How blanks look that follow on a ground: the ink need not be changed for them.
    fn of_blanks(self, ground: Color) -> Self {
        let hand = self.hand.difference(SEEN_ON_BLANKS);
        Self { ground, line: Color::Reset, hand, ..self }
    }
}

/// Whether a cell is a blank on which no ink is seen.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// Letters of one look that follow one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct StyledRun<'a> {
    /// Where the first of them is.
    pub(super) at: Position,
    pub(super) look: CellStyle,
    pub(super) text: &'a str,
    /// How many cells that is.
    pub(super) cells: u16,
    /// How many blanks follow that are to be erased.
    pub(super) erased: u16,
}

/// Runs, in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct StyledRuns {
    text: String,
    begun: Vec<Begun>,
    /// Whether what is erased keeps the ground that is written on.
    erases_in_colour: bool,
}

/// A run that goes on where the next cell suits it.
#[derive(Debug)]
struct Begun {
    at: Position,
    look: CellStyle,
    cells: u16,
    /// How many of the cells are blanks at the end that could be erased.
    blanks: u16,
    /// The bytes of its text.
    length: usize,
}

impl StyledRun<'_> {
    /// Whether it is blanks on which no ink is seen, so that only their ground matters.
    pub(super) fn is_blank(&self) -> bool {
        !self.look.hand.intersects(SEEN_ON_BLANKS) && self.text.bytes().all(|letter| letter == b' ')
    }
}

impl StyledRuns {
    /// None yet, for a terminal that keeps the ground where something is erased, or may not.
    pub(super) fn new(erases_in_colour: bool) -> Self {
        Self { erases_in_colour, ..Self::default() }
    }

    /// Adds a cell, after those that are to be written before it.
    pub(super) fn add(&mut self, at: Position, cell: &Cell) {
        let blank = is_blank(cell);
        let look = match self.begun.last() {
            _ if !blank => CellStyle::of(cell),
            Some(before) => before.look.of_blanks(cell.bg),
            None => CellStyle::default().of_blanks(cell.bg),
        };
        let run = match self.begun.last_mut() {
            Some(last) if last.goes_on_with(at, look, blank) => last,
            _ => self.begun.push_mut(Begun { at, look, cells: 0, blanks: 0, length: 0 }),
        };
        run.cells += 1;
        let may_erase = look.ground == Color::Reset || self.erases_in_colour;
        run.blanks = if blank && may_erase { run.blanks + 1 } else { 0 };
        run.length += cell.symbol().len();
        self.text.push_str(cell.symbol());
    }

    /// Adds cells that are there already where that joins the last run to a cell that is to follow them, and is cheaper than to
    /// pass over them.
    pub(super) fn bridge(&mut self, at: Position, passed: &[Cell], next: &Cell) {
        let Some(last) = self.begun.last() else { return };
        let end = Position { x: last.at.x + last.cells, ..last.at };
        let fits = |cell: &Cell| {
            let look = CellStyle::of(cell);
            look == last.look || is_blank(cell) && last.look.of_blanks(cell.bg) == last.look
        };
        let is_cheap = || passed.iter().map(|cell| cell.symbol().len()).sum::<usize>() <= FEW;
        if end == at && last.blanks < MANY && is_cheap() && passed.iter().chain([next]).all(fits) {
            for (x, cell) in (at.x..).zip(passed) {
                self.add(Position { x, ..at }, cell);
            }
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = StyledRun<'_>> {
        let mut rest = self.text.as_str();
        self.begun.iter().enumerate().map(move |(at, it)| {
            let (text, after) = rest.split_at_checked(it.length).unwrap_or((rest, ""));
            rest = after;
            let end = Position { x: it.at.x + it.cells, ..it.at };
            let goes_on = self.begun.get(at + 1).is_some_and(|next| next.at == end);
            let erased = if it.blanks >= if goes_on { MANY } else { MANY_AT_END } { it.blanks } else { 0 };
            let text = text.get(..text.len().saturating_sub(erased.into())).unwrap_or(text);
            StyledRun { at: it.at, look: it.look, text, cells: it.cells - erased, erased }
        })
    }
}

impl Begun {
    fn goes_on_with(&self, at: Position, look: CellStyle, blank: bool) -> bool {
        let next = Position { x: self.at.x + self.cells, ..self.at };
        at == next && look == self.look && (blank || self.blanks < MANY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// Each run as where it begins, its text, what is erased after it.
    fn strokes(texts: &[(u16, &str, Style)]) -> Vec<String> {
        on(false, texts)
    }

    /// The same on a terminal that erases in colour, or may not.
    fn on(erases_in_colour: bool, texts: &[(u16, &str, Style)]) -> Vec<String> {
        let mut runs = StyledRuns::new(erases_in_colour);
        for (x, text, style) in texts {
            let mut drawn = Buffer::empty(Rect::new(*x, 0, u16::try_from(text.len()).unwrap(), 1));
            drawn.set_string(*x, 0, text, *style);
            for (x, cell) in (*x..).zip(&drawn.content) {
                runs.add(Position { x, y: 0 }, cell);
            }
        }
        runs.iter().map(|it| format!("{} {:?} {} {}", it.at.x, it.text, it.cells, it.erased)).collect()
    }

    #[test]
    fn letters_of_one_look_that_follow_one_another_are_one_stroke() {
        let (plain, red) = (Style::new(), Style::new().fg(Color::Red));
        assert_eq!(strokes(&[(0, "Ada", plain), (3, " B", plain)]), [r#"0 "Ada B" 5 0"#]);
        assert_eq!(strokes(&[(0, "Ada", plain), (4, "B", plain)]), [r#"0 "Ada" 3 0"#, r#"4 "B" 1 0"#]);
        assert_eq!(
            strokes(&[(0, "Ada", red), (3, "  ", plain), (5, "B", plain)]),
            [r#"0 "Ada  " 5 0"#, r#"5 "B" 1 0"#]
        );
    }

    #[test]
    fn blanks_on_which_something_shows_have_a_look_of_their_own() {
        let (plain, lined) = (Style::new(), Style::new().add_modifier(Modifier::UNDERLINED));
        let (found, on_red) = ([r#"0 "a" 1 0"#, r#"1 " " 1 0"#, r#"2 "b" 1 0"#], Style::new().bg(Color::Red));
        for seen in [lined, on_red] {
            assert_eq!(strokes(&[(0, "a", plain), (1, " ", seen), (2, "b", plain)]), found);
        }
    }

    #[test]
    fn many_blanks_are_erased_and_few_are_written() {
        let (plain, on_red) = (Style::new(), Style::new().bg(Color::Red));
        let (few, many) = (" ".repeat(9), " ".repeat(10));
        assert_eq!(
            strokes(&[(0, "a", plain), (1, &" ".repeat(6), plain)]),
            [r#"0 "a" 1 6"#],
            "nothing follows"
        );
        assert_eq!(strokes(&[(0, "a", plain), (1, &" ".repeat(5), plain)]), [r#"0 "a     " 6 0"#]);
        assert_eq!(strokes(&[(0, "a", plain), (1, &many, plain)]), [r#"0 "a" 1 10"#]);
        assert_eq!(strokes(&[(0, &many, plain), (10, "b", plain)]), [r#"0 "" 0 10"#, r#"10 "b" 1 0"#]);
        assert_eq!(strokes(&[(0, &few, plain), (9, "b", plain)]), [format!("0 {:?} 10 0", few + "b")]);
        assert_eq!(
            strokes(&[(0, &many, on_red)]),
            [format!("0 {many:?} 10 0")],
            "erasing could lose the ground"
        );
        assert_eq!(on(true, &[(0, &many, on_red)]), [r#"0 "" 0 10"#]);
    }
}
