//! The work of a day that moves: what goes along and what needs cover, and that nothing of it is lost.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::planner::edit::share::{Handing, hand_over, share_on};
use tandem::planner::work::Work;
use tandem::rota::{Booked, RotaWeek};
use tandem::rules::{RuleCache, Severity, flags_of_week};

fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

const MONDAY: &str = "mon 09:00-15:00 break 0:30";

/// Ann has Mondays and Wednesdays, Bea Thursdays and Fridays; Cat shares nothing with them.
fn team() -> Vec<Change> {
    let mut changes: Vec<Change> = vec![
        Service::new("Harbour".into(), Nation::Scotland).into(),
        Team {
            id: the("north"),
            name: "North".into(),
            kind: TeamKind::Community,
            place: None,
            beds: None,
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        }
        .into(),
        Post {
            id: the("peer"),
            title: "Peer".into(),
            team: the("north"),
            hours: the("28:48"),
            band: None,
            funded_until: None,
        }
        .into(),
    ];
    for (id, role) in [("ann", Role::PeerWorker), ("bea", Role::PeerWorker), ("cat", Role::Supervisor)] {
        changes.push(Person::new(the(id), id.into(), the("north"), role).into());
    }
    for (person, days) in [
        ("ann", [MONDAY, "wed 09:00-15:00 break 0:30"]),
        ("bea", ["thu 09:00-15:00 break 0:30", "fri 09:00-12:00"]),
    ] {
        changes.push(
            Share {
                post: the("peer"),
                person: the(person),
                hours: the("14:24"),
                from: the("2026-04-06"),
                until: None,
                pattern: Pattern { weeks: vec![days.map(the).to_vec()] },
            }
            .into(),
        );
    }
    let mut family = Family::new(the("c1"), the("north"), FamilyStatus::Active, the("2026-01-05"));
    family.worker = Some(the("ann"));
    changes.push(family.into());
    changes
}

fn booking(activity: &str, start: &str, minutes: i32, people: &[&str]) -> Booking {
    let mut booking = Booking::new(the(activity), the(start), Minutes(minutes));
    booking.people = people.iter().map(|person| the(person)).collect();
    booking
}

fn session(id: &str, booking: Booking) -> Change {
    Session { id: the(id), series: None, booking }.into()
}

fn series(id: &str, booking: Booking, rule: &str) -> Change {
    Series { id: the(id), booking, repeat: the(rule), except: vec![] }.into()
}

fn leave(person: &str, from: &str, to: &str) -> Change {
    let span = LeaveSpan::Days { from: the(from), to: the(to) };
    Leave { person: the(person), kind: LeaveKind::Annual, span, state: LeaveState::Approved, number: 0 }
        .into()
}

fn with(more: Vec<Change>) -> State {
    State::default().preview(&[team(), more].concat()).unwrap()
}

/// What becomes of a state when Ann's Monday moves from 7 December 2026 on.
struct Moved {
    before: State,
    after: State,
    work: Work,
}

fn moved(before: &State, taker: &str, onto: Weekday, until: Option<&str>) -> Moved {
    let from: Date = the("2026-12-07");
    let (giver, taker) = ["ann", taker]
        .map(|person| share_on(before, &the("peer"), &the(person), from).unwrap().clone())
        .into();
    let (shift, until) = (the(MONDAY), until.map(the));
    let it = Handing { giver: &giver, taker: &taker, turn: 0, shift, onto, from, until, along: true };
    let changes = hand_over(before, &it).unwrap_or_else(|fault| panic!("{fault:?}"));
    let mut work = Work::of(before, &changes, it.moving(), the("2026-12-02T12:00"), RuleCache::default());
    while work.is_ahead() {
        work.step();
    }
    let after = before.preview(&[changes, work.changes()].concat()).unwrap();
    assert_eq!(check_all(&after), []);
    Moved { before: before.clone(), after, work }
}

fn sessions(state: &State, week: Week) -> Vec<Booked> {
    RotaWeek::of(state, week).unwrap().sessions().to_vec()
}

