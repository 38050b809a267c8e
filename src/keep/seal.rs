//! A stored value: a line with a check over all that follows, a line that says how this device stands to the plan, and the
//! file as it would be exported. All in one value, so that it is written together or not at all, and a value that was
//! cut or changed is known for what it is. `src/boot.js` reads the same without this program.

use serde::{Deserialize, Serialize};

/// What the first line begins with.
const MARK: &str = "tassei-slot 1 ";
/// How many earlier states a value names.
const TRAIL: usize = 16;

/// The second line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Header {
    /// The plan's identifier: a value is worth nothing under another plan's key.
    pub plan: String,
    /// The plan's name, for lists.
    pub name: String,
    /// Counts the savings of this plan: the larger is the newer.
    pub seq: u64,
    /// Counts the changes made on this device.
    pub revision: u64,
    /// The revision that was last exported as a file; `None` if none was.
    pub exported: Option<u64>,
    /// When it was stored, as UTC.
    pub saved_at: String,
    /// A mark made anew at each saving, by which a tab knows its own writing again.
    pub stamp: String,
    /// The marks of the savings before this one, the latest last: whether a state goes on from another, or beside it.
    #[serde(default)]
    pub trail: Vec<String>,
    /// Why a snapshot was taken; blank in a slot.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Header {
    /// Whether this state is the one with that mark, or goes on from it.
    pub fn goes_on_from(&self, stamp: &str) -> bool {
        self.stamp == stamp || self.trail.iter().any(|earlier| earlier == stamp)
    }

    /// The trail of the state that follows this one.
    pub fn trail_on(&self) -> Vec<String> {
        let mut trail = self.trail.clone();
        trail.push(self.stamp.clone());
        let surplus = trail.len().saturating_sub(TRAIL);
        trail.drain(..surplus);
        trail
    }
}

/// The value to be stored.
pub fn seal(header: &Header, file: &str) -> String {
    // A struct of numbers and strings can always be written.
    let line = serde_json::to_string(header).unwrap_or_default();
    let body = [line.as_str(), "\n", file].concat();
    let mut value = String::with_capacity(body.len().saturating_add(32));
    value.push_str(MARK);
    push_hex(&mut value, check(&body));
    value.push('\n');
    value.push_str(&body);
    value
}

/// The line and the file of a stored value; `None` if it is none of ours or not whole.
pub fn unseal(value: &str) -> Option<(Header, &str)> {
    let (first, body) = value.split_once('\n')?;
    let mut expected = String::new();
    push_hex(&mut expected, check(body));
    if first.strip_prefix(MARK)? != expected {
        return None;
    }
    let (line, file) = body.split_once('\n')?;
    Some((serde_json::from_str(line).ok()?, file))
}

/// The first two lines of a value, by which it is known again without reading all of it.
pub fn head(value: &str) -> &str {
    let mut ends = value.match_indices('\n');
    let end = ends.nth(1).map_or(value.len(), |(at, _)| at);
    value.get(..end).unwrap_or(value)
}

fn push_hex(text: &mut String, number: u32) {
    for shift in (0..8).rev() {
        let digit = (number >> (shift * 4)) & 15;
        text.extend(char::from_digit(digit, 16));
    }
}

const TABLE: [u32; 256] = table();

#[expect(
    clippy::indexing_slicing,
    reason = "runs while it is compiled, where a panic is an error of the compiler"
)]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut rest = index as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 {
                (rest >> 1) ^ 0xEDB8_8320
            } else {
                rest >> 1
            };
            bit += 1;
        }
        table[index] = rest;
        index += 1;
    }
    table
}

/// CRC-32 over the UTF-16 units, low byte first: the same is simple in the oldest JavaScript. It is held against accidents,
/// not against people.
pub fn check(text: &str) -> u32 {
    let step = |rest: u32, byte: u8| {
        let at = usize::from((rest as u8) ^ byte);
        (rest >> 8) ^ TABLE.get(at).copied().unwrap_or(0)
    };
    !text.encode_utf16().fold(!0, |rest, unit| {
        let [low, high] = unit.to_le_bytes();
        step(step(rest, low), high)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_one_that_everybody_knows() {
        assert_eq!(check(""), 0);
        // CRC-32, as zlib has it, of the UTF-16 bytes.
        assert_eq!(check("123"), 0xD0AD_20B1);
        assert_eq!(check("計画\u{1F600}"), 0x259E_5296);
    }

    #[test]
    fn what_was_sealed_comes_out_and_nothing_else_does() {
        let header = Header {
            plan: "p".into(),
            name: "計画 \u{1F600}".into(),
            seq: 3,
            revision: 7,
            exported: Some(5),
            saved_at: "2025-08-08T04:15:00Z".into(),
            stamp: "x".into(),
            trail: vec!["w".into()],
            reason: String::new(),
        };
        let value = seal(&header, "{\n  \"a\": \"実績\"\n}\n");
        assert_eq!(unseal(&value), Some((header, "{\n  \"a\": \"実績\"\n}\n")));
        assert_eq!(head(&value).lines().count(), 2);
        let chars: Vec<char> = value.chars().collect();
        for length in 0..chars.len() {
            let cut: String = chars.iter().take(length).collect();
            assert_eq!(unseal(&cut), None, "cut at {length}");
        }
        for at in 0..chars.len() {
            let mut changed = chars.clone();
            changed[at] = char::from_u32(u32::from(changed[at]) ^ 1).unwrap();
            let changed: String = changed.into_iter().collect();
            assert_eq!(unseal(&changed), None, "changed at {at}");
        }
        for foreign in ["", "{}", "tassei-slot 1 00000000\n", "\n\n", "null\n{}"] {
            assert_eq!(unseal(foreign), None, "{foreign:?}");
        }
    }

    #[test]
    fn a_trail_has_an_end() {
        let mut header = Header {
            stamp: "0".into(),
            ..Header::default()
        };
        for n in 1..100 {
            header = Header {
                trail: header.trail_on(),
                stamp: n.to_string(),
                ..Header::default()
            };
        }
        assert_eq!(header.trail.len(), TRAIL);
        assert!(header.goes_on_from("98") && header.goes_on_from("99"));
        assert!(!header.goes_on_from("1"));
    }
}
