//! Files and folders that others on this machine can read or change, named with what to do about it.
//!
//! It tells, and refuses nothing: who may be let in is for whoever owns the store. A folder that is closed keeps what is in it
//! from others, but its files keep their modes wherever they are copied to.

use std::fs::{self, Metadata};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::named;

/// The most files that are named one by one.
const NAMED: usize = 3;

/// What of a store's folder is open to others: a line each.
pub fn too_open(dir: &Path) -> Vec<String> {
    let mut told = vec![];
    if let Some(mode) = fs::metadata(dir).ok().and_then(|it| open_mode(&it)) {
        let dir = named(dir);
        told.push(format!(
            "the folder {dir} {}: chmod 700 {dir}",
            may(mode, "look into it", "change what is in it")
        ));
    }
    let files = fs::read_dir(dir).into_iter().flatten().flatten().filter_map(|file| {
        // Not what a link leads to, and not the socket, which the server looks after.
        let metadata = file.metadata().ok().filter(|it| it.is_file() || it.is_dir())?;
        Some((file.path(), open_mode(&metadata)?, if metadata.is_dir() { 700 } else { 600 }))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    let more = files.len().saturating_sub(NAMED);
    for (path, mode, right) in files.into_iter().take(NAMED) {
        let path = named(&path);
        told.push(format!("{path} {}: chmod {right} {path}", may(mode, "read it", "change it")));
    }
    if more > 0 {
        let dir = named(dir);
        told.push(format!(
            "{more} more files in {dir} are open to others on this machine: chmod -R go= {dir}"
        ));
    }
    told
}

/// Why others could put another socket in the place of one in this folder, if they could; a group that may use it may not either.
pub fn too_open_for_a_socket(dir: &Path) -> Option<String> {
    let mode = fs::metadata(dir).ok()?.permissions().mode() & 0o7777;
    let dir = named(dir);
    (mode & 0o022 != 0).then(|| {
        format!(
            "others on this machine can write to the socket's folder {dir} (mode {mode:04o}) and could put \
             another socket in its place: chmod go-w {dir}, or name another with --socket"
        )
    })
}

/// The mode of what is open to others.
fn open_mode(metadata: &Metadata) -> Option<u32> {
    Some(metadata.permissions().mode() & 0o7777).filter(|mode| mode & 0o077 != 0)
}

fn may(mode: u32, read: &str, change: &str) -> String {
    let what = if mode & 0o022 == 0 { read } else { change };
    format!("is open to others on this machine (mode {mode:04o}), who could {what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;

    #[test]
    fn what_is_open_is_named_with_what_to_do_until_it_is_closed() {
        let dir = tempfile::Builder::new().permissions(Permissions::from_mode(0o700)).tempdir().unwrap();
        let set = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        for name in ["acknowledged", "journal", "lock"] {
            fs::write(dir.path().join(name), "").unwrap();
            set(&dir.path().join(name), 0o600);
        }
        fs::create_dir(dir.path().join("working")).unwrap();
        set(&dir.path().join("working"), 0o700);
        std::os::unix::fs::symlink("journal", dir.path().join("link")).unwrap();
        assert_eq!(too_open(dir.path()), Vec::<String>::new());
        set(dir.path(), 0o777);
        set(&dir.path().join("journal"), 0o644);
        let told = too_open(dir.path());
        let at = dir.path().display();
        assert_eq!(
            told,
            [
                format!(
                    "the folder {at} is open to others on this machine (mode 0777), who could change what is \
                     in it: chmod 700 {at}"
                ),
                format!(
                    "{at}/journal is open to others on this machine (mode 0644), who could read it: chmod \
                     600 {at}/journal"
                ),
            ]
        );
        set(dir.path(), 0o750);
        set(&dir.path().join("working"), 0o770);
        for name in ["acknowledged", "lock"] {
            set(&dir.path().join(name), 0o604);
        }
        let told = too_open(dir.path());
        assert_eq!(told.len(), 5, "{told:#?}");
        assert!(
            told[0].contains("look into it") && told[4].ends_with(&format!("chmod -R go= {at}")),
            "{told:#?}"
        );
        assert_eq!(too_open_for_a_socket(dir.path()), None);
        set(dir.path(), 0o1777);
        assert!(too_open_for_a_socket(dir.path()).unwrap().contains("(mode 1777)"));
    }
}
