//! The Caseload screen: families under whoever supports them, each worker with a bar of what they carry and four weeks
//! ahead; below or beside, all there is to say of the marked family. Only the rows that are seen are drawn.

mod about;
mod bar;
mod read;
mod row;

use crate::app::screen::caseload;
use crate::domain::counted;
use ratatui::layout::{Constraint, Layout, Rect};

use super::text::{Strip, width};
use super::{Canvas, DrawContext, cells, columns, lines, pane, scroll_to, selection};
use crate::app::screen::caseload::{CaseloadRow, Filter};
use crate::command::Command;
use crate::planner::caseload::CaseloadLine;
use row::Columns;

/// From so many columns on, the card stands beside the list.
const BESIDE: u16 = 170;
/// From so many on, what is known and what is asked stand side by side below it.
const TWO_PANES: u16 = 100;

/// How somebody comes onto the list, for whoever may note a referral.
fn referring(context: DrawContext) -> String {
    let app = context.app;
    if app.reason_against(Command::AddFamily).is_some() {
        return String::new();
    }
    let key = app.keys.map.key_of(Command::AddFamily, app.screen.scopes());
    key.map(|key| format!(", or note a referral: {key}")).unwrap_or_default()
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(found) = context.app.screens.caseload.found.clone() else {
        let mut line = Strip::new(columns(area));
        line.put(" Reading the last months …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let (list, card) = parts(canvas, area, context);
    let heading = u16::from(list.height >= 4);
    let head = u16::from(list.height >= 6);
    let [top, names, body] =
        Layout::vertical([Constraint::Length(heading), Constraint::Length(head), Constraint::Min(0)])
            .areas(list);
    lines(canvas, top, [chosen(columns(top), context)]);
    if !context.theme.signs.boxes {
        read::draw(canvas, list_below(list, heading), context, &found);
        if let Some(line) = caseload::marked(context.app) {
            draw_pane(canvas, card, context, line, false);
        }
        return;
    }
    let wide = Columns::of(columns(body), context.app.screens.caseload.choice.by);
    lines(canvas, names, [wide.names(columns(names), context)]);
    let screen = &context.app.screens.caseload;
    let fit = usize::from(body.height);
    let first = scroll_to(screen.at.unwrap_or(0), screen.rows.len(), fit);
    let seen = screen.rows.iter().skip(first).take(fit);
    let drawn = seen.map(|row| match row {
        CaseloadRow::Head(head) => bar::head(columns(body), context, &found, head).line(),
        CaseloadRow::Family(at) => match found.lines.get(*at) {
            Some(line) => wide.row(columns(body), context, line).line(),
            None => Strip::new(0).line(),
        },
    });
    lines(canvas, body, drawn);
    for (sign, means) in [("~", "about"), ("wk", "weeks"), ("mo", "months")] {
        canvas.explain(sign, means, means);
    }
    if screen.rows.is_empty() {
        let mut line = Strip::new(columns(body));
        line.put(
            format!(" Nobody is on this list. Try another filter{}.", referring(context)),
            context.theme.quiet,
        );
        lines(canvas, body, [line.line()]);
    }
    if let Some(at) = screen.at.and_then(|at| at.checked_sub(first)).filter(|at| *at < fit) {
        selection::select(canvas, Rect { y: body.y + cells(at), height: 1, ..body }, context);
    }
    if let Some(line) = caseload::marked(context.app) {
        draw_pane(canvas, card, context, line, area.width >= BESIDE);
    }
}

/// What is known of the marked family, and what it asks: side by side below the list, else what it asks first.
fn draw_pane(canvas: &mut Canvas, area: Rect, context: DrawContext, line: &CaseloadLine, beside: bool) {
    let title = about::title(context, line);
    if area.width >= TWO_PANES && !beside && context.theme.signs.boxes {
        let [left, right] = pane::split(canvas, area, context, area.width / 2);
        pane::draw(
            canvas,
            left,
            context,
            &title,
            about::facts(columns(left).saturating_sub(2), context, line),
        );
        let asked = about::asked(columns(right).saturating_sub(2), context, line);
        return pane::draw(canvas, right, context, "What it asks of you", asked);
    }
    let wide = columns(area).saturating_sub(2);
    let asked = about::asked(wide, context, line);
    let facts = about::facts(wide, context, line);
    let gap = vec![ratatui::text::Line::default(); usize::from(beside)];
    let parts = if beside { [facts, gap, asked] } else { [asked, gap, facts] };
    pane::draw(canvas, area, context, &title, parts.concat());
}

/// The list, and the card below it or beside it.
fn parts(canvas: &mut Canvas, area: Rect, context: DrawContext) -> (Rect, Rect) {
    if area.width >= BESIDE && context.theme.signs.boxes {
        return pane::split(canvas, area, context, area.width - 62).into();
    }
    let about = match area.height {
        30.. => 11,
        18.. => 8,
        12.. => area.height / 3,
        _ => 0,
    };
    let [list, card] = Layout::vertical([Constraint::Min(0), Constraint::Length(about)]).areas(area);
    (list, card)
}

/// What of the list is below its first lines.
fn list_below(list: Rect, rows: u16) -> Rect {
    Rect { y: list.y.saturating_add(rows), height: list.height.saturating_sub(rows), ..list }
}

/// What is chosen, and how many families that leaves; behind it the keys that choose otherwise.
fn chosen(columns: usize, context: DrawContext) -> ratatui::text::Line<'static> {
    let DrawContext { app, theme } = context;
    let screen = &app.screens.caseload;
    let shown = screen.rows.iter().filter(|row| matches!(row, CaseloadRow::Family(_))).count();
    let choice = &screen.choice;
    let mut line = Strip::new(columns);
    let of = if shown != screen.unfiltered && choice.filter != Filter::Closed {
        format!(" of {} open", screen.unfiltered)
    } else {
        String::new()
    };
    let open = if choice.filter == Filter::Open { " open" } else { "" };
    line.put(format!(" {}{open}{of}", counted(shown, "family")), theme.strong);
    line.put_whole(format!(", {}, {}.  ", choice.by.in_words(), choice.sort.in_words()), theme.quiet);
    let team =
        choice.team.as_ref().map(|id| app.state.team(id).map_or(id.as_str(), |team| team.name.as_str()));
    let turns = [
        (Command::FilterCases, choice.filter.in_words()),
        (Command::CasesOfTeam, team.unwrap_or("all teams")),
        (Command::SortCases, ""),
        (Command::GroupCases, ""),
    ];
    for (command, now) in turns {
        let Some(key) = app.keys.map.key_of(command, app.screen.scopes()) else { continue };
        let colon = if now.is_empty() { String::new() } else { format!(": {now}") };
        let label = format!(" {}{colon}", command.label());
        if width(&key) + width(&label) + 2 <= line.left() {
            line.put(format!("  {key}"), theme.key);
            line.put(label, theme.text);
        }
    }
    line.line()
}
