//! Where the keys come from: a shipped map by name, a file, or the user's own keymap.toml.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::common::file_name;
use super::{Common, Failure};
use crate::keymap::{KeyFileRemark, Keymap};
use crate::seat::unread;

/// The keys in force, with what is worth saying about their file.
pub fn in_force(common: &Common) -> Result<(Keymap, Vec<KeyFileRemark>), Failure> {
    if let Some(name) = common.keymap() {
        return match Keymap::built_in(name) {
            Some(keymap) => Ok((keymap, vec![])),
            None => read(Path::new(name)).map_err(|error| not_read(name, &error))?.map_err(Failure::Input),
        };
    }
    let Some(file) = own_file() else { return Ok((Keymap::default(), vec![])) };
    match read(&file) {
        Ok(read) => read.map_err(Failure::Input),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Keymap::default(), vec![])),
        Err(error) => Err(not_read(&file_name(&file), &error)),
    }
}

/// The user's own key file, whether or not it is there.
pub fn own_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("tandem").join("keymap.toml"))
}

/// The text of the key file in force and its name, where it is not one of the shipped maps; for a server to read.
pub fn text_in_force(common: &Common) -> Result<Option<(String, String)>, Failure> {
    let (file, named) = match common.keymap() {
        Some(name) if Keymap::built_in(name).is_some() => return Ok(None),
        Some(name) => (Some(PathBuf::from(name)), true),
        None => (own_file(), false),
    };
    let Some(file) = file else { return Ok(None) };
    let name = file_name(&file);
    match fs::read(&file) {
        Ok(bytes) => Ok(Some((name, String::from_utf8_lossy(&bytes).into_owned()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => Ok(None),
        Err(error) => Err(not_read(&name, &error)),
    }
}

/// Reads a key file; the inner error lists its faults, one a line.
fn read(file: &Path) -> io::Result<Result<(Keymap, Vec<KeyFileRemark>), String>> {
    let bytes = fs::read(file)?;
    let read = Keymap::read(&String::from_utf8_lossy(&bytes), &file_name(file));
    Ok(read.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("the key file cannot be used:\n{}", faults.join("\n"))
    }))
}

fn not_read(name: &str, error: &io::Error) -> Failure {
    let names = Keymap::names().collect::<Vec<_>>().join(", ");
    Failure::Input(format!(
        "there is no key map {name} ({names}), and it cannot be read as a file: {}",
        unread(error)
    ))
}
