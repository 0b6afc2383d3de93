//! The Training screen: what is marked, what follows from it, and writing it down; and the role card of a person.

use crate::app::layer::{Layer, LineLayer, LinePurpose, PageLayer, Paragraph, Personal};
use crate::app::{App, Screen, words};
use crate::domain::{Activity, Boundary, CourseId, Date, Person, PersonId, Training};
use crate::planner::training::{Matrix, Touched, may_not_lead, modules_to_go, shadowing, touched};
use crate::rules::{Flag, WORDS_TO_SHOW};

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
    pub touched: Vec<Touched>,
    /// The modules they have yet to do.
    pub to_go: Vec<String>,
    /// The sessions ahead in which they are along to learn.
    pub shadowing: Vec<Touched>,
}

impl App {
    /// The matrix is worked out, and the marks are on what is there.
    pub(in crate::app) fn settle_training(&mut self) {
        if self.screen != Screen::Training {
            self.training.matrix = None;
            return;
        }
        let matrix = self.views.with_room(&self.state, self.now.date(), |room, _| Matrix::of(room));
        self.settle_person(&matrix.people, None);
        let training = &mut self.training;
        training.beside.settle(&mut training.course, &matrix.courses, || None);
        self.training.matrix = Some(matrix);
    }

    /// Goes so many people down, or up when negative.
    pub(in crate::app) fn step_training(&mut self, by: i32) {
        let people = self.training.matrix.as_ref().map_or(&[][..], |matrix| &matrix.people);
        let at = people.iter().position(|id| Some(id) == self.spot.person.as_ref()).unwrap_or(0);
        let next = people.get(crate::app::screen::policies::commands::stepped(at, by, people.len())).cloned();
        if let Some(person) = next {
            self.spot.person = Some(person);
            self.spot.session = None;
        }
    }

    /// Goes so many courses to the right, or to the left when negative.
    pub(in crate::app) fn step_course(&mut self, by: i32) {
        let courses = self.training.matrix.as_ref().map_or(&[][..], |matrix| &matrix.courses);
        let at = crate::app::screen::policies::commands::stepped(self.training.column(), by, courses.len());
        self.training.course = courses.get(at).cloned().or_else(|| self.training.course.take());
    }

    /// Who and which course are marked on the Training screen.
    #[must_use]
    pub fn training_marked(&self) -> Option<(&PersonId, &CourseId)> {
        let shown = self.screen == Screen::Training;
        Some((self.spot.person.as_ref().filter(|_| shown)?, self.training.course.as_ref()?))
    }

    /// What follows from how the marked course stands for the marked person.
    #[must_use]
    pub fn training_effects(&self) -> Option<Effects> {
        let (person, course) = self.training_marked()?;
        let room = self.room();
        let title =
            |id: &CourseId| self.state.course(id).map_or_else(|| id.to_string(), |it| it.title.clone());
        let there = self.state.training(person, course);
        let ahead = self.state.training_ahead(person, course).filter(|ahead| Some(*ahead) != there);
        let needs = may_not_lead(&room, person).into_iter().filter(|it| it.needs.contains(course));
        Some(Effects {
            training: there.cloned(),
            refresher: ahead.cloned(),
            may_not_lead: needs.map(|activity| activity.title.clone()).collect(),
            touched: touched(&room, person, course),
            to_go: modules_to_go(&room, person).iter().map(title).collect(),
            shadowing: shadowing(&room, person),
        })
    }

    /// Opens the line that notes how far the marked person is with the marked course, with what is there already.
    pub(in crate::app) fn edit_training(&mut self) {
        let Some((person, course)) = self.training_marked() else { return };
        let there = self.state.training(person, course);
        let day = |day: Option<crate::domain::Date>, before: &str| {
            day.map(|day| format!(" {before}{day}")).unwrap_or_default()
        };
        let written = there.map_or_else(String::new, |it| {
            format!("{}{}{}", it.state, day(it.on, ""), day(it.expires, "until "))
        });
        let text = format!("{course} {written}");
        let prompt = format!("Training of {}: course, how far, when", self.state.call(person));
        let purpose = LinePurpose::Personal(person.clone(), Personal::Training);
        let line = LineLayer::new(purpose, prompt, self).with_text(&text, self);
        self.layers.push(Layer::Line(line));
    }

