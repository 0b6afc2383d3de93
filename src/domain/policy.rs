//! Policies: every number a rule or a sum uses, with its default and where it stands.
//!
//! The catalogue is a closed list; a team sets values of its own, which may be dated.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::calendar::{Date, Minutes};
use super::malformed::words;

words! {
    /// Where a figure or a rule comes from.
    Standing {
        /// A law.
        Law = "law",
        /// An NHS or government rule.
        National = "national",
        /// The documents this product answers.
        Source = "source",
        /// Ours, unsourced.
        Default = "default",
    }
}

/// What a policy's values look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A length of time.
    Duration,
    /// A number in the policy's unit; thousandths.
    Number,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// The word `month`, or a number of days.
    MonthOrDays,
    /// A list of dates.
    Dates,
}

/// A default, as it can be written in a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Minutes.
    Duration(i32),
    /// Thousandths.
    Number(i64),
    /// A word.
    Word(&'static str),
    /// No dates.
    NoDates,
}

/// A policy of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its dotted key: the rule's slug and a word.
    pub key: &'static str,
    /// What its values look like.
    pub kind: Kind,
    /// What holds where a team says nothing.
    pub preset: Preset,
    /// Where the default comes from.
    pub standing: Standing,
}

/// A value of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A length of time.
    Duration(Minutes),
    /// Thousandths of the policy's unit.
    Number(i64),
    /// A word.
    Word(SmolStr),
    /// Dates.
    Dates(Vec<Date>),
}

/// What a team says of one policy: the values in order, each from a date on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The policy's key.
    pub key: SmolStr,
    /// The values; `None` as the date is from ever on. Ordered by date.
    pub values: Vec<(Option<Date>, Value)>,
}

impl Setting {
    /// The value in force on a date, where there is one by then.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&Value> {
        self.values
            .iter()
            .rev()
            .find(|(from, _)| from.is_none_or(|from| from <= date))
            .map(|(_, value)| value)
    }
}

impl Policy {
    /// The policy of a key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        CATALOGUE.iter().find(|policy| policy.key == key)
    }

    /// The default as a value.
    #[must_use]
    pub fn default_value(&self) -> Value {
        match self.preset {
            Preset::Duration(minutes) => Value::Duration(Minutes(minutes)),
            Preset::Number(thousandths) => Value::Number(thousandths),
            Preset::Word(word) => Value::Word(SmolStr::new_static(word)),
            Preset::NoDates => Value::Dates(vec![]),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(minutes) => minutes.fmt(f),
            Self::Number(n) if n % 1000 == 0 => (n / 1000).fmt(f),
            Self::Number(n) => {
                let text = format!("{}.{:03}", n / 1000, (n % 1000).abs());
                f.pad(text.trim_end_matches('0'))
            }
            Self::Word(word) => f.pad(word),
            Self::Dates(dates) => {
                let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
                f.pad(&dates.join(", "))
            }
        }
    }
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident = $key:literal $kind:ident($($value:expr)?) $standing:ident;)*) => {
        $($(#[$doc])* pub const $name: Policy = Policy {
            key: $key,
            kind: kind!($kind $($value)?),
            preset: preset!($kind $($value)?),
            standing: Standing::$standing,
        };)*

        /// Every policy there is.
        pub const CATALOGUE: &[Policy] = &[$($name,)*];
    };
}

macro_rules! kind {
    (minutes $v:expr) => {
        Kind::Duration
    };
    (number $v:expr) => {
        Kind::Number
    };
    (thousandths $v:expr) => {
        Kind::Number
    };
    (month) => {
        Kind::MonthOrDays
    };
    (dates) => {
        Kind::Dates
    };
    (word $v:expr) => {
        Kind::Word($v)
    };
}

macro_rules! preset {
    (minutes $v:expr) => {
        Preset::Duration($v)
    };
    (number $v:expr) => {
        Preset::Number($v * 1000)
    };
    (thousandths $v:expr) => {
        Preset::Number($v)
    };
    (month) => {
        Preset::Word("month")
    };
    (dates) => {
        Preset::NoDates
    };
    (word $v:expr) => {
        Preset::Word($v[0])
    };
}

