//! A preview judges every week that a draft lands in, names the weeks, and never says more than was looked at.

use std::sync::Arc;

use tandem::app::{Effect, Input, Layer, words};
use tandem::domain::*;
use tandem::rota::Landing;
use tandem::rules::{Flag, RuleContext, flags_of_week, judge_standing, judge_week};

use super::{Sitting, at_a_desk, example_state, letter, on_paper, sitting, the};

/// What is said at the bottom of a wide screen.
fn said(sitting: &mut Sitting) -> String {
    sitting.input(Input::Resized(250, 50));
    let screen = sitting.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let last = lines[lines.len() - 2].trim();
    if !last.contains("shown above") {
        return last.to_owned();
    }
    // A line of text tells it where it is written, a flag a row.
    let told = |line: &&str| line.find("adds ").map(|at| line[at..].trim_end_matches(['│', ' ']).to_owned());
    lines[..lines.len() - 2].iter().filter_map(told).collect::<Vec<_>>().join(" ")
}

fn fill(sitting: &mut Sitting, name: &str, text: &str) {
    sitting.goes_to(name).rewrites(text);
}

/// Expects a flag of a week other than the one in view to be found and named.
fn names(sitting: &mut Sitting, week: &str, kind: &str) {
    let (week, said): (Week, String) = (the(week), said(sitting));
    let preview = sitting.app.preview.as_ref().unwrap_or_else(|| panic!("{kind}: nothing is previewed"));
    let flags = &preview.flags;
    assert_ne!(sitting.app.selection.week(), week, "{kind}: the week is in view");
    assert!(flags.is_settled(), "{kind}: {said}");
    assert!(flags.adds.iter().any(|flag| flag.week == week), "{kind}: {:#?}", flags.adds);
    let named = |flag: &&Flag| {
        flag.rule().is_of_week() && {
            let week = words::weeks(&[flag.week], sitting.app.today().week());
            said.contains(&format!(" in {week}"))
        }
    };
    // A form tells them itself, each with its week.
    if let Some(Layer::Form(form)) = sitting.app.layers.last() {
        let told = sitting.app.remarks_of(form);
        let this = sitting.app.today().week();
        let line = |flag: &Flag| {
            let week = words::weeks(&[flag.week], this);
            let week = if flag.rule().is_of_week() { format!(" in {week}") } else { String::new() };
            format!("adds {}{week}: {}", flag.severity.word(), flag.message)
        };
        let is_told = |flag: &&Flag| told.iter().any(|it| it.text == line(flag));
        assert!(flags.adds.iter().any(|flag| is_told(&flag)), "{kind}: {told:?}");
        return;
    }
    assert!(said.starts_with("adds ") && flags.adds.iter().any(|flag| named(&flag)), "{kind}: {said}");
}

/// Expects the flags that are told to be those that the rules find before and after, in every week from this one to months
/// ahead and of how things stand. (Weeks that are over are as they were.)
fn holds(sitting: &mut Sitting, kind: &str) {
    said(sitting);
    let app = &sitting.app;
    let preview = app.preview.as_ref().unwrap_or_else(|| panic!("{kind}: nothing is previewed"));
    assert!(preview.flags.is_settled(), "{kind}");
    let found = |state: &State| {
        let rules = RuleContext::new(state, app.today());
        let weeks = the::<Week>("2026-W49").to(the("2027-W25"));
        let of_weeks = weeks.flat_map(|week| judge_week(&rules, week).to_vec());
        of_weeks.chain(judge_standing(&rules).to_vec()).collect::<Vec<Flag>>()
    };
    let (before, after) = (found(&app.state), found(&preview.state));
    for (told, there, here) in
        [(&preview.flags.adds, &before, &after), (&preview.flags.clears, &after, &before)]
    {
        let wanted: Vec<String> =
            sorted(here.iter().filter(|it| !there.iter().any(|other| alike(it, other))));
        assert_eq!(sorted(told.iter()), wanted, "{kind}");
    }
}

/// Whether two flags are the same, whatever figure it has come to.
fn alike(one: &Flag, other: &Flag) -> bool {
    let what = |flag: &Flag| (flag.rule, flag.severity, flag.week, flag.subject.clone(), flag.people.clone());
    what(one) == what(other) && one.start == other.start
}

