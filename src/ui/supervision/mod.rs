//! The Supervision screen: a line for each person and track, with the year as a strip where there is room; below, all
//! there is to say of the marked one. Dates only.

mod about;
mod strip;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line as Row;

use super::listing::Listing;
use super::spoken::sentences;
use super::text::Strip;
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::supervision;
use crate::app::words;
use crate::domain::{Date, Week};
use crate::planner::supervision::{SupervisionLine, year_around};
use strip::Year;

/// Columns of the name, the track and the supervisor, and of the three dates.
const WIDE: [usize; 6] = [10, 11, 14, 7, 9, 13];
/// Columns of what is booked without its time.
const DAY: usize = 7;

/// What stands in a row in so many columns, each as wide as it is: where there is no room the time of what is booked goes, then
/// when it was last held, then with whom it is, then on which track, then what is booked.
fn shape(columns: usize) -> [usize; 6] {
    let mut wide = WIDE;
    for (at, to) in [(5, DAY), (3, 0), (2, 0), (1, 0), (5, 0)] {
        if wide.iter().sum::<usize>() < columns {
            break;
        }
        if let Some(it) = wide.get_mut(at) {
            *it = to;
        }
    }
    wide
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(all) = &context.app.screens.supervision.lines else {
        let mut line = Strip::new(columns(area));
        line.put(" Loading the year …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let about = match area.height {
        30.. => 11,
        18.. => area.height / 2 - 2,
        10.. => area.height / 3,
        _ => 0,
    };
    let heading = u16::from(area.height >= 4 && context.theme.signs.boxes);
    let [top, middle, below] =
        Layout::vertical([Constraint::Length(heading), Constraint::Min(0), Constraint::Length(about)])
            .areas(area);
    let year = Year::of(year_around(context.app.today()), columns(middle).saturating_sub(width_of_words()));
    let year = year.filter(|_| context.theme.signs.boxes);
    if context.theme.signs.boxes {
        for (sign, means, short) in strip::LEGEND {
            canvas.explain(sign, means, short);
        }
    }
    lines(canvas, top, [header(columns(top), context, year.as_ref())]);
    let mut list = Listing::new(columns(middle), context);
    for line in all {
        let team = context.app.state.team(&line.team).map_or(line.team.as_str(), |team| team.name.as_str());
        list.under(team);
        one(&mut list, context, line, year.as_ref());
    }
    list.draw(canvas, middle);
    if let Some(line) = supervision::marked(context.app) {
        let card = about::card(columns(below), context, line, year.is_none());
        lines(canvas, below, card.lines(usize::from(below.height)));
    }
}

fn width_of_words() -> usize {
    WIDE.iter().sum::<usize>() + 1
}

fn header(columns: usize, context: DrawContext, year: Option<&Year>) -> Row<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    for (name, wide) in ["who", "track", "with", "last", "due", "booked"].into_iter().zip(shape(columns)) {
        line.put_fit(name, wide, theme.quiet);
    }
    if let Some(year) = year {
        year.months(&mut line, theme);
    }
    line.line()
}

fn one(list: &mut Listing, context: DrawContext, line: &SupervisionLine, year: Option<&Year>) {
    let DrawContext { app, theme } = context;
    let marked = app.screens.supervision.is_marked(line);
    let [name, track, with, last, due, booked] = shape(list.columns());
    if !theme.signs.boxes {
        return list.say(marked, &in_a_sentence(context, line));
    }
    let mut row = list.begin(marked);
    row.put_fit(app.state.display_name(&line.person), name - 1, theme.text);
    row.put(" ", theme.text);
    row.put_fit(line.track.word(), track, theme.text);
    let supervisor = line.named.as_ref().map_or("nobody", |named| app.state.display_name(&named.supervisor));
    row.put_fit(supervisor, with, if line.named.is_some() { theme.text } else { theme.amber });
    let rhythm = line.rhythm.as_ref();
    // Without a rhythm there is nothing to be due; that it is so is said.
    let held = rhythm.and_then(|it| it.last).map_or("never".to_owned(), short);
    row.put_fit(held, last, theme.text);
    let due_on = rhythm.map_or_else(|| "not set".to_owned(), |it| short(it.due));
    match line.severity {
        Some(severity) => {
            row.put_fit(format!("{due_on} {}", theme.sign(severity)), due, theme.severity(severity));
        }
        None => row.put_fit(due_on, due, theme.text),
    }
    let next = line.next(app.today()).map(|it| match booked {
        DAY => short(it.start.date()),
        _ => format!("{} {}", short(it.start.date()), it.start.time()),
    });
    let next_style = if app.preview.is_some() && marked { theme.amber } else { theme.text };
    row.put_fit(next.unwrap_or_else(|| theme.signs.nothing.to_owned()), booked, next_style);
    if let Some(year) = year {
        year.strip(&mut row, context, line);
    }
    list.push(row);
}

/// As it is read aloud: who, on which track and with whom; when it was last held, is due and booked.
fn in_a_sentence(context: DrawContext, line: &SupervisionLine) -> String {
    let app = context.app;
    let supervisor = line.named.as_ref().map_or("nobody", |named| app.state.display_name(&named.supervisor));
    let held = line.rhythm.as_ref().and_then(|it| it.last).map(short);
    let due = line
        .rhythm
        .as_ref()
        .map_or_else(|| "no rhythm set".to_owned(), |it| format!("due {}", short(it.due)));
    let due = match line.severity {
        Some(severity) => format!("{}: {due}", severity.word()),
        None => due,
    };
    let next = line.next(app.today());
    let booked = next.map(|it| format!("booked {} at {}", short(it.start.date()), it.start.time()));
    sentences([
        format!("{}, {}, with {supervisor}", app.state.display_name(&line.person), line.track.word()),
        held.map_or_else(|| "never held".to_owned(), |held| format!("last {held}")),
        due,
        booked.unwrap_or_else(|| "nothing booked".to_owned()),
    ])
}

/// A day without its year: `27 Oct`.
fn short(date: Date) -> String {
    let whole = words::date(date);
    whole.rsplit_once(' ').map_or(whole.clone(), |(short, _)| short.to_owned())
}

/// The Monday of a week without its year.
fn monday(week: Week) -> String {
    short(week.monday())
}