fn on(state: &State, start: &str) -> Vec<Vec<PersonId>> {
    let start: Moment = the(start);
    let there = sessions(state, start.week()).into_iter().filter(|it| it.start == start);
    there.map(|it| it.booking().people.clone()).collect()
}

fn people(ids: &[&str]) -> Vec<Vec<PersonId>> {
    vec![ids.iter().map(|id| the(id)).collect()]
}

impl Moved {
    /// Every session of Ann's Mondays is Bea's now, or is listed and still Ann's; nothing else has changed.
    fn loses_nothing(&self, first: Week, last: Week) {
        let ann: PersonId = the("ann");
        let left = self.work.left_as_booked();
        for week in first.to(last) {
            let (was, is) = (sessions(&self.before, week), sessions(&self.after, week));
            assert_eq!(was.len(), is.len(), "{week}: {was:#?}\n{is:#?}");
            let mut is: Vec<&Booked> = is.iter().collect();
            for before in &was {
                let goes = self.work.goes().iter().any(|it| it.id == before.id);
                let stays = self.work.left().iter().any(|it| it.session.id == before.id);
                assert!(!(goes && stays), "{before:?}");
                let mut wanted = before.dated_booking();
                if goes {
                    tandem_hand(&mut wanted);
                }
                let at = is.iter().position(|it| it.dated_booking() == wanted);
                let at = at.unwrap_or_else(|| panic!("{week}: nothing is like {wanted:?} in {is:#?}"));
                let now = is.remove(at);
                if stays {
                    assert!(left.contains(&(week, now.id.clone())), "{now:?} is not in {left:?}");
                }
                let monday = before.start.date().weekday() == Weekday::Mon;
                let planned = before.booking().status == Status::Planned;
                if monday && planned && before.involves(&ann) && before.start.date() >= the("2026-12-07") {
                    assert!(goes || stays, "{before:?} is lost");
                }
            }
        }
    }
}

/// Bea for Ann.
fn tandem_hand(booking: &mut Booking) {
    let (ann, bea): (PersonId, PersonId) = (the("ann"), the("bea"));
    let there = booking.involves(&bea);
    for list in [&mut booking.people, &mut booking.with, &mut booking.shadow] {
        if there {
            list.retain(|id| *id != ann);
        } else {
            list.iter_mut().filter(|id| **id == ann).for_each(|id| *id = bea.clone());
        }
    }
    if booking.lead.as_ref() == Some(&ann) {
        booking.lead = Some(bea);
    }
}

#[test]
fn what_the_other_may_do_goes_along_and_the_rest_is_listed() {
    let call = |start: &str| Booking { families: vec![the("c1")], ..booking("phone", start, 30, &["ann"]) };
    let before = with(vec![
        session("alone", call("2026-12-07T10:00")),
        session("both", booking("mdt", "2026-12-07T11:00", 30, &["ann", "bea"])),
        session(
            "own",
            Booking { with: vec![the("cat")], ..booking("supervision", "2026-12-07T13:00", 60, &["ann"]) },
        ),
        session("away", call("2026-12-14T10:00")),
        session("busy", call("2026-12-21T10:00")),
        session("other", booking("mdt", "2026-12-21T10:15", 30, &["bea"])),
        session("wednesday", call("2026-12-09T10:00")),
        session("over", Booking { status: Status::Cancelled, ..call("2026-12-07T14:00") }),
        series("weekly", call("2026-11-30T09:00"), "FREQ=WEEKLY"),
        leave("bea", "2026-12-14", "2026-12-14"),
    ]);
    let moved = moved(&before, "bea", Weekday::Mon, None);
    for (start, who) in [
        ("2026-12-07T10:00", &["bea"][..]),
        ("2026-12-07T11:00", &["bea"]),
        ("2026-12-07T13:00", &["ann"]),
        ("2026-12-14T10:00", &["ann"]),
        ("2026-12-21T10:00", &["ann"]),
        ("2026-12-09T10:00", &["ann"]),
        ("2026-12-07T14:00", &["ann"]),
        // The series is the other's from the day on, but for the day on which she is away; before it, it was not.
        ("2026-11-30T09:00", &["ann"]),
        ("2026-12-07T09:00", &["bea"]),
        ("2026-12-14T09:00", &["ann"]),
        ("2026-12-21T09:00", &["bea"]),
        ("2027-06-07T09:00", &["bea"]),
    ] {
        assert_eq!(on(&moved.after, start), people(who), "{start}");
    }
    let left: Vec<String> = moved.work.left().iter().map(|it| it.session.start.to_string()).collect();
    assert_eq!(left, ["2026-12-07T13:00", "2026-12-14T09:00", "2026-12-14T10:00", "2026-12-21T10:00"]);
    assert_eq!(
        moved.after.family(&the("c1")).unwrap().worker,
        Some(the("ann")),
        "who supports a family stays"
    );
    moved.loses_nothing(the("2026-W49"), the("2027-W08"));
}

