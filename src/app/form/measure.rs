//! The form that notes a measure of a family: a score at the beginning or at the end, or a goal of hers and how near it is.

use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::App;
use crate::app::layer::Draft;
use crate::app::words;
use crate::domain::{
    Date, FamilyRef, LONGEST_GOAL, Measure, MeasurePoint, PersonId, Scale, identifier, rights,
};

impl App {
    /// Opens the form for the families of the selected session.
    pub(in crate::app) fn open_measure(&mut self) {
        let Some(booked) = self.selected() else { return };
        let families = booked.booking().families.iter().filter(|it| !it.is_stand_in()).cloned();
        let families: Vec<FamilyRef> = families.collect();
        let (by, on) = (booked.booking().people.first().cloned(), booked.start.date().min(self.today()));
        self.open_measure_of(&families, by, on);
    }

    /// Opens the form for some families; whoever sits here took the measure, else the person named.
    pub(in crate::app) fn open_measure_of(&mut self, families: &[FamilyRef], by: Option<PersonId>, on: Date) {
        let Some(by) = self.me.person().cloned().or(by) else {
            self.regret("Nobody is named who took the measure: assign somebody to the session first.");
            return;
        };
        let Some(first) = families.first().cloned() else { return };
        let point = if self.state.measures_of(&first).any(|it| it.point == MeasurePoint::Entry) {
            MeasurePoint::Exit
        } else {
            MeasurePoint::Entry
        };
        let title = format!("A measure, taken by {}", self.state.call(&by));
        let names = families.iter().map(ToString::to_string).collect();
        let free = |name, label| Field::new(name, label, FieldKind::Free, String::new());
        let fields = vec![
            Field::choice("family", "Family", names),
            Field::new("scale", "What", FieldKind::Words(Scale::WORDS), Scale::Wemwbs.to_string()),
            Field::new("point", "When", FieldKind::Words(MeasurePoint::WORDS), point.to_string())
                .hint("entry or exit"),
            Field::new("on", "On", FieldKind::Day, on.to_string()).hint("a day, such as 2026-12-02"),
            free("score", "Score").hint("epds 0 to 30, wemwbs 14 to 70, a goal 0 to 10"),
            free("words", "Her goal").hint("of a goal: a few words of hers; no names"),
        ];
        self.open_form(title, FormPurpose::Measure(by), fields);
    }

    /// Why I may not note a measure of the selected session.
    pub(in crate::app) fn no_measuring(&self) -> Option<String> {
        let booked = self.selected()?;
        let family = booked.booking().families.iter().find(|it| !it.is_stand_in());
        let Some(family) = family.cloned() else { return Some("this session is with no family".to_owned()) };
        let by = self.me.person().or(booked.booking().people.first()).cloned()?;
        let (scale, point, on) = (Scale::Wemwbs, MeasurePoint::Entry, self.today());
        let any = Measure { family, scale, point, on, by, score: Some(14), words: None };
        self.refusal(None::<Measure>, any)
    }
}

impl FormLayer {
    /// Reads the fields, each with what is wrong with it.
    pub(in crate::app) fn read_measure(&mut self, app: &App) {
        let FormPurpose::Measure(by) = &self.purpose else { return };
        let problems = self.measure(by, app).err().unwrap_or_default();
        for field in &mut self.fields {
            field.problem = problems.iter().find(|(name, _)| *name == field.name).map(|it| it.1.clone());
        }
    }

    /// The measure, or what is wrong field by field.
    fn measure(&self, by: &PersonId, app: &App) -> Result<Measure, Vec<(&'static str, String)>> {
        let mut wrong: Vec<(&'static str, String)> = vec![];
        let family = FamilyRef::parse(self.value("family")).ok().filter(|it| self.base.family(it).is_some());
        if family.is_none() {
            wrong.push(("family", "there is no such family: choose one with Tab".to_owned()));
        }
        let scale =
            self.value("scale").parse::<Scale>().map_err(|it| wrong.push(("scale", it.in_full()))).ok();
        let point = self
            .value("point")
            .parse::<MeasurePoint>()
            .map_err(|it| wrong.push(("point", it.in_full())))
            .ok();
        let on = match self.day("on", app) {
            Ok(on) if on > app.today() => Err(format!(
                "{} is still to come: a measure is noted once it is taken",
                words::day(on, app.today())
            )),
            on => on,
        };
        let on = on.map_err(|words| wrong.push(("on", words))).ok();
        let mut score = None;
        if let Some(scale) = scale {
            let (least, most) = scale.bounds();
            let (title, written) = (scale.title(), self.value("score"));
            score = written.parse::<u8>().ok().filter(|score| (least..=most).contains(score));
            if score.is_none() {
                wrong.push(("score", format!("{title} goes from {least} to {most}")));
            }
            if let Some(words) = self.wrong_words(scale) {
                wrong.push(("words", words));
            }
            if let (Scale::Epds, Some(on)) = (scale, on)
                && let Err(words) = rights::epds_taker(&self.base, by, on)
            {
                wrong.push(("scale", words));
            }
        }
        let words = Some(self.value("words").to_owned()).filter(|it| !it.is_empty());
        match (family, scale, point, on, score) {
            (Some(family), Some(scale), Some(point), Some(on), Some(_)) if wrong.is_empty() => {
                Ok(Measure { family, scale, point, on, by: by.clone(), score, words })
            }
            _ => Err(wrong),
        }
    }

    fn wrong_words(&self, scale: Scale) -> Option<String> {
        let words = self.value("words");
        if let Some(regret) = identifier::regret(words) {
            return Some(regret);
        }
        match (scale.is_goal(), words.is_empty()) {
            (true, true) => Some("say her goal in a few words".to_owned()),
            (false, false) => Some(format!("{} is a score and no more: leave this out", scale.title())),
            _ if words.chars().count() > LONGEST_GOAL => {
                Some(format!("a few words: at most {LONGEST_GOAL} letters"))
            }
            _ => None,
        }
    }

    /// What the form would save.
    pub(in crate::app) fn measure_draft(&self, by: &PersonId, app: &App) -> Result<Draft, String> {
        let measure = self.measure(by, app).map_err(|wrong| {
            wrong.into_iter().next().map_or_else(|| "something is missing".to_owned(), |(_, words)| words)
        })?;
        // The history, which more people read, says that something was noted and not what.
        let summary = format!("Note a measure of {}", crate::app::words::family(&measure.family));
        Ok(Draft::new(self.base.clone(), vec![measure.into()], summary))
    }
}
