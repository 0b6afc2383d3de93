//! The Groups screen: a course from a template, contact before it, what is ready, calling one off; and what is said at the
//! field.

use tandem::app::ScreenId;
use tandem::app::screen::groups::GroupLine;
use tandem::domain::*;
use tandem::planner::group::PriorContact;

use super::{Sitting, at_a_desk, records, the};

fn marks(sitting: &mut Sitting, line: GroupLine) {
    sitting.app.screens.groups.marked = Some(line);
    sitting.input(tandem::app::Input::Resized(120, 40));
}

fn on_family(sitting: &mut Sitting, family: &str) {
    marks(sitting, GroupLine::Family(the("wellbeing"), the(family)));
}

fn contact(sitting: &Sitting, family: &str) -> PriorContact {
    let picture = sitting.app.screens.groups.picture().unwrap();
    picture.invited.iter().find(|it| it.family == the(family)).unwrap().contact
}

/// Goes to a field of the form that is open and writes in it.
fn writes(sitting: &mut Sitting, field: &str, text: &str) {
    sitting.goes_to(field).rewrites(text);
}

#[test]
fn those_without_contact_are_called_and_ticked() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    assert_eq!(sitting.app.screen, ScreenId::Groups);
    on_family(&mut sitting, "c9");
    sitting.sees("to be met Wed 2 Dec 13:20").press("B").open(0).regrets("Nobody has time for C9");
    // The visit falls out, so that a call is the next best.
    sitting
        .press("1")
        .on("aisha", "2026-12-02T13:20")
        .press("x")
        .types("unwell")
        .press("enter")
        .saved(1)
        .press("G");
    on_family(&mut sitting, "c9");
    sitting.sees("nobody in touch yet").press("B").open(1).sees("Contact with C9 before Wellbeing Group");
    sitting.press("enter").saved(2).press("esc");
    assert!(matches!(contact(&sitting, "c9"), PriorContact::Booked(_)));
    on_family(&mut sitting, "c8");
    sitting.press("enter").saved(3);
    assert_eq!(contact(&sitting, "c8"), PriorContact::Made(Some(the("2026-12-02"))));
    sitting.press("enter").saved(4);
    assert!(matches!(contact(&sitting, "c8"), PriorContact::Booked(_)), "the tick is taken away again");
}

#[test]
fn of_a_week_that_is_not_out_a_peer_sees_only_what_they_are_in() {
    let sittings = |who: &str| {
        let mut sitting = at_a_desk(who);
        sitting.press("G");
        marks(&mut sitting, GroupLine::Group(the("wellbeing")));
        let picture = sitting.app.screens.groups.picture().unwrap().clone();
        let state = sitting.app.state.clone();
        let is_draft = |week: Week| state.week_state(week) == SheetState::Draft;
        let ahead = picture.ahead.into_iter().filter(|it| is_draft(it.start.date().week()));
        ahead.map(|it| it.people.contains(&the(who)) || it.with.contains(&the(who))).collect::<Vec<bool>>()
    };
    assert!(sittings("fiona").contains(&false), "whoever plans sees them all");
    for peer in ["aisha", "catriona"] {
        assert!(!sittings(peer).contains(&false), "{peer}");
    }
}

#[test]
fn what_is_ready_is_ticked() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    marks(&mut sitting, GroupLine::Item(the("wellbeing"), 1));
    let done = |sitting: &Sitting| sitting.app.state.group(&the("wellbeing")).unwrap().checklist[1].done;
    let before = done(&sitting);
    sitting.press("space").saved(1);
    assert_eq!(done(&sitting), !before);
    sitting.press("u");
    assert_eq!(done(&sitting), before);
}

#[test]
fn a_course_of_eight_weeks_with_a_waiting_list_is_set_up_from_the_template() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.press("G a").open(1).sees("A new group from a template").press("enter").open(1);
    sitting.sees("New group · Wellbeing Group");
    for (field, text) in [
        ("Title", "Spring Wellbeing"),
        ("Where", "brae"),
        ("When", "2027-01-14 10:00"),
        ("Who", "aisha catriona"),
        ("At most", "3"),
        ("Families", "c1 c2 c4 c6"),
    ] {
        writes(&mut sitting, field, text);
    }
    sitting.press("enter").saved(1).open(0);
    let group = sitting.app.state.group(&the("spring-wellbeing")).unwrap().clone();
    assert_eq!((group.invited.len(), group.capacity.most, group.checklist.len()), (4, 3, 5));
    let all = sitting.app.state.records.series.values();
    let series =
        all.map(|row| &row.item).find(|it| it.booking.group == Some(the("spring-wellbeing"))).unwrap();
    let days = series.repeat.dates(series.booking.start, the("2027-01-01"), the("2027-12-31"));
    assert_eq!((days.len(), series.booking.minutes), (8, Minutes(160)));
    assert_eq!(series.booking.families.len(), 3, "who waits is not in it");
    marks(&mut sitting, GroupLine::Group(the("spring-wellbeing")));
    sitting.sees("1 waiting");
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before, "one change, one undo");
}

#[test]
fn the_id_of_a_group_names_no_family_whatever_its_title() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G a").open(1).press("enter").open(1);
    for (field, text) in
        [("Title", "Walk of C9 and C99"), ("Where", "brae"), ("When", "2027-01-14 10:00"), ("Who", "aisha")]
    {
        writes(&mut sitting, field, text);
    }
    sitting.press("enter").saved(1).open(0);
    assert_eq!(sitting.app.state.group(&the("walk-of-and")).unwrap().title, "Walk of C9 and C99");
}

