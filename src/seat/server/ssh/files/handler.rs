//! What a client that takes and sends files is answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use russh_sftp::protocol::{
    Attrs, Data, File, FileAttributes, FileMode, Handle, Name, OpenFlags, Status, StatusCode,
};
use russh_sftp::server::{Handler, StatusReply};

use super::made::{self, MadeFile};
use super::path::Place;
use crate::domain::SignInEvent;
use crate::seat::server::ServerContext;
use crate::seat::server::brought::{MOST_BYTES, MOST_FILES};
use crate::seat::server::connections::SeatPermit;
use crate::seat::server::visit::Visitor;

/// The most files and folders that one client has open.
const MOST_OPEN: usize = 32;
/// The most bytes that are answered at once.
const MOST_READ: u32 = 32 * 1024;
/// The most files that were made and are kept for who asks for them again at once.
const MOST_MADE: usize = 8;

/// The folder as one client sees it.
pub(in super::super) struct FilesOf {
    context: Arc<ServerContext>,
    visitor: Visitor,
    _seat: SeatPermit,
    open: BTreeMap<u64, Open>,
    next: u64,
    made: Vec<MadeFile>,
}

/// What is open.
enum Open {
    File(Arc<[u8]>),
    Folder(Vec<File>),
    /// What is put in, whole so far or not.
    Taking {
        name: String,
        bytes: Vec<u8>,
        is_whole: bool,
    },
}

type Answer<T> = Result<T, StatusReply>;

fn no(code: StatusCode, words: &str) -> StatusReply {
    code.with_message(words.to_owned()).with_language_tag("en-GB")
}

fn nothing_there() -> StatusReply {
    no(StatusCode::NoSuchFile, "there is no such file here: ls shows those there are")
}

fn done(id: u32) -> Status {
    Status {
        id,
        status_code: StatusCode::Ok,
        error_message: "Ok".to_owned(),
        language_tag: "en-GB".to_owned(),
    }
}

impl FilesOf {
    pub(in super::super) fn new(context: Arc<ServerContext>, visitor: Visitor, seat: SeatPermit) -> Self {
        Self { context, visitor, _seat: seat, open: BTreeMap::new(), next: 0, made: vec![] }
    }

    fn who(&self) -> &str {
        self.visitor.author.name()
    }

    /// Whether whoever it is may still be here.
    fn may(&self) -> Answer<()> {
        let state = self.context.desk.state();
        let checked = self.visitor.credential.check(&state, &self.visitor.author);
        checked.map_err(|words| no(StatusCode::PermissionDenied, &words))
    }

    fn opened(&mut self, id: u32, open: Open) -> Answer<Handle> {
        if self.open.len() >= MOST_OPEN {
            return Err(no(StatusCode::Failure, "too many files are open at once"));
        }
        self.next += 1;
        self.open.insert(self.next, open);
        Ok(Handle { id, handle: self.next.to_string() })
    }

    fn at(&mut self, handle: &str) -> Answer<&mut Open> {
        let number: Option<u64> = handle.parse().ok();
        number
            .and_then(|it| self.open.get_mut(&it))
            .ok_or_else(|| no(StatusCode::Failure, "that is not open"))
    }

    /// A file, made now or a moment ago.
    async fn made(&mut self, name: &str) -> Answer<Arc<[u8]>> {
        let rev = self.context.desk.state().rev();
        self.made.retain(|it| it.rev == rev);
        if let Some(there) = self.made.iter().find(|it| it.name == name) {
            return Ok(there.bytes.clone());
        }
        let (context, author, wanted) = (self.context.clone(), self.visitor.author.clone(), name.to_owned());
        let made = tokio::task::spawn_blocking(move || made::make(&context, &author, &wanted)).await;
        let bytes: Arc<[u8]> = match made {
            Ok(Some(Ok(bytes))) => bytes.into(),
            Ok(Some(Err(words))) => return Err(no(StatusCode::Failure, &words.0)),
            Ok(None) => return Err(nothing_there()),
            Err(_) => {
                return Err(no(StatusCode::Failure, "it could not be made: whoever runs Tandem can see why"));
            }
        };
        if self.made.len() >= MOST_MADE {
            self.made.remove(0);
        }
        self.made.push(MadeFile { name: name.to_owned(), rev, bytes: bytes.clone() });
        Ok(bytes)
    }

