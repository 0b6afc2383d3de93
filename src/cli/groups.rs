//! `tandem groups`: each group with who is invited, whether somebody was in touch, what is ready, and its sessions.

use serde::Serialize;

use crate::app::Visibility;
use crate::domain::{FamilyRef, Group, PersonId, State};
use crate::planner::group::{GroupPicture, Invited, PriorContact, Sitting, pictures};
use crate::rules::RuleContext;
use crate::words::dated;

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure};

/// Shows each group: where, who is invited and who waits, contact before it, what must be ready, sessions ahead and past.
#[derive(Debug, clap::Args)]
pub struct GroupsCommand {
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl GroupsCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let now = common.now(&desk.state());
        let state = weeks::judged(common, &desk)?;
        let rules = RuleContext::new(&state, now.date());
        let sight = Visibility::of(&state, common.author());
        let all = pictures(&rules, now, |rota| sight.part(rota, &state));
        let all: Vec<(&Group, &GroupPicture)> =
            all.iter().filter_map(|it| Some((state.group(&it.group)?, it))).collect();
        if self.json {
            return common.print_json(&all.iter().map(|it| Row::of(*it)).collect::<Vec<_>>());
        }
        common.print(&table(&state, &all).text(common.plain()))
    }
}

/// A group as a program reads it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    group: &'a str,
    title: &'a str,
    activity: &'a str,
    place: &'a str,
    setup_minutes: i32,
    length_minutes: i32,
    debrief_minutes: i32,
    facilitators: Option<u32>,
    capacity: [u32; 2],
    invited: Vec<InvitedRow<'a>>,
    checklist: Vec<Item<'a>>,
    ahead: Vec<SittingRow<'a>>,
    past: Vec<SittingRow<'a>>,
}

#[derive(Debug, Serialize)]
struct InvitedRow<'a> {
    family: &'a FamilyRef,
    contact: &'static str,
    on: Option<String>,
    waiting: bool,
    came: usize,
}

#[derive(Debug, Serialize)]
struct Item<'a> {
    item: &'a str,
    done: bool,
}

#[derive(Debug, Serialize)]
struct SittingRow<'a> {
    session: &'a str,
    start: String,
    end: String,
    people: &'a [PersonId],
    with: &'a [PersonId],
    lead: Option<&'a PersonId>,
    away: &'a [PersonId],
    families: &'a [FamilyRef],
    status: &'static str,
}

impl<'a> Row<'a> {
    fn of((group, picture): (&'a Group, &'a GroupPicture)) -> Self {
        Self {
            group: group.id.as_str(),
            title: &group.title,
            activity: group.activity.as_str(),
            place: group.place.as_str(),
            setup_minutes: group.setup.0,
            length_minutes: group.length.0,
            debrief_minutes: group.debrief.0,
            facilitators: group.facilitators,
            capacity: [group.capacity.least, group.capacity.most],
            invited: picture.invited.iter().map(InvitedRow::of).collect(),
            checklist: group.checklist.iter().map(|it| Item { item: &it.item, done: it.done }).collect(),
            ahead: picture.ahead.iter().map(SittingRow::of).collect(),
            past: picture.past.iter().map(SittingRow::of).collect(),
        }
    }
}

impl<'a> InvitedRow<'a> {
    fn of(it: &'a Invited) -> Self {
        let (contact, on) = match it.contact {
            PriorContact::Made(on) => ("made", on.map(|on| on.to_string())),
            PriorContact::Booked(start) => ("booked", Some(start.to_string())),
            PriorContact::Missing => ("missing", None),
        };
        Self { family: &it.family, contact, on, waiting: it.waits, came: it.came }
    }
}

impl<'a> SittingRow<'a> {
    fn of(it: &'a Sitting) -> Self {
        Self {
            session: it.session.as_str(),
            start: it.start.to_string(),
            end: it.end.to_string(),
            people: &it.people,
            with: &it.with,
            lead: it.lead.as_ref(),
            away: &it.away,
            families: &it.families,
            status: it.status.word(),
        }
    }
}

const COLUMNS: &[Column] = &[
    Column::words("Group", ""),
    Column::words("Where", "at"),
    Column::words("Next", "next on"),
    Column::words("Run by", "run by"),
    Column::words("Families", ""),
    Column::words("Not met yet", "not yet in touch with"),
    Column::words("To do", "to do:"),
];

fn table(state: &State, groups: &[(&Group, &GroupPicture)]) -> TextTable {
    let row = |(group, picture): &(&Group, &GroupPicture)| {
        let next = picture.next();
        let names = |it: &Sitting| -> String {
            let there = it.there().map(|id| state.display_name(id).to_owned());
            let away = it.away.iter().map(|id| format!("{} is away", state.display_name(id)));
            there.chain(away).collect::<Vec<_>>().join(", ")
        };
        let (most, invited) = (group.capacity.most, picture.invited.len());
        let waiting = picture.invited.iter().filter(|it| it.waits).count();
        let waits = if waiting > 0 { format!(", {waiting} waiting") } else { String::new() };
        let missing: Vec<String> = picture.unmet().iter().map(|it| it.family.called()).collect();
        let open = group.checklist.iter().filter(|it| !it.done).map(|it| it.item.as_str());
        vec![
            group.title.clone(),
            state.place(&group.place).map_or(group.place.as_str(), |place| &place.name).to_owned(),
            next.map(|it| format!("{} {}", dated(it.start.date()), it.start.time())).unwrap_or_default(),
            next.map(names).unwrap_or_default(),
            format!("{invited} of {most}{waits}"),
            missing.join(", "),
            open.collect::<Vec<_>>().join(", "),
        ]
    };
    TextTable {
        title: "Groups".to_owned(),
        columns: COLUMNS,
        rows: groups.iter().map(row).collect(),
        empty: "There is no group yet.",
    }
}
