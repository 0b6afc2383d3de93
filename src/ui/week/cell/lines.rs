//! The lines of a cell, as its content and its room allow.
//!
//! What is first in worth never goes: that somebody is away, who is alone, and what is flagged.

use super::super::super::text::width;
use super::content::Content;
use super::fill::filled;

/// How a cell is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum CellForm {
    /// All in one line: `9–15 A1–A5 +1`.
    One,
    /// Times, then what is done.
    Two,
    /// Times, families, groups and meetings.
    Three,
    /// Times, then each session on its line.
    Each,
}

impl CellForm {
    /// How many lines a content takes, however wide they are.
    pub(in crate::ui) fn rows(self, content: &Content) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Each => 1 + content.sessions.len() + usize::from(tells_own(content)),
        }
    }
}

/// Whether a line says how much of somebody's own work is left while they are away.
fn tells_own(content: &Content) -> bool {
    content.away.is_some() && content.own > 0
}

/// What stands at the edge of a cell: the sign of its flag, or that all is done; that it changed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct Marks<'s> {
    /// The sign of the flag.
    pub flag: &'s str,
    /// The sign of what is done.
    pub done: &'s str,
    /// Signs that it changed.
    pub changed: &'s str,
    /// Where somebody is not in.
    pub nothing: &'s str,
}

/// The lines of a cell, none wider than its room; whether any of it was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct CellLines {
    /// The lines.
    pub lines: Vec<String>,
}

impl CellLines {
    /// The lines of a content in a form, so many columns wide. Of `Each` there are as many as it takes.
    pub(in crate::ui) fn of(content: &Content, form: CellForm, columns: usize, marks: Marks) -> Self {
        let lines = match form {
            CellForm::One => vec![one(content, columns, marks)],
            CellForm::Two => vec![first(content, columns, marks, false), second(content, columns, marks)],
            CellForm::Three => {
                let mut lines = vec![first(content, columns, marks, true)];
                lines.extend(below(content, columns));
                lines
            }
            CellForm::Each => {
                let mut lines = vec![first(content, columns, marks, true)];
                lines.extend(content.sessions.iter().map(|forms| fitting(forms, columns)));
                if tells_own(content) {
                    let own = match content.own {
                        1 => vec!["and 1 of their own work".to_owned(), "+1".to_owned()],
                        own => vec![
                            format!("and {own} of their own work"),
                            format!("+{own} own work"),
                            format!("+{own}"),
                        ],
                    };
                    lines.push(fitting(&own, columns));
                }
                lines
            }
        };
        Self { lines }
    }
}

/// The first of some forms that fits; nothing where none does.
fn fitting(forms: &[String], columns: usize) -> String {
    forms.iter().find(|form| width(form) <= columns).cloned().unwrap_or_default()
}

/// When somebody is in or that they are away, in forms.
fn head(content: &Content, nothing: &str) -> Vec<String> {
    if let (None, Some(extra)) = (content.away, &content.extra) {
        let (first, _) = extra.split_once('–').unwrap_or((extra, ""));
        return match &content.times {
            Some(times) => {
                vec![
                    format!("{times}, extra {extra}"),
                    format!("{times} +{extra}"),
                    format!("{times} +"),
                    times.clone(),
                ]
            }
            None => vec![
                format!("extra {extra}"),
                format!("+{extra}"),
                format!("extra {first}–"),
                format!("+{first}–"),
            ],
        };
    }
    match (content.away, &content.times) {
        (Some("LEAVE asked"), _) => vec!["LEAVE asked".to_owned(), "LEAVE?".to_owned()],
        (Some(away), Some(times)) => vec![format!("{away}, {times}"), away.to_owned()],
        (Some(away), None) => vec![away.to_owned()],
        (None, Some(times)) => {
            let hours: Vec<&str> = times.split('+').filter_map(|it| it.split('–').next()).collect();
            vec![times.clone(), format!("{}–", hours.first().unwrap_or(&""))]
        }
        (None, None) if content.booked > 0 => vec!["not in".to_owned()],
        (None, None) => vec![nothing.to_owned()],
    }
}

/// The first line: when, and at its right edge what is done or flagged.
fn first(content: &Content, columns: usize, marks: Marks, flags: bool) -> String {
    let flag = if flags { marks.flag } else { "" };
    let done = if content.is_done && flag.is_empty() { marks.done } else { "" };
    let edge = format!("{}{flag}{done}", marks.changed);
    let room = columns.saturating_sub(if edge.is_empty() { 0 } else { width(&edge) + 2 });
    let head = fitting(&head(content, marks.nothing), room);
    if edge.is_empty() {
        return head;
    }
    // A column stays free between the edge and what stands beside it.
    let gap = columns.saturating_sub(width(&head) + width(&edge) + 1);
    format!("{head}{}{edge}", " ".repeat(gap))
}

/// The second of two lines: whom they are with and what they do; the flag at its end.
fn second(content: &Content, columns: usize, marks: Marks) -> String {
    let room = columns.saturating_sub(if marks.flag.is_empty() { 0 } else { width(marks.flag) + 1 });
    let told = with_left(content, room);
    if marks.flag.is_empty() { told } else { format!("{told} {}", marks.flag).trim().to_owned() }
}

