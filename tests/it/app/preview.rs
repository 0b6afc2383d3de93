//! A preview judges the weeks that the change lands in.

use super::{Sitting, at_a_desk, sitting, the};
use tandem::app::{Input, Layer};

fn line(sitting: &mut Sitting) -> String {
    sitting.input(Input::Resized(250, 50));
    let screen = sitting.screen();
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - 2].trim_end().to_owned()
}
fn fill(sitting: &mut Sitting, name: &str, text: &str) {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else {
        panic!("no form is open {:?}", sitting.app.notice)
    };
    let (at, all) = (form.at, form.fields.len());
    let field = form.fields.iter().position(|field| field.name == name).unwrap();
    sitting.press(&"tab ".repeat((field + all - at) % all)).rewrites(text);
}
#[test]
fn explore() {
    let mut s = sitting();
    for text in [
        "2026-12-10 16:40 phone c4 60m aisha",
        "2026-12-10 15:30 notes aisha 15m",
        "every thu 16:40 phone c4 60m aisha",
        "every tue 16 supervision eilidh dr-nair until 22/12",
        "2026-12-10 leave aisha",
        "2027-01-05 10:00 notes aisha 15m",
    ] {
        s.at("aisha", "2026-12-03").press("a").types(text);
        eprintln!("{text}\n   {:?}\n   {}", s.remark(), line(&mut s));
        s.press("esc");
    }
    s.on("aisha", "2026-12-03T14:25").press("enter");
    fill(&mut s, "date", "2026-12-10");
    eprintln!("form: {}", line(&mut s));
    s.press("esc");
    s.on("aisha", "2026-12-03T14:25").press("m right right right right right");
    eprintln!("moving: {}", line(&mut s));
    s.press("esc");
    s.on("aisha", "2026-12-03T14:25").press("D right right right right right right right");
    eprintln!("dup: {}", line(&mut s));
    s.press("esc");
    for (who, keys, f) in [
        ("eilidh", "5 enter", vec![("hours", "12:00"), ("from", "w51")]),
        ("eilidh", "5 m", vec![("day", "mon")]),
        ("eilidh", "5 m", vec![("day", "mon"), ("until", "2026-12-20")]),
        ("eilidh", "5 m", vec![("day", "mon"), ("who", "eilidh"), ("onto", "fri")]),
        ("eilidh", "5 x", vec![("until", "2026-12-20")]),
        ("eilidh", "5 s", vec![]),
    ] {
        s.at(who, "2026-12-02").press(keys);
        for (n, t) in f {
            fill(&mut s, n, t);
        }
        let Some(Layer::Form(form)) = s.app.layers.last() else { panic!() };
        eprintln!(
            "{keys} {:?} {:?}",
            form.problem(),
            form.remarks().iter().map(|r| r.text.clone()).collect::<Vec<_>>()
        );
        eprintln!("   {}", line(&mut s));
        s.press("esc");
    }
    s.press("8 a");
    eprintln!("round: {}", line(&mut s));
    s.press("down");
    eprintln!("round one: {}", line(&mut s));
    s.press("esc K");
    s.app.caseload.marked = Some(the("c4"));
    s.input(Input::Resized(120, 40));
    for keys in ["m", "b", "enter"] {
        s.press(keys);
        eprintln!("case {keys} {:?}: {}", s.app.notice.clone(), line(&mut s));
        s.press("esc");
    }
    s.press("G enter");
    eprintln!("group {:?} {}", s.app.notice.clone(), line(&mut s));
    s.press("esc");
    s.press("1").at("aisha", "2026-12-10").press("c");
    eprintln!("cover {:?} {}", s.app.notice.clone(), line(&mut s));
    s.press("esc").press("7 g").types("2026-12-10").press("enter").press("enter");
    eprintln!("leave {:?} {}\n{}", s.app.notice.clone(), line(&mut s), s.screen());
    let _ = at_a_desk;
}
