//! Shares from a date on: what each change leads to on the days before and after it, and what cannot be.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::planner::edit::share::{self, About, Handing, ShareError, WantedShare, held_on, share_on};
use tandem::rota::{Conversion, conversion};

fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn pattern(weeks: &[&[&str]]) -> Pattern {
    Pattern { weeks: weeks.iter().map(|week| week.iter().map(|shift| the(shift)).collect()).collect() }
}

fn share(person: &str, hours: &str, (from, until): (&str, Option<&str>), weeks: &[&[&str]]) -> Share {
    Share {
        post: the("peer"),
        person: the(person),
        hours: the(hours),
        from: the(from),
        until: until.map(the),
        pattern: pattern(weeks),
    }
}

fn state(hours: &str, funded_until: Option<&str>, shares: &[Share]) -> State {
    let team = Team {
        id: the("north"),
        name: "North".into(),
        kind: TeamKind::Community,
        place: None,
        beds: None,
        open: vec![],
        peers_wanted: 1,
        funded_until: None,
    };
    let post = |id: &str| Post {
        id: the(id),
        title: "Peer".into(),
        team: the("north"),
        hours: the(hours),
        band: None,
        funded_until: funded_until.map(the),
    };
    let mut changes: Vec<Change> = vec![
        Service::new("Harbour".into(), Nation::Scotland).into(),
        team.into(),
        post("peer").into(),
        post("other").into(),
    ];
    for id in ["ann", "bea", "cat"] {
        changes.push(Person::new(the(id), id.into(), the("north"), Role::PeerWorker).into());
    }
    changes.extend(shares.iter().cloned().map(Change::from));
    State::default().preview(&changes).unwrap()
}

/// Two sharers of 14:24 each, from April 2026 on.
fn shared() -> State {
    let ann =
        share("ann", "14:24", ("2026-04-01", None), &[&["mon 09:00-15:00 break 0:30", "wed 09:00-12:30"]]);
    let bea =
        share("bea", "14:24", ("2026-04-01", Some("2027-03-31")), &[&["wed 11:00-14:30", "thu 09:30-15:24"]]);
    state("28:48", None, &[ann, bea])
}

/// A day that goes to another from 7 December 2026 on.
fn handing<'a>(giver: &'a Share, taker: &'a Share, shift: &str, along: bool) -> Handing<'a> {
    let shift: PatternShift = the(shift);
    let (onto, from) = (shift.weekday, the("2026-12-07"));
    Handing { giver, taker, turn: 0, shift, onto, from, until: None, along }
}

fn on(state: &State, person: &str, date: &str) -> Option<Share> {
    share_on(state, &the("peer"), &the(person), the(date)).cloned()
}

fn after(state: &State, changes: Result<Vec<Change>, ShareError>) -> State {
    let changes = changes.unwrap_or_else(|fault| panic!("{fault:?}"));
    let next = state.preview(&changes).unwrap();
    assert_eq!(check::check_all(&next), []);
    next
}

fn refused(changes: Result<Vec<Change>, ShareError>, about: About, words: &str) {
    let fault = changes.expect_err(words);
    assert!(fault.about == about && fault.words.contains(words), "{fault:?}");
}

fn wanted(hours: &str, weeks: &[&[&str]]) -> WantedShare {
    WantedShare { hours: the(hours), pattern: pattern(weeks) }
}

#[test]
fn other_hours_begin_on_their_day_and_keep_the_last_one() {
    let before = shared();
    let bea = on(&before, "bea", "2026-12-07").unwrap();
    let other = wanted("10:00", &[&["thu 09:00-14:00"]]);
    let next = after(&before, share::change(&before, &bea, the("2026-12-07"), &other));
    let (old, new) = (on(&next, "bea", "2026-12-06").unwrap(), on(&next, "bea", "2026-12-07").unwrap());
    assert_eq!((old.hours.to_string(), old.until), ("14:24".into(), Some(the("2026-12-06"))));
    assert_eq!((new.hours.to_string(), new.from), ("10:00".into(), the("2026-12-07")));
    assert_eq!(new.until, Some(the("2027-03-31")));
    // From its first day on it is the share itself that changes; as it is, nothing does.
    let whole = after(&before, share::change(&before, &bea, bea.from, &other));
    assert_eq!(whole.shares().count(), 2);
    let same = WantedShare::as_it_is(&bea, the("2026-12-07"));
    assert_eq!(share::change(&before, &bea, the("2026-12-07"), &same), Ok(vec![]));
}

