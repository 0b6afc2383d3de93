//! The line at the top: what is shown and how the week stands; who one is, what there is to look at, and who else is here.
//!
//! Nothing of it is cut: what there is no room for is said shorter, then left out, in a known order.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::giving_way::{Part, fitted};
use super::present_users::here;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::{App, Heading, Layer};
use crate::domain::SheetState;
use crate::rules::Severity;

/// The columns between parts.
const GAP: usize = 3;
/// What stands at the left; the rest stands at the right.
const LEFT: usize = 5;
/// What gives way, first things first. The places are those of [`parts`].
const ORDER: &[usize] = {
    const NAME: usize = 0;
    const ABOUT: usize = 1;
    const TODAY: usize = 2;
    const STATE: usize = 3;
    const DOING: usize = 4;
    const WHO: usize = 5;
    const RED: usize = 6;
    const AMBER: usize = 7;
    const HERE: usize = 8;
    &[
        NAME, ABOUT, HERE, STATE, DOING, WHO, ABOUT, STATE, RED, AMBER, STATE, DOING, ABOUT, HERE, TODAY,
        AMBER, RED, ABOUT, NAME, WHO, STATE, DOING,
    ]
};

pub(super) fn draw(canvas: &mut Canvas, row: Rect, context: DrawContext) {
    let all = columns(row);
    let heading = context.app.heading();
    let (parts, styles) = parts(&heading, context);
    let is_read = !context.theme.signs.boxes;
    let parts: Vec<Part> = if is_read { parts.into_iter().map(Part::spoken).collect() } else { parts };
    let said = fitted(&parts, ORDER, all.saturating_sub(2));
    let wide = |(gap, form): &(usize, String)| gap + width(form);
    let right: usize = said.iter().skip(LEFT).map(wide).sum();
    let mut line = Strip::new(all);
    line.put(" ", Style::new());
    for (at, ((gap, form), style)) in said.iter().zip(styles).enumerate() {
        if at == LEFT && !is_read {
            line.space_before(right + 1);
        }
        line.put(" ".repeat(*gap), Style::new());
        line.put(form, style);
    }
    lines(canvas, row, [line.line()]);
}

/// The parts of the line in order, and how each is drawn.
fn parts(heading: &Heading, context: DrawContext) -> (Vec<Part>, [Style; 9]) {
    let DrawContext { app, theme } = context;
    let counts = app.to_look_at();
    let count = |severity: Severity, gap| match counts.get(severity) {
        0 => Part::default(),
        many if !theme.signs.boxes => Part::new(gap, [severity.counted(many), String::new()]),
        many => {
            let sign = theme.sign(severity);
            Part::new(
                gap,
                [format!("{sign} {}", severity.counted(many)), format!("{sign}{many}"), String::new()],
            )
        }
    };
    let today = if heading.today { &["today", ""][..] } else { &[] };
    let (doing, alarm) = doing(app, theme.signs.changed);
    let parts = vec![
        Part::new(0, &heading.name),
        Part::new(GAP, &heading.about),
        Part::new(GAP, today.iter().copied()),
        Part::new(GAP, &heading.states),
        Part::new(GAP, doing),
        Part::new(GAP, who(app)),
        count(Severity::Red, GAP),
        count(Severity::Amber, 2),
        Part::new(GAP, here(&app.present_users)),
    ];
    let state = match app.sheet_state() {
        SheetState::Draft => theme.amber,
        SheetState::Published => theme.good,
        SheetState::Closed => theme.quiet,
    };
    let doing = if alarm { theme.red } else { theme.amber };
    let styles = [
        theme.strong,
        theme.strong,
        theme.strong,
        state,
        doing,
        theme.text,
        theme.red,
        theme.amber,
        theme.near,
    ];
    (parts, styles)
}

/// What else is so just now: that nothing can be saved, that a session is picked up, that something is not saved yet, how much was
/// changed since the week was published; and whether it is an alarm.
fn doing(app: &App, changed: &str) -> (Vec<String>, bool) {
    let leaves_out = |forms: &[&str]| forms.iter().chain(&[""]).map(|it| (*it).to_owned()).collect();
    if app.said.is_read_only {
        return (leaves_out(&["READ ONLY"]), true);
    }
    if matches!(app.layers.last(), Some(Layer::Moving(_))) {
        return (vec!["MOVING, not saved yet".to_owned(), "MOVING".to_owned()], false);
    }
    if app.preview.is_some() {
        // It is the last that is said shorter, and never left out before all else is.
        return (["not saved yet", "not saved yet", "unsaved"].map(String::from).into(), false);
    }
    match app.view().map_or(0, |view| view.changes.len()) {
        0 => (vec![], false),
        many if app.screen.shows_sessions() => {
            (leaves_out(&[&format!("{changed} {many} changed"), &format!("{changed} {many}")]), false)
        }
        _ => (vec![], false),
    }
}

/// Who sits here, the fullest first.
fn who(app: &App) -> Vec<String> {
    match app.me.person().and_then(|id| app.state.person(id)) {
        Some(person) => {
            let name = app.state.display_name_of(person);
            vec![format!("{name} · {}", person.role.title()), name.to_owned()]
        }
        None => vec![app.me.name().to_owned()],
    }
}
