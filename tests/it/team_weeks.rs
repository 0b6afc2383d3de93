//! A week that has come further for one team than for another: which state holds, what is told of it, and its rows in the
//! team file.

use serde_json::Value;
use tandem::cli::week::{Only, View};
use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::rota::{PublishedDiff, RotaWeek};
use tandem::rules::{Flag, flags_of_week};

use crate::build::{Build, booking, parse};

const W49: &str = "2026-W49";

fn week() -> Week {
    parse(W49)
}

/// Two teams, `team` with Ann and Bo, `other` with Cy; a peer each is in every day.
fn service() -> Build {
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
    Build::service(Nation::Scotland)
        .put(team)
        .person("ann")
        .person("bo")
        .put(Person::new(parse("cy"), "CY".into(), parse("other"), Role::PeerWorker))
        .session("s-ann", "phone", "2026-12-01T10:00", 30, "ann", |_| {})
        .session("s-cy", "phone", "2026-12-01T11:00", 30, "cy", |_| {})
        .session("s-both", "phone", "2026-12-01T12:00", 30, "ann", |it| it.with = vec![parse("cy")])
}

fn whole(state: SheetState) -> SheetMark {
    SheetMark { state, ..SheetMark::draft(week()) }
}

fn of(team: &str, state: SheetState) -> TeamMark {
    TeamMark { team: parse(team), mark: whole(state) }
}

fn then(state: &State, changes: impl IntoIterator<Item = Record>) -> State {
    state.preview(&changes.into_iter().map(Change::Put).collect::<Vec<_>>()).unwrap()
}

/// What `tandem week` says of the state for both teams, for one and for the other.
fn said(state: &State) -> [String; 3] {
    [None, Some("team"), Some("other")].map(|team| {
        let rota = RotaWeek::of(state, week()).unwrap();
        let only = Only { team: team.map(parse), ..Only::default() };
        let document: Value = serde_json::to_value(View::of(state, rota, only).document()).unwrap();
        document["state"].as_str().unwrap().to_owned()
    })
}

#[test]
fn a_week_is_a_draft_while_any_team_is_and_published_while_any_is_after_that() {
    use SheetState::{Closed, Draft, Published};
    for (rows, expected) in [
        (vec![], ["draft", "draft", "draft"]),
        (vec![Record::from(whole(Published))], ["published", "published", "published"]),
        (vec![of("team", Published).into()], ["draft", "published", "draft"]),
        (vec![whole(Published).into(), of("other", Draft).into()], ["draft", "published", "draft"]),
        (vec![whole(Closed).into(), of("other", Published).into()], ["published", "closed", "published"]),
        (vec![of("team", Closed).into(), of("other", Closed).into()], ["closed", "closed", "closed"]),
        (
            vec![of("team", Closed).into(), of("other", Published).into()],
            ["published", "closed", "published"],
        ),
    ] {
        assert_eq!(said(&then(&service().state(), rows.clone())), expected, "{rows:?}");
    }
}

#[test]
fn a_session_belongs_to_the_teams_of_those_who_do_it_else_of_whom_it_is_for() {
    let mut family = Family::new(parse("c9"), parse("other"), FamilyStatus::Active, parse("2026-01-05"));
    family.worker = Some(parse("cy"));
    let mut build = service().put(family).group("g", "base", 0, 60, 0);
    let mut group = Group::clone(build.state().group(&parse("g")).unwrap());
    group.invited = vec![Invitation { family: parse("c9"), precontact: None }];
    build = build.put(group);
    let state = build.state();
    let teams = |people: &str, and: &dyn Fn(&mut Booking)| -> Vec<String> {
        let booking = booking("phone", "2026-12-01T10:00", 30, people, and);
        state.teams_in(&booking).iter().map(ToString::to_string).collect()
    };
    assert_eq!(teams("ann", &|_| {}), ["team"]);
    assert_eq!(teams("ann", &|it| it.with = vec![parse("cy")]), ["other", "team"]);
    assert_eq!(teams("ann", &|it| it.families = vec![parse("c9")]), ["team"]);
    assert_eq!(teams("ann", &|it| it.shadow = vec![parse("cy")]), ["team"]);
    assert_eq!(teams("", &|it| it.families = vec![parse("c9")]), ["other"]);
    assert_eq!(teams("", &|it| it.group = Some(parse("g"))), ["other"]);
    assert_eq!(teams("", &|_| {}), [""; 0]);
}

