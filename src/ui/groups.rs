//! The Groups screen: each group at the left, with who is invited and what has to be ready below the marked one; at the
//! right all there is to say of it.

use ratatui::layout::{Constraint, Rect};

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines, pane};
use crate::app::screen::groups::GroupLine;
use crate::app::{Visibility, words};
use crate::domain::{Group, Status};
use crate::planner::group::{GroupPicture, Invited, PriorContact, Sitting};

/// Columns of the card beside the list.
const BESIDE: u16 = 57;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let Some(pictures) = &app.screens.groups.pictures else {
        let mut line = Strip::new(columns(area));
        line.put(" Loading the groups' weeks …", context.theme.quiet);
        return lines(canvas, area, [line.line()]);
    };
    let below = Constraint::Percentage(45);
    let [left, right] = pane::list_and_card(canvas, area, context, (BESIDE, BESIDE), below);
    let shape = Shape::of(columns(left), context, pictures);
    let mut list = Listing::new(columns(left), context);
    list.under(if pictures.is_empty() { "No group yet" } else { "Groups" });
    for line in app.screens.groups.lines(app.shown()) {
        let of = pictures.iter().find(|picture| picture.group == *line.group());
        if let (Some(picture), Some(group)) = (of, app.shown().group(line.group())) {
            one(&mut list, context, &line, (picture, group), &shape);
        }
    }
    list.draw(canvas, left);
    let marked = app.screens.groups.picture().and_then(|it| Some((it, app.shown().group(&it.group)?)));
    if let Some((picture, group)) = marked {
        let card = card(columns(right), context, picture, group);
        lines(canvas, right, card.lines(usize::from(right.height)));
    }
}

/// How many columns a group's name takes, its next session, who runs that and who is invited; none of what there is no room for.
struct Shape {
    title: usize,
    next: usize,
    run_by: usize,
    invited: usize,
}

impl Shape {
    /// What is always told beside them: how many are not met yet, and what is to do.
    const SIGNS: usize = 28;

    fn of(columns: usize, context: DrawContext, pictures: &[GroupPicture]) -> Self {
        let groups = || pictures.iter().filter_map(|it| Some((it, context.app.shown().group(&it.group)?)));
        let widest = |of: &dyn Fn(&GroupPicture, &Group) -> usize| {
            groups().map(|(picture, group)| of(picture, group)).max().unwrap_or(0) + 2
        };
        let title = widest(&|_, group| width(&group.title)).clamp(20, 40).min(columns / 2);
        let next = widest(&|picture, _| width(&next_of(context, picture))).max(18);
        let run_by = widest(&|picture, _| picture.next().map_or(0, |next| width(&run_by(context, next))));
        let invited = widest(&|picture, group| width(&invited_of(picture, group)));
        let mut left = columns.saturating_sub(1 + title + next + Self::SIGNS);
        let mut fits = |wide: usize| {
            let fits = wide <= left;
            left -= if fits { wide } else { 0 };
            if fits { wide } else { 0 }
        };
        let (invited, run_by) = (fits(invited), fits(run_by));
        Self { title, next, run_by, invited }
    }
}

/// When a group meets next.
fn next_of(context: DrawContext, picture: &GroupPicture) -> String {
    let app = context.app;
    let none =
        if app.visibility() == Visibility::All { "nothing ahead" } else { "nothing that you can see yet" };
    picture.next().map_or(none.to_owned(), |next| {
        format!("{} {}", words::day(next.start.date(), app.today()), next.start.time())
    })
}

/// How many are invited of how many there is room for.
fn invited_of(picture: &GroupPicture, group: &Group) -> String {
    format!("{} invited, room for {}", picture.invited.len(), group.capacity.in_words())
}

