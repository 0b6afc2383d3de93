//! What the Risks screen lists: every matter chosen stands in one group, and the mark finds its matter again.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem::app::screen::risks::{
    ListedBy, Listing, MarkedMatter, MatterGrouping, Narrowing, RiskChoice, RiskTeams, RiskWeeks, TREND,
    lead, trend,
};
use tandem::app::{Target, Visibility, WeekView};
use tandem::domain::*;
use tandem::report::matters::{Matter, Remit, Urgency};
use tandem::rules::{Flag, RuleCache, Severity, SeverityCounts, Subject, When, find, standing_flags};

use crate::build::parse;
use crate::states;

/// Weeks from one on, with what stands on a day.
struct Weeks {
    state: State,
    views: Vec<WeekView>,
    standing: Vec<Flag>,
    now: Moment,
    first: Week,
    remit: Remit,
}

impl Weeks {
    fn of(state: State, first: Week, now: Moment) -> Self {
        let today = now.date();
        let standing = standing_flags(&state, today);
        let view = |week| WeekView::of(&state, week, today, RuleCache::default(), &Visibility::All);
        let views = first.to(first.plus(3)).filter_map(view).collect();
        let remit = Remit::of(&state, &Author::Owner);
        Self { state, views, standing, now, first, remit }
    }

    fn example() -> Self {
        let state = crate::app::example_state();
        Self::of(State::clone(&state), parse("2026-W49"), parse("2026-12-02T10:40"))
    }

    fn flags(&self) -> Vec<&Flag> {
        let of_weeks = self.views.iter().flat_map(|view| &view.flags);
        of_weeks.filter(|flag| flag.rule().is_of_week()).chain(&self.standing).collect()
    }

    fn by<'a>(&'a self, choice: &'a RiskChoice) -> ListedBy<'a> {
        ListedBy { choice, remit: &self.remit, state: &self.state, now: self.now, week: self.first }
    }

    fn listed(&self, choice: &RiskChoice) -> Listing {
        Listing::of(self.by(choice), &self.flags()).0
    }

    fn teams(&self) -> Vec<TeamId> {
        self.state.records.teams.values().map(|row| row.item.id.clone()).collect()
    }
}

const GROUPINGS: [MatterGrouping; 3] = [MatterGrouping::Urgency, MatterGrouping::Person, MatterGrouping::Day];

fn chosen(by: MatterGrouping, least: Severity) -> RiskChoice {
    RiskChoice { by, least, stretch: RiskWeeks::Four, shows_aside: true, ..RiskChoice::default() }
}

fn titles(listing: &Listing) -> Vec<String> {
    listing.groups.iter().map(|group| group.title.clone()).collect()
}

fn flags(listing: &Listing) -> Vec<&Flag> {
    listing.matters().into_iter().flat_map(|matter| &matter.flags).collect()
}

fn holds_together(weeks: &Weeks) {
    let all = weeks.flags().len();
    for by in GROUPINGS {
        for least in [Severity::Note, Severity::Amber, Severity::Red] {
            let choice = chosen(by, least);
            let listing = weeks.listed(&choice);
            let to_do = listing.matters().into_iter().filter(|matter| matter.urgency.is_to_do());
            assert_eq!(listing.counts, SeverityCounts::of(to_do.map(|matter| matter.severity)));
            assert!(listing.groups.iter().all(|group| !group.matters.is_empty()));
            assert!(listing.matters().iter().all(|matter| matter.severity <= least));
            let names: BTreeSet<String> = titles(&listing).into_iter().collect();
            if by != MatterGrouping::Person {
                assert_eq!(names.len(), listing.groups.len(), "two groups of one name");
            }
            assert_eq!(titles(&listing), titles(&weeks.listed(&choice)));
            assert_eq!(listing.flags, all);
            if least == Severity::Note {
                assert_eq!(flags(&listing).len(), all, "every flag is listed, under one matter");
                assert_eq!(listing.counts.total(), listing.unfiltered);
            }
            let counting = weeks.listed(&RiskChoice { shows_aside: false, ..choice.clone() });
            assert!(counting.matters().iter().all(|matter| !matter.urgency.is_set_aside()));
            if least == Severity::Note {
                assert_eq!(flags(&counting).len() + listing.over + listing.accepted, all);
            }
        }
    }
}

