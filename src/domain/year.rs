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

#[cfg(test)]
mod tests {
    use super::*;

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
