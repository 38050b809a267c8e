//! 計算の規則 while somebody edits them: a draft may be wrong or half written. It says what is wrong with it, and becomes
//! rules once nothing is.

use crate::domain::extra::Extra;
use crate::domain::id::{BandId, NodeId};
use crate::domain::kind::LowerFormula;
use crate::domain::plan::Plan;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{
    Band, BandIndex, BandsError, JudgedOn, LowerBound, Percent, Rules, Tone, ZeroTarget,
};

/// Rules as they stand in the fields of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The levels from best to worst.
    pub bands: Vec<BandDraft>,
    /// Decimals of an achievement rate.
    pub rate_decimals: u8,
    /// Decimals of the 概ね達成率.
    pub share_decimals: u8,
    /// How shown figures are rounded.
    pub rounding: Rounding,
    /// What bands are held against.
    pub judged_on: JudgedOn,
    /// The formula for less-is-better.
    pub lower_formula: LowerFormula,
    /// What a target of 0 means.
    pub zero_target: ZeroTarget,
    /// Cap for display as typed; blank for none.
    pub cap: String,
    extra: Extra,
}

/// A level as it stands in the fields of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandDraft {
    /// Stable identifier.
    pub id: BandId,
    /// Its word.
    pub label: String,
    /// Its mark in handouts.
    pub mark: String,
    /// Its lower bound as typed. That of the last level is kept but not used.
    pub percent: String,
    /// 以上 rather than 超.
    pub inclusive: bool,
    /// Counted in the 概ね達成率.
    pub attains: bool,
    extra: Extra,
}

/// What is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The lower bound of a level is no percentage.
    BoundUnreadable(BandIndex),
    /// The cap is no percentage.
    CapUnreadable,
    /// The levels cannot be used together.
    Bands(BandsError),
    /// A level that was dropped is chosen somewhere.
    Dropped(InUse),
}

/// A level that is chosen somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// Its word.
    pub label: String,
    /// The 成果指標 that a person put into it, with their names.
    pub indicators: Vec<(NodeId, String)>,
    /// Published figures are kept for it.
    pub printed: bool,
}

/// A field of the table of levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Its word.
    Label,
    /// Its lower bound.
    Bound,
    /// Counted in the 概ね達成率.
    Attains,
}

impl Problem {
    /// The field in which it is to be mended, if it is one.
    pub fn field(&self) -> Option<(BandIndex, Column)> {
        match self {
            Problem::BoundUnreadable(index) => Some((*index, Column::Bound)),
            Problem::CapUnreadable | Problem::Dropped(_) => None,
            Problem::Bands(error) => match error {
                BandsError::BoundMissing(index) | BandsError::NotDescending(index) => {
                    Some((*index, Column::Bound))
                }
                BandsError::LabelMissing(index)
                | BandsError::LabelTwice(index)
                | BandsError::IdTwice(index) => Some((*index, Column::Label)),
                BandsError::AttainsOutOfOrder(index) => Some((*index, Column::Attains)),
                BandsError::TooFew
                | BandsError::TooMany
                | BandsError::LastHasBound
                | BandsError::NothingAttains => None,
            },
        }
    }
}

impl BandDraft {
    fn of(band: &Band) -> Self {
        Self {
            id: band.id.clone(),
            label: band.label.clone(),
            mark: band.mark.clone(),
            percent: band
                .lower
                .as_ref()
                .map_or("", |bound| bound.percent.raw())
                .to_owned(),
            inclusive: band.lower.as_ref().is_none_or(|bound| bound.inclusive),
            attains: band.attains,
            extra: band.extra.clone(),
        }
    }

    /// A level with nothing written in it.
    pub fn blank(id: BandId) -> Self {
        Self {
            id,
            label: String::new(),
            mark: String::new(),
            percent: String::new(),
            inclusive: true,
            attains: false,
            extra: Extra::new(),
        }
    }
}

impl Draft {
    /// The rules as they are.
    pub fn of(rules: &Rules) -> Self {
        Self {
            bands: rules.bands().iter().map(BandDraft::of).collect(),
            rate_decimals: rules.rate_decimals,
            share_decimals: rules.share_decimals,
            rounding: rules.rounding,
            judged_on: rules.judged_on,
            lower_formula: rules.lower_formula,
            zero_target: rules.zero_target,
            cap: rules
                .cap
                .as_ref()
                .map_or("", |percent| percent.raw())
                .to_owned(),
            extra: rules.extra.clone(),
        }
    }

    /// Whether a level is the last one, which takes all that the others leave.
    pub fn is_last(&self, index: BandIndex) -> bool {
        index.saturating_add(1) == self.bands.len()
    }

    /// How each level is told apart at a glance; `None` while the levels cannot be used.
    pub fn tones(&self) -> Option<Vec<Tone>> {
        let (bands, problems) = self.read_bands();
        let rules = problems
            .is_empty()
            .then(|| Rules::with_bands(bands).ok())
            .flatten()?;
        Some(
            (0..self.bands.len())
                .map(|index| rules.tone(index))
                .collect(),
        )
    }

