//! Numbers of plan items as people write them (Ⅰ, (1), ア, ①): the one that comes next, and whether a row of them is in
//! order. A number is taken apart into what stands before the counter, the counter, and what stands behind it.

/// How a counter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// One of a row of signs: Ⅰ, ア, ①.
    Signs(&'static [&'static str]),
    /// 1, 2, 3.
    Digits,
    /// １, ２, ３.
    WideDigits,
    /// I, II, III in Latin letters.
    Roman,
}

/// Rows of signs. A row may go on in another block of the character table, as ⑳ is followed by ㉑.
const SIGNS: [&[&str]; 14] = [
    &[
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
        "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟",
        "㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    ],
    &["ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"],
    &["ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ"],
    &[
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    ],
    &["ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"],
    &[
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    ],
    &["⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"],
    &["⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"],
    &["❶❷❸❹❺❻❼❽❾❿", "⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"],
    &["一二三四五六七八九十"],
    &["ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    &["abcdefghijklmnopqrstuvwxyz"],
    &["ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"],
    &["ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"],
];

/// The most that a counter may count: larger numbers are years or codes rather than places in a row.
const MOST: usize = 9_999;

/// A number taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Numbered<'a> {
    before: &'a str,
    script: Script,
    /// From 1.
    count: usize,
    behind: &'a str,
}

impl<'a> Numbered<'a> {
    /// Takes a number apart at its last counter: 第1-2 counts on to 第1-3. `None` if nothing in it counts.
    fn parse(text: &'a str, in_roman: bool) -> Option<Self> {
        in_roman
            .then(|| roman(text))
            .flatten()
            .or_else(|| digits(text, Script::Digits))
            .or_else(|| digits(text, Script::WideDigits))
            .or_else(|| sign(text))
    }

    /// The same number with another count; `None` beyond the end of its row.
    fn at(&self, count: usize) -> Option<String> {
        let counter = match self.script {
            Script::Digits => (count <= MOST).then(|| count.to_string())?,
            Script::WideDigits => (count <= MOST).then(|| wide(count))?,
            Script::Roman => roman_of(count)?,
            Script::Signs(row) => {
                let index = count.checked_sub(1)?;
                row.iter()
                    .flat_map(|part| part.chars())
                    .nth(index)?
                    .to_string()
            }
        };
        Some([self.before, &counter, self.behind].concat())
    }

    /// Counts in the same way, so that the two can be compared.
    fn is_like(&self, other: &Numbered<'_>) -> bool {
        self.before == other.before && self.script == other.script && self.behind == other.behind
    }
}

fn digits(text: &str, script: Script) -> Option<Numbered<'_>> {
    let value = |c: char| match script {
        Script::Digits => c.to_digit(10),
        _ => u32::from(c)
            .checked_sub(u32::from('０'))
            .filter(|digit| *digit < 10),
    };
    let (last, end) = text
        .char_indices()
        .rev()
        .find(|(_, c)| value(*c).is_some())
        .map(|(index, c)| (index, index.saturating_add(c.len_utf8())))?;
    let mut start = last;
    let mut count = 0_usize;
    let mut scale = 1_usize;
    for (index, c) in text.get(..end)?.char_indices().rev() {
        let Some(digit) = value(c) else { break };
        count = count.checked_add(scale.checked_mul(usize::try_from(digit).ok()?)?)?;
        scale = scale.checked_mul(10)?;
        start = index;
    }
    let numbered = Numbered {
        before: text.get(..start)?,
        script,
        count,
        behind: text.get(end..)?,
    };
    // 01 and 00 are codes: counting on would drop their zeros.
    (count <= MOST && numbered.at(count).as_deref() == Some(text) && count > 0).then_some(numbered)
}

fn wide(count: usize) -> String {
    const DIGITS: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    count
        .to_string()
        .bytes()
        .filter_map(|digit| DIGITS.get(usize::from(digit.saturating_sub(b'0'))))
        .collect()
}

/// A sign counts only where it stands alone or between brackets and points: the ア of アクション is no counter.
fn sign(text: &str) -> Option<Numbered<'_>> {
    let is_frame = |c: char| !c.is_alphanumeric() || matches!(c, '第');
    let core = text.trim_matches(is_frame);
    let mut chars = core.chars();
    let (only, None) = (chars.next()?, chars.next()) else {
        return None;
    };
    let start = text.find(core)?;
    SIGNS.iter().find_map(|row| {
        let index = row
            .iter()
            .flat_map(|part| part.chars())
            .position(|candidate| candidate == only)?;
        Some(Numbered {
            before: text.get(..start)?,
            script: Script::Signs(row),
            count: index.saturating_add(1),
            behind: text.get(start.saturating_add(only.len_utf8())..)?,
        })
    })
}

const ROMAN: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

fn roman_of(mut count: usize) -> Option<String> {
    if !(1..40).contains(&count) {
        return None;
    }
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while count >= value {
            text.push_str(letters);
            count = count.saturating_sub(value);
        }
    }
    Some(text)
}

/// What is left of a number without brackets and points.
fn letters(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_ascii_alphanumeric())
}

fn roman_value(letters: &str) -> Option<usize> {
    (1..40).find(|count| roman_of(*count).as_deref() == Some(letters))
}

