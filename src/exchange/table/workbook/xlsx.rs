//! Workbooks of Excel: xlsx and xlsm.

use super::archive::{Archive, CUT_SHORT};
use super::sheet::{self, Common};
use super::xml::{self, Piece};
use super::{strings, styles};
use crate::exchange::table::bounds::MOST_SHEETS;
use crate::exchange::table::cell::Table;

/// The sheets of a workbook, in order, hidden ones without their cells unless they are asked for.
pub(super) fn read(archive: &mut Archive<'_>, with_hidden: bool) -> Result<Vec<Table>, String> {
    let main = main_part(archive)?;
    let workbook = archive.part(&main)?.ok_or(CUT_SHORT)?;
    let (listed, since_1904) = sheets(&workbook)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let of_kind = |end: &str| relations.iter().find(|it| it.kind.ends_with(end)).map(|it| it.target.clone());
    let texts = match of_kind("/sharedStrings") {
        Some(part) => archive.part(&part)?.map(|it| strings::shared(&it)).transpose()?.unwrap_or_default(),
        None => vec![],
    };
    let formats = match of_kind("/styles") {
        Some(part) => archive.part(&part)?.map(|it| styles::formats(&it)).transpose()?.unwrap_or_default(),
        None => vec![],
    };
    let common = Common { texts, formats, since_1904 };
    let (mut tables, mut cells) = (vec![], 0);
    for listed in listed {
        let part = relations.iter().find(|it| it.id == listed.relation && it.kind.ends_with("/worksheet"));
        let Some(part) = part else { continue };
        let mut table = Table { name: Some(listed.name), is_hidden: listed.is_hidden, rows: vec![] };
        if with_hidden || !table.is_hidden {
            let cells_of = archive.part(&part.target)?.ok_or(CUT_SHORT)?;
            sheet::read(&cells_of, &mut table, &common, &mut cells)?;
        }
        tables.push(table);
    }
    Ok(tables)
}

/// The part that lists the sheets.
fn main_part(archive: &mut Archive<'_>) -> Result<String, String> {
    let relations = relations(archive, "_rels/.rels", "")?;
    let main = relations.into_iter().find(|it| it.kind.ends_with("/officeDocument")).map(|it| it.target);
    Ok(main.unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The sheets as they are listed, and whether days are counted from 1904.
fn sheets(workbook: &[u8]) -> Result<(Vec<Listed>, bool), String> {
    let (mut listed, mut since_1904) = (vec![], false);
    xml::each(workbook, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        match tag.name.as_str() {
            "workbookPr" => since_1904 = tag.is_so("date1904"),
            "sheet" if listed.len() < MOST_SHEETS => {
                let said = |name| tag.get(name).unwrap_or_default().to_owned();
                let is_hidden = matches!(tag.get("state"), Some("hidden" | "veryHidden"));
                listed.push(Listed { name: said("name"), relation: said("id"), is_hidden });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((listed, since_1904))
}

/// What one part says of another.
struct Relation {
    id: String,
    kind: String,
    /// The other part, from the top.
    target: String,
}

fn relations(archive: &mut Archive<'_>, part: &str, folder: &str) -> Result<Vec<Relation>, String> {
    let Some(part) = archive.part(part.trim_start_matches('/'))? else { return Ok(vec![]) };
    let mut relations = vec![];
    xml::each(&part, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        if tag.name == "Relationship" && relations.len() < 10 * MOST_SHEETS {
            let said = |name| tag.get(name).unwrap_or_default().to_owned();
            relations.push(Relation {
                id: said("Id"),
                kind: said("Type"),
                target: from_top(folder, &said("Target")),
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A part as it is called from the top.
fn from_top(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = vec![];
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
