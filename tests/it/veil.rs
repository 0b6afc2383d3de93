//! What is kept from whoever looks, held to account over the example service.

use std::sync::Arc;

use proptest::prelude::*;
use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::rota::WeekHours;

use crate::app::example_state;
use crate::years::the;

fn veil(who: &str, state: &State) -> Redaction {
    Redaction::before(&Author::Person(the(who)), state)
}

/// The references that anything of a state says, team file and all.
fn said(state: &State) -> Vec<String> {
    let text = team_file::write(state).to_lowercase();
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_owned);
    let mut known: Vec<String> = words
        .filter(|word| example_state().family(&FamilyRef::parse(word).unwrap_or(the("none"))).is_some())
        .collect();
    known.sort();
    known.dedup();
    known
}

fn of_team(team: &str) -> Vec<String> {
    let families = example_state();
    let mut all: Vec<String> = families
        .known_families()
        .filter(|it| it.team.as_str() == team)
        .map(|it| it.reference.to_string())
        .collect();
    all.sort();
    all
}

#[test]
fn each_sees_the_families_they_may() {
    let state = example_state();
    let sees = |who: &str| said(&veil(who, &state).over(&state));
    assert_eq!(sees("morag"), of_team("ailsa"));
    assert_eq!(sees("shona"), of_team("ailsa"));
    assert_eq!(sees("fiona"), of_team("strathmore"));
    assert_eq!(sees("isla"), Vec::<String>::new(), "a colleague reads the rota without them");
    // A volunteer of another team knows the one family that she walks with, and no other.
    assert_eq!(sees("leanne"), ["c6"]);
    assert_eq!(sees("nobody-here"), Vec::<String>::new());
    assert!(Redaction::before(&Author::Owner, &state).is_clear());
    assert_eq!(said(&state).len(), state.known_families().count());
}

#[test]
fn a_family_that_is_kept_back_keeps_its_work_and_nothing_else() {
    let state = example_state();
    let shown = veil("morag", &state).over(&state);
    let hidden: Vec<&Family> = shown
        .records
        .families
        .values()
        .map(|row| &*row.item)
        .filter(|it| it.reference.is_stand_in())
        .collect();
    assert_eq!(hidden.len(), of_team("strathmore").len());
    for family in hidden {
        assert!(family.due.is_none() && family.born.is_none() && !family.loss && family.themes.is_empty());
        assert_eq!(family.reference.called(), "a family");
    }
    // What it takes of people's time is the same.
    let week: Week = the("2026-W49");
    let hours = |state: &State| WeekHours::of(state, &tandem::rota::RotaWeek::of(state, week).unwrap());
    let (all, seen) = (hours(&state), hours(&shown));
    for (mine, theirs) in all.people.iter().zip(&seen.people) {
        assert_eq!(format!("{mine:?}"), format!("{theirs:?}"));
    }
}

