//! What is brought in, as changes: what a source brought is replaced by it, and what people made stays.

use tandem::domain::{Author, Change, Date, Record, State};
use tandem::exchange::bring::{BringAsked, Bringing, bring};
use tandem::exchange::table::TableKind;

use super::{read_as, service};

fn brought(text: &str, kind: TableKind, source: Option<&str>, state: &State) -> Bringing {
    let rows = read_as(text.as_bytes(), kind).rows.unwrap();
    let today: Date = "2026-12-02".parse().unwrap();
    let asked = BringAsked {
        author: &Author::Owner,
        team: None,
        person: None,
        source,
        columns: vec![],
        today,
        hides: &|_| false,
    };
    bring(&rows, &asked, state)
}

fn counted(it: &Bringing) -> (usize, usize, usize) {
    (it.added, it.changed, it.removed)
}

const HEAD: &str = "Name,Type,From,To\n";

#[test]
fn the_same_source_again_replaces_what_it_brought_and_never_what_people_made() {
    let state = service();
    let first = format!(
        "{HEAD}Eilidh,A/L,14/12/2026,15/12/2026\nShona,Study,16/12/2026,16/12/2026\nAisha,Sick,17/12/2026,17/12/2026\n"
    );
    let bringing = brought(&first, TableKind::Leave, Some("roster"), &state);
    assert_eq!(counted(&bringing), (3, 0, 0));
    let state = state.preview(&bringing.changes).unwrap();
    assert!(brought(&first, TableKind::Leave, Some("roster"), &state).changes.is_empty(), "nothing is new");

    // Somebody lengthens Aisha's.
    let aisha = state.rows().find_map(|(_, it)| match it {
        Record::Leave(it)
            if it.person.as_str() == "aisha" && it.span.first_day().to_string() == "2026-12-17" =>
        {
            Some((*it).clone())
        }
        _ => None,
    });
    let mut aisha = aisha.unwrap();
    let tandem::domain::LeaveSpan::Days { to, .. } = &mut aisha.span else { panic!("{aisha:?}") };
    *to = to.plus_days(1);
    let state = state.preview(&[Change::Put(aisha.clone().into())]).unwrap();

    // The source has one otherwise, and two no more.
    let second = format!("{HEAD}Eilidh,A/L,14/12/2026,16/12/2026\n");
    let bringing = brought(&second, TableKind::Leave, Some("roster"), &state);
    assert_eq!(counted(&bringing), (0, 1, 1), "{:?}", bringing.changes);
    let state = state.preview(&bringing.changes).unwrap();
    assert!(state.get(&Record::from(aisha).key()).unwrap().is_some(), "what people changed stays");

    // What people made first is theirs, whatever a source says of it.
    let bringing = brought(
        &format!("{HEAD}Eilidh,A/L,08/02/2027,15/02/2027\n"),
        TableKind::Leave,
        Some("other"),
        &state,
    );
    assert_eq!(counted(&bringing), (0, 0, 0));
    assert_eq!(bringing.warnings.len(), 1);
}

#[test]
fn a_duty_as_the_pattern_has_it_changes_nothing_and_another_one_does() {
    let state = service();
    let head = "Name,Date,Start,End,Break,Type\n";
    let same = format!("{head}Eilidh,07/12/2026,09:00,15:00,30,Day\nShona,07/12/2026,,,,Rest\n");
    assert_eq!(counted(&brought(&same, TableKind::Duties, Some("roster"), &state)), (0, 0, 0));
    let other = format!("{head}Eilidh,07/12/2026,10:00,16:00,30,Day\nEilidh,08/12/2026,,,,Rest\n");
    let bringing = brought(&other, TableKind::Duties, Some("roster"), &state);
    assert_eq!(counted(&bringing), (2, 0, 0));
    let state = state.preview(&bringing.changes).unwrap();
    assert_eq!(counted(&brought(&same, TableKind::Duties, Some("roster"), &state)), (0, 0, 2));
}

#[test]
fn people_and_families_are_added_and_changed_and_never_taken_away() {
    let state = service();
    let staff = "Name,Role,Team,Hours\nAda Quill,Peer worker,Ailsa MBU,7:30\nShona Baird,Senior peer worker,ailsa,14:24\n";
    let bringing = brought(staff, TableKind::Staff, None, &state);
    assert_eq!(counted(&bringing), (1, 1, 0), "{:?} {:?}", bringing.changes, bringing.faults);
    assert_eq!(bringing.changes.len(), 4, "with a post and a share of it");
    let families = "Ref,Status,Referred\nA1,paused,12/10/2026\nC99,active,01/12/2026\n";
    let bringing = brought(families, TableKind::Caseload, None, &state);
    assert_eq!(counted(&bringing), (0, 1, 0));
    assert_eq!(bringing.faults.len(), 1, "the team of a new one is not said");
}
