//! How a case went, below the screen: what became of each contact, what that comes to, and what its reader may not know.

use std::collections::BTreeSet;

use tandem::domain::rights::{Redaction, in_full_view, may_read_case};
use tandem::domain::*;
use tandem::exchange::example;
use tandem::report::case_history::{CaseHistory, CaseLine, ContactOutcome, weeks_read};

fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn now() -> Moment {
    example::now()
}

fn demo(changes: &[Change]) -> State {
    State::default().preview(&example::changes().unwrap()).unwrap().preview(changes).unwrap()
}

fn author(id: &str) -> Author {
    Author::Person(the(id))
}

/// A contact of C4 with Aisha.
fn contact(id: &str, start: &str, status: Status) -> Session {
    let mut booking = Booking::new(the("phone"), the(start), Minutes(30));
    (booking.people, booking.families, booking.status) = (vec![the("aisha")], vec![the("c4")], status);
    Session { id: the(id), series: None, booking }
}

fn history(state: &State) -> CaseHistory {
    CaseHistory::of(state, &the("c4"), now(), None).unwrap()
}

fn told(state: &State, history: &CaseHistory) -> Vec<String> {
    let told = history.told(state, now());
    let line = |line: CaseLine| match line {
        CaseLine::Heading(title) => title,
        CaseLine::Fact(name, what) => format!("{name}: {what}"),
        CaseLine::Course { name, values, said, .. } => format!("{name}: {values:?} {said}"),
    };
    told.about.into_iter().chain(told.contacts).map(line).collect()
}

#[test]
fn each_contact_is_told_with_what_became_of_it() {
    use ContactOutcome::{CalledOff, Kept, Missed, Unmarked};
    let mut off = contact("off", "2026-10-27T10:00", Status::Cancelled);
    (off.booking.reason, off.booking.cancelled_by) = (Some("she was unwell".into()), Some("aisha".into()));
    let all = [
        contact("kept", "2026-10-20T10:00", Status::Done),
        contact("missed", "2026-10-21T10:00", Status::Missed),
        off,
        contact("open", "2026-10-28T10:00", Status::Planned),
    ];
    let ours = |it: &CaseHistory| {
        let named = ["kept", "missed", "off", "open"];
        let ours = it.contacts.iter().filter(|it| named.contains(&it.session.as_str()));
        ours.map(|it| it.outcome).collect::<Vec<_>>()
    };
    let before = history(&demo(&[]));
    let state = demo(&all.map(Change::from));
    let after = history(&state);
    assert_eq!(ours(&after), [Kept, Missed, CalledOff, Unmarked]);
    let sums = |it: &CaseHistory| {
        let it = &it.sums;
        [it.one_to_one, it.missed, it.called_off, it.unmarked]
    };
    assert_eq!(sums(&after), sums(&before).map(|many| many + 1));
    assert_eq!(after.sums.minutes, before.sums.minutes + Minutes(30));
    let lines = told(&state, &after);
    let says = |words: &str| assert!(lines.iter().any(|it| it.contains(words)), "{words}: {lines:#?}");
    says("Tue 20 Oct 10:00: kept: phone call with Aisha, 0:30");
    says("Wed 21 Oct 10:00: missed: phone call with Aisha");
    says("Tue 27 Oct 10:00: called off by Aisha: phone call with Aisha, 0:30; she was unwell");
    says("Wed 28 Oct 10:00: not marked yet: phone call");
}

