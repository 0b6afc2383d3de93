//! What is written in the form of a group, and what it comes to: the group, and of a new one its sessions.

use super::GroupForm;
use crate::app::form::FormLayer;
use crate::app::{App, words};
use crate::domain::{
    Activity, Booking, Capacity, Change, ChecklistItem, Date, FamilyRef, FamilyStatus, Frequency, Group,
    GroupId, Invitation, Minutes, Moment, PersonId, PlaceId, Repeat, Series, Session, State, nearest,
    slug_of,
};
use crate::planner::edit::{new_id, new_series_id};

/// The most weeks that a group runs for.
const MOST_WEEKS: u32 = 60;

/// What the form comes to.
pub(super) struct Wish {
    pub problems: Vec<(&'static str, String)>,
    pub changes: Vec<Change>,
    pub summary: String,
}

/// When and by whom a new group is run.
struct Runs {
    start: Moment,
    weeks: u32,
    people: Vec<PersonId>,
    with: Vec<PersonId>,
    lead: Option<PersonId>,
}

impl FormLayer {
    pub(super) fn group_wish(&self, form: &GroupForm, app: &App) -> Wish {
        let mut problems = vec![];
        let group = self.group(form, &mut problems);
        let runs = match form.id {
            Some(_) => None,
            None => self.runs(form, app, &mut problems),
        };
        let mut wish = Wish { problems, changes: vec![], summary: String::new() };
        let (Some(group), true) = (group, wish.problems.is_empty()) else { return wish };
        wish.summary = match &runs {
            None => format!("Edit the group {}", group.title),
            Some(runs) if runs.weeks == 1 => format!("New group: {}, once", group.title),
            Some(runs) => format!("New group: {}, {} weeks", group.title, runs.weeks),
        };
        if let Some(runs) = runs {
            match sessions(&self.base, &group, runs, app.now) {
                Some(change) => wish.changes.push(change),
                None => wish
                    .problems
                    .push(("title", "there are too many of this name: call it otherwise".to_owned())),
            }
        }
        wish.changes.push(group.into());
        wish
    }

