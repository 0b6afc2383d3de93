//! The Service screen: what the service is made of is added, edited, ended and deleted; what is used stays, and it is said
//! by what; and who may do which of it.

use tandem::app::ScreenId;
use tandem::app::screen::service::{ServiceSection, facts, marked};
use tandem::domain::*;
use tandem::exchange::team_file;

use super::{Sitting, at_a_desk, records, the};

/// Somebody on a section of the screen.
fn on(who: &str, section: ServiceSection) -> Sitting {
    let mut sitting = at_a_desk(who);
    goes(&mut sitting, section);
    sitting
}

fn goes(sitting: &mut Sitting, section: ServiceSection) {
    sitting.press("F");
    while sitting.app.screens.service.section as usize > section as usize {
        sitting.press("left");
    }
    while (sitting.app.screens.service.section as usize) < section as usize {
        sitting.press("right");
    }
    assert_eq!((sitting.app.screen, sitting.app.screens.service.section), (ScreenId::Service, section));
}

/// Somebody on the holidays of a service that has no list of its own.
fn on_official_days(who: &str) -> Sitting {
    let state = super::example_state();
    let own = state.records.holidays.keys().map(|date| Change::Remove(Key::Holiday(*date)));
    let state = state.preview(&own.collect::<Vec<_>>()).unwrap();
    let mut sitting = super::on_paper(state.into(), who);
    goes(&mut sitting, ServiceSection::Holidays);
    sitting
}

/// Goes to something in the section that is shown.
fn marks(sitting: &mut Sitting, key: &Key) {
    sitting.press("home");
    for _ in 0..200 {
        if marked(&sitting.app) == Some(key) {
            return;
        }
        sitting.press("down");
    }
    panic!("{key} is not in {:?}", sitting.app.screens.service.section);
}

/// Fills in fields of the form that is open, and saves it.
fn fills(sitting: &mut Sitting, fields: &[(&str, &str)]) {
    sitting.open(1);
    for (field, text) in fields {
        sitting.goes_to(field).rewrites(text);
    }
    sitting.press("enter");
}

fn place(id: &str) -> Key {
    Key::Place(the(id))
}

#[test]
fn one_goes_between_the_sections_and_through_each() {
    let mut sitting = on("owner", ServiceSection::Teams);
    sitting.sees("[Teams 3]").sees("mother and baby unit").press("down");
    let second = marked(&sitting.app).cloned();
    goes(&mut sitting, ServiceSection::Places);
    sitting.sees("Brae Street Hall").press("end left left left");
    assert_eq!(marked(&sitting.app).cloned(), second, "each section keeps its mark");
    sitting.press(&"left ".repeat(9));
    assert_eq!(sitting.app.screens.service.section, ServiceSection::Service);
    sitting.press(&"right ".repeat(12));
    assert_eq!(sitting.app.screens.service.section, ServiceSection::Holidays);
    assert_eq!(marked(&sitting.app), Some(&Key::Holiday(the("2026-12-25"))), "the next one first");
}

#[test]
fn a_place_is_added_renamed_without_another_id_and_taken_back() {
    let mut sitting = on("fiona", ServiceSection::Places);
    let before = records(&sitting.app.state);
    sitting.press("a");
    let name = "Name";
    fills(&mut sitting, &[(name, "Tay Street Café"), ("Kind", "venue"), ("Last day", "30 jun 2027")]);
    sitting.open(0).saved(1).says("Add the place Tay Street Café").sees("Tay Street Café");
    assert_eq!(marked(&sitting.app), Some(&place("tay-street-cafe")));
    sitting.press("enter");
    fills(&mut sitting, &[(name, "Tay Rooms"), ("Low signal", "yes"), ("Last day", "")]);
    sitting.saved(2);
    let wanted = Place {
        id: the("tay-street-cafe"),
        name: "Tay Rooms".into(),
        kind: PlaceKind::Venue,
        low_signal: true,
        until: None,
    };
    assert_eq!(sitting.record(&place("tay-street-cafe")), Some(wanted.into()));
    sitting.press("u u");
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("a");
    fills(&mut sitting, &[(name, "Brae Street Hall")]);
    assert!(sitting.record(&place("brae-street-hall")).is_some(), "two of one name have two ids");
    sitting.press("a");
    fills(&mut sitting, &[(name, "")]);
    sitting.open(1).sees("say what it is called");
}

