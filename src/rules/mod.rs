//! The rule catalogue: one list of rules, and the flags they raise on a state.
//!
//! How to add one is told in ARCHITECTURE.md. Pure; today comes in as an argument. Figures, limits and wording follow the catalogue that other programs read (`tandem risks --json`).

mod ahead;
mod boundary;
mod cache;
mod case;
mod clash;
mod context;
mod cover;
mod days;
mod flag;
mod group;
mod guard;
mod history;
mod hours;
mod identifiers;
mod judging;
mod leave;
mod prelude;
mod privacy;
mod raised;
mod read_set;
mod reasons;
mod registry;
mod remedy_kind;
mod rest;
mod results;
mod roster;
mod rule;
mod share;
mod sole;
mod supervision;
mod teams;
mod training;
mod upcoming;
mod weeks;
mod workload;

pub use boundary::WORDS_TO_SHOW;
pub use cache::{Absence, RuleCache};
pub use context::{RuleContext, WEEKS_AHEAD};
pub use flag::{Figure, Flag, Severity, Subject, Unit, When};
pub use guard::{guarded, is_guarded};
pub use judging::{flags_of_week, flags_of_weeks, judge_standing, judge_week, standing_flags};
pub use reasons::with_reasons;
pub use registry::{REGISTRY, find};
pub use remedy_kind::RemedyKind;
pub use rule::{ALL_AHEAD, ALL_HISTORY, Rule, RuleCheck, Strength, Whom};
pub use share::{ends_ahead, last_row, touched_by_end};
pub use supervision::{Interval, Rhythm, track_in_words};
pub use training::{MODULES, modules_in_words};
pub use weeks::{weeks_of_record, weeks_on_screen, weeks_read};
