//! `sole.isolated`: a peer who hardly meets another peer of the team.

use crate::domain::Person;
use crate::rules::prelude::*;

/// The rule.
pub static ISOLATED: Rule = Rule {
    slug: "sole.isolated",
    title: "Hardly another peer in the week",
    doc: "Peer work is carried better with another peer near. An hour together in the week makes a difference.",
    standing: Standing::Source,
    source: "source 002; source 003",
    policies: &[policy::ISOLATED_MINUTES],
    strength: Strength::Flag,
    judge: Judge::Week { back: BACK, ahead: 0, judge },
};

/// How far back the last working week is looked for.
const BACK: i32 = 8;

fn judge(room: &Room<'_>, week: Week, flags: &mut Vec<Flag>) {
    let limit = room.minutes(&policy::ISOLATED_MINUTES, week);
    for person in room.peers() {
        let Some(most) = most_together(room, person, week).filter(|most| *most < limit) else { continue };
        let last = (1..=BACK).find_map(|back| most_together(room, person, week.plus(-back)));
        let again = last.is_some_and(|last| last < room.minutes(&policy::ISOLATED_MINUTES, week));
        let severity = if again { Severity::Red } else { Severity::Amber };
        let who = person.short_name();
        let before = if again { ", and so it was in the last working week" } else { "" };
        flags.push(
            Flag::of_person(&ISOLATED, severity, week, &person.id)
                .found(Figure::minutes(most), Figure::minutes(limit))
                .says(format!("{who} shares {most} of the week with another peer{before}"))
                .because(format!(
                    "No other peer of the team is on shift with {who} for {limit} in the week; the most is {most}{before}."
                ))
                .remedies(["Let two shifts overlap", "Book time for peers together"]),
        );
    }
}

/// The most time that a single other peer of the team is on shift with a peer; `None` where they have no shift at all
/// or the week is not loaded.
fn most_together(room: &Room<'_>, person: &Person, week: Week) -> Option<Minutes> {
    let rota = room.rota(week)?;
    let spans = |person: &PersonId| -> Vec<Span> {
        rota.shifts_of(person).iter().flat_map(|shift| &shift.pieces).map(|piece| piece.span).collect()
    };
    let own = spans(&person.id);
    if own.is_empty() {
        return None;
    }
    let others = room.peers().filter(|other| other.team == person.team && other.id != person.id);
    let shared = others.map(|other| -> Minutes {
        let theirs = spans(&other.id);
        own.iter().flat_map(|span| theirs.iter().map(|other| span.shared(*other))).sum()
    });
    Some(shared.max().unwrap_or_default())
}