#[test]
fn what_cannot_be_is_said_by_how_much_and_until_when() {
    let before = shared();
    let (ann, bea) = (on(&before, "ann", "2026-12-07").unwrap(), on(&before, "bea", "2026-12-07").unwrap());
    let hours = |of: &str| WantedShare { hours: the(of), ..WantedShare::as_it_is(&ann, the("2026-12-07")) };
    let change = |share: &Share, from: &str, of: &str| share::change(&before, share, the(from), &hours(of));
    refused(change(&ann, "2026-12-07", "14:25"), About::Hours, "0:01 over the 28:48");
    assert!(change(&ann, "2026-12-07", "14:23").is_ok(), "a vacancy is allowed");
    refused(change(&ann, "2026-03-31", "10:00"), About::From, "began on 1 Apr 2026");
    assert!(change(&ann, "2026-04-01", "10:00").is_ok());
    refused(change(&bea, "2027-04-01", "10:00"), About::From, "ends on 31 Mar 2027");
    assert!(change(&bea, "2027-03-31", "10:00").is_ok());
    // What Bea leaves on 31 March is there for Ann from April on, and not a day before.
    refused(change(&ann, "2027-03-31", "28:48"), About::Hours, "14:24 over");
    assert!(change(&ann, "2027-04-01", "28:48").is_ok());
    let twice = wanted("14:00", &[&["mon 09:00-12:00", "mon 11:59-15:00"]]);
    refused(share::change(&before, &ann, the("2026-12-07"), &twice), About::Days, "at the same time");
    let touching = wanted("14:00", &[&["mon 09:00-12:00", "mon 12:00-15:00"]]);
    assert!(share::change(&before, &ann, the("2026-12-07"), &touching).is_ok());
    let funded = state("28:48", Some("2026-12-31"), std::slice::from_ref(&ann));
    let change = |from: &str| share::change(&funded, &ann, the(from), &hours("10:00"));
    refused(change("2027-01-01"), About::From, "funded until 31 Dec 2026");
    assert!(change("2026-12-31").is_ok());
}

#[test]
fn a_post_that_is_over_already_may_come_down_and_not_go_up() {
    let ann = share("ann", "20:00", ("2026-04-01", None), &[&["mon 09:00-15:00"]]);
    let bea = share("bea", "20:00", ("2026-04-01", None), &[&["wed 11:00-14:30"]]);
    let before = state("30:00", None, &[ann.clone(), bea]);
    let change = |hours: &str| {
        share::change(&before, &ann, the("2026-12-07"), &wanted(hours, &[&["mon 09:00-15:00"]]))
    };
    assert!(change("15:00").is_ok());
    refused(change("20:01"), About::Hours, "10:01 over");
}

