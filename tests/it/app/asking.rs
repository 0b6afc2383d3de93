//! Asking somebody to cover, and leave as it is told wherever it is: what is asked for is all that putting them down would give
//! them, whoever is asked reads what it means before they answer, and one leave is one count.

use tandem::app::screen::inbox;
use tandem::app::{CoverTopic, Input, Layer, Topic};
use tandem::domain::*;
use tandem::report::inbox::InboxPart;

use super::{Sitting, at_a_desk, screen_of, the};

const DAY: &str = "2026-12-03";

fn cover(sitting: &Sitting) -> &CoverTopic {
    let Topic::Cover(cover) = &sitting.suggested().topic else { panic!("no cover is looked for") };
    cover
}

fn titles(sitting: &Sitting) -> Vec<&str> {
    sitting.suggested().choices.iter().map(|choice| choice.title.as_str()).collect()
}

/// Somebody who looks for cover of Aisha's group, with Catriona marked.
fn at_the_group(author: &str) -> Sitting {
    let mut sitting = at_a_desk(author);
    sitting.at("aisha", DAY).press("C").open(1);
    let group = cover(&sitting).touched().iter().position(|it| it.title.contains("Wellbeing")).unwrap();
    for _ in 0..group {
        sitting.press("n");
    }
    let catriona = titles(&sitting).iter().position(|title| title.starts_with("Put Catriona down")).unwrap();
    for _ in 0..catriona {
        sitting.press("down");
    }
    sitting
}

/// Who is in each session of Aisha's Thursday that the group brings along, by activity.
fn of_the_group(sitting: &Sitting) -> Vec<(String, String)> {
    let rota = tandem::rota::RotaWeek::of(&sitting.app.state, the("2026-W49")).unwrap();
    let request = sitting.app.state.records.requests.values().next().unwrap().item.clone();
    let who = |id: &SessionId| {
        let booked = rota.session(id).unwrap();
        let people: Vec<&str> = booked.booking().people.iter().map(PersonId::as_str).collect();
        (booked.booking().activity.to_string(), people.join(" "))
    };
    request.sessions.iter().map(who).collect()
}

#[test]
fn whoever_is_asked_is_asked_for_all_that_being_put_down_would_give_them() {
    let mut direct = at_the_group("owner");
    let before = direct.app.state.sheet(the("2026-W49")).unwrap().clone();
    direct.press("enter").saved(1);
    let after = direct.app.state.sheet(the("2026-W49")).unwrap().clone();
    let is_new = |id: &&SessionId| after.sessions.get(*id) != before.sessions.get(*id);
    let mut put_down: Vec<SessionId> = after.sessions.keys().filter(is_new).cloned().collect();
    put_down.sort();

    let mut owner = at_the_group("owner");
    owner.press("r").saved(1).says("with the journey there and back and its notes");
    let request = owner.app.state.records.requests.values().next().unwrap().item.clone();
    let mut asked = request.sessions.clone();
    asked.sort();
    assert_eq!(asked, put_down);
    // The journeys and the notes are asked about, too, where they stand.
    assert!(of_the_group(&owner).iter().all(|(_, who)| who == "aisha"), "{:?}", of_the_group(&owner));
    let mut catriona = owner.beside("catriona");
    catriona.press("I").sees("with the journey there and back and its notes");
    catriona.press("y").open(0).saved(1);
    owner.news();
    assert_eq!(of_the_group(&owner).len(), put_down.len());
    assert!(of_the_group(&owner).iter().all(|(_, who)| who == "catriona"), "{:?}", of_the_group(&owner));
    catriona.press("u");
    owner.news();
    assert!(of_the_group(&owner).iter().all(|(_, who)| who == "aisha"), "{:?}", of_the_group(&owner));
}

#[test]
fn a_journey_that_was_called_off_meanwhile_keeps_nobody_from_agreeing() {
    let mut owner = at_the_group("owner");
    owner.press("r").saved(1);
    let mut catriona = owner.beside("catriona");
    let rota = tandem::rota::RotaWeek::of(&owner.app.state, the("2026-W49")).unwrap();
    let request = owner.app.state.records.requests.values().next().unwrap().item.clone();
    let mut way = request.sessions.iter().filter_map(|id| rota.session(id));
    let way = way.rfind(|it| it.kind == Some(ActivityKind::Travel)).unwrap();
    let mut booking = way.dated_booking();
    (booking.status, booking.reason) = (Status::Cancelled, Some("a lift".to_owned()));
    let off = Session { id: way.id.clone(), series: way.series.clone(), booking };
    owner.desk().commit(crate::desk::proposal("owner", "a lift", vec![off.into()])).wait().unwrap();
    catriona.news();
    catriona.press("I").sees("with the journey there and its notes").press("y").open(0).saved(1);
}

