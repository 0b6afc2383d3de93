//! Pages for A4: what stands on them, for whom, and what never does.

use std::collections::BTreeSet;
use std::sync::Arc;

use tandem::domain::*;
use tandem::exchange::example;
use tandem::exchange::give::{
    ChartOf, ExportOrder, Format, Gift, Given, Giver, NotGiven, Reader, WeeksWorkedOut, give, is_ours,
};
use tandem::report::chart::TextRoom;

use crate::app::example_state;
use crate::build::{Build, booking, parse};

/// One of each kind: the owner, the lead of a team and of another, a peer of each, a supervisor, a colleague, a volunteer, nobody.
pub const READERS: &[&str] = &[
    "owner",
    "morag",
    "fiona",
    "eilidh",
    "shona",
    "aisha",
    "kirsty",
    "isla",
    "leanne",
    "moira",
    "nobody-here",
];

/// What an order asks for, of the week of the example.
pub fn order(given: Given, format: Format) -> ExportOrder {
    let week: Week = parse("2026-W49");
    ExportOrder {
        given,
        format,
        first: week,
        last: week,
        days: None,
        year: 2026,
        person: None,
        team: None,
        published: false,
        titles: CalendarTitles::default(),
        changes: false,
        reader: Reader::Wall,
        chart: ChartOf::Load,
        draft: false,
        delimiter: ',',
        joined: None,
    }
}

pub fn author(who: &str) -> Author {
    if who == "owner" { Author::Owner } else { Author::Person(parse(who)) }
}

/// Somebody who asks, with what they see.
pub struct Asker<'a> {
    whole: &'a State,
    seen: State,
    author: Author,
}

impl<'a> Asker<'a> {
    pub fn of(whole: &'a State, who: &str) -> Self {
        let author = author(who);
        Self { whole, seen: Redaction::before(&author, whole).over(whole), author }
    }

    /// What they are given at a moment.
    pub fn given_at(&self, order: &ExportOrder, now: Moment) -> Result<Gift, NotGiven> {
        let saved = self.whole.zone().instant(example::now());
        let giver = Giver {
            whole: self.whole,
            seen: &self.seen,
            author: &self.author,
            now,
            saved_at: &|_| saved,
            weeks: &WeeksWorkedOut::default(),
            entries: &|_| vec![],
            room: TextRoom { columns: 80, is_plain: false },
        };
        give(order, &giver)
    }

    pub fn given(&self, order: &ExportOrder) -> Result<String, NotGiven> {
        self.given_at(order, example::now()).map(|gift| String::from_utf8(gift.bytes).unwrap())
    }
}

pub fn given(state: &State, who: &str, order: &ExportOrder) -> Result<String, NotGiven> {
    Asker::of(state, who).given(order)
}

/// The words of a page, all small: its letters and figures without its marks.
fn words(page: &str) -> BTreeSet<String> {
    let small = page.to_lowercase();
    small.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_owned).collect()
}

/// The references that a page says.
fn references(page: &str) -> BTreeSet<String> {
    let known: BTreeSet<String> =
        example_state().known_families().map(|it| it.reference.to_string()).collect();
    let parts =
        words(page).into_iter().flat_map(|word| word.split('-').map(str::to_owned).collect::<Vec<_>>());
    parts.filter(|it| known.contains(it)).collect()
}

/// Whether every mark that is opened is closed, in its order.
pub fn is_well_formed(text: &str) -> Result<(), String> {
    const ALONE: &[&str] = &["meta", "!doctype"];
    let mut open: Vec<String> = vec![];
    for part in text.split('<').skip(1) {
        let (mark, _) = part.split_once('>').ok_or("a mark without an end")?;
        let name = mark.split([' ', '/', '\n']).find(|it| !it.is_empty()).unwrap_or_default().to_lowercase();
        if mark.starts_with('/') {
            if open.pop().as_ref() != Some(&name) {
                return Err(format!("{name} closed in {open:?}"));
            }
        } else if !mark.ends_with('/') && !ALONE.contains(&name.as_str()) {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("left open: {open:?}")) }
}

