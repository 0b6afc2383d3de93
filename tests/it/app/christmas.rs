//! Leave over Christmas and new year: three people ask for it, and their lead decides. What is said of public holidays is true, and
//! what stands on the chart is told in words.

use std::sync::Arc;

use tandem::app::{ColorScheme, Input};
use tandem::domain::*;

use super::{Sitting, example_state, on_paper, screen_of, the};

/// The example in which Aisha, Catriona and Shona have asked for leave over Christmas, and nothing else is asked for.
fn asked() -> Arc<State> {
    let state = example_state();
    let requested = |row: &&Arc<Leave>| row.state == LeaveState::Requested;
    let rows = state.records.leave.values().map(|row| &row.item);
    let gone = rows.filter(requested).map(|leave| Change::Remove(Key::Leave(leave.key())));
    let new = [
        ("aisha", "2026-12-21", "2027-01-01"),
        ("catriona", "2026-12-23", "2026-12-30"),
        ("shona", "2026-12-24", "2026-12-24"),
    ]
    .map(|(person, from, to)| {
        let span = LeaveSpan::Days { from: the(from), to: the(to) };
        let leave = Leave {
            person: the(person),
            kind: LeaveKind::Annual,
            span,
            state: LeaveState::Requested,
            number: 0,
        };
        Change::from(leave)
    });
    Arc::new(state.preview(&gone.chain(new).collect::<Vec<_>>()).unwrap())
}

fn at(who: &str, columns: u16, rows: u16, keys: &str) -> Sitting {
    let mut sitting = on_paper(asked(), who);
    sitting.input(Input::Resized(columns, rows));
    sitting.press(keys);
    sitting
}

#[test]
fn a_lead_decides_on_three_requests() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        let sitting = at("owner", columns, rows, "7 tab");
        let screen = screen_of(&sitting.app, columns, rows);
        insta::assert_snapshot!(format!("christmas_{columns}x{rows}"), screen);
    }
    let mut sitting = at("owner", 120, 40, "7 tab");
    sitting.app.surface.color_scheme = ColorScheme::Plain;
    sitting.press("down up");
    insta::assert_snapshot!("christmas_plain", screen_of(&sitting.app, 120, 40));
}

#[test]
fn what_is_told_of_a_public_holiday_is_true() {
    let mut sitting = at("owner", 120, 40, "7 g");
    sitting.types("25 dec").press("enter");
    sitting.app.selection.person = Some(the("leanne"));
    sitting.input(Input::Resized(120, 40));
    sitting.sees("Public holiday, Christmas Day.").sees("It is a public holiday: Christmas Day.");
    sitting.sees("Nobody else is in.");
    let screen = screen_of(&sitting.app, 120, 40);
    assert!(!screen.contains("Ailsa MBU: Shona"), "{screen}");
    // Each of them is named, in week 53 and week 1 too.
    for named in ["Fri 25 Dec Christmas Day", "Mon 28 Dec Boxing Day", "Fri 1 Jan 2027 New Year's Day"] {
        sitting.sees(named);
    }
}

#[test]
fn who_else_is_in_is_told_day_by_day_with_who_asked_too() {
    let mut sitting = at("owner", 200, 50, "7 tab");
    sitting.sees("To decide: 1 of 3").sees("Who else is in, Strathmore Community Team");
    sitting.sees("Wed 23 Dec: Catriona (leave asked for)");
    sitting.sees("Christmas Day, nobody");
    sitting.sees("Strathmore Community Team Wed 23 Dec – Wed 30 Dec");
    sitting.sees("if agreed");
}

#[test]
fn it_opens_on_ones_own_row_where_one_has_one() {
    let marked = |sitting: &Sitting| sitting.app.selection.person.clone();
    let mut aisha = at("aisha", 120, 40, "7");
    assert_eq!(marked(&aisha), Some(the("aisha")));
    // Whoever has no row gives way.
    aisha.app.selection.person = Some(the("fiona"));
    aisha.input(Input::Resized(120, 40));
    assert_eq!(marked(&aisha), Some(the("aisha")));
    let mut fiona = at("fiona", 120, 40, "7");
    fiona.app.selection.person = Some(the("fiona"));
    fiona.input(Input::Resized(120, 40));
    assert_eq!(marked(&fiona), Some(the("eilidh")));
}
