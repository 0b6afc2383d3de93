//! Opening the case of a family: of the one that is marked, or of one of those of what is selected.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::app::layer::{Action, CaseLayer, Item, Layer, ListLayer, PageLayer, Paragraph};
use crate::app::{App, Effect};
use crate::domain::rights::{in_full_view, may_read_case};
use crate::domain::{FamilyRef, Week};
use crate::report::case_history::{CaseHistory, CaseLine, weeks_read};

impl App {
    /// The families that are marked, or of what is selected, and that may be named here.
    pub(in crate::app) fn families_at_hand(&self) -> Vec<FamilyRef> {
        let mut families = self.screen.handler().families_at_hand(self);
        families.retain(|it| !it.is_stand_in());
        families.dedup();
        families
    }

    /// Opens the case of the family at hand; of several, asks of which.
    pub(in crate::app) fn open_case_at_hand(&mut self) -> Vec<Effect> {
        let families = self.families_at_hand();
        if let [family] = families.as_slice() {
            return self.open_case(&family.clone());
        }
        let item = |family: &FamilyRef| {
            let record = self.state.family(family);
            let with = record.and_then(|it| it.worker.as_ref()).map(|id| self.state.display_name(id));
            Item {
                label: family.called(),
                detail: with.map_or(String::new(), |name| format!("with {name}")),
                unavailable: record.and_then(|it| may_read_case(&self.state, &self.me, it).err()),
                action: Action::Case(family.clone()),
            }
        };
        let items = families.iter().map(item).collect();
        self.layers.push(Layer::List(ListLayer::new("Whose case?", items)));
        vec![]
    }

    /// Opens the case of a family, as soon as its weeks are here.
    pub(in crate::app) fn open_case(&mut self, family: &FamilyRef) -> Vec<Effect> {
        let Some(record) = self.state.family(family) else { return vec![] };
        if let Err(reason) = may_read_case(&self.state, &self.me, record) {
            self.report_error(format!("{}.", crate::app::words::capital(&reason)));
            return vec![];
        }
        let missing = self.missing(self.weeks_of_case(family));
        if !missing.is_empty() {
            return self.wait_for(missing, Action::Case(family.clone()));
        }
        self.said.notice = None;
        if let Some(case) = self.case_of(family, 0) {
            self.layers.push(Layer::Case(case));
        }
        vec![]
    }

    /// The weeks that the case of a family is read of.
    pub(in crate::app) fn weeks_of_case(&self, family: &FamilyRef) -> Option<RangeInclusive<Week>> {
        self.state.family(family).map(|family| weeks_read(family, self.today()))
    }

    /// A case that is open is told of the state as it is now; one that is not there to be read any more is closed.
    pub(in crate::app) fn settle_cases(&mut self) {
        let is_old =
            |layer: &Layer| matches!(layer, Layer::Case(case) if !Arc::ptr_eq(&case.of, &self.state));
        let Some(at) = self.layers.iter().position(is_old) else { return };
        let renewed = match self.layers.get(at) {
            Some(Layer::Case(case)) => self.case_of(&case.family, case.page.scrolled),
            _ => None,
        };
        match (self.layers.get_mut(at), renewed) {
            (Some(layer), Some(case)) => *layer = Layer::Case(case),
            _ => drop(self.layers.remove(at)),
        }
    }

    /// The case of a family, so far scrolled; `None` where whoever sits here may not read it, or there is no such family.
    fn case_of(&self, family: &FamilyRef, scrolled: u16) -> Option<CaseLayer> {
        may_read_case(&self.state, &self.me, self.state.family(family)?).ok()?;
        let whom = in_full_view(&self.state, &self.me);
        let told = CaseHistory::of(&self.state, family, self.now, whom.as_ref())?.told(&self.state, self.now);
        let about = told.about.len();
        let paragraphs = told.about.into_iter().chain(told.contacts).map(paragraph).collect();
        let page = PageLayer { scrolled, ..PageLayer::new(format!("Case {}", family.called()), paragraphs) };
        Some(CaseLayer { page, about, family: family.clone(), of: self.state.clone() })
    }
}

fn paragraph(line: CaseLine) -> Paragraph {
    match line {
        CaseLine::Heading(title) => Paragraph::Heading(title),
        CaseLine::Fact(name, what) => Paragraph::Fact(name, what),
        CaseLine::Course { name, values, most, said } => Paragraph::Course { name, values, most, said },
    }
}
