//! Weeks that go out, change afterwards, are closed and opened again; each with its reasons.

use tandem::app::{Layer, Paragraph};
use tandem::domain::*;

use super::{Sitting, at_a_desk, the};

const WEEK: &str = "2026-W49";

const TEAMS: [&str; 3] = ["ailsa", "harbour-families", "strathmore"];

/// How far the week has come for Ailsa, Harbour Families and Strathmore.
fn states(sitting: &Sitting) -> [&'static str; 3] {
    TEAMS.map(|team| sitting.app.state.team_state(the(WEEK), &the(team)).word())
}

/// The reasons kept with the week, whichever team they are with.
fn reasons(sitting: &Sitting) -> Vec<String> {
    let sheet = sitting.app.state.sheet(the(WEEK)).unwrap();
    let mut reasons: Vec<String> =
        sheet.marks().flat_map(|mark| &mark.overrides).map(|it| it.reason.clone()).collect();
    reasons.sort();
    reasons
}

fn amendments(sitting: &Sitting) -> Vec<Amendment> {
    let sheet = sitting.app.state.sheet(the(WEEK)).unwrap();
    sheet.amendments.values().map(|row| Amendment::clone(&row.item)).collect()
}

fn asked(sitting: &Sitting) -> usize {
    match sitting.app.layers.last() {
        Some(Layer::Publish(publish)) => publish.asked.len(),
        _ => panic!("nothing is being published"),
    }
}

/// Somebody before the example's week, which is published for every team.
fn published(author: &str) -> Sitting {
    let mut sitting = at_a_desk("owner");
    sitting.press("P enter");
    for n in 0..asked(&sitting) {
        sitting.types(&format!("reason {n}")).press("enter");
    }
    sitting.open(0).says("Publish W49");
    if author != "owner" {
        sitting.app.me = Author::Person(the(author));
    }
    sitting
}

/// What the page that is open says in its facts.
fn facts(sitting: &Sitting) -> Vec<String> {
    let fact = |paragraph: &Paragraph| match paragraph {
        Paragraph::Fact(name, what) => Some(format!("{name} {what}")),
        _ => None,
    };
    sitting.page().iter().filter_map(fact).collect()
}

#[test]
fn every_red_flag_asks_for_a_reason_and_keeps_it() {
    let mut sitting = at_a_desk("owner");
    sitting
        .press("P")
        .sees("Publish the week for every team")
        .press("enter")
        .open(1)
        .sees("Publish W49")
        .sees("Aisha visits C10 alone")
        .sees("no buddy is named");
    let asks = asked(&sitting);
    assert!(asks > 1);
    sitting.press("enter").sees("Say in a few words why it goes out like this");
    for n in 0..asks {
        assert_eq!(states(&sitting), ["draft"; 3], "it went out before every reason was given");
        sitting.types(&format!("reason {n}")).press("enter");
    }
    sitting.open(0).saved(1).says("Publish W49").sees("PUBLISHED");
    assert_eq!(states(&sitting), ["published"; 3]);
    for team in TEAMS {
        let mark = sitting.app.state.team_mark(the(WEEK), &the(team)).mark;
        assert_eq!(mark.published, Some(the("2026-12-02")), "{team}");
    }
    // One cause is asked about once, and its reason stands with each of its flags.
    let mut given = reasons(&sitting);
    assert_eq!(given.len(), asks + 1, "who is alone in a team is so by two rules");
    given.sort();
    given.dedup();
    assert_eq!(given, (0..asks).map(|n| format!("reason {n}")).collect::<Vec<_>>());
    let view = sitting.app.view().unwrap();
    let red = |flag: &&tandem::rules::Flag| flag.severity == tandem::rules::Severity::Red;
    let asks = |flag: &&tandem::rules::Flag| flag.asks_reason(&sitting.app.state, sitting.app.today());
    let left: Vec<&str> = view.flags.iter().filter(red).filter(asks).map(|flag| flag.rule).collect();
    assert_eq!(left, [""; 0]);
    sitting.press("u");
    assert_eq!((states(&sitting), reasons(&sitting)), (["draft"; 3], vec![]));
    assert!(sitting.app.state.sheet(the(WEEK)).unwrap().team_editions.is_empty());
}