#[test]
fn notes_that_are_nobody_elses_reach_nobody() {
    let state = example_state();
    let conflicted = |who: &str| {
        let person = state.person(&the(who)).unwrap().clone();
        Person {
            conflict: Some("was on the unit in 2019".into()),
            ask_first: vec!["loss".into()],
            boundaries: vec!["no-new-starts".into()],
            ..person
        }
    };
    let state = state.preview(&[conflicted("shona").into(), conflicted("eilidh").into()]).unwrap();
    for who in ["morag", "fiona", "eilidh", "isla"] {
        let redaction = veil(who, &state);
        let shown = redaction.over(&state);
        assert!(shown.people().all(|person| person.conflict.is_none()), "{who}");
        let record: Record = state.person(&the("shona")).unwrap().clone().into();
        let Record::Person(read) = redaction.record(&record) else { unreachable!() };
        assert!(read.conflict.is_none() && read.ask_first.is_empty(), "{who}");
        // What was agreed with her is between her and her lead.
        assert_eq!(read.boundaries.is_empty(), who != "morag", "{who}");
        // Whoever changes something of a person leaves what they do not see as it is.
        let mut moved = shown.person(&the("shona")).unwrap().clone();
        moved.initials = Some("SB".into());
        let Change::Put(Record::Person(kept)) = redaction.unredact(moved.into(), &state) else {
            unreachable!()
        };
        assert_eq!(kept.conflict.as_deref(), Some("was on the unit in 2019"));
    }
    // What somebody is kept apart from: whoever decides on matches has what they may know of it, nobody else has any.
    let apart = KeptApart { person: the("shona"), from: ["ailsa-unit", "c8"].map(Into::into).to_vec() };
    let kept = state.preview(&[apart.clone().into()]).unwrap();
    let from = |who: &str| -> Vec<String> {
        let shown = veil(who, &kept).over(&kept);
        let row = shown.records.apart.get(&the::<PersonId>("shona"));
        row.into_iter().flat_map(|row| row.item.from.iter().map(ToString::to_string)).collect()
    };
    assert_eq!([from("morag"), from("fiona")], [vec!["ailsa-unit"], vec!["ailsa-unit", "c8"]]);
    for who in ["shona", "eilidh", "isla"] {
        assert_eq!(from(who), [""; 0], "{who}");
    }
    for who in ["morag", "fiona", "shona"] {
        let said = format!("{:?}", veil(who, &kept).record(&apart.clone().into()));
        assert!(!said.contains("ailsa-unit") && !said.contains("c8"), "{who}: {said}");
        let edit =
            Edit { key: Key::KeptApart(the("shona")), before: None, after: Some(apart.clone().into()) };
        assert_eq!(edit.to_string(), "added person shona");
        assert!(rights::may(&kept, &Author::Person(the(who)), &edit).unwrap_err().contains("private"));
    }
    let own = veil("shona", &state).record(&state.person(&the("shona")).unwrap().clone().into());
    let Record::Person(own) = own else { unreachable!() };
    assert_eq!(
        (&*own.ask_first, &*own.boundaries),
        (&["loss".to_owned()][..], &["no-new-starts".to_owned()][..])
    );
}

#[test]
fn what_is_noted_of_a_family_goes_with_her() {
    let state = example_state();
    let noted = |families: &[&str]| -> Session {
        let mut booking = Booking::new(the("phone"), the("2026-12-10T10:00"), Minutes(30));
        (booking.people, booking.note) = (vec![the("aisha")], Some("tearful".into()));
        booking.families = families.iter().map(|it| the(it)).collect();
        Session { id: the("noted"), series: None, booking }
    };
    let key = Key::Session((the("2026-W50"), the("noted")));
    for (families, who, is_shown) in [
        (&["c10"][..], "morag", false),
        (&["c10"], "fiona", true),
        (&["c10"], "aisha", true),
        (&["c10"], "isla", false),
        (&["c10", "a1"], "morag", true),
        (&[], "morag", true),
    ] {
        let state = state.preview(&[noted(families).into()]).unwrap();
        let redaction = veil(who, &state);
        let shown = redaction.over(&state);
        let Some((_, Record::Session(seen))) = shown.get(&key).unwrap() else { unreachable!() };
        assert_eq!(seen.booking.note.is_some(), is_shown, "{who} of {families:?}");
        // Whoever changes something else leaves it as it is; what they write in its place counts where they see it, and
        // otherwise is none, whatever it says.
        let written = |note: &'static str| if is_shown { note } else { "" };
        for (note, kept) in [
            (seen.booking.note.clone(), "tearful"),
            (Some("moved".into()), written("moved")),
            (Some("tearful".into()), written("tearful")),
        ] {
            let mut moved = Session::clone(&seen);
            (moved.booking.minutes, moved.booking.note) = (Minutes(45), note);
            let Change::Put(Record::Session(lifted)) = redaction.unredact(moved.into(), &state) else {
                unreachable!()
            };
            assert_eq!(lifted.booking.note.as_deref(), Some(kept), "{who} of {families:?}");
        }
    }
}

