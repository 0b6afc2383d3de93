//! The Leave screen: asking, what it touches, deciding, calling off, falling ill, time earned; what others read of it.

use tandem::app::screen::leave;
use tandem::app::screen::leave::{LeavePane, Scale};
use tandem::app::{Layer, ScreenId};
use tandem::domain::*;

use super::{Sitting, at_a_desk, example_state, on_paper, sitting, the};

impl Sitting {
    fn leaves(&self, person: &str) -> Vec<Leave> {
        let rows = self.app.state.records.leave.values().map(|row| Leave::clone(&row.item));
        rows.filter(|leave| leave.person == the(person)).collect()
    }

    /// The leave of a person that begins on a day.
    fn leave_of(&self, person: &str, day: &str) -> Leave {
        let mut all = self.leaves(person).into_iter();
        all.find(|leave| leave.span.first_day() == the(day)).expect("there is none")
    }

    /// Opens the Leave screen at a day.
    fn leave_at(&mut self, person: &str, day: &str) -> &mut Self {
        self.press("7 g").types(day).press("enter");
        self.app.selection.person = Some(the(person));
        self
    }

    /// What is wrong with a field of the open form.
    fn wrong(&self, name: &str) -> String {
        let Some(Layer::Form(form)) = self.app.layers.last() else { panic!("no form is open") };
        let field = form.inputs.iter().find(|it| it.label == name).expect("no such field");
        field.problem.clone().unwrap_or_default()
    }

    /// What the open form says below its fields.
    fn said(&self) -> String {
        let Some(Layer::Form(form)) = self.app.layers.last() else { panic!("no form is open") };
        self.app.remarks_of(form).iter().map(|remark| remark.text.clone()).collect::<Vec<_>>().join("\n")
    }

    /// Writes in a field of the open form.
    fn writes(&mut self, name: &str, text: &str) -> &mut Self {
        let Some(Layer::Form(form)) = self.app.layers.last_mut() else { panic!("no form is open") };
        form.at = form.inputs.iter().position(|it| it.label == name).expect("no such field");
        self.rewrites(text)
    }
}

/// Somebody of the example service without Aisha's request, so that the chart is empty.
fn without_requests(author: &str) -> Sitting {
    let state = example_state();
    let gone: Vec<Change> =
        state.records.leave.keys().map(|key| Change::Remove(Key::Leave(key.clone()))).collect();
    on_paper(std::sync::Arc::new(state.preview(&gone).unwrap()), author)
}

