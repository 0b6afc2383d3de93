//! Pictures of figures: equal to what other commands say, in every form, and only to those whose figures they are.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::exchange::give::{ChartOf, ExportOrder, Format, Given};
use tandem::report::chart::{
    Chart, ChartAsked, ChartCell, ChartUnit, TextRoom, away, balance, drawn, load, to_look_at,
};
use tandem::rota::{RotaWeek, Visibility, WeekHours};
use tandem::rules::{flags_of_weeks, standing_flags};

use crate::app::example_state;
use crate::build::parse;
use crate::pages::{Asker, READERS, author, given, is_well_formed, order};

const CHARTS: &[ChartOf] = &[ChartOf::Load, ChartOf::Balance, ChartOf::Leave, ChartOf::Risk];

fn weeks() -> (Week, Week) {
    (parse("2026-W47"), parse("2026-W50"))
}

/// A chart for somebody of the example service.
fn chart_of(of: ChartOf, who: &str) -> Chart {
    let (whole, author) = (example_state(), author(who));
    let state = Redaction::before(&author, &whole).over(&whole);
    let sight = Visibility::of(&whole, &author);
    let today = example::now().date();
    let asked = ChartAsked {
        state: &state,
        author: &author,
        sight: &sight,
        weeks: weeks(),
        today,
        person: None,
        team: None,
    };
    match of {
        ChartOf::Load => load(&asked).unwrap(),
        ChartOf::Balance => balance(&asked).unwrap(),
        ChartOf::Leave => away(&asked),
        ChartOf::Risk => to_look_at(&asked),
    }
}

fn drawn_as(of: ChartOf, format: Format, who: &str) -> String {
    let (first, last) = weeks();
    let order = ExportOrder { first, last, chart: of, ..order(Given::Chart, format) };
    given(&example_state(), who, &order).unwrap()
}

/// What stands between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

#[test]
fn the_figures_of_load_and_balance_are_those_of_the_hours() {
    let state = example_state();
    let (first, last) = weeks();
    let (loads, balances) =
        (drawn_as(ChartOf::Load, Format::Svg, "owner"), drawn_as(ChartOf::Balance, Format::Svg, "owner"));
    let mut compared = 0;
    for week in first.to(last) {
        for hours in WeekHours::of(&state, &RotaWeek::of(&state, week).unwrap()).people {
            let name = &state.person(&hours.person).unwrap().name;
            let said = |picture: &str| {
                let told = between(picture, "<desc id=\"chart-told\">", "</desc>");
                let line =
                    told.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap().to_owned();
                line.split(", ").find_map(|cell| cell.strip_prefix(&format!("{week} "))).unwrap().to_owned()
            };
            let percent = hours.load_percent().map_or("–".to_owned(), |it| format!("{it} %"));
            assert_eq!(said(&loads), percent, "{name} {week}");
            let over = match hours.balance() {
                Minutes(0) => "0:00".to_owned(),
                Minutes(1..) => format!("+{}", hours.balance()),
                under => format!("−{}", under.abs()),
            };
            assert_eq!(said(&balances), over, "{name} {week}");
            compared += 1;
        }
    }
    assert!(compared > 15, "{compared}");
}

#[test]
fn ones_own_figures_are_for_oneself_and_ones_lead() {
    let state = example_state();
    let (first, last) = weeks();
    for who in READERS {
        let me = state.people().find(|it| it.id.as_str() == *who);
        let asker = Asker::of(&state, who);
        for (chart, format) in
            [(ChartOf::Load, Format::Svg), (ChartOf::Load, Format::Txt), (ChartOf::Balance, Format::Html)]
        {
            let picture =
                asker.given(&ExportOrder { first, last, chart, ..order(Given::Chart, format) }).unwrap();
            for person in state.people() {
                let may = *who == "owner"
                    || me.is_some_and(|me| {
                        me.id == person.id || (me.role == Role::TeamLead && me.team == person.team)
                    });
                assert!(
                    may || !picture.contains(&person.name),
                    "{who} reads of {} in {format:?}",
                    person.name
                );
            }
            assert!(picture.contains("as a whole") || ["owner"].contains(who), "{who} reads of nobody");
        }
    }
}

#[test]
fn a_team_as_a_whole_gives_nobody_away() {
    // Two in a team: what both have together, less one's own, is the other's.
    let peer = chart_of(ChartOf::Load, "eilidh");
    let whole = |chart: &Chart, team: &str| {
        chart
            .lines
            .iter()
            .find(|line| line.name.starts_with(team) && line.name.ends_with("as a whole"))
            .cloned()
    };
    let own = whole(&peer, "Ailsa").unwrap();
    assert!(own.cells.iter().all(|cell| !matches!(cell, ChartCell::Figure(_))), "{own:?}");
    assert!(own.cells.contains(&ChartCell::KeptBack));
    // Of another team both are others.
    let other = whole(&peer, "Strathmore").unwrap();
    assert!(other.cells.iter().any(|cell| matches!(cell, ChartCell::Figure(_))), "{other:?}");
    // What is not out yet is told of nobody.
    let last = *chart_of(ChartOf::Load, "isla").lines[0].cells.last().unwrap();
    assert_eq!(last, ChartCell::NotOut);
    // A lead has their own people by name and no whole of them.
    assert!(whole(&chart_of(ChartOf::Load, "morag"), "Ailsa").is_none());
}