#[test]
fn for_some_weeks_only_the_days_of_those_weeks_move_and_then_all_is_as_before() {
    let before = with(vec![
        series("weekly", booking("phone", "2026-11-30T09:00", 30, &["ann"]), "FREQ=WEEKLY"),
        session("later", booking("phone", "2026-12-21T11:00", 30, &["ann"])),
    ]);
    let moved = moved(&before, "bea", Weekday::Mon, Some("2026-12-20"));
    for (start, who) in [
        ("2026-12-07T09:00", &["bea"][..]),
        ("2026-12-14T09:00", &["bea"]),
        ("2026-12-21T09:00", &["ann"]),
        ("2026-12-21T11:00", &["ann"]),
        ("2027-06-07T09:00", &["ann"]),
    ] {
        assert_eq!(on(&moved.after, start), people(who), "{start}");
    }
    let shares = |state: &State| state.shares().cloned().collect::<Vec<_>>();
    assert_eq!(shares(&moved.after), shares(&before), "what was agreed for good stands");
    let paid = |state: &State, person: &str, date: &str| -> Minutes {
        let date: Date = the(date);
        let rota = RotaWeek::of(state, date.week()).unwrap();
        rota.shifts_of_on(&the(person), date).map(tandem::rota::Shift::paid).sum()
    };
    for (date, ann, bea) in [("2026-12-07", 0, 330), ("2026-12-14", 0, 330), ("2026-12-21", 330, 0)] {
        let of = |person| paid(&moved.after, person, date);
        assert_eq!((of("ann"), of("bea")), (Minutes(ann), Minutes(bea)), "{date}");
    }
    assert_eq!(paid(&moved.after, "bea", "2026-12-10"), Minutes(330), "her own days are hers still");
    moved.loses_nothing(the("2026-W49"), the("2026-W51"));
}

#[test]
fn on_another_weekday_the_work_goes_to_that_day_and_what_others_are_in_stays() {
    let before = with(vec![
        series("weekly", booking("phone", "2026-11-30T09:00", 30, &["ann"]), "FREQ=WEEKLY;BYDAY=MO"),
        session("alone", booking("phone", "2026-12-07T10:00", 30, &["ann"])),
        session("others", booking("mdt", "2026-12-07T11:00", 30, &["ann", "cat"])),
    ]);
    let moved = moved(&before, "ann", Weekday::Tue, None);
    for (start, there) in [
        ("2026-11-30T09:00", true),
        ("2026-12-07T09:00", false),
        ("2026-12-08T09:00", true),
        ("2027-03-02T09:00", true),
        ("2026-12-08T10:00", true),
        ("2026-12-07T11:00", true),
        ("2026-12-08T11:00", false),
    ] {
        assert_eq!(!on(&moved.after, start).is_empty(), there, "{start}");
    }
    assert_eq!(moved.work.left().len(), 1);
}

