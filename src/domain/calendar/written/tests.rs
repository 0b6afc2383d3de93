//! Days as people write them, read and placed.

use super::*;
use crate::domain::calendar::Date;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn near(word: &str, view: &str) -> Result<String, NoDay> {
    let view = date(view);
    WrittenDay::read(word)?.nearest(view, date("2026-11-30")).map(|date| date.to_string())
}

fn from(word: &str, start: &str) -> Result<String, NoDay> {
    let start = date(start);
    WrittenDay::read(word)?.first_from(start, date("2026-11-30")).map(|date| date.to_string())
}

fn none(words: &str) -> Result<String, NoDay> {
    Err(NoDay::Impossible(words.to_owned()))
}

#[test]
fn days_are_read_as_people_write_them() {
    for (word, meant) in [
        ("thu", "2026-12-03"),
        ("Thursday", "2026-12-03"),
        ("today", "2026-11-30"),
        ("Tomorrow", "2026-12-01"),
        ("yesterday", "2026-11-29"),
        ("2027-01-05", "2027-01-05"),
        ("3/12", "2026-12-03"),
        ("5/1/27", "2027-01-05"),
        ("5/1/2027", "2027-01-05"),
        ("4 jan", "2027-01-04"),
        ("4th January", "2027-01-04"),
        ("jan 4", "2027-01-04"),
        ("week 51", "2026-12-14"),
        ("wk51", "2026-12-14"),
        ("Dec 4th 2027", "2027-12-04"),
        ("the 4th of jan", "2027-01-04"),
        (" 9 sept 2025 ", "2025-09-09"),
        ("1 Mar", "2027-03-01"),
        ("w51", "2026-12-14"),
        ("2026-w50", "2026-12-07"),
    ] {
        assert_eq!(near(word, "2026-12-02"), Ok(meant.to_owned()), "{word}");
    }
    for word in [
        "th",
        "soon",
        "",
        "1/2/3/4",
        "4",
        "jan",
        "4 jan 2027 10",
        "1-2",
        "w",
        "3w4",
        "next",
        "2 weeks",
        "the 4",
    ] {
        assert_eq!(near(word, "2026-12-02"), Err(NoDay::Unread), "{word}");
    }
}

#[test]
fn a_day_without_a_year_is_the_nearest_to_the_day_in_view() {
    for (word, view, meant) in [
        ("2/1", "2026-12-31", "2027-01-02"),
        ("2 jan", "2026-12-31", "2027-01-02"),
        ("28/12", "2027-01-02", "2026-12-28"),
        ("30/12", "2027-01-02", "2026-12-30"),
        ("4/7", "2026-12-31", "2026-07-04"),
        ("1/7", "2026-12-31", "2027-07-01"),
        // As far back as on: the later.
        ("2/7", "2028-01-01", "2028-07-02"),
        ("w1", "2026-12-31", "2027-01-04"),
        ("w53", "2027-01-05", "2026-12-28"),
        ("29/2", "2027-06-01", "2028-02-29"),
        ("29/2", "2029-02-01", "2028-02-29"),
    ] {
        assert_eq!(near(word, view), Ok(meant.to_owned()), "{word} seen from {view}");
    }
}

#[test]
fn a_last_day_is_the_first_such_day_from_the_start_on() {
    for (word, start, meant) in [
        ("2/1", "2026-12-30", "2027-01-02"),
        ("31/3", "2026-12-28", "2027-03-31"),
        ("30/12", "2026-12-30", "2026-12-30"),
        ("29/12", "2026-12-30", "2027-12-29"),
        ("mon", "2026-12-31", "2027-01-04"),
        ("sun", "2026-12-31", "2027-01-03"),
        ("w1", "2026-12-29", "2027-01-04"),
        ("2026-01-01", "2026-12-29", "2026-01-01"),
        ("29/2", "2027-03-01", "2028-02-29"),
    ] {
        assert_eq!(from(word, start), Ok(meant.to_owned()), "{word} from {start}");
    }
    let end = |word: &str, start: &str| {
        let start = date(start);
        WrittenDay::read(word).unwrap().end_from(start, start).map(|date| date.to_string())
    };
    for (word, start, meant) in [
        ("2/1", "2026-12-30", "2027-01-02"),
        ("1/12", "2026-12-10", "2026-12-01"),
        ("mon", "2026-12-31", "2027-01-04"),
    ] {
        assert_eq!(end(word, start), Ok(meant.to_owned()), "{word} after {start}");
    }
    assert_eq!(from("29/2", "2026-12-29"), none("there is no 29 February in 2027, the next is 29 feb 2028"));
    assert_eq!(from("w53", "2027-03-01"), none("there is no week 53 in 2027"));
}

#[test]
fn what_no_calendar_has_is_said_so() {
    for (word, view, words) in [
        ("31/11", "2026-12-31", "there is no 31 November"),
        ("2026-02-30", "2026-12-31", "there is no 30 February"),
        ("0/3", "2026-12-31", "there is no 0 March"),
        ("3/13", "2026-12-31", "there is no month 13"),
        ("29/2/27", "2026-12-31", "there is no 29 February in 2027, the next is 29 feb 2028"),
        ("29/2", "2026-12-31", "there is no 29 February in 2027, the next is 29 feb 2028"),
        ("29/2", "2026-08-01", "there is no 29 February in 2026, the next is 29 feb 2028"),
        ("w53", "2027-08-01", "there is no week 53 in 2027"),
        ("2027-w53", "2026-12-31", "there is no week 53 in 2027"),
        ("w54", "2026-12-31", "there is no week 54"),
        ("1/2/3000", "2026-12-31", "years go from 1900 to 2199 here, not 3000"),
    ] {
        assert_eq!(near(word, view), none(words), "{word} seen from {view}");
    }
    assert_eq!(
        NoDay::Impossible("there is no 31 November".into()).in_words("31/11"),
        "there is no 31 November: write another day"
    );
}

#[test]
fn where_only_a_day_to_come_makes_sense_it_is_one() {
    // A Wednesday.
    let today = date("2026-12-02");
    for (word, view, meant) in [
        ("mon", "2026-12-02", "2026-12-07"),
        ("wed", "2026-12-02", "2026-12-02"),
        ("fri", "2026-12-02", "2026-12-04"),
        ("mon", "2026-11-11", "2026-12-07"),
        ("mon", "2027-01-13", "2027-01-11"),
        ("30 nov", "2026-12-02", "2027-11-30"),
        ("the 1st", "2026-12-02", "2027-01-01"),
        ("w49", "2026-12-02", "2026-11-30"),
        ("w48", "2026-12-02", "2027-11-29"),
        ("next fri", "2026-12-02", "2026-12-11"),
        // What is written out is not turned into something else.
        ("30/11/2026", "2026-12-02", "2026-11-30"),
        ("yesterday", "2026-12-02", "2026-12-01"),
    ] {
        let read = WrittenDay::read(word).unwrap().coming(date(view), today);
        assert_eq!(read, Ok(date(meant)), "{word} seen from {view}");
    }
}