fn sorted<'a>(flags: impl Iterator<Item = &'a Flag>) -> Vec<String> {
    let mut told: Vec<String> = flags
        .map(|it| format!("{} {} {} {:?} {}", it.week, it.severity.word(), it.rule, it.start, it.subject.id))
        .collect();
    told.sort();
    told
}

#[test]
fn what_a_preview_says_is_what_comes_in_every_week() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").types("2026-12-10 16:40 phone c4 60m aisha");
    holds(&mut sitting, "quick add");
    sitting.rewrites("every thu 16 wellbeing-group aisha c4 until 21/1");
    holds(&mut sitting, "a series of a group");
    sitting.press("esc").on("aisha", "2026-12-03T10:10").press("enter");
    fill(&mut sitting, "Who", "catriona");
    fill(&mut sitting, "Led by", "");
    holds(&mut sitting, "a session of a group led by another");
    sitting.press("esc esc").press("G e");
    fill(&mut sitting, "Run by", "4");
    holds(&mut sitting, "a group");
    sitting.press("esc K e");
    fill(&mut sitting, "Every", "2");
    holds(&mut sitting, "a case");
    sitting.press("esc 7 g").types("2026-12-10").press("enter enter");
    fill(&mut sitting, "Who", "aisha");
    holds(&mut sitting, "leave");
    sitting.press("esc 1").at("eilidh", "2026-12-02").press("s").rewrites("off");
    holds(&mut sitting, "working times");
    sitting.press("esc").on("aisha", "2026-12-03T10:10").press("x").types("no hall");
    holds(&mut sitting, "a session that is cancelled");
    sitting.press("esc").on("aisha", "2026-12-10T10:10").press("X").open(1);
    holds(&mut sitting, "one of a series that goes");
    sitting.press("down");
    holds(&mut sitting, "a series that ends");
    sitting.press("esc").at("aisha", "2026-12-09").press("R").open(1);
    holds(&mut sitting, "roll forward");
}

#[test]
fn every_kind_of_draft_names_what_it_adds_in_other_weeks() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").types("2026-12-10 16:40 phone c4 60m aisha");
    names(&mut sitting, "2026-W50", "quick add");
    sitting.rewrites("every tue 16 supervision eilidh dr-nair until 22/12");
    names(&mut sitting, "2026-W51", "a series");
    sitting.rewrites("2026-12-10 leave aisha");
    names(&mut sitting, "2026-W50", "leave in a line");
    sitting.press("esc").on("aisha", "2026-12-03T14:25").press("enter");
    fill(&mut sitting, "When", "2026-12-10");
    names(&mut sitting, "2026-W50", "the form of a session");
    sitting.press("esc esc").at("eilidh", "2026-12-02").press("5 enter").rewrites("12:00");
    fill(&mut sitting, "From", "w51");
    names(&mut sitting, "2026-W52", "hours of a share");
    sitting.press("esc esc m").rewrites("mon");
    names(&mut sitting, "2026-W50", "a day that moves");
    sitting.press("esc esc x").rewrites("2026-12-20");
    names(&mut sitting, "2026-W52", "the end of a share");
    sitting.press("esc s");
    names(&mut sitting, "2026-W50", "a split");
}

#[test]
fn what_begins_later_than_the_rest_is_judged_where_it_begins() {
    let state = super::example_state();
    let mut group = state.group(&the("wellbeing")).unwrap().clone();
    group.capacity.most += 1;
    let mut series = state.records.series.values().next().unwrap().item.as_ref().clone();
    series.id = the("in-march");
    series.booking.start = the("2027-03-29T17:00");
    series.repeat = "FREQ=WEEKLY;COUNT=3".parse().unwrap();
    series.except.clear();
    let after = state.preview(&[group.into(), series.into()]).unwrap();
    let landing = tandem::rota::Landing::to_the_end(&state, &after, the("2026-W49"));
    let all = landing.all();
    for week in ["2026-W49", "2027-W07", "2027-W13", "2027-W15"] {
        assert!(all.contains(&the(week)), "{week}");
    }
}