#[test]
fn a_day_goes_to_the_other_with_its_hours_or_without() {
    let before = shared();
    let (ann, bea) = (on(&before, "ann", "2026-12-07").unwrap(), on(&before, "bea", "2026-12-07").unwrap());
    let hand = |along, shift: &str| {
        let it = handing(&ann, &bea, shift, along);
        share::hand_over(&before, &it)
    };
    for (along, hours) in [(true, ["8:54", "19:54"]), (false, ["14:24", "14:24"])] {
        let next = after(&before, hand(along, "mon 09:00-15:00 break 0:30"));
        let of = |person: &str| on(&next, person, "2026-12-07").unwrap();
        assert_eq!([of("ann").hours.to_string(), of("bea").hours.to_string()], hours);
        assert_eq!(of("ann").pattern, pattern(&[&["wed 09:00-12:30"]]));
        let days = &["mon 09:00-15:00 break 0:30", "wed 11:00-14:30", "thu 09:30-15:24"];
        assert_eq!(of("bea").pattern, pattern(&[days]));
        assert_eq!(on(&next, "ann", "2026-12-06").unwrap().pattern, ann.pattern);
    }
    refused(hand(true, "wed 09:00-12:30"), About::Days, "for bea, wed 09:00-12:30 and wed 11:00-14:30");
    refused(hand(true, "fri 09:00-12:30"), About::Days, "not one of their days");
    let small = share("ann", "5:30", ("2026-04-01", None), &[&["mon 09:00-15:00 break 0:30"]]);
    let all = state("28:48", None, &[small.clone(), bea.clone()]);
    let mut it = handing(&small, &bea, "mon 09:00-15:00 break 0:30", true);
    refused(share::hand_over(&all, &it), About::Hours, "end the share instead");
    it.along = false;
    assert!(share::hand_over(&all, &it).is_ok());
}

#[test]
fn rotations_of_two_and_of_three_weeks_come_together_in_six() {
    let two: &[&[&str]] = &[&["mon 09:00-15:00"], &["tue 09:00-15:00"]];
    let three: &[&[&str]] = &[&["wed 09:00-12:00"], &["thu 09:00-12:00"], &["fri 09:00-12:00"]];
    let (ann, bea) =
        (share("ann", "6:00", ("2026-04-01", None), two), share("bea", "3:00", ("2026-04-15", None), three));
    let before = state("28:48", None, &[ann.clone(), bea.clone()]);
    // 7 December is 36 weeks after Ann's first week: her Monday again.
    let shift: PatternShift = the("mon 09:00-15:00");
    let it = handing(&ann, &bea, "mon 09:00-15:00", true);
    let next = after(&before, share::hand_over(&before, &it));
    let (given, taken) = (on(&next, "ann", "2026-12-07").unwrap(), on(&next, "bea", "2026-12-07").unwrap());
    assert_eq!((given.hours.to_string(), taken.hours.to_string()), ("3:00".into(), "6:00".into()));
    assert_eq!((given.pattern.weeks.len(), taken.pattern.weeks.len()), (2, 6));
    let works = |share: &Share, date: Date| share.pattern.on(date, share.from).copied().collect::<Vec<_>>();
    for date in the::<Date>("2026-12-07").to(the("2027-06-01")) {
        let mut before: Vec<_> = works(&ann, date).into_iter().chain(works(&bea, date)).collect();
        let mut after: Vec<_> = works(&given, date).into_iter().chain(works(&taken, date)).collect();
        before.sort_by_key(|shift| shift.time);
        after.sort_by_key(|shift| shift.time);
        assert_eq!(before, after, "{date}");
        let monday = works(&ann, date).contains(&shift);
        assert_eq!(works(&taken, date).contains(&shift), monday, "{date}");
    }
}

#[test]
fn a_share_ends_on_its_day_and_single_days_after_it_go_with_it() {
    let before = shared();
    let row = |date: &str, post: Option<&str>| ShiftRow {
        person: the("ann"),
        date: the(date),
        number: 0,
        time: Some(the("09:00-12:00")),
        unpaid: Minutes::ZERO,
        place: None,
        post: post.map(the),
    };
    let rows = [row("2026-12-06", Some("peer")), row("2026-12-07", Some("peer")), row("2026-12-08", None)];
    let before = before.preview(&rows.map(Change::from)).unwrap();
    let ann = on(&before, "ann", "2026-12-01").unwrap();
    let next = after(&before, share::end(&before, &ann, Some(the("2026-12-06"))));
    assert_eq!(on(&next, "ann", "2026-12-06").unwrap().until, Some(the("2026-12-06")));
    assert_eq!(on(&next, "ann", "2026-12-07"), None);
    let left: Vec<Date> = next.sheets().flat_map(|(_, it)| it.shifts.keys().map(|key| key.1)).collect();
    assert_eq!(left, [the("2026-12-06")]);
    refused(
        share::end(&before, &ann, Some(the("2026-03-31"))),
        About::Until,
        "before the share of ann began",
    );
    assert!(share::end(&before, &ann, Some(the("2026-04-01"))).is_ok());
    let funded = state("28:48", Some("2026-12-31"), std::slice::from_ref(&ann));
    refused(share::end(&funded, &ann, Some(the("2027-01-01"))), About::Until, "funded until 31 Dec 2026");
    assert!(share::end(&funded, &ann, Some(the("2026-12-31"))).is_ok());
    // No end after all: only where somebody else does not hold the hours by then.
    let bea = on(&before, "bea", "2026-12-01").unwrap();
    let cat = share("cat", "14:24", ("2027-04-01", None), &[&["fri 09:00-15:00"]]);
    let followed = before.preview(&[cat.into()]).unwrap();
    assert!(share::end(&before, &bea, None).is_ok());
    refused(
        share::end(&followed, &bea, None),
        About::Hours,
        "14:24 over the 28:48 of the post on 1 Apr 2027",
    );
}

