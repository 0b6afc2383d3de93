//! All there is to say of the marked share and its post: the days, the balance between its sharers, what ends and what it asks.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::asks::asks;
use super::super::facts::Facts;
use super::super::text::{Strip, width};
use super::super::theme::Theme;
use super::super::{Canvas, DrawContext, columns, pane};
use super::times::stretches;
use crate::app::screen::posts::{End, PostStrip, Sharer};
use crate::app::words;
use crate::domain::{Date, FamilyStatus, Minutes, PersonId, State, counted, policy};

/// Columns of a fact's name.
const NAME: usize = 10;
/// From so many columns on, the share and its post stand side by side below the strips.
const TWO_PANES: u16 = 100;
/// Columns of a bar.
const BAR: usize = 10;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, strip: &PostStrip, beside: bool) {
    let marked = context.app.screens.posts.marked.as_ref().and_then(|line| line.sharer.as_ref());
    let sharer = marked.and_then(|id| strip.sharers.iter().find(|sharer| sharer.person == *id));
    let title = title(columns(area), context, strip, sharer);
    let over = format!("The post over {}", counted(strip.weeks.max(1), "week"));
    if area.width >= TWO_PANES && !beside && context.theme.signs.boxes {
        let [left, right] = pane::split(canvas, area, context, area.width / 2);
        pane::draw(
            canvas,
            left,
            context,
            &title,
            facts(columns(left).saturating_sub(2), context, strip, sharer),
        );
        return pane::draw(
            canvas,
            right,
            context,
            &over,
            of_post(columns(right).saturating_sub(2), context, strip),
        );
    }
    let wide = columns(area).saturating_sub(2);
    let mut all = Facts::new(wide, NAME, context);
    all.extend(facts(wide, context, strip, sharer));
    all.heading(&over);
    all.extend(of_post(wide, context, strip));
    pane::draw(canvas, area, context, &title, all.lines());
}

/// Whose share, and how much of the post: `Eilidh · 14:24 of this post`; of a vacancy, the post.
fn title(columns: usize, context: DrawContext, strip: &PostStrip, sharer: Option<&Sharer>) -> String {
    let DrawContext { app, theme } = context;
    let post = app.shown().post(&strip.post);
    let name = post.map_or(strip.post.as_str(), |post| post.title.as_str());
    let room = columns.saturating_sub(sharer.map_or(0, |it| width(app.state.display_name(&it.person))) + 16);
    let name = if width(name) <= room { name } else { name.split(',').next().unwrap_or(name) };
    sharer.map_or(name.to_owned(), |sharer| {
        let person = app.state.display_name(&sharer.person);
        format!("{person} {} {} of {name}", theme.signs.dot, sharer.share.hours)
    })
}

/// What is known of a share, then of what changes in its post.
fn facts(
    columns: usize,
    context: DrawContext,
    strip: &PostStrip,
    sharer: Option<&Sharer>,
) -> Vec<Line<'static>> {
    let app = context.app;
    let mut facts = Facts::new(columns, NAME, context);
    if let Some(sharer) = sharer {
        facts.put("days", &stretches(sharer));
        facts.put("break", &breaks(sharer));
        facts.put("with", &families(app.shown(), &sharer.person));
        let until = sharer.share.until.map(|it| format!(", until {}", words::date(it))).unwrap_or_default();
        facts.put("since", &format!("{}{until}", words::date(sharer.share.from)));
        let part = |of: fn(&Sharer) -> Minutes| {
            let all: Minutes = strip.sharers.iter().map(of).sum();
            let part = strip.part(sharer, of);
            part.map_or(String::new(), |part| format!("{} of {all}, {part}%", of(sharer)))
        };
        if strip.sharers.len() > 1 {
            facts.put("meetings", &part(|it| it.meeting));
            facts.put("direct", &part(|it| it.direct));
        }
    }
    facts.put("post", &hours(strip));
    for end in &strip.ends {
        facts.put("ends", &ending(end, &app.state, app.today()));
    }
    for share in &strip.to_come {
        let (name, from) = (app.state.display_name(&share.person), words::date(share.from));
        facts.put("to come", &format!("from {from}: {name} {}", share.hours));
    }
    let post = app.shown().post(&strip.post);
    for change in post.iter().flat_map(|post| app.state.hours_of_post(&post.id)) {
        if change.from > app.today() {
            facts.put("to come", &format!("from {}: {} a week", words::date(change.from), change.hours));
        }
    }
    if let Some(it) = &strip.conversion {
        let to = if post.is_some_and(|post| app.state.post_hours(post, app.today()) != it.post) {
            format!("the post would have {}", it.post)
        } else {
            "some of its shares would have less".to_owned()
        };
        let since = words::date(it.since);
        let text = format!("{} from {since}; these hours follow {}: the same share is {to}", it.new, it.old);
        facts.put("full time", &text);
    }
    facts.lines()
}

/// The breaks of a share's pattern: `0:30 on Mon and Tue`.
fn breaks(sharer: &Sharer) -> String {
    let with_break = sharer.share.pattern.weeks.iter().flatten().filter(|shift| shift.unpaid > Minutes::ZERO);
    let mut longs: Vec<(Minutes, Vec<String>)> = vec![];
    for shift in with_break {
        let day = shift.weekday.to_string();
        match longs.iter_mut().find(|(long, _)| *long == shift.unpaid) {
            Some((_, days)) if days.contains(&day) => {}
            Some((_, days)) => days.push(day),
            None => longs.push((shift.unpaid, vec![day])),
        }
    }
    let said = longs.iter().map(|(long, days)| format!("{long} on {}", words::in_a_row(days)));
    said.collect::<Vec<_>>().join("; ")
}

