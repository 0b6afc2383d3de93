//! Reminders ticked as sent, the directory kept, measures noted, a quarter summed up; who may, and what is said at the field.

use tandem::app::screen::directory;
use tandem::app::screen::reminders;
use tandem::app::{Layer, LinePurpose, ScreenId};
use tandem::domain::*;
use tandem::report::reminder::ReminderStatus;

use super::{Sitting, at_a_desk, records, the};

/// Goes to a field of the form that is open and writes in it.
fn writes(sitting: &mut Sitting, field: &str, text: &str) {
    sitting.goes_to(field).rewrites(text);
}

/// What is said of a field of the form that is open.
fn problem(sitting: &Sitting, field: &str) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.inputs.iter().find(|it| it.label == field).unwrap().problem.clone().unwrap_or_default()
}

fn standing(sitting: &Sitting, family: &str) -> Vec<ReminderStatus> {
    let of = sitting.app.screens.reminders.rows().filter(|row| row.family == the(family));
    of.map(|row| row.standing(sitting.app.now)).collect()
}

#[test]
fn a_reminder_is_ticked_as_sent_and_the_tick_is_taken_back() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    sitting.press("N").sees("Reminders").sees("To send later").sees("a reminder for Thursday 3 December");
    assert_eq!(standing(&sitting, "c4")[..2], [ReminderStatus::Later; 2]);
    let first = reminders::marked(&sitting.app).unwrap().clone();
    sitting.press("space").saved(1).sees("Sent");
    assert_ne!(
        reminders::marked(&sitting.app).unwrap().session,
        first.session,
        "the next one to send is marked"
    );
    let sent = sitting.app.state.reminder_sent(&first.session, &first.family, first.start).unwrap().clone();
    assert_eq!(sent.by, Some(the("fiona")));
    sitting.press("end").sees("by Fiona").press("space").saved(2);
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("home o");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    assert!(sitting.app.selected().is_some());
}

#[test]
fn what_moved_after_the_reminder_is_to_be_sent_again() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("N");
    let row = sitting.app.screens.reminders.rows().find(|row| row.family == the("c1")).unwrap().clone();
    sitting.app.screens.reminders.marked = Some((row.session.clone(), row.family.clone()));
    sitting.press("space").saved(1);
    let state = sitting.app.state.clone();
    assert!(state.reminder_sent(&row.session, &row.family, row.start).is_some());
    assert!(state.reminder_sent(&row.session, &row.family, row.start.plus_wall(Minutes(15))).is_none());
}

#[test]
fn everybody_reminds_whom_they_are_with_and_nobody_else() {
    for (who, families) in [
        ("fiona", &["c1", "c2", "c4"][..]),
        ("aisha", &["c1", "c2", "c4"]),
        ("ruth", &[]),
        ("morag", &[]),
        ("eilidh", &[]),
        ("isla", &[]),
    ] {
        let mut sitting = at_a_desk(who);
        sitting.press("N");
        let mut seen: Vec<&str> =
            sitting.app.screens.reminders.rows().map(|row| row.family.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, families, "{who}");
        if families.is_empty() {
            sitting.press("space").regrets("no reminder is marked");
        }
    }
    // A worker ticks hers.
    at_a_desk("aisha").press("N space").saved(1);
}

