//! A form is read once for every edit: what is wrong with each field, what there is to say, and the draft come from the same
//! reading.

use std::any::Any;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::field::{Context, Field};
use super::{FieldInput, Remark};
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::{Date, Leave, State, Week};
use crate::planner::edit::Reach;

/// What a form asks for, and what it comes to.
pub(in crate::app) trait Fields: Sized + 'static {
    /// What the fields say, read.
    type Values;

    /// The fields in their order; what matters most comes first.
    const FIELDS: &'static [&'static Field<Self>];

    /// What the form opens with.
    fn start(&self) -> Self::Values;

    /// What the fields say where nothing is known yet; such fields may be folded away.
    fn blank(&self) -> Self::Values {
        self.start()
    }

    /// What the values come to: a draft, and what there is to say. What is wrong is noted in what was found; without it,
    /// an error says why there is no draft yet.
    fn conclude(
        &mut self,
        values: Self::Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String>;
}

/// A form, as the layer that it is written in knows it.
pub(in crate::app) trait Form: ReadsFields + Any + Send {
    /// The weeks that it reads.
    fn weeks_needed(&self, _app: &App) -> Option<RangeInclusive<Week>> {
        None
    }

    /// The week that shows what it does, when it is opened in one.
    fn week_shown(&self, week: Week) -> Week {
        week
    }

    /// Whether it lies at the bottom, so that what it changes stays in sight above.
    fn lies_low(&self) -> bool {
        false
    }

    /// Whether what it is about is there no longer.
    fn is_of_something_gone(&self, _state: &State) -> bool {
        false
    }

    /// The leave that it would agree to.
    fn leave(&self) -> Option<&Leave> {
        None
    }

    /// Whether there is still something to be looked at for it, a week at a time.
    fn has_work_ahead(&self) -> bool {
        false
    }

    /// Looks at the next week.
    fn look_on(&mut self) {}
}

/// What is read of a form's fields, whatever they are.
pub(in crate::app) trait ReadsFields {
    /// The fields, with what the form opens with.
    fn inputs(&self) -> Vec<FieldInput>;

    /// Reads what is written, and says of each field what is wrong with it and which day it means.
    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading;
}

/// What a reading of a form came to.
pub struct FormReading {
    /// What there is to say.
    pub remarks: Vec<Remark>,
    /// What would be saved, or why there is nothing to save yet.
    pub draft: Result<Draft, String>,
    /// How much of a series it reaches.
    pub reach: Reach,
}

/// What was found while a form was read.
pub(in crate::app) struct Findings<F: Fields> {
    asked: Vec<&'static Field<F>>,
    problems: Vec<Option<String>>,
    /// What there is to say.
    pub remarks: Vec<Remark>,
    /// How much of a series it reaches.
    pub reach: Reach,
}

impl<F: Fields> Findings<F> {
    /// Whether nothing is wrong so far.
    pub fn is_well(&self) -> bool {
        self.problems.iter().all(Option::is_none)
    }

    /// Whether nothing is wrong with a field.
    pub fn is_right(&self, field: &'static Field<F>) -> bool {
        let at = self.asked.iter().position(|it| std::ptr::eq(*it, field));
        at.and_then(|at| self.problems.get(at)).is_some_and(Option::is_none)
    }

    /// Notes what is wrong with a field, unless something is already; of one that is not asked, with the first one.
    pub fn wrong(&mut self, field: &'static Field<F>, words: impl Into<String>) {
        let at = self.asked.iter().position(|it| std::ptr::eq(*it, field)).unwrap_or(0);
        if let Some(problem) = self.problems.get_mut(at) {
            problem.get_or_insert_with(|| words.into());
        }
    }

    /// Notes what is wrong with a field, so that there is no draft.
    pub fn refuse<T>(&mut self, field: &'static Field<F>, words: impl Into<String>) -> Result<T, String> {
        let words = words.into();
        self.wrong(field, words.clone());
        Err(words)
    }

    /// What came of a look at a field's value; what is wrong with it is noted.
    pub fn part<T>(&mut self, field: &'static Field<F>, read: Result<T, String>) -> Option<T> {
        read.map_err(|words| self.wrong(field, words)).ok()
    }

    /// Why there is no draft, where something is wrong.
    pub fn all_well(&self) -> Result<(), String> {
        self.problems.iter().flatten().next().map_or(Ok(()), |problem| Err(problem.clone()))
    }
}

/// The fields that a form asks for, as it is.
fn asked<F: Fields>(form: &F) -> Vec<&'static Field<F>> {
    F::FIELDS.iter().copied().filter(|field| (field.is_asked)(form)).collect()
}

impl<F: Fields> ReadsFields for F {
    fn inputs(&self) -> Vec<FieldInput> {
        let (start, blank) = (self.start(), self.blank());
        let input = |field: &'static Field<F>| {
            FieldInput::new(field.label, field.kind, (field.text)(&start), (field.text)(&blank)).with(
                field.hint,
                field.choices_in(self),
                field.stays,
            )
        };
        asked(self).into_iter().map(input).collect()
    }

    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading {
        let asked = asked(self);
        let mut values = self.start();
        let context = Context { form: &*self, app, base };
        let mut problems = vec![];
        for (field, input) in asked.iter().zip(inputs.iter_mut()) {
            let problem = (field.read)(&mut values, input.value(), &context).err();
            let day = field.day.filter(|_| problem.is_none()).and_then(|day| day(&values));
            let day = day.filter(|_| input.value().parse::<Date>().is_err() && !input.value().is_empty());
            input.meant = day.map(|day| words::day(day, app.today()));
            problems.push(problem);
        }
        let mut found = Findings { asked, problems, remarks: vec![], reach: Reach::This };
        let draft = self.conclude(values, base, app, &mut found);
        let draft = found.all_well().and(draft);
        for (input, problem) in inputs.iter_mut().zip(found.problems) {
            input.problem = problem;
        }
        FormReading { remarks: found.remarks, draft, reach: found.reach }
    }
}