#[test]
fn every_flag_is_listed_once_whatever_is_grouped_by() {
    let weeks = Weeks::example();
    holds_together(&weeks);
    let listing = weeks.listed(&chosen(MatterGrouping::Urgency, Severity::Note));
    let standing = flags(&listing).iter().filter(|flag| flag.rule == "share.ending").count();
    assert_eq!(standing, 1, "what stands today is told once, not every week");
    assert!(listing.flags > 80 && listing.counts.total() < 25, "{:?} of {}", listing.counts, listing.flags);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn of_any_state_too(state in states::state(), offset in 0..100_i32, today in 0..700_i32) {
        let first = parse::<Week>("2026-W01").plus(offset);
        let now = parse::<Date>("2026-01-01").plus_days(today).start();
        holds_together(&Weeks::of(state, first, now));
    }
}

#[test]
fn groups_stand_in_an_order_that_says_what_presses() {
    let weeks = Weeks::example();
    let listing = weeks.listed(&chosen(MatterGrouping::Urgency, Severity::Note));
    let groups =
        ["Act before publishing", "Act on it now", "Look at it this week", "Later", "On days that are over"];
    assert_eq!(titles(&listing), groups);
    let by_person = titles(&weeks.listed(&chosen(MatterGrouping::Person, Severity::Amber)));
    assert_eq!(by_person[0], "Aisha Rahman");
    assert_eq!(by_person.last().unwrap(), "On days that are over");
    let by_day = titles(&weeks.listed(&chosen(MatterGrouping::Day, Severity::Amber)));
    assert_eq!(by_day[..2], ["As things stand today", "Over several days of W49"]);
    assert!(
        by_day.contains(&"Fri 4 Dec".to_owned()) || by_day.contains(&"Thu 3 Dec".to_owned()),
        "{by_day:?}"
    );
}

#[test]
fn a_persons_matters_are_of_flags_that_name_them() {
    let weeks = Weeks::example();
    let everybody = weeks.listed(&chosen(MatterGrouping::Urgency, Severity::Note));
    let mut choice = chosen(MatterGrouping::Urgency, Severity::Note);
    choice.narrow(Narrowing::Person(Some(parse("aisha"))));
    let aishas = weeks.listed(&choice);
    let names = |flag: &&Flag| flag.people.contains(&parse("aisha"));
    assert!(flags(&aishas).iter().all(names));
    let named = flags(&everybody).into_iter().filter(|flag| names(flag)).count();
    assert_eq!((flags(&aishas).len(), aishas.unfiltered), (named, everybody.counts.total()));
    assert!(named > 5 && named < everybody.flags);
    choice.narrow(Narrowing::Person(None));
    assert_eq!(weeks.listed(&choice).counts, everybody.counts);
}

#[test]
fn a_teams_flags_are_its_peoples_its_posts_its_families_and_what_is_everybodys() {
    let weeks = Weeks::example();
    let of_team = |team: TeamId| {
        let choice =
            RiskChoice { teams: RiskTeams::Only(team), ..chosen(MatterGrouping::Urgency, Severity::Note) };
        let listing = weeks.listed(&choice);
        flags(&listing).into_iter().map(|flag| (flag.rule, flag.subject.id.to_string())).collect()
    };
    let strathmore: BTreeSet<(&str, String)> = of_team(parse("strathmore"));
    let ailsa: BTreeSet<(&str, String)> = of_team(parse("ailsa"));
    let has =
        |set: &BTreeSet<(&str, String)>, rule: &'static str, id: &str| set.contains(&(rule, id.to_owned()));
    assert!(
        has(&strathmore, "share.ending", "peer-strathmore")
            && !has(&ailsa, "share.ending", "peer-strathmore")
    );
    // Its people are not named; the family's team says whose it is.
    assert!(has(&strathmore, "group.precontact", "c8") && !has(&ailsa, "group.precontact", "c8"));
    assert!(
        has(&ailsa, "supervision.due", "shona/clinical")
            && !has(&strathmore, "supervision.due", "shona/clinical")
    );
    assert!(has(&strathmore, "roster.late", "2026-W49") && has(&ailsa, "roster.late", "2026-W49"));
    // Every flag is some team's.
    let all: BTreeSet<(&str, String)> = weeks.teams().into_iter().flat_map(of_team).collect();
    assert!(weeks.flags().iter().all(|flag| has(&all, flag.rule, flag.subject.id.as_str())));
}

#[test]
fn what_is_chosen_is_said_in_words() {
    let state = crate::app::example_state();
    let mut choice = RiskChoice::default();
    let said = |choice: &RiskChoice| {
        let parts = choice.in_words(parse("2026-W49"), &state, parse("2026-12-02"), &Remit::default());
        parts.join(" · ")
    };
    assert_eq!(said(&choice), "W49 · everything · most pressing first");
    choice.stretch = choice.stretch.next();
    choice.turn_severity();
    choice.narrow(Narrowing::Person(Some(parse("eilidh"))));
    choice.by = choice.by.next();
    assert_eq!(said(&choice), "4 weeks from W49 · red and amber · Eilidh · by person");
    choice.turn_severity();
    choice.stretch = choice.stretch.next();
    choice.narrow(Narrowing::Team(RiskTeams::Only(parse("ailsa"))));
    assert_eq!(said(&choice), "12 weeks from W49 · only red · Eilidh · Ailsa MBU · by person");
    choice.clear(&Remit::default());
    assert_eq!(said(&choice), "12 weeks from W49 · everything · by person");
}

