//! The workbooks as another program reads them: openpyxl, where a Python has it. `TANDEM_PYTHON` says which Python; without one
//! that has it this says so and tries nothing.

use std::io::Write as _;
use std::process::{Command, Stdio};

use tandem::exchange::give::{ExportOrder, Format, Given};

use super::{EXAMPLE, closed, given, order};
use crate::build::parse;

/// Prints what openpyxl finds, a fact a line.
const SCRIPT: &str = r#"
import io, sys, openpyxl
data = sys.stdin.buffer.read()
book = openpyxl.load_workbook(io.BytesIO(data))
values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
print("sheets", ", ".join(book.sheetnames), "by", book.properties.creator)
for page in book:
    if page.title == "About": continue
    setup = page.page_setup
    print(page.title, "freeze", page.freeze_panes, "repeat", page.print_title_rows, setup.orientation, "paper", setup.paperSize,
          "fit", page.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight)
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                value = values[page.title][cell.coordinate].value
                print(page.title, cell.coordinate, cell.value, cell.number_format, value)
    first = [(cell.data_type, cell.number_format, cell.value) for cell in page[2]]
    print(page.title, "row 2", first)
"#;

fn python() -> Option<String> {
    let python = std::env::var("TANDEM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import openpyxl"]).stderr(Stdio::null()).status();
    found.is_ok_and(|it| it.success()).then_some(python)
}

fn facts(python: &str, bytes: &[u8]) -> String {
    let mut run = Command::new(python);
    let run = run.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = run.spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn openpyxl_finds_days_lengths_sums_and_the_page() {
    let Some(python) = python() else {
        eprintln!("openpyxl is not here: nothing was tried (pip install openpyxl, TANDEM_PYTHON)");
        return;
    };
    let rota = facts(&python, &given(&EXAMPLE, "owner", &order(Given::Rota, Format::Xlsx)).bytes);
    for fact in [
        "sheets Rota, Hours, About by Tandem",
        "Rota freeze A2 repeat $1:$1 landscape paper 9 fit True None 0",
        "Hours B7 =SUM(B2:B6) [h]:mm 2 days, 12:36:00",
        "('d', 'dd/mm/yyyy', datetime.datetime(2026, 11, 30, 0, 0))",
    ] {
        assert!(rota.contains(fact), "{fact} is not in {rota}");
    }
    let eilidh = ExportOrder { person: Some(parse("eilidh")), ..order(Given::Payroll, Format::Xlsx) };
    let eilidh = ExportOrder { joined: Some(b"id,no\neilidh,00123456\n".to_vec()), ..eilidh };
    let payroll = facts(&python, &given(&closed(&["2026-W49"]), "morag", &eilidh).bytes);
    for fact in ["G5 =SUM(G2:G4) 0.00 14.4", "('n', '0.00', 5.5)", "('s', 'General', '00123456')"] {
        assert!(payroll.contains(fact), "{fact} is not in {payroll}");
    }
}
