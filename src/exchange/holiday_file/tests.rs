//! Files of public holidays as they are met: whole ones, and those with faults.

use super::*;

fn days(text: &str) -> Vec<String> {
    let found = read(text.as_bytes(), Nation::Scotland).unwrap();
    found.into_iter().map(|(date, name)| format!("{date} {name}")).collect()
}

fn faults(text: &str) -> Vec<(Option<usize>, String)> {
    let found = read(text.as_bytes(), Nation::Scotland).unwrap_err();
    found.into_iter().map(|it| (it.line, it.message)).collect()
}

const GOV: &str = r#"{"england-and-wales":{"division":"england-and-wales","events":[
{"title":"Spring bank holiday","date":"2027-05-31","notes":"","bunting":true}]},
"scotland":{"division":"scotland","events":[
{"title":"2nd January","date":"2027-01-04","notes":"Substitute day","bunting":true},
{"title":"New Year’s Day","date":"2027-01-01","notes":"","bunting":true}]}}"#;

#[test]
fn of_the_official_json_the_nations_own_division_is_read_by_day() {
    assert_eq!(days(GOV), ["2027-01-01 New Year’s Day", "2027-01-04 2nd January"]);
    let wales = read(GOV.as_bytes(), Nation::Wales).unwrap();
    assert_eq!(wales.len(), 1);
    assert!(faults(r#"{"england-and-wales":{"events":[]}}"#)[0].1.contains("england-and-wales"));
}

#[test]
fn lines_are_read_as_people_and_table_programs_write_them() {
    let text = "\u{feff}Date,Name\r\n# the board's own\r\n2027-04-05,\"Easter, Monday\",shut\r\n\r\n01/01/2027;New Year's Day\r\n";
    assert_eq!(days(text), ["2027-01-01 New Year's Day", "2027-04-05 Easter, Monday"]);
    assert_eq!(days("2.1.2027\tSecond of January"), ["2027-01-02 Second of January"]);
}

#[test]
fn all_that_is_wrong_is_told_with_its_line() {
    let found = faults("2027-01-01, New Year\nsoon, Easter\n2027-13-01, no month\n");
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), [Some(2), Some(3)]);
    let found = faults("2027-01-01, New Year\n2027-01-04\n2027-01-01, twice\n2027-02-01, a\u{202e}b\n");
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), [Some(2), Some(3), Some(4)]);
    assert_eq!(faults("{\n\"scotland\": oops}")[0].0, Some(2));
    let event = r#"{"scotland":{"events":[{"title":"a","date":"2027-01-01"},
{"title":"b","date":"2027-02-30"}]}}"#;
    assert_eq!(faults(event), [(Some(2), "event 2 has no “date” such as 2027-01-01".to_owned())]);
    for text in ["", "  \n", "[]", "{}", "null", "BEGIN:VCALENDAR\nEND:VCALENDAR"] {
        assert!(!faults(text).is_empty(), "{text}");
    }
    assert_eq!(read(b"2027-01-01, a\n\xff", Nation::Scotland).unwrap_err()[0].line, Some(2));
}
