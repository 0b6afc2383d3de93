//! The file of the journal: its header, and frames written at its end and read where they stand.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crate::domain::{Entry, Rev};

use crate::store::codec::{self, MOST_BYTES, NotAValue};
use crate::store::plain::{named, plain};
use crate::store::{StoreError, files};

const MAGIC: &[u8; 8] = b"TandemJ\n";
const FORMAT: u32 = 1;
/// Bytes of the file's header.
pub const HEADER: u64 = 24;
pub(super) const FRAME_HEAD: u64 = 16;
pub(super) const FRAME_TAIL: u64 = 8;

/// The open journal.
#[derive(Debug)]
pub struct Journal {
    pub(super) file: File,
    pub(super) path: PathBuf,
    id: u64,
    pub(super) end: u64,
}

/// What a frame holds.
#[derive(Debug, serde::Deserialize)]
pub enum Body {
    /// An entry.
    Entry(Entry),
    /// The entries up to the frame's revision, from this one on, were damaged and set aside; a checkpoint holds what
    /// they led to.
    Missing {
        /// The first of them.
        from: Rev,
    },
    /// The entries up to the frame's revision, from this one on, are lost, and what they did with them.
    Lost {
        /// The first of them.
        from: Rev,
    },
}

/// The same, to be written.
#[derive(serde::Serialize)]
enum BodyRef<'a> {
    Entry(&'a Entry),
    Missing { from: Rev },
    Lost { from: Rev },
}

/// A frame found in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The revision it leads to.
    pub rev: Rev,
    /// Where it starts, in bytes from the start of the file.
    pub start: u64,
    length: u32,
}

impl Frame {
    /// Where the next one starts.
    pub fn end(self) -> u64 {
        self.start + FRAME_HEAD + u64::from(self.length) + FRAME_TAIL
    }

    fn damaged(self, why: &str) -> FrameError {
        FrameError::Damage(format!("the entry of revision {} at byte {}: {why}", self.rev, self.start))
    }
}

/// The most bytes of what stands for revisions that are not there; an entry takes more, with its author and its words.
const LONGEST_GAP: usize = 32;

/// Why a frame cannot be used.
#[derive(Debug)]
pub enum FrameError {
    /// It is not whole; in words.
    Damage(String),
    /// It is whole, and of a form that only a newer Tandem knows.
    Newer(Option<u32>),
}

impl Journal {
    /// Makes the journal of a new store, with a store id of its own.
    pub fn create(path: &Path, id: u64) -> Result<Self, StoreError> {
        let draft = path.with_extension("new");
        let file = files::create(&draft)?;
        let mut header = Vec::with_capacity(24);
        header.extend_from_slice(MAGIC);
        header.extend_from_slice(&FORMAT.to_le_bytes());
        header.extend_from_slice(&id.to_le_bytes());
        header.extend_from_slice(&crc32fast::hash(&header).to_le_bytes());
        file.write_all_at(&header, 0).map_err(StoreError::disk("writing", &draft))?;
        files::put_in_place(&file, &draft, path)?;
        Ok(Self { file, path: path.to_owned(), id, end: HEADER })
    }