#[test]
fn what_has_an_end_is_judged_up_to_it() {
    let mut sitting = sitting();
    sitting.at("catriona", "2026-12-02").press("a").types("every wed 10 notes catriona until 30/6");
    let weeks = sitting.app.preview.as_ref().unwrap().flags.landing().all();
    assert_eq!(weeks.last(), Some(&the("2027-W26")));
    assert_eq!(weeks.len(), 31);
}

#[test]
fn what_only_is_called_otherwise_from_a_day_on_adds_and_clears_nothing() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").on("aisha", "2026-12-03T10:10").press("enter");
    fill(&mut sitting, "Note", "tea");
    fill(&mut sitting, "Applies to", "later");
    while sitting.app.is_judging() {
        sitting.input(tandem::app::Input::Idle);
    }
    let flags = &sitting.app.preview.as_ref().unwrap().flags;
    assert!(flags.adds.is_empty() && flags.clears.is_empty(), "{:?} {:?}", flags.adds, flags.clears);
}

#[test]
fn what_moves_to_another_week_is_judged_in_both() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("m right right right right right");
    let flags = &sitting.app.preview.as_ref().unwrap().flags;
    let weeks: Vec<Week> = flags.landing().all().into_iter().collect();
    assert_eq!(weeks, [the("2026-W49"), the("2026-W50")]);
    assert!(
        flags.clears.iter().any(|flag| flag.week == the("2026-W49")),
        "the week that it leaves: {flags:#?}"
    );
    assert!(
        flags.adds.iter().any(|flag| flag.week == the("2026-W50")),
        "the week that it comes to: {flags:#?}"
    );
}

#[test]
fn a_figure_that_changes_every_week_is_judged_for_a_stretch_and_says_so() {
    let mut sitting = sitting();
    let policy = "workload.contacts_a_day.limit";
    let at = policy::CATALOGUE.iter().position(|it| it.key == policy).unwrap();
    sitting.press("0 home").press(&"down ".repeat(at)).press("enter").rewrites("0");
    fill(&mut sitting, "From", "w50");
    names(&mut sitting, "2026-W50", "a policy");
    sitting.press("esc esc").press("0 home").press(&"down ".repeat(at)).press("enter").rewrites("5");
    fill(&mut sitting, "From", "2027-06-07");
    let landing = sitting.app.preview.as_ref().unwrap().flags.landing().clone();
    assert_eq!(words::landing(&landing, the("2026-W49")), "the 12 weeks from W23 2027");
    sitting.press("esc esc 1").at("aisha", "2026-12-10").press("c");
    assert_eq!(said(&mut sitting), "nothing new is flagged in W50");
}

#[test]
fn what_stands_whatever_week_is_in_view_is_told_without_a_week() {
    let mut sitting = sitting();
    let policy = "workload.caseload.per_wte";
    let at = policy::CATALOGUE.iter().position(|it| it.key == policy).unwrap();
    sitting.press("0 home").press(&"down ".repeat(at)).press("enter").rewrites("1");
    let adds = &sitting.app.preview.as_ref().unwrap().flags.adds;
    assert!(adds.iter().any(|flag| flag.rule == "workload.caseload"), "{adds:?}");
    sitting.sees("▲ adds red");
}

/// The example with a week of long ago that is on disk alone, and the same with it here.
fn far_week() -> (Arc<State>, Arc<State>) {
    let mut booking = Booking::new(the("notes"), the("2025-05-14T10:00"), Minutes(15));
    booking.people = vec![the("catriona")];
    let there = Session { id: the("far"), series: None, booking };
    let whole = example_state().preview(&[there.into()]).unwrap();
    (Arc::new(whole.clone().without_sheets(|week| week != the("2025-W20"))), Arc::new(whole))
}

