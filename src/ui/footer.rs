//! The two lines at the bottom: what was said, or flagged, of what is selected; and the keys that matter now.

use ratatui::layout::Rect;

use super::hints::hints;
use super::text::{Strip, width};
use super::{Brush, Canvas, columns, lines};
use crate::app::{App, Screen};
use crate::command::Command;
use crate::keymap::Resolution;
use crate::rules::Flag;

/// What was last said; else the gravest flag of what is selected.
pub(super) fn draw_said(canvas: &mut Canvas, area: Rect, brush: Brush) {
    let Brush { app, theme } = brush;
    let mut line = Strip::new(columns(area));
    if let Some(notice) = &app.notice {
        let style = if notice.bad { theme.red } else { theme.good };
        line.put(format!(" {}", notice.text), style);
        if let Some(news) = app.fresh.line.as_ref().map(|news| format!("{} {news} ", theme.signs.fresh))
            && line.left() > width(&news) + 1
        {
            line.space_before(width(&news));
            line.put(news, theme.quiet);
        }
    } else if app.preview.as_ref().is_some_and(|preview| preview.view.is_none()) {
        line.put(" its flags: the week is on its way from the disk …", theme.quiet);
    } else if let Some(preview) = &app.preview {
        put_consequences(&mut line, &preview.added, &preview.cleared, brush);
    } else if let Some(news) = &app.fresh.line {
        line.put(format!(" {} ", theme.signs.fresh), theme.fresh);
        line.put(news, theme.quiet);
    } else if let Some(flag) = gravest(app) {
        let style = theme.severity(flag.severity);
        line.put(format!(" {} {} ", theme.sign(flag.severity), flag.severity.word()), style);
        line.put(flag.message.clone(), theme.text);
    }
    lines(canvas, area, [line.line()]);
}

/// The flags that a draft adds and clears.
fn put_consequences(line: &mut Strip, added: &[Flag], cleared: &[Flag], brush: Brush) {
    let theme = brush.theme;
    if let Some(flag) = added.iter().min_by_key(|flag| flag.severity) {
        let more = if added.len() > 1 { format!(" (and {} more)", added.len() - 1) } else { String::new() };
        let sign = theme.sign(flag.severity);
        line.put(format!(" adds {sign} {}: ", flag.severity.word()), theme.severity(flag.severity));
        line.put(format!("{}{more}", flag.message), theme.text);
    }
    if let Some(flag) = cleared.iter().min_by_key(|flag| flag.severity) {
        let more =
            if cleared.len() > 1 { format!(" (and {} more)", cleared.len() - 1) } else { String::new() };
        line.put(format!(" clears {}: ", flag.severity.word()), theme.good);
        line.put(format!("{}{more}", flag.message), theme.quiet);
    }
    if added.is_empty() && cleared.is_empty() {
        line.put(" adds no flags", theme.good);
    }
}

/// The gravest flag of the session that the selection rests on, else of the person.
fn gravest(app: &App) -> Option<&Flag> {
    let shows_people = matches!(app.screen, Screen::Week | Screen::Day | Screen::People);
    let view = app.view().filter(|_| shows_people)?;
    let on_session =
        app.rested.session.as_ref().and_then(|id| view.flags_on(id).min_by_key(|flag| flag.severity));
    let on_person =
        || app.rested.person.as_ref().and_then(|id| view.flags_of(id).min_by_key(|flag| flag.severity));
    on_session.or_else(on_person)
}

/// The keys that matter now, from the bindings in force; of a sequence begun, what can follow.
pub(super) fn draw_keys(canvas: &mut Canvas, area: Rect, brush: Brush) {
    let Brush { app, theme } = brush;
    let mut line = Strip::new(columns(area));
    if !app.typed.is_empty()
        && let Resolution::Pending(next) = app.keymap.resolve(app.scopes(), &app.typed)
    {
        for step in next {
            line.put(format!(" {}", step.key), theme.key);
            line.put(format!(" {} ", step.what), theme.text);
        }
        lines(canvas, area, [line.line()]);
        return;
    }
    let scopes = app.scopes();
    let help = app.keymap.key_of(Command::Help, scopes);
    let help = help.map(|key| (key, Command::Help.label()));
    let room = help.as_ref().map_or(0, |(key, label)| width(key) + width(label) + 3);
    for command in hints(app) {
        let Some(key) = app.keymap.key_of(*command, scopes) else { continue };
        if line.left() < width(&key) + width(command.label()) + 3 + room {
            break;
        }
        let available = app.rested_in.reason_against(*command).is_none();
        line.put(format!(" {key}"), if available { theme.key } else { theme.quiet });
        line.put(format!(" {} ", command.label()), if available { theme.text } else { theme.quiet });
    }
    if let Some((key, label)) = help {
        line.space_before(room);
        line.put(format!(" {key}"), theme.key);
        line.put(format!(" {label}"), theme.text);
    }
    lines(canvas, area, [line.line()]);
}
