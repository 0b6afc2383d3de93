//! Files and folders that somebody names on the screen: listed, and read with an end to how long that takes.

use std::fs::{self, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::unread::unread;
use crate::app::{FileFault, FileFaults, FileKind, Folder, FolderEntry, Input};
use crate::domain::Nation;
use crate::domain::plain_text::{folded, in_one_line};
use crate::exchange::holiday_file;
use crate::exchange::team_file::{LONGEST_FILE, TeamFileFault};

/// The most names of a folder that are looked at, and that are told.
const LOOKED_AT: usize = 20_000;
const TOLD: usize = 2000;
/// The most faults of a file that are told one by one.
const FAULTS_SHOWN: usize = 50;

/// A path as somebody writes it: `~` is the home folder, and no folder at all the one that the program was started in.
fn in_full(path: &str) -> PathBuf {
    let path = path.trim();
    let home = || std::env::var_os("HOME").map(PathBuf::from);
    match (path, path.strip_prefix("~/")) {
        ("", _) => PathBuf::from("."),
        ("~", _) => home().unwrap_or_else(|| path.into()),
        (_, Some(rest)) => home().map_or_else(|| path.into(), |home| home.join(rest)),
        _ => path.into(),
    }
}

/// Lists the folders of a folder, and the files in it that can be read on the screen.
#[must_use]
pub fn list_folder(of: String) -> Folder {
    let (mut untold, mut all) = (0, vec![]);
    let names = match fs::read_dir(in_full(&of)) {
        Ok(names) => names,
        Err(error) => {
            let words = match error.kind() {
                std::io::ErrorKind::NotFound => "there is no such folder: check its name".to_owned(),
                _ => unread(&error),
            };
            return Folder { of, found: Err(words), untold };
        }
    };
    for entry in names.take(LOOKED_AT).filter_map(Result::ok) {
        let name = entry.file_name();
        // What stands behind a link is what counts; one that leads nowhere is nothing.
        let Ok(is) = fs::metadata(entry.path()) else { continue };
        let ending = Path::new(&name).extension();
        let is_one = |of: &&str| ending.is_some_and(|it| it.eq_ignore_ascii_case(of));
        let can_be_read = FileKind::ALL.iter().flat_map(|kind| kind.endings()).any(is_one);
        if !(is.is_dir() || is.is_file() && can_be_read) {
            continue;
        }
        match name.to_str().filter(|name| in_one_line(name) == **name) {
            Some(name) => all.push(FolderEntry { name: name.to_owned(), is_folder: is.is_dir() }),
            None => untold += 1,
        }
    }
    all.sort_by_cached_key(|it| folded(&it.name));
    untold += all.len().saturating_sub(TOLD);
    all.truncate(TOLD);
    Folder { of, found: Ok(all), untold }
}

/// Reads a team file; the fault says why it cannot be, and where it is of the whole file it has no line.
pub(super) fn read(path: &str) -> Result<String, (Option<usize>, String)> {
    let bytes = bytes_of(path).map_err(|words| (None, words))?;
    String::from_utf8(bytes).map_err(|error| {
        let fault = TeamFileFault::not_text(&error);
        (Some(fault.line), fault.message)
    })
}

/// Reads the public holidays of a nation out of a file: its days, or all that is wrong with it.
#[must_use]
pub fn read_holidays(path: &str, nation: Nation) -> Input {
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(words) => return not_read(path, &words),
    };
    match holiday_file::read(&bytes, nation) {
        Ok(days) => Input::Holidays(days),
        Err(faults) => {
            let more = faults.len().saturating_sub(FAULTS_SHOWN);
            let faults = faults.into_iter().take(FAULTS_SHOWN);
            let shown = faults.map(|it| FileFault { line: it.line, message: it.message }).collect();
            Input::FileFaults(FileFaults { path: path.to_owned(), shown, more })
        }
    }
}

/// That a file was not read, and why.
pub(super) fn not_read(path: &str, words: &str) -> Input {
    let shown = vec![FileFault { line: None, message: words.to_owned() }];
    Input::FileFaults(FileFaults { path: path.to_owned(), shown, more: 0 })
}

/// What stands in a file; in words why it cannot be read.
fn bytes_of(path: &str) -> Result<Vec<u8>, String> {
    if path.trim().is_empty() {
        return Err("write the path of a file".to_owned());
    }
    let unread = |error: std::io::Error| unread(&error);
    // A pipe that nobody writes to is not waited for.
    let flags = i32::try_from((OFlags::NONBLOCK | OFlags::CLOEXEC).bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(in_full(path)).map_err(unread)?;
    let is = file.metadata().map_err(unread)?;
    if is.is_dir() {
        return Err("it is a folder: write / after it, and Tab shows what is in it".to_owned());
    }
    if !is.is_file() {
        return Err("it is a device or a pipe, not a file: name a file".to_owned());
    }
    let most = u64::try_from(LONGEST_FILE).unwrap_or(u64::MAX);
    let mut bytes = vec![];
    if is.len() <= most {
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unread)?;
    }
    if is.len() > most || bytes.len() > LONGEST_FILE {
        let most = LONGEST_FILE / (1024 * 1024);
        return Err(format!("it is longer than {most} MiB, the most such a file can be"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_folder_is_listed_with_what_can_be_named() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("b folder")).unwrap();
        fs::write(at("Team.TOML"), "").unwrap();
        fs::write(at("notes.txt"), "").unwrap();
        fs::write(at("photo.png"), "").unwrap();
        fs::write(dir.path().join(OsStr::from_bytes(b"\xff.toml")), "").unwrap();
        fs::write(at("a\u{1b}[1m.toml"), "").unwrap();
        symlink(at("b folder"), at("a-link")).unwrap();
        symlink(at("nowhere"), at("broken.toml")).unwrap();
        symlink(at("round.toml"), at("round.toml")).unwrap();
        let found = list_folder(format!("{}/", dir.path().display()));
        let names: Vec<(String, bool)> =
            found.found.unwrap().into_iter().map(|it| (it.name, it.is_folder)).collect();
        let wanted = [("a-link", true), ("b folder", true), ("notes.txt", false), ("Team.TOML", false)];
        assert_eq!(names, wanted.map(|(name, is)| (name.to_owned(), is)));
        assert_eq!(found.untold, 2, "two names cannot be written");
        assert!(
            list_folder(format!("{}/gone/", dir.path().display()))
                .found
                .unwrap_err()
                .contains("no such folder")
        );
        assert!(list_folder(format!("{}/Team.TOML/", dir.path().display())).found.is_err());
    }

    #[test]
    fn what_is_no_team_file_is_refused_in_words_and_not_read_through() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name).display().to_string();
        let long = fs::File::create(path("long.toml")).unwrap();
        long.set_len(1 << 30).unwrap();
        fs::write(path("binary.toml"), b"format = 1\n\xfe\xff").unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            path("pipe.toml"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        for (path, line, words) in [
            (path("none.toml"), None, "there is no such file"),
            (path(""), None, "it is a folder"),
            (path("long.toml"), None, "it is longer than"),
            (path("binary.toml"), Some(2), "not UTF-8"),
            (path("pipe.toml"), None, "a device or a pipe"),
            ("/dev/zero".to_owned(), None, "a device or a pipe"),
            (" ".to_owned(), None, "write the path"),
            ("\0".to_owned(), None, ""),
        ] {
            let (at, said) = read(&path).unwrap_err();
            assert!(at == line && said.contains(words), "{path}: {at:?} {said}");
        }
    }
}
