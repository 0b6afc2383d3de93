//! The Caseload screen: a referral from the day it comes in to its closing, by keys alone; contacts marked, booked and
//! planned; who may; what is refused, at the field; what is flagged, with what can be done.

use tandem::app::screen::caseload;
use tandem::app::screen::caseload::{CaseGrouping, CaseloadRow, Filter, Sorting};
use tandem::app::{FormLayer, Input, Layer, ScreenId};
use tandem::domain::*;
use tandem::rota::RotaWeek;
use tandem::rules::Severity;

use super::{Sitting, at_a_desk, example_state, on_paper, records, sitting, the};

fn form(sitting: &Sitting) -> &FormLayer {
    match sitting.app.layers.last() {
        Some(Layer::Form(form)) => form,
        _ => panic!("no form is open: {:?}", sitting.app.said.notice),
    }
}

fn marks(sitting: &mut Sitting, family: &str) {
    if sitting.app.screen != ScreenId::Caseload {
        sitting.press("K");
    }
    sitting.app.screens.caseload.marked = Some(the(family));
    sitting.input(Input::Resized(120, 40));
    assert_eq!(caseload::marked(&sitting.app).unwrap().family.reference, the(family));
}

fn writes(sitting: &mut Sitting, field: &str, text: &str) {
    sitting.goes_to(field).rewrites(text);
}

fn problem(sitting: &Sitting, name: &str) -> Option<String> {
    form(sitting).inputs.iter().find(|it| it.label == name).unwrap().problem.clone()
}

fn family(sitting: &Sitting, reference: &str) -> Family {
    sitting.app.state.family(&the(reference)).unwrap().clone()
}

fn steps(sitting: &Sitting, reference: &str) -> Vec<(StepKind, String, String)> {
    let case = sitting.app.state.case(&the(reference)).unwrap();
    case.steps.iter().map(|it| (it.kind, it.on.to_string(), it.by.clone())).collect()
}

/// The demo as it is, but for some families.
fn with(change: impl Fn(&mut Family), references: &[&str]) -> std::sync::Arc<State> {
    let state = example_state();
    let changes: Vec<Change> = references
        .iter()
        .map(|reference| {
            let mut family = state.family(&the(reference)).unwrap().clone();
            change(&mut family);
            family.into()
        })
        .collect();
    std::sync::Arc::new(state.preview(&changes).unwrap())
}

#[test]
fn the_day_support_began_is_put_right() {
    let mut sitting = at_a_desk("fiona");
    marks(&mut sitting, "c4");
    sitting.press("e").goes_to("Started").rewrites("2026-12-24");
    assert!(problem(&sitting, "Started").unwrap().contains("note the start once it has"));
    sitting.rewrites("12/10").press("enter").open(0).saved(1);
    assert_eq!(family(&sitting, "c4").started, Some(the("2026-10-12")));
    sitting.press("e").goes_to("Started").press("ctrl-u enter").open(0).saved(2);
    assert_eq!(family(&sitting, "c4").started, None);
}

#[test]
fn an_admission_is_noted_on_a_unit_and_nowhere_else() {
    let mut sitting = sitting();
    marks(&mut sitting, "a1");
    sitting.press("e").goes_to("Admitted").rewrites("2026-12-24");
    assert!(problem(&sitting, "Admitted").unwrap().contains("once she is there"));
    sitting.rewrites("1/12").press("enter").open(0).saved(1);
    assert_eq!(family(&sitting, "a1").admitted, Some(the("2026-12-01")));
    marks(&mut sitting, "c4");
    sitting.press("e");
    assert!(form(&sitting).inputs.iter().all(|it| it.label != "Admitted"));
}