#[test]
fn a_peer_marks_days_sees_what_they_touch_and_asks() {
    let mut sitting = without_requests("aisha");
    sitting.leave_at("aisha", "2026-12-03").press("space right enter").open(1);
    let said = sitting.said();
    for words in [
        "Takes 2 working days, 10:54 of paid time.",
        "Families in it: C4, C6, C10, C3 and C9.",
        "Groups: Wellbeing Group.",
        "Supervision: Clinical supervision (Fri 4 Dec",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("adds red in W49: ") && said.contains("Wellbeing Group"), "{said}");
    sitting.press("enter").open(0).saved(1).says("Ask for leave");
    let leaves = sitting.leaves("aisha");
    assert_eq!(leaves.len(), 1);
    assert_eq!(leaves[0].state, LeaveState::Requested);
    assert_eq!(leaves[0].span, LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-04") });
    sitting.sees("Aisha · Thu 3 Dec 2026").sees("Annual leave, Aisha, Thu 3 Dec – Fri 4 Dec (asked for)");
    sitting.press("u");
    assert_eq!(sitting.leaves("aisha"), []);
}

#[test]
fn what_stands_against_a_leave_is_said_at_its_field() {
    let mut sitting = sitting();
    sitting.leave_at("aisha", "2026-12-10").press("enter").open(1);
    for (field, text, at, words) in [
        ("To", "2026-12-08", "To", "write Thu 10 Dec 2026 or a later day"),
        ("To", "soon", "To", "a day such as"),
        ("To", "2026-12-10", "To", ""),
        ("Times", "15:00-13:00", "Times", "write a time after 15:00"),
        ("Times", "half", "Times", "such as 13-15:30"),
        ("Times", "", "Times", ""),
        (
            "From",
            "2026-12-03",
            "From",
            "annual leave, Aisha, Thu 3 Dec (asked for) already: change that one, or write from Fri 4 Dec on",
        ),
        ("From", "2026-11-27", "From", "W48 is closed: choose days from Mon 30 Nov on"),
        ("From", "2027-04-01", "From", "choose days from"),
        ("From", "2026-12-10", "From", ""),
        ("Who", "dr-nair", "Who", "choose one of: Aisha"),
        ("Who", "aysha", "Who", "did you mean Aisha?"),
        ("Who", "aisha", "Who", ""),
        ("Kind", "holidays", "Kind", "public-holiday"),
    ] {
        if field == "From" && text == "2027-04-01" {
            sitting.writes("To", "");
        }
        sitting.writes(field, text);
        let wrong = sitting.wrong(at);
        assert!(
            if words.is_empty() { wrong.is_empty() } else { wrong.contains(words) },
            "{field} {text}: {wrong}"
        );
        if !words.is_empty() {
            sitting.press("enter").open(1).saved(0);
        }
    }
}

#[test]
fn quick_add_refuses_what_cannot_be_and_says_what_a_leave_touches() {
    let mut sitting = without_requests("aisha");
    sitting.press("a").types("thu leave aisha");
    let said = sitting.remark().unwrap();
    assert!(said.ends_with("2 to cover (C4, C6 and C10)"), "{said}");
    // What it adds is told once, at the bottom, of the week that it is in.
    sitting.sees(" adds ").sees(" in W49: ");
    sitting.rewrites("2026-11-25 leave aisha").press("enter").open(1).saved(0);
    assert!(sitting.remark().unwrap_err().contains("W48 is closed"));
    sitting.rewrites("thu leave aisha").press("enter").open(0).saved(1);
}

#[test]
fn a_lead_decides_in_a_few_keys_with_the_same_picture_and_takes_it_back() {
    let mut sitting = on_paper(example_state(), "fiona");
    let before = sitting.keys;
    sitting.press("7 tab enter").open(1).sees("Decide · annual leave, Aisha");
    let said = sitting.said();
    assert!(said.contains("Wellbeing Group") && said.contains("C4, C6 and C10"), "{said}");
    // What it touches is still to be covered: that is looked at next.
    sitting.press("enter").open(1).saved(1).says("Approve leave").sees("Cover · Aisha, Thu 3 Dec");
    assert!(sitting.keys - before < 15);
    assert_eq!(sitting.leave_of("aisha", "2026-12-03").state, LeaveState::Approved);
    sitting.press("esc").sees("No leave is asked for").press("u");
    assert_eq!(sitting.leave_of("aisha", "2026-12-03").state, LeaveState::Requested);
    assert!(sitting.app.state.records.decisions.is_empty());
}

#[test]
fn with_nothing_left_to_decide_the_keys_act_on_the_leave_that_was_decided() {
    let mut sitting = on_paper(example_state(), "fiona");
    sitting.press("7 tab enter").open(1).press("enter").saved(1).press("esc esc").open(0);
    assert_eq!(sitting.app.screens.leave.day, the("2026-12-03"));
    sitting.press("C").open(1).sees("Cover · Aisha, Thu 3 Dec");
}

#[test]
fn a_decline_tells_nothing_of_what_an_approval_would_do() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("7 tab d");
    assert!(sitting.said().contains("Takes 1 working day"));
    sitting.press("ctrl-n ctrl-n");
    assert_eq!(sitting.said(), "");
}

#[test]
fn of_two_requests_for_the_same_days_one_is_declined_first() {
    let again = |state: LeaveState| Leave {
        person: the("aisha"),
        kind: LeaveKind::Toil,
        span: LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-04") },
        state,
        number: 9,
    };
    for (state, said) in [
        (LeaveState::Requested, "is asked for too: decline one of them first"),
        (LeaveState::Approved, "already: decline this, or call that off first"),
    ] {
        let both = example_state().preview(&[again(state).into()]).unwrap();
        let mut sitting = on_paper(std::sync::Arc::new(both), "fiona");
        sitting.press("7 tab enter").open(1).sees("Decide · annual leave, Aisha");
        let wrong = sitting.wrong("Decision");
        assert!(wrong.contains(said), "{wrong}");
        sitting.press("enter").open(1).saved(0);
    }
}