    /// The rules, or everything that is wrong with putting them in force.
    pub fn rules(&self, plan: &Plan) -> Result<Rules, Vec<Problem>> {
        let rules = self.rules_to_try()?;
        let dropped = dropped_in_use(plan, &rules);
        if dropped.is_empty() {
            Ok(rules)
        } else {
            Err(dropped.into_iter().map(Problem::Dropped).collect())
        }
    }

    /// The rules, whatever the plan has chosen by hand, or everything that is wrong with them.
    pub fn rules_to_try(&self) -> Result<Rules, Vec<Problem>> {
        let (bands, mut problems) = self.read_bands();
        let cap = Some(self.cap.trim()).filter(|written| !written.is_empty());
        let read_cap = cap.and_then(Percent::parse);
        if cap.is_some() && read_cap.is_none() {
            problems.push(Problem::CapUnreadable);
        }
        match Rules::with_bands(bands) {
            // A bound that cannot be read is missing only for want of a better reading: that was said already.
            Err(BandsError::BoundMissing(index))
                if problems.contains(&Problem::BoundUnreadable(index)) => {}
            Err(error) => problems.push(Problem::Bands(error)),
            Ok(mut rules) => {
                if problems.is_empty() {
                    rules.rate_decimals = self.rate_decimals;
                    rules.share_decimals = self.share_decimals;
                    rules.rounding = self.rounding;
                    rules.judged_on = self.judged_on;
                    rules.lower_formula = self.lower_formula;
                    rules.zero_target = self.zero_target;
                    rules.cap = read_cap;
                    rules.extra = self.extra.clone();
                    return Ok(rules);
                }
            }
        }
        Err(problems)
    }

    /// The levels as far as they can be read, with what cannot.
    fn read_bands(&self) -> (Vec<Band>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut bands = Vec::with_capacity(self.bands.len());
        for (index, band) in self.bands.iter().enumerate() {
            let written = band.percent.trim();
            let percent = if self.is_last(index) || written.is_empty() {
                None
            } else {
                let read = Percent::parse(written);
                if read.is_none() {
                    problems.push(Problem::BoundUnreadable(index));
                }
                read
            };
            bands.push(Band {
                id: band.id.clone(),
                label: band.label.trim().to_owned(),
                mark: band.mark.trim().to_owned(),
                lower: percent.map(|percent| LowerBound {
                    percent,
                    inclusive: band.inclusive,
                }),
                attains: band.attains,
                extra: band.extra.clone(),
            });
        }
        (bands, problems)
    }

    /// Adds a level above the last one, where a bound can still be written; `None` once there are as many as there may
    /// be. Gives its position.
    pub fn add(&mut self, id: BandId) -> Option<BandIndex> {
        if self.bands.len() >= Rules::MOST_BANDS {
            return None;
        }
        let index = self.bands.len().saturating_sub(1);
        self.bands.insert(index, BandDraft::blank(id));
        Some(index)
    }

    /// Moves a level one place. The bounds stay where they are: it is the word that moves.
    pub fn step(&mut self, index: BandIndex, up: bool) -> Option<BandIndex> {
        let to = if up {
            index.checked_sub(1)?
        } else {
            index.saturating_add(1)
        };
        if index >= self.bands.len() || to >= self.bands.len() {
            return None;
        }
        self.bands.swap(index, to);
        let (low, high) = (index.min(to), index.max(to));
        if let Ok([first, second]) = self.bands.get_disjoint_mut([low, high]) {
            std::mem::swap(&mut first.percent, &mut second.percent);
            std::mem::swap(&mut first.inclusive, &mut second.inclusive);
        }
        Some(to)
    }

    /// Drops a level.
    pub fn remove(&mut self, index: BandIndex) {
        if index < self.bands.len() {
            self.bands.remove(index);
        }
    }

    /// Whether the levels are those of a ready choice.
    pub fn is_like(&self, preset: &Preset) -> bool {
        let alike = |(index, (band, ready)): (usize, (&BandDraft, &PresetBand))| {
            let bound = ready.percent.map(|percent| percent.to_string());
            let same_bound = self.is_last(index)
                || (band.inclusive == ready.inclusive
                    && bound.as_deref() == Some(band.percent.trim()));
            band.label == ready.label
                && band.mark == ready.mark
                && band.attains == ready.attains
                && same_bound
        };
        self.bands.len() == preset.bands.len()
            && self.bands.iter().zip(preset.bands).enumerate().all(alike)
    }