    /// The flags about the training of the marked person.
    pub(in crate::app) fn flags_of_training(&self) -> Vec<Flag> {
        let person = self.spot.person.as_ref();
        let about = |flag: &&Flag| {
            flag.rule.starts_with("training.") && person.is_some_and(|id| flag.people.contains(id))
        };
        let week = self.view().map_or(&[][..], |view| &view.flags);
        week.iter().filter(about).cloned().collect()
    }

    /// Opens the role card of the selected person: what the role is, what it is not, and their own limits.
    pub(in crate::app) fn open_role_card(&mut self) {
        let person = self.spot.person.as_ref().and_then(|id| self.state.person(id));
        let Some(person) = person else { return };
        let page = PageLayer::new(format!("Role card · {}", person.name), self.role_card(person));
        self.layers.push(Layer::Page(page));
    }

    fn role_card(&self, person: &Person) -> Vec<Paragraph> {
        let fact = |name: &str, what: String| Paragraph::Fact(name.to_owned(), what);
        if !person.role.is_peer() {
            let what = format!(
                "{} is a {} and not in a peer role: the card is for those who are.",
                person.short_name(),
                person.role.title()
            );
            return vec![Paragraph::Text(what)];
        }
        let of = |boundary: Boundary, direct: Option<bool>| -> String {
            let all = self.state.activities().into_iter();
            let wanted =
                |it: &&Activity| it.boundary == boundary && direct.is_none_or(|direct| it.direct == direct);
            let titles: Vec<&str> = all.filter(wanted).map(|it| it.title.as_str()).collect();
            if titles.is_empty() { "nothing in the catalogue".to_owned() } else { titles.join(", ") }
        };
        let room = self.room();
        let own = if person.boundaries.is_empty() {
            "none beyond these".to_owned()
        } else {
            person
                .boundaries
                .iter()
                .map(|it| it.replace(':', ": ").replace('-', " "))
                .collect::<Vec<_>>()
                .join("; ")
        };
        let to_lead: Vec<&str> = may_not_lead(&room, &person.id).iter().map(|it| it.title.as_str()).collect();
        let modules = modules_to_go(&room, &person.id).len();
        let mut yet = vec![];
        if !to_lead.is_empty() {
            yet.push(format!("lead {}; they may join and learn", to_lead.join(", ")));
        }
        if modules > 0 {
            yet.push(format!("be alone with a family: {modules} of the seven modules to go"));
        }
        let yet = if yet.is_empty() { "nothing: all courses are done".to_owned() } else { yet.join("; ") };
        vec![
            Paragraph::Heading("What the role is".to_owned()),
            fact("with families", of(Boundary::Peer, Some(true))),
            fact("beside that", of(Boundary::Peer, Some(false))),
            fact("with a colleague", of(Boundary::Joint, None)),
            Paragraph::Heading("What it is not".to_owned()),
            fact("not a peer's", of(Boundary::NotPeer, None)),
            fact("never", of(Boundary::Never, None)),
            Paragraph::Heading("Their own".to_owned()),
            fact("agreed limits", own),
            fact("not yet alone", yet),
            Paragraph::Heading("Words to show".to_owned()),
            Paragraph::Text(format!("“{WORDS_TO_SHOW}”")),
        ]
    }
}

/// Sessions in a row: `BookBug on Wed 2 Dec`.
#[must_use]
pub fn in_a_row(sessions: &[Touched], today: Date) -> String {
    let each = sessions.iter().map(|it| format!("{} on {}", it.title, words::day(it.start.date(), today)));
    each.collect::<Vec<_>>().join(", ")
}
