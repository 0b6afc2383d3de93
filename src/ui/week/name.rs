//! The cell of a name: who it is, what asks for a look at them, and their figures.

use super::super::DrawContext;
use super::super::text::width;
use super::cell::CellForm;
use super::layout::Layout;
use crate::app::{FlagMark, WeekView};
use crate::domain::PersonId;
use crate::rota::PersonHours;
use crate::rota::caseload::families_of;

/// The lines of a name in a form, in the columns of a layout; of a line that is not open, what is asked of them is their own
/// team's to see to, and who carries too much is all that is told.
pub(super) fn lines(
    layout: &Layout,
    (form, is_open): (CellForm, bool),
    person: &PersonId,
    context: DrawContext,
    view: &WeekView,
) -> Vec<String> {
    let DrawContext { app, theme } = context;
    let room = layout.names.saturating_sub(1);
    let sign = |mark: Option<FlagMark>| mark.map_or("", |mark| theme.mark(mark));
    let of_load = view.mark_of_load(person);
    let own = view.mark_of_person(person).filter(|_| is_open);
    let hours = view.hours.person(person);
    match form {
        CellForm::One => {
            vec![called(person, sign([of_load, own].into_iter().flatten().min()), room, context)]
        }
        CellForm::Two => {
            vec![called(person, sign(own), room, context), figure(hours, sign(of_load), "")]
        }
        CellForm::Three | CellForm::Each => {
            let mut lines = vec![called(person, sign(own), room.saturating_sub(1), context)];
            lines.extend(Some(figure(hours, sign(of_load), "load ")).filter(|figure| !figure.is_empty()));
            let Some(hours) = hours else { return lines };
            let worked = hours.worked().0;
            if worked > 0 {
                lines.push(format!("direct {}%", (hours.direct.0 * 200 + worked) / (2 * worked)));
            }
            if form == CellForm::Each {
                match families_of(&app.state, person).count() {
                    0 => {}
                    1 => lines.push("1 family".to_owned()),
                    many => lines.push(format!("{many} families")),
                }
            }
            let balance = hours.balance();
            if balance.0 != 0 {
                let more = if balance.0 > 0 { "+" } else { "" };
                lines.push(format!("hours {more}{balance}"));
            }
            lines
        }
    }
}

/// How full somebody's week is, with its sign: `load 86% ◆`; nothing where there is nothing to tell.
fn figure(hours: Option<&PersonHours>, sign: &str, before: &str) -> String {
    let load = hours.and_then(PersonHours::load_percent).filter(|load| *load > 0);
    load.map_or_else(String::new, |load| format!("{before}{load}% {sign}").trim_end().to_owned())
}

/// A name with a sign beside it, which is close to nothing else; initials where it is too long.
fn called(person: &PersonId, sign: &str, room: usize, context: DrawContext) -> String {
    let state = &context.app.state;
    let name = state.display_name(person);
    let left = room.saturating_sub(width(sign));
    let name = if width(name) <= left {
        name.to_owned()
    } else {
        state.person(person).map_or_else(String::new, crate::domain::Person::initials)
    };
    if sign.is_empty() {
        return name;
    }
    let gap = usize::from(width(&name) + width(sign) < room);
    format!("{name}{}{sign}", " ".repeat(gap))
}