#[test]
fn a_vacancy_goes_to_somebody_who_has_none_of_it_yet() {
    let ann = share("ann", "14:24", ("2026-04-01", None), &[&["mon 09:00-15:00"]]);
    let before = state("28:48", Some("2027-03-31"), &[ann]);
    let cat = |hours: &str, from: &str, until: Option<&str>| {
        let share = share("cat", hours, (from, until), &[&["thu 09:00-15:00"]]);
        share::fill(&before, &share)
    };
    let next = after(&before, cat("14:24", "2026-12-07", Some("2027-03-31")));
    assert_eq!(held_on(&next, &the("peer"), the("2026-12-07")).to_string(), "28:48");
    assert!(cat("10:00", "2026-12-07", Some("2027-03-30")).is_ok());
    refused(cat("14:25", "2026-12-07", Some("2027-03-31")), About::Hours, "0:01 over");
    refused(cat("14:24", "2026-12-07", Some("2027-04-01")), About::Until, "funded until");
    refused(cat("14:24", "2026-12-07", None), About::Until, "funded until");
    refused(cat("14:24", "2027-04-01", Some("2027-04-02")), About::From, "funded until");
    refused(cat("14:24", "2026-12-07", Some("2026-12-06")), About::Until, "before the first day");
    let again = share("ann", "5:00", ("2026-12-07", Some("2026-12-31")), &[&["thu 09:00-15:00"]]);
    refused(share::fill(&before, &again), About::Person, "already has 14:24 of this post");
}

fn proposed(state: &State, today: &str) -> Option<Conversion> {
    conversion(state, state.post(&the("peer")).unwrap(), the(today))
}

#[test]
fn hours_of_an_older_full_time_week_are_proposed_and_done_only_when_asked() {
    let pair = |hours: &str, from: &str| {
        [("ann", "mon 09:00-16:30"), ("bea", "thu 09:00-16:30")]
            .map(|(person, day)| share(person, hours, (from, None), &[&[day]]))
    };
    for (post, hours, from, today, new) in [
        ("30:00", "15:00", "2023-05-01", "2024-04-01", ["29:36", "14:48"]),
        ("29:36", "14:48", "2024-04-01", "2026-04-01", ["28:48", "14:24"]),
        ("30:00", "15:00", "2023-05-01", "2026-12-02", ["28:48", "14:24"]),
    ] {
        let before = state(post, None, &pair(hours, from));
        let it = proposed(&before, today).unwrap();
        assert_eq!([it.post.to_string(), it.shares[0].1.to_string()], new, "{post} on {today}");
        assert_eq!(it.shares.len(), 2);
        let day_before = the::<Date>(today).plus_days(-1).to_string();
        assert_eq!(proposed(&before, &day_before).is_some(), today == "2026-12-02");
        let next =
            after(&before, share::convert(&before, before.post(&the("peer")).unwrap(), &it, the(today)));
        assert_eq!(proposed(&next, today), None);
        assert_eq!(held_on(&next, &the("peer"), the(today)), it.post);
        assert_eq!(on(&next, "ann", &day_before).unwrap().hours.to_string(), hours);
    }
    let new = state("28:48", None, &pair("14:24", "2026-04-01"));
    assert_eq!(proposed(&new, "2026-12-02"), None);
    // In the day before the week shortens, nothing is converted.
    let old = state("29:36", None, &pair("14:48", "2024-04-01"));
    let it = proposed(&old, "2026-12-02").unwrap();
    let post = old.post(&the("peer")).unwrap();
    refused(share::convert(&old, post, &it, the("2026-03-31")), About::From, "in force from 1 Apr 2026");
    assert!(share::convert(&old, post, &it, the("2026-04-01")).is_ok());
}

