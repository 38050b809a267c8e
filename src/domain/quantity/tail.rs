//! What stands behind the digits: a unit, a bound, `（速報）`; and what must not stand there.

use super::Bound;
use super::cell::Fault;
use super::chars::{self, Glyph};
use super::error::Reason;
use super::words::{self, is_everyday, is_scale_or_small};

/// What was found behind a number.
pub(super) struct Tail {
    pub unit: String,
    /// The bound and where its word stands.
    pub bound: Option<(Bound, usize, usize)>,
    pub provisional: bool,
}

/// Brackets and quotes that open, as they are after folding.
pub(super) const OPENING: &str = "([{〔【「『〈《\"“‘";

/// What may stand in brackets behind a number. Nothing else: 「5件（うち2件新規）」 says two things.
const PROVISIONAL: [&str; 6] = ["速報", "速報値", "暫定", "暫定値", "見込", "見込み"];

/// The brackets in which it may stand.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('〔', '〕'), ('[', ']'), ('【', '】')];

/// Longest first, so that a word is found before the end of it.
const BOUNDS: [(&str, Bound); 9] = [
    ("を超える", Bound::Above),
    ("超える", Bound::Above),
    ("を超え", Bound::Above),
    ("超え", Bound::Above),
    ("超", Bound::Above),
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("未満", Bound::Below),
];

/// The glyphs behind the number without spaces, each with its index.
pub(super) struct Rest {
    pub letters: Vec<(char, usize)>,
    /// The same letters as text.
    pub text: String,
    /// The index behind the last letter that is still to be read.
    end: usize,
    pub start: usize,
}

impl Rest {
    /// The index of the n-th letter.
    pub fn index(&self, n: usize) -> usize {
        self.letters.get(n).map_or(self.end, |&(_, index)| index)
    }

    pub fn find(&self, wanted: impl Fn(char) -> bool) -> Option<usize> {
        self.letters.iter().position(|&(ch, _)| wanted(ch))
    }

    /// Takes `word` off the end, and says where it stood.
    fn strip(&mut self, word: &str) -> Option<(usize, usize)> {
        let from = self.find_end(word)?;
        let span = (self.index(from), self.end);
        self.truncate(from);
        Some(span)
    }

    /// Where `word` begins, if the rest ends with it.
    pub fn find_end(&self, word: &str) -> Option<usize> {
        // By bytes first: dozens of words are tried on every cell, and hardly any of them is there.
        let before = self.text.strip_suffix(word)?;
        Some(before.chars().count())
    }

    /// Leaves out everything from the n-th letter on.
    fn truncate(&mut self, n: usize) {
        self.end = self.index(n);
        self.letters.truncate(n);
        self.text = self.letters.iter().map(|&(ch, _)| ch).collect();
    }

    /// A fault over the rest from the n-th letter on.
    pub fn fault(&self, reason: Reason, n: usize) -> Fault {
        Fault::new(reason, self.index(n), self.end)
    }

    /// A fault over the first letter.
    pub fn first_letter(&self, reason: Reason) -> Fault {
        Fault::new(reason, self.index(0), self.index(1))
    }

    /// A fault over the number and everything behind it.
    pub fn whole(&self, reason: Reason) -> Fault {
        Fault::new(reason, self.start, self.end)
    }
}

/// Reads what stands behind a number that began at `start` and ended before `at`.
pub(super) fn scan(glyphs: &[Glyph], start: usize, at: usize, scaled: bool) -> Result<Tail, Fault> {
    let letters: Vec<(char, usize)> = (glyphs.iter().enumerate().skip(at))
        .map(|(index, glyph)| (glyph.ch, index))
        .filter(|(ch, _)| !ch.is_whitespace())
        .collect();
    let mut rest = Rest {
        text: letters.iter().map(|&(ch, _)| ch).collect(),
        letters,
        end: glyphs.len(),
        start,
    };
    if is_everyday(&rest.text) && !(scaled && rest.text.starts_with('千')) {
        return Ok(Tail {
            unit: rest.text,
            bound: None,
            provisional: false,
        });
    }
    refuse_marks(&rest)?;
    let provisional = strip_provisional(&mut rest);
    if let Some(n) = rest.find(|ch| OPENING.contains(ch)) {
        return Err(rest.fault(Reason::Note, n));
    }
    refuse_second_number(&rest)?;
    let bound = (BOUNDS.iter())
        .find_map(|&(word, bound)| rest.strip(word).map(|(from, to)| (bound, from, to)));
    words::refuse(&rest, scaled)?;
    refuse_characters(&rest)?;
    Ok(Tail {
        unit: rest.text,
        bound,
        provisional,
    })
}

/// Marks right behind a number that make something else of it.
fn refuse_marks(rest: &Rest) -> Result<(), Fault> {
    let digit = |n: usize| (rest.letters.get(n)).is_some_and(|(ch, _)| ch.is_ascii_digit());
    let Some(&(first, _)) = rest.letters.first() else {
        return Ok(());
    };
    let second = rest.letters.get(1).map(|&(ch, _)| ch);
    let reason = match first {
        'e' | 'E' if digit(1) || (matches!(second, Some('+' | '-')) && digit(2)) => {
            Reason::Exponent
        }
        '/' | '÷' if digit(1) => Reason::Fraction,
        ':' if digit(1) => Reason::DateOrTime,
        '±' | '∓' => Reason::PlusMinus,
        '~' | '→' => Reason::RangeForValue,
        '-' | '‒' | '–' | '—' | '―' | '─' | '━' | 'ー' if digit(1) => {
            Reason::RangeForValue
        }
        _ => return Ok(()),
    };
    Err(rest.whole(reason))
}

