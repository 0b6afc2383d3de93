//! What is wrong in a table, what is left out of it, and what is worth knowing of how it was read.

use serde::Serialize;

use super::bounds::MOST_TOLD;
use crate::domain::{identifier, plain_text, words};

/// Where in a table something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TablePlace {
    /// The line of a file of lines, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The row of a sheet, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
}

impl TablePlace {
    /// It in words: `line 4`, `row 4`; nothing for the file as a whole.
    #[must_use]
    pub fn in_words(self) -> Option<String> {
        let line = self.line.map(|it| format!("line {it}"));
        line.or_else(|| self.row.map(|it| format!("row {it}")))
    }

    /// Its number alone, 0 for the file as a whole.
    #[must_use]
    pub fn number(self) -> usize {
        self.line.or(self.row).unwrap_or(0)
    }
}

/// Something in a table that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableFault {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// The heading of its column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The cell of a sheet, such as `B6`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What stands there, where it may be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What is wrong with it, and what is allowed.
    pub message: String,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SkippedRow {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// The heading of the column that is wrong in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The cell that is wrong in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// Why.
    pub what: String,
}

words! {
    /// What is worth knowing of how a table was read.
    TableWarningCode {
        /// Columns of which nothing is kept.
        ColumnNotKept = "column-not-kept",
        /// Letters that are not UTF-8 were read as those of Windows.
        EncodingGuessed = "encoding-guessed",
        /// Rows that the sheet hides were read.
        HiddenRowsRead = "hidden-rows-read",
        /// A sheet that is hidden was left out.
        HiddenSheetLeftOut = "hidden-sheet-left-out",
        /// Another sheet was left out.
        SheetLeftOut = "sheet-left-out",
        /// A total is not the sum of its rows.
        TotalDiffers = "total-differs",
        /// What is paid is not end less start less break.
        PaidDiffers = "paid-differs",
        /// A row says what is there already and otherwise; what is there stays.
        KeptAsItIs = "kept-as-it-is",
        /// There is nothing to compare a row with.
        NotCompared = "not-compared",
        /// What the file is was guessed.
        KindGuessed = "kind-guessed",
    }
}

/// Something worth knowing of how a table was read.
#[derive(Clone, Debug, Serialize)]
pub struct TableWarning {
    /// What it is.
    #[serde(serialize_with = "as_word")]
    pub code: TableWarningCode,
    /// Where it is of one row.
    #[serde(flatten)]
    pub place: TablePlace,
    /// The columns it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The rows it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<usize>,
    /// The sheet it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// How letters were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_as: Option<&'static str>,
    /// It in words.
    pub message: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks for it")]
fn as_word<S: serde::Serializer>(code: &TableWarningCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(code)
}

impl TableWarning {
    /// One of the file as a whole.
    #[must_use]
    pub fn new(code: TableWarningCode, message: String) -> Self {
        let (columns, rows) = (vec![], vec![]);
        Self { code, place: TablePlace::default(), columns, rows, sheet: None, read_as: None, message }
    }
}

/// Faults and warnings as they are found.
#[derive(Debug, Default)]
pub(super) struct TableNotes {
    /// Whether rows are those of a sheet.
    pub is_workbook: bool,
    pub faults: Vec<TableFault>,
    /// How many faults there are beyond those.
    pub more_faults: usize,
    pub skipped: Vec<SkippedRow>,
    pub warnings: Vec<TableWarning>,
}

impl TableNotes {
    /// A row as it is told.
    pub fn place(&self, number: usize) -> TablePlace {
        let (line, row) = if self.is_workbook { (None, Some(number)) } else { (Some(number), None) };
        TablePlace { line, row }
    }

    pub fn fault(&mut self, fault: TableFault) {
        if self.faults.len() < MOST_TOLD {
            self.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }

    /// A fault of the file as a whole, or of a line of it.
    pub fn whole(&mut self, line: Option<usize>, message: String) {
        let place = TablePlace { line, row: None };
        self.fault(TableFault { place, column: None, cell: None, found: None, message });
    }

    pub fn skip(&mut self, number: usize, what: &str) {
        if self.skipped.len() < MOST_TOLD {
            let (place, what) = (self.place(number), what.to_owned());
            self.skipped.push(SkippedRow { place, column: None, cell: None, found: None, what });
        }
    }

    pub fn warn(&mut self, warning: TableWarning) {
        if self.warnings.len() < MOST_TOLD {
            self.warnings.push(warning);
        }
    }

    pub fn warn_at(&mut self, number: usize, code: TableWarningCode, message: String) {
        let place = self.place(number);
        self.warn(TableWarning { place, ..TableWarning::new(code, message) });
    }
}

/// A text of the file as it may be said: in one line, short, and without numbers of patients.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    plain_text::in_one_line(&identifier::without(&short)).into_owned()
}
