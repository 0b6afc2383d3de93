//! The form of a session: each field, what is said of what cannot be, and how far an edit reaches.

use tandem::app::Layer;
use tandem::domain::*;

use super::{Sitting, at_a_desk, records, sitting, the};

/// Goes to a field and writes another text into it.
fn fill(sitting: &mut Sitting, name: &str, text: &str) {
    sitting.goes_to(name).rewrites(text);
}

fn problem(sitting: &Sitting, name: &str) -> Option<String> {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.inputs.iter().find(|it| it.label == name).unwrap().problem.clone()
}

#[test]
fn every_field_is_taken() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter");
    for (name, text) in [
        ("What", "home vis"),
        ("When", "thu 15:35 50m"),
        ("Who", "Catriona, ais"),
        ("With", "ruth greg"),
        ("Shadowing", "leanne"),
        ("Led by", "catriona"),
        ("Families", "c9 c8"),
        ("Where", "strathmore base"),
        ("Status", "cancelled"),
        ("Reason", "snow"),
        ("Note", "Ring first"),
    ] {
        fill(&mut sitting, name, text);
        assert_eq!(problem(&sitting, name), None, "{name}");
    }
    sitting.press("enter").open(0).saved(1).says("Edit Home visit C9 and C8");
    let booking = sitting.booked("aisha", "2026-12-03T15:35").dated_booking();
    let wanted = Booking {
        people: vec![the("catriona"), the("aisha")],
        with: vec![the("ruth"), the("greg")],
        shadow: vec![the("leanne")],
        lead: Some(the("catriona")),
        families: vec![the("c9"), the("c8")],
        place: Some(the("base")),
        status: Status::Cancelled,
        reason: Some("snow".into()),
        note: Some("Ring first".into()),
        ..Booking::new(the("home-visit"), the("2026-12-03T15:35"), Minutes(50))
    };
    assert_eq!(Booking { cancelled_by: None, ..booking }, wanted);
}

#[test]
fn what_was_written_in_several_fields_goes_only_with_a_second_escape() {
    let mut sitting = sitting();
    let asks = |sitting: &Sitting| {
        let said = sitting.app.remarks_of(sitting.form());
        said.iter().any(|it| it.text.contains("once more drops what you wrote"))
    };
    sitting.on("aisha", "2026-12-04T13:45").press("enter");
    fill(&mut sitting, "When", "15:35");
    sitting.press("esc").open(0);
    sitting.press("enter");
    fill(&mut sitting, "When", "15:35");
    fill(&mut sitting, "Note", "50");
    sitting.press("esc").open(1);
    assert!(asks(&sitting));
    // Any other key goes on, and asks again.
    sitting.press("tab");
    assert!(!asks(&sitting));
    sitting.press("esc").open(1).press("esc").open(0).saved(0);
}

#[test]
fn what_a_form_would_add_and_clear_is_shown_before_it_is_saved() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T10:15").press("enter");
    let rules = |flags: &[tandem::rules::Flag]| flags.iter().map(|flag| flag.rule).collect::<Vec<_>>();
    let told = |sitting: &Sitting| {
        let preview = sitting.app.preview.as_ref().unwrap();
        (rules(&preview.flags.adds), rules(&preview.flags.clears))
    };
    fill(&mut sitting, "With", "ruth");
    assert_eq!(told(&sitting), (vec![], vec!["sole.visit"]));
    sitting.sees("clears red in W49: Aisha visits C10 alone");
    fill(&mut sitting, "When", "12:00");
    assert!(told(&sitting).0.contains(&"clash.double_booked"), "{:?}", told(&sitting));
    sitting.sees("▲ adds red in W49: Aisha is in two sessions at once");
    // What cannot be is shown in its field, and has no flags.
    fill(&mut sitting, "When", "25:00");
    assert!(sitting.app.preview.is_none());
    sitting.press("esc").saved(0);
}

