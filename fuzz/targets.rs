//! Whatever reads what comes from outside, as functions over bytes: none may panic, whatever the bytes are.

use std::time::{Duration, Instant};

use tandem::domain::{Date, OpenSshKey, State, Zone};
use tandem::exchange::{calendar, table, team_file};
use tandem::keymap::Keymap;
use tandem::seat::server::protocol::Frames;
use tandem::seat::{Decoder, Link};

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// Every target. A file in `fuzz_targets/` feeds each of them.
pub const TARGETS: [Target; 8] = [
    ("keys", keys),
    ("frames", frames),
    ("team_file", team_file),
    ("calendar", calendar_file),
    ("table", table_file),
    ("keymap", keymap),
    ("public_key", public_key),
    ("journal", journal),
];

/// Bytes of a terminal; the first says how far away it is and how long the bytes take.
pub fn keys(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let link = if first.is_multiple_of(2) { Link::Near } else { Link::Far };
    let mut decoder = Decoder::new(link);
    let mut now = Instant::now();
    for part in rest.chunks(usize::from(first / 16) + 1) {
        drop(decoder.take(part, now));
        now += Duration::from_millis(u64::from(first % 16) * 20);
        if decoder.deadline().is_some_and(|deadline| deadline <= now) {
            drop(decoder.wake(now));
        }
        drop(decoder.told());
    }
}

/// Bytes of the server's socket.
pub fn frames(bytes: &[u8]) {
    let mut frames = Frames::default();
    for part in bytes.chunks(97) {
        frames.take(part);
        while let Ok(Some(_)) = frames.cut() {}
    }
}

/// An iCalendar file, as busy times and as holidays.
pub fn calendar_file(bytes: &[u8]) {
    let window = (Date::FIRST.plus_days(46_000), Date::FIRST.plus_days(46_400));
    drop(calendar::read(bytes, window, Zone::default()));
    drop(calendar::holidays(bytes, window, Zone::default()));
}

/// A table, as whatever it looks like and as each kind that there is.
pub fn table_file(bytes: &[u8]) {
    use table::{TableAsked, TableKind};
    drop(table::read(bytes, &TableAsked::default(), &State::default()));
    for kind in TableKind::ALL {
        let asked = TableAsked { kind: Some(*kind), ..TableAsked::default() };
        drop(table::read(bytes, &asked, &State::default()));
    }
}

/// A team file, over nothing.
pub fn team_file(bytes: &[u8]) {
    drop(team_file::import(&String::from_utf8_lossy(bytes), &State::default()));
}

/// A file of keys.
pub fn keymap(bytes: &[u8]) {
    drop(Keymap::read(&String::from_utf8_lossy(bytes), "my.toml"));
}

/// A public key.
pub fn public_key(bytes: &[u8]) {
    drop(String::from_utf8_lossy(bytes).parse::<OpenSshKey>());
}

/// A journal on the disk.
pub fn journal(bytes: &[u8]) {
    let Ok(dir) = tempfile::tempdir() else { return };
    let path = dir.path().join("journal");
    if std::fs::write(&path, bytes).is_ok() {
        drop(tandem::store::entries_in(&path));
    }
}
