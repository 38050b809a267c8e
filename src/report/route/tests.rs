use super::*;
use crate::domain::id::{BandId, DepartmentId, PublicationId};
use crate::domain::year::FiscalYear;
use crate::report::why::Figure;

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
        targets: true,
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
