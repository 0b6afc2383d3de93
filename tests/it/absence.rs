//! What a leave touches: time, sessions, who is left in them, and the flags that would come.

use tandem::domain::*;
use tandem::report::absence::{AbsencePicture, MOST_JUDGED_WEEKS, weeks_read};
use tandem::rules::RuleContext;

use crate::build::{Build, booking, parse};

fn build() -> Build {
    let session = |id, activity, start: &str, people, and: fn(&mut Booking)| Session {
        id: parse(id),
        series: None,
        booking: booking(activity, start, 60, people, and),
    };
    Build::service(Nation::England)
        .person("ann")
        .person("bo")
        .post("post", "36:00")
        .share(
            "post",
            "ann",
            "18:00",
            "2026-01-05",
            "",
            "mon 09:00-15:00 break 0:30, tue 09:00-15:00 break 0:30",
        )
        .share("post", "bo", "18:00", "2026-01-05", "", "mon 09:00-15:00, wed 09:00-15:00")
        .put(session("alone", "phone", "2026-11-30T09:00", "ann", |it| it.families = vec![parse("c1")]))
        .put(session("both", "team-meeting", "2026-11-30T10:00", "ann bo", |_| {}))
        .put(session("notes", "notes", "2026-11-30T11:00", "ann", |_| {}))
        .put(session("over", "phone", "2026-11-30T13:00", "ann", |it| it.status = Status::Done))
        .put(session("later", "supervision", "2026-12-01T09:00", "ann", |it| it.with = vec![parse("bo")]))
        .put(session("bos", "phone", "2026-11-30T12:00", "bo", |_| {}))
}

fn leave(from: &str, to: &str) -> Leave {
    let span = if from.contains('T') {
        LeaveSpan::Times { from: parse(from), to: parse(to) }
    } else {
        LeaveSpan::Days { from: parse(from), to: parse(to) }
    };
    Leave { person: parse("ann"), kind: LeaveKind::Annual, span, state: LeaveState::Requested, number: 0 }
}

fn picture(build: &Build, leave: &Leave, known_as: Option<&LeaveKey>) -> AbsencePicture {
    let state = build.state();
    AbsencePicture::of(
        &RuleContext::new(&state, parse("2026-11-23")),
        leave,
        known_as,
        parse("2026-11-01T00:00"),
    )
    .unwrap()
}

#[test]
fn it_takes_the_working_time_and_the_planned_sessions_of_its_days() {
    for (from, to, days, paid, sessions, alone) in [
        ("2026-11-30", "2026-11-30", 1, 330, &["alone", "both", "notes"][..], &["alone"][..]),
        ("2026-11-30", "2026-12-01", 2, 660, &["alone", "both", "notes", "later"], &["alone"]),
        ("2026-11-30T09:30", "2026-11-30T10:30", 1, 60, &["alone", "both"], &["alone"]),
        // What only touches it is not in it.
        ("2026-11-30T12:00", "2026-11-30T15:00", 1, 165, &[], &[]),
        ("2026-12-02", "2026-12-06", 0, 0, &[], &[]),
    ] {
        let picture = picture(&build(), &leave(from, to), None);
        let ids = |it: &tandem::rota::Booked| it.id.to_string();
        assert_eq!((picture.days, picture.paid), (days, Minutes(paid)), "{from} {to}");
        let touched: Vec<String> = picture.sessions.iter().map(ids).collect();
        assert_eq!(touched, sessions, "{from} {to}");
        assert_eq!(picture.to_cover.iter().map(ids).collect::<Vec<_>>(), alone, "{from} {to}");
    }
    let both = picture(&build(), &leave("2026-11-30", "2026-12-01"), None);
    assert_eq!(both.families(), [parse("c1")]);
    assert_eq!(both.supervision().count(), 1);
}

#[test]
fn what_has_begun_cannot_be_covered_any_more() {
    let (build, leave) = (build(), leave("2026-11-30", "2026-11-30"));
    let state = build.state();
    let at = |now: &str| {
        AbsencePicture::of(&RuleContext::new(&state, parse("2026-11-30")), &leave, None, parse(now)).unwrap()
    };
    let many = |picture: &AbsencePicture| (picture.to_cover.len(), picture.begun.len());
    assert_eq!(many(&at("2026-11-30T08:00")), (1, 0));
    assert_eq!(many(&at("2026-11-30T17:00")), (0, 1));
}

#[test]
fn of_a_public_holiday_it_takes_what_the_hours_say() {
    let christmas = || build().holiday("2026-11-30", "A holiday", true);
    let taken = |kind: LeaveKind| {
        let leave = Leave { kind, state: LeaveState::Approved, ..leave("2026-11-30", "2026-11-30") };
        let picture = picture(&christmas(), &leave, None);
        let state = christmas().put(leave).state();
        let hours = tandem::rota::WeekHours::of(
            &state,
            &tandem::rota::RotaWeek::of(&state, parse("2026-W49")).unwrap(),
        );
        let theirs = hours.people.iter().find(|it| it.person == parse("ann")).unwrap();
        assert_eq!(picture.paid, theirs.leave, "{kind:?}");
        (picture.days, picture.paid)
    };
    assert_eq!(taken(LeaveKind::Annual), (0, Minutes(0)), "the holiday has it already");
    assert_eq!(taken(LeaveKind::Sick), (1, Minutes(330)));
}

#[test]
fn whoever_is_away_too_is_not_left_in_a_session() {
    let away = build().leave("bo", LeaveKind::Annual, "2026-11-30", "2026-11-30");
    let ids: Vec<String> = picture(&away, &leave("2026-11-30", "2026-11-30"), None)
        .to_cover
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(ids, ["alone", "both"]);
}

#[test]
fn a_long_leave_is_looked_at_as_far_as_it_makes_sense() {
    let long = leave("2026-11-30", "2027-11-30");
    let weeks = weeks_read(&long);
    assert_eq!(weeks.end().weeks_since(*weeks.start()), MOST_JUDGED_WEEKS + 1);
    assert_eq!(picture(&build(), &long, None).looked_to, Some(parse("2027-W03")));
    assert_eq!(picture(&build(), &leave("2026-11-30", "2027-01-24"), None).looked_to, None);
}
