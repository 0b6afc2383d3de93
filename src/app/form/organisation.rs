//! The form of an organisation in the directory.

use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::App;
use crate::app::layer::Draft;
use crate::domain::plain_text::folded;
use crate::domain::{Organisation, OrganisationId, identifier, slug_of};

impl App {
    /// Opens the form of an organisation, or of a new one.
    pub(in crate::app) fn open_organisation(&mut self, id: Option<OrganisationId>) {
        let there =
            id.as_ref().and_then(|id| self.state.records.organisations.get(id)).map(|row| row.item.clone());
        let of =
            |text: fn(&Organisation) -> Option<String>| there.as_deref().and_then(text).unwrap_or_default();
        let due = self.today().plus_months(12).to_string();
        let review = if there.is_some() { of(|it| it.review_by.map(|by| by.to_string())) } else { due };
        let title = there.as_ref().map_or_else(|| "New organisation".to_owned(), |it| it.name.clone());
        let free = |name, label, text| Field::new(name, label, FieldKind::Free, text);
        let fields = vec![
            free("name", "Name", of(|it| Some(it.name.clone()))).hint("what it calls itself"),
            free("area", "Area", of(|it| it.area.clone())).hint("areas by name, or left out: everywhere"),
            free("offers", "Offers", of(|it| Some(it.offers.join(", ")))).hint("drop-in, walks, company"),
            free("refer", "How to refer", of(|it| it.refer_by.clone()))
                .hint("just come along; worker's email"),
            free("contact", "Contact", of(|it| it.contact.clone())).hint("its own telephone or email"),
            Field::new("review", "Look again by", FieldKind::Day, review).hint("a day, such as 2027-12-02"),
        ];
        self.open_form(title, FormPurpose::Organisation(id), fields);
    }
}

impl FormLayer {
    /// Reads the fields, each with what is wrong with it.
    pub(in crate::app) fn read_organisation(&mut self, app: &App) {
        let day = self.day_if_any("review", app).err();
        for field in &mut self.fields {
            let written = field.text.value();
            field.problem = identifier::regret(written);
            if field.name == "name" && written.trim().is_empty() {
                field.problem = Some("say what it is called".to_owned());
            }
            if field.name == "review" {
                field.problem.clone_from(&day);
            }
        }
    }

    /// What the form would save.
    pub(in crate::app) fn organisation_draft(
        &self,
        id: Option<&OrganisationId>,
        app: &App,
    ) -> Result<Draft, String> {
        let text = |name: &str| Some(self.value(name).to_owned()).filter(|it| !it.is_empty());
        let name = text("name").ok_or("say what it is called")?;
        let new = id.is_none();
        let id = match id {
            Some(id) => id.clone(),
            None => self.free_id(&name)?,
        };
        let mut offers: Vec<String> = vec![];
        for offer in self.value("offers").split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let offer = folded(offer);
            if !offers.contains(&offer) {
                offers.push(offer);
            }
        }
        let summary = format!("{} {name} in the directory", if new { "Put" } else { "Change" });
        let review_by = self.day_if_any("review", app)?;
        let (area, refer_by, contact) = (text("area"), text("refer"), text("contact"));
        let organisation = Organisation { id, name, area, offers, refer_by, contact, review_by };
        Ok(Draft::new(self.base.clone(), vec![organisation.into()], summary))
    }

    /// An id that nothing in the directory has yet.
    fn free_id(&self, name: &str) -> Result<OrganisationId, String> {
        let slug = slug_of(name).ok_or("the name needs a letter or a digit")?;
        let short: String = slug.chars().take(36).collect();
        let numbered = (2..1000).map(|n| format!("{}-{n}", short.trim_end_matches('-')));
        std::iter::once(slug.to_string())
            .chain(numbered)
            .filter_map(|id| OrganisationId::parse(&id).ok())
            .find(|id| !self.base.records.organisations.contains_key(id))
            .ok_or_else(|| "there are too many of this name".to_owned())
    }
}
