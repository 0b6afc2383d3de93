//! The leave of a person in a leave year: what they are entitled to with every step of the sum, and what became of it.
//!
//! The sums are those of RULES.md, Leave arithmetic: whole months, exact parts, rounded once. Nothing here is kept; it
//! follows from shares, service, policies, leave rows and shift rows.

mod account;
mod annual;
mod pot;
mod ratio;
mod remaining;
mod spent;
mod statutory;
mod terms;
mod words;
mod year;

pub use account::{Balance, Lapse, LeaveAccount, Pots};
pub use annual::{AccrualStep, Annual, Rate, Rounding};
pub use pot::{HolidayPot, Method, PotStep};
pub use ratio::Ratio;
pub use remaining::Remaining;
pub use spent::{Spent, SpentByKind, observed_holidays, toil_taken};
pub use statutory::{EmployedPart, days, minutes, weeks};
pub use words::{account_in_words, annual_in_words, floor_in_words, pot_in_words};
pub use year::LeaveYear;