#[test]
fn travel_is_written_one_way_at_a_time_or_all_from_a_place() {
    let mut sitting = on("owner", ServiceSection::Travel);
    let way = |from: &str, to: &str| Key::Travel((the(from), the(to)));
    let minutes = |sitting: &Sitting, from, to| match sitting.record(&way(from, to)) {
        Some(Record::Travel(it)) => Some(it.minutes.0),
        _ => None,
    };
    sitting.press("a");
    fills(&mut sitting, &[("From", "hub"), ("To", "muirton"), ("Minutes", "0:50"), ("Way back", "45")]);
    sitting.open(0).saved(1);
    assert_eq!(
        (minutes(&sitting, "hub", "muirton"), minutes(&sitting, "muirton", "hub")),
        (Some(50), Some(45))
    );
    assert_eq!(marked(&sitting.app), Some(&way("hub", "muirton")));
    // The way back as long as the way there needs no record of its own.
    sitting.press("enter");
    fills(&mut sitting, &[("Way back", "")]);
    sitting.saved(2);
    assert_eq!((minutes(&sitting, "hub", "muirton"), minutes(&sitting, "muirton", "hub")), (Some(50), None));
    for (fields, words) in [
        ([("From", "muirton"), ("To", "hub"), ("Minutes", "5")], "is there already:"),
        ([("From", "hub"), ("To", "hub"), ("Minutes", "5")], "write another place"),
        ([("From", "hub"), ("To", "kirkden centre"), ("Minutes", "soon")], "write minutes"),
    ] {
        sitting.press("a");
        fills(&mut sitting, &fields);
        sitting.open(1).sees(words).press("esc esc").open(0);
    }
    // The table has a line for every other place, with what is known; an empty one is not known.
    goes(&mut sitting, ServiceSection::Places);
    marks(&mut sitting, &place("muirton"));
    sitting.press("R").sees("Minutes from Muirton");
    assert_eq!(sitting.form().inputs.len(), 11, "every place but itself and the telephone");
    assert_eq!((sitting.value("Inverlaw"), sitting.value("Kirkden")), ("20", ""));
    fills(&mut sitting, &[("Kirkden", "40"), ("Inverlaw", ""), ("Harbour Families hub", "55")]);
    sitting.open(0).saved(3).says("Travel from Muirton: 3 journeys");
    assert_eq!(minutes(&sitting, "muirton", "kirkden"), Some(40));
    assert_eq!(minutes(&sitting, "hub", "muirton"), Some(55), "it stays under its own direction");
    assert_eq!(minutes(&sitting, "muirton", "inverlaw"), None);
    sitting.press("u");
    assert_eq!(minutes(&sitting, "muirton", "inverlaw"), Some(20));
}

