//! The selection stays on what it is on: while others insert lines above it, through saves, undo and edits of a series; what
//! is new is selected, and where something is gone its neighbour is.

use tandem::app::screen::caseload;
use tandem::app::screen::directory;
use tandem::app::screen::groups::GroupLine;
use tandem::app::screen::leave;
use tandem::app::screen::policy;
use tandem::app::screen::posts::PostLine;
use tandem::app::screen::rules;
use tandem::app::{Input, Layer, ScreenId};
use tandem::domain::*;

use super::{Keeper, Sitting, at_a_desk, bring_in, the};

/// Somebody else does something at the same desk.
fn meanwhile(sitting: &mut Sitting, changes: Vec<Change>) {
    let Keeper::Desk { desk, .. } = &sitting.keeper else { panic!("there is no desk here") };
    bring_in(desk, changes, "meanwhile");
    sitting.news();
}

fn selected(sitting: &Sitting) -> (String, String, String) {
    let selection = &sitting.app.selection;
    let text = |it: Option<String>| it.unwrap_or_default();
    let person = text(selection.person.as_ref().map(ToString::to_string));
    (person, selection.day.to_string(), text(selection.session.as_ref().map(ToString::to_string)))
}

/// A session of Aisha's.
fn session(id: &str, start: &str) -> Session {
    let mut booking = Booking::new(the("notes"), the(start), Minutes(15));
    booking.people = vec![the("aisha")];
    Session { id: the(id), series: None, booking }
}

fn person(id: &str, name: &str, team: &str) -> Change {
    Person::new(the(id), name.into(), the(team), Role::PeerWorker).into()
}

fn writes(sitting: &mut Sitting, field: &str, text: &str) {
    let Some(Layer::Form(form)) = sitting.app.layers.last_mut() else { panic!("no form is open") };
    form.at = form.inputs.iter().position(|it| it.label == field).expect("no such field");
    sitting.rewrites(text);
}

fn stays<K: PartialEq + std::fmt::Debug>(
    sitting: &mut Sitting,
    changes: Vec<Change>,
    marked: impl Fn(&Sitting) -> K,
) {
    let before = marked(sitting);
    meanwhile(sitting, changes);
    assert_eq!(marked(sitting), before, "on {:?}", sitting.app.screen);
}

#[test]
fn on_week_and_day_it_stays_on_the_session_wherever_that_goes() {
    for screen in ["1", "2"] {
        let mut fiona = at_a_desk("fiona");
        fiona.press(screen).on("aisha", "2026-12-03T14:25");
        let id = "c4-phone-thu-20261203".to_owned();
        let early = session("s-early", "2026-12-03T09:45");
        stays(&mut fiona, vec![early.into(), person("aaron", "Aaron Reid", "strathmore")], selected);
        assert_eq!(selected(&fiona), ("aisha".into(), "2026-12-03".into(), id.clone()));
        // Somebody moves it to another day, then gives it to somebody else.
        let mut owner = fiona.beside("owner");
        owner.on("aisha", "2026-12-03T14:25").press("m right enter").saved(1);
        fiona.news();
        assert_eq!(selected(&fiona), ("aisha".into(), "2026-12-04".into(), id.clone()));
        owner.press("m j enter").saved(2);
        fiona.news();
        let (holder, ..) = selected(&owner);
        assert_eq!(selected(&fiona), (holder, "2026-12-04".into(), id.clone()));
        owner.press("u u").saved(4);
        fiona.news();
        assert_eq!(selected(&fiona), ("aisha".into(), "2026-12-03".into(), id));
    }
}

#[test]
fn an_edit_of_this_and_later_ones_keeps_the_same_session_selected() {
    let mut fiona = at_a_desk("fiona");
    fiona.on("aisha", "2026-12-10T14:25");
    let mut owner = fiona.beside("owner");
    owner.on("aisha", "2026-12-10T14:25");
    // In a form.
    owner.press("enter");
    writes(&mut owner, "Applies to", "later");
    writes(&mut owner, "When", "15:00");
    owner.press("enter").open(0).saved(1);
    let now = owner.booked("aisha", "2026-12-10T15:00").id.to_string();
    assert_ne!(now, "c4-phone-thu-20261210");
    assert_eq!(selected(&owner), ("aisha".into(), "2026-12-10".into(), now.clone()));
    // For whoever looks on, too, and back.
    fiona.news();
    assert_eq!(selected(&fiona), ("aisha".into(), "2026-12-10".into(), now));
    owner.press("u").saved(2);
    fiona.news();
    let was = ("aisha".to_owned(), "2026-12-10".to_owned(), "c4-phone-thu-20261210".to_owned());
    assert_eq!((selected(&owner), selected(&fiona)), (was.clone(), was));
    // Picked up and put down on another day.
    owner.press("m w right > enter").open(0).saved(3);
    let moved = owner.booked("aisha", "2026-12-11T15:25").id.to_string();
    assert_eq!(selected(&owner), ("aisha".into(), "2026-12-11".into(), moved));
}

