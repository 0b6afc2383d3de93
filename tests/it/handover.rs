//! The handover sheet as a table: entries of a journal and what is told of them, to whom.

use std::sync::Arc;

use tandem::domain::*;
use tandem::report::handover::{Handover, HandoverSince, NewsKind, last_in, since};
use tandem::rota::RotaWeek;
use tandem::rules::RuleContext;

use crate::build::{Build, booking, parse};

/// Ann and Bo share a post, Cy has one alone; C1 is with Ann, C9 with Cy. W49 is out, W50 a draft.
fn service() -> State {
    let mark = |week| SheetMark { state: SheetState::Published, ..SheetMark::draft(parse(week)) };
    let family = |reference, worker| {
        let mut family =
            Family::new(parse(reference), parse("team"), FamilyStatus::Active, parse("2026-01-05"));
        family.worker = Some(parse(worker));
        family
    };
    let pattern = "mon 09:00-15:00, tue 09:00-15:00";
    Build::service(Nation::Scotland)
        .person("ann")
        .person("bo")
        .person("cy")
        .post("post", "36:00")
        .post("other", "18:00")
        .share("post", "ann", "18:00", "2026-01-05", "", pattern)
        .share("post", "bo", "18:00", "2026-01-05", "", "wed 09:00-15:00, thu 09:00-15:00")
        .share("other", "cy", "18:00", "2026-01-05", "", pattern)
        .put(family("c1", "ann"))
        .put(family("c9", "cy"))
        .put(mark("2026-W49"))
        .state()
}

/// Entries made one after the other, from a state on, at nine and a minute more each.
struct Journal {
    state: State,
    entries: Vec<Entry>,
}

impl Journal {
    fn new() -> Self {
        Self { state: service(), entries: vec![] }
    }

    fn by(self, who: &str, changes: impl IntoIterator<Item = Change>) -> Self {
        self.caused(Cause::Edited, who, changes)
    }

    fn caused(mut self, cause: Cause, who: &str, changes: impl IntoIterator<Item = Change>) -> Self {
        let changes: Vec<Change> = changes.into_iter().collect();
        let edits = self.state.edits_of(&changes).unwrap();
        let minutes = i64::try_from(self.entries.len()).unwrap();
        let entry = Entry {
            rev: self.state.rev() + 1,
            at: Instant(self.state.zone().instant(parse("2026-12-01T16:00")).0 + minutes),
            by: who.into(),
            from: "local".into(),
            cause,
            summary: "Test".into(),
            reason: None,
            edits,
        };
        self.state = self.state.apply(&entry).unwrap();
        self.entries.push(entry);
        self
    }

    /// What is told to somebody, by kind and words.
    fn told(&self, person: &str) -> Vec<(NewsKind, String)> {
        let sheet = self.sheet(person, "2026-12-01T15:00");
        sheet.news.into_iter().map(|news| (news.kind, news.what)).collect()
    }

    fn sheet(&self, person: &str, from: &str) -> Handover {
        let zone = self.state.zone();
        let since = since(
            zone,
            self.state.handover_mark(&parse(person)),
            Some(parse(from)),
            parse("2026-12-02T09:00"),
        );
        Handover::of(
            &RuleContext::new(&self.state, parse("2026-12-02")),
            &parse(person),
            &self.entries,
            since,
        )
    }
}

fn session(id: &str, start: &str, who: &str, and: impl Fn(&mut Booking)) -> Session {
    let booking = booking("phone", start, 30, who, and);
    Session { id: parse(id), series: None, booking }
}

#[test]
fn what_became_of_sessions_is_told_by_kind() {
    let plain = |and: fn(&mut Booking)| session("s1", "2026-12-01T10:00", "ann", and);
    for (name, after, kind, words) in [
        (
            "done",
            plain(|it| it.status = Status::Done),
            NewsKind::Done,
            "Phone call, Tue 1 Dec at 10:00 (ANN)",
        ),
        (
            "missed",
            plain(|it| it.status = Status::Missed),
            NewsKind::Missed,
            "Phone call, Tue 1 Dec at 10:00 (ANN)",
        ),
        (
            "cancelled",
            plain(|it| {
                it.status = Status::Cancelled;
                it.reason = Some("unwell".into());
            }),
            NewsKind::CalledOff,
            "Phone call, Tue 1 Dec at 10:00 (ANN): unwell",
        ),
        (
            "moved",
            session("s1", "2026-12-03T11:00", "ann", |_| {}),
            NewsKind::Moved,
            "Phone call, Thu 3 Dec at 11:00 (ANN), was Tue 1 Dec at 10:00",
        ),
        (
            "given to another",
            session("s1", "2026-12-01T10:00", "bo", |_| {}),
            NewsKind::Changed,
            "Phone call, Tue 1 Dec at 10:00 (BO), with BO now",
        ),
        (
            "a note",
            plain(|it| it.note = Some("ring after two".into())),
            NewsKind::Note,
            "Phone call, Tue 1 Dec at 10:00 (ANN): ring after two",
        ),
    ] {
        let journal = Journal::new().by("bo", vec![plain(|_| {}).into()]).by("ann", vec![after.into()]);
        let told = journal.told("bo");
        assert_eq!(told, [(kind, words.to_owned())], "{name}");
    }
    let gone = Change::Remove(Key::Session((parse("2026-W49"), parse("s1"))));
    let journal = Journal::new().by("bo", vec![plain(|_| {}).into()]).by("ann", vec![gone]);
    assert_eq!(
        journal.told("bo"),
        [(NewsKind::CalledOff, "Phone call, Tue 1 Dec at 10:00 (ANN), removed".into())]
    );
}