    async fn saved_last(&self) -> u32 {
        let context = self.context.clone();
        tokio::task::spawn_blocking(move || made::saved_last(&context)).await.unwrap_or(0)
    }

    async fn about(&mut self, path: &str) -> Answer<FileAttributes> {
        self.may()?;
        let time = self.saved_last().await;
        match Place::of(path) {
            Place::Root => Ok(folder(0o500, time)),
            Place::In => Ok(folder(0o700, time)),
            Place::File(name) => {
                let bytes = self.made(&name).await?;
                Ok(file(Some(bytes.len()), 0o400, time))
            }
            Place::Brought(name) => {
                let there = self.context.brought.of(self.who()).into_iter().find(|it| it.name == name);
                there.map(|it| file(Some(it.bytes.len()), 0o200, time)).ok_or_else(nothing_there)
            }
            Place::Nowhere => Err(nothing_there()),
        }
    }

    async fn listed(&self, place: &Place) -> Answer<Vec<File>> {
        let time = self.saved_last().await;
        match place {
            Place::Root => {
                let names = made::names(&self.context, &self.visitor.author).into_iter();
                let files = names.map(|name| File::new(name, file(None, 0o400, time)));
                Ok(files.chain([File::new("in", folder(0o700, time))]).collect())
            }
            Place::In => {
                let there = self.context.brought.of(self.who()).into_iter();
                Ok(there.map(|it| File::new(it.name, file(Some(it.bytes.len()), 0o200, time))).collect())
            }
            _ => Err(nothing_there()),
        }
    }
}

fn folder(mode: u32, time: u32) -> FileAttributes {
    attributes(None, FileMode::DIR, mode, time)
}

fn file(size: Option<usize>, mode: u32, time: u32) -> FileAttributes {
    attributes(size, FileMode::REG, mode, time)
}

fn attributes(size: Option<usize>, kind: FileMode, mode: u32, time: u32) -> FileAttributes {
    FileAttributes {
        size: size.and_then(|it| u64::try_from(it).ok()),
        permissions: Some(mode | kind.bits()),
        atime: Some(time),
        mtime: Some(time),
        ..FileAttributes::default()
    }
}

impl Handler for FilesOf {
    type Error = StatusReply;

    fn unimplemented(&self) -> StatusReply {
        no(StatusCode::OpUnsupported, "that cannot be done here: take a file, or put one into in/")
    }

    async fn open(
        &mut self,
        id: u32,
        filename: String,
        flags: OpenFlags,
        _: FileAttributes,
    ) -> Answer<Handle> {
        self.may()?;
        let writes = flags.intersects(OpenFlags::WRITE | OpenFlags::APPEND | OpenFlags::CREATE);
        match (Place::of(&filename), writes) {
            (Place::File(name), false) => {
                let bytes = self.made(&name).await?;
                let from = self.visitor.from.clone();
                self.context.note(SignInEvent::Ran, self.who(), &from, &format!("took the file {name}"));
                self.opened(id, Open::File(bytes))
            }
            (Place::Brought(name), true) => {
                if !self.context.brought.has_room(self.who(), &name) {
                    let words =
                        format!("in/ has {MOST_FILES} files of yours already: remove some, or wait a day");
                    return Err(no(StatusCode::Failure, &words));
                }
                self.opened(id, Open::Taking { name, bytes: vec![], is_whole: true })
            }
            (Place::Brought(_), false) => {
                Err(no(StatusCode::PermissionDenied, "what is put into in/ is not given out again"))
            }
            (_, true) => Err(no(StatusCode::PermissionDenied, "files are put into in/ and nowhere else")),
            (_, false) => Err(nothing_there()),
        }
    }

    async fn close(&mut self, id: u32, handle: String) -> Answer<Status> {
        let number: Option<u64> = handle.parse().ok();
        let open = number.and_then(|it| self.open.remove(&it));
        match open.ok_or_else(|| no(StatusCode::Failure, "that is not open"))? {
            Open::Taking { name, bytes, is_whole: true } => {
                self.context.brought.keep(self.who(), &name, bytes);
                let from = self.visitor.from.clone();
                self.context.note(SignInEvent::Ran, self.who(), &from, "put a file into in/");
            }
            Open::File(_) | Open::Folder(_) | Open::Taking { .. } => {}
        }
        Ok(done(id))
    }

