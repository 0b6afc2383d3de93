//! Cover knows the work: what belongs to a session goes with it, nobody is thought of who would not be asked, and the first
//! thing offered is one that can be done.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::cover::{AffectedSession, Cover, CoverNeed};
use tandem::planner::{Remedy, RemedyKind, Requester};
use tandem::rules::{RuleContext, Severity, judge_week};

use crate::app::{example_state, the};
use crate::build::{Build, parse};

/// Two who share a post, both in on Wednesday and Thursday, with a third of their team in as well.
fn team() -> Build {
    let days = "wed 09:00-15:00 break 0:30, thu 09:00-15:00 break 0:30";
    Build::service(Nation::Scotland)
        .person("ann")
        .person("bea")
        .person("cat")
        .post("post", "22:00")
        .post("other", "11:00")
        .share("post", "ann", "11:00", "2026-01-05", "", days)
        .share("post", "bea", "11:00", "2026-01-05", "", days)
        .share("other", "cat", "11:00", "2026-01-05", "", days)
        .family("f1", |_| {})
        .family("f2", |_| {})
}

/// Ann's Wednesday.
fn cover(state: &State) -> Cover {
    let day = parse("2026-12-02");
    let need = CoverNeed::Absence { person: parse("ann"), span: LeaveSpan::Days { from: day, to: day } };
    let asked = Requester { now: parse("2026-12-01T09:00"), by: "lee" };
    Cover::of(&RuleContext::new(state, parse("2026-12-01")), need, asked)
}

fn remedies(build: &Build, id: &str) -> Vec<Remedy> {
    let cover = cover(&build.state());
    let touched: &AffectedSession = cover.touched().iter().find(|it| it.session.id.as_str() == id).unwrap();
    cover.remedies(touched)
}

/// Who is in a session once a remedy is carried out.
fn after(build: &Build, remedy: &Remedy, id: &str) -> Booking {
    let state = build.state().preview(&remedy.changes).unwrap();
    let sheet = state.sheet(parse("2026-W49")).unwrap();
    sheet.sessions[&parse::<SessionId>(id)].item.booking.clone()
}

fn takers(build: &Build, id: &str) -> Vec<String> {
    remedies(build, id).iter().filter_map(|it| it.person.as_ref()).map(ToString::to_string).collect()
}

#[test]
fn a_handover_with_oneself_is_called_off() {
    let build = team().session("h", "share-handover", "2026-12-02T11:00", 30, "ann bea", |_| {});
    let found = remedies(&build, "h");
    assert_eq!(found[0].kind, RemedyKind::StandDown);
    assert_eq!(after(&build, &found[0], "h").status, Status::Cancelled);
    assert!(found.iter().all(|it| it.person.is_none()), "nobody takes a handover in a sharer's place");
    assert!(!found.iter().any(|it| it.title.contains("go ahead")));
    // Of three, two are left to hand over to each other; and a meeting of the ward goes on with one.
    let three = team().session("h", "share-handover", "2026-12-02T11:00", 30, "ann bea cat", |_| {});
    assert!(remedies(&three, "h")[0].title.contains("go ahead"));
    let ward = team().session("m", "mdt", "2026-12-02T11:00", 30, "ann bea", |_| {});
    assert!(remedies(&ward, "m")[0].title.contains("go ahead"));
}

#[test]
fn a_volunteer_of_another_organisation_is_not_offered_for_a_ward() {
    let volunteer = |team: &str| Person::new(parse("vi"), "Vi".into(), parse(team), Role::Volunteer);
    let on = |kind: PlaceKind, of: &str| {
        let build = team()
            .put(Team {
                id: parse("friends"),
                name: "Friends".into(),
                kind: TeamKind::ThirdSector,
                place: None,
                beds: None,
                open: vec![],
                peers_wanted: 1,
                funded_until: None,
            })
            .put(volunteer(of))
            .place("there", kind)
            .session("s", "one-to-one", "2026-12-02T11:00", 30, "ann", |b| b.place = Some(parse("there")));
        takers(&build, "s").contains(&"vi".to_owned())
    };
    assert!(on(PlaceKind::Venue, "friends"));
    assert!(!on(PlaceKind::Mbu, "friends"));
    // Of a team that is not a ward's, the ward is another organisation's all the same.
    assert!(!on(PlaceKind::Mbu, "team"));
    // The ward's own volunteer is known there.
    let ward = Team {
        id: parse("team"),
        name: "Ward".into(),
        kind: TeamKind::Mbu,
        place: Some(parse("base")),
        beds: None,
        open: vec![],
        peers_wanted: 1,
        funded_until: None,
    };
    let own = team().put(ward).put(volunteer("team")).session(
        "s",
        "ward-time",
        "2026-12-02T11:00",
        30,
        "ann",
        |_| {},
    );
    assert!(takers(&own, "s").contains(&"vi".to_owned()));
}