/// Every page that can be asked for, with every reader.
fn all_orders() -> Vec<ExportOrder> {
    let mut orders = vec![];
    for given in [Given::Rota, Given::Person, Given::Hours, Given::Leave, Given::Caseload, Given::Handover] {
        for reader in [Reader::Wall, Reader::Oneself, Reader::Lead] {
            for person in [None, Some("shona"), Some("aisha"), Some("morag")] {
                // Of other weeks than the example's own only what goes by weeks says anything else.
                let weeks: &[&str] = match given {
                    Given::Rota | Given::Person => &["2026-W49", "2026-W38"],
                    _ => &["2026-W49"],
                };
                if given == Given::Handover && person != Some("morag") {
                    continue;
                }
                for week in weeks {
                    let (order, week): (ExportOrder, Week) = (order(given, Format::Html), parse(week));
                    orders.push(ExportOrder {
                        reader,
                        person: person.map(parse),
                        first: week,
                        last: week,
                        ..order
                    });
                }
            }
        }
    }
    orders
}

/// The kinds of leave that say why; `annual` and the pot of the holidays too, but those are words of other things as well.
const KINDS: &[&str] =
    &["sick", "carer", "carer's", "wellbeing", "parental", "unpaid", "study", "toil", "annual"];

#[test]
fn no_page_says_more_than_its_reader_may_have() {
    let state = example_state();
    let areas: Vec<String> = state
        .records
        .places
        .values()
        .filter(|row| row.item.kind == PlaceKind::Area)
        .map(|row| row.item.name.to_lowercase())
        .collect();
    let rows = || state.sheets().flat_map(|(_, sheet)| sheet.sessions.values()).map(|row| &row.item.booking);
    let series = state.records.series.values().map(|row| &row.item.booking);
    let private = rows().chain(series).flat_map(|it| [it.note.clone(), it.reason.clone()]).flatten();
    let private: Vec<String> = private.map(|it| it.to_lowercase()).filter(|it| it.len() > 6).collect();
    assert!(areas.len() > 3 && private.len() > 3);
    let (mut pages, mut with_references, mut with_kinds) = (0, 0, 0);
    for who in READERS {
        let me: Option<&Person> = state.people().find(|it| it.id.as_str() == *who);
        let sees = |team: &TeamId| {
            *who == "owner" || me.is_some_and(|me| me.role == Role::TeamLead && me.team == *team)
        };
        let asker = Asker::of(&state, who);
        for order in all_orders() {
            let about = format!(
                "{who}: {:?} for {:?} of {:?} {}",
                order.given, order.reader, order.person, order.first
            );
            let Ok(page) = asker.given(&order) else { continue };
            pages += 1;
            is_well_formed(&page).unwrap_or_else(|error| panic!("{about}: {error}"));
            let small = page.to_lowercase();
            for word in &areas {
                assert!(!small.contains(word.as_str()), "{about}: {word}");
            }
            if order.given != Given::Handover {
                for text in &private {
                    assert!(!small.contains(text.as_str()), "{about}: {text}");
                }
            }
            assert!(
                !small.contains("epds") && !small.contains("family-") && !small.contains("kept-"),
                "{about}"
            );
            let said = references(&page);
            with_references += usize::from(!said.is_empty());
            let is_of_somebody = |person: &PersonId| {
                state.person(person).is_some_and(|it| sees(&it.team) || it.id.as_str() == *who)
            };
            match order.reader {
                Reader::Wall => assert!(said.is_empty(), "{about}: {said:?}"),
                Reader::Oneself => {
                    let whose = order.person.clone().or(me.map(|it| it.id.clone()));
                    assert!(
                        said.is_empty() || whose.as_ref().is_some_and(is_of_somebody),
                        "{about}: {said:?}"
                    );
                }
                Reader::Lead => {
                    for reference in &said {
                        let team = &state.family(&parse(reference)).unwrap().team;
                        assert!(sees(team), "{about}: {reference}");
                    }
                }
            }
            let words = words(&page);
            let kinds: Vec<&&str> = KINDS.iter().filter(|it| words.contains(**it)).collect();
            with_kinds += usize::from(!kinds.is_empty());
            let may_have = order.reader != Reader::Wall
                && match &order.person {
                    Some(person) => is_of_somebody(person),
                    None => *who == "owner" || me.is_some(),
                };
            assert!(kinds.is_empty() || may_have, "{about}: {kinds:?}");
        }
    }
    assert!(pages > 200 && with_references > 20 && with_kinds > 10, "{pages} {with_references} {with_kinds}");
}

#[test]
fn why_somebody_was_away_is_for_them_and_their_lead() {
    let state = example_state();
    let said = |who: &str, reader| {
        let page = given(&state, who, &ExportOrder { reader, ..order(Given::Leave, Format::Html) });
        page.is_ok_and(|page| {
            words(&page).contains("carer") || page.contains("carer&#39;s") || page.contains("carer's")
        })
    };
    for who in READERS {
        assert!(!said(who, Reader::Wall), "{who}");
        assert_eq!(said(who, Reader::Oneself), *who == "shona", "{who}");
        assert_eq!(said(who, Reader::Lead), ["owner", "morag"].contains(who), "{who}");
    }
    // That she is away stands on the wall all the same.
    let wall = given(&state, "eilidh", &order(Given::Leave, Format::Html)).unwrap();
    assert!(wall.contains("<p>17</p>") && wall.contains("Shona"), "{wall}");
}

