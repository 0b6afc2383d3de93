//! `training.needed`: a session whose leaders do not hold the course it needs.

use crate::domain::CourseId;
use crate::rules::prelude::*;

/// The rule.
pub static NEEDED: Rule = Rule {
    slug: "training.needed",
    title: "The session needs a course",
    doc: "Some sessions are led by people who have done the course for them. Others may join and learn.",
    standing: Standing::Source,
    source: "source 001; Scottish Book Trust",
    policies: &[],
    strength: Strength::Override,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("A session needs a course", "{} sessions need a course")),
    subjects: &[TableName::Session],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    for session in rota.sessions().iter().filter(|session| session.counts()) {
        let booking = session.booking();
        let Some(activity) =
            rules.state.activity(&booking.activity).filter(|activity| !activity.needs.is_empty())
        else {
            continue;
        };
        if session.attendance().next().is_none() {
            continue;
        }
        let leaders: Vec<&PersonId> = match booking.lead.as_ref().filter(|lead| session.has(lead)) {
            Some(lead) => vec![lead],
            None => session.doers().collect(),
        };
        let date = session.start.date();
        let held = |course: &CourseId| leaders.iter().any(|leader| rules.state.holds(leader, course, date));
        let missing: Vec<&str> = activity
            .needs
            .iter()
            .filter(|course| !held(course))
            .map(|id| rules.state.course(id).map_or(id.as_str(), |course| course.title.as_str()))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let (title, missing) = (rules.titled(session), missing.join(" and "));
        let names: Vec<&str> = leaders.iter().map(|leader| rules.state.display_name(leader)).collect();
        let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        flags.push(
            Flag::of_session(&NEEDED, Severity::Red, week, session)
                .says(format!("{title} on {date} needs {missing}", date = rules.day(date)))
                .because(format!(
                    "{title} is led by {names}, and nobody leading it is in date for {missing}. They may \
                     join and learn; somebody who has done it leads."
                ))
                .remedies(&["Let somebody who has done it lead", "Ask for a place on the course"]),
        );
    }
}
