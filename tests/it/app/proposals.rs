//! What peers propose for themselves beside new sessions: an entry of the directory, other days of their own share, another
//! time for a session of theirs; each goes to their lead, who sees what it would change, and is told where leads are told only.

use tandem::app::Layer;
use tandem::app::screen::inbox;
use tandem::domain::*;
use tandem::report::inbox::{InboxKind, InboxPart};

use super::{Sitting, at_a_desk, records, screen_of, the};

const HALL: &str = "Muirton Walkers";

/// Opens the form of a new entry of the directory, filled in.
fn new_entry(sitting: &mut Sitting) {
    sitting.press("O").press("a").open(1).goes_to("Name").rewrites(HALL);
    sitting.goes_to("Contact").rewrites("walks@example.org");
}

fn has_entry(sitting: &Sitting) -> bool {
    sitting.app.state.records.organisations.values().any(|row| row.item.name == HALL)
}

fn marks(sitting: &mut Sitting, part: InboxPart, kind: InboxKind) {
    sitting.news();
    sitting.press("I");
    for _ in 0..40 {
        if inbox::marked(&sitting.app).is_some_and(|it| (it.part, it.kind) == (part, kind)) {
            return;
        }
        sitting.press("down");
    }
    let all = inbox::inbox(&sitting.app);
    panic!("{:?}", all.items.iter().map(|it| (it.part, it.kind, &it.what, &it.standing)).collect::<Vec<_>>());
}

fn told_only(sitting: &Sitting, key: &str) {
    let values = vec![(None, PolicyValue::Word("told only".into()))];
    let setting = Setting { key: key.into(), values };
    sitting.desk().commit(crate::desk::proposal("owner", "policy", vec![setting.into()])).wait().unwrap();
}

fn publish(sitting: &mut Sitting, week: &str) {
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(the(week)) };
    super::bring_in(sitting.desk(), vec![mark.into()], "Published");
    sitting.news();
}

