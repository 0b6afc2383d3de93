//! The Hours screen: everybody's hours of a stretch of weeks, with a small column for each week; below them the posts.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::listing::Listing;
use super::spoken::sentences;
use super::text::{Strip, fit, width};
use super::{Canvas, DrawContext, columns, layers, lines, pane, spark};
use crate::app::screen::hours;
use crate::app::screen::hours::{HoursLine, HoursStretch};
use crate::app::words;
use crate::domain::{Minutes, Week};
use crate::rota::PersonHours;

/// Columns of a name.
const NAME: usize = 11;
/// Columns of a sum.
const SUM: usize = 9;
/// Columns of a balance in words.
const BALANCE: usize = 13;
/// Columns of a percentage.
const PERCENT: usize = 7;

/// Columns of what is told of whoever is marked, and the least beside it but for the small columns.
const PANE: u16 = 74;
const LEAST: usize = 100;

/// Which columns there is room for, and how many each row of small columns has.
#[derive(Clone, Copy)]
struct Shape {
    away: bool,
    direct: bool,
    balances: usize,
    worked: usize,
}

impl Shape {
    fn of(columns: usize, weeks: usize) -> Self {
        let away = columns >= 96;
        let direct = columns >= 66;
        let figures = 1
            + NAME
            + 2 * SUM
            + BALANCE
            + if away { 2 * SUM } else { 0 }
            + if direct { 2 * PERCENT } else { 0 };
        let left = columns.saturating_sub(figures);
        let both = left > 2 * weeks.min(12);
        let balances = if both { (left.saturating_sub(1) / 2).min(weeks) } else { left.min(weeks) };
        Self { away, direct, balances, worked: if both { balances } else { 0 } }
    }
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let people: Vec<HoursLine> =
        hours::people(app).iter().filter_map(|person| hours::of_person(app, person)).collect();
    let weeks = people.first().map_or(0, |line| line.shown.len());
    let aloud = !context.theme.signs.boxes;
    let area = if !aloud && usize::from(area.width) >= LEAST + 2 * weeks + usize::from(PANE) {
        let [left, right] = pane::split(canvas, area, context, area.width - PANE);
        about(canvas, right, context);
        left
    } else {
        area
    };
    let shape = Shape::of(columns(area), if aloud { 0 } else { weeks });
    explain(canvas, shape);
    let heading = match area.height {
        ..6 => 0,
        _ if aloud => 1,
        _ => 3,
    };
    let [top, middle] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(area);
    lines(canvas, top, heading_lines(columns(top), context, shape, &people));
    let scale = Scale::of(&people, shape);
    let mut list = Listing::new(columns(middle), context);
    for line in &people {
        let team = app.state.person(&line.person).map(|person| &person.team);
        let name = team.and_then(|id| app.state.team(id)).map_or("Nobody's team", |team| team.name.as_str());
        list.under(name);
        if aloud {
            read_aloud(&mut list, context, line);
        } else {
            row(&mut list, context, line, shape, scale);
        }
    }
    posts(&mut list, columns(middle), context);
    list.draw(canvas, middle);
}

/// What the percentages are of, and what the small columns show.
fn explain(canvas: &mut Canvas, shape: Shape) {
    if shape.direct {
        canvas.explain("direct", "with families, of what was worked", "of what was worked");
        canvas.explain("balance", "worked, less the contract", "worked less contract");
        canvas.explain("load", "asked for, of the time there is", "of the time there is");
    }
    if shape.balances > 0 {
        canvas.explain("─", "even", "even");
        for column in ["▃", "▂", "▁"] {
            canvas.explain(column, "under", "under");
        }
        for column in ["▅", "▆", "█"] {
            canvas.explain(column, "over", "over");
        }
        canvas.explain("–", "not known", "not known");
    }
}

/// The hours of whoever is marked, each figure with what it is made of.
fn about(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(page) = hours::marked_page(context.app) else { return };
    let all = layers::paragraphs(context, &page, columns(area).saturating_sub(2)).concat();
    pane::draw(canvas, area, context, &page.title, all);
}