#[test]
fn a_week_that_is_not_here_is_asked_for_and_nothing_is_said_of_it_before() {
    let (without, whole) = far_week();
    let mut sitting = on_paper(without, "owner");
    sitting.at("aisha", "2026-12-03").press("a");
    let mut effects = vec![];
    for c in "2025-05-14 10:00 notes catriona 15m".chars() {
        effects.extend(sitting.app.update(Input::Key(letter(c))));
    }
    let asks = |effect: &Effect| matches!(effect, Effect::Load(weeks) if weeks.contains(&the("2025-W20")));
    assert!(effects.iter().any(asks), "{effects:?}");
    assert_eq!(super::screen_of(&sitting.app, 120, 40).lines().nth(38).unwrap().trim(), "reading W20 2025 …");
    sitting.input(Input::State(whole, vec![]));
    let said = said(&mut sitting);
    assert!(said.contains(" in W20 2025: Catriona is in two sessions at once"), "{said}");
}

#[test]
fn as_long_as_weeks_are_still_to_be_judged_there_is_no_all_clear() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").types("every thu 15:25 notes aisha 5");
    sitting.app.update(Input::Key(letter('m')));
    assert!(sitting.app.is_judging());
    let flags = &sitting.app.preview.as_ref().unwrap().flags;
    assert!(!flags.is_settled());
    let half = super::screen_of(&sitting.app, 200, 50);
    assert!(!half.contains("othing new is flagged") && half.contains("checking W50"), "{half}");
    while sitting.app.is_judging() {
        sitting.app.update(Input::Idle);
    }
    assert!(sitting.app.preview.as_ref().unwrap().flags.is_settled());
    assert!(!super::screen_of(&sitting.app, 200, 50).contains("checking"));
}

#[test]
fn forms_of_leave_tell_their_flags_themselves() {
    let mut sitting = sitting();
    sitting.press("7 g").types("2026-12-10").press("enter enter");
    fill(&mut sitting, "Who", "aisha");
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    assert!(!sitting.app.remarks_of(form).is_empty());
    let adds = sitting.app.preview.as_ref().unwrap().flags.adds.clone();
    let told = said(&mut sitting);
    assert!(told.starts_with("adds "), "{told}");
    for flag in adds {
        let times = told.matches(flag.message.as_str()).count();
        assert!(times <= 1, "nothing is said twice: {told}");
    }
}

#[test]
fn a_decision_on_leave_tells_what_comes_and_goes_in_every_week() {
    let mut sitting = on_paper(example_state(), "fiona");
    for (keys, kind) in [("7 tab d", "approved"), ("ctrl-n", "approved with cover")] {
        sitting.press(keys);
        holds(&mut sitting, kind);
        let flags = &sitting.app.preview.as_ref().unwrap().flags;
        let asked = flags.clears.iter().any(|flag| flag.rule == "clash.on_leave");
        let cleared: Vec<(&str, &str)> =
            flags.clears.iter().map(|it| (it.rule, it.message.as_str())).collect();
        assert!(asked, "{kind}: it is asked for no longer: {cleared:#?}");
        let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
        let told: Vec<String> = sitting.app.remarks_of(form).into_iter().map(|it| it.text).collect();
        assert_eq!(told.iter().filter(|text| text.starts_with("clears ")).count(), 1, "{told:#?}");
        let added = |flag: &Flag| told.iter().any(|text| text.contains(flag.message.as_str()));
        let of_others = |flag: &&Flag| !flag.people.contains(&the("aisha"));
        assert!(flags.adds.iter().filter(of_others).take(3).all(added), "{told:#?}");
    }
    sitting.press("ctrl-n tab").types("short that week");
    holds(&mut sitting, "declined");
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    let told = sitting.app.remarks_of(form);
    assert!(told.iter().any(|it| it.text.starts_with("clears ")), "declining clears it too: {told:#?}");
}

#[test]
fn weeks_are_told_in_a_row_and_apart() {
    let this: Week = the("2026-W49");
    for (weeks, said) in [
        (&[][..], ""),
        (&["2026-W49"], "W49"),
        (&["2026-W49", "2026-W50"], "W49 and W50"),
        (&["2026-W52", "2026-W53", "2027-W01"], "W52 to W01 2027"),
        (&["2026-W49", "2026-W51", "2027-W02"], "W49, W51 and W02 2027"),
        (&["2026-W49", "2026-W50", "2026-W51", "2027-W02"], "W49 to W51 and W02 2027"),
        (&["2026-W49", "2026-W51", "2026-W53", "2027-W02"], "4 weeks from W49 to W02 2027"),
    ] {
        let weeks: Vec<Week> = weeks.iter().map(|week| the(week)).collect();
        assert_eq!(words::weeks(&weeks, this), said);
    }
}

