//! The whole store to one file, and back.
//!
//! Magic 8, the journal's length 8, the secret of pseudonyms 32, the journal, a checkpoint, and a CRC32 of all of it. An older
//! form, and that of a store whose secret cannot be read, has no secret. A restore writes what it found
//! beside the store first; giving that folder its name `incoming` is the moment it counts, and opening finishes what a
//! crash left undone. What was there before ends up in a folder of its own.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::domain::Rev;

use super::acknowledged::{self, Acknowledged};
use super::error::Unusable;
use super::form::SecretBytes;
use super::journal::{FrameError, HEADER, Journal};
use super::lock::Lock;
use super::notices;
use super::read_back::read_back;
use super::{Store, StoreError, checkpoint, files, named, plain, secret};

const MAGIC: &[u8; 8] = b"TandemB2";
/// That of a backup without the secret of pseudonyms.
const WITHOUT_SECRET: &[u8; 8] = b"TandemB\n";
/// Bytes after the checkpoint.
const TAIL: u64 = 4;

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The revision the store stands at now.
    pub rev: Rev,
    /// That of the store that was there, where it could be read.
    pub was: Option<Rev>,
    /// Where the store that was there is kept.
    pub aside: Option<PathBuf>,
    /// What is damaged in it, a line each.
    pub notices: Vec<String>,
}

