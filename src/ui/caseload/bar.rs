//! The heading of a group; of a worker's, with a bar of what they carry against what they have, and four weeks ahead.

use super::super::DrawContext;
use super::super::text::{Strip, width};
use crate::app::FlagMark;
use crate::app::screen::caseload::Head;
use crate::domain::counted;
use crate::planner::caseload::{Carrier, Caseload};
use crate::rota::Load;

/// Columns of a load bar, its ends aside.
const BAR: usize = 10;

/// A heading.
pub(super) fn head(columns: usize, context: DrawContext, found: &Caseload, head: &Head) -> Strip {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    match &head.worker {
        None => {
            line.put(format!(" {} ", head.title), theme.strong);
            line.put(families(head.families), theme.quiet);
        }
        Some(None) => {
            line.put(" With nobody yet ", theme.strong);
            line.put(families(head.families), theme.quiet);
        }
        Some(Some(person)) => {
            let name =
                context.app.state.person(person).map_or(person.as_str(), |person| person.name.as_str());
            let name_columns = if columns >= 100 { 20 } else { 15 };
            line.put(" ", theme.text);
            // A name that is too long for its column has as much as it takes.
            let is_long = width(name) >= name_columns;
            let name = if is_long { context.app.state.display_name(person) } else { name };
            line.put_fit(name, name_columns.max(width(name) + 1), theme.strong);
            if let Some(carrier) = found.carrier(person) {
                load(&mut line, context, carrier);
            }
        }
    }
    line
}

fn families(many: usize) -> String {
    counted(many, "family")
}

/// What a worker carries: the bar, in figures, how many families, and the weeks ahead; each whole or not at all.
fn load(line: &mut Strip, context: DrawContext, carrier: &Carrier) {
    let theme = context.theme;
    let this = carrier.ahead.first().copied().flatten();
    if let Some(load) = this.and_then(|week| week.load) {
        let found = mark(context, carrier, load);
        let style = found.map_or(theme.good, |it| theme.of_mark(it));
        let sign = found.map_or(" ", |it| theme.mark(it));
        let said = format!("load {}% {sign}", load.percent());
        // The bar shows what the figure says, and goes before it.
        if theme.signs.boxes && BAR + 3 + width(said.trim_end()) <= line.left() {
            line.put(format!("{} ", bar(load.percent())), style);
        }
        line.put_first([format!("{said:<11} "), said.trim_end().to_owned()], style);
        // Read aloud, what stands in another column is another sentence.
        line.put(if theme.signs.boxes { "" } else { " " }, style);
    } else {
        let gap = if theme.signs.boxes { BAR + 3 } else { 0 };
        line.put_whole(format!("{}{:<12}", " ".repeat(gap), "not in"), theme.quiet);
    }
    let open = if carrier.open == 0 { "no families".to_owned() } else { counted(carrier.open, "family") };
    // Of the open ones some are not under way yet, or any more: there is as much room as is said here.
    let many = match carrier.most.map(|most| (most.saturating_sub(carrier.families), carrier.has_many())) {
        Some((_, true)) => {
            let most = carrier.most.unwrap_or_default();
            format!("{open}, {} too many", carrier.families.saturating_sub(most))
        }
        Some((0, _)) => format!("{open}, full"),
        Some((more, _)) => format!("{open}, room for {more}"),
        None => open,
    };
    let over = if carrier.has_many() { format!("{many} {}", theme.signs.amber) } else { many };
    line.put_first(
        [format!("{over:<26}"), over, families(carrier.open)],
        if carrier.has_many() { theme.amber } else { theme.quiet },
    );
    let next = carrier.ahead.iter().skip(1).map(|week| match week {
        Some(week) => week.load.map_or("away".to_owned(), |load| {
            let sign =
                mark(context, carrier, load).map_or(String::new(), |it| format!(" {}", theme.mark(it)));
            format!("{}{sign}", load.percent())
        }),
        None => "?".to_owned(),
    });
    let next = next.collect::<Vec<_>>().join(" ");
    if !line.put_whole(format!("next weeks {next}"), theme.quiet) {
        line.put_whole(format!("next {next}"), theme.quiet);
    }
}

/// A bar of a load: full at a hundred percent; what is over has a sign of its own.
fn bar(percent: i64) -> String {
    let full = usize::try_from(percent.clamp(0, 100)).unwrap_or(0);
    let filled = (full * BAR + 50) / 100;
    let end = if percent > 100 { "▶" } else { "▏" };
    format!("▕{}{}{end}", "█".repeat(filled), "·".repeat(BAR - filled))
}

/// What is to be drawn beside a load: how pressing it is, or that a lead accepted it.
fn mark(context: DrawContext, carrier: &Carrier, load: Load) -> Option<FlagMark> {
    context.app.mark_of_load_in(&carrier.person, load, context.app.today().week())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_at_a_hundred_and_says_what_is_over() {
        assert_eq!(bar(0), "▕··········▏");
        assert_eq!(bar(50), "▕█████·····▏");
        assert_eq!(bar(100), "▕██████████▏");
        assert_eq!(bar(140), "▕██████████▶");
        assert_eq!(bar(i64::MIN), "▕··········▏");
    }
}
