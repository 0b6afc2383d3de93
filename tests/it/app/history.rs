//! The History screen: what its keys choose, how it keeps up, how far it looks back, where it leads, who sees what.

use tandem::app::screen::history::{HistoryFound, HistoryQuery, HistoryRequest};
use tandem::app::{Effect, Input, Layer, Paragraph, ScreenId};
use tandem::domain::audit::Kind;
use tandem::domain::*;

use super::{Keeper, Sitting, at_a_desk, screen_of, the};

impl Sitting {
    fn summaries(&self) -> Vec<&str> {
        self.app.screens.history.lines.iter().map(|line| line.summary.as_str()).collect()
    }

    fn in_full(&self) -> String {
        let Some(Layer::Page(page)) = self.app.layers.last() else { panic!("no page is open") };
        let line = |it: &Paragraph| match it {
            Paragraph::Fact(name, what) | Paragraph::Course { name, said: what, .. } => {
                format!("{name}: {what}\n")
            }
            Paragraph::Heading(text) | Paragraph::Text(text) | Paragraph::Key(text, ..) => {
                format!("{text}\n")
            }
        };
        format!("{}\n{}", page.title, page.paragraphs.iter().map(line).collect::<String>())
    }

    fn chosen(&self) -> String {
        self.app
            .screens
            .history
            .choice
            .in_words(self.app.selection.week(), &self.app.state, self.app.today())
            .join(", ")
    }
}

/// Morag at a desk where a few things were done: a visit marked, moved and put back, leave, a figure.
fn busy() -> Sitting {
    let mut sitting = at_a_desk("morag");
    sitting.on("eilidh", "2026-12-02T11:30").press("d enter");
    sitting.press("m . enter").press("u");
    sitting.press("a").types("fri leave shona").press("enter").on("eilidh", "2026-12-02T11:30");
    sitting.press("0 enter").rewrites("4:00").press("enter");
    sitting.saved(5).press("1");
    sitting
}

#[test]
fn the_newest_stands_first_with_who_when_from_where_and_whether_it_was_taken_back() {
    let mut sitting = busy();
    sitting.press("H").sees("[H History]").sees("every change").sees("6 entries, back to");
    let summaries = sitting.summaries();
    assert!(summaries[0].contains("hours.week_balance.limit"), "{summaries:?}");
    assert!(summaries[1].contains("leave, Shona"), "{summaries:?}");
    assert!(summaries[2].starts_with("Undid: Move"), "{summaries:?}");
    assert_eq!(summaries[5], "The example service");
    assert_eq!(sitting.app.screens.history.undone_by(4), None);
    assert_eq!(sitting.app.screens.history.undone_by(3), Some(4));
    sitting.sees("taken back").sees("Morag").sees("this machine").sees("the owner");
    sitting.press("down down down").sees("taken back by entry 4").sees("Moved");
    sitting.press("home up end down");
    assert_eq!(sitting.app.screens.history.mark, 5);
    sitting.sees("brought in from a file").sees("more");
}

#[test]
fn keys_choose_by_whom_about_whom_what_when_and_whether_in_force() {
    let mut sitting = busy();
    sitting.press("H p").types("owner").press("enter");
    assert_eq!(
        (sitting.summaries(), sitting.chosen().as_str()),
        (vec!["The example service"], "by the owner")
    );
    sitting.press("p").types("everybody").press("enter");
    assert_eq!(sitting.summaries().len(), 6);
    sitting.press("f").types("leave").press("enter");
    assert_eq!(sitting.app.screens.history.choice.kind, Some(Kind::Leave));
    assert_eq!(sitting.summaries().len(), 2, "the example has leave, too");
    sitting.press("f").types("everything").press("enter").press("r");
    assert_eq!((sitting.chosen().as_str(), sitting.summaries().len()), ("in force", 5));
    sitting.press("r");
    assert_eq!((sitting.chosen().as_str(), sitting.summaries().len()), ("taken back", 1));
    assert!(sitting.summaries()[0].starts_with("Move"));
    sitting.press("r s");
    assert_eq!((sitting.chosen().as_str(), sitting.summaries().len()), ("about Eilidh", 4));
    assert!(sitting.summaries().iter().all(|it| it.contains("Eilidh") || it.contains("example")));
    sitting.press("s w");
    assert_eq!((sitting.chosen().as_str(), sitting.summaries().len()), ("about W49", 5));
    sitting.press("n n n n n n n n");
    assert_eq!(sitting.chosen(), "about W04 2027");
    sitting.press("a t");
    assert_eq!((sitting.chosen().as_str(), sitting.summaries().len()), ("every change", 6));
    sitting.press("m").types("strathmore").press("enter").sees("Strathmore");
    assert_eq!(sitting.summaries().len(), 2, "the figure is about no team: {:?}", sitting.summaries());
    sitting.press("f").types("keys").press("enter").sees("No change matches: press a to see all.");
}

