//! `tandem export`: what goes out, as a team file, calendar, workbook, page, picture or text.

mod file;
mod joined;

use std::path::{Path, PathBuf};

pub use file::write as write_file;

use serde::Serialize;

use crate::desk::Desk;
use crate::domain::rights::leads;
use crate::domain::{Author, CalendarTitles, Date, Feed, Malformed, Moment, PersonId, Rev, State, Week};
use crate::exchange::give::{
    ChartOf, ExportOrder, Format, Gift, Given, Giver, Reader, WeeksWorkedOut, feed_author, give,
};
use crate::exchange::team_file;
use crate::report::chart::TextRoom;
use crate::rota::leave::LeaveYear;

use super::common::file_name;
use super::{Common, Failure, options, weeks};

/// Gives out the rota, somebody's weeks, hours, payroll's list, leave, caseloads, a handover or a chart.
#[derive(Debug, clap::Args)]
pub struct ExportCommand {
    /// What to give out: team, rota, person, hours, payroll, leave, caseload, handover or chart
    #[arg(value_name = "WHAT", default_value = "team")]
    what: Given,
    /// How to write it: team, ics, xlsx, csv, html, svg or txt [default: as FILE's ending says, else the usual one]
    #[arg(long, value_name = "F")]
    format: Option<Format>,
    /// Writes this file, for you alone to read [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Writes over a file that Tandem did not write
    #[arg(long)]
    force: bool,
    /// The first week, such as 2026-W49 [default: the week of today; of a calendar, four weeks back]
    #[arg(long, value_name = "W")]
    week: Option<Week>,
    /// How many weeks, starting with that one [default: one; of a calendar, to 26 weeks ahead]
    #[arg(long, value_name = "N", value_parser = options::number(1..=weeks::MOST_SHOWN_WEEKS))]
    weeks: Option<i64>,
    /// A month in place of weeks, such as 2026-11
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["week", "weeks"], value_parser = month)]
    month: Option<(Date, Date)>,
    /// The year of a leave report [default: this year]
    #[arg(long, value_name = "Y", value_parser = options::number(1900..=2199))]
    year: Option<i32>,
    /// Only this person's; me is whoever asks
    #[arg(long, value_name = "P")]
    person: Option<String>,
    /// Only this team's
    #[arg(long, value_name = "T")]
    team: Option<String>,
    /// Leaves drafts out
    #[arg(long)]
    published: bool,
    /// What a calendar calls sessions: busy, kind or activity
    #[arg(long, value_name = "TITLES", default_value_t)]
    titles: CalendarTitles,
    /// Says in a calendar what was cancelled, too
    #[arg(long)]
    changes: bool,
    /// Who reads a page: wall, self or lead [default: the wall; of somebody's weeks and figures, whoever asks]
    #[arg(long = "for", value_name = "READER")]
    reader: Option<Reader>,
    /// What a chart is of: load, balance, leave or risk
    #[arg(long = "of", value_name = "CHART", default_value_t)]
    chart: ChartOf,
    /// Gives payroll weeks that are not closed, too, and says so
    #[arg(long)]
    draft: bool,
    /// What stands between the values of a CSV file: , or ;
    #[arg(long, value_name = "CHAR", default_value = ",", value_parser = delimiter)]
    delimiter: char,
    /// Adds the columns of a local CSV file to payroll's list, by person
    #[arg(long, value_name = "FILE")]
    join: Option<PathBuf>,
    /// Prints one JSON document that says what was written
    #[arg(long)]
    json: bool,
}

/// What is printed for a program.
#[derive(Serialize)]
struct Report<'a> {
    what: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    bytes: usize,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    weeks: Option<Weeks>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

#[derive(Serialize)]
struct Weeks {
    first_week: String,
    last_week: String,
}

impl<'a> Report<'a> {
    fn of(order: &ExportOrder, file: Option<String>, gift: &'a Gift) -> Self {
        let (first_week, last_week) = (order.first.to_string(), order.last.to_string());
        Self {
            what: order.given.word(),
            format: order.format.word(),
            file,
            bytes: gift.bytes.len(),
            weeks: Some(Weeks { first_week, last_week }),
            notes: &gift.notes,
        }
    }
}

