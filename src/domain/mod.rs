//! What a team and its rota are, every edit as a change, and who may do what.
//!
//! Pure: no clock, no disk, no globals. Time comes in as an argument. The modules stand in order: each uses only those before it.

mod calendar;
mod change;
pub mod check;
mod id;
pub mod identifier;
pub mod parts;
pub mod policy;
pub mod purge;
mod record;
mod repeat;
pub mod rights;
mod state;
pub mod stored;
mod text;

pub use calendar::{
    Date, DateOrMonth, Instant, MONTH_NAMES, Minutes, Moment, Month, MonthDay, NoDay, Quarter, Time,
    TimeSpan, WEEKDAYS, Week, Weekday, WrittenDay, WrittenShift, WrittenTime, YEARS, Zone, after_noon,
    beside_weekday, in_turn, month_named, of_other_weekday, read_hours_a_week, read_length, read_span,
    read_time, read_times, read_times_of_day, read_week_days, read_weekday, weekday_named, weekday_word,
};
pub use change::{
    ApplyError, Author, Cause, Change, Consent, Edit, Entry, Floor, MOST_UNASKED, Proposal, Receipt, Refusal,
    Reversal, Seen, Stale, UndoDirection, UndoIndex, amended, closed_to, is_opened_again, weeks_of,
    weeks_of_series,
};
pub use id::{
    ActivityId, CourseId, FamilyRef, GroupId, Name, OrganisationId, PersonId, PlaceId, PostId, RequestId,
    SeriesId, SessionId, TeamId, check_slug, slug_of,
};
pub use policy::{Policy, PolicyValue, Standing};
pub use record::{
    AcceptedRisk, AcceptedRiskKey, Account, Activity, ActivityKind, Amendment, AmendmentKey, Booking,
    Boundary, Busy, BusyKey, BusyOf, CalendarTitles, CallNote, Capacity, Carry, CarryLapse, Case, CaseStep,
    ChecklistItem, Complexity, Course, Decision, EPDS_COURSE, Edition, Entity, Family, FamilyStatus, Feed,
    Fingerprint, Format, Group, HandoverMark, Holiday, HolidayTime, HowBusy, ImportSource, ImportSourceKey,
    Invitation, KeptApart, KeptWords, KeptWordsKey, Key, LONGEST_GOAL, LONGEST_SERIES_ID, LastContact, Leave,
    LeaveAsked, LeaveKey, LeaveKind, LeaveSpan, LeaveState, MOST_KEPT_WORDS, Measure, MeasurePoint, Nation,
    NesLevel, OpenHours, OpenSshKey, Organisation, Override, Pattern, PatternShift, Person, Place, PlaceKind,
    Post, PostHours, Presence, ProposedEntry, ProposedSession, ProposedShare, PublicKey, PublicTitle, Purge,
    Record, Refresher, ReminderSent, Reminders, RequestKind, RequestState, RequestStep, Rev, Role, Row,
    Scale, Series, Service, Session, Setting, Share, SheetMark, SheetState, ShiftKey, ShiftRow, StaffRequest,
    Status, StepKind, Succession, Supervision, Table, TableName, Team, TeamEdition, TeamKind, TeamMark,
    TeamSheetKey, Toil, Track, Training, TrainingState, Travel, Visit, built_in_activities, built_in_courses,
};
pub use repeat::{Frequency, Repeat, Until};
pub use rights::{Gone, LookBack, Redaction, SignIn, SignInEvent, Stranger, Strangers, apart, audit};
pub use state::{NotLoaded, Records, Secret, Sheet, State, StateDiff, TeamStates, tally};
pub(crate) use text::words;
pub use text::{FileWord, Malformed, counted, nearest, plain_text};