#[test]
fn activities_and_courses_are_added_and_built_in_ones_changed_and_put_back() {
    let mut sitting = on("fiona", ServiceSection::Courses);
    sitting.press("a");
    fills(&mut sitting, &[("Title", "Swim teacher"), ("Mandatory", "yes"), ("Holds for", "24 months")]);
    sitting.saved(1).sees("2 years");
    goes(&mut sitting, ServiceSection::Activities);
    sitting.press("a");
    fills(
        &mut sitting,
        &[
            ("Title", "Swimming with babies"),
            ("Kind", "group"),
            ("Length", "1:15"),
            ("Needs", "swim teacher, wrap"),
            ("About babies", "yes"),
            ("Outside", "Swimming"),
        ],
    );
    sitting.open(0).saved(2);
    let id: ActivityId = the("swimming-with-babies");
    let mut wanted = Activity::new(id.clone(), "Swimming with babies".into(), ActivityKind::Group);
    (wanted.minutes, wanted.baby) = (Some(Minutes(75)), true);
    wanted.needs = vec![the("swim-teacher"), the("wrap")];
    assert_eq!(sitting.app.state.activity(&id), Some(&wanted));
    assert_eq!(sitting.app.state.public_title(&id), Some("Swimming"));
    // The course is needed by the activity, and so it stays.
    goes(&mut sitting, ServiceSection::Courses);
    marks(&mut sitting, &Key::Course(the("swim-teacher")));
    sitting.press("delete").saved(2).regrets("Swim teacher cannot be deleted: 1 activity uses it.");
    // A built-in one is changed for this service, and is as it was once that is deleted, though sessions are of it.
    goes(&mut sitting, ServiceSection::Activities);
    marks(&mut sitting, &Key::Activity(the("phone")));
    sitting.press("delete").regrets("Phone call is built in and cannot be deleted").press("enter");
    fills(&mut sitting, &[("Title", "Telephone"), ("Direct work", "no")]);
    sitting.saved(3);
    let phone = |sitting: &Sitting| sitting.app.state.activity(&the("phone")).unwrap().clone();
    assert_eq!((phone(&sitting).title.as_str(), phone(&sitting).direct), ("Telephone", false));
    sitting.press("delete").saved(4).says("Telephone is as it is built in again");
    assert_eq!((phone(&sitting).title.as_str(), phone(&sitting).direct), ("Phone call", true));
    // What goes with an activity goes along with it.
    marks(&mut sitting, &Key::Activity(id.clone()));
    sitting.press("delete").saved(5);
    assert_eq!((sitting.app.state.activity(&id), sitting.app.state.public_title(&id)), (None, None));
}

#[test]
fn a_team_and_the_service_are_written_in_full() {
    let mut sitting = on("owner", ServiceSection::Teams);
    sitting.press("a");
    fills(
        &mut sitting,
        &[
            ("Name", "Tayside MBU"),
            ("Kind", "mbu"),
            ("Base", "brae"),
            ("Open", "mon-thu 9-5, sat 10-12:30"),
            ("Peers wanted", "2"),
            ("Paid until", "31 mar 2028"),
            ("Beds", "6"),
        ],
    );
    sitting.open(0).saved(1);
    let team = sitting.app.state.team(&the("tayside-mbu")).unwrap().clone();
    let open: Vec<String> = team.open.iter().map(ToString::to_string).collect();
    let days =
        ["mon 09:00-17:00", "tue 09:00-17:00", "wed 09:00-17:00", "thu 09:00-17:00", "sat 10:00-12:30"];
    assert_eq!(open, days);
    assert_eq!((team.place, team.beds, team.peers_wanted), (Some(the("brae-hall")), Some(6), 2));
    assert_eq!((team.kind, team.funded_until), (TeamKind::Mbu, Some(the("2028-03-31"))));
    goes(&mut sitting, ServiceSection::Service);
    sitting.press("a").regrets("there is one service").press("enter");
    fills(&mut sitting, &[("Name", "Harbour"), ("Leave year", "1 jan"), ("Base hours", "9-5:30")]);
    sitting.saved(2);
    let service = sitting.app.state.service().unwrap();
    assert_eq!((service.name.as_str(), service.leave_year_start.to_string()), ("Harbour", "01-01".into()));
    assert_eq!(service.base_hours.to_string(), "09:00-17:30");
    sitting.press("delete").regrets("cannot be deleted");
}