/// The families that somebody is with, and those they step in for.
fn families(state: &State, person: &PersonId) -> String {
    let open = || {
        state.records.families.values().map(|row| &row.item).filter(|it| it.status != FamilyStatus::Closed)
    };
    let of = |whose: fn(&crate::domain::Family) -> Option<&PersonId>| {
        let theirs = open().filter(|family| whose(family) == Some(person));
        let refs: Vec<_> = theirs.map(|family| family.reference.clone()).collect();
        words::families(&refs)
    };
    let (with, backup) = (of(|family| family.worker.as_ref()), of(|family| family.backup.as_ref()));
    match (with.is_empty(), backup.is_empty()) {
        (true, true) => String::new(),
        (false, true) => with,
        (true, false) => format!("nobody; backup for {backup}"),
        (false, false) => format!("{with}; backup for {backup}"),
    }
}

/// The post over the weeks that are looked at: each sharer's part of its meetings and of its direct work; then what it asks.
fn of_post(columns: usize, context: DrawContext, strip: &PostStrip) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let mut lines = vec![];
    if strip.sharers.len() > 1 {
        let mut head = Strip::new(columns);
        head.put_fit("", NAME, theme.text);
        head.put_whole(format!("{:<18}", "meetings"), theme.quiet);
        head.put_whole("direct work", theme.quiet);
        lines.push(head.line());
        for sharer in &strip.sharers {
            let mut line = Strip::new(columns);
            line.put_fit(app.state.display_name(&sharer.person), NAME, theme.text);
            for of in [(|it| it.meeting) as fn(&Sharer) -> Minutes, |it| it.direct] {
                line.put_whole(part_of(strip, sharer, of, theme), theme.text);
            }
            lines.push(line.line());
        }
        let limit =
            app.shown().policy_thousandths(&policy::SHARE_MEETINGS_PERCENT, strip.week.monday()) / 1000;
        let mut line = Strip::new(columns);
        line.put_fit("limit", NAME, theme.quiet);
        line.put_whole(format!("{limit}%"), theme.quiet);
        lines.extend([line.line(), Line::default()]);
    }
    let nothing = if strip.sharers.len() > 1 {
        "nothing: hours add up, and meetings are shared fairly"
    } else {
        "nothing: hours add up"
    };
    lines.extend(asks(columns, context, &app.asked_of_post(&strip.post), nothing));
    lines
}

/// A sharer's part: `██████···· 58%`.
fn part_of(strip: &PostStrip, sharer: &Sharer, of: fn(&Sharer) -> Minutes, theme: &Theme) -> String {
    let Some(part) = strip.part(sharer, of) else { return format!("{:<18}", "nothing yet") };
    let said = format!("{part}%");
    if !theme.signs.boxes {
        return format!("{said:<18}");
    }
    let full = usize::try_from(part.clamp(0, 100)).unwrap_or(0) * BAR / 100;
    let full = full.max(usize::from(part > 0));
    format!("{}{} {said:<7}", theme.signs.present.repeat(full), theme.signs.dot.repeat(BAR - full))
}

/// What the post comes to in the week: what is vacant of it or over it, what was worked.
fn hours(strip: &PostStrip) -> String {
    let it = &strip.hours;
    let mut said = vec![format!("{} funded, {} held", it.funded, it.shared)];
    match it.funded - it.shared {
        Minutes::ZERO => {}
        over if over < Minutes::ZERO => said.push(format!("{} over what it has", over.abs())),
        _ => said.push(format!("{} vacant", it.vacant)),
    }
    if strip.shows_work {
        said.push(format!("{} worked this week", it.worked));
    }
    said.join(", ")
}

/// What comes to an end: `the funding`, `Aisha's share`.
pub(super) fn what_ends(end: &End, state: &State) -> String {
    let whose = end.whose.as_ref();
    whose.map_or_else(|| "the funding".to_owned(), |id| format!("{}'s share", state.display_name(id)))
}

/// An end with what it touches: families by reference, groups by title.
fn ending(end: &End, state: &State, today: Date) -> String {
    let what = what_ends(end, state);
    let when = in_time(end.last.days_since(today));
    let groups: Vec<String> = end
        .groups
        .iter()
        .map(|id| state.group(id).map_or_else(|| id.to_string(), |group| group.title.clone()))
        .collect();
    let touched = [words::families(&end.families), groups.join(", ")];
    let touched: Vec<String> = touched.into_iter().filter(|it| !it.is_empty()).collect();
    let touched = if touched.is_empty() { "nobody and no group".to_owned() } else { touched.join("; ") };
    format!("{what} on {}, {when}: touches {touched}", words::date(end.last))
}

/// How far ahead a day is, in words.
fn in_time(days: i32) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1..=13 => format!("in {}", counted(days, "day")),
        _ => format!("in {} weeks", days / 7),
    }
}

/// The same with how many it touches: `Aisha's share on Wed 31 Mar 2027, in 17 weeks: 5 families and 1 group would need somebody`.
pub(super) fn ending_in_short(end: &End, state: &State, today: Date) -> String {
    let what = what_ends(end, state);
    let on = words::day(end.last, today);
    let parts = [(end.families.len(), "family"), (end.groups.len(), "group")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(many, _)| *many > 0).map(|(many, of)| counted(many, of)).collect();
    let touched = match parts.as_slice() {
        [] => "touches nobody and no group".to_owned(),
        some => format!("{} would need somebody", words::in_a_row(some)),
    };
    format!("{what} on {on}, {}: {touched}", in_time(end.last.days_since(today)))
}