impl ExportCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let gift = self.given(common, &desk);
        desk.close().wait()?;
        let (order, gift) = gift?;
        for note in gift.notes.iter().filter(|_| !self.json) {
            common.say(note);
        }
        let Some(out) = self.out.as_deref().filter(|_| !common.is_elsewhere()) else {
            if self.json && self.out.is_none() {
                return common.print_json(&Report::of(&order, None, &gift));
            }
            return common.print_bytes(&gift.bytes, order.format.is_binary());
        };
        write_file(out, &gift.bytes, self.force)?;
        if self.json {
            return common.print_json(&Report::of(&order, Some(file_name(out)), &gift));
        }
        common.say(&format!("{} was written", file_name(out)));
        Ok(())
    }

    /// Keeps what a server has made of it in the file that was named.
    pub fn keep(&self, common: &Common, bytes: &[u8]) -> Result<(), Failure> {
        let Some(out) = self.out.as_deref() else { return Ok(()) };
        write_file(out, bytes, self.force)?;
        if self.json {
            let (what, format) = (self.what.word(), self.format()?.word());
            let (file, bytes) = (Some(file_name(out)), bytes.len());
            return common.print_json(&Report { what, format, file, bytes, weeks: None, notes: &[] });
        }
        common.say(&format!("{} was written", file_name(out)));
        Ok(())
    }

    /// Refuses a terminal what it cannot show.
    pub fn for_terminal(&self, common: &Common) -> Result<(), Failure> {
        if self.json { Ok(()) } else { common.for_terminal(self.format()?.is_binary()) }
    }

    /// The file that it is to be, where one was named.
    pub fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// The local file that it reads.
    pub fn joined(&self) -> Option<&Path> {
        self.join.as_deref()
    }

    fn given(&self, common: &Common, desk: &Desk) -> Result<(ExportOrder, Gift), Failure> {
        let state = desk.state();
        let order = self.order(common, &state)?;
        if order.given == Given::Team && order.format != Format::Team {
            let words = "the whole store is given out as a team file alone: name what you want of it, such as rota or person";
            return Err(Failure::Input(words.to_owned()));
        }
        if order.given == Given::Team {
            let weeks = state.weeks().collect();
            let state = desk.load(weeks).wait()?;
            may(&state, common.author())?;
            let bytes = team_file::write(&state).into_bytes();
            return Ok((order, Gift { bytes, name: "team.toml".to_owned(), notes: vec![] }));
        }
        let whole = desk.with_weeks(state, order.weeks())?;
        let seen = common.sees(&whole);
        let giver = Giver {
            whole: &whole,
            seen: &seen,
            author: common.author(),
            now: common.now(&whole),
            saved_at: &|rev| desk.saved_at(rev),
            weeks: &WeeksWorkedOut::default(),
            entries: &|since: Rev| desk.log(since, usize::MAX).wait().unwrap_or_default(),
            room: TextRoom {
                columns: if self.out.is_some() { super::printing::USUAL_COLUMNS } else { common.columns() },
                is_plain: common.plain(),
            },
        };
        let gift = give(&order, &giver).map_err(|error| Failure::Input(error.to_string()))?;
        Ok((order, gift))
    }

    /// What is asked for, with everything that was left out filled in.
    fn order(&self, common: &Common, state: &State) -> Result<ExportOrder, Failure> {
        let format = self.format()?;
        let today = common.today(state);
        let (back, many) = if format == Format::Ics { (-4, 31) } else { (0, 1) };
        let back = if self.weeks.is_some() { 0 } else { back };
        let first = self.week.unwrap_or_else(|| today.week().plus(back));
        let many = self.weeks.unwrap_or(if self.week.is_some() { 1 } else { many });
        let last = first.plus(i32::try_from(many - 1).unwrap_or(0));
        let (first, last) = match self.month {
            Some((from, to)) => (from.week(), to.week()),
            None => (first, last),
        };
        let team = self.team.as_deref().map(|id| weeks::team(state, id)).transpose()?;
        let person = self.person.as_deref().map(|id| person(common, state, id)).transpose()?;
        let person = match (self.what, person) {
            (Given::Person, None) => Some(person_asking(common)?),
            (_, person) => person,
        };
        Ok(ExportOrder {
            given: self.what,
            format,
            first,
            last,
            days: self.month,
            year: self
                .year
                .or_else(|| LeaveYear::of(state, today).map(LeaveYear::name))
                .unwrap_or_else(|| today.year()),
            person,
            team: team.map(|it| it.id.clone()),
            published: self.published,
            titles: self.titles,
            changes: self.changes,
            reader: self.reader.unwrap_or(match self.what {
                // What has somebody's own figures in it is for whoever asks.
                Given::Hours | Given::Caseload | Given::Handover if leads(state, common.author()) => {
                    Reader::Lead
                }
                Given::Person | Given::Hours | Given::Caseload | Given::Handover => Reader::Oneself,
                _ => Reader::Wall,
            }),
            chart: self.chart,
            draft: self.draft,
            delimiter: self.delimiter,
            joined: self.join.as_deref().map(|file| joined::read(common, file)).transpose()?,
        })
    }

    /// The format: what was said, else what the file's ending says, else the usual one.
    fn format(&self) -> Result<Format, Failure> {
        let Some(out) = self.out.as_deref().filter(|_| self.format.is_none()) else {
            return Ok(self.format.or_else(|| self.what.formats().first().copied()).unwrap_or(Format::Txt));
        };
        let ending = out.extension().and_then(|it| it.to_str()).unwrap_or_default();
        Format::of_ending(ending).ok_or_else(|| {
            let file = file_name(out);
            Failure::Input(format!(
                "{file} does not say by its ending how to write it: give it one of .ics, .xlsx, .csv, .html, .svg, .txt \
                 and .toml, or say --format"
            ))
        })
    }
}

