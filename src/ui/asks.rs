//! What something that is marked asks of whoever looks, in lines: each thing with its sign, and below it the keys that help.

use ratatui::style::Style;
use ratatui::text::Line;

use super::DrawContext;
use super::text::{Strip, width, wrap};
use crate::app::Asked;
use crate::command::Command;

/// How the keys stand that help.
#[derive(Clone, Copy)]
enum Keys {
    /// On a line of their own.
    Below,
    /// After the last word, where there is room.
    Beside,
    /// Not at all.
    Untold,
}

/// All that is asked; where that is nothing, it says so.
pub(super) fn asks(
    columns: usize,
    context: DrawContext,
    asked: &[Asked],
    nothing: &str,
) -> Vec<Line<'static>> {
    if asked.is_empty() {
        let theme = context.theme;
        let sign = if theme.signs.boxes { "✓ " } else { "" };
        return hanging(columns, sign, nothing, theme.good, theme.text);
    }
    told(columns, context, asked, Keys::Below).concat()
}

/// The same in so many lines: with room for all of it each has its keys below it, else beside it, else none; of more things than
/// fit, how many there are.
pub(super) fn asks_within(
    (columns, rows): (usize, usize),
    context: DrawContext,
    asked: &[Asked],
    nothing: &str,
) -> Vec<Line<'static>> {
    let fits = |keys: &Keys| told(columns, context, asked, *keys).iter().map(Vec::len).sum::<usize>() <= rows;
    if asked.is_empty() || fits(&Keys::Below) {
        return asks(columns, context, asked, nothing);
    }
    let keys = if fits(&Keys::Beside) { Keys::Beside } else { Keys::Untold };
    let mut lines: Vec<Line> = vec![];
    for (at, thing) in told(columns, context, asked, keys).into_iter().enumerate() {
        let left = asked.len() - at;
        // Of several the first is told in any case; how many follow it, where there is a line for that.
        let kept = usize::from(left > 1 && at > 0);
        if lines.len() + thing.len() + kept > rows {
            let words =
                if at == 0 { format!("{left} things to look at") } else { format!("and {left} more") };
            if lines.len() < rows {
                lines.extend(hanging(columns, "  ", &words, context.theme.quiet, context.theme.quiet));
            }
            break;
        }
        lines.extend(thing);
    }
    lines.truncate(rows);
    lines
}

/// Each thing in its lines. A key is told where it helps first, and not again.
fn told(columns: usize, context: DrawContext, asked: &[Asked], of_keys: Keys) -> Vec<Vec<Line<'static>>> {
    let theme = context.theme;
    let mut known: Vec<Command> = vec![];
    let mut thing = |it: &Asked| {
        let sign = if theme.signs.boxes {
            format!("{} ", theme.sign(it.severity))
        } else {
            format!("{}: ", it.severity.word())
        };
        let mut lines = hanging(columns, &sign, &it.words, theme.severity(it.severity), theme.text);
        let steps: Vec<Command> = it.steps.iter().copied().filter(|step| !known.contains(step)).collect();
        match of_keys {
            Keys::Below => lines.extend(keys(columns, context, &steps)),
            Keys::Beside => {
                let taken = lines.last().map_or(0, Line::width) + 1;
                let beside = keys(columns.saturating_sub(taken), context, &steps);
                if let Some((last, beside)) = lines.last_mut().zip(beside) {
                    last.spans.push(" ".into());
                    last.spans.extend(beside.spans);
                }
            }
            Keys::Untold => {}
        }
        known.extend(steps);
        lines
    };
    asked.iter().map(&mut thing).collect()
}

/// The keys of some commands in a line, those that are there and would do something now.
pub(super) fn keys(columns: usize, context: DrawContext, commands: &[Command]) -> Option<Line<'static>> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    let gap = if theme.signs.boxes { "   " } else { ", " };
    line.put("  ", theme.text);
    let mut any = false;
    for command in app.at_hand(commands) {
        let Some(key) = app.keys.map.key_of(command, app.screen.scopes()) else { continue };
        if width(&key) + width(command.label()) + 4 > line.left() {
            continue;
        }
        line.put(if any { gap } else { "" }, theme.text);
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
    of_sign: Style,
    style: Style,
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