#[test]
fn a_share_that_only_got_other_days_since_is_still_behind_and_a_forgotten_post_is_found() {
    let old = share("ann", "29:36", ("2024-04-01", None), &[&["mon 09:00-16:30"]]);
    let before = state("29:36", None, std::slice::from_ref(&old));
    let days = wanted("29:36", &[&["tue 09:00-16:30"]]);
    let next = after(&before, share::change(&before, &old, the("2026-06-01"), &days));
    assert_eq!(proposed(&next, "2026-12-02").unwrap().post.to_string(), "28:48");
    // Agreed anew since, with the new hours: only the post is behind.
    let less = WantedShare { hours: the("28:48"), ..days };
    let next = after(&before, share::change(&before, &old, the("2026-06-01"), &less));
    let it = proposed(&next, "2026-12-02").unwrap();
    assert_eq!((it.post.to_string(), it.shares.len()), ("28:48".into(), 0));
    // Any other difference is a vacancy, not a conversion.
    let less = WantedShare { hours: the("28:47"), ..less };
    let next = after(&before, share::change(&before, &old, the("2026-06-01"), &less));
    assert_eq!(proposed(&next, "2026-12-02"), None);
}

proptest! {
    #[test]
    fn days_before_a_change_stay_and_days_after_it_are_as_wanted(
        turns in 1usize..4, into in 1i32..120, other in 1usize..4,
    ) {
        let days = ["mon 09:00-15:00", "tue 10:00-14:00", "wed 09:00-12:30", "fri 08:00-16:00"];
        let weeks: Vec<Vec<&str>> = (0..turns).map(|n| vec![days[n]]).collect();
        let weeks: Vec<&[&str]> = weeks.iter().map(Vec::as_slice).collect();
        let ann = share("ann", "10:00", ("2026-04-01", None), &weeks);
        let before = state("28:48", None, std::slice::from_ref(&ann));
        let from = ann.from.plus_days(into);
        let new: Vec<Vec<&str>> = (0..other).map(|n| vec![days[3 - n]]).collect();
        let new: Vec<&[&str]> = new.iter().map(Vec::as_slice).collect();
        let wish = wanted("9:00", &new);
        let next = after(&before, share::change(&before, &ann, from, &wish));
        let on = |state: &State, date: Date| -> Vec<PatternShift> {
            let (post, ann) = (the("peer"), the("ann"));
            let share = share_on(state, &post, &ann, date).unwrap();
            share.pattern.on(date, share.from).copied().collect()
        };
        for date in ann.from.to(from.plus_days(60)) {
            if date < from {
                prop_assert_eq!(on(&next, date), on(&before, date));
            } else {
                let week = usize::try_from(date.week().weeks_since(from.week())).unwrap() % other;
                let mut due = wish.pattern.weeks[week].clone();
                due.retain(|shift| shift.weekday == date.weekday());
                prop_assert_eq!(on(&next, date), due);
            }
        }
        // The same days from that day on are the same days.
        let same = WantedShare { hours: the("9:00"), ..WantedShare::as_it_is(&ann, from) };
        let next = after(&before, share::change(&before, &ann, from, &same));
        for date in ann.from.to(from.plus_days(60)) {
            prop_assert_eq!(on(&next, date), on(&before, date));
        }
    }
}