#[test]
fn an_organisation_is_put_in_found_called_looked_at_and_taken_out() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    sitting.press("O a").open(1);
    assert_eq!(problem(&sitting, "Name"), "say what it is called");
    writes(&mut sitting, "Contact", "ring 1904851231");
    assert!(problem(&sitting, "Contact").contains("a CHI number"), "{}", problem(&sitting, "Contact"));
    sitting.press("enter").open(1);
    writes(&mut sitting, "Name", "Kettle On");
    writes(&mut sitting, "Contact", "kettle@on.example");
    writes(&mut sitting, "Offers", "Company, tea, company");
    writes(&mut sitting, "Area", "Westgate");
    writes(&mut sitting, "Look again by", "never");
    assert!(
        problem(&sitting, "Look again by").contains("is not a day"),
        "{}",
        problem(&sitting, "Look again by")
    );
    writes(&mut sitting, "Look again by", "2026-11-02");
    sitting.press("enter").saved(1);
    let added = sitting
        .app
        .state
        .records
        .organisations
        .get(&the::<OrganisationId>("kettle-on"))
        .unwrap()
        .item
        .clone();
    assert_eq!((added.offers.join(" "), added.area.as_deref()), ("company tea".into(), Some("Westgate")));
    sitting.press("f").types("tea kettle").press("enter").open(0);
    assert_eq!(directory::marked(&sitting.app).unwrap().id, added.id);
    sitting.sees("look again").sees("which is past").press("d").saved(2);
    assert_eq!(directory::marked(&sitting.app).unwrap().review_by, Some(the("2027-12-02")));
    sitting
        .press("E")
        .types("943 476 5919")
        .press("enter")
        .open(1)
        .sees("an NHS number")
        .rewrites("")
        .press("enter")
        .open(1);
    assert!(
        matches!(&sitting.app.layers[0], Layer::Line(line) if matches!(line.purpose, LinePurpose::Call(_)))
    );
    sitting.types("Full until March").press("enter").saved(3).sees("Full until March").sees("Morag");
    sitting.press("w").open(1).sees("Where there is nothing").sees("tea").press("esc");
    sitting.press("x").saved(4);
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("u").sees("Kettle On").press("home").sees("Full until March");
}

#[test]
fn peers_note_calls_and_propose_entries_which_leads_keep() {
    let mut sitting = at_a_desk("shona");
    sitting.press("O a").open(1).types("Toy Library").sees("This is a proposal").press("esc esc").open(0);
    sitting.press("e").open(1).press("esc").open(0).press("x").regrets("team lead");
    sitting.press("E").types("They moved to the library").press("enter").saved(1).sees("Shona");
}

#[test]
fn the_networks_rhythm_is_planned_with_one_key_and_once() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("catriona", "2026-12-02").press("O R").saved(1);
    let series = |sitting: &Sitting, activity: &str| -> Vec<Series> {
        let all = sitting.app.state.records.series.values().map(|row| Series::clone(&row.item));
        all.filter(|it| it.booking.activity == the(activity) && it.repeat.frequency == Frequency::Monthly)
            .collect()
    };
    let meeting = &series(&sitting, "network-meeting")[0];
    assert_eq!(meeting.booking.people, [the("catriona")]);
    let dates = meeting.repeat.dates(meeting.booking.start, the("2026-12-01"), the("2027-12-31"));
    assert_eq!(dates.len(), 5, "{dates:?}");
    assert_eq!(series(&sitting, "network-email").len(), 1);
    sitting.press("R").sees("planned already").saved(1);
}

/// A session in which its first person is with a family that they support.
fn with_a_family(sitting: &mut Sitting, who: &str) -> Booking {
    let me = Some(the(who));
    let week: Week = the("2026-W49");
    let sheet = sitting.app.state.sheet(week).unwrap().clone();
    let found = sheet.sessions.values().map(|row| &row.item.booking).find(|it| {
        it.people.first() == me.as_ref()
            && it.families.iter().any(|it| sitting.app.state.family(it).unwrap().worker == me)
    });
    let found = found.unwrap().clone();
    sitting.on(who, &found.start.to_string());
    found
}

