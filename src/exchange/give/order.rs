//! What somebody wants given out: what, in which format, of which weeks, for whom.

use std::fmt;

use crate::domain::{CalendarTitles, Date, PersonId, TeamId, Week, words};

words! {
    /// What can be given out.
    Given or Team {
        /// The whole store as a team file.
        Team = "team",
        /// The rota of some weeks, of a team or of everybody.
        Rota = "rota",
        /// Somebody's own weeks.
        Person = "person",
        /// The hours of some weeks, person by person.
        Hours = "hours",
        /// Who worked what and when, for payroll.
        Payroll = "payroll",
        /// A year's leave.
        Leave = "leave",
        /// Who supports how many families.
        Caseload = "caseload",
        /// What a lead tells another who takes over.
        Handover = "handover",
        /// A picture of figures.
        Chart = "chart",
    }
}

words! {
    /// How it is written.
    Format {
        /// A team file.
        Team = "team",
        /// A calendar.
        Ics = "ics",
        /// A workbook.
        Xlsx = "xlsx",
        /// Values between commas.
        Csv = "csv",
        /// A page to print.
        Html = "html",
        /// A picture.
        Svg = "svg",
        /// Text.
        Txt = "txt",
    }
}

words! {
    /// Who reads a page.
    Reader or Wall {
        /// Whoever passes: nothing of families.
        Wall = "wall",
        /// The person themselves: their own families' references.
        Oneself = "self",
        /// A lead of the team.
        Lead = "lead",
    }
}

words! {
    /// What a chart is of.
    ChartOf or Load {
        /// How much of the time that is paid is asked for, week by week.
        Load = "load",
        /// Who is over or under their hours.
        Balance = "balance",
        /// Who is away when.
        Leave = "leave",
        /// What there is to look at, week by week.
        Risk = "risk",
    }
}

/// What somebody wants given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// What.
    pub given: Given,
    /// How it is written.
    pub format: Format,
    /// The first week.
    pub first: Week,
    /// The last week.
    pub last: Week,
    /// The days of it where not all of those weeks are wanted, such as a month's.
    pub days: Option<(Date, Date)>,
    /// The year of a leave report or a leave chart.
    pub year: i32,
    /// One person's alone.
    pub person: Option<PersonId>,
    /// One team's alone.
    pub team: Option<TeamId>,
    /// Whether drafts are left out.
    pub published: bool,
    /// What a calendar calls sessions.
    pub titles: CalendarTitles,
    /// Whether a calendar says what was cancelled.
    pub changes: bool,
    /// Who reads a page.
    pub reader: Reader,
    /// What a chart is of.
    pub chart: ChartOf,
    /// Whether payroll may have weeks that are not closed.
    pub draft: bool,
    /// What stands between the values of a CSV file.
    pub delimiter: char,
    /// A local file whose columns are added to payroll's by person: its bytes.
    pub joined: Option<Vec<u8>>,
}

impl ExportOrder {
    /// The weeks that must be loaded to meet it; `None` where that is every week there is.
    #[must_use]
    pub fn weeks(&self) -> Option<(Week, Week)> {
        match self.given {
            Given::Rota | Given::Person | Given::Hours | Given::Payroll => {
                Some((self.first.plus(-1), self.last.plus(1)))
            }
            Given::Team | Given::Leave | Given::Caseload | Given::Handover | Given::Chart => None,
        }
    }
}

/// What was made of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    /// The file.
    pub bytes: Vec<u8>,
    /// What a file of it is called where nobody says: `rota-2026-W49.html`.
    pub name: String,
    /// What whoever asked ought to know of it, a sentence each: that weeks in it are drafts, what was left out.
    pub notes: Vec<String>,
}

/// Why an order cannot be met, in words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotGiven(pub String);

impl fmt::Display for NotGiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Format {
    /// The format that a file's ending says.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Team),
            "ics" => Some(Self::Ics),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "html" | "htm" => Some(Self::Html),
            "svg" => Some(Self::Svg),
            "txt" => Some(Self::Txt),
            _ => None,
        }
    }

    /// Whether it is no text, so that no terminal can show it.
    #[must_use]
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
    }
}

impl Given {
    /// The formats that it is written in, its usual one first.
    #[must_use]
    pub fn formats(self) -> &'static [Format] {
        use Format::{Csv, Html, Ics, Svg, Team, Txt, Xlsx};
        match self {
            Self::Team => &[Team],
            Self::Rota | Self::Person | Self::Leave => &[Txt, Ics, Xlsx, Csv, Html],
            Self::Hours | Self::Caseload | Self::Handover => &[Txt, Xlsx, Csv, Html],
            Self::Payroll => &[Csv, Xlsx, Txt],
            Self::Chart => &[Txt, Svg, Html],
        }
    }
}
