//! What the Risks screen lists: every flag chosen stands in one group, and the mark finds its flag again.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem::app::screen::risks::{
    FlagGrouping, Listing, MarkedFlag, Narrowing, RiskChoice, RiskWeeks, SeverityCounts, TREND, lead, trend,
};
use tandem::app::{Target, Visibility, WeekView};
use tandem::domain::*;
use tandem::rules::{Flag, REGISTRY, RuleCache, Severity, Subject, When, find, standing_flags};

use crate::build::parse;
use crate::states;

/// Weeks from one on, with what stands on a day.
struct Weeks {
    state: State,
    views: Vec<WeekView>,
    standing: Vec<Flag>,
    today: Date,
}

impl Weeks {
    fn of(state: State, first: Week, today: Date) -> Self {
        let standing = standing_flags(&state, today);
        let view = |week| WeekView::of(&state, week, today, RuleCache::default(), &Visibility::All);
        let views = first.to(first.plus(3)).filter_map(view).collect();
        Self { state, views, standing, today }
    }

    fn example() -> Self {
        let state = crate::app::example_state();
        Self::of(State::clone(&state), parse("2026-W49"), parse("2026-12-02"))
    }

    fn listed(&self, choice: &RiskChoice) -> Listing<'_> {
        let views: Vec<&WeekView> = self.views.iter().collect();
        Listing::of(choice, &views, &self.standing, (&self.state, self.today))
    }

    fn teams(&self) -> Vec<TeamId> {
        self.state.records.teams.values().map(|row| row.item.id.clone()).collect()
    }
}

const GROUPINGS: [FlagGrouping; 3] = [FlagGrouping::Rule, FlagGrouping::Person, FlagGrouping::Day];

fn chosen(by: FlagGrouping, least: Severity) -> RiskChoice {
    RiskChoice { by, least, stretch: RiskWeeks::Four, ..RiskChoice::default() }
}

fn titles(listing: &Listing) -> Vec<String> {
    listing.groups.iter().map(|group| group.title.clone()).collect()
}

fn holds_together(weeks: &Weeks) {
    for by in GROUPINGS {
        for least in [Severity::Note, Severity::Amber, Severity::Red] {
            let listing = weeks.listed(&chosen(by, least));
            let counts = listing.counts();
            let sum = |of: fn(&SeverityCounts) -> usize| {
                listing.groups.iter().map(|it| of(&it.counts())).sum::<usize>()
            };
            assert_eq!(counts.red, sum(|it| it.red));
            assert_eq!(counts.amber, sum(|it| it.amber));
            assert_eq!(counts.note, sum(|it| it.note));
            assert_eq!(counts.total(), listing.flags().len());
            assert!(listing.groups.iter().all(|group| !group.flags.is_empty()));
            assert!(
                listing.groups.iter().all(|group| group.flags.is_sorted_by(|a, b| a.in_order(b).is_le()))
            );
            assert!(listing.flags().iter().all(|flag| flag.severity <= least));
            let names: BTreeSet<String> = titles(&listing).into_iter().collect();
            if by != FlagGrouping::Person {
                assert_eq!(names.len(), listing.groups.len(), "two groups of one name");
            }
            assert_eq!(titles(&listing), titles(&weeks.listed(&chosen(by, least))));
            let of_weeks: usize =
                weeks.views.iter().map(|view| view.flags.len() - weeks.standing.len()).sum();
            assert_eq!(listing.unfiltered, of_weeks + weeks.standing.len());
            if least == Severity::Note {
                assert_eq!(counts.total(), listing.unfiltered);
            }
        }
    }
}

