//! Read aloud: screens and forms are sentences, and nothing of the screen is left behind what is open over it.

use tandem::app::{ColorScheme, Input};

use super::{Sitting, screen_of, sitting};

/// The owner, who listens.
fn listening() -> Sitting {
    let mut sitting = sitting();
    sitting.app.surface.color_scheme = ColorScheme::Plain;
    sitting.input(Input::Resized(100, 30));
    sitting
}

fn told(sitting: &Sitting) -> String {
    screen_of(&sitting.app, 100, 30)
}

#[test]
fn rules_and_policies_are_sentences() {
    let mut sitting = listening();
    let rules = told(sitting.press("9"));
    assert!(rules.contains("Booked while on leave. 7 amber."), "{rules}");
    assert!(rules.contains("In two sessions at once."), "{rules}");
    let policy = told(sitting.press("0"));
    assert!(policy.contains("Rest between days' work, at least: 11 hours. The default, law."), "{policy}");
    assert!(!policy.contains("What it is"), "{policy}");
    for screen in [rules, policy] {
        assert!(!screen.contains(" ,"), "{screen}");
        // Nothing stands in columns: no gap between words but where a line begins.
        let body = screen.lines().skip(2).take(26);
        let gaps: Vec<&str> = body.filter(|line| line.trim().contains("   ")).collect();
        assert!(gaps.is_empty(), "{gaps:#?}");
    }
}

#[test]
fn a_form_is_sentences_and_stands_alone() {
    let mut sitting = listening();
    for (keys, behind, says) in [
        ("0 enter", "What it is", "Value: "),
        ("1 a", "Strathmore", ""),
        ("1 e", "Strathmore", "When: "),
        ("7 enter", "To decide", ""),
        ("3 enter", "Morag Sinclair", ""),
    ] {
        let screen = told(sitting.press(keys));
        assert!(screen.contains(says), "{keys}: {screen}");
        assert!(!screen.contains(behind), "{keys}: {screen}");
        assert!(!screen.contains(" , ") && !screen.contains('│'), "{keys}: {screen}");
        sitting.press("esc esc esc");
    }
}

#[test]
fn a_list_that_does_not_fit_says_how_many_lines_are_not_in_sight() {
    let mut sitting = sitting();
    sitting.app.surface.color_scheme = ColorScheme::Plain;
    for size in [(80, 24), (100, 30)] {
        sitting.input(Input::Resized(size.0, size.1));
        for keys in ["1", "3", "4", "6", "7", "K", "9", "0", "H"] {
            let screen = screen_of(&sitting.press(keys).app, size.0, size.1);
            let whole = screen_of(&sitting.app, size.0, 300);
            let body = |screen: &str| screen.lines().filter(|line| !line.trim().is_empty()).count();
            let is_cut = body(&whole) > body(&screen) + 2;
            assert!(!is_cut || screen.contains("more line"), "{keys} at {size:?}\n{screen}");
        }
    }
}

#[test]
fn what_a_list_offers_is_told_in_sentences() {
    let mut sitting = listening();
    let screen = told(sitting.press("G a"));
    assert!(
        screen.contains("Baby massage: 0:15 before, 0:45, 0:15 after; 2 to 6 families; 5 weeks."),
        "{screen}"
    );
}
