//! `sole.visit` and `sole.first_visit`: one person alone in a family's home.

use crate::domain::{Booking, Family, FamilyRef, PlaceId, State, Visit};
use crate::rules::prelude::*;
use crate::rules::{ALL_HISTORY, briefs};

use super::alone;

/// The rule for any visit.
pub static VISIT: Rule = Rule {
    slug: "sole.visit",
    title: "Alone on a home visit",
    doc: "Anybody who visits alone should be expected back by a colleague, and goes alone only where that \
        was assessed.",
    standing: Standing::National,
    source: "source 002; NHS lone-working policy",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Buddy, RemedyKind::Join, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Of(brief_of_visits))
        .telling("alone there")
        .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Person { whom: Whom::Everyone, back: 0, ahead: 0, judge: visit },
};

/// The rule for the first one.
pub static FIRST_VISIT: Rule = Rule {
    slug: "sole.first_visit",
    title: "Alone on the first visit",
    doc: "The first visit to a home is made by two people: nobody knows the place yet.",
    standing: Standing::Default,
    source: "",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Join, RemedyKind::StandDown],
    folding: Folding::by_people(Brief::Of(brief_of_first_visits))
        .telling("alone there")
        .following(FlagCause::AgreedLeave),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: ALL_HISTORY, ahead: 0, judge: first_visit },
};

/// Why a family is not to be visited alone, in a word or two each.
struct Reasons<'f> {
    pairs: Option<&'f Family>,
    unassessed: Option<&'f Family>,
    unheard: bool,
}

impl<'f> Reasons<'f> {
    fn of(state: &State, person: &PersonId, place: Option<&PlaceId>, families: &[&'f Family]) -> Self {
        let low_signal = |id| state.place(id).is_some_and(|place| place.low_signal);
        let mut places = place.into_iter().chain(families.iter().filter_map(|family| family.area.as_ref()));
        let buddy = state.person(person).and_then(|person| person.buddy.as_ref());
        let visited = |visit| families.iter().copied().find(|family| family.visit == visit);
        Self {
            pairs: visited(Visit::InPairs),
            unassessed: visited(Visit::Unassessed),
            unheard: places.any(low_signal) && buddy.is_none(),
        }
    }
}

fn brief_of_visits(flags: &[&Flag], state: &State) -> String {
    let bookings: Vec<&Booking> = flags.iter().filter_map(|flag| briefs::booking_of(flag, state)).collect();
    let visited = visited(&bookings);
    if flags.len() > 1 {
        return format!("{} visits alone: {visited}", flags.len());
    }
    let families: Vec<&Family> =
        bookings.iter().flat_map(|it| &it.families).filter_map(|id| state.family(id)).collect();
    let alone = flags.iter().find_map(|flag| flag.people.first());
    let place = bookings.iter().find_map(|it| it.place.as_ref());
    let reasons = alone.map(|alone| Reasons::of(state, alone, place, &families));
    let is_red = flags.iter().any(|flag| flag.severity == Severity::Red);
    let because = match reasons.filter(|_| is_red) {
        Some(Reasons { pairs: Some(_), .. }) => ", not in a pair",
        Some(Reasons { unassessed: Some(_), .. }) => ", not assessed",
        Some(Reasons { unheard: true, .. }) => ", no signal, no buddy",
        _ => "",
    };
    format!("{visited} visit alone{because}")
}

fn brief_of_first_visits(flags: &[&Flag], state: &State) -> String {
    let bookings: Vec<&Booking> = flags.iter().filter_map(|flag| briefs::booking_of(flag, state)).collect();
    format!("First visit alone: {}", visited(&bookings))
}

/// The families of some visits.
fn visited(bookings: &[&Booking]) -> String {
    let mut families: Vec<FamilyRef> = bookings.iter().flat_map(|it| it.families.iter().cloned()).collect();
    families.sort_unstable();
    families.dedup();
    if families.is_empty() { "Home".to_owned() } else { briefs::named(&families) }
}

/// Some of a week's sessions: those in a home that somebody is alone in.
fn lone<'s>(sessions: impl Iterator<Item = &'s Booked>) -> impl Iterator<Item = (&'s Booked, &'s PersonId)> {
    let at_home = sessions.filter(|session| session.home && session.counts());
    at_home.filter_map(|session| Some((session, alone(session)?)))
}

fn families<'a>(rules: &RuleContext<'a>, session: &Booked) -> Vec<&'a Family> {
    session.booking().families.iter().filter_map(|id| rules.state.family(id)).collect()
}

fn visit(rules: &RuleContext<'_>, week: Week, person: &PersonId, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for (session, _) in lone(rota.sessions_of(person)).filter(|(_, alone)| *alone == person) {
        let families = families(rules, session);
        let who = rules.state.display_name(person);
        let Reasons { pairs, unassessed, unheard } =
            Reasons::of(rules.state, person, session.place.as_ref(), &families);
        let mut reasons: Vec<String> = vec![];
        reasons
            .extend(pairs.map(|family| format!("{} is to be visited in pairs", family.reference.called())));
        reasons.extend(
            unassessed.map(|family| {
                format!("visiting {} alone has not been assessed yet", family.reference.called())
            }),
        );
        reasons
            .extend(unheard.then(|| "there may be no phone signal there and no buddy is named".to_owned()));
        let mut whom = String::new();
        for (n, family) in families.iter().enumerate() {
            whom.push_str(if n == 0 { " " } else { ", " });
            whom.push_str(&family.reference.called());
        }
        let severity = if reasons.is_empty() { Severity::Amber } else { Severity::Red };
        let because = if reasons.is_empty() {
            format!(
                "{who} is the only one there. Somebody should know where they are and when they are back."
            )
        } else {
            format!("{who} is the only one there, and {}.", reasons.join(", and "))
        };
        let away = rules.who_is_away(session).map(|away| format!(": {away}")).unwrap_or_default();
        let says = match reasons.first() {
            Some(reason) => format!("{who} visits{whom} alone, and {reason}{away}"),
            None => format!("{who} visits{whom} alone{away}"),
        };
        flags.push(Flag::of_session(&VISIT, severity, week, session).says(says).because(because).remedies(
            &["Ask a colleague to come along", "Name a buddy", "Meet somewhere else, or by video"],
        ));
    }
}

fn first_visit(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for (session, person) in lone(rota.sessions().iter()) {
        let families = families(rules, session);
        let new = families.iter().find(|family| {
            !rules.history().visited_before(&family.reference, session.start)
                && rules.state.missing(family.referred.week().min(week), week).next().is_none()
        });
        let Some(family) = new else { continue };
        let who = rules.state.display_name(person);
        flags.push(
            Flag::of_session(&FIRST_VISIT, Severity::Red, week, session)
                .says(format!("{who} makes the first visit to {} alone", family.reference.called()))
                .because(format!(
                    "There is no earlier home session with {}. The first visit is made by two people.",
                    family.reference.called()
                ))
                .remedies(&["Ask a colleague to come along", "Meet somewhere else first"]),
        );
    }
}
