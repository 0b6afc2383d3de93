//! What somebody is entitled to in a leave year, with each step of the sum, as a page to read.

use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::{App, Deed, Effect};
use crate::domain::{PersonId, Week};
use crate::rota::leave::{LeaveAccount, LeaveYear, account_in_words, floor_in_words};

impl App {
    /// Shows the selected person's account of the leave year that is in sight.
    pub(in crate::app) fn show_account(&mut self) -> Vec<Effect> {
        let (Some(person), Some(year)) =
            (self.spot.person.clone(), LeaveYear::of(&self.state, self.screens.leave.day))
        else {
            return vec![];
        };
        if self.me.person() != Some(&person) && !self.decides_for(&person) {
            self.regret("What leave somebody has is for them and their team lead to see.");
            return vec![];
        }
        self.open_account(person, year)
    }

    /// Shows an account, as soon as the weeks of its year are here.
    pub(in crate::app) fn open_account(&mut self, person: PersonId, year: LeaveYear) -> Vec<Effect> {
        let missing: Vec<Week> = self.state.missing(year.first.week(), year.last.week()).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Deed::Account(person, year));
        }
        let title = format!("Leave of {} · {}", self.state.call(&person), year.label());
        let paragraphs = match LeaveAccount::of(&self.state, &person, year, self.today()) {
            Some(account) => paragraphs(&account),
            None => vec![Paragraph::Text(
                "No share of a post in this leave year, so there is no leave to reckon.".to_owned(),
            )],
        };
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
        vec![]
    }
}

fn paragraphs(account: &LeaveAccount) -> Vec<Paragraph> {
    let part = |(heading, lines): (String, Vec<String>)| {
        let lines = lines.into_iter().map(|line| Paragraph::Text(format!("  {line}")));
        std::iter::once(Paragraph::Heading(heading)).chain(lines)
    };
    let mut paragraphs: Vec<Paragraph> = account_in_words(account).into_iter().flat_map(part).collect();
    paragraphs.push(Paragraph::Heading("The least".to_owned()));
    paragraphs.push(Paragraph::Text(format!("  {}", floor_in_words(account))));
    paragraphs
}
