//! What a lead does to many records at once: days swapped, days and weeks copied, groups moved, posts funded otherwise, series that
//! go on. Whatever is planned, nobody is booked twice by it, what is left out has its reason, and what was before stays.

mod christmas;

use std::collections::BTreeSet;

use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::Requester;
use tandem::planner::bulk::*;
use tandem::planner::edit::EditError;
use tandem::rota::{Booked, RotaWeek};
use tandem::rules::{RuleContext, flags_of_week};

use crate::app::{example_state, records};
use crate::years::the;

const PEERS: [&str; 5] = ["eilidh", "shona", "aisha", "catriona", "leanne"];

fn asked() -> Requester<'static> {
    Requester { now: example::now(), by: "owner" }
}

fn today() -> Date {
    example::now().date()
}

fn swapped(state: &State, wanted: &DaySwap) -> BulkPlan {
    swap_days(&RuleContext::new(state, today()), wanted, asked()).unwrap()
}

fn copied(state: &State, wanted: &Copying) -> BulkPlan {
    copy(&RuleContext::new(state, today()), wanted, asked()).unwrap()
}

/// The pairs of sessions of a week that somebody, or a family, is in at once.
fn twice(state: &State, week: Week) -> BTreeSet<(String, String, String)> {
    let rota = RotaWeek::of(state, week).unwrap();
    let all: Vec<&Booked> = rota.sessions().iter().filter(|it| it.counts()).collect();
    let mut found = BTreeSet::new();
    for (n, one) in all.iter().enumerate() {
        for other in all.iter().skip(n + 1).filter(|it| it.span.overlaps(one.span)) {
            let whose = |it: &Booked| -> BTreeSet<String> {
                let booking = it.booking();
                let people = booking.everyone().filter(|person| !it.away.contains(person));
                people
                    .map(ToString::to_string)
                    .chain(booking.families.iter().map(ToString::to_string))
                    .collect()
            };
            for whose in whose(one).intersection(&whose(other)) {
                found.insert((whose.clone(), one.id.to_string(), other.id.to_string()));
            }
        }
    }
    found
}

/// Changes carried out, and taken back edit by edit, lead back to just what was there.
fn carried_out(state: &State, plan: &BulkPlan) -> State {
    let edits = state.edits_of(&plan.changes).unwrap();
    let after = state.preview(&plan.changes).unwrap();
    let back: Vec<Change> = edits
        .iter()
        .rev()
        .map(|edit| edit.before.clone().map_or_else(|| Change::Remove(edit.key.clone()), Change::Put))
        .collect();
    assert_eq!(records(&after.preview(&back).unwrap()), records(state));
    after
}

#[test]
fn days_that_are_swapped_twice_are_as_they_were_where_nothing_was_left_out() {
    let state = example_state();
    let days: Vec<Date> = the::<Date>("2026-12-07").to(the("2026-12-13")).collect();
    let (mut whole, mut two_days) = (0, 0);
    for (n, one) in PEERS.iter().enumerate() {
        for other in PEERS.iter().skip(n + 1) {
            for (day, their_day) in days.iter().flat_map(|day| days.iter().map(move |other| (*day, *other))) {
                let swap = DaySwap { one: the(one), day, other: the(other), their_day, until: None };
                let plan = swapped(&state, &swap);
                if plan.changes.is_empty() || !plan.left_out.is_empty() {
                    continue;
                }
                whole += 1;
                two_days += usize::from(day != their_day);
                let after = carried_out(&state, &plan);
                let back = swapped(&after, &DaySwap { day: their_day, their_day: day, ..swap.clone() });
                assert_eq!(back.left_out, vec![], "{swap:?}");
                let again = after.preview(&back.changes).unwrap();
                assert_eq!(records(&again), records(&state), "{swap:?}");
            }
        }
    }
    assert!(whole > 3 && two_days > 0, "{whole} swaps were whole, {two_days} of them of two days");
}