fn heading_lines(
    columns: usize,
    context: DrawContext,
    shape: Shape,
    people: &[HoursLine],
) -> [Line<'static>; 3] {
    let DrawContext { app, theme } = context;
    let mut chosen = Strip::new(columns);
    let stretch = app.screens.hours.in_words(app.selection.week(), app.state.service(), app.today());
    chosen.put(format!(" Hours {} {stretch}", theme.signs.dot), theme.strong);
    if !hours::are_here(app) {
        chosen.put("  loading the rest …", theme.quiet);
    }
    let mut legend = Strip::new(columns);
    if shape.balances > 0 {
        let each = people.first().map_or(1, |line| line.shown.len().div_ceil(shape.balances.max(1)).max(1));
        let of = if each == 1 { "each week".to_owned() } else { format!("every {each} weeks") };
        let first = people.first().and_then(|line| line.shown.first());
        let from = first
            .map(|(week, _)| format!(" from {}", words::short_week(*week, app.today())))
            .unwrap_or_default();
        legend.put_whole(format!(" The small columns: {of}{from}."), theme.quiet);
    } else if people.is_empty() {
        legend.put(" Nobody has hours in these weeks, as far as they are loaded.", theme.quiet);
    }
    let mut header = Strip::new(columns);
    header.put_fit("", NAME + 1, theme.quiet);
    let mut put = |name: &str, width: usize| header.put_fit(name, width, theme.quiet);
    put("contract", SUM);
    put("worked", SUM);
    if shape.away {
        put("leave", SUM);
        put("holiday", SUM);
    }
    put("balance", BALANCE);
    if shape.direct {
        put("direct", PERCENT);
        put("load", PERCENT);
    }
    if shape.balances > 0 {
        put("balance", shape.balances + 1);
    }
    if shape.worked > 0 {
        put("worked", shape.worked);
    }
    [chosen.line(), legend.line(), header.line()]
}

/// The most of what the small columns show, among everybody.
#[derive(Clone, Copy)]
struct Scale {
    balance: i32,
    worked: usize,
}

impl Scale {
    fn of(people: &[HoursLine], shape: Shape) -> Self {
        let groups = |most: usize, of: fn(&PersonHours) -> Minutes| {
            people.iter().flat_map(move |line| {
                spark::grouped(&line.shown, most)
                    .filter_map(move |group| total(group, of))
                    .collect::<Vec<_>>()
            })
        };
        let balance = groups(shape.balances, PersonHours::balance).map(|it| it.0.saturating_abs()).max();
        let worked = groups(shape.worked, PersonHours::worked).map(height).max();
        // A quarter of an hour is no mountain.
        Self { balance: balance.unwrap_or(0).max(60), worked: worked.unwrap_or(0) }
    }
}

/// What a figure of some weeks comes to; `None` where none of them is known.
fn total(weeks: &[(Week, Option<PersonHours>)], of: fn(&PersonHours) -> Minutes) -> Option<Minutes> {
    let known = || weeks.iter().filter_map(|(_, hours)| hours.as_ref());
    known().next()?;
    Some(known().map(of).sum())
}

fn height(minutes: Minutes) -> usize {
    usize::try_from(minutes.0).unwrap_or(0)
}

fn row(list: &mut Listing, context: DrawContext, line: &HoursLine, shape: Shape, scale: Scale) {
    let DrawContext { app, theme } = context;
    let marked = app.selection.person.as_ref() == Some(&line.person);
    let sum = &line.sum;
    let mut strip = list.begin(marked);
    strip.put_fit(app.state.display_name(&line.person), NAME - 1, theme.text);
    strip.put(" ", theme.text);
    if line.weeks == 0 && line.unpublished > 0 {
        strip.put("not published yet", theme.quiet);
        list.push(strip);
        return;
    }
    let figure = |minutes: Minutes| format!("{minutes:>7}");
    strip.put_fit(figure(sum.contract), SUM, theme.text);
    strip.put_fit(figure(sum.worked()), SUM, theme.strong);
    if shape.away {
        for minutes in [sum.leave, sum.holiday] {
            let text = if minutes == Minutes::ZERO { String::new() } else { figure(minutes) };
            strip.put_fit(text, SUM, theme.text);
        }
    }
    let off = sum.balance();
    let style = if off.abs() > Minutes::hours(3) { theme.amber } else { theme.text };
    strip.put_fit(balance(off), BALANCE, style);
    if shape.direct {
        let worked = sum.worked().0;
        let direct =
            if worked > 0 { percent((sum.direct.0 * 200 + worked) / (2 * worked)) } else { String::new() };
        strip.put_fit(direct, PERCENT, theme.text);
        strip.put_fit(sum.load_percent().map(percent).unwrap_or_default(), PERCENT, theme.text);
    }
    if shape.balances > 0 {
        for group in spark::grouped(&line.shown, shape.balances) {
            let drawn = total(group, PersonHours::balance).map(|it| spark::balance(it.0, scale.balance));
            strip.put(drawn.unwrap_or(theme.signs.nothing), theme.text);
        }
        strip.put(" ", theme.text);
    }
    if shape.worked > 0 {
        for group in spark::grouped(&line.shown, shape.worked) {
            let drawn = total(group, PersonHours::worked).map(|it| spark::column(height(it), scale.worked));
            strip.put(drawn.unwrap_or(theme.signs.nothing), theme.text);
        }
    }
    list.push(strip);
}

