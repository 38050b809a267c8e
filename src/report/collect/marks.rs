//! Where two texts differ, marked within the text: what is only in the old one, what is only in the new one.

/// A piece of a text beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub mark: Mark,
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In both.
    Both,
    /// Only in the old text.
    Old,
    /// Only in the new text.
    New,
}

/// Beyond this many steps a comparison would keep the page waiting: what differs is then shown as one piece.
const MOST_STEPS: usize = 400_000;

/// The pieces of two texts, in order, old before new where they differ.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let ahead = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = |tokens: &[String]| tokens.iter().skip(ahead).cloned().collect::<Vec<_>>();
    let (a, b) = (rest(&old), rest(&new));
    let behind = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let middle = |tokens: &[String]| {
        let most = tokens.len().saturating_sub(behind);
        tokens.iter().take(most).cloned().collect::<Vec<_>>()
    };
    let mut pieces = Vec::new();
    for token in old.iter().take(ahead) {
        say(&mut pieces, token, Mark::Both);
    }
    between(&middle(&a), &middle(&b), &mut pieces);
    for token in a.iter().skip(a.len().saturating_sub(behind)) {
        say(&mut pieces, token, Mark::Both);
    }
    pieces
}

/// Words of letters and digits stay whole, as a figure half marked is hard to read; anything else goes by characters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let word = c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%');
        match tokens.last_mut().filter(|_| word && in_word) {
            Some(last) => last.push(c),
            None => tokens.push(c.to_string()),
        }
        in_word = word;
    }
    tokens
}

fn say(pieces: &mut Vec<Piece>, token: &str, mark: Mark) {
    match pieces.last_mut().filter(|last| last.mark == mark) {
        Some(last) => last.text.push_str(token),
        None => pieces.push(Piece {
            text: token.to_owned(),
            mark,
        }),
    }
}

/// The longest common row of tokens, by the usual table.
fn between(old: &[String], new: &[String], pieces: &mut Vec<Piece>) {
    let width = new.len().saturating_add(1);
    if old.len().saturating_mul(new.len()) > MOST_STEPS {
        old.iter().for_each(|token| say(pieces, token, Mark::Old));
        new.iter().for_each(|token| say(pieces, token, Mark::New));
        return;
    }
    let mut lengths = vec![0_u32; width.saturating_mul(old.len().saturating_add(1))];
    let at = |i: usize, j: usize| i.saturating_mul(width).saturating_add(j);
    let get = |lengths: &[u32], i, j| lengths.get(at(i, j)).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let (down, right) = (i.saturating_add(1), j.saturating_add(1));
            let length = if a == b {
                get(&lengths, down, right).saturating_add(1)
            } else {
                get(&lengths, down, j).max(get(&lengths, i, right))
            };
            if let Some(place) = lengths.get_mut(at(i, j)) {
                *place = length;
            }
        }
    }
    let (mut i, mut j) = (0_usize, 0_usize);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                say(pieces, a, Mark::Both);
                i = i.saturating_add(1);
                j = j.saturating_add(1);
            }
            (Some(a), b)
                if b.is_none()
                    || get(&lengths, i.saturating_add(1), j)
                        >= get(&lengths, i, j.saturating_add(1)) =>
            {
                say(pieces, a, Mark::Old);
                i = i.saturating_add(1);
            }
            (_, Some(b)) => {
                say(pieces, b, Mark::New);
                j = j.saturating_add(1);
            }
            (_, None) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = pieces(old, new);
        pieces
            .iter()
            .map(|piece| match piece.mark {
                Mark::Both => piece.text.clone(),
                Mark::Old => format!("[-{}-]", piece.text),
                Mark::New => format!("[+{}+]", piece.text),
            })
            .collect()
    }

    #[test]
    fn what_differs_is_marked() {
        for (old, new, expected) in [
            ("", "", ""),
            ("同じ", "同じ", "同じ"),
            ("", "新", "[+新+]"),
            ("旧", "", "[-旧-]"),
            ("98.5%", "99.5%", "[-98.5%-][+99.5%+]"),
            (
                "研修を３回行った。",
                "研修を５回行った。",
                "研修を[-３-][+５+]回行った。",
            ),
            ("前後", "前中後", "前[+中+]後"),
            ("乙 d", "乙", "乙[- d-]"),
        ] {
            assert_eq!(shown(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let long = "長い文章".repeat(500);
        let other = format!("{}x{}", "長い文".repeat(400), "章".repeat(300));
        for (old, new) in [("甲乙丙丁", "乙甲丁丙"), (long.as_str(), other.as_str())] {
            let pieces = pieces(old, new);
            let only = |mark: Mark| {
                pieces
                    .iter()
                    .filter(|piece| piece.mark == Mark::Both || piece.mark == mark)
                    .map(|piece| piece.text.as_str())
                    .collect::<String>()
            };
            assert_eq!(
                (only(Mark::Old).as_str(), only(Mark::New).as_str()),
                (old, new)
            );
        }
    }
}
