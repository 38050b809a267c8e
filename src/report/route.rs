//! The pages and their addresses, so that each can be linked and reloaded, also on `file://`.

use crate::domain::id::{DepartmentId, NodeId, PublicationId};
use crate::domain::year::FiscalYear;

use super::why::{Figure, Under, Why};

use super::present::Slide;

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

/// What the list shows: each field narrows it, an empty one does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListQuery {
    /// A 重点項目, by identifier.
    pub priority: String,
    /// A department, by identifier.
    pub department: String,
    /// A level by identifier, or `waiting`, `to-judge`, `unsettled`, `left-out`, `not-set`.
    pub standing: String,
    /// A kind of indicator as files name it.
    pub kind: String,
    /// Words to be found.
    pub text: String,
    /// The column it is sorted by.
    pub sort: String,
    /// Sorted from the largest down.
    pub descending: bool,
    /// All columns of 別紙１, not only those needed to enter results.
    pub all_columns: bool,
}

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
    fn parse(word: Option<&str>, id: Option<&str>) -> Option<Self> {
        match (word, id) {
            (None, _) => Some(Self::Findings),
            (Some("errata"), None) => Some(Self::Errata),
            (Some("papers"), None) => Some(Self::Papers),
            (Some("rows"), None) => Some(Self::Rows),
            (Some("papers"), Some(id)) => PublicationId::new(id).ok().map(Self::Paper),
            _ => None,
        }
    }

    fn href(&self) -> String {
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
            (Some("why"), Some(word)) => parse_why(word, query).map(Route::Why),
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
            Route::Why(why) => why_href(why),
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

    /// The list narrowed to one standing.
    pub fn list_of(standing: &str) -> Self {
        Route::List(ListQuery {
            standing: standing.to_owned(),
            ..ListQuery::default()
        })
    }
}

impl ListQuery {
    fn parse(query: &str) -> Self {
        let mut parsed = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match key {
                "priority" => parsed.priority = value,
                "department" => parsed.department = value,
                "standing" => parsed.standing = value,
                "kind" => parsed.kind = value,
                "text" => parsed.text = value,
                "sort" => parsed.sort = value,
                "down" => parsed.descending = value == "1",
                "all" => parsed.all_columns = value == "1",
                _ => {}
            }
        }
        parsed
    }
}

impl std::fmt::Display for ListQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let flag = |set| if set { "1" } else { "" };
        let pairs = [
            ("priority", self.priority.as_str()),
            ("department", &self.department),
            ("standing", &self.standing),
            ("kind", &self.kind),
            ("text", &self.text),
            ("sort", &self.sort),
            ("down", flag(self.descending)),
            ("all", flag(self.all_columns)),
        ];
        let mut separator = "";
        for (key, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            write!(f, "{separator}{key}={}", encode(value))?;
            separator = "&";
        }
        Ok(())
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

fn parse_why(word: &str, query: &str) -> Option<Why> {
    let value = |wanted: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let found = pairs.find(|(key, _)| *key == wanted);
        found.map(|(_, value)| decode(value)).unwrap_or_default()
    };
    // What is there and cannot be read is another number than the one that was meant.
    let (of, department, year) = (value("of"), value("department"), value("year"));
    let node = match of.as_str() {
        "" => None,
        of => Some(NodeId::new(of).ok()?),
    };
    let department = match department.as_str() {
        "" => None,
        id => Some(DepartmentId::new(id).ok()?),
    };
    let year = match year.as_str() {
        "" => None,
        year => Some(FiscalYear::new(year.parse().ok()?)?),
    };
    Some(Why {
        figure: Figure::parse(word, &value("level"))?,
        node,
        department,
        year,
        list: Some(value("list"))
            .filter(|list| !list.is_empty())
            .map(|list| Box::new(ListQuery::parse(&list))),
        under: Under::ALL
            .into_iter()
            .find(|(_, word)| *word == value("under"))
            .map(|(under, _)| under)?,
    })
}

