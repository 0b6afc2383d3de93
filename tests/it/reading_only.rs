//! Reading never needs writing: what the disk does not let be written is read all the same, and written again when it can be.

use std::fs;
use std::path::Path;

use tandem::desk::Desk;
use tandem::domain::*;
use tandem::store::{Store, StoreError};

use crate::damage::open_sled;
use crate::program::{code, err, tandem};
use crate::store::{all, open_all, sample};
use crate::years;

/// A store whose lock cannot be taken, because a folder stands in its place.
fn shut(dir: &Path) -> State {
    let held = sample(dir);
    fs::remove_file(dir.join("lock")).unwrap();
    fs::create_dir(dir.join("lock")).unwrap();
    held
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(dir).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_store_that_cannot_be_locked_is_read_and_backed_up_and_written_once_it_can_be() {
    let dir = tempfile::tempdir().unwrap();
    let (store_dir, file) = (dir.path().join("store"), dir.path().join("backup"));
    let held = shut(&store_dir);
    let before = names(&store_dir);
    let (mut store, state) = open_all(&store_dir).unwrap();
    assert_eq!(all(&state), all(&held));
    let notices = store.notices();
    assert!(notices.len() == 1 && notices[0].contains("can only be read for now"), "{notices:?}");
    assert_eq!(store.check().unwrap().problems, [""; 0]);
    assert_eq!(store.entries_before(Rev::MAX, 100).unwrap().len() as u64, held.rev());
    assert_eq!(store.backup(&file).unwrap(), held.rev());
    while store.is_unsettled() {
        store.settle();
    }
    let (entry, after) = years::entry(&state, &[years::place("later", "Later").into()]);
    for _ in 0..2 {
        assert!(store.try_again().is_err());
        let error = store.append(&entry, &after).unwrap_err();
        assert!(
            matches!(&error, StoreError::Stopped(words) if words.contains("nothing was saved")),
            "{error}"
        );
    }
    assert_eq!(all(&open_all(&store_dir).unwrap().1), all(&held), "two may read at a time");
    assert_eq!(
        names(&store_dir).len(),
        before.len() + usize::from(!before.contains(&"acknowledged".to_owned()))
    );
    // The cause is gone.
    fs::remove_dir(store_dir.join("lock")).unwrap();
    let again = store.try_again().unwrap().unwrap();
    assert_eq!((again.rev(), store.notices()), (held.rev(), vec![]));
    store.append(&entry, &after).unwrap();
    assert!(matches!(Store::open(&store_dir, "fiona"), Err(StoreError::Held(_))));
    store.close().unwrap();
    assert_eq!(all(&open_all(&store_dir).unwrap().1), all(&after));
    let new = dir.path().join("new");
    Store::restore(&file, &new, "test").unwrap();
    assert_eq!(all(&open_all(&new).unwrap().1), all(&held));
}

#[test]
fn what_others_wrote_meanwhile_is_there_when_it_can_be_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let held = shut(dir.path());
    let (mut reader, _) = Store::open(dir.path(), "eilidh").unwrap();
    fs::remove_dir(dir.path().join("lock")).unwrap();
    let (mut writer, _) = Store::open(dir.path(), "morag").unwrap();
    let (entry, after) = years::entry(&held, &[years::place("later", "Later").into()]);
    writer.append(&entry, &after).unwrap();
    let error = reader.try_again().unwrap_err().to_string();
    assert!(error.contains("nothing was saved") && error.contains("morag"), "{error}");
    writer.close().unwrap();
    assert_eq!(reader.try_again().unwrap().unwrap().rev(), after.rev());
}