#[test]
fn what_is_noted_of_a_group_goes_with_its_families() {
    let state = example_state();
    let key = Key::Session((the("2026-W50"), the("noted")));
    let noted = |group: Option<&str>, families: &[&str]| -> Session {
        let mut booking = Booking::new(the("wellbeing-group"), the("2026-12-10T10:00"), Minutes(60));
        (booking.people, booking.note) = (vec![the("aisha")], Some("tearful".into()));
        booking.group = group.map(the);
        booking.families = families.iter().map(|it| the(it)).collect();
        Session { id: the("noted"), series: None, booking }
    };
    let invited = |families: &[&str]| -> Group {
        let invited =
            families.iter().map(|it| Invitation { family: the(it), precontact: None }).collect::<Vec<_>>();
        Group { invited, ..state.group(&the("wellbeing")).unwrap().clone() }
    };
    for (of, booked, who, is_shown) in [
        (&["c10", "c8"][..], &[][..], "morag", false),
        (&["c10", "c8"], &["c10"], "morag", false),
        (&["c10", "c8"], &[], "isla", false),
        (&["c10", "c8"], &[], "fiona", true),
        (&["c10", "c8"], &[], "aisha", true),
        // Part of it is hers.
        (&["c10", "a1"], &[], "morag", true),
        (&["c10", "a1"], &["c10"], "morag", true),
        (&["c10", "c8"], &["a1"], "morag", true),
        // Nobody's yet.
        (&[], &[], "morag", true),
        (&[], &["c10"], "morag", false),
    ] {
        let about = format!("{who} of {of:?} and {booked:?}");
        let session = noted(Some("wellbeing"), booked);
        let state = state.preview(&[invited(of).into(), session.clone().into()]).unwrap();
        let redaction = veil(who, &state);
        let Some((_, Record::Session(seen))) = redaction.over(&state).get(&key).unwrap() else {
            unreachable!()
        };
        assert_eq!(seen.booking.note.is_some(), is_shown, "{about}");
        // So it is in the history, and whoever moves it leaves it as it is.
        let Record::Session(told) = redaction.record(&session.into()) else { unreachable!() };
        assert_eq!(told.booking.note.is_some(), is_shown, "{about}");
        let mut moved = Session::clone(&seen);
        moved.booking.minutes = Minutes(45);
        let Change::Put(Record::Session(lifted)) = redaction.unredact(moved.into(), &state) else {
            unreachable!()
        };
        assert_eq!(lifted.booking.note.as_deref(), Some("tearful"), "{about}");
    }
}

#[test]
fn references_in_texts_are_taken_out() {
    let state = example_state();
    let redaction = veil("morag", &state);
    assert_eq!(
        redaction.text("Visit C10, then c1: not a1c1, in W49 or Q3"),
        "Visit a family, then a family: not a1c1, in W49 or Q3"
    );
    assert_eq!(redaction.text("A1 phones, ¿C6? «c9»"), "A1 phones, ¿a family? «a family»");
    assert_eq!(redaction.text("C-10, c-9 and a-1"), "a family, a family and a-1");
    // A date is one, whatever references look like.
    let mut numbered = Family::clone(state.family(&the("c9")).unwrap());
    numbered.reference = the("2026-014");
    let state = state.preview(&[numbered.into()]).unwrap();
    let said = self::veil("morag", &state).text("2026-014 and 2026-099 on 2026-12-02, in 2026-12");
    assert_eq!(said, "a family and a family on 2026-12-02, in 2026-12");
    // As part of an id too, and always as the same other one.
    let other = redaction.text("moved C10-visit");
    assert!(other.starts_with("moved x-") && !other.contains("10-visit"), "{other}");
    assert_eq!(redaction.text("moved c10-visit"), other);
}

/// Whoever writes a reference into a text of their own learns nothing from how it comes back.
#[test]
fn what_could_be_a_reference_is_taken_out_whether_or_not_there_is_one() {
    let state = example_state();
    let (there, not) = ("c10", "c4071");
    assert!(state.family(&the(there)).is_some() && state.family(&the(not)).is_none());
    let morag = veil("morag", &state);
    for words in ["ring {}", "{} first", "moved {}-visit", "o-{}", "({}), (X{})"] {
        let shape = |reference: &str| {
            let text = morag.text(&words.replace("{}", reference));
            let other = text.split(' ').map(|word| if word.starts_with("x-") { "x-…" } else { word });
            other.collect::<Vec<_>>().join(" ").replace(reference, "{}")
        };
        assert_eq!(shape(there), shape(not), "{words}");
    }
    // Those that she knows stay, and so does one that she adds herself.
    assert_eq!(morag.text("A4 and A77"), "A4 and A77", "no other team's references are formed so");
    let mut added = state.family(&the("a4")).unwrap().clone();
    added.reference = the("c500");
    let own = morag.clone().of_its_author(&[added.clone().into()]);
    assert_eq!((morag.text("C500"), own.text("C500")), ("a family".into(), "C500".into()));
    added.reference = the(there);
    assert_eq!(morag.clone().of_its_author(&[added.into()]).text("C10"), "a family");
}