#[test]
fn no_family_is_seen_twice_at_once_by_a_swap() {
    let state = example_state();
    let week: Week = the("2026-W50");
    let families = |state: &State| -> usize {
        let people: BTreeSet<String> = state.people().map(|it| it.id.to_string()).collect();
        twice(state, week).iter().filter(|(whose, ..)| !people.contains(whose)).count()
    };
    let before = families(&state);
    let mut moved = 0;
    for (one, day, other, their_day) in [
        ("eilidh", "2026-12-07", "shona", "2026-12-11"),
        ("eilidh", "2026-12-08", "shona", "2026-12-10"),
        ("catriona", "2026-12-07", "aisha", "2026-12-11"),
        ("catriona", "2026-12-09", "aisha", "2026-12-09"),
    ] {
        let (one, other) = (the(one), the(other));
        let swap = DaySwap { one, day: the(day), other, their_day: the(their_day), until: None };
        let plan = swapped(&state, &swap);
        moved += plan.changes.len();
        let after = carried_out(&state, &plan);
        assert_eq!(families(&after), before, "{swap:?}: {:?}", plan.left_out);
        assert!(plan.left_out.iter().all(|it| !it.why.is_empty() && !it.what.is_empty()));
    }
    assert!(moved > 20);
}

#[test]
fn a_swap_that_cannot_be_says_why() {
    let state = example_state();
    let swap = |one: &str, day: &str, other: &str, their_day: &str| DaySwap {
        one: the(one),
        day: the(day),
        other: the(other),
        their_day: the(their_day),
        until: None,
    };
    let whys = |it: DaySwap| -> Vec<String> {
        let plan = swapped(&state, &it);
        assert!(plan.changes.is_empty(), "{it:?}");
        plan.left_out.into_iter().map(|it| format!("{}: {}", it.what, it.why)).collect()
    };
    for (it, why) in [
        (swap("eilidh", "2026-12-10", "shona", "2026-12-11"), "Eilidh Thu 10 Dec: they are not in that day"),
        (swap("eilidh", "2026-12-01", "shona", "2026-12-03"), "Eilidh Tue 1 Dec: that day is over"),
        (
            swap("eilidh", "2026-12-07", "shona", "2026-12-09"),
            "Eilidh Wed 9 Dec: they are in that day already",
        ),
        (swap("eilidh", "2026-12-28", "shona", "2026-12-31"), "Eilidh Mon 28 Dec: it is a public holiday"),
    ] {
        assert_eq!(whys(it), [why]);
    }
    let same = swap("eilidh", "2026-12-07", "eilidh", "2026-12-08");
    let refused = swap_days(&RuleContext::new(&state, today()), &same, asked());
    assert!(matches!(refused, Err(EditError::Words(words)) if words.contains("themselves")));
}

#[test]
fn weeks_are_swapped_over_new_year_and_week_53() {
    let state = example_state();
    let swap = DaySwap {
        one: the("eilidh"),
        day: the("2026-12-15"),
        other: the("shona"),
        their_day: the("2026-12-17"),
        until: Some(the("2027-01-12")),
    };
    assert_eq!(swap.pairs().count(), 5);
    let plan = swapped(&state, &swap);
    let after = carried_out(&state, &plan);
    for (day, is_swapped) in
        [("2026-12-15", true), ("2026-12-29", true), ("2027-01-12", true), ("2027-01-19", false)]
    {
        let day: Date = the(day);
        let rota = RotaWeek::of(&after, day.week()).unwrap();
        let is_in = |who: &str| rota.shifts_of_on(&the(who), day).next().is_some();
        assert_eq!((is_in("eilidh"), is_in("shona")), (!is_swapped, is_swapped), "{day}");
    }
    let times = |state: &State, who: &str, day: &str| {
        let day: Date = the(day);
        let rota = RotaWeek::of(state, day.week()).unwrap();
        rota.shifts_of_on(&the(who), day).map(|it| (it.start.time(), it.end.time())).collect::<Vec<_>>()
    };
    assert_eq!(times(&after, "shona", "2026-12-29"), times(&state, "eilidh", "2026-12-29"));
}

#[test]
fn copying_never_books_anybody_twice() {
    let state = example_state();
    let all = CopiedKinds { contacts: true, groups: true, tasks: true };
    let (mut made, mut left) = (0, BTreeSet::new());
    for (from, last, to, until) in [
        ("2026-12-07", "2026-12-07", "2026-12-08", None),
        ("2026-12-09", "2026-12-09", "2026-12-10", Some("2027-01-14")),
        ("2026-12-07", "2026-12-13", "2026-12-14", None),
        ("2026-12-04", "2026-12-04", "2026-12-25", None),
        ("2026-11-30", "2026-12-06", "2026-12-28", Some("2027-01-11")),
        ("2026-12-11", "2026-12-11", "2026-12-09", None),
    ] {
        for people in [vec![], vec![the("eilidh")], vec![the("aisha"), the("catriona")]] {
            let (days, until) = ((the(from), the(last)), until.map(the));
            let wanted = Copying { days, to: the(to), until, people, kinds: all, series: true };
            let plan = copied(&state, &wanted);
            let after = carried_out(&state, &plan);
            let (first, end) = wanted.weeks();
            for week in first.to(end) {
                assert_eq!(twice(&after, week), twice(&state, week), "{wanted:?}");
            }
            made += plan.changes.len();
            left.extend(plan.left_out.into_iter().map(|it| it.why));
        }
    }
    assert!(made > 10, "{made}");
    let has = |words: &str| left.iter().any(|why| why.contains(words));
    for words in ["public holiday", "is not in then", "has something else then", "meets in that week already"]
    {
        assert!(has(words), "{words}: {left:?}");
    }
}

