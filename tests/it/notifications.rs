//! What people are told outside Tandem: that something is new for them, and never what it is about.

use tandem::domain::*;
use tandem::report::notification::{NewsStretch, notifications};

use crate::build::{Build, parse};

/// Two peers who work on Mondays and Tuesdays, their supervisor, and a week that is published or not.
fn build(state: SheetState) -> Build {
    Build::service(Nation::England)
        .person("ann")
        .person("bo")
        .person("dr-nair")
        .post("post", "36:00")
        .share("post", "ann", "18:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-15:00")
        .share("post", "bo", "18:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-15:00")
        .family("c1", |_| {})
        .session("visit", "home-visit", "2026-12-01T10:00", 60, "ann", |it| it.families = vec![parse("c1")])
        .put(leave(LeaveState::Requested))
        .put(SheetMark { state, ..SheetMark::draft(parse("2026-W49")) })
}

/// Bo's leave, of a kind that is nobody's business.
fn leave(state: LeaveState) -> Leave {
    let span = LeaveSpan::Days { from: parse("2026-12-10"), to: parse("2026-12-11") };
    Leave { person: parse("bo"), kind: LeaveKind::Carer, span, state, number: 0 }
}

/// What is told of the way from one to the other, that `by` took on a day, a line each.
fn told(before: &Build, after: &Build, by: &str, today: &str) -> String {
    told_on_the_way(before, &[(by, after)], today)
}

