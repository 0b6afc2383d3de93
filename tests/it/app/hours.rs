//! The Hours screen: a week, four, the leave year; a person's page; and what others may not see.

use tandem::app::screen::hours;
use tandem::app::{Layer, Paragraph, ScreenId};
use tandem::domain::*;
use tandem::rota::{RotaWeek, WeekHours};

use super::{Sitting, at_a_desk, example_state, on_paper, sitting, the};

fn page(sitting: &Sitting) -> String {
    let Some(Layer::Page(page)) = sitting.app.layers.last() else { panic!("no page is open") };
    let said = page.paragraphs.iter().map(|paragraph| match paragraph {
        Paragraph::Heading(text) | Paragraph::Text(text) => text.clone(),
        Paragraph::Fact(name, text) | Paragraph::Course { name, said: text, .. } => format!("{name}: {text}"),
        Paragraph::Key(..) => String::new(),
    });
    said.collect::<Vec<_>>().join("\n")
}

/// A person's hours of weeks, summed by hand.
fn by_hand(state: &State, person: &PersonId, first: Week, weeks: i32) -> [Minutes; 4] {
    let mut sums = [Minutes::ZERO; 4];
    for week in first.to(first.plus(weeks - 1)) {
        let hours = WeekHours::of(state, &RotaWeek::of(state, week).unwrap());
        if let Some(it) = hours.person(person) {
            let found = [it.contract, it.worked(), it.leave, it.balance()];
            sums.iter_mut().zip(found).for_each(|(sum, of)| *sum += of);
        }
    }
    sums
}

#[test]
fn a_week_four_weeks_and_the_leave_year_are_the_sums_of_their_weeks() {
    let mut sitting = sitting();
    sitting.press("6");
    assert_eq!(sitting.app.screen, ScreenId::Hours);
    for (key, first, weeks) in
        [("", "2026-W49", 1), ("w", "2026-W46", 4), ("w", "2026-W15", 52), ("w", "2026-W49", 1)]
    {
        sitting.press(key);
        assert!(hours::are_here(&sitting.app));
        for person in hours::people(&sitting.app) {
            let sum = hours::of_person(&sitting.app, &person).unwrap().sum;
            let found = [sum.contract, sum.worked(), sum.leave, sum.balance()];
            assert_eq!(found, by_hand(&sitting.app.state, &person, the(first), weeks), "{person} {weeks}");
        }
    }
    sitting
        .press("w")
        .sees("4 weeks to W49")
        .press("w")
        .sees("leave year, 52 weeks from 6 Apr 2026 to 4 Apr 2027");
}

#[test]
fn a_person_reads_what_each_figure_comes_to() {
    let mut sitting = at_a_desk("eilidh");
    sitting.press("6 home enter").open(1);
    let said = page(&sitting);
    for words in [
        "contract: 14:24",
        "worked: 14:24  14:24 in shifts and 0:00 in sessions",
        "balance: even  worked 14:24 + leave 0:00 + holiday 0:00 − contract 14:24",
        "direct: 7:10, 50 %",
        "load: 86 %  families, groups, meetings",
        "open:",
    ] {
        assert!(said.contains(words), "no {words:?} in\n{said}");
    }
    sitting.press("esc").open(0).press("w enter");
    assert!(page(&sitting).contains("4 weeks to W49") && page(&sitting).contains("contract: 57:36"));
}

#[test]
fn of_a_draft_others_see_only_their_own() {
    let mut sitting = on_paper(example_state(), "eilidh");
    sitting.press("6");
    let known = |person: &str| hours::of_person(&sitting.app, &the(person)).unwrap();
    assert_eq!((known("eilidh").weeks, known("shona").weeks), (1, 0), "W49 is a draft");
    assert!(known("shona").shown.last().unwrap().1.is_none());
    assert_eq!((known("eilidh").unpublished, known("shona").unpublished), (0, 1));
    assert!(known("shona").shown.iter().any(|(_, hours)| hours.is_some()), "weeks that are out");
    sitting.sees("not published yet");
    // Nor does a post say what its sharers worked, before that is out.
    assert!(hours::of_posts(&sitting.app).is_empty() && !sitting.screen().contains("funded"));
    let mut lead = on_paper(example_state(), "morag");
    lead.press("6");
    assert_eq!(hours::of_person(&lead.app, &the("shona")).unwrap().weeks, 1);
}

#[test]
fn weeks_on_the_disk_are_asked_for_and_the_rest_is_shown_meanwhile() {
    let week: Week = the("2026-W46");
    let away = State::clone(&example_state()).without_sheets(|it| it != week);
    let (mut app, effects) = tandem::app::App::open(tandem::app::AppStart {
        state: std::sync::Arc::new(away),
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: tandem::exchange::example::now(),
        keymap: std::sync::Arc::new(tandem::keymap::Keymap::default()),
        size: (120, 40),
        color_scheme: tandem::app::ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    });
    let keys = ["6", "w"].map(|key| tandem::app::Input::Key(super::key(key)));
    let later: Vec<_> = keys.into_iter().flat_map(|key| app.update(key)).collect();
    let asked = effects.into_iter().chain(later).any(|effect| match effect {
        tandem::app::Effect::Load(weeks) => weeks.contains(&week),
        _ => false,
    });
    assert!(asked, "nobody asked for {week}");
    assert!(!hours::are_here(&app));
    assert!(super::screen_of(&app, 120, 40).contains("loading the rest"));
    app.update(tandem::app::Input::State(example_state(), vec![]));
    assert!(hours::are_here(&app));
}