#[test]
fn what_cannot_be_is_said_in_its_field_and_not_saved() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("e");
    for (name, wrong, said) in [
        ("What", "phoen", "did you mean Phone call?"),
        ("When", "31/2", "there is no 31 February"),
        ("When", "someday", "is no day, time or length"),
        ("When", "25:00", "is no day, time or length"),
        ("When", "thu fri", "write one day"),
        ("When", "9 10 11", "one time too many"),
        ("When", "9-10 30m", "leave one of them out"),
        ("When", "10 times", "a field of its own"),
        ("When", "", "write when"),
        ("Who", "aisha nobody", "nobody here is called “nobody”"),
        ("With", "gregg", "did you mean Greg?"),
        ("Shadowing", "zz", "nobody here is called “zz”"),
        ("Led by", "ruth", "must be in"),
        ("Families", "c99", "there is no family"),
        ("Group", "welbeing", "did you mean Wellbeing Group?"),
        ("Where", "baze", "did you mean Strathmore base?"),
        ("Track", "xx", ""),
        ("Status", "doing", ""),
        ("Applies to", "some", "write one of: this one, later ones too"),
    ] {
        let right = sitting.value(name).to_owned();
        fill(&mut sitting, name, wrong);
        let found = problem(&sitting, name).unwrap_or_else(|| panic!("{name} takes {wrong}"));
        assert!(found.contains(said), "{name}: {found}");
        sitting.press("enter").open(1).saved(0);
        fill(&mut sitting, name, &right);
        assert_eq!(problem(&sitting, name), None, "{name}");
    }
    sitting.press("esc").open(0).saved(0);
}

#[test]
fn a_form_that_changes_nothing_closes_and_saves_nothing() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("e enter").open(0).says("Nothing to change").saved(0);
    sitting.press("a").types("x");
    sitting.input(tandem::app::Input::Done("something else".into()));
    sitting.open(1);
}

#[test]
fn an_edit_reaches_as_far_as_it_says() {
    for (reach, note_before, note_after) in
        [("this", None, None), ("later", None, Some("new")), ("all", Some("new"), Some("new"))]
    {
        let mut sitting = sitting();
        sitting.on("aisha", "2026-12-17T14:25");
        let before = records(&sitting.app.state);
        sitting.press("e");
        fill(&mut sitting, "Note", "new");
        fill(&mut sitting, "Applies to", reach);
        assert!(sitting.app.preview.is_some());
        sitting.press("ctrl-s").open(0).saved(1);
        let note = |start: &str| sitting.booked("aisha", start).booking().note.clone();
        assert_eq!(note("2026-12-17T14:25").as_deref(), Some("new"), "{reach}");
        assert_eq!(note("2026-12-10T14:25").as_deref(), note_before, "{reach}");
        assert_eq!(note("2026-12-24T14:25").as_deref(), note_after, "{reach}");
        sitting.press("u");
        assert_eq!(records(&sitting.app.state), before);
    }
}

#[test]
fn fields_are_walked_round_and_completed() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("e shift-tab");
    let at = |sitting: &Sitting| match sitting.app.layers.last() {
        Some(Layer::Form(form)) => form.inputs[form.at].label.to_string(),
        _ => panic!(),
    };
    assert_eq!(at(&sitting), "Repeats");
    sitting.press("tab");
    assert_eq!(at(&sitting), "What");
    sitting.goes_to("Applies to").press("ctrl-n");
    assert_eq!(sitting.value("Applies to"), "later ones too");
    fill(&mut sitting, "Where", "brae");
    sitting.press("ctrl-n");
    assert_eq!(sitting.value("Where"), "Brae Street Hall");
}

#[test]
fn a_refused_form_stays_open_with_what_was_written() {
    let mut lead = at_a_desk("morag");
    // Of a family that is kept from whoever looks there is nothing to write in.
    lead.on("aisha", "2026-12-03T14:25").press("e").open(0).regrets("you lead Ailsa MBU");
    lead.on("aisha", "2026-12-03T09:30").press("e");
    fill(&mut lead, "Note", "mine");
    lead.press("enter").open(1).regrets("you lead Ailsa MBU").saved(0);
    assert_eq!(lead.value("Note"), "mine");
}

