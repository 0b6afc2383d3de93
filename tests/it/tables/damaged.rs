//! Whatever the bytes are, reading them ends, and nothing panics: files, and the parts of workbooks, with bytes changed.

use std::io::{Cursor, Read as _, Write as _};

use tandem::domain::State;
use tandem::exchange::table::{self, TableAsked, TableKind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap()
    }

    /// Changes some bytes: one is another, some are gone, some come twice, a sign that matters comes in.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        const SIGNS: &[u8] = b"\"'<>/&;,\t\r\n=:.-09AZ#\0\xff\xe2";
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[at] = u8::try_from(self.below(256)).unwrap(),
                1 => bytes.insert(at, SIGNS[self.below(SIGNS.len())]),
                2 if !bytes.is_empty() => drop(bytes.drain(at..(at + self.below(9)).min(bytes.len()))),
                3 => bytes.truncate(bytes.len() - self.below(bytes.len() / 8 + 1)),
                _ => {
                    let end = (at + self.below(60)).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
    }
}

fn try_all(bytes: &[u8], state: &State, chance: &mut Chance) {
    let kinds = [
        None,
        Some(TableKind::Staff),
        Some(TableKind::Leave),
        Some(TableKind::Duties),
        Some(TableKind::Hours),
        Some(TableKind::Caseload),
    ];
    let kind = kinds[chance.below(kinds.len())];
    drop(table::read(bytes, &TableAsked { kind, ..TableAsked::default() }, state));
}

/// How many files of each kind are tried: more where somebody asks for more.
fn rounds() -> usize {
    std::env::var("TANDEM_ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

#[test]
fn lines_with_bytes_changed_never_make_it_panic() {
    let state = super::service();
    let right: [&[u8]; 4] = [
        b"Name,Type,From,To,Part\nEilidh,A/L,07/12/2026,11/12/2026,\nShona,TOIL,10-Dec-26,,PM\n\"Muir, Catriona\",Sick,2026-12-03,,13:00-15:00\n",
        b"sep=;\r\nName;Week;Hours;Balance\r\nEilidh;30/11/2026;14,4;-7:12\r\nTotal;;1.037,5;\r\n",
        b"Ref,Worker,Status,Referred,Due,Born,Every,Minutes\nc1,Eilidh,active,1/2/2026,May 2027,,weekly,60\n",
        b"\xff\xfeN\0a\0m\0e\0\t\0H\0o\0u\0r\0s\0\n\0A\0\t\x001\0:\x003\x000\0\n\0",
    ];
    let mut chance = Chance(0x5eed);
    for round in 0..rounds() * 5 {
        let mut bytes = right[round % right.len()].to_vec();
        chance.change(&mut bytes);
        try_all(&bytes, &state, &mut chance);
    }
}

#[test]
fn workbooks_with_bytes_changed_never_make_it_panic() {
    let state = super::service();
    let right: [&[u8]; 4] = [
        include_bytes!("duties.xlsx"),
        include_bytes!("lengths.xlsx"),
        include_bytes!("hidden.xlsx"),
        include_bytes!("duties.ods"),
    ];
    let parts: Vec<Vec<(String, Vec<u8>)>> = right.iter().map(|it| unpacked(it)).collect();
    let mut chance = Chance(0x5eed);
    for round in 0..rounds() {
        let mut bytes = right[round % right.len()].to_vec();
        chance.change(&mut bytes);
        try_all(&bytes, &state, &mut chance);
        // What is packed is guarded by sums: a part is changed inside, and packed again.
        let mut parts = parts[round % right.len()].clone();
        let part = chance.below(parts.len());
        chance.change(&mut parts[part].1);
        try_all(&packed(&parts, CompressionMethod::Stored), &state, &mut chance);
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = vec![];
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().to_string(), bytes)
        })
        .filter(|(name, _)| !name.contains("theme") && !name.contains("docProps"))
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    let state = super::service();
    let refused = |bytes: &[u8]| {
        let read =
            table::read(bytes, &TableAsked { kind: Some(TableKind::Leave), ..TableAsked::default() }, &state);
        read.faults.first().map(|it| it.message.clone()).unwrap_or_default()
    };
    assert!(refused(&vec![b'a'; table::LONGEST_TABLE + 1]).contains("longer than 16 MiB"));
    assert!(refused(&b"Name,".repeat(300_000)).contains("more than 200000 cells"));
    let mut parts = unpacked(include_bytes!("far.xlsx"));
    let sheet = parts.iter_mut().find(|it| it.0.ends_with("sheet1.xml")).unwrap();
    sheet.1.splice(0..0, vec![b' '; 60 << 20]);
    let bomb = packed(&parts, CompressionMethod::Deflated);
    assert!(bomb.len() < 200_000);
    assert!(refused(&bomb).contains("unpacks to more than"));
    let mut parts = unpacked(include_bytes!("duties.ods"));
    let content = parts.iter_mut().find(|it| it.0 == "content.xml").unwrap();
    let text = String::from_utf8(content.1.clone()).unwrap();
    content.1 =
        text.replace("table:visibility=\"filter\"", "table:number-rows-repeated=\"1000000\"").into_bytes();
    assert!(refused(&packed(&parts, CompressionMethod::Deflated)).contains("more than 200000 cells"));
}
