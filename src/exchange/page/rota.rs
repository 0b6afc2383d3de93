//! The week for the wall: people by days, who is in from when to when, who is away, and what is on.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::frame::{Page, key_in_words};
use super::kind;
use super::shown::Shown;
use crate::domain::{Date, Person, SheetState, Team, Week};
use crate::exchange::give::{NotGiven, Reader};
use crate::rota::{AwayReason, Booked, RotaWeek, Shift, is_on_in};
use crate::words::week_forms;

/// A week, worked out as far as it is shown.
struct WallWeek<'a> {
    shown: &'a Shown<'a>,
    rota: &'a RotaWeek,
    days: Vec<Date>,
}

/// A person's day: when they are in, and what they are in.
#[derive(Default)]
struct DayCell {
    /// From when to when, or that they are away.
    presence: Vec<String>,
    sessions: Vec<Entry>,
}

/// A session in a cell.
struct Entry {
    time: String,
    what: String,
    /// Whether it is a letter.
    is_short: bool,
    families: String,
}

/// Who stands in a line.
enum Row<'a> {
    Team(&'a Team),
    Person(&'a Person, Vec<DayCell>),
    /// Somebody whose week whoever asked does not see yet.
    NotOut(&'a Person),
    /// What nobody is there for.
    ToCover(Vec<DayCell>),
}

/// The page: a table for each week, each on a sheet of its own.
pub(super) fn page(shown: &Shown<'_>) -> Result<Page, NotGiven> {
    let (first, last) = (shown.order.first, shown.order.last);
    let mut letters: BTreeSet<&'static str> = BTreeSet::new();
    let mut sections: Vec<(Week, Markup)> = vec![];
    let mut closest = 0;
    for week in first.to(last) {
        let rota = shown.rota(week)?;
        let wall = WallWeek::of(shown, &rota);
        let rows = wall.rows();
        closest = closest.max(fitting(&rows, wall.days.len()));
        for entry in rows.iter().flat_map(Row::cells).flat_map(|cell| &cell.sessions).filter(|it| it.is_short)
        {
            letters
                .extend(kind::LETTERS.iter().map(|(letter, _)| *letter).find(|letter| *letter == entry.what));
        }
        sections.push((week, wall.table(&rows)));
    }
    let called = |week: Week| week_forms(week, week.monday()).into_iter().next().unwrap_or_default();
    let teams = shown.teams();
    let whose = match (&shown.order.person, teams.as_slice()) {
        (Some(person), _) => format!("Rota of {}", shown.state().display_name(person)),
        (None, [(team, _)]) => format!("Rota of {}", team.name),
        _ => "Rota".to_owned(),
    };
    let many = first != last;
    let title =
        if many { format!("{whose} · {first} to {last}") } else { format!("{whose} · {}", called(first)) };
    let under = shown.draft(first).filter(|_| !many);
    let used: Vec<(&str, &str)> =
        kind::LETTERS.iter().copied().filter(|(letter, _)| letters.contains(letter)).collect();
    let mut key = vec!["Desk work, the way and pauses are not listed.".to_owned()];
    if !used.is_empty() {
        key.insert(0, format!("{}.", key_in_words(&used)));
    }
    let key = key.join(" ");
    let body = html! {
        @for (week, table) in &sections {
            section {
                @if many { h2 { (called(*week)) @if let Some(draft) = shown.draft(*week) { " · " (draft) } } }
                (table)
            }
        }
    };
    let (_, look) = LOOKS.get(closest).copied().unwrap_or(OVER);
    let foot = shown.foot().with([key]);
    let under = under.into_iter().collect();
    Ok(Page { title, under, is_landscape: true, look, body, foot })
}

/// How close a table is written: millimetres a line and round it, columns of a session in a cell as wide as a fifth of the page.
const LOOKS: &[((f64, f64, f64), &str)] = &[
    ((5.3, 1.6, 2.2), "large"),
    ((4.45, 1.6, 2.7), ""),
    ((3.85, 1.6, 3.1), "snug"),
    ((3.3, 0.9, 3.7), "tight"),
    ((2.85, 0.6, 4.3), "tiny"),
];
/// What goes over several pages is written as what is to be read from near.
const OVER: ((f64, f64, f64), &str) = ((3.85, 1.6, 3.1), "snug");
/// The millimetres that the lines of a table have on a page.
const ROOM: f64 = 148.0;

/// The first look with which all rows are on one page.
fn fitting(rows: &[Row<'_>], days: usize) -> usize {
    let wide = 5.0 / f64::from(u32::try_from(days).unwrap_or(5));
    let fits = |(line, around, in_a_line): (f64, f64, f64)| {
        let all: f64 = rows.iter().map(|row| f64::from(row.lines(in_a_line * wide)) * line + around).sum();
        all <= ROOM
    };
    LOOKS.iter().position(|(sizes, _)| fits(*sizes)).unwrap_or(LOOKS.len())
}

impl Row<'_> {
    fn cells(&self) -> &[DayCell] {
        match self {
            Self::Person(_, cells) | Self::ToCover(cells) => cells,
            _ => &[],
        }
    }

    /// How many lines it takes where so many sessions stand in one.
    fn lines(&self, in_a_line: f64) -> u32 {
        let of = |cell: &DayCell| {
            let long: u32 = cell.sessions.iter().map(Entry::takes).sum();
            let lines = (f64::from(long) / in_a_line.max(1.0)).ceil();
            let presence = u32::try_from(cell.presence.len()).unwrap_or(1);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small count of lines"
            )]
            let lines = lines.clamp(0.0, 1000.0) as u32;
            presence + lines
        };
        self.cells().iter().map(of).max().unwrap_or(1).max(1)
    }
}