#[test]
fn a_working_store_that_cannot_be_written_keeps_nobody_from_their_week_and_is_not_called_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let held = sample(dir.path());
    fs::rename(dir.path().join("working"), dir.path().join("elsewhere")).unwrap();
    fs::write(dir.path().join("working"), "a file where a folder should be").unwrap();
    let (mut store, state) = open_all(dir.path()).unwrap();
    assert_eq!(all(&state), all(&held));
    let notices = store.notices();
    assert!(notices.len() == 1 && notices[0].contains("working store cannot be used"), "{notices:?}");
    let (entry, after) = years::entry(&state, &[years::place("later", "Later").into()]);
    store.append(&entry, &after).unwrap();
    store.settle();
    assert_eq!(store.notices().len(), 1);
    assert_eq!(store.check().unwrap().problems, [""; 0]);
    assert!(!names(dir.path()).iter().any(|it| it.starts_with("working.damaged")));
    // The cause is gone, and something is saved.
    fs::remove_file(dir.path().join("working")).unwrap();
    fs::rename(dir.path().join("elsewhere"), dir.path().join("working")).unwrap();
    let (entry, last) = years::entry(&after, &[years::place("later", "Later still").into()]);
    store.append(&entry, &last).unwrap();
    store.settle();
    assert_eq!(store.notices(), [""; 0]);
    store.close().unwrap();
    let (mut store, state) = open_all(dir.path()).unwrap();
    assert_eq!((all(&state), store.notices()), (all(&last), vec![]));
    assert_eq!(store.check().unwrap().problems, [""; 0]);
}

#[test]
fn at_most_three_damaged_working_stores_are_kept_the_newest() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path());
    for time in 1..=5 {
        let db = open_sled(&dir.path().join("working"));
        db.insert("m", "no mark").unwrap();
        db.flush().unwrap();
        drop(db);
        let (store, _) = Store::open(dir.path(), "test").unwrap();
        assert!(store.notices().last().unwrap().contains(&format!("working.damaged-{time}")));
    }
    let kept: Vec<_> = names(dir.path()).into_iter().filter(|it| it.starts_with("working.damaged")).collect();
    assert_eq!(kept, ["working.damaged-3", "working.damaged-4", "working.damaged-5"]);
}

#[test]
fn at_a_desk_edits_are_refused_in_words_and_work_again_without_opening_anew() {
    let dir = tempfile::tempdir().unwrap();
    shut(dir.path());
    let desk = Desk::open(dir.path(), "test").unwrap();
    assert!(desk.notices()[0].contains("can only be read for now"), "{:?}", desk.notices());
    let week = years::first_week();
    assert!(desk.load(vec![week]).wait().unwrap().sheet(week).is_some());
    let proposal = || Proposal {
        author: Author::Owner,
        from: "local".to_owned(),
        at: Instant(29_000_000),
        cause: Cause::Edited,
        summary: "Later".to_owned(),
        overrides: vec![],
        reason: None,
        changes: vec![(years::place("later", "Later").into(), Seen::Any)],
    };
    let refused = desk.commit(proposal()).wait().unwrap_err();
    assert!(matches!(&refused, Refusal::Store(words) if words.contains("nothing was saved")), "{refused:?}");
    fs::remove_dir(dir.path().join("lock")).unwrap();
    assert!(desk.commit(proposal()).wait().unwrap().rev.is_some());
    assert!(desk.notices().is_empty() && desk.state().sheet(week).is_some());
    desk.close().wait().unwrap();
}

#[test]
fn the_command_line_reads_and_says_why_it_does_not_write() {
    let dir = tempfile::tempdir().unwrap();
    let (store, file) = (dir.path().join("store"), dir.path().join("team.toml"));
    shut(&store);
    fs::write(&file, "format = 1\n[[organisation]]\nid = \"o1\"\nname = \"One\"\n").unwrap();
    for (args, wanted) in [
        (&["week"][..], Some(0)),
        (&["check"], Some(0)),
        (&["log"], Some(0)),
        (&["export", "--format", "team"], Some(0)),
        (&["import", file.to_str().unwrap()], Some(3)),
    ] {
        let output = tandem(&store, args);
        let words = err(&output);
        assert_eq!(code(&output), wanted, "{args:?}: {words}");
        assert!(words.contains("tandem: the rota can only be read for now: opening"), "{args:?}: {words}");
        assert_eq!(words.contains("nothing was saved"), wanted == Some(3), "{words}");
        assert!(!words.contains("os error"), "{words}");
    }
}

#[test]
fn a_pipe_in_place_of_a_file_is_said_and_not_waited_for() {
    for name in ["journal", "acknowledged", "pseudonyms.key", "working/conf"] {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("store");
        sample(&store);
        let path = store.join(name);
        fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        let words = Store::open(&store, "test").unwrap_err().to_string();
        assert!(words.contains(&path.display().to_string()) && words.contains("move it away"), "{words}");
    }
}
