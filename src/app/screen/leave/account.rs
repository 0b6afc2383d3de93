//! What somebody is entitled to in a leave year, with each step of the sum, as a page to read.

use super::requests::decides_for;
use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::screen::action::ScreenAction;
use crate::app::{Action, App, Effect};
use crate::domain::{PersonId, Week};
use crate::rota::leave::{LeaveAccount, LeaveYear, account_in_words, floor_in_words};

/// Shows the selected person's account of the leave year that is in sight.
pub(super) fn show_account(app: &mut App) -> Vec<Effect> {
    let (Some(person), Some(year)) =
        (app.selection.person.clone(), LeaveYear::of(&app.state, app.screens.leave.day))
    else {
        return vec![];
    };
    if app.me.person() != Some(&person) && !decides_for(app, &person) {
        app.report_error("Only they and their team lead can see what leave somebody has.");
        return vec![];
    }
    open_account(app, person, year)
}

/// Shows an account, as soon as the weeks of its year are here.
pub(in crate::app::screen) fn open_account(app: &mut App, person: PersonId, year: LeaveYear) -> Vec<Effect> {
    let missing: Vec<Week> = app.state.missing(year.first.week(), year.last.week()).collect();
    if !missing.is_empty() {
        let again = Action::OfScreen(ScreenAction::OpenAccount(person, year));
        return app.wait_for(missing, again);
    }
    let title = format!("Leave of {} · {}", app.state.display_name(&person), year.label());
    let paragraphs = match LeaveAccount::of(&app.state, &person, year, app.today()) {
        Some(account) => paragraphs(&account),
        None => vec![Paragraph::Text(
            "No share of a post in this leave year, so there is no leave to work out.".to_owned(),
        )],
    };
    app.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
    vec![]
}

fn paragraphs(account: &LeaveAccount) -> Vec<Paragraph> {
    let part = |(heading, lines): (String, Vec<String>)| {
        let lines = lines.into_iter().map(|line| Paragraph::Text(format!("  {line}")));
        std::iter::once(Paragraph::Heading(heading)).chain(lines)
    };
    let mut paragraphs: Vec<Paragraph> = account_in_words(account).into_iter().flat_map(part).collect();
    paragraphs.push(Paragraph::Heading("Legal minimum".to_owned()));
    paragraphs.push(Paragraph::Text(format!("  {}", floor_in_words(account))));
    paragraphs
}
