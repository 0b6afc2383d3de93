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
    let all = inbox(&sitting.app);
    let all: Vec<_> = all.items.iter().map(|it| (it.part, it.kind, &it.what)).collect();
    panic!(
        "there is no such item on the {:?} screen: {:?} of {all:?}",
        sitting.app.screen,
        marked(&sitting.app)
    );
}

/// Asks for Friday 18 December.
fn asks(sitting: &mut Sitting) {
    sitting.press("7 a").goes_to("From").rewrites("18/12");
    sitting.goes_to("To").rewrites("18/12").press("enter").open(0).saved(1);
}

/// The leave of one's own that is asked for.
fn own(sitting: &Sitting) -> Leave {
    let me = sitting.app.me.person().unwrap();
    let all = sitting.app.state.records.leave.values().map(|row| Leave::clone(&row.item));
    let mut mine = all.filter(|it| it.person == *me && it.state == LeaveState::Requested);
    mine.next().unwrap()
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
    asks(&mut catriona);
    let mine = standing(&mut catriona, InboxPart::Others, InboxKind::Leave);
    assert_eq!(mine, ["no answer yet from a team lead, asked for today"]);
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
    assert_eq!(mine, ["no answer yet from a team lead, asked for on Wed 2 Dec, reminded today"]);
    // It is hers alone to remind of.
    marks(&mut fiona, InboxPart::Answer, InboxKind::Leave);
    fiona.press("r").saved(0).regrets("what you asked for yourself");
    // What is taken back is as it was.
    catriona.press("u");
    assert_eq!(
        standing(&mut catriona, InboxPart::Others, InboxKind::Leave),
        ["no answer yet from a team lead, asked for on Wed 2 Dec, reminded on Wed 2 Dec"]
    );
}

#[test]
fn leave_that_moves_keeps_the_day_on_which_it_was_asked_for() {
    let mut catriona = at_a_desk("catriona");
    asks(&mut catriona);
    next_day(&mut catriona);
    let mut leave = own(&catriona);
    catriona.press("I end enter");
    catriona.press("enter").goes_to("From").rewrites("17/12").press("enter").open(0).saved(2);
    leave.span = LeaveSpan::Days { from: the("2026-12-17"), to: the("2026-12-18") };
    assert_eq!(own(&catriona), leave);
    assert_eq!(
        standing(&mut catriona, InboxPart::Others, InboxKind::Leave),
        ["no answer yet from a team lead, asked for on Wed 2 Dec"]
    );
    assert_eq!(catriona.app.state.records.leave_asked.len(), 1);
}

#[test]
fn a_colleague_who_is_asked_is_reminded() {
    let request = super::asks_to_cover("aisha", "catriona");
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

#[test]
fn words_to_send_are_kept_for_whoever_they_were_proposed_to_and_go_with_the_family() {
    let mut owner = at_a_desk("owner");
    let mut fiona = owner.beside("fiona");
    fiona.press("alt-w").open(0).says("No words to send are kept yet");
    // Families that are handed over are told of it.
    fiona.press("K r enter").saved(1).open(1).sees("To send");
    let kept: Vec<KeptWords> =
        fiona.app.state.records.kept_words.values().map(|row| KeptWords::clone(&row.item)).collect();
    let [one] = kept.as_slice() else { panic!("{kept:?}: {:?}", fiona.app.said.notice) };
    assert_eq!((&*one.by, one.number), ("fiona", 0));
    fiona.press("esc").open(0).press("alt-w").open(1).sees("Words to send").sees("2 Dec");
    fiona
        .press("enter")
        .open(1)
        .sees("To send")
        .sees(one.words[0].split_whitespace().next().unwrap())
        .press("esc");
    // Nobody else has them, on no screen and in no history; whoever owns the store has not asked for them.
    let mut morag = owner.beside("morag");
    assert_eq!(morag.app.state.records.kept_words.len(), 0);
    morag.press("alt-w").open(0).says("No words");
    owner.news();
    owner.press("alt-w").open(0).says("No words");
    // They go when what they are about is taken back.
    fiona.press("u");
    assert_eq!(fiona.app.state.records.kept_words.len(), 0);
}