#[test]
fn it_is_told_to_those_it_concerns_and_not_to_whoever_did_it() {
    let new = session("s1", "2026-12-03T10:00", "ann", |_| {});
    let journal = Journal::new().by("ann", vec![new.clone().into()]);
    assert_eq!(journal.told("bo").len(), 1);
    assert_eq!(journal.told("ann"), []);
    assert_eq!(journal.told("cy"), []);
    // A family of theirs is enough, whoever is in it.
    let with_c9 = session("s2", "2026-12-03T10:00", "ann", |it| it.families = vec![parse("c9")]);
    assert_eq!(Journal::new().by("ann", vec![with_c9.into()]).told("cy").len(), 1);
    // What the reader did last they know; what others did after that is told alone.
    let noted = session("s1", "2026-12-03T10:00", "ann", |it| it.note = Some("ring twice".into()));
    let journal = Journal::new()
        .by("ann", vec![new.into()])
        .by("bo", vec![session("s1", "2026-12-03T11:00", "ann", |_| {}).into()]);
    assert_eq!(journal.told("bo"), []);
    let journal = journal.by(
        "ann",
        vec![
            Session { booking: Booking { start: parse("2026-12-03T11:00"), ..noted.booking }, ..noted }
                .into(),
        ],
    );
    assert_eq!(journal.told("bo").iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [NewsKind::Note]);
}

#[test]
fn what_was_done_and_undone_is_not_told() {
    let planned = session("s1", "2026-12-03T10:00", "ann", |_| {});
    let gone = Change::Remove(Key::Session((parse("2026-W49"), parse("s1"))));
    let journal = Journal::new().by("ann", vec![planned.into()]).by("ann", vec![gone]);
    assert_eq!(journal.told("bo"), []);
    assert!(journal.sheet("bo", "2026-12-01T15:00").is_empty());
}

#[test]
fn of_a_draft_only_ones_own_part_is_told() {
    let new = |who| session("s1", "2026-12-10T10:00", who, |_| {});
    assert_eq!(Journal::new().by("ann", vec![new("ann").into()]).told("bo"), []);
    assert_eq!(Journal::new().by("ann", vec![new("bo").into()]).told("bo").len(), 1);
}

#[test]
fn families_leave_and_shifts_are_told() {
    let mut family = Family::new(parse("c2"), parse("team"), FamilyStatus::Referred, parse("2026-12-01"));
    family.worker = Some(parse("bo"));
    let sick = Leave {
        person: parse("ann"),
        kind: LeaveKind::Sick,
        span: LeaveSpan::Days { from: parse("2026-12-07"), to: parse("2026-12-08") },
        state: LeaveState::Approved,
        number: 0,
    };
    let row = ShiftRow {
        person: parse("ann"),
        date: parse("2026-12-04"),
        number: 0,
        time: Some(parse("09:00-12:00")),
        unpaid: Minutes::ZERO,
        place: None,
        post: None,
    };
    let journal = Journal::new().by("lead", vec![family.clone().into(), sick.into(), row.into()]);
    let told: Vec<String> = journal.told("bo").into_iter().map(|(_, what)| what).collect();
    assert_eq!(
        told,
        [
            "C2, referred, with BO",
            "ANN is in 09:00-12:00 on Fri 4 Dec",
            // Nobody reads here why a colleague is away.
            "ANN: leave, Mon 7 Dec to Tue 8 Dec, agreed",
        ]
    );
    family.status = FamilyStatus::Paused;
    let journal = Journal::new()
        .by("bo", vec![Family { status: FamilyStatus::Referred, ..family.clone() }.into()])
        .by("lead", vec![family.into()]);
    assert_eq!(journal.told("bo"), [(NewsKind::Family, "C2 is now paused, was referred".into())]);
    assert_eq!(journal.told("cy"), []);
}