#[test]
fn a_decline_wants_a_reason_which_whoever_asked_reads() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("7 tab d ctrl-n ctrl-n enter").open(1).saved(0);
    assert!(sitting.wrong("Reason").contains("why in a few words"));
    sitting.types("the group needs two").press("enter").open(0).saved(1).says("Decline leave");
    assert_eq!(sitting.leave_of("aisha", "2026-12-03").state, LeaveState::Declined);
    let mut aisha = sitting.beside("aisha");
    aisha.press("7").sees("declined by Fiona, Wed 2 Dec: the group needs two");
    // What is decided is not theirs to change, and gone from the chart: they may ask again.
    aisha.press("tab enter").regrets("This has been decided");
}

#[test]
fn nobody_decides_for_another_team_or_as_a_peer() {
    let mut morag = on_paper(example_state(), "morag");
    morag.press("7").sees("No leave is asked for");
    morag.leave_at("aisha", "2026-12-03").press("d").regrets("Their team lead decides");
    let mut catriona = on_paper(example_state(), "catriona");
    catriona.leave_at("aisha", "2026-12-03").press("d").regrets("a team lead decides on leave").saved(0);
    let mut colleague = on_paper(example_state(), "greg");
    colleague.press("7 enter").regrets("colleagues can only read").saved(0);
}

#[test]
fn of_a_wellbeing_day_no_reason_is_asked_or_kept() {
    let mut aisha = without_requests("aisha");
    aisha.leave_at("aisha", "2026-12-10").press("enter").writes("Kind", "wellbeing");
    assert!(aisha.said().contains("You need not say why, and no reason is kept."));
    aisha.press("enter").saved(1);
    let mut fiona = on_paper(aisha.app.state.clone(), "fiona");
    fiona.press("7 tab enter").open(1);
    let Some(Layer::Form(form)) = fiona.app.layers.last() else { panic!() };
    assert_eq!(form.inputs.iter().map(|it| &*it.label).collect::<Vec<_>>(), ["Decision"]);
    fiona.press("ctrl-n ctrl-n enter").open(0).saved(1);
    let decision = fiona.app.state.records.decisions.values().next().unwrap().item.clone();
    assert_eq!((decision.state, decision.reason.as_str()), (LeaveState::Declined, ""));
}

#[test]
fn sickness_on_the_day_takes_two_keys_and_falls_into_other_leave() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("S enter").open(0).saved(1).says("leave, Aisha, Thu 3 Dec");
    let on = |sitting: &Sitting, who: &str, day: &str| {
        let day: Date = the(day);
        let mut all = sitting.leaves(who).into_iter();
        all.any(|it| (it.kind, it.state, it.span.first_day()) == (LeaveKind::Sick, LeaveState::Approved, day))
    };
    assert!(on(&sitting, "aisha", "2026-12-03"));
    // Nobody is ill twice on one day.
    sitting.at("aisha", "2026-12-03").press("S enter").open(1).saved(1).press("esc");
    // On the Leave screen it is the marked day.
    sitting.leave_at("eilidh", "2026-12-07").press("S enter").saved(2);
    assert!(on(&sitting, "eilidh", "2026-12-07"));
}

#[test]
fn others_read_that_somebody_is_away_and_not_why() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-12-07").press("S enter").saved(1);
    let state = sitting.app.state.clone();
    let mut shona = on_paper(state.clone(), "shona");
    shona.leave_at("eilidh", "2026-12-07").sees("Leave, Eilidh, Mon 7 Dec").sees("L leave");
    assert!(!shona.screen().contains("sick leave"), "{}", shona.screen());
    for (who, letter) in [("shona", 'L'), ("fiona", 'L'), ("morag", 'S'), ("eilidh", 'S')] {
        let app = on_paper(state.clone(), who);
        let leave = state.records.leave.values().map(|row| &row.item);
        let mut leave = leave.filter(|it| it.kind == LeaveKind::Sick && it.span.touches(the("2026-12-07")));
        let leave = leave.next().unwrap();
        assert_eq!(tandem::app::screen::leave::glyph(&app.app, leave), letter, "{who}");
    }
}

