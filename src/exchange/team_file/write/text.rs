//! The text itself: rows, keys and values as TOML, one key a line, short lists on one line.

use std::fmt::Write as _;

use super::super::tables::heading;
use crate::domain::TableName;
use crate::domain::parts::Said;

/// The longest line that a list is written on.
const WIDTH: usize = 100;

/// A team file under way.
pub(super) struct Out {
    text: String,
    in_policy: bool,
}

impl Out {
    pub(super) fn new(format: i64) -> Self {
        Self { text: format!("format = {format}\n"), in_policy: false }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Begins a row of a table; of the policies, which are one, the first time.
    pub(super) fn row(&mut self, table: TableName) {
        if table != TableName::Policy || !self.in_policy {
            let _ = writeln!(self.text, "\n{}", heading(table));
        }
        self.in_policy = table == TableName::Policy;
    }

    /// A key and what it says: lists on one line where they are short, else an item a line.
    pub(super) fn line(&mut self, key: &str, said: &Said) {
        match said {
            Said::List(items) => self.list(key, items.iter().map(in_line).collect()),
            said => self.bare(key, said),
        }
    }

    /// A key and what it says on one line, however long.
    pub(super) fn bare(&mut self, key: &str, said: &Said) {
        let _ = writeln!(self.text, "{key} = {}", in_line(said));
    }

    fn list(&mut self, key: &str, items: Vec<String>) {
        let width = key.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        let tables = items.len() > 1 && items.iter().any(|item| item.starts_with(['{', '[']));
        if width <= WIDTH && !tables {
            let _ = writeln!(self.text, "{key} = [{}]", items.join(", "));
            return;
        }
        let _ = writeln!(self.text, "{key} = [");
        for item in items {
            let _ = writeln!(self.text, "    {item},");
        }
        self.text.push_str("]\n");
    }
}

fn in_line(said: &Said) -> String {
    match said {
        Said::Text(text) => quoted(text),
        Said::Number(digits) => digits.clone(),
        Said::Flag(flag) => flag.to_string(),
        Said::List(items) => format!("[{}]", items.iter().map(in_line).collect::<Vec<_>>().join(", ")),
        Said::Table(table) => {
            let lines: Vec<String> =
                table.iter().map(|(key, said)| format!("{key} = {}", in_line(said))).collect();
            format!("{{ {} }}", lines.join(", "))
        }
    }
}

/// A text in TOML's quotes.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_can_be_quoted() {
        let all: String = (0..0x0001_1000_u32).filter_map(char::from_u32).collect();
        let table: toml::Table = format!("x = {}", quoted(&all)).parse().unwrap();
        assert_eq!(table["x"].as_str(), Some(all.as_str()));
    }

    #[test]
    fn a_long_list_is_written_one_a_line() {
        let mut out = Out::new(1);
        let list = |texts: [String; 2]| Said::List(texts.map(Said::Text).into());
        out.line("short", &list(["a", "b"].map(str::to_owned)));
        out.line("long", &list(["x", "y"].map(|it| it.repeat(60))));
        let text = out.finish();
        assert!(text.contains("short = [\"a\", \"b\"]\n"), "{text}");
        assert!(text.contains("long = [\n    \"xxx"), "{text}");
        assert!(text.parse::<toml::Table>().is_ok());
    }
}
