//! Publishing a week: what was planned by hand, then every red flag with the reason for it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to};
use super::frame::{field, more_below, window};
use super::page;
use crate::app::{OverrideRequest, PublishLayer};
use crate::command::Command;
use crate::domain::counted;
use crate::rules::Severity;

/// Rows that a red flag takes: what it says, and why it goes out like that.
const ROWS: usize = 2;
/// What stands over what was planned.
const PLANNED: &str = "Planned by hand, beyond patterns and series";
/// Columns before a reason.
const LABEL: u16 = 7;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &PublishLayer, top: bool) {
    let theme = context.theme;
    let many = layer.parts.len() > 1;
    let asked = layer.asked.len() * ROWS;
    let title = format!("Publish {}{}", layer.weeks_in_words(context.app.today()), layer.whose);
    let high = cells(layer.planned.len() + asked + 6 + usize::from(layer.remark.is_some()) * 2);
    let room = window(canvas, area, context, &title, (110, high.clamp(8, area.height.max(8))));
    let all = usize::from(room.height);
    // The flags come first: what was planned by hand gets what they leave, and a third at least.
    let planned = layer.planned.len().min((all.saturating_sub(asked + 4)).max(all / 3));
    let mut rows = vec![
        counts(context, room, layer),
        heading(context, room, if many { "What is left to look at, week by week" } else { PLANNED }),
    ];
    let names = page::names(&layer.planned);
    let shown = layer.planned.iter().skip(layer.scrolled).take(planned);
    rows.extend(shown.map(|paragraph| page::line(context, paragraph, names)));
    let below = layer.planned.len().saturating_sub(layer.scrolled + planned);
    if below > 0 {
        rows.push(more_below(context, below, Command::FormPageDown));
    } else if layer.scrolled > 0 {
        let key = context.app.keys.map.key_of(Command::FormPageUp, context.app.scopes());
        let key = key.map(|key| format!(": {key}")).unwrap_or_default();
        rows.push(Line::styled(format!(" {} before it{key}", counted(layer.scrolled, "line")), theme.quiet));
    }
    let used = cells(rows.len() + 1).min(room.height);
    let rest = Rect { y: room.y + used, height: room.height - used, ..room };
    let remark =
        layer.remark.as_deref().map_or_else(Vec::new, |remark| wrap(remark, columns(rest).saturating_sub(2)));
    let said = cells(remark.len()).min(rest.height.saturating_sub(1));
    let rest = Rect { height: rest.height - said, ..rest };
    let below = Rect { y: rest.y + rest.height, height: said, ..rest };
    lines(canvas, below, remark.into_iter().map(|words| Line::styled(format!(" {words}"), theme.amber)));
    if layer.asked.is_empty() {
        canvas.set_cursor((room.x, room.y));
    }
    let fit = (usize::from(rest.height) / ROWS).max(1);
    let first = scroll_to(layer.at, layer.asked.len(), fit);
    rows.push(heading(context, room, &question(layer, first, fit)));
    lines(canvas, room, rows);
    for (n, asked) in layer.asked.iter().enumerate().skip(first).take(fit) {
        let y = rest.y + cells((n - first) * ROWS);
        let whole = Rect { y, height: cells(ROWS).min((rest.y + rest.height).saturating_sub(y)), ..rest };
        ask(canvas, whole, context, asked, (n == layer.at, top));
    }
}

/// What stands over the red flags: which of them are in sight, where that is not all.
fn question(layer: &PublishLayer, first: usize, fit: usize) -> String {
    let all = layer.asked.len();
    if all == 0 {
        let is_one = layer.parts.len() < 2;
        let words = if is_one {
            "Nothing in the week itself is red: it can go out"
        } else {
            "Nothing in the weeks is red: they can go out"
        };
        return words.to_owned();
    }
    let seen = if all > fit {
        format!(" ({} to {} of {all})", first + 1, (first + fit).min(all))
    } else {
        String::new()
    };
    let goes = if layer.parts.len() < 2 { "does it go" } else { "do they go" };
    format!("Red flags{}{seen}: why {goes} out like this?", layer.whose)
}

fn heading(context: DrawContext, area: Rect, text: &str) -> Line<'static> {
    let mut line = Strip::new(columns(area));
    line.put(format!(" {text} "), context.theme.strong);
    let rest = line.left();
    line.put(context.theme.signs.rule.repeat(rest), context.theme.rule);
    line.line()
}

fn counts(context: DrawContext, area: Rect, layer: &PublishLayer) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns(area));
    let goes = if layer.parts.len() < 2 { " The week goes out with" } else { " The weeks go out with" };
    line.put(goes, theme.text);
    for (severity, count) in layer.counts.some() {
        let sign = if theme.signs.boxes { theme.sign(severity) } else { "" };
        line.put(format!("  {sign} {}", severity.counted(count)), theme.severity(severity));
    }
    line.line()
}

/// A red flag and the line for its reason.
fn ask(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    asked: &OverrideRequest,
    (here, top): (bool, bool),
) {
    let theme = context.theme;
    let mut line = Strip::new(columns(area));
    line.put(if here { theme.signs.marker } else { " " }, theme.strong);
    line.put(format!("{} ", theme.signed(Severity::Red)), theme.red);
    let app = context.app;
    // One flag says it whole where there is room; else, and of several, what it is in a few words, with whom and when.
    let matter = &asked.matter;
    let style = if here { theme.strong } else { theme.text };
    if matter.flags.len() > 1 || !line.put_whole(&matter.head.message, style) {
        line.put(&matter.title, style);
        let about = matter.who_and_when(&app.state, app.today(), app.selection.week());
        line.put_whole(format!("  {about}"), theme.quiet);
    }
    let mut why = Strip::new(columns(area));
    why.put_fit("  why", usize::from(LABEL), if here { theme.strong } else { theme.quiet });
    if !here && asked.written().is_empty() {
        why.put(theme.signs.nothing, theme.quiet);
    }
    lines(canvas, area, [line.line(), why.line()]);
    if area.height == 2 {
        let label = LABEL.min(area.width);
        let text = Rect { x: area.x + label, y: area.y + 1, width: area.width - label, height: 1 };
        field(canvas, text, &asked.reason, theme.text, here && top);
    }
}
