//! What is said below what is written, in a form or a line, a warning or what is put right with its sign.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::asks::hanging;
use crate::app::FormRemark;

/// The lines of some remarks, of so many columns.
pub(super) fn remarks(context: DrawContext, columns: usize, remarks: &[FormRemark]) -> Vec<Line<'static>> {
    let theme = context.theme;
    let drawn = theme.signs.boxes;
    let lines = |remark: &FormRemark| {
        let (sign, style) = match remark.warns {
            Some(severity) => (theme.sign(severity), theme.severity(severity)),
            None if remark.clears => (theme.signs.clears, theme.good),
            None => ("", theme.text),
        };
        // Read aloud, what tells of a flag says itself how grave it is.
        let sign = match remark.warns {
            _ if drawn => format!(" {sign:<2}"),
            Some(severity) if !remark.text.starts_with("adds ") => format!(" {}: ", severity.word()),
            _ => " ".to_owned(),
        };
        hanging(columns, &sign, &remark.text, style, style)
    };
    remarks.iter().flat_map(lines).collect()
}
