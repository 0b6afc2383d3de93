//! What a test may look at and expect: sessions, records, the screen, what was said, what is open.

use tandem::app::{App, FlagTopic, Item, Layer, Paragraph, SuggestionsLayer, Topic};
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::rota::{Booked, RotaWeek};
use tandem::ui::Canvas;

use super::{Sitting, the};

impl Sitting {
    /// Every session that a person is in, in the weeks of a day, that starts then.
    pub fn bookings(&self, person: &str, start: &str) -> Vec<Booked> {
        let (person, start): (PersonId, Moment) = (the(person), the(start));
        let rota = RotaWeek::of(&self.app.state, start.week()).unwrap();
        rota.sessions_of(&person).filter(|booked| booked.start == start).cloned().collect()
    }

    /// The one session that a person is in that starts then.
    pub fn booked(&self, person: &str, start: &str) -> Booked {
        let mut all = self.bookings(person, start);
        assert_eq!(all.len(), 1, "{person} at {start}: {:?}", all.iter().map(|b| &b.id).collect::<Vec<_>>());
        all.remove(0)
    }

    /// A stored record.
    pub fn record(&self, key: &Key) -> Option<Record> {
        self.app.state.get(key).unwrap().map(|(_, record)| record)
    }

    /// A series.
    pub fn series(&self, id: &str) -> Series {
        match self.record(&Key::Series(the(id))) {
            Some(Record::Series(series)) => Series::clone(&series),
            other => panic!("{id} is {other:?}"),
        }
    }

    /// What is on the screen, line by line.
    pub fn screen(&self) -> String {
        let (columns, rows) = self.app.surface.size;
        screen_of(&self.app, columns, rows)
    }

    /// Expects words somewhere on the screen.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no {words:?} in\n{screen}");
        self
    }

    /// Expects words nowhere on the screen.
    pub fn lacks(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} in\n{screen}");
        self
    }

    /// Expects the last thing said to have these words, and to be good news.
    pub fn says(&mut self, words: &str) -> &mut Self {
        let notice = self.app.said.notice.clone().expect("nothing was said");
        assert!(!notice.bad && notice.text.contains(words), "{notice:?}");
        self
    }

    /// Expects the last thing said to have these words, and to be a regret.
    pub fn regrets(&mut self, words: &str) -> &mut Self {
        let notice = self.app.said.notice.clone().expect("nothing was said");
        assert!(notice.bad && notice.text.contains(words), "{notice:?}");
        self
    }

    /// Expects so many saves since the sitting began.
    pub fn saved(&mut self, times: usize) -> &mut Self {
        assert_eq!(self.saved.len(), times, "{:?}", self.app.said.notice);
        self.sound()
    }

    /// Expects that everything in the state holds together.
    pub fn sound(&mut self) -> &mut Self {
        assert_eq!(check_all(&self.app.state), []);
        self
    }

    /// Expects so many layers to be open.
    pub fn open(&mut self, layers: usize) -> &mut Self {
        assert_eq!(self.app.layers.len(), layers, "{:?}", self.app.said.notice);
        self
    }

    /// What the open line says of what is written in it.
    pub fn remark(&self) -> Result<String, String> {
        match self.app.layers.last() {
            Some(Layer::Line(line)) => line.remark.clone().unwrap_or(Ok(String::new())),
            _ => panic!("no line is open"),
        }
    }

    /// What is written in the open line.
    pub fn written(&self) -> &str {
        match self.app.layers.last() {
            Some(Layer::Line(line)) => line.text.value(),
            _ => panic!("no line is open"),
        }
    }

    /// The lines that the open list shows.
    pub fn listed(&self) -> Vec<&Item> {
        match self.app.layers.last() {
            Some(Layer::Finder(finder)) => {
                finder.list.shown.iter().map(|at| &finder.list.items[*at]).collect()
            }
            Some(Layer::List(list)) => list.shown.iter().map(|at| &list.items[*at]).collect(),
            _ => panic!("no list is open"),
        }
    }

    /// What is suggested.
    pub fn suggested(&self) -> &SuggestionsLayer {
        match self.app.layers.last() {
            Some(Layer::Suggestions(suggestions)) => suggestions,
            _ => panic!("nothing is suggested: {:?}", self.app.said.notice),
        }
    }

    /// Why something is flagged, as it is open.
    pub fn why(&self) -> &FlagTopic {
        let Topic::Flags(flags) = &self.suggested().topic else { panic!("nothing is explained") };
        flags
    }

    /// The paragraphs of the open page.
    pub fn page(&self) -> &[Paragraph] {
        match self.app.layers.last() {
            Some(Layer::Page(page)) => &page.paragraphs,
            _ => panic!("no page is open"),
        }
    }
}

/// An app drawn at a size, line by line.
pub fn screen_of(app: &App, columns: u16, rows: u16) -> String {
    let mut canvas = Canvas::new((columns, rows));
    tandem::ui::draw(&mut canvas, app);
    let buffer = canvas.cells();
    let line = |y: u16| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..rows).map(line).collect::<Vec<_>>().join("\n")
}