catalogue! {
    /// Balance of a week that is worth a look.
    WEEK_BALANCE_LIMIT = "hours.week_balance.limit" minutes(180) Default;
    /// Percent of four weeks' contract.
    FOUR_WEEKS_PERCENT = "hours.four_weeks.percent" number(10) Default;
    /// Hours between one day's work and the next (WTR 1998 reg 10).
    REST_DAILY_HOURS = "rest.daily.hours" number(11) Law;
    /// Hours in a row off in a week (WTR 1998 reg 11).
    REST_WEEKLY_HOURS = "rest.weekly.hours" number(24) Law;
    /// The longest shift without a break, in hours (WTR 1998 reg 12).
    REST_BREAK_HOURS = "rest.break.hours" number(6) Law;
    /// The longest average week, in hours (WTR 1998 reg 4).
    AVERAGE_48_HOURS = "rest.average_48.hours" number(48) Law;
    /// The average week that is worth a look, in hours.
    AVERAGE_48_AMBER = "rest.average_48.amber" number(44) Default;
    /// Load that is worth a look, in percent.
    LOAD_AMBER = "workload.load.amber" number(85) Default;
    /// Load that is too much, in percent.
    LOAD_RED = "workload.load.red" number(100) Default;
    /// Writing up after a contact.
    LOAD_NOTES = "workload.load.notes" minutes(15) Default;
    /// Weight of a family of low complexity.
    LOAD_LOW = "workload.load.low" thousandths(800) Default;
    /// Weight of most families.
    LOAD_STANDARD = "workload.load.standard" thousandths(1000) Default;
    /// Weight of a family of high complexity.
    LOAD_HIGH = "workload.load.high" thousandths(1300) Default;
    /// Families for a full-time week.
    CASELOAD_PER_WTE = "workload.caseload.per_wte" number(12) Default;
    /// Direct share of a week that is worth a look, in percent.
    DIRECT_SHARE_AMBER = "workload.direct_share.amber" number(60) Default;
    /// Direct share of a week that is too much, in percent.
    DIRECT_SHARE_RED = "workload.direct_share.red" number(70) Default;
    /// Direct sessions of a day.
    CONTACTS_A_DAY_LIMIT = "workload.contacts_a_day.limit" number(4) Default;
    /// Heavy sessions in a row.
    HEAVY_IN_A_ROW_LIMIT = "workload.heavy_in_a_row.limit" number(3) Source;
    /// A pause that ends such a run.
    HEAVY_IN_A_ROW_PAUSE = "workload.heavy_in_a_row.pause" minutes(15) Source;
    /// Writing-up time for each contact of a day.
    NO_WRITE_UP_PER_CONTACT = "workload.no_write_up.per_contact" minutes(10) Source;
    /// The longest stretch of sessions without a pause.
    NO_PAUSE_STRETCH = "workload.no_pause.stretch" minutes(150) Source;
    /// A pause that ends such a stretch.
    NO_PAUSE_PAUSE = "workload.no_pause.pause" minutes(15) Source;
    /// Worked over contract in a week.
    GIVING_TOO_MUCH_MINUTES = "workload.giving_too_much.minutes" minutes(30) Source;
    /// Months after the start at which the closer watch begins.
    NEW_STARTER_FROM = "workload.new_starter.from" number(3) Source;
    /// Months after the start at which it ends.
    NEW_STARTER_TO = "workload.new_starter.to" number(6) Source;
    /// Open time of the shifts, in percent.
    QUIET_WEEK_PERCENT = "workload.quiet_week.percent" number(40) Source;
    /// People a group takes.
    GROUP_FACILITATORS = "sole.group.facilitators" number(2) Source;
    /// Shared time with another peer in a week.
    ISOLATED_MINUTES = "sole.isolated.minutes" minutes(60) Source;
    /// Weeks in a row as the only peer.
    ONLY_PEER_WEEKS = "sole.only_peer.weeks" number(2) Source;
    /// Sharers' time together in a week.
    SHARE_OVERLAP_MINUTES = "share.overlap.minutes" minutes(60) Source;
    /// One sharer's part of the post's meetings, in percent.
    SHARE_MEETINGS_PERCENT = "share.meetings.percent" number(65) Source;
    /// Weeks before a share or its funding ends.
    SHARE_ENDING_WEEKS = "share.ending.weeks" number(17) Source;
    /// Weeks before, when it is pressing.
    SHARE_ENDING_RED = "share.ending.red" number(4) Source;
    /// Weeks before leave by which it must be covered.
    COVER_LEAVE_WEEKS = "cover.leave.weeks" number(2) Source;
    /// Months of the leave year that are left.
    LEAVE_UNTAKEN_MONTHS = "leave.untaken.months" number(3) Default;
    /// Percent of the entitlement that is unbooked.
    LEAVE_UNTAKEN_PERCENT = "leave.untaken.percent" number(40) Default;
    /// Days for which time off in lieu keeps.
    TOIL_OLD_DAYS = "leave.toil_old.days" number(60) Default;
    /// How public holidays are reckoned in Scotland: STAC, or DL(2024)07.
    PUBLIC_HOLIDAYS = "leave.public_holidays" word(&["stac", "dl2024_07"]) National;
    /// How hours of leave are rounded.
    LEAVE_ROUNDING = "leave.rounding" word(&["nearest", "up"]) National;
    /// The step they are rounded to.
    LEAVE_STEP = "leave.step" minutes(30) National;
    /// Extra public holidays that a government gave.
    EXTRA_HOLIDAYS = "leave.extra_holidays" dates() National;
    /// From one clinical supervision to the next.
    SUPERVISION_CLINICAL = "supervision.due.clinical" month() Source;
    /// Days after which clinical supervision is overdue.
    SUPERVISION_CLINICAL_RED = "supervision.due.clinical_red" number(42) Default;
    /// Days from one line management to the next.
    SUPERVISION_LINE = "supervision.due.line" number(42) Default;
    /// Days after which line management is overdue.
    SUPERVISION_LINE_RED = "supervision.due.line_red" number(56) Default;
    /// Days from one mentoring to the next.
    SUPERVISION_MENTOR = "supervision.due.mentor" number(90) Default;
    /// Days after which mentoring is overdue.
    SUPERVISION_MENTOR_RED = "supervision.due.mentor_red" number(120) Default;
    /// Days from one peer group to the next.
    SUPERVISION_PEER_GROUP = "supervision.due.peer_group" number(90) Default;
    /// Days after which a peer group is overdue.
    SUPERVISION_PEER_GROUP_RED = "supervision.due.peer_group_red" number(120) Default;
    /// Times in a row that supervision was put off.
    SUPERVISION_PUT_OFF_TIMES = "supervision.put_off.times" number(2) Default;
    /// Days before a training expires.
    TRAINING_EXPIRING_DAYS = "training.expiring.days" number(60) National;
    /// Days before a group's first session.
    GROUP_PRECONTACT_DAYS = "group.precontact.days" number(7) Source;
    /// Days before a group that is too small.
    GROUP_SIZE_DAYS = "group.size.days" number(3) Source;
    /// Days before a group whose checklist is open.
    GROUP_CHECKLIST_DAYS = "group.checklist.days" number(3) Source;
    /// Weeks before a venue ends.
    GROUP_VENUE_ENDING_WEEKS = "group.venue_ending.weeks" number(8) Source;
    /// Days after referral without a worker.
    CASE_UNALLOCATED_DAYS = "case.unallocated.days" number(14) Default;
    /// Days a contact may be late.
    CASE_OVERDUE_AMBER = "case.contact_overdue.amber" number(7) Default;
    /// Days that are too many.
    CASE_OVERDUE_RED = "case.contact_overdue.red" number(21) Default;
    /// Days before the perinatal window ends.
    CASE_WINDOW_NOTE = "case.window.note" number(56) National;
    /// Days before, when it is close.
    CASE_WINDOW_AMBER = "case.window.amber" number(28) National;
    /// Months of the window after birth, where a team has its own; 0 is the nation's.
    CASE_WINDOW_MONTHS = "case.window.months" number(0) National;
    /// Days before its Monday at which a draft is late.
    ROSTER_LATE_AMBER = "roster.late.amber" number(28) National;
    /// Days before, when it is pressing.
    ROSTER_LATE_RED = "roster.late.red" number(14) National;
    /// Days before, by which a rota is best out.
    ROSTER_LATE_TARGET = "roster.late.target" number(42) National;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_values_print_plainly() {
        let mut keys: Vec<&str> = CATALOGUE.iter().map(|p| p.key).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert_eq!(LOAD_LOW.default_value().to_string(), "0.8");
        assert_eq!(WEEK_BALANCE_LIMIT.default_value().to_string(), "3:00");
    }

    #[test]
    fn the_last_value_by_a_date_is_in_force() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let setting = Setting {
            key: "hours.four_weeks.percent".into(),
            values: vec![(None, Value::Number(10_000)), (Some(date("2026-04-01")), Value::Number(5_000))],
        };
        assert_eq!(setting.on(date("2026-03-31")), Some(&Value::Number(10_000)));
        assert_eq!(setting.on(date("2026-04-01")), Some(&Value::Number(5_000)));
    }
}
