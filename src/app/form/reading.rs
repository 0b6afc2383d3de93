//! A form is read once for every edit: what is wrong with each field, what there is to say, and the draft come from the same
//! reading.

use std::sync::Arc;

use super::FieldInput;
use super::field::{Context, Field, Fields, Findings};
use super::outcome::FormReading;
use crate::app::model::ReadsFields;
use crate::app::{App, words};
use crate::domain::{Date, State};
use crate::planner::edit::SeriesScope;

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
        let mut found = Findings { asked, problems, remarks: vec![], reach: SeriesScope::This };
        let draft = self.conclude(values, base, app, &mut found);
        let draft = found.all_well().and(draft);
        for (input, problem) in inputs.iter_mut().zip(found.problems) {
            input.problem = problem;
        }
        FormReading { remarks: found.remarks, draft, reach: found.reach }
    }
}
