//! How much of a calendar is taken: whatever the bytes are, reading them ends soon and in little room. What goes beyond is
//! refused by name.

/// The longest file, in bytes.
pub const LONGEST_CALENDAR: usize = 16 << 20;
/// The longest line, once its folds are taken out, in bytes; what goes beyond counts only where the line is needed.
pub(super) const LONGEST_LINE: usize = 256 << 10;
/// How deep parts may stand in parts.
pub(super) const DEEPEST: usize = 16;
/// The most events, zones and free-busy lists in one file.
pub(super) const MOST_PARTS: usize = 50_000;
/// The most lines that are needed in one file.
pub(super) const MOST_PROPERTIES: usize = 600_000;
/// The most days that one event adds, or takes out, one by one.
pub(super) const MOST_DATES: usize = 20_000;
/// The most repeat rules of one event.
pub(super) const MOST_RULES: usize = 8;
/// The most offsets that the zones of one file may list in all.
pub(super) const MOST_OBSERVANCES: usize = 200;
/// The most occurrences that are given.
pub(super) const MOST_OCCURRENCES: usize = 50_000;
/// The most days that may be tried against repeat rules, a day counted more often where its rule costs more.
pub(super) const MOST_TRIES: u64 = 6_000_000;
/// The longest an event may take, in days.
pub(super) const LONGEST_EVENT: i32 = 3660;
/// How many faults are told one by one, and how many warnings.
pub(super) const MOST_TOLD: usize = 500;
/// The longest title, in characters.
pub(super) const LONGEST_TITLE: usize = 1000;
