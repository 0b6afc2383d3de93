//! A team file from the screen: its path is written with the folders at hand, and what is wrong with it is listed whole.

use super::file_faults::FileFaults;
use super::folder::{FileKind, Folder, FolderEntry, HolidayDays, folder_and_name};
use super::layer::{Action, Layer, LayerResponse, LineLayer, LinePurpose, PageLayer, Paragraph};
use super::{App, Effect, words};
use crate::domain::counted;

impl App {
    /// Why no file is read from here.
    pub(super) fn no_files(&self) -> Option<String> {
        let words =
            "files are read only at the account that owns the store: there, tandem import FILE does it too";
        self.home.account.is_none().then(|| words.to_owned())
    }

    /// Asks for the path of a file.
    pub(super) fn ask_file(&mut self, kind: FileKind) {
        let prompt = match kind {
            FileKind::Team => "Which team file? Its path, such as ~/team.toml",
            FileKind::Holidays => "Which list of public holidays? Its path, such as ~/bank-holidays.json",
        };
        match self.no_files() {
            Some(words) => self.report_error(format!("{}.", words::capital(&words))),
            None => self.ask_in_line(LinePurpose::File(kind), prompt),
        }
    }

    /// Takes in the days of a file of holidays: its path closes, and the form of what they would change opens.
    pub(super) fn take_holidays(&mut self, days: HolidayDays) -> Vec<Effect> {
        self.pending.save = None;
        self.layers.pop_if(|layer| matches!(layer, Layer::Line(it) if it.purpose_is_file()));
        self.open_holiday_file(days);
        vec![]
    }

    /// The folder to list for the path in front, once for each.
    pub(super) fn folder_to_list(&mut self) -> Option<String> {
        let Some(Layer::Line(line @ LineLayer { purpose: LinePurpose::File(_), .. })) =
            self.layers.last_mut()
        else {
            return None;
        };
        let of = folder_and_name(line.text.value().trim_start()).0;
        if line.asked_folder.as_deref() == Some(of) {
            return None;
        }
        line.asked_folder = Some(of.to_owned());
        line.asked_folder.clone()
    }

    /// Takes in a folder that was listed.
    pub(super) fn take_folder(&mut self, folder: Folder) -> Vec<Effect> {
        let Some(Layer::Line(mut line)) = self.layers.pop_if(|layer| matches!(layer, Layer::Line(_))) else {
            return vec![];
        };
        if line.asked_folder.as_ref() == Some(&folder.of) {
            line.folder = Some(folder.of_kind(line.kind_of_file()));
            line.read(self);
        }
        self.layers.push(Layer::Line(line));
        vec![]
    }

    /// Lists what is wrong with a file; its path stays open below.
    pub(super) fn show_file_faults(&mut self, faults: FileFaults) -> Vec<Effect> {
        self.pending.save = None;
        let many = counted(faults.shown.len() + faults.more, "fault");
        let title = format!("Nothing was imported: {many} in {}", faults.path);
        let next =
            "Nothing here has changed. Correct the file, then close this and press Enter on its path again.";
        let mut paragraphs = vec![Paragraph::Text(next.to_owned())];
        paragraphs.extend(faults.shown.into_iter().map(|fault| match fault.line {
            Some(line) => Paragraph::Fact(format!("line {line}"), words::capital(&fault.message)),
            None => Paragraph::Text(words::capital(&fault.message)),
        }));
        if faults.more > 0 {
            paragraphs.push(Paragraph::Text(format!(
                "And {} more: correct these first.",
                counted(faults.more, "fault")
            )));
        }
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
        vec![]
    }
}

impl LineLayer {
    /// What kind of file its path is to lead to.
    fn kind_of_file(&self) -> FileKind {
        match self.purpose {
            LinePurpose::File(kind) => kind,
            _ => FileKind::Team,
        }
    }

    fn purpose_is_file(&self) -> bool {
        matches!(self.purpose, LinePurpose::File(_))
    }

    /// Reads a path: what there is to go on with, and what is said of it.
    pub(super) fn read_path(&mut self, written: &str) {
        let kind = self.kind_of_file();
        let (of, name) = folder_and_name(written.trim_start());
        let here = self.folder.as_ref().filter(|folder| folder.of == of);
        self.proposals = here.map(|folder| folder.proposals(name, kind)).unwrap_or_default();
        self.remark = here.map(|folder| folder.remark(name, kind));
    }

    /// Goes on with a path: by the letters that all that is begun have in common, else by the one that is marked.
    pub(super) fn complete_path(&mut self) {
        let written = self.text.value().trim_start().to_owned();
        let (of, name) = folder_and_name(&written);
        let common = self.proposals.iter().map(|it| it.insert.clone()).reduce(|common, next| {
            let same = common.chars().zip(next.chars()).take_while(|(a, b)| a == b);
            same.map(|(letter, _)| letter).collect()
        });
        let longer = common.filter(|it| self.marked == 0 && it.chars().count() > name.chars().count());
        let marked = || self.proposals.get(self.marked).map(|it| it.insert.clone());
        if let Some(name) = longer.or_else(marked) {
            self.text = format!("{of}{name}").into();
        }
    }

    /// Opens a file at its path; a folder is gone into, and a name that was chosen is put in first.
    pub(super) fn accept_path(&mut self, app: &App) -> LayerResponse {
        let written = self.text.value().trim().to_owned();
        let (_, name) = folder_and_name(&written);
        let is_folder = |it: &FolderEntry| it.is_folder && it.name == name;
        let goes_into = self.folder.iter().flat_map(|folder| folder.found.iter().flatten()).any(is_folder);
        if self.marked > 0 {
            self.complete_path();
        } else if goes_into {
            self.text = format!("{written}/").into();
        } else if !written.is_empty() && !name.is_empty() {
            return LayerResponse::Do(Action::Import(self.kind_of_file(), written));
        }
        self.read(app);
        LayerResponse::Consumed
    }
}
