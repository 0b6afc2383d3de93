//! The caseload below the screen: how far along, what is due, who could support whom, and what is kept from whom.

use std::sync::Arc;

use proptest::prelude::*;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::Requester;
use tandem::planner::caseload::{
    caseload, hand_over_all, line_of, matched, matches, plan, status_after, steps_from,
};
use tandem::rota::RotaWeek;
use tandem::rota::caseload::{Stage, due, most_families};
use tandem::rules::{RuleContext, judge_standing};

fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn demo() -> State {
    State::default().preview(&example::changes().unwrap()).unwrap()
}

fn today() -> Date {
    example::now().date()
}

fn asked() -> Requester<'static> {
    Requester { now: example::now(), by: "fiona" }
}

fn family(state: &State, reference: &str) -> Family {
    state.family(&the(reference)).unwrap().clone()
}

fn person(state: &State, id: &str) -> Person {
    state.person(&the(id)).unwrap().clone()
}

#[test]
fn how_far_along_a_family_is_in_words() {
    let at = |due: Option<&str>, born: Option<&str>, loss: bool| {
        let mut family = Family::new(the("x1"), the("ailsa"), FamilyStatus::Active, the("2026-11-01"));
        (family.due, family.born, family.loss) = (due.map(the), born.map(the), loss);
        Stage::of(&family, the("2026-12-02")).map(|stage| (stage.short(), stage.to_string()))
    };
    for (due, born, short, words) in [
        (Some("2026-12-30"), None, "36+0 wk", "36 weeks pregnant"),
        (Some("2026-12-29"), None, "36+1 wk", "36 weeks and 1 day pregnant"),
        (Some("2026-11-18"), None, "42+0 wk", "42 weeks pregnant"),
        (Some("2026-11-17"), None, "check dates", "dates to be checked"),
        (Some("2027-09-15"), None, "check dates", "dates to be checked"),
        (Some("2027-02"), None, "~29 wk", "about 29 weeks pregnant"),
        (Some("2026-12-30"), Some("2026-12-02"), "0 wk old", "a baby of 0 days"),
        (None, Some("2026-11-30"), "0 wk old", "a baby of 2 days"),
        (None, Some("2026-09-23"), "10 wk old", "a baby of 10 weeks"),
        (None, Some("2026-09-02"), "3 mo old", "a baby of 3 months"),
        (None, Some("2025-12-30"), "11 mo old", "a baby of 11 months"),
        (None, Some("2026-04"), "~7 mo old", "a baby of about 7 months"),
        (None, Some("2026-12-03"), "check dates", "dates to be checked"),
    ] {
        assert_eq!(at(due, born, false), Some((short.to_owned(), words.to_owned())), "{due:?} {born:?}");
        assert_eq!(at(due, born, true), None, "nothing is said in loss mode");
    }
    assert_eq!(at(None, None, false), None);
}

#[test]
fn the_next_contact_is_due_so_many_days_after_the_last() {
    let mut it = Family::new(the("x1"), the("ailsa"), FamilyStatus::Active, the("2026-11-01"));
    let last = Some(the("2026-11-20"));
    assert_eq!(due(&it, last), None, "nothing was agreed");
    it.every_days = Some(7);
    assert_eq!(due(&it, last), Some(the("2026-11-27")));
    assert_eq!(due(&it, None), Some(the("2026-11-08")), "from the referral");
    it.started = Some(the("2026-11-10"));
    assert_eq!(due(&it, None), Some(the("2026-11-17")), "from the start");
    for status in [FamilyStatus::Referred, FamilyStatus::Paused, FamilyStatus::Closed] {
        it.status = status;
        assert_eq!(due(&it, last), None, "{status}");
    }
}

#[test]
fn hours_leave_room_for_so_many_families() {
    let state = demo();
    assert_eq!(most_families(&state, &the("catriona"), today()), Some(5));
    assert_eq!(most_families(&state, &the("morag"), today()), Some(0));
    assert_eq!(most_families(&State::default(), &the("catriona"), today()), None);
}