#[test]
fn the_notes_on_a_contact_go_with_it() {
    let build = team()
        .session("call", "phone", "2026-12-02T11:00", 30, "ann", |b| b.families = vec![parse("f1")])
        .session("notes", "notes", "2026-12-02T11:30", 15, "ann", |_| {});
    let to_bea = remedies(&build, "call").into_iter().find(|it| it.person == Some(parse("bea"))).unwrap();
    assert_eq!(after(&build, &to_bea, "notes").people, [parse("bea")]);
    assert!(to_bea.reasons.contains(&"with its notes".to_owned()), "{:?}", to_bea.reasons);
    let moved = remedies(&build, "call").into_iter().find(|it| it.kind == RemedyKind::Move).unwrap();
    let start = moved.start.unwrap();
    assert_eq!(after(&build, &moved, "notes").start, start.plus_wall(Minutes(30)));
    // Notes on two contacts stay behind when one of them goes.
    let two =
        build.session("earlier", "phone", "2026-12-02T10:00", 30, "ann", |b| b.families = vec![parse("f2")]);
    let to_bea = remedies(&two, "call").into_iter().find(|it| it.person == Some(parse("bea"))).unwrap();
    assert_eq!(after(&two, &to_bea, "notes").people, [parse("ann")]);
}

#[test]
fn notes_on_several_contacts_go_to_whoever_takes_them_all_at_once() {
    let call = |build: Build, id: &str, start: &str, family: &str| {
        build.session(id, "phone", start, 30, "ann", |b| b.families = vec![parse(family)])
    };
    let build = call(call(team(), "one", "2026-12-02T09:30", "f1"), "two", "2026-12-02T10:00", "f2")
        .session("notes", "notes", "2026-12-02T10:45", 30, "ann", |_| {})
        .session("learning", "learning", "2026-12-02T14:00", 30, "ann", |_| {});
    let best = cover(&build.state()).best(|_| false, |_| true);
    let state = build.state().preview(&best.together.changes).unwrap();
    let sheet = state.sheet(parse("2026-W49")).unwrap();
    let of = |id: &str| &sheet.sessions[&parse::<SessionId>(id)].item.booking;
    for id in ["one", "two", "notes"] {
        assert_eq!((of(id).status, &of(id).people), (Status::Planned, &vec![parse("bea")]), "{id}");
    }
    assert_eq!(of("learning").status, Status::Cancelled, "her own learning is nobody else's");
}

#[test]
fn a_break_in_between_parts_no_contact_from_its_way_and_its_notes() {
    let build = team()
        .place("hill", PlaceKind::Area)
        .session("there", "travel", "2026-12-02T09:00", 30, "ann", |_| {})
        .session("visit", "outing", "2026-12-02T09:45", 60, "ann", |b| b.place = Some(parse("hill")))
        .session("back", "travel", "2026-12-02T11:15", 30, "ann", |_| {})
        .session("notes", "notes", "2026-12-02T12:00", 15, "ann", |_| {});
    let to_bea = remedies(&build, "visit").into_iter().find(|it| it.person == Some(parse("bea"))).unwrap();
    for id in ["there", "visit", "back", "notes"] {
        assert_eq!(after(&build, &to_bea, id).people, [parse("bea")], "{id}");
    }
}