#[test]
fn a_page_is_whole_by_itself_and_says_how_old_it_is() {
    let state = example_state();
    let page = given(&state, "morag", &order(Given::Rota, Format::Html)).unwrap();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\"><head>"));
    assert!(
        is_ours(page.as_bytes(), page.as_bytes()) && page.get(..400).unwrap().contains("content=\"Tandem\"")
    );
    for part in [
        "<title>Rota · Week 49 · 30 Nov – 6 Dec 2026</title>",
        "<thead><tr><th class=\"who\" scope=\"col\">Who</th><th scope=\"col\">Monday 30 Nov</th>",
        "<th scope=\"row\">Eilidh",
        "<b>09:00–15:00</b>",
        "families are not shown",
        "revision ",
        "Wed 2 Dec 2026 at 10:40",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for never in [
        "<script",
        "javascript",
        "http://",
        "https://",
        "url(",
        "@import",
        "src=",
        "href=",
        "gradient",
        "<link",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.len() < 60_000, "{}", page.len());
    // Nobody works at the weekend, so it takes no room.
    assert!(!page.contains("Saturday"));
}

#[test]
fn the_same_week_is_the_same_page_whenever_it_is_written() {
    let state = example_state();
    for given in [Given::Rota, Given::Person, Given::Hours, Given::Caseload] {
        let order = ExportOrder { person: Some(parse("eilidh")), ..order(given, Format::Html) };
        let at = |now: &str| Asker::of(&state, "morag").given_at(&order, parse(now)).unwrap();
        assert_eq!(at("2026-12-02T10:40"), at("2031-01-01T00:00"), "{given:?}");
    }
    let wall = |now: &str| {
        Asker::of(&state, "isla").given_at(&order(Given::Leave, Format::Html), parse(now)).unwrap()
    };
    assert_eq!(wall("2026-12-02T10:40"), wall("2031-01-01T00:00"));
}

#[test]
fn ones_own_page_has_ones_own_families_alone() {
    let state = example_state();
    let of = |who: &str, person: &str, reader| {
        let order = ExportOrder { person: Some(parse(person)), reader, ..order(Given::Person, Format::Html) };
        given(&state, who, &order).unwrap()
    };
    let own: BTreeSet<String> = state
        .known_families()
        .filter(|it| [&it.worker, &it.backup].into_iter().flatten().any(|it| it.as_str() == "eilidh"))
        .map(|it| it.reference.to_string())
        .collect();
    let said = references(&of("eilidh", "eilidh", Reader::Oneself));
    assert!(!said.is_empty() && said.is_subset(&own), "{said:?} of {own:?}");
    assert_eq!(references(&of("morag", "eilidh", Reader::Oneself)), said, "her lead prints it for her");
    // A week that is out.
    let (out, person) = (parse("2026-W48"), Some(parse("eilidh")));
    let peer = ExportOrder {
        first: out,
        last: out,
        person,
        reader: Reader::Oneself,
        ..order(Given::Person, Format::Html)
    };
    let peer = given(&state, "shona", &peer).unwrap();
    assert!(references(&peer).is_empty() && peer.contains("families are not shown"));
    assert!(peer.contains("<td>Contact</td>") && !peer.contains("Desk work"));
}

#[test]
fn a_page_for_a_lead_is_for_leads() {
    let state = example_state();
    for who in READERS {
        let page =
            given(&state, who, &ExportOrder { reader: Reader::Lead, ..order(Given::Rota, Format::Html) });
        let leads = ["owner", "morag", "fiona", "moira"].contains(who);
        assert_eq!(page.is_ok(), leads, "{who}");
        let sheet = ExportOrder {
            reader: Reader::Lead,
            person: Some(parse("morag")),
            ..order(Given::Handover, Format::Html)
        };
        assert_eq!(given(&state, who, &sheet).is_ok(), ["owner", "morag"].contains(who), "{who}");
    }
    let error =
        given(&state, "eilidh", &ExportOrder { reader: Reader::Lead, ..order(Given::Rota, Format::Html) });
    assert!(error.unwrap_err().to_string().contains("--for wall"));
}

