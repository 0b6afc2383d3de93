//! What the screens keep.

use super::{
    caseload, directory, groups, history, hours, leave, posts, reminders, risks, supervision, training, week,
};
use crate::domain::Date;

/// What the screens have chosen, marked and worked out.
pub struct Screens {
    /// Whose lines are open on the Week screen.
    pub week: week::TeamFolds,
    /// What stands, is chosen and marked on the Caseload screen.
    pub caseload: caseload::Cases,
    /// What stands and is marked on the Posts screen.
    pub posts: posts::Posts,
    /// Which weeks are summed on the Hours screen.
    pub hours: hours::HoursStretch,
    /// What is marked on the Leave screen.
    pub leave: leave::LeaveMarks,
    /// What stands and is marked on the Groups screen.
    pub groups: groups::Groups,
    /// What stands and is marked on the Supervision screen.
    pub supervision: supervision::Supervisions,
    /// What stands and is marked on the Training screen.
    pub training: training::Trainings,
    /// What stands and is marked on the Reminders screen.
    pub reminders: reminders::Reminding,
    /// What is marked on the Directory screen.
    pub directory: directory::Directory,
    /// What is chosen and marked on the Risks screen.
    pub risks: risks::Risks,
    /// Which rule is marked on the Rules screen, by its place in the registry.
    pub rule: usize,
    /// Which figure is marked on the Policy screen, by its place in the catalogue.
    pub policy: usize,
    /// What is chosen, found and marked on the History screen.
    pub history: history::History,
}

impl Screens {
    /// Those of a seat that opens on a day.
    pub(in crate::app) fn at(today: Date) -> Self {
        Self {
            week: week::TeamFolds::default(),
            caseload: caseload::Cases::default(),
            posts: posts::Posts::default(),
            hours: hours::HoursStretch::default(),
            leave: leave::LeaveMarks::at(today),
            groups: groups::Groups::default(),
            supervision: supervision::Supervisions::default(),
            training: training::Trainings::default(),
            reminders: reminders::Reminding::default(),
            directory: directory::Directory::default(),
            risks: risks::Risks::default(),
            rule: 0,
            policy: 0,
            history: history::History::default(),
        }
    }
}