/// The two lines below the first of three: families above, groups and meetings below them, one above where both do not fit.
fn below(content: &Content, columns: usize) -> Vec<String> {
    let (families, others) = content.things.split_at(content.families.min(content.things.len()));
    if !content.left.is_empty() || content.away == Some("LEAVE asked") {
        let times = content.times.iter().filter(|_| content.away == Some("LEAVE asked"));
        let mut head: Vec<String> = vec![];
        for left in content.left.iter().rev() {
            head.splice(0..0, times.clone().map(|times| format!("{times}, {left}")).chain([left.clone()]));
        }
        head.extend(content.times.iter().filter(|_| content.left.is_empty()).cloned());
        return vec![fitting(&head, columns), filled(&content.things, 1, columns).concat()];
    }
    let apart: Vec<String> =
        filled(families, 1, columns).into_iter().chain(filled(others, 1, columns)).collect();
    let is_whole = apart.iter().all(|line| !line.contains('+'));
    if is_whole && !families.is_empty() { apart } else { filled(&content.things, 2, columns) }
}

/// In one line what is to be covered, and what is told where there is room for both; a count of the rest beside a count is not
/// told.
fn with_left(content: &Content, columns: usize) -> String {
    let left = fitting(&content.left, columns);
    if left.is_empty() {
        return filled(&content.things, 1, columns).concat();
    }
    let things = filled(&content.things, 1, columns.saturating_sub(width(&left) + 2)).concat();
    if things.is_empty() || things.starts_with('+') || content.things.is_empty() {
        return left;
    }
    format!("{left}, {things}")
}

/// All in one line.
fn one(content: &Content, columns: usize, marks: Marks) -> String {
    let edge = format!("{}{}", marks.changed, marks.flag);
    let edge = if edge.is_empty() && content.is_done { marks.done.to_owned() } else { edge };
    let room = columns.saturating_sub(if edge.is_empty() { 0 } else { width(&edge) + 1 });
    let head = fitting(&head(content, marks.nothing), room);
    let rest = room.saturating_sub(width(&head) + 1);
    let told = if content.away.is_some() { fitting(&content.left, rest) } else { with_left(content, rest) };
    let all = [head, told, edge].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: Marks<'static> = Marks { flag: "", done: "✓", changed: "", nothing: "·" };

    fn content(times: &str, things: &[&str], families: usize) -> Content {
        let things: Vec<Vec<String>> =
            things.iter().map(|forms| forms.split('/').map(str::to_owned).collect()).collect();
        Content {
            times: (!times.is_empty()).then(|| times.to_owned()),
            booked: things.len(),
            things,
            families,
            ..Content::default()
        }
    }

    fn said(content: &Content, form: CellForm, columns: usize, marks: Marks) -> String {
        let lines = CellLines::of(content, form, columns, marks).lines;
        assert!(lines.iter().all(|line| width(line) <= columns), "{lines:?} in {columns}");
        assert_eq!(lines.len(), form.rows(content), "{lines:?}");
        lines.join(" | ")
    }

    #[test]
    fn a_cell_says_what_is_worth_most_in_the_room_there_is() {
        let eilidh = content(
            "9–12:30",
            &["BookBug A1–A3 A5/BookBug", "MDT meeting/MDT", "share handover/handover"],
            0,
        );
        for (form, columns, words) in [
            (CellForm::Three, 20, "9–12:30 | BookBug A1–A3 A5 | MDT, share handover"),
            (CellForm::Two, 13, "9–12:30 | BookBug +2"),
            (CellForm::One, 22, "9–12:30 BookBug +2"),
            (CellForm::One, 13, "9–12:30 +3"),
        ] {
            assert_eq!(said(&eilidh, form, columns, MARKS), words, "{form:?} {columns}");
        }
        let shona = content(
            "9:30–15:24",
            &["A1 A4/2 families", "baby massage/massage", "care review A3/care review"],
            1,
        );
        assert_eq!(said(&shona, CellForm::Two, 13, MARKS), "9:30–15:24 | A1 A4 +2");
        assert_eq!(said(&content("", &[], 0), CellForm::Two, 13, MARKS), "· | ");
        assert_eq!(said(&content("", &["MDT"], 0), CellForm::Two, 13, MARKS), "not in | MDT");
    }

    #[test]
    fn leave_the_flag_and_what_is_done_never_go() {
        let flagged = Marks { flag: "◆", ..MARKS };
        let mut asked = content("9:30–15:24", &["C4", "Wellbeing Group/Group"], 1);
        (asked.away, asked.booked) = (Some("LEAVE asked"), 7);
        assert_eq!(said(&asked, CellForm::Two, 13, flagged), "LEAVE asked | C4, Group ◆");
        assert_eq!(
            said(&asked, CellForm::Three, 20, flagged),
            "LEAVE asked       ◆ | C4, Wellbeing Group | 9:30–15:24, 7 booked"
        );
        assert_eq!(said(&asked, CellForm::One, 8, flagged), "LEAVE? ◆");
        let mut done = content("9–15", &["A1"], 1);
        done.is_done = true;
        assert_eq!(said(&done, CellForm::Two, 13, MARKS), "9–15       ✓ | A1");
        for columns in 0..30 {
            for form in [CellForm::One, CellForm::Two, CellForm::Three, CellForm::Each] {
                for content in [&asked, &done] {
                    let lines = CellLines::of(content, form, columns, flagged).lines;
                    assert!(columns < 2 || lines.concat().contains('◆'), "{form:?} {columns}");
                }
            }
        }
    }
}
