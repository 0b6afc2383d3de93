//! Times that would do, the best first, each with why, to choose from: of a supervision, a team's round, a debrief.

use super::suggests::{Suggests, suggestion};
use super::{OfferTopic, Suggestion, SuggestionRequest, SuggestionText};
use crate::app::layer::Draft;
use crate::app::{App, words};
use crate::domain::{GroupId, TeamId, Week};
use crate::planner::group::{GroupPicture, call_off, contacts, pictures};
use crate::planner::supervision::{SupervisionRequest, debriefs, round, slots};
use crate::planner::weeks::quiet;
use crate::planner::weeks::roll::roll;
use crate::planner::{Remedy, Requester};
use crate::rules::RuleContext;

impl OfferTopic {
    /// What is looked for; nothing is known of it before it is.
    #[must_use]
    pub fn new(request: SuggestionRequest) -> Self {
        Self { title: String::new(), said: vec![], request }
    }
}

impl Suggests for OfferTopic {
    fn title(&self, _app: &App) -> String {
        self.title.clone()
    }

    fn before(&self, _app: &App) -> Vec<SuggestionText> {
        self.said.iter().cloned().map(SuggestionText::Text).collect()
    }

    fn look(&mut self, app: &App) -> Result<Vec<Suggestion>, String> {
        let (title, said, choices) = match &self.request {
            SuggestionRequest::Case(request) => request.look(app)?,
            request => {
                let (title, said, found) = look(request, app)?;
                (title, said, found.into_iter().map(|remedy| suggestion(app, remedy)).collect())
            }
        };
        (self.title, self.said) = (title, said);
        Ok(choices)
    }

    fn completed(&self, draft: Draft, chosen: &Remedy) -> Draft {
        match &self.request {
            SuggestionRequest::Case(request) if request.keeps_reasons() => {
                Draft { reason: Some(chosen.reasons.join("; ")), ..draft }
            }
            _ => draft,
        }
    }

    fn shows_its_week(&self) -> bool {
        true
    }
}

/// A title, what there is to say first, and what was found.
type Looked = (String, Vec<String>, Vec<Remedy>);

fn look(request: &SuggestionRequest, app: &App) -> Result<Looked, String> {
    let rules = app.rules();
    let asked = app.asked();
    match request {
        SuggestionRequest::Case(_) => Err("this is looked for elsewhere".to_owned()),
        SuggestionRequest::Supervision(person, track) => {
            let wish = SupervisionRequest::of(&rules, person, *track)?;
            let what = wish.in_words(&rules);
            let found = slots(&rules, &wish, asked);
            if found.is_empty() {
                return Err(format!("No time in three months suits {what}: agree who could stand in."));
            }
            let due = if wish.due < app.today() { "was due" } else { "is due" };
            Ok((
                words::capital(&what),
                vec![format!("It {due} on {}.", words::day(wish.due, app.today()))],
                found,
            ))
        }
        SuggestionRequest::Round(team) => {
            let found = round(&rules, Some(team), asked);
            let name = app.state.team(team).map_or(team.as_str(), |team| team.name.as_str());
            let Some(together) = found.together else {
                let left = if found.left.is_empty() {
                    "it is booked for everybody".to_owned()
                } else {
                    found.left.join("; ")
                };
                return Err(format!("Nothing of {name}'s next round can be booked: {left}."));
            };
            let left = found.left.into_iter().map(|line| format!("For you to look at: {line}."));
            let all = std::iter::once(together).chain(found.each).collect();
            Ok((format!("Next round of supervision · {name}"), left.collect(), all))
        }
        SuggestionRequest::Contact(group, family) => {
            let picture = picture(&rules, group, app)?;
            let (title, called) = (titled(group, app), family.called());
            let found = contacts(&rules, &picture, family, asked);
            if found.is_empty() {
                return Err(format!(
                    "Nobody has time for {called} before {title}: make some, or move the group."
                ));
            }
            Ok((format!("Contact with {called} before {title}"), vec![], found))
        }
        SuggestionRequest::CallOff(group) => {
            let picture = picture(&rules, group, app)?;
            let found = picture.next().and_then(|next| call_off(&rules, next, asked));
            let title = titled(group, app);
            let off = found.ok_or_else(|| format!("{title} has no coming session to cancel."))?;
            Ok((format!("Cancel the next {title}"), vec![], vec![off]))
        }
        SuggestionRequest::Debrief(person, booked) => {
            let (who, what) = (app.state.display_name(person), words::session(booked.booking(), &app.state));
            let found = debriefs(&rules, person, booked, asked);
            if found.is_empty() {
                return Err(format!(
                    "No time in the week after {what} suits both {who} and their supervisor."
                ));
            }
            Ok((format!("A debrief for {who} after {what}"), vec![], found))
        }
        SuggestionRequest::Roll(team, week) => roll_forward(&rules, team.as_ref(), *week, asked, app),
        SuggestionRequest::Quiet(person, day) => {
            let (who, on) = (app.state.display_name(person), words::day(*day, app.today()));
            let found = quiet::tasks(&rules, person, *day, asked);
            if found.is_empty() {
                return Err(format!("{who} has no free quarter of an hour left on {on}."));
            }
            let said = "Only if it suits: open time is there for people who turn up.".to_owned();
            Ok((format!("Quiet time · {who}, {on}"), vec![said], found))
        }
    }
}

/// What comes forward into a week, and what stays behind.
fn roll_forward(
    rules: &RuleContext<'_>,
    team: Option<&TeamId>,
    week: Week,
    asked: Requester<'_>,
    app: &App,
) -> Result<Looked, String> {
    let found = roll(rules, team, week, asked).ok_or("Last week is still loading: try again in a moment.")?;
    let whose = team.and_then(|id| app.state.team(id)).map_or("the service", |team| team.name.as_str());
    let Some(together) = found.together else {
        return Err(match found.left.as_slice() {
            [] => "Last week has no one-off sessions that are not here already.".to_owned(),
            left => format!("Nothing can be rolled forward. Left out: {}.", left.join("; ")),
        });
    };
    let mut said: Vec<String> = found.left.iter().map(|line| format!("Left out: {line}.")).collect();
    match found.there {
        0 => {}
        1 => said.push("1 is here already and is skipped.".to_owned()),
        many => said.push(format!("{many} are here already and are skipped.")),
    }
    let title = format!("Roll forward · {whose}, into {}", words::week(week));
    Ok((title, said, std::iter::once(together).chain(found.each).collect()))
}

fn picture(rules: &RuleContext<'_>, group: &GroupId, app: &App) -> Result<GroupPicture, String> {
    let found = pictures(rules, app.now, |rota| app.visibility().part(rota, rules.state))
        .into_iter()
        .find(|picture| picture.group == *group);
    found.ok_or_else(|| "this group is no longer there".to_owned())
}

fn titled(group: &GroupId, app: &App) -> String {
    app.state.group(group).map_or_else(|| group.to_string(), |group| group.title.clone())
}
