//! The code of a program in streams of like bytes: instructions in one, locals in another, and so on. What packs them
//! afterwards finds more that repeats: some 7% on top of LZMA alone. `unpack.js` puts them together again.

use anyhow::{Context, Result, ensure};

/// Whatever is no code.
pub const REST: usize = 0;
/// Instructions, with what hardly ever differs between two of the same.
pub const INSTRUCTIONS: usize = 1;
const LOCALS: usize = 2;
/// Functions, by their numbers.
pub const CALLS: usize = 3;
const BRANCHES: usize = 4;
const OFFSETS: usize = 5;
const NUMBERS: usize = 6;
const OTHERS: usize = 7;
/// Where each function ends, and its locals.
const HEADS: usize = 8;
const STREAMS: usize = 9;

/// The number of the section that holds the code.
const CODE: u8 = 10;

/// Which numbers follow an instruction, by the streams they belong to.
fn operands(instruction: u8) -> &'static [usize] {
    match instruction {
        0x02..=0x04 | 0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 => &[OTHERS],
        0x0c | 0x0d => &[BRANCHES],
        0x10 | 0xd2 => &[CALLS],
        0x11 | 0x1c => &[OTHERS, OTHERS],
        0x20..=0x22 => &[LOCALS],
        0x28..=0x3e => &[INSTRUCTIONS, OFFSETS],
        0x41 => &[NUMBERS],
        _ => &[],
    }
}

/// Goes through code; `bring` brings the next byte of a stream to where it belongs and says what it is. The same
/// way leads apart and together.
pub struct Walk<'b> {
    pub bring: &'b mut dyn FnMut(usize) -> Option<u8>,
    /// How many bytes it brought.
    pub done: usize,
}

impl Walk<'_> {
    fn byte(&mut self, stream: usize) -> Option<u8> {
        self.done += 1;
        (self.bring)(stream)
    }

    /// A number in the form that WebAssembly has for all of them.
    pub fn number(&mut self, stream: usize) -> Option<usize> {
        let (mut value, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte(stream)?;
            value |= u64::from(byte & 127).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 128 {
                return usize::try_from(value).ok();
            }
        }
    }

    fn numbers(&mut self, stream: usize, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.number(stream).map(drop))
    }

    fn code(&mut self) -> Option<()> {
        let count = self.number(HEADS)?;
        (0..count).try_for_each(|_| self.function())
    }

    /// Goes through the next function.
    pub fn function(&mut self) -> Option<()> {
        let length = self.number(HEADS)?;
        let end = self.done.checked_add(length)?;
        let kinds = self.number(HEADS)?;
        self.numbers(HEADS, kinds.checked_mul(2)?)?;
        while self.done < end {
            self.instruction()?;
        }
        Some(())
    }

    fn instruction(&mut self) -> Option<()> {
        match self.byte(INSTRUCTIONS)? {
            // A table of branches.
            0x0e => {
                let count = self.number(BRANCHES)?;
                self.numbers(BRANCHES, count.checked_add(1)?)
            }
            // Numbers with a point.
            0x43 => (0..4).try_for_each(|_| self.byte(OTHERS).map(drop)),
            0x44 => (0..8).try_for_each(|_| self.byte(OTHERS).map(drop)),
            // Those that came later.
            0xfc => {
                let count = match self.number(INSTRUCTIONS)? {
                    0..8 => 0,
                    8 | 10 | 12 | 14 => 2,
                    _ => 1,
                };
                self.numbers(OTHERS, count)
            }
            plain => operands(plain)
                .iter()
                .try_for_each(|stream| self.number(*stream).map(drop)),
        }
    }
}

/// Where the code stands.
fn code(program: &[u8]) -> Option<std::ops::Range<usize>> {
    let mut at = 8;
    loop {
        let section = *program.get(at)?;
        let rest = program.get(at + 1..)?;
        let mut bytes = rest.iter().copied();
        let mut walk = Walk {
            bring: &mut |_| bytes.next(),
            done: 0,
        };
        let length = walk.number(REST)?;
        let start = at + 1 + walk.done;
        at = start.checked_add(length)?;
        if section == CODE {
            return (at <= program.len()).then_some(start..at);
        }
    }
}