#[test]
fn what_cannot_be_is_said_at_the_field_and_nothing_is_saved() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G a enter").open(1);
    writes(&mut sitting, "Who", "aisha");
    for (field, text, words, good) in [
        ("Where", "", "a group needs a place", "brae-hall"),
        ("Where", "baze", "did you mean Strathmore base?", "brae-hall"),
        ("At most", "2", "under the least", "8"),
        ("Who", "", "say who runs it", "aisha"),
        ("Who", "aisa", "did you mean Aisha?", "aisha"),
        ("Led by", "greg", "the person leading must be in", ""),
        ("When", "2026-11-01", "is over", "2027-01-14"),
        ("When", "61 weeks", "are too many", "8 weeks"),
        ("When", "10-10:20", "take longer than that", "10-12:40"),
        ("Families", "c99", "there is no family", ""),
        ("Set-up", "-1", "write a length", "30"),
        ("Title", "", "give it a name", "Wellbeing"),
    ] {
        writes(&mut sitting, field, text);
        sitting.press("enter").open(1).sees(words);
        assert!(sitting.saved.is_empty(), "{field}: {text}");
        writes(&mut sitting, field, good);
    }
    sitting.press("enter").saved(1);
}

#[test]
fn a_closed_family_and_one_in_loss_mode_are_not_asked() {
    let mut sitting = at_a_desk("owner");
    let closed =
        Family { status: FamilyStatus::Closed, ..sitting.app.state.family(&the("c1")).unwrap().clone() };
    let state = sitting.app.state.preview(&[closed.into()]).unwrap();
    sitting.input(tandem::app::Input::State(std::sync::Arc::new(state), vec![]));
    sitting.press("G a").types("baby massage").press("enter").open(1);
    writes(&mut sitting, "Families", "c1");
    sitting.sees("C1 is closed");
    writes(&mut sitting, "Families", "c7");
    sitting.sees("C7 should not be asked to this one");
    sitting.press("esc").press("a enter").open(1);
    writes(&mut sitting, "Families", "c7");
    let shown = super::screen_of(&sitting.app, 120, 40);
    assert!(!shown.contains("C7 should not be asked"), "{shown}");
}

#[test]
fn bookbug_takes_shona_as_second_and_not_as_leader() {
    let mut sitting = at_a_desk("morag");
    sitting.press("G a").types("bookbug session").press("enter").open(1);
    writes(&mut sitting, "Where", "unit");
    writes(&mut sitting, "Who", "eilidh shona");
    writes(&mut sitting, "Led by", "shona");
    sitting.sees("Shona cannot lead yet").press("enter").open(1);
    assert!(sitting.saved.is_empty());
    writes(&mut sitting, "Led by", "eilidh");
    sitting.press("enter").saved(1);
}

#[test]
fn a_group_is_edited_and_what_was_noted_stays() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    marks(&mut sitting, GroupLine::Group(the("wellbeing")));
    sitting.press("e").open(1);
    writes(&mut sitting, "Families", "c4 c9");
    writes(&mut sitting, "To have ready", "Hall key collected, Chairs");
    sitting.press("enter").saved(1);
    let group = sitting.app.state.group(&the("wellbeing")).unwrap();
    let contacts: Vec<bool> = group.invited.iter().map(|it| it.precontact.is_some()).collect();
    let ready: Vec<bool> = group.checklist.iter().map(|it| it.done).collect();
    assert_eq!((contacts, ready), (vec![true, false], vec![true, false]));
}

#[test]
fn calling_one_off_says_whom_to_tell_and_who_may_not_is_told_why() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    marks(&mut sitting, GroupLine::Group(the("wellbeing")));
    sitting
        .press("x")
        .open(1)
        .sees("Cancel the next Wellbeing Group")
        .sees("To send")
        .press("enter")
        .saved(1);
    sitting.press("esc o");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    let mut peer = at_a_desk("aisha");
    peer.press("G");
    marks(&mut peer, GroupLine::Item(the("wellbeing"), 1));
    // She runs it: what is ready is hers to tick, and the group itself is not hers to change.
    peer.press("enter").saved(1).press("e").regrets("team lead");
}

#[test]
fn why_tells_what_is_flagged_of_the_group() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    marks(&mut sitting, GroupLine::Group(the("wellbeing")));
    sitting.press("!").open(1).sees("Nobody has been in touch");
}

#[test]
fn what_the_families_suggest_is_kept_and_taken_up_with_one_key() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G");
    sitting.app.screens.groups.marked = Some(GroupLine::Group(the("wellbeing")));
    sitting.input(tandem::app::Input::Resized(120, 40));
    sitting.press("E").open(1).sees("What would they like to do in Wellbeing Group?");
    sitting.press("enter").open(1).saved(0).types("ring 943 476 5919").press("enter").open(1).saved(0);
    sitting.rewrites("a walk by the loch").press("enter").open(0).saved(1).sees("idea: a walk by the loch");
    let list = |sitting: &Sitting| sitting.app.state.group(&the("wellbeing")).unwrap().checklist.clone();
    let n = list(&sitting).len() - 1;
    assert_eq!(list(&sitting)[n], ChecklistItem::idea("a walk by the loch"));
    sitting.app.screens.groups.marked = Some(GroupLine::Item(the("wellbeing"), n));
    sitting.press("enter").saved(2);
    assert_eq!(list(&sitting)[n], ChecklistItem::new("a walk by the loch".into(), false));
    sitting.press("enter").saved(3).sees("✓ a walk by the loch");
}