#[test]
fn the_last_contact_from_before_is_written_and_taken_out() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    marks(&mut sitting, "c4");
    sitting.press("e").goes_to("Last contact").rewrites("2026-12-24");
    assert!(problem(&sitting, "Last contact").unwrap().contains("once it has taken place"));
    sitting.rewrites("20/11").press("enter").open(0).saved(1);
    assert_eq!(sitting.app.state.contact_before(&the("c4")), Some(the("2026-11-20")));
    sitting.press("e").goes_to("Last contact").press("ctrl-u enter").open(0).saved(2);
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn a_referral_is_matched_booked_jointly_seen_reduced_and_ended_by_keys() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.press("K a").open(1);
    for (field, text) in [
        ("Reference", "c11"),
        ("Key worker", "ruth"),
        ("Baby", "due 2027-03-20"),
        ("Every", "7"),
        ("Length", "0:30"),
        ("Formats", "phone"),
        ("Themes", "second-baby"),
    ] {
        writes(&mut sitting, field, text);
    }
    sitting.press("enter").saved(1).open(0);
    assert_eq!(sitting.app.screens.caseload.marked, Some(the("c11")), "the new one is marked");
    assert_eq!(family(&sitting, "c11").status, FamilyStatus::Referred);

    // Matched: the reasons are told, and kept.
    sitting.press("enter").open(1).sees("Who could support C11");
    let first = sitting.suggested().choices[0].title.clone();
    assert_eq!(first, "Match C11 with Catriona", "{:?}", sitting.suggested().choices[0].reasons);
    sitting.press("enter").saved(2).sees("To send").press("esc").open(0);
    assert_eq!(family(&sitting, "c11").worker, Some(the("catriona")));

    // The first contact, with the key worker along.
    sitting
        .press("enter")
        .open(1)
        .sees("First contact with C11")
        .sees("Catriona with Ruth")
        .press("enter")
        .saved(3)
        .press("esc");
    let next = caseload::marked(&sitting.app).unwrap().next.clone().unwrap();
    assert!(next.joint && next.start > sitting.app.now);
    let session = sitting.record(&Key::Session((next.start.week(), next.session.clone()))).unwrap();
    let Record::Session(session) = session else { panic!("{session:?}") };
    assert_eq!(
        (&session.booking.people, &session.booking.with),
        (&vec![the("catriona")], &vec![the("ruth")])
    );
    sitting.press("enter").says("mark it once it has happened");
    sitting.press("d").regrets("mark it once it has happened");

    // Seen: what is due moves on, and support is on from that day.
    sitting.input(Input::Now(next.start.plus_wall(Minutes(60))));
    sitting.press("d").saved(4).press("enter").saved(5);
    let active = family(&sitting, "c11");
    assert_eq!((active.status, active.started), (FamilyStatus::Active, Some(next.start.date())));
    assert_eq!(caseload::marked(&sitting.app).unwrap().due, Some(next.start.date().plus_days(7)));

    // Less, as she wishes; then the ending, the open door, and the end.
    sitting.press("E").open(1);
    writes(&mut sitting, "Step", "reduced");
    writes(&mut sitting, "Every", "3");
    assert!(problem(&sitting, "Every").unwrap().contains("more often"));
    writes(&mut sitting, "Every", "14");
    sitting.press("enter").saved(6);
    assert_eq!(
        (family(&sitting, "c11").status, family(&sitting, "c11").every_days),
        (FamilyStatus::Reduced, Some(14))
    );
    sitting.press("enter").open(1);
    assert_eq!(sitting.value("Step"), "ending");
    writes(&mut sitting, "Last contacts", "2");
    sitting.press("enter").saved(7).sees("2 last contacts agreed");
    sitting.press("enter").saved(8).sees("the open door was offered");
    sitting.press("enter").open(1);
    assert_eq!(sitting.value("Step"), "closed");
    writes(&mut sitting, "In words", "goes to the choir on her own now");
    sitting.press("enter").saved(9);
    assert_eq!(family(&sitting, "c11").status, FamilyStatus::Closed);

    let taken: Vec<StepKind> = steps(&sitting, "c11").into_iter().map(|it| it.0).collect();
    assert_eq!(
        taken,
        [
            StepKind::Referred,
            StepKind::Matched,
            StepKind::FirstContact,
            StepKind::Active,
            StepKind::Reduced,
            StepKind::Ending,
            StepKind::OpenDoor,
            StepKind::Closed,
        ]
    );
    assert!(steps(&sitting, "c11").iter().all(|(_, _, by)| by == "fiona"));
    for _ in 0..9 {
        sitting.press("u");
    }
    assert_eq!(records(&sitting.app.state), before, "everything is undone, one by one");
}

