//! Two people changed the same: field by field, before, mine and theirs; then what is to become of it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, fit};
use super::super::{Canvas, DrawContext, cells, columns, lines};
use super::frame::window;
use crate::app::{ConflictLayer, EditConflict, words};

/// Columns of a field's name.
const NAME: usize = 14;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &ConflictLayer, top: bool) {
    let theme = context.theme;
    let choices = layer.settlements().len();
    let high = cells(layer.lines() + choices + 4);
    let room =
        window(canvas, area, context, "Somebody got there first", (110, high.clamp(8, area.height.max(8))));
    let told = usize::from(room.height).saturating_sub(choices + 1);
    let mut rows = vec![heading(columns(room), context)];
    rows.extend(
        layer.clashes.iter().flat_map(|clash| clashing(columns(room), context, clash)).skip(layer.scrolled),
    );
    rows.truncate(told);
    lines(canvas, Rect { height: cells(told).min(room.height), ..room }, rows);
    let y = room.y + cells(told + 1).min(room.height.saturating_sub(1));
    for (n, settlement) in layer.settlements().iter().enumerate() {
        let row = Rect { y: y + cells(n), height: 1, ..room };
        if row.y >= room.y + room.height {
            return;
        }
        let marked = n == layer.marked;
        let mut line = Strip::new(columns(row));
        line.put(if marked { theme.signs.marker } else { " " }, theme.near);
        line.put(
            layer.words(*settlement),
            if marked { theme.text.patch(theme.selected) } else { theme.text },
        );
        lines(canvas, row, [line.line()]);
        if marked && top {
            canvas.set_cursor((row.x, row.y));
        }
    }
}

/// The width of each of the three versions.
fn wide(columns: usize) -> usize {
    columns.saturating_sub(NAME + 3) / 3
}

fn heading(columns: usize, context: DrawContext) -> Line<'static> {
    row(columns, context, "", ["before", "mine", "theirs"].map(str::to_owned), true)
}

fn clashing(columns: usize, context: DrawContext, clash: &EditConflict) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let who = clash.by.as_deref().map_or("somebody", |by| app.name_of(by));
    let at = clash
        .at
        .map(|at| format!(", {} {}", words::day(at.date(), app.today()), at.time()))
        .unwrap_or_default();
    let mut told = Strip::new(columns);
    told.put(format!(" {}", clash.what), theme.heading);
    let done = if clash.is_gone { "removed" } else { "changed" };
    told.put(format!("  {done} by {who}{at}"), theme.text);
    let fields = clash.fields.iter().map(|field| {
        let says = [&field.before, &field.mine, &field.theirs].map(Clone::clone);
        row(columns, context, &field.name, says, false)
    });
    std::iter::once(told.line()).chain(fields).collect()
}

fn row(columns: usize, context: DrawContext, name: &str, says: [String; 3], heading: bool) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    line.put_fit(format!("  {name}"), NAME, theme.quiet);
    let [before, mine, theirs] =
        says.map(|text| if text.is_empty() { theme.signs.nothing.to_owned() } else { text });
    let style = |differs: bool| if heading || differs { theme.near } else { theme.quiet };
    let wide = wide(columns);
    line.put(fit(&before, wide), if heading { theme.near } else { theme.quiet });
    line.put(" ", theme.text);
    line.put(fit(&mine, wide), style(mine != before));
    line.put(" ", theme.text);
    line.put(fit(&theirs, wide), style(theirs != before));
    line.line()
}