fn strip_provisional(rest: &mut Rest) -> bool {
    let closing = rest.letters.last().map_or(' ', |&(ch, _)| ch);
    let Some(open) =
        (BRACKETS.iter()).find_map(|&(open, close)| (close == closing).then_some(open))
    else {
        return false;
    };
    let Some(from) = rest.letters.iter().rposition(|&(ch, _)| ch == open) else {
        return false;
    };
    let inside = rest
        .letters
        .get(from + 1..rest.letters.len() - 1)
        .unwrap_or_default();
    let is = |word: &str| inside.iter().map(|&(ch, _)| ch).eq(word.chars());
    let found = PROVISIONAL.iter().any(|word| is(word));
    if found {
        rest.truncate(from);
    }
    found
}

/// Digits that belong to no unit: a second number, of which only some kinds can be named.
fn refuse_second_number(rest: &Rest) -> Result<(), Fault> {
    let stray = |n: usize| {
        let ch = rest.letters.get(n).map_or(' ', |&(ch, _)| ch);
        (ch.is_ascii_digit() || chars::is_foreign_digit(ch)) && !is_unit_digit(rest, n)
    };
    let Some(n) = (0..rest.letters.len()).find(|&n| stray(n)) else {
        return Ok(());
    };
    let between: String = rest.text.chars().take(n).collect();
    let ascii = (rest.letters.get(n)).is_some_and(|(ch, _)| ch.is_ascii_digit());
    if !ascii {
        return Err(Fault::new(
            Reason::ForeignDigits,
            rest.index(n),
            rest.index(n) + 1,
        ));
    }
    let reason = match between.as_str() {
        "割" => Reason::Tenths,
        "分の" => Reason::Fraction,
        "月" | "年" | "時" => Reason::DateOrTime,
        _ if between.contains(['~', '～'])
            || between.contains("から")
            || between.contains("以上") =>
        {
            Reason::RangeForValue
        }
        _ if between.contains('±') => Reason::PlusMinus,
        _ if between.chars().all(is_scale_or_small) => Reason::SmallScale,
        _ => {
            // 5×3, 3^2: the sign between is what is in the way.
            let odd =
                |ch: char| !chars::is_unit_letter(ch) && !matches!(ch, '/' | '-' | '・' | '、');
            return Err(
                match rest.letters.iter().take(n).find(|&&(ch, _)| odd(ch)) {
                    Some(&(ch, at)) => Fault::new(Reason::UnexpectedCharacter(ch), at, at + 1),
                    None => rest.fault(Reason::SeveralNumbers, n),
                },
            );
        }
    };
    if reason == Reason::SmallScale {
        let count = rest.letters.iter().take_while(|&&(ch, _)| {
            ch.is_ascii_digit() || is_scale_or_small(ch) || matches!(ch, ',' | '.')
        });
        return Err(Fault::new(reason, rest.start, rest.index(count.count())));
    }
    Err(rest.whole(reason))
}

/// Signs that belong to no unit.
fn refuse_characters(rest: &Rest) -> Result<(), Fault> {
    let letter = |n: usize| (rest.letters.get(n)).is_some_and(|&(ch, _)| chars::is_unit_letter(ch));
    for (n, &(ch, index)) in rest.letters.iter().enumerate() {
        // 件/年, t-CO2, パート・アルバイト: a joint stands between two letters.
        let joint = matches!(ch, '/' | '-' | '・') && n > 0 && letter(n + 1);
        let fine = chars::is_unit_letter(ch) || is_unit_digit(rest, n) || joint;
        if !fine {
            return Err(Fault::new(
                Reason::UnexpectedCharacter(ch),
                index,
                index + 1,
            ));
        }
    }
    Ok(())
}

/// Whether a digit is part of a unit as in m2, km3, CO2: low or raised, right behind the letters and the last digit.
fn is_unit_digit(rest: &Rest, n: usize) -> bool {
    let Some(&(ch, index)) = rest.letters.get(n) else {
        return false;
    };
    let word: String = (rest.letters.iter().take(n).rev())
        .zip((0..index).rev())
        .take_while(|&(&(ch, at), expected)| at == expected && ch.is_ascii_alphabetic())
        .map(|(&(ch, _), _)| ch)
        .collect();
    // The letters were collected from the digit backwards.
    let is = |ends: &[&str]| ends.iter().any(|end| word == *end);
    let area_or_volume = is(&["m", "mk", "mc", "mm", "md"]) && matches!(ch, '2' | '3' | '²' | '³');
    let gas = word.starts_with("OC") || word.starts_with("OS") || word.starts_with("ON");
    let gas = gas && matches!(ch, '2' | '₂');
    let last = !(rest.letters.get(n + 1)).is_some_and(|(ch, _)| ch.is_ascii_digit());
    (area_or_volume || gas) && last
}
