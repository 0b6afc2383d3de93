//! The jobs of a lead from the keyboard: found by the words that leads would use, previewed, saved as one entry, taken back whole;
//! and what is said of bad input.

use tandem::app::screen::groups::GroupLine;
use tandem::app::{App, Input, Layer, ListLayer};
use tandem::domain::*;

use super::{Sitting, at_a_desk, records, screen_of, sitting, the};

fn listed(app: &App) -> Option<&ListLayer> {
    match app.layers.last() {
        Some(Layer::List(list)) => Some(list),
        _ => None,
    }
}

/// Opens a command by what somebody writes in the palette.
fn by_words<'s>(sitting: &'s mut Sitting, words: &str) -> &'s mut Sitting {
    sitting.press(":").types(words).press("enter")
}

fn write(sitting: &mut Sitting, fields: &[(&str, &str)]) {
    for (field, text) in fields {
        sitting.goes_to(field).rewrites(text);
    }
}

fn problem(sitting: &Sitting) -> String {
    sitting.form().problem().unwrap_or_default()
}

#[test]
fn each_is_found_by_the_words_that_leads_use() {
    for (words, label) in [
        ("swap", "Swap days"),
        ("exchange days", "Swap days"),
        ("copy week", "Copy days"),
        ("copy day", "Copy days"),
        ("extend", "Extend"),
        ("renew", "Extend"),
        ("publish until", "Publish until"),
        ("publish several", "Publish until"),
        ("move group", "Move"),
        ("venue", "Move"),
        ("christmas", "Christmas"),
        ("new year", "Christmas"),
        ("funding", "Funding"),
        ("budget", "Funding"),
    ] {
        let mut sitting = sitting();
        sitting.press(":").types(words);
        let found = listed(&sitting.app).and_then(ListLayer::item).map(|item| item.label.clone());
        assert_eq!(found.as_deref(), Some(label), "{words}");
    }
}

#[test]
fn two_people_swap_a_day_as_one_entry() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    sitting.at("eilidh", "2026-12-07");
    by_words(&mut sitting, "swap");
    write(&mut sitting, &[("With", "shona"), ("Their day", "11 dec")]);
    sitting.sees("Eilidh goes from Mon 7 Dec to Fri 11 Dec");
    sitting.press("enter").saved(1).says("Eilidh and Shona swap Mon 7 Dec for Fri 11 Dec");
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn a_swap_refuses_what_cannot_be() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-12-07");
    by_words(&mut sitting, "swap");
    for (field, text, words) in [
        ("With", "eilidh", "somebody cannot swap with themselves"),
        ("With", "", "write who it is"),
        ("Day", "1 dec 2026", "is over: write today or a later day"),
        ("Every week until", "1 dec 2026", "is before"),
        ("Every week until", "1 jan 2199", "more than 53 weeks"),
        ("Day", "w54", "no week 54"),
    ] {
        write(&mut sitting, &[("Day", "7 dec"), ("Every week until", ""), (field, text)]);
        assert!(problem(&sitting).contains(words), "{field} {text}: {}", problem(&sitting));
        if field == "With" {
            write(&mut sitting, &[("With", "shona")]);
        }
    }
}

#[test]
fn a_day_is_copied_and_what_repeats_is_told() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    sitting.at("eilidh", "2026-12-08");
    by_words(&mut sitting, "copy day");
    sitting.sees("come by themselves and are not doubled");
    write(&mut sitting, &[("To", "7 dec"), ("Which", "tasks, contacts"), ("Repeating ones", "copy too")]);
    sitting.sees("Left as it is, since");
    write(&mut sitting, &[("To", "8 dec")]);
    assert!(problem(&sitting).contains("that is where it is copied from"));
    write(&mut sitting, &[("To", "15 dec"), ("Every week until", "1 dec 2026")]);
    assert!(problem(&sitting).contains("is before"));
    write(&mut sitting, &[("Every week until", ""), ("Which", "everything")]);
    assert!(problem(&sitting).contains("write contacts, groups or tasks"));
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn a_group_moves_and_its_card_says_so() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.press("G");
    sitting.app.screens.groups.marked = Some(GroupLine::Group(the("wellbeing")));
    sitting.input(Input::Resized(120, 40));
    sitting.press("m").open(1).sees("Move Wellbeing Group to another place");
    sitting.press("enter").open(1);
    assert!(problem(&sitting).contains("write where it is to meet"));
    write(&mut sitting, &[("Where to", "kirkden c"), ("From", "10 dec"), ("Until", "3 dec 2026")]);
    assert!(problem(&sitting).contains("is before"));
    write(&mut sitting, &[("Until", "")]);
    sitting.sees("Aisha's journeys take 0:35 each way, now 0:25.");
    sitting.press("enter").saved(1).says("Move Wellbeing Group to Kirkden Family Centre from Thu 10 Dec");
    sitting.sees("Brae Street Hall; Kirkden Family").sees("Centre from Thu 10 Dec");
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn a_post_is_funded_otherwise() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    sitting.press("5 $").open(1).sees("Funding of Peer support worker");
    write(&mut sitting, &[("From", "1 apr 2027"), ("Hours", "21:36"), ("Shares", "in proportion")]);
    sitting.sees("Shares: Eilidh 10:48 (now 14:24)");
    write(&mut sitting, &[("From", "1 apr 2020")]);
    assert!(problem(&sitting).contains("is over"));
    write(&mut sitting, &[("From", "1 apr 2027"), ("Paid until", "1 mar 2027")]);
    assert!(problem(&sitting).contains("is before"));
    write(&mut sitting, &[("Paid until", "")]);
    sitting.press("enter").saved(1);
    assert!(sitting.app.state.records.post_hours.keys().any(|(_, from)| *from == the("2027-04-01")));
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn what_ends_goes_on_at_once() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    by_words(&mut sitting, "extend");
    write(
        &mut sitting,
        &[("Ends within", "12 weeks"), ("Until", "31 jul 2027"), ("Whose", "shona"), ("But not", "bookbug")],
    );
    sitting.sees("series go on up to Sat 31 Jul 2027").sees("since you left it out: BookBug");
    write(&mut sitting, &[("Until", "1 dec 2026")]);
    assert!(problem(&sitting).contains("is over"));
    write(&mut sitting, &[("Until", "31 jul 2027")]);
    sitting.press("enter").saved(1).press("u");
    assert_eq!(records(&sitting.app.state), before);
}