#[test]
fn escape_leaves_it_where_it_was() {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-03T14:25");
    let before = selected(&sitting);
    for keys in
        ["m right > j esc", "m n esc", "D right esc", "? esc", "! esc", "c esc", "X esc", ": esc", "a esc"]
    {
        sitting.press(keys).open(0);
        assert_eq!(selected(&sitting), before, "after {keys}");
    }
    sitting.press("enter");
    writes(&mut sitting, "When", "2026-12-04");
    sitting.press("esc").open(0);
    assert_eq!(selected(&sitting), before, "after a form that moved it");
    sitting.press("C esc").open(0);
    assert_eq!(selected(&sitting), before, "after cover of the day");
}

#[test]
fn what_is_taken_back_is_selected_where_it_is_again() {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-03T14:25");
    let before = selected(&sitting);
    // To the week after, and back by undo.
    sitting.press("m right right right right right enter").open(0).saved(1);
    assert_eq!(selected(&sitting).1, "2026-12-08");
    sitting.press("u").saved(2);
    assert_eq!(selected(&sitting), before);
    sitting.press("U").saved(3);
    assert_eq!(selected(&sitting).1, "2026-12-08");
}

#[test]
fn after_cover_the_covered_session_is_selected() {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-03T14:25").press("c enter").saved(1);
    while !sitting.app.layers.is_empty() {
        sitting.press("esc");
    }
    assert_eq!(selected(&sitting).2, "c4-phone-thu-20261203");
    sitting.press("u");
    assert_eq!(selected(&sitting), ("aisha".into(), "2026-12-03".into(), "c4-phone-thu-20261203".into()));
}

#[test]
fn what_is_new_on_week_and_day_is_selected() {
    for screen in ["1", "2"] {
        let mut sitting = at_a_desk("fiona");
        sitting.press(screen).on("aisha", "2026-12-03T14:25");
        sitting.press("a").types("fri 16:30 notes aisha").press("enter").open(0).saved(1);
        let new = sitting.booked("aisha", "2026-12-04T16:30").id.to_string();
        assert_eq!(selected(&sitting), ("aisha".into(), "2026-12-04".into(), new.clone()));
        sitting.press(if screen == "1" { "D . enter" } else { "D right enter" }).open(0).saved(2);
        let twin = sitting.booked("aisha", "2026-12-04T16:45").id.to_string();
        assert_eq!(selected(&sitting).2, twin);
        sitting.press("y").at("aisha", "2026-12-03").press("p").saved(3);
        let pasted = sitting.booked("aisha", "2026-12-03T16:45").id.to_string();
        assert_eq!(selected(&sitting), ("aisha".into(), "2026-12-03".into(), pasted));
        sitting.press("a").types("every wed 16:30 notes aisha until 31/12").press("enter").open(0).saved(4);
        let series = sitting.booked("aisha", "2026-12-09T16:30");
        assert!(series.series.is_some() && selected(&sitting).0 == "aisha");
        sitting.press("a").types("mon leave catriona").press("enter").open(0).saved(5);
        let (who, day, _) = selected(&sitting);
        assert_eq!((who.as_str(), the::<Date>(&day).weekday().to_string().as_str()), ("catriona", "Mon"));
    }
}

#[test]
fn where_a_session_is_gone_its_neighbour_is_selected() {
    let mut sitting = at_a_desk("fiona");
    let day: Vec<String> = {
        sitting.at("aisha", "2026-12-03");
        let view = sitting.app.view().unwrap();
        view.sessions(&the("aisha"), the("2026-12-03")).map(|it| it.id.to_string()).collect()
    };
    let at = day.iter().position(|id| id == "c4-phone-thu-20261203").unwrap();
    sitting.on("aisha", "2026-12-03T14:25").press("X enter").saved(1);
    let beside = day.get(at + 1).or(day.get(at - 1)).unwrap();
    assert_eq!(&selected(&sitting).2, beside);
    // The last of the day: the one before it.
    let last = day.last().unwrap();
    sitting.app.selection.session = Some(the(last));
    sitting.input(Input::Resized(120, 40));
    let keys = if sitting.app.selected().unwrap().series.is_some() { "X enter" } else { "X" };
    sitting.press(keys).saved(2);
    let left: Vec<&String> = day.iter().filter(|id| *id != last && *id != "c4-phone-thu-20261203").collect();
    assert_eq!(Some(&&selected(&sitting).2), left.last());
}