/// What is told of a way that several took, each a stretch of it, a line each.
fn told_on_the_way(before: &Build, way: &[(&str, &Build)], today: &str) -> String {
    let stretch = |(by, after): &(&str, &Build)| NewsStretch {
        authors: [(*by).to_owned()].into(),
        after: after.state().into(),
    };
    let way: Vec<NewsStretch> = way.iter().map(stretch).collect();
    let all = notifications(&before.state(), &way, parse(today));
    let line = |it: &tandem::report::notification::Notification| {
        let lines: Vec<&str> = it.body.lines().take_while(|line| !line.is_empty()).collect();
        format!("{}: {} / {}", it.to, it.subject, lines.join(" "))
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn everybody_is_told_of_what_is_theirs_and_of_nothing_else() {
    use SheetState::{Draft, Published};
    let (draft, out) = (build(Draft), build(Published));
    let visit = |start: &str, who: &str| {
        build(Published).session("visit", "home-visit", start, 60, who, |it| it.families = vec![parse("c1")])
    };
    let published = "Your week from Mon 30 Nov to Sun 6 Dec is published";
    let both = format!("ann: {published} / {published}.\nbo: {published} / {published}.");
    assert_eq!(told(&draft, &out, "owner", "2026-11-30"), both);
    assert_eq!(told(&draft, &out, "owner", "2026-12-02"), "", "nothing of theirs is still to come");
    assert_eq!(told(&draft, &out, "ann", "2026-11-30"), format!("bo: {published} / {published}."));
    let withdrawn = "Your week from Mon 30 Nov to Sun 6 Dec is a draft again, and may still change";
    let both_again = format!("ann: {withdrawn} / {withdrawn}.\nbo: {withdrawn} / {withdrawn}.");
    assert_eq!(told(&out, &draft, "owner", "2026-11-30"), both_again);

    let changed = "Your published rota has changed on Tue 1 Dec";
    let later = visit("2026-12-01T11:00", "ann");
    assert_eq!(told(&out, &later, "owner", "2026-11-30"), format!("ann: {changed} / {changed}."));
    assert_eq!(told(&out, &later, "ann", "2026-11-30"), "");
    assert_eq!(told(&out, &later, "owner", "2026-12-02"), "", "over");
    let given = visit("2026-12-01T10:00", "bo");
    let one_each = format!("ann: {changed} / {changed}.\nbo: {changed} / {changed}.");
    assert_eq!(told(&out, &given, "owner", "2026-11-30"), one_each);
    let in_draft = build(Draft).session("visit", "home-visit", "2026-12-01T12:00", 60, "bo", |_| {});
    assert_eq!(told(&draft, &in_draft, "owner", "2026-11-30"), "", "a draft is nobody's news");

    let decide = |state| build(Published).put(leave(state));
    let agreed = "Your leave from Thu 10 Dec to Fri 11 Dec is agreed";
    assert_eq!(
        told(&out, &decide(LeaveState::Approved), "owner", "2026-11-30"),
        format!("bo: {agreed} / {agreed}.")
    );
    let declined = told(&out, &decide(LeaveState::Declined), "owner", "2026-11-30");
    assert!(declined.contains("is not agreed") && !declined.to_lowercase().contains("carer"), "{declined}");
    for (from, to, news) in [
        (LeaveState::Requested, LeaveState::Cancelled, "is cancelled"),
        (LeaveState::Approved, LeaveState::Cancelled, "is cancelled"),
        (LeaveState::Approved, LeaveState::Declined, "is not agreed"),
        (LeaveState::Approved, LeaveState::Requested, "waits to be decided again"),
        (LeaveState::Declined, LeaveState::Requested, "waits to be decided again"),
        (LeaveState::Declined, LeaveState::Approved, "is agreed"),
    ] {
        let all = told(&decide(from), &decide(to), "owner", "2026-11-30");
        assert_eq!(
            all,
            format!(
                "bo: Your leave from Thu 10 Dec to Fri 11 Dec {news} / Your leave from Thu 10 Dec to Fri 11 Dec {news}."
            )
        );
        assert_eq!(told(&decide(from), &decide(to), "bo", "2026-11-30"), "", "their own doing");
    }
    assert_eq!(
        told(&decide(LeaveState::Declined), &decide(LeaveState::Cancelled), "owner", "2026-11-30"),
        ""
    );

    let booked = build(Draft).session("supervision", "supervision", "2026-12-01T12:00", 60, "bo", |it| {
        it.with = vec![parse("dr-nair")];
    });
    let words = "Supervision is booked for Tue 1 Dec at 12:00";
    let one_each = format!("bo: {words} / {words}.\ndr-nair: {words} / {words}.");
    assert_eq!(told(&draft, &booked, "owner", "2026-11-30"), one_each);
    assert_eq!(
        told(&draft, &later, "owner", "2026-11-30"),
        both,
        "what is published and changed at once is published"
    );
}

#[test]
fn nobody_is_told_of_what_they_did_while_somebody_else_did_other_things() {
    let out = build(SheetState::Published);
    let own =
        build(SheetState::Published).session("call", "phone-call", "2026-12-01T12:00", 30, "ann", |_| {});
    let with_leave = |build: Build, state| build.put(leave(state));
    let agreed = with_leave(
        build(SheetState::Published).session("call", "phone-call", "2026-12-01T12:00", 30, "ann", |_| {}),
        LeaveState::Approved,
    );
    let leave_alone = "bo: Your leave from Thu 10 Dec to Fri 11 Dec is agreed / \
                       Your leave from Thu 10 Dec to Fri 11 Dec is agreed.";
    assert_eq!(told_on_the_way(&out, &[("ann", &own), ("kim", &agreed)], "2026-11-30"), leave_alone);
    let changed =
        "ann: Your published rota has changed on Tue 1 Dec / Your published rota has changed on Tue 1 Dec.";
    assert_eq!(
        told_on_the_way(&out, &[("kim", &own), ("ann", &agreed)], "2026-11-30"),
        format!("{changed}\n{leave_alone}")
    );
    assert_eq!(told_on_the_way(&out, &[("kim", &own), ("kim", &out)], "2026-11-30"), "", "it was put right");
}

#[test]
fn who_is_asked_who_decides_and_who_asked_are_told_and_nobody_of_what_it_is_about() {
    let lead = Person {
        role: Role::TeamLead,
        ..Build::service(Nation::England).person("kim").state().person(&parse("kim")).unwrap().clone()
    };
    let request = |state: RequestState, decided_by: Option<&str>| {
        build(SheetState::Published).put(lead.clone()).put(StaffRequest {
            state,
            sessions: vec![parse("visit")],
            days: vec![parse("2026-12-01")],
            note: Some("c1 is not well".into()),
            decided_by: decided_by.map(Into::into),
            ..StaffRequest::new(parse("r1"), RequestKind::Cover, "ann", parse("bo"))
        })
    };
    let none = build(SheetState::Published).put(lead.clone());
    let asked = request(RequestState::Asked, None);
    let agreed = request(RequestState::Agreed, None);
    let decided = request(RequestState::Agreed, Some("kim"));
    let told = |before: &Build, after: &Build, by: &str| {
        let all = told(before, after, by, "2026-11-30");
        assert!(!all.contains("c1") && !all.contains("well"), "{all}");
        all.lines().map(|line| line.split(" / ").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&none, &asked, "ann"), ["bo: A colleague asks something of you: your inbox has it"]);
    let answered = "ann: What you asked a colleague has an answer: your inbox has it";
    let to_decide = "kim: A request waits for you to decide: your inbox has it";
    assert_eq!(told(&asked, &agreed, "bo"), [answered, to_decide]);
    let over = "bo: What a colleague asked of you is settled: your inbox has it";
    assert_eq!(told(&agreed, &decided, "kim"), [answered, over]);
    assert_eq!(told(&asked, &request(RequestState::Declined, None), "bo"), [answered]);
    assert_eq!(told(&asked, &request(RequestState::Withdrawn, None), "ann"), [over]);
    assert_eq!(told(&asked, &asked, "owner"), [""; 0]);
}
