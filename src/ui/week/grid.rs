//! The grid: people by team and post down, days across, hours and load at the end; below it the selected day.

use std::ops::Range;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, cut, width};
use super::super::{Canvas, DrawContext, cells, columns, flags, lines, scroll_to, selection, sessions};
use super::cell;
use crate::app::{RosterLine, WeekView, words};
use crate::domain::{Date, PersonId, PostId, TeamId};
use crate::rota::PersonHours;
use crate::rules::Severity;

/// Columns of a name.
const NAME: usize = 10;
/// Columns of worked and contract, direct share, load and flags.
const FIGURES: usize = 11 + 4 + 5 + 8;

/// A line of the grid.
enum Entry<'a> {
    Heading(Option<&'a TeamId>, Option<&'a PostId>),
    Person(&'a RosterLine),
    Whom(&'a RosterLine),
}

/// How the columns fall.
struct Columns {
    days: Vec<Date>,
    day: usize,
    all: usize,
    /// Whether each person has a second line, for whom they are with.
    two_lines: bool,
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let mut layout = Columns::of(view, columns(area));
    let wanted_below = 8.min(area.height / 2);
    let people = view.roster.lines.len();
    let headings = headings(view);
    let two_lines = people * 2 + headings + 1 + usize::from(wanted_below) <= usize::from(area.height);
    layout.two_lines = two_lines;
    let entries = entries(view, two_lines);
    let grid_height = cells(entries.len() + 1).min(area.height.saturating_sub(wanted_below));
    let [grid, gap, below] =
        Layout::vertical([Constraint::Length(grid_height), Constraint::Length(1), Constraint::Min(0)])
            .areas(area);
    lines(canvas, grid, [layout.header(context, view)]);
    let rows = Rect { y: grid.y + 1, height: grid.height.saturating_sub(1), ..grid };
    let marked =
        entries.iter().position(|entry| entry.is_of(context.app.selection.person.as_ref())).unwrap_or(0);
    let first = scroll_to(marked, entries.len(), usize::from(rows.height));
    lines(canvas, rows, entries.iter().skip(first).map(|entry| layout.line(entry, context, view)));
    let at = cells(marked.saturating_sub(first));
    if let Some(cell) = layout.cell(context.app.selection.day)
        && entries.iter().any(|entry| entry.is_of(context.app.selection.person.as_ref()))
    {
        let high = if two_lines { 2 } else { 1 };
        let cell = Rect {
            x: rows.x + cell.start,
            y: rows.y + at,
            width: cell.len().try_into().unwrap_or(0),
            height: high,
        };
        selection::select(canvas, cell.intersection(rows), context);
    }
    draw_below(canvas, gap, below, context, view);
}

/// The day of the person the selection rests on, with all there is to say of it.
fn draw_below(canvas: &mut Canvas, heading: Rect, below: Rect, context: DrawContext, view: &WeekView) {
    let DrawContext { app, theme } = context;
    let Some(person) = &app.following.rested.selection.person else { return };
    let mut line = Strip::new(columns(heading));
    let day = app.following.rested.selection.day;
    line.put(
        format!(" {} {} {} ", words::day(day, app.today()), theme.signs.dot, app.state.display_name(person)),
        theme.strong,
    );
    if let Some(presence) = cell::presence(view, &app.state, person, day) {
        line.put(format!("{presence} "), theme.text);
    }
    if let Some(holiday) = view.rota.holiday(day) {
        line.put(format!("{} {holiday} ", theme.signs.dot), theme.quiet);
    }
    if let Some(left) = app.left_to_cover(view.to_cover(person, day)) {
        line.put(format!("{} {left} ", theme.signs.dot), theme.severity(Severity::Red));
    }
    if let Some(by) = app.fresh.day(person, day) {
        line.put_whole(format!("{} {by}, just now ", theme.signs.fresh), theme.strong);
    }
    let others = looking(&app.present_users.at(person, day), line.left());
    if !others.is_empty() {
        line.put(format!("{} ", others.trim_start()), theme.quiet);
    }
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    lines(canvas, heading, [line.line()]);
    // As much room as the longest day takes, where there is enough, so that what is below stays where it is while one
    // goes from day to day.
    let of_day = cells(view.sessions(person, day).count().max(1));
    let booked = cells(view.longest_day()).min(below.height / 3).max(of_day).min(below.height);
    let [booked, _, flagged] =
        Layout::vertical([Constraint::Length(booked), Constraint::Length(1), Constraint::Min(0)])
            .areas(below);
    sessions::draw(canvas, booked, context, view, person, day);
    flags::draw(canvas, flagged, context, "To look at this week", app.matters().to_do());
}

impl Columns {
    fn of(view: &WeekView, all: usize) -> Self {
        let busy = |day: &Date| {
            view.rota.sessions_on(*day).next().is_some()
                || view.rota.shifts().iter().any(|shift| shift.date == *day)
        };
        let days: Vec<Date> = view
            .rota
            .week()
            .days()
            .enumerate()
            .filter(|(n, day)| *n < 5 || busy(day))
            .map(|(_, day)| day)
            .collect();
        let room = all.saturating_sub(NAME + FIGURES + 2);
        Self { day: room / days.len().max(1), days, all, two_lines: false }
    }

    /// The columns of a day's cells, with the gutter before them.
    fn cell(&self, day: Date) -> Option<Range<u16>> {
        let at = self.days.iter().position(|it| *it == day)?;
        let start = cells(NAME + 1 + at * self.day);
        Some(start..start.saturating_add(cells(self.day)))
    }

    fn header(&self, context: DrawContext, view: &WeekView) -> Line<'static> {
        let DrawContext { app, theme } = context;
        let mut line = Strip::new(self.all);
        line.put_fit("", NAME + 2, theme.text);
        for day in &self.days {
            let style = if *day == app.selection.day { theme.strong } else { theme.strong };
            let holiday = if view.rota.holiday(*day).is_some() { "*" } else { "" };
            let name = format!("{} {}{holiday}", day.weekday(), day.day());
            line.put(&name, style);
            let rest = self.day.saturating_sub(width(&name));
            line.put_fit(looking(&app.present_users.at_day(*day), rest.saturating_sub(1)), rest, theme.quiet);
        }
        line.put("worked/of  ", theme.quiet);
        line.put(" dir", theme.quiet);
        line.put(" load", theme.quiet);
        line.put(" flags", theme.quiet);
        line.line()
    }

    fn line(&self, entry: &Entry, context: DrawContext, view: &WeekView) -> Line<'static> {
        match entry {
            Entry::Heading(team, post) => heading(self.all, *team, *post, context, view),
            Entry::Person(line) => self.person(line, context, view),
            Entry::Whom(line) => self.whom(line, context, view),
        }
    }

    fn person(&self, roster: &RosterLine, context: DrawContext, view: &WeekView) -> Line<'static> {
        let DrawContext { app, theme } = context;
        let here = app.selection.person.as_ref() == Some(&roster.person);
        let mut line = Strip::new(self.all);
        line.put(" ", theme.text);
        line.put_fit(
            app.state.display_name(&roster.person),
            NAME,
            if here { theme.strong } else { theme.text },
        );
        line.put(" ", theme.text);
        for day in &self.days {
            self.day(&mut line, &roster.person, *day, context, view);
        }
        if let Some(hours) = view.hours.person(&roster.person) {
            figures(&mut line, hours, context);
        } else {
            line.put_fit("", 11 + 4 + 5, theme.text);
        }
        for (severity, count) in cell::flag_counts(view, &roster.person) {
            if count > 0 {
                line.put_whole(format!(" {}{count}", theme.sign(severity)), theme.severity(severity));
            }
        }
        line.line()
    }

    fn day(&self, line: &mut Strip, person: &PersonId, day: Date, context: DrawContext, view: &WeekView) {
        let DrawContext { app, theme } = context;
        let state = app.shown();
        let room = self.day.saturating_sub(1);
        let presence = cell::presence(view, state, person, day);
        let flag = cell::gravest(view, person, day);
        let sign = flag.map_or("", |flag| theme.sign(flag.severity));
        let changed = if view.changed_for(person, day) { theme.signs.changed } else { "" };
        let fresh = app.fresh.day(person, day).map_or("", |_| theme.signs.fresh);
        let sign_room = [sign, changed, fresh].iter().filter(|sign| !sign.is_empty()).count();
        let sign_room = if sign_room > 0 { sign_room + 1 } else { 0 };
        let base = if presence.is_none() { theme.quiet } else { theme.text };
        let says = cell::says(view, (person, day), app.now, presence.as_deref(), theme.signs.nothing);
        let fits = |text: &&String| width(text) + sign_room <= room;
        let text = says.iter().find(fits).or(says.last()).map_or("", String::as_str);
        let mut cell = cut(text, room.saturating_sub(sign_room));
        let used = width(&cell) + sign_room;
        if sign_room > 0 {
            cell.push(' ');
        }
        line.put(cell, base);
        if let Some(flag) = flag {
            line.put(sign, theme.severity(flag.severity));
        }
        line.put(changed, theme.quiet);
        line.put(fresh, theme.strong);
        let rest = room.saturating_sub(used);
        let others = if self.two_lines { vec![] } else { app.present_users.at(person, day) };
        line.put_fit(looking(&others, rest), rest, theme.quiet);
        line.put(" ", theme.text);
    }

    /// The line below a person: with whom they are on each day.
    fn whom(&self, roster: &RosterLine, context: DrawContext, view: &WeekView) -> Line<'static> {
        let DrawContext { app, theme } = context;
        let mut line = Strip::new(self.all);
        line.put_fit("", NAME + 2, theme.text);
        for day in &self.days {
            let room = self.day.saturating_sub(1);
            let others = looking(&app.present_users.at(&roster.person, *day), room).trim_start().to_owned();
            let gap = usize::from(!others.is_empty());
            let rest = room.saturating_sub(width(&others) + gap);
            let whom = cell::with_whom(view, app.shown(), &roster.person, *day);
            line.put(&others, theme.quiet);
            line.put_fit("", gap, theme.text);
            line.put_fit(cut(&whom, rest), rest + 1, theme.quiet);
        }
        line.line()
    }
}