#[test]
fn people_of_every_role_and_posts_with_hours_to_come_are_written_in_full() {
    let mut sitting = on("fiona", ServiceSection::People);
    sitting.press("a");
    assert_eq!(sitting.value("Team"), "Strathmore Community Team", "a lead's own team");
    fills(
        &mut sitting,
        &[
            ("Name", "Aisha Brown"),
            ("Role", "volunteer"),
            ("Started", "1 nov 2026"),
            ("Service since", "1 feb 2020"),
            ("Buddy", "catriona"),
            ("Level", "skilled"),
            ("Limits", "acuity:moderate, no-new-starts"),
            ("Experience", "loss"),
            ("Initials", "AXB"),
            ("Opted out", "1 dec 2026"),
            ("Opt-out ends", "1 dec 2027"),
        ],
    );
    sitting.open(0).saved(1);
    let wanted = Person {
        initials: Some("AXB".into()),
        service_start: Some(the("2020-02-01")),
        started: Some(the("2026-11-01")),
        nes_level: Some(NesLevel::Skilled),
        boundaries: vec!["acuity:moderate".into(), "no-new-starts".into()],
        experience: vec!["loss".into()],
        buddy: Some(the("catriona")),
        wtr_opt_out: Some(the("2026-12-01")),
        wtr_opt_out_until: Some(the("2027-12-01")),
        ..Person::new(the("aisha-brown"), "Aisha Brown".into(), the("strathmore"), Role::Volunteer)
    };
    assert_eq!(sitting.app.state.person(&the("aisha-brown")), Some(&wanted), "Aisha is somebody else's id");
    sitting.press("enter");
    fills(&mut sitting, &[("Buddy", "aisha-brown")]);
    sitting.open(1).sees("nobody is their own buddy").press("esc esc").open(0);
    sitting.press("delete").saved(2).press("u").saved(3);
    marks(&mut sitting, &Key::Person(the("aisha")));
    sitting.press("delete").saved(3).regrets("ends their work here instead");
    goes(&mut sitting, ServiceSection::Posts);
    sitting.press("a");
    let later = "14:24 from 1 oct 2027, 21:36 from 1 apr 2027";
    fills(&mut sitting, &[("Title", "Senior peer"), ("Hours", "28:48"), ("Later", later), ("Band", "4")]);
    sitting.open(0).saved(4);
    let post: PostId = the("senior-peer");
    let hours = |sitting: &Sitting, day: &str| {
        let post = sitting.app.state.post(&post).unwrap();
        sitting.app.state.post_hours(post, the(day)).to_string()
    };
    assert_eq!(
        (hours(&sitting, "2027-03-31"), hours(&sitting, "2027-12-01")),
        ("28:48".into(), "14:24".into())
    );
    sitting.press("enter");
    assert_eq!(sitting.value("Later"), "21:36 from 1 apr 2027, 14:24 from 1 oct 2027");
    fills(&mut sitting, &[("Later", "21:36 from 1 apr 2027"), ("Paid until", "31 mar 2028")]);
    sitting.saved(5);
    assert_eq!(hours(&sitting, "2027-12-01"), "21:36");
    sitting.press("delete").saved(6);
    assert_eq!(sitting.app.state.hours_of_post(&post).count(), 0, "they go with it");
}