#[test]
fn the_way_there_goes_along_where_another_visit_follows_on_the_way_back() {
    let visit = |build: Build, id: &str, start: &str, place: &str| {
        build.session(id, "outing", start, 30, "ann", |b| b.place = Some(parse(place)))
    };
    let build = visit(
        team().place("hill", PlaceKind::Area).place("bay", PlaceKind::Area),
        "one",
        "2026-12-02T10:00",
        "hill",
    )
    .session("there", "travel", "2026-12-02T09:30", 30, "ann", |_| {})
    .session("between", "travel", "2026-12-02T10:30", 30, "ann", |_| {})
    .session("back", "travel", "2026-12-02T11:30", 30, "ann", |_| {});
    let build = visit(build, "two", "2026-12-02T11:00", "bay");
    let to_bea = remedies(&build, "one").into_iter().find(|it| it.person == Some(parse("bea"))).unwrap();
    assert_eq!(after(&build, &to_bea, "there").people, [parse("bea")]);
    assert_eq!(after(&build, &to_bea, "between").people, [parse("ann")]);
    let to_bea = remedies(&build, "two").into_iter().find(|it| it.person == Some(parse("bea"))).unwrap();
    assert_eq!(after(&build, &to_bea, "back").people, [parse("bea")]);
}

#[test]
fn nothing_is_put_into_the_only_break() {
    // Bea has two hours and a half, a free half hour, and three hours more.
    let busy = |gap: &str, rest: i32| {
        let build = team()
            .session("s", "phone", "2026-12-02T11:30", 30, "ann", |_| {})
            .session("b1", "notes", "2026-12-02T09:00", 150, "bea", |_| {})
            .session("b2", "notes", gap, rest, "bea", |_| {});
        takers(&build, "s").contains(&"bea".to_owned())
    };
    assert!(!busy("2026-12-02T12:00", 180), "the half hour is her only break");
    assert!(busy("2026-12-02T12:00", 150), "another half hour is left at the end");
    // Two free quarters of an hour are no break of twenty minutes.
    let build = team()
        .session("s", "phone", "2026-12-02T11:30", 30, "ann", |_| {})
        .session("b1", "notes", "2026-12-02T09:15", 135, "bea", |_| {})
        .session("b2", "notes", "2026-12-02T12:00", 165, "bea", |_| {});
    assert!(!takers(&build, "s").contains(&"bea".to_owned()));
}

/// Every absence of a day in the example's week.
fn absences(state: &State) -> impl Iterator<Item = (PersonId, Date)> {
    let people = ["eilidh", "shona", "aisha", "catriona", "leanne", "dr-reid", "fiona"].map(the);
    let people: Vec<PersonId> = people.into_iter().filter(|id| state.person(id).is_some()).collect();
    let days: Vec<Date> = example::now().date().to(the::<Date>("2026-12-06")).collect();
    people.into_iter().flat_map(move |person| days.clone().into_iter().map(move |day| (person.clone(), day)))
}

#[test]
fn the_first_choice_is_the_one_that_all_at_once_takes_and_adds_no_red_flag() {
    let state = example_state();
    let rules = RuleContext::new(&state, example::now().date());
    let (mut looked, mut single) = (0, 0);
    for (person, day) in absences(&state) {
        let span = LeaveSpan::Days { from: day, to: day };
        let asked = Requester { now: example::now(), by: "fiona" };
        let cover = Cover::of(&rules, CoverNeed::Absence { person, span }, asked);
        let red = |it: &Remedy| it.adds.iter().any(|flag| flag.severity == Severity::Red);
        for touched in cover.touched() {
            let found = cover.remedies(touched);
            let Some(first) = found.first() else { continue };
            looked += 1;
            assert!(!red(first) || found.iter().all(red), "{}: {}", touched.title, first.title);
        }
        // Of a day with one thing to cover, both are the same choice.
        if let [only] = cover.touched()
            && let Some(first) = cover.remedies(only).first().filter(|it| !red(it))
        {
            single += 1;
            assert_eq!(
                cover.best(|_| false, |_| true).chosen.first().map(|(_, it)| it.title.clone()),
                Some(first.title.clone())
            );
        }
    }
    assert!(looked > 20 && single > 0, "{looked} {single}");
}