#[test]
fn what_is_wrong_of_a_family_is_said_at_the_field() {
    let apart = KeptApart { person: the("leanne"), from: vec!["c8".into()] };
    let state = std::sync::Arc::new(example_state().preview(&[apart.into()]).unwrap());
    let mut sitting = on_paper(state, "owner");
    sitting.press("K");
    marks(&mut sitting, "c8");
    sitting.press("a");
    for (field, wrong, said) in [
        ("Reference", "c8", "already here"),
        ("Reference", "morag", "looks like a name"),
        ("Reference", "1904851231", "a CHI number"),
        ("Baby", "born 2026-12-03", "still to come"),
        ("Baby", "born jan 2027", "still to come"),
        ("Baby", "2027-11-02", "weeks away"),
        ("Baby", "due 2026-10-01", "over 42 weeks"),
        ("Referred", "2026-12-24", "still to come"),
        ("Worker", "joan", "not a peer"),
        ("Worker", "eilidh", "cannot start with a family now"),
        ("Worker", "shonna", "did you mean Shona"),
        ("Key worker", "aisha", "is a peer"),
        ("Formats", "phon", "did you mean phone"),
        ("Every", "0", "write days or weeks"),
        ("Length", "soon", "a length such as"),
        ("Area", "nowhere", "there is no place"),
        ("Needs", "sleep 943 476 5919", "an NHS number"),
        ("Reminders", "text 9 to 5", "safe times"),
        ("Team", "ailsaa", "did you mean Ailsa"),
        ("Complexity", "some", "high"),
    ] {
        writes(&mut sitting, field, wrong);
        let found = problem(&sitting, field).unwrap_or_else(|| panic!("{field}: {wrong:?} was taken"));
        assert!(found.contains(said), "{field}: {found}");
        sitting.press("enter").open(1).saved(0);
    }
    // A family given to somebody who is kept apart from it, or has left.
    let mut sitting = on_paper(sitting.app.state.clone(), "owner");
    marks(&mut sitting, "c8");
    sitting.press("e");
    writes(&mut sitting, "Worker", "leanne");
    let said = problem(&sitting, "Worker").unwrap();
    assert!(said.contains("cannot support them") && !said.contains("school"), "{said}");
    writes(&mut sitting, "Worker", "catriona");
    writes(&mut sitting, "Backup", "catriona");
    assert!(problem(&sitting, "Backup").unwrap().contains("same as the worker"));
    sitting.press("esc");
    let mut ended = example_state().shares().find(|share| share.person == the("shona")).unwrap().clone();
    ended.until = Some(the("2026-11-30"));
    let left = std::sync::Arc::new(example_state().preview(&[ended.into()]).unwrap());
    let mut sitting = on_paper(left, "owner");
    marks(&mut sitting, "a1");
    sitting.press("e");
    writes(&mut sitting, "Worker", "shona");
    assert!(problem(&sitting, "Worker").unwrap().contains("Shona has left"));
}

