//! Days from one to another as people write them, in one word.

use super::setting::NearDay;
use crate::domain::{Date, NoDay, WrittenDay};

/// Reads two days joined by a hyphen or two dots, `mon-wed`, `21/12..4/1`: the first one near the day in view, the last
/// one from there on.
pub(super) fn days(word: &str, near: NearDay) -> Result<(Date, Date), NoDay> {
    let (from, to) =
        word.split_once("..").or_else(|| word.split_once(['-', '–', '—'])).ok_or(NoDay::Unread)?;
    let (from, to) = (WrittenDay::read(from)?, WrittenDay::read(to)?);
    let from = near.place(from)?;
    Ok((from, to.end_from(from, near.today)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_from_one_to_another_go_on_over_new_year() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let today = date("2026-12-31");
        let read = |word: &str, view: &str| days(word, NearDay { day: date(view), today, plans: true });
        for (word, view, from, to) in [
            ("29/12-4/1", "2026-12-31", "2026-12-29", "2027-01-04"),
            ("29/12..4/1", "2027-01-02", "2026-12-29", "2027-01-04"),
            ("28/12-2/1", "2027-02-01", "2026-12-28", "2027-01-02"),
            ("fri-mon", "2026-12-31", "2027-01-01", "2027-01-04"),
            ("fri–mon", "2026-12-31", "2027-01-01", "2027-01-04"),
            ("3/1-5/1", "2026-12-31", "2027-01-03", "2027-01-05"),
        ] {
            assert_eq!(read(word, view), Ok((date(from), date(to))), "{word} seen from {view}");
        }
        let none = NoDay::Impossible("there is no 31 November".to_owned());
        assert_eq!(read("29/11-31/11", "2026-12-31"), Err(none));
        assert_eq!(read("monday", "2026-12-31"), Err(NoDay::Unread));
    }
}