/// The streams of the code; none if it has anything that is not known here.
fn streams(program: &[u8]) -> Option<(usize, Vec<Vec<u8>>)> {
    let code = code(program)?;
    let mut streams = vec![Vec::new(); STREAMS];
    let mut bytes = program.get(code.clone())?.iter().copied();
    let mut bring = |stream: usize| {
        let byte = bytes.next()?;
        streams.get_mut(stream)?.push(byte);
        Some(byte)
    };
    let mut walk = Walk {
        bring: &mut bring,
        done: 0,
    };
    walk.code()?;
    let whole = walk.done == code.len();
    let rest = streams.get_mut(REST)?;
    rest.extend_from_slice(program.get(..code.start)?);
    rest.extend_from_slice(program.get(code.end..)?);
    whole.then_some((code.start, streams))
}

/// Puts a program apart: where its code begins, the lengths of the streams, and the streams. Where there is no code
/// that is known here, all of it is one stream.
pub fn apart(program: &[u8]) -> Result<Vec<u8>> {
    let (start, streams) = streams(program).unwrap_or_else(|| {
        let mut whole = vec![Vec::new(); STREAMS];
        whole.splice(..1, [program.to_vec()]);
        (program.len(), whole)
    });
    let mut all = Vec::new();
    for number in std::iter::once(start).chain(streams.iter().map(Vec::len)) {
        all.extend(u32::try_from(number)?.to_le_bytes());
    }
    all.extend(streams.concat());
    ensure!(
        together(&all).context("the program does not come together again")? == program,
        "the program comes together as another"
    );
    Ok(all)
}

/// Puts a program together, as `unpack.js` does.
pub fn together(all: &[u8]) -> Option<Vec<u8>> {
    let mut words = all.chunks(4).map(|word| {
        let word = u32::from_le_bytes(word.try_into().ok()?);
        usize::try_from(word).ok()
    });
    let start = words.next()??;
    let mut at = 4 * (STREAMS + 1);
    let mut streams = Vec::new();
    for _ in 0..STREAMS {
        let length = words.next()??;
        let stream = all.get(at..at.checked_add(length)?)?;
        streams.push(stream.iter().copied());
        at += length;
    }
    let mut program: Vec<u8> = streams.get_mut(REST)?.by_ref().take(start).collect();
    if streams.get(INSTRUCTIONS)?.len() > 0 {
        let mut bring = |stream: usize| {
            let byte = streams.get_mut(stream)?.next()?;
            program.push(byte);
            Some(byte)
        };
        let mut walk = Walk {
            bring: &mut bring,
            done: 0,
        };
        walk.code()?;
    }
    program.extend(streams.get_mut(REST)?);
    Some(program)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A program of one function with an instruction of every kind.
    pub fn program() -> Vec<u8> {
        let body = [
            &[2, 1, 0x7f, 2, 0x7e, 0x20, 0, 0x21, 1, 0x41, 0x80, 0x80, 4][..],
            &[0x28, 2, 0xac, 2, 0x42, 0x7f, 0x43, 1, 2, 3, 4],
            &[0x44, 1, 2, 3, 4, 5, 6, 7, 8],
            &[
                0x0e, 1, 0, 0, 0x11, 5, 0, 0x10, 0x81, 1, 0x0d, 0, 0x1c, 1, 0x7f,
            ],
            &[0xfc, 0x0a, 0, 0, 0xfc, 0x0b, 0, 0xfc, 2, 0x6a, 0x0b],
        ]
        .concat();
        let length = body.len() as u8;
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        program.extend([1, 2, 0xaa, 0xbb, CODE, length + 2, 1, length]);
        program.extend(body);
        program.extend([11, 3, 1, 2, 3]);
        program
    }

    #[test]
    fn what_is_put_apart_comes_together() {
        let program = program();
        let (start, streams) = streams(&program).unwrap();
        assert_eq!(start, 14);
        assert_eq!(streams[LOCALS], [0, 1]);
        assert_eq!(streams[CALLS], [0x81, 1]);
        assert_eq!(streams[OFFSETS], [0xac, 2]);
        assert_eq!(streams[NUMBERS], [0x80, 0x80, 4]);
        assert_eq!(streams[BRANCHES], [1, 0, 0, 0]);
        assert_eq!(together(&apart(&program).unwrap()).unwrap(), program);
    }

    #[test]
    fn what_is_not_known_stays_whole() {
        let whole = program();
        for cut in 0..whole.len() {
            let cut = &whole[..cut];
            assert_eq!(together(&apart(cut).unwrap()).unwrap(), cut);
        }
        let mut odd = whole;
        odd[15] = 200;
        assert!(streams(&odd).is_none());
        assert_eq!(together(&apart(&odd).unwrap()).unwrap(), odd);
    }
}
