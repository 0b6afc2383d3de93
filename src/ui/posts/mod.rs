//! The Posts screen: each post as one strip with its sharers one above the other; below, or beside, the marked share with the
//! post over four weeks and what it asks.

mod about;
mod axis;
mod times;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::listing::Listing;
use super::post_title::without_team;
use super::spoken::heard;
use super::text::{Strip, width, wrap};
use super::{Canvas, DrawContext, columns, lines, pane};
use crate::app::screen::posts::{PostLine, PostStrip, Sharer};
use crate::app::words;
use crate::command::Command;
use crate::domain::{Minutes, counted};
use axis::Axis;
use times::{meetings, stretches, unattended};

/// From so many columns on, what is marked stands beside the strips, so many columns of its own.
const BESIDE: u16 = 180;
const PANE: u16 = 60;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(strips) = &context.app.screens.posts.strips else {
        let mut line = Strip::new(columns(area));
        line.put(" Reading the week …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let beside = area.width >= BESIDE;
    let [left, right] = if beside {
        pane::split(canvas, area, context, area.width - PANE)
    } else {
        let about = match area.height {
            32.. => 12,
            18.. => 8,
            10.. => area.height / 3,
            _ => 0,
        };
        Layout::vertical([Constraint::Min(0), Constraint::Length(about)]).areas(area)
    };
    let drawn = context.theme.signs.boxes;
    let axis = Axis::of(strips, columns(left)).filter(|_| drawn);
    let heading = if left.height >= 6 { 2 } else { u16::from(left.height >= 4) };
    let [top, middle] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(left);
    if let Some(strip) = strips.first() {
        let days = header(columns(top), context, strip, axis.as_ref());
        let said = summary(columns(top), context, strips, axis.as_ref());
        lines(canvas, top, if heading == 2 { vec![said, days] } else { vec![days] });
    }
    let signs = &context.theme.signs;
    for (sign, means) in [
        (signs.present, "in"),
        (signs.dot, "not in"),
        (axis::HANDOVER, "handover"),
        (signs.together, "together"),
        (signs.away, "away: leave or holiday"),
        (signs.vacant, "vacant"),
    ] {
        canvas.explain(sign, means, means);
    }
    let mut list = Listing::new(columns(middle), context);
    // Where there is little room, the hours of a day that nobody covers give way before whole days do.
    let in_full = !drawn || usize::from(middle.height) > rows_wanted(strips);
    for (n, strip) in strips.iter().enumerate() {
        if n > 0 && drawn && in_full {
            list.push(Strip::new(0));
        }
        list_strip(&mut list, columns(middle), context, strip, axis.as_ref(), in_full);
    }
    list.draw(canvas, middle);
    if let Some(strip) = context.app.screens.posts.strip() {
        about::draw(canvas, right, context, strip, beside);
    }
}

/// About as many rows as the strips take with one between each two.
fn rows_wanted(strips: &[PostStrip]) -> usize {
    strips.iter().map(|strip| strip.sharers.len() + 5).sum()
}

/// How many posts, what is funded of them and held, and what a column stands for.
fn summary(columns: usize, context: DrawContext, strips: &[PostStrip], axis: Option<&Axis>) -> Line<'static> {
    let theme = context.theme;
    let funded: Minutes = strips.iter().map(|strip| strip.hours.funded).sum();
    let vacant: Minutes = strips.iter().map(|strip| strip.hours.vacant).sum();
    let held = if vacant > Minutes::ZERO { format!("{vacant} vacant") } else { "all held".to_owned() };
    let mut line = Strip::new(columns);
    line.put_whole(
        format!(" {}, {funded} a week funded, {held}.", counted(strips.len(), "post")),
        theme.text,
    );
    if let Some(axis) = axis {
        line.put_whole(format!("   {}", axis.in_words()), theme.quiet);
    }
    line.line()
}

fn header(columns: usize, context: DrawContext, strip: &PostStrip, axis: Option<&Axis>) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    let week = words::short_week(strip.week, app.today());
    let name = if app.preview.is_some() { format!(" {week} so") } else { format!(" {week}") };
    let style = if app.preview.is_some() { theme.amber } else { theme.strong };
    let Some(axis) = axis else {
        line.put(format!(" {}", heard(&words::week(strip.week))), style);
        return line.line();
    };
    line.put_fit(name, axis::NAME, style);
    for day in axis.days(strip.week) {
        let is_today = day == app.today();
        let short = format!("{} {}", day.weekday(), day.day());
        let today = if is_today { format!("{short} today") } else { String::new() };
        // What it stands for is the same for every day: where `Mon 30` has no room, no day has its number.
        let cell = axis.day_columns();
        let bare = if cell > "Mon 30".len() { short } else { day.weekday().to_string() };
        let name =
            [today, bare].into_iter().find(|name| !name.is_empty() && width(name) < cell).unwrap_or_default();
        line.put(&name, theme.strong);
        line.put_fit("", cell.saturating_sub(width(&name)), theme.text);
    }
    line.put_whole(axis.figures.0, theme.quiet);
    line.line()
}

