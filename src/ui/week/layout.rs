//! How the grid of a week falls into columns and rows: the richest form that there is room for.

use super::cell::CellForm;
use crate::app::{RosterLine, WeekView};
use crate::domain::{Date, PostId, TeamId};

/// Columns of the names where they have a line or two: at least, and at most where some are long.
const NARROW: usize = 9;
const NARROW_AT_MOST: usize = 14;
/// So many columns fewer may a day have where names take more.
const FOR_NAMES: usize = 2;
/// Columns of the names where figures stand below them.
const WIDE: usize = 14;
/// The fewest columns of a day of each form.
const LEAST: [(CellForm, usize, usize); 4] = [
    (CellForm::Each, WIDE, 26),
    (CellForm::Three, WIDE, 20),
    (CellForm::Two, NARROW, 13),
    (CellForm::One, NARROW, 13),
];
/// The fewest columns of a day in a week with a weekend in it.
const LEAST_OF_MANY: usize = 9;
/// The rows of the grid's area from which each session has its own line.
const ROWS_FOR_EACH: usize = 38;
/// The columns of the pane beside it then, with its edge.
pub(super) const PANE: usize = 45;
/// The rows that are left below the grid for the marked day.
const BELOW: usize = 4;

/// A line of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<'a> {
    /// A team and a post.
    Heading(Option<&'a TeamId>, Option<&'a PostId>, bool),
    /// Somebody with all there is to say.
    Open(&'a RosterLine),
    /// Somebody of another team, with times alone.
    Folded(&'a RosterLine),
}

/// How the columns and rows fall.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The days that stand.
    pub days: Vec<Date>,
    /// Columns of a name.
    pub names: usize,
    /// Columns of a day without the one before it.
    pub room: usize,
    /// What a cell says.
    pub form: CellForm,
    /// Columns of all of it.
    pub columns: usize,
}

impl Layout {
    /// The layouts that there are columns for, the richest first, in so many columns and rows; the longest name has so many.
    pub(super) fn all(days: &[Date], longest: usize, (columns, rows): (usize, usize)) -> Vec<Self> {
        let fits = LEAST.iter().filter_map(|(form, names, least)| {
            let each = *form == CellForm::Each;
            let columns = if each { columns.checked_sub(PANE)? } else { columns };
            let room = |names: usize| (columns.checked_sub(names)? / days.len().max(1)).checked_sub(1);
            let least = if days.len() > 5 && !each { (*least).min(LEAST_OF_MANY) } else { *least };
            if room(*names)? < least || each && rows < ROWS_FOR_EACH {
                return None;
            }
            // A name is told whole, with the column before it and its sign, as long as days have room for what they say.
            let wanted = (longest + 2).clamp(*names, NARROW_AT_MOST.max(*names));
            let has_room = |names: &usize| {
                room(*names).is_some_and(|room| room + FOR_NAMES >= least.max(NARROW + FOR_NAMES))
            };
            let names = (*names..=wanted).rev().find(has_room).unwrap_or(*names);
            Some(Self { days: days.to_vec(), names, room: room(names)?, form: *form, columns })
        });
        fits.collect()
    }

    /// How many rows it takes when everybody takes so many: with the names of the days, and with the least that is told below.
    pub(super) fn takes(&self, rows: usize) -> usize {
        1 + rows + if self.form == CellForm::Each { 0 } else { BELOW }
    }

    /// Whether figures stand below the names.
    pub(super) fn has_figures(&self) -> bool {
        matches!(self.form, CellForm::Each | CellForm::Three)
    }
}

/// The days that stand: those of the working week, and of the weekend where somebody is in.
pub(super) fn days(view: &WeekView) -> Vec<Date> {
    let days = view.rota.week().days().enumerate();
    days.filter(|(at, day)| *at < 5 || is_busy(view, *day)).map(|(_, day)| day).collect()
}

/// Whether anybody is in on a day, or anything is booked.
fn is_busy(view: &WeekView, day: Date) -> bool {
    view.rota.sessions_on(day).next().is_some() || view.rota.shifts().iter().any(|shift| shift.date == day)
}

/// The lines of the grid: everybody under team and post, those of other teams folded unless they were opened.
pub(super) fn entries(roster: &[(RosterLine, bool)]) -> Vec<Entry<'_>> {
    let mut entries = vec![];
    let mut above: Option<&RosterLine> = None;
    for (line, is_open) in roster {
        let is_of_team = above.is_some_and(|above| above.team == line.team);
        if !is_of_team || above.is_some_and(|above| above.post != line.post) {
            entries.push(Entry::Heading(line.team.as_ref(), line.post.as_ref(), !is_of_team));
        }
        entries.push(if *is_open { Entry::Open(line) } else { Entry::Folded(line) });
        above = Some(line);
    }
    entries
}
