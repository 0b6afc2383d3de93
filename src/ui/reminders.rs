//! The Reminders screen: to whom, of what, how and when it is safe; below, the words of the marked one.

use ratatui::layout::{Constraint, Rect};

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines, pane};
use crate::app::screen::reminders;
use crate::app::words;
use crate::domain::{Date, Moment};
use crate::report::reminder::{Reminder, ReminderStatus};

/// The columns of the list, and of what is marked beside it.
const LIST: u16 = 100;
const CARD: u16 = 72;
/// The least columns of the family, the channel, the session and the safe time.
const WIDE: [usize; 4] = [8, 8, 18, 26];

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let Some(rows) = &app.screens.reminders.rows else {
        let mut line = Strip::new(columns(area));
        line.put(" Loading the weeks ahead …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let about = if area.height >= 12 { 8 } else { area.height / 3 };
    let [above, below] = pane::list_and_card(canvas, area, context, (LIST, CARD), Constraint::Length(about));
    let mut list = Listing::new(columns(above), context);
    if rows.is_empty() {
        list.under("Nobody who wants reminders has a session in the next two weeks that you can see");
    }
    let wide = columns_of(rows, app.today());
    for row in rows {
        list.under(heading(row.standing(app.now)));
        one(&mut list, context, row, wide);
    }
    list.draw(canvas, above);
    if let Some(row) = reminders::marked(app) {
        let card = card(columns(below), context, row);
        lines(canvas, below, card.lines(usize::from(below.height)));
    }
}

fn heading(standing: ReminderStatus) -> &'static str {
    match standing {
        ReminderStatus::Now => "To send now",
        ReminderStatus::Later => "To send later",
        ReminderStatus::TooLate => "No safe time is left",
        ReminderStatus::Uncovered => "Needs cover first",
        ReminderStatus::Sent => "Sent",
    }
}

/// The columns that these take: where a year is said, more; when it is safe is never cut.
fn columns_of(rows: &[Reminder], today: Date) -> [usize; 4] {
    let [family, channel, session, safe] = WIDE;
    let widest = |text: fn(&Reminder, Date) -> String| {
        rows.iter().map(|row| width(&text(row, today))).max().unwrap_or(0)
    };
    [
        family,
        channel,
        session.max(widest(|row, today| at(row.start, today)) + 2),
        safe.max(widest(safe_time) + 1),
    ]
}

fn one(
    list: &mut Listing,
    context: DrawContext,
    row: &Reminder,
    [family, channel, session, safe]: [usize; 4],
) {
    let DrawContext { app, theme } = context;
    let marked = app.screens.reminders.is_marked(row);
    if !theme.signs.boxes {
        let moved = if row.moved { "it has moved since" } else { "" };
        let what =
            format!("{}, by {}, for {}", words::family(&row.family), row.channel, at(row.start, app.today()));
        let safe = match (row.from, row.until) {
            (Some(_), Some(_)) => format!("safe {}", safe_time(row, app.today())),
            _ => "no safe time".to_owned(),
        };
        return list.say(marked, &sentences([what.as_str(), safe.as_str(), moved]));
    }
    let mut line = list.begin(marked);
    line.put_fit(words::family(&row.family), family - 1, theme.text);
    line.put_fit(format!(" {}", row.channel), channel, theme.text);
    line.put_fit(format!(" {}", at(row.start, app.today())), session, theme.text);
    let told = safe_time(row, app.today());
    if line.left() < width(&told) + 1 {
        list.push(line);
        line = Strip::new(list.columns());
        line.put(format!("   safe: {told}"), theme.text);
    } else {
        line.put_fit(format!(" {told}"), safe, theme.text);
    }
    if row.moved {
        line.put_first([" it has moved since", " moved"], theme.amber);
    }
    list.push(line);
}

fn at(moment: Moment, today: Date) -> String {
    format!("{} {}", words::day(moment.date(), today), moment.time())
}

fn safe_time(row: &Reminder, today: Date) -> String {
    match (row.from, row.until) {
        (Some(from), Some(until)) => format!("{} to {}", at(from, today), until.time()),
        _ => "none".to_owned(),
    }
}

fn card<'a>(columns: usize, context: DrawContext<'a>, row: &Reminder) -> Card<'a> {
    let app = context.app;
    let mut card = Card::new(columns, context);
    let dot = context.theme.signs.dot;
    card.heading(&format!("{} {dot} {}", words::family(&row.family), at(row.start, app.today())));
    card.facts("in these words", &row.words);
    card.fact("by", &row.channel);
    match row.standing(app.now) {
        ReminderStatus::TooLate => {
            card.facts("when", "no safe time for her is left: better not to send it");
        }
        ReminderStatus::Uncovered => {
            card.facts("when", "nobody is down for this session: cover it first, or cancel it and tell her");
        }
        _ => card.facts("safe", &safe_time(row, app.today())),
    }
    card.facts("with", &words::people(&row.people, &app.state));
    if let Some((when, by)) = &row.sent {
        let by = by.as_ref().map_or("the owner", |id| app.state.display_name(id));
        card.facts("sent", &format!("{} by {by}", at(app.state.zone().moment(*when), app.today())));
    }
    card
}
