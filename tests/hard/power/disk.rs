//! A disk of its own whose power can be cut: a file system in a file, shut down by its own `ioctl`, so that whatever was not
//! synced is gone. What it cannot show is a disk that lies about its cache.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::program::{has, system};

/// How long it may take until nobody uses the disk any more.
const TRIES: u32 = 200;

/// A file system.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Ext4,
    Xfs,
}

impl Kind {
    /// The program that makes it, and what it is told.
    fn made_by(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Ext4 => ("mkfs.ext4", &["-q", "-F"]),
            Self::Xfs => ("mkfs.xfs", &["-q", "-f"]),
        }
    }

    /// Bytes of the disk; XFS makes none that is smaller than 300 MB.
    fn bytes(self) -> u64 {
        match self {
            Self::Ext4 => 96 << 20,
            Self::Xfs => 320 << 20,
        }
    }
}

/// A mounted disk.
pub struct Disk {
    folder: TempDir,
}

impl Disk {
    /// A new one; nothing, said why, where this machine cannot.
    pub fn new(kind: Kind) -> Option<Self> {
        let (program, args) = kind.made_by();
        if !rustix::process::geteuid().is_root() {
            println!("left out: power cuts on {kind:?} need root");
            return None;
        }
        if !has(program) || !has("xfs_io") || !has("mount") {
            return None;
        }
        let disk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(disk.place()).unwrap();
        File::create(disk.image()).unwrap().set_len(kind.bytes()).unwrap();
        let image = disk.image();
        let args: Vec<&str> = args.iter().copied().chain([image.to_str().unwrap()]).collect();
        match system(program, &args).and_then(|_| disk.mount()) {
            Ok(()) => Some(disk),
            Err(why) => {
                println!("left out: power cuts on {kind:?}: {why}");
                None
            }
        }
    }

    /// Where it is mounted.
    pub fn place(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// A folder that keeps what it holds when the power goes.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&self) -> Result<(), String> {
        let (image, place) = (self.image(), self.place());
        system("mount", &["-o", "loop", image.to_str().unwrap(), place.to_str().unwrap()]).map(drop)
    }

    /// Cuts the power: not even the file system's own journal is flushed.
    pub fn cut(&self) {
        system("xfs_io", &["-x", "-c", "shutdown", self.place().to_str().unwrap()]).unwrap();
    }

    /// Brings it back, once nobody uses it any more.
    pub fn back(&self) {
        self.unmount().unwrap();
        self.mount().unwrap();
    }

    fn unmount(&self) -> Result<(), String> {
        let place = self.place();
        let mut tried = Ok(String::new());
        for _ in 0..TRIES {
            tried = system("umount", &[place.to_str().unwrap()]);
            if tried.is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(25));
        }
        tried.map(drop)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.unmount();
    }
}
