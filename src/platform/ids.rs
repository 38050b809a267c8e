//! Chance, for identifiers that no other device will make.

/// Without `0 1 i l o u`, which are misread or spell words.
const ALPHABET: &[u8; 30] = b"23456789abcdefghjkmnpqrstvwxyz";
/// 30¹² is about 2⁵⁹: enough that two departments never meet.
const LENGTH: usize = 12;

/// A fresh identifier's text.
pub fn fresh() -> String {
    let mut bytes = [0_u8; LENGTH];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(*byte) % ALPHABET.len()))
        .map(|byte| char::from(*byte))
        .collect()
}
