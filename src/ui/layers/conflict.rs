//! Two people changed the same: field by field, before, mine and theirs; then what is to become of it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, fit, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, selection};
use super::frame::window;
use crate::app::{ConflictLayer, EditConflict, words};

/// Columns of a field's name.
const NAME: usize = 14;
/// The most columns of the box.
const WIDE: usize = 110;
/// Why mine is not among what can be chosen.
const BLIND: &str = "What stands there tells of families that are kept from you, so yours cannot take its place: keep theirs, \
                     then change it again.";

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &ConflictLayer, top: bool) {
    let theme = context.theme;
    let choices = layer.settlements().len();
    let edges = if theme.signs.boxes { 2 } else { 0 };
    let wide = columns(area).min(WIDE).saturating_sub(edges);
    let mut rows: Vec<Line<'static>> =
        layer.conflicts.iter().flat_map(|conflict| in_lines(wide, context, conflict)).collect();
    if layer.is_blind() {
        let words = wrap(BLIND, wide.saturating_sub(2));
        rows.extend(words.into_iter().map(|words| Line::styled(format!(" {words}"), theme.amber)));
    }
    if let Some(refused) = &layer.refused {
        let words = format!("Yours can no longer be saved: {refused}.");
        let words = wrap(&words, wide.saturating_sub(2));
        rows.extend(words.into_iter().map(|words| Line::styled(format!(" {words}"), theme.amber)));
    }
    let high = cells(rows.len() + choices + 4).clamp(8, area.height.max(8));
    let room = window(canvas, area, context, "Somebody got there first", (cells(WIDE), high));
    let told = usize::from(room.height).saturating_sub(choices + 1);
    let past = layer.scrolled.min((rows.len() + 1).saturating_sub(told));
    let rows = std::iter::once(heading(wide, context)).chain(rows.into_iter().skip(past)).take(told);
    lines(canvas, Rect { height: cells(told).min(room.height), ..room }, rows);
    let y = room.y + cells(told + 1).min(room.height.saturating_sub(1));
    for (n, settlement) in layer.settlements().iter().enumerate() {
        let row = Rect { y: y + cells(n), height: 1, ..room };
        if row.y >= room.y + room.height {
            return;
        }
        let marked = n == layer.marked;
        let mut line = Strip::new(columns(row));
        line.put(" ", theme.text);
        line.put(layer.words(*settlement), theme.text);
        lines(canvas, row, [line.line()]);
        if marked && top {
            selection::focus(canvas, row, context);
        }
    }
}

/// The width of each of the three versions.
fn wide(columns: usize) -> usize {
    columns.saturating_sub(NAME + 3) / 3
}

fn heading(columns: usize, context: DrawContext) -> Line<'static> {
    row(columns, context, "", ["before", "mine", "theirs"].map(str::to_owned), [true; 3])
}

fn in_lines(columns: usize, context: DrawContext, conflict: &EditConflict) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let who = conflict.by.as_deref().map_or("somebody", |by| app.name_of(by));
    let at = conflict
        .at
        .map(|at| format!(", {} {}", words::day(at.date(), app.today()), at.time()))
        .unwrap_or_default();
    let mut told = Strip::new(columns);
    told.put(format!(" {}", conflict.what), theme.strong);
    let done = if conflict.is_gone { "removed" } else { "changed" };
    told.put(format!("  {done} by {who}{at}"), theme.text);
    let fields = conflict.fields.iter().flat_map(|field| {
        let says = [&field.before, &field.mine, &field.theirs].map(Clone::clone);
        rows(columns, context, &field.name, says)
    });
    std::iter::once(told.line()).chain(fields).collect()
}

/// A field in its three versions, in as many lines as the longest of them takes.
fn rows(columns: usize, context: DrawContext, name: &str, says: [String; 3]) -> Vec<Line<'static>> {
    let [before, mine, theirs] = &says;
    let differs = [false, mine != before, theirs != before];
    let parts = says.map(|text| wrap(&text, wide(columns)));
    let many = parts.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let line = |n: usize| {
        let part = parts.each_ref().map(|part| part.get(n).cloned().unwrap_or_default());
        let empty = if n == 0 { context.theme.signs.nothing } else { "" };
        let part = part.map(|part| if part.is_empty() { empty.to_owned() } else { part });
        row(columns, context, if n == 0 { name } else { "" }, part, differs)
    };
    (0..many).map(line).collect()
}

/// A line of the three versions, each as it differs or not.
fn row(
    columns: usize,
    context: DrawContext,
    name: &str,
    [before, mine, theirs]: [String; 3],
    differs: [bool; 3],
) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    line.put_fit(format!("  {name}"), NAME, theme.quiet);
    let [first, second, third] = differs.map(|differs| if differs { theme.strong } else { theme.quiet });
    let wide = wide(columns);
    line.put(fit(&before, wide), first);
    line.put(" ", theme.text);
    line.put(fit(&mine, wide), second);
    line.put(" ", theme.text);
    line.put(fit(&theirs, wide), third);
    line.line()
}
