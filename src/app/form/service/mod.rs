//! The forms of what a service is made of: the service itself, teams, people, posts, places, travel, activities, courses,
//! public holidays.

mod activity;
mod course;
mod edited;
mod ending;
mod holiday;
mod holiday_file;
mod holiday_year;
mod of_service;
mod open_hours;
mod person;
mod place;
mod post;
mod team;
mod travel;
mod travel_table;

pub(in crate::app) use open_hours::in_short as open_in_short;
pub(in crate::app) use person::id_of_person;
