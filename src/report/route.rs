//! The pages and their addresses, so that each can be linked and reloaded, also on `file://`.

mod encoding;
mod list;
mod parts;
mod why;

use crate::domain::id::NodeId;

use super::present::Slide;
use super::why::Why;

pub use list::ListQuery;
pub use parts::{ReconcilePage, SettingsPage, WhatIfPage};

use encoding::{decode, encode};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// 概況.
    #[default]
    Overview,
    /// 一覧, with its filter.
    List(ListQuery),
    /// 指標; `None` is the first of the plan.
    Indicator(Option<NodeId>),
    /// 入力.
    Fill(Filling),
    /// 提出前チェック.
    Precheck,
    /// 体系.
    Tree,
    /// 債権 and other composites.
    Composites,
    /// 試算.
    WhatIf(WhatIfPage),
    /// 資料: the papers of a meeting.
    Handout,
    /// 受領・統合.
    Collect,
    /// 照合.
    Reconcile(ReconcilePage),
    /// 発表, with its screen.
    Present(Slide),
    /// 設定.
    Settings(SettingsPage),
    /// 履歴.
    History,
    /// このアプリについて.
    About,
    /// 計算根拠 of a number: it stands in front of the page from which it was opened.
    Why(Why),
    /// An address that leads nowhere.
    Unknown(String),
}

/// What a department fills in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Filling {
    /// Whatever comes next.
    #[default]
    Next,
    /// One indicator.
    One {
        /// Which.
        id: NodeId,
        /// The `id` of the box in which to begin; blank for the first.
        at: String,
    },
    /// The 取組内容 that have no 成果指標.
    Actions {
        /// The `id` of the box in which to begin; blank for none.
        at: String,
    },
}

impl Filling {
    /// One indicator, from its first box on.
    pub fn one(id: NodeId) -> Self {
        Self::One {
            id,
            at: String::new(),
        }
    }
}

impl Route {
    /// The page at an address, given without its `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next()) {
            (None, _) => Some(Route::Overview),
            (Some("list"), None) => Some(Route::List(ListQuery::parse(query))),
            (Some("indicator"), None) => Some(Route::Indicator(None)),
            (Some("indicator"), Some(id)) => {
                NodeId::new(id).ok().map(|id| Route::Indicator(Some(id)))
            }
            (Some("fill"), None) => Some(Route::Fill(Filling::Next)),
            (Some("fill"), Some(id)) => NodeId::new(id).ok().map(|id| {
                let at = begin_at(query);
                Route::Fill(Filling::One { id, at })
            }),
            (Some("actions"), None) => Some(Route::Fill(Filling::Actions {
                at: begin_at(query),
            })),
            (Some("precheck"), None) => Some(Route::Precheck),
            (Some("tree"), None) => Some(Route::Tree),
            (Some("composites"), None) => Some(Route::Composites),
            (Some("what-if"), None) => Some(Route::WhatIf(WhatIfPage::Scenario)),
            (Some("what-if"), Some("next-year")) => Some(Route::WhatIf(WhatIfPage::NextYear)),
            (Some("handout"), None) => Some(Route::Handout),
            (Some("collect"), None) => Some(Route::Collect),
            (Some("reconcile"), word) => {
                return ReconcilePage::parse(word, parts.next())
                    .filter(|_| parts.next().is_none())
                    .map_or_else(|| Route::Unknown(hash.to_owned()), Route::Reconcile);
            }
            (Some("present"), kind) => Slide::of(kind, parts.next()).map(Route::Present),
            (Some("settings"), page) => {
                let page = page.unwrap_or("plan");
                SettingsPage::ALL
                    .iter()
                    .find(|(_, word)| *word == page)
                    .map(|(page, _)| Route::Settings(*page))
            }
            (Some("history"), None) => Some(Route::History),
            (Some("about"), None) => Some(Route::About),
            (Some("why"), Some(word)) => why::parse(word, query).map(Route::Why),
            _ => None,
        };
        match (route, parts.next()) {
            (Some(route), None) => route,
            _ => Route::Unknown(hash.to_owned()),
        }
    }

    /// The address of a page, with its `#`.
    pub fn href(&self) -> String {
        match self {
            Route::Overview => "#/".to_owned(),
            Route::List(query) => match query.to_string() {
                text if text.is_empty() => "#/list".to_owned(),
                text => format!("#/list?{text}"),
            },
            Route::Indicator(None) => "#/indicator".to_owned(),
            Route::Indicator(Some(id)) => format!("#/indicator/{id}"),
            Route::Fill(Filling::Next) => "#/fill".to_owned(),
            Route::Fill(Filling::One { id, at }) => with_start(format!("#/fill/{id}"), at),
            Route::Fill(Filling::Actions { at }) => with_start("#/actions".to_owned(), at),
            Route::Precheck => "#/precheck".to_owned(),
            Route::Tree => "#/tree".to_owned(),
            Route::Composites => "#/composites".to_owned(),
            Route::WhatIf(WhatIfPage::Scenario) => "#/what-if".to_owned(),
            Route::WhatIf(WhatIfPage::NextYear) => "#/what-if/next-year".to_owned(),
            Route::Handout => "#/handout".to_owned(),
            Route::Collect => "#/collect".to_owned(),
            Route::Reconcile(page) => page.href(),
            Route::Present(slide) => format!("#/present{slide}"),
            Route::Settings(page) => {
                let word = SettingsPage::ALL
                    .iter()
                    .find(|(candidate, _)| candidate == page)
                    .map_or("plan", |(_, word)| word);
                format!("#/settings/{word}")
            }
            Route::History => "#/history".to_owned(),
            Route::About => "#/about".to_owned(),
            Route::Why(why) => why::href(why),
            Route::Unknown(hash) => format!("#{hash}"),
        }
    }

    /// The page only changes the plan: there is nothing on it to be read.
    pub fn only_changes(&self) -> bool {
        matches!(
            self,
            Route::Settings(_) | Route::Collect | Route::Fill(_) | Route::Precheck | Route::History
        )
    }

    /// What it shows is narrowed to the department that is chosen.
    pub fn has_scope(&self) -> bool {
        matches!(
            self,
            Route::Overview
                | Route::List(_)
                | Route::Indicator(_)
                | Route::Fill(_)
                | Route::Precheck
                | Route::Tree
                | Route::Composites
        )
    }

    /// The list narrowed to one standing.
    pub fn list_of(standing: &str) -> Self {
        Route::List(ListQuery {
            standing: standing.to_owned(),
            ..ListQuery::default()
        })
    }
}

/// The box in which to begin, as [`with_start`] names it.
fn begin_at(query: &str) -> String {
    query.strip_prefix("at=").map(decode).unwrap_or_default()
}

fn with_start(address: String, at: &str) -> String {
    match at {
        "" => address,
        at => address + "?at=" + &encode(at),
    }
}

#[cfg(test)]
mod tests;
