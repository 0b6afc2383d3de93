//! The Rules and Policy screens: everything of the registry and of the catalogue stands on them, from any state.

use tandem::app::screen::policy;
use tandem::app::screen::rules;
use tandem::app::{PolicyLine, PolicySince, ScreenId};
use tandem::domain::policy::{CATALOGUE, section};
use tandem::domain::*;
use tandem::rules::{REGISTRY, Severity};

use super::{Sitting, on_paper, sitting, the};

/// The screen at each line of a list, the marked line among them.
fn walk(sitting: &mut Sitting, lines: usize) -> Vec<String> {
    let screens: Vec<String> = (0..lines)
        .map(|_| {
            let screen = sitting.screen();
            sitting.press("down");
            screen
        })
        .collect();
    assert_eq!(sitting.screen(), screens[lines - 1], "there is more below the last line");
    screens
}

#[test]
fn every_rule_of_the_registry_stands_on_the_screen_with_all_there_is_to_say_of_it() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut sitting = sitting();
        sitting.app.surface.size = size;
        sitting.press("9");
        for (rule, screen) in REGISTRY.iter().zip(walk(&mut sitting, REGISTRY.len())) {
            let on =
                |words: &str| assert!(screen.contains(words), "{}: no {words:?} in\n{screen}", rule.slug);
            on(rule.slug);
            on(rule.title);
            on(rule.doc.split(' ').next().unwrap());
            on(&format!("{}:", rule.strength.word()));
            on(rule.stands_on().split(' ').next().unwrap());
            for policy in rule.policies {
                let word = policy.key.strip_prefix(rule.slug).unwrap().trim_start_matches('.');
                on(word);
                on(&policy.with_unit(&policy.default_value()));
            }
            assert!(!screen.contains("more lines"), "{} is cut off at {size:?}\n{screen}", rule.slug);
        }
    }
}

#[test]
fn every_policy_of_the_catalogue_stands_on_the_screen_with_its_figures() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut sitting = sitting();
        sitting.app.surface.size = size;
        sitting.press("0");
        let listed = policy::listed(&sitting.app);
        assert!(listed.iter().map(|line| line.policy.key).eq(CATALOGUE.iter().map(|policy| policy.key)));
        for (policy, screen) in CATALOGUE.iter().zip(walk(&mut sitting, CATALOGUE.len())) {
            let on =
                |words: &str| assert!(screen.contains(words), "{}: no {words:?} in\n{screen}", policy.key);
            on(policy.doc);
            on(policy.key);
            on(policy.unit);
            on(policy.standing.word());
            on(&policy.with_unit(&policy.default_value()));
            assert!(!screen.contains("more lines"), "{} is cut off at {size:?}\n{screen}", policy.key);
        }
    }
}

#[test]
fn sections_come_in_the_order_of_the_catalogue_and_each_once() {
    for names in [
        REGISTRY.iter().map(|rule| rule.slug).collect::<Vec<_>>(),
        CATALOGUE.iter().map(|policy| policy.key).collect(),
    ] {
        let mut sections: Vec<&str> = names.iter().map(|name| section(name)).collect();
        sections.dedup();
        let all = sections.len();
        sections.sort_unstable();
        sections.dedup();
        assert_eq!(sections.len(), all, "{sections:?}");
    }
}

#[test]
fn a_rule_counts_the_flags_of_the_week_in_view() {
    let mut sitting = sitting();
    sitting.press("9");
    let counted = |sitting: &Sitting, severity: Severity| -> usize {
        let lines = rules::listed(&sitting.app);
        lines.iter().flat_map(|line| line.found).filter(|it| it.0 == severity).map(|it| it.1).sum()
    };
    for keys in ["", "n", "b b"] {
        sitting.press(keys);
        let flags = &sitting.app.view().unwrap().flags;
        for severity in [Severity::Red, Severity::Amber, Severity::Note] {
            let all = flags.iter().filter(|flag| flag.severity == severity).count();
            assert_eq!(counted(&sitting, severity), all, "{severity} in {}", sitting.app.selection.week());
        }
    }
    sitting.press("n");
    let travel = REGISTRY.iter().position(|rule| rule.slug == "clash.on_leave").unwrap();
    sitting.press(&"down ".repeat(travel)).sees("Booked while on leave").sees("7 amber in 2026-W49");
}

#[test]
fn enter_goes_from_a_rule_to_its_figures() {
    let mut sitting = sitting();
    sitting.press("9 enter").says("uses no figure");
    assert_eq!(sitting.app.screen, ScreenId::Rules);
    let daily = REGISTRY.iter().position(|rule| rule.slug == "rest.daily").unwrap();
    sitting.press(&"down ".repeat(daily)).press("enter");
    assert_eq!(sitting.app.screen, ScreenId::Policy);
    assert_eq!(policy::marked(&sitting.app).unwrap().key, "rest.daily.hours");
    sitting.press("end");
    assert_eq!(policy::marked(&sitting.app), CATALOGUE.last());
    sitting.press("home up");
    assert_eq!(policy::marked(&sitting.app), CATALOGUE.first());
}

#[test]
fn what_the_team_says_is_marked_with_since_when_and_what_is_to_come() {
    let values = vec![
        (None, PolicyValue::Duration(Minutes(240))),
        (Some(the("2026-11-02")), PolicyValue::Duration(Minutes(300))),
        (Some(the("2027-01-04")), PolicyValue::Duration(Minutes(120))),
    ];
    let setting = Setting { key: "hours.week_balance.limit".into(), values };
    let state = super::example_state().preview(&[Change::from(setting)]).unwrap();
    let mut sitting = on_paper(state.into(), "owner");
    let line: PolicyLine = policy::listed(&sitting.app).remove(0);
    assert_eq!(line.since, PolicySince::Date(the("2026-11-02")));
    assert_eq!(line.to_come, [(the("2027-01-04"), PolicyValue::Duration(Minutes(120)))]);
    sitting
        .press("0")
        .sees("5:00")
        .sees("changed, to come")
        .sees("from 4 Jan 2027: 2:00")
        .sees("since 2 Nov 2026");
    sitting.app.surface.size = (200, 50);
    sitting.sees("changed 2 Nov 2026, from 4 Jan 2027: 2:00");
    // The rule shows the figure of the Monday of the week in view.
    sitting.app.selection.day = the("2026-11-01");
    sitting.press("9 home down down down down down down").sees("4:00 (≠ changed from 3:00, default)");
    sitting.app.selection.day = the("2027-01-04");
    sitting.press("ctrl-l").sees("2:00 (≠ changed from 3:00, default)");
}

#[test]
fn both_screens_and_the_form_are_drawn_at_any_size() {
    for keys in ["9", "9 end", "0", "0 end", "0 enter", "0 down down enter ctrl-u", "0 down down enter 9"] {
        for color_scheme in 0..5 {
            let mut sitting = sitting();
            sitting.press(&"T ".repeat(color_scheme)).press(keys);
            for (columns, rows) in [(1, 1), (2, 2), (1, 30), (300, 1), (20, 5), (40, 6), (60, 12), (500, 200)]
            {
                let screen = super::screen_of(&sitting.app, columns, rows);
                assert!(columns < 20 || rows < 5 || !screen.trim().is_empty());
            }
        }
    }
}