fn one(
    list: &mut Listing,
    context: DrawContext,
    line: &GroupLine,
    (picture, group): (&GroupPicture, &Group),
    shape: &Shape,
) {
    let DrawContext { app, theme } = context;
    let marked = app.screens.groups.marked.as_ref() == Some(line);
    if !theme.signs.boxes {
        return list.say(marked, &in_a_sentence(context, line, picture, group));
    }
    let mut row = list.begin(marked);
    match line {
        GroupLine::Group(_) => {
            row.put_fit(&group.title, shape.title, theme.strong);
            row.put_fit(next_of(context, picture), shape.next, theme.text);
            if shape.run_by > 0 {
                let who = picture.next().map_or_else(String::new, |next| run_by(context, next));
                row.put_fit(who, shape.run_by, theme.text);
            }
            if shape.invited > 0 {
                row.put_fit(invited_of(picture, group), shape.invited, theme.quiet);
            }
            let unmet = picture.unmet().len();
            if unmet > 0 {
                let sign = theme.signs.amber;
                let told = format!("{sign} {unmet} not met yet");
                row.put_first([format!("{told}  "), told, format!("{sign} {unmet}")], theme.amber);
            }
            let open = group.checklist.iter().filter(|item| !item.done).count();
            if open > 0 {
                row.put_whole(format!("{} {open} to do", theme.signs.note), theme.quiet);
            }
        }
        GroupLine::Family(_, family) => {
            let Some(it) = picture.invited.iter().find(|it| it.family == *family) else { return };
            row.put("  ", theme.text);
            row.put_fit(words::family(family), 10, theme.text);
            let (text, of) = contact(context, it);
            let short = text.split_once(", came").map_or(text.clone(), |(before, _)| before.to_owned());
            row.put_first([text, short], of);
            if it.waits {
                row.put_first([", on the waiting list", ", waits"], theme.quiet);
            }
        }
        GroupLine::Item(_, n) => {
            let Some(item) = group.checklist.get(*n) else { return };
            if item.is_idea {
                row.put("  idea: ", theme.quiet);
                row.put(&item.item, theme.text);
                list.push(row);
                return;
            }
            let (sign, of) =
                if item.done { (theme.signs.done, theme.good) } else { (theme.signs.to_do, theme.quiet) };
            row.put("  ", theme.text);
            row.put(format!("{sign} "), of);
            row.put(&item.item, theme.text);
        }
    }
    list.push(row);
}

/// As it is read aloud.
fn in_a_sentence(context: DrawContext, line: &GroupLine, picture: &GroupPicture, group: &Group) -> String {
    match line {
        GroupLine::Group(_) => {
            let (unmet, open) =
                (picture.unmet().len(), group.checklist.iter().filter(|item| !item.done).count());
            let some = |many: usize, text: String| if many > 0 { text } else { String::new() };
            sentences([
                group.title.clone(),
                picture.next().map_or_else(String::new, |_| "next ".to_owned()) + &next_of(context, picture),
                picture.next().map_or_else(String::new, |next| run_by(context, next)),
                invited_of(picture, group),
                some(unmet, format!("amber: {unmet} not met yet")),
                some(open, format!("{open} to do")),
            ])
        }
        GroupLine::Family(_, family) => {
            let it = picture.invited.iter().find(|it| it.family == *family);
            let told = it.map_or_else(String::new, |it| contact(context, it).0);
            let waits = if it.is_some_and(|it| it.waits) { ", on the waiting list" } else { "" };
            sentences([format!("{}: {told}{waits}", words::family(family))])
        }
        GroupLine::Item(_, n) => group.checklist.get(*n).map_or_else(String::new, |item| {
            let before = match (item.is_idea, item.done) {
                (true, _) => "idea",
                (_, true) => "ready",
                (_, false) => "to do",
            };
            sentences([format!("{before}: {}", item.item)])
        }),
    }
}