#[test]
fn somebody_who_is_gone_leaves_the_mark_to_a_neighbour() {
    let mut owner = at_a_desk("owner");
    owner.press("3");
    let people = owner.app.people_listed();
    meanwhile(
        &mut owner,
        vec![person("zz", "Zoe Zander", "strathmore"), person("aaron", "Aaron Reid", "ailsa")],
    );
    let people = [people, vec![the("zz")]].concat();
    for _ in 0..people.len() + 2 {
        owner.press("down");
    }
    while owner.app.selection.person != Some(the("zz")) {
        owner.press("up");
    }
    let listed = owner.app.people_listed();
    let at = listed.iter().position(|id| *id == the("zz")).unwrap();
    let beside = listed.get(at + 1).or(listed.get(at - 1)).cloned();
    meanwhile(&mut owner, vec![Change::Remove(Key::Person(the("zz")))]);
    assert_eq!(owner.app.selection.person, beside);
}

#[test]
fn on_screens_of_people_it_stays_on_the_person() {
    for (key, screen) in
        [("3", ScreenId::People), ("6", ScreenId::Hours), ("L", ScreenId::Training), ("7", ScreenId::Leave)]
    {
        let mut fiona = at_a_desk("fiona");
        fiona.press(key).press("home down");
        assert_eq!(fiona.app.screen, screen);
        let before = fiona.app.selection.person.clone().unwrap();
        let share = Share { from: the("2026-01-01"), ..fiona.app.state.shares().next().unwrap().clone() };
        let new = vec![
            person("aaron", "Aaron Reid", "ailsa"),
            Share { person: the("aaron"), hours: Minutes(60), ..share }.into(),
        ];
        stays(&mut fiona, new, |sitting| sitting.app.selection.person.clone());
        assert_eq!(fiona.app.selection.person, Some(before));
    }
    let mut fiona = at_a_desk("fiona");
    fiona.press("L right right");
    let course = |id: &str, title: &str| -> Change {
        Course { id: the(id), title: title.into(), ..Course::clone(&built_in_courses()[0]) }.into()
    };
    stays(&mut fiona, vec![course("a-course", "A course")], |sitting| {
        sitting.app.screens.training.course.clone()
    });
}

#[test]
fn on_caseload_it_stays_on_the_family() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("K down down");
    let marked = |sitting: &Sitting| caseload::marked(&sitting.app).map(|line| line.family.reference.clone());
    let family = marked(&fiona).unwrap();
    let like = Family::clone(&fiona.app.state.records.families[&family].item);
    let new = |reference: &str| -> Change {
        Family { reference: the(reference), referred: the("2020-01-01"), ..like.clone() }.into()
    };
    stays(&mut fiona, vec![new("a1"), new("a2"), new("a3")], marked);
    fiona.press("v");
    assert_eq!(marked(&fiona), Some(family.clone()), "grouped otherwise");
    fiona.press("s s");
    assert_eq!(marked(&fiona), Some(family), "sorted otherwise");
    // A new family is marked, and taken back its neighbour is.
    fiona.press("a");
    writes(&mut fiona, "Reference", "z9");
    fiona.press("enter");
    if fiona.saved.len() == 1 {
        assert_eq!(marked(&fiona), Some(the("z9")));
        fiona.press("u").saved(2);
        assert!(marked(&fiona).is_some_and(|it| it != the("z9")));
    } else {
        panic!("{:?}", fiona.app.said.notice);
    }
}

#[test]
fn on_groups_it_stays_on_the_line() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("G");
    let like = fiona.app.state.group(&the("wellbeing")).unwrap().clone();
    let marked = |sitting: &Sitting| sitting.app.screens.groups.marked.clone();
    fiona.app.screens.groups.marked = Some(GroupLine::Item(the("wellbeing"), 1));
    fiona.input(Input::Resized(120, 40));
    let other = Group { id: the("aaa"), title: "A first group".into(), ..like.clone() };
    stays(&mut fiona, vec![other.into()], marked);
    // An item that comes before it moves it down by one.
    let says = like.checklist[1].item.clone();
    let mut longer = like.clone();
    longer.checklist.insert(0, ChecklistItem::new("Bring the kettle".into(), false));
    meanwhile(&mut fiona, vec![longer.into()]);
    assert_eq!(marked(&fiona), Some(GroupLine::Item(the("wellbeing"), 2)));
    assert_eq!(fiona.app.state.group(&the("wellbeing")).unwrap().checklist[2].item, says);
    // A group that is gone leaves the mark to the one beside it.
    fiona.app.screens.groups.marked = Some(GroupLine::Group(the("aaa")));
    fiona.input(Input::Resized(120, 40));
    let ids: Vec<GroupId> =
        fiona.app.screens.groups.pictures.iter().flatten().map(|picture| picture.group.clone()).collect();
    let at = ids.iter().position(|id| *id == the("aaa")).unwrap();
    meanwhile(&mut fiona, vec![Change::Remove(Key::Group(the("aaa")))]);
    assert_eq!(marked(&fiona), Some(GroupLine::Group(ids[at + 1].clone())));
}