#[test]
fn whoever_is_known_and_has_time_comes_first_and_everybody_is_told_why() {
    let state = demo();
    let rules = RuleContext::new(&state, today());
    let mut c8 = family(&state, "c8");
    c8.worker = None;
    let found = matches(&rules, &c8);
    let first = &found[0];
    assert_eq!(first.person, the("catriona"), "{found:?}");
    assert!(
        first.reasons.iter().any(|why| why == "known already as C8's backup worker"),
        "{:?}",
        first.reasons
    );
    assert!(found.iter().all(|it| !it.reasons.is_empty() && it.score <= 100));
    assert!(first.load < first.load_after);
    let aisha = found.iter().find(|it| it.person == the("aisha")).unwrap();
    assert!(
        aisha.reasons.iter().any(|why| why == "has lived experience of young parent"),
        "{:?}",
        aisha.reasons
    );
    assert!(!found.iter().any(|it| it.person == the("eilidh")), "no new starts were agreed with her");
}

#[test]
fn what_is_private_counts_and_is_never_said() {
    let state = demo();
    let mut catriona = person(&state, "catriona");
    catriona.conflict = Some("was cared for by the Strathmore Community Team in 2019".into());
    let mut aisha = person(&state, "aisha");
    aisha.ask_first = vec!["young-parent".into()];
    let apart = KeptApart { person: the("catriona"), from: vec!["strathmore".into()] };
    let kept = state.preview(&[catriona.into(), aisha.into(), apart.into()]).unwrap();
    for (who, sees) in [
        (Author::Owner, &kept),
        (Author::Person(the("fiona")), &Redaction::before(&Author::Person(the("fiona")), &kept).over(&kept)),
    ] {
        let rules = RuleContext::new(sees, today());
        let found = matches(&rules, &family(sees, "c8"));
        assert!(!found.iter().any(|it| it.person == the("catriona")), "{who:?}: kept apart, without a word");
        let mut c8 = family(sees, "c8");
        c8.worker = None;
        let aisha = matches(&rules, &c8).into_iter().find(|it| it.person == the("aisha")).unwrap();
        assert!(aisha.ask_first && aisha.reasons.iter().any(|why| why == "ask first"), "{:?}", aisha.reasons);
        let said = format!("{found:?}").to_lowercase();
        assert!(!said.contains("2019") && !said.contains("cared for"), "{said}");
    }
    // A lead's seat knows from which team somebody is kept apart, and no word of why; others know nothing.
    let seen = |who: &str| {
        let shown = Redaction::before(&Author::Person(the(who)), &kept).over(&kept);
        assert_eq!(shown.person(&the("catriona")).unwrap().conflict, None);
        shown.records.apart.contains_key(&the::<PersonId>("catriona"))
    };
    assert_eq!([seen("fiona"), seen("aisha")], [true, false]);
}

#[test]
fn a_match_in_loss_mode_names_no_theme() {
    let state = demo();
    let mut c7 = family(&state, "c7");
    (c7.worker, c7.themes) = (None, vec!["second-baby".into()]);
    let state = state.preview(&[c7.clone().into()]).unwrap();
    let rules = RuleContext::new(&state, today());
    let said = format!("{:?}", matches(&rules, &c7));
    assert!(said.contains("what matters here") && !said.contains("baby"), "{said}");
}

#[test]
fn a_match_keeps_worker_backup_and_step_in_one_batch() {
    let state = demo();
    let mut c8 = family(&state, "c8");
    c8.worker = None;
    let state = state.preview(&[c8.clone().into()]).unwrap();
    let rules = RuleContext::new(&state, today());
    let (changes, _) = matched(&rules, &c8, &the("catriona"), asked()).unwrap();
    let after = state.preview(&changes).unwrap();
    let c8 = family(&after, "c8");
    assert_eq!(
        (c8.worker, c8.backup),
        (Some(the("catriona")), Some(the("aisha"))),
        "whoever shares the post steps in"
    );
    let steps: Vec<(StepKind, String)> =
        after.case(&the("c8")).unwrap().steps.iter().map(|it| (it.kind, it.by.clone())).collect();
    assert_eq!(steps, [(StepKind::Referred, String::new()), (StepKind::Matched, "fiona".into())]);
}