#[test]
fn a_day_of_a_rotation_takes_only_its_own_weeks_and_what_goes_on_is_said() {
    let fortnightly = Share {
        post: the("peer"),
        person: the("ann"),
        hours: the("14:24"),
        from: the("2026-04-06"),
        until: None,
        pattern: Pattern { weeks: vec![vec![the(MONDAY)], vec![the("tue 09:00-15:00")]] },
    };
    let before = with(vec![
        fortnightly.into(),
        series("weekly", booking("phone", "2026-11-23T09:00", 30, &["ann"]), "FREQ=WEEKLY"),
    ]);
    let from: Date = the("2026-12-07");
    let share = |person: &str| share_on(&before, &the("peer"), &the(person), from).unwrap().clone();
    let (giver, taker) = (&share("ann"), &share("bea"));
    let counted = giver.pattern.counted_from(from, giver.from);
    let turn = counted.weeks.iter().position(|week| week.contains(&the(MONDAY))).unwrap();
    let (shift, onto) = (the(MONDAY), Weekday::Mon);
    let it = Handing { giver, taker, turn, shift, onto, from, until: None, along: true };
    let changes = hand_over(&before, &it).unwrap();
    let mut work = Work::of(&before, &changes, it.moving(), the("2026-12-02T12:00"), RuleCache::default());
    while work.is_ahead() {
        work.step();
    }
    assert_eq!(work.goes().len(), 6, "every other one of twelve weeks");
    assert_eq!(work.goes_on().len(), 1, "there are later ones of a series that only goes along now and then");
}

