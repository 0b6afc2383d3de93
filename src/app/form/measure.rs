//! The form that notes a measure of a family: a score at the beginning or at the end, or a goal of hers and how near it is.

use std::sync::Arc;

use super::values::{one, text};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::form::written_when::typed;
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::{
    Date, FamilyRef, LONGEST_GOAL, Measure, MeasurePoint, PersonId, Scale, State, identifier, rights,
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
            self.report_error("Nobody is in this session to have taken the measure: add somebody first.");
            return;
        };
        let Some(first) = families.first().cloned() else { return };
        let point = if self.state.measures_of(&first).any(|it| it.point == MeasurePoint::Entry) {
            MeasurePoint::Exit
        } else {
            MeasurePoint::Entry
        };
        let title = format!("A measure, taken by {}", self.state.display_name(&by));
        let names = families.iter().map(FamilyRef::called).collect();
        self.open_form(title, MeasureForm { by, families: names, first, point, on });
    }

    /// Why I may not note a measure of the selected session.
    pub(in crate::app) fn no_measuring(&self) -> Option<String> {
        let booked = self.selected()?;
        let family = booked.booking().families.iter().find(|it| !it.is_stand_in());
        let Some(family) = family.cloned() else {
            return Some(
                "this session has no family: add one \
            first"
                    .to_owned(),
            );
        };
        let by = self.me.person().or(booked.booking().people.first()).cloned()?;
        let (scale, point, on) = (Scale::Wemwbs, MeasurePoint::Entry, self.today());
        let any = Measure { family, scale, point, on, by, score: Some(14), words: None };
        self.refusal(None::<Measure>, any)
    }
}

/// What the form of a measure is about.
struct MeasureForm {
    /// Who took it.
    by: PersonId,
    /// Of which families it may be.
    families: Vec<String>,
    first: FamilyRef,
    point: MeasurePoint,
    on: Date,
}

static SCALE: Field<MeasureForm> = Field::<MeasureForm>::new(
    "What",
    |it, _| it.scale.to_string(),
    |it, written, _| {
        it.scale = written.parse::<Scale>().map_err(|wrong| wrong.in_full())?;
        Ok(())
    },
)
.of(FieldKind::Words(Scale::WORDS));

impl Fields for MeasureForm {
    type Values = Measure;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Family",
            |it, _| it.family.called(),
            |it, written, at| {
                let family =
                    FamilyRef::parse(&written.to_lowercase()).ok().filter(|it| at.base.family(it).is_some());
                it.family = family.ok_or("there is no such family: choose one of those listed")?;
                Ok(())
            },
        )
        .one_of(|form| form.families.clone()),
        &SCALE,
        &Field::<Self>::new(
            "When",
            |it, _| it.point.to_string(),
            |it, written, _| {
                it.point = written.parse::<MeasurePoint>().map_err(|wrong| wrong.in_full())?;
                Ok(())
            },
        )
        .of(FieldKind::Words(MeasurePoint::WORDS))
        .hint("entry or exit"),
        &Field::<Self>::new(
            "On",
            |it, _| typed(it.on),
            |it, written, at| {
                let (on, today) = (at.app.read_day(written)?, at.app.today());
                if on > today {
                    return Err(format!(
                        "{} is still to come: note a measure once it is taken",
                        words::day(on, today)
                    ));
                }
                it.on = on;
                Ok(())
            },
        )
        .day(|it| Some(it.on))
        .hint("wed, 2 dec"),
        &Field::<Self>::new(
            "Score",
            |it, _| one(it.score.as_ref()),
            |it, written, _| {
                let (least, most) = it.scale.bounds();
                let score = written.parse::<u8>().ok().filter(|score| (least..=most).contains(score));
                let title = it.scale.title();
                it.score = Some(score.ok_or_else(|| format!("{title} goes from {least} to {most}"))?);
                Ok(())
            },
        )
        .hint("epds 0 to 30, wemwbs 14 to 70, a goal 0 to 10"),
        &Field::<Self>::new(
            "Her goal",
            |it, _| one(it.words.as_ref()),
            |it, written, _| {
                it.words = goal(it.scale, written)?;
                Ok(())
            },
        )
        .hint("for a goal: a few of her words; no names"),
    ];

    fn start(&self) -> Measure {
        let (family, by) = (self.first.clone(), self.by.clone());
        Measure { family, scale: Scale::Wemwbs, point: self.point, on: self.on, by, score: None, words: None }
    }

    fn conclude(
        &mut self,
        measure: Measure,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        if measure.scale == Scale::Epds {
            found.part(&SCALE, rights::epds_taker(base, &self.by, measure.on));
        }
        // The history, which more people read, says that something was noted and not what.
        let summary = format!("Note a measure of {}", words::family(&measure.family));
        Ok(Draft::new(base.clone(), vec![measure.into()], summary))
    }
}

impl Form for MeasureForm {}

/// A few words of a goal; a score has none.
fn goal(scale: Scale, written: &str) -> Result<Option<String>, String> {
    if let Some(regret) = identifier::why_refused(written) {
        return Err(regret);
    }
    match (scale.is_goal(), written.is_empty()) {
        (true, true) => Err("say her goal in a few words".to_owned()),
        (false, false) => Err(format!("{} is a score only: leave this out", scale.title())),
        _ if written.chars().count() > LONGEST_GOAL => {
            Err(format!("a few words: at most {LONGEST_GOAL} letters"))
        }
        _ => Ok(text(written)),
    }
}