#[test]
fn counts_of_flags_are_those_of_the_rules_and_small_ones_are_not_said() {
    let state = example_state();
    let (first, last) = weeks();
    let today = example::now().date();
    let mut flags = flags_of_weeks(&state, first.to(last), today);
    flags.extend(standing_flags(&state, today));
    let chart = chart_of(ChartOf::Risk, "owner");
    let (mut shown, mut few) = (0, 0);
    for (line, severity) in chart.lines.iter().zip(["red", "amber", "note"]) {
        for (week, cell) in first.to(last).zip(&line.cells) {
            let many = flags.iter().filter(|it| it.week == week && it.severity.word() == severity).count();
            match (many, cell) {
                (1..=4, ChartCell::Few) => few += 1,
                (_, ChartCell::Figure(it))
                    if usize::try_from(*it) == Ok(many) && !(1..=4).contains(&many) =>
                {
                    shown += 1;
                }
                _ => panic!("{severity} {week}: {many}, {cell:?}"),
            }
        }
    }
    assert!(shown > 3 && few > 1, "{shown} {few}");
    let picture = drawn_as(ChartOf::Risk, Format::Svg, "owner");
    assert!(picture.contains("&lt;5"));
    for who in ["morag", "eilidh", "isla"] {
        for cell in chart_of(ChartOf::Risk, who).lines.iter().flat_map(|line| &line.cells) {
            assert!(!matches!(cell, ChartCell::Figure(1..=4)), "{who}");
        }
    }
}

#[test]
fn a_picture_is_whole_by_itself_and_the_same_twice() {
    let ((first, last), state) = (weeks(), example_state());
    for who in ["owner", "fiona", "eilidh", "isla", "leanne"] {
        let asker = Asker::of(&state, who);
        for of in CHARTS {
            let drawn_as = |format| {
                asker.given(&ExportOrder { first, last, chart: *of, ..order(Given::Chart, format) }).unwrap()
            };
            let picture = drawn_as(Format::Svg);
            assert_eq!(picture, drawn_as(Format::Svg));
            assert!(picture.starts_with("<svg data-made-by=\"Tandem\""));
            assert!(picture.contains("<title id=") && picture.contains("<desc id="));
            is_well_formed(&picture).unwrap_or_else(|error| panic!("{of:?} {who}: {error}"));
            let page = drawn_as(Format::Html);
            assert_eq!(page, drawn_as(Format::Html));
            is_well_formed(&page).unwrap_or_else(|error| panic!("{of:?} {who}: {error}"));
            assert!(page.contains("<caption>") && page.contains("<svg data-made-by"));
            for text in [&picture, &page] {
                let outside = text.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
                for never in [
                    "<script",
                    "http:",
                    "https:",
                    "url(",
                    "href",
                    "<image",
                    "<use",
                    "foreignObject",
                    "@import",
                ] {
                    assert!(!outside.contains(never), "{of:?} {who}: {never}");
                }
                let small = outside.to_lowercase();
                for never in ["sick", "carer", "wellbeing", "muirton", "lochbank", "westgate", "family-"] {
                    assert!(!small.contains(never), "{of:?} {who}: {never}");
                }
                let mut words = small.split(|c: char| !c.is_alphanumeric());
                let is_reference =
                    |it: &&str| FamilyRef::parse(it).is_ok_and(|it| example_state().family(&it).is_some());
                assert_eq!(words.find(is_reference), None, "{of:?} {who}");
            }
        }
    }
}

#[test]
fn in_letters_there_is_one_for_each_week_at_twenty_columns() {
    let wide = |line: &str| unicode_width::UnicodeWidthStr::width(line);
    for of in CHARTS {
        for is_plain in [false, true] {
            for columns in [1, 20, 40, 80, 200] {
                let chart = chart_of(*of, "owner");
                let lines = drawn(&chart, TextRoom { columns, is_plain });
                for line in &lines {
                    assert!(wide(line) <= columns.clamp(20, 100), "{of:?} {columns}: {line:?}");
                    assert!(
                        !is_plain
                            || chart.unit == ChartUnit::Minutes
                            || line.chars().all(|it| it.is_ascii() || "–−’".contains(it)),
                        "{line}"
                    );
                }
            }
        }
    }
    let chart = chart_of(ChartOf::Load, "eilidh");
    let lines = drawn(&chart, TextRoom { columns: 20, is_plain: false });
    let bars = lines
        .iter()
        .find(|line| line.chars().any(|it| ('▁'..='█').contains(&it)) && !line.contains(','))
        .unwrap();
    let letters = bars.chars().filter(|it| ('▁'..='█').contains(it)).count();
    assert_eq!(letters, chart.weeks.len(), "{lines:#?}");
}

#[test]
fn a_whole_year_of_leave_is_told_by_weeks_and_no_kind() {
    let picture = drawn_as(ChartOf::Leave, Format::Svg, "leanne");
    let told = between(&picture, "<desc id=\"chart-told\">", "</desc>");
    let eilidh = told.lines().find(|line| line.starts_with("Eilidh")).unwrap();
    assert!(eilidh.contains("2026-W28 away, 2026-W29 away") && eilidh.contains("2027-W06 away"), "{eilidh}");
    let text = drawn_as(ChartOf::Leave, Format::Txt, "leanne");
    assert!(
        text.contains('█') && text.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80),
        "{text}"
    );
}
