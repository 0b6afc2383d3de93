//! The text itself: rows, keys and values as TOML, one key a line, short lists on one line.

use std::fmt::{Display, Write as _};

use crate::domain::{Minutes, TableName};

/// The longest line that a list is written on.
const WIDTH: usize = 100;

/// A team file under way.
pub(super) struct Out {
    text: String,
    in_policy: bool,
    /// Whether what is the default is written too.
    is_whole: bool,
}

impl Out {
    pub(super) fn new(format: i64) -> Self {
        Self { text: format!("format = {format}\n"), in_policy: false, is_whole: false }
    }

    /// The same, where what is the default is written too.
    pub(super) fn whole(format: i64) -> Self {
        Self { is_whole: true, ..Self::new(format) }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Begins a row of a table that can have several.
    pub(super) fn row(&mut self, table: TableName) {
        let _ = writeln!(self.text, "\n[[{table}]]");
    }

    /// Begins the service.
    pub(super) fn service(&mut self) {
        self.text.push_str("\n[service]\n");
    }

    /// Begins the policies, the first time.
    pub(super) fn policy_table(&mut self) {
        if !self.in_policy {
            self.text.push_str("\n[policy]\n");
            self.in_policy = true;
        }
    }

    /// A value that is written as it is: a number, true or false, or made up already.
    pub(super) fn bare(&mut self, key: &str, value: &impl Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    /// A value in quotes.
    pub(super) fn text(&mut self, key: &str, value: impl Display) {
        let _ = write!(self.text, "{key} = ");
        quote(&mut self.text, &value.to_string());
        self.text.push('\n');
    }

    /// A value in quotes, unless it is the default.
    pub(super) fn unless<T: Display + PartialEq>(&mut self, key: &str, value: T, default: &T) {
        if self.is_whole || value != *default {
            self.text(key, value);
        }
    }

    /// A value in quotes, where there is one.
    pub(super) fn some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// A number, where there is one.
    pub(super) fn number(&mut self, key: &str, value: Option<u32>) {
        if let Some(value) = value {
            self.bare(key, &value);
        }
    }

    /// `key = true`, where it is.
    pub(super) fn if_true(&mut self, key: &str, value: bool) {
        if value {
            self.bare(key, &true);
        }
    }

    /// A length of time as whole minutes.
    pub(super) fn minutes(&mut self, key: &str, value: Minutes) {
        self.bare(key, &value.0);
    }

    /// A list of values in quotes; nothing where it is empty.
    pub(super) fn list<T: Display>(&mut self, key: &str, items: &[T]) {
        if !items.is_empty() {
            self.bare_list(key, items.iter().map(|item| quoted(&item.to_string())));
        }
    }

    /// A list of values that are made up already: on one line where it is short, else one a line.
    pub(super) fn bare_list(&mut self, key: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
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

/// A text in TOML's quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    quote(&mut out, text);
    out
}

fn quote(out: &mut String, text: &str) {
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
        out.list("short", &["a", "b"]);
        out.list("long", &["x".repeat(60), "y".repeat(60)]);
        let text = out.finish();
        assert!(text.contains("short = [\"a\", \"b\"]\n"), "{text}");
        assert!(text.contains("long = [\n    \"xxx"), "{text}");
        assert!(text.parse::<toml::Table>().is_ok());
    }
}