fn states(sitting: &Sitting) -> Vec<SheetState> {
    let weeks = the::<Week>("2026-W52").to(the("2027-W01"));
    weeks.map(|week| sitting.app.state.team_state(week, &the("ailsa"))).collect()
}

#[test]
fn weeks_over_new_year_go_out_together_each_with_its_reasons() {
    let mut sitting = at_a_desk("owner");
    let before = records(&sitting.app.state);
    sitting.at("eilidh", "2026-12-22");
    by_words(&mut sitting, "publish until");
    sitting.open(1).sees("Every team").press("enter");
    sitting.open(1).sees("W52 to W01 2027").press("down down enter").open(1);
    let Some(Layer::Publish(publish)) = sitting.app.layers.last() else {
        panic!("nothing is being published")
    };
    assert_eq!(publish.weeks().len(), 3);
    let asks = publish.asked.len();
    let flags: usize = publish.asked.iter().map(|it| it.matter.flags.len()).sum();
    assert!(asks > 0 && flags > asks, "one cause is asked about once");
    for n in 0..asks {
        assert_eq!(states(&sitting), [SheetState::Draft; 3], "it went out before every reason was given");
        sitting.types(&format!("reason {n}")).press("enter");
    }
    sitting.open(0).saved(1).says("Publish W52 to W01 2027");
    assert_eq!(states(&sitting), [SheetState::Published; 3]);
    for week in the::<Week>("2026-W52").to(the("2027-W01")) {
        let flags = tandem::rules::flags_of_week(&sitting.app.state, week, sitting.app.today());
        let left: Vec<&str> = flags
            .iter()
            .filter(|it| it.asks_reason(&sitting.app.state, sitting.app.today()))
            .map(|it| it.rule)
            .collect();
        assert_eq!(left, [""; 0], "{week}");
    }
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn the_forms_at_three_sizes() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        let mut swap = sitting();
        swap.at("eilidh", "2026-12-07");
        swap.input(Input::Resized(columns, rows));
        by_words(&mut swap, "swap");
        write(&mut swap, &[("With", "shona"), ("Their day", "11 dec")]);
        insta::assert_snapshot!(format!("swap_{columns}x{rows}"), screen_of(&swap.app, columns, rows));
        let mut weeks = sitting();
        weeks.at("eilidh", "2026-12-22");
        weeks.input(Input::Resized(columns, rows));
        by_words(&mut weeks, "publish until");
        weeks.press("enter");
        weeks.press("down down enter");
        let mut christmas = sitting();
        christmas.input(Input::Resized(columns, rows));
        christmas.press("7");
        by_words(&mut christmas, "christmas");
        insta::assert_snapshot!(
            format!("fortnight_{columns}x{rows}"),
            screen_of(&christmas.app, columns, rows)
        );
        insta::assert_snapshot!(
            format!("publish_until_{columns}x{rows}"),
            screen_of(&weeks.app, columns, rows)
        );
    }
}

#[test]
fn leave_over_christmas_is_agreed_to_and_put_down_as_one_entry() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    by_words(&mut sitting, "christmas");
    sitting.press("esc").press(":").types("christmas").press("enter");
    sitting.sees("Christmas and new year").sees("Nothing is known here of who worked or was off last year");
    write(&mut sitting, &[("Leave for", "catriona"), ("On", "5 dec")]);
    assert!(problem(&sitting).contains("not all in the fortnight"), "{}", problem(&sitting));
    write(&mut sitting, &[("On", "29 dec to 30 dec")]);
    write(&mut sitting, &[("Agree to", "catriona")]);
    assert!(problem(&sitting).contains("asks for nothing in this fortnight"));
    write(&mut sitting, &[("Agree to", "")]);
    sitting.press("enter").saved(1);
    let leave = sitting.app.state.records.leave.values().map(|row| &row.item);
    let put = leave.filter(|it| it.person == the("catriona") && it.span.first_day() == the("2026-12-29"));
    assert_eq!(put.map(|it| it.state).collect::<Vec<_>>(), [LeaveState::Approved]);
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}
