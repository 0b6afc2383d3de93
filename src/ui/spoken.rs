//! What is read aloud: sentences, with commas to breathe and no sign in them.

use super::{Canvas, DrawContext};
use crate::app::words;
use crate::domain::{PersonId, Status};
use crate::report::inbox::{asked_about, asked_of};
use crate::rota::Booked;

/// A text as it is said: `9 to 12:30 and 13 to 15` for `9–12:30+13–15`, a comma for a dot between two parts.
pub(super) fn said(text: &str) -> String {
    text.replace(" · ", ", ").replace(" – ", " to ").replace('–', " to ").replace('+', " and ")
}

/// What stands between parts that are put together with a comma, as it is said: `Eilidh, Week 49` of `Eilidh , Week 49`.
pub(super) fn heard(text: &str) -> String {
    said(&text.replace(" , ", ", "))
}

/// Leaves no sign on a canvas that is read aloud, whoever drew it: a dot between parts is a comma, and what is drawn is left out.
pub(super) fn leave_no_signs(canvas: &mut Canvas) {
    for cell in &mut canvas.cells_mut().content {
        match cell.symbol() {
            "·" => cell.set_symbol(","),
            "−" => cell.set_symbol("-"),
            "✓" | "✕" | "∅" | "≠" | "«" | "┇" => cell.set_symbol(" "),
            drawn if drawn.chars().any(|letter| ('\u{2500}'..='\u{25ff}').contains(&letter)) => {
                cell.set_symbol(" ")
            }
            _ => continue,
        };
    }
}

/// Parts as a sentence each: `Aisha. Load 78%. Amber: leave asked for.`; of none, nothing.
pub(super) fn sentences<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let whole = |part: S| {
        let part = words::capital(part.as_ref().trim());
        if part.is_empty() || part.ends_with(['.', '?', '…']) { part } else { format!("{part}.") }
    };
    parts.into_iter().map(whole).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A session of somebody: `12:00 to 12:30, phone call C8, with Catriona, done.`
pub(super) fn session(context: DrawContext, booked: &Booked, person: &PersonId) -> String {
    let app = context.app;
    let state = app.shown();
    let booking = booked.booking();
    let families = words::families(&booking.families);
    let what = format!("{} {families}", crate::words::mentioned(booking, state));
    let mut parts = vec![said(&words::times(booked.start, booked.end)), what.trim_end().to_owned()];
    let beside: Vec<_> = booked.attendance().filter(|id| *id != person).collect();
    if !beside.is_empty() {
        parts.push(format!("with {}", words::people(beside, state)));
    }
    let to_cover =
        |view: &crate::app::WeekView| view.to_cover(person, booked.start.date()).any(|it| it.id == booked.id);
    match booking.status {
        Status::Planned if app.view().is_some_and(|view| to_cover(view)) => {
            parts.push("needs cover".to_owned());
        }
        Status::Planned => {}
        status => parts.push(status.to_string()),
    }
    parts.extend(asked_about(state, booked).map(|request| asked_of(state, request)));
    let mark = app.view().and_then(|view| view.mark_of(|flag| flag.is_about_session(&booked.id)));
    parts.extend(mark.map(|mark| context.theme.mark(mark).to_owned()));
    format!("{}.", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_has_no_sign_in_it() {
        assert_eq!(said("9–12:30+13–15"), "9 to 12:30 and 13 to 15");
        assert_eq!(said("Week 49 · 30 Nov – 6 Dec 2026"), "Week 49, 30 Nov to 6 Dec 2026");
        assert_eq!(sentences(["aisha", "", "load 78%", "is it so?"]), "Aisha. Load 78%. Is it so?");
    }
}