#[test]
fn leave_is_called_off_and_changed_with_its_decision() {
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.press("7 tab enter enter").saved(1).press("esc");
    // Changed by a lead: the decision goes along.
    fiona.leave_at("aisha", "2026-12-03").press("tab");
    fiona.app.screens.leave.part = LeavePane::Chart;
    fiona
        .press("enter")
        .open(1)
        .writes("From", "2026-12-04")
        .writes("To", "2026-12-04")
        .press("enter")
        .saved(2);
    assert_eq!(fiona.leave_of("aisha", "2026-12-04").state, LeaveState::Approved);
    let keys: Vec<LeaveKey> = fiona.app.state.records.decisions.keys().cloned().collect();
    assert_eq!(keys, [(the("aisha"), the("2026-12-04"), LeaveKind::Annual, 0)]);
    // Its own person cannot call off what is agreed; a lead can.
    let mut aisha = on_paper(fiona.app.state.clone(), "aisha");
    aisha.leave_at("aisha", "2026-12-04").press("x").regrets("ask Fiona").saved(0);
    fiona.leave_at("aisha", "2026-12-04").press("x").saved(3);
    assert_eq!(fiona.leave_of("aisha", "2026-12-04").state, LeaveState::Cancelled);
    // What is only asked for is one's own to call off.
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.leave_at("aisha", "2026-12-03").press("x").saved(1).says("Call off");
}

#[test]
fn time_earned_is_noted_once_it_is_worked() {
    let mut sitting = sitting();
    sitting.leave_at("aisha", "2026-12-03").press("E").open(1).types("1:30").press("enter").open(1);
    assert!(sitting.wrong("Day").contains("Wed 2 Dec or earlier"));
    sitting
        .writes("Day", "2026-12-01")
        .writes("What for", "stayed for the group")
        .press("enter")
        .open(0)
        .saved(1);
    let toil = &sitting.app.state.records.toil.get(&(the("aisha"), the("2026-12-01"), 0)).unwrap().item;
    assert_eq!((toil.minutes, toil.note.as_deref()), (Minutes(90), Some("stayed for the group")));
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.leave_at("aisha", "2026-12-01").press("E").open(0).regrets("is not possible");
}

#[test]
fn the_chart_goes_by_day_week_month_and_year_without_fetching_anything() {
    let mut sitting = sitting();
    // On paper nothing may be fetched: a week that is asked for fails the test.
    sitting.press("7");
    let selection = sitting.app.selection.day;
    for (key, day) in [
        ("right", "2026-12-03"),
        ("n", "2026-12-10"),
        (".", "2027-01-10"),
        (">", "2028-01-10"),
        ("<", "2027-01-10"),
        (",", "2026-12-10"),
        ("b", "2026-12-03"),
        ("left", "2026-12-02"),
        ("pagedown", "2027-01-02"),
        ("t", "2026-12-02"),
    ] {
        sitting.press(key);
        assert_eq!(sitting.app.screens.leave.day.to_string(), day, "{key}");
        let (from, days) = sitting.app.screens.leave.window(leave::chart_columns(&sitting.app));
        assert!(
            (0..days).all(|n| sitting
                .app
                .screens
                .leave
                .wall
                .day(from.plus_days(n.try_into().unwrap()))
                .is_some())
        );
    }
    assert_eq!(sitting.app.selection.day, selection);
    sitting.press("z");
    assert_eq!(sitting.app.screens.leave.scale, Scale::Year);
    // Up and down go by person, and leave the day alone.
    sitting.press("home");
    assert_eq!(sitting.app.selection.person, Some(the("eilidh")));
    sitting.press("down end up");
    assert_eq!(sitting.app.selection.person, Some(the("aisha")));
    sitting.press(". o");
    assert_eq!((sitting.app.screen, sitting.app.selection.day), (ScreenId::Week, the("2027-01-02")));
}

#[test]
fn both_sharers_away_is_marked_with_a_sign() {
    let mut sitting = without_requests("owner");
    sitting.leave_at("aisha", "2026-12-09").press("enter enter").saved(1);
    sitting.leave_at("catriona", "2026-12-09").press("enter");
    assert!(sitting.said().contains("are all away on Wed 9 Dec"), "{}", sitting.said());
    sitting.press("enter").saved(2);
    sitting.sees("!A").sees("nobody who shares the post is in");
}

#[test]
fn no_in_the_inbox_means_no_to_leave_too() {
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.press("I home");
    fiona.press("x").open(1).sees("▸Decision").press("enter").saved(0);
    fiona.writes("Reason", "two of us are away already").press("enter").open(0).saved(1);
    assert_eq!(fiona.leave_of("aisha", "2026-12-03").state, LeaveState::Declined);
}