#[test]
fn words_fit_why_somebody_is_away_and_never_say_it() {
    let state = example_state();
    let day = the::<Date>("2026-12-03");
    let ill = Leave {
        person: the("aisha"),
        kind: LeaveKind::Sick,
        span: LeaveSpan::Days { from: day, to: day },
        state: LeaveState::Approved,
        number: 7,
    };
    let state = state.preview(&[ill.into()]).unwrap();
    let rules = RuleContext::new(&state, example::now().date());
    let mut words: Vec<String> = judge_week(&rules, day.week())
        .iter()
        .filter(|flag| flag.people.contains(&the("aisha")) && flag.start.is_some_and(|it| it.date() == day))
        .map(|flag| format!("{} {}", flag.message, flag.why))
        .collect();
    let span = LeaveSpan::Days { from: day, to: day };
    let asked = Requester { now: example::now(), by: "fiona" };
    let cover = Cover::of(&rules, CoverNeed::Absence { person: the("aisha"), span }, asked);
    for touched in cover.touched() {
        for remedy in cover.remedies(touched) {
            words.push(format!(
                "{} {} {}",
                remedy.title,
                remedy.reasons.join(" "),
                remedy.message.unwrap_or_default()
            ));
        }
    }
    assert!(words.len() > 10);
    for said in words {
        let low = said.to_lowercase();
        assert!(!low.contains("leave") && !low.contains("sick") && !low.contains(" ill"), "{said}");
    }
}

#[test]
fn of_a_group_that_is_called_off_twice_nobody_is_told_the_second_date_as_the_next() {
    let state = example_state();
    let away = LeaveSpan::Days { from: the("2026-12-09"), to: the("2026-12-18") };
    let need = CoverNeed::Absence { person: the("shona"), span: away };
    let asked = Requester { now: the("2026-12-02T12:00"), by: "morag" };
    let rules = RuleContext::new(&state, the("2026-12-02"));
    let best = Cover::of(&rules, need, asked).best(|_| false, |_| true);
    let off: Vec<Moment> = best
        .together
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(Record::Session(it))
                if it.booking.status == Status::Cancelled && it.booking.group.is_some() =>
            {
                Some(it.booking.start)
            }
            _ => None,
        })
        .collect();
    assert!(off.len() > 1, "{off:?}");
    for (_, remedy) in &best.chosen {
        let message = remedy.message.as_deref().unwrap_or_default();
        for start in &off {
            let next = format!(
                "The next one is on {} at {}",
                start.date().in_words(the("2026-12-02")),
                start.time()
            );
            assert!(!message.contains(&next), "{message}");
        }
    }
}

#[test]
fn of_a_group_whose_next_session_nobody_can_take_it_is_not_said_when_it_is_on_again() {
    let state = example_state();
    let (from, to) = (the::<Date>("2026-12-09"), the::<Date>("2026-12-18"));
    let with = |person: &str| -> Change {
        let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
        Leave { person: the(person), kind, span: LeaveSpan::Days { from, to }, state, number: 0 }.into()
    };
    let everybody: Vec<Change> = state.people().map(|person| with(person.id.as_str())).collect();
    // With Shona alone away too few are left to run it.
    for away in [everybody, vec![with("shona")]] {
        let state = state.preview(&away).unwrap();
        let span = LeaveSpan::Days { from, to: from.plus_days(3) };
        let need = CoverNeed::Absence { person: the("shona"), span };
        let asked = Requester { now: the("2026-12-02T12:00"), by: "morag" };
        let cover = Cover::of(&RuleContext::new(&state, the("2026-12-02")), need, asked);
        let group = cover.touched().iter().find(|it| it.session.booking().group.is_some()).unwrap();
        let messages = cover.remedies(group).into_iter().filter_map(|remedy| remedy.message);
        let off: Vec<String> = messages.filter(|it| it.contains("will not take place")).collect();
        assert!(off[0].contains("We will say in good time whether the next one, on "), "{off:?}");
    }
}

#[test]
fn nobody_is_asked_who_is_busy_by_their_calendar() {
    let build = || {
        team().session("v", "one-to-one", "2026-12-02T11:00", 45, "ann", |booking| {
            booking.families = vec![parse("f1")];
        })
    };
    assert_eq!(takers(&build(), "v"), ["bea", "cat"]);
    for (start, end, how, left) in [
        ("2026-12-02T11:30", "2026-12-02T12:00", HowBusy::Busy, &["cat"][..]),
        ("2026-12-02T00:00", "2026-12-03T00:00", HowBusy::Away, &["cat"]),
        ("2026-12-02T11:30", "2026-12-02T12:00", HowBusy::Tentative, &["cat"]),
        ("2026-12-02T11:45", "2026-12-02T12:00", HowBusy::Busy, &["bea", "cat"]),
    ] {
        assert_eq!(takers(&build().busy("bea", start, end, how), "v"), left, "{start} {how}");
    }
}