/// The calendar of a link, as it is now.
pub fn calendar_of(desk: &Desk, feed: &Feed, now: Moment) -> Result<Vec<u8>, Failure> {
    let order = ExportOrder::of_feed(feed, now.date().week());
    let whole = desk.with_weeks(desk.state(), order.weeks())?;
    let author = feed_author(feed);
    let giver = Giver {
        whole: &whole,
        seen: &whole,
        author: &author,
        now,
        saved_at: &|rev| desk.saved_at(rev),
        weeks: &WeeksWorkedOut::default(),
        entries: &|_| vec![],
        room: TextRoom::default(),
    };
    give(&order, &giver).map(|gift| gift.bytes).map_err(|error| Failure::Input(error.to_string()))
}

fn person(common: &Common, state: &State, id: &str) -> Result<PersonId, Failure> {
    if id == "me" && state.people().all(|it| it.id.as_str() != "me") {
        return person_asking(common);
    }
    weeks::person(state, id).map(|it| it.id.clone())
}

fn person_asking(common: &Common) -> Result<PersonId, Failure> {
    common.author().person().cloned().ok_or_else(|| {
        Failure::Input(
            "nobody knows whose weeks you mean: say --person with somebody's id, or who you are with --as"
                .to_owned(),
        )
    })
}

/// Reads a month, as its first day and its last.
fn month(text: &str) -> Result<(Date, Date), Malformed> {
    let first = format!("{text}-01").parse::<Date>();
    let first = first.map_err(|_| Malformed::new(text, "a month such as 2026-11"))?;
    let last = (0..31).map(|n| first.plus_days(n)).take_while(|day| day.month() == first.month()).last();
    Ok((first, last.unwrap_or(first)))
}

/// Reads what stands between values.
fn delimiter(text: &str) -> Result<char, Malformed> {
    match text {
        "," => Ok(','),
        ";" => Ok(';'),
        "\\t" | "\t" | "tab" => Ok('\t'),
        _ => Err(Malformed::new(text, "what values stand apart by: , or ; or tab")),
    }
}

/// The team file holds the private notes of everybody and the families of every team, so it is for the account that owns
/// the store.
fn may(state: &State, author: &Author) -> Result<(), Failure> {
    match author.person() {
        Some(person) => Err(Failure::Input(format!(
            "the team file holds private notes of everybody and the families of every team, so {} cannot \
             export it; the account that owns the store can, with --as owner",
            state.display_name(person)
        ))),
        None => Ok(()),
    }
}
