//! Numbers of patients as people write them, and other digits that are let be.

use super::*;

fn kinds(text: &str) -> Vec<FindingKind> {
    scan(text).into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn the_published_numbers_are_found_and_the_wrong_ones_only_look_like_it() {
    assert_eq!(kinds("1904851231"), [FindingKind::Chi]);
    assert_eq!(kinds("2902201230"), [FindingKind::Chi]);
    assert_eq!(kinds("9434765919"), [FindingKind::Nhs]);
    assert_eq!(kinds("1904851232"), [FindingKind::LooksLike]);
    assert_eq!(kinds("3201209999"), [FindingKind::LooksLike]);
}

#[test]
fn the_separators_people_write_hide_nothing() {
    assert_eq!(kinds("ask about 190485 1231 please"), [FindingKind::Chi]);
    assert_eq!(kinds("190485-1231"), [FindingKind::Chi]);
    assert_eq!(kinds("943 476 5919"), [FindingKind::Nhs]);
    assert_eq!(kinds("943-476-5919, 190485 1231"), [FindingKind::Nhs, FindingKind::Chi]);
    assert_eq!(kinds("é1904851231é"), [FindingKind::Chi]);
}

#[test]
fn however_it_is_spelled_a_number_is_found() {
    for spelled in [
        "190485  1231",
        "190485\u{a0}1231",
        "190485 \u{202f}- 1231",
        "190485.1231",
        "19.04.85.1231",
        "19048 51231",
        "1904 851231",
        "1 9 0 4 8 5 1 2 3 1",
        "190485\u{2011}1231",
        "190485\u{200b}1231",
        "１９０４８５１２３１",
        "１９０４８５　１２３１",
        "at 9: 190485–1231.",
        "1\u{332}9\u{332}0\u{332}4\u{332}8\u{332}5\u{332}1\u{332}2\u{332}3\u{332}1\u{332}",
        "1\u{fe0f}\u{20e3}9\u{fe0f}\u{20e3}0\u{20e3}4\u{20e3}8\u{20e3}5\u{20e3} 1\u{20e3}2\u{20e3}3\u{20e3}1",
    ] {
        assert_eq!(kinds(spelled), [FindingKind::Chi], "{spelled:?}");
    }
    for spelled in [
        "943.476.5919",
        "943\u{a0}476\u{a0}5919",
        "943  476 - 5919",
        "94347 65919",
        "94 34 76 59 19",
        "9434 765919",
    ] {
        assert_eq!(kinds(spelled), [FindingKind::Nhs], "{spelled:?}");
    }
    assert_eq!(kinds("190485.1232, 943.476.5918"), [FindingKind::LooksLike; 2]);
    assert_eq!(scan("no １９０４８５ 1231!").first().map(|f| f.at.clone()), Some(3..26));
}

#[test]
fn other_digits_are_let_be() {
    for text in [
        "11904851231",
        "19048512310",
        "190485, 1231",
        "190485 to 1231",
        "2026-11-30 09:00",
        "2026-11-30 19:00 to 20:00",
        "30.11.2026 09",
        "7 190485 123",
        // Their check digits hold, but they are written as something else is.
        "20.11.2026 12",
        "on 10.-12.12.2026",
        "2026-11-30 09",
        "2026-11-03 16 20",
        "week 13 20261124",
        "weeks 45 46 47 48 49, or 41 45 49 53 57",
        "entries 310, 314, 3184",
        "9.30-9.45 20 25",
        "01382 66018",
        "100/200/3000",
        "09:30:10 3020",
        "30/11/26 09:15",
        "visit-c50-20261130",
        "x50-20261130 and 19-04851-23x1",
        "week 49 20261130",
        "19 04 85 1231st",
        "",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
    assert_eq!(scan("no 1904851231").first().map(|f| f.at.clone()), Some(3..13));
}

#[test]
fn a_check_digit_of_ten_cannot_be() {
    // Nine digits whose rest asks for a ten: no tenth digit makes them valid.
    for last in 0..10 {
        assert_eq!(kinds(&format!("010101001{last}")), [FindingKind::LooksLike], "{last}");
    }
}
/// All the ways to part a text of ten letters with a sign.
fn parted(number: &str, sign: &str) -> Vec<String> {
    let ways = 0_u32..512;
    let way = |way: u32| {
        let letters = number.chars().enumerate();
        letters.flat_map(move |(at, letter)| {
            let sign = if at > 0 && way >> (at - 1) & 1 == 1 { sign } else { "" };
            sign.chars().chain([letter]).collect::<Vec<_>>()
        })
    };
    ways.map(|it| way(it).collect()).collect()
}

#[test]
fn in_whatever_parts_and_with_whatever_signs_it_is_found() {
    let signs = [
        " ",
        "/",
        "_",
        "-",
        "\u{2010}",
        "\u{2011}",
        "\u{2012}",
        "\u{2013}",
        "\u{2014}",
        "\u{2212}",
        "\u{fe63}",
        "\u{ff0d}",
        "\u{58a}",
        "\u{30fb}",
        "\u{ff0f}",
        "\u{2044}",
        "\\",
        "\u{ff3f}",
        "\u{a0}",
        "\u{3000}",
        " / ",
        "|",
        "~",
        "*",
        "+",
        "\u{fe0f}\u{20e3}",
    ];
    for sign in signs {
        for (number, kind) in [("1904851231", FindingKind::Chi), ("9434765919", FindingKind::Nhs)] {
            for spelled in parted(number, sign) {
                let found = kinds(&spelled);
                // In three parts of three, three and four it is an NHS number; what is parted by strokes and the like in
                // other ways is worth a look.
                let is_usual = sign.chars().all(|it| it == '-' || it.is_whitespace());
                let is_found = found == [kind] || found == [FindingKind::Nhs];
                let is_seen = found == [FindingKind::LooksLike] && !is_usual;
                assert!(is_found || is_seen, "{spelled:?}: {found:?}");
            }
        }
    }
    for spelled in [
        "943476 5919",
        "94 34 76 5919",
        "943,476,5919",
        "943:476:5919",
        "ward 7 94 34 76 5919",
        "NHS94 34 76 5919",
        "\u{ff19}\u{ff14}\u{ff13}\u{ff14}\u{ff17}\u{ff16}\u{ff0f}\u{ff15}\u{ff19}\u{ff11}\u{ff19}",
        "\u{669}\u{664}\u{663}\u{664}\u{667}\u{666} \u{665}\u{669}\u{661}\u{669}",
        "\u{96f}\u{96a}\u{969} \u{96a}\u{96d}\u{96c} \u{96b}\u{96f}\u{967}\u{96f}",
        "\u{1d7d7}\u{1d7d2}\u{1d7d1}\u{1d7d2}\u{1d7d5}\u{1d7d4} \u{1d7d3}\u{1d7d7}\u{1d7cf}\u{1d7d7}",
        "\u{2468}\u{2463}\u{2462}\u{2463}\u{2466}\u{2465}\u{2464}\u{2468}\u{2460}\u{2468}",
    ] {
        assert_eq!(kinds(spelled), [FindingKind::Nhs], "{spelled:?}");
    }
    for spelled in
        ["19/04/85 1231", "19.04.85/1231", "19-04-85_1231", "19 04 85 12 31", "190485:1231", "190485/1231"]
    {
        assert_eq!(kinds(spelled), [FindingKind::Chi], "{spelled:?}");
    }
}

#[test]
fn a_day_and_a_time_are_worth_a_look_at_most() {
    // Their check digits hold.
    for text in ["30/11/26 0915", "37.5 22.5 30 10"] {
        assert_eq!(kinds(text), [FindingKind::LooksLike], "{text}");
    }
}

#[test]
fn no_range_of_days_room_or_telephone_number_is_refused() {
    let mut refused = vec![];
    let day = |n: u32| format!("{:02}/{:02}", 1 + n % 28, 1 + n % 12);
    for n in 0..336 {
        let (other, year) = (day(n * 5 + 3), 26 + n % 3);
        for text in [
            format!("away {}-{other}/{year}", day(n)),
            format!("away {} - {other}/{year}", day(n)),
            format!("{}/{year} {other}", day(n)),
            format!("{}/{year} {:02}-{:02}", day(n), 8 + n % 8, 9 + n % 9),
            format!("room {:02} {} {:02}{:02}", n % 40, day(n), 9 + n % 9, n % 12 * 5),
            format!("(0{}) {:03} {:04}", 131 + n % 40, 200 + n, 1000 + n * 7),
            format!("({}) {:03} {:04}", 131 + n, 200 + n, 1000 + n * 7),
        ] {
            if why_refused(&text).is_some() {
                refused.push(text);
            }
        }
    }
    assert_eq!(refused, [""; 0]);
}

#[test]
fn the_digits_of_every_script_count() {
    let digits =
        (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter_map(|it| Some((it, runs::digit(it)?)));
    for (letter, digit) in digits {
        let scheme = letter.is_ascii() || letter.is_numeric();
        assert!(scheme && digit < 10, "{letter:?}");
    }
    for (letter, digit) in
        [('\u{664}', 4), ('\u{6f9}', 9), ('\u{bef}', 9), ('\u{1d7d8}', 0), ('\u{b2}', 2), ('\u{1e959}', 9)]
    {
        assert_eq!(runs::digit(letter), Some(digit), "{letter:?}");
    }
    assert_eq!(runs::digit('\u{bd}'), None);
}

#[test]
fn what_is_told_of_a_file_holds_no_number() {
    assert_eq!(without("Imported team.toml: 12 added"), "Imported team.toml: 12 added");
    assert_eq!(without("Imported a/9434765919.toml and 190485 1231"), "Imported a/….toml and …");
}