/// Passes bytes on and sums them.
struct Summing<W> {
    out: W,
    sum: crc32fast::Hasher,
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Store {
    /// The revision at which it was last put back from a backup, where it was.
    #[must_use]
    pub fn restored(&self) -> Option<Rev> {
        restored(&self.dir)
    }

    /// Writes the whole store to a file that is not there yet; gives the revision it stands at. A store with damage that
    /// nobody has dismissed is refused, and so is one from which a backup could not be put back, dismissed or not.
    pub fn backup(&mut self, file: &Path) -> Result<Rev, StoreError> {
        self.can_be_backed_up()?;
        self.read_all()?;
        let refused = |why: &str| {
            StoreError::Damaged(format!(
                "nothing was backed up, because this store is damaged and the backup would be too ({why}): \
                 keep your last good backup, and back up to another file with --anyway"
            ))
        };
        if let Some(notice) = self.notices.standing().find(|it| it.is_damage) {
            return Err(refused(&notice.words));
        }
        if let Some(why) = self.check()?.against_backup {
            return Err(refused(&why));
        }
        self.backup_anyway(file)
    }

    /// The same, whatever is known of damage.
    pub fn backup_anyway(&mut self, file: &Path) -> Result<Rev, StoreError> {
        self.can_be_backed_up()?;
        self.read_all()?;
        if files::is_there(file).map_err(|error| no_place(file, error))? {
            return Err(StoreError::Unfit(format!("{} already exists: choose another name", named(file))));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let draft = file.with_file_name(format!(".{name}.part"));
        let to = files::create(&draft).map_err(|error| no_place(file, error))?;
        let written = self.write_backup(&to, &draft).and_then(|()| files::put_in_place(&to, &draft, file));
        if written.is_err() {
            let _ = fs::remove_file(&draft);
        }
        written.map(|()| self.rev())
    }

    /// Nothing can, without a journal.
    fn can_be_backed_up(&self) -> Result<(), StoreError> {
        if self.lacks_journal() {
            return Err(StoreError::Unfit(
                "nothing was backed up, because the journal cannot be used: `tandem export --format team` \
                 writes down the rota as it is"
                    .to_owned(),
            ));
        }
        Ok(())
    }

    fn write_backup(&self, to: &File, draft: &Path) -> Result<(), StoreError> {
        let disk = |error| StoreError::disk("writing", draft)(error);
        let mut out = Summing { out: BufWriter::new(to), sum: crc32fast::Hasher::new() };
        let secret = secret::read(&self.dir).ok();
        let (magic, secret) = secret.as_ref().map_or((WITHOUT_SECRET, &[][..]), |it| (MAGIC, &it[..]));
        let length = self.journal.end().to_le_bytes();
        [&magic[..], &length, secret].into_iter().try_for_each(|part| out.write_all(part)).map_err(disk)?;
        self.journal.copy_to(&mut out).map_err(disk)?;
        checkpoint::write(&self.working, &mut out)
            .map_err(|words| StoreError::Damaged(format!("the backup was not written: {words}")))?;
        let sum = out.sum.clone().finalize();
        out.write_all(&sum.to_le_bytes()).and_then(|()| out.flush()).map_err(disk)
    }

    /// Puts the store in a folder back as a backup has it, all or nothing; what was there is set aside.
    /// One whose journal is damaged, so that it cannot be compared with what it holds, is refused.
    pub fn restore(file: &Path, dir: &Path, who: &str) -> Result<Restored, StoreError> {
        Self::put_back(file, (dir, who), false)
    }

    /// The same, whatever of its journal is damaged.
    pub fn restore_anyway(file: &Path, dir: &Path, who: &str) -> Result<Restored, StoreError> {
        Self::put_back(file, (dir, who), true)
    }

    fn put_back(file: &Path, (dir, who): (&Path, &str), anyway: bool) -> Result<Restored, StoreError> {
        let unfit = |why: Unusable| {
            StoreError::Unfit(match why {
                Unusable::Newer(number) => StoreError::newer(file, number).to_string(),
                why => format!("{} cannot be restored: {why}. Nothing was changed", named(file)),
            })
        };
        let head = verify(file).map_err(unfit)?;
        files::make_folder(dir)?;
        let lock = Lock::take(dir, who)?;
        finish_restore(dir)?;
        super::purge::finish(dir)?;
        refuse_newer(dir)?;
        let journal = Journal::open_to_read(&dir.join("journal")).ok();
        let last = journal.and_then(|it| it.frame_before(it.end()).ok()?.ok());
        let draft = dir.join("incoming.new");
        if files::is_there(&draft)? {
            fs::remove_dir_all(&draft).map_err(StoreError::disk("removing", &draft))?;
        }
        files::make_folder(&draft)?;
        let unpacked = unpack(file, &head, &draft).and_then(|()| match read_back(&draft) {
            Ok(read) => Ok(read),
            Err(why) => Err(unfit(why)),
        });
        let read = match unpacked {
            Ok(read) => read,
            Err(error) => {
                let _ = fs::remove_dir_all(&draft);
                return Err(error);
            }
        };
        if read.is_damaged && !anyway {
            let _ = fs::remove_dir_all(&draft);
            return Err(StoreError::Unfit(format!(
                "{} was not restored: its journal is damaged, so nobody can tell whether the rest of it is \
                 right. Use another backup, or this one with --anyway. Nothing was changed",
                named(file)
            )));
        }
        let rev = read.mark.rev;
        mark_restored(&draft.join("new-restored"), rev)?;
        notices::write(&draft.join("new-notices"), &read.notices)?;
        let newest = read.last.filter(|it| it.rev == rev);
        let newest = newest.unwrap_or(Acknowledged { store: read.mark.store, rev, made: None });
        acknowledged::write(&draft.join("new-acknowledged"), &newest)?;
        files::sync_folder(&draft)?;
        files::rename(&draft, &dir.join("incoming"))?;
        let aside = finish_restore(dir)?;
        drop(lock);
        let notices = read.notices.into_iter().map(|it| it.words).collect();
        Ok(Restored { rev, was: last.map(|frame| frame.rev), aside, notices })
    }
}

/// That there is no place for a backup of such a name, where another name would do.
fn no_place(file: &Path, error: StoreError) -> StoreError {
    use io::ErrorKind as E;
    match error {
        StoreError::Disk { error, .. }
            if matches!(error.kind(), E::NotFound | E::NotADirectory | E::InvalidFilename) =>
        {
            StoreError::Unfit(format!("nothing was backed up to {}: {}", named(file), plain(&error)))
        }
        error => error,
    }
}

/// What a newer Tandem wrote stays where it is; whatever else is there, readable or not, a backup may take the place of.
fn refuse_newer(dir: &Path) -> Result<(), StoreError> {
    let path = dir.join("journal");
    let journal = match Journal::open_to_read(&path) {
        Ok(journal) => journal,
        Err(error @ StoreError::Newer { .. }) => return Err(error),
        Err(_) => return Ok(()),
    };
    let mut at = HEADER;
    while at < journal.end() {
        match journal.look(at) {
            Ok((_, Err(FrameError::Newer(number)))) => return Err(journal.newer(number)),
            Ok((next, _)) => at = next,
            Err(_) => break,
        }
    }
    Ok(())
}

/// The revision at which the store in a folder was last put back from a backup, where it was: what came before it was done in
/// another store.
pub fn restored(dir: &Path) -> Option<Rev> {
    fs::read_to_string(dir.join("restored")).ok()?.trim().parse().ok()
}

fn mark_restored(path: &Path, rev: Rev) -> Result<(), StoreError> {
    let mut file = files::create(path)?;
    writeln!(file, "{rev}").and_then(|()| file.sync_all()).map_err(StoreError::disk("writing", path))
}

/// What stands before the journal in a backup.
struct Head {
    /// How many bytes of it.
    length: u64,
    /// Bytes of the journal.
    journal: u64,
    secret: Option<SecretBytes>,
}

/// Reads a backup through and compares its sum.
fn verify(file: &Path) -> Result<Head, Unusable> {
    let broken = |words: &str| Err(Unusable::Broken(words.to_owned()));
    let from = File::open(file)?;
    let there = from.metadata()?;
    if there.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    let length = there.len();
    let mut from = BufReader::new(from);
    let mut head = [0; 16];
    let read = from.read_exact(&mut head);
    let (magic, journal) = head.split_at(8);
    if read.is_err() || magic.get(..7) != MAGIC.get(..7) {
        return broken("it is not a Tandem backup");
    }
    let journal = u64::from_le_bytes(journal.try_into().unwrap_or_default());
    let has_secret = magic == MAGIC;
    let is_known = has_secret || magic == WITHOUT_SECRET;
    let mut secret = SecretBytes::default();
    let is_read = !has_secret || from.read_exact(&mut secret).is_ok();
    let secret = has_secret.then_some(secret);
    let head = Head { length: if has_secret { 48 } else { 16 }, journal, secret };
    let fits = |end: &u64| !is_known || is_read && journal.saturating_add(head.length) < *end;
    let Some(summed) = length.checked_sub(TAIL).filter(fits) else {
        return broken("it is cut off");
    };
    from.seek(SeekFrom::Start(0))?;
    let mut sum = Summing { out: io::sink(), sum: crc32fast::Hasher::new() };
    let copied = io::copy(&mut (&mut from).take(summed), &mut sum)?;
    let mut tail = [0; 4];
    from.read_exact(&mut tail)?;
    if copied != summed || u32::from_le_bytes(tail) != sum.sum.finalize() {
        return broken("it is damaged: its checksum does not match");
    }
    if is_known { Ok(head) } else { Err(Unusable::Newer(None)) }
}

/// Takes the parts of a backup out of it.
fn unpack(file: &Path, head: &Head, into: &Path) -> Result<(), StoreError> {
    let mut from = File::open(file).map_err(StoreError::disk("opening", file))?;
    let length = from.metadata().map_err(StoreError::disk("reading", file))?.len();
    from.seek(SeekFrom::Start(head.length)).map_err(StoreError::disk("reading", file))?;
    let rest = length.saturating_sub(head.length + head.journal + TAIL);
    for (name, length) in [("new-journal", head.journal), ("new-checkpoint", rest)] {
        let path = into.join(name);
        let mut out = files::create(&path)?;
        let copied = io::copy(&mut (&mut from).take(length), &mut out).and_then(|_| out.sync_all());
        copied.map_err(StoreError::disk("writing", &path))?;
    }
    if let Some(secret) = &head.secret {
        let path = into.join("new-pseudonyms.key");
        secret::write(&path, secret).map_err(StoreError::disk("writing", &path))?;
    }
    Ok(())
}

/// Finishes a restore that counts already: moves what is there out of the way and what came in into its place. Every
/// step may be repeated. Gives where what was there is kept.
pub fn finish_restore(dir: &Path) -> Result<Option<PathBuf>, StoreError> {
    let incoming = dir.join("incoming");
    if !files::is_there(&incoming)? {
        return Ok(None);
    }
    let (working, journal) = (dir.join("working"), dir.join("journal"));
    if files::is_there(&incoming.join("new-journal"))? && files::is_there(&working)? {
        files::rename(&working, &incoming.join("working"))?;
    }
    let parts = [
        ("checkpoint", checkpoint::path(dir)),
        ("acknowledged", acknowledged::path(dir)),
        ("notices", notices::path(dir)),
        ("pseudonyms.key", secret::path(dir)),
        ("journal", journal),
        ("restored", dir.join("restored")),
    ];
    for (name, place) in parts {
        let new = incoming.join(format!("new-{name}"));
        if files::is_there(&new)? {
            if files::is_there(&place)? {
                files::rename(&place, &incoming.join(name))?;
            }
            files::rename(&new, &place)?;
        }
    }
    let mut left = fs::read_dir(&incoming).map_err(StoreError::disk("reading the folder", &incoming))?;
    let is_empty = left.next().is_none();
    if is_empty {
        fs::remove_dir(&incoming).map_err(StoreError::disk("removing", &incoming))?;
        return Ok(None);
    }
    let aside = files::free_name(dir, "before-restore")?;
    files::rename(&incoming, &aside)?;
    Ok(Some(aside))
}