#[test]
fn lists_are_grouped_sorted_and_filtered_by_a_key_each() {
    let mut sitting = sitting();
    sitting.press("K");
    let heads = |sitting: &Sitting| {
        sitting.app.screens.caseload.rows.iter().filter(|row| matches!(row, CaseloadRow::Head(_))).count()
    };
    let families = |sitting: &Sitting| sitting.app.screens.caseload.rows.len() - heads(sitting);
    assert_eq!((families(&sitting), heads(&sitting)), (16, 5));
    sitting.press("v");
    assert_eq!((sitting.app.screens.caseload.choice.by, heads(&sitting)), (CaseGrouping::Team, 2));
    sitting.press("v").sees("by status").press("v").sees("by worker");
    sitting.press("s s");
    assert_eq!(sitting.app.screens.caseload.choice.sort, Sorting::Reference);
    let first = |sitting: &Sitting| match sitting.app.screens.caseload.rows[1] {
        CaseloadRow::Family(at) => {
            sitting.app.screens.caseload.found.as_ref().unwrap().lines[at].family.reference.to_string()
        }
        CaseloadRow::Head(_) => "a heading".to_owned(),
    };
    assert_eq!(first(&sitting), "a1");
    sitting.press("f");
    assert_eq!((sitting.app.screens.caseload.choice.filter, families(&sitting)), (Filter::Flagged, 3));
    let marked = caseload::marked(&sitting.app).unwrap();
    assert_eq!(marked.severity(), Some(Severity::Amber), "the mark is on what is there");
    sitting
        .press("f f")
        .sees("waiting")
        .sees("C8")
        .press("f")
        .sees("ending")
        .sees("C6")
        .press("f")
        .sees("Nobody is on this list");
    sitting.press("f m").sees("Ailsa MBU");
    assert_eq!(families(&sitting), 6);
    sitting.press("end");
    let last = caseload::marked(&sitting.app).unwrap().family.reference.clone();
    sitting.press("down");
    assert_eq!(caseload::marked(&sitting.app).unwrap().family.reference, last);
    sitting.press("home right");
    let line = caseload::marked(&sitting.app).unwrap();
    assert_eq!(line.family.worker, Some(the("shona")), "to the next group");
}

#[test]
fn a_contact_is_marked_in_one_key_and_the_due_date_moves() {
    let mut sitting = at_a_desk("fiona");
    marks(&mut sitting, "c9");
    let line = caseload::marked(&sitting.app).unwrap();
    assert_eq!(line.due, Some(the("2026-12-09")), "a week after the start");
    sitting.input(Input::Now(the("2026-12-02T14:30")));
    sitting.press("d").saved(1);
    let line = caseload::marked(&sitting.app).unwrap();
    assert_eq!((line.last, line.due), (Some(the("2026-12-02")), Some(the("2026-12-09"))));
    sitting.press("u");
    sitting.press("M").saved(3);
    let line = caseload::marked(&sitting.app).unwrap();
    assert!(
        line.last.is_none() && line.next.as_ref().is_some_and(|next| next.start.date() > the("2026-12-02"))
    );
}