#[test]
fn once_somebody_is_asked_nothing_that_changes_the_rota_is_marked_and_going_on_finds_what_is_open() {
    let mut owner = at_the_group("owner");
    let at = cover(&owner).at;
    owner.press("r").open(1).saved(1);
    assert_eq!((cover(&owner).at, owner.suggested().marked), (at, 0));
    assert_eq!(titles(&owner)[0], "Wait for Catriona's answer");
    owner.sees("Wellbeing Group, asked of Catriona");
    // Whoever is asked is not asked again.
    let again = titles(&owner).iter().position(|title| title.starts_with("Put Catriona down")).unwrap();
    for _ in 0..again {
        owner.press("down");
    }
    owner.press("r").open(1).saved(1).sees("Asked of Catriona already");
    for _ in 0..again {
        owner.press("up");
    }
    owner.press("enter").open(1).saved(1);
    assert_eq!(cover(&owner).touched()[cover(&owner).at].title, "Phone call C4");
    let put = titles(&owner).iter().position(|title| title.starts_with("Put Catriona down")).unwrap();
    for _ in 0..put {
        owner.press("down");
    }
    owner.press("r").open(1).saved(2);
    // Nobody is left to be asked: Enter closes it, and saves nothing.
    owner.press("enter").open(0).saved(2);
}

#[test]
fn whoever_is_asked_reads_what_it_would_mean_before_they_answer() {
    let mut owner = at_the_group("owner");
    owner.press("r").saved(1);
    let mut catriona = owner.beside("catriona");
    catriona.press("I");
    catriona
        .sees("Thu 3 Dec 10:10–12:50")
        .sees("You are not in on Thu 3 Dec: it would be ")
        .sees("of extra time");
    catriona.sees("Your hours in W49 would be ").sees("the contract is 14:24");
    catriona.sees("If you agree, the rota changes at once, unless a rule asks for a lead; until then it stays as it is.");
    for size in [(80, 24), (120, 40), (200, 50)] {
        let screen = screen_of(&catriona.app, size.0, size.1);
        assert!(screen.contains("You are not in on Thu 3 Dec"), "{screen}");
    }
    // Whoever looks on reads the same of her.
    owner.press("esc esc I");
    while inbox::marked(&owner.app).is_none_or(|item| item.kind.word() != "Cover") {
        owner.press("down");
    }
    owner.sees("Catriona is not in on Thu 3 Dec").sees("If Catriona agrees, the rota changes at once");
}

#[test]
fn whoever_asked_while_somebody_is_away_or_busy_is_told_so() {
    let owner = at_the_group("owner");
    let leave = Leave {
        person: the("catriona"),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the(DAY), to: the(DAY) },
        state: LeaveState::Approved,
        number: 7,
    };
    let mut asked = at_the_group("owner");
    asked.press("r").saved(1);
    asked.desk().commit(crate::desk::proposal("owner", "away", vec![leave.into()])).wait().unwrap();
    let mut catriona = asked.beside("catriona");
    catriona.press("I").sees("You are on leave then");
    drop(owner);
}

#[test]
fn one_sentence_says_what_agreeing_does_for_each_policy() {
    let mut aisha = at_a_desk("aisha");
    aisha.on("aisha", "2026-12-03T14:25").press("r").open(1);
    // The form is open, and nobody is asked yet.
    for (name, text) in [("Ask to", "cover"), ("Whom", "catriona")] {
        let Some(Layer::Form(form)) = aisha.app.layers.last_mut() else { panic!("no form is open") };
        form.at = form.inputs.iter().position(|it| it.label == name).unwrap();
        aisha.rewrites(text);
    }
    assert!(!screen_of(&aisha.app, 200, 50).contains("asked ?"), "{}", screen_of(&aisha.app, 200, 50));
    aisha.sees("a team lead decides next; until that is done");
    aisha.press("enter").saved(1);
    let mut catriona = aisha.beside("catriona");
    catriona
        .press("I")
        .sees("If you agree, a team lead decides next; until that is done the rota stays as it is.");
    catriona.press("y").saved(1).sees("It is agreed; the rota stays as it is until a team lead decides.");
    let mut fiona = aisha.beside("fiona");
    fiona.press("I");
    while !inbox::marked(&fiona.app).is_some_and(|item| item.is_agreed) {
        fiona.press("down");
    }
    fiona.sees("It is agreed; the rota stays as it is until you decide.");
}

