//! The form of how a post is funded from a day on: hours, band, and until when it is paid for.

use std::sync::Arc;

use super::days::{LATER_OR_NONE, last_day};
use super::told::drafted;
use crate::app::App;
use crate::app::form::days::hours;
use crate::app::form::value::{Either, at};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::screen::posts;
use crate::app::words;
use crate::domain::{PostId, State, Week};
use crate::planner::bulk::{Funding, fund};

/// What becomes of the shares of a post whose hours change.
static SHARES: Either<Funding> = Either {
    at: at!(in_proportion),
    words: &["as they are", "in proportion"],
    instead: "write as they are, or in proportion",
};

impl App {
    /// Opens the form of the funding of the marked post.
    pub(in crate::app) fn open_funding(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let from = self.today().week().plus(1).max(self.selection.week()).monday();
        let start = Funding {
            from,
            hours: self.state.post_hours(&post, from),
            band: post.band,
            until: post.funded_until,
            in_proportion: false,
        };
        self.open_form(format!("Funding of {}", post.title), FundingForm { post: post.id, start });
    }
}

/// What the form of the funding of a post is about.
struct FundingForm {
    post: PostId,
    /// What it opens with.
    start: Funding,
}

static FROM: Field<FundingForm> = Field::<FundingForm>::new(
    "From",
    |it, _| typed(it.from),
    |it, written, at| {
        it.from = at.app.read_day(written)?;
        if it.from < at.app.today() {
            let day = words::day(it.from, at.app.today());
            return Err(format!(
                "{day} is over: write today or a later day; hours of before are put right on the Service screen"
            ));
        }
        Ok(())
    },
)
.day(|it| Some(it.from))
.hint("the first day of these hours: 1 apr 2027");

static UNTIL: Field<FundingForm> = Field::<FundingForm>::new(
    "Paid until",
    |it, _| it.until.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.until = last_day(at.app, written, it.from, LATER_OR_NONE)?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("the last day that is paid for; left out: no end");

impl Fields for FundingForm {
    type Values = Funding;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &FROM,
        &Field::<Self>::new(
            "Hours",
            |it, _| it.hours.to_string(),
            |it, written, _| {
                it.hours = hours(written)?;
                Ok(())
            },
        )
        .says(|it, _| format!("{} a week", it.hours).into())
        .hint("28:48 a week"),
        &Field::<Self>::either("Shares", &SHARES).hint("as they are, or in proportion"),
        &Field::<Self>::at("Band", &at!(band)).hint("such as 3"),
        &UNTIL,
    ];

    fn start(&self) -> Funding {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        wanted: Funding,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let Some(post) = base.post(&self.post) else { return Err("this post is no longer there".to_owned()) };
        let plan = match fund(base, post, &wanted, app.today()) {
            Ok(plan) => plan,
            Err(fault) => return found.refuse(&FROM, fault.words),
        };
        let from = words::day(wanted.from, app.today());
        drafted(plan, base, format!("Fund {} otherwise from {from}", post.title), found)
    }
}

impl Form for FundingForm {
    fn week_shown(&self, week: Week) -> Week {
        week.max(self.start.from.week())
    }

    fn is_of_something_gone(&self, state: &State) -> bool {
        state.post(&self.post).is_none()
    }
}
