//! The legend of the wall chart: every letter and sign that stands there, whole, and none that does not.

use std::sync::Arc;

use tandem::app::Input;
use tandem::domain::*;

use super::{example_state, on_paper, screen_of, the};

/// The example with a day of leave of every kind in December, one of them asked for.
fn with_leave_of_every_kind() -> Arc<State> {
    let days = ["07", "08", "09", "14", "15", "16", "21", "22", "23"];
    let leave = LeaveKind::ALL.iter().zip(days).enumerate().map(|(n, (kind, day))| {
        let on: Date = the(&format!("2026-12-{day}"));
        let state = if n == 0 { LeaveState::Requested } else { LeaveState::Approved };
        let span = LeaveSpan::Days { from: on, to: on };
        Change::from(Leave { person: the("eilidh"), kind: *kind, span, state, number: 1 })
    });
    Arc::new(example_state().preview(&leave.collect::<Vec<_>>()).unwrap())
}

#[test]
fn every_letter_on_the_chart_is_told_whole_at_every_width() {
    let state = with_leave_of_every_kind();
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 50)] {
        let mut sitting = on_paper(state.clone(), "owner");
        sitting.input(Input::Resized(columns, rows));
        sitting.press("7");
        let screen = screen_of(&sitting.app, columns, rows);
        for told in [
            "A annual",
            "P public holiday",
            "S sick",
            "C carer",
            "D study",
            "U unpaid",
            "T TOIL",
            "W wellbeing",
            "B parental",
            "? asked for",
        ] {
            assert!(screen.contains(told), "{told} at {columns}×{rows}:\n{screen}");
        }
    }
}

#[test]
fn whoever_may_not_know_of_which_kind_leave_is_reads_of_no_kind() {
    let mut shona = on_paper(with_leave_of_every_kind(), "shona");
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        shona.input(Input::Resized(columns, rows));
        shona.press("7");
        let screen = screen_of(&shona.app, columns, rows);
        assert!(screen.contains("L leave"), "{screen}");
        for kept in ["D study", "W wellbeing", "B parental", "U unpaid"] {
            assert!(!screen.contains(kept), "{kept} at {columns}×{rows}:\n{screen}");
        }
    }
}

#[test]
fn the_whole_year_stands_there_with_what_everybody_has_where_there_is_room() {
    let mut sitting = on_paper(example_state(), "owner");
    sitting.input(Input::Resized(200, 50));
    sitting.press("7");
    let screen = screen_of(&sitting.app, 200, 50);
    for words in ["Five weeks from Mon 30 Nov", "What everybody has", "time in lieu", "A3", "A?", "PH"] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    // A peer reads what they have themselves, and nobody else's.
    let mut eilidh = on_paper(example_state(), "eilidh");
    eilidh.input(Input::Resized(200, 50));
    eilidh.press("7");
    let screen = screen_of(&eilidh.app, 200, 50);
    assert!(screen.contains("20:24") && !screen.contains("34:48"), "{screen}");
}