#[test]
fn what_two_teams_share_is_out_for_both_once_it_is_for_one_and_closed_once_it_is_for_one() {
    let base = service().state();
    let booking = |state: &State, id: &str| {
        state.sheet(week()).unwrap().sessions.get(&parse::<SessionId>(id)).unwrap().item.booking.clone()
    };
    let out = then(&base, [of("team", SheetState::Published).into()]);
    let seen = ["s-ann", "s-both", "s-cy"].map(|id| out.is_out(week(), &booking(&out, id)));
    assert_eq!(seen, [true, true, false]);
    let closed = then(&base, [of("other", SheetState::Closed).into()]);
    let frozen = ["s-ann", "s-both", "s-cy"].map(|id| closed.is_closed(week(), &booking(&closed, id)));
    assert_eq!(frozen, [false, true, true]);
    // Of a draft whoever looks sees what they are in themselves.
    let part = RotaWeek::of(&out, week()).unwrap().part_of(&[parse("cy")].into(), &out);
    let shown: Vec<&str> = part.sessions().iter().map(|booked| booked.id.as_str()).collect();
    assert_eq!(shown, ["s-ann", "s-cy", "s-both"]);
    let part = RotaWeek::of(&out, week()).unwrap().part_of(&[parse("bo")].into(), &out);
    let shown: Vec<&str> = part.sessions().iter().map(|booked| booked.id.as_str()).collect();
    assert_eq!(shown, ["s-ann", "s-both"]);
}

fn told(state: &State, rule: &str, today: &str) -> Vec<String> {
    let flags: Vec<Flag> = flags_of_week(state, week(), parse(today));
    let of_rule = flags.iter().filter(|flag| flag.rule == rule);
    of_rule.map(|flag| format!("{} {}", flag.severity, flag.subject.id)).collect()
}

#[test]
fn a_late_rota_is_told_of_once_where_all_are_alike_and_by_team_where_they_differ() {
    use SheetState::{Closed, Draft, Published};
    let base = service().state();
    let late = |rows: Vec<Record>, today| told(&then(&base, rows), "roster.late", today);
    assert_eq!(late(vec![], "2026-11-20"), ["red 2026-W49"]);
    assert_eq!(late(vec![of("team", Draft).into()], "2026-11-20"), ["red 2026-W49"]);
    assert_eq!(late(vec![of("team", Published).into()], "2026-11-20"), ["red 2026-W49/other"]);
    assert_eq!(late(vec![of("team", Published).into()], "2026-11-16"), ["amber 2026-W49/other"]);
    assert_eq!(late(vec![whole(Published).into()], "2026-11-20"), [""; 0]);
    assert_eq!(late(vec![of("team", Published).into(), of("other", Closed).into()], "2026-11-20"), [""; 0]);
}

#[test]
fn what_changed_is_held_against_what_each_team_was_shown() {
    use SheetState::Published;
    let base = service().state();
    let shown = |state: &State, team: &str| {
        let edition =
            RotaWeek::of(state, week()).unwrap().edition_for(state, &parse(team), "ann", Instant(0));
        let edition = TeamEdition { team: parse(team), edition };
        then(state, [of(team, Published).into(), edition.into()])
    };
    let moved = |state: &State, id: &str, to: &str| {
        let row = state.sheet(week()).unwrap().sessions.get(&parse::<SessionId>(id)).unwrap().item.clone();
        let mut session = Session::clone(&row);
        session.booking.start = parse(to);
        then(state, [session.into()])
    };
    let changed = |state: &State| -> Vec<String> {
        let rota = RotaWeek::of(state, week()).unwrap();
        let all = rota.changes_since_published(state);
        all.iter().filter_map(PublishedDiff::session).map(ToString::to_string).collect()
    };
    let out = shown(&base, "team");
    assert_eq!(
        out.sheet(week()).unwrap().team_editions.values().next().unwrap().item.edition.sessions.len(),
        2
    );
    let draft = moved(&out, "s-cy", "2026-12-02T11:00");
    assert_eq!((changed(&draft), told(&draft, "roster.changed", "2026-12-01")), (vec![], vec![]));
    let both = moved(&draft, "s-both", "2026-12-02T12:00");
    assert_eq!(changed(&both), ["s-both"]);
    assert_eq!(told(&both, "roster.changed", "2026-12-01"), ["note 2026-W49/team"]);
    // Once the other team is shown it like that, it has changed for the first alone; states are alike, so it is told once.
    let all = shown(&both, "other");
    assert_eq!(
        (changed(&all), told(&all, "roster.changed", "2026-12-01")),
        (vec!["s-both".to_owned()], vec!["note 2026-W49".to_owned()])
    );
    // Somebody who leaves a session takes it along, and it is told of as changed, not as gone.
    let mut handed =
        Session::clone(&all.sheet(week()).unwrap().sessions.get(&parse::<SessionId>("s-ann")).unwrap().item);
    handed.booking.people = vec![parse("cy")];
    let handed = then(&all, [handed.into()]);
    let rota = RotaWeek::of(&handed, week()).unwrap();
    let found = rota.changes_for(&handed, &[parse("team")].into());
    assert!(
        found.iter().any(|it| matches!(it, PublishedDiff::Changed(both) if both.1.id == parse("s-ann"))),
        "{found:?}"
    );
    // What nobody kept is told of by when it was written.
    let brought = then(&base, [whole(Published).into()]);
    assert_eq!(
        told(&moved(&brought, "s-cy", "2026-12-02T11:00"), "roster.changed", "2026-12-01"),
        ["note 2026-W49"]
    );
}