#[test]
fn one_leave_is_one_count_everywhere() {
    let mut owner = at_a_desk("owner");
    owner.at("aisha", DAY).sees("2 to cover").sees("Leave asked for: 2 to cover");
    owner.press("I").sees("2 to cover if it is agreed");
    owner.press("y").open(1).sees("2 to cover: Wellbeing Group").press("esc");
    owner.press("1").at("aisha", DAY).press("C").sees("2 to cover; 5 more").press("esc");
    owner.press("enter enter").saved(1).press("esc").at("aisha", DAY).sees("Away: 2 to cover");
    owner.press("4");
    let line = owner.screen();
    let line = line.lines().find(|line| line.contains("red   Away: 2 to cover")).unwrap().to_owned();
    assert!(line.contains("Aisha") && !line.contains("people"), "{line}");
    for size in [(80, 24), (100, 30), (120, 40), (200, 50)] {
        owner.press("1");
        let screen = screen_of(&owner.app, size.0, size.1);
        assert!(!screen.contains("cover 2 +"), "{screen}");
    }
}

#[test]
fn leave_whose_days_are_over_asks_nothing_and_can_still_be_decided() {
    let mut owner = at_a_desk("owner");
    owner.press("7").sees("7 Leave 1");
    owner.input(Input::Now(the("2026-12-04T09:00")));
    owner.sees("[7 Leave]").sees("1 over, and never decided");
    owner.press("I");
    let items = inbox::inbox(&owner.app);
    let leave = items.items.iter().find(|item| item.kind.word() == "Leave").unwrap();
    assert_eq!((leave.part, leave.standing.as_str()), (InboxPart::Information, "not decided, and over"));
    owner.press("1").at("aisha", DAY).lacks("LEAVE asked");
    owner.press("7 tab").sees("Over, and never decided").press("d").open(1).sees("Decide").press("esc");
}

#[test]
fn on_leave_the_only_request_is_acted_on_wherever_the_mark_is() {
    let mut owner = at_a_desk("owner");
    owner.at("eilidh", "2026-12-02").press("7 d").open(1).sees("Decide · annual leave, Aisha").press("esc");
    assert_eq!(owner.app.screens.leave.day, the(DAY));
    let mut owner = at_a_desk("owner");
    owner.at("eilidh", "2026-12-02").press("7 C").open(1).sees("Cover · Aisha, Thu 3 Dec");
}

#[test]
fn the_line_of_today_says_that_leave_is_asked_for() {
    let mut owner = at_a_desk("owner");
    let wide = screen_of(&owner.app, 240, 50);
    assert!(wide.contains("Aisha: leave asked for Thu 3 Dec, undecided"), "{wide}");
    for size in [(80, 24), (120, 40)] {
        let screen = screen_of(&owner.app, size.0, size.1);
        assert!(!screen.contains("none away  ") && !screen.contains("all covered"), "{screen}");
    }
    owner.input(Input::Now(the("2026-12-03T09:00")));
    for (size, words) in [((80, 24), "Aisha: leave asked"), ((200, 50), "Aisha: leave asked, undecided")] {
        let screen = screen_of(&owner.app, size.0, size.1);
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn the_plan_of_all_at_once_says_what_is_odd_about_each() {
    let mut owner = at_a_desk("owner");
    owner.at("aisha", DAY).press("C R").open(1).saved(0).sees("extra time");
    owner.press("esc esc").press("enter");
    let Some(Layer::Form(form)) = owner.app.layers.last_mut() else { panic!("no decision is open") };
    form.at = 0;
    owner.rewrites("approve with cover").sees("extra time");
}

#[test]
fn what_was_planned_is_all_to_be_read_before_a_week_goes_out() {
    let mut owner = at_a_desk("owner");
    owner.input(Input::Resized(80, 24));
    owner.press("P enter").open(1).sees("more lines: PgDn");
    let Some(Layer::Publish(layer)) = owner.app.layers.last() else { panic!("nothing is published") };
    let last = layer.planned.last().cloned().unwrap();
    let tandem::app::Paragraph::Fact(_, last) = last else { panic!("{last:?}") };
    let end = last.split(" (").next().unwrap().to_owned();
    owner.lacks(&end);
    for _ in 0..3 {
        owner.press("pagedown");
    }
    owner.sees(&end).press("pageup pageup pageup").sees("more lines: PgDn");
}
