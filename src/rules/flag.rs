//! Flags: what a rule found, in words a lead can read out, with the figure, the limit and what can be done.
//!
//! A flag is about the rota and never about blame; it never says what is private.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use smol_str::SmolStr;

use crate::domain::{
    Date, FamilyRef, Minutes, Moment, Override, PersonId, SessionId, TableName, TeamId, Week, counted, words,
};

words! {
    /// How pressing a flag is; the most pressing first.
    Severity {
        /// Act before publishing.
        Red = "red",
        /// Look at it.
        Amber = "amber",
        /// Worth knowing.
        Note = "note",
    }
}

impl Severity {
    /// So many flags of it: `2 red`, `1 note`, `5 notes`.
    #[must_use]
    pub fn counted(self, many: usize) -> String {
        match self {
            Self::Note => counted(many, self.word()),
            Self::Red | Self::Amber => format!("{many} {self}"),
        }
    }
}

/// A point of a flag's span: a moment, or a date where the flag is about whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A whole day.
    Date(Date),
    /// A date and time.
    Moment(Moment),
}

impl When {
    /// The day it falls on.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Moment(moment) => moment.date(),
        }
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    /// As they read: a date comes before the moments of its day.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| match when {
            Self::Date(date) => (*date, None),
            Self::Moment(moment) => (moment.date(), Some(moment.time())),
        };
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
        }
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Moment> for When {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Percent.
    Percent,
    /// So many of something.
    Count,
    /// Days.
    Days,
}

/// A number that a rule found, or the limit it holds it against; exact to the thousandth of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Thousandths of the unit.
    pub thousandths: i64,
    /// The unit.
    pub unit: Unit,
}

impl Figure {
    /// A length of time.
    #[must_use]
    pub fn minutes(minutes: Minutes) -> Self {
        Self { thousandths: i64::from(minutes.0) * 1000, unit: Unit::Minutes }
    }

    /// Thousandths of a percent.
    #[must_use]
    pub fn percent(thousandths: i64) -> Self {
        Self { thousandths, unit: Unit::Percent }
    }

    /// So many.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self { thousandths: i64::try_from(count).unwrap_or(i64::MAX / 1000) * 1000, unit: Unit::Count }
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { thousandths: self.thousandths.abs(), ..self }
    }

    /// The number in its unit, in decimal: `2823.529`, `-3`.
    #[must_use]
    pub fn in_unit(self) -> String {
        let (whole, part) = (self.thousandths.unsigned_abs() / 1000, self.thousandths.unsigned_abs() % 1000);
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let text = format!("{sign}{whole}.{part:03}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// So many days.
    #[must_use]
    pub fn days(days: i32) -> Self {
        Self { thousandths: i64::from(days) * 1000, unit: Unit::Days }
    }
}

impl fmt::Display for Figure {
    /// In words for the screen: `1:30`, `86%`, `3`, `8 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nearest = (self.thousandths + 500).div_euclid(1000);
        let text = match self.unit {
            Unit::Minutes => Minutes(i32::try_from(nearest).unwrap_or(i32::MAX)).to_string(),
            Unit::Percent if self.thousandths % 1000 == 0 => format!("{nearest}%"),
            Unit::Percent => {
                let tenths = (self.thousandths + 50).div_euclid(100);
                let sign = if tenths < 0 { "-" } else { "" };
                format!("{sign}{}.{}%", tenths.abs() / 10, tenths.abs() % 10)
            }
            Unit::Count => nearest.to_string(),
            Unit::Days => counted(nearest, "day"),
        };
        f.pad(&text)
    }
}

/// What a flag is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The kind: the table it stands in.
    pub kind: TableName,
    /// Its id; of a shift `PERSON@DATE`, of a supervision `PERSON/TRACK`, of a sheet the week, or `WEEK/TEAM`
    /// where it has come further for some teams than for others.
    pub id: SmolStr,
}

impl Subject {
    /// Something of a table by its id.
    #[must_use]
    pub fn new(kind: TableName, id: impl fmt::Display) -> Self {
        Self { kind, id: smol_str::format_smolstr!("{id}") }
    }

    /// Its kind and its id, as they are kept.
    #[must_use]
    pub fn kept(&self) -> (String, String) {
        (self.kind.word().to_owned(), self.id.to_string())
    }

    /// A person.
    #[must_use]
    pub fn person(id: &PersonId) -> Self {
        Self::new(TableName::Person, id)
    }

    /// A session.
    #[must_use]
    pub fn session(id: &SessionId) -> Self {
        Self::new(TableName::Session, id)
    }

    /// A person's shift of a day.
    #[must_use]
    pub fn shift(person: &PersonId, date: Date) -> Self {
        Self::new(TableName::Shift, format_args!("{person}@{date}"))
    }