/// A flag of a rule about a session.
fn flag(rule: &str, session: &str) -> Flag {
    let week = parse("2026-W49");
    Flag::new(find(rule).unwrap(), Severity::Red, week, Subject::new(TableName::Session, session))
}

/// A matter of one flag about a session, on a line of its own.
fn matter(session: &str) -> Matter {
    let flag = flag("sole.visit", session);
    Matter {
        title: session.to_owned(),
        people: vec![],
        urgency: Urgency::Act,
        severity: flag.severity,
        head: flag.clone(),
        flags: vec![flag],
    }
}

#[test]
fn the_mark_finds_its_matter_again_and_else_keeps_its_line() {
    let [mut a, mut b, mut c, mut d] = ["a", "b", "c", "d"].map(matter);
    // Of other people, so that each is a line of its own.
    for (matter, person) in [(&mut a, "ann"), (&mut b, "bo"), (&mut c, "cy"), (&mut d, "di")] {
        matter.flags[0].people = vec![parse(person)];
        matter.head = matter.flags[0].clone();
    }
    let mut mark = MarkedMatter::default();
    mark.settle(&[&a, &b, &c]);
    assert_eq!(mark.at(), 0);
    mark.step(&[&a, &b, &c], 1);
    mark.settle(&[&d, &a, &b, &c]);
    assert_eq!((mark.at(), mark.flag().unwrap().subject.id.as_str()), (2, "b"));
    // It was made less pressing: still the same thing.
    let mut less = b.clone();
    less.flags[0].severity = Severity::Amber;
    mark.settle(&[&a, &c, &d, &less]);
    assert_eq!(mark.at(), 3);
    // Its flag stands under another one now, which is marked.
    let mut both = c.clone();
    both.flags.push(b.head.clone());
    mark.settle(&[&a, &both, &d]);
    assert_eq!(mark.at(), 1);
    mark.settle(&[&a, &b]);
    // It is gone: what is on its line now is marked, or the last one.
    mark.settle(&[&a, &d]);
    assert_eq!((mark.at(), mark.flag().unwrap().subject.id.as_str()), (1, "d"));
    // While a list is empty, the mark is not lost.
    mark.settle(&[]);
    mark.settle(&[&a, &c, &d]);
    assert_eq!(mark.at(), 2);
    mark.step(&[&a, &c, &d], i32::MIN);
    assert_eq!(mark.at(), 0);
    mark.step(&[&a, &c, &d], i32::MAX);
    assert_eq!(mark.at(), 2);
}

#[test]
fn a_trend_counts_a_week_alike_whichever_is_in_view_and_leaves_out_what_stands_and_what_is_accepted() {
    let weeks = Weeks::example();
    let choice = RiskChoice::default();
    let of = |weeks: &Weeks, choice: &RiskChoice, week| {
        let view = |week: Week| weeks.views.iter().find(|view| view.rota.week() == week);
        trend(ListedBy { week, ..weeks.by(choice) }, view)
    };
    let all = of(&weeks, &choice, weeks.first);
    assert_eq!((all.len(), all[11].0), (usize::try_from(TREND).unwrap(), weeks.first));
    assert_eq!(all.iter().filter(|(_, counts)| counts.is_some()).count(), 1);
    let now = all[11].1.unwrap();
    assert_eq!(
        (now.red, now.amber),
        (3, 7),
        "leave, contacts, load, pauses, visits, write-ups, first contacts"
    );
    assert_eq!(of(&weeks, &choice, weeks.first.plus(3))[8], all[11]);
    // What a lead accepted is not asked for again.
    let load = weeks.flags().into_iter().find(|flag| flag.rule == "workload.load").unwrap().clone();
    let accepted = load.accept(parse("2026-12-31"), "known", "owner");
    let accepting = Weeks::of(weeks.state.preview(&[accepted.into()]).unwrap(), weeks.first, weeks.now);
    assert_eq!(of(&accepting, &choice, weeks.first)[11].1.unwrap().amber, now.amber - 1);
    // Of whom is chosen, but however pressing.
    let aishas = RiskChoice { person: Some(parse("aisha")), least: Severity::Red, ..RiskChoice::default() };
    let (some, every) = (of(&weeks, &aishas, weeks.first)[11].1.unwrap(), now);
    assert!(some.amber > 0 && some.amber < every.amber, "{some:?} of {every:?}");
}

