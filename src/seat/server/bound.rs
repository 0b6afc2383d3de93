//! The socket in the file system: for the owner's account or a group alone, and gone with the server.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use tokio::net::unix::SocketAddr;
use tokio::net::{UnixListener, UnixStream};

use super::NotServed;
use crate::store::{named, said, too_open_for_a_socket};

/// The name of the socket in the store's folder.
pub const NAME: &str = "tandem.sock";

/// The most bytes of a socket's path that every system takes.
pub const LONGEST_PATH_BYTES: usize = 103;

/// The socket, which goes away with this.
pub(super) struct Socket {
    listener: UnixListener,
    /// The socket, and the link to it in the store's folder where it is elsewhere.
    made: Vec<PathBuf>,
}

impl Socket {
    /// Binds the socket for the owner's account, or for a group.
    pub(super) fn bind(data: &Path, asked: Option<&Path>, group: Option<u32>) -> Result<Self, NotServed> {
        // A link says the same from wherever it is followed.
        let whole = |path: &Path| {
            std::path::absolute(path).map_err(NotServed::doing(format!("finding the socket {}", named(path))))
        };
        let own = whole(&data.join(NAME))?;
        let path = asked.map_or_else(|| Ok(own.clone()), whole)?;
        let length = path.as_os_str().len();
        if length > LONGEST_PATH_BYTES {
            return Err(NotServed::Unfit(format!(
                "the path of the socket is {length} bytes long, and the system takes {LONGEST_PATH_BYTES} at most: \
                 name a shorter one, \
                 such as --socket /run/tandem/tandem.sock"
            )));
        }
        let folder = folder_of(&path);
        if group.is_some() && path.parent() == own.parent() {
            return Err(NotServed::Unfit(
                "the store's folder is for its owner only: with --group, name a socket in another folder, \
                 such as --socket \
                 /run/tandem/tandem.sock"
                    .to_owned(),
            ));
        }
        let wrong = || NotServed::doing(format!("making the socket {}", named(&path)));
        let mode = if group.is_some() { 0o750 } else { 0o700 };
        match DirBuilder::new().mode(mode).create(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(wrong()(error)),
            _ => {}
        }
        // The link first: of an earlier server that was cut off it leads to nobody only until the new socket is there.
        if path != own {
            make_way(&own)?;
        }
        make_way(&path)?;
        let listener = UnixListener::bind(&path).map_err(wrong())?;
        let mut socket = Self { listener, made: vec![path.clone()] };
        let mode = if let Some(group) = group {
            for it in [folder, &path] {
                std::os::unix::fs::chown(it, None, Some(group)).map_err(|error| {
                    NotServed::Unfit(format!(
                        "{} cannot be given to the group ({}): make the server's account a member of it",
                        named(it),
                        said(&error)
                    ))
                })?;
            }
            fs::set_permissions(folder, Permissions::from_mode(0o750)).map_err(wrong())?;
            0o660
        } else {
            0o600
        };
        fs::set_permissions(&path, Permissions::from_mode(mode)).map_err(wrong())?;
        if path != own {
            symlink(&path, &own).map_err(wrong())?;
            socket.made.push(own);
        }
        Ok(socket)
    }

    /// Why others could put another socket in its place, if they could.
    pub(super) fn too_open(&self) -> Option<String> {
        too_open_for_a_socket(folder_of(self.path()))
    }

    /// The next connection.
    pub(super) async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {
        self.listener.accept().await
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.made.first().map_or(Path::new(NAME), PathBuf::as_path)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

impl Drop for Socket {
    fn drop(&mut self) {
        for path in &self.made {
            let _ = fs::remove_file(path);
        }
    }
}

/// Takes away what an earlier server left; never anything else, and never a socket that somebody answers at.
fn make_way(path: &Path) -> Result<(), NotServed> {
    let Ok(there) = path.symlink_metadata() else { return Ok(()) };
    if std::os::unix::net::UnixStream::connect(path).is_ok() {
        return Err(NotServed::Unfit(format!(
            "another server already answers at {}: name another with --socket",
            named(path)
        )));
    }
    if !there.file_type().is_socket() && !there.file_type().is_symlink() {
        return Err(NotServed::Unfit(format!(
            "{} exists and is not a socket: name another with --socket",
            named(path)
        )));
    }
    fs::remove_file(path)
        .map_err(NotServed::doing(format!("removing the socket {} of an earlier server", named(path))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_server_left_that_was_cut_off_is_taken_away_and_another_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (data, elsewhere) = (folder.path().join("data"), folder.path().join("run/tandem.sock"));
        fs::create_dir(&data).unwrap();
        let bind = |asked: Option<&Path>| Socket::bind(&data, asked, None);
        let own = data.join(NAME);
        for asked in [Some(elsewhere.as_path()), None, Some(own.as_path())] {
            let cut_off = bind(asked).unwrap();
            assert!(bind(asked).is_err_and(|it| it.to_string().contains("another server already answers")));
            // Killed: what it made stays, and nobody answers.
            let left = cut_off.made.clone();
            drop(killed(cut_off));
            assert!(left.iter().all(|it| it.symlink_metadata().is_ok()));
            let next = bind(asked).unwrap();
            assert!(std::os::unix::net::UnixStream::connect(data.join(NAME)).is_ok());
            drop(next);
            assert!(left.iter().all(|it| it.symlink_metadata().is_err()), "it takes its own away");
        }
    }

    /// As when the process is killed: the kernel closes the socket, and nobody takes the files away.
    fn killed(mut socket: Socket) -> Socket {
        socket.made.clear();
        socket
    }
}