#[test]
fn what_repeats_comes_by_itself_and_is_not_doubled() {
    let state = example_state();
    let kinds = CopiedKinds { contacts: true, groups: true, tasks: true };
    let days = (the("2026-12-07"), the("2026-12-13"));
    let wanted = Copying { days, to: the("2026-12-14"), until: None, people: vec![], kinds, series: false };
    let plan = copied(&state, &wanted);
    let of_series =
        |change: &Change| matches!(change, Change::Put(Record::Session(it)) if it.series.is_some());
    assert!(!plan.changes.iter().any(of_series));
    assert!(plan.does.iter().any(|it| it.contains("come by themselves")), "{:?}", plan.does);
}

fn moved(state: &State, to: &str, from: &str, until: Option<&str>) -> BulkPlan {
    let group = state.group(&the("wellbeing")).unwrap();
    let to = the(to);
    let wanted = VenueMove { group, to: &to, from: the(from), until: until.map(the) };
    move_group(&RuleContext::new(state, today()), &wanted, asked()).unwrap()
}

/// Where the group is in a week, and how long the journeys of the day take.
fn venue(state: &State, day: &str) -> (Option<PlaceId>, Vec<i32>) {
    let day: Date = the(day);
    let rota = RotaWeek::of(state, day.week()).unwrap();
    let group: GroupId = the("wellbeing");
    let it = rota.sessions_on(day).find(|it| it.booking().group.as_ref() == Some(&group)).unwrap();
    let aisha: PersonId = the("aisha");
    let ways = rota.sessions_of_on(&aisha, day).filter(|other| other.kind == Some(ActivityKind::Travel));
    (it.place.clone(), ways.map(|it| it.booking().minutes.0).collect())
}

#[test]
fn a_group_moves_from_a_day_on_with_its_journeys() {
    let state = example_state();
    let plan = moved(&state, "kirkden-centre", "2026-12-10", None);
    let after = carried_out(&state, &plan);
    assert_eq!(venue(&after, "2026-12-03"), venue(&state, "2026-12-03"), "before that day");
    for day in ["2026-12-10", "2026-12-31", "2027-01-07", "2027-01-28"] {
        assert_eq!(venue(&after, day), (Some(the("kirkden-centre")), vec![35, 35]), "{day}");
    }
    assert_eq!(
        after.group(&the("wellbeing")).unwrap().place,
        the("brae-hall"),
        "what was before keeps its place"
    );
    let way: Vec<&String> = plan.does.iter().filter(|it| it.contains("journeys")).collect();
    assert_eq!(way, ["Aisha's journeys take 0:35 each way, now 0:25."]);
}

#[test]
fn a_group_is_elsewhere_once() {
    let state = example_state();
    let plan = moved(&state, "base", "2026-12-10", Some("2026-12-10"));
    let after = carried_out(&state, &plan);
    assert_eq!(venue(&after, "2026-12-10"), (Some(the("base")), vec![]), "at the base nobody is on the way");
    for day in ["2026-12-03", "2026-12-17"] {
        assert_eq!(venue(&after, day), venue(&state, day));
    }
    assert!(moved(&state, "brae-hall", "2026-12-10", None).changes.is_empty(), "it meets there already");
}

#[test]
fn without_a_travel_time_it_is_said_whose_journeys_stay() {
    let state = example_state();
    let plan = moved(&state, "unit", "2026-12-10", None);
    let left: Vec<String> = plan.left_out.iter().map(|it| format!("{}: {}", it.what, it.why)).collect();
    assert!(left.iter().any(|it| it.starts_with("Aisha's journeys: no travel time from")), "{left:?}");
}

