//! The sessions of a family or a person: from when to when, then a line each, the marked one in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, cut, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::frame::window;
use crate::app::{SessionLine, SessionsLayer, SessionsOf, words};
use crate::domain::{Status, counted};

/// Columns from which on who is in a session has a column of its own.
const WIDE: usize = 70;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, list: &SessionsLayer, top: bool) {
    let DrawContext { app, theme } = context;
    let whose = match &list.whose {
        SessionsOf::Family(family) => words::family(family),
        SessionsOf::Person(person) => app.state.display_name(person).to_owned(),
    };
    let high = cells(list.lines.len()).saturating_add(4).clamp(6, area.height.max(6));
    let room = window(canvas, area, context, &format!("Sessions of {whose}"), (104, high));
    let mut head = Strip::new(columns(room));
    head.put(format!(" {}", stretch(list)), theme.strong);
    let count = match (list.lines.len(), list.waits) {
        (_, true) => "loading the rest …".to_owned(),
        (0, _) => "none".to_owned(),
        (many, _) => counted(many, "session"),
    };
    head.put(format!(" {} {count}", theme.signs.dot), theme.quiet);
    lines(canvas, Rect { height: room.height.min(1), ..room }, [head.line()]);
    let rest = Rect { y: room.y + 1.min(room.height), height: room.height.saturating_sub(1), ..room };
    let fits = usize::from(rest.height);
    let first = scroll_to(list.marked, list.lines.len(), fits);
    let shape = Shape::of(context, list, columns(rest));
    let rows = list.lines.iter().skip(first).map(|it| shape.row(context, it));
    lines(canvas, rest, rows);
    let at = list.marked.saturating_sub(first);
    if top && at < fits && !list.lines.is_empty() {
        selection::focus(canvas, Rect { y: rest.y + cells(at), height: 1, ..rest }, context);
    }
}

/// From which day to which, with their years.
fn stretch(list: &SessionsLayer) -> String {
    let (first, last) = (list.first.monday(), list.last.sunday());
    format!("{} – {}", words::day_before(first, last), words::dated(last))
}

/// How wide the columns are.
struct Shape {
    columns: usize,
    when: usize,
    what: usize,
    who: usize,
}

impl Shape {
    fn of(context: DrawContext, list: &SessionsLayer, columns: usize) -> Self {
        let most = |each: &dyn Fn(&SessionLine) -> usize| list.lines.iter().map(each).max().unwrap_or(0);
        let when = most(&|it| width(&when(context, it))) + 1;
        let what = most(&|it| width(&it.what)).min(columns / 3) + 1;
        let who = if columns < WIDE { 0 } else { most(&|it| width(&it.who)).min(columns / 3) + 1 };
        Self { columns, when, what, who }
    }

    fn row(&self, context: DrawContext, it: &SessionLine) -> Line<'static> {
        let DrawContext { theme, .. } = context;
        let mut line = Strip::new(self.columns);
        line.put(" ", theme.text);
        if !theme.signs.boxes {
            let who = if it.who.is_empty() { String::new() } else { format!(" with {}", it.who) };
            line.put(format!("{}: {}{who}, {}", when(context, it), it.what, status(context, it)), theme.text);
            return line.line();
        }
        line.put_fit(when(context, it), self.when, theme.text);
        line.put_fit(cut(&it.what, self.what.saturating_sub(1)), self.what, theme.text);
        line.put_fit(cut(&it.who, self.who.saturating_sub(1)), self.who, theme.quiet);
        let of_status = if it.status == Status::Planned { theme.quiet } else { theme.text };
        line.put(status(context, it), of_status);
        line.line()
    }
}

fn when(context: DrawContext, it: &SessionLine) -> String {
    format!("{} {}", words::day(it.start.date(), context.app.today()), words::times(it.start, it.end))
}

/// What became of it; of what is over and still planned, that nobody has said yet.
fn status(context: DrawContext, it: &SessionLine) -> &'static str {
    match words::status(it.status) {
        Some(word) => word,
        None if it.end <= context.app.now => "not marked yet",
        None => "planned",
    }
}