#[test]
fn contacts_that_are_due_are_planned_at_once_and_undone_at_once() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("K R").regrets("is booked");
    // Nothing is booked with C1 and C3 any more: both are due on the Monday, which is next week's.
    let state = example_state();
    let gone: Vec<Change> = state
        .records
        .series
        .values()
        .filter(|row| row.item.booking.families.iter().any(|it| ["c1", "c3"].contains(&it.as_str())))
        .map(|row| {
            let repeat = Repeat {
                until: Some(Until::Date(the("2026-12-01"))),
                count: None,
                ..row.item.repeat.clone()
            };
            Series { repeat, except: vec![], ..Series::clone(&row.item) }.into()
        })
        .collect();
    let state = std::sync::Arc::new(state.preview(&gone).unwrap());
    let mut sitting = on_paper(state, "fiona");
    let before = records(&sitting.app.state);
    sitting.press("K R").open(1).sees("Contacts due next week");
    let titles: Vec<String> = sitting.suggested().choices.iter().map(|it| it.title.clone()).collect();
    assert!(titles[0].starts_with("Book all that is due: 2 contacts"), "{titles:?}");
    let visit =
        sitting.suggested().choices.iter().find(|it| it.title.contains("C1")).expect("C1 is among them");
    assert!(visit.reasons.iter().any(|why| why.contains("travel there and back is booked already")));
    sitting.press("enter").saved(1).press("esc");
    for family in ["c1", "c3"] {
        marks(&mut sitting, family);
        let line = caseload::marked(&sitting.app).unwrap();
        assert_eq!(line.next.as_ref().unwrap().start.week(), the::<Week>("2026-W50"), "{family}");
    }
    sitting.sound().press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn a_visit_is_booked_with_the_way_there_and_back() {
    let state = example_state();
    let gone: Vec<Change> = state
        .records
        .series
        .values()
        .filter(|row| row.item.booking.people == [the::<PersonId>("catriona")])
        .map(|row| {
            if row.item.booking.start.date() > the("2026-12-01") {
                return Change::Remove(Key::Series(row.item.id.clone()));
            }
            let repeat = Repeat {
                until: Some(Until::Date(the("2026-12-01"))),
                count: None,
                ..row.item.repeat.clone()
            };
            Series { repeat, except: vec![], ..Series::clone(&row.item) }.into()
        })
        // With what was changed by hand after that.
        .chain([Change::Remove(Key::Session((the("2026-W49"), the("strathmore-mdt-20261202"))))])
        .collect();
    let mut sitting = on_paper(std::sync::Arc::new(state.preview(&gone).unwrap()), "fiona");
    marks(&mut sitting, "c1");
    sitting
        .press("B")
        .open(1)
        .sees("Next contact with C1")
        .sees("travel is booked with it")
        .sees("(the base)");
    sitting.press("enter").saved(1).press("esc");
    let next = caseload::marked(&sitting.app).unwrap().next.clone().unwrap();
    let rota = RotaWeek::of(&sitting.app.state, next.start.week()).unwrap();
    let catriona = the("catriona");
    let day: Vec<&str> = rota
        .sessions_of_on(&catriona, next.start.date())
        .map(|it| it.booking().activity.as_str())
        .filter(|it| matches!(*it, "travel" | "home-visit"))
        .collect();
    assert_eq!(day, ["travel", "home-visit", "travel"]);
}

#[test]
fn a_worker_who_leaves_hands_over_with_contacts_as_one_change() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    marks(&mut sitting, "c10");
    sitting.press("r").open(1).sees("Aisha's families, to whom");
    assert!(sitting.suggested().choices.len() > 3);
    sitting.press("enter").saved(1).open(1).sees("To send").press("esc");
    let state = &sitting.app.state;
    assert!(state.records.families.values().all(|row| row.item.worker != Some(the("aisha"))));
    let rota = RotaWeek::of(state, the("2026-W50")).unwrap();
    let aisha = the("aisha");
    let left = rota.sessions_of(&aisha).filter(|it| it.booking().families == [the::<FamilyRef>("c10")]);
    assert_eq!(left.count(), 0, "the contacts go along");
    assert_eq!(steps(&sitting, "c10").last().unwrap().0, StepKind::HandedOver);
    sitting.sound().press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn what_if_is_told_in_loads_and_leave_is_only_looked_at() {
    let mut sitting = at_a_desk("fiona");
    marks(&mut sitting, "c8");
    sitting.press("w").open(1).sees("What if");
    let titles: Vec<(String, bool)> =
        sitting.suggested().choices.iter().map(|it| (it.title.clone(), it.unavailable.is_some())).collect();
    assert!(titles.iter().any(|(title, _)| title.contains("takes C8 on")), "{titles:?}");
    assert!(titles.iter().any(|(title, _)| title.contains("go from Aisha to Catriona")), "{titles:?}");
    let (title, only_to_look) = titles.last().unwrap();
    assert!(title.contains("A month's leave of Aisha") && *only_to_look);
    sitting.press("up");
    assert_eq!(sitting.suggested().marked, titles.len() - 1);
    sitting.press("enter").open(1).saved(0).press("esc").open(0);
}