#[test]
fn neither_another_name_nor_the_order_of_some_tells_whose_it_is() {
    let state = example_state();
    let named = |secret: Secret| -> Vec<(FamilyRef, FamilyRef)> {
        let state = State::clone(&state).hiding_ids_with(secret);
        let redaction = veil("isla", &state);
        let shown = redaction.over(&state);
        let below = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values());
        let mut pairs: Vec<_> = below
            .flat_map(|row| {
                let start = row.item.booking.start;
                let above = shown.sheet(start.date().week()).unwrap().sessions.values();
                let same = above.into_iter().find(|it| {
                    (it.item.booking.start, &it.item.booking.people) == (start, &row.item.booking.people)
                });
                let families = same.map(|it| it.item.booking.families.clone()).unwrap_or_default();
                row.item.booking.families.clone().into_iter().zip(families)
            })
            .collect();
        pairs.sort();
        pairs.dedup();
        pairs
    };
    let (one, other) = (named(Secret::new([1; 32])), named(Secret::new([2; 32])));
    assert!(one.len() > 3 && one.iter().all(|(_, shown)| shown.is_stand_in()));
    assert_ne!(one, other, "they are of the store alone");
    let by_name = |pairs: &[(FamilyRef, FamilyRef)]| {
        let mut pairs = pairs.to_vec();
        pairs.sort_by(|a, b| a.1.cmp(&b.1));
        pairs.into_iter().map(|(real, _)| real).collect::<Vec<_>>()
    };
    assert_ne!(by_name(&one), by_name(&other), "nor does their order tell");
}

#[test]
fn the_words_of_a_group_and_a_place_name_nobody_and_stay_as_they_were_where_they_were_left() {
    let state = example_state();
    let mut group = state.group(&the("wellbeing")).unwrap().clone();
    group.title = "Walk with A4".to_owned();
    group.checklist.push(ChecklistItem::new("ring A4 and C1".to_owned(), false));
    let place =
        Place { name: "Path behind A4's".to_owned(), ..state.place(&the("brae-hall")).unwrap().clone() };
    let state = state.preview(&[group.clone().into(), place.clone().into()]).unwrap();
    let catriona = veil("catriona", &state);
    let shown = catriona.over(&state);
    let seen = shown.group(&the("wellbeing")).unwrap().clone();
    assert_eq!(seen.title, "Walk with a family");
    assert_eq!(seen.checklist.last().unwrap().item, "ring a family and C1");
    assert_eq!(shown.place(&place.id).unwrap().name, "Path behind a family's");
    let mut organisation = state.records.organisations.values().next().unwrap().item.as_ref().clone();
    organisation.offers.push("a buggy for A4".to_owned());
    let with = state.preview(&[organisation.clone().into()]).unwrap();
    let mut entry = catriona.over(&with).records.organisations[&organisation.id].item.as_ref().clone();
    assert_eq!(entry.offers.last().unwrap(), "a buggy for a family");
    entry.name.push('!');
    let Change::Put(Record::Organisation(after)) = catriona.unredact(entry.into(), &with) else { panic!() };
    assert_eq!(after.offers, organisation.offers);
    assert_ne!(after.name, organisation.name);
    // She ticks it off: the words are those of before.
    let mut ticked = seen;
    ticked.checklist.last_mut().unwrap().done = true;
    let Change::Put(Record::Group(after)) = catriona.unredact(ticked.into(), &state) else { panic!() };
    assert_eq!(after.title, group.title);
    assert_eq!(after.checklist.last().unwrap(), &ChecklistItem::new("ring A4 and C1".to_owned(), true));
    assert_eq!(after.invited, group.invited);
}