#[test]
fn a_group_leads_to_the_next_and_to_the_one_before() {
    let weeks = Weeks::example();
    let listing = weeks.listed(&chosen(MatterGrouping::Urgency, Severity::Note));
    let first = listing.groups[0].matters.len();
    let second = first + listing.groups[1].matters.len();
    assert_eq!(listing.next_group(0, true), Some(first));
    assert_eq!(listing.next_group(first, true), Some(second));
    assert_eq!(listing.next_group(second, false), Some(first));
    assert_eq!(listing.next_group(second + 1, false), Some(second));
    assert_eq!(listing.next_group(0, false), None);
    assert_eq!(listing.next_group(listing.matters().len() - 1, true), None);
}

/// Where a flag about something leads in the example's week, for Eilidh's chair on its Wednesday.
fn led(kind: TableName, id: &str, people: &[&str], start: Option<When>) -> Target {
    let weeks = Weeks::example();
    let mut flag =
        Flag::new(find("sole.group").unwrap(), Severity::Red, parse("2026-W49"), Subject::new(kind, id));
    flag.people = people.iter().map(|id| parse(id)).collect();
    (flag.start, flag.end) = (start, start);
    lead(&flag, &weeks.views[0], &weeks.state, &[&parse("eilidh")], parse("2026-12-02"))
}

#[test]
fn a_flag_leads_to_the_nearest_spot_of_what_it_is_about() {
    use TableName as T;
    let wednesday: Date = parse("2026-12-02");
    let line = |day: &str, person: &str| Target::Line(parse(day), parse(person));
    let session =
        |day: &str, person: &str, id: &str| Target::Session(parse(day), Some(parse(person)), parse(id));
    let thursday = When::Date(parse("2026-12-03"));
    assert_eq!(
        led(T::Session, "bookbug-20261202", &["shona"], None),
        session("2026-12-02", "eilidh", "bookbug-20261202")
    );
    assert_eq!(
        led(T::Session, "c10-visit-20261204", &[], None),
        session("2026-12-04", "aisha", "c10-visit-20261204")
    );
    assert_eq!(led(T::Group, "wellbeing", &[], None), session("2026-12-03", "aisha", "wellbeing-20261203"));
    assert_eq!(led(T::Series, "bookbug", &[], None), session("2026-12-02", "eilidh", "bookbug-20261202"));
    assert_eq!(led(T::Shift, "shona@2026-12-03", &["shona"], Some(thursday)), line("2026-12-03", "shona"));
    assert_eq!(led(T::Person, "shona", &["shona"], Some(thursday)), line("2026-12-03", "shona"));
    assert_eq!(led(T::Person, "aisha", &[], None), line("2026-12-02", "aisha"));
    assert_eq!(led(T::Post, "peer-strathmore", &[], None), line("2026-12-02", "aisha"));
    assert_eq!(led(T::Post, "peer-ailsa", &["eilidh", "shona"], None), line("2026-12-02", "eilidh"));
    assert_eq!(led(T::Team, "harbour-families", &[], None), line("2026-12-02", "leanne"));
    assert_eq!(led(T::Family, "c10", &[], None), line("2026-12-02", "aisha"));
    assert_eq!(led(T::Supervision, "shona/clinical", &["shona"], None), line("2026-12-02", "shona"));
    assert_eq!(led(T::Sheet, "2026-W49", &[], Some(thursday)), Target::Day(parse("2026-12-03")));
    assert_eq!(led(T::Person, "dr-reid", &["dr-reid"], None), Target::Card(parse("dr-reid")));
    // What has no place, or is not there any more, leads to the day.
    for (kind, id) in [
        (T::Place, "hall"),
        (T::Service, ""),
        (T::Session, "gone"),
        (T::Family, "nobody's"),
        (T::Travel, "a→b"),
    ] {
        assert_eq!(led(kind, id, &[], None), Target::Day(wednesday), "{kind}");
    }
}

#[test]
fn a_session_that_nobody_is_in_leads_to_its_day() {
    let mut booking = Booking::new(parse("notes"), parse("2026-12-04T15:00"), Minutes(30));
    booking.people.clear();
    let session = Session { id: parse("alone"), series: None, booking };
    let state = crate::app::example_state().preview(&[session.into()]).unwrap();
    let weeks = Weeks::of(state, parse("2026-W49"), parse("2026-12-02T10:40"));
    let flag = flag("cover.session", "alone");
    let target = lead(&flag, &weeks.views[0], &weeks.state, &[], parse("2026-12-02"));
    assert_eq!(target, Target::Day(parse("2026-12-04")));
}
