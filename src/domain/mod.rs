//! What a team and its rota are, every edit as a change, and who may do what.
//!
//! Pure: no clock, no disk, no globals. Time comes in as an argument.

mod activity;
mod amend;
pub mod apart;
pub mod audit;
mod beside;
mod calendar;
mod case;
mod change;
pub mod check;
mod closed;
mod counted;
mod describe;
mod difference;
mod edition;
mod entrance;
mod family;
mod group;
mod handover_mark;
mod id;
pub mod identifier;
mod leave;
mod look;
mod look_back;
mod malformed;
mod measure;
mod organisation;
pub mod parts;
mod parts_of_word;
mod pattern;
mod person;
mod place;
pub mod plain_text;
pub mod policy;
mod post;
mod proposal;
mod public_key;
pub mod purge;
mod record;
mod reminder_sent;
mod repeat;
mod reversal;
pub mod rights;
mod service;
mod session;
mod sheet;
mod sign_in;
mod state;
pub mod stored;
mod stranger;
mod supervision;
pub mod tally;
mod team;
mod team_sheet;
mod training;
mod turns;
mod veil;
mod zone;

pub use activity::{Activity, ActivityKind, Boundary, built_in_activities};
pub use amend::{amended, is_opened_again};
pub use beside::{CarryLapse, HolidayTime, KeptApart, LastContact, PostHours, PublicTitle, Refresher};
pub use calendar::{
    Date, DateOrMonth, Minutes, Moment, Month, NoDay, Quarter, Time, Week, Weekday, WrittenDay, YEARS,
    beside_weekday, of_other_weekday, weekday_named,
};
pub use case::{Case, CaseStep, StepKind};
pub use change::{Cause, Change, Edit, Entry, Misfit, weeks_of};
pub use closed::{closed_to, weeks_of_series};
pub use counted::counted;
pub use difference::Difference;
pub use edition::{Amendment, Edition, Presence};
pub use entrance::{Account, PublicKey};
pub use family::{Complexity, Family, FamilyStatus, Format, Reminders, Visit};
pub use group::{Capacity, ChecklistItem, Group, Invitation};
pub use handover_mark::HandoverMark;
pub use id::{
    ActivityId, CourseId, FamilyRef, GroupId, Name, OrganisationId, PersonId, PlaceId, PostId, SeriesId,
    SessionId, TeamId, check_slug, slug_of,
};
pub use leave::{Carry, Decision, Holiday, Leave, LeaveKey, LeaveKind, LeaveSpan, LeaveState, Toil};
pub use look_back::LookBack;
pub(crate) use malformed::words;
pub use malformed::{Malformed, Word, nearest};
pub use measure::{EPDS_COURSE, LONGEST_GOAL, Measure, MeasurePoint, Scale};
pub use organisation::{CallNote, Organisation};
pub use pattern::{Pattern, PatternShift, WEEKDAYS, read_weekday, weekday_word};
pub use person::{NesLevel, Person, Role};
pub use place::{Place, PlaceKind, Travel};
pub use policy::{Policy, Setting, Standing, Value};
pub use post::{Post, Share, ShiftRow};
pub use proposal::{Author, Consent, Proposal, Receipt, Refusal, Seen, Stale};
pub use public_key::{Fingerprint, OpenSshKey};
pub use purge::Purge;
pub use record::{Entity, Key, Record, Records, Rev, Row, Table, TableName};
pub use reminder_sent::ReminderSent;
pub use repeat::{Frequency, Repeat, Until};
pub use reversal::{Floor, MOST_UNASKED, Reversal, Turn};
pub use service::{MonthDay, Nation, Service, TimeSpan};
pub use session::{Booking, LONGEST_SERIES_ID, Series, Session, Status};
pub use sheet::{AmendmentKey, Override, Sheet, SheetMark, SheetState, ShiftKey};
pub use sign_in::{Passage, SignIn};
pub use state::{NotLoaded, State};
pub use stranger::{Stranger, Strangers};
pub use supervision::{Supervision, Track};
pub use team::{OpenHours, Team, TeamKind};
pub use team_sheet::{TeamEdition, TeamMark, TeamSheetKey, TeamStates};
pub use training::{Course, Training, TrainingState, built_in_courses};
pub use turns::Turns;
pub use veil::{Gone, Secret, Veil};
pub use zone::{Instant, Zone};