#[test]
fn a_draft_says_so_and_shows_its_readers_own_part() {
    let state = example_state();
    let later: Week = parse("2026-W51");
    assert_eq!(state.week_state(later), SheetState::Draft);
    let of = |who: &str, published| {
        given(
            &state,
            who,
            &ExportOrder { first: later, last: later, published, ..order(Given::Rota, Format::Html) },
        )
        .unwrap()
    };
    let lead = of("morag", false);
    assert!(lead.contains("Draft: it may still change") && !lead.contains("not out yet"));
    let peer = of("eilidh", false);
    assert!(peer.contains("Draft: it may still change") && peer.contains("a draft, not out yet"));
    let row = |page: &str, name: &str| {
        let from = page.find(&format!("<th scope=\"row\">{name}")).unwrap();
        page[from..].split_once("</tr>").unwrap().0.to_owned()
    };
    assert!(row(&peer, "Eilidh").contains("09:00–15:00") && row(&peer, "Shona").contains("not out yet"));
    assert!(row(&of("eilidh", true), "Eilidh").contains("not out yet"));
    assert!(!of("morag", true).contains("09:00–15:00"));
}

/// A state with people whose names are marks, formulas and turned writing.
fn hostile() -> Arc<State> {
    let mut build = Build::service(Nation::Scotland).post("post", "37:30").person("ann");
    let names =
        ["<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "\u{202e}gnp\u{7}", "a</table>&amp;<b>'"];
    for (n, name) in names.iter().enumerate() {
        let id: PersonId = parse(&format!("p{n}"));
        let person = Person::new(id, (*name).to_owned(), parse("team"), Role::PeerWorker);
        build = build.put(person).share(
            "post",
            &format!("p{n}"),
            "7:30",
            "2026-01-05",
            "",
            "mon 09:00-17:00 break 0:30",
        );
    }
    let title = "</td><script src=x>";
    build = build
        .holiday("2026-12-01", title, true)
        .put(PublicTitle { activity: parse("phone"), title: title.to_owned() })
        .put(Place {
            id: parse("hall"),
            name: title.to_owned(),
            kind: PlaceKind::Venue,
            low_signal: false,
            until: None,
        })
        .put(Session {
            id: parse("s"),
            series: None,
            booking: Booking {
                place: Some(parse("hall")),
                ..booking("phone", "2026-11-30T10:00", 30, "p0", |_: &mut Booking| {})
            },
        });
    Arc::new(build.state())
}

#[test]
fn a_name_stays_a_text() {
    let state = hostile();
    for given_ in [Given::Rota, Given::Person, Given::Hours, Given::Leave, Given::Caseload, Given::Chart] {
        for format in [Format::Html, Format::Svg, Format::Txt] {
            for chart in [ChartOf::Load, ChartOf::Balance, ChartOf::Leave, ChartOf::Risk] {
                if !given_.formats().contains(&format) || (format == Format::Txt && given_ != Given::Chart) {
                    continue;
                }
                let person = (given_ == Given::Person).then(|| parse("p0"));
                let page =
                    given(&state, "owner", &ExportOrder { person, chart, ..order(given_, format) }).unwrap();
                assert!(!page.contains(['\u{202e}', '\u{7}']), "{given_:?} {format:?}");
                if format != Format::Txt {
                    is_well_formed(&page)
                        .unwrap_or_else(|error| panic!("{given_:?} {format:?}: {error}: {page}"));
                    assert!(!page.contains("<script") && !page.contains("<b>'"), "{given_:?} {format:?}");
                }
            }
        }
    }
    let wall = given(&state, "owner", &order(Given::Rota, Format::Html)).unwrap();
    assert!(
        wall.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
            && wall.contains("=HYPERLINK(&quot;http://x&quot;)")
    );
}

#[test]
fn many_people_go_over_pages_under_their_heading() {
    let mut build = Build::service(Nation::Scotland).post("post", "37:30");
    for n in 0..40 {
        let id = format!("p{n:02}");
        build = build.person(&id).share(
            "post",
            &id,
            "7:30",
            "2026-01-05",
            "",
            "mon 09:00-17:00, wed 09:00-17:00",
        );
    }
    let state = build.leave("p07", LeaveKind::Sick, "2026-11-30", "2026-12-02").state();
    let page = given(&state, "owner", &order(Given::Rota, Format::Html)).unwrap();
    assert_eq!(page.matches("<th scope=\"row\">").count(), 40);
    assert_eq!(page.matches("<thead>").count(), 1);
    assert!(page.contains("thead{display:table-header-group}"));
    assert!(page.contains("<b>away</b>") && !page.to_lowercase().contains("sick"));
}