#[test]
fn an_id_that_names_a_family_is_another_to_whoever_may_not_know_it() {
    let state = example_state();
    let ids = |state: &State| -> Vec<(String, Session)> {
        let rota = tandem::rota::RotaWeek::of(state, the("2026-W49")).unwrap();
        let all = rota.sessions().iter().map(|it| {
            let session =
                Session { id: it.id.clone(), series: it.series.clone(), booking: it.dated_booking() };
            (it.id.to_string(), session)
        });
        all.collect()
    };
    let names = |id: &str, team: &str| of_team(team).iter().any(|it| id.split('-').any(|part| part == it));
    assert!(
        ids(&state).iter().any(|(id, _)| names(id, "ailsa"))
            && ids(&state).iter().any(|(id, _)| names(id, "strathmore"))
    );
    for (who, hidden) in
        [("morag", &["strathmore"][..]), ("fiona", &["ailsa"]), ("isla", &["ailsa", "strathmore"])]
    {
        let redaction = veil(who, &state);
        let shown = redaction.over(&state);
        assert_eq!(ids(&shown).len(), ids(&state).len(), "{who}");
        for (id, session) in ids(&shown) {
            assert!(!hidden.iter().any(|team| names(&id, team)), "{who}: {id}");
            // What is said of it is said of the one behind it.
            let mut later = session.clone();
            later.booking.minutes = Minutes(later.booking.minutes.0 + 5);
            let Change::Put(Record::Session(lifted)) = redaction.unredact(later.into(), &state) else {
                unreachable!()
            };
            assert!(ids(&state).iter().any(|(real, _)| *real == lifted.id.to_string()), "{who}: {id}");
            let Change::Remove(key) = redaction.unredact(Change::Remove(Record::from(session).key()), &state)
            else {
                unreachable!()
            };
            assert_eq!(key, Record::Session(lifted).key());
        }
        for row in shown.records.series.values() {
            let id = row.item.id.to_string();
            assert!(!hidden.iter().any(|team| names(&id, team)), "{who}: {id}");
        }
    }
    // Whoever gives an id that they cannot know to be taken takes nothing away.
    let mut booking = Booking::new(the("walk"), the("2026-12-04T10:00"), Minutes(30));
    booking.people = vec![the("eilidh")];
    let taken = Session { id: the("visit-c9"), series: None, booking };
    let with = state.preview(&[taken.clone().into()]).unwrap();
    let Change::Put(record) = veil("morag", &with).unredact(taken.clone().into(), &with) else {
        unreachable!()
    };
    assert_ne!(record.key(), Record::from(taken).key());
}

/// Any change of a session of the week, as somebody makes it who sees only part of it.
fn edited(state: &State, at: prop::sample::Index, note: Option<String>) -> Option<(Session, Session)> {
    let rota = tandem::rota::RotaWeek::of(state, the("2026-W49")).ok()?;
    let sessions = rota.sessions();
    let booked = sessions.get(at.index(sessions.len()))?;
    let session =
        Session { id: booked.id.clone(), series: booked.series.clone(), booking: booked.dated_booking() };
    let mut after = session.clone();
    after.booking.minutes = Minutes(after.booking.minutes.0 + 5);
    if note.is_some() {
        after.booking.note = note;
    }
    Some((session, after))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn following_a_state_is_veiling_it_anew_and_what_is_lifted_says_the_same(
        who in prop::sample::select(vec!["morag", "fiona", "shona", "leanne", "isla"]),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of("(C10|A4|c6) [a-z]{3}")), 1..5),
    ) {
        let mut state = State::clone(&example_state());
        let redaction = veil(who, &state);
        let mut shown = redaction.over(&state);
        for (at, note) in edits {
            let Some((before, after)) = edited(&state, at, note) else { continue };
            let next = state.preview(&[after.clone().into()]).unwrap();
            let follows = redaction.follow(&next, &state, &shown);
            prop_assert!(follows.difference(&redaction.over(&next)).is_empty());
            // The same change, made over the redacted state.
            let Key::Session((_, id)) = redaction.key(&Record::from(after.clone()).key()) else { unreachable!() };
            let seen = tandem::rota::RotaWeek::of(&shown, the("2026-W49")).unwrap();
            let booked = seen.session(&id).unwrap();
            let mut mine = booked.dated_booking();
            mine.minutes = after.booking.minutes;
            let mine = Session { id, series: booked.series.clone(), booking: mine };
            let Change::Put(Record::Session(lifted)) = redaction.unredact(mine.into(), &state) else { unreachable!() };
            let mut wanted = before;
            wanted.booking.minutes = after.booking.minutes;
            prop_assert_eq!(&*lifted, &wanted);
            (state, shown) = (next, follows);
        }
    }
}