#[test]
fn the_first_holiday_of_a_year_brings_the_official_ones_along() {
    let mut sitting = on_official_days("fiona");
    let of_year = |sitting: &Sitting, year| {
        let days = sitting.app.state.records.holidays.keys().filter(|it| it.year() == year);
        days.count()
    };
    let is_observed = |sitting: &Sitting, day: &str| {
        tandem::rota::holidays::observed(&sitting.app.state, the(day)).map(str::to_owned)
    };
    sitting.press("a");
    fills(&mut sitting, &[("Day", "5 apr 2027"), ("Name", "Spring holiday"), ("Times", "12-5")]);
    sitting.saved(1);
    assert_eq!(of_year(&sitting, 2027), 10, "nine official ones beside it");
    assert_eq!(is_observed(&sitting, "2027-12-27").as_deref(), Some("Christmas Day (substitute day)"));
    assert_eq!(sitting.app.state.holiday_time(the("2027-04-05")).unwrap().to_string(), "12:00-17:00");
    assert_eq!(of_year(&sitting, 2026), 0, "the other years go on by the official list");
    // One that is moved takes its time along, and leaves its old day.
    sitting.press("enter");
    fills(&mut sitting, &[("Day", "12 apr 2027"), ("Times", "")]);
    sitting.saved(2);
    assert_eq!((of_year(&sitting, 2027), is_observed(&sitting, "2027-04-05")), (10, None));
    assert_eq!(sitting.app.state.holiday_time(the("2027-04-05")), None);
    sitting.press("enter");
    fills(&mut sitting, &[("Day", "27 dec 2027")]);
    sitting.open(1).sees("is on that day: edit that").press("esc esc").open(0);
    // An official one is not observed here: the year's list says so.
    marks(&mut sitting, &Key::Holiday(the("2026-12-28")));
    sitting.press("delete").regrets("on the official list of 2026").press("enter");
    fills(&mut sitting, &[("Observed", "no")]);
    sitting.saved(3);
    assert_eq!((of_year(&sitting, 2026), is_observed(&sitting, "2026-12-28")), (9, None));
    assert_eq!(is_observed(&sitting, "2026-12-25").as_deref(), Some("Christmas Day"));
    sitting.press("u");
    assert_eq!(is_observed(&sitting, "2026-12-28").as_deref(), Some("Boxing Day (substitute day)"));
}

#[test]
fn a_years_list_is_written_down_at_once_and_says_before_what_it_adds() {
    let mut sitting = on_official_days("owner");
    sitting.press("R").sees("A year's public holidays");
    assert_eq!(sitting.value("Year"), "2026");
    sitting.rewrites("2028").sees("Adds 9 days").sees("Good Friday, Mon 1 May").press("enter").saved(1);
    assert_eq!(sitting.app.state.records.holidays.len(), 9);
    assert_eq!(marked(&sitting.app), Some(&Key::Holiday(the("2028-01-03"))));
    sitting.press("delete").saved(2).press("R").rewrites("2028").sees("Adds 1 day; 8 are there already");
    sitting
        .press("enter")
        .saved(3)
        .press("R")
        .rewrites("2028")
        .sees("are on its list already")
        .press("enter");
    sitting.saved(3).says("Nothing to change");
    sitting.press("R").rewrites("1066").press("enter").open(1).sees("write a year from 2019 to 2040");
}

#[test]
fn what_is_used_stays_and_can_be_ended_and_what_is_not_goes_with_its_travel() {
    let mut sitting = on("fiona", ServiceSection::Places);
    marks(&mut sitting, &place("brae-hall"));
    let words = "Brae Street Hall cannot be deleted: 1 group uses it. x gives it a last day instead.";
    sitting.press("delete").saved(0).regrets(words);
    sitting.press("x").rewrites("31 dec 2026").sees("After it").press("enter").open(0).saved(1);
    assert_eq!(sitting.app.state.place(&the("brae-hall")).unwrap().until, Some(the("2026-12-31")));
    sitting.press("x").press("ctrl-u enter").saved(2);
    assert_eq!(sitting.app.state.place(&the("brae-hall")).unwrap().until, None);
    sitting.press("a");
    fills(&mut sitting, &[("Name", "Quay Rooms")]);
    sitting.press("R");
    fills(&mut sitting, &[("Muirton", "10"), ("Kirkden", "15")]);
    let travel = sitting.app.state.records.travel.len();
    marks(&mut sitting, &place("quay-rooms"));
    sitting.press("delete").saved(5).says("Delete Quay Rooms, with 2 journeys");
    assert_eq!(sitting.app.state.records.travel.len(), travel - 2);
    assert_eq!(sitting.record(&place("quay-rooms")), None);
    sitting.press("u").saved(6);
    assert_eq!(sitting.app.state.records.travel.len(), travel);
    // Nothing but a place or a team has a last day.
    goes(&mut sitting, ServiceSection::Courses);
    sitting.press("x").open(0).regrets("only a place, a team or a post");
}