fn contact(context: DrawContext, it: &Invited) -> (String, ratatui::style::Style) {
    let theme = context.theme;
    let came = match it.came {
        0 => String::new(),
        1 => ", came once".to_owned(),
        many => format!(", came {many} times"),
    };
    match it.contact {
        PriorContact::Made(Some(on)) => (format!("in touch {}{came}", words::date(on)), theme.good),
        PriorContact::Made(None) => (format!("met before{came}"), theme.good),
        PriorContact::Booked(start) => (
            format!("to be met {} {}", words::day(start.date(), context.app.today()), start.time()),
            theme.quiet,
        ),
        PriorContact::Missing => (format!("{} nobody in touch yet", theme.signs.amber), theme.amber),
    }
}

fn card<'a>(columns: usize, context: DrawContext<'a>, picture: &GroupPicture, group: &Group) -> Card<'a> {
    let app = context.app;
    let state = app.shown();
    let mut card = Card::new(columns, context);
    card.heading(&group.title);
    let activity = state.activity(&group.activity).map_or(group.activity.as_str(), |it| it.title.as_str());
    card.facts("what", activity);
    let place = state.place(&group.place);
    let until = place.and_then(|place| place.until).map(|day| format!(", there until {}", words::date(day)));
    let name = place.map_or(group.place.as_str(), |place| place.name.as_str());
    let elsewhere = picture.elsewhere(group).map(|(first, place, stays)| {
        let name = state.place(place).map_or(place.as_str(), |place| place.name.as_str());
        let preposition = if stays { "from" } else { "on" };
        format!("; {name} {preposition} {}", words::day(first.start.date(), app.today()))
    });
    let (until, elsewhere) = (until.unwrap_or_default(), elsewhere.unwrap_or_default());
    card.facts("where", &format!("{name}{until}{elsewhere}"));
    let block = format!("set-up {}, session {}, debrief {}", group.setup, group.length, group.debrief);
    card.facts("one block", &format!("{}: {block}", group.block()));
    let waiting = picture.invited.iter().filter(|it| it.waits).count();
    let waits = if waiting > 0 { format!(", {waiting} waiting") } else { String::new() };
    let takes = group.capacity.in_words();
    card.facts("families", &format!("{} invited{waits}; room for {takes}", picture.invited.len()));
    if let Some(next) = picture.next() {
        card.facts("run by", &run_by(context, next));
    }
    sittings(&mut card, "ahead", picture.ahead.iter().take(6), context, false);
    sittings(&mut card, "past", picture.past.iter().rev().take(6), context, true);
    card
}

fn run_by(context: DrawContext, next: &Sitting) -> String {
    let state = context.app.shown();
    let mut parts = vec![];
    let (there, with) = (words::people(next.there(), state), words::people(next.companions(), state));
    parts.push(match (there.as_str(), with.as_str()) {
        ("", "") => "nobody".to_owned(),
        ("", with) => with.to_owned(),
        (_, "") => there,
        (there, with) => format!("{there} with {with}"),
    });
    let lead = next.lead.as_ref().filter(|lead| !next.away.contains(lead));
    parts.extend(lead.map(|lead| format!("{} leads", state.display_name(lead))));
    if !next.away.is_empty() {
        let is = if next.away.len() == 1 { "is" } else { "are" };
        parts.push(format!("{} {is} away", words::people(&next.away, state)));
    }
    parts.join("; ")
}

fn sittings<'s>(
    card: &mut Card,
    name: &str,
    all: impl Iterator<Item = &'s Sitting>,
    context: DrawContext,
    held: bool,
) {
    for (n, it) in all.enumerate() {
        let state = context.app.shown();
        let who = [words::people(it.there(), state), words::people(it.companions(), state)];
        let who = who.into_iter().find(|who| !who.is_empty()).unwrap_or_else(|| "nobody".to_owned());
        let became = match it.status {
            Status::Done if held && !it.families.is_empty() => format!(", {} came", it.families.len()),
            Status::Planned if held => ", not marked yet".to_owned(),
            status => words::status(status).map(|word| format!(", {word}")).unwrap_or_default(),
        };
        let day = words::day(it.start.date(), context.app.today());
        let times = words::times(it.start, it.end);
        card.facts(if n == 0 { name } else { "" }, &format!("{day} {times} {who}{became}"));
    }
}
