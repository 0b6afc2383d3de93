//! A form is read once for every edit: what is wrong with each field, what there is to say, and the draft come from the same
//! reading.

use std::sync::Arc;

use super::field::{Context, Field, Fields, Findings};
use super::outcome::FormReading;
use super::{FieldInput, Understood};
use crate::app::model::ReadsFields;
use crate::app::{App, words};
use crate::domain::State;
use crate::planner::edit::SeriesScope;

/// The fields that a form asks for, as it is.
fn asked<F: Fields>(form: &F) -> Vec<&'static Field<F>> {
    F::FIELDS.iter().copied().filter(|field| (field.is_asked)(form)).collect()
}

impl<F: Fields> ReadsFields for F {
    fn inputs(&self, state: &State) -> Vec<FieldInput> {
        let (start, blank) = (self.start(), self.blank());
        let input = |field: &'static Field<F>| {
            FieldInput::new(field.label, field.kind, field.text(&start, state), field.text(&blank, state))
                .with(field.hint, field.choices_in(self), field.stays)
                .opens_page(field.page)
        };
        asked(self).into_iter().map(input).collect()
    }

    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading {
        let asked = asked(self);
        let mut values = self.start();
        let context = Context { form: &*self, app, base };
        let (mut problems, mut meant_words) = (vec![], vec![]);
        for (field, input) in asked.iter().zip(inputs.iter_mut()) {
            let meant = input.meant();
            let read = meant.and_then(|meant| field.read(&mut values, &meant, &context).map(|()| meant));
            problems.push(read.as_ref().err().cloned());
            meant_words.push(read.ok());
        }
        // What is read later can change how something is understood: who is away depends on when it is.
        for ((field, input), meant) in asked.iter().zip(inputs.iter_mut()).zip(meant_words) {
            input.matters = field.matters.is_some_and(|matters| matters(&values, base));
            let day = field.day_of(&values).filter(|_| !input.value().is_empty());
            let day = day.map(|day| Understood::from(words::day(day, app.today())));
            let said = || day.or_else(|| field.understood(&values, &context));
            let choice =
                |meant: &String| (!input.choices.is_empty()).then(|| Understood::from(meant.as_str()));
            input.understood = meant.and_then(|meant| said().or_else(|| choice(&meant)));
            input.understood.take_if(|it| it.text.is_empty());
        }
        let mut found =
            Findings { asked, problems, remarks: vec![], at_the_end: vec![], reach: SeriesScope::This };
        let draft = self.conclude(values, base, app, &mut found);
        let draft = found.all_well().and(draft);
        for (input, problem) in inputs.iter_mut().zip(found.problems) {
            input.problem = problem;
        }
        FormReading { remarks: found.remarks, at_the_end: found.at_the_end, draft, reach: found.reach }
    }
}
