//! Why something is flagged: the flag in words, then what could be done, with the marked one told in full.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{Brush, Canvas};
use super::choices::Sheet;
use crate::app::{WhyLayer, words};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush, why: &WhyLayer) {
    let mut sheet = Sheet::new(area, brush);
    put_flag(&mut sheet, why);
    put_choices(&mut sheet, why);
    sheet.draw(canvas, area, &title(why), why.scrolled);
}

fn title(why: &WhyLayer) -> String {
    let week = why.flag().map(|flag| words::week(flag.week)).unwrap_or_default();
    match why.flags.len() {
        0 | 1 => format!("Why · {week}"),
        all => format!("Why · {} of {all} · {week}", why.at + 1),
    }
}

fn put_flag(sheet: &mut Sheet, why: &WhyLayer) {
    let Brush { app, theme } = sheet.brush;
    let Some(flag) = why.flag() else { return };
    let word = format!(" {} {} ", theme.sign(flag.severity), flag.severity.word());
    sheet.lines.push(Line::from(vec![
        Span::styled(word, theme.severity(flag.severity)),
        Span::styled(flag.rule().title, theme.heading),
        Span::styled(format!(" {} {}", theme.signs.dot, flag.rule), theme.quiet),
    ]));
    sheet.put(1, &flag.message, theme.text);
    for (name, what) in why.facts(app) {
        sheet.fact(name, &what);
    }
}

fn put_choices(sheet: &mut Sheet, why: &WhyLayer) {
    let theme = sheet.brush.theme;
    if let Some(remark) = &why.remark {
        sheet.put(1, remark, theme.amber);
    }
    if !why.choices.is_empty() {
        sheet.put(1, "What could be done", theme.heading);
    }
    sheet.choices(&why.choices, why.marked);
    if !why.words().is_empty() {
        let name = if why.choices.is_empty() { "could help" } else { "could also help" };
        sheet.put(1, name, theme.heading);
        for words in why.words() {
            sheet.put(2, words, theme.text);
        }
    }
}
