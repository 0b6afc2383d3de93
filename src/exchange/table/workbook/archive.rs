//! The parts of a packed file, each unpacked as far as it may go.

use std::cell::Cell;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::table::bounds::MOST_UNPACKED;

/// What is said of a file that is not all there.
pub(super) const CUT_SHORT: &str =
    "the workbook is cut short or damaged: copy it again, or open it and save it under another name";

/// A packed file.
pub(super) struct Archive<'b> {
    packed: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may be unpacked yet.
    left: Cell<usize>,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let packed = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CUT_SHORT.to_owned())?;
        Ok(Self { packed, left: Cell::new(MOST_UNPACKED) })
    }

    /// Whether there is a part of a name, in whatever case.
    pub fn has(&self, name: &str) -> bool {
        self.named(name).is_some()
    }

    fn named(&self, name: &str) -> Option<String> {
        let mut names = self.packed.file_names().flatten();
        let is_it = |it: &str| it.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(name);
        names.find(|it| is_it(it)).map(std::borrow::Cow::into_owned)
    }

    /// A part unpacked; `None` where there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(name) = self.named(name) else { return Ok(None) };
        let part = match self.packed.by_name(&name) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err("it is protected by a password: save a copy without one".to_owned());
            }
            Err(_) => return Err(CUT_SHORT.to_owned()),
        };
        let left = self.left.get();
        let mut bytes = vec![];
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(most).read_to_end(&mut bytes).map_err(|_| CUT_SHORT.to_owned())?;
        if bytes.len() > left {
            let most = MOST_UNPACKED >> 20;
            return Err(format!(
                "it unpacks to more than {most} MiB, which no list of people does: save the sheet alone"
            ));
        }
        self.left.set(left - bytes.len());
        Ok(Some(bytes))
    }
}
