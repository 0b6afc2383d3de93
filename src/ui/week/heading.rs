//! The line over a team: its name, and what there is to say of its post this week.

use super::super::DrawContext;
use super::super::giving_way::{Part, fitted};
use super::super::text::{Strip, width};
use super::layout::Layout;
use super::signs::put_signs;
use crate::app::WeekView;
use crate::domain::{Minutes, Moment, PersonId, PostId, TeamId};
use crate::rota::PostWeekHours;
use ratatui::text::Line;

/// The line over a team and a post; `begins` where the team's name is not above already. It tells who of some people carries
/// too much.
pub(super) fn line(
    layout: &Layout,
    (team, post, begins): (Option<&TeamId>, Option<&PostId>, bool),
    people: &[&PersonId],
    context: DrawContext,
    view: &WeekView,
) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let team = team.and_then(|id| app.state.team(id));
    let name = team.map_or("Others", |team| team.name.as_str());
    let mut facts = facts(layout.has_figures(), name, post, context, view);
    let loads = loads(people, context, view);
    if !loads.is_empty() {
        facts.insert(0, loads);
    }
    let called = name.to_uppercase();
    let short = called.split_whitespace().next().unwrap_or_default().to_owned();
    let mut parts = vec![if begins { Part::new(0, [called, short]) } else { Part::default() }];
    parts.extend(facts.iter().enumerate().map(|(at, fact)| {
        let gap = if at == 0 { 2 } else { 0 };
        let fact = if at == 0 { fact.clone() } else { format!(" {} {fact}", theme.signs.dot) };
        Part::new(gap, [fact, String::new()])
    }));
    // What is told last goes first; the name is said shorter before it goes.
    let order: Vec<usize> = (0..parts.len()).rev().collect();
    let said = fitted(&parts, &order, layout.columns.saturating_sub(2));
    let mut line = Strip::new(layout.columns);
    line.put(" ", theme.text);
    for (at, (gap, form)) in said.iter().enumerate() {
        line.put(" ".repeat(*gap), theme.text);
        put_signs(&mut line, form, width(form), if at == 0 { theme.strong } else { theme.quiet }, theme);
    }
    line.line()
}

/// Who of some people carries too much, and how much: `load Eilidh 86% ◆, Shona 101% ▲`.
fn loads(people: &[&PersonId], context: DrawContext, view: &WeekView) -> String {
    let DrawContext { app, theme } = context;
    let one = |person: &&PersonId| {
        let load = view.hours.person(person)?.load_percent()?;
        let mark = view.mark_of_load(person)?;
        Some(format!("{} {load}% {}", app.state.display_name(person), theme.mark(mark)))
    };
    let each: Vec<String> = people.iter().filter_map(one).collect();
    if each.is_empty() { String::new() } else { format!("load {}", each.join(", ")) }
}

/// What there is to say of a post: its title, its hours, what is vacant, when its sharers are together.
pub(super) fn facts(
    has_figures: bool,
    team: &str,
    post: Option<&PostId>,
    context: DrawContext,
    view: &WeekView,
) -> Vec<String> {
    let state = &context.app.state;
    let Some(post) = post else { return vec!["also here this week".to_owned()] };
    let hours = view.hours.post(post);
    let vacant =
        hours.filter(|hours| hours.vacant > Minutes::ZERO).map(|hours| format!("{} vacant", hours.vacant));
    if !has_figures {
        return vacant.into_iter().collect();
    }
    let title = state.post(post).map(|post| post.title.as_str()).unwrap_or_default();
    // A title often ends with the team, which stands before it.
    let title =
        title.rsplit_once(", ").filter(|(_, end)| team.starts_with(end)).map_or(title, |(title, _)| title);
    let mut facts = vec![title.to_owned()];
    if let Some(hours) = hours {
        facts.push(format!("{} a week, {}", hours.funded, vacant.unwrap_or_else(|| "all held".to_owned())));
        facts.extend(together(hours, view));
    }
    facts
}

/// When the sharers of a post are there together.
fn together(hours: &PostWeekHours, view: &WeekView) -> Option<String> {
    if hours.sharers.len() < 2 || view.rota.is_part() {
        return None;
    }
    let pieces = |person| {
        let shifts =
            view.rota.shifts_of(person).iter().filter(|shift| shift.post.as_ref() == Some(&hours.post));
        shifts.flat_map(|shift| &shift.pieces).collect::<Vec<_>>()
    };
    let mut spans: Vec<(Moment, Moment)> = vec![];
    for (at, one) in hours.sharers.iter().enumerate() {
        for other in hours.sharers.iter().skip(at + 1) {
            for (a, b) in pieces(one).into_iter().flat_map(|a| pieces(other).into_iter().map(move |b| (a, b)))
            {
                let (start, end) = (a.start.max(b.start), a.end.min(b.end));
                if start < end {
                    spans.push((start, end));
                }
            }
        }
    }
    spans.sort_unstable();
    match spans.as_slice() {
        [] => Some("never together this week".to_owned()),
        [_] | [_, _] => {
            let each = spans
                .iter()
                .map(|(start, end)| format!("{} {}–{}", start.date().weekday(), start.time(), end.time()));
            Some(format!("together {}", each.collect::<Vec<_>>().join(", ")))
        }
        _ => Some(format!("together {} a week", hours.overlap)),
    }
}