impl Entry {
    /// Of which families, behind what it is.
    fn of(&self) -> String {
        if self.families.is_empty() { String::new() } else { format!(" {}", self.families) }
    }

    /// How many letters' room it takes.
    fn takes(&self) -> u32 {
        let long = if self.is_short { 0 } else { self.what.chars().count() };
        1 + u32::try_from(long.div_ceil(10) + self.families.chars().count().div_ceil(6)).unwrap_or(9)
    }
}

impl<'a> WallWeek<'a> {
    fn of(shown: &'a Shown<'a>, rota: &'a RotaWeek) -> Self {
        let is_worked = |day: &Date| {
            rota.shifts()
                .iter()
                .any(|shift| shift.date == *day && shown.giver.is_about(shown.order, &shift.person))
                || rota.sessions_on(*day).any(|it| {
                    it.counts()
                        && kind::is_on_wall(it.kind)
                        && it.attendance().any(|person| shown.giver.is_about(shown.order, person))
                })
        };
        let days =
            rota.week().days().enumerate().filter(|(n, day)| *n < 5 || is_worked(day)).map(|(_, day)| day);
        Self { shown, rota, days: days.collect() }
    }

    fn rows(&self) -> Vec<Row<'a>> {
        let (shown, week) = (self.shown, self.rota.week());
        let state = shown.state();
        let sight = shown.giver.visibility(shown.order);
        let teams = shown.teams();
        let mut rows = vec![];
        for (team, people) in &teams {
            let there: Vec<&Person> = people.iter().copied().filter(|it| self.is_there(it)).collect();
            if there.is_empty() {
                continue;
            }
            rows.extend((teams.len() > 1).then_some(Row::Team(team)));
            rows.extend(there.into_iter().map(|person| {
                let is_draft = state.state_for(week, &person.id) == SheetState::Draft;
                if is_draft && !sight.shows_hours(state, week, &person.id) {
                    return Row::NotOut(person);
                }
                Row::Person(person, self.days.iter().map(|day| self.cell(person, *day)).collect())
            }));
        }
        if shown.order.person.is_none() {
            let cells: Vec<DayCell> = self.days.iter().map(|day| self.to_cover(*day)).collect();
            rows.extend(cells.iter().any(|it| !it.sessions.is_empty()).then_some(Row::ToCover(cells)));
        }
        rows
    }

    /// Whether somebody stands on the wall: they have paid time in the week, or are down for something.
    fn is_there(&self, person: &Person) -> bool {
        let shares =
            || self.shown.state().shares_of(&person.id).any(|share| is_on_in(share, self.rota.week()));
        let does = |it: &Booked| {
            it.booking().people.contains(&person.id) && it.counts() && kind::is_on_wall(it.kind)
        };
        shares() || !self.rota.shifts_of(&person.id).is_empty() || self.rota.sessions_of(&person.id).any(does)
    }

    fn cell(&self, person: &Person, day: Date) -> DayCell {
        let shifts: Vec<&Shift> = self.rota.shifts_of_on(&person.id, day).collect();
        let sessions = self.rota.worked_by(&person.id).filter(|it| it.start.date() == day);
        DayCell {
            presence: presence(self.shown, person, &shifts, self.rota),
            sessions: sessions
                .filter(|it| kind::is_on_wall(it.kind))
                .map(|it| self.entry(it, Some(&person.id)))
                .collect(),
        }
    }

    fn to_cover(&self, day: Date) -> DayCell {
        let shown = self.shown;
        let teams = shown.teams();
        let is_of = |it: &Booked| {
            let of = shown.state().teams_in(it.booking());
            of.is_empty() || teams.iter().any(|(team, _)| of.contains(&team.id))
        };
        let those = self.rota.sessions_on(day).filter(|it| it.is_uncovered() && !it.is_own_work());
        let those = those.filter(|it| kind::is_on_wall(it.kind) && is_of(it));
        DayCell { presence: vec![], sessions: those.map(|it| self.entry(it, None)).collect() }
    }

    fn entry(&self, session: &Booked, person: Option<&crate::domain::PersonId>) -> Entry {
        let letter = self.shown.letter(session);
        Entry {
            time: session.start.time().to_string(),
            what: letter.map_or_else(|| self.shown.title(session).to_owned(), str::to_owned),
            is_short: letter.is_some(),
            families: self.shown.families(session, person).join(" "),
        }
    }

    fn table(&self, rows: &[Row<'_>]) -> Markup {
        let is_wall = self.shown.reader == Reader::Wall;
        html! {
            table {
                thead { tr {
                    th.who scope="col" { "Who" }
                    @for day in &self.days {
                        th scope="col" {
                            (day.naive().format("%A %-d %b").to_string())
                            @if let Some(holiday) = self.rota.holiday(*day) { small { (self.shown.clean(holiday)) } }
                        }
                    }
                } }
                tbody {
                    @for row in rows { (self.row(row)) }
                    @if rows.is_empty() {
                        tr { td colspan=(self.days.len() + 1) { "Nobody has paid time in this week." } }
                    }
                }
            }
            @if !is_wall && self.rota.is_part() { p { "What is not out yet is left out." } }
        }
    }

    fn row(&self, row: &Row<'_>) -> Markup {
        match row {
            Row::Team(team) => html! {
                tr.team { th scope="rowgroup" colspan=(self.days.len() + 1) { (team.name) } }
            },
            Row::NotOut(person) => html! {
                tr { th scope="row" { (person.name) } td colspan=(self.days.len()) { "a draft, not out yet" } }
            },
            Row::Person(person, cells) => html! {
                tr { th scope="row" { (person.name) } @for cell in cells { td { (cell.written()) } } }
            },
            Row::ToCover(cells) => html! {
                tr { th scope="row" { "To cover" } @for cell in cells { td { (cell.written()) } } }
            },
        }
    }
}