#[test]
fn a_new_group_is_marked() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("G a enter");
    for (field, text) in [
        ("Title", "Spring Wellbeing"),
        ("Where", "brae-hall"),
        ("When", "2027-01-14 10:00"),
        ("Who", "aisha catriona"),
    ] {
        writes(&mut sitting, field, text);
    }
    sitting.press("enter").open(0).saved(1);
    assert_eq!(sitting.app.screens.groups.marked, Some(GroupLine::Group(the("spring-wellbeing"))));
}

#[test]
fn on_supervision_it_stays_on_the_line() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("8 home down down");
    let mut aaron = Person::new(the("aaron"), "Aaron Reid".into(), the("ailsa"), Role::PeerWorker);
    aaron.started = fiona.app.state.person(&the("aisha")).unwrap().started;
    let (person, track, supervisor) = (the("aaron"), Track::Line, the("morag"));
    let line = Supervision { person, track, supervisor, every_days: None, last: None };
    stays(&mut fiona, vec![aaron.into(), line.into()], |sitting| {
        sitting.app.screens.supervision.marked.clone()
    });
}

#[test]
fn on_posts_it_stays_on_the_sharer_and_goes_to_a_new_one() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("5 end");
    let marked = |sitting: &Sitting| sitting.app.screens.posts.marked.clone();
    assert_eq!(
        marked(&fiona),
        Some(PostLine { post: the("peer-strathmore"), sharer: Some(the("catriona")) })
    );
    let like = fiona.app.state.shares().find(|it| it.person == the("catriona")).unwrap().clone();
    let new = vec![
        person("aaron", "Aaron Reid", "strathmore"),
        Share { person: the("aaron"), hours: Minutes(60), ..like }.into(),
    ];
    stays(&mut fiona, new, marked);
}

#[test]
fn on_reminders_and_risks_it_stays_on_the_line() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("N down down down");
    let marked = |sitting: &Sitting| sitting.app.screens.reminders.marked.clone();
    let before = marked(&fiona);
    let first = fiona.app.screens.reminders.rows().next().unwrap().clone();
    // The first falls out: what is marked moves up a line.
    let found = fiona.app.state.family(&first.family).unwrap();
    let without = Family { reminders: None, ..found.clone() };
    meanwhile(&mut fiona, vec![without.into()]);
    assert!(fiona.app.screens.reminders.rows().all(|row| row.family != first.family));
    if before.as_ref().is_some_and(|(_, family)| *family != first.family) {
        assert_eq!(marked(&fiona), before);
    }
    fiona.press("4 down down down");
    let marked = |sitting: &Sitting| sitting.app.screens.risks.mark.flag().cloned();
    let twice = session("s-twice", "2026-12-02T09:30");
    let again = session("s-again", "2026-12-02T09:30");
    stays(&mut fiona, vec![twice.into(), again.into()], |sitting| {
        marked(sitting).map(|flag| (flag.rule, flag.subject.clone(), flag.week))
    });
}

#[test]
fn on_the_directory_it_stays_goes_to_what_is_new_and_to_a_neighbour() {
    let mut morag = at_a_desk("morag");
    morag.press("O home down");
    let marked = |sitting: &Sitting| sitting.app.screens.directory.marked.clone();
    let like = directory::marked(&morag.app).unwrap().clone();
    let new = Organisation { id: the("aardvark"), name: "Aardvark".into(), ..like.clone() };
    stays(&mut morag, vec![new.into()], marked);
    morag.press("a");
    writes(&mut morag, "Name", "Kettle On");
    writes(&mut morag, "Area", "Westgate");
    writes(&mut morag, "Offers", "tea");
    morag.press("enter").saved(1);
    assert_eq!(marked(&morag), Some(the("kettle-on")));
    let all = tandem::report::directory::organisations(&morag.app.state);
    let at = all.iter().position(|it| it.id == the("kettle-on")).unwrap();
    let beside = all.get(at + 1).or(all.get(at - 1)).map(|it| it.id.clone());
    morag.press("x").saved(2);
    assert_eq!(marked(&morag), beside);
}

