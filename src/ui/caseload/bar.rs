//! The heading of a group; of a worker's, with a bar of what they carry against what they have, and four weeks ahead.

use super::super::DrawContext;
use super::super::text::{Strip, width};
use crate::app::screen::caseload::Head;
use crate::domain::{counted, policy};
use crate::planner::caseload::{Carrier, Caseload};
use crate::rota::Load;
use crate::rules::Severity;

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
        let found = severity(context, load);
        let style = found.map_or(theme.good, |it| theme.severity(it));
        if theme.signs.boxes {
            line.put_whole(format!("{} ", bar(load.percent())), style);
        }
        let sign = found.map_or(" ", |it| theme.sign(it));
        let said = format!("load {}% {sign}", load.percent());
        line.put_whole(format!("{said:<11} "), style);
        // Read aloud, what stands in another column is another sentence.
        line.put(if theme.signs.boxes { "" } else { " " }, style);
    } else {
        let gap = if theme.signs.boxes { BAR + 3 } else { 0 };
        line.put_whole(format!("{}{:<12}", " ".repeat(gap), "not in"), theme.quiet);
    }
    let many = match (carrier.families, carrier.most) {
        (0, most) => most.map_or("no families".to_owned(), |most| format!("no families, room for {most}")),
        (families, Some(most)) => format!("{}, room for {most}", counted(families, "family")),
        (families, None) => counted(families, "family"),
    };
    let over = if carrier.has_many() { format!("{many} {}", theme.signs.amber) } else { many };
    line.put_whole(format!("{over:<26}"), if carrier.has_many() { theme.amber } else { theme.quiet });
    let next = carrier.ahead.iter().skip(1).map(|week| match week {
        Some(week) => week.load.map_or("away".to_owned(), |load| {
            let sign = severity(context, load).map_or(String::new(), |it| format!(" {}", theme.sign(it)));
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

/// How pressing a load is.
fn severity(context: DrawContext, load: Load) -> Option<Severity> {
    let monday = context.app.today().week().monday();
    let state = context.app.shown();
    let over = |policy| load.compared_with(state.policy_thousandths(policy, monday));
    if over(&policy::LOAD_RED) == std::cmp::Ordering::Greater {
        Some(Severity::Red)
    } else if over(&policy::LOAD_AMBER) == std::cmp::Ordering::Less {
        None
    } else {
        Some(Severity::Amber)
    }
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
