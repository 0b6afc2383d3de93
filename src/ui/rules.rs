//! The Rules screen: the catalogue, printed from the registry; at the right all there is to say of one rule.

use ratatui::layout::{Constraint, Layout, Rect};

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::{cut, width};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::rules;
use crate::app::{PolicyLine, RuleLine};

/// Columns of the list, where there is room.
const LIST: u16 = 54;
/// Columns from which the card stands beside the list.
const BESIDE: u16 = 80;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let aloud = !context.theme.signs.boxes;
    let [left, right] = if area.width >= BESIDE && !aloud {
        Layout::horizontal([Constraint::Length(LIST.min(area.width / 20 * 9)), Constraint::Min(0)])
            .areas(area)
    } else {
        Layout::vertical([Constraint::Percentage(40), Constraint::Min(0)]).areas(area)
    };
    let rules = rules::listed(context.app);
    let mut list = Listing::new(columns(left), context);
    for (at, rule) in rules.iter().enumerate() {
        list.under(rule.rule.section());
        row(&mut list, context, rule, at == context.app.screens.rule);
    }
    list.draw(canvas, left);
    if let Some(rule) = rules.get(context.app.screens.rule) {
        let most = usize::from(right.height);
        let whole = card(columns(right), context, rule, true);
        let card = if whole.len() <= most { whole } else { card(columns(right), context, rule, false) };
        lines(canvas, right, card.lines(most));
    }
}

/// A rule by its title, with sign and number of each severity that it found.
fn row(list: &mut Listing, context: DrawContext, rule: &RuleLine, marked: bool) {
    let theme = context.theme;
    if !theme.signs.boxes {
        let found = rule.found.iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = found.map(|(severity, count)| severity.counted(*count)).collect();
        return list.say(marked, &sentences([rule.rule.title.to_owned(), told.join(", ")]));
    }
    let found = || rule.found.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> =
        found().map(|(severity, count)| format!("{} {count}", theme.sign(*severity))).collect();
    let room: usize = counts.iter().map(|count| width(count) + 1).sum();
    let mut line = list.begin(marked);
    let title = line.left().saturating_sub(room + 1);
    line.put(cut(rule.rule.title, title), theme.text);
    line.space_before(room + 1);
    for ((severity, _), count) in found().zip(&counts) {
        line.put_whole(format!(" {count}"), theme.severity(*severity));
    }
    list.push(line);
}

/// All there is to say of a rule; what each of its figures is, where there is room for it.
fn card<'a>(columns: usize, context: DrawContext<'a>, line: &RuleLine, whole: bool) -> Card<'a> {
    let rule = line.rule;
    let mut card = Card::new(columns, context);
    card.heading(rule.title);
    card.text(rule.slug);
    card.text(rule.doc);
    card.facts("flags", &found(line, context));
    card.facts("based on", &rule.stands_on());
    card.facts("strength", &format!("{}: {}", rule.strength.word(), rule.asks()));
    card.facts("judged", rule.judged());
    let figures = rules::figures_of(context.app, rule);
    if figures.is_empty() {
        card.fact("figures", "none to set");
        return card;
    }
    card.heading("Figures");
    for figure in &figures {
        let word = figure.policy.key.strip_prefix(rule.slug).unwrap_or(figure.policy.key);
        let word = word.trim_start_matches('.');
        card.facts(word, &in_force(figure, context));
        if whole {
            card.facts("", figure.policy.doc);
        }
    }
    card
}

/// What is in force of a figure: the default with where it stands, or another value beside it.
fn in_force(figure: &PolicyLine, context: DrawContext) -> String {
    let (value, standing) = (figure.value(), figure.policy.standing);
    if figure.is_changed() {
        let sign = context.theme.signs.changed;
        format!("{value} ({sign} changed from {}, {standing})", figure.default())
    } else {
        format!("{value} ({standing})")
    }
}

/// What a rule found, in words: `2 red, 1 amber in 2026-W49`.
fn found(line: &RuleLine, context: DrawContext) -> String {
    let found = line.found.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = found.map(|(severity, count)| severity.counted(*count)).collect();
    let told = if told.is_empty() { "none".to_owned() } else { told.join(", ") };
    if line.rule.is_of_week() {
        format!("{told} in {}", context.app.selection.week())
    } else {
        format!("{told} today")
    }
}