/// Where an edit lands, against where the rota is otherwise for it.
#[test]
fn edits_land_where_the_rota_is_otherwise() {
    let state = example_state();
    let this: Week = the("2026-W49");
    let lands = |changes: &[Change]| Landing::of(&state, &state.preview(changes).unwrap(), this);
    let series = |rule: &str| -> Change {
        let mut booking = Booking::new(the("notes"), the("2026-12-10T10:00"), Minutes(15));
        booking.people = vec![the("aisha")];
        Series { id: the("new"), booking, repeat: the(rule), except: vec![] }.into()
    };
    let weeks = |landing: &Landing| landing.weeks.iter().map(ToString::to_string).collect::<Vec<_>>();
    let short = lands(&[series("FREQ=WEEKLY;UNTIL=20261224")]);
    assert_eq!(
        (weeks(&short), short.stretch),
        (["2026-W50", "2026-W51", "2026-W52"].map(String::from).to_vec(), None)
    );
    let long = lands(&[series("FREQ=WEEKLY")]);
    assert_eq!(long.stretch, Some(the("2026-W50")..=the("2027-W08")));
    // An exception lands on its day alone.
    let (id, row) = state.records.series.iter().next().unwrap();
    let mut without = Series::clone(&row.item);
    without.except.push(the("2026-12-14"));
    let one = lands(&[without.into()]);
    assert_eq!((weeks(&one), one.stretch), (vec!["2026-W51".to_owned()], None), "{id}");
    // What ended long ago shows its last weeks.
    let mut share = state.shares().find(|share| share.until.is_none()).unwrap().clone();
    let from = share.from;
    share.hours = Minutes(600);
    let ever = lands(&[share.into()]);
    assert_eq!(ever.stretch, Some(this.max(from.week())..=this.max(from.week()).plus(11)));
}

/// What no rule of a week reads, or nothing refers to yet, is looked for in no week, and leaves what is known of weeks.
#[test]
fn what_no_rule_of_a_week_reads_lands_in_no_week() {
    let state = example_state();
    let this: Week = the("2026-W49");
    let place = Place {
        id: the("new-hall"),
        name: "New Hall".into(),
        ..state.records.places.values().next().unwrap().item.as_ref().clone()
    };
    let organisation = state.records.organisations.values().next().unwrap().item.as_ref().clone();
    let organisation = Organisation { name: "Otherwise".into(), ..organisation };
    let activity = Activity { id: the("new-thing"), ..state.activity(&the("phone")).unwrap().clone() };
    let mark = HandoverMark { person: the("eilidh"), rev: 3, at: Instant(29_900_000) };
    // What may be named all the same, as far as the cache can know, is worked out again.
    let changes: [(Change, bool); 4] =
        [(place.into(), false), (organisation.into(), true), (activity.into(), false), (mark.into(), true)];
    let rules = RuleContext::new(&state, this.monday());
    let _ = judge_week(&rules, this);
    let known = rules.into_cache();
    for (change, is_kept) in changes {
        let after = state.preview(&[change]).unwrap();
        assert!(Landing::of(&state, &after, this).is_empty(), "{:?}", Landing::of(&state, &after, this));
        let brought = known.clone().brought_to(&after, this.monday());
        if is_kept {
            assert_eq!((brought.many(), brought.hours(this).is_some()), (known.many(), true));
        }
        let anew = flags_of_week(&after, this, this.monday());
        let rules = RuleContext::knowing(&after, this.monday(), brought);
        let told = |flags: &[Flag]| flags.iter().map(|it| (it.rule, it.message.clone())).collect::<Vec<_>>();
        assert_eq!(told(&judge_week(&rules, this)), told(&anew));
    }
    // A place that is there is read in every week.
    let mut there = state.records.places.values().next().unwrap().item.as_ref().clone();
    there.low_signal = !there.low_signal;
    assert!(!Landing::of(&state, &state.preview(&[there.into()]).unwrap(), this).is_empty());
}

