//! Lines of cells: commas, semicolons or tabs between them.

use super::bounds::{LONGEST_CELL, MOST_CELLS};
use super::cell::{CellValue, Table, TableCell, TableRow};

/// What may stand between cells, the likelier first where nothing tells them apart.
const DELIMITERS: [char; 3] = ['\t', ';', ','];
/// How many rows tell which it is.
const SAMPLE: usize = 40;

/// A row as it is written: its line, and its cells.
type Record = (usize, Vec<String>);

/// Reads the lines of a text; the error is the line, and what is wrong there.
pub(super) fn read(text: &str) -> Result<(Table, char), (usize, String)> {
    let (said, text, first_line) = said_delimiter(text);
    let delimiter = said.unwrap_or_else(|| {
        // The best is the one that gives most rows the same number of cells.
        let score = |sign: &char| evenness(text, *sign);
        DELIMITERS.into_iter().rev().max_by_key(score).unwrap_or(',')
    });
    let mut records = Records::of(text, delimiter, first_line);
    let (mut rows, mut cells) = (vec![], 0);
    while let Some((number, record)) = records.next()? {
        let mut row = TableRow { number, is_hidden: false, cells: vec![] };
        for (column, written) in record.iter().enumerate() {
            if written.len() > LONGEST_CELL {
                let most = LONGEST_CELL >> 10;
                return Err((
                    number,
                    format!("a cell of this line is longer than {most} KiB: is a quotation mark missing?"),
                ));
            }
            row.cells
                .extend(CellValue::text(without_guard(written)).map(|value| TableCell { column, value }));
        }
        cells += row.cells.len();
        if cells > MOST_CELLS {
            return Err((number, format!("there are more than {MOST_CELLS} cells: no more are read")));
        }
        if !row.cells.is_empty() {
            rows.push(row);
        }
    }
    Ok((Table { name: None, is_hidden: false, rows }, delimiter))
}

/// The sign that a first line such as `sep=;` names, what follows it, and the line that this begins on.
fn said_delimiter(text: &str) -> (Option<char>, &str, usize) {
    let said = || {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let line = line.trim_end_matches('\r').trim_matches('"');
        let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
        let mut signs = sign.chars();
        let sign = signs.next().filter(|it| DELIMITERS.contains(it) || *it == '|')?;
        signs.next().is_none().then_some((sign, rest))
    };
    said().map_or((None, text, 1), |(sign, rest)| (Some(sign), rest, 2))
}

/// How evenly a sign cuts the first rows: the most common number of cuts, by how often it comes.
fn evenness(text: &str, sign: char) -> usize {
    let mut records = Records::of(text, sign, 1);
    let mut counts: Vec<usize> = vec![];
    while counts.len() < SAMPLE
        && let Ok(Some((_, record))) = records.next()
    {
        counts.push(record.len() - 1);
    }
    let often = |count: &usize| counts.iter().filter(|it| *it == count).count() * count;
    counts.iter().map(often).max().unwrap_or(0)
}

/// A text without the sign that keeps a spreadsheet from running it.
fn without_guard(written: &str) -> &str {
    match written.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => written,
    }
}

/// The rows of a text, one by one.
struct Records<'t> {
    letters: std::iter::Peekable<std::str::Chars<'t>>,
    delimiter: char,
    line: usize,
}

impl<'t> Records<'t> {
    fn of(text: &'t str, delimiter: char, line: usize) -> Self {
        Self { letters: text.chars().peekable(), delimiter, line }
    }

    /// The next row; the error says that the text ends inside quotes.
    fn next(&mut self) -> Result<Option<Record>, (usize, String)> {
        if self.letters.peek().is_none() {
            return Ok(None);
        }
        let (at, mut cells) = (self.line, vec![]);
        loop {
            let mut cell = String::new();
            if self.letters.next_if_eq(&'"').is_some() {
                self.quoted(&mut cell)?;
            }
            let end = loop {
                match self.letters.next() {
                    Some('\r') => {
                        self.letters.next_if_eq(&'\n');
                        break Some('\n');
                    }
                    Some(letter) if letter == '\n' || letter == self.delimiter => break Some(letter),
                    Some(letter) => cell.push(letter),
                    None => break None,
                }
            };
            cells.push(cell);
            if end == Some('\n') {
                self.line += 1;
            }
            if end != Some(self.delimiter) {
                return Ok(Some((at, cells)));
            }
        }
    }

    fn quoted(&mut self, cell: &mut String) -> Result<(), (usize, String)> {
        let begins = self.line;
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if self.letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => return Ok(()),
                '\r' if self.letters.peek() == Some(&'\n') => {}
                letter => {
                    self.line += usize::from(matches!(letter, '\n' | '\r'));
                    cell.push(letter);
                }
            }
        }
        Err((
            begins,
            "the file ends inside a quotation that begins on this line: it was cut short, or a \" is missing"
                .to_owned(),
        ))
    }
}