#[test]
fn what_was_moved_says_from_when() {
    let state = demo(&[]);
    let of_series = state.records.series.values().map(|row| &row.item);
    let series = of_series.into_iter().find(|it| it.booking.families == [the::<FamilyRef>("c4")]).unwrap();
    let day = series.repeat.dates(series.booking.start, the("2026-11-09"), the("2026-11-29"))[0];
    let id = series.id.occurrence(day).unwrap();
    let given = day.at(series.booking.start.time());
    let booking = Booking { start: given.plus_wall(Minutes(60)), ..series.booking.clone() };
    let moved = Session { id: id.clone(), series: Some(series.id.clone()), booking };
    let state = state.preview(&[moved.into()]).unwrap();
    let history = history(&state);
    let found = history.contacts.iter().find(|it| it.session == id).unwrap();
    assert_eq!(found.moved_from, Some(given));
    assert_eq!(history.contacts.iter().filter(|it| it.session == id).count(), 1, "it stands there once");
    assert_eq!(history.sums.moved, history.contacts.iter().filter(|it| it.moved_from.is_some()).count());
    let words = format!("; moved from {} {}", given.date().in_words(now().date()), "at");
    assert!(told(&state, &history).iter().any(|line| line.contains(&words)), "{words}");
}

#[test]
fn it_holds_what_the_weeks_hold() {
    // The short way, which looks at no week as a whole, finds what the weeks have.
    let state = demo(&[]);
    for row in state.records.families.values() {
        let family = &row.item;
        let history = CaseHistory::of(&state, &family.reference, now(), None).unwrap();
        let weeks = weeks_read(family, now().date());
        let mut whole = vec![];
        for week in weeks.start().to(*weeks.end()) {
            let rota = tandem::rota::RotaWeek::of(&state, week).unwrap();
            let theirs =
                rota.sessions().iter().filter(|it| it.booking().families.contains(&family.reference));
            let theirs =
                theirs.filter(|it| matches!(it.kind, Some(ActivityKind::Contact | ActivityKind::Group)));
            whole.extend(
                theirs.map(|it| (it.id.clone(), it.start, it.doers().count() + it.companions().count())),
            );
        }
        let found = history.contacts.iter().map(|it| (it.session.clone(), it.start, it.people.len()));
        assert_eq!(found.collect::<Vec<_>>(), whole, "{}", family.reference);
    }
}

#[test]
fn whoever_is_with_a_family_reads_its_case_and_nobody_else() {
    let state = demo(&[]);
    let family = state.family(&the("c4")).unwrap();
    let may = |who: &str| may_read_case(&state, &author(who), family);
    let with: Vec<&str> =
        [&family.worker, &family.backup].into_iter().flatten().map(PersonId::as_str).collect();
    for who in with {
        assert_eq!(may(who), Ok(()), "{who}");
    }
    assert_eq!(may("fiona"), Ok(()), "their lead");
    assert_eq!(may_read_case(&state, &Author::Owner, family), Ok(()));
    let refused = may("eilidh").unwrap_err();
    let worker = state.display_name(family.worker.as_ref().unwrap());
    assert_eq!(
        refused,
        format!("C4's case is for those who are with the family to read: ask {worker} or a team lead")
    );
    // A lead of another team has it under another name, and that is nobody's case.
    let morag = Redaction::before(&author("morag"), &state).over(&state);
    assert!(CaseHistory::of(&morag, &the("c4"), now(), None).is_none());
    let hidden = morag.records.families.keys().find(|it| it.is_stand_in()).unwrap();
    assert!(CaseHistory::of(&morag, hidden, now(), None).is_none());
    let stranger = may_read_case(&morag, &author("morag"), morag.family(hidden).unwrap()).unwrap_err();
    assert!(!stranger.to_lowercase().contains("c4") && !stranger.contains(hidden.as_str()), "{stranger}");
}

#[test]
fn of_drafts_only_what_ones_own_people_are_in() {
    let state = demo(&[]);
    let whom: BTreeSet<PersonId> = in_full_view(&state, &author("aisha")).unwrap();
    let draft =
        state.weeks().find(|it| *it > now().date().week() && state.week_state(*it) == SheetState::Draft);
    let week = draft.unwrap_or_else(|| now().date().week().plus(3));
    let mut theirs = contact("theirs", &format!("{}T10:00", week.monday()), Status::Planned);
    theirs.booking.people = vec![the("catriona")];
    let mine = contact("mine", &format!("{}T12:00", week.monday()), Status::Planned);
    let state = state.preview(&[theirs.into(), mine.into()]).unwrap();
    let ids = |whom: Option<&BTreeSet<PersonId>>| {
        let history = CaseHistory::of(&state, &the("c4"), now(), whom).unwrap();
        let ids = history.contacts.iter().map(|it| it.session.as_str().to_owned());
        ids.filter(|id| id == "mine" || id == "theirs").collect::<Vec<_>>()
    };
    assert_eq!(ids(None), ["theirs", "mine"]);
    assert_eq!(ids(Some(&whom)), ["mine"]);
}

