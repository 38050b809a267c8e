//! Words behind a number: which of them are no unit, and why.

use super::cell::Fault;
use super::chars;
use super::error::Reason;
use super::numeral;
use super::tail::Rest;

// The lists are strings with a space between the words: they are read by people, and tried only on units that are not
// everyday ones.

const ROUGH: &str =
    "程度 前後 ほど くらい ぐらい 弱 強 余り 余 近く 円台 千円台 %台 人台 件台 点台";

const CHANGES: &str =
    "の増加 の減少 の削減 増加 減少 削減 縮減 低減 向上 低下 改善 純増 純減 増 減";

const ORDINALS: &str = "回目 年目 番目 つ目 日目 期目";

/// Words that tell what happened rather than what is counted.
const DOINGS: &str = "実施 開催 未達成 達成 予定 目標 実績 見込み 見込 速報値 速報 暫定値 暫定 済み 済 完了 超過 まで から より のみ 中 \
     策定 作成 整備 検討 推進 導入 反映 設置 改定 改正 廃止 締結 開始 試行 継続 確保 維持";

/// Bounds, where they do not stand at the end.
const MISPLACED: &str = "以上 以下 以内 未満";

/// Hiragana that join words: with one of them this is a sentence and not a unit.
const PARTICLES: &str = "をのはがにでもへとや";

/// Longer than any unit.
const MOST_UNIT_LETTERS: usize = 16;

/// The units of nearly every cell, which need no rules to be recognised.
pub(super) fn is_everyday(unit: &str) -> bool {
    matches!(
        unit,
        "" | "%" | "件" | "人" | "回" | "円" | "千円" | "時間" | "事業" | "日" | "項目"
    )
}

/// Whether a character makes a number in kanji larger.
pub(super) fn is_scale_or_small(ch: char) -> bool {
    numeral::scale(ch).is_some() || matches!(ch, '十' | '百' | '千' | '拾')
}

/// Refuses words that are no unit.
pub(super) fn refuse(rest: &Rest, scaled: bool) -> Result<(), Fault> {
    let text = rest.text.as_str();
    let small = (text.chars().take_while(|&ch| is_scale_or_small(ch))).count();
    if small > 0 && (scaled || !is_unit_scale(text)) {
        return Err(Fault::new(
            Reason::SmallScale,
            rest.start,
            rest.index(small),
        ));
    }
    if text.starts_with('割') {
        return Err(Fault::new(Reason::Tenths, rest.start, rest.index(1)));
    }
    refuse_beginnings(rest)?;
    refuse_endings(rest)?;
    refuse_dates(rest)?;
    // 5以上件: a bound in front of the unit.
    if MISPLACED.split(' ').any(|word| text.contains(word)) {
        return Err(rest.fault(Reason::TrailingWords, 0));
    }
    let joined = rest.find(|ch| PARTICLES.contains(ch));
    if let Some(n) = joined
        .or_else(|| okurigana(rest))
        .or_else(|| words_behind_percent(text))
    {
        return Err(rest.fault(Reason::TrailingWords, n));
    }
    refuse_numerals(rest, small)?;
    if rest.letters.len() > MOST_UNIT_LETTERS {
        return Err(rest.fault(Reason::UnitTooLong, 0));
    }
    Ok(())
}

fn refuse_beginnings(rest: &Rest) -> Result<(), Fault> {
    let first = rest.letters.first().map_or(' ', |&(ch, _)| ch);
    let second = rest.letters.get(1).map(|&(ch, _)| ch);
    let alone = second.is_none_or(|ch| ch == '%' || chars::is_kanji(ch));
    match first {
        // 5k: five thousand, or five of something?
        'k' | 'K' | 'M' if alone => Err(Fault::new(Reason::LetterScale, rest.start, rest.index(1))),
        // 1O: a letter typed for a digit. 5ー: a dash typed with the key for long vowels.
        'O' | 'o' if alone => Err(rest.first_letter(Reason::UnexpectedCharacter(first))),
        'ー' => Err(rest.first_letter(Reason::UnexpectedCharacter(first))),
        '半' => Err(rest.first_letter(Reason::Half)),
        '約' | '超' => Err(rest.fault(Reason::TrailingWords, 0)),
        _ => Ok(()),
    }
}

fn refuse_endings(rest: &Rest) -> Result<(), Fault> {
    let endings = [
        (ROUGH, Reason::RoughWord),
        (CHANGES, Reason::ChangeWord),
        ("半", Reason::Half),
        (DOINGS, Reason::TrailingWords),
    ];
    for (words, reason) in endings {
        if let Some(n) = words
            .split(' ')
            .filter_map(|word| rest.find_end(word))
            .min()
        {
            // 円台 is a rough word only with its unit, and the unit stays.
            let kept = usize::from(rest.text.ends_with('台')) * (rest.letters.len() - 1 - n);
            return Err(rest.fault(reason, n + kept));
        }
    }
    if ORDINALS.split(' ').any(|word| rest.text.ends_with(word)) {
        return Err(rest.fault(Reason::Ordinal, rest.letters.len().saturating_sub(1)));
    }
    Ok(())
}

fn refuse_dates(rest: &Rest) -> Result<(), Fault> {
    match rest.text.as_str() {
        "月" => Err(rest.fault(Reason::Month, 0)),
        "年度" | "年度末" | "月末" | "年末" | "時" => Err(rest.whole(Reason::DateOrTime)),
        _ => Ok(()),
    }
}

/// Kanji numerals behind the digits: 2十件, 5件三人.
fn refuse_numerals(rest: &Rest, small: usize) -> Result<(), Fault> {
    // The small scales in front were found to be part of the unit.
    let stray = (rest.letters.iter().enumerate().skip(small))
        .find(|(_, (ch, _))| chars::is_kanji_numeral(*ch));
    match stray {
        Some((0, _)) => Err(Fault::new(Reason::KanjiNumeral, rest.start, rest.index(1))),
        Some((n, _)) => Err(Fault::new(
            Reason::KanjiNumeral,
            rest.index(n),
            rest.index(n + 1),
        )),
        None => Ok(()),
    }
}

/// Where the words begin if hiragana follow a kanji: 見直し, 申込み. That is how verbs look, and not units (か所, こま).
fn okurigana(rest: &Rest) -> Option<usize> {
    let at = |n: usize| rest.letters.get(n).map_or(' ', |&(ch, _)| ch);
    let verb = (1..rest.letters.len())
        .find(|&n| chars::is_kanji(at(n - 1)) && matches!(at(n), 'ぁ'..='ゖ'))?;
    // In 件見直し an everyday unit stands before the words; otherwise nothing tells where they begin.
    let unit = (0..verb).rev().find(|&n| {
        let before: String = rest.text.chars().take(n).collect();
        is_everyday(&before)
    });
    unit.or(Some(0))
}

/// Where words follow a percent sign, except `%ポイント`.
fn words_behind_percent(text: &str) -> Option<usize> {
    let (before, behind) = text.split_once('%')?;
    let fine = matches!(behind, "" | "ポイント" | "pt") || behind.starts_with('/');
    (!fine).then(|| before.chars().count() + 1)
}

/// Whether a unit begins with 千 or 百万 as in `千円`, `百万円`, `千人`: those are units and no scales.
fn is_unit_scale(text: &str) -> bool {
    (text
        .strip_prefix("百万")
        .or_else(|| text.strip_prefix('千')))
    .and_then(|counted| counted.chars().next())
    .is_some_and(|first| !is_scale_or_small(first))
}
