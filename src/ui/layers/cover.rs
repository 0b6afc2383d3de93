//! Cover: the session that is looked at, what is flagged if nothing is done, and what could be done; or the best for all.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{Brush, Canvas};
use super::choices::Sheet;
use crate::app::{All, CoverLayer, ScreenId, words};
use crate::command::Command;
use crate::domain::Date;
use crate::planner::cover::{Standing, Touched};

/// The most touched sessions that are listed at once.
const LISTED: usize = 6;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush, cover: &CoverLayer) {
    let mut sheet = Sheet::new(area, brush);
    let title = if let Some(all) = &cover.together {
        put_all(&mut sheet, all);
        format!("Cover · {} · all as one change", cover.title(brush.app))
    } else {
        if let Some(supposition) = cover.supposes(brush.app) {
            sheet.put(1, &format!("This looks at what to do {supposition}."), brush.theme.quiet);
        }
        put_touched(&mut sheet, cover, area);
        put_found(&mut sheet, cover);
        match cover.touched().len() {
            0 | 1 => format!("Cover · {}", cover.title(brush.app)),
            many => format!("Cover · {} · {} of {many}", cover.title(brush.app), cover.at + 1),
        }
    };
    if let Some(remark) = &cover.remark {
        sheet.put(1, remark, brush.theme.amber);
    }
    sheet.draw(canvas, area, &title, cover.scrolled);
}

/// The touched sessions around the one that is looked at, as many as a third of the screen holds.
fn put_touched(sheet: &mut Sheet, cover: &CoverLayer, area: Rect) {
    let theme = sheet.brush.theme;
    let most = LISTED.min(usize::from(area.height / 4)).max(1);
    let all = cover.touched();
    let first = (cover.at + 1).saturating_sub(most).min(all.len().saturating_sub(most));
    for (n, touched) in all.iter().enumerate().skip(first).take(most) {
        let (marker, style) =
            if n == cover.at { (theme.signs.marker, theme.heading) } else { (" ", theme.quiet) };
        sheet.lines.push(Line::from(vec![
            Span::styled(format!("{marker} "), theme.near),
            Span::styled(in_words(touched, sheet.brush.app.today()), style),
        ]));
    }
}

fn in_words(touched: &Touched, today: Date) -> String {
    let session = &touched.session;
    let goes_along = if touched.goes_with.is_some() { ", along with its session" } else { "" };
    let over = match touched.standing {
        Standing::Ahead => "",
        Standing::Begun => ", has begun",
        Standing::Closed => ", in a closed week",
    };
    format!(
        "{} {} {}{goes_along}{over}",
        words::day(session.start.date(), today),
        words::times(session.start, session.end),
        touched.title
    )
}

fn put_found(sheet: &mut Sheet, cover: &CoverLayer) {
    let theme = sheet.brush.theme;
    let Some(found) = cover.found() else { return };
    for flag in &found.left_behind {
        let sign = format!("{} {}, if nothing is done: ", theme.sign(flag.severity), flag.severity.word());
        sheet.put(1, &format!("{sign}{}", flag.message), theme.severity(flag.severity));
    }
    match cover.touched().get(cover.at).map(|touched| touched.standing) {
        Some(Standing::Begun) => {
            sheet.put(1, &begun(sheet.brush), theme.text);
        }
        Some(Standing::Closed) => {
            sheet.put(1, "Its week is closed, so it stays as it is; a lead can reopen it.", theme.text);
        }
        _ if found.choices.is_empty() => {
            sheet.put(1, "Nothing suitable was found: move it or call it off by hand.", theme.text);
        }
        _ => sheet.put(1, "What could be done", theme.heading),
    }
    sheet.choices(&found.choices, cover.marked);
}

/// What is to be done about a session that has begun, with the keys that do it on the Week screen.
fn begun(brush: Brush) -> String {
    let key = |command| brush.app.keys.map.key_of(command, ScreenId::Week.scopes());
    let with_key = |word: &str, command| match key(command) {
        Some(key) => format!("{word} ({key})"),
        None => word.to_owned(),
    };
    format!(
        "It has begun, so nobody can take it over: mark it on the Week screen as {}, {} or {}.",
        with_key("done", Command::MarkDone),
        with_key("missed", Command::MarkMissed),
        with_key("cancelled", Command::Cancel)
    )
}

fn put_all(sheet: &mut Sheet, all: &All) {
    let theme = sheet.brush.theme;
    if let Some(reason) = &all.unavailable {
        sheet.put(1, &format!("Not now: {reason}."), theme.amber);
    }
    for line in &all.lines {
        sheet.put(1, line, theme.text);
    }
    if !all.left.is_empty() {
        sheet.put(1, "For you to look at", theme.heading);
        for line in &all.left {
            sheet.put(2, line, theme.text);
        }
    }
}