#[test]
fn an_entry_in_full_says_each_field_as_it_was_and_as_it_is() {
    let mut sitting = busy();
    sitting.press("H down down down enter").open(1);
    let page = sitting.in_full();
    for words in [
        "Entry 3",
        "who: Morag",
        "from: this machine",
        "now: taken back by entry 4",
        "Moved BookBug A1",
        "start: 2026-12-02T11:30 → 2026-12-02T11:45",
    ] {
        assert!(page.contains(words), "no {words:?} in\n{page}");
    }
    sitting.press("esc").open(0).press("end enter").open(1);
    assert!(sitting.in_full().contains("and ") && sitting.in_full().contains("more changes"));
}

#[test]
fn it_leads_to_what_an_entry_touched() {
    let mut sitting = busy();
    sitting.press("1 n n H down down down o");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    assert_eq!(sitting.app.selection.day, the("2026-12-02"));
    let moved = sitting.app.selection.session.clone().unwrap();
    assert!(moved.as_str().starts_with("bookbug"), "{moved}");
    sitting.says("Morag: Move");
    // Back on the same line.
    sitting.press("H");
    assert_eq!(sitting.app.screens.history.mark, 3);
    sitting.press("home o").says("has no week and nobody to go to");
    sitting.press("down o");
    assert_eq!(sitting.app.selection.day, the("2026-12-04"));
}

#[test]
fn what_somebody_else_does_comes_in_while_one_reads_and_the_mark_stays() {
    let mut sitting = busy();
    sitting.press("H down");
    let mut fiona = sitting.beside("owner");
    fiona.on("eilidh", "2026-12-02T11:30").press("d").saved(1);
    sitting.news();
    assert!(sitting.summaries()[0].starts_with("Mark"), "{:?}", sitting.summaries());
    assert_eq!((sitting.summaries().len(), sitting.app.screens.history.mark), (7, 2));
    assert!(sitting.app.screens.history.marked().unwrap().summary.contains("leave, Shona"));
    // Taken back by its author: it says so at once.
    fiona.press("u");
    sitting.news();
    assert_eq!(sitting.app.screens.history.undone_by(7), Some(8));
    sitting.press("r r");
    assert_eq!(sitting.summaries().len(), 2);
    fiona.press("U");
    sitting.news();
    assert_eq!(sitting.summaries().len(), 2, "{:?}", sitting.summaries());
    assert!(sitting.summaries()[0].starts_with("Undid"), "the undo was taken back in its turn");
}

#[test]
fn a_peer_sees_their_own_a_lead_their_teams_and_the_door_is_for_leads() {
    let mut sitting = busy();
    let mut shona = sitting.beside("shona");
    shona.press("H");
    assert_eq!(shona.summaries().len(), 5, "{:?}", shona.summaries());
    assert!(shona.summaries()[0].contains("leave, Shona"), "the figure is not about her");
    let example = &shona.app.screens.history.lines[4];
    assert!(example.hidden > example.told.len() + example.more, "{example:?}");
    shona.press("i").regrets("only team leads can see");
    assert!(!shona.app.screens.history.choice.door);
    let mut fiona = sitting.beside("fiona");
    fiona.press("H");
    assert_eq!(fiona.summaries().len(), 2, "{:?}", fiona.summaries());
    assert!(fiona.summaries()[0].contains("hours.week_balance.limit"));
    // What was refused to somebody is at the door.
    let Keeper::Desk { desk, .. } = &sitting.keeper else { panic!() };
    let refused = desk
        .commit(Proposal {
            author: Author::Person(the("eilidh")),
            from: "10.0.0.7:9".into(),
            at: Instant(29_000_009),
            cause: Cause::Edited,
            summary: "Take the place away".into(),
            overrides: vec![],
            reason: None,
            changes: vec![(Change::Remove(Key::Place(the("brae-hall"))), Seen::Any)],
        })
        .wait();
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    sitting.press("H i").sees("who signed in, and what was refused").sees("10.0.0.7:9").sees("was refused");
    sitting.sees("the place “Brae Street Hall”").press("enter").open(1);
    assert!(
        sitting.in_full().contains("why: Take the place away: the place “Brae Street Hall”"),
        "{}",
        sitting.in_full()
    );
    sitting.press("esc p").types("fiona").press("enter").sees("by Fiona").sees("No sign-in matches");
    sitting.press("a").sees("every change");
}

