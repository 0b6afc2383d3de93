//! What something that is marked asks of whoever looks: each flag in words, and below it the keys that help.

use ratatui::text::Line;

use super::DrawContext;
use super::text::{Strip, width, wrap};
use crate::command::Command;
use crate::rules::{Flag, Severity};

/// What some flags ask, the gravest first; those alike are told once, each with the commands that help. Where there are none it
/// says so.
pub(super) fn asks<'a>(
    columns: usize,
    context: DrawContext,
    flags: impl Iterator<Item = &'a Flag>,
    helps: impl Fn(&Flag) -> Vec<Command>,
    nothing: &str,
) -> Vec<Line<'static>> {
    let theme = context.theme;
    let told = folded(flags);
    if told.is_empty() {
        let sign = if theme.signs.boxes { "✓ " } else { "" };
        return hanging(columns, sign, nothing, theme.good, theme.text);
    }
    let mut lines = vec![];
    let mut keys_told: Vec<Command> = vec![];
    for (flag, more) in told {
        let message = match more {
            0 => flag.message.to_string(),
            more => format!("{}, and {more} more like it", flag.message),
        };
        let sign = if theme.signs.boxes {
            format!("{} ", theme.sign(flag.severity))
        } else {
            format!("{}: ", flag.severity.word())
        };
        lines.extend(hanging(columns, &sign, &message, theme.severity(flag.severity), theme.text));
        // A key is told where it helps first, and not again.
        let mut commands = helps(flag);
        commands.push(Command::Why);
        commands.retain(|command| !keys_told.contains(command));
        keys_told.extend(&commands);
        lines.extend(keys(columns, context, &commands));
    }
    lines
}

/// The keys of some commands in a line, those that are there and would do something now.
pub(super) fn keys(columns: usize, context: DrawContext, commands: &[Command]) -> Option<Line<'static>> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    line.put("  ", theme.text);
    let mut any = false;
    for command in commands {
        let Some(key) = app.keys.map.key_of(*command, app.screen.scopes()) else { continue };
        let available = app.following.rested.situation.reason_against(*command).is_none();
        if !available || width(&key) + width(command.label()) + 4 > line.left() {
            continue;
        }
        line.put(if any { "   " } else { "" }, theme.text);
        line.put(key, theme.key);
        line.put(format!(" {}", command.label()), theme.text);
        any = true;
    }
    any.then(|| line.line())
}

/// A text that begins with a sign; what follows on hangs below its first letter.
pub(super) fn hanging(
    columns: usize,
    sign: &str,
    text: &str,
    of_sign: ratatui::style::Style,
    style: ratatui::style::Style,
) -> Vec<Line<'static>> {
    let set_in = width(sign);
    let words = wrap(text, columns.saturating_sub(set_in));
    let line = |(n, words): (usize, &String)| {
        let mut line = Strip::new(columns);
        line.put(if n == 0 { sign.to_owned() } else { " ".repeat(set_in) }, of_sign);
        line.put(words, style);
        line.line()
    };
    words.iter().enumerate().map(line).collect()
}

/// Flags in order but notes, those of one rule about the same people told once, with how many more there are.
fn folded<'a>(flags: impl Iterator<Item = &'a Flag>) -> Vec<(&'a Flag, usize)> {
    let mut all: Vec<&Flag> = flags.filter(|flag| flag.severity != Severity::Note).collect();
    all.sort_by(|a, b| a.in_order(b));
    let mut told: Vec<(&Flag, usize)> = vec![];
    for flag in all {
        let same = |(first, _): &&mut (&Flag, usize)| {
            first.rule == flag.rule && first.severity == flag.severity && first.people == flag.people
        };
        match told.iter_mut().find(same) {
            Some((_, more)) => *more += 1,
            None => told.push((flag, 0)),
        }
    }
    told
}