#[test]
fn peers_see_their_own_and_colleagues_none() {
    let mut aisha = at_a_desk("aisha");
    aisha.press("K");
    let lines = &aisha.app.screens.caseload.found.as_ref().unwrap().lines;
    let hers = |line: &tandem::planner::caseload::CaseloadLine| {
        [&line.family.worker, &line.family.backup].into_iter().any(|it| *it == Some(the("aisha")))
    };
    assert!(!lines.is_empty() && lines.iter().all(hers));
    let carriers: Vec<&str> = aisha
        .app
        .screens
        .caseload
        .found
        .as_ref()
        .unwrap()
        .carriers
        .iter()
        .map(|it| it.person.as_str())
        .collect();
    assert_eq!(carriers, ["aisha"], "whose load it is, is theirs and their lead's");
    marks(&mut aisha, "c4");
    aisha.press("e").open(0).regrets("is for a team lead to change");
    aisha.press("+").open(0).regrets("is for a team lead to change");
    let mut greg = at_a_desk("greg");
    greg.press("K").sees("Nobody is on this list");
    let mut morag = at_a_desk("morag");
    morag.press("K");
    let lines = &morag.app.screens.caseload.found.as_ref().unwrap().lines;
    assert!(
        lines.iter().all(|line| line.family.team == the("ailsa")),
        "another team's families are not hers to see"
    );
}

#[test]
fn each_flag_of_a_case_has_a_remedy_that_works() {
    let state = with(|it| it.worker = None, &["c8"]);
    let state = std::sync::Arc::new(
        state
            .preview(&[
                Family { referred: the("2026-11-10"), ..state.family(&the("c8")).unwrap().clone() }.into(),
                Family { backup: None, ..state.family(&the("c1")).unwrap().clone() }.into(),
                Family { key_worker: None, ..state.family(&the("c3")).unwrap().clone() }.into(),
                Family {
                    themes: vec!["emergency-birth".into()],
                    ..state.family(&the("c10")).unwrap().clone()
                }
                .into(),
                Family { every_days: Some(28), ..state.family(&the("c7")).unwrap().clone() }.into(),
            ])
            .unwrap(),
    );
    for (family, rule, keys) in [
        ("c8", "case.unallocated", ""),
        ("c1", "case.no_backup", ""),
        ("c3", "case.no_key_worker", ""),
        ("c10", "case.ask_first", ""),
        ("c7", "case.wish", ""),
        ("c2", "case.window", "stays"),
    ] {
        let mut sitting = on_paper(state.clone(), "fiona");
        let before = records(&sitting.app.state);
        marks(&mut sitting, family);
        let flags: Vec<&str> =
            caseload::marked(&sitting.app).unwrap().flags.iter().map(|it| it.rule).collect();
        assert!(flags.contains(&rule), "{family}: {flags:?}");
        sitting.press("!").open(1);
        while sitting.why().flag().unwrap().rule != rule {
            sitting.press("right");
        }
        assert!(!sitting.suggested().choices.is_empty(), "{rule}: nothing is offered");
        sitting.press("enter").saved(1);
        if sitting.app.layers.last().is_some() {
            sitting.press("esc");
        }
        let left = sitting.app.screens.caseload.found.as_ref().unwrap().line(&the(family)).unwrap();
        let still = left.flags.iter().any(|flag| flag.rule == rule);
        assert_eq!(still, keys == "stays", "{rule}");
        sitting.press("u");
        assert_eq!(records(&sitting.app.state), before, "{rule}");
    }
}

#[test]
fn an_overdue_contact_is_booked_from_its_flag() {
    let state = example_state();
    let gone: Vec<Change> = state
        .records
        .series
        .values()
        .filter(|row| row.item.booking.families == [the::<FamilyRef>("c3")])
        .map(|row| Change::Remove(Key::Series(row.item.id.clone())))
        .chain(state.sheets().flat_map(|(week, sheet)| {
            let theirs =
                sheet.sessions.values().filter(|row| row.item.booking.families == [the::<FamilyRef>("c3")]);
            theirs
                .map(move |row| Change::Remove(Key::Session((week, row.item.id.clone()))))
                .collect::<Vec<_>>()
        }))
        .collect();
    let mut sitting = on_paper(std::sync::Arc::new(state.preview(&gone).unwrap()), "fiona");
    marks(&mut sitting, "c3");
    let line = caseload::marked(&sitting.app).unwrap();
    assert!(line.flags.iter().any(|flag| flag.rule == "case.contact_overdue"), "{:?}", line.flags);
    sitting.press("!").open(1);
    while sitting.why().flag().unwrap().rule != "case.contact_overdue" {
        sitting.press("right");
    }
    sitting.press("enter").saved(1).press("esc");
    assert!(caseload::marked(&sitting.app).unwrap().next.is_some());
}

