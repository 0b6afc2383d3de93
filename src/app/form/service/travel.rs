//! The form of the way from one place to another.

use std::sync::Arc;

use super::edited::marked;
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::value::FieldValue as _;
use crate::app::form::values::{if_any, one};
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Change, Key, Minutes, PlaceId, State, Travel, policy};

/// What the minutes of a way are refused with.
const SUCH: &str = "write minutes, such as 25, up to a day";

impl App {
    /// Opens the form of the way between two places, or of a new one from a place.
    pub(in crate::app) fn open_travel(&mut self, of: Option<(PlaceId, PlaceId)>, from: Option<PlaceId>) {
        if self.state.records.places.len() < 2 {
            self.report_error("Travel is between two places: add the places first.");
            return;
        }
        let minutes = |from: &PlaceId, to: &PlaceId| {
            self.state.records.travel.get(&(from.clone(), to.clone())).map(|row| row.item.minutes)
        };
        let start = match &of {
            Some((from, to)) => Values {
                from: Some(from.clone()),
                to: Some(to.clone()),
                minutes: minutes(from, to),
                back: minutes(to, from),
            },
            None => Values { from, ..Values::default() },
        };
        let title = if of.is_some() { "Edit travel" } else { "New travel" };
        self.open_form(title.to_owned(), TravelForm { of, start });
    }
}

/// What the form of a way is about.
struct TravelForm {
    /// Between which places; `None` for a new one.
    of: Option<(PlaceId, PlaceId)>,
    /// As it is.
    start: Values,
}

/// What its fields say.
#[derive(Clone, Default)]
struct Values {
    from: Option<PlaceId>,
    to: Option<PlaceId>,
    minutes: Option<Minutes>,
    /// The way back, where it takes otherwise.
    back: Option<Minutes>,
}

static TO: Field<TravelForm> = Field::<TravelForm>::new(
    "To",
    |it, state| it.to.written(state),
    |it, written, at| {
        let to = PlaceId::read(written, at.app, at.base)?;
        if it.from.as_ref() == Some(&to) {
            return Err("it starts there: write another place".to_owned());
        }
        it.to = Some(to);
        Ok(())
    },
)
.of(FieldKind::Place)
.says(|it, at| it.to.understood(at.app, at.base).into())
.hint("a place, by name");

impl Fields for TravelForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "From",
            |it, state| it.from.written(state),
            |it, written, at| {
                it.from = Some(PlaceId::read(written, at.app, at.base)?);
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .says(|it, at| it.from.understood(at.app, at.base).into())
        .hint("a place, by name"),
        &TO,
        &Field::<Self>::new(
            "Minutes",
            |it, _| it.minutes.map(|it| it.0.to_string()).unwrap_or_default(),
            |it, written, _| {
                it.minutes = Some(minutes_of_way(written)?);
                Ok(())
            },
        )
        .says(|it, _| one(it.minutes.as_ref()).into())
        .hint("25, or 1:10"),
        &Field::<Self>::new(
            "Way back",
            |it, _| it.back.map(|it| it.0.to_string()).unwrap_or_default(),
            |it, written, _| {
                it.back = if_any(written, minutes_of_way)?;
                Ok(())
            },
        )
        .hint("minutes; left out: as long"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let Values { from: Some(from), to: Some(to), minutes: Some(minutes), back } = values else {
            return Err("some fields are still to fill in".to_owned());
        };
        let ways = [(from.clone(), to.clone()), (to.clone(), from.clone())];
        let own =
            self.of.clone().map_or_else(Vec::new, |(from, to)| vec![(from.clone(), to.clone()), (to, from)]);
        if ways.iter().any(|way| !own.contains(way) && base.records.travel.contains_key(way)) {
            let places = NameList::places(base);
            let words = format!(
                "travel between {} and {} is there already: edit that",
                places.name(&from),
                places.name(&to)
            );
            return found.refuse(&TO, words);
        }
        let back = back.filter(|back| *back != minutes);
        let back = back.map(|minutes| Travel { from: to.clone(), to: from.clone(), minutes });
        let now: Vec<Travel> =
            std::iter::once(Travel { from: from.clone(), to: to.clone(), minutes }).chain(back).collect();
        let is_kept = |way: &(PlaceId, PlaceId)| now.iter().any(|it| (&it.from, &it.to) == (&way.0, &way.1));
        let gone = own.into_iter().filter(|way| base.records.travel.contains_key(way) && !is_kept(way));
        let mut changes: Vec<Change> = gone.map(|way| Change::Remove(Key::Travel(way))).collect();
        changes.extend(now.into_iter().map(Change::from));
        let places = NameList::places(base);
        let summary = format!("Travel {} to {}: {} min", places.name(&from), places.name(&to), minutes.0);
        Ok(marked(base, changes, summary, Key::Travel((from, to))))
    }
}

impl Form for TravelForm {}

/// Reads how long a way takes: minutes, or hours and minutes.
pub(super) fn minutes_of_way(written: &str) -> Result<Minutes, String> {
    let plain = written.trim_end_matches("minutes").trim_end_matches("min").trim_end();
    policy::minutes(plain).filter(|it| (0..=24 * 60).contains(&it.0)).ok_or_else(|| SUCH.to_owned())
}
