//! The Training screen: what is marked, what follows from it, and writing it down; and the role card of a person.

use crate::app::layer::{Layer, LineLayer, LinePurpose, Personal};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Change, CourseId, Date, Key, PersonId, Training, TrainingState};
use crate::report::training::{Matrix, OutOfDateSession, may_not_lead, modules_to_go, shadowing, touched};
use crate::rules::Flag;

/// What follows from how a course stands for somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// What is noted of it: the certificate, or how far it has come.
    pub training: Option<Training>,
    /// What is booked or waited for beside the certificate.
    pub refresher: Option<Training>,
    /// The activities that need the course and that they may not lead yet.
    pub may_not_lead: Vec<String>,
    /// The sessions ahead that need it and for which they do not hold it then.
    pub touched: Vec<OutOfDateSession>,
    /// The modules they have yet to do.
    pub to_go: Vec<String>,
    /// The sessions ahead in which they are along to learn.
    pub shadowing: Vec<OutOfDateSession>,
}

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Training",
    scopes: &[Scope::Training, Scope::Global],
    shown_by: &[Command::ShowTraining],
    hints: &[
        Command::EditTraining,
        Command::RemoveTraining,
        Command::RoleCard,
        Command::Left,
        Command::Right,
        Command::Down,
        Command::Up,
        Command::Why,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Training screen.
pub(in crate::app) struct TrainingScreen;

impl Screen for TrainingScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::EditTraining => edit_training(app),
            Command::RemoveTraining => return remove_training(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let training = &mut app.screens.training;
        let courses = training.matrix.as_ref().map_or(&[][..], |matrix| &matrix.courses);
        let at = stepped(training.row(), by, courses.len());
        training.course = courses.get(at).cloned().or_else(|| training.course.take());
    }

    fn step_across(&self, app: &mut App, by: i32) {
        let people = app.screens.training.matrix.as_ref().map_or(&[][..], |matrix| &matrix.people);
        let at = people.iter().position(|id| Some(id) == app.selection.person.as_ref()).unwrap_or(0);
        let next = people.get(stepped(at, by, people.len())).cloned();
        app.select_person(next);
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let matrix = app.views.with_rules(&app.state, app.now.date(), |rules, _| Matrix::of(rules));
        app.keep_to(&matrix.people, None);
        let training = &mut app.screens.training;
        training.beside.settle(&mut training.course, &matrix.courses, || None);
        training.matrix = Some(matrix);
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.training.matrix = None;
    }

    fn selects_anybody(&self) -> bool {
        true
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (flags_of_marked(app), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::Training, no_training(app));
    }
}

/// Who and which course are marked on the Training screen.
#[must_use]
pub fn marked(app: &App) -> Option<(&PersonId, &CourseId)> {
    let shown = app.screen == ScreenId::Training;
    Some((app.selection.person.as_ref().filter(|_| shown)?, app.screens.training.course.as_ref()?))
}

/// What follows from how the marked course stands for the marked person.
#[must_use]
pub fn effects(app: &App) -> Option<Effects> {
    let (person, course) = marked(app)?;
    let rules = app.rules();
    let title = |id: &CourseId| app.state.course(id).map_or_else(|| id.to_string(), |it| it.title.clone());
    let there = app.state.training(person, course);
    let ahead = app.state.training_ahead(person, course).filter(|ahead| Some(*ahead) != there);
    let needs = may_not_lead(&rules, person).into_iter().filter(|it| it.needs.contains(course));
    Some(Effects {
        training: there.cloned(),
        refresher: ahead.cloned(),
        may_not_lead: needs.map(|activity| activity.title.clone()).collect(),
        touched: touched(&rules, person, course),
        to_go: modules_to_go(&rules, person).iter().map(title).collect(),
        shadowing: shadowing(&rules, person),
    })
}

/// Opens the line that notes how far the marked person is with the marked course, with what is there already.
fn edit_training(app: &mut App) {
    let Some((person, course)) = marked(app) else { return };
    let there = app.state.training(person, course);
    let day = |day: Option<crate::domain::Date>, before: &str| {
        day.map(|day| format!(" {before}{day}")).unwrap_or_default()
    };
    let written = there.map_or_else(String::new, |it| {
        format!("{}{}{}", it.state, day(it.on, ""), day(it.expires, "until "))
    });
    let text = format!("{course} {written}");
    let prompt = format!("Training of {}: course, how far, when", app.state.display_name(person));
    let purpose = LinePurpose::Personal(person.clone(), Personal::Training);
    let line = LineLayer::new(purpose, prompt, app).with_text(&text, app);
    app.layers.push(Layer::Line(line));
}

/// Takes out what is noted of the marked person's marked course; where a certificate has something booked beside it, what is
/// booked goes first.
fn remove_training(app: &mut App) -> Vec<Effect> {
    let Some((person, course)) = marked(app) else { return vec![] };
    let of = (person.clone(), course.clone());
    let Some(there) = app.state.training_ahead(person, course).or_else(|| app.state.training(person, course))
    else {
        app.say("Nothing is noted there.");
        return vec![];
    };
    let title = app.state.course(course).map_or(course.as_str(), |it| it.title.as_str());
    let name = app.state.display_name(person);
    let summary = format!("Take out {name}'s {title}: {}", there.state);
    let is_beside = app.state.records.refreshers.contains_key(&of);
    let key = if is_beside { Key::Refresher(of) } else { Key::Training(of) };
    app.save_now(vec![Change::Remove(key)], summary, None)
}

/// Why I may not note training of the selected person.
fn no_training(app: &App) -> Option<String> {
    let person = app.selection.person.clone()?;
    let course = app.state.courses().first()?.id.clone();
    let state = TrainingState::Requested;
    app.refusal(None::<Training>, Training { person, course, state, on: None, expires: None })
}

/// The flags about the training of the marked person.
fn flags_of_marked(app: &App) -> Vec<Flag> {
    let person = app.selection.person.as_ref();
    let about = |flag: &&Flag| {
        flag.rule.starts_with("training.") && person.is_some_and(|id| flag.people.contains(id))
    };
    let week = app.view().map_or(&[][..], |view| &view.flags);
    week.iter().filter(about).cloned().collect()
}

/// Sessions in a row: `BookBug on Wed 2 Dec`.
#[must_use]
pub fn in_a_row(sessions: &[OutOfDateSession], today: Date) -> String {
    let each = sessions.iter().map(|it| format!("{} on {}", it.title, words::day(it.start.date(), today)));
    each.collect::<Vec<_>>().join(", ")
}