#[test]
fn one_reason_can_serve_again_and_what_was_written_is_kept_when_the_week_changes_meanwhile() {
    let mut sitting = at_a_desk("owner");
    sitting.press("P enter").types("agreed with the ward").press("tab ctrl-n");
    let written = |sitting: &Sitting| -> Vec<String> {
        match sitting.app.layers.last() {
            Some(Layer::Publish(it)) => it.asked.iter().map(|asked| asked.written().to_owned()).collect(),
            _ => panic!("it is not open"),
        }
    };
    assert_eq!(written(&sitting)[..2], ["agreed with the ward", "agreed with the ward"]);
    // A session that nobody is in is red too.
    let booking = Booking::new(the("phone"), the("2026-12-03T12:00"), Minutes(30));
    let empty = Session { id: the("empty"), series: None, booking };
    let state = sitting.app.state.preview(&[empty.into()]).unwrap();
    sitting.input(tandem::app::Input::State(std::sync::Arc::new(state), vec![]));
    sitting.press("tab").types("also agreed").press("enter");
    sitting.open(1).sees("The week has just changed");
    assert_eq!(written(&sitting).iter().filter(|reason| reason.is_empty()).count(), 1);
}

#[test]
fn a_change_of_what_everybody_has_seen_asks_why_and_says_whom_it_touches() {
    let mut sitting = published("owner");
    sitting.on("eilidh", "2026-12-02T09:00").press("m right enter").open(2);
    sitting.sees("W49 is published. Why does it change for Eilidh?").press("enter").open(2);
    sitting.press("esc").open(1).sees("not saved yet").press("enter").open(2);
    sitting.types("the ward round moved").press("enter").open(0).says("Move Handover");
    let [amendment] = &amendments(&sitting)[..] else { panic!("{:?}", amendments(&sitting)) };
    assert_eq!((amendment.by.as_str(), amendment.reason.as_str()), ("owner", "the ward round moved"));
    assert_eq!(amendment.people, [the::<PersonId>("eilidh")]);
    sitting.sees("≠ 1 changed").sees("moved after publishing");
    let note = sitting.app.view().unwrap().flags.iter().find(|flag| flag.rule == "roster.changed").cloned();
    let note = note.unwrap();
    assert!(note.why.contains("Eilidh") && note.why.contains("the ward round moved"), "{}", note.why);
    sitting.press("v");
    let facts = facts(&sitting);
    assert_eq!(facts[0], "moved 09:00 Handover (Eilidh): Wed 2 Dec 09:00 → Thu 3 Dec 09:00");
    assert!(facts.last().unwrap().contains("the ward round moved"), "{facts:?}");
    sitting.press("esc u").says("Undid");
    assert_eq!((amendments(&sitting), sitting.app.view().unwrap().changes.len()), (vec![], 0));
    sitting.press("U");
    assert_eq!((amendments(&sitting).len(), sitting.app.view().unwrap().changes.len()), (1, 1));
}

#[test]
fn what_is_written_line_by_line_or_in_a_form_is_closed_with_its_reason() {
    let mut sitting = published("owner");
    sitting.at("aisha", "2026-12-03").press("a").types("thu 15:00 phone c4 15m").press("enter").open(2);
    sitting.types("she asked for it").press("enter").open(0).says("Add Thu 3 Dec");
    sitting.on("aisha", "2026-12-03T15:00").press("enter tab tab end").types("x").press("backspace enter");
    sitting.open(0).says("Nothing to change");
    sitting.press("X").open(1).types("not needed").press("enter").open(0).says("Remove");
    let reasons: Vec<String> = amendments(&sitting).into_iter().map(|it| it.reason).collect();
    assert_eq!(reasons, ["she asked for it", "not needed"]);
}

#[test]
fn a_series_that_changes_what_everybody_has_seen_asks_why_too() {
    let mut sitting = published("owner");
    sitting.on("eilidh", "2026-12-02T09:00").press("m . w enter").open(2).types("for the rest of the year");
    sitting.press("enter").open(0);
    assert_eq!(amendments(&sitting).len(), 1);
}

#[test]
fn saying_what_became_of_a_session_asks_nothing() {
    let mut sitting = published("eilidh");
    sitting.on("eilidh", "2026-12-02T11:30").press("d enter").open(0).says("Mark BookBug");
    assert_eq!((amendments(&sitting).len(), sitting.app.view().unwrap().changes.len()), (0, 0));
}