#[test]
fn flags_that_came_of_it_are_told() {
    let both = |id: &str| session(id, "2026-12-03T10:00", "bo", |_| {});
    let journal = Journal::new().by("bo", vec![both("s1").into()]).by("ann", vec![both("s2").into()]);
    let sheet = journal.sheet("bo", "2026-12-01T15:00");
    assert!(sheet.flags.iter().any(|flag| flag.rule == "clash.double_booked"), "{:?}", sheet.flags);
    // Those of a colleague of the post, once the week is out.
    let hers = |id: &str| session(id, "2026-12-10T10:00", "ann", |_| {});
    let of_draft = Journal::new().by("cy", vec![hers("s1").into(), hers("s2").into()]);
    assert!(of_draft.sheet("bo", "2026-12-01T15:00").flags.is_empty());
    let out = SheetMark { state: SheetState::Published, ..SheetMark::draft(parse("2026-W50")) };
    let of_public = of_draft.by("cy", vec![out.into()]);
    assert!(!of_public.sheet("bo", "2026-12-01T15:00").flags.is_empty());
    let quiet = Journal::new().by("bo", vec![both("s1").into(), both("s2").into()]);
    assert!(quiet.sheet("bo", "2026-12-01T15:00").flags.is_empty());
}

#[test]
fn it_goes_on_from_the_tick_else_from_the_last_shift() {
    let zone = Zone::default();
    let now: Moment = parse("2026-12-02T09:00");
    let from = |mark: Option<HandoverMark>, last: Option<&str>| {
        let HandoverSince { moment, read, ticked, .. } = since(zone, mark.as_ref(), last.map(parse), now);
        (moment.to_string(), read, ticked)
    };
    // Nobody is said to have been in, or to have ticked it, when they did not.
    let known = |mark: Option<&str>, last: Option<&str>| {
        since(zone, mark.map(tick).as_ref(), last.map(parse), now).known
    };
    assert!(known(None, Some("2026-11-26T15:00")) && known(Some("2026-11-30T09:30"), None));
    assert!(
        !known(None, None)
            && !known(None, Some("2026-10-01T15:00"))
            && !known(Some("2026-10-01T09:30"), None)
    );
    assert_eq!(from(None, Some("2026-11-26T15:00")), ("2026-11-26T15:00".into(), 0, false));
    assert_eq!(from(None, None), ("2026-11-25T09:00".into(), 0, false));
    assert_eq!(
        from(Some(tick("2026-11-30T09:30")), Some("2026-12-01T15:00")),
        ("2026-11-30T09:30".into(), 7, true)
    );
    // Four weeks at the most.
    assert_eq!(from(Some(tick("2026-10-01T09:30")), None).0, "2026-11-04T09:00");
    assert_eq!(from(None, Some("2026-10-01T15:00")).0, "2026-11-04T09:00");
}

#[test]
fn one_was_last_in_when_ones_last_shift_ended() {
    let state = service();
    let weeks: Vec<Arc<RotaWeek>> =
        ["2026-W48", "2026-W49"].map(|week| Arc::new(RotaWeek::of(&state, parse(week)).unwrap())).into();
    for (now, last) in [
        ("2026-12-03T08:59", Some("2026-12-02T15:00")),
        ("2026-12-02T15:00", Some("2026-12-02T15:00")),
        ("2026-12-02T14:59", Some("2026-11-26T15:00")),
        ("2026-11-25T09:00", None),
    ] {
        assert_eq!(
            last_in(&weeks, &parse("bo"), parse(now)).map(|it| it.to_string()).as_deref(),
            last,
            "{now}"
        );
    }
}

/// So many sessions of somebody in W49, one each quarter-hour.
fn many(who: &str, count: usize) -> Vec<Change> {
    let at = |n: usize| format!("2026-12-03T{:02}:{:02}", 6 + n / 4, 15 * (n % 4));
    (0..count).map(|n| session(&format!("m-{n}"), &at(n), who, |_| {}).into()).collect()
}

#[test]
fn what_was_done_all_at_once_is_one_line() {
    let told = |journal: Journal| journal.told("bo");
    let one = |what: &str| vec![(NewsKind::AtOnce, what.to_owned())];
    let brought = Journal::new().caused(Cause::Imported, "owner", many("ann", 3));
    assert_eq!(told(brought), one("1 Dec 2026: a file was imported, 3 records"));
    let large = Journal::new().by("lead", many("ann", 51));
    assert_eq!(told(large), one("1 Dec 2026: Test, 51 records"));
    assert_eq!(told(Journal::new().by("lead", many("ann", 50))).len(), 50);
    // Whoever brought it in knows; so does a purge, which is another's.
    assert_eq!(told(Journal::new().caused(Cause::Imported, "bo", many("ann", 3))), []);
    let purged = Journal::new().caused(Cause::Purged, "owner", many("ann", 1));
    assert_eq!(told(purged), one("1 Dec 2026: Test, 1 record"));
    // Where the service began.
    let all: Vec<Change> = service().rows().map(|(_, record)| Change::Put(record)).collect();
    let (records, start) = (all.len(), || Journal { state: State::default(), entries: vec![] });
    let imported = start().caused(Cause::Imported, "owner", all.clone());
    assert_eq!(
        told(imported),
        one(&format!("1 Dec 2026: the service was imported from a file, {records} records"))
    );
    let set_up = start().by("owner", all);
    assert_eq!(told(set_up), one(&format!("1 Dec 2026: the service was set up, {records} records")));
    // What came after it is told as ever.
    let after = Journal::new()
        .caused(Cause::Imported, "owner", many("ann", 3))
        .by("ann", vec![session("s1", "2026-12-04T10:00", "ann", |_| {}).into()]);
    let kinds: Vec<NewsKind> = told(after).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [NewsKind::New, NewsKind::AtOnce]);
}

