//! Narrow screens: words are whole or absent, and what names somebody stays.

use tandem::app::Input;
use tandem::domain::*;

use super::{example_state, on_paper, screen_of, sitting, the};

/// The key of every screen.
const SCREENS: &str = "1 2 3 4 5 6 7 8 9 0 K I G L N O F H";

#[test]
fn no_word_is_cut_on_any_screen() {
    let mut cut: Vec<String> = vec![];
    for (columns, rows) in [(79, 24), (72, 24), (60, 24), (40, 24), (120, 40)] {
        let mut sitting = sitting();
        sitting.input(Input::Resized(columns, rows));
        for key in SCREENS.split(' ') {
            sitting.press(key);
            let screen = screen_of(&sitting.app, columns, rows);
            let lines = screen.lines().filter(|line| line.contains('…'));
            cut.extend(lines.map(|line| format!("{columns} {key}: {}", line.trim_end())));
        }
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn a_load_is_a_figure_before_it_is_a_bar() {
    let mut sitting = sitting();
    for (columns, shown) in
        [(40, "load 86% ◆"), (60, "3 families"), (80, "▕█████████·▏ load 86% ◆  3 families")]
    {
        sitting.input(Input::Resized(columns, 24));
        let screen = screen_of(&sitting.press("K").app, columns, 24);
        let line = screen.lines().find(|line| line.contains("Eilidh Ramsay")).unwrap();
        assert!(line.contains(shown), "{columns}: {line}");
    }
}

#[test]
fn what_a_lead_accepted_is_quiet_on_the_caseload() {
    let plain = sitting();
    let flagged = |of: &super::Sitting| {
        let screen = screen_of(&of.app, 120, 40);
        let line = screen.lines().find(|line| line.contains(" C8 ")).unwrap().to_owned();
        line.chars().take(6).collect::<String>()
    };
    let mut open = plain;
    open.press("K");
    assert!(flagged(&open).contains('◆'), "{}", flagged(&open));
    let rules: std::collections::BTreeSet<&str> = open
        .app
        .view()
        .unwrap()
        .flags
        .iter()
        .filter(|flag| flag.subject.kind == TableName::Family && flag.subject.id == "c8")
        .map(|flag| flag.rule)
        .collect();
    assert!(!rules.is_empty());
    let accepted = rules.into_iter().map(|rule| {
        Change::from(AcceptedRisk {
            rule: rule.to_owned(),
            subject: ("family".to_owned(), "c8".to_owned()),
            until: the("2026-12-31"),
            reason: "agreed with her midwife".to_owned(),
            by: "morag".to_owned(),
        })
    });
    let state = example_state().preview(&accepted.collect::<Vec<_>>()).unwrap();
    let mut quiet = on_paper(std::sync::Arc::new(state), "owner");
    quiet.press("K");
    assert!(flagged(&quiet).contains('◇') && !flagged(&quiet).contains('◆'), "{}", flagged(&quiet));
}

#[test]
fn how_many_families_somebody_has_is_one_count() {
    let mut sitting = sitting();
    let size = (200, 50);
    sitting.input(Input::Resized(size.0, size.1));
    let row_after = |screen: &str, name: &str, has: &str| {
        screen
            .lines()
            .skip_while(|line| !line.contains(name))
            .find(|line| line.contains(has))
            .unwrap_or("")
            .to_owned()
    };
    let week = screen_of(&sitting.press("1").app, size.0, size.1);
    assert!(row_after(&week, " Aisha ◆", "families").contains("5 families"), "{week}");
    let caseload = screen_of(&sitting.press("K").app, size.0, size.1);
    let line = row_after(&caseload, "Aisha Rahman", "families");
    assert!(line.contains("5 families, room for 1"), "{line}");
    let posts = screen_of(&sitting.press("5").app, size.0, size.1);
    assert!(posts.contains("5 families and 1 group would need somebody"), "{posts}");
    // Those she sees on a day are another count, and are called something else.
    let day = screen_of(&sitting.at("catriona", "2026-11-30").press("2").app, size.0, size.1);
    assert!(row_after(&day, " Catriona ◆", "sees").contains("sees 6"), "{day}");
}
