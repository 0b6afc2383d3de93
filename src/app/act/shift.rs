//! A person's working times on one day: other times, not in, or the pattern again.

use std::sync::Arc;

use crate::app::layer::{Draft, Layer, LineLayer, LinePurpose};
use crate::app::{App, words};
use crate::domain::{
    Change, Date, Key, Minutes, PersonId, ShiftRow, State, TimeSpan, read_length, read_times,
};

impl App {
    pub(in crate::app) fn ask_shift(&mut self) {
        let Some(person) = self.selection.person.clone() else { return };
        let day = self.selection.day;
        let now: Vec<String> = self
            .view()
            .into_iter()
            .flat_map(|view| view.rota.shifts_of_on(&person, day))
            .map(|shift| {
                let unpaid = shift.unpaid.minutes();
                let times = format!("{}-{}", shift.start.time(), shift.end.time());
                if unpaid > Minutes::ZERO { format!("{times} break {unpaid}") } else { times }
            })
            .collect();
        let prompt = format!(
            "Working times of {} on {}",
            self.state.display_name(&person),
            words::day(day, self.today())
        );
        let line =
            LineLayer::new(LinePurpose::Shift(person, day), prompt, self).with_text(&now.join(", "), self);
        self.layers.push(Layer::Line(line));
    }

    /// What a line of working times means, or what is wrong with it.
    pub(in crate::app) fn shift_in_words(
        &self,
        person: &PersonId,
        day: Date,
        written: &str,
    ) -> Result<String, String> {
        let rows = rows(person, day, written)?;
        let name = self.state.display_name(person);
        Ok(match rows.as_slice() {
            [] => format!("{name} works the usual pattern"),
            [ShiftRow { time: None, .. }] => format!("{name} is not in"),
            rows => {
                let paid: Minutes = rows.iter().filter_map(|row| Some(row.time?.wall() - row.unpaid)).sum();
                format!("{name} works {paid} paid on {}", words::day(day, self.today()))
            }
        })
    }

    /// What a line of working times would save, over the state in which they were asked for; nothing where they cannot be
    /// read.
    pub(in crate::app) fn shifted(
        &self,
        base: &Arc<State>,
        person: &PersonId,
        day: Date,
        written: &str,
    ) -> Option<Draft> {
        let rows = rows(person, day, written).ok()?;
        let sheet = base.sheet(day.week());
        let there = sheet.iter().flat_map(|sheet| sheet.shifts.keys());
        let gone = there.filter(|(who, date, number)| {
            who == person && *date == day && usize::from(*number) >= rows.len()
        });
        let mut changes: Vec<Change> = gone.cloned().map(|key| Change::Remove(Key::Shift(key))).collect();
        let what = match rows.as_slice() {
            [] => "works the usual pattern",
            [ShiftRow { time: None, .. }] => "is not in",
            _ => "works other times",
        };
        let summary =
            format!("{} {what} on {}", self.state.display_name(person), words::day(day, self.today()));
        changes.extend(rows.into_iter().map(Change::from));
        Some(Draft::new(base.clone(), changes, summary))
    }
}

/// Reads working times: `09:00-15:00 break 0:30`, several with commas between, `off`, or nothing for the pattern.
fn rows(person: &PersonId, day: Date, written: &str) -> Result<Vec<ShiftRow>, String> {
    let row = |number: u8, time: Option<TimeSpan>, unpaid: Minutes| ShiftRow {
        person: person.clone(),
        date: day,
        number,
        time,
        unpaid,
        place: None,
        post: None,
    };
    let written = written.trim();
    if written.is_empty() || written == "pattern" {
        return Ok(vec![]);
    }
    if matches!(written, "off" | "not in" | "-") {
        return Ok(vec![row(0, None, Minutes::ZERO)]);
    }
    let mut rows = vec![];
    for (number, part) in written.split(',').enumerate() {
        let wanted =
            || format!("“{}” is not a working time: write 09:00-15:00 break 0:30, or off", part.trim());
        let (times, unpaid) = match part.trim().split_once("break") {
            Some((times, unpaid)) => (times.trim(), break_of(unpaid.trim()).ok_or_else(wanted)?),
            None => (part.trim(), Minutes::ZERO),
        };
        let time = times_of(times).ok_or_else(wanted)?;
        if unpaid >= time.wall() {
            return Err("the break is longer than the shift".to_owned());
        }
        let number = u8::try_from(number).map_err(|_| "that is too many shifts for a day".to_owned())?;
        rows.push(row(number, Some(time), unpaid));
    }
    Ok(rows)
}

/// Working times as people write them: `09:00-15:00`, `9-15`, `930 to 1530`.
fn times_of(written: &str) -> Option<TimeSpan> {
    let joined = written.replace(" to ", "-").replace(" - ", "-");
    written.parse().ok().or_else(|| {
        let (from, to) = read_times(&joined)?;
        format!("{from}-{to}").parse().ok()
    })
}

/// A break: `0:30`, `30m`.
fn break_of(written: &str) -> Option<Minutes> {
    written.parse().ok().or_else(|| read_length(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_times_are_read_as_people_write_them() {
        let person = PersonId::parse("eilidh").unwrap();
        let day: Date = "2026-12-02".parse().unwrap();
        let read = |written: &str| rows(&person, day, written);
        assert_eq!(read("").unwrap(), []);
        assert_eq!(read("off").unwrap()[0].time, None);
        let two = read("09:00-12:00, 13:00-17:00 break 0:15").unwrap();
        assert_eq!((two[0].number, two[1].number, two[1].unpaid), (0, 1, Minutes(15)));
        for (loose, strict) in [
            ("9-5", "09:00-17:00"),
            ("9-15 break 30m", "09:00-15:00 break 0:30"),
            ("930 to 1530", "09:30-15:30"),
        ] {
            assert_eq!(read(loose), read(strict), "{loose}");
        }
        for wrong in ["9", "09:00-15:00 break", "09:00-09:10 break 0:30", "soon"] {
            assert!(read(wrong).is_err(), "{wrong} was taken");
        }
    }
}
