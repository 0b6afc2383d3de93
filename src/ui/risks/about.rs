//! The marked flag: what was found, why it matters, the figures, the source, and the reason that was given.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph, Wrap};

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::words;
use crate::rules::Flag;

/// From so many lines on, each fact has a line of its own; below, they share the last one, whatever the rest takes.
const TALL: u16 = 8;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, flag: &Flag) {
    let DrawContext { app, theme } = context;
    if area.height < 2 || area.width < 2 {
        return;
    }
    lines(canvas, area, [title(columns(area), context, flag)]);
    let inner = Rect { x: area.x + 1, width: area.width - 1, y: area.y + 1, height: area.height - 1 };
    let facts = facts(flag);
    let given = flag.given.as_ref().map(|given| {
        let who =
            crate::domain::PersonId::parse(&given.by).ok().map(|id| app.state.display_name(&id).to_owned());
        format!("Reason given by {}: {}", who.unwrap_or_else(|| given.by.clone()), given.reason)
    });
    let found = format!("{}: {}.", words::capital(&words::time_of(flag, app.today())), flag.message);
    let mut text = vec![Line::styled(found, theme.strong)];
    text.extend(given.map(|given| Line::styled(given, theme.good)));
    text.push(Line::from(vec![
        Span::styled("Why: ", theme.quiet),
        Span::styled(flag.why.as_str(), theme.text),
    ]));
    let room = if area.height >= TALL {
        text.extend(facts.into_iter().map(|fact| Line::styled(words::capital(&fact), theme.quiet)));
        inner
    } else {
        let [above, bottom] = Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(inner);
        let mut line = Strip::new(columns(bottom));
        let facts = facts.join(&format!(" {} ", theme.signs.dot));
        line.put(words::capital(&facts), theme.quiet);
        lines(canvas, bottom, [line.line()]);
        above
    };
    canvas.put(Paragraph::new(Text::from(text)).wrap(Wrap { trim: true }), room);
}

fn title(columns: usize, context: DrawContext, flag: &Flag) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    let sign = if theme.signs.boxes { format!("{} ", theme.sign(flag.severity)) } else { String::new() };
    line.put(format!(" {sign}{} ", flag.severity), theme.severity(flag.severity));
    line.put(format!("{} ", flag.rule().title), theme.strong);
    line.put(format!("{} {} ", theme.signs.dot, flag.rule), theme.quiet);
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    line.line()
}

/// The figure, the limit and the source, in words.
fn facts(flag: &Flag) -> Vec<String> {
    let mut facts = vec![];
    if let Some(figure) = flag.figure {
        let limit = flag.limit.map(|limit| format!(", limit {limit}")).unwrap_or_default();
        facts.push(format!("found {figure}{limit}"));
    }
    facts.push(match flag.rule().source {
        "" => "our own judgement; change it as you see fit".to_owned(),
        _ => format!("based on {}", flag.rule().stands_on()),
    });
    facts
}
