//! The role card of a person: what the role is, what it is not, and their own limits.

use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::{App, words};
use crate::domain::rights::may_read_agreed;
use crate::domain::{Activity, Boundary, Person};
use crate::report::training::{may_not_lead, modules_to_go};
use crate::rules::{WORDS_TO_SHOW, modules_in_words};

/// Opens the role card of the selected person: what the role is, what it is not, and their own limits.
pub(super) fn open_role_card(app: &mut App) {
    let person = app.selection.person.as_ref().and_then(|id| app.state.person(id));
    let Some(person) = person else { return };
    let page = PageLayer::new(format!("Role card · {}", person.name), role_card(app, person));
    app.layers.push(Layer::Page(page));
}

fn role_card(app: &App, person: &Person) -> Vec<Paragraph> {
    let fact = |name: &str, what: String| Paragraph::Fact(name.to_owned(), what);
    if !person.role.is_peer() {
        let what = format!(
            "{} is a {}, not in a peer role: the card is only for peer roles.",
            app.state.display_name_of(person),
            person.role.title()
        );
        return vec![Paragraph::Text(what)];
    }
    let of = |boundary: Boundary, direct: Option<bool>| -> String {
        let all = app.state.activities().into_iter();
        let wanted =
            |it: &&Activity| it.boundary == boundary && direct.is_none_or(|direct| it.direct == direct);
        let titles: Vec<&str> = all.filter(wanted).map(|it| it.title.as_str()).collect();
        if titles.is_empty() { "nothing in the catalogue".to_owned() } else { titles.join(", ") }
    };
    let rules = app.rules();
    // What was agreed with somebody is between them and their lead.
    let agreed = may_read_agreed(&app.state, &app.me, person).then(|| {
        let none = || "none beyond these".to_owned();
        fact("agreed limits", if person.boundaries.is_empty() { none() } else { words::limits(person) })
    });
    let to_lead: Vec<&str> = may_not_lead(&rules, &person.id).iter().map(|it| it.title.as_str()).collect();
    let modules = modules_to_go(&rules, &person.id).len();
    let mut yet = vec![];
    if !to_lead.is_empty() {
        yet.push(format!("lead {} (but may join and learn)", words::in_a_row(&to_lead)));
    }
    if modules > 0 {
        yet.push(format!("be alone with a family: {} still to do", modules_in_words(modules)));
    }
    let yet = if yet.is_empty() { "no limit: every course is done".to_owned() } else { yet.join("; ") };
    let mut card = vec![
        Paragraph::Heading("What the role is".to_owned()),
        fact("with families", of(Boundary::Peer, Some(true))),
        fact("besides that", of(Boundary::Peer, Some(false))),
        fact("with a colleague", of(Boundary::Joint, None)),
        Paragraph::Heading("What it is not".to_owned()),
        fact("not a peer's", of(Boundary::NotPeer, None)),
        fact("never", of(Boundary::Never, None)),
        Paragraph::Heading("Their own".to_owned()),
    ];
    card.extend(agreed);
    card.extend([
        fact("may not yet", yet),
        Paragraph::Heading("Words to show".to_owned()),
        Paragraph::Text(format!("“{WORDS_TO_SHOW}”")),
    ]);
    card
}