    /// Whether it is a family whose reference is kept from whoever looks.
    #[must_use]
    pub fn is_kept_back(&self) -> bool {
        self.kind == TableName::Family && FamilyRef::parse(&self.id).is_err()
    }

    /// A week's sheet: as a whole, or a team's part of it.
    #[must_use]
    pub fn sheet(week: Week, team: Option<&TeamId>) -> Self {
        match team {
            Some(team) => Self::new(TableName::Sheet, format_args!("{week}/{team}")),
            None => Self::new(TableName::Sheet, week),
        }
    }
}

/// A flag. Flags are many and go through many hands: copies share what was found, until one is changed.
#[derive(Clone, Debug)]
pub struct Flag(Arc<FlagDetails>);

/// What a rule found.
#[derive(Clone, Debug)]
pub struct FlagDetails {
    /// The rule's slug.
    pub rule: &'static str,
    /// How pressing it is.
    pub severity: Severity,
    /// The week it was judged for; of a standing rule, today's.
    pub week: Week,
    /// What it is about.
    pub subject: Subject,
    /// Whom it is about, by id.
    pub people: Vec<PersonId>,
    /// When what it is about starts.
    pub start: Option<When>,
    /// When it ends.
    pub end: Option<When>,
    /// The day that it is late since, or that it comes to a head on, where that is another than those.
    pub due: Option<Date>,
    /// What was found, in a sentence.
    pub message: SmolStr,
    /// The number found.
    pub figure: Option<Figure>,
    /// The number it is held against.
    pub limit: Option<Figure>,
    /// The reasoning, to read out.
    pub why: SmolStr,
    /// What could be done.
    pub remedies: &'static [&'static str],
    /// The reason somebody gave for leaving it so.
    pub given: Option<Override>,
}

impl From<FlagDetails> for Flag {
    fn from(found: FlagDetails) -> Self {
        Self(Arc::new(found))
    }
}

impl Deref for Flag {
    type Target = FlagDetails;

    fn deref(&self) -> &FlagDetails {
        &self.0
    }
}

impl DerefMut for Flag {
    fn deref_mut(&mut self) -> &mut FlagDetails {
        Arc::make_mut(&mut self.0)
    }
}

impl Flag {
    /// Whether another flag says the same of the same thing: for telling new ones from those that were there.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_shared_with(other)
            || (self.rule, self.severity, self.start) == (other.rule, other.severity, other.start)
                && self.subject == other.subject
                && self.people == other.people
    }

    /// Whether it is a copy of another, and so the same in every word.
    #[must_use]
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether it is about a session.
    #[must_use]
    pub fn is_about_session(&self, id: &SessionId) -> bool {
        self.subject.kind == TableName::Session && self.subject.id == id.as_str()
    }

    /// The day that it is about, where it is about one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let start = self.start.map(When::date)?;
        let end = self.end.map_or(start, When::date);
        (end == start || self.subject.kind == TableName::Session).then_some(start)
    }

    /// Whether it names a person.
    #[must_use]
    pub fn is_about_person(&self, id: &PersonId) -> bool {
        self.people.contains(id) || (self.subject.kind == TableName::Person && self.subject.id == id.as_str())
    }

    /// The order of the contract: severity, rule, start, subject id; then what tells the rest apart.
    #[must_use]
    pub fn in_order(&self, other: &Self) -> Ordering {
        let key = |flag: &Self| (flag.severity, flag.rule, flag.start);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.subject.id.cmp(&other.subject.id))
            .then_with(|| (&self.people, self.end, self.week).cmp(&(&other.people, other.end, other.week)))
            .then_with(|| (self.subject.kind, &self.message).cmp(&(other.subject.kind, &other.message)))
    }

    pub(super) fn people<'p>(mut self, people: impl IntoIterator<Item = &'p PersonId>) -> Self {
        let mut people: Vec<PersonId> = people.into_iter().cloned().collect();
        people.sort_unstable();
        people.dedup();
        self.people = people;
        self
    }

    pub(super) fn span(mut self, start: impl Into<When>, end: impl Into<When>) -> Self {
        (self.start, self.end) = (Some(start.into()), Some(end.into()));
        self
    }

    pub(super) fn all_week(self) -> Self {
        let week = self.week;
        self.span(week.monday(), week.sunday())
    }

    pub(super) fn due(mut self, day: Date) -> Self {
        self.due = Some(day);
        self
    }

    pub(super) fn found(mut self, figure: Figure, limit: Figure) -> Self {
        (self.figure, self.limit) = (Some(figure), Some(limit));
        self
    }

    pub(super) fn says(mut self, message: impl Into<SmolStr>) -> Self {
        self.message = message.into();
        self
    }

    pub(super) fn because(mut self, why: impl Into<SmolStr>) -> Self {
        self.why = why.into();
        self
    }

    pub(super) fn remedies(mut self, remedies: &'static [&'static str]) -> Self {
        self.remedies = remedies;
        self
    }
}