#[test]
fn cancelling_has_its_reason_already() {
    let mut sitting = published("owner");
    sitting.on("aisha", "2026-12-03T14:25").press("x").types("family unwell").press("enter");
    // The words to send to the family come up at once.
    sitting.open(1).press("esc").open(0);
    assert_eq!(amendments(&sitting)[0].reason, "family unwell");
    sitting.press("v");
    assert_eq!(facts(&sitting)[0], "cancelled 14:25 Phone call C4 (Aisha)");
}

#[test]
fn a_closed_week_stays_as_it_is_until_it_is_opened_with_a_reason() {
    let mut sitting = published("owner");
    // What is still to come of it is said first.
    sitting.press("P").sees("freezes it").press("down enter").open(1).sees("W49 is not over");
    sitting.press("enter").open(0).says("Close W49").sees("CLOSED");
    sitting.on("eilidh", "2026-12-02T09:00").press("m").regrets("W49 is closed");
    sitting
        .press("P down enter")
        .sees("Why is W49 being reopened?")
        .types("a mistake")
        .press("enter")
        .open(0);
    assert_eq!(states(&sitting), ["published"; 3]);
    assert_eq!(amendments(&sitting)[0].reason, "a mistake");
    sitting.press("m").open(1);
}

#[test]
fn peers_are_told_who_publishes() {
    let mut sitting = at_a_desk("eilidh");
    sitting.press("P").open(0).regrets("only a team lead plans");
    sitting.press("v").open(1);
}

#[test]
fn before_publishing_the_changes_are_those_beyond_patterns_and_series() {
    let mut sitting = at_a_desk("owner");
    sitting.on("eilidh", "2026-12-02T09:00").press("m right enter").open(0).press("v");
    sitting.sees("beyond patterns and series");
    assert!(facts(&sitting).iter().any(|fact| fact.starts_with("moved 09:00 Handover (Eilidh)")));
}

#[test]
fn a_team_file_leaves_what_was_published_where_it_is_and_takes_it_along_with_its_sheet() {
    let mut sitting = published("owner");
    sitting.on("eilidh", "2026-12-02T09:00").press("m right enter").types("why").press("enter").open(0);
    let state = sitting.app.state.clone();
    let text = tandem::exchange::team_file::write(&state);
    let same = tandem::exchange::team_file::import(&text, &state).unwrap();
    assert_eq!(same.changes, []);
    let without = tandem::exchange::team_file::import(
        "format = 1\n[service]\nname = \"A\"\nnation = \"wales\"\n",
        &state,
    );
    let removed: Vec<Key> = without.unwrap().changes.iter().map(Change::key).collect();
    let week: Week = the(WEEK);
    let ailsa: TeamSheetKey = (week, the("ailsa"));
    for key in
        [Key::Sheet(week), Key::TeamMark(ailsa.clone()), Key::TeamEdition(ailsa), Key::Amendment((week, 1))]
    {
        assert!(removed.contains(&key), "{key} stays");
    }
}

#[test]
fn a_peer_sees_all_of_what_is_out_and_their_own_part_of_a_draft() {
    let mut sitting = at_a_desk("eilidh");
    let lines = |sitting: &Sitting| -> Vec<String> {
        let view = sitting.app.view().unwrap();
        view.roster.lines.iter().map(|line| line.person.to_string()).collect()
    };
    assert_eq!(lines(&sitting), ["eilidh"]);
    let view = sitting.app.view().unwrap().clone();
    let me: PersonId = the("eilidh");
    assert!(view.rota.sessions().iter().all(|booked| booked.involves(&me)));
    assert!(view.rota.sessions().len() > 5 && view.rota.shifts().iter().all(|shift| shift.person == me));
    assert!(view.flags.iter().all(|flag| flag.is_about_person(&me)));
    sitting.sees("DRAFT, your part");
    sitting.press("v");
    assert!(facts(&sitting).iter().all(|fact| !fact.contains("Catriona")), "{:?}", facts(&sitting));
    sitting.press("esc b").sees("CLOSED");
    assert!(lines(&sitting).len() > 3, "{:?}", lines(&sitting));
    // Supervisors see what those have ahead whom they supervise, and how much that is.
    let supervisor = at_a_desk("dr-nair");
    assert_eq!(lines(&supervisor), ["eilidh", "shona"]);
    // A lead sees both.
    let mut lead = at_a_desk("morag");
    assert!(lines(&lead).len() > 3);
    lead.sees("DRAFT");
}

