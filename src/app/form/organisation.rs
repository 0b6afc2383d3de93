//! The form of an organisation in the directory.

use std::sync::Arc;

use super::values::{if_any, screened};
use super::{Field, Fields, Findings, Form};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::written_when::typed;
use crate::app::layer::draft::Draft;
use crate::domain::plain_text::folded;
use crate::domain::{Organisation, OrganisationId, State};
use crate::planner::edit::free_id;

impl App {
    /// Opens the form of an organisation, or of a new one.
    pub(in crate::app) fn open_organisation(&mut self, id: Option<OrganisationId>) {
        let there = id.as_ref().and_then(|id| self.state.records.organisations.get(id));
        let there = there.map(|row| Organisation::clone(&row.item));
        let title = there.as_ref().map_or_else(|| "New organisation".to_owned(), |it| it.name.clone());
        let Some(start) = there.or_else(|| self.new_organisation()) else { return };
        self.open_form(title, OrganisationForm { id, start });
    }

    fn new_organisation(&self) -> Option<Organisation> {
        Some(Organisation {
            id: OrganisationId::parse("new").ok()?,
            name: String::new(),
            area: None,
            offers: vec![],
            refer_by: None,
            contact: None,
            review_by: Some(self.today().plus_months(12)),
        })
    }
}

/// What the form of an organisation is about.
struct OrganisationForm {
    /// Which one; `None` for a new one.
    id: Option<OrganisationId>,
    /// As it is.
    start: Organisation,
}

static NAME: Field<OrganisationForm> =
    Field::<OrganisationForm>::at("Name", &at!(name)).hint("what it calls itself");

impl Fields for OrganisationForm {
    type Values = Organisation;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &NAME,
        &Field::<Self>::at("Area", &at!(area)).hint("areas by name; left out: everywhere"),
        &Field::<Self>::new(
            "Offers",
            |it, _| it.offers.join(", "),
            |it, written, _| {
                it.offers = offers(&screened(written)?.unwrap_or_default());
                Ok(())
            },
        )
        .hint("drop-in, walks, company"),
        &Field::<Self>::at("How to refer", &at!(refer_by)).hint("just come along; worker's email"),
        &Field::<Self>::at("Contact", &at!(contact)).hint("its own telephone or email"),
        &Field::<Self>::new(
            "Look again by",
            |it, _| it.review_by.map(typed).unwrap_or_default(),
            |it, written, at| {
                it.review_by = if_any(written, |written| at.app.read_coming_day(written))?;
                Ok(())
            },
        )
        .day(|it| it.review_by)
        .hint("a day, such as 2 dec 2027"),
    ];

    fn start(&self) -> Organisation {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        mut organisation: Organisation,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let verb = if self.id.is_some() { "Change" } else { "Put" };
        if self.id.is_none() {
            let taken = |id: &OrganisationId| base.records.organisations.contains_key(id);
            let id = found.part(&NAME, free_id(&organisation.name, "organisation", taken));
            organisation.id = id.ok_or("say what it is called")?;
        }
        let summary = format!("{verb} {} in the directory", organisation.name);
        Ok(Draft::new(base.clone(), vec![organisation.into()], summary))
    }
}

impl Form for OrganisationForm {}

fn offers(written: &str) -> Vec<String> {
    let mut offers: Vec<String> = vec![];
    for offer in written.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let offer = folded(offer);
        if !offers.contains(&offer) {
            offers.push(offer);
        }
    }
    offers
}
