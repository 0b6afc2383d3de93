//! Files and folders as a store needs them: for its owner alone, and on the disk before anybody is told.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::{StoreError, named};

/// Makes a folder, and those above it that are missing; it is for its owner alone.
pub fn make_folder(dir: &Path) -> Result<(), StoreError> {
    make_dir(dir).map_err(StoreError::disk("making the folder", dir))
}

/// The same, and the system's own word where it cannot be made.
pub fn make_dir(dir: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(dir)
}

/// How a file of ours is opened to write: made for its owner alone where there is none, and never through a link, which could
/// lead to anybody's file.
#[must_use]
pub fn own_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    let no_link = OFlags::NOFOLLOW.bits().cast_signed();
    options.create(true).mode(0o600).custom_flags(no_link);
    options
}

/// Opens a file to read and write, making it for its owner alone if there is none.
pub fn open(path: &Path) -> io::Result<File> {
    own_file().read(true).write(true).truncate(false).open(path)
}

/// Makes an empty file for its owner alone, in place of what was there.
pub fn create(path: &Path) -> Result<File, StoreError> {
    own_file().read(true).write(true).truncate(true).open(path).map_err(StoreError::disk("making", path))
}

/// Takes all of a folder's files from everybody but their owner.
pub fn close_to_others(dir: &Path) -> io::Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?;
        let mode = if file.file_type()?.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(file.path(), fs::Permissions::from_mode(mode))?;
    }
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
}

/// Whether something is there. Where the system does not tell, that is an error: what is not known to be gone is never made
/// anew, passed over or written over.
pub fn is_there(path: &Path) -> Result<bool, StoreError> {
    path.try_exists().map_err(StoreError::disk("looking for", path))
}

/// Refuses a folder, or one right in it, with something in it that is no file of ours: reading a pipe could wait for ever, and
/// writing through a link could change anybody's file.
pub fn refuse_strange(dir: &Path) -> Result<(), StoreError> {
    let here = fs::read_dir(dir).into_iter().flatten().flatten();
    let below = fs::read_dir(dir.join("working")).into_iter().flatten().flatten();
    let mut strange = here.chain(below).filter_map(|it| Some((it.path(), strange(&it)?)));
    strange.next().map_or(Ok(()), |(path, what)| {
        let path = named(&path);
        Err(StoreError::Damaged(format!(
            "{path} is {what}, and Tandem keeps only files there: move it away, then try again"
        )))
    })
}

/// What something in a store's folder is that should not be there, in words.
fn strange(it: &fs::DirEntry) -> Option<&'static str> {
    let kind = it.file_type().ok()?;
    if kind.is_fifo() || kind.is_char_device() || kind.is_block_device() {
        return Some("a pipe or a device");
    }
    if kind.is_symlink() {
        return Some("a link to somewhere else");
    }
    (kind.is_dir() && it.file_name() == "journal").then_some("a folder")
}

/// The first of some paths where something is.
pub fn first_there(paths: impl IntoIterator<Item = PathBuf>) -> Result<Option<PathBuf>, StoreError> {
    for path in paths {
        if is_there(&path)? {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Sees to it that what was made, renamed or removed in a folder is so on the disk.
pub fn sync_folder(dir: &Path) -> Result<(), StoreError> {
    // A file named without a folder stands in this one.
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(StoreError::disk("syncing the folder", dir))
}

/// Gives a finished file its name, in place of what was there, and sees to it that both are on the disk.
pub fn put_in_place(file: &File, from: &Path, to: &Path) -> Result<(), StoreError> {
    file.sync_all().map_err(StoreError::disk("syncing", from))?;
    rename(from, to)
}

/// Renames, and sees to it that it is so on the disk.
pub fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(StoreError::disk("renaming", from))?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Renames a folder or a file to a name with the next number, keeping so many of those before it that there are at most
/// `most`; gives where it is.
pub fn set_aside(path: &Path, dir: &Path, name: &str, most: usize) -> Result<PathBuf, StoreError> {
    let mut kept: Vec<(u32, PathBuf)> = fs::read_dir(dir)
        .map_err(StoreError::disk("reading the folder", dir))?
        .collect::<io::Result<Vec<_>>>()
        .map_err(StoreError::disk("reading the folder", dir))?
        .into_iter()
        .filter_map(|it| {
            let file = it.file_name().into_string().ok()?;
            Some((file.strip_prefix(name)?.strip_prefix('-')?.parse().ok()?, it.path()))
        })
        .collect();
    kept.sort();
    let number = kept.last().map_or(1, |(number, _)| number.saturating_add(1));
    let aside = dir.join(format!("{name}-{number}"));
    rename(path, &aside)?;
    let gone = (kept.len() + 1).saturating_sub(most);
    for (_, old) in kept.into_iter().take(gone) {
        // One that cannot be removed is tried again the next time.
        let _ = if old.is_dir() { fs::remove_dir_all(old) } else { fs::remove_file(old) };
    }
    Ok(aside)
}

/// The first of `name-1`, `name-2` … that is not there yet.
pub fn free_name(dir: &Path, name: &str) -> Result<PathBuf, StoreError> {
    let mut number = 1_u32;
    loop {
        let path = dir.join(format!("{name}-{number}"));
        if !is_there(&path)? || number == u32::MAX {
            return Ok(path);
        }
        number += 1;
    }
}
