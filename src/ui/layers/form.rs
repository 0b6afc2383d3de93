//! A form: labels, fields, what is wrong with each, and proposals for the one being written in.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, width, wrap};
use super::super::{Brush, Canvas, cells, columns, lines, scroll_to};
use super::{drawer, field, window};
use crate::app::{FormLayer, Remark};

/// The most columns of a form.
const WIDE: usize = 90;
/// Columns of a label.
const LABEL: usize = 14;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush, form: &FormLayer, top: bool) {
    let theme = brush.theme;
    let wide = if form.lies_low() { usize::MAX } else { WIDE };
    let across = columns(area).min(wide).saturating_sub(6);
    let remarks = brush.app.remarks_of(form);
    let remarks = [long_problem(across, brush, form, &remarks), in_lines(across, brush, &remarks)].concat();
    let under = form.proposals.len() + remarks.len();
    let high = cells(form.fields.len() + 3 + under.max(1));
    let room = if form.lies_low() {
        drawer(canvas, area, brush, &form.title, high)
    } else {
        window(canvas, area, brush, &form.title, (cells(WIDE), high.min(area.height)))
    };
    let below =
        cells(under + 1).min(room.height.saturating_sub(cells(form.fields.len())).max(room.height / 2));
    let rows = room.height.saturating_sub(below);
    let first = scroll_to(form.at, form.fields.len(), usize::from(rows));
    for (n, it) in form.fields.iter().enumerate().skip(first).take(usize::from(rows)) {
        let row = Rect { y: room.y + cells(n - first), height: 1, ..room };
        let here = n == form.at;
        let mut line = Strip::new(columns(row));
        line.put(if here { theme.signs.marker } else { " " }, theme.near);
        line.put_fit(it.label, LABEL, if here { theme.near } else { theme.quiet });
        let written = width(it.text.value());
        if let Some(problem) = &it.problem {
            line.put_fit("", written + 1, theme.text);
            line.put(format!(" {} {problem}", theme.signs.amber), theme.amber);
        } else if let Some(meant) = &it.meant {
            line.put_fit("", written + 1, theme.text);
            line.put(format!(" {} {meant}", theme.signs.dot), theme.quiet);
        } else if it.text.value().is_empty() {
            line.put_fit("", 2, theme.text);
            line.put(it.hint, theme.quiet);
        }
        lines(canvas, row, [line.line()]);
        let label = cells(LABEL + 1).min(row.width);
        let text = Rect { x: row.x + label, width: row.width - label, ..row };
        // The whole line is the field while it is written in; else only as much as is written, so that what is said of it shows.
        let text = if here && it.problem.is_none() && it.meant.is_none() {
            text
        } else {
            Rect { width: cells(written + 1).min(text.width), ..text }
        };
        if !it.text.value().is_empty() || here {
            field(canvas, text, &it.text, theme.text, here && top);
        }
    }
    let proposals = Rect { y: room.y + rows, height: below, ..room };
    let mut said = vec![];
    for (n, proposal) in form.proposals.iter().enumerate() {
        let mut line = Strip::new(columns(proposals));
        let (mark, style) =
            if n == form.marked { (theme.signs.marker, theme.near) } else { (" ", theme.text) };
        line.put(format!("  {mark}{}", proposal.insert), style);
        line.put(format!("  {}", proposal.label), theme.quiet);
        said.push(line.line());
    }
    said.extend(remarks);
    lines(canvas, proposals, said);
}

/// What is wrong with the field that is written in, in full where its line has no room for all of it.
fn long_problem(room: usize, brush: Brush, form: &FormLayer, remarks: &[Remark]) -> Vec<Line<'static>> {
    let theme = brush.theme;
    let Some((field, problem)) = form.fields.get(form.at).and_then(|it| Some((it, it.problem.as_ref()?)))
    else {
        return vec![];
    };
    let fits = LABEL + width(field.text.value()) + width(problem) + 6 <= room;
    if fits || remarks.iter().any(|remark| remark.text.contains(problem)) {
        return vec![];
    }
    let words = wrap(problem, room.saturating_sub(4));
    words.into_iter().map(|words| Line::styled(format!("   {words}"), theme.amber)).collect()
}

/// What the form says of what is written, a warning with its sign.
fn in_lines(room: usize, brush: Brush, remarks: &[Remark]) -> Vec<Line<'static>> {
    let theme = brush.theme;
    let line = |remark: &Remark, n: usize, words: &str| {
        let mut line = Strip::new(room + 2);
        let style = remark.warns.map_or(theme.text, |severity| theme.severity(severity));
        let sign = remark.warns.filter(|_| n == 0).map(|severity| format!(" {} ", theme.sign(severity)));
        line.put(sign.unwrap_or_else(|| "   ".to_owned()), style);
        line.put(words, style);
        line.line()
    };
    let lines = |remark: &Remark| -> Vec<Line<'static>> {
        let words = wrap(&remark.text, room.saturating_sub(1));
        words.iter().enumerate().map(|(n, words)| line(remark, n, words)).collect()
    };
    remarks.iter().flat_map(lines).collect()
}