#[test]
fn what_only_weeks_on_disk_use_stays_too() {
    let mut sitting = on("owner", ServiceSection::Places);
    sitting.press("a");
    fills(&mut sitting, &[("Name", "Old Mill")]);
    let long_ago: Moment = the("2024-03-06T10:00");
    let mut booking = Booking::new(the("walk"), long_ago, Minutes(60));
    (booking.people, booking.place) = (vec![the("aisha")], Some(the("old-mill")));
    let session = Session { id: the("s-old"), series: None, booking };
    let commit = |desk: &tandem::desk::Desk, change: Change| {
        let proposal = Proposal {
            author: Author::Owner,
            from: "local".into(),
            at: Instant(29_000_100),
            cause: Cause::Edited,
            summary: "x".into(),
            overrides: vec![],
            reason: Some("x".into()),
            changes: vec![(change, Seen::Any)],
        };
        desk.commit(proposal).wait()
    };
    let folder = tempfile::tempdir().unwrap();
    let open = || tandem::desk::Desk::open(folder.path(), "test").unwrap();
    let desk = open();
    for record in records(&sitting.app.state) {
        if matches!(record, Record::Service(_) | Record::Team(_) | Record::Place(_) | Record::Person(_)) {
            commit(&desk, Change::Put(record)).ok();
        }
    }
    for record in records(&sitting.app.state) {
        if matches!(record, Record::Team(_) | Record::Person(_)) {
            commit(&desk, Change::Put(record)).unwrap();
        }
    }
    commit(&desk, session.into()).unwrap();
    drop(desk);
    let desk = open();
    assert!(!desk.state().is_loaded(long_ago.week()), "the week lies on disk");
    let refused = commit(&desk, Change::Remove(place("old-mill"))).unwrap_err();
    assert!(refused.to_string().contains("still names it"), "{refused}");
}

#[test]
fn a_lead_changes_their_own_team_and_what_is_everybodys_and_a_peer_nothing() {
    let mut fiona = on("fiona", ServiceSection::Teams);
    fiona.press("a").open(0).regrets("a new team is for the owner to add");
    marks(&mut fiona, &Key::Team(the("ailsa")));
    fiona.press("enter").open(0).regrets("ask Morag");
    fiona.press("delete").regrets("ask Morag").press("x").open(0).regrets("ask Morag");
    marks(&mut fiona, &Key::Team(the("strathmore")));
    fiona.press("enter");
    fills(&mut fiona, &[("Peers wanted", "2")]);
    fiona.saved(1);
    for section in ServiceSection::ALL {
        let mut aisha = on("aisha", section);
        for keys in ["enter", "a", "R", "x", "delete"] {
            aisha.press(keys).open(0).saved(0);
            let notice = aisha.app.said.notice.clone().unwrap();
            assert!(notice.bad, "{section:?} {keys}: {}", notice.text);
        }
        aisha.press("enter").regrets("is for a team lead to change");
    }
    let mut aisha = on("aisha", ServiceSection::Places);
    aisha.press("a").regrets("a place is for a team lead to change");
}

#[test]
fn what_was_agreed_with_somebody_is_read_by_them_and_their_lead_alone() {
    for (who, reads) in
        [("morag", true), ("eilidh", true), ("aisha", false), ("isla", false), ("fiona", false)]
    {
        let mut sitting = on(who, ServiceSection::People);
        marks(&mut sitting, &Key::Person(the("eilidh")));
        let facts =
            facts(&sitting.app.state, &Key::Person(the("eilidh")), &sitting.app.me, sitting.app.today());
        let agreed = facts.iter().any(|(name, said)| *name == "agreed limits" && !said.is_empty());
        assert_eq!(agreed, reads, "{who}: {facts:?}");
        assert_eq!(sitting.screen().contains("no new starts"), reads, "{who}");
    }
}

