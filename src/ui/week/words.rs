//! What is told once under the grid: what holds of most cells, the public holidays, the days on which nobody is in, and what to do
//! with a week that has nothing in it yet.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::giving_way::{Part, fitted};
use super::super::text::Strip;
use super::cell::Once;
use super::layout::Layout;
use crate::app::WeekView;
use crate::command::Command;
use crate::domain::Date;
use crate::rules::Severity;
use crate::words::in_sentence;

pub(super) fn lines(
    layout: &Layout,
    once: Option<&Once>,
    context: DrawContext,
    view: &WeekView,
) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let mut said: Vec<(String, bool)> = vec![];
    if view.rota.sessions().is_empty() {
        said.push((empty(context), false));
    }
    if let Some(once) = once {
        let risks = app.keys.map.key_of(Command::ShowRisks, app.screen.scopes());
        let where_shown = risks.map_or_else(String::new, |key| format!("; {key} shows them"));
        let Once { title, holds, all, .. } = once;
        let title = in_sentence(title);
        let sign = theme.sign(Severity::Amber);
        let which = if holds == all { format!("all {all}") } else { format!("{holds} of the {all}") };
        said.push((format!("{sign} {which} shifts still ahead: {title}{where_shown}"), true));
    }
    let holidays = view.rota.holidays().iter().map(|(day, name)| format!("* {}: {name}", short(*day)));
    said.extend(holidays.map(|words| (words, false)));
    let off: Vec<String> = view
        .rota
        .week()
        .days()
        .filter(|day| !layout.days.contains(day))
        .map(|day| day.weekday().to_string())
        .collect();
    if !off.is_empty() {
        said.push((format!("{}: nobody in", off.join(", ")), false));
    }
    let parts: Vec<Part> =
        said.iter().map(|(words, _)| Part::new(3, [words.clone(), String::new()])).collect();
    let order: Vec<usize> = (0..parts.len()).rev().collect();
    let mut line = Strip::new(layout.columns);
    line.put_fit("", layout.names + 1, theme.text);
    let room = line.left();
    let fitted = fitted(&parts, &order, room);
    if fitted.iter().all(|(_, form)| form.is_empty()) {
        return vec![];
    }
    for ((gap, form), (_, is_flag)) in fitted.iter().zip(&said) {
        line.put(" ".repeat(*gap), theme.text);
        line.put(form, if *is_flag { theme.amber } else { theme.quiet });
    }
    vec![line.line()]
}

fn short(day: Date) -> String {
    format!("{} {}", day.weekday(), day.day())
}

/// That nothing is booked yet, and what can be done about it.
pub(super) fn empty(context: DrawContext) -> String {
    let app = context.app;
    let mut words = format!("Nothing in week {} yet.", view_week(context));
    for (command, does) in [(Command::RollForward, "bring last week's forward"), (Command::Add, "add")] {
        let key = app.keys.map.key_of(command, app.screen.scopes());
        if let Some(key) = key.filter(|_| app.reason_against(command).is_none()) {
            words = format!("{words}  {key} {does}");
        }
    }
    words
}

fn view_week(context: DrawContext) -> u32 {
    context.app.selection.week().number()
}