#[test]
fn an_entry_of_the_directory_is_proposed_in_the_ordinary_form_and_put_there_once_the_lead_agrees() {
    let mut aisha = at_a_desk("aisha");
    new_entry(&mut aisha);
    let screen = screen_of(&aisha.app, 120, 40);
    assert!(screen.contains("This is a proposal; it asks Fiona"), "{screen}");
    aisha.press("enter").open(0).saved(1).says("Ask Fiona to put “Muirton Walkers” in the directory");
    assert!(!has_entry(&aisha), "asked is not there");
    let mut fiona = aisha.beside("fiona");
    marks(&mut fiona, InboxPart::Answer, InboxKind::Proposal);
    let screen = screen_of(&fiona.app, 120, 40);
    for said in ["Contact: walks@example.org", "Name: Muirton Walkers", "Aisha proposed it"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    let before = records(&fiona.app.state);
    fiona.press("y").open(0).saved(1).says("Fiona agreed to put “Muirton Walkers” in the directory");
    assert!(has_entry(&fiona));
    marks(&mut aisha, InboxPart::Information, InboxKind::Proposal);
    assert_eq!(inbox::marked(&aisha.app).unwrap().standing, "agreed and done today");
    fiona.press("u");
    assert_eq!(records(&fiona.app.state), before);
}

#[test]
fn of_an_entry_that_is_there_the_lead_reads_what_would_be_otherwise_and_may_say_no() {
    let mut aisha = at_a_desk("aisha");
    aisha.press("O").press("enter").open(1);
    let was = aisha.value("Contact").to_owned();
    aisha
        .goes_to("Contact")
        .rewrites("new@example.org")
        .press("enter")
        .open(0)
        .saved(1)
        .says("Ask Fiona to change");
    let mut fiona = aisha.beside("fiona");
    marks(&mut fiona, InboxPart::Answer, InboxKind::Proposal);
    let screen = screen_of(&fiona.app, 200, 50);
    let was = if was.is_empty() { "nothing".to_owned() } else { was };
    assert!(screen.contains(&format!("Contact: new@example.org, was {was}")), "{screen}");
    fiona.press("x").types("that is my own address").press("enter").open(0).saved(1);
    marks(&mut aisha, InboxPart::Information, InboxKind::Proposal);
    let item = inbox::marked(&aisha.app).unwrap();
    assert!(item.more.contains("that is my own address"), "{}", item.more);
}

#[test]
fn where_leads_are_told_only_it_is_done_at_once_and_they_are_told() {
    let mut aisha = at_a_desk("aisha");
    told_only(&aisha, "requests.entry");
    aisha.news();
    let before = records(&aisha.app.state);
    new_entry(&mut aisha);
    let screen = screen_of(&aisha.app, 120, 40);
    assert!(screen.contains("This is done at once, and Fiona"), "{screen}");
    aisha.press("enter").open(0).saved(1);
    assert!(has_entry(&aisha));
    let mut fiona = aisha.beside("fiona");
    marks(&mut fiona, InboxPart::Information, InboxKind::Proposal);
    assert_eq!(inbox::marked(&fiona.app).unwrap().standing, "done today, to let you know");
    aisha.press("u");
    assert_eq!(records(&aisha.app.state), before, "she can take it back");
}

/// Opens Aisha's own share on the Posts screen.
fn own_share(sitting: &mut Sitting) {
    sitting.at("aisha", "2026-12-02").press("5");
    sitting.press("enter");
    if !matches!(sitting.app.layers.last(), Some(Layer::Form(_))) {
        sitting.press("e");
    }
    sitting.open(1);
}

fn days_of(sitting: &Sitting, on: &str) -> String {
    let (on, me): (Date, PersonId) = (the(on), the("aisha"));
    let share = sitting.app.state.shares_of(&me).find(|it| it.is_on(on)).unwrap();
    share.pattern.week_of(on, share.from).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[test]
fn other_days_of_her_own_share_are_proposed_and_hers_once_the_lead_agrees() {
    let mut aisha = at_a_desk("aisha");
    own_share(&mut aisha);
    let was = days_of(&aisha, "2027-01-11");
    let changed = aisha.value("Days").replacen("tue", "mon", 1).replacen("wed", "mon", 1);
    assert_ne!(changed, aisha.value("Days"), "{was}");
    aisha.goes_to("From").rewrites("mon 11 jan 2027").goes_to("Days").rewrites(&changed);
    let screen = screen_of(&aisha.app, 120, 40);
    assert!(screen.contains("This is a proposal; it asks Fiona"), "{screen}");
    aisha.press("enter").open(0).saved(1).says("Ask Fiona to agree to other days from");
    assert_eq!(days_of(&aisha, "2027-01-11"), was);
    let mut fiona = aisha.beside("fiona");
    marks(&mut fiona, InboxPart::Answer, InboxKind::Proposal);
    let screen = screen_of(&fiona.app, 120, 40);
    assert!(screen.contains("Aisha works now") && screen.contains("it would be"), "{screen}");
    fiona.press("y").open(0).saved(1);
    aisha.news();
    assert_ne!(days_of(&aisha, "2027-01-11"), was);
    assert_eq!(days_of(&aisha, "2027-01-08"), was, "before that day all is as it was");
    // Other hours are no other days: they are refused, and it says whom to ask.
    own_share(&mut aisha);
    aisha.goes_to("Hours").rewrites("10:00").press("enter").open(1);
    assert!(screen_of(&aisha.app, 200, 50).contains("ask Fiona"));
}

#[test]
fn her_own_call_of_a_published_week_is_moved_once_the_lead_agrees() {
    let mut aisha = at_a_desk("aisha");
    publish(&mut aisha, "2026-W50");
    let own = |sitting: &Sitting| {
        let rota = tandem::rota::RotaWeek::of(&sitting.app.state, the("2026-W50")).unwrap();
        let me = the("aisha");
        let all = rota.sessions_of(&me).filter(|it| it.booking().activity.as_str() == "phone");
        all.map(|it| it.start.to_string()).collect::<Vec<_>>()
    };
    let there = own(&aisha);
    let first = there.first().expect("she has a call that week").clone();
    aisha.on("aisha", &first).press("m").open(1).press("right enter");
    aisha.open(0).saved(1).says("Ask Fiona to move Phone call");
    assert_eq!(own(&aisha), there, "asked is not moved");
    let mut fiona = aisha.beside("fiona");
    marks(&mut fiona, InboxPart::Answer, InboxKind::Proposal);
    assert!(screen_of(&fiona.app, 200, 50).contains("Now it is on"));
    fiona.press("y");
    while matches!(fiona.app.layers.last(), Some(Layer::Line(_))) {
        fiona.types("agreed").press("enter");
    }
    fiona.open(0).saved(1);
    aisha.news();
    assert_ne!(own(&aisha), there);
}

#[test]
fn what_is_proposed_in_another_s_name_or_beyond_it_is_refused_at_the_desk() {
    let aisha = at_a_desk("aisha");
    told_only(&aisha, "requests.entry");
    told_only(&aisha, "requests.pattern");
    let entry = |name: &str| ProposedEntry {
        of: None,
        name: name.into(),
        area: None,
        offers: vec![],
        refer_by: None,
        contact: None,
        review_by: None,
    };
    let state = aisha.desk().state();
    let share = state.shares_of(&the("aisha")).find(|it| it.is_on(the("2027-01-11"))).unwrap().clone();
    let done = |by: &str| StaffRequest {
        state: RequestState::Agreed,
        decided_by: Some(by.into()),
        entry: Some(entry("Hall")),
        ..StaffRequest::new(the("r-9"), RequestKind::Entry, by, the("fiona"))
    };
    let pattern = Pattern { weeks: vec![vec!["fri 09:00-12:00".parse().unwrap()]] };
    let of_days = StaffRequest {
        kind: RequestKind::Pattern,
        entry: None,
        days: vec![the("2027-01-11")],
        share: Some(ProposedShare {
            post: share.post.clone(),
            from: the("2027-01-11"),
            pattern: pattern.clone(),
        }),
        ..done("aisha")
    };
    let later = Share { from: the("2027-01-11"), pattern, ..share.clone() };
    let until = Share { until: Some(the("2027-01-10")), ..share.clone() };
    let organisation = entry("Hall").organisation(the("hall"));
    let other = entry("Another").organisation(the("hall"));
    let more = Share { hours: Minutes(2000), ..later.clone() };
    let commit = |who: &str, changes: Vec<Change>| {
        aisha.desk().commit(crate::desk::proposal(who, "forged", changes)).wait()
    };
    for (what, who, changes) in [
        ("another entry", "aisha", vec![done("aisha").into(), other.into()]),
        ("the entry alone", "aisha", vec![organisation.clone().into()]),
        ("in Catriona's name", "catriona", vec![done("aisha").into(), organisation.clone().into()]),
        ("a colleague", "isla", vec![done("isla").into(), organisation.clone().into()]),
        ("more hours", "aisha", vec![of_days.clone().into(), until.clone().into(), more.into()]),
        (
            "another's share",
            "catriona",
            vec![
                StaffRequest {
                    by: "catriona".into(),
                    decided_by: Some("catriona".into()),
                    ..of_days.clone()
                }
                .into(),
                until.clone().into(),
                later.clone().into(),
            ],
        ),
    ] {
        assert!(matches!(commit(who, changes), Err(Refusal::Forbidden(_))), "{what}");
    }
    commit("aisha", vec![done("aisha").into(), organisation.into()]).unwrap();
    let of_days = StaffRequest { id: the("r-10"), ..of_days };
    commit("aisha", vec![of_days.into(), until.into(), later.into()]).unwrap();
}

#[test]
fn what_waits_is_not_marked_as_done_without_what_it_asks_for_by_anybody() {
    let aisha = at_a_desk("aisha");
    let asked = super::asks_to_cover("aisha", "catriona");
    aisha.desk().commit(crate::desk::proposal("aisha", "asks", vec![asked.clone().into()])).wait().unwrap();
    let agreed = StaffRequest { state: RequestState::Agreed, ..asked };
    let done = StaffRequest { decided_by: Some("owner".into()), ..agreed.clone() };
    let claim = vec![Change::from(done.clone())];
    let Err(Refusal::Forbidden(words)) =
        aisha.desk().commit(crate::desk::proposal("owner", "file", claim)).wait()
    else {
        panic!("it was taken")
    };
    assert!(words.contains("leave out `decided_by`"), "{words}");
    aisha.desk().commit(crate::desk::proposal("owner", "file", vec![agreed.into()])).wait().unwrap();
    // What a file says of the past stands as it says.
    let history = StaffRequest { id: the("r-old"), ..done };
    aisha.desk().commit(crate::desk::proposal("owner", "file", vec![history.into()])).wait().unwrap();
}

#[test]
fn what_nobody_decided_in_time_is_told_kindly_to_all_three() {
    let mut aisha = at_a_desk("aisha");
    let agreed = StaffRequest {
        state: RequestState::Agreed,
        answered: Some(the("2026-12-01")),
        ..super::asks_to_cover("aisha", "catriona")
    };
    let asked = StaffRequest { id: the("r-2"), ..super::asks_to_cover("aisha", "catriona") };
    super::bring_in(aisha.desk(), vec![agreed.into(), asked.into()], "Asked");
    aisha.news();
    for who in ["aisha", "catriona", "fiona"] {
        let mut there = aisha.beside(who);
        there.input(tandem::app::Input::Now(the("2026-12-11T09:00")));
        let all = inbox::inbox(&there.app);
        let standing: Vec<&str> = all
            .items
            .iter()
            .filter(|it| it.kind == InboxKind::Cover && it.part == InboxPart::Information)
            .map(|it| it.standing.as_str())
            .collect();
        assert!(standing.iter().any(|it| it.contains("passed before a lead decided")), "{who}: {standing:?}");
        assert_eq!(standing.contains(&"passed without an answer"), who != "fiona", "{who}: {standing:?}");
    }
}

#[test]
fn her_own_leave_that_waits_is_taken_back_where_it_waits() {
    let mut aisha = at_a_desk("aisha");
    marks(&mut aisha, InboxPart::Others, InboxKind::Leave);
    aisha.press("x").open(0).saved(1).says("Call off");
    let all = inbox::inbox(&aisha.app);
    assert!(all.items.iter().all(|it| (it.part, it.kind) != (InboxPart::Others, InboxKind::Leave)));
}

#[test]
fn what_is_proposed_comes_back_from_a_file_byte_for_byte() {
    let text = tandem::exchange::team_file::write(&super::example_state());
    let more = r#"
[[request]]
id = "p-1"
kind = "session"
by = "aisha"
to = "fiona"
state = "asked"
sessions = ["c9-visit-20261209"]
days = ["2026-12-10"]
proposes = [{ activity = "debrief", start = "2026-12-10T16:00", minutes = 20, along = ["catriona"], with = ["isla"] }]
reminded = "2026-12-02"

[[request]]
id = "p-2"
kind = "entry"
by = "aisha"
to = "fiona"
state = "asked"
entry = { name = "Muirton Walkers", offers = ["walks"], contact = "walks@example.org", review_by = "2027-12-02" }

[[request]]
id = "p-3"
kind = "pattern"
by = "aisha"
to = "fiona"
state = "agreed"
days = ["2027-01-11"]
decided_by = "fiona"
share = { post = "gone-by-now", from = "2027-01-11", pattern = [["fri 09:00-12:00"], ["mon 09:00-12:00 break 0:15"]] }
"#;
    let import = |text: &str| tandem::exchange::team_file::import(text, &State::default());
    let state = State::default().preview(&import(&format!("{text}{more}")).unwrap().changes).unwrap();
    let written = tandem::exchange::team_file::write(&state);
    for kept in ["along", "Muirton Walkers", "gone-by-now", "break 0:15", "reminded"] {
        assert!(written.contains(kept), "{kept}");
    }
    let again = State::default().preview(&import(&written).unwrap().changes).unwrap();
    assert_eq!(tandem::exchange::team_file::write(&again), written);
    for (wrong, said) in [
        (more.replace("kind = \"entry\"", "kind = \"cover\""), "`entry` goes with kind `entry`"),
        (
            more.replace("days = [\"2027-01-11\"]", "days = [\"2027-01-12\"]"),
            "write the day `from` of `share`",
        ),
        (more.replace("with = [\"isla\"]", "with = [\"aisha\"]"), "leave out who asks"),
    ] {
        let faults = import(&format!("{text}{wrong}")).unwrap_err();
        assert!(faults.shown.iter().any(|it| it.message.contains(said)), "{said}: {:?}", faults.shown);
    }
}
