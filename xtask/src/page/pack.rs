//! The program as text: put apart (`split.rs`), packed by LZMA, whose window is as large as the program (gzip sees 32 KB of it at a time), and
//! written with 91 characters that mean nothing in HTML, two of them for 13 bits. `unpack.js` is the way back.

use std::io::Write;

use anyhow::{Context, Result};
use liblzma::stream::{LzmaOptions, Stream};
use liblzma::write::XzEncoder;

/// What turns the text into bytes again: three functions, `bytesOf`, `unpacked` and `together`, for the page's own module.
pub const UNPACK: &str = include_str!("unpack.js");

/// Where the header says how long the unpacked bytes are.
const LENGTH: std::ops::Range<usize> = 5..13;

/// The bytes packed, in the form of a `.lzma` file. The same for the same bytes.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    // What stands before a byte tells much of a text and less of numbers; where it stands tells nothing.
    let (one, other) = (packed_with(bytes, 2)?, packed_with(bytes, 4)?);
    Ok(if other.len() < one.len() { other } else { one })
}

fn packed_with(bytes: &[u8], context: u32) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::new_preset(9 | 1 << 31)?;
    options
        .literal_context_bits(context)
        .position_bits(0)
        .dict_size(4 << 20);
    let stream = Stream::new_lzma_encoder(&options)?;
    let mut encoder = XzEncoder::new_stream(Vec::new(), stream);
    encoder.write_all(bytes)?;
    let mut packed = encoder.finish()?;
    packed
        .get_mut(LENGTH)
        .context("what is packed has no header")?
        .copy_from_slice(&(bytes.len() as u64).to_le_bytes());
    Ok(packed)
}

/// The text that stands in the page.
pub fn text(program: &[u8]) -> Result<String> {
    Ok(written(&packed(program)?))
}

fn written(bytes: &[u8]) -> String {
    let alphabet: Vec<char> = ('!'..='~').filter(|c| !"\"&<".contains(*c)).collect();
    let characters = u32::try_from(alphabet.len()).unwrap_or(u32::MAX);
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    let mut put = |value: u32| {
        for digit in [value % characters, value / characters] {
            text.extend(
                usize::try_from(digit)
                    .ok()
                    .and_then(|digit| alphabet.get(digit)),
            );
        }
    };
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            put(held & 0x1fff);
            held >>= 13;
            bits -= 13;
        }
    }
    // Zeros behind the end do no harm: the header says how long the program is.
    put(held);
    text
}

/// Reads the program out of the text, as the page does, for the tests of what is built.
#[cfg(test)]
pub fn read(text: &str) -> Vec<u8> {
    use std::io::Read;

    let alphabet: Vec<char> = ('!'..='~').filter(|c| !"\"&<".contains(*c)).collect();
    let digits: Vec<u32> = text
        .chars()
        .map(|c| alphabet.iter().position(|known| *known == c).unwrap() as u32)
        .collect();
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for pair in digits.chunks(2) {
        held |= (pair[0] + pair[1] * 91) << bits;
        bits += 13;
        while bits >= 8 {
            bytes.push(held.to_le_bytes()[0]);
            held >>= 8;
            bits -= 8;
        }
    }
    let stream = Stream::new_lzma_decoder(u64::MAX).unwrap();
    let mut program = Vec::new();
    let mut decoder = liblzma::read::XzDecoder::new_stream(bytes.as_slice(), stream);
    decoder.read_to_end(&mut program).unwrap();
    program
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_stays_text() {
        let mut noise = 1_u32;
        let mut program: Vec<u8> = (0..70_000)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise.to_be_bytes()[0]
            })
            .collect();
        program.extend(b"the same again and again, ".repeat(5_000));
        for program in [Vec::new(), vec![0], b"\0asm".to_vec(), program] {
            let text = text(&program).unwrap();
            assert_eq!(read(&text), program);
            assert!(
                text.chars()
                    .all(|c| c.is_ascii_graphic() && !"<&\"".contains(c))
            );
        }
    }

    #[test]
    fn the_same_program_gives_the_same_text() {
        assert_eq!(text(b"program").unwrap(), text(b"program").unwrap());
    }
}