/// Somebody's hours as they are read aloud: the sums, then the weeks as numbers.
fn read_aloud(list: &mut Listing, context: DrawContext, line: &HoursLine) {
    let app = context.app;
    let (sum, today) = (&line.sum, app.today());
    let name = app.state.display_name(&line.person);
    let marked = app.selection.person.as_ref() == Some(&line.person);
    if line.weeks == 0 && line.unpublished > 0 {
        return list.say(marked, &sentences([name, "not published yet"]));
    }
    let some = |what: &str, minutes: Minutes| match minutes {
        Minutes::ZERO => String::new(),
        some => format!(", {what} {some}"),
    };
    let worked = sum.worked().0;
    let direct = if worked > 0 {
        format!("direct {}", percent((sum.direct.0 * 200 + worked) / (2 * worked)))
    } else {
        String::new()
    };
    let load = sum.load_percent().map(percent).map_or_else(String::new, |load| format!("load {load}"));
    let mut parts = vec![
        name.to_owned(),
        format!(
            "contract {}, worked {}{}{}, {}",
            sum.contract,
            sum.worked(),
            some("leave", sum.leave),
            some("holidays", sum.holiday),
            balance(sum.balance())
        ),
        direct,
        load,
    ];
    if let (Some((first, _)), Some((last, _))) = (line.shown.first(), line.shown.last())
        && first != last
    {
        let weeks = format!("{} to {}", words::short_week(*first, today), words::short_week(*last, today));
        for (name, of) in [
            ("balance", PersonHours::balance as fn(&PersonHours) -> Minutes),
            ("worked", PersonHours::worked),
        ] {
            let numbers = line.shown.iter().map(|(_, hours)| {
                hours.as_ref().map_or_else(|| "unknown".to_owned(), |hours| of(hours).to_string())
            });
            parts.push(format!("{name}, {weeks}: {}", numbers.collect::<Vec<_>>().join(", ")));
        }
    }
    list.say(marked, &sentences(parts));
}

fn posts(list: &mut Listing, columns: usize, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let posts = hours::of_posts(app);
    if posts.is_empty() {
        return;
    }
    let word =
        if app.screens.hours == HoursStretch::Week { "Posts, the week" } else { "Posts, all these weeks" };
    list.under(word);
    let title_of =
        |post: &hours::PostLineHours| app.state.post(&post.sum.post).map_or(0, |post| width(&post.title));
    let titles = 2 + posts.iter().map(title_of).max().unwrap_or(0);
    for post in posts {
        let title = app.state.post(&post.sum.post).map_or(post.sum.post.as_str(), |post| post.title.as_str());
        let sum = &post.sum;
        if !theme.signs.boxes {
            let vacant = if sum.vacant > Minutes::ZERO {
                format!("amber: {} vacant", sum.vacant)
            } else {
                String::new()
            };
            let worked = format!("{} funded, {} shared, {} worked", sum.funded, sum.shared, sum.worked);
            list.say(false, &sentences([title.to_owned(), worked, vacant]));
            continue;
        }
        let vacant = format!("{} {} vacant", theme.signs.amber, sum.vacant);
        let parts = [
            (true, format!("{} funded", sum.funded), theme.text),
            (sum.vacant > Minutes::ZERO, vacant, theme.amber),
            (true, format!("{} shared", sum.shared), theme.text),
            (true, format!("{} worked", sum.worked), theme.text),
            (sum.sharers.len() > 1, format!("{} together", sum.overlap), theme.quiet),
        ];
        let mut strip = Strip::new(columns);
        let least = sum.funded.to_string().len() + 8;
        let title = if width(title) + 2 + least <= columns { title } else { brief_title(title) };
        strip.put(fit(&format!("  {title}"), titles.min(columns.saturating_sub(least))), theme.text);
        let mut before = " ";
        for (_, part, style) in parts.into_iter().filter(|(is_so, ..)| *is_so) {
            if !strip.put_whole(format!("{before}{part}"), style) {
                break;
            }
            before = ", ";
        }
        list.push(strip);
    }
}

/// A title without what stands after its first comma: `Peer support worker` of `Peer support worker, Ailsa MBU`.
fn brief_title(title: &str) -> &str {
    title.split_once(',').map_or(title, |(before, _)| before)
}

fn percent(of: impl std::fmt::Display) -> String {
    format!("{of}%")
}

fn balance(minutes: Minutes) -> String {
    match minutes {
        Minutes::ZERO => "even".to_owned(),
        over if over > Minutes::ZERO => format!("{over} over"),
        under => format!("{} under", under.abs()),
    }
}
