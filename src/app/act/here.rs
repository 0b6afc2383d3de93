//! Who is here, and where they look.

use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::{App, PresentUser, words};

impl App {
    /// Opens the page of who is here.
    pub(in crate::app) fn show_company(&mut self) {
        let mut paragraphs = vec![self.seated(&self.as_companion(false), Some("you"))];
        paragraphs.extend(self.present_users.seats.iter().map(|it| {
            let own = (it.who == self.me).then_some("you, at another terminal");
            self.seated(it, own)
        }));
        if self.present_users.seats.is_empty() {
            paragraphs.push(Paragraph::Text("Nobody else is here.".to_owned()));
        }
        self.layers.push(Layer::Page(PageLayer::new("Who is here", paragraphs)));
    }

    /// A line about somebody: who, which screen and which day.
    fn seated(&self, it: &PresentUser, own: Option<&str>) -> Paragraph {
        let week = words::short_week(it.day.week(), self.today());
        let looks = format!("{} screen, {} ({week})", it.screen.title(), words::day(it.day, self.today()));
        let away = it.away.then_some("away: the screen is hidden");
        let said: Vec<&str> = own.into_iter().chain([looks.as_str()]).chain(away).collect();
        Paragraph::Fact(words::capital(self.name_of(it.who.name())), said.join(" · "))
    }
}