#[test]
fn the_steps_of_a_case_are_kept_from_those_who_may_not_know_the_family() {
    let state = demo();
    let mut case = Case::new(the("c8"));
    let words = Some("referred on to the choir".to_owned());
    case.steps.push(CaseStep { kind: StepKind::ReferredOn, on: today(), by: "fiona".into(), outcome: words });
    let state = state.preview(&[case.clone().into()]).unwrap();
    for (who, sees) in
        [("fiona", true), ("aisha", true), ("morag", false), ("eilidh", false), ("greg", false)]
    {
        let redaction = Redaction::before(&Author::Person(the(who)), &state);
        let shown = redaction.over(&state);
        let there = shown.rows().any(|(_, record)| format!("{record:?}").contains("choir"));
        assert_eq!(there, sees, "{who}");
        let read = redaction.record(&case.clone().into());
        assert_eq!(format!("{read:?}").contains("choir"), sees, "{who}");
        assert_eq!(format!("{read:?}").contains("family: c8"), sees, "{who}: {read:?}");
    }
    for (who, may) in [("fiona", true), ("morag", false), ("aisha", false), ("dr-reid", false)] {
        let edit = Edit { key: Key::Case(the("c8")), before: None, after: Some(case.clone().into()) };
        assert_eq!(rights::may(&state, &Author::Person(the(who)), &edit).is_ok(), may, "{who}");
    }
}

#[test]
fn a_case_stands_only_beside_its_family_and_holds_no_health_number() {
    let state = demo();
    let lost = Case::new(the("c99"));
    let after = state.preview(&[lost.clone().into()]).unwrap();
    assert!(!check::check_touched(&state, &after, &[Key::Case(the("c99"))]).is_empty());
    let mut case = Case::new(the("c8"));
    let words = Some("ring 1904851231".to_owned());
    case.steps.push(CaseStep { kind: StepKind::Closed, on: today(), by: "fiona".into(), outcome: words });
    let after = state.preview(&[case.into()]).unwrap();
    let said = check::check_touched(&state, &after, &[Key::Case(the("c8"))]);
    assert!(said.iter().any(|problem| problem.to_string().contains("CHI")), "{said:?}");
}

#[test]
fn handing_over_leaves_nobody_behind_and_books_nobody_twice() {
    for giver in ["aisha", "eilidh", "shona", "catriona"] {
        hands_over(&the(giver));
    }
}

fn hands_over(giver: &PersonId) {
    let state = demo();
    let rules = RuleContext::new(&state, today());
    let proposal = hand_over_all(&rules, giver, asked()).unwrap();
    assert!(proposal.left.is_empty(), "{giver}: {:?}", proposal.left);
    for one in proposal.each.iter().chain(&proposal.together) {
        // What is taken off the rota is said, to whoever decides and to whoever is asked to take them.
        let goes =
            one.changes.iter().any(|it| matches!(it, Change::Remove(Key::Session(_) | Key::Series(_))));
        let ends = one.changes.iter().any(|it| {
            let Change::Put(Record::Series(after)) = it else { return false };
            let before = state.records.series.get(&after.id);
            before.is_some_and(|row| row.item.repeat.until != after.repeat.until)
                && !one.changes.iter().any(|other| {
                    matches!(other, Change::Put(Record::Series(next))
                    if next.id != after.id && next.booking.activity == after.booking.activity)
                })
        });
        let said =
            |text: &str| text.to_lowercase().contains("to be booked again: ") || text.contains(" along at ");
        let message = one.message.as_deref().unwrap_or_default();
        assert_eq!(one.reasons.iter().any(|it| said(it)), said(message), "{giver}: {message}");
        assert!(!(goes || ends) || said(message), "{giver}, {}: {message}", one.title);
    }
    let after = state.preview(&proposal.together.unwrap().changes).unwrap();
    assert!(after.records.families.values().all(|row| row.item.worker.as_ref() != Some(giver)));
    let given: Vec<FamilyRef> = state
        .known_families()
        .filter(|it| it.worker.as_ref() == Some(giver) && it.status != FamilyStatus::Closed)
        .map(|it| it.reference.clone())
        .collect();
    for family in given {
        assert_ne!(
            after.family(&family).unwrap().backup.as_ref(),
            Some(giver),
            "whoever leaves is nobody's backup"
        );
    }
    let rules = RuleContext::new(&after, today());
    for week in (0..8).map(|n| today().week().plus(n)) {
        let rota = rules.rota(week).unwrap();
        for session in rota.sessions().iter().filter(|it| it.start > example::now() && it.counts()) {
            let booking = session.booking();
            let own = booking
                .families
                .iter()
                .all(|it| state.family(it).is_some_and(|it| it.worker.as_ref() == Some(giver)));
            if session.kind == Some(ActivityKind::Contact) && booking.families.len() == 1 && own {
                assert!(!booking.people.contains(giver), "{booking:?}");
            }
        }
        let twice = tandem::rules::judge_week(&rules, week);
        let before = tandem::rules::judge_week(&RuleContext::new(&state, today()), week);
        let many = |flags: &[tandem::rules::Flag]| {
            flags.iter().filter(|flag| flag.rule == "clash.double_booked").count()
        };
        assert!(many(&twice) <= many(&before), "{giver} {week}: {twice:?}");
    }
}