#[test]
fn a_remedy_in_a_week_that_is_out_asks_why_and_says_what_to_send_only_once_it_is_saved() {
    let mut sitting = published("owner");
    sitting.on("aisha", "2026-12-04T10:15").press("!").open(1);
    sitting.press("down down down").sees("▸ Put Greg down too");
    sitting.press("enter").open(2).sees("W49 is published. Why does it change for");
    sitting.press("esc").open(1).types("").press("enter").open(2);
    sitting.types("nobody goes there alone").press("enter").saved(2).says("Put Greg down too");
    sitting.sees("To send").press("esc").open(0);
    assert_eq!(amendments(&sitting)[0].reason, "nobody goes there alone");
    let booked = sitting.booked("aisha", "2026-12-04T10:15");
    assert_eq!(booked.booking().with, [the::<PersonId>("greg")]);
    sitting.press("u").saved(3);
    assert!(sitting.booked("aisha", "2026-12-04T10:15").booking().with.is_empty());
}

/// A lead before the example's week, which they publish for their own team, giving every reason that is asked.
fn published_by(lead: &str) -> Sitting {
    let mut sitting = at_a_desk(lead);
    sitting.press("P").open(1);
    give_reasons(&mut sitting);
    sitting.open(0);
    sitting
}

fn give_reasons(sitting: &mut Sitting) {
    let asks = asked(sitting);
    for n in 0..asks {
        sitting.types(&format!("reason {n}")).press("enter");
    }
    if asks == 0 {
        sitting.press("enter");
    }
}

#[test]
fn a_lead_publishes_their_own_team_and_is_asked_about_its_red_flags_only() {
    let mut morag = at_a_desk("morag");
    let red = |sitting: &Sitting| {
        let view = sitting.app.view().unwrap();
        let asks = |flag: &&tandem::rules::Flag| flag.asks_reason(&sitting.app.state, sitting.app.today());
        view.flags.iter().filter(asks).cloned().collect::<Vec<_>>()
    };
    let all = red(&morag);
    assert!(
        all.iter().any(|flag| !flag.concerns(&morag.app.state, &the("ailsa"))),
        "nothing is red elsewhere"
    );
    morag.press("P").open(1).sees("Publish W49").sees("for Ailsa MBU");
    let Some(Layer::Publish(publish)) = morag.app.layers.last() else { panic!("nothing is being published") };
    let state = &morag.app.state;
    for asked in &publish.asked {
        for flag in &asked.matter.flags {
            assert!(flag.concerns(state, &the("ailsa")), "{}", flag.message);
        }
    }
    // What is planned by hand is told of the team, and of nobody else.
    let planned = format!("{:?}", publish.planned);
    assert!(!planned.contains("Aisha"), "{planned}");
    give_reasons(&mut morag);
    morag.open(0).says("Publish W49").says("for Ailsa MBU");
    assert_eq!(states(&morag), ["published", "draft", "draft"]);
    morag.sees("Ailsa published, Harbour and Strathmore draft");
    // Another lead's is theirs; what both did is taken back each on its own.
    let mut fiona = morag.beside("fiona");
    fiona.press("P").open(1).sees("for Strathmore Community Team");
    give_reasons(&mut fiona);
    assert_eq!(states(&fiona), ["published", "draft", "published"]);
    morag.news();
    morag.press("u").says("Undid: Publish W49");
    assert_eq!(states(&morag), ["draft", "draft", "published"]);
    assert_eq!(morag.app.state.sheet(the(WEEK)).unwrap().team_editions.len(), 1);
}