fn roman(text: &str) -> Option<Numbered<'_>> {
    let core = letters(text);
    let count = roman_value(core)?;
    let start = text.find(core)?;
    Some(Numbered {
        before: text.get(..start)?,
        script: Script::Roman,
        count,
        behind: text.get(start.saturating_add(core.len())..)?,
    })
}

/// I, V and X could be letters of the alphabet as well: A, B, …, I is a row of letters, and I, II, … one of Roman
/// numbers. So the row as a whole decides; I at its beginning is far likelier a one than a letter.
fn is_roman(row: &[&str]) -> bool {
    row.iter().all(|text| roman_value(letters(text)).is_some())
        && (row.iter().any(|text| letters(text).len() > 1)
            || row.first().is_some_and(|text| letters(text) == "I"))
}

fn parsed<'a>(row: &[&'a str]) -> Vec<Option<Numbered<'a>>> {
    let in_roman = is_roman(row);
    row.iter()
        .map(|text| Numbered::parse(text, in_roman))
        .collect()
}

/// The number after the last of a row: `None` if the row is empty, its last item has no number, or its number does not
/// count.
///
/// ```
/// use tassei::report::settings::numbering::next;
///
/// assert_eq!(next(["①", "②"]).as_deref(), Some("③"));
/// assert_eq!(next(["（１）"]).as_deref(), Some("（２）"));
/// assert_eq!(next(["方針"]), None);
/// ```
pub fn next<'a>(row: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let row: Vec<&str> = row.into_iter().collect();
    let parsed = parsed(&row);
    let last = parsed.last()?.as_ref()?;
    // Not the count of the last but the largest: after ③, ① the next is ④.
    let largest = parsed
        .iter()
        .flatten()
        .filter(|other| other.is_like(last))
        .map(|other| other.count)
        .max()?;
    last.at(largest.saturating_add(1))
}

/// The numbers a row would have if it were counted from its smallest on, in the way its first item is written. `None`
/// if it is in order, or if its items are not all counted in one way.
pub fn reordered(row: &[&str]) -> Option<Vec<String>> {
    let parsed: Vec<Numbered<'_>> = parsed(row).into_iter().collect::<Option<_>>()?;
    let first = parsed.first()?;
    if !parsed.iter().all(|other| other.is_like(first)) {
        return None;
    }
    if parsed.is_sorted_by(|before, after| before.count < after.count) {
        return None;
    }
    let smallest = parsed.iter().map(|item| item.count).min()?;
    (smallest..)
        .take(parsed.len())
        .map(|count| first.at(count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_next() {
        for (row, expected) in [
            ("①", "②"),
            ("⑨", "⑩"),
            ("⑳", "㉑"),
            ("㉟", "㊱"),
            ("Ⅰ", "Ⅱ"),
            ("Ⅳ", "Ⅴ"),
            ("ⅲ", "ⅳ"),
            ("ア", "イ"),
            ("オ", "カ"),
            ("ｱ", "ｲ"),
            ("あ", "い"),
            ("(ア)", "(イ)"),
            ("（ケ）", "（コ）"),
            ("(1)", "(2)"),
            ("(9)", "(10)"),
            ("（１）", "（２）"),
            ("（９）", "（１０）"),
            ("1", "2"),
            ("1.", "2."),
            ("1-1", "1-2"),
            ("1-9", "1-10"),
            ("第１", "第２"),
            ("第1章", "第2章"),
            ("重点1", "重点2"),
            ("⑴", "⑵"),
            ("❿", "⓫"),
            ("一", "二"),
            ("A", "B"),
            ("a", "b"),
            ("Ａ", "Ｂ"),
            ("I", "II"),
            ("III", "IV"),
            ("(VIII)", "(IX)"),
            ("① ②", "③"),
            ("③ ①", "④"),
            ("G H I", "J"),
            ("U V", "W"),
            ("V", "W"),
            ("I II III IV V", "VI"),
            ("VIII IX X", "XI"),
            ("x ①", "②"),
        ] {
            assert_eq!(next(row.split(' ')).as_deref(), Some(expected), "{row}");
        }
    }

    #[test]
    fn what_does_not_count_on() {
        for row in [
            "",
            "方針",
            "アクション",
            "㊿",
            "ン",
            "Ⅻ",
            "Z",
            "十",
            "01",
            "2024001",
            "9999",
            "① 方針",
            "① ",
        ] {
            assert_eq!(next(row.split(' ')), None, "{row}");
        }
        assert_eq!(next([]), None);
    }

    #[test]
    fn a_row_out_of_order_is_counted_anew() {
        for (row, expected) in [
            ("② ① ③", Some("① ② ③")),
            ("イ ア", Some("ア イ")),
            ("(3) (5) (4)", Some("(3) (4) (5)")),
            ("① ① ②", Some("① ② ③")),
            ("① ②", None),
            ("① ③", None),
            ("②", None),
            ("② ア", None),
            ("② (1)", None),
            ("② ", None),
            ("方針 基本", None),
        ] {
            let row: Vec<&str> = row.split(' ').collect();
            let expected = expected.map(|text| text.split(' ').map(str::to_owned).collect());
            assert_eq!(reordered(&row), expected, "{row:?}");
        }
        assert_eq!(reordered(&[]), None);
    }
}