#[test]
fn counts_of_the_groups_are_the_total_and_no_flag_is_told_twice() {
    let weeks = Weeks::example();
    holds_together(&weeks);
    let listing = weeks.listed(&chosen(FlagGrouping::Rule, Severity::Note));
    assert!(listing.counts().red > 10 && listing.counts().amber > 70, "{:?}", listing.counts());
    let standing = listing.flags().iter().filter(|flag| flag.rule == "share.ending").count();
    assert_eq!(standing, 1, "what stands today is told once, not every week");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn of_any_state_too(state in states::state(), offset in 0..100_i32, today in 0..700_i32) {
        let first = parse::<Week>("2026-W01").plus(offset);
        holds_together(&Weeks::of(state, first, parse::<Date>("2026-01-01").plus_days(today)));
    }
}

#[test]
fn groups_stand_in_an_order_that_says_what_presses() {
    let weeks = Weeks::example();
    let by_rule = weeks.listed(&chosen(FlagGrouping::Rule, Severity::Note));
    let place =
        |flag: &Flag| (flag.severity, REGISTRY.iter().position(|rule| rule.slug == flag.rule).unwrap());
    let places: Vec<_> = by_rule.groups.iter().map(|group| place(group.flags[0])).collect();
    assert!(places.len() > 10 && places.is_sorted(), "{:?}", titles(&by_rule));
    let by_person = titles(&weeks.listed(&chosen(FlagGrouping::Person, Severity::Note)));
    let people = ["Aisha Rahman", "Aisha Rahman and Catriona Muir", "Catriona Muir", "Eilidh Ramsay"];
    assert_eq!(by_person[..4], people);
    assert_eq!(by_person.last().unwrap(), "Nobody in particular");
    let by_day = titles(&weeks.listed(&chosen(FlagGrouping::Day, Severity::Note)));
    let days =
        ["As things stand today", "All of W49 · Mon 30 Nov – Sun 6 Dec 2026", "Mon 30 Nov", "Tue 1 Dec"];
    assert_eq!(by_day[..4], days);
}

#[test]
fn a_persons_flags_are_those_that_name_them() {
    let weeks = Weeks::example();
    let everybody = weeks.listed(&chosen(FlagGrouping::Rule, Severity::Note));
    let mut choice = chosen(FlagGrouping::Rule, Severity::Note);
    choice.narrow(Narrowing::Person(Some(parse("aisha"))));
    let aishas = weeks.listed(&choice);
    assert!(aishas.flags().iter().all(|flag| flag.people.contains(&parse("aisha"))));
    let named = everybody.flags().iter().filter(|flag| flag.people.contains(&parse("aisha"))).count();
    assert_eq!((aishas.counts().total(), aishas.unfiltered), (named, everybody.counts().total()));
    assert!(named > 5 && named < everybody.counts().total());
    choice.narrow(Narrowing::Person(None));
    assert_eq!(weeks.listed(&choice).counts(), everybody.counts());
}

