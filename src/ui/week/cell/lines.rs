//! The lines of a cell, as its content and its room allow.
//!
//! What is first in worth never goes: that somebody is away, who is alone, and what is flagged.

use super::super::super::text::width;
use super::content::{Content, Told};
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

/// What stands beside the words of a cell: the sign of its flag, or that all is done; that it changed.
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
            CellForm::Two => two(content, columns, marks).into(),
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

/// The first line: when, and beside it what is done or flagged. A time that is whole is worth more than that all is done.
fn first(content: &Content, columns: usize, marks: Marks, flags: bool) -> String {
    let flag = if flags { marks.flag } else { "" };
    let done = if content.is_done && flag.is_empty() { marks.done } else { "" };
    let forms = head(content, marks.nothing);
    let [all, not_done] = [format!("{}{flag}{done}", marks.changed), format!("{}{flag}", marks.changed)];
    // A column stays free between the edge and what stands beside it, where there is one.
    let ways = [(&all, 2), (&all, 1), (&not_done, 2), (&not_done, 1)];
    let taken = |(edge, free): &(&String, usize)| if edge.is_empty() { 0 } else { width(edge) + free };
    let is_whole =
        |way: &&(&String, usize)| forms.first().is_some_and(|form| width(form) + taken(way) <= columns);
    let way = ways.iter().find(is_whole).copied().unwrap_or((&all, 2));
    let head = fitting(&forms, columns.saturating_sub(taken(&way)));
    let (edge, _) = way;
    if edge.is_empty() {
        return head;
    }
    // Close to its own words, a sign is nobody else's: at the edge it would read as the next day's.
    format!("{head} {edge}")
}

/// Two lines: when, then whom they are with and what they do. The flag stands at the end of the second, above where it would take
/// the place of a family, and nowhere where there is no room for it there either.
fn two(content: &Content, columns: usize, marks: Marks) -> [String; 2] {
    let whole = with_left(content, columns);
    let above = || first(content, columns, marks, false);
    if marks.flag.is_empty() {
        return [above(), whole.rows.concat()];
    }
    let beside = with_left(content, columns.saturating_sub(width(marks.flag) + 1));
    if beside.left <= whole.left {
        return [above(), format!("{} {}", beside.rows.concat(), marks.flag).trim().to_owned()];
    }
    let flagged = first(content, columns, marks, true);
    let is_told = flagged.starts_with(&fitting(&head(content, marks.nothing), columns));
    [if is_told { flagged } else { above() }, whole.rows.concat()]
}

/// The two lines below the first of three: families above, groups and meetings below them, one above where both do not fit.
fn below(content: &Content, columns: usize) -> Vec<String> {
    if !content.left.is_empty() || content.away == Some("LEAVE asked") {
        let times = content.times.iter().filter(|_| content.away == Some("LEAVE asked"));
        let mut head: Vec<String> = vec![];
        for left in content.left.iter().rev() {
            head.splice(0..0, times.clone().map(|times| format!("{times}, {left}")).chain([left.clone()]));
        }
        head.extend(content.times.iter().filter(|_| content.left.is_empty()).cloned());
        return vec![fitting(&head, columns), content.in_lines(1, columns).rows.concat()];
    }
    let Some(families) = content.families else { return content.in_lines(2, columns).rows };
    let (families, others) = content.things.split_at((families + 1).min(content.things.len()));
    let apart = [filled(families, 1, columns), filled(others, 1, columns)];
    let is_whole = apart.iter().zip([families, others]).all(|(line, things)| line.told == things.len());
    if is_whole {
        apart.into_iter().flat_map(|line| line.rows).collect()
    } else {
        content.in_lines(2, columns).rows
    }
}

/// In one line what is to be covered, and what is told where there is room for both; a count of the rest beside a count is not
/// told.
fn with_left(content: &Content, columns: usize) -> Told {
    let left = fitting(&content.left, columns);
    if left.is_empty() {
        return content.in_lines(1, columns);
    }
    let beside = content.in_lines(1, columns.saturating_sub(width(&left) + 2));
    let things = beside.rows.concat();
    let is_told = !things.is_empty() && !things.starts_with('+');
    let line = if is_told { format!("{left}, {things}") } else { left };
    Told { rows: vec![line], left: beside.left }
}

