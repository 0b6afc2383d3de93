//! The Inbox screen: what waits, part by part, the oldest first; below, all there is to say of the marked one.

use ratatui::layout::{Constraint, Layout, Rect};

use super::card::Card;
use super::listing::Listing;
use super::text::{Strip, width, wrap};
use super::{Canvas, DrawContext, cells, columns, lines};
use crate::app::screen::inbox::{impact, inbox, marked, open_request};
use crate::app::words;
use crate::domain::counted;
use crate::report::inbox::{InboxItem, InboxPart, what_follows};

/// The columns of the kind.
const KIND: usize = 12;
/// The most flags that are told one by one.
const MOST_FLAGS: usize = 3;
/// The columns from which what there is to know stands in the line, too.
const WIDE: usize = 110;

/// The rows of what is said of the marked one, where there is little to say.
const ABOUT: usize = 6;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let inbox = inbox(context.app);
    let marked = marked(context.app);
    let card = marked.as_ref().map(|item| card(columns(area), context, item));
    // The list keeps a third, and what it needs where there is more.
    let all = usize::from(area.height);
    let wanted = card.as_ref().map_or(0, Card::len).max(ABOUT);
    let about = if all >= 14 { wanted.min(all * 2 / 3) } else { all / 3 };
    let [above, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(cells(about))]).areas(area);
    let mut list = Listing::new(columns(above), context);
    if inbox.items.is_empty() {
        list.under("Nothing waits for you");
    }
    let wide = of_each(&inbox.items, columns(above));
    for item in &inbox.items {
        list.under(item.part.title());
        let is_marked =
            marked.as_ref().is_some_and(|it| (it.part, &it.subject) == (item.part, &item.subject));
        one(&mut list, context, item, wide, is_marked);
    }
    explain(canvas, &inbox.items);
    list.draw(canvas, above);
    if let Some(card) = card {
        lines(canvas, below, card.lines(usize::from(below.height)));
    }
}

/// The columns of what each is about, and of how it stands: as the longest needs; none where that stands below.
fn of_each(items: &[InboxItem], all: usize) -> (usize, usize) {
    let longest =
        |text: fn(&InboxItem) -> &str| items.iter().map(|item| width(text(item))).max().unwrap_or(0) + 2;
    let room = all.saturating_sub(KIND + 2);
    // Where both do not fit beside each other, how it stands is below what it is.
    let (what, standing) = (longest(|item| &item.what), longest(|item| &item.standing) + 2);
    if what + standing <= room { (what, standing) } else { (room, 0) }
}

fn sign(item: &InboxItem) -> (&'static str, &'static str) {
    let is_request = item.part != InboxPart::Information;
    match (item.is_agreed, is_request) {
        (true, _) => ("✓", "agreed"),
        (false, true) if item.part == InboxPart::Others => ("?", "asked"),
        _ => ("", ""),
    }
}

fn explain(canvas: &mut Canvas, items: &[InboxItem]) {
    for item in items {
        let (sign, means) = sign(item);
        if !sign.is_empty() {
            canvas.explain(sign, means, means);
        }
    }
}

fn one(
    list: &mut Listing,
    context: DrawContext,
    item: &InboxItem,
    (what, standing): (usize, usize),
    is_marked: bool,
) {
    let DrawContext { app: _, theme } = context;
    let plain = !theme.signs.boxes;
    let waits = item.part == InboxPart::Answer;
    if plain {
        let told = format!("{}: {}. {}.", item.kind.word(), item.what, words::capital(&item.standing));
        return list.say(is_marked, &told);
    }
    let mut row = list.begin(is_marked);
    row.put_fit(item.kind.word(), KIND, if waits { theme.strong } else { theme.text });
    let (sign, _) = sign(item);
    let sign = if sign.is_empty() { String::new() } else { format!("{sign} ") };
    let stands = format!("{sign}{}", item.standing);
    let style = if waits { theme.amber } else { theme.quiet };
    if standing == 0 {
        let told = wrap(&item.what, what).into_iter().map(|words| (words, theme.text));
        let below = wrap(&stands, what).into_iter().map(|words| (words, style));
        for (n, (words, style)) in told.chain(below).enumerate() {
            if n > 0 {
                list.push(std::mem::replace(&mut row, Strip::new(list.columns())));
                row.put(" ".repeat(KIND + 1), theme.text);
            }
            row.put(words, style);
        }
        return list.push(row);
    }
    row.put_fit(&item.what, what, theme.text);
    row.put_fit(stands, standing, style);
    if list.columns() >= WIDE {
        row.put_whole(&item.more, theme.quiet);
    }
    list.push(row);
}

fn card<'a>(columns: usize, context: DrawContext<'a>, item: &InboxItem) -> Card<'a> {
    let mut card = Card::new(columns, context);
    card.heading(&format!("{} · {}", item.kind.word(), item.what));
    if !item.more.is_empty() {
        card.text(&format!("{}.", words::capital(&item.more)));
    }
    card.text(&format!("{}.", words::capital(&item.standing)));
    let Some(request) = open_request(context.app, item) else { return card };
    if item.part == InboxPart::Information {
        return card;
    }
    if let Some(impact) = impact(context.app) {
        for told in impact.sessions.iter().chain(&impact.against).chain(&impact.hours) {
            card.text(&format!("{}.", words::capital(told)));
        }
        for flag in impact.adds.iter().take(MOST_FLAGS) {
            card.text(&format!("It would add {}: {}.", flag.severity.word(), flag.message));
        }
        if let Some(more) = impact.adds.len().checked_sub(MOST_FLAGS).filter(|more| *more > 0) {
            card.text(&format!("And {} more that it would add.", counted(more, "flag")));
        }
    }
    card.text(&what_follows(&context.app.state, &request, &context.app.me));
    card
}
