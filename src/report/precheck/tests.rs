use super::*;
use crate::domain::comment::Comment;
use crate::domain::id::CommentId;
use crate::domain::indicator::Indicator;
use crate::domain::kind::{Kind, TargetBasis};
use crate::start;

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

/// What is found about an indicator of the sample after a change: what, where, and what is said.
fn found(id: &str, change: impl FnOnce(&mut Plan)) -> Vec<(What, String, String)> {
    let mut plan = start::sample().unwrap().plan;
    change(&mut plan);
    let checked = check(&plan, None, year(2024));
    let own = checked.into_iter().find(|one| one.id.as_str() == id);
    own.unwrap()
        .findings
        .into_iter()
        .map(|one| (one.what, one.at, one.text))
        .collect()
}

const APPLICANTS: &str = "p1-2b-4-1";

fn edit(plan: &mut Plan, id: &str, change: impl FnOnce(&mut Indicator)) {
    change(plan.indicator_mut(&NodeId::new(id).unwrap()).unwrap());
}

fn with_actual(actual: &str) -> Vec<(What, String, String)> {
    found(APPLICANTS, |plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_actual(year(2024), actual);
        });
    })
}

#[test]
fn the_sample_can_be_handed_in() {
    let plan = start::sample().unwrap().plan;
    let checked = check(&plan, None, year(2024));
    let errors: Vec<_> = checked.iter().filter(|one| one.errors() > 0).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(checked.len(), 41);
}

#[test]
fn what_is_found_in_an_actual() {
    for (actual, expected) in [
        ("990人", None),
        (
            "",
            Some((
                What::Missing,
                "実績：入力されていません。まだ分からないときは「集計中」と入力してください。",
            )),
        ),
        (
            "集計中",
            Some((
                What::Pending,
                "実績：集計中です。確定したら入力してください。",
            )),
        ),
        (
            "約990人",
            Some((
                What::Approximate,
                "実績：「約」の付いたおよその値です。正確な値が分かれば入力してください。",
            )),
        ),
        (
            "990人（速報）",
            Some((
                What::Provisional,
                "実績：速報・暫定の値です。確定した値が分かれば入力してください。",
            )),
        ),
        (
            "5事業",
            Some((
                What::Unsettled,
                "実績：目標の単位は「人」、実績の単位は「事業」です。目標と実績の単位が違います。単位をそろえて入力してください。",
            )),
        ),
        (
            "7,290人",
            Some((
                What::FarOff,
                "実績：達成率が729％です。桁や単位の書き間違いがないか確かめてください。",
            )),
        ),
        ("多数", Some((What::Unreadable, ""))),
        ("1,00", Some((What::Unreadable, ""))),
        ("－", Some((What::Unsettled, ""))),
    ] {
        let found = with_actual(actual);
        let graver: Vec<_> = found.iter().filter(|one| one.0 != What::Blank).collect();
        match expected {
            None => assert!(graver.is_empty(), "{actual}: {graver:?}"),
            Some((what, text)) => {
                assert_eq!(graver.len(), 1, "{actual}: {graver:?}");
                let (is, at, said) = graver[0];
                assert_eq!((*is, at.as_str()), (what, "actual-2024"), "{actual}");
                assert!(text.is_empty() || said == text, "{said}");
                assert!(said.starts_with("実績："), "{said}");
            }
        }
    }
}

#[test]
fn what_is_found_in_texts() {
    let whats = |change: &dyn Fn(&mut Plan)| -> Vec<(What, String)> {
        let found = found(APPLICANTS, change);
        found.into_iter().map(|(what, at, _)| (what, at)).collect()
    };
    let empty = |plan: &mut Plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.edit_year(year(2024), |record| record.results.clear());
        });
    };
    assert_eq!(
        whats(&empty)[0],
        (What::ReasonMissing, "results-2024".to_owned())
    );
    // With a good result only a text is missing.
    let met = whats(&|plan| {
        empty(plan);
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_actual(year(2024), "1,000人");
        });
    });
    assert_eq!(met[0], (What::Blank, "results-2024".to_owned()));
    // The words of the year before.
    let same = |plan: &mut Plan| {
        edit(plan, APPLICANTS, |indicator| {
            let results = indicator.year(year(2024)).unwrap().results.clone();
            indicator.set_actual(year(2025), "1,100人");
            indicator.edit_year(year(2025), |record| record.results = results);
        });
    };
    let mut plan = start::sample().unwrap().plan;
    same(&mut plan);
    let checked = check(&plan, None, year(2025));
    let own = checked.iter().find(|one| one.id.as_str() == APPLICANTS);
    let own = own.unwrap();
    assert!(
        own.findings
            .iter()
            .any(|one| { (one.what, one.at.as_str()) == (What::Same, "results-2025") })
    );
    assert_eq!(own.errors(), 0, "{own:?}");
}

