//! The Posts screen: each post as one strip with its sharers one above the other; below, or beside, all there is to say
//! of the marked one.

mod about;
mod axis;
mod times;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::listing::Listing;
use super::text::{Strip, width, wrap};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::posts::{PostLine, PostStrip, Sharer};
use crate::app::words;
use crate::domain::Minutes;
use axis::Axis;
use times::{meetings, stretches};

/// Where the marked post stands beside the strips, so many columns wide.
const BESIDE: u16 = 70;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(strips) = &context.app.screens.posts.strips else {
        let mut line = Strip::new(columns(area));
        line.put(" Loading the week …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let [left, right] = if area.width >= 2 * BESIDE + 20 {
        Layout::horizontal([Constraint::Min(0), Constraint::Length(BESIDE)]).areas(area)
    } else {
        let about = match area.height {
            30.. => 14,
            18.. => area.height / 2 - 1,
            10.. => area.height / 3,
            _ => 0,
        };
        Layout::vertical([Constraint::Min(0), Constraint::Length(about)]).areas(area)
    };
    let heading = u16::from(left.height >= 4);
    let [top, middle] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(left);
    let drawn = context.theme.signs.boxes;
    let axis = Axis::of(strips, columns(middle)).filter(|_| drawn);
    if let Some(strip) = strips.first() {
        lines(canvas, top, [header(columns(top), context, strip, axis.as_ref())]);
    }
    let mut list = Listing::new(columns(middle), context);
    for strip in strips {
        list_strip(&mut list, columns(middle), context, strip, axis.as_ref());
    }
    list.draw(canvas, middle);
    if let Some(strip) = context.app.screens.posts.strip() {
        let card = about::card(columns(right), context, strip);
        lines(canvas, right, card.lines(usize::from(right.height)));
    }
}

fn header(columns: usize, context: DrawContext, strip: &PostStrip, axis: Option<&Axis>) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    let week = words::short_week(strip.week, app.today());
    let name = if app.preview.is_some() { format!(" {week} so") } else { format!(" {week}") };
    let style = if app.preview.is_some() { theme.amber } else { theme.strong };
    let Some(axis) = axis else {
        line.put(format!(" {}", words::week(strip.week)), style);
        return line.line();
    };
    line.put_fit(name, axis::NAME, style);
    for (day, cell) in strip.week.days().zip(axis.cells()) {
        let style = if day == app.today() { theme.strong } else { theme.text };
        let names = [
            words::day(day, app.today()),
            format!("{} {}", day.weekday(), day.day()),
            day.weekday().to_string(),
        ];
        let name = names.into_iter().find(|name| width(name) < cell).unwrap_or_default();
        line.put(&name, style);
        line.put_fit("", cell.saturating_sub(width(&name)), theme.text);
    }
    line.put_whole(axis::FIGURES, theme.quiet);
    line.line()
}

fn list_strip(
    list: &mut Listing,
    columns: usize,
    context: DrawContext,
    strip: &PostStrip,
    axis: Option<&Axis>,
) {
    let DrawContext { app, theme } = context;
    let post = app.shown().post(&strip.post);
    if let Some(post) = post {
        list.under(app.state.team(&post.team).map_or(post.team.as_str(), |team| team.name.as_str()));
    }
    list.push(title(columns, context, strip));
    for sharer in &strip.sharers {
        let marked = is_marked(context, strip, Some(sharer));
        let call = app.state.display_name(&sharer.person);
        if let Some(axis) = axis {
            let mut line = list.begin(marked);
            name(&mut line, context, call);
            axis.sharer(&mut line, theme, strip, sharer);
            figures(&mut line, context, strip, sharer);
            list.push(line);
        } else {
            let text = format!("{call}, {}: {}", sharer.share.hours, stretches(sharer));
            said(list, columns, context, marked, &text);
        }
    }
    let several = strip.sharers.len() > 1;
    match axis {
        _ if !several && strip.nobody.is_empty() => {}
        Some(axis) => {
            let mut line = list.begin(false);
            line.put_fit(if several { "together" } else { "" }, axis::NAME - 1, theme.quiet);
            axis.together(&mut line, theme, strip);
            list.push(line);
        }
        None => said(list, columns, context, false, &meetings(strip)),
    }
    if strip.is_vacant() {
        let marked = is_marked(context, strip, None);
        let mut line = list.begin(marked);
        name(&mut line, context, "vacant");
        let text = match strip.hours.vacant {
            Minutes::ZERO => format!("{} nobody has a share of it this week", theme.signs.nothing),
            vacant => format!("{} {vacant} a week that nobody holds", theme.signs.amber),
        };
        line.put(text, theme.amber);
        list.push(line);
    }
}

fn is_marked(context: DrawContext, strip: &PostStrip, sharer: Option<&Sharer>) -> bool {
    let line = PostLine { post: strip.post.clone(), sharer: sharer.map(|it| it.person.clone()) };
    context.app.screens.posts.marked.as_ref() == Some(&line)
}

fn name(line: &mut Strip, context: DrawContext, name: &str) {
    let theme = context.theme;
    line.put_fit(name, axis::NAME - 2, theme.text);
    line.put(" ", theme.text);
}

/// A text that starts where lines are marked, over as many lines as it takes.
fn said(list: &mut Listing, columns: usize, context: DrawContext, marked: bool, text: &str) {
    let theme = context.theme;
    for (n, words) in wrap(text, columns.saturating_sub(4)).into_iter().enumerate() {
        let mut line = list.begin(marked && n == 0);
        line.put(if n == 0 { " " } else { "   " }, theme.text);
        line.put(words, theme.text);
        list.push(line);
    }
}

/// The post with its hours, and a sign for what is amiss.
fn title(columns: usize, context: DrawContext, strip: &PostStrip) -> Strip {
    let DrawContext { app, theme } = context;
    let hours = &strip.hours;
    let mut line = Strip::new(columns);
    let post = app.shown().post(&strip.post);
    line.put(format!(" {}", post.map_or(strip.post.as_str(), |post| post.title.as_str())), theme.strong);
    let dot = theme.signs.dot;
    line.put(format!(" {dot} {} funded, {} shared", hours.funded, hours.shared), theme.text);
    if strip.shows_work {
        line.put(format!(", {} worked", hours.worked), theme.text);
    }
    let over = hours.shared - hours.funded;
    if over > Minutes::ZERO {
        line.put(format!(" {} {over} over", theme.signs.red), theme.red);
    }
    if strip.conversion.is_some() {
        line.put(format!(" {} old full-time week", theme.signs.changed), theme.quiet);
    }
    if let Some(end) = strip.ends.first() {
        let what = about::what_ends(end, app.shown());
        line.put_whole(format!(" {dot} {what} ends {}", words::date(end.last)), theme.quiet);
    }
    line
}

/// Hours, and what part of the meetings and of the direct work of the post falls to a sharer.
fn figures(line: &mut Strip, context: DrawContext, strip: &PostStrip, sharer: &Sharer) {
    let percent = |of: fn(&Sharer) -> Minutes| {
        strip
            .part(sharer, of)
            .map_or_else(|| context.theme.signs.nothing.to_owned(), |part| format!("{part}%"))
    };
    let (meetings, direct) = (percent(|it| it.meeting), percent(|it| it.direct));
    line.put_whole(format!("{:>5} {meetings:>5} {direct:>5}", sharer.share.hours), context.theme.text);
}