#[test]
fn a_score_is_told_where_it_may_be_read() {
    let measure = |point, on: &str, score| Measure {
        family: the("c4"),
        scale: Scale::Wemwbs,
        point,
        on: the(on),
        by: the("aisha"),
        score: Some(score),
        words: None,
    };
    let state = demo(&[
        measure(MeasurePoint::Entry, "2026-10-20", 40).into(),
        measure(MeasurePoint::Exit, "2026-11-30", 47).into(),
    ]);
    let lines = |state: &State| told(state, &history(state));
    let course = "WEMWBS: [40, 47] 40 (entry, 20 Oct 2026), then 47 (exit, 30 Nov 2026), of 70; better by 7";
    assert!(lines(&state).iter().any(|line| line == course), "{:#?}", lines(&state));
    // Another peer of the team knows the family and not what was measured.
    let mut family = state.family(&the("c4")).unwrap().clone();
    (family.worker, family.backup) = (Some(the("aisha")), None);
    let state = state.preview(&[family.into()]).unwrap();
    let shown = Redaction::before(&author("catriona"), &state).over(&state);
    assert!(!lines(&shown).iter().any(|line| line.contains("WEMWBS") || line.contains("Measures")));
}

#[test]
fn help_with_travel_lists_the_journeys_to_come() {
    let state = demo(&[]);
    assert_eq!(history(&state).journeys, None);
    let mut family = state.family(&the("c4")).unwrap().clone();
    family.needs.push("travel-help".into());
    (family.area, family.status) = (Some(the("glen-orran")), FamilyStatus::Active);
    let mut away = contact("away", "2026-12-08T10:00", Status::Planned);
    away.booking.activity = the("walk");
    let venue = state.records.travel.keys().find_map(|(a, b)| {
        let glen: PlaceId = the("glen-orran");
        if *a == glen {
            Some(b.clone())
        } else if *b == glen {
            Some(a.clone())
        } else {
            None
        }
    });
    away.booking.place = venue.clone();
    let home = {
        let mut it = contact("home", "2026-12-09T10:00", Status::Planned);
        it.booking.activity = the("home-visit");
        it
    };
    let state = state.preview(&[family.into(), away.into(), home.into()]).unwrap();
    let history = history(&state);
    let journeys = history.journeys.as_ref().unwrap();
    let away = journeys.iter().find(|it| it.contact.session.as_str() == "away").unwrap();
    assert_eq!(Some(&away.to), venue.as_ref());
    assert!(away.minutes.is_some());
    assert!(journeys.iter().all(|it| it.contact.session.as_str() != "home"));
    assert!(told(&state, &history).iter().any(|line| line.contains("minutes from")));
}

#[test]
fn no_day_and_no_record_make_it_panic() {
    let mut all = vec![];
    for (n, referred) in ["1971-01-04", "2026-12-01", "2199-12-30"].into_iter().enumerate() {
        let mut family =
            Family::new(the(&format!("x{n}")), the("strathmore"), FamilyStatus::Closed, the(referred));
        family.started = Some(the("2198-01-01"));
        all.push(family.into());
    }
    let state = demo(&all);
    for n in 0..3 {
        for at in ["1971-01-04T00:00", "2026-12-02T10:40", "2199-12-30T23:59"] {
            let history = CaseHistory::of(&state, &the(&format!("x{n}")), the(at), None).unwrap();
            assert!(!history.told(&state, the(at)).about.is_empty());
        }
    }
}
