//! What may happen to a file.

use std::fs;
use std::path::Path;

use crate::chance::Chance;
use crate::program::copy;

/// Bytes of a block of a disk.
const BLOCK: usize = 512;

/// What may happen to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// One bit is another.
    Flip,
    /// A block is zeros.
    Zeros,
    /// A block is something else.
    Rubbish,
    /// It ends too soon.
    Cut,
    /// It is gone.
    Gone,
    /// It is as it was some changes ago.
    Older,
    /// Something was written after its end.
    Grown,
}

/// All of it.
pub const ALL: [Harm; 7] =
    [Harm::Flip, Harm::Zeros, Harm::Rubbish, Harm::Cut, Harm::Gone, Harm::Older, Harm::Grown];

impl Harm {
    /// Does it to a file of a store, or to a folder, of which there may be an older copy; gives what was done.
    pub fn to(self, name: &Path, store: &Path, older: &Path, chance: &mut Chance) -> String {
        let file = store.join(name);
        let kind = if file.is_dir() && self != Self::Older { Self::Gone } else { self };
        let told = format!("{kind:?} {}", name.display());
        match kind {
            Self::Gone => remove(&file),
            Self::Older => {
                remove(&file);
                let older = older.join(name);
                if older.is_dir() {
                    copy(&older, &file);
                } else if older.exists() {
                    fs::copy(older, file).unwrap();
                }
            }
            _ => {
                let mut bytes = fs::read(&file).unwrap();
                let at = kind.of_bytes(&mut bytes, chance);
                fs::write(file, bytes).unwrap();
                return format!("{told} at byte {at}");
            }
        }
        told
    }

    /// Does it to bytes, and gives where.
    fn of_bytes(self, bytes: &mut Vec<u8>, chance: &mut Chance) -> usize {
        let at = chance.below(bytes.len());
        let block = at / BLOCK * BLOCK;
        let end = bytes.len().min(block + BLOCK);
        match self {
            Self::Flip => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            Self::Zeros => bytes[block..end].fill(0),
            Self::Rubbish => bytes[block..end].iter_mut().for_each(|it| *it = chance.any().to_le_bytes()[0]),
            Self::Cut => bytes.truncate(at),
            _ => {
                let more = 1 + chance.below(3000);
                bytes.extend((0..more).map(|_| chance.any().to_le_bytes()[0]));
            }
        }
        at
    }
}

fn remove(path: &Path) {
    if path.is_dir() {
        fs::remove_dir_all(path).unwrap();
    } else if path.exists() {
        fs::remove_file(path).unwrap();
    }
}