/// Dee leads the team; another team has Eve, and its lead.
fn with_leads() -> Journal {
    let lead = |id: &str, team: &str| Person::new(parse(id), id.to_uppercase(), parse(team), Role::TeamLead);
    let team = Team {
        id: parse("other"),
        name: "The other team".into(),
        kind: TeamKind::Community,
        place: None,
        beds: None,
        open: vec![],
        peers_wanted: 1,
        funded_until: None,
    };
    let eve = Person::new(parse("eve"), "EVE".into(), parse("other"), Role::PeerWorker);
    let mut journal = Journal::new()
        .by("dee", vec![team.into(), lead("dee", "team").into(), lead("fay", "other").into(), eve.into()]);
    journal.entries.clear();
    journal
}

#[test]
fn a_lead_hears_of_the_whole_team_its_drafts_too_and_of_no_other() {
    let journal = with_leads()
        .by("cy", vec![session("s1", "2026-12-03T10:00", "cy", |_| {}).into()])
        .by("ann", vec![session("s2", "2026-12-10T10:00", "ann", |_| {}).into()])
        .by("eve", vec![session("s3", "2026-12-03T11:00", "eve", |_| {}).into()]);
    let told =
        |person: &str| -> Vec<String> { journal.told(person).into_iter().map(|(_, what)| what).collect() };
    assert_eq!(told("dee"), ["Phone call, Thu 3 Dec at 10:00 (CY)", "Phone call, Thu 10 Dec at 10:00 (ANN)"]);
    assert_eq!(told("fay"), ["Phone call, Thu 3 Dec at 11:00 (EVE)"]);
    // A week that is out for one team is no news of the other's.
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(parse("2026-W50")) };
    let journal = journal.by("owner", vec![TeamMark { team: parse("team"), mark }.into()]);
    let weeks = |person: &str| -> Vec<String> {
        let news = journal.told(person).into_iter();
        news.filter(|(kind, _)| *kind == NewsKind::Week).map(|(_, what)| what).collect()
    };
    assert_eq!(weeks("dee"), ["2026-W50, from Mon 7 Dec, is published for Team"]);
    assert_eq!(weeks("fay"), [""; 0]);
}

#[test]
fn what_waits_for_a_lead_is_told_whoever_did_it_when() {
    let leave = |who: &str, state, number| Leave {
        person: parse(who),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: parse("2026-12-08"), to: parse("2026-12-08") },
        state,
        number,
    };
    let mut journal = with_leads().by(
        "dee",
        vec![
            leave("ann", LeaveState::Approved, 0).into(),
            leave("bo", LeaveState::Requested, 0).into(),
            leave("eve", LeaveState::Requested, 0).into(),
            session("s1", "2026-12-08T10:00", "ann", |it| it.families = vec![parse("c1")]).into(),
            session("s2", "2026-12-08T11:00", "ann", |_| {}).into(),
            session("s3", "2026-12-09T11:00", "ann", |_| {}).into(),
        ],
    );
    journal.entries.clear();
    let sheet = journal.sheet("dee", "2026-12-01T15:00");
    assert!(sheet.news.is_empty() && !sheet.is_empty());
    assert_eq!(sheet.to_decide, ["BO: leave, Tue 8 Dec"]);
    assert_eq!(sheet.to_cover, ["ANN is away: 2 sessions to cover from Tue 8 Dec, C1"]);
    let other = journal.sheet("fay", "2026-12-01T15:00");
    assert_eq!((other.to_decide.len(), other.to_cover.len()), (1, 0));
    // What waits is for whoever decides.
    let peer = journal.sheet("ann", "2026-12-01T15:00");
    assert_eq!((peer.to_decide, peer.to_cover), (vec![], vec![]));
}

/// Bo's tick of a sheet.
fn tick(at: &str) -> HandoverMark {
    HandoverMark { person: parse("bo"), rev: 7, at: Zone::default().instant(parse(at)) }
}
