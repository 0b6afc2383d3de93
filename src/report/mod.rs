//! What is told from a state and changes nothing: what others did, what a leave touches, who has learnt what, which
//! reminders are due, what waits for whom, a quarter in numbers, what is offered where, how a case went.

pub mod absence;
pub mod case_history;
pub mod chart;
pub mod directory;
pub mod handover;
pub mod inbox;
pub mod matters;
pub mod notification;
pub mod referred;
pub mod reminder;
pub mod summary;
pub mod today;
pub mod training;
