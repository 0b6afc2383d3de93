//! Which group is meant where several are called alike: the own team's, else whoever writes is asked.

use super::meaning::Meaning;
use super::setting::QuickContext;
use crate::domain::{ActivityId, Booking, Group, GroupId, State, TeamId, slug_of};

/// The group of an id or a title, or of a title and the place where it meets: `bookbug-hub`.
pub(super) fn named(low: &str, setting: &QuickContext) -> Option<Meaning> {
    let slug = slug_of(low)?;
    let state = setting.state;
    let all = || state.records.groups.values().map(|row| &*row.item);
    let is_called =
        |group: &&Group| group.id.as_str() == low || slug_of(&group.title).as_ref() == Some(&slug);
    let mut found: Vec<&Group> = all().filter(is_called).collect();
    if found.is_empty() {
        found = all().filter(|group| with_place(group).as_str() == slug).collect();
    }
    // What is written may be the id of one and the title of another.
    let title = found.first().map(|group| slug_of(&group.title));
    let alike = all().filter(|group| title.as_ref() == Some(&slug_of(&group.title)));
    let alike: Vec<GroupId> = alike.map(|group| group.id.clone()).collect();
    match found.as_slice() {
        [] => None,
        // In full, or without another that is called so.
        [one] if alike.len() < 2 || with_place(one).as_str() == slug => Some(Meaning::Group(one.id.clone())),
        [one] if one.id.as_str() == low && slug_of(&one.title).as_ref() != Some(&slug) => {
            Some(Meaning::Group(one.id.clone()))
        }
        _ => Some(of_own_team(&alike, setting)),
    }
}

/// Whether groups have one title.
pub(super) fn are_called_alike(groups: &[GroupId], state: &State) -> bool {
    let mut titles = groups.iter().filter_map(|id| state.group(id)).map(|group| slug_of(&group.title));
    let first = titles.next();
    titles.all(|title| Some(title) == first)
}

/// The one of these groups that the writer's own team runs; the others are told apart by where they meet.
pub(super) fn of_own_team(groups: &[GroupId], setting: &QuickContext) -> Meaning {
    if let Some(own) = only_own(groups, setting) {
        return Meaning::Group(own.clone());
    }
    let all: Vec<&Group> = groups.iter().filter_map(|id| setting.state.group(id)).collect();
    let way = |group: &&Group| {
        let with_place_of = with_place(group);
        let is_alone = all.iter().filter(|other| with_place(other) == with_place_of).count() == 1;
        if is_alone { with_place_of } else { group.id.to_string() }
    };
    Meaning::Ambiguous(all.iter().map(way).collect())
}

/// The only group of an activity, or the only one of the own team.
pub(super) fn of_activity(activity: &ActivityId, setting: &QuickContext) -> Option<GroupId> {
    let groups = setting.state.records.groups.values().map(|row| &row.item);
    let all: Vec<GroupId> = groups.filter(|it| it.activity == *activity).map(|it| it.id.clone()).collect();
    match all.as_slice() {
        [only] => Some(only.clone()),
        several => only_own(several, setting).cloned(),
    }
}

fn only_own<'g>(groups: &'g [GroupId], setting: &QuickContext) -> Option<&'g GroupId> {
    let team = setting.team?;
    let mut own = groups.iter().filter(|group| runs(team, group, setting.state));
    own.next().filter(|_| own.next().is_none())
}

/// Whether a team runs a group: its people lead it, or its families are invited.
fn runs(team: &TeamId, group: &GroupId, state: &State) -> bool {
    let is_ours = |booking: &Booking| {
        booking.group.as_ref() == Some(group)
            && booking.everyone().any(|person| state.person(person).is_some_and(|it| it.team == *team))
    };
    let series = || state.records.series.values().any(|row| is_ours(&row.item.booking));
    let sessions = || {
        let sheets = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values());
        sheets.map(|row| &row.item).any(|session| is_ours(&session.booking))
    };
    let families = || {
        let invited = state.group(group).into_iter().flat_map(|group| &group.invited);
        invited.filter_map(|it| state.family(&it.family)).any(|family| family.team == *team)
    };
    let place = || {
        let place = state.group(group).map(|group| &group.place);
        state.records.teams.get(team).is_some_and(|row| row.item.place.as_ref() == place && place.is_some())
    };
    series() || sessions() || families() || place()
}

fn with_place(group: &Group) -> String {
    slug_of(&format!("{} {}", group.title, group.place)).unwrap_or_default().to_string()
}