#[test]
fn what_is_found_in_targets_parts_and_comments() {
    let first = |id: &str, change: &dyn Fn(&mut Plan)| -> (What, String) {
        let found = found(id, change);
        (found[0].0, found[0].1.clone())
    };
    for (target, what) in [
        ("0人", What::TargetZero),
        ("", What::Target),
        ("未確定", What::Target),
        ("多め", What::Target),
    ] {
        let found = first(APPLICANTS, &|plan| {
            edit(plan, APPLICANTS, |indicator| {
                indicator.set_target(year(2024), target);
            });
        });
        assert_eq!(found, (what, COMMENT_ID.to_owned()), "{target}");
        assert!(!what.is_error());
    }
    // What the secretariat has set keeps no department from handing in; what it has entered itself does.
    let progress = first(APPLICANTS, &|plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_kind(Kind::Progress);
            indicator.set_baseline("50％");
        });
    });
    assert_eq!(progress, (What::Target, COMMENT_ID.to_owned()));
    let end = first(APPLICANTS, &|plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.basis = TargetBasis::EndOfPlan;
            indicator.set_target(year(2024), "");
            indicator.set_target(year(2026), "▲3人");
        });
    });
    assert_eq!(end, (What::Target, COMMENT_ID.to_owned()));
    let way = first(APPLICANTS, &|plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_kind(Kind::Progress);
            indicator.basis = TargetBasis::Apportioned;
            indicator.set_baseline("50％");
        });
    });
    assert_eq!(way, (What::Target, COMMENT_ID.to_owned()));
    let negative = first(APPLICANTS, &|plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_kind(Kind::Lower(None));
            indicator.set_actual(year(2024), "▲2人");
        });
    });
    assert_eq!(negative, (What::Unsettled, "actual-2024".to_owned()));
    assert!(What::Unsettled.is_error());
    // Nothing is asked for where there is no target.
    let none = found(APPLICANTS, |plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.set_target(year(2024), "－");
            indicator.set_actual(year(2024), "");
        });
    });
    assert!(none.is_empty(), "{none:?}");
    let debts = "p2-2c-1-1";
    let parts = found(debts, |plan| {
        edit(plan, debts, |indicator| {
            indicator.edit_year(year(2024), |record| {
                let second = record.parts.keys().nth(1).cloned().unwrap();
                record.parts.remove(&second);
            });
        });
    });
    assert_eq!(parts[0].0, What::Missing);
    assert!(parts[0].1.starts_with("p2-2c-1-1-"), "{parts:?}");
    let in_words = "p1-1b-2-1";
    assert_eq!(
        first(in_words, &|plan| edit(plan, in_words, |indicator| {
            indicator.edit_year(year(2024), |record| record.assessment = None);
        })),
        (What::AssessmentMissing, "assessment-2024".to_owned())
    );
    let asked = found(APPLICANTS, |plan| {
        edit(plan, APPLICANTS, |indicator| {
            indicator.comments.push(Comment {
                id: CommentId::new("c1").unwrap(),
                department: None,
                written_at: String::new(),
                text: "根拠は？".into(),
                settled: false,
                extra: Default::default(),
            });
        });
    });
    let last = asked.last().unwrap();
    assert_eq!((last.0, last.1.as_str()), (What::Comment, COMMENT_ID));
    assert_eq!(
        last.2,
        "コメント：事務局からのコメントのうち、1件が対応中です。"
    );
}

#[test]
fn only_a_department_hands_in_its_own_file() {
    use std::sync::Arc;

    use crate::domain::cut::Cut;
    use crate::exchange::fingerprint;

    let mut plan = start::sample().unwrap().plan;
    let ids: Vec<DepartmentId> = plan.departments.iter().map(|one| one.id.clone()).collect();
    let why = |plan: &Plan, scope: Option<usize>| not_handed_in(plan, scope.map(|at| &ids[at]));
    for scope in [None, Some(0)] {
        assert_eq!(why(&plan, scope).as_deref(), Some(words::WHOLE_FILE));
    }
    plan.cut = Some(Box::new(Cut {
        department: ids[0].clone(),
        year: plan.reporting_year,
        note: String::new(),
        cut_at: String::new(),
        origin: fingerprint(&plan),
        base: Arc::new(plan.clone()),
        extra: Default::default(),
    }));
    assert_eq!(why(&plan, Some(0)), None);
    let name = &plan.departments[0].name;
    for scope in [None, Some(1)] {
        assert!(why(&plan, scope).unwrap().contains(name));
    }
}