impl Entry<'_> {
    fn is_of(&self, person: Option<&PersonId>) -> bool {
        matches!(self, Self::Person(line) if Some(&line.person) == person)
    }
}

fn entries(view: &WeekView, two_lines: bool) -> Vec<Entry<'_>> {
    let mut entries = vec![];
    let mut above: Option<&RosterLine> = None;
    for line in &view.roster.lines {
        if above.is_none_or(|above| above.team != line.team || above.post != line.post) {
            entries.push(Entry::Heading(line.team.as_ref(), line.post.as_ref()));
        }
        entries.push(Entry::Person(line));
        if two_lines {
            entries.push(Entry::Whom(line));
        }
        above = Some(line);
    }
    entries
}

fn headings(view: &WeekView) -> usize {
    entries(view, false).iter().filter(|entry| matches!(entry, Entry::Heading(..))).count()
}

/// A team and post, with what the post comes to this week.
fn heading(
    columns: usize,
    team: Option<&TeamId>,
    post: Option<&PostId>,
    context: DrawContext,
    view: &WeekView,
) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let state = &app.state;
    let team = team.and_then(|id| state.team(id)).map_or("Others", |team| team.name.as_str());
    let mut line = Strip::new(columns);
    line.put(format!(" {team}"), theme.strong);
    let Some(post) = post else {
        line.put(format!(" {} also here this week", theme.signs.dot), theme.quiet);
        return line.line();
    };
    if let Some(title) = state.post(post).map(|post| post.title.clone()) {
        line.put(format!(" {} {title}", theme.signs.dot), theme.text);
    }
    if let Some(hours) = view.hours.post(post) {
        let mut parts = vec![format!("{} funded", hours.funded)];
        if hours.vacant.0 > 0 {
            parts.push(format!("{} vacant", hours.vacant));
        }
        if hours.sharers.len() > 1 {
            parts.push(format!("overlap {}", hours.overlap));
        }
        line.put(format!(" {} {}", theme.signs.dot, parts.join(", ")), theme.quiet);
    }
    line.line()
}

/// Worked and contract, direct share and load of a person.
fn figures(line: &mut Strip, hours: &PersonHours, context: DrawContext) {
    let theme = context.theme;
    let worked = format!("{:>5}/{:<5}", hours.worked().to_string(), hours.contract.to_string());
    line.put(worked, theme.text);
    let direct = match hours.worked().0 {
        0 => theme.signs.nothing.to_owned(),
        worked => format!("{}%", (hours.direct.0 * 200 + worked) / (2 * worked)),
    };
    line.put(format!("{direct:>4}"), theme.text);
    let load = hours.load_percent().map_or(theme.signs.nothing.to_owned(), |load| format!("{load}%"));
    line.put(format!("{load:>5}"), theme.text);
}
