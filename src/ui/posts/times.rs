//! When the sharers of a post are in, in words.

use crate::app::screen::posts::{PostStrip, Sharer, SharerPresence};
use crate::app::words;
use crate::domain::Moment;

/// When a sharer is in: `Mon 09:00–15:00, Tue 09:00–14:54; away Wed 09:00–12:30; public holiday Fri 09:00–15:00`.
pub(super) fn stretches(sharer: &Sharer) -> String {
    let of = |(is, before): (SharerPresence, &str)| {
        let those = sharer.stretches.iter().filter(|it| it.is == is);
        let said = times(those.map(|it| (it.start, it.end)));
        (!said.is_empty()).then(|| format!("{before}{said}"))
    };
    let all = [
        (SharerPresence::In, ""),
        (SharerPresence::Away, "away "),
        (SharerPresence::Holiday, "public holiday "),
    ];
    let said: Vec<String> = all.into_iter().filter_map(of).collect();
    if said.is_empty() { "not in".to_owned() } else { said.join("; ") }
}

/// The times of some stretches that are all on one day, without the day; else with it: `11:00–11:30`.
pub(super) fn times_of_day(stretches: &[(Moment, Moment)]) -> String {
    match stretches {
        [(start, end)] => words::times(*start, *end),
        several => times(several.iter().copied()),
    }
}

/// When nobody of a post is in: of a day's opening hours, `Mon 15–17`; a whole day where nobody is in at all.
/// Where not all is wanted, whole days alone.
pub(super) fn unattended(strip: &PostStrip, in_full: bool) -> String {
    let clock = |moment: Moment| {
        let time = moment.time();
        if time.minute() == 0 {
            time.hour().to_string()
        } else {
            format!("{}:{:02}", time.hour(), time.minute())
        }
    };
    let said = strip.week.days().filter_map(|day| {
        if strip.nobody.contains(&day) {
            return Some(format!("{} all day", day.weekday()));
        }
        let of_day = strip.unattended.iter().filter(|(start, _)| start.date() == day);
        let hours: Vec<String> =
            of_day.map(|(start, end)| format!("{}–{}", clock(*start), clock(*end))).collect();
        (in_full && !hours.is_empty()).then(|| format!("{} {}", day.weekday(), hours.join(" and ")))
    });
    said.collect::<Vec<_>>().join(", ")
}

fn times(stretches: impl IntoIterator<Item = (Moment, Moment)>) -> String {
    let said = stretches
        .into_iter()
        .map(|(start, end)| format!("{} {}", start.date().weekday(), words::times(start, end)));
    said.collect::<Vec<_>>().join(", ")
}

/// When they are together and hand over.
pub(super) fn meetings(strip: &PostStrip) -> String {
    let mut said = vec![];
    if strip.sharers.len() > 1 {
        let together = times(strip.together.iter().copied());
        let words = if together.is_empty() { "never".to_owned() } else { together };
        said.push(format!("Together: {words}"));
        let handovers = times(strip.handovers.iter().copied());
        said.push(format!("handover: {}", if handovers.is_empty() { "none" } else { &handovers }));
    }
    said.join("; ")
}
