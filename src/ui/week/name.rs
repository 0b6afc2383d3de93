//! The cell of a name: who it is, what asks for a look at them, and their figures.

use super::super::DrawContext;
use super::super::text::width;
use super::cell::{self, CellForm};
use super::layout::Layout;
use crate::app::WeekView;
use crate::domain::{FamilyStatus, PersonId};
use crate::rules::Severity;

/// The lines of a name in a form, in the columns of a layout.
pub(super) fn lines(
    layout: &Layout,
    form: CellForm,
    person: &PersonId,
    context: DrawContext,
    view: &WeekView,
) -> Vec<String> {
    let DrawContext { app, theme } = context;
    let room = layout.names.saturating_sub(1);
    let sign = |severity: Option<Severity>| severity.map_or("", |severity| theme.sign(severity));
    let (of_load, own) = cell::own(view, person);
    let hours = view.hours.person(person);
    let load = hours.and_then(crate::rota::PersonHours::load_percent).filter(|load| *load > 0);
    let gravest = [of_load, own].into_iter().flatten().min();
    match form {
        CellForm::One => vec![called(person, sign(gravest), room, context)],
        CellForm::Two => {
            let load = load.map(|load| format!("{load}%"));
            let second: Vec<String> =
                load.into_iter().chain(gravest.map(|it| theme.sign(it).to_owned())).collect();
            vec![called(person, "", room, context), second.join(" ")]
        }
        CellForm::Three | CellForm::Each => {
            let mut lines = vec![called(person, sign(own), room.saturating_sub(1), context)];
            lines.extend(load.map(|load| format!("load {load}% {}", sign(of_load)).trim_end().to_owned()));
            let Some(hours) = hours else { return lines };
            let worked = hours.worked().0;
            if worked > 0 {
                lines.push(format!("direct {}%", (hours.direct.0 * 200 + worked) / (2 * worked)));
            }
            if form == CellForm::Each {
                let open = |row: &&crate::domain::Row<crate::domain::Family>| {
                    row.item.worker.as_ref() == Some(person) && row.item.status != FamilyStatus::Closed
                };
                match app.state.records.families.values().filter(open).count() {
                    0 => {}
                    1 => lines.push("1 family".to_owned()),
                    many => lines.push(format!("{many} families")),
                }
            }
            let balance = hours.balance();
            if balance.0 != 0 {
                lines.push(if balance.0 > 0 { format!("+{balance}") } else { balance.to_string() });
            }
            lines
        }
    }
}

/// A name with a sign at the right edge of its room; initials where it is too long.
fn called(person: &PersonId, sign: &str, room: usize, context: DrawContext) -> String {
    let state = &context.app.state;
    let name = state.display_name(person);
    let left = room.saturating_sub(if sign.is_empty() { 0 } else { width(sign) + 1 });
    let name = if width(name) <= left {
        name.to_owned()
    } else {
        state.person(person).map_or_else(String::new, crate::domain::Person::initials)
    };
    if sign.is_empty() {
        return name;
    }
    let gap = room.saturating_sub(width(&name) + width(sign));
    format!("{name}{}{sign}", " ".repeat(gap))
}