impl DayCell {
    fn written(&self) -> Markup {
        html! {
            @for line in &self.presence { p { b { (line) } } }
            @if !self.sessions.is_empty() {
                p {
                    @for entry in &self.sessions {
                        @if entry.is_short { i { (entry.time) " " b { (entry.what) } (entry.of()) } " " }
                        @else { span { (entry.time) " " b { (entry.what) } (entry.of()) } " " }
                    }
                }
            }
            @if self.presence.is_empty() && self.sessions.is_empty() { "–" }
        }
    }
}

/// When somebody is in on a day, and when away: `09:00–15:00`, `away`, `away 12:00–16:00`, `holiday`.
pub(super) fn presence(
    shown: &Shown<'_>,
    person: &Person,
    shifts: &[&Shift],
    rota: &RotaWeek,
) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut put = |line: String| {
        if !lines.contains(&line) {
            lines.push(line);
        }
    };
    for shift in shifts {
        let place = shift.place.as_ref().and_then(|place| shown.place(place));
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        for piece in &shift.pieces {
            put(format!("{}–{}{place}", piece.start.time(), piece.end.time()));
        }
        for taken in &shift.taken {
            let words = match taken.by {
                AwayReason::Holiday => "holiday".to_owned(),
                AwayReason::Leave(kind) => shown.away(person, kind),
            };
            let zone = rota.zone();
            let times = || {
                format!(" {}–{}", zone.moment(taken.span.start).time(), zone.moment(taken.span.end).time())
            };
            put(if shift.pieces.is_empty() { words } else { words + &times() });
        }
    }
    lines
}