#[test]
fn a_measure_is_noted_by_whoever_is_with_her_and_seen_by_nobody_else() {
    let mut sitting = at_a_desk("eilidh");
    let family = with_a_family(&mut sitting, "eilidh").families[0].clone();
    sitting.press("E").open(1).sees("A measure, taken by Eilidh");
    writes(&mut sitting, "What", "epds");
    writes(&mut sitting, "Score", "31");
    assert_eq!(problem(&sitting, "Score"), "EPDS goes from 0 to 30");
    writes(&mut sitting, "Score", "13");
    writes(&mut sitting, "Her goal", "x");
    assert!(problem(&sitting, "Her goal").contains("leave this out"), "{}", problem(&sitting, "Her goal"));
    writes(&mut sitting, "Her goal", "");
    writes(&mut sitting, "On", "2026-12-24");
    assert!(problem(&sitting, "On").contains("still to come"), "{}", problem(&sitting, "On"));
    writes(&mut sitting, "On", "2023-11-01");
    assert!(problem(&sitting, "What").contains("has not done NES 5"), "{}", problem(&sitting, "What"));
    writes(&mut sitting, "On", "2026-12-02");
    sitting.press("enter").saved(1);
    let there = |sitting: &Sitting| sitting.app.state.measures_of(&family).count();
    assert_eq!(there(&sitting), 1);
    for (who, count) in
        [("morag", 1), ("shona", 1), ("owner", 1), ("fiona", 0), ("aisha", 0), ("isla", 0), ("dr-nair", 0)]
    {
        assert_eq!(there(&sitting.beside(who)), count, "{who}");
    }
    // The history says that something was noted, and neither what nor how much, to whom it is not for.
    let mut other = sitting.beside("isla");
    other.press("H");
    let shown = super::screen_of(&other.app, 200, 50);
    assert!(!shown.contains(&family.called()) && !shown.contains("13"), "{shown}");
    sitting.press("E").sees("exit");
    writes(&mut sitting, "What", "goal-1");
    writes(&mut sitting, "Score", "4");
    assert_eq!(problem(&sitting, "Her goal"), "say her goal in a few words");
    writes(&mut sitting, "Her goal", "see 1904851231 smile");
    assert!(problem(&sitting, "Her goal").contains("a CHI number"), "{}", problem(&sitting, "Her goal"));
    writes(&mut sitting, "Her goal", "get to the shop and back");
    sitting.press("enter").saved(2);
    assert_eq!(there(&sitting), 2);
}

#[test]
fn a_measure_is_of_a_session_with_a_family_and_by_those_who_support_her() {
    let mut sitting = at_a_desk("eilidh");
    sitting.on("eilidh", "2026-12-02T09:00").press("E").regrets("has no family");
    with_a_family(&mut sitting, "eilidh");
    sitting.press("E").open(1);
}

#[test]
fn a_quarter_is_summed_up_for_leads_with_small_numbers_kept_back() {
    let mut sitting = at_a_desk("morag");
    sitting
        .press("Y")
        .open(1)
        .sees("October to December 2026, so far")
        .sees("Contacts and groups")
        .sees("in touch with");
    let page = sitting.page();
    let text = format!("{:?}", &page[..page.len() - 1]);
    assert!(text.contains("hidden"), "{text}");
    let mut small = text.split(|c: char| !c.is_ascii_digit()).filter_map(|it| it.parse::<u32>().ok());
    assert!(!small.any(|it| (1..4).contains(&it)), "{text}");
    at_a_desk("eilidh").press("Y").regrets("for team leads");
}

#[test]
fn what_was_measured_of_a_family_is_shown_as_it_went() {
    let taken = |point, on: &str, score| {
        let (family, by) = (the("c9"), the("aisha"));
        let on = the(on);
        Change::from(Measure { family, scale: Scale::Wemwbs, point, on, by, score: Some(score), words: None })
    };
    let state = super::example_state()
        .preview(&[taken(MeasurePoint::Entry, "2026-10-12", 38), taken(MeasurePoint::Exit, "2026-11-30", 45)])
        .unwrap();
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "aisha");
    sitting.press("K");
    sitting.app.screens.caseload.marked = Some(the("c9"));
    sitting.input(tandem::app::Input::Resized(200, 50));
    sitting.input(tandem::app::Input::Rested);
    let shown = super::screen_of(&sitting.app, 200, 50);
    for words in ["12 Oct 2026 38 (entry), 30 Nov 2026 45", "better by 7"] {
        assert!(shown.contains(words), "no {words:?} in\n{shown}");
    }
}
