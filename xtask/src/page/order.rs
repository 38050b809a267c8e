//! The functions of a program in an order in which like ones stand beside each other. What packs the program finds more
//! that repeats then: gzip sees no further back than 32 KB. The compiler writes them in the order in which it met them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::split::{CALLS, INSTRUCTIONS, REST, Walk};

const IMPORTS: u8 = 2;
const TYPES: u8 = 3;
const EXPORTS: u8 = 7;
const START: u8 = 8;
const ELEMENTS: u8 = 9;
const CODE: u8 = 10;

/// How many features of a function are compared.
const FEATURES: usize = 128;
/// How many instructions make up a feature.
const RUN: usize = 6;

/// The program with its functions in that order. One of which anything is not known here stays as it is.
pub fn ordered(program: &[u8]) -> Vec<u8> {
    rewritten(program).unwrap_or_else(|| program.to_vec())
}

/// A reader of what stands between the functions.
struct Bytes<'p> {
    rest: &'p [u8],
}

impl<'p> Bytes<'p> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn take(&mut self, count: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let mut walk = Walk {
            bring: &mut |_| self.byte(),
            done: 0,
        };
        walk.number(REST)
    }

    fn named(&mut self) -> Option<&'p [u8]> {
        let count = self.number()?;
        self.take(count)
    }

    /// The lowest and, where there is one, the highest count of a table or memory.
    fn limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Some(())
    }
}

fn put(into: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        into.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    into.push(number.to_le_bytes()[0]);
}

/// A function: which streams its bytes belong to, without its length.
struct Function {
    bytes: Vec<(usize, u8)>,
    kind: usize,
}

impl Function {
    /// Its bytes, with other numbers for the functions it calls.
    fn written(&self, numbers: &[usize]) -> Option<Vec<u8>> {
        let mut written = Vec::with_capacity(self.bytes.len());
        let mut bytes = self.bytes.iter();
        while let Some((stream, byte)) = bytes.next() {
            if *stream != CALLS {
                written.push(*byte);
                continue;
            }
            let mut left = std::iter::once(*byte).chain(bytes.by_ref().map(|(_, byte)| *byte));
            let mut walk = Walk {
                bring: &mut |_| left.next(),
                done: 0,
            };
            let called = walk.number(CALLS)?;
            put(&mut written, *numbers.get(called)?);
        }
        Some(written)
    }

    /// What is compared of it: of all runs of instructions in it the one that comes first, in as many orders as there are
    /// features. The more of them two functions have in common, the more runs they have in common.
    fn features(&self) -> Vec<u32> {
        let instructions: Vec<u32> = self
            .bytes
            .iter()
            .filter(|(stream, _)| *stream == INSTRUCTIONS)
            .map(|(_, byte)| u32::from(*byte))
            .collect();
        let mut features = vec![u32::MAX; FEATURES];
        for run in instructions.windows(RUN) {
            let mut place = run
                .iter()
                .fold(0, |hash: u32, byte| mixed(hash ^ byte.wrapping_add(1)));
            for feature in &mut features {
                place = mixed(place);
                *feature = place.min(*feature);
            }
        }
        features
    }
}

/// Another number for each, with nothing in common with it.
fn mixed(number: u32) -> u32 {
    let mut mixed = number.wrapping_add(0x9e37_79b9);
    mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
    mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
    mixed ^ (mixed >> 16)
}

/// An order for the functions: each is followed by the one that is most like it and those before it.
fn order(functions: &[Function]) -> Vec<usize> {
    let features: Vec<Vec<u32>> = functions.iter().map(Function::features).collect();
    let mut having: HashMap<(usize, u32), Vec<usize>> = HashMap::new();
    for (function, features) in features.iter().enumerate() {
        for feature in features.iter().copied().enumerate() {
            having.entry(feature).or_default().push(function);
        }
    }
    let size = |function: usize| {
        let length = functions.get(function).map_or(0, |own| own.bytes.len());
        i64::from(length.max(1).ilog2())
    };
    let mut likeness = vec![0_i64; functions.len()];
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    let mut next = left.iter().copied().min_by_key(|one| (size(*one), *one));
    while let Some(now) = next {
        order.push(now);
        left.retain(|one| *one != now);
        for like in &mut likeness {
            *like = *like * 7 / 8;
        }
        for feature in features.get(now).into_iter().flatten().copied().enumerate() {
            for other in having.get(&feature).into_iter().flatten() {
                if let Some(like) = likeness.get_mut(*other) {
                    *like += 256;
                }
            }
        }
        let likest = |one: &usize| {
            let apart = (size(*one) - size(now)).abs();
            (
                likeness.get(*one).copied().unwrap_or(0) - 512 * apart,
                Reverse(*one),
            )
        };
        next = left.iter().copied().max_by_key(likest);
    }
    order
}

