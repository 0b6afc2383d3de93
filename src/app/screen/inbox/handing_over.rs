//! Handing over the families of somebody who has left, as it was planned when their last day was.

use crate::app::layer::{Action, Draft, Item, ListLayer};
use crate::app::{App, ScreenId, Target};
use crate::domain::{FamilyRef, Key, Succession};
use crate::planner::Requester;
use crate::planner::leaving::given;
use crate::rota::{successions_due, successions_told};

/// Opens what is planned for the families of whoever had a place with this one.
pub(super) fn open(app: &mut App, first: &FamilyRef) {
    let Some(leaver) = app.state.records.successions.get(first).map(|row| row.item.leaver.clone()) else {
        return;
    };
    let lead = app.me.person().and_then(|me| app.state.person(me)).map(|me| me.team.clone());
    let due = successions_due(&app.state, app.today(), |family| {
        lead.as_ref().is_none_or(|team| family.team == *team)
    });
    let planned: Vec<Succession> = due.get(&leaver).into_iter().flatten().map(|it| (*it).clone()).collect();
    let Some(shown) = planned.first().map(|it| it.family.clone()) else { return };
    let name = app.state.display_name(&leaver).to_owned();
    let asked = Requester { now: app.now, by: app.me.name() };
    let changes = given(&app.rules(), &planned, asked);
    let summary = format!("Hand over the families of {name}");
    let draft = Draft::new(app.state.clone(), changes, summary);
    let unavailable = app.refused(&draft.changes);
    let told = successions_told(&app.state, &planned).join("; ");
    let line = |label: &str, detail: &str, action: Action| Item {
        label: label.to_owned(),
        detail: detail.to_owned(),
        unavailable: None,
        action,
    };
    let whole = unavailable.clone().unwrap_or_else(|| "as one change, which u takes back".to_owned());
    let there = Action::Go(Target::Marked(ScreenId::Caseload, Key::Family(shown)));
    let items = vec![
        Item { unavailable, ..line("Hand over as planned", &whole, Action::SaveAsAsked(draft)) },
        line("Look at them on Caseload", "each can be given to somebody else there", there),
    ];
    app.ask_of(ListLayer { narrows: false, ..ListLayer::new(format!("{name} has left: {told}"), items) });
}
