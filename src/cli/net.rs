//! The last net: a defect that nothing else caught ends in words and an exit code, and what is known of it in a log.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Failure;
use crate::store::{named, own_file};

/// The years within which a clock is believed.
const YEARS: std::ops::Range<i32> = 2020..2100;

/// Has what is known of a defect written to the log in a store's folder, and nothing to the terminal. sled's panics are
/// caught where they happen and are no news for anybody.
pub fn keep_log(data: &Path) {
    let data = data.to_owned();
    drop(take_hook());
    set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("/sled-0.34")) {
            log(&data, &panic.to_string());
        }
    }));
}

/// Does something; a panic becomes a failure that says where the log is.
pub fn caught(data: &Path, action: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    catch_unwind(AssertUnwindSafe(action)).unwrap_or_else(|_| {
        let log = log(data, "the program stopped");
        let log = log.map_or_else(String::new, |it| format!(" with the log in {}", named(&it)));
        Err(Failure::Store(format!(
            "Tandem stopped because of a defect; everything it said was saved is saved. Start it again, and \
             please report this{log}"
        )))
    })
}

/// Adds to the log, in the store's folder or where no file can be written there in the one for temporary files; gives where.
fn log(data: &Path, words: &str) -> Option<PathBuf> {
    let when = chrono::DateTime::from_timestamp(seconds(SystemTime::now()), 0).unwrap_or_default();
    let line = format!("{} {}\n", when.format("%Y-%m-%dT%H:%M:%SZ"), words.replace('\n', " "));
    [data.to_owned(), std::env::temp_dir()].into_iter().map(|dir| dir.join("defects.log")).find(|path| {
        let file = own_file().append(true).open(path);
        file.and_then(|mut file| file.write_all(line.as_bytes())).is_ok()
    })
}

/// Refuses a clock that cannot be right: days and times could not be told from it.
pub fn check_clock(now: SystemTime) -> Result<(), Failure> {
    use chrono::Datelike as _;
    let time = chrono::DateTime::from_timestamp(seconds(now), 0);
    if time.is_some_and(|time| YEARS.contains(&time.year())) {
        return Ok(());
    }
    let shows = time.map_or("a time that no calendar has".to_owned(), |it| it.format("%Y-%m-%d").to_string());
    Err(Failure::Store(format!(
        "the clock of this computer shows {shows}, which cannot be right; nothing was changed. Set the clock, then start \
         Tandem again"
    )))
}

/// Seconds since 1970, or before it.
fn seconds(time: SystemTime) -> i64 {
    let whole = |it: std::time::Duration| i64::try_from(it.as_secs()).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(before) => -whole(before.duration()) - i64::from(before.duration().subsec_nanos() > 0),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_panic_ends_in_words_that_name_the_log() {
        let dir = tempfile::tempdir().unwrap();
        assert!(caught(dir.path(), || Ok(())).is_ok());
        let failure = caught(dir.path(), || panic!("a dropped stitch")).unwrap_err();
        let (code, words) = failure.told();
        let words = words.unwrap();
        let log = dir.path().join("defects.log");
        assert!(code == 3 && words.contains(&log.display().to_string()) && !words.contains('\n'), "{words}");
        assert!(log.exists());
        let nowhere = caught(&dir.path().join("none"), || panic!("a dropped stitch")).unwrap_err();
        assert!(nowhere.told().1.unwrap().contains("defects.log"));
    }

    #[test]
    fn a_clock_that_cannot_be_right_is_said() {
        let day = Duration::from_hours(24);
        let epoch = SystemTime::UNIX_EPOCH;
        for good in [epoch + day * 18_263, epoch + day * 20_000, epoch + day * 47_481] {
            assert!(check_clock(good).is_ok(), "{good:?}");
        }
        for (bad, shown) in [
            (epoch - Duration::from_nanos(1), "1969-12-31"),
            (epoch - day * 365, "1969-01-01"),
            // A battery that is empty, and a slip of a century.
            (epoch, "1970-01-01"),
            (epoch + day * 47_482, "2100-01-01"),
            (epoch + day * 1_000_000_000, "no calendar"),
        ] {
            let (code, words) = check_clock(bad).unwrap_err().told();
            let words = words.unwrap();
            assert!(code == 3 && words.contains(shown) && words.contains("Set the clock"), "{words}");
        }
    }
}
