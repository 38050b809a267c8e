//! One number with what stands before and behind it: `約`, `延べ`, sign, digits, unit, bound, `（速報）`.

use super::cell::{Cursor, Fault};
use super::chars::{self, Glyph};
use super::error::Reason;
use super::{Quantity, Unit, numeral, tail};

/// Signs that are read as a minus: office programs and keyboards write all of them. A hyphen or minus of any width has
/// become `-` by folding.
const MINUS: [char; 3] = ['-', '▲', '△'];

/// Signs that may be meant as a minus and may be something else.
const UNCLEAR_MINUS: [char; 9] = ['▼', '▽', '‒', '–', '—', '―', '─', '━', 'ー'];

/// Reads the glyphs as one number.
pub(super) fn parse(glyphs: &[Glyph], bound_allowed: bool) -> Result<Quantity, Fault> {
    let mut cursor = Cursor::new(glyphs);
    let head = head(&mut cursor)?;
    let start = cursor.at;
    let number = numeral::scan(&mut cursor)?;
    let end = cursor.at;
    let tail = tail::scan(glyphs, start, cursor.at, number.scaled)?;
    if let Some((_, from, to)) = tail.bound
        && !bound_allowed
    {
        return Err(Fault::new(Reason::BoundNotAllowed, from, to));
    }
    if number.short && tail.unit.is_empty() {
        return Err(Fault::new(Reason::LastDigit, start, end));
    }
    let unit = if head.total {
        format!("延べ{}", tail.unit)
    } else {
        tail.unit
    };
    Ok(Quantity {
        value: if head.minus {
            -number.value
        } else {
            number.value
        },
        unit: Unit::from_folded(unit),
        approximate: head.approximate,
        provisional: tail.provisional,
        scaled: number.scaled,
        bound: tail.bound.map(|(bound, ..)| bound),
    })
}

#[derive(Default)]
struct Head {
    approximate: bool,
    total: bool,
    minus: bool,
}

fn head(cursor: &mut Cursor<'_>) -> Result<Head, Fault> {
    let mut head = Head::default();
    loop {
        cursor.skip_spaces();
        if !head.approximate && (cursor.eat("約") || cursor.eat("およそ")) {
            head.approximate = true;
        } else if !head.total && (cursor.eat("延べ") || cursor.eat("のべ") || cursor.eat("延"))
        {
            head.total = true;
        } else {
            break;
        }
    }
    if let Some(sign) = cursor.peek().filter(|ch| *ch == '+' || MINUS.contains(ch)) {
        let from = cursor.at;
        cursor.at += 1;
        cursor.skip_spaces();
        if (cursor.peek()).is_some_and(|ch| {
            "+±".contains(ch) || MINUS.contains(&ch) || UNCLEAR_MINUS.contains(&ch)
        }) {
            return Err(Fault::new(Reason::SeveralSigns, from, cursor.at + 1));
        }
        head.minus = sign != '+';
    }
    if cursor.next_is_digit() {
        Ok(head)
    } else {
        Err(no_digit(cursor))
    }
}

/// Why no number begins here.
fn no_digit(cursor: &Cursor<'_>) -> Fault {
    let from = cursor.at;
    let fault = |reason, length: usize| Fault::new(reason, from, from + length);
    let Some(ch) = cursor.peek() else {
        return Fault::new(Reason::NoNumber, 0, from);
    };
    let then_digit = cursor.behind_next().is_some_and(|ch| ch.is_ascii_digit());
    let digit_at = (0..).take_while(|&n| cursor.ahead(n).is_some_and(|ch| !ch.is_ascii_digit()));
    let before_digit = digit_at.count();
    let numeral = |n: usize| {
        (cursor.ahead(n)).is_some_and(|ch| ch.is_ascii_digit() || chars::is_kanji_numeral(ch))
    };
    let numerals = |length: usize| (0..length).all(numeral);
    let numeral_length = (0..).take_while(|&n| numeral(n)).count();
    match ch {
        '.' if then_digit => fault(Reason::NothingBeforePoint, 1),
        ',' if then_digit => fault(Reason::Grouping, 1),
        '±' | '∓' => fault(Reason::PlusMinus, 1),
        '¥' | '$' | '€' | '£' | '￠' | '￡' => fault(Reason::CurrencySign, 1),
        '<' | '>' | '≧' | '≦' | '≥' | '≤' => fault(Reason::ComparisonSign, 1),
        '~' => fault(Reason::RangeForValue, 1),
        _ if UNCLEAR_MINUS.contains(&ch) && then_digit => fault(Reason::UnclearMinus, 1),
        'マ' if cursor.clone().eat("マイナス") => fault(Reason::UnclearMinus, 4),
        _ if tail::OPENING.contains(ch) => Fault::new(Reason::Brackets, from, cursor.end()),
        _ if chars::is_foreign_digit(ch) => fault(Reason::ForeignDigits, 1),
        _ if chars::is_kanji_numeral(ch) && numerals(before_digit) && chars::is_unit_letter(ch) => {
            fault(Reason::KanjiNumeral, numeral_length)
        }
        _ if chars::is_unit_letter(ch) => fault(Reason::LeadingWords, before_digit),
        _ => fault(Reason::UnexpectedCharacter(ch), 1),
    }
}