/// The sections of a program, by their numbers.
fn sections(program: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut bytes = Bytes {
        rest: program.get(8..)?,
    };
    let mut sections = Vec::new();
    while !bytes.rest.is_empty() {
        let section = bytes.byte()?;
        sections.push((section, bytes.named()?));
    }
    Some(sections)
}

/// How many functions come from outside; they have the lowest numbers.
fn imported(section: &[u8]) -> Option<usize> {
    let mut bytes = Bytes { rest: section };
    let mut functions = 0;
    for _ in 0..bytes.number()? {
        bytes.named()?;
        bytes.named()?;
        match bytes.byte()? {
            0 => {
                functions += 1;
                bytes.number()?;
            }
            1 => {
                bytes.byte()?;
                bytes.limits()?;
            }
            2 => bytes.limits()?,
            3 => drop(bytes.take(2)?),
            _ => return None,
        }
    }
    Some(functions)
}

fn functions(kinds: &[u8], code: &[u8]) -> Option<Vec<Function>> {
    let mut kinds = Bytes { rest: kinds };
    let mut code = Bytes { rest: code };
    let count = code.number()?;
    (kinds.number()? == count).then_some(())?;
    let mut functions = Vec::with_capacity(count);
    for _ in 0..count {
        let mut read = Vec::new();
        let mut bring = |stream| {
            let byte = code.byte()?;
            read.push((stream, byte));
            Some(byte)
        };
        let mut walk = Walk {
            bring: &mut bring,
            done: 0,
        };
        walk.function()?;
        // Its length comes anew.
        let length: Range<usize> = 0..read.iter().take_while(|(_, byte)| *byte > 127).count() + 1;
        read.drain(length);
        functions.push(Function {
            bytes: read,
            kind: kinds.number()?,
        });
    }
    code.rest.is_empty().then_some(functions)
}

fn exports(section: &[u8], numbers: &[usize]) -> Option<Vec<u8>> {
    let mut bytes = Bytes { rest: section };
    let mut written = Vec::new();
    let count = bytes.number()?;
    put(&mut written, count);
    for _ in 0..count {
        let name = bytes.named()?;
        put(&mut written, name.len());
        written.extend(name);
        let what = bytes.byte()?;
        written.push(what);
        let number = bytes.number()?;
        put(
            &mut written,
            if what == 0 {
                *numbers.get(number)?
            } else {
                number
            },
        );
    }
    Some(written)
}

/// The tables of functions that are called by their place.
fn elements(section: &[u8], numbers: &[usize]) -> Option<Vec<u8>> {
    /// Names its table, and what it is filled with.
    const NAMED: usize = 2;
    /// Is filled with expressions in place of numbers.
    const EXPRESSIONS: usize = 4;
    const CONSTANT: u8 = 0x41;
    const NOBODY: u8 = 0xd0;
    const SOMEBODY: u8 = 0xd2;
    const END: u8 = 0x0b;

    let mut bytes = Bytes { rest: section };
    let mut written = Vec::new();
    let count = bytes.number()?;
    put(&mut written, count);
    for _ in 0..count {
        let kind = bytes.number()?;
        put(&mut written, kind);
        match kind {
            0 | EXPRESSIONS => {}
            NAMED => put(&mut written, bytes.number()?),
            _ => return None,
        }
        // From a place that is a number. It has a sign, which those of functions have not, and stays as it stands.
        (bytes.byte()? == CONSTANT).then_some(())?;
        written.push(CONSTANT);
        let before = bytes.rest;
        bytes.number()?;
        (bytes.byte()? == END).then_some(())?;
        written.extend(before.get(..before.len() - bytes.rest.len())?);
        if kind == NAMED {
            written.push(bytes.byte()?);
        }
        let functions = bytes.number()?;
        put(&mut written, functions);
        for _ in 0..functions {
            if kind != EXPRESSIONS {
                put(&mut written, *numbers.get(bytes.number()?)?);
                continue;
            }
            let what = bytes.byte()?;
            written.push(what);
            match what {
                NOBODY => written.push(bytes.byte()?),
                SOMEBODY => put(&mut written, *numbers.get(bytes.number()?)?),
                _ => return None,
            }
            (bytes.byte()? == END).then_some(())?;
            written.push(END);
        }
    }
    bytes.rest.is_empty().then_some(written)
}