#[test]
fn a_post_is_funded_otherwise_from_a_day_on_and_history_stays() {
    let state = example_state();
    let post = state.records.posts.values().map(|row| &row.item).find(|it| it.team == the("ailsa")).unwrap();
    let (from, was) = (the::<Date>("2027-04-05"), state.post_hours(post, the("2027-04-05")));
    let wanted = |hours: &str, in_proportion| Funding {
        from,
        hours: the(hours),
        band: post.band.clone(),
        until: post.funded_until,
        in_proportion,
    };
    let over = fund(&state, post, &wanted("21:36", false), today()).unwrap();
    assert!(
        over.warns.iter().any(|it| it.contains("28:48 held, 7:12 more than there is")),
        "{:?}",
        over.warns
    );
    let plan = fund(&state, post, &wanted("21:36", true), today()).unwrap();
    let after = carried_out(&state, &plan);
    let held =
        |on: Date| after.shares_in(&post.id).filter(|it| it.is_on(on)).map(|it| it.hours).sum::<Minutes>();
    assert_eq!((after.post_hours(post, from), held(from)), (the("21:36"), the("21:36")));
    assert_eq!((after.post_hours(post, from.plus_days(-1)), held(from.plus_days(-1))), (was, was));
    assert!(
        plan.warns.iter().any(|it| it.contains("Eilidh's days come to 14:24, 3:36 over")),
        "{:?}",
        plan.warns
    );
    assert!(fund(&state, post, &wanted("28:48", true), today()).unwrap().changes.is_empty());
    let ending = Funding { until: Some(the("2027-06-30")), ..wanted("28:48", false) };
    let plan = fund(&state, post, &ending, today()).unwrap();
    assert!(plan.warns.iter().any(|it| it.contains("go on after the money")), "{:?}", plan.warns);
}

#[test]
fn what_ends_goes_on_and_its_flag_goes() {
    let state = example_state();
    let (now, week): (Date, Week) = (the("2027-01-11"), the("2027-W02"));
    let eilidh: PersonId = the("eilidh");
    let is_it = |flag: &tandem::rules::Flag| flag.rule == "roster.ends" && flag.people.contains(&eilidh);
    let ends = |state: &State| flags_of_week(state, week, now).iter().filter(|it| is_it(it)).count();
    assert!(ends(&state) > 0);
    let rules = RuleContext::new(&state, now);
    let wanted = Extension {
        ends_by: the("2027-02-28"),
        until: the("2028-02-29"),
        people: vec![],
        series: true,
        shares: false,
        but: vec![],
    };
    let plan = extend(&rules, &wanted);
    let after = carried_out(&state, &plan);
    assert_eq!(ends(&after), 0);
    let last = |state: &State| state.records.series[&the::<SeriesId>("wellbeing")].item.repeat.last_day();
    assert_eq!((last(&state), last(&after)), (Some(the("2027-01-31")), Some(the("2028-02-29"))));
    let but = Extension { but: vec!["wellbeing group".to_owned()], ..wanted.clone() };
    let plan = extend(&rules, &but);
    assert!(plan.left_out.iter().any(|it| it.why == "you left it out"));
    assert!(!plan.changes.iter().any(|it| it.key() == Key::Series(the("wellbeing"))));
    let one = Extension { people: vec![the("leanne")], ..wanted };
    let whose = |change: &Change| matches!(change, Change::Put(Record::Series(it)) if it.booking.involves(&the("leanne")));
    assert!(extend(&rules, &one).changes.iter().all(whose));
}

#[test]
fn of_a_series_that_was_split_only_the_last_part_goes_on() {
    let state = example_state();
    let move_it = moved(&state, "kirkden-centre", "2026-12-17", None);
    let split = state.preview(&move_it.changes).unwrap();
    let rules = RuleContext::new(&split, today());
    let wanted = Extension {
        ends_by: the("2027-02-28"),
        until: the("2027-06-30"),
        people: vec![],
        series: true,
        shares: false,
        but: vec![],
    };
    let plan = extend(&rules, &wanted);
    assert!(!plan.changes.iter().any(|it| it.key() == Key::Series(the("wellbeing"))));
    let after = split.preview(&plan.changes).unwrap();
    let rota = RotaWeek::of(&after, the("2027-W10")).unwrap();
    let group: GroupId = the("wellbeing");
    assert_eq!(rota.sessions().iter().filter(|it| it.booking().group.as_ref() == Some(&group)).count(), 1);
}