#[test]
fn a_session_is_made_to_repeat_and_its_rule_changed_for_later_ones() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter");
    fill(&mut sitting, "Repeats", "now and then");
    assert!(problem(&sitting, "Repeats").is_some());
    fill(&mut sitting, "Repeats", "weekly");
    sitting.press("enter").open(0).saved(1);
    let first = sitting.booked("aisha", "2026-12-04T13:45").clone();
    let id = first.series.clone().unwrap();
    let rule = |sitting: &Sitting, id: &SeriesId| {
        sitting.app.state.records.series.get(id).unwrap().item.repeat.to_string()
    };
    assert_eq!(rule(&sitting, &id), "FREQ=WEEKLY");
    // A week later the rule changes, for that one and all later ones; the first stays as it was.
    sitting.press("n").on("aisha", "2026-12-11T13:45").press("enter");
    fill(&mut sitting, "Repeats", "fortnightly");
    sitting.press("enter").open(1);
    fill(&mut sitting, "Applies to", "later");
    sitting.press("enter").open(0).saved(2);
    let later = sitting.booked("aisha", "2026-12-11T13:45").series.clone().unwrap();
    assert_eq!(rule(&sitting, &later), "FREQ=WEEKLY;INTERVAL=2");
    assert_eq!(rule(&sitting, &id), "FREQ=WEEKLY;UNTIL=20261210");
}

#[test]
fn a_form_of_a_session_that_is_gone_says_so() {
    let mut fiona = at_a_desk("fiona");
    fiona.on("aisha", "2026-12-04T13:45");
    let mut owner = fiona.beside("owner");
    fiona.press("enter").open(1);
    owner.on("aisha", "2026-12-04T13:45").press("X").saved(1);
    fiona.news();
    fiona.press("enter").open(0).saved(0).regrets("from the rota");
}

#[test]
fn each_field_says_how_it_is_understood() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter");
    let said = |sitting: &Sitting, name: &str| {
        sitting.entry(name).understood.clone().map(|it| (it.text, it.warns)).unwrap_or_default()
    };
    for (name, written, words, warns) in [
        ("What", "phone", "Phone call", false),
        ("When", "thu 14:25 30m", "Thu 3 Dec 14:25–14:55, 0:30", false),
        ("When", "3 dec 9-10", "Thu 3 Dec 09:00–10:00, 1:00", false),
        ("Who", "catr", "Catriona", false),
        ("Who", "aisha", "Aisha, leave asked for then", true),
        ("Families", "c4 c9", "C4 and C9", false),
        ("Where", "", "nowhere: it is a phone call", false),
        ("Where", "brae", "Brae Street Hall", false),
        ("Status", "canc", "cancelled", false),
        ("Repeats", "every week until 3 jan", "every week until 3 Jan 2027", false),
        ("Repeats", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks", false),
        ("Repeats", "", "no, once", false),
    ] {
        fill(&mut sitting, name, written);
        assert_eq!(said(&sitting, name), (words.to_owned(), warns), "{name} {written}");
    }
    sitting.sees("◆ Aisha, leave asked for then");
}

#[test]
fn a_field_comes_when_it_matters() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter");
    sitting.sees("Ctrl-O more: reason, track, group, with, led by, shadowing, note, repeats");
    let is_shown = |sitting: &Sitting, name: &str| !sitting.form().folded_labels().contains(&name);
    for (name, field, matters, else_not) in [
        ("Reason", "Status", "cancelled", "planned"),
        ("Track", "What", "supervision", "phone"),
        ("Group", "What", "cooking", "phone"),
    ] {
        fill(&mut sitting, field, else_not);
        assert!(!is_shown(&sitting, name), "{name}");
        sitting.rewrites(matters);
        assert!(is_shown(&sitting, name), "{name}");
        // Going round would show every field.
        sitting.press("esc esc enter");
    }
}
