//! Since when something waits in the inbox, and reminding whoever has not answered: at most once a day, and by who asked alone.

use tandem::app::screen::inbox::{inbox, marked};
use tandem::app::{Input, ScreenId};
use tandem::domain::*;
use tandem::report::inbox::{InboxKind, InboxPart};

use super::{Sitting, at_a_desk, bring_in, the};

fn standing(sitting: &mut Sitting, part: InboxPart, kind: InboxKind) -> Vec<String> {
    sitting.news();
    let all = inbox(&sitting.app);
    let of = all.items.iter().filter(|it| it.part == part && it.kind == kind);
    of.map(|it| it.standing.clone()).collect()
}

fn marks(sitting: &mut Sitting, part: InboxPart, kind: InboxKind) {
    sitting.press("I home");
    for _ in 0..40 {
        if marked(&sitting.app).is_some_and(|it| it.part == part && it.kind == kind) {
            return;
        }
        sitting.press("down");
    }
    panic!("there is no such item");
}

/// The next day, at the same seat.
fn next_day(sitting: &mut Sitting) {
    let tomorrow = sitting.app.now.date().plus_days(1).at(sitting.app.now.time());
    sitting.input(Input::Now(tomorrow));
}

#[test]
fn leave_says_since_when_it_is_asked_for_and_who_decides_is_reminded_once_a_day() {
    let mut catriona = at_a_desk("catriona");
    let mut fiona = catriona.beside("fiona");
    let before = standing(&mut fiona, InboxPart::Answer, InboxKind::Leave).len();
    catriona.press("7").at("catriona", "2026-12-18").press("a enter").open(0).saved(1);
    let mine = standing(&mut catriona, InboxPart::Others, InboxKind::Leave);
    assert_eq!(mine, ["no answer yet, asked for today"]);
    assert_eq!(standing(&mut fiona, InboxPart::Answer, InboxKind::Leave).len(), before + 1);
    marks(&mut catriona, InboxPart::Others, InboxKind::Leave);
    catriona.press("r").open(0).saved(2).says("Remind the team lead");
    let told = standing(&mut fiona, InboxPart::Answer, InboxKind::Leave);
    assert!(told.contains(&"asked for today, reminded today".to_owned()), "{told:?}");
    // Once a day is enough.
    catriona.press("r").saved(2).regrets("was reminded today: once a day is enough");
    next_day(&mut catriona);
    marks(&mut catriona, InboxPart::Others, InboxKind::Leave);
    catriona.press("r").saved(3);
    let mine = standing(&mut catriona, InboxPart::Others, InboxKind::Leave);
    assert_eq!(mine, ["no answer yet, asked for on Wed 2 Dec, reminded today"]);
    // It is hers alone to remind of.
    marks(&mut fiona, InboxPart::Answer, InboxKind::Leave);
    fiona.press("r").saved(0).regrets("what you asked for yourself");
    // What is taken back is as it was.
    catriona.press("u");
    assert_eq!(
        standing(&mut catriona, InboxPart::Others, InboxKind::Leave),
        ["no answer yet, asked for on Wed 2 Dec, reminded on Wed 2 Dec"]
    );
}

#[test]
fn leave_that_moves_keeps_the_day_on_which_it_was_asked_for() {
    let mut catriona = at_a_desk("catriona");
    catriona.press("7").at("catriona", "2026-12-18").press("a enter").open(0).saved(1);
    next_day(&mut catriona);
    catriona.press("7").at("catriona", "2026-12-18").press("enter").open(1);
    catriona.goes_to("From").rewrites("2026-12-17").press("enter").open(0).saved(2);
    assert_eq!(
        standing(&mut catriona, InboxPart::Others, InboxKind::Leave),
        ["no answer yet, asked for on Wed 2 Dec"]
    );
    assert_eq!(catriona.app.state.records.leave_asked.len(), 1);
}

#[test]
fn a_colleague_who_is_asked_is_reminded() {
    let request = StaffRequest {
        id: the("r-1"),
        kind: RequestKind::Cover,
        by: "aisha".into(),
        to: the("catriona"),
        state: RequestState::Asked,
        sessions: vec![],
        days: vec![the("2026-12-10")],
        instead_of: None,
        note: None,
        asked: Some(the("2026-11-30")),
        answered: None,
        decided_by: None,
        reason: None,
        reminded: None,
    };
    let mut aisha = at_a_desk("aisha");
    bring_in(aisha.desk(), vec![request.into()], "Aisha asks");
    aisha.news();
    let mut catriona = aisha.beside("catriona");
    marks(&mut aisha, InboxPart::Others, InboxKind::Cover);
    aisha.press("r").open(0).saved(1).says("Remind Catriona");
    assert_eq!(
        standing(&mut catriona, InboxPart::Answer, InboxKind::Cover),
        ["asked on Mon 30 Nov, reminded today"]
    );
    aisha.press("r").saved(1).regrets("Catriona was reminded today");
    assert_eq!(aisha.app.screen, ScreenId::Inbox);
}

#[test]
fn what_waits_longest_stands_first() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("I");
    let all = inbox(&fiona.app);
    for part in [InboxPart::Answer, InboxPart::Others] {
        let since: Vec<_> = all.items.iter().filter(|it| it.part == part).map(|it| it.since).collect();
        assert!(since.is_sorted(), "{since:?}");
    }
}
