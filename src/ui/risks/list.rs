//! The flags in their groups: a heading with its counts, then a line a flag, the marked one in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, cut, width};
use super::super::{Canvas, DrawContext, cells, columns, flags, lines, scroll_to, selection};
use crate::app::screen::risks;
use crate::app::screen::risks::{FlagGroup, FlagGrouping, Listing, RiskWeeks};
use crate::app::{Visibility, words};
use crate::command::Command;
use crate::rules::Flag;

/// From so many columns on, people have a column of their own.
const WIDE: usize = 100;

/// A line of the list.
enum Row<'a> {
    Heading(&'a FlagGroup<'a>),
    /// A flag, of which group, on which line counting flags alone.
    Flag(&'a Flag, &'a FlagGroup<'a>, usize),
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, listing: &Listing) {
    let rows = rows(listing);
    if rows.is_empty() {
        return lines(canvas, area, [nothing(columns(area), context, listing)]);
    }
    let at = context.app.screens.risks.mark.at();
    let marked = rows.iter().position(|row| matches!(row, Row::Flag(_, _, n) if *n == at)).unwrap_or(0);
    let fit = usize::from(area.height);
    let first = scroll_to(marked, rows.len(), fit);
    let shown = rows.iter().enumerate().skip(first).take(fit).map(|(n, row)| match row {
        // What a group is called stays in sight while its flags scroll by.
        Row::Flag(_, group, _) if n == first && n != marked => heading(columns(area), context, group),
        Row::Heading(group) => heading(columns(area), context, group),
        Row::Flag(flag, _, _) => line(columns(area), context, flag),
    });
    lines(canvas, area, shown);
    let below = marked.saturating_sub(first);
    if below < fit {
        selection::select(canvas, Rect { y: area.y + cells(below), height: 1, ..area }, context);
    }
}

fn rows<'a>(listing: &'a Listing<'a>) -> Vec<Row<'a>> {
    let mut rows = vec![];
    let mut n = 0;
    for group in &listing.groups {
        rows.push(Row::Heading(group));
        for flag in &group.flags {
            rows.push(Row::Flag(flag, group, n));
            n += 1;
        }
    }
    rows
}

/// A group's title, with how many flags of each severity stand below it.
fn heading(columns: usize, context: DrawContext, group: &FlagGroup) -> Line<'static> {
    let theme = context.theme;
    let counts = group.counts();
    let mut parts = flags::counted(counts, theme);
    let wide = |parts: &[(_, String)]| parts.iter().map(|(_, part)| width(part) + 1).sum::<usize>();
    if columns < width(&group.title) + wide(&parts) + 3 {
        parts = flags::counted_short(counts, theme);
    }
    let mut line = Strip::new(columns);
    let room = columns.saturating_sub(wide(&parts) + 3);
    line.put(format!(" {}", cut(&group.title, room)), theme.strong);
    line.put(" ", theme.text);
    for (severity, part) in parts {
        line.put(format!(" {part}"), theme.severity(severity));
    }
    line.line()
}

/// A flag: how pressing, when, who, what; and whether somebody gave a reason.
fn line(columns: usize, context: DrawContext, flag: &Flag) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let who = words::people(&flag.people, &app.state);
    let given = flag.given.as_ref().map(|_| "reason given");
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    if !theme.signs.boxes {
        let given = given.map(|given| format!(". {}", words::capital(given))).unwrap_or_default();
        line.put(
            format!("{}, {}: {}{given}.", flag.severity, words::time_of(flag, app.today()), flag.message),
            theme.text,
        );
        return line.line();
    }
    line.put(
        format!(" {} {:<5} ", theme.sign(flag.severity), flag.severity.word()),
        theme.severity(flag.severity),
    );
    let when = words::time_of(flag, app.today());
    let wide = if columns < 60 { 0 } else { 17.max(width(&when) + 1) };
    line.put_fit(when, wide, theme.quiet);
    let by_person = app.screens.risks.choice.by == FlagGrouping::Person && flag.people.len() <= 2;
    if columns >= WIDE && !by_person {
        line.put_fit(cut(&who, 19), 20, theme.text);
    }
    let given = given.map(|given| format!("  {} {given}", theme.signs.dot)).unwrap_or_default();
    line.put(cut(&flag.message, line.left().saturating_sub(width(&given))), theme.text);
    line.put(given, theme.good);
    line.line()
}

/// What is said where nothing is listed.
fn nothing(columns: usize, context: DrawContext, listing: &Listing) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    if listing.unfiltered > 0 {
        let how = match app.keys.map.key_of(Command::AllRisks, app.screen.scopes()) {
            Some(key) => format!("press {key} to see all"),
            None => "choose “all” among the commands to see all".to_owned(),
        };
        line.put(format!(" Nothing matches these filters: {how}."), theme.text);
    } else if risks::are_here(app) {
        let weeks =
            if app.screens.risks.choice.stretch == RiskWeeks::One { "this week" } else { "these weeks" };
        if app.visibility() == Visibility::All {
            line.put(format!(" Nothing is flagged in {weeks}."), theme.good);
        } else {
            line.put(format!(" Nothing that you can see is flagged in {weeks}."), theme.text);
        }
    }
    line.line()
}