#[test]
fn what_is_being_saved_is_not_judged_against_itself() {
    let mut sitting = at_a_desk("owner");
    sitting.at("eilidh", "2026-12-03").press("a").types("thu 14 phone a1 30m eilidh");
    sitting.sees("adds");
    let before = sitting.screen();
    assert!(!before.contains("othing new is flagged"), "{before}");
    let effects = sitting.app.update(Input::Key(super::key("enter")));
    let [Effect::Commit { changes, .. }] = effects.as_slice() else { panic!("nothing is saved") };
    // The state that has it comes before the word that it is saved.
    let changes: Vec<Change> = changes.iter().map(|(change, _)| change.clone()).collect();
    let after = sitting.app.state.preview(&changes).unwrap();
    sitting.app.update(Input::State(std::sync::Arc::new(after), vec![]));
    while sitting.app.is_judging() {
        sitting.app.update(Input::Idle);
    }
    assert!(!sitting.screen().contains("othing new is flagged"), "{}", sitting.screen());
}

/// A series that is cut in two, or whose time moves, takes what is said of it along; so does a family that is handed over.
#[test]
fn what_is_said_before_and_after_is_neither_added_nor_cleared() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-11T10:15").press("m . w");
    said(&mut sitting);
    let preview = sitting.app.preview.as_ref().unwrap();
    assert!(preview.flags.is_settled());
    let told = |flags: &[Flag], rule: &str| flags.iter().filter(|flag| flag.rule == rule).count();
    for rule in ["clash.on_leave", "sole.visit"] {
        let told = [told(&preview.flags.adds, rule), told(&preview.flags.clears, rule)];
        assert_eq!(told, [0, 0], "{rule}: {:#?}", preview.flags.clears);
    }
    // What it does change is still told.
    assert!(!preview.flags.clears.is_empty());
}

#[test]
fn of_what_goes_on_it_is_said_how_far_was_looked() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").types("every thu 16:40 phone c4 60m aisha");
    while sitting.app.is_judging() {
        sitting.input(Input::Idle);
    }
    let line = said(&mut sitting);
    assert!(line.starts_with("adds ") && line.contains("adds in the 12 weeks from W49"), "{line}");
    // Of what has an end all is looked at.
    sitting.types(" until 31/12");
    while sitting.app.is_judging() {
        sitting.input(Input::Idle);
    }
    let line = said(&mut sitting);
    assert!(line.starts_with("adds ") && line.contains("adds in W49 to W53"), "{line}");
}

#[test]
fn a_whole_series_that_changes_is_judged_in_the_weeks_that_are_over_too() {
    let state = example_state();
    let mut series = state.records.series.values().next().unwrap().item.as_ref().clone();
    series.booking.start = the("2026-09-07T10:00");
    series.repeat = "FREQ=WEEKLY".parse().unwrap();
    let state = state.preview(&[series.clone().into()]).unwrap();
    series.booking.minutes = Minutes(5);
    let after = state.preview(&[series.into()]).unwrap();
    let all = Landing::to_the_end(&state, &after, the("2026-W49")).all();
    assert!(all.contains(&the("2026-W45")) && all.contains(&the("2026-W49")), "{all:?}");
}

#[test]
fn who_joins_or_leaves_is_previewed_line_by_line() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("-");
    let preview = sitting.app.preview.as_ref().unwrap();
    assert!(preview.flags.adds.iter().any(|flag| flag.rule == "cover.session"), "{:?}", preview.flags.adds);
    sitting.press("esc +");
    assert!(sitting.app.preview.is_some());
    sitting.press("esc");
    assert!(sitting.app.preview.is_none());
}

#[test]
fn what_a_closed_week_does_not_take_is_said_before_it_is_saved() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").types("fri 27/11 14:00 phone c4 aisha every week");
    sitting.input(Input::Resized(250, 50));
    sitting.sees("start it in a later week, or reopen that week first.");
    sitting.press("enter").open(1).saved(0).regrets("W48 is closed for Strathmore");
    // Nor is anything asked of what cannot be.
    sitting.press("esc").at("aisha", "2026-11-27").press("tab d").open(0).saved(0);
}