#[test]
fn what_a_veil_leaves_alone_is_shared() {
    let state = example_state();
    let redaction = veil("morag", &state);
    let shown = redaction.over(&state);
    let again = redaction.follow(&state, &state, &shown);
    for ((_, one), (_, other)) in shown.sheets().zip(again.sheets()) {
        assert!(Arc::ptr_eq(one, other));
    }
}

#[test]
fn families_that_are_kept_back_are_counted() {
    let state = example_state();
    let row = |who: &str, families: &[&str]| {
        let shown = veil(who, &state);
        let mut booking = Booking::new(the("walk"), the("2026-12-02T10:00"), Minutes(30));
        booking.families = families.iter().map(|it| the(it)).collect();
        let session = Session { id: the("x"), series: None, booking };
        let Record::Session(seen) = shown.record(&session.into()) else { unreachable!() };
        tandem::app::words::families(&seen.booking.families)
    };
    assert_eq!(row("morag", &["a1", "a2"]), "A1 and A2");
    assert_eq!(row("morag", &["c1"]), "a family");
    assert_eq!(row("morag", &["c1", "c2", "c3"]), "3 families");
    assert_eq!(row("morag", &["c1", "a2", "c3"]), "A2 and 2 other families");
}

#[test]
fn what_somebody_publishes_is_what_is_there_and_reasons_are_about_what_they_were_given_for() {
    let mut both = Booking::new(the("walk"), the("2026-12-03T10:00"), Minutes(30));
    both.people = vec![the("eilidh"), the("catriona")];
    both.families = vec![the("a4"), the("c10")];
    let both = Session { id: the("both-a4-c10"), series: None, booking: both };
    let state = example_state().preview(&[both.into()]).unwrap();
    let week: Week = the("2026-W49");
    for (who, team) in [("morag", "ailsa"), ("fiona", "strathmore")] {
        let (redaction, team): (Redaction, TeamId) = (veil(who, &state), the(team));
        let shown = redaction.over(&state);
        let rota = tandem::rota::RotaWeek::of(&shown, week).unwrap();
        let session = rota.sessions().iter().find(|it| it.id.to_string().starts_with("x-")).unwrap();
        let stand_in = shown.records.families.keys().find(|it| it.is_stand_in()).unwrap();
        let reason = |table: &str, id: String| Override {
            rule: "sole.ward".into(),
            subject: (table.into(), id),
            people: vec![],
            by: who.into(),
            reason: "it is known".into(),
            at: Instant(29_000_000),
        };
        let overrides =
            vec![reason("session", session.id.to_string()), reason("family", stand_in.to_string())];
        let mark = TeamMark {
            team: team.clone(),
            mark: SheetMark { state: SheetState::Published, overrides, ..SheetMark::draft(week) },
        };
        let edition = rota.edition_for(&shown, &team, who, Instant(29_000_000));
        let records: [Record; 2] = [mark.into(), TeamEdition { team: team.clone(), edition }.into()];
        let lifted: Vec<Change> =
            records.into_iter().map(|record| redaction.unredact(Change::Put(record), &state)).collect();
        let after = state.preview(&lifted).unwrap();
        let below = tandem::rota::RotaWeek::of(&after, week).unwrap();
        assert_eq!(below.changes_for(&after, &[team.clone()].into()), [], "{who}");
        let given = &after.sheet(week).unwrap().team_marks[&team].item.mark.overrides;
        assert!(state.family(&the(&given[1].subject.1)).is_some(), "{given:?}");
        let real = tandem::rota::RotaWeek::of(&state, week).unwrap();
        assert!(real.sessions().iter().any(|it| it.id.to_string() == given[0].subject.1), "{given:?}");
    }
}

