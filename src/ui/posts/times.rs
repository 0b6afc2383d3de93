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

fn times(stretches: impl IntoIterator<Item = (Moment, Moment)>) -> String {
    let said = stretches
        .into_iter()
        .map(|(start, end)| format!("{} {}", start.date().weekday(), words::times(start, end)));
    said.collect::<Vec<_>>().join(", ")
}

/// When they are together, hand over, and nobody is in.
pub(super) fn meetings(strip: &PostStrip) -> String {
    let mut said = vec![];
    if strip.sharers.len() > 1 {
        let together = times(strip.together.iter().copied());
        let words = if together.is_empty() { "never".to_owned() } else { together };
        said.push(format!("Together: {words}"));
        let handovers = times(strip.handovers.iter().copied());
        said.push(format!("handover: {}", if handovers.is_empty() { "none" } else { &handovers }));
    }
    let nobody: Vec<String> = strip.nobody.iter().map(|day| day.weekday().to_string()).collect();
    if !nobody.is_empty() {
        said.push(format!("nobody in: {}", nobody.join(", ")));
    }
    said.join("; ")
}
