//! The pages that have parts, and their words in addresses.

use crate::domain::id::PublicationId;

/// The parts of 照合.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReconcilePage {
    /// What differs.
    #[default]
    Findings,
    /// The 正誤表.
    Errata,
    /// The papers whose figures are entered.
    Papers,
    /// The rates and marks of 別紙１.
    Rows,
    /// One paper.
    Paper(PublicationId),
}

impl ReconcilePage {
    /// The part at an address behind `reconcile/`.
    pub(super) fn parse(word: Option<&str>, id: Option<&str>) -> Option<Self> {
        match (word, id) {
            (None, _) => Some(Self::Findings),
            (Some("errata"), None) => Some(Self::Errata),
            (Some("papers"), None) => Some(Self::Papers),
            (Some("rows"), None) => Some(Self::Rows),
            (Some("papers"), Some(id)) => PublicationId::new(id).ok().map(Self::Paper),
            _ => None,
        }
    }

    /// The address of the part, with its `#`.
    pub(super) fn href(&self) -> String {
        match self {
            Self::Findings => "#/reconcile".to_owned(),
            Self::Errata => "#/reconcile/errata".to_owned(),
            Self::Papers => "#/reconcile/papers".to_owned(),
            Self::Rows => "#/reconcile/rows".to_owned(),
            Self::Paper(id) => format!("#/reconcile/papers/{id}"),
        }
    }
}

/// The parts of 設定.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SettingsPage {
    /// Name and municipality.
    #[default]
    Plan,
    /// 年度.
    Years,
    /// 担当課.
    Departments,
    /// 計算の規則.
    Rules,
    /// 体系の編集.
    Structure,
    /// 計画の一覧: all plans that this device keeps.
    Plans,
}

/// The parts of 試算.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhatIfPage {
    /// Other rules and other results.
    #[default]
    Scenario,
    /// This year's results against next year's targets.
    NextYear,
}

impl SettingsPage {
    /// All of them in order, with the word in the address.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Plan, "plan"),
        (Self::Years, "years"),
        (Self::Departments, "departments"),
        (Self::Rules, "rules"),
        (Self::Structure, "structure"),
        (Self::Plans, "plans"),
    ];
}
