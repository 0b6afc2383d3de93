//! A page from its head to its foot. It holds no script and asks for nothing; the same figures are the same bytes.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::give::Giver;
use super::super::letters::is_kept;
use crate::domain::{Moment, Rev};
use crate::words::{dated, in_a_row};

/// Whose families stand on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamiliesShown {
    /// Nobody's.
    None,
    /// Those of one person, by reference.
    Own,
    /// Those that a lead knows, by reference.
    Led,
    /// Nobody's, but people's own figures or kinds of leave.
    OwnFigures,
}

/// What stands at the foot of a page: of which service and how old it is, by its entries and never by a clock.
#[derive(Clone, Debug)]
pub struct Foot {
    service: String,
    rev: Rev,
    saved: Option<Moment>,
    families: FamiliesShown,
    more: Vec<String>,
}

impl Foot {
    /// The foot of a page that names no family.
    #[must_use]
    pub fn of(giver: &Giver<'_>) -> Self {
        let rev = giver.whole.rev();
        let at = (giver.saved_at)(rev);
        Self {
            service: giver.seen.service().map_or_else(|| "Tandem".to_owned(), |it| it.name.clone()),
            rev,
            saved: (at.0 != 0).then(|| giver.whole.zone().moment(at)),
            families: FamiliesShown::None,
            more: vec![],
        }
    }

    /// The same where families stand on the page.
    #[must_use]
    pub fn showing(self, families: FamiliesShown) -> Self {
        Self { families, ..self }
    }

    /// The same with more to say.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = String>) -> Self {
        self.more.extend(more);
        self
    }

    /// What it says in a line: `Harbour Peer Service · revision 41, Wed 2 Dec 2026 at 10:40 · families are not shown`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let saved =
            self.saved.map(|at| format!(", {} at {}", dated(at.date()), at.time())).unwrap_or_default();
        let families = match self.families {
            FamiliesShown::None => "families are not shown",
            FamiliesShown::Own => "own families by reference: not for the wall",
            FamiliesShown::Led => "families by reference: not for the wall",
            FamiliesShown::OwnFigures => "families are not shown; what is people's own is: not for the wall",
        };
        format!("{} · revision {}{saved} · {families}", self.service, self.rev)
    }
}

/// A page.
pub struct Page {
    /// What it is called.
    pub title: String,
    /// What stands below the title, a line each.
    pub under: Vec<String>,
    /// Whether the paper lies on its side.
    pub is_landscape: bool,
    /// How close it is written: a class of its style.
    pub look: &'static str,
    /// What stands in it.
    pub body: Markup,
    /// Its foot.
    pub foot: Foot,
}

impl Page {
    /// The page as a file.
    #[must_use]
    pub fn written(self) -> String {
        let side = if self.is_landscape { "@page{size:297mm 210mm}" } else { "@page{size:210mm 297mm}" };
        let style = format!("{side}{STYLE}");
        let page = html! {
            (DOCTYPE)
            html lang="en-GB" {
                head {
                    meta charset="utf-8";
                    meta name="generator" content="Tandem";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    style { (PreEscaped(style)) }
                }
                body class=(self.look) {
                    header {
                        h1 { (self.title) }
                        @for line in &self.under { p { (line) } }
                    }
                    main { (self.body) }
                    footer {
                        @for line in &self.foot.more { p { (line) } }
                        p { (self.foot.in_words()) }
                    }
                }
            }
        };
        let mut page = page.into_string();
        page.retain(|letter| letter == '\n' || is_kept(letter));
        page.push('\n');
        page
    }
}

/// What letters mean, in a line: `C contact, G group`.
pub(super) fn key_in_words(letters: &[(&str, &str)]) -> String {
    in_a_row(&letters.iter().map(|(letter, word)| format!("{letter} {word}")).collect::<Vec<_>>())
}

/// How pages look: black on white, lines and letters, nothing that is told by a colour.
const STYLE: &str = "\
@page{margin:9mm 9mm 11mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt sans-serif}}\
*{box-sizing:border-box}\
body{margin:0 auto;max-width:277mm;color:#000;background:#fff;font:10pt/1.25 'Liberation Sans',Arial,Helvetica,sans-serif}\
h1{font-size:15pt;line-height:1.15;margin:0}h2{font-size:11pt;margin:4mm 0 1.5mm;break-after:avoid}\
header{margin:0 0 2.5mm}header p{margin:.6mm 0 0}\
section+section{break-before:page}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
table+table,figure+table{margin-top:4mm}\
caption{text-align:left;font-weight:bold;padding:0 0 1mm}\
thead{display:table-header-group}tr{break-inside:avoid}\
th,td{border:.4pt solid #666;padding:.7mm 1.2mm;vertical-align:top;text-align:left;overflow-wrap:anywhere}\
thead th{border-bottom:1pt solid #000;vertical-align:bottom}\
thead small{display:block;font-weight:normal}\
th[scope=row]{font-weight:bold}\
tr.team th{border-top:1pt solid #000;font-size:.92em;letter-spacing:.02em;background:#eee;print-color-adjust:exact}\
td p{margin:0}td b{white-space:nowrap}td i,td span{font-style:normal;margin-right:.7em}td i{white-space:nowrap;display:inline-block}\
.n td,.n thead th+th{text-align:right}.n td.w,.n thead th.w{text-align:left}\
.who{width:13%}.day{width:16%}.mark{border:1.2pt solid #000;padding:.6mm 1.6mm;font-weight:bold;display:inline-block;margin:1mm 0 0}\
.large{font-size:12pt}.snug{font-size:8.6pt}.tight{font-size:7.4pt}.tight th,.tight td{padding:.35mm .8mm}.tiny{font-size:6.4pt}.tiny th,.tiny td{padding:.2mm .6mm}\
figure{margin:0}figure svg{display:block;max-width:100%;height:auto}.figures{font-size:8pt}\
ul{margin:0;padding-left:5mm}li{margin:.5mm 0}\
footer{margin-top:2.5mm;font-size:8pt;break-inside:avoid}footer p{margin:.4mm 0 0}\
@media screen{body{padding:8mm}}";
