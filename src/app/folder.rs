//! A path that is written bit by bit: which folder it is in so far, and what is there to go on with.

use super::quick::QuickCompletion;
use crate::domain::Date;
use crate::domain::plain_text::folded;

/// The most names that are proposed at once.
const PROPOSED: usize = 8;

/// The days of public holidays that a file names, in order.
pub type HolidayDays = Vec<(Date, String)>;

/// What kind of file a path is to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A team file.
    Team,
    /// A list of public holidays.
    Holidays,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Team, Self::Holidays];

    /// What its names end in.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Team => &["toml"],
            Self::Holidays => &["json", "csv", "txt", "ics"],
        }
    }

    /// What it is called: `team file (.toml)`.
    const fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Team => ("team file", "team file (.toml)"),
            Self::Holidays => ("list of holidays", "list of holidays (.json, .csv or .txt)"),
        }
    }

    fn fits(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|it| self.endings().iter().any(|of| of.eq_ignore_ascii_case(it)))
    }
}

/// What stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Whether it is a folder itself; else it is a file that can be read, by its name.
    pub is_folder: bool,
}

/// A folder, as it was listed for a path that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// As it is written: all of the path up to its last slash, with that.
    pub of: String,
    /// The folders and files in it that can be read, by name; or in words why they cannot be told.
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
    /// The same with no other files than those of a kind.
    pub(super) fn of_kind(mut self, kind: FileKind) -> Self {
        if let Ok(found) = &mut self.found {
            found.retain(|it| it.is_folder || kind.fits(&it.name));
        }
        self
    }

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
    pub(super) fn proposals(&self, name: &str, of: FileKind) -> Vec<QuickCompletion> {
        let proposal = |it: &FolderEntry| QuickCompletion {
            insert: if it.is_folder { format!("{}/", it.name) } else { it.name.clone() },
            label: String::new(),
            kind: if it.is_folder { "folder" } else { of.called().0 },
        };
        let home =
            || QuickCompletion { insert: "~/".to_owned(), label: "your own".to_owned(), kind: "home folder" };
        let homes = (self.of.is_empty() && name.is_empty()).then(home);
        let begun: Vec<QuickCompletion> = self.begun(name).into_iter().map(proposal).collect();
        homes.into_iter().chain(begun).take(PROPOSED).collect()
    }

    /// What is said of a path in it.
    pub(super) fn remark(&self, name: &str, of: FileKind) -> Result<String, String> {
        let found = self.found.as_ref().map_err(Clone::clone)?;
        let begun = self.begun(name);
        if found.iter().any(|it| !it.is_folder && it.name == name) {
            return Ok(match of {
                FileKind::Team => "Enter reads it. Nothing is changed unless all of it is right".to_owned(),
                FileKind::Holidays => "Enter reads it, and shows what it would change".to_owned(),
            });
        }
        let untold = match self.untold {
            0 => String::new(),
            1 => "; one more has a name that cannot be written here".to_owned(),
            many => format!("; {many} more cannot be shown here: write more of the name"),
        };
        let called = of.called().1;
        match begun.len() {
            0 if name.is_empty() => Err(format!("there is no folder and no {called} here{untold}")),
            0 => Err(format!("no folder and no {called} begins with “{name}” here{untold}")),
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
        let names = |written: &str| {
            folder().proposals(written, FileKind::Team).into_iter().map(|it| it.insert).collect::<Vec<_>>()
        };
        assert_eq!(names(""), ["Team files/", "team.toml", "test.toml"]);
        assert_eq!(names("TEA"), ["Team files/", "team.toml"]);
        assert_eq!(names("."), [".old/"]);
        assert_eq!(names("x"), Vec::<String>::new());
        assert!(folder().remark("team.toml", FileKind::Team).unwrap().starts_with("Enter reads it"));
        assert!(folder().remark("x", FileKind::Team).unwrap_err().contains("begins with “x”"));
        let closed = Folder { found: Err("this account may not read it".to_owned()), ..folder() };
        assert_eq!(closed.remark("", FileKind::Team), Err("this account may not read it".to_owned()));
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