    async fn read(&mut self, id: u32, handle: String, offset: u64, len: u32) -> Answer<Data> {
        let Open::File(bytes) = self.at(&handle)? else {
            return Err(no(StatusCode::Failure, "that is not a file to be read"));
        };
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let rest = bytes.get(from..).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(|| StatusReply::new(StatusCode::Eof))?;
        let most = usize::try_from(len.min(MOST_READ)).unwrap_or(0).min(rest.len());
        Ok(Data { id, data: rest.get(..most).unwrap_or(rest).to_vec() })
    }

    async fn write(&mut self, id: u32, handle: String, offset: u64, data: Vec<u8>) -> Answer<Status> {
        let Open::Taking { bytes, is_whole, .. } = self.at(&handle)? else {
            return Err(no(StatusCode::Failure, "that is not a file to be written"));
        };
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let end = from.saturating_add(data.len());
        if end > MOST_BYTES {
            (*is_whole, *bytes) = (false, vec![]);
            return Err(no(StatusCode::Failure, "a file in in/ has 10 MiB at the most"));
        }
        if bytes.len() < end {
            bytes.resize(end, 0);
        }
        if let Some(there) = bytes.get_mut(from..end) {
            there.copy_from_slice(&data);
        }
        Ok(done(id))
    }

    async fn lstat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        Ok(Attrs { id, attrs: self.about(&path).await? })
    }

    async fn stat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        Ok(Attrs { id, attrs: self.about(&path).await? })
    }

    async fn fstat(&mut self, id: u32, handle: String) -> Answer<Attrs> {
        let attrs = match self.at(&handle)? {
            Open::File(bytes) => file(Some(bytes.len()), 0o400, 0),
            Open::Taking { bytes, .. } => file(Some(bytes.len()), 0o200, 0),
            Open::Folder(_) => folder(0o500, 0),
        };
        Ok(Attrs { id, attrs })
    }

    async fn setstat(&mut self, id: u32, path: String, _: FileAttributes) -> Answer<Status> {
        // Clients say when a file was written and who may read it: here neither is kept.
        match Place::of(&path) {
            Place::Brought(_) => Ok(done(id)),
            _ => Err(no(StatusCode::PermissionDenied, "nothing of it can be changed")),
        }
    }

    async fn fsetstat(&mut self, id: u32, handle: String, _: FileAttributes) -> Answer<Status> {
        match self.at(&handle)? {
            Open::Taking { .. } => Ok(done(id)),
            Open::File(_) | Open::Folder(_) => {
                Err(no(StatusCode::PermissionDenied, "nothing of it can be changed"))
            }
        }
    }

    async fn opendir(&mut self, id: u32, path: String) -> Answer<Handle> {
        self.may()?;
        let files = self.listed(&Place::of(&path)).await?;
        self.opened(id, Open::Folder(files))
    }

    async fn readdir(&mut self, id: u32, handle: String) -> Answer<Name> {
        let Open::Folder(files) = self.at(&handle)? else {
            return Err(no(StatusCode::Failure, "that is not a folder"));
        };
        if files.is_empty() {
            return Err(StatusReply::new(StatusCode::Eof));
        }
        Ok(Name { id, files: std::mem::take(files) })
    }

    async fn remove(&mut self, id: u32, filename: String) -> Answer<Status> {
        self.may()?;
        match Place::of(&filename) {
            Place::Brought(name) if self.context.brought.remove(self.who(), &name) => Ok(done(id)),
            Place::Brought(_) => Err(nothing_there()),
            _ => {
                Err(no(StatusCode::PermissionDenied, "nothing here can be removed but what you put into in/"))
            }
        }
    }

    async fn realpath(&mut self, id: u32, path: String) -> Answer<Name> {
        let path = Place::of(&path).path().ok_or_else(nothing_there)?;
        Ok(Name { id, files: vec![File::dummy(path)] })
    }
}