fn list_strip(
    list: &mut Listing,
    columns: usize,
    context: DrawContext,
    strip: &PostStrip,
    axis: Option<&Axis>,
    in_full: bool,
) {
    let DrawContext { app, theme } = context;
    title(list, columns, context, strip);
    for sharer in &strip.sharers {
        let marked = is_marked(context, strip, Some(sharer));
        let call = app.state.display_name(&sharer.person);
        if let Some(axis) = axis {
            let mut line = list.begin(marked);
            name(&mut line, context, call);
            axis.sharer(&mut line, theme, strip, sharer);
            figures(&mut line, strip, sharer, axis, context);
            list.push(line);
        } else {
            let text = format!("{call}, {}: {}", sharer.share.hours, stretches(sharer));
            list.say(marked, &text);
        }
    }
    match axis {
        _ if strip.sharers.len() < 2 => {}
        Some(axis) => together(list, columns, context, strip, axis),
        None => list.say(false, &meetings(strip)),
    }
    let nobody = unattended(strip, in_full);
    if !nobody.is_empty() {
        fact(list, columns, context, "nobody in", "", &nobody);
    }
    if strip.is_vacant() {
        let marked = is_marked(context, strip, None);
        let mut line = list.begin(marked);
        name(&mut line, context, "vacant");
        let text = match strip.hours.vacant {
            Minutes::ZERO => "nobody has a share of it this week".to_owned(),
            vacant => format!("{vacant} a week that nobody holds"),
        };
        let sign = theme.signs.vacant.repeat(2);
        line.put(format!("{sign} {text}").trim_start(), theme.amber);
        let key = app.keys.map.key_of(Command::FillVacancy, app.screen.scopes());
        if let Some(key) = key.filter(|_| marked) {
            line.put_whole(format!("   {key}"), theme.key);
            line.put_whole(format!(" {}", Command::FillVacancy.label()), theme.text);
        }
        list.push(line);
    }
    for end in &strip.ends {
        let sign = format!("{} ", theme.signs.amber);
        fact(list, columns, context, "ends", &sign, &about::ending_in_short(end, app.shown(), app.today()));
    }
}

/// When they are together, and in words behind the last of it.
fn together(list: &mut Listing, columns: usize, context: DrawContext, strip: &PostStrip, axis: &Axis) {
    let theme = context.theme;
    let row = axis.together(theme, strip);
    if row.trim().is_empty() {
        return fact(list, columns, context, "together", "", "never");
    }
    let mut line = list.begin(false);
    line.put_fit("together", axis::NAME - 1, theme.quiet);
    line.put(&row, theme.strong);
    let handed = times::times_of_day(&strip.handovers);
    let handed = if handed.is_empty() { "no handover".to_owned() } else { format!("handover {handed}") };
    if !line.put_whole(format!("  {}, {handed}", strip.hours.overlap), theme.text) {
        line.put_whole(format!("  {}", strip.hours.overlap), theme.text);
    }
    list.push(line);
}

/// A fact about a post, under the names, over as many lines as it takes.
fn fact(list: &mut Listing, columns: usize, context: DrawContext, called: &str, sign: &str, text: &str) {
    let theme = context.theme;
    if !theme.signs.boxes {
        return list.say(false, &format!("{called}: {sign}{text}"));
    }
    let room = columns.saturating_sub(axis::NAME + width(sign));
    for (n, words) in wrap(text, room).into_iter().enumerate() {
        let mut line = list.begin(false);
        line.put_fit(if n == 0 { called } else { "" }, axis::NAME - 1, theme.quiet);
        line.put(if n == 0 { sign.to_owned() } else { " ".repeat(width(sign)) }, theme.amber);
        line.put(words, theme.text);
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

/// The team and the post with its hours, and a sign for what is amiss; what does not fit goes on below.
fn title(list: &mut Listing, columns: usize, context: DrawContext, strip: &PostStrip) {
    let DrawContext { app, theme } = context;
    let hours = &strip.hours;
    let post = app.shown().post(&strip.post);
    let team_name = post.and_then(|post| app.state.team(&post.team)).map_or("", |team| team.name.as_str());
    let team = if theme.signs.boxes { team_name.to_uppercase() } else { team_name.to_owned() };
    let title = post.map_or(strip.post.as_str(), |post| without_team(&post.title, team_name));
    let dot = if theme.signs.boxes { format!(" {} ", theme.signs.dot) } else { ", ".to_owned() };
    let mut line = Strip::new(columns);
    line.put(format!(" {team}{}", if theme.signs.boxes { "" } else { "." }), theme.strong);
    let mut text = vec![format!("{} funded", hours.funded), format!("{} held", hours.shared)];
    text.push(match hours.vacant {
        Minutes::ZERO => "nothing vacant".to_owned(),
        vacant => format!("{vacant} vacant"),
    });
    let named = if theme.signs.boxes { format!("  {title}") } else { format!(" {title}") };
    if width(&named) > line.left() {
        list.push(line);
        line = Strip::new(columns);
    }
    line.put(named, theme.text);
    // The last of it gives way first.
    while !text.is_empty() && !line.put_whole(format!("{dot}{}", text.join(", ")), theme.quiet) {
        text.pop();
    }
    let over = hours.shared - hours.funded;
    if over > Minutes::ZERO {
        line.put_whole(format!(" {} {over} over", theme.signs.red), theme.red);
    }
    if strip.conversion.is_some() {
        line.put_whole(format!(" {} old full-time week", theme.signs.changed), theme.quiet);
    }
    list.push(line);
}

/// Hours, and what part of the meetings and of the direct work of the post falls to a sharer.
fn figures(line: &mut Strip, strip: &PostStrip, sharer: &Sharer, axis: &Axis, context: DrawContext) {
    let percent = |of: fn(&Sharer) -> Minutes| {
        let part = strip.part(sharer, of).filter(|_| strip.sharers.len() > 1);
        part.map_or_else(String::new, |part| format!("{part}%"))
    };
    let figures = [sharer.share.hours.to_string(), percent(|it| it.meeting), percent(|it| it.direct)];
    for (figure, wide) in figures.into_iter().zip(axis.figures.1) {
        if wide > 0 {
            line.put_whole(format!("{figure:>wide$}"), context.theme.text);
        }
    }
}
