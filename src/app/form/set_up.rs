//! The short set-up: a service, a team, a post and who shares it.

use std::sync::Arc;

use super::days::{days, hours};
use super::values::{in_words, text};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{
    Account, Change, Date, Malformed, Minutes, Nation, OpenHours, Pattern, PatternShift, Person, PersonId,
    Post, PostId, Role, Service, Share, State, Team, TeamId, TeamKind, slug_of,
};

/// What the form opens with of the hours of the post.
const HOURS: Minutes = Minutes(28 * 60 + 48);

impl App {
    pub(in crate::app) fn open_set_up(&mut self) {
        let title = "Set up · you can change everything later".to_owned();
        let (account, from) = (self.home.account, self.selection.week().monday());
        self.open_form(title, SetUpForm { account, from });
    }
}

/// What the set-up goes by.
struct SetUpForm {
    /// The account that sits here, where it is one of this machine's.
    account: Option<u32>,
    /// From when on the post is shared.
    from: Date,
}

/// What its fields say.
struct Values {
    service: String,
    team: String,
    lead: Option<String>,
    post: String,
    first: Sharer,
    second: Sharer,
    nation: Nation,
    kind: TeamKind,
    hours: Minutes,
}

/// Somebody who shares the post, by name, and on which days.
struct Sharer {
    name: Option<String>,
    days: String,
}

impl Sharer {
    fn on(days: &str) -> Self {
        Self { name: None, days: days.to_owned() }
    }

    fn shifts(&self, weekly: Minutes) -> Result<Vec<PatternShift>, String> {
        days(&self.days, weekly)
    }
}

static FIRST: Field<SetUpForm> = Field::<SetUpForm>::new(
    "First person",
    |it, _| it.first.name.clone().unwrap_or_default(),
    |it, written, _| {
        it.first.name = Some(named(written)?);
        Ok(())
    },
)
.hint("their name");

static SECOND: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Second person",
    |it, _| it.second.name.clone().unwrap_or_default(),
    |it, written, _| {
        it.second.name = text(written);
        Ok(())
    },
)
.hint("who shares the post; can be left empty");

static LEAD: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Team lead",
    |it, _| it.lead.clone().unwrap_or_default(),
    |it, written, _| {
        it.lead = text(written);
        Ok(())
    },
)
.hint("your own name: Tandem then opens as you");

