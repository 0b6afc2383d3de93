//! The matters in their groups, the marked one in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::listing::{fit_beside_more, more};
use super::super::text::Strip;
use super::super::{Canvas, DrawContext, cells, columns, lines, page_of, scroll_to, selection};
use super::rows::{Row, Widths, rows, when, who};
use crate::app::Visibility;
use crate::app::screen::risks;
use crate::app::screen::risks::{Listing, RiskWeeks};
use crate::command::Command;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, listing: &Listing) {
    let widths = Widths::of(columns(area), context, listing);
    let is_read = !context.theme.signs.boxes;
    let mut rows = rows(listing, &widths, area.height.into(), context);
    if listing.groups.is_empty() {
        rows.insert(0, Row::Text(nothing(context, listing)));
    }
    let at = context.app.screens.risks.mark.at();
    let marked = rows.iter().position(|row| matches!(row, Row::Matter(_, n, ..) if *n == at)).unwrap_or(0);
    let fit = if is_read { fit_beside_more(rows.len(), area) } else { usize::from(area.height) };
    let first = if is_read { page_of(marked, rows.len(), fit) } else { scroll_to(marked, rows.len(), fit) };
    let shown = rows.iter().enumerate().skip(first).take(fit).map(|(n, row)| match row {
        // What a group is called stays in sight while its matters scroll by.
        Row::Matter(_, _, group, _) if n == first && n != marked => {
            heading(columns(area), context, &group.title)
        }
        row => line(columns(area), context, row, &widths),
    });
    let more = more(rows.len(), first, fit).filter(|_| is_read && fit < usize::from(area.height));
    let more = more.map(|words| Line::styled(format!(" {words}"), context.theme.quiet));
    lines(canvas, area, shown.chain(more));
    let below = marked.saturating_sub(first);
    let high =
        rows.iter().skip(marked).take_while(|row| row.matter() == Some(at)).count().min(fit - below.min(fit));
    if high > 0 {
        let at = Rect { y: area.y + cells(below), height: cells(high), ..area };
        selection::select(canvas, at, context);
    }
}

fn heading(columns: usize, context: DrawContext, title: &str) -> Line<'static> {
    let mut line = Strip::new(columns);
    line.put(format!(" {title}"), context.theme.strong);
    line.line()
}

fn line(columns: usize, context: DrawContext, row: &Row, widths: &Widths) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    match row {
        Row::Heading(title) => return heading(columns, context, title),
        Row::Matter(.., words) if !theme.signs.boxes => line.put(format!("  {words}"), theme.text),
        Row::Matter(matter, _, _, title) => {
            line.put(format!("  {} ", theme.sign(matter.severity)), theme.severity(matter.severity));
            if widths.word {
                line.put(format!("{:<5} ", matter.severity.word()), theme.severity(matter.severity));
            }
            line.put_fit(title, widths.title, theme.text);
            if !widths.below {
                line.put_fit(who(matter, context), widths.who, theme.text);
                line.put(when(matter, context), theme.quiet);
            }
        }
        Row::More(_, words) if !theme.signs.boxes => line.put(format!("    {words}"), theme.text),
        Row::More(_, words) => {
            line.put(" ".repeat(widths.indent()), theme.text);
            line.put(words, theme.quiet);
        }
        Row::Text(words) => line.put(words, theme.quiet),
        Row::Blank => {}
    }
    line.line()
}

/// What is said where nothing is listed.
fn nothing(context: DrawContext, listing: &Listing) -> String {
    let app = context.app;
    let weeks = if app.screens.risks.choice.stretch == RiskWeeks::One { "this week" } else { "these weeks" };
    if listing.unfiltered > 0 {
        let how = match app.keys.map.key_of(Command::AllRisks, app.screen.scopes()) {
            Some(key) => format!("press {key} to see all"),
            None => "choose “all” among the commands to see all".to_owned(),
        };
        format!(" Nothing matches these filters: {how}.")
    } else if !risks::are_here(app) {
        String::new()
    } else if app.visibility() == Visibility::All {
        format!(" Nothing needs looking at in {weeks}.")
    } else {
        format!(" Nothing that you can see needs looking at in {weeks}.")
    }
}