#[derive(Clone, Debug)]
enum Piece {
    Once { week: i32, hour: u32, activity: &'static str, both: bool },
    Weekly { hour: u32, rule: &'static str, until: bool },
    BeasLeave { week: i32 },
    BeasSession { week: i32, hour: u32 },
    Changed { week: i32, status: Status, who: &'static str },
}

fn piece() -> impl Strategy<Value = Piece> {
    let (week, hour) = (0..11i32, 9..14u32);
    prop_oneof![
        (
            week.clone(),
            hour.clone(),
            select(vec!["phone", "notes", "supervision", "mdt", "learning"]),
            any::<bool>()
        )
            .prop_map(|(week, hour, activity, both)| Piece::Once { week, hour, activity, both }),
        (
            hour.clone(),
            select(vec![
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;INTERVAL=2",
                "FREQ=WEEKLY;BYDAY=MO,WE",
                "FREQ=MONTHLY;BYDAY=2MO"
            ]),
            any::<bool>()
        )
            .prop_map(|(hour, rule, until)| Piece::Weekly { hour, rule, until }),
        week.clone().prop_map(|week| Piece::BeasLeave { week }),
        (week.clone(), hour).prop_map(|(week, hour)| Piece::BeasSession { week, hour }),
        (week, select(vec![Status::Planned, Status::Cancelled]), select(vec!["ann", "bea"]))
            .prop_map(|(week, status, who)| Piece::Changed { week, status, who }),
    ]
}

fn built(pieces: &[Piece]) -> State {
    let mut changes: Vec<Change> = vec![];
    let monday = |week: i32| the::<Date>("2026-12-07").plus_days(7 * week);
    for (n, piece) in pieces.iter().enumerate() {
        let id = format!("s{n}");
        match piece {
            Piece::Once { week, hour, activity, both } => {
                let people: &[&str] = if *both { &["ann", "bea"] } else { &["ann"] };
                let start = format!("{}T{hour:02}:00", monday(*week));
                changes.push(session(&id, booking(activity, &start, 30, people)));
            }
            Piece::Weekly { hour, rule, until } => {
                let first = if rule.contains("MONTHLY") { "2026-11-09" } else { "2026-11-30" };
                let rule = if *until { format!("{rule};UNTIL=20270131") } else { (*rule).to_owned() };
                changes.push(series(
                    &id,
                    booking("phone", &format!("{first}T{hour:02}:30"), 20, &["ann"]),
                    &rule,
                ));
            }
            Piece::BeasLeave { week } => {
                let day = monday(*week).to_string();
                let Change::Put(Record::Leave(leave)) = leave("bea", &day, &day) else { continue };
                let number = u8::try_from(n).unwrap();
                changes.push(Leave { number, ..(*leave).clone() }.into());
            }
            Piece::BeasSession { week, hour } => {
                let start = format!("{}T{hour:02}:15", monday(*week));
                changes.push(session(&id, booking("mdt", &start, 30, &["bea"])));
            }
            Piece::Changed { week, status, who } => {
                // One of a series that is there anyway, stored as it became.
                let start = format!("{}T14:00", monday(*week));
                let booking = Booking { status: *status, ..booking("phone", &start, 20, &[who]) };
                let date = monday(*week);
                let id = the::<SeriesId>("always").occurrence(date).unwrap();
                changes.push(Session { id, series: Some(the("always")), booking }.into());
            }
        }
    }
    changes.push(series("always", booking("phone", "2026-11-30T14:00", 20, &["ann"]), "FREQ=WEEKLY"));
    with(changes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stands there: each session of the day goes along or is listed, none adds a red flag by going, and all else is
    /// as it was; for good or for some weeks.
    #[test]
    fn nothing_of_the_day_is_lost(
        pieces in proptest::collection::vec(piece(), 0..9),
        some_weeks in subsequence(vec!["2026-12-27"], 0..=1),
    ) {
        let before = built(&pieces);
        let until = some_weeks.first().copied();
        let moved = moved(&before, "bea", Weekday::Mon, until);
        let last: Week = if until.is_some() { the("2026-W52") } else { the("2027-W08") };
        moved.loses_nothing(the("2026-W50"), last);
        let today: Date = the("2026-12-02");
        for week in the::<Week>("2026-W50").to(last) {
            let red = |state: &State| {
                let flags = flags_of_week(state, week, today).into_iter();
                flags.filter(|flag| flag.severity == Severity::Red).collect::<Vec<_>>()
            };
            let was = red(&before);
            for flag in red(&moved.after).iter().filter(|flag| !was.iter().any(|it| it.is_same(flag))) {
                let goes = moved.work.goes().iter().any(|it| {
                    let day = flag.start.map(tandem::rules::When::date);
                    flag.people.contains(&the("bea")) && day == Some(it.start.date()) && flag.is_about_session(&it.id)
                });
                prop_assert!(!goes, "{flag:?}");
            }
        }
    }
}

#[test]
fn the_way_to_what_stays_stays_too() {
    let state = crate::app::example_state();
    let (from, until) = (the("2026-12-17"), Some(the("2027-01-10")));
    let share = |person: &str| share_on(&state, &the("peer-strathmore"), &the(person), from).unwrap().clone();
    let (giver, taker) = (share("aisha"), share("catriona"));
    let shift = *giver.pattern.weeks[0].iter().find(|it| it.weekday == Weekday::Thu).unwrap();
    let onto = Weekday::Thu;
    let it = Handing { giver: &giver, taker: &taker, turn: 0, shift, onto, from, until, along: true };
    let changes = hand_over(&state, &it).unwrap();
    let mut work = Work::of(&state, &changes, it.moving(), the("2026-12-02T12:00"), RuleCache::default());
    while work.is_ahead() {
        work.step();
    }
    let stays = work.left().iter().filter(|it| it.session.booking().group.is_some());
    let days: Vec<Date> = stays.map(|it| it.session.start.date()).collect();
    assert!(!days.is_empty(), "the group of one day at least stays");
    for day in days {
        let group = work
            .left()
            .iter()
            .find(|it| it.session.start.date() == day && it.session.booking().group.is_some());
        let (start, end) = group.map(|it| (it.session.start, it.session.end)).unwrap();
        let ways = work.goes().iter().filter(|it| it.kind == Some(ActivityKind::Travel));
        for way in ways {
            assert!(way.end != start && way.start != end, "{:?} goes without what it is for", way.id);
        }
    }
}
