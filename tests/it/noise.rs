//! The targets of `fuzz/`, each fed briefly: with noise, and with what is right but for a few bytes.

#[path = "../../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use targets::TARGETS;

/// Something right for each target to begin with.
fn right(target: &str) -> Vec<u8> {
    let source = |path: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    match target {
        "keys" => b"\x1b[1;5Aq\x1b[200~pasted\x1b[201~\x1b[<0;10;5M\x1bOP\xc3\xa9\x1b".to_vec(),
        "frames" => b"\x02\x03\0\0\0abc\x03\x04\0\0\0\x50\0\x18\0".to_vec(),
        "team_file" => source("src/exchange/example/harbour.toml").into_iter().take(6000).collect(),
        "calendar" => {
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260316T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEXDATE:20260323T090000Z\r\nSUMMARY:Te\r\n a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".to_vec()
        }
        "table" => source("tests/it/tables/duties.xlsx"),
        "keymap" => b"inherit = \"default\"\n[rota]\n\"z\" = \"session.done\"\n\"g d\" = \"day.go\"\n\"d\" = \"off\"\n".to_vec(),
        "public_key" => {
            b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward".to_vec()
        }
        "journal" => source("tests/it/golden/store-8/journal"),
        other => panic!("nothing right is known for {other}"),
    }
}

#[test]
fn each_target_has_a_file_that_feeds_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut files: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let mut named: Vec<String> = TARGETS.iter().map(|(name, _)| format!("{name}.rs")).collect();
    named.sort();
    assert_eq!(files, named);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn no_noise_makes_what_reads_it_panic(
        noise in prop::collection::vec(any::<u8>(), 0..300),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..8),
    ) {
        for (name, target) in TARGETS {
            target(&noise);
            let mut bytes = right(name);
            target(&bytes);
            for (at, byte, how) in &changes {
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = *byte,
                    1 => bytes.insert(at, *byte),
                    _ => drop(bytes.remove(at)),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            target(&bytes);
        }
    }
}
