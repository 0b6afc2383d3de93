//! A whole team's next round at once: for everybody for whom none is booked, the best time that is left once the others
//! have theirs.

use crate::domain::{Change, State, TeamId, Week, counted};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::{Remedy, RemedyKind, Requester};
use crate::rules::{RuleContext, track_in_words};

use super::{SupervisionLine, SupervisionRequest, days_ahead, lines, untried};

/// From how many days after it is due on a supervision is said to be late.
const LATE: i32 = 14;

/// A team's next round.
#[derive(Clone, Debug)]
pub struct Round {
    /// All of it as one change; `None` where nothing is to be booked.
    pub together: Option<Remedy>,
    /// Each by itself, the most pressing first.
    pub each: Vec<Remedy>,
    /// Those for whom nothing was found, with why.
    pub left: Vec<String>,
}

/// Books a team's next round: of everybody on every track with a name and without one booked.
#[must_use]
pub fn round(rules: &RuleContext<'_>, team: Option<&TeamId>, asked: Requester<'_>) -> Round {
    let mut round = Round { together: None, each: vec![], left: vec![] };
    let mut after: State = rules.state.clone();
    let mut known = rules.cache();
    let mut late: Vec<String> = vec![];
    for line in wanting(rules, team) {
        let here = RuleContext::knowing(&after, rules.today, known);
        match book(&here, &line, asked) {
            Ok(remedy) => {
                let next = after.preview(&remedy.changes);
                known = here.into_cache();
                after = next.unwrap_or(after);
                late.extend(lateness(rules, &line, &remedy));
                round.each.push(remedy);
            }
            Err(why) => {
                known = here.into_cache();
                round.left.push(why);
            }
        }
    }
    round.together = together(rules, team, &round.each, &late);
    round
}

/// The lines of a team for which none is booked, the most pressing first.
fn wanting(rules: &RuleContext<'_>, team: Option<&TeamId>) -> Vec<SupervisionLine> {
    let of_team = |line: &SupervisionLine| team.is_none_or(|team| line.team == *team);
    let (today, until) = (rules.today, *days_ahead(rules.today).end());
    let mut wanting: Vec<SupervisionLine> = lines(rules, None, today, until)
        .into_iter()
        .filter(|line| line.named.is_some() && of_team(line) && !line.is_booked())
        .collect();
    wanting.sort_by_key(|line| line.rhythm.as_ref().map(|rhythm| rhythm.due));
    wanting
}

fn book(rules: &RuleContext<'_>, line: &SupervisionLine, asked: Requester<'_>) -> Result<Remedy, String> {
    let request = SupervisionRequest::of(rules, &line.person, line.track)?;
    let found = untried(rules, &request, asked).next();
    found.ok_or_else(|| {
        let (who, what) = (rules.state.display_name(&line.person), track_in_words(line.track));
        let with = rules.state.display_name(&request.supervisor);
        format!("{who}'s {what}: no time in three months at which {who} and {with} are both in and free")
    })
}

/// That a supervision is weeks later than it is due, if so: it may be better to look for another time by hand.
fn lateness(rules: &RuleContext<'_>, line: &SupervisionLine, remedy: &Remedy) -> Option<String> {
    let due = line.rhythm.as_ref()?.due.max(rules.today);
    let days = remedy.start?.date().days_since(due);
    let (who, what) = (rules.state.display_name(&line.person), track_in_words(line.track));
    (days > LATE).then(|| format!("{who}'s {what} would be {} late", counted(days, "day")))
}

/// All of them as one change, with the flags that they add and clear together.
fn together(
    rules: &RuleContext<'_>,
    team: Option<&TeamId>,
    each: &[Remedy],
    late: &[String],
) -> Option<Remedy> {
    let changes: Vec<Change> = each.iter().flat_map(|remedy| remedy.changes.iter().cloned()).collect();
    if changes.is_empty() {
        return None;
    }
    let mut weeks: Vec<Week> = changes.iter().filter_map(|change| change.key().week()).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let baseline = Baseline::in_context(rules, weeks);
    let tried = baseline.try_changes(&changes)?;
    let whose = team.and_then(|id| rules.state.team(id)).map_or("the service", |team| team.name.as_str());
    let title = format!("Book the next round of supervision of {whose}: {} at once", each.len());
    let messages: Vec<&str> = each.iter().filter_map(|remedy| remedy.message.as_deref()).collect();
    let mut remedy = Remedy::new(RemedyKind::Book, title, changes).tells(Some(messages.join("\n\n")));
    (remedy.adds, remedy.clears) = (tried.adds, tried.clears);
    remedy = remedy.because("each at the best time that the others leave");
    for words in late {
        remedy = remedy.because(words.clone());
    }
    Some(remedy.says_what_makes_room(rules))
}