#[test]
fn of_what_is_nobodys_business_nobody_is_told_that_it_happened() {
    let state = example_state();
    let apart = KeptApart { person: the("shona"), from: vec!["ailsa".into()] };
    let themes = Person { ask_first: vec!["loss".into()], ..state.person(&the("shona")).unwrap().clone() };
    let noted = Person { conflict: Some("knew it".into()), ..state.person(&the("shona")).unwrap().clone() };
    for (change, own) in [(Change::from(apart), false), (themes.into(), true), (noted.clone().into(), false)]
    {
        let edits = state.edits_of(&[change]).unwrap();
        let entry = Entry {
            rev: state.rev() + 1,
            at: Instant(29_000_000),
            by: "owner".into(),
            from: "local".into(),
            cause: Cause::Edited,
            summary: "Set what Shona is kept apart from".into(),
            reason: None,
            edits,
        };
        for who in ["morag", "fiona", "eilidh", "isla", "shona"] {
            let viewer = Author::Person(the(who));
            let redaction = veil(who, &state);
            let is_told = own && who == "shona";
            assert_eq!(redaction.entry(&entry).is_some(), is_told, "{who}: {entry:?}");
            assert_eq!(audit::seen_by(&state, &viewer, &redaction, &entry).is_some(), is_told, "{who}");
        }
        assert!(audit::seen_by(&state, &Author::Owner, &Redaction::default(), &entry).is_some());
    }
    // Beside something else it is left out, and not counted either.
    let moved = Person { initials: Some("QQ".into()), ..noted };
    let with =
        state.edits_of(&[moved.into(), KeptApart { person: the("shona"), from: vec![] }.into()]).unwrap();
    let entry = Entry {
        rev: 1,
        at: Instant(29_000_000),
        by: "owner".into(),
        from: "local".into(),
        cause: Cause::Imported,
        summary: "Imported a file".into(),
        reason: None,
        edits: with,
    };
    let seen = audit::seen_by(&state, &Author::Person(the("morag")), &veil("morag", &state), &entry).unwrap();
    assert_eq!((seen.entry.edits.len(), seen.hidden), (1, 0));
}

#[test]
fn families_that_somebody_cannot_see_stay_in_a_session_whatever_they_write() {
    let state = example_state();
    let mut booking = Booking::new(the("phone"), the("2026-12-03T17:00"), Minutes(30));
    (booking.people, booking.families) = (vec![the("eilidh"), the("aisha")], vec![the("c4"), the("a2")]);
    let joint = Session { id: the("joint"), series: None, booking };
    let state = state.preview(&[joint.clone().into()]).unwrap();
    let redaction = veil("morag", &state);
    let shown = redaction.over(&state).sheet(the("2026-W49")).unwrap().sessions[&joint.id].item.clone();
    let mut mine = Session::clone(&shown);
    mine.booking.families = vec![the("a5")];
    let Change::Put(Record::Session(lifted)) = redaction.unredact(mine.into(), &state) else {
        unreachable!()
    };
    let left: Vec<String> = lifted.booking.families.iter().map(ToString::to_string).collect();
    assert_eq!(left, ["c4", "a5"]);
}

#[test]
fn what_goes_on_in_a_new_record_keeps_the_words_that_its_author_read_otherwise() {
    let state = example_state();
    let mut booking = Booking::new(the("phone"), the("2026-12-03T17:00"), Minutes(30));
    (booking.people, booking.families) = (vec![the("eilidh"), the("aisha")], vec![the("c4"), the("a2")]);
    booking.note = Some("C4 and A2".into());
    let repeat = the("FREQ=WEEKLY");
    let joint = Series { id: the("joint"), booking, repeat, except: vec![] };
    let state = state.preview(&[joint.clone().into()]).unwrap();
    let redaction = veil("morag", &state);
    let shown = Series::clone(&redaction.over(&state).records.series[&joint.id].item);
    let ended = Series { repeat: the("FREQ=WEEKLY;UNTIL=20261209"), ..shown.clone() };
    let mut later = Series { id: the("joint-2"), ..shown };
    later.booking.start = the("2026-12-10T17:00");
    // Also where she takes out whom she knows of.
    let mut emptied = later.clone();
    emptied.booking.families = vec![the("a2")];
    let lifted = redaction.lift_all(vec![ended.clone().into(), emptied.into()], &state);
    let Change::Put(Record::Series(it)) = &lifted[1] else { unreachable!() };
    assert_eq!(it.booking.families, joint.booking.families);
    let lifted = redaction.lift_all(vec![ended.into(), later.clone().into()], &state);
    for change in &lifted {
        let Change::Put(Record::Series(it)) = change else { unreachable!() };
        assert_eq!(it.booking.note.as_deref(), Some("C4 and A2"), "{}", it.id);
        assert_eq!(it.booking.families, joint.booking.families);
    }
    // A change of both teams' work that goes on is theirs; what is with the other's family alone is not brought in anew.
    let edits = state.edits_of(&lifted).unwrap();
    let morag = Author::Person(the("morag"));
    assert_eq!(rights::may_together(&state, &morag, &edits), Ok(()));
    let alone = state.edits_of(&lifted[1..]).unwrap();
    let (_, words) = rights::may_together(&state, &morag, &alone).unwrap_err();
    assert!(words.contains("ask their lead to book it"), "{words}");
}