fn rewritten(program: &[u8]) -> Option<Vec<u8>> {
    let sections = sections(program)?;
    let find = |wanted| {
        let mut found = sections.iter().filter(|(section, _)| *section == wanted);
        found.next().map(|(_, bytes)| *bytes)
    };
    let imported = imported(find(IMPORTS).unwrap_or(&[0]))?;
    let functions = functions(find(TYPES)?, find(CODE)?)?;
    let order = order(&functions);
    let mut numbers: Vec<usize> = (0..imported + functions.len()).collect();
    for (new, old) in order.iter().enumerate() {
        *numbers.get_mut(imported + old)? = imported + new;
    }
    let ordered: Vec<&Function> = order.iter().filter_map(|old| functions.get(*old)).collect();

    let mut written = program.get(..8)?.to_vec();
    for (section, bytes) in sections {
        let mut new = Vec::new();
        match section {
            TYPES => {
                put(&mut new, ordered.len());
                for function in &ordered {
                    put(&mut new, function.kind);
                }
            }
            CODE => {
                put(&mut new, ordered.len());
                for function in &ordered {
                    let function = function.written(&numbers)?;
                    put(&mut new, function.len());
                    new.extend(function);
                }
            }
            EXPORTS => new = exports(bytes, &numbers)?,
            ELEMENTS => new = elements(bytes, &numbers)?,
            START => put(&mut new, *numbers.get(Bytes { rest: bytes }.number()?)?),
            // Names and remarks: the browser needs none, and those of functions would not be true any longer.
            0 => continue,
            _ => new.extend(bytes),
        }
        written.push(section);
        put(&mut written, new.len());
        written.extend(new);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(number: u8, bytes: &[u8]) -> Vec<u8> {
        let mut section = vec![number];
        put(&mut section, bytes.len());
        section.extend(bytes);
        section
    }

    /// Three functions after one from outside; the first and the third are alike. The second calls all of them.
    fn program() -> Vec<u8> {
        let alike = [0, 0x20, 0, 0x41, 5, 0x6a, 0x41, 7, 0x6c, 0x0b];
        let calls = [
            0, 0x10, 0, 0x10, 1, 0x10, 2, 0xd2, 3, 0x1a, 0x01, 0x01, 0x01, 0x0b,
        ];
        let mut code = vec![3];
        for function in [&alike[..], &calls, &alike] {
            put(&mut code, function.len());
            code.extend(function);
        }
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(IMPORTS, &[1, 1, b'a', 1, b'b', 0, 0]),
            section(TYPES, &[3, 4, 5, 6]),
            section(EXPORTS, &[2, 1, b'f', 0, 3, 1, b'm', 2, 0]),
            section(START, &[2]),
            section(
                ELEMENTS,
                &[
                    &[3, 0, 0x41, 1, 0x0b, 3, 3, 2, 1][..],
                    &[2, 1, 0x41, 0x95, 0x0f, 0x0b, 0, 1, 3],
                    &[4, 0x41, 4, 0x0b, 2, 0xd0, 0x70, 0x0b, 0xd2, 2, 0x0b],
                ]
                .concat(),
            ),
            section(CODE, &code),
            section(0, b"\x04name"),
        ]
        .concat()
    }

    #[test]
    fn like_functions_come_together_and_everybody_knows_their_numbers() {
        let ordered = ordered(&program());
        let sections = sections(&ordered).unwrap();
        let find = |wanted| sections.iter().find(|(own, _)| *own == wanted).unwrap().1;
        // The third has become the second, the second the third.
        assert_eq!(find(TYPES), [3, 4, 6, 5]);
        assert_eq!(find(EXPORTS), [2, 1, b'f', 0, 2, 1, b'm', 2, 0]);
        assert_eq!(find(START), [3]);
        assert_eq!(
            find(ELEMENTS),
            [
                &[3, 0, 0x41, 1, 0x0b, 3, 2, 3, 1][..],
                &[2, 1, 0x41, 0x95, 0x0f, 0x0b, 0, 1, 2],
                &[4, 0x41, 4, 0x0b, 2, 0xd0, 0x70, 0x0b, 0xd2, 3, 0x0b],
            ]
            .concat()
        );
        assert!(!sections.iter().any(|(own, _)| *own == 0));
        let calls = [0x10, 0, 0x10, 1, 0x10, 3, 0xd2, 2];
        assert!(find(CODE).ends_with(&[&calls[..], &[0x1a, 1, 1, 1, 0x0b]].concat()));
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        let whole = program();
        for cut in 1..whole.len() {
            let cut = &whole[..cut];
            if let Some(ordered) = rewritten(cut) {
                assert!(sections(&ordered).is_some());
            }
        }
        let mut odd = whole;
        let last = odd.len() - 11;
        odd[last] = 0x0e;
        assert_eq!(ordered(&odd), odd);
    }
}
