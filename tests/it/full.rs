//! A disk that is full: nothing that it left half written is taken for damage, and all goes on once there is room.
//!
//! It needs a small disk of its own, which root alone can have; for anybody else these tests see to nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{code, err, tandem};
use crate::store::{all, copy, open_all, sample};

/// A disk in memory, which goes away with this.
struct Disk(tempfile::TempDir);

impl Disk {
    fn new() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let made =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(dir.path()).output();
        made.is_ok_and(|it| it.status.success()).then_some(Self(dir))
    }

    /// Leaves no more room than so many bytes.
    fn fill(&self, left: u64) {
        let statvfs = rustix::fs::statvfs(self.0.path()).unwrap();
        let rules = statvfs.f_bavail * statvfs.f_frsize;
        fs::write(self.ballast(), vec![1; usize::try_from(rules - left).unwrap()]).unwrap();
    }

    fn ballast(&self) -> PathBuf {
        self.0.path().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

/// A file whose rows take some room, different each time.
fn rows(file: &Path, time: usize) {
    let row = |n: usize| {
        let name: String = (0..40)
            .map(|at| char::from(b'a' + u8::try_from((n * 7 + at * 11 + time * 13) % 26).unwrap()))
            .collect();
        format!("[[organisation]]\nid = \"o{n}\"\nname = \"{name} {n}\"\n")
    };
    fs::write(file, format!("format = 1\n{}", (0..150).map(row).collect::<String>())).unwrap();
}

#[test]
fn a_full_disk_is_never_taken_for_damage() {
    let Some(disk) = Disk::new() else { return };
    let here = tempfile::tempdir().unwrap();
    let (good, file) = (here.path().join("good"), here.path().join("rows.toml"));
    sample(&good);
    let store = disk.0.path().join("store");
    // Where a disk is full in the middle of what is written depends on what stands there already.
    for (before, left) in (0..4).flat_map(|before| [8, 12, 16].map(|left| (before, left))) {
        if left == 8 && before > 0 {
            rows(&file, before);
            assert_eq!(code(&tandem(&good, &["import", file.to_str().unwrap()])), Some(0));
        }
        copy(&good, &store);
        fs::set_permissions(&store, fs::Permissions::from_mode(0o700)).unwrap();
        disk.fill(left << 10);
        let mut saved = 0;
        for time in 0..40 {
            rows(&file, time);
            let output = tandem(&store, &["import", file.to_str().unwrap()]);
            let words = err(&output);
            assert!(matches!(code(&output), Some(0 | 3)), "{left}: {words}");
            assert!(!words.contains("damaged"), "{left}: {words}");
            if code(&output) == Some(3) {
                break;
            }
            saved += 1;
        }
        assert!(saved < 40, "{left}: it was never full");
        let read = tandem(&store, &["week"]);
        assert!(code(&read) == Some(0) && !err(&read).contains("damaged"), "{left}: {}", err(&read));
        fs::remove_file(disk.ballast()).unwrap();
        let output = tandem(&store, &["import", file.to_str().unwrap()]);
        assert_eq!((code(&output), err(&output)), (Some(0), String::new()), "{left}");
        let check = tandem(&store, &["check"]);
        assert_eq!((code(&check), err(&check)), (Some(0), String::new()), "{left}");
        let odd = fs::read_dir(&store).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        let odd: Vec<String> = odd.filter(|it| it.contains("damaged") || it.contains("new")).collect();
        assert!(odd.is_empty(), "{left}: {odd:?}");
        let state = open_all(&store).unwrap().1;
        assert!(all(&state).1.len() > 150);
        fs::remove_dir_all(&store).unwrap();
    }
}
