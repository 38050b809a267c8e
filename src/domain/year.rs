//! Fiscal years, stored by the calendar year in which they begin (April): 2024 is 令和６年度.

/// A Japanese fiscal year, April to March, named by the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

/// An era and the year within it, as fiscal years are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraYear {
    /// The era.
    pub era: Era,
    /// 1 for 元年.
    pub year: u16,
}

/// The eras a plan can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// 平成: fiscal years 1989 to 2018.
    Heisei,
    /// 令和: fiscal years from 2019 (its first weeks were still Heisei 31; papers write 令和元年度).
    Reiwa,
}

impl FiscalYear {
    /// The first year a plan may name.
    pub const FIRST: u16 = 1989;
    /// The last year a plan may name.
    pub const LAST: u16 = 2200;

    /// A fiscal year, or `None` outside [`Self::FIRST`]..=[`Self::LAST`].
    pub fn new(year: u16) -> Option<Self> {
        (Self::FIRST..=Self::LAST)
            .contains(&year)
            .then_some(Self(year))
    }

    /// The calendar year in which it begins.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The year after this one, if a plan may name it.
    pub fn next(self) -> Option<Self> {
        Self::new(self.0.saturating_add(1))
    }

    /// The era and the year within it.
    pub fn era_year(self) -> EraYear {
        if self.0 >= 2019 {
            EraYear {
                era: Era::Reiwa,
                year: self.0.saturating_sub(2018),
            }
        } else {
            EraYear {
                era: Era::Heisei,
                year: self.0.saturating_sub(1988),
            }
        }
    }
}

/// A few values by fiscal year, in ascending order.
///
/// Every indicator has one of these, a plan can have a hundred thousand indicators, and all of them are walked through
/// at every change: so it is one list without a gap, not a map with nodes that make room for eleven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByYear<T>(Vec<(FiscalYear, T)>);

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByYear<T> {
    /// The value of a year.
    pub fn get(&self, year: FiscalYear) -> Option<&T> {
        self.0
            .iter()
            .find(|(own, _)| *own == year)
            .map(|(_, value)| value)
    }

    /// Puts a value in the place of the one that the year had.
    pub fn insert(&mut self, year: FiscalYear, value: T) {
        self.remove(year);
        let place = self.0.partition_point(|(own, _)| *own < year);
        self.0.reserve_exact(1);
        self.0.insert(place, (year, value));
    }

    /// Takes the value of a year out.
    pub fn remove(&mut self, year: FiscalYear) -> Option<T> {
        let place = self.0.iter().position(|(own, _)| *own == year)?;
        Some(self.0.remove(place).1)
    }

    /// Years and values, the earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&FiscalYear, &T)> {
        self.0.iter().map(|(year, value)| (year, value))
    }

    /// The years that have a value, the earliest first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &FiscalYear> {
        self.0.iter().map(|(year, _)| year)
    }

    /// The values, that of the earliest year first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Whether no year has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_by_year_stay_in_order() {
        let year = |number| FiscalYear::new(number).unwrap();
        let mut values = ByYear::default();
        for (number, value) in [(2026, 'a'), (2024, 'b'), (2025, 'c'), (2024, 'd')] {
            values.insert(year(number), value);
        }
        let list = |values: &ByYear<char>| {
            let list = values.iter().map(|(year, value)| (year.number(), *value));
            list.collect::<Vec<_>>()
        };
        assert_eq!(list(&values), [(2024, 'd'), (2025, 'c'), (2026, 'a')]);
        assert_eq!(values.get(year(2025)), Some(&'c'));
        assert_eq!(values.get(year(2023)), None);
        assert_eq!(values.remove(year(2025)), Some('c'));
        assert_eq!(values.remove(year(2025)), None);
        assert_eq!(list(&values), [(2024, 'd'), (2026, 'a')]);
        assert_eq!(values.keys().last(), Some(&year(2026)));
        assert!(!values.is_empty());
    }

    #[test]
    fn eras() {
        for (year, era, within) in [
            (1989, Era::Heisei, 1),
            (2018, Era::Heisei, 30),
            (2019, Era::Reiwa, 1),
            (2024, Era::Reiwa, 6),
            (2200, Era::Reiwa, 182),
        ] {
            assert_eq!(
                FiscalYear::new(year).map(FiscalYear::era_year),
                Some(EraYear { era, year: within })
            );
        }
        assert_eq!(FiscalYear::new(1988), None);
        assert_eq!(FiscalYear::new(2201), None);
        assert_eq!(FiscalYear::new(2200).and_then(FiscalYear::next), None);
    }
}