#[test]
fn a_teams_flags_are_its_peoples_its_posts_its_families_and_what_is_everybodys() {
    let weeks = Weeks::example();
    let of_team = |team: TeamId| {
        let choice = RiskChoice { team: Some(team), ..chosen(FlagGrouping::Rule, Severity::Note) };
        weeks
            .listed(&choice)
            .flags()
            .into_iter()
            .map(|flag| (flag.rule, flag.subject.id.to_string()))
            .collect()
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
    let everything = weeks.listed(&chosen(FlagGrouping::Rule, Severity::Note)).flags();
    assert!(everything.iter().all(|flag| has(&all, flag.rule, flag.subject.id.as_str())));
}

#[test]
fn what_is_chosen_is_said_in_words() {
    let state = crate::app::example_state();
    let mut choice = RiskChoice::default();
    let said =
        |choice: &RiskChoice| choice.in_words(parse("2026-W49"), &state, parse("2026-12-02")).join(" · ");
    assert_eq!(said(&choice), "W49 · everything · by rule");
    choice.stretch = choice.stretch.next();
    choice.turn_severity();
    choice.narrow(Narrowing::Person(Some(parse("eilidh"))));
    choice.by = choice.by.next();
    assert_eq!(said(&choice), "4 weeks from W49 · red and amber · Eilidh · by person");
    choice.turn_severity();
    choice.stretch = choice.stretch.next();
    choice.narrow(Narrowing::Team(Some(parse("ailsa"))));
    assert_eq!(said(&choice), "12 weeks from W49 · only red · Eilidh · Ailsa MBU · by person");
    choice.clear();
    assert_eq!(said(&choice), "12 weeks from W49 · everything · by person");
}

/// A flag of a rule about a session, on a line of its own.
fn flag(rule: &str, session: &str) -> Flag {
    let week = parse("2026-W49");
    Flag::new(find(rule).unwrap(), Severity::Red, week, Subject::new(TableName::Session, session))
}

#[test]
fn the_mark_finds_its_flag_again_and_else_keeps_its_line() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|id| flag("sole.visit", id));
    let mut mark = MarkedFlag::default();
    mark.settle(&[&a, &b, &c]);
    assert_eq!(mark.at(), 0);
    mark.step(&[&a, &b, &c], 1);
    mark.settle(&[&d, &a, &b, &c]);
    assert_eq!((mark.at(), mark.flag().unwrap().subject.id.as_str()), (2, "b"));
    // It was made less pressing: still the same thing.
    let mut less = b.clone();
    less.severity = Severity::Amber;
    mark.settle(&[&a, &c, &d, &less]);
    assert_eq!(mark.at(), 3);
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
fn the_mark_walks_through_flags_that_say_the_same() {
    let (one, same) = (flag("clash.double_booked", "a"), flag("clash.double_booked", "a"));
    let flags = [&one, &same, &same];
    let mut mark = MarkedFlag::default();
    for at in 0..3 {
        mark.settle(&flags);
        assert_eq!(mark.at(), at);
        mark.step(&flags, 1);
    }
}

#[test]
fn a_trend_counts_the_flags_of_each_week_and_not_what_stands_today() {
    let weeks = Weeks::example();
    let last = parse::<Week>("2026-W52");
    let view = |week: Week| weeks.views.iter().find(|view| view.rota.week() == week);
    let of = |choice: &RiskChoice| trend(choice, last, view, &weeks.state);
    let all = of(&RiskChoice::default());
    assert_eq!(all.len(), usize::try_from(TREND).unwrap());
    assert_eq!(all[11].0, last);
    for (week, counts) in &all {
        let flags = view(*week).map(|view| view.flags.iter().filter(|flag| flag.rule().is_of_week()));
        assert_eq!(*counts, flags.map(SeverityCounts::of), "{week}");
    }
    assert_eq!(all.iter().filter(|(_, counts)| counts.is_some()).count(), 4);
    // Of whom is chosen, but however pressing.
    let aishas = RiskChoice { person: Some(parse("aisha")), least: Severity::Red, ..RiskChoice::default() };
    let (some, every) = (of(&aishas)[8].1.unwrap(), all[8].1.unwrap());
    assert!(some.amber > 0 && some.amber < every.amber, "{some:?} of {every:?}");
}

#[test]
fn a_group_leads_to_the_next_and_to_the_one_before() {
    let weeks = Weeks::example();
    let listing = weeks.listed(&chosen(FlagGrouping::Rule, Severity::Note));
    let first = listing.groups[0].flags.len();
    let second = first + listing.groups[1].flags.len();
    assert_eq!(listing.next_group(0, true), Some(first));
    assert_eq!(listing.next_group(first, true), Some(second));
    assert_eq!(listing.next_group(second, false), Some(first));
    assert_eq!(listing.next_group(second + 1, false), Some(second));
    assert_eq!(listing.next_group(0, false), None);
    assert_eq!(listing.next_group(listing.flags().len() - 1, true), None);
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
    let weeks = Weeks::of(state, parse("2026-W49"), parse("2026-12-02"));
    let flag = flag("cover.session", "alone");
    let target = lead(&flag, &weeks.views[0], &weeks.state, &[], parse("2026-12-02"));
    assert_eq!(target, Target::Day(parse("2026-12-04")));
}
