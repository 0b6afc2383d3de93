//! A table on paper and read aloud: ruled columns on a terminal, and with `--plain` a sentence a row.

use comfy_table::{CellAlignment, ContentArrangement, Table as Ruled, presets};

use crate::domain::plain_text::in_one_line;

/// The narrowest terminal that a table is fitted to, in columns, and the width where there is none that can be.
const NARROWEST: u16 = 20;
const USUAL: u16 = 80;

/// A column: its heading, what is said before its value when the row is read aloud, and whether it holds figures.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    heading: &'static str,
    said: &'static str,
    figures: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(heading: &'static str, said: &'static str) -> Self {
        Self { heading, said, figures: false }
    }

    /// A column of figures.
    #[must_use]
    pub const fn figures(heading: &'static str, said: &'static str) -> Self {
        Self { heading, said, figures: true }
    }
}

/// A titled table; the first column says what a row is about.
#[derive(Clone, Debug)]
pub struct TextTable {
    /// What it shows.
    pub title: String,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows, a cell for each column; an empty cell is left out when read aloud.
    pub rows: Vec<Vec<String>>,
    /// What is said when there is no row.
    pub empty: &'static str,
}

impl TextTable {
    /// The table as text.
    #[must_use]
    pub fn text(&self, plain: bool) -> String {
        let in_lines = |row: &Vec<String>| row.iter().map(|cell| in_one_line(cell).into_owned()).collect();
        let table = Self { rows: self.rows.iter().map(in_lines).collect(), ..self.clone() };
        table.drawn(plain)
    }

    fn drawn(&self, plain: bool) -> String {
        let body = match (self.rows.is_empty(), plain) {
            (true, _) => format!("{}\n", self.empty),
            (false, true) => self.rows.iter().map(|row| self.sentence(row)).collect(),
            (false, false) => self.ruled(),
        };
        format!("{}\n{body}", self.title)
    }

    fn sentence(&self, row: &[String]) -> String {
        let mut cells = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        let subject = cells.next().map_or("", |(_, cell)| cell.as_str());
        let said = |(column, cell): (&Column, &String)| match column.said {
            "" => cell.clone(),
            said => format!("{said} {cell}"),
        };
        let rest: Vec<String> = cells.map(said).collect();
        format!("{subject}: {}.\n", rest.join(", ").trim_end_matches('.'))
    }

    /// Ruled columns, those with nothing in them left out.
    fn ruled(&self) -> String {
        let used = |n: &usize| self.rows.iter().any(|row| row.get(*n).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<usize> = (0..self.columns.len()).filter(used).collect();
        let mut table = Ruled::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        // A terminal that does not know its width yet is no reason for columns of one letter.
        if table.width().is_some_and(|width| width < NARROWEST) {
            table.set_width(USUAL);
        }
        table.set_header(used.iter().filter_map(|n| self.columns.get(*n)).map(|column| column.heading));
        for row in &self.rows {
            table.add_row(used.iter().filter_map(|n| row.get(*n)));
        }
        let columns = used.iter().filter_map(|n| self.columns.get(*n));
        for (shown, column) in table.column_iter_mut().zip(columns) {
            if column.figures {
                shown.set_cell_alignment(CellAlignment::Right);
            }
        }
        format!("{table}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_sentence_without_rules_or_empty_cells() {
        const COLUMNS: &[Column] = &[
            Column::words("Person", ""),
            Column::figures("Worked", "worked"),
            Column::figures("Load", "load"),
        ];
        let table = TextTable {
            title: "Hours".into(),
            columns: COLUMNS,
            rows: vec![vec!["Ann".into(), "14:24".into(), String::new()]],
            empty: "None.",
        };
        assert_eq!(table.text(true), "Hours\nAnn: worked 14:24.\n");
        assert!(table.text(false).contains('│'));
        assert_eq!(TextTable { rows: vec![], ..table }.text(true), "Hours\nNone.\n");
    }
}