#[test]
fn a_long_history_comes_a_page_at_a_time_and_an_answer_too_late_is_dropped() {
    let mut sitting = at_a_desk("owner");
    let effects = sitting.app.update(Input::Key(super::key("H")));
    let [Effect::LookBack(HistoryQuery { number, look: HistoryRequest::Entries { before: 2, many, .. } })] =
        &effects[..]
    else {
        panic!("{effects:?}")
    };
    let (number, many) = (*number, *many);
    let entry = |rev: Rev| audit::EntryView {
        entry: Entry {
            rev,
            at: Instant(29_000_000 + i64::try_from(rev).unwrap()),
            by: "owner".into(),
            from: "local".into(),
            cause: Cause::Edited,
            summary: format!("change {rev}"),
            reason: None,
            edits: vec![],
        },
        hidden: 0,
    };
    let page = |from: Rev, to: Rev| HistoryFound::Entries {
        entries: (to..from).rev().map(entry).collect(),
        reached: to,
        whole: to <= 1,
        turns: UndoIndex::default(),
    };
    // An answer to what was not asked changes nothing.
    assert!(sitting.app.update(Input::Found(number + 7, page(50_000, 49_800))).is_empty());
    assert_eq!(sitting.app.screens.history.count(), 0);
    assert!(sitting.app.update(Input::Found(number, page(50_000, 49_800))).is_empty());
    assert_eq!((sitting.app.screens.history.count(), many), (200, 200));
    sitting.sees("older ones come as you scroll").sees("change 49999");
    // Near the end more is asked for, once.
    let effects = sitting.app.update(Input::Key(super::key("end")));
    let [Effect::LookBack(HistoryQuery { number, look: HistoryRequest::Entries { before: 49_800, .. } })] =
        &effects[..]
    else {
        panic!("{effects:?}")
    };
    sitting.sees("looking further back").sees("change 49800");
    assert!(sitting.app.update(Input::Key(super::key("up"))).is_empty());
    assert!(sitting.app.update(Input::Found(*number, page(49_800, 49_600))).is_empty());
    assert_eq!((sitting.app.screens.history.count(), sitting.app.screens.history.mark), (400, 198));
    // Another screen: what was asked is not waited for, and the mark is kept.
    assert_eq!(sitting.app.update(Input::Key(super::key("end"))).len(), 1);
    sitting.app.update(Input::Key(super::key("1")));
    let effects = sitting.app.update(Input::Key(super::key("H")));
    assert!(matches!(&effects[..], [Effect::LookBack(_)]), "{effects:?}");
    // Nothing can be told: it is said, and asked again on coming back.
    let [Effect::LookBack(HistoryQuery { number, .. })] = &effects[..] else { panic!() };
    sitting.app.update(Input::Found(*number, HistoryFound::Trouble("the history is damaged".into())));
    assert_eq!(sitting.app.screens.history.trouble.as_deref(), Some("the history is damaged"));
    sitting.app.update(Input::Key(super::key("1")));
    assert!(!sitting.app.update(Input::Key(super::key("H"))).is_empty());
}

#[test]
fn the_history_at_three_sizes_and_in_plain_text() {
    let mut sitting = busy();
    sitting.press("H down down down");
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        sitting.input(Input::Resized(columns, rows));
        insta::assert_snapshot!(format!("history_{columns}x{rows}"), screen_of(&sitting.app, columns, rows));
    }
    let coloured = screen_of(&sitting.app, 200, 50);
    sitting.app.surface.color_scheme = tandem::app::ColorScheme::Mono;
    assert_eq!(screen_of(&sitting.app, 200, 50), coloured, "no meaning is in colour alone");
    sitting.app.surface.color_scheme = tandem::app::ColorScheme::Plain;
    insta::assert_snapshot!("history_plain", screen_of(&sitting.app, 120, 40));
}
