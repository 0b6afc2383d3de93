//! Which rows the day takes: lanes as high as there is room for, a line for each team, who is not in; scrolled where even the
//! lowest lanes do not fit.

use super::super::DrawContext;
use super::super::text::{width, wrap};
use super::people::{self, PersonDay, TeamDay};
use crate::app::WeekView;
use crate::domain::counted;

/// A row, or some of them.
pub(super) enum Row<'a> {
    /// A team, and how many of it are in.
    Team(&'a TeamDay<'a>),
    /// A person's lane.
    Person(&'a PersonDay<'a>),
    /// A line of words, before it the team that they are of, and whether it is marked.
    Words(String, String, bool),
    /// Nothing.
    Gap,
}

/// How the rows are laid out.
pub(super) struct Plan<'a> {
    rows: Vec<Row<'a>>,
    lane: usize,
    first: usize,
    many: usize,
    /// The rows that they take.
    pub(super) height: usize,
}

/// How high a lane is, whether a row stands between two, whether teams have a line: the first that fits is taken.
const FORMS: [(usize, bool, bool); 8] = [
    (5, true, true),
    (4, true, true),
    (4, false, true),
    (3, false, true),
    (2, false, true),
    (2, false, false),
    (1, false, true),
    (1, false, false),
];

impl<'a> Plan<'a> {
    /// The plan of a day in so many columns and rows, one of them for the hours; what is marked has room below, or beside.
    pub(super) fn of(
        context: DrawContext<'a>,
        view: &'a WeekView,
        teams: &'a [TeamDay<'a>],
        (columns, rows): (usize, usize),
        beside: bool,
    ) -> Self {
        let below = match rows {
            _ if beside => 0,
            30.. => 9,
            16.. => 7,
            10.. => 4,
            _ => 0,
        };
        let room = rows.saturating_sub(1);
        let mut plan = Plan { rows: vec![], lane: 1, first: 0, many: 0, height: 0 };
        for (lane, has_gaps, has_teams) in FORMS {
            plan.lane = lane;
            plan.rows = all_rows(context, view, teams, columns, has_gaps, has_teams);
            plan.height = plan.rows.iter().map(|row| plan.height_of(row)).sum();
            if plan.height + below <= room {
                break;
            }
        }
        plan.scroll(context, room.saturating_sub(below).max(1));
        plan
    }

    /// The rows that are shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().skip(self.first).take(self.many)
    }

    /// How many rows a row takes.
    pub(super) fn height_of(&self, row: &Row) -> usize {
        if matches!(row, Row::Person(_)) { self.lane } else { 1 }
    }

    /// Where not all fits, what is marked is in sight, and the last row says how many are not.
    fn scroll(&mut self, context: DrawContext, room: usize) {
        self.many = self.rows.len();
        if self.height <= room {
            return;
        }
        let person = context.app.selection.person.as_ref();
        let is_marked = |row: &Row| match row {
            Row::Person(of) => Some(of.person) == person,
            Row::Words(_, _, marked) => *marked,
            _ => false,
        };
        let marked = self.rows.iter().position(is_marked).unwrap_or(0);
        let fits = room.saturating_sub(1).max(1);
        let height = |rows: &[Row]| -> usize { rows.iter().map(|row| self.height_of(row)).sum() };
        let upto = |first: usize| self.rows.get(first..=marked).map_or(0, height);
        let first = (0..=marked).find(|first| upto(*first) <= fits).unwrap_or(marked);
        let mut many = 0;
        let mut taken = 0;
        for row in self.rows.iter().skip(first) {
            if taken + self.height_of(row) > fits {
                break;
            }
            taken += self.height_of(row);
            many += 1;
        }
        let is_seen = |n: usize| (first..first + many).contains(&n);
        let left =
            self.rows.iter().enumerate().filter(|(n, row)| matches!(row, Row::Person(_)) && !is_seen(*n));
        let left = left.count();
        (self.first, self.many) = (first, many);
        if left > 0 && room > 1 {
            let words = format!("{} more, above or below", counted(left, "person"));
            self.rows.insert(first + many, Row::Words(String::new(), words, false));
            self.many += 1;
        }
        self.height = self.shown().map(|row| self.height_of(row)).sum();
    }
}

fn all_rows<'a>(
    context: DrawContext<'a>,
    view: &'a WeekView,
    teams: &'a [TeamDay<'a>],
    columns: usize,
    has_gaps: bool,
    has_teams: bool,
) -> Vec<Row<'a>> {
    let mut rows = vec![];
    for team in teams {
        if has_teams && !team.there.is_empty() {
            rows.push(Row::Team(team));
        }
        for of in &team.there {
            rows.push(Row::Person(of));
            rows.extend(has_gaps.then_some(Row::Gap));
        }
        rows.extend(absent(context, view, team, columns));
    }
    if matches!(rows.last(), Some(Row::Gap)) {
        rows.pop();
    }
    rows
}

/// Who of a team is not in, said together; who is marked has a line to themselves.
fn absent<'a>(context: DrawContext, view: &WeekView, team: &TeamDay, columns: usize) -> Vec<Row<'a>> {
    let app = context.app;
    let day = app.selection.day;
    let mut before = match team.team.and_then(|id| app.state.team(id)).filter(|_| team.there.is_empty()) {
        Some(team) => format!("{}  ", team.name.to_uppercase()),
        None => String::new(),
    };
    let room = columns.saturating_sub(2);
    let (marked, others): (Vec<_>, Vec<_>) =
        team.absent.iter().partition(|of| app.selection.person.as_ref() == Some(of.person));
    let long = |of: &&PersonDay| people::absent(app, view, of, day);
    let short = |of: &&PersonDay| {
        let text = long(of);
        text.split_once(';').map_or(text.clone(), |(text, _)| text.to_owned())
    };
    let mut rows = vec![];
    let room_of_all = room.saturating_sub(width(&before));
    let mut say = |text: String, is_marked: bool| {
        let title = std::mem::take(&mut before);
        let words = wrap(&text, room.saturating_sub(width(&title))).into_iter().enumerate();
        rows.extend(words.map(|(n, words)| {
            let title = if n == 0 { title.clone() } else { " ".repeat(width(&title)) };
            Row::Words(title, words, is_marked && n == 0)
        }));
    };
    for of in marked {
        say(long(&of), true);
    }
    if !others.is_empty() {
        let full = others.iter().map(long).collect::<Vec<_>>().join(". ");
        let brief = others.iter().map(short).collect::<Vec<_>>().join(". ");
        say(if width(&full) <= room_of_all { full } else { brief }, false);
    }
    rows
}