#[test]
fn the_owner_chooses_for_which_team_and_closes_and_opens_each() {
    let mut owner = at_a_desk("owner");
    owner.at("aisha", "2026-12-02").press("P").open(1);
    // The team that is looked at comes first after all of them.
    owner.sees("Publish the week for every team").press("down enter").open(1);
    owner.sees("for Strathmore Community Team");
    give_reasons(&mut owner);
    owner.open(0);
    assert_eq!(states(&owner), ["draft", "draft", "published"]);
    owner
        .press("P")
        .sees("Publish the week for Ailsa MBU and Harbour Families")
        .sees("Close the week for Strathmore");
    owner.press("up enter").sees("W49 is not over: ").sees("still to come").saved(1);
    owner.press("enter").says("Close W49").says("for Strathmore Community Team");
    assert_eq!(states(&owner), ["draft", "draft", "closed"]);
    owner.on("aisha", "2026-12-03T14:25").press("m").open(0).regrets("closed for this team");
    owner.on("eilidh", "2026-12-02T09:00").press("m").open(1).press("esc");
    owner.press("P up enter").sees("Why is W49 being reopened?").types("a mistake").press("enter").open(0);
    assert_eq!(states(&owner), ["draft", "draft", "published"]);
}

#[test]
fn what_changes_of_a_draft_asks_nothing_while_another_team_is_out() {
    let mut morag = published_by("morag");
    let mut fiona = morag.beside("fiona");
    fiona.on("aisha", "2026-12-03T14:25").press("m . enter").open(0).saved(1);
    assert_eq!(amendments(&fiona), []);
    morag.news();
    morag
        .on("eilidh", "2026-12-02T09:00")
        .press("m right enter")
        .open(2)
        .types("the ward round")
        .press("enter");
    morag.open(0);
    assert_eq!(amendments(&morag)[0].people, [the::<PersonId>("eilidh")]);
    let flags = &morag.app.view().unwrap().flags;
    let about = |rule: &str| -> Vec<String> {
        flags.iter().filter(|it| it.rule == rule).map(|it| it.subject.id.to_string()).collect()
    };
    assert_eq!(about("roster.changed"), ["2026-W49/ailsa"]);
    assert_eq!(about("roster.late"), ["2026-W49/harbour-families", "2026-W49/strathmore"]);
    morag.press("v").sees("Changed since it was published for Ailsa MBU");
    morag.sees("Planned by hand, beyond patterns and series, for Harbour Families and");
}

#[test]
fn peers_of_a_team_that_is_out_see_it_and_of_drafts_everybody_sees_their_own_part() {
    let morag = published_by("morag");
    let lines = |sitting: &Sitting| -> Vec<String> {
        let view = sitting.app.view().unwrap();
        let mut lines: Vec<String> = view.roster.lines.iter().map(|line| line.person.to_string()).collect();
        lines.dedup();
        lines
    };
    let eilidh = morag.beside("eilidh");
    let seen = lines(&eilidh);
    assert!(seen.contains(&"shona".to_owned()) && !seen.contains(&"aisha".to_owned()), "{seen:?}");
    let state = &eilidh.app.state;
    let team = |id: &PersonId| state.person(id).unwrap().team.to_string();
    for booked in eilidh.app.view().unwrap().rota.sessions() {
        assert!(state.is_out(the(WEEK), booked.booking()), "{} is no business of Eilidh's yet", booked.id);
    }
    let aisha = morag.beside("aisha");
    let seen = lines(&aisha);
    assert!(seen.contains(&"aisha".to_owned()) && seen.contains(&"shona".to_owned()), "{seen:?}");
    let colleague = |id: &&String| team(&the(id)) == "strathmore" && *id != "aisha";
    assert_eq!(seen.iter().find(colleague), None, "a colleague's draft is seen: {seen:?}");
    let view = aisha.app.view().unwrap();
    let own = |flag: &tandem::rules::Flag| flag.is_about_person(&the("aisha"));
    for flag in view.flags.iter().filter(|flag| flag.rule().is_of_week() && !own(flag)) {
        assert!(flag.concerns(&aisha.app.state, &the("ailsa")), "{} {}", flag.rule, flag.subject.id);
    }
}

#[test]
fn what_somebody_published_meanwhile_is_said_and_not_published_again() {
    let mut morag = at_a_desk("morag");
    morag.press("P").open(1);
    let mut owner = morag.beside("owner");
    owner.press("P enter");
    give_reasons(&mut owner);
    assert_eq!(states(&owner), ["published"; 3]);
    morag.news();
    morag.press("enter").open(1).sees("Somebody has just published").press("enter").open(0).saved(0);
    assert_eq!(states(&morag), ["published"; 3]);
}
