//! The pictures of the program and the recorded tour: those that are committed are those that the program makes, and the tour
//! is true.

use std::num::NonZero;
use std::path::Path;
use std::sync::LazyLock;

use tandem::app::App;
use tandem::domain::{Date, LeaveState, Record, Status};
use tandem::rota::{Booked, RotaWeek};

use super::app::the;

#[path = "../../examples/pictures/made/mod.rs"]
mod made;

/// The folder of the pictures, and the most bytes of one; the same of the film.
const PICTURES: (&str, usize) = ("docs/pictures/", 60_000);
const FILM: (&str, usize) = ("docs/tour/five-minutes.svg", 400_000);

/// The tour, played once for all tests.
struct Tour {
    played: made::tour::Played,
    /// How it stood after each step.
    after: Vec<After>,
}

static TOUR: LazyLock<Tour> = LazyLock::new(|| {
    let mut after = vec![];
    let played = made::tour::played(made::tour::steps(root()).unwrap(), |_, app| after.push(After::of(app)));
    Tour { played: played.unwrap(), after }
});

/// What the tour changes.
struct After {
    red: usize,
    leave: LeaveState,
    calls_on_friday: usize,
    is_published: bool,
}

impl After {
    fn of(app: &App) -> Self {
        let (thursday, friday): (Date, Date) = (the("2026-12-03"), the("2026-12-04"));
        let asked_for = |record: Record| match record {
            Record::Leave(leave) if leave.span.first_day() == thursday => Some(leave.state),
            _ => None,
        };
        let rota = RotaWeek::of(&app.state, friday.week()).unwrap();
        let is_call = |it: &&Booked| {
            it.booking().status == Status::Planned && it.booking().families.contains(&the("c4"))
        };
        Self {
            red: app.to_look_at().red,
            leave: app.state.rows().find_map(|(_, record)| asked_for(record)).unwrap(),
            calls_on_friday: rota.sessions_of_on(&the("aisha"), friday).filter(is_call).count(),
            is_published: app.state.team_state(friday.week(), &the("strathmore")).word() == "published",
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether every tag is closed where it should be and nothing stands open.
fn is_well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = vec![];
    for tag in svg.split('<').skip(1) {
        let Some((tag, text)) = tag.split_once('>') else { return false };
        let quotes = tag.matches('"').count();
        let entities = ["&amp;", "&lt;", "&gt;"].iter().map(|it| text.matches(it).count()).sum::<usize>();
        if quotes % 2 == 1 || text.matches('&').count() != entities {
            return false;
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) if open.pop() != Some(name) => return false,
            (false, false) => open.push(name),
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn the_pictures_are_those_that_the_program_makes() {
    let files = made::all(&TOUR.played).unwrap();
    let renews = std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always");
    for file in &files {
        let path = root().join(&file.path);
        if renews {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.text).unwrap();
            continue;
        }
        let there = std::fs::read_to_string(path).unwrap_or_default();
        assert!(there == file.text, "{} is not what is drawn now: cargo run --example pictures", file.path);
    }
    for found in std::fs::read_dir(root().join(PICTURES.0)).unwrap() {
        let name = format!("{}{}", PICTURES.0, found.unwrap().file_name().to_string_lossy());
        assert!(files.iter().any(|file| file.path == name), "{name} is made by nobody");
    }
    for file in files.iter().filter(|file| Path::new(&file.path).extension().is_some_and(|it| it == "svg")) {
        let most = if file.path == FILM.0 { FILM.1 } else { PICTURES.1 };
        assert!(file.text.len() < most, "{} has {} bytes", file.path, file.text.len());
        assert!(is_well_formed(&file.text), "{}", file.path);
        for outside in ["<script", "href", "url(", "@import", "<foreignObject"] {
            assert!(!file.text.contains(outside), "{} has {outside}", file.path);
        }
    }
}

#[test]
fn every_step_of_the_tour_does_what_is_said_of_it() {
    let Tour { played, after } = &*TOUR;
    let steps = || played.steps.iter().map(|(step, _)| step);
    let of = |words: &str| {
        let at = steps().position(|step| step.said.contains(words)).unwrap_or_else(|| panic!("{words}"));
        (&after[at - 1], &after[at])
    };
    let (_, then) = of("Enter again does it");
    assert_eq!(then.red, after[0].red - 1);
    let (before, then) = of("saves the leave and its cover");
    assert_eq!((before.leave, then.leave), (LeaveState::Requested, LeaveState::Approved));
    let (before, then) = of("Enter saves it");
    assert_eq!((before.calls_on_friday, then.calls_on_friday), (0, 1));
    let (before, then) = of("u takes it back");
    assert_eq!((before.calls_on_friday, then.calls_on_friday), (1, 0));
    let (before, then) = of("everybody in the team sees it");
    assert_eq!((before.is_published, then.is_published), (false, true));
    let lines: usize = steps().map(|step| step.keys.matches('\'').count() / 2).sum();
    let keys: usize = steps().map(|step| pressed(&made::tour::keys(&step.keys).unwrap())).sum();
    let counted = format!("{keys} keys and {lines} lines of text");
    assert!(steps().next_back().unwrap().said.contains(&counted), "{counted}");
}

/// How many of keys are pressed by themselves, and not typed as text.
fn pressed(keys: &[(crokey::KeyCombination, bool)]) -> usize {
    keys.iter().filter(|(_, is_typed)| !is_typed).count()
}

#[test]
fn a_step_that_does_not_lead_to_what_it_claims_is_named() {
    let wrong = |line: &str| {
        let steps = made::tour::steps_of(line).unwrap();
        made::tour::played(steps, |_, _| {}).err().map(|wrong| wrong.to_string()).unwrap_or_default()
    };
    assert_eq!(wrong("It begins. | | DRAFT, not published"), "");
    assert!(wrong("It is out. | | PUBLISHED").contains("It is out.: “PUBLISHED” is not there"));
    assert!(wrong("It is out. | | no longer DRAFT").contains("“DRAFT” is there"));
    assert!(wrong("It leaves. | q | DRAFT").contains("Quit"));
    assert!(wrong(&format!("{} | | DRAFT", "long ".repeat(24))).contains("no room"));
    assert!(made::tour::steps_of("Nothing is claimed.").is_err());
}

#[test]
fn a_terminal_that_plays_the_recording_shows_the_tour() {
    let played = &TOUR.played;
    let recording = std::fs::read_to_string(root().join("docs/tour/five-minutes.cast")).unwrap();
    let mut lines = recording.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let header = lines.next().unwrap();
    let side = |name: &str| the::<NonZero<u16>>(&header[name].to_string());
    let mut terminal = vt100::Parser::new(side("height"), side("width"), 0);
    let (mut marks, mut last) = (vec![], 0.0);
    for event in lines {
        let at = event[0].as_f64().unwrap();
        assert!(at >= last, "it goes back in time at {at}");
        last = at;
        match event[1].as_str().unwrap() {
            "m" => marks.push(event[2].as_str().unwrap().to_owned()),
            _ => terminal.process(event[2].as_str().unwrap().as_bytes()),
        }
    }
    assert_eq!(marks, played.steps.iter().map(|(step, _)| step.said.clone()).collect::<Vec<_>>());
    let shown = terminal.screen().rows(0, side("width").get()).map(|row| row.trim_end().to_owned());
    let drawn = played.shots.last().unwrap().scene.text();
    assert_eq!(shown.collect::<Vec<_>>(), drawn.iter().map(|row| row.trim_end()).collect::<Vec<_>>());
    assert!(last > 60.0, "it lasts {last} seconds");
}