/// Words that have no place near a family in loss mode.
const BABY: [&str; 8] = ["baby", "born", "pregnan", "birth", "wk old", "mo old", "weeks old", "due date"];

#[test]
fn in_loss_mode_no_baby_word_is_anywhere_on_the_screen_or_its_layers() {
    // C7 alone, with all that could give it away.
    let state = example_state();
    let mut changes: Vec<Change> = state
        .records
        .families
        .values()
        .filter(|row| row.item.reference != the("c7"))
        .map(|row| {
            Family {
                born: None,
                due: None,
                themes: vec![],
                needs: vec![],
                status: FamilyStatus::Closed,
                ..Family::clone(&row.item)
            }
            .into()
        })
        .collect();
    let mut c7 = state.family(&the("c7")).unwrap().clone();
    (c7.due, c7.born, c7.worker) = (Some(the("2026-12-20")), Some(the("2026-11-20")), None);
    (c7.themes, c7.every_days) = (vec!["second-baby".into(), "loss".into()], Some(14));
    changes.push(c7.into());
    let state = std::sync::Arc::new(state.preview(&changes).unwrap());
    for keys in ["", "+", "e", "E", "enter", "w", "i", "!", "v", "v v", "f"] {
        let mut sitting = on_paper(state.clone(), "fiona");
        marks(&mut sitting, "c7");
        sitting.press(keys);
        let screen = sitting.screen().to_lowercase();
        // Its own tags may be edited; nothing else says such a word.
        let screen = if keys == "e" { screen.replace("second-baby", "") } else { screen };
        for word in BABY {
            assert!(!screen.contains(word), "{keys}: {word:?} in\n{screen}");
        }
        if keys == "+" {
            let reasons: Vec<String> =
                sitting.suggested().choices.iter().flat_map(|it| it.reasons.clone()).collect();
            assert!(reasons.iter().any(|it| it.contains("what matters here")), "{reasons:?}");
        }
    }
    let mut sitting = on_paper(state, "fiona");
    marks(&mut sitting, "c7");
    sitting.press("e");
    writes(&mut sitting, "Every", "21");
    sitting.press("enter").saved(1);
    let kept = family(&sitting, "c7");
    assert!(kept.due.is_some() && kept.born.is_some(), "what is known stays known");
}

#[test]
fn paused_and_closed_take_what_is_booked_off_the_rota() {
    for step in ["paused", "closed"] {
        let mut sitting = at_a_desk("fiona");
        let before = records(&sitting.app.state);
        marks(&mut sitting, "c3");
        assert!(caseload::marked(&sitting.app).unwrap().next.is_some());
        sitting.press("E");
        writes(&mut sitting, "Step", step);
        sitting.sees("off the rota").press("enter").saved(1).sound();
        let line = sitting.app.screens.caseload.found.as_ref().unwrap().line(&the("c3")).unwrap().clone();
        assert!(line.next.is_none(), "{step}: {:?}", line.next);
        sitting.press("u");
        assert_eq!(records(&sitting.app.state), before);
    }
}

#[test]
fn of_what_is_booked_with_somebody_who_is_away_it_is_said_that_it_needs_cover() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("a").types("2/12 to 11/12 sick aisha").press("enter").press("esc K R");
    let said = format!("{:?}", fiona.app.said.notice);
    assert!(said.contains("is booked. The ones with") && said.contains("need cover"), "{said}");
}
