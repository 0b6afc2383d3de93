//! The catalogue: every policy, one line each, with what it is, its default, its unit and where it stands.
//!
//! The words are shown before the value: on the Policy screen, in its form and by `tandem rules`.

use super::definition::{Bound, Policy, PolicyKind, Preset, Standing};

macro_rules! catalogue {
    ($(
        #[doc = $doc:literal]
        $name:ident = $key:literal $kind:ident($($value:expr $(, $unit:literal)?)?) $standing:ident $($bound:ident)?;
    )*) => {
        $(#[doc = $doc] pub const $name: Policy = Policy {
            key: $key,
            doc: $doc.trim_ascii(),
            unit: unit!($kind $($($unit)?)?),
            kind: kind!($kind $($value)?),
            preset: preset!($kind $($value)?),
            standing: Standing::$standing,
            bound: bound!($($bound)?),
        };)*

        /// Every policy there is.
        pub const CATALOGUE: &[Policy] = &[$($name,)*];
    };
}

macro_rules! kind {
    (minutes $v:expr) => {
        PolicyKind::Duration
    };
    (number $v:expr) => {
        PolicyKind::Number
    };
    (thousandths $v:expr) => {
        PolicyKind::Number
    };
    (month) => {
        PolicyKind::MonthOrDays
    };
    (dates) => {
        PolicyKind::Dates
    };
    (word $v:expr) => {
        PolicyKind::Word($v)
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

macro_rules! unit {
    (month) => {
        "days"
    };
    ($kind:ident $unit:literal) => {
        $unit
    };
    ($kind:ident) => {
        ""
    };
}

macro_rules! bound {
    () => {
        None
    };
    ($bound:ident) => {
        Some(Bound::$bound)
    };
}

catalogue! {
    /// Balance of a week, amber over
    WEEK_BALANCE_LIMIT = "hours.week_balance.limit" minutes(180) Default;
    /// Balance of four weeks, beyond
    FOUR_WEEKS_PERCENT = "hours.four_weeks.percent" number(10, "%") Default;
    /// Rest between days' work, at least
    REST_DAILY_HOURS = "rest.daily.hours" number(11, "hours") Law AtLeast;
    /// Rest in a row in a week, at least
    REST_WEEKLY_HOURS = "rest.weekly.hours" number(24, "hours") Law AtLeast;
    /// Shift without a break, at most
    REST_BREAK_HOURS = "rest.break.hours" number(6, "hours") Law AtMost;
    /// Average of 17 weeks, at most
    AVERAGE_48_HOURS = "rest.average_48.hours" number(48, "hours") Law AtMost;
    /// Average of 17 weeks, amber from
    AVERAGE_48_AMBER = "rest.average_48.amber" number(44, "hours") Default;
    /// Load of a week, amber from
    LOAD_AMBER = "workload.load.amber" number(85, "%") Default;
    /// Load of a week, red over
    LOAD_RED = "workload.load.red" number(100, "%") Default;
    /// Writing up, counted per contact
    LOAD_NOTES = "workload.load.notes" minutes(15) Default;
    /// Weight, family of low complexity
    LOAD_LOW = "workload.load.low" thousandths(800) Default;
    /// Weight, family of usual complexity
    LOAD_STANDARD = "workload.load.standard" thousandths(1000) Default;
    /// Weight, family of high complexity
    LOAD_HIGH = "workload.load.high" thousandths(1300) Default;
    /// Families, full-time week, at most
    CASELOAD_PER_WTE = "workload.caseload.per_wte" number(12, "families") Default;
    /// Direct share of a week, amber over
    DIRECT_SHARE_AMBER = "workload.direct_share.amber" number(60, "%") Default;
    /// Direct share of a week, red over
    DIRECT_SHARE_RED = "workload.direct_share.red" number(70, "%") Default;
    /// Direct sessions in a day, at most
    CONTACTS_A_DAY_LIMIT = "workload.contacts_a_day.limit" number(4, "sessions") Default;
    /// Heavy sessions in a row, amber from
    HEAVY_IN_A_ROW_LIMIT = "workload.heavy_in_a_row.limit" number(3, "sessions") Source;
    /// Pause after heavy ones, at least
    HEAVY_IN_A_ROW_PAUSE = "workload.heavy_in_a_row.pause" minutes(15) Source;
    /// Write-up of a contact, at least
    NO_WRITE_UP_PER_CONTACT = "workload.no_write_up.per_contact" minutes(10) Source;
    /// Sessions without a pause, at most
    NO_PAUSE_STRETCH = "workload.no_pause.stretch" minutes(150) Source;
    /// Pause in a stretch, at least
    NO_PAUSE_PAUSE = "workload.no_pause.pause" minutes(15) Source;
    /// Work over contract in a week, from
    GIVING_TOO_MUCH_MINUTES = "workload.giving_too_much.minutes" minutes(30) Source;
    /// New starter, watched from
    NEW_STARTER_FROM = "workload.new_starter.from" number(3, "months") Source;
    /// New starter, watched until
    NEW_STARTER_TO = "workload.new_starter.to" number(6, "months") Source;
    /// Open time in a week's shifts, over
    QUIET_WEEK_PERCENT = "workload.quiet_week.percent" number(40, "%") Source;
    /// People who run a group, at least
    GROUP_FACILITATORS = "sole.group.facilitators" number(2, "people") Source;
    /// Time with another peer, at least
    ISOLATED_MINUTES = "sole.isolated.minutes" minutes(60) Source;
    /// Weeks as the only peer, red from
    ONLY_PEER_WEEKS = "sole.only_peer.weeks" number(2, "weeks") Source;
    /// Sharers' time together, at least
    SHARE_OVERLAP_MINUTES = "share.overlap.minutes" minutes(60) Source;
    /// One sharer's meetings, over
    SHARE_MEETINGS_PERCENT = "share.meetings.percent" number(65, "%") Source;
    /// Before a share ends, amber
    SHARE_ENDING_WEEKS = "share.ending.weeks" number(17, "weeks") Source;
    /// Before a share ends, red
    SHARE_ENDING_RED = "share.ending.red" number(4, "weeks") Source;
    /// Before uncovered leave, red
    COVER_LEAVE_WEEKS = "cover.leave.weeks" number(2, "weeks") Source;
    /// Before the leave year ends, from
    LEAVE_UNTAKEN_MONTHS = "leave.untaken.months" number(3, "months") Default;
    /// Unbooked entitlement, over
    LEAVE_UNTAKEN_PERCENT = "leave.untaken.percent" number(40, "%") Default;
    /// Time off in lieu, take within
    TOIL_OLD_DAYS = "leave.toil_old.days" number(60, "days") Default;
    /// Public holidays in Scotland use
    PUBLIC_HOLIDAYS = "leave.public_holidays" word(&["stac", "dl2024_07"]) National;
    /// Hours of leave are rounded
    LEAVE_ROUNDING = "leave.rounding" word(&["nearest", "up"]) National;
    /// Hours of leave in steps of
    LEAVE_STEP = "leave.step" minutes(30) National;
    /// Extra public holidays given
    EXTRA_HOLIDAYS = "leave.extra_holidays" dates() National;
    /// Clinical supervision, every
    SUPERVISION_CLINICAL = "supervision.due.clinical" month() Source;
    /// Clinical supervision, red after
    SUPERVISION_CLINICAL_RED = "supervision.due.clinical_red" number(42, "days") Default;
    /// Line management, every
    SUPERVISION_LINE = "supervision.due.line" number(42, "days") Default;
    /// Line management, red after
    SUPERVISION_LINE_RED = "supervision.due.line_red" number(56, "days") Default;
    /// Mentoring, every
    SUPERVISION_MENTOR = "supervision.due.mentor" number(90, "days") Default;
    /// Mentoring, red after
    SUPERVISION_MENTOR_RED = "supervision.due.mentor_red" number(120, "days") Default;
    /// Peer group, every
    SUPERVISION_PEER_GROUP = "supervision.due.peer_group" number(90, "days") Default;
    /// Peer group, red after
    SUPERVISION_PEER_GROUP_RED = "supervision.due.peer_group_red" number(120, "days") Default;
    /// Supervision put off in a row, from
    SUPERVISION_PUT_OFF_TIMES = "supervision.put_off.times" number(2, "times") Default;
    /// Before training runs out, amber
    TRAINING_EXPIRING_DAYS = "training.expiring.days" number(60, "days") National AtLeast;
    /// Before a group, everybody met
    GROUP_PRECONTACT_DAYS = "group.precontact.days" number(7, "days") Source;
    /// Before a group, numbers checked
    GROUP_SIZE_DAYS = "group.size.days" number(3, "days") Source;
    /// Before a group, list checked
    GROUP_CHECKLIST_DAYS = "group.checklist.days" number(3, "days") Source;
    /// Before a venue closes, amber
    GROUP_VENUE_ENDING_WEEKS = "group.venue_ending.weeks" number(8, "weeks") Source;
    /// Waiting for a worker, amber from
    CASE_UNALLOCATED_DAYS = "case.unallocated.days" number(14, "days") Default;
    /// Contact that is late, amber from
    CASE_OVERDUE_AMBER = "case.contact_overdue.amber" number(7, "days") Default;
    /// Contact that is late, red from
    CASE_OVERDUE_RED = "case.contact_overdue.red" number(21, "days") Default;
    /// Before support ends, note
    CASE_WINDOW_NOTE = "case.window.note" number(56, "days") National AtLeast;
    /// Before support ends, amber
    CASE_WINDOW_AMBER = "case.window.amber" number(28, "days") National AtLeast;
    /// Perinatal window (0: the nation's)
    CASE_WINDOW_MONTHS = "case.window.months" number(0, "months") National;
    /// Perinatal window of a unit
    CASE_WINDOW_MBU_MONTHS = "case.window.mbu_months" number(12, "months") National;
    /// Draft before Monday, amber under
    ROSTER_LATE_AMBER = "roster.late.amber" number(28, "days") National AtLeast;
    /// Draft before Monday, red under
    ROSTER_LATE_RED = "roster.late.red" number(14, "days") National AtLeast;
    /// Rota out before Monday, at best
    ROSTER_LATE_TARGET = "roster.late.target" number(42, "days") National AtLeast;
    /// Before a series ends, flagged
    ROSTER_ENDS_WEEKS = "roster.ends.weeks" number(4, "weeks") Default;
    /// Swaps that are agreed
    REQUESTS_SWAP = "requests.swap" word(&["lead decides", "told only"]) Default;
    /// Cover that is agreed
    REQUESTS_COVER = "requests.cover" word(&["lead decides", "told only"]) Default;
    /// Sessions offered and taken
    REQUESTS_SESSION = "requests.session" word(&["lead decides", "told only"]) Default;
    /// Directory entries that are proposed
    REQUESTS_ENTRY = "requests.entry" word(&["lead decides", "told only"]) Default;
    /// Other days of one's own share
    REQUESTS_PATTERN = "requests.pattern" word(&["lead decides", "told only"]) Default;
}

/// What a policy of requests says where leads are told of what is agreed, and need not decide.
pub const TOLD_ONLY: &str = "told only";

impl Policy {
    /// The policy of a key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        CATALOGUE.iter().find(|policy| policy.key == key)
    }
}