fn why_href(why: &Why) -> String {
    let text = |id: Option<&str>| id.unwrap_or_default().to_owned();
    let level = match &why.figure {
        Figure::Level(id) => id.to_string(),
        _ => String::new(),
    };
    let year = why.year.map(|year| year.number().to_string());
    let mut words = Under::ALL.into_iter();
    let under = words.find(|(under, _)| *under == why.under);
    let under = under.map(|(_, word)| word);
    let mut href = format!("#/why/{}", why.figure.word());
    let mut separator = '?';
    for (key, value) in [
        ("of", text(why.node.as_ref().map(NodeId::as_str))),
        ("level", level),
        (
            "department",
            text(why.department.as_ref().map(DepartmentId::as_str)),
        ),
        ("year", year.unwrap_or_default()),
        ("under", under.unwrap_or_default().to_owned()),
        (
            "list",
            why.list
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
    ] {
        if !value.is_empty() {
            href.push(separator);
            href.push_str(key);
            href.push('=');
            href.push_str(&encode(&value));
            separator = '&';
        }
    }
    href
}

/// Percent-encodes everything but what never means anything in an address.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15]
                    .iter()
                    .filter_map(|digit| char::from_digit(u32::from(*digit), 16)),
            );
        }
    }
    encoded
}

/// Undoes [`encode`]; what is not properly encoded stands for itself.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let code = others
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = others.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::BandId;

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let query = ListQuery {
            priority: "p1".into(),
            department: "d-1".into(),
            standing: "missed".into(),
            kind: "lower".into(),
            text: "５０％ & 収納=率#?".into(),
            sort: "rate".into(),
            descending: true,
            all_columns: true,
        };
        let mut routes = vec![
            Route::Overview,
            Route::List(ListQuery::default()),
            Route::List(query.clone()),
            Route::list_of("waiting"),
            Route::Indicator(None),
            Route::Indicator(NodeId::new("p1-1a-1-1").ok()),
            Route::Fill(Filling::Next),
            Route::Fill(Filling::one(NodeId::new("p1-1a-1-1").unwrap())),
            Route::Fill(Filling::One {
                id: NodeId::new("check").unwrap(),
                at: "p-税 1&2".into(),
            }),
            Route::Fill(Filling::Actions { at: String::new() }),
            Route::Fill(Filling::Actions {
                at: "status-p1-1a-1".into(),
            }),
            Route::Precheck,
            Route::Tree,
            Route::Composites,
            Route::WhatIf(WhatIfPage::Scenario),
            Route::WhatIf(WhatIfPage::NextYear),
            Route::History,
            Route::Handout,
            Route::Collect,
            Route::Reconcile(ReconcilePage::Findings),
            Route::Reconcile(ReconcilePage::Errata),
            Route::Reconcile(ReconcilePage::Papers),
            Route::Reconcile(ReconcilePage::Rows),
            Route::Reconcile(ReconcilePage::Paper(
                PublicationId::new("shiryo-1").unwrap(),
            )),
            Route::Present(Slide::Overall),
            Route::Present(Slide::Missed(NodeId::new("p1-1a-1-1").unwrap())),
            Route::About,
            Route::Unknown("/nowhere/at/all".into()),
        ];
        let year = FiscalYear::new(2024).unwrap();
        let share = Why::share(DepartmentId::new("d-1").ok().as_ref(), year);
        let figures = [
            Figure::Share,
            Figure::Set,
            Figure::Reported,
            Figure::Level(BandId::new("met").unwrap()),
            Figure::Open,
            Figure::NotSet,
        ];
        routes.extend(figures.map(|figure| Route::Why(share.of(figure))));
        let whole = Why::share(None, year);
        routes.push(Route::Why(Why {
            year: None,
            ..whole.clone()
        }));
        routes.push(Route::Why(whole.clone().listed(&query)));
        routes.push(Route::Why(whole.within(&NodeId::new("p1").unwrap())));
        routes.push(Route::Why(Why::rate(
            &NodeId::new("p1-1a-1-1").unwrap(),
            year,
        )));
        routes.extend(
            SettingsPage::ALL
                .iter()
                .map(|(page, _)| Route::Settings(*page)),
        );
        for route in routes {
            let href = route.href();
            assert_eq!(Route::parse(href.trim_start_matches('#')), route, "{href}");
            assert!(href.is_ascii(), "{href}");
        }
    }

    #[test]
    fn what_leads_nowhere_says_so() {
        for hash in [
            "/x",
            "/indicator/a b",
            "/indicator/a/b",
            "/settings/x",
            "/about/x",
            "/fill/a/b",
            "/precheck/x",
            "/present/x",
            "/present/missed",
            "/present/missed/a/b",
            "/list/x",
            "/why",
            "/why/x",
            "/why/level",
            "/why/share/x",
            "/why/share?year=12",
            "/why/rate?of=%20",
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown(hash.into()));
        }
        assert_eq!(
            Route::parse("/list?text=%zz%e3%81&junk&a=b"),
            Route::List(ListQuery {
                text: "%zz\u{fffd}".into(),
                ..Default::default()
            })
        );
    }
}
