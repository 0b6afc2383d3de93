//! What a lead tells another who takes over: what is different since, what waits, what to look at. Of notes only that there are some.

use std::sync::Arc;

use maud::html;

use super::frame::Page;
use super::shown::Shown;
use crate::domain::{Entry, PersonId, Redaction, Role, Week};
use crate::exchange::give::{NotGiven, Reader};
use crate::report::handover::{Handover, NewsKind, last_in, since};
use crate::rota::RotaWeek;
use crate::rules::RuleContext;
use crate::words::when;

/// How many weeks back the last shift is looked for.
const BACK: i32 = 4;

/// The page and for whom it is.
pub(super) fn page(shown: &Shown<'_>) -> Result<(PersonId, Page), NotGiven> {
    let giver = shown.giver;
    let state = shown.state();
    if shown.reader != Reader::Lead {
        return Err(NotGiven(
            "a handover tells of families, so it is given out for a lead alone: as the lead of the team, with --for lead"
                .to_owned(),
        ));
    }
    let whose = shown.order.person.as_ref().or(giver.author.person());
    let person = whose
        .and_then(|it| state.person(it))
        .ok_or_else(|| NotGiven("say which lead the handover is for, with --person".to_owned()))?;
    if person.role != Role::TeamLead || !shown.leads(&person.team) {
        return Err(NotGiven(format!(
            "{} is no lead of a team of yours: a handover is given out for the lead of the team",
            state.display_name_of(person)
        )));
    }
    let now = giver.now;
    let this = now.date().week();
    let mark = state.handover_mark(&person.id);
    let redaction = Redaction::before(giver.author, giver.whole);
    let read = mark.map_or(0, |mark| mark.rev);
    let entries: Vec<Entry> = (giver.entries)(read).iter().filter_map(|it| redaction.entry(it)).collect();
    let rota =
        |week: Week| RotaWeek::of(state, week).map(Arc::new).map_err(|missing| NotGiven(missing.to_string()));
    let rotas: Vec<Arc<RotaWeek>> = this.plus(-BACK).to(this).map(rota).collect::<Result<_, _>>()?;
    let from = since(state.zone(), mark, last_in(&rotas, &person.id, now), now);
    let rules = RuleContext::new(state, now.date());
    let sheet = Handover::of(&rules, &person.id, &entries, from);
    let kept = sheet.news.iter().filter(|it| it.kind == NewsKind::Note).count();
    let news: Vec<_> = sheet.news.iter().filter(|it| it.kind != NewsKind::Note).collect();
    let matters = sheet.matters(state, now);
    let lists = [("Leave to decide on", &sheet.to_decide), ("To cover", &sheet.to_cover)];
    let by = |id: &str| {
        PersonId::parse(id).map_or_else(|_| id.to_owned(), |id| state.display_name(&id).to_owned())
    };
    let body = html! {
        @for (title, lines) in lists {
            @if !lines.is_empty() { h2 { (title) } ul { @for line in lines { li { (line) } } } }
        }
        @for of_kind in news.chunk_by(|one, other| one.kind == other.kind) {
            @if let Some(first) = of_kind.first() { h2 { (first.kind.title()) } }
            ul { @for news in of_kind { li { (news.what) " (" (by(&news.by)) ")" } } }
        }
        @if !matters.is_empty() {
            h2 { "To look at" }
            ul { @for matter in &matters {
                @let about = matter.who_and_when(state, now.date(), this);
                li { (matter.severity.word()) ": " (matter.title) @if !about.is_empty() { " (" (about) ")" } }
            } }
        }
        @if sheet.is_empty() { p { "Nothing that concerns this team." } }
    };
    let mut foot = shown.foot();
    if kept > 0 {
        foot = foot.with(["Notes are not printed: they are read in Tandem.".to_owned()]);
    }
    let under = vec![format!("Since {}", when(from.moment, now.date()))];
    let title = format!("Handover of {}", person.name);
    Ok((person.id.clone(), Page { title, under, is_landscape: false, look: "", body, foot }))
}
