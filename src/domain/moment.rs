//! Moments as files write them: UTC, to the second. The domain has no clock; moments are handed in and compared as texts.

/// Blank, or a moment as `2025-08-08T04:15:00Z`.
pub fn is_moment(text: &str) -> bool {
    const PATTERN: &[u8] = b"dddd-dd-ddTdd:dd:ddZ";
    if text.is_empty() {
        return true;
    }
    let shaped = text.len() == PATTERN.len()
        && text
            .bytes()
            .zip(PATTERN)
            .all(|(byte, pattern)| match pattern {
                b'd' => byte.is_ascii_digit(),
                _ => byte == *pattern,
            });
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse().ok());
    let within = |from, to, least: u16, most: u16| {
        number(from, to).is_some_and(|found| (least..=most).contains(&found))
    };
    shaped
        && within(5, 7, 1, 12)
        && within(8, 10, 1, days(number(0, 4), number(5, 7)))
        && within(11, 13, 0, 23)
        && within(14, 16, 0, 59)
        && within(17, 19, 0, 59)
}

/// The days of a month.
fn days(year: Option<u16>, month: Option<u16>) -> u16 {
    match (month, year) {
        (Some(4 | 6 | 9 | 11), _) => 30,
        (Some(2), Some(year)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (Some(2), _) => 28,
        _ => 31,
    }
}
