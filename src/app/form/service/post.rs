//! The form of a post: its hours, also those from a later day on, its band and until when it is paid for.

use std::sync::Arc;

use super::edited::{Edited, marked};
use crate::app::App;
use crate::app::form::days::hours;
use crate::app::form::value::at;
use crate::app::form::values::if_any;
use crate::app::form::{Context, Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, Date, Key, Minutes, Post, PostHours, PostId, State};

/// What to write of hours that change.
const SUCH: &str = "write hours and a day, such as 21:36 from 1 apr 2027";

impl App {
    /// Opens the form of a post, or of a new one.
    pub(in crate::app) fn open_post(&mut self, id: Option<PostId>) {
        let there = id.as_ref().and_then(|id| self.state.post(id)).cloned();
        let title = there.as_ref().map_or_else(|| "New post".to_owned(), |it| format!("Edit {}", it.title));
        let Some(post) = there.or_else(|| self.new_post()) else {
            self.report_error("A post belongs to a team: add a team first.");
            return;
        };
        let later = self.state.hours_of_post(&post.id).map(|it| (it.from, it.hours)).collect();
        self.open_form(title, PostForm { id, start: Values { post, later } });
    }

    /// A new post, of which nothing is known yet; `None` where there is no team.
    pub(in crate::app) fn new_post(&self) -> Option<Post> {
        let (team, id) = (self.my_team()?, PostId::parse("new").ok()?);
        Some(Post { id, title: String::new(), team, hours: Minutes::ZERO, band: None, funded_until: None })
    }
}

/// What the form of a post is about.
struct PostForm {
    /// Which one; `None` for a new one.
    id: Option<PostId>,
    /// As it is.
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    post: Post,
    /// The hours from each day on which the funding changes.
    later: Vec<(Date, Minutes)>,
}

static TITLE: Field<PostForm> =
    Field::<PostForm>::at("Title", &at!(post.title)).hint("such as Peer support worker");

/// Left out where they begin on a later day only.
static HOURS: Field<PostForm> = Field::<PostForm>::new(
    "Hours",
    |it, _| if it.post.hours == Minutes::ZERO { String::new() } else { it.post.hours.to_string() },
    |it, written, _| {
        it.post.hours = if_any(written, hours)?.unwrap_or(Minutes::ZERO);
        Ok(())
    },
)
.says(|it, _| {
    let is_said = it.post.hours > Minutes::ZERO;
    if is_said { format!("{} a week", it.post.hours) } else { String::new() }.into()
})
.hint("28:48 a week");

impl Fields for PostForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::at("Team", &at!(post.team)),
        &HOURS,
        &Field::<Self>::new(
            "Later",
            |it, _| written(&it.later),
            |it, written, at| {
                it.later = later(written, at)?;
                Ok(())
            },
        )
        .says(|it, at| {
            let today = at.app.today();
            let each = |(from, hours): &(Date, Minutes)| format!("{hours} from {}", words::day(*from, today));
            it.later.iter().map(each).collect::<Vec<_>>().join(", ").into()
        })
        .hint("where funding changes: 21:36 from 1 apr 2027")
        .stays(),
        &Field::<Self>::at("Band", &at!(post.band)).hint("such as 3"),
        &Field::<Self>::at("Paid until", &at!(post.funded_until))
            .hint("the last day that is paid for; left out: no end"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        Values { post, later }: Values,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        if post.hours == Minutes::ZERO && later.is_empty() {
            return found.refuse(&HOURS, "write the hours, such as 28:48, or under Later from which day on");
        }
        let edited = Edited { id: self.id.as_ref(), noun: "post", name: &post.title };
        let (id, summary) = (edited.id(&TITLE, |id| base.post(id).is_some(), found)?, edited.summary());
        let post = Post { id: id.clone(), ..post };
        let was = &self.start.later;
        let gone = was.iter().filter(|(from, _)| !later.iter().any(|(it, _)| it == from));
        let gone = gone.map(|(from, _)| Change::Remove(Key::PostHours((post.id.clone(), *from))));
        let mut changes: Vec<Change> = gone.collect();
        changes.extend(
            later
                .iter()
                .filter(|it| !was.contains(it))
                .map(|(from, hours)| PostHours { post: post.id.clone(), from: *from, hours: *hours }.into()),
        );
        changes.extend((post != self.start.post).then(|| post.into()));
        Ok(marked(base, changes, summary, Key::Post(id)))
    }
}

impl Form for PostForm {}

/// Hours that change, as they are written and read: `21:36 from 1 apr 2027, 14:24 from 1 oct 2027`.
fn written(later: &[(Date, Minutes)]) -> String {
    let day = |date: Date| date.naive().format("%-d %b %Y").to_string().to_lowercase();
    let each = |(from, hours): &(Date, Minutes)| format!("{hours} from {}", day(*from));
    later.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// Reads hours that change, in order of day.
fn later(written: &str, at: &Context<'_, PostForm>) -> Result<Vec<(Date, Minutes)>, String> {
    let mut all: Vec<(Date, Minutes)> = vec![];
    for part in written.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (hours_of, day) = part.split_once(" from ").ok_or(SUCH)?;
        let (hours, from) = (hours(hours_of.trim())?, at.app.read_day(day.trim())?);
        if all.iter().any(|(there, _)| *there == from) {
            return Err(format!("{} stands there twice: once is enough", words::dated(from)));
        }
        all.push((from, hours));
    }
    all.sort_unstable();
    Ok(all)
}