impl Fields for SetUpForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Service",
            |it, _| it.service.clone(),
            |it, written, _| {
                it.service = named(written)?;
                Ok(())
            },
        )
        .hint("such as Harbour Peer Service"),
        &Field::<Self>::new(
            "Team",
            |it, _| it.team.clone(),
            |it, written, _| {
                it.team = named(written)?;
                Ok(())
            },
        )
        .hint("such as Ailsa MBU"),
        &LEAD,
        &Field::<Self>::new(
            "Post",
            |it, _| it.post.clone(),
            |it, written, _| {
                it.post = named(written)?;
                Ok(())
            },
        )
        .hint("such as Peer support worker"),
        &FIRST,
        &SECOND,
        &Field::<Self>::new(
            "Nation",
            |it, _| it.nation.to_string(),
            |it, written, _| {
                it.nation = written.parse().map_err(in_words::<Malformed>)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Nation::WORDS)),
        &Field::<Self>::new(
            "Kind of team",
            |it, _| it.kind.to_string(),
            |it, written, _| {
                it.kind = written.parse().map_err(in_words::<Malformed>)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(TeamKind::WORDS)),
        &Field::<Self>::new(
            "Hours a week",
            |it, _| it.hours.to_string(),
            |it, written, _| {
                it.hours = hours(written)?;
                Ok(())
            },
        )
        .hint("of the whole post, such as 28:48"),
        &Field::<Self>::new(
            "Days of first",
            |it, _| it.first.days.clone(),
            |it, written, _| {
                written.clone_into(&mut it.first.days);
                it.first.shifts(Minutes::hours(7)).map(drop)
            },
        )
        .hint("mon tue wed, or mon 09:00-15:00"),
        &Field::<Self>::new(
            "Days of second",
            |it, _| it.second.days.clone(),
            |it, written, _| {
                written.clone_into(&mut it.second.days);
                if it.second.name.is_some() { it.second.shifts(Minutes::hours(7)).map(drop) } else { Ok(()) }
            },
        )
        .hint("wed thu fri"),
    ];

    fn start(&self) -> Values {
        Values {
            service: String::new(),
            team: String::new(),
            lead: None,
            post: "Peer support worker".to_owned(),
            first: Sharer::on("mon tue wed"),
            second: Sharer::on("wed thu fri"),
            nation: Nation::Scotland,
            kind: TeamKind::Community,
            hours: HOURS,
        }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let Values { service, team, lead, post, first, second, nation, kind, hours } = values;
        let team_id = TeamId::parse(&slug(&team)?).map_err(in_words)?;
        let post_id = PostId::parse(&slug(&post)?).map_err(in_words)?;
        let summary = format!("Set up {service}");
        let mut changes: Vec<Change> = vec![
            Service::new(service, nation).into(),
            Team {
                id: team_id.clone(),
                name: team,
                kind,
                place: None,
                beds: None,
                open: ["mon", "tue", "wed", "thu", "fri"]
                    .iter()
                    .filter_map(|day| format!("{day} 09:00-17:00").parse::<OpenHours>().ok())
                    .collect(),
                peers_wanted: 1,
                funded_until: None,
            }
            .into(),
            Post {
                id: post_id.clone(),
                title: post,
                team: team_id.clone(),
                hours,
                band: None,
                funded_until: None,
            }
            .into(),
        ];
        let sharers = [(&FIRST, first), (&SECOND, second)];
        let sharers: Vec<_> =
            sharers.into_iter().filter_map(|(field, it)| Some((field, it.name.clone()?, it))).collect();
        let many = i32::try_from(sharers.len()).unwrap_or(1).max(1);
        for (n, (field, name, sharer)) in (0..).zip(sharers) {
            // Minutes that do not divide evenly go to the first.
            let part = Minutes(hours.0 / many + i32::from(n < hours.0 % many));
            let person = found.part(field, new_person(&name, &team_id, Role::PeerWorker, &changes));
            let person = person.ok_or("some fields are still to fill in")?;
            let share = Share {
                post: post_id.clone(),
                person: person.id.clone(),
                hours: part,
                from: self.from,
                until: None,
                pattern: Pattern { weeks: vec![sharer.shifts(part)?] },
            };
            changes.push(person.into());
            changes.push(share.into());
        }
        if let Some(lead) = lead {
            let lead = found.part(&LEAD, new_person(&lead, &team_id, Role::TeamLead, &changes));
            let lead = lead.ok_or("some fields are still to fill in")?;
            // Whoever set up what they lead has a seat of their own at this account.
            let account = self.account.map(|uid| Account { uid, person: lead.id.clone() }.into());
            changes.push(lead.into());
            changes.extend(account);
        }
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for SetUpForm {}

/// A name that an id can be made of.
fn named(written: &str) -> Result<String, String> {
    if slug_of(written).is_some() {
        Ok(written.to_owned())
    } else {
        Err("write a name, in letters".to_owned())
    }
}

fn slug(name: &str) -> Result<String, String> {
    slug_of(name)
        .map(|slug| slug.to_string())
        .ok_or_else(|| format!("“{name}” has no letters to make an id from"))
}

fn new_person(name: &str, team: &TeamId, role: Role, so_far: &[Change]) -> Result<Person, String> {
    let first = name.split_whitespace().next().unwrap_or(name);
    let taken =
        |id: &PersonId| so_far.iter().any(|change| change.key() == crate::domain::Key::Person(id.clone()));
    let short = PersonId::parse(&slug(first)?).map_err(|wrong| wrong.to_string())?;
    let long = PersonId::parse(&slug(name)?).map_err(|wrong| wrong.to_string())?;
    let id = if taken(&short) { long } else { short };
    if taken(&id) {
        return Err(format!("two people are called {name}: add a second name"));
    }
    Ok(Person::new(id, name.to_owned(), team.clone(), role))
}