#[test]
fn what_a_lead_accepted_about_a_family_stays_with_whoever_may_know_it() {
    let state = example_state();
    let risk = |reference: &str| AcceptedRisk {
        rule: "case.window".into(),
        subject: ("family".into(), reference.into()),
        until: the("2026-12-31"),
        reason: format!("{reference} is known to us"),
        by: "fiona".into(),
    };
    let state = state.preview(&[Change::Put(risk("c2").into()), Change::Put(risk("a1").into())]).unwrap();
    let sees = |who: &str| -> Vec<String> {
        let shown = veil(who, &state).over(&state);
        shown.records.accepted.values().map(|row| row.item.subject.1.clone()).collect()
    };
    assert_eq!(sees("morag"), ["a1"]);
    assert_eq!(sees("fiona"), ["c2"]);
    assert_eq!(sees("isla"), [""; 0]);
}

/// A busy time of somebody, or of a place.
fn busy(whose: BusyOf) -> Busy {
    let (start, end) = (the("2026-12-03T10:00"), the("2026-12-03T11:00"));
    let source = Some("Outlook".to_owned());
    Busy { whose, start, end, how: HowBusy::Busy, source, uid: "k1".into(), number: 0 }
}

#[test]
fn busy_times_are_seen_by_whose_they_are_and_who_plans_with_them() {
    let state = example_state();
    let whose = ["eilidh", "shona", "isla"];
    let people = whose.map(|id| Change::from(busy(BusyOf::Person(the(id)))));
    let place = state.records.places.keys().next().unwrap().clone();
    let state = state.preview(&[&people[..], &[busy(BusyOf::Place(place)).into()]].concat()).unwrap();
    let supervisor = state.records.supervision.values().map(|row| &row.item);
    let supervisor = supervisor.into_iter().find(|it| it.person == the("eilidh")).unwrap().supervisor.clone();
    let sees = |who: &str| -> Vec<String> {
        let shown = veil(who, &state).over(&state);
        shown.records.busy.keys().filter_map(|key| key.0.person().map(ToString::to_string)).collect()
    };
    for lead in ["morag", "fiona"] {
        assert_eq!(sees(lead), ["eilidh", "isla", "shona"], "{lead}");
    }
    for own in whose {
        let given = |it: &Supervision| it.supervisor == the(own);
        assert!(!state.records.supervision.values().any(|row| given(&row.item)), "{own} supervises nobody");
        assert_eq!(sees(own), [own]);
    }
    assert!(sees(supervisor.as_str()).contains(&"eilidh".to_owned()), "{supervisor}");
    assert_eq!(sees("nobody-here"), [""; 0]);
    // That a place is taken everybody may know.
    for who in ["morag", "isla", "nobody-here"] {
        let shown = veil(who, &state).over(&state);
        assert!(shown.records.busy.keys().any(|key| key.0.person().is_none()), "{who}");
    }
}

#[test]
fn that_somebody_is_busy_is_told_in_no_history_of_others() {
    let state = example_state();
    let edits = state.edits_of(&[busy(BusyOf::Person(the("eilidh"))).into()]).unwrap();
    let entry = Entry {
        rev: state.rev() + 1,
        at: Instant(29_000_000),
        by: "owner".into(),
        from: "local".into(),
        cause: Cause::Imported,
        summary: "1 busy time of Eilidh from Outlook came in".into(),
        reason: None,
        edits,
    };
    for (who, is_told) in [("eilidh", true), ("morag", true), ("shona", false), ("isla", false)] {
        let redaction = veil(who, &state);
        assert_eq!(redaction.entry(&entry).is_some(), is_told, "{who}");
        let seen = audit::seen_by(&state, &Author::Person(the(who)), &redaction, &entry);
        assert_eq!(seen.is_some(), is_told, "{who}");
    }
}