    /// Puts the levels of a choice in. Levels that stand for the same thing keep their identifiers, so that what people
    /// have chosen by hand stays chosen: the one that 100% falls into, the one counted below it, the last.
    pub fn take_preset(
        &mut self,
        preset: &Preset,
        rules: &Rules,
        mut fresh: impl FnMut() -> Option<BandId>,
    ) {
        let old = [
            rules.band(rules.met_band()),
            near_of(rules.bands(), rules.met_band()),
            rules.band(rules.missed_band()),
        ];
        let last = preset.bands.len().saturating_sub(1);
        let met = preset
            .bands
            .iter()
            .position(|band| band.percent.is_none_or(|percent| percent <= 100))
            .unwrap_or(last);
        let near = preset
            .bands
            .iter()
            .enumerate()
            .position(|(index, band)| index > met && band.attains);
        let mut taken: Vec<&BandId> = Vec::new();
        self.bands = preset
            .bands
            .iter()
            .enumerate()
            .filter_map(|(index, band)| {
                let [old_met, old_near, old_missed] = old;
                let kept = match index {
                    index if index == met => old_met,
                    index if Some(index) == near => old_near,
                    index if index == last => old_missed,
                    _ => None,
                };
                // One old level can be both: where even 100% falls into the last.
                let kept = kept.filter(|kept| !taken.contains(&&kept.id));
                taken.extend(kept.map(|kept| &kept.id));
                Some(BandDraft {
                    label: band.label.to_owned(),
                    mark: band.mark.to_owned(),
                    percent: band
                        .percent
                        .map(|percent| percent.to_string())
                        .unwrap_or_default(),
                    inclusive: band.inclusive,
                    attains: band.attains,
                    ..match kept {
                        Some(kept) => BandDraft::of(kept),
                        None => BandDraft::blank(fresh()?),
                    }
                })
            })
            .collect();
    }
}

impl Draft {
    /// The rules of a set, ready to be tried in a plan with `rules`: levels that stand for the same thing get the plan's
    /// identifiers, so that what people have chosen by hand stays chosen.
    pub fn of_set(set: &Rules, rules: &Rules) -> Self {
        let mut draft = Self::of(set);
        let met = set.met_band();
        let near = near_of(set.bands(), met).and_then(|near| set.band_index(&near.id));
        let old_near = near_of(rules.bands(), rules.met_band());
        for (at, old) in [
            (Some(met), rules.band(rules.met_band())),
            (near, old_near),
            (Some(set.missed_band()), rules.band(rules.missed_band())),
        ] {
            let (Some(at), Some(old)) = (at, old) else {
                continue;
            };
            let taken = draft.bands.iter().any(|band| band.id == old.id);
            if let Some(band) = draft.bands.get_mut(at)
                && !taken
                && rules.band_index(&band.id).is_none()
            {
                band.id = old.id.clone();
            }
        }
        draft
    }

    /// A ready choice: the rules in force with what the choice changes.
    pub fn of_ready(ready: &Ready, rules: &Rules, fresh: impl FnMut() -> Option<BandId>) -> Self {
        let mut draft = Self::of(rules);
        if let Some(bands) = &ready.bands {
            draft.take_preset(bands, rules, fresh);
        }
        (ready.change)(&mut draft);
        draft
    }
}

/// Rules that other municipalities use, ready to be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Ready {
    /// Its name.
    pub name: &'static str,
    /// Its levels; `None` keeps those in force.
    pub bands: Option<Preset>,
    /// A person chooses every level.
    pub by_person: bool,
    /// What else is different.
    pub change: fn(&mut Draft),
}

fn near_of(bands: &[Band], met: BandIndex) -> Option<&Band> {
    bands
        .iter()
        .skip(met.saturating_add(1))
        .find(|band| band.attains)
}

/// Levels that are gone from `rules` although somebody chose them.
fn dropped_in_use(plan: &Plan, rules: &Rules) -> Vec<InUse> {
    plan.rules
        .bands()
        .iter()
        .filter(|band| rules.band_index(&band.id).is_none())
        .filter_map(|band| {
            let found = in_use(plan, &band.id, &band.label);
            (found.printed || !found.indicators.is_empty()).then_some(found)
        })
        .collect()
}

fn in_use(plan: &Plan, id: &BandId, label: &str) -> InUse {
    let indicators = plan.places().filter(|place| {
        place.indicator.years().values().any(|record| {
            let given = record
                .overruling
                .as_ref()
                .and_then(|given| given.band.as_ref());
            record.assessment.as_ref() == Some(id) || given == Some(id)
        })
    });
    InUse {
        label: label.to_owned(),
        indicators: indicators
            .map(|place| (place.indicator.id.clone(), place.indicator.name.clone()))
            .collect(),
        printed: plan.publications.iter().any(|paper| {
            let in_summary = paper.summary.iter().flat_map(|row| &row.counts);
            in_summary
                .chain(&paper.shares)
                .any(|figure| &figure.band == id)
        }),
    }
}

/// Levels that are ready to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// The levels.
    pub bands: &'static [PresetBand],
}

/// A level of a ready choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresetBand {
    /// Its word.
    pub label: &'static str,
    /// Its mark in handouts.
    pub mark: &'static str,
    /// Its lower bound in percent; the last has none.
    pub percent: Option<u16>,
    /// 以上 rather than 超.
    pub inclusive: bool,
    /// Counted in the 概ね達成率.
    pub attains: bool,
}

#[cfg(test)]
mod tests;