    fn group(&self, form: &GroupForm, problems: &mut Vec<(&'static str, String)>) -> Option<Group> {
        let state = &*self.base;
        let there = form.id.as_ref().and_then(|id| state.group(id));
        let activity = state.activity(&form.activity)?;
        let title = self.part("title", problems, |it| match it {
            "" => Err("give it a name that people know".to_owned()),
            title => Ok(title.to_owned()),
        });
        let place = self.part("place", problems, |it| place(state, it));
        let setup = self.part("setup", problems, |it| minutes(it, 0));
        let length = self.part("length", problems, |it| minutes(it, 1));
        let debrief = self.part("debrief", problems, |it| minutes(it, 0));
        let facilitators = self.part("facilitators", problems, |it| match it {
            "" => Ok(None),
            it => number(it, 100).map(Some),
        });
        let least = self.part("least", problems, |it| number(it, 1000));
        let most = self.part("most", problems, |it| match (number(it, 1000)?, least) {
            (most, Some(least)) if most < least => {
                Err(format!("{most} is under the least, {least}: write at least {least}, or lower that"))
            }
            (most, _) => Ok(most),
        });
        let invited = self.part("invited", problems, |it| invited(state, activity, there, it));
        let title = title?;
        let id = match there {
            Some(group) => group.id.clone(),
            None => free_id(state, &title)?,
        };
        Some(Group {
            id,
            title,
            activity: activity.id.clone(),
            place: place?,
            setup: setup?,
            length: length?,
            debrief: debrief?,
            facilitators: facilitators?,
            capacity: Capacity { least: least?, most: most? },
            invited: invited?,
            checklist: checklist(there, self.value("ready")),
        })
    }

    fn runs(&self, form: &GroupForm, app: &App, problems: &mut Vec<(&'static str, String)>) -> Option<Runs> {
        let state = &*self.base;
        let first = self.part("first", problems, |it| first_day(app, it));
        let time =
            self.part("time", problems, |it| it.parse().map_err(|_| "write a time such as 10:00".to_owned()));
        let weeks = self.part("weeks", problems, |it| number(it, MOST_WEEKS));
        let run_by = self.part("who", problems, |it| match people(state, it)?.as_slice() {
            [] => Err("say who runs it: at least one person".to_owned()),
            some => Ok(some.to_vec()),
        });
        let with = self.part("with", problems, |it| people(state, it));
        let (first, run_by, with) = (first?, run_by?, with?);
        let lead = self.part("lead", problems, |it| {
            let lead = people(state, it)?.into_iter().next();
            let activity = state.activity(&form.activity);
            match &lead {
                Some(lead) if !run_by.contains(lead) && !with.contains(lead) => {
                    Err("whoever leads must be in “who” or “with”".to_owned())
                }
                _ => activity
                    .map_or(Ok(()), |it| may_lead(state, it, lead.as_ref(), &run_by, first))
                    .map(|()| lead),
            }
        });
        Some(Runs { start: first.at(time?), weeks: weeks?, people: run_by, with, lead: lead? })
    }
}

/// Whether those who lead hold the courses that it needs; the error says who lacks which, and what to do.
fn may_lead(
    state: &State,
    activity: &Activity,
    lead: Option<&PersonId>,
    people: &[PersonId],
    on: Date,
) -> Result<(), String> {
    let leaders: Vec<&PersonId> = lead.map_or_else(|| people.iter().collect(), |lead| vec![lead]);
    let lacking =
        activity.needs.iter().find(|course| !leaders.iter().any(|who| state.holds(who, course, on)));
    let Some(course) = lacking else { return Ok(()) };
    let title = state.course(course).map_or(course.as_str(), |course| course.title.as_str());
    let who = words::people(leaders, state);
    Err(format!("{who} may not lead yet: {title} is not held. They may be second; somebody who has it leads"))
}

fn place(state: &State, written: &str) -> Result<PlaceId, String> {
    let low = written.to_lowercase();
    let places = || state.records.places.keys().map(PlaceId::as_str);
    match (low.as_str(), nearest(&low, places())) {
        ("", _) => Err("a group needs a place: write where it meets".to_owned()),
        (low, _) if places().any(|id| id == low) => PlaceId::parse(low).map_err(|wrong| wrong.to_string()),
        (low, Some(near)) => Err(format!("there is no place {low:?}; did you mean {near}?")),
        (low, None) => Err(format!("there is no place {low:?}: write the id of one")),
    }
}

fn minutes(written: &str, least: i32) -> Result<Minutes, String> {
    let plain = || written.parse().ok().map(Minutes);
    let read: Option<Minutes> = written.parse().ok().or_else(plain);
    read.filter(|it| (least..=24 * 60).contains(&it.0))
        .ok_or_else(|| "write a length such as 1:30, or minutes".to_owned())
}

fn number(written: &str, most: u32) -> Result<u32, String> {
    let read = written.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
    read.ok_or_else(|| format!("write a number from 1 to {most}"))
}

fn first_day(app: &App, written: &str) -> Result<Date, String> {
    let day = app.read_day(written)?;
    if day < app.today() {
        return Err(format!("{} is over: write a day to come", words::day(day, app.today())));
    }
    Ok(day)
}

/// The people that are written, by id; the error says who is not here.
pub(in crate::app) fn people(state: &State, written: &str) -> Result<Vec<PersonId>, String> {
    let ids = || state.people().map(|person| person.id.as_str());
    let each = written.split([' ', ',']).filter(|word| !word.is_empty()).map(|word| {
        let low = word.to_lowercase();
        let there = state.people().find(|person| person.id.as_str() == low);
        there.map(|person| person.id.clone()).ok_or_else(|| match nearest(&low, ids()) {
            Some(near) => format!("nobody here is {word:?}; did you mean {near}?"),
            None => format!("nobody here is {word:?}"),
        })
    });
    each.collect()
}

/// The families that are written, each once, with the contact that is noted already.
fn invited(
    state: &State,
    activity: &Activity,
    there: Option<&Group>,
    written: &str,
) -> Result<Vec<Invitation>, String> {
    let mut all: Vec<Invitation> = vec![];
    for word in written.split([' ', ',']).filter(|word| !word.is_empty()) {
        let found = FamilyRef::parse(&word.to_lowercase()).ok().and_then(|it| state.family(&it));
        let Some(family) = found else {
            return Err(format!("no family here is {word:?}: write local references, never names"));
        };
        let (reference, called) = (&family.reference, family.reference.called());
        if family.status == FamilyStatus::Closed {
            return Err(format!("{called} is closed: take it out, or open the case again first"));
        }
        if family.loss && activity.baby {
            return Err(format!("{called} is not to be asked to this one: offer one-to-one time instead"));
        }
        if all.iter().any(|it| it.family == *reference) {
            return Err(format!("{called} stands twice in it: once is enough"));
        }
        let known = there.and_then(|group| group.invited.iter().find(|it| it.family == *reference));
        all.push(Invitation { family: reference.clone(), precontact: known.and_then(|it| it.precontact) });
    }
    Ok(all)
}

/// What is written, with commas between; what was ready, or an idea, stays so.
fn checklist(there: Option<&Group>, written: &str) -> Vec<ChecklistItem> {
    let known = |item: &str| there?.checklist.iter().find(|it| it.item == item).cloned();
    let items = written.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| known(item).unwrap_or_else(|| ChecklistItem::new(item.to_owned(), false))).collect()
}

/// An id of the title's words; those that may be the reference of a family stay out of it, since everybody reads ids.
fn free_id(state: &State, title: &str) -> Option<GroupId> {
    let slug = slug_of(title)?;
    let may_be_a_family = |word: &&str| {
        word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_lowercase())
    };
    let words: Vec<&str> = slug.split('-').filter(|word| !may_be_a_family(word)).collect();
    let stem = if words.is_empty() { "group".to_owned() } else { words.join("-") };
    let stem: String = stem.chars().take(36).collect();
    let ids =
        (1..1000).map(|n| if n == 1 { stem.clone() } else { format!("{}-{n}", stem.trim_end_matches('-')) });
    ids.filter_map(|id| GroupId::parse(&id).ok()).find(|id| state.group(id).is_none())
}

/// Set-up, session and debrief as one booking, once or every week.
fn sessions(state: &State, group: &Group, runs: Runs, now: Moment) -> Option<Change> {
    let mut booking = Booking::new(group.activity.clone(), runs.start, group.block());
    let most = usize::try_from(group.capacity.most).unwrap_or(usize::MAX);
    booking.families = group.invited.iter().take(most).map(|it| it.family.clone()).collect();
    (booking.people, booking.with, booking.lead) = (runs.people, runs.with, runs.lead);
    booking.group = Some(group.id.clone());
    if runs.weeks == 1 {
        return Some(Session { id: new_id(state, &booking, now)?, series: None, booking }.into());
    }
    let repeat = Repeat { count: Some(runs.weeks), ..Repeat::every(1, Frequency::Weekly) };
    Some(Series { id: new_series_id(state, &booking)?, booking, repeat, except: vec![] }.into())
}
