//! Where a path leads in a folder that is on no disk: nothing lies above it.

use crate::domain::plain_text::is_kept;

/// The longest name of a file, in bytes.
const LONGEST_NAME: usize = 200;

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The folder itself.
    Root,
    /// The folder that takes files.
    In,
    /// A file of the folder.
    File(String),
    /// A file in the folder that takes them.
    Brought(String),
    /// Nowhere.
    Nowhere,
}

impl Place {
    /// Reads a path.
    pub(super) fn of(path: &str) -> Self {
        let mut steps: Vec<&str> = vec![];
        for step in path.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(steps.pop()),
                step => steps.push(step),
            }
        }
        let is_name = |name: &str| name.len() <= LONGEST_NAME && name.chars().all(is_kept);
        match steps.as_slice() {
            [] => Self::Root,
            ["in"] => Self::In,
            ["in", name] if is_name(name) => Self::Brought((*name).to_owned()),
            [name] if is_name(name) => Self::File((*name).to_owned()),
            _ => Self::Nowhere,
        }
    }

    /// The path that leads here.
    pub(super) fn path(&self) -> Option<String> {
        match self {
            Self::Root => Some("/".to_owned()),
            Self::In => Some("/in".to_owned()),
            Self::File(name) => Some(format!("/{name}")),
            Self::Brought(name) => Some(format!("/in/{name}")),
            Self::Nowhere => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let file = |name: &str| Place::File(name.to_owned());
        for (path, place) in [
            ("", Place::Root),
            (".", Place::Root),
            ("/", Place::Root),
            ("../../..", Place::Root),
            ("in/", Place::In),
            ("/in/../in/./x.csv", Place::Brought("x.csv".to_owned())),
            ("me.ics", file("me.ics")),
            ("../../me.ics", file("me.ics")),
            ("/etc/passwd", Place::Nowhere),
            ("../etc/passwd", Place::Nowhere),
            ("in/a/b", Place::Nowhere),
            ("a\u{1b}[2J", Place::Nowhere),
        ] {
            assert_eq!(Place::of(path), place, "{path}");
        }
        assert_eq!(Place::of(&"x".repeat(500)), Place::Nowhere);
    }
}