const FILE: &str = "format = 1\n[service]\nname = \"H\"\nnation = \"scotland\"\n\
    [[team]]\nid = \"a\"\nname = \"A\"\nkind = \"mbu\"\n[[team]]\nid = \"b\"\nname = \"B\"\nkind = \"community\"\n";

#[test]
fn rows_of_a_team_and_of_every_team_come_in_and_go_out_again() {
    let row = |more: &str| format!("[[sheet]]\nweek = \"{W49}\"\n{more}\n");
    let (all, a, b) = (
        row("state = \"closed\"\npublished = \"2026-10-19\""),
        row("state = \"published\"\nteam = \"a\""),
        row("state = \"draft\"\nteam = \"b\""),
    );
    for rows in [all.clone(), a.clone(), format!("{a}{b}"), format!("{all}{a}"), format!("{all}{a}{b}")] {
        let text = format!("{FILE}{rows}");
        let come = team_file::import(&text, &State::default()).unwrap_or_else(|faults| panic!("{faults}"));
        let state = State::default().preview(&come.changes).unwrap();
        let written = team_file::write(&state);
        assert_eq!(team_file::import(&written, &state).unwrap().changes, [], "{written}");
        let fresh = team_file::import(&written, &State::default()).unwrap();
        assert_eq!(fresh.changes.len(), come.changes.len());
        let fresh = State::default().preview(&fresh.changes).unwrap();
        for team in ["a", "b"] {
            let team: TeamId = parse(team);
            assert_eq!(fresh.team_state(week(), &team), state.team_state(week(), &team), "{rows}");
        }
    }
    let faults =
        |rows: &str| team_file::import(&format!("{FILE}{rows}"), &State::default()).unwrap_err().to_string();
    for twice in [format!("{a}{a}"), format!("{all}{all}")] {
        assert!(faults(&twice).contains("is here a second time"), "{}", faults(&twice));
    }
    let gone = faults(&row("state = \"draft\"\nteam = \"c\""));
    assert!(gone.contains("there is no team `c`"), "{gone}");
}

#[test]
fn what_was_shown_to_a_team_goes_with_what_is_said_of_its_week() {
    let state = service().state();
    let edition =
        RotaWeek::of(&state, week()).unwrap().edition_for(&state, &parse("team"), "ann", Instant(0));
    let state = then(
        &state,
        [of("team", SheetState::Published).into(), TeamEdition { team: parse("team"), edition }.into()],
    );
    let text = team_file::write(&state);
    assert_eq!(team_file::import(&text, &state).unwrap().changes, []);
    let without: String =
        text.split("\n[[").filter(|table| !table.starts_with("sheet]]")).collect::<Vec<_>>().join("\n[[");
    let key: TeamSheetKey = (week(), parse("team"));
    let removed: Vec<Key> =
        team_file::import(&without, &state).unwrap().changes.iter().map(Change::key).collect();
    assert_eq!(removed, [Key::TeamMark(key.clone()), Key::TeamEdition(key)]);
}