/// All in one line; of families and a flag that do not both fit, the flag gives way.
fn one(content: &Content, columns: usize, marks: Marks) -> String {
    let edge = format!("{}{}", marks.changed, marks.flag);
    let edge = if edge.is_empty() && content.is_done { marks.done.to_owned() } else { edge };
    let laid = |edge: &str| {
        let room = columns.saturating_sub(if edge.is_empty() { 0 } else { width(edge) + 1 });
        let head = fitting(&head(content, marks.nothing), room);
        let rest = room.saturating_sub(width(&head) + 1);
        let told = match content.away {
            Some(_) => Told { rows: vec![fitting(&content.left, rest)], left: 0 },
            None => with_left(content, rest),
        };
        let all = [head, told.rows.concat(), edge.to_owned()];
        (told.left, all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "))
    };
    let (all, beside) = (laid(marks.changed), laid(&edge));
    if beside.0 <= all.0 { beside.1 } else { all.1 }
}

#[cfg(test)]
mod tests {
    use super::super::families;
    use super::*;
    use crate::domain::FamilyRef;

    const MARKS: Marks<'static> = Marks { flag: "", done: "✓", changed: "", nothing: "·" };

    fn content(times: &str, things: &[&str], families: usize) -> Content {
        let families = (families > 0).then_some(0);
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
        let shona =
            content("9:30–15:24", &["A1 A4", "baby massage/massage", "care review A3/care review"], 1);
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
            "LEAVE asked ◆ | 9:30–15:24 | C4, Wellbeing Group"
        );
        assert_eq!(said(&asked, CellForm::One, 8, flagged), "LEAVE? ◆");
        let mut done = content("9–15", &["A1"], 1);
        done.is_done = true;
        assert_eq!(said(&done, CellForm::Two, 13, MARKS), "9–15 ✓ | A1");
        for (columns, words) in [
            (13, "9:15–15:09 ✓ | A1"),
            (12, "9:15–15:09 ✓ | A1"),
            (11, "9:15–15:09 | A1"),
            (8, "9:15– ✓ | A1"),
        ] {
            done.times = Some("9:15–15:09".to_owned());
            assert_eq!(said(&done, CellForm::Two, columns, MARKS).replace("  ", " "), words, "{columns}");
        }
        for columns in 0..30 {
            for form in [CellForm::One, CellForm::Two, CellForm::Three, CellForm::Each] {
                let lines = CellLines::of(&asked, form, columns, flagged).lines;
                // Where not even that leave is asked for fits beside it, the flag goes.
                assert!(columns < 8 || lines.concat().contains('◆'), "{form:?} {columns}");
            }
        }
    }

    /// A day with some families one to one, of whom somebody is alone with the first, and with a meeting.
    fn with_families(many: usize, alone: usize) -> Content {
        let all = ["c10", "c3", "c9", "a12", "b7", "c1"].map(|it| FamilyRef::parse(it).unwrap());
        let (with, alone) = (&all[..many], &all[..alone]);
        Content {
            times: Some("9:30–15:30".to_owned()),
            things: vec![families::forms(with, alone, "▲"), vec!["supervision".to_owned()]],
            families: Some(0),
            fewer: families::fewer(with, alone, "▲"),
            booked: many + 1,
            ..Content::default()
        }
    }

    #[test]
    fn no_family_is_dropped_for_a_mark() {
        let flagged = Marks { flag: "◆", ..MARKS };
        for (many, alone, columns, words) in [
            (1, 1, 13, "9:30–15:30 | ▲C10 +1 ◆"),
            (2, 1, 13, "9:30–15:30 | ▲C10 C3 +1 ◆"),
            (3, 1, 13, "9:30–15:30 ◆ | ▲C10 C3 C9 +1"),
            (3, 0, 13, "9:30–15:30 ◆ | C3 C9 C10 +1"),
            (4, 1, 13, "9:30–15:30 | ▲C10 A12 +3 ◆"),
            (6, 0, 13, "9:30–15:30 ◆ | A12 B7 C1 +4"),
            (6, 1, 13, "9:30–15:30 | ▲C10 A12 +5 ◆"),
            (3, 1, 12, "9:30–15:30 | ▲C10 C3 +2 ◆"),
        ] {
            let content = with_families(many, alone);
            assert_eq!(said(&content, CellForm::Two, columns, flagged), words, "{many} {alone} {columns}");
        }
        // In whatever form and room: what a mark leaves of the families is what there is without it.
        let named = |lines: &[String]| {
            let words =
                lines.iter().skip(usize::from(lines.len() > 1)).flat_map(|line| line.split([' ', ',']));
            let names = words.map(|word| word.trim_start_matches('▲'));
            names.filter(|word| word.starts_with(['A', 'B', 'C'])).map(str::to_owned).collect::<Vec<_>>()
        };
        for form in [CellForm::One, CellForm::Two, CellForm::Three] {
            for columns in [6, 9, 11, 12, 13, 14, 16, 20, 21, 24, 30, 40] {
                for (many, alone) in (1..=6).flat_map(|many| [(many, 0), (many, 1)]) {
                    let content = with_families(many, alone);
                    let of = |marks| named(&CellLines::of(&content, form, columns, marks).lines);
                    assert_eq!(of(flagged), of(MARKS), "{form:?} {columns} {many} {alone}");
                    assert!(columns < 13 || form == CellForm::One || !of(flagged).is_empty());
                }
            }
        }
    }
}
