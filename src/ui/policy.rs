//! The Policy screen: every figure that the rules and sums go by, a line each; below all there is to say of one.

use ratatui::layout::{Constraint, Layout, Rect};

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::Strip;
use super::{Canvas, DrawContext, cells, columns, lines};
use crate::app::screen::policy;
use crate::app::{PolicyDay, PolicyLine, PolicySince, rule_of, words};
use crate::domain::{Date, Policy, PolicyValue};

/// Columns of the words.
const WHAT: usize = 36;
/// Columns of a key.
const KEY: usize = 33;
/// Columns of a value.
const VALUE: usize = 12;
/// Columns of a default, without its unit.
const DEFAULT: usize = 8;
/// Columns of a standing.
const STANDING: usize = 9;
/// The fewest lines of the card below the list, where there is room.
const CARD: u16 = 7;

/// Which columns there is room for beside the words and the value, and how wide the words are.
#[derive(Clone, Copy)]
struct Shape {
    what: usize,
    /// Whether the value stands below the words.
    is_below: bool,
    key: bool,
    default: bool,
}

impl Shape {
    fn of(columns: usize) -> Self {
        let is_below = columns < 1 + WHAT + VALUE;
        let what = columns.saturating_sub(1).min(WHAT);
        Self { what, is_below, key: columns >= 112, default: columns >= 66 }
    }
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let policies = policy::listed(context.app);
    let marked = policies.get(context.app.screens.policy);
    let most = if area.height >= 12 { (area.height / 2).max(CARD) } else { area.height / 3 };
    let told = marked.map(|it| self::card(columns(area), context, it).lines(usize::from(most)));
    let told = told.unwrap_or_default();
    let card = cells(told.len()).clamp(CARD.min(most), most);
    let heading = u16::from(context.theme.signs.boxes);
    let heights = [Constraint::Length(heading), Constraint::Min(0), Constraint::Length(card)];
    let [top, middle, below] = Layout::vertical(heights).areas(area);
    let shape = Shape::of(columns(area));
    lines(canvas, top, [header(columns(area), context, shape).line()]);
    let mut list = Listing::new(columns(middle), context);
    for (at, policy) in policies.iter().enumerate() {
        list.under(policy.policy.section());
        row(&mut list, context, policy, at == context.app.screens.policy, shape);
    }
    list.draw(canvas, middle);
    lines(canvas, below, told);
}

fn header(columns: usize, context: DrawContext, shape: Shape) -> Strip {
    let quiet = context.theme.quiet;
    let mut line = Strip::new(columns);
    line.put_fit(" What it is", shape.what + 1, quiet);
    if shape.key {
        line.put_fit("key", KEY, quiet);
    }
    if !shape.is_below {
        line.put_fit("in force", VALUE, quiet);
    }
    if shape.default {
        line.put_fit("default", DEFAULT, quiet);
        line.put_fit("basis", STANDING, quiet);
        line.put("since", quiet);
    }
    line
}

fn row(list: &mut Listing, context: DrawContext, it: &PolicyLine, marked: bool, shape: Shape) {
    let theme = context.theme;
    if !theme.signs.boxes {
        let since = since(it, "").into_iter().next().unwrap_or_default();
        let is_default = !it.is_changed() && since.is_empty();
        let default = if is_default { "the default".to_owned() } else { format!("default {}", it.default()) };
        let basis = format!("{default}, {}", it.policy.standing.word());
        return list.say(marked, &sentences([format!("{}: {}", it.policy.doc, it.value()), basis, since]));
    }
    let mut line = list.begin(marked);
    line.put_fit(it.policy.doc, shape.what, theme.text);
    if shape.is_below {
        list.push(line);
        line = Strip::new(list.columns());
        line.put("   ", theme.text);
    }
    if shape.key {
        line.put_fit(it.policy.key, KEY, theme.quiet);
    }
    line.put_fit(it.value(), VALUE, if it.is_changed() { theme.strong } else { theme.text });
    if shape.default {
        let default = match it.policy.default_value() {
            number @ PolicyValue::Number(_) => number.to_string(),
            other => it.policy.with_unit(&other),
        };
        line.put_fit(default, DEFAULT, theme.quiet);
        line.put_fit(it.policy.standing.word(), STANDING, theme.quiet);
    }
    let style = if it.falls_short() { theme.amber } else { theme.strong };
    for said in since(it, theme.signs.changed) {
        if line.put_whole(said, style) {
            break;
        }
    }
    list.push(line);
}

/// What the team says of a policy, first at length, then shorter and shorter; nothing where it says nothing.
fn since(it: &PolicyLine, sign: &str) -> Vec<String> {
    let word = if it.is_changed() { "changed" } else { "set" };
    let since = match it.since {
        PolicySince::Default => None,
        PolicySince::Always => Some("always".to_owned()),
        PolicySince::Date(from) => Some(words::date(from)),
    };
    let coming = it.to_come.first().map(|(from, value)| coming(it.policy, *from, value));
    match (since, coming) {
        (None, None) => vec![],
        (None, Some(coming)) => vec![coming, "to come".to_owned()],
        (Some(since), None) => vec![format!("{sign} {word} {since}"), format!("{sign} {word}")],
        (Some(since), Some(coming)) => vec![
            format!("{sign} {word} {since}, {coming}"),
            format!("{sign} {word}, {coming}"),
            format!("{sign} {word}, to come"),
            format!("{sign} {word}"),
        ],
    }
}

/// A value that comes into force later.
fn coming(policy: &Policy, from: Date, value: &PolicyValue) -> String {
    format!("from {}: {}", words::date(from), policy.with_unit(value))
}

fn card<'a>(columns: usize, context: DrawContext<'a>, it: &PolicyLine) -> Card<'a> {
    let (policy, theme) = (it.policy, context.theme);
    let mut card = Card::new(columns, context);
    let mut title = Strip::new(columns);
    let colon = if theme.signs.boxes { "" } else { ":" };
    title.put(format!("{}{colon} {}", policy.doc, it.value()), theme.strong);
    let rest = title.left().saturating_sub(1);
    title.put(format!(" {}", theme.signs.rule.repeat(rest)), theme.rule);
    card.push(title);
    let unit = match policy.unit {
        "" => String::new(),
        unit => format!(" {} in {unit}", theme.signs.dot),
    };
    card.facts("key", &format!("{}{unit}", policy.key));
    let mut since = match it.since {
        PolicySince::Default => "the default applies".to_owned(),
        PolicySince::Always if it.is_changed() => "changed, from the start".to_owned(),
        PolicySince::Always => "set, the same as the default".to_owned(),
        PolicySince::Date(from) => format!("since {}", words::date(from)),
    };
    if it.falls_short() {
        since.push_str(", which falls short of what the default is based on");
    }
    card.facts("in force today", &format!("{} {} {since}", it.value(), theme.signs.dot));
    let to_come: Vec<String> = it.to_come.iter().map(|(from, value)| coming(policy, *from, value)).collect();
    if !to_come.is_empty() {
        card.facts("to come", &to_come.join("; "));
    }
    card.facts("default", &format!("{} {} {}", it.default(), theme.signs.dot, it.stands_on()));
    let rule = match rule_of(policy) {
        Some(rule) => format!("{} ({}): {}", rule.title, rule.slug, PolicyDay::of(policy).words()),
        None => PolicyDay::of(policy).words().to_owned(),
    };
    card.facts("used by", &rule);
    card
}
