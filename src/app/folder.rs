//! A path that is written bit by bit: which folder it is in so far, and what is there to go on with.

use super::quick::QuickCompletion;
use crate::domain::plain_text::folded;

/// The most names that are proposed at once.
const PROPOSED: usize = 8;

/// What stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Whether it is a folder itself; else it is a team file by its name.
    pub is_folder: bool,
}

/// A folder, as it was listed for a path that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// As it is written: all of the path up to its last slash, with that.
    pub of: String,
    /// The folders and team files in it, by name; or in words why they cannot be told.
    pub found: Result<Vec<FolderEntry>, String>,
    /// How many more there are that cannot be written on a line, or are too many.
    pub untold: usize,
}

/// The folder part of a path, up to its last slash, and what is written of a name after that.
#[must_use]
pub fn folder_and_name(path: &str) -> (&str, &str) {
    path.split_at_checked(path.rfind('/').map_or(0, |at| at + 1)).unwrap_or(("", path))
}

impl Folder {
    /// Those that begin as is written, folders first; what is hidden only where its dot is written.
    pub(super) fn begun(&self, name: &str) -> Vec<&FolderEntry> {
        let written = folded(name);
        let fits = |it: &&FolderEntry| {
            folded(&it.name).starts_with(&written) && (name.starts_with('.') || !it.name.starts_with('.'))
        };
        let mut all: Vec<&FolderEntry> = self.found.iter().flatten().filter(fits).collect();
        all.sort_by_key(|it| !it.is_folder);
        all
    }

    /// What can be put in place of a name that is begun.
    pub(super) fn proposals(&self, name: &str) -> Vec<QuickCompletion> {
        let proposal = |it: &FolderEntry| QuickCompletion {
            insert: if it.is_folder { format!("{}/", it.name) } else { it.name.clone() },
            label: String::new(),
            kind: if it.is_folder { "folder" } else { "team file" },
        };
        let home =
            || QuickCompletion { insert: "~/".to_owned(), label: "your own".to_owned(), kind: "home folder" };
        let homes = (self.of.is_empty() && name.is_empty()).then(home);
        let begun: Vec<QuickCompletion> = self.begun(name).into_iter().map(proposal).collect();
        homes.into_iter().chain(begun).take(PROPOSED).collect()
    }

    /// What is said of a path in it.
    pub(super) fn remark(&self, name: &str) -> Result<String, String> {
        let found = self.found.as_ref().map_err(Clone::clone)?;
        let begun = self.begun(name);
        if found.iter().any(|it| !it.is_folder && it.name == name) {
            return Ok("Enter reads it. Nothing is changed unless all of it is right".to_owned());
        }
        let untold = match self.untold {
            0 => String::new(),
            1 => "; one more has a name that cannot be written here".to_owned(),
            many => format!("; {many} more cannot be shown here: write more of the name"),
        };
        match begun.len() {
            0 if name.is_empty() => Err(format!("there is no folder and no team file (.toml) here{untold}")),
            0 => Err(format!("no folder and no team file (.toml) begins with “{name}” here{untold}")),
            _ => Ok(format!("Tab completes it, up and down choose another{untold}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        let entry = |name: &str, is_folder| FolderEntry { name: name.to_owned(), is_folder };
        let found = Ok(vec![
            entry(".old", true),
            entry("Team files", true),
            entry("team.toml", false),
            entry("test.toml", false),
        ]);
        Folder { of: "/srv/".to_owned(), found, untold: 0 }
    }

    #[test]
    fn a_name_that_is_begun_is_gone_on_with_folders_first() {
        let names =
            |written: &str| folder().proposals(written).into_iter().map(|it| it.insert).collect::<Vec<_>>();
        assert_eq!(names(""), ["Team files/", "team.toml", "test.toml"]);
        assert_eq!(names("TEA"), ["Team files/", "team.toml"]);
        assert_eq!(names("."), [".old/"]);
        assert_eq!(names("x"), Vec::<String>::new());
        assert!(folder().remark("team.toml").unwrap().starts_with("Enter reads it"));
        assert!(folder().remark("x").unwrap_err().contains("begins with “x”"));
        let closed = Folder { found: Err("this account may not read it".to_owned()), ..folder() };
        assert_eq!(closed.remark(""), Err("this account may not read it".to_owned()));
    }

    #[test]
    fn a_path_is_a_folder_and_a_name() {
        for (path, parts) in
            [("", ("", "")), ("te", ("", "te")), ("~/a b/te", ("~/a b/", "te")), ("/", ("/", ""))]
        {
            assert_eq!(folder_and_name(path), parts, "{path}");
        }
    }
}
