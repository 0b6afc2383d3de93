//! What `tandem import` is asked for, and how it tells what became of it.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::report::ImportReport;
use crate::cli::common::{file_name, is_stdin};
use crate::cli::weeks;
use crate::cli::{Common, Failure};
use crate::domain::{PersonId, PlaceId, State, TeamId, identifier};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// A team file
    Team,
    /// Busy times, out of a calendar
    Busy,
    /// Meetings, out of a calendar
    Meetings,
    /// Public holidays, out of a calendar
    Holidays,
    /// People with their role and hours
    Staff,
    /// Leave
    Leave,
    /// Shifts, and leave and days off in their place
    Duties,
    /// Hours by week, compared with those here; nothing is kept
    Hours,
    /// Families, by their references
    Caseload,
}

/// Imports a team file, a table or a calendar: all of it, or nothing if anything is wrong with it.
#[derive(Debug, clap::Args)]
pub struct ImportCommand {
    /// The file, or - for standard input
    pub(super) file: PathBuf,
    /// What it holds [default: what it looks like]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) what: Option<What>,
    /// Whose busy times or meetings they are
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["place", "team"])]
    pub(super) person: Option<String>,
    /// Of which place the busy times are
    #[arg(long, value_name = "ID", conflicts_with = "team")]
    pub(super) place: Option<String>,
    /// The team of what does not say its own
    #[arg(long, value_name = "TEAM")]
    pub(super) team: Option<String>,
    /// What to call where it comes from: the same source again replaces what it brought
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
    /// The sheet of a workbook: its name, or its number
    #[arg(long, value_name = "SHEET")]
    pub(super) sheet: Option<String>,
    /// What a column is, such as "Work Time=paid"
    #[arg(long = "map", value_name = "HEADING=FIELD")]
    pub(super) maps: Vec<String>,
    /// Takes what is good, and lists the rest
    #[arg(long)]
    pub(super) skip_bad: bool,
    /// Says what would be done, and changes nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Prints one JSON document
    #[arg(long)]
    pub(super) json: bool,
}

/// Of whom or what something is brought in.
pub(super) struct Target {
    pub person: Option<PersonId>,
    pub place: Option<PlaceId>,
    pub team: Option<TeamId>,
}

impl ImportCommand {
    /// Whether it is to change anything.
    pub fn saves(&self) -> bool {
        !self.dry_run && self.what != Some(What::Hours)
    }

    /// What the file is called, without its ending: the name of a source that has none.
    pub(super) fn stem(&self) -> String {
        let stem = self.file.file_stem().map(|it| it.to_string_lossy().into_owned());
        stem.filter(|it| it != "-").unwrap_or_else(|| "calendar".to_owned())
    }

    /// The file that it reads.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What to call the file in messages.
    pub(super) fn name(&self) -> String {
        if is_stdin(&self.file) { "standard input".to_owned() } else { file_name(&self.file) }
    }

    /// Refuses what a team file has no use for.
    pub(super) fn team_file_only(&self) -> Result<(), Failure> {
        let given = [
            ("--person", self.person.is_some()),
            ("--place", self.place.is_some()),
            ("--team", self.team.is_some()),
            ("--source", self.source.is_some()),
            ("--sheet", self.sheet.is_some()),
            ("--map", !self.maps.is_empty()),
            ("--skip-bad", self.skip_bad),
        ];
        match given.iter().find(|it| it.1) {
            Some((option, _)) => Err(Failure::Input(format!(
                "{} was taken for a team file, which says all this itself: leave {option} out, or say with --what what \
                 the file holds",
                self.name()
            ))),
            None => Ok(()),
        }
    }

    /// Refuses a name of a source that cannot be kept.
    pub(super) fn check_words(&self) -> Result<(), Failure> {
        let Some(source) = &self.source else { return Ok(()) };
        let is_long = source.trim().is_empty() || source.chars().count() > 60;
        let why = if is_long {
            Some("the name of a source has 1 to 60 letters".to_owned())
        } else {
            identifier::why_refused(source)
        };
        why.map_or(Ok(()), |why| Err(Failure::Input(format!("--source: {why}"))))
    }

    pub(super) fn target(&self, seen: &State) -> Result<Target, Failure> {
        let person = self.person.as_deref().map(|id| weeks::person(seen, id)).transpose()?;
        let team = self.team.as_deref().map(|id| weeks::team(seen, id)).transpose()?;
        let place = self.place.as_deref().map(|id| {
            let found = PlaceId::parse(id).ok().and_then(|id| seen.place(&id));
            found.ok_or_else(|| {
                Failure::Input(format!("no place has the id {id:?}: tandem export shows them all"))
            })
        });
        Ok(Target {
            person: person.map(|it| it.id.clone()),
            place: place.transpose()?.map(|it| it.id.clone()),
            team: team.map(|it| it.id.clone()),
        })
    }

    /// Tells what is wrong and that nothing was done.
    pub(super) fn refuse(&self, common: &Common, report: ImportReport) -> Result<(), Failure> {
        let name = self.name();
        let (count, is_of_rows) = (report.faults(), report.is_of_rows());
        if self.json {
            common.print_json(&ImportReport {
                added: Some(0),
                changed: Some(0),
                removed: Some(0),
                ..report
            })?;
        } else {
            report.say(&name, common);
        }
        let faults = if count == 1 { "one fault".to_owned() } else { format!("{count} faults") };
        let rest = if self.skip_bad || !is_of_rows { "" } else { ", or take the rest with --skip-bad" };
        Err(Failure::Input(format!(
            "nothing was imported: {faults} in {name}; correct the file and import it again{rest}"
        )))
    }

    /// Tells what was done, or would be.
    pub(super) fn tell(
        &self,
        common: &Common,
        report: &ImportReport,
        is_nothing: bool,
    ) -> Result<(), Failure> {
        if self.json {
            return common.print_json(report);
        }
        let name = self.name();
        report.say(&name, common);
        let what = report.what.as_deref().unwrap_or("nothing");
        let done = format!(
            "{} added, {} changed, {} removed",
            report.added.unwrap_or(0),
            report.changed.unwrap_or(0),
            report.removed.unwrap_or(0)
        );
        common.print(&match (is_nothing, self.dry_run) {
            (true, _) => format!("{name}, read as {what}: nothing was changed\n"),
            (false, true) => {
                format!("{name}, read as {what}, would be imported: {done}; nothing was changed\n")
            }
            (false, false) => format!("{name}, read as {what}, was imported: {done}\n"),
        })
    }
}
