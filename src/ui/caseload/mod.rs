//! The Caseload screen: families under whoever supports them, each worker with a bar of what they carry and four weeks
//! ahead; below or beside, all there is to say of the marked family. Only the rows that are seen are drawn.

mod about;
mod bar;
mod row;

use crate::app::screen::caseload;
use crate::domain::counted;
use ratatui::layout::{Constraint, Layout, Rect};

use super::text::Strip;
use super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use crate::app::screen::caseload::{CaseloadRow, Filter};
use crate::command::Command;
use row::Columns;

/// From so many columns on, the card stands beside the list.
const BESIDE: u16 = 170;

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
        line.put(" Loading the last months …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let (list, card) = parts(area);
    let heading = u16::from(list.height >= 4);
    let head = u16::from(list.height >= 6);
    let [top, names, body] =
        Layout::vertical([Constraint::Length(heading), Constraint::Length(head), Constraint::Min(0)])
            .areas(list);
    lines(canvas, top, [chosen(columns(top), context)]);
    let wide = Columns::of(columns(body), context.app.screens.caseload.choice.by);
    lines(canvas, names, [wide.names(columns(names), context)]);
    let screen = &context.app.screens.caseload;
    let fit = usize::from(body.height);
    let first = scroll_to(screen.at.unwrap_or(0), screen.rows.len(), fit);
    let seen = screen.rows.iter().enumerate().skip(first).take(fit);
    let drawn = seen.map(|(n, row)| match row {
        CaseloadRow::Head(head) => bar::head(columns(body), context, &found, head).line(),
        CaseloadRow::Family(at) => match found.lines.get(*at) {
            Some(line) => wide.row(columns(body), context, line, screen.at == Some(n)).line(),
            None => Strip::new(0).line(),
        },
    });
    lines(canvas, body, drawn);
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
        let about = about::card(columns(card), context, line);
        lines(canvas, card, about.lines(usize::from(card.height)));
    }
}

/// The list, and the card below it or beside it.
fn parts(area: Rect) -> (Rect, Rect) {
    if area.width >= BESIDE {
        let [list, _, card] =
            Layout::horizontal([Constraint::Min(0), Constraint::Length(2), Constraint::Length(62)])
                .areas(area);
        return (list, card);
    }
    let about = match area.height {
        30.. => 12,
        18.. => area.height / 2 - 3,
        12.. => area.height / 3,
        _ => 0,
    };
    let [list, card] = Layout::vertical([Constraint::Min(0), Constraint::Length(about)]).areas(area);
    (list, card)
}

/// What is chosen, and how many families that leaves.
fn chosen(columns: usize, context: DrawContext) -> ratatui::text::Line<'static> {
    let DrawContext { app, theme } = context;
    let screen = &app.screens.caseload;
    let shown = screen.rows.iter().filter(|row| matches!(row, CaseloadRow::Family(_))).count();
    let dot = theme.signs.dot;
    let choice = &screen.choice;
    let mut line = Strip::new(columns);
    let many = counted(shown, "family");
    line.put(format!(" {many}"), theme.strong);
    if shown != screen.unfiltered && choice.filter != Filter::Closed {
        line.put(format!(" of {} open", screen.unfiltered), theme.quiet);
    }
    let team =
        choice.team.as_ref().map(|id| app.state.team(id).map_or(id.as_str(), |team| team.name.as_str()));
    let team = team.map_or(String::new(), |team| format!(" {dot} {team}"));
    let words =
        [choice.filter.in_words(), choice.by.in_words(), choice.sort.in_words()].join(&format!(" {dot} "));
    line.put(format!(" {dot} {words}{team}"), theme.quiet);
    line.line()
}