    /// Opens a journal; only its header is read.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::over(files::open(path).map_err(StoreError::disk("opening", path))?, path)
    }

    /// Opens a journal that is not to be written.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        Self::over(File::open(path).map_err(StoreError::disk("opening", path))?, path)
    }

    /// One that holds nothing, in place of a journal that cannot be used.
    pub fn absent(path: &Path, id: u64) -> Result<Self, StoreError> {
        let nothing = Path::new("/dev/null");
        let file = File::open(nothing).map_err(StoreError::disk("opening", nothing))?;
        Ok(Self { file, path: path.to_owned(), id, end: HEADER })
    }

    fn over(file: File, path: &Path) -> Result<Self, StoreError> {
        let end = file.metadata().map_err(StoreError::disk("reading", path))?.len();
        let damaged = |what: &str| {
            let path = named(path);
            StoreError::Damaged(format!("{path} {what}: put a backup back with `tandem restore FILE`"))
        };
        let mut header = [0; 24];
        match file.read_exact_at(&mut header, 0) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(damaged("is too short for a Tandem journal"));
            }
            other => other.map_err(StoreError::disk("reading", path))?,
        }
        if !header.starts_with(MAGIC) {
            return Err(damaged("is not a Tandem journal, or its beginning is damaged"));
        }
        if u32_at(&header, 20) != crc32fast::hash(header.get(..20).unwrap_or_default()) {
            return Err(damaged("has a damaged header"));
        }
        let format = u32_at(&header, 8);
        if format != FORMAT {
            return Err(StoreError::newer(path, Some(format)));
        }
        Ok(Self { file, path: path.to_owned(), id: u64_at(&header, 12), end })
    }

    /// The store's id, which its checkpoint and working store carry too.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Bytes of the file.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// The file's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes an entry and waits until it is on the disk. On a full disk what was written of it is cut off again;
    /// when the sync fails, nobody knows what is on the disk, and no more may be written.
    pub fn append(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let end = self.end;
        self.write(entry.rev, &BodyRef::Entry(entry))?;
        let synced = self.sync();
        if synced.is_err() {
            self.end = end;
        }
        synced
    }

    /// Writes that the entries from one revision up to another can no longer be read.
    pub fn append_missing(&mut self, from: Rev, to: Rev) -> Result<(), StoreError> {
        self.write(to, &BodyRef::Missing { from })?;
        self.sync()
    }

    /// Writes that the entries from one revision up to another are lost.
    pub fn append_lost(&mut self, from: Rev, to: Rev) -> Result<(), StoreError> {
        self.write(to, &BodyRef::Lost { from })?;
        self.sync()
    }

    /// Writes what a frame of another journal leads to, without waiting for the disk: [`Self::finish`] does.
    pub fn copy(&mut self, rev: Rev, body: &Body) -> Result<(), StoreError> {
        match body {
            Body::Entry(entry) => self.write(rev, &BodyRef::Entry(entry)),
            Body::Missing { from } => self.write(rev, &BodyRef::Missing { from: *from }),
            Body::Lost { from } => self.write(rev, &BodyRef::Lost { from: *from }),
        }
    }

    /// Waits until all that was copied is on the disk.
    pub fn finish(&self) -> Result<(), StoreError> {
        self.file.sync_all().map_err(StoreError::disk("syncing", &self.path))
    }

    fn write(&mut self, rev: Rev, body: &BodyRef<'_>) -> Result<(), StoreError> {
        let payload = codec::pack(body).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let length = u32::try_from(payload.len()).map_err(|_| StoreError::TooMuch)?;
        if payload.len() > MOST_BYTES {
            return Err(StoreError::TooMuch);
        }
        let mut frame = Vec::with_capacity(payload.len() + 24);
        frame.extend_from_slice(&length.to_le_bytes());
        frame.extend_from_slice(&rev.to_le_bytes());
        frame.extend_from_slice(&crc32fast::hash(&frame).to_le_bytes());
        let sum = crc32fast::hash(&payload);
        frame.extend_from_slice(&payload);
        drop(payload);
        frame.extend_from_slice(&sum.to_le_bytes());
        frame.extend_from_slice(&length.to_le_bytes());
        if let Err(error) = self.file.write_all_at(&frame, self.end) {
            self.cut(self.end)?;
            return Err(StoreError::disk("writing", &self.path)(error));
        }
        self.end += frame.len() as u64;
        Ok(())
    }

    fn sync(&self) -> Result<(), StoreError> {
        self.file.sync_data().map_err(|error| {
            StoreError::Stopped(format!(
                "the disk did not confirm the last change, so it may not be saved ({}): check whether it is \
                 there, and make it again if it is not",
                plain(&error)
            ))
        })
    }

    /// Cuts the file at a place.
    pub fn cut(&mut self, at: u64) -> Result<(), StoreError> {
        let cut = self.file.set_len(at).and_then(|()| self.file.sync_all());
        cut.map_err(|error| {
            StoreError::Stopped(format!(
                "nothing is saved until the remains of a failed write can be removed from {} ({})",
                named(&self.path),
                plain(&error)
            ))
        })?;
        self.end = at;
        Ok(())
    }

    /// Takes what stands from a place on for nothing, and leaves it where it is.
    pub fn end_at(&mut self, at: u64) {
        self.end = at;
    }

    /// Keeps a copy of everything from a place on in a file beside the journal, then cuts it off.
    pub fn set_aside_from(&mut self, at: u64) -> Result<PathBuf, StoreError> {
        let aside = files::free_name(self.path.parent().unwrap_or(Path::new(".")), "journal.cut")?;
        let to = files::create(&aside)?;
        let mut at_byte = at;
        let mut bytes = vec![0; 64 << 10];
        while at_byte < self.end {
            let count =
                self.file.read_at(&mut bytes, at_byte).map_err(StoreError::disk("reading", &self.path))?;
            let Some(read) = bytes.get(..count).filter(|it| !it.is_empty()) else { break };
            to.write_all_at(read, at_byte - at).map_err(StoreError::disk("writing", &aside))?;
            at_byte += count as u64;
        }
        to.sync_all().map_err(StoreError::disk("syncing", &aside))?;
        self.cut(at)?;
        Ok(aside)
    }

    /// The frame whose head stands at a place, if its head is whole and there is room for the rest of it.
    pub fn frame_at(&self, at: u64) -> Result<Result<Frame, String>, StoreError> {
        let mut head = [0; 16];
        if at < HEADER || self.end.saturating_sub(at) < FRAME_HEAD + FRAME_TAIL {
            return Ok(Err(format!("there is no room for an entry at byte {at}")));
        }
        self.file.read_exact_at(&mut head, at).map_err(StoreError::disk("reading", &self.path))?;
        let frame = Frame { length: u32_at(&head, 0), rev: u64_at(&head, 4), start: at };
        Ok(if u32_at(&head, 12) != crc32fast::hash(head.get(..12).unwrap_or_default()) {
            Err(format!("the entry at byte {at} has a damaged head"))
        } else if frame.end() > self.end {
            Err(format!("the entry of revision {} at byte {at} is cut off", frame.rev))
        } else {
            Ok(frame)
        })
    }

    /// The frame that ends at a place, found from its end.
    pub fn frame_before(&self, end: u64) -> Result<Result<Frame, String>, StoreError> {
        let lost = || Err(format!("what ends at byte {end} is not an entry"));
        let mut tail = [0; 4];
        if end > self.end || end < HEADER + FRAME_HEAD + FRAME_TAIL {
            return Ok(lost());
        }
        self.file.read_exact_at(&mut tail, end - 4).map_err(StoreError::disk("reading", &self.path))?;
        let whole = FRAME_HEAD + u64::from(u32::from_le_bytes(tail)) + FRAME_TAIL;
        let Some(start) = end.checked_sub(whole) else {
            return Ok(lost());
        };
        Ok(self.frame_at(start)?.and_then(|frame| if frame.end() == end { Ok(frame) } else { lost() }))
    }

    /// What a frame holds.
    pub fn body(&self, frame: Frame) -> Result<Result<Body, FrameError>, StoreError> {
        let payload = match self.payload(frame)? {
            Ok(payload) => payload,
            Err(fault) => return Ok(Err(fault)),
        };
        Ok(match codec::unpack(&payload) {
            Ok(Body::Entry(entry)) if entry.rev != frame.rev => {
                Err(frame.damaged("it is not of that revision"))
            }
            Ok(body) => Ok(body),
            Err(NotAValue::Version(number)) => Err(FrameError::Newer(Some(number.into()))),
            // Its sum fits, so it is as it was written.
            Err(NotAValue::Form(_)) => Err(FrameError::Newer(None)),
            Err(error) => Err(frame.damaged(&error.to_string())),
        })
    }

    /// Whether a frame is whole and of a form that is known, without making an entry of it; where it stands for revisions
    /// that are not there, the first of them.
    pub fn look_at(&self, frame: Frame) -> Result<Result<Option<Rev>, FrameError>, StoreError> {
        Ok(self.payload(frame)?.and_then(|payload| match payload.first() {
            Some(version) if codec::is_newer(*version) => Err(FrameError::Newer(Some((*version).into()))),
            _ if payload.len() > LONGEST_GAP => Ok(None),
            _ => Ok(match codec::unpack(&payload) {
                Ok(Body::Missing { from } | Body::Lost { from }) => Some(from),
                _ => None,
            }),
        }))
    }

    fn payload(&self, frame: Frame) -> Result<Result<Vec<u8>, FrameError>, StoreError> {
        let Ok(length) = usize::try_from(frame.length) else {
            return Ok(Err(frame.damaged("it is too long")));
        };
        // The head said that the file has room for it, so this claims no more than the file's own size.
        let mut bytes = vec![0; length + 8];
        let read = self.file.read_exact_at(&mut bytes, frame.start + FRAME_HEAD);
        read.map_err(StoreError::disk("reading", &self.path))?;
        let tail = bytes.split_off(length);
        if u32_at(&tail, 0) != crc32fast::hash(&bytes) || u32_at(&tail, 4) != frame.length {
            return Ok(Err(frame.damaged("its checksum does not match")));
        }
        Ok(Ok(bytes))
    }

    /// Says that a newer Tandem wrote it.
    pub fn newer(&self, number: Option<u32>) -> StoreError {
        StoreError::newer(&self.path, number)
    }

    /// Copies the whole file, as far as it is written, to another.
    pub fn copy_to(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut from = io::BufReader::new(fs::File::open(&self.path)?);
        let copied = io::copy(&mut io::Read::take(&mut from, self.end), out)?;
        if copied == self.end { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes).unwrap_or_default()
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|it| it.try_into().ok()).map(u64::from_le_bytes).unwrap_or_default()
}