#[test]
fn two_who_edit_one_place_are_told_and_nothing_is_lost() {
    let mut morag = on("morag", ServiceSection::Places);
    let mut fiona = morag.beside("fiona");
    goes(&mut fiona, ServiceSection::Places);
    for sitting in [&mut morag, &mut fiona] {
        marks(sitting, &place("brae-hall"));
        sitting.press("enter");
    }
    fills(&mut morag, &[("Name", "Brae Hall")]);
    morag.saved(1);
    fills(&mut fiona, &[("Name", "Brae Street Halls")]);
    fiona.saved(0).open(2).sees("Somebody got there first").sees("changed by Morag").press("enter").saved(1);
    assert_eq!(fiona.app.state.place(&the("brae-hall")).unwrap().name, "Brae Street Halls");
}

#[test]
fn what_was_built_on_the_screen_comes_back_from_its_file() {
    let mut sitting = on("owner", ServiceSection::Places);
    for name in ["Quay Rooms", "Old Mill"] {
        sitting.press("a");
        fills(&mut sitting, &[("Name", name), ("Last day", "30 jun 2027")]);
    }
    sitting.press("R");
    fills(&mut sitting, &[("Quay Rooms", "12"), ("Muirton", "25")]);
    goes(&mut sitting, ServiceSection::Holidays);
    sitting.press("R");
    fills(&mut sitting, &[("Year", "2027")]);
    let state = &sitting.app.state;
    let text = team_file::write(state);
    let again = team_file::import(&text, &State::default()).unwrap();
    let again = State::default().preview(&again.changes).unwrap();
    assert_eq!(team_file::write(&again), text);
    assert_eq!(team_file::import(&text, state).unwrap().changes, []);
}

#[test]
fn nothing_of_it_breaks_at_any_size() {
    let mut sitting = on("owner", ServiceSection::Places);
    for (columns, rows) in [(1, 1), (2, 3), (20, 4), (39, 9), (80, 24), (111, 30), (151, 12), (200, 50)] {
        for section in ServiceSection::ALL {
            goes(&mut sitting, section);
            sitting.input(tandem::app::Input::Resized(columns, rows));
            let _ = super::screen_of(&sitting.app, columns, rows);
            if columns == 20 {
                for keys in ["R", "a", "enter", "x"] {
                    sitting.press(keys);
                    let _ = super::screen_of(&sitting.app, columns, rows);
                    sitting.press("esc esc");
                }
            }
        }
    }
}

#[test]
fn a_years_holidays_come_from_a_file_with_what_they_add_change_and_take_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("days.csv");
    std::fs::write(&path, "date,name\n2028-01-03,New Year\n01/02/2028,Founders' Day\n2027-01-01,New Year\n")
        .unwrap();
    let mut owner = super::owner_at_home(false, true);
    owner.press("F");
    while owner.app.screens.service.section != ServiceSection::Holidays {
        owner.press("right");
    }
    owner.press("alt-o").open(1).types(&path.display().to_string()).press("enter").open(1);
    assert_eq!(owner.value("Year"), "2028", "the first that has no list yet");
    let screen = super::screen_of(&owner.app, 120, 40);
    for said in ["Adds 2 days", "Founders' Day", "these days alone are the holidays of 2028"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    let before = super::records(&owner.app.state);
    owner.press("enter").open(0).saved(1).says("Public holidays of 2028 from a file: 2 days");
    std::fs::write(&path, "2028-01-03,New Year's Day\n2028-04-17,Easter Monday\n").unwrap();
    owner.press("alt-o").types(&path.display().to_string()).press("enter").open(1);
    let screen = super::screen_of(&owner.app, 120, 40);
    for said in ["Adds 1 day: Mon 17 Apr", "was New Year", "Takes off the list 1 day", "Founders' Day"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    owner.press("enter").open(0).saved(2).press("u u");
    assert_eq!(super::records(&owner.app.state), before);
    // What is wrong is listed whole, and nothing changes.
    std::fs::write(&path, "soon, Easter\n2027-02-30, no day\n").unwrap();
    owner.press("alt-o").types(&path.display().to_string()).press("enter");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(screen.contains("2 faults") && screen.contains("“soon” is no day"), "{screen}");
}