#[test]
fn handing_over_leaves_others_families_where_they_are_and_says_what_is_to_be_booked_anew() {
    let state = demo();
    let proposal = hand_over_all(&RuleContext::new(&state, today()), &the("eilidh"), asked()).unwrap();
    let together = proposal.together.unwrap();
    let after = state.preview(&together.changes).unwrap();
    // Of the contacts before a group, A3's part is taken out; A2 and A5 are Shona's, and stay.
    let rota = RotaWeek::of(&after, the("2026-W50")).unwrap();
    let calls = rota.sessions().iter().find(|it| {
        it.booking().activity.as_str() == "precontact" && it.booking().people.contains(&the("eilidh"))
    });
    assert_eq!(calls.unwrap().booking().families, [the("a2"), the("a5")]);
    let said = together.reasons.last().unwrap();
    assert!(said.contains("to be booked again: "), "{said}");
    assert!(said.contains("Contact before a group A3 on Mon 7 Dec"), "{said}");
}

#[test]
fn no_way_to_a_visit_stays_where_the_visit_goes() {
    // A first visit today and the weekly ones after it are reached by one series of ways.
    let state = demo();
    let proposal = hand_over_all(&RuleContext::new(&state, today()), &the("aisha"), asked()).unwrap();
    let after = state.preview(&proposal.together.unwrap().changes).unwrap();
    for week in (0..4).map(|n| today().week().plus(n)) {
        let (was, is) = (RotaWeek::of(&state, week).unwrap(), RotaWeek::of(&after, week).unwrap());
        let aisha: PersonId = the("aisha");
        for leg in is.sessions_of(&aisha).filter(|it| it.kind == Some(ActivityKind::Travel)) {
            let goes_to = |rota: &RotaWeek| {
                let beside = |it: &&tandem::rota::Booked| {
                    it.span.start == leg.span.end || it.span.end == leg.span.start
                };
                rota.sessions_of(&aisha)
                    .filter(|it| it.id != leg.id && !it.booking().families.is_empty())
                    .filter(beside)
                    .count()
            };
            assert!(goes_to(&is) > 0 || goes_to(&was) == 0, "{} {}", leg.start, leg.id);
        }
    }
}

#[test]
fn whatever_is_planned_fits_into_what_is_open() {
    let state = demo();
    let gone: Vec<Change> = state
        .records
        .series
        .values()
        .filter(|row| row.item.booking.families.len() == 1 && row.item.booking.group.is_none())
        .map(|row| {
            let repeat = Repeat {
                until: Some(Until::Date(the("2026-12-05"))),
                count: None,
                ..row.item.repeat.clone()
            };
            Series { repeat, except: vec![], ..Series::clone(&row.item) }.into()
        })
        .collect();
    let state = state.preview(&gone).unwrap();
    let rules = RuleContext::new(&state, today());
    let found = caseload(&rules, None, &judge_standing(&rules));
    let week = today().week().plus(1);
    let plan = plan(&rules, &found, week, None, asked());
    assert!(plan.each.len() >= 3, "{:?}", plan.left);
    let together = plan.together.unwrap();
    assert!(
        !together.adds.iter().any(|flag| matches!(
            flag.rule,
            "clash.double_booked" | "clash.on_leave" | "clash.outside_shift"
        )),
        "{:?}",
        together.adds
    );
    let after = state.preview(&together.changes).unwrap();
    let rules = RuleContext::new(&after, today());
    let booked = found.lines.iter().filter(|line| line.wants_booking(week.sunday())).filter(|line| {
        let now = line_of(&rules, &line.family.reference).unwrap();
        now.next.is_some_and(|next| next.start.week() == week)
    });
    assert_eq!(booked.count(), plan.each.len());
}

