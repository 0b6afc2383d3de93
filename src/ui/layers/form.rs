//! A form: labels, fields, what is wrong with each, and proposals for the one being written in.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to};
use super::frame::{drawer, field, window};
use crate::app::quick::QuickCompletion;
use crate::app::{FieldInput, FormLayer, FormRemark};
use crate::command::Command;
use crate::domain::counted;

/// The most columns of a form.
const WIDE: usize = 90;
/// Columns of a label.
const LABEL: usize = 14;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, form: &FormLayer, top: bool) {
    let wide = if form.lies_low() { usize::MAX } else { WIDE };
    let across = columns(area).min(wide).saturating_sub(6);
    let remarks = context.app.remarks_of(form);
    let remarks = [long_problems(across, context, form), in_lines(across, context, &remarks)].concat();
    let (shown, folded) = (form.shown(), form.folded());
    let all = shown.len() + usize::from(folded > 0);
    let under = form.proposals.len() + remarks.len();
    let high = cells(all + 3 + under.max(1));
    let room = if form.lies_low() {
        drawer(canvas, area, context, &form.title, high)
    } else {
        window(canvas, area, context, &form.title, (cells(WIDE), high.min(area.height)))
    };
    let below = cells(under + 1).min(room.height.saturating_sub(cells(all)).max(room.height / 2));
    let rows = usize::from(room.height.saturating_sub(below));
    let here = shown.iter().position(|at| *at == form.at).unwrap_or(0);
    let first = scroll_to(here, all, rows);
    for n in (first..all).take(rows) {
        let row = Rect { y: room.y + cells(n - first), height: 1, ..room };
        match shown.get(n).and_then(|at| form.inputs.get(*at)) {
            Some(input) => draw_field(canvas, row, context, input, (n == here, top)),
            None => lines(canvas, row, [more(context, folded)]),
        }
    }
    let proposals = Rect { y: room.y + cells(rows), height: below, ..room };
    let said = in_marked_lines(columns(proposals), context, form).into_iter().chain(remarks);
    lines(canvas, proposals, said);
}

/// A field with what is written in it, and what is said of that; `here` where it is written in, `top` where that is in front.
fn draw_field(
    canvas: &mut Canvas,
    row: Rect,
    context: DrawContext,
    input: &FieldInput,
    (here, top): (bool, bool),
) {
    let theme = context.theme;
    let mut line = Strip::new(columns(row));
    line.put(if here { theme.signs.marker } else { " " }, theme.strong);
    line.put_fit(input.label, LABEL, if here { theme.strong } else { theme.quiet });
    let written = width(input.text.value());
    let problem = input.shown_problem();
    if let Some(problem) = problem {
        line.put_fit("", written + 1, theme.text);
        line.put(format!(" {} {problem}", theme.signs.amber), theme.amber);
    } else if let Some(meant) = &input.meant {
        line.put_fit("", written + 1, theme.text);
        line.put(format!(" {} {meant}", theme.signs.dot), theme.quiet);
    } else if input.text.value().is_empty() && !input.hint.is_empty() {
        line.put_fit("", 2, theme.text);
        line.put(format!("({})", input.hint), theme.quiet);
    }
    lines(canvas, row, [line.line()]);
    let label = cells(LABEL + 1).min(row.width);
    let text = Rect { x: row.x + label, width: row.width - label, ..row };
    // The whole line is the field while it is written in; else only as much as is written, so that what is said of it shows.
    let text = if here && problem.is_none() && input.meant.is_none() {
        text
    } else {
        Rect { width: cells(written + 1).min(text.width), ..text }
    };
    if !input.text.value().is_empty() || here {
        // What typing would replace is marked as text that is chosen is anywhere.
        let style = if here && top && input.is_replaced_by_typing() { theme.selection } else { theme.text };
        field(canvas, text, &input.text, style, here && top);
    }
}

/// That there are more fields, with the key that shows them.
fn more(context: DrawContext, folded: usize) -> Line<'static> {
    let key = context.app.keys.map.key_of(Command::MoreFields, context.app.scopes());
    let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
    Line::styled(format!(" more: {}{key}", counted(folded, "field")), context.theme.quiet)
}

/// What could be written, the one that stands there or would be put in marked.
fn in_marked_lines(room: usize, context: DrawContext, form: &FormLayer) -> Vec<Line<'static>> {
    let theme = context.theme;
    let line = |(n, proposal): (usize, &QuickCompletion)| {
        let mut line = Strip::new(room);
        let (mark, style) =
            if n == form.marked { (theme.signs.marker, theme.strong) } else { (" ", theme.text) };
        line.put(format!("  {mark}{}", proposal.insert), style);
        line.put(format!("  {}", proposal.label), theme.quiet);
        line.line()
    };
    form.proposals.iter().enumerate().map(line).collect()
}

/// What is wrong, in full, where the line of a field has no room for all of it.
fn long_problems(room: usize, context: DrawContext, form: &FormLayer) -> Vec<Line<'static>> {
    let in_full = |input: &FieldInput| {
        let problem = input.shown_problem()?;
        let fits = LABEL + width(input.text.value()) + width(problem) + 6 <= room;
        let end = if problem.ends_with(['?', '.']) { "" } else { "." };
        (!fits).then(|| wrap(&format!("{}: {problem}{end}", input.label), room.saturating_sub(4)))
    };
    let words = form.inputs.iter().filter_map(in_full).flatten();
    words.map(|words| Line::styled(format!("   {words}"), context.theme.amber)).collect()
}

/// What the form says of what is written, a warning with its sign.
fn in_lines(room: usize, context: DrawContext, remarks: &[FormRemark]) -> Vec<Line<'static>> {
    let theme = context.theme;
    let line = |remark: &FormRemark, n: usize, words: &str| {
        let mut line = Strip::new(room + 2);
        let style = remark.warns.map_or(theme.text, |severity| theme.severity(severity));
        let sign = remark.warns.filter(|_| n == 0).map(|severity| format!(" {} ", theme.sign(severity)));
        line.put(sign.unwrap_or_else(|| "   ".to_owned()), style);
        line.put(words, style);
        line.line()
    };
    let lines = |remark: &FormRemark| -> Vec<Line<'static>> {
        let words = wrap(&remark.text, room.saturating_sub(1));
        words.iter().enumerate().map(|(n, words)| line(remark, n, words)).collect()
    };
    remarks.iter().flat_map(lines).collect()
}
