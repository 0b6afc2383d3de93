//! All there is to say of the marked post: its hours, who is in when, the balance between its sharers, what ends.

use super::super::DrawContext;
use super::super::card::Card;
use super::super::text::Strip;
use super::{meetings, stretches};
use crate::app::screen::posts::{End, PostStrip, Sharer};
use crate::app::words;
use crate::domain::{Minutes, State};

pub(super) fn card<'a>(columns: usize, context: DrawContext<'a>, strip: &PostStrip) -> Card<'a> {
    let DrawContext { app, theme } = context;
    let mut card = Card::new(columns, context);
    let post = app.shown().post(&strip.post);
    let mut title = Strip::new(columns);
    let name = post.map_or(strip.post.as_str(), |post| post.title.as_str());
    title.put(format!("{name}, {} ", words::short_week(strip.week, app.today())), theme.strong);
    let rest = title.left();
    title.put(theme.signs.rule.repeat(rest), theme.rule);
    card.push(title);
    if strip.sharers.len() > 1 || !strip.nobody.is_empty() {
        card.facts("who meets", &meetings(strip));
    }
    if strip.sharers.len() > 1 {
        let over = if strip.weeks == 1 { "one week".to_owned() } else { format!("{} weeks", strip.weeks) };
        card.facts(&format!("in {over}"), &balance(strip, &app.state));
    }
    for end in &strip.ends {
        card.facts("ends", &ending(end, &app.state, app.today()));
    }
    for share in &strip.to_come {
        let (name, from) = (app.state.display_name(&share.person), words::date(share.from));
        card.facts("to come", &format!("from {from}: {name} {}", share.hours));
    }
    for change in post.iter().flat_map(|post| app.state.hours_of_post(&post.id)) {
        if change.from > app.today() {
            card.facts("to come", &format!("from {}: {} a week", words::date(change.from), change.hours));
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
        card.facts("full-time week", &text);
    }
    for sharer in &strip.sharers {
        let until = sharer.share.until.map(|it| format!(", until {}", words::date(it))).unwrap_or_default();
        let text = format!("{} a week{until}: {}", sharer.share.hours, stretches(sharer));
        card.facts(app.state.display_name(&sharer.person), &text);
    }
    card.facts("hours", &hours(strip));
    card
}

fn hours(strip: &PostStrip) -> String {
    let it = &strip.hours;
    let worked = if strip.shows_work { format!(", {} worked", it.worked) } else { String::new() };
    let rest = match it.funded - it.shared {
        Minutes::ZERO => "nothing vacant".to_owned(),
        over if over < Minutes::ZERO => format!("{} over what it has", over.abs()),
        _ => format!("{} vacant", it.vacant),
    };
    let together = if it.sharers.len() > 1 { format!(", {} together", it.overlap) } else { String::new() };
    format!("{} funded, {} shared, {rest}{worked}{together}", it.funded, it.shared)
}

/// Meetings and direct work of each sharer: time, and the part of all of it.
fn balance(strip: &PostStrip, state: &State) -> String {
    let of = |name: &str, of: fn(&Sharer) -> Minutes| {
        let each = strip.sharers.iter().map(|sharer| {
            let part = strip.part(sharer, of).map(|part| format!(" ({part} %)")).unwrap_or_default();
            format!("{} {}{part}", state.display_name(&sharer.person), of(sharer))
        });
        format!("{name}: {}", each.collect::<Vec<_>>().join(", "))
    };
    format!("{}; {}", of("meetings", |it| it.meeting), of("direct", |it| it.direct))
}

/// What comes to an end: `the funding`, `Aisha's share`.
pub(super) fn what_ends(end: &End, state: &State) -> String {
    let whose = end.whose.as_ref();
    whose.map_or_else(|| "the funding".to_owned(), |id| format!("{}'s share", state.display_name(id)))
}

/// An end with what it touches: families by reference, groups by title.
fn ending(end: &End, state: &State, today: crate::domain::Date) -> String {
    let what = what_ends(end, state);
    let days = end.last.days_since(today);
    let when = match days {
        0 => "today".to_owned(),
        1..=13 => format!("in {days} days"),
        _ => format!("in {} weeks", days / 7),
    };
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