#[test]
fn in_the_history_it_stays_on_the_entry_the_newest_too() {
    let mut owner = at_a_desk("owner");
    owner.on("aisha", "2026-12-03T14:25").press("m > enter").saved(1).press("m < enter").saved(2);
    owner.press("H");
    let marked = |sitting: &Sitting| sitting.app.screens.history.marked().map(|line| line.rev);
    assert_eq!(marked(&owner), Some(3));
    stays(&mut owner, vec![session("s-one", "2026-12-03T09:30").into()], marked);
    owner.press("down");
    stays(&mut owner, vec![session("s-two", "2026-12-03T09:45").into()], marked);
    assert_eq!(marked(&owner), Some(2));
    // What is in force is looked for anew: the mark is on the same one, or on what came to be in its place.
    owner.press("home r");
    let before = marked(&owner);
    stays(&mut owner, vec![session("s-three", "2026-12-03T10:00").into()], marked);
    assert!(before.is_some());
}

#[test]
fn on_leave_it_stays_on_the_request_and_goes_to_a_new_one() {
    let mut fiona = at_a_desk("fiona");
    let request = |person: &str, day: &str| Leave {
        person: the(person),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the(day), to: the(day) },
        state: LeaveState::Requested,
        number: 1,
    };
    meanwhile(
        &mut fiona,
        vec![request("catriona", "2027-01-18").into(), request("catriona", "2027-01-20").into()],
    );
    fiona.press("7 tab end");
    let marked = |sitting: &Sitting| leave::marked(&sitting.app).map(|leave| leave.key());
    let before = marked(&fiona).unwrap();
    assert_eq!(before.1, the("2027-01-20"));
    stays(&mut fiona, vec![request("aisha", "2026-12-14").into()], marked);
    // Decided on elsewhere, it is gone: the one beside it.
    let gone = Leave { state: LeaveState::Approved, ..request("catriona", "2027-01-20") };
    meanwhile(&mut fiona, vec![gone.into()]);
    assert_eq!(marked(&fiona).unwrap().1, the("2027-01-18"));
    assert_eq!(fiona.app.screens.leave.day, the("2027-01-18"));
    // A new one is marked on the chart.
    fiona.press("tab").press("g").types("2027-02-03").press("enter");
    fiona.app.selection.person = Some(the("catriona"));
    fiona.press("a").open(1).press("enter").open(0);
    assert_eq!(
        (fiona.app.screens.leave.day, fiona.app.selection.person.clone()),
        (the("2027-02-03"), Some(the("catriona")))
    );
}

#[test]
fn rules_and_policies_stay_marked() {
    let mut owner = at_a_desk("owner");
    owner.press("9 down down down");
    let new = || vec![person("aaron", "Aaron Reid", "ailsa")];
    stays(&mut owner, new(), |sitting| rules::marked(&sitting.app).map(|rule| rule.slug));
    owner.press("0 down down");
    stays(&mut owner, vec![session("s-one", "2026-12-03T09:30").into()], |sitting| {
        policy::marked(&sitting.app).map(|policy| policy.key)
    });
}

#[test]
fn through_layers_the_marked_remedy_stays_marked() {
    let mut fiona = at_a_desk("fiona");
    fiona.on("aisha", "2026-12-03T14:25").press("c down");
    let marked = |sitting: &Sitting| match sitting.app.layers.last() {
        Some(Layer::Suggestions(cover)) => Some(cover.choices[cover.marked].title.clone()),
        _ => panic!("no cover is looked for"),
    };
    let like = Place::clone(&fiona.app.state.records.places.values().next().unwrap().item);
    stays(&mut fiona, vec![Place { id: the("aaa"), ..like }.into()], marked);
}

#[test]
fn what_is_taken_back_brings_the_selection_back_to_what_it_was_on() {
    let mut sitting = at_a_desk("fiona");
    sitting.on("aisha", "2026-12-03T14:25");
    let before = selected(&sitting);
    for keys in ["D , enter", "X enter"] {
        let saved = sitting.saved.len();
        sitting.press(keys).open(0).saved(saved + 1);
        assert_ne!(selected(&sitting), before, "{keys}");
        sitting.press("u").saved(saved + 2);
        assert_eq!(selected(&sitting), before, "{keys}");
    }
    // Where one has gone on meanwhile, one stays.
    sitting.press("D , enter").at("aisha", "2026-12-01");
    let elsewhere = selected(&sitting);
    sitting.press("u");
    assert_eq!(selected(&sitting), elsewhere);
}
