//! The words of the levels as sentences write them.

use crate::domain::rules::BandIndex;
use crate::domain::sort;

use super::super::Material;
use super::super::words::folded_char;

/// The words of the levels, the longest first, so that 概ね達成 is not read as 達成.
pub(super) struct Labels(Vec<(Vec<char>, BandIndex)>);

impl Labels {
    pub(super) fn of(material: &Material<'_>) -> Self {
        let mut labels = Vec::new();
        for (index, band) in material.rules.bands().iter().enumerate() {
            let label: String = band.label.trim().chars().map(folded_char).collect();
            for (from, to) in [("", ""), ("概ね", "おおむね"), ("おおむね", "概ね")] {
                if from.is_empty() || label.contains(from) {
                    labels.push((label.replace(from, to).chars().collect(), index));
                }
            }
        }
        sort::by(&mut labels, |(a, _): &(Vec<char>, _), (b, _)| {
            a.len() > b.len()
        });
        Self(labels)
    }

    /// The level whose word ends here, and where it begins.
    pub(super) fn ending(&self, text: &[char], end: usize) -> Option<(BandIndex, usize)> {
        let (label, band) = self
            .0
            .iter()
            .find(|(label, _)| text.get(..end).is_some_and(|text| text.ends_with(label)))?;
        let start = end.checked_sub(label.len())?;
        let before = start.checked_sub(1).and_then(|place| text.get(place));
        // 未達 is not 達; an A in ABC is no level.
        let part_of_other = before.is_some_and(|before| {
            matches!(before, '未' | '不' | '非' | 'ね' | 'ぼ')
                || (before.is_alphanumeric() && before.is_ascii() && label.len() < 2)
        });
        (!part_of_other).then_some((*band, start))
    }

    /// The level whose word begins here, and where it ends.
    pub(super) fn beginning(&self, text: &[char], start: usize) -> Option<(BandIndex, usize)> {
        let (label, band) = self.0.iter().find(|(label, _)| {
            text.get(start..)
                .is_some_and(|text| text.starts_with(label))
        })?;
        Some((*band, start.checked_add(label.len())?))
    }
}