#[test]
fn what_a_closed_week_left_open_hides_nothing_behind_it() {
    use crate::build::booking;
    let calls = booking("phone", "2026-11-09T10:00", 30, "a", |it| it.families = vec![the("f1")]);
    let build = crate::rules::pair()
        .family("f1", |it| {
            it.worker = Some(the("a"));
            it.every_days = Some(7);
        })
        .series("f1-phone", "FREQ=WEEKLY;BYDAY=MO", "", calls);
    let mark = |week: &str, state| SheetMark { state, ..SheetMark::draft(the(week)) };
    let unmarked = |state: &State| {
        let rules = RuleContext::new(state, the("2026-11-24"));
        let line = line_of(&rules, &the("f1")).unwrap();
        (line.unmarked.map(|it| it.start.date()), line.next.map(|it| it.start.date()))
    };
    let open = build.state();
    assert_eq!(unmarked(&open), (Some(the("2026-11-09")), Some(the("2026-11-30"))));
    let closed = open.preview(&[mark("2026-W46", SheetState::Closed).into()]).unwrap();
    assert_eq!(unmarked(&closed), (Some(the("2026-11-16")), Some(the("2026-11-30"))));
    let both = closed.preview(&[mark("2026-W47", SheetState::Closed).into()]).unwrap();
    assert_eq!(unmarked(&both), (Some(the("2026-11-23")), Some(the("2026-11-30"))));
    let out = open.preview(&[mark("2026-W46", SheetState::Published).into()]).unwrap();
    assert_eq!(unmarked(&out).0, Some(the("2026-11-09")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever step is taken from wherever a case stands: it is one batch that holds together, and taking it back leaves
    /// nothing.
    #[test]
    fn every_step_holds_together(which in 0..16_usize, step in 0..8_usize, last in 0..4_u32) {
        use tandem::planner::caseload::{ProposedStep, take};
        let state = Arc::new(demo());
        let all: Vec<FamilyRef> = state.records.families.keys().cloned().collect();
        let before = family(&state, all[which % all.len()].as_str());
        let steps = steps_from(before.status);
        let kind = steps[step % steps.len()];
        let rules = RuleContext::new(&state, today());
        let wanted = ProposedStep { last_contacts: (kind == StepKind::Ending).then_some(last), ..ProposedStep::new(kind, today()) };
        let changes = take(&rules, &before, &wanted, asked()).unwrap();
        let edits = state.edits_of(&changes).unwrap();
        let after = state.preview(&changes).unwrap();
        let keys: Vec<Key> = changes.iter().map(Change::key).collect();
        prop_assert!(check::check_touched(&state, &after, &keys).is_empty());
        let status = status_after(kind).unwrap_or(before.status);
        prop_assert_eq!(family(&after, before.reference.as_str()).status, status);
        if matches!(kind, StepKind::Closed | StepKind::Paused | StepKind::NotTakenOn) {
            let there = RuleContext::new(&after, today());
            prop_assert!(tandem::planner::caseload::ahead(&there, &before.reference, asked()).is_empty());
        }
        if kind == StepKind::Ending {
            let there = RuleContext::new(&after, today());
            let left = tandem::planner::caseload::ahead(&there, &before.reference, asked()).len();
            prop_assert!(left <= usize::try_from(last).unwrap(), "{left} of {last}");
        }
        let back: Vec<Change> = edits.iter().map(Edit::inverse).map(|edit| match edit.after {
            Some(record) => Change::Put(record),
            None => Change::Remove(edit.key),
        }).collect();
        let undone = after.preview(&back).unwrap();
        prop_assert!(state.difference(&undone).is_empty() || state.edits_of(&back).unwrap().is_empty());
    }
}

#[test]
fn a_contact_that_whoever_takes_a_family_is_in_already_stays_without_the_other() {
    let state = demo();
    let rules = RuleContext::new(&state, today());
    let (changes, carried) =
        matched(&rules, state.family(&the("c8")).unwrap(), &the("catriona"), asked()).unwrap();
    let after = state.preview(&changes).unwrap();
    let rota = RotaWeek::of(&after, the("2026-W49")).unwrap();
    let call = rota.session(&the("c8-joint-call")).expect("it is taken off the rota");
    assert_eq!(call.booking().people, [the("catriona")]);
    assert!(carried.anew.iter().all(|it| !it.contains("2 Dec")), "{:?}", carried.anew);
}
