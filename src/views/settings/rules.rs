//! 設定 › 計算の規則: a draft that is put in force as a whole, once its effect has been seen.

use std::cell::RefCell;

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::id::BandId;
use crate::domain::kind::LowerFormula;
use crate::domain::limits::DECIMALS;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Rules, ZeroTarget};
use crate::report::settings::rules::{BandDraft, Column, Draft, Problem};
use crate::report::verdict::tone_name;
use crate::text;
use crate::text::settings::{self, rules as words};
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;

use super::parts::{choice, named, radios, row_button, text_box};
use super::{rule_sets, rules_effect};

const PROBLEMS: &str = "rules-problems";

/// A draft and the rules it was made from: under other rules it means nothing.
#[derive(Clone, PartialEq)]
pub struct Held {
    base: Rules,
    draft: Draft,
    by_person: bool,
}

/// Where a draft is kept while another page is looked at.
pub type Kept = &'static std::thread::LocalKey<RefCell<Option<Held>>>;

thread_local! {
    /// What was being edited when the page was left, so that a look at another page costs nothing.
    static LEFT: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// The draft and what follows from it.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The program.
    pub app: App,
    held: RwSignal<Option<Held>>,
    /// The draft, or the rules in force.
    pub draft: Memo<Draft>,
    /// A person chooses every level.
    pub by_person: Memo<bool>,
    /// The rule set that was chosen last, as long as nothing was changed in it.
    pub chosen: RwSignal<String>,
    /// Whether there is anything to put in force.
    pub touched: Memo<bool>,
    /// The rules it would be, or what is wrong.
    pub rules: Memo<Result<Rules, Vec<Problem>>>,
}

impl Editor {
    /// The rules as they are kept. `to_try` are those that nobody means to put in force: the plan may have chosen levels
    /// that they do not have.
    pub fn new(app: App, kept: Kept, to_try: bool) -> Self {
        let held = RwSignal::new(kept.take());
        on_cleanup(move || kept.set(held.try_get_untracked().flatten()));
        let draft = Memo::new(move |_| {
            app.with(|plan| {
                held.with(|held| match held {
                    Some(held) if held.base == plan.rules => held.draft.clone(),
                    _ => Draft::of(&plan.rules),
                })
            })
        });
        let by_person =
            Memo::new(move |_| held.with(|held| held.as_ref().is_some_and(|held| held.by_person)));
        Self {
            app,
            held,
            draft,
            by_person,
            chosen: RwSignal::new(String::new()),
            touched: Memo::new(move |_| {
                by_person.get()
                    || draft.with(|draft| app.with(|plan| *draft != Draft::of(&plan.rules)))
            }),
            rules: Memo::new(move |_| {
                draft.with(|draft| {
                    if to_try {
                        draft.rules_to_try()
                    } else {
                        app.with(|plan| draft.rules(plan))
                    }
                })
            }),
        }
    }

    fn read<T: Send + Sync + 'static>(
        &self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let draft = self.draft;
        Signal::derive(move || draft.with(&read))
    }

    fn edit(&self, change: impl FnOnce(&mut Draft)) {
        let base = self
            .app
            .with_document_untracked(|document| document.plan.rules.clone());
        let mut draft = self.draft.get_untracked();
        change(&mut draft);
        // What was done last is no longer what is being done, and its message stands where the effect is told.
        self.app.toast.set(None);
        self.chosen.set(String::new());
        self.hold(base, draft, self.by_person.get_untracked());
    }

    fn hold(&self, base: Rules, draft: Draft, by_person: bool) {
        let touched = by_person || draft != Draft::of(&base);
        let held = Held {
            base,
            draft,
            by_person,
        };
        self.held.set(touched.then_some(held));
    }

    /// Puts a whole set in.
    pub fn load(&self, chosen: String, by_person: bool, make: impl FnOnce(&Rules) -> Draft) {
        let base = self
            .app
            .with_document_untracked(|document| document.plan.rules.clone());
        let draft = make(&base);
        self.app.toast.set(None);
        self.hold(base, draft, by_person);
        self.chosen.set(chosen);
    }

    /// Goes back to the rules that are in force.
    pub fn drop_draft(&self) {
        self.chosen.set(String::new());
        self.held.set(None);
    }

    fn has_problem(&self, test: impl Fn(&Problem) -> bool + Send + Sync + 'static) -> Signal<bool> {
        let rules = self.rules;
        Signal::derive(move || {
            rules.with(|rules| matches!(rules, Err(problems) if problems.iter().any(&test)))
        })
    }
}

/// The page.
pub fn page() -> AnyView {
    let editor = Editor::new(use_app(), &LEFT, false);
    view! {
        {rule_sets::section(editor)}
        {fields(editor)}
        {rules_effect::view(editor)}
    }
    .into_any()
}

/// All fields of the rules.
pub fn fields(editor: Editor) -> AnyView {
    view! {
        {bands(editor)}
        {judging(editor)}
        {figures(editor)}
    }
    .into_any()
}

fn bands(editor: Editor) -> AnyView {
    let ids = move || -> Vec<BandId> {
        editor
            .draft
            .with(|draft| draft.bands.iter().map(|band| band.id.clone()).collect())
    };
    let is_full = editor.read(|draft| draft.bands.len() >= Rules::MOST_BANDS);
    let add = move |_| {
        let Some(id) = doors::fresh_band() else {
            return;
        };
        let field = field_id(&id, "label");
        editor.edit(|draft| {
            draft.add(id);
        });
        doors::focus_soon(field);
    };
    view! {
        <section class="section" aria-labelledby="set-bands">
            <h2 id="set-bands" tabindex="-1">{words::BANDS}</h2>
            <p>{words::BANDS_HELP}</p>
            {presets(editor)}
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::BANDS_TABLE>
                <table class="table bands">
                    <thead>
                        <tr>
                            <th scope="col">{words::COLUMN_LABEL}</th>
                            <th scope="col">{words::COLUMN_SHOWN}</th>
                            <th scope="col">{words::COLUMN_MARK}</th>
                            <th scope="col">{words::COLUMN_BOUND}</th>
                            <th scope="col">{words::COLUMN_EDGE}</th>
                            <th scope="col">{words::COLUMN_ATTAINS}</th>
                            <th scope="col">{settings::ACTIONS}</th>
                        </tr>
                    </thead>
                    <tbody><For each=ids key=Clone::clone children=move |id| band(editor, id)/></tbody>
                </table>
            </div>
            <div id=PROBLEMS role="status">
                {move || {
                    let problems = editor.rules.with(|rules| rules.as_ref().err().cloned()).unwrap_or_default();
                    problems
                        .iter()
                        .filter(|problem| !matches!(problem, Problem::CapUnreadable))
                        .map(|problem| view! { <p class="field-error">{words::problem(problem)}</p> })
                        .collect_view()
                }}
            </div>
            <div class="btns">
                <button class="btn" type="button" disabled=is_full on:click=add>{words::ADD_BAND}</button>
            </div>
        </section>
    }
    .into_any()
}

fn presets(editor: Editor) -> AnyView {
    let mut options = vec![(String::new(), words::PRESET_NONE.to_owned())];
    let names = words::PRESET_NAMES.iter().enumerate();
    options.extend(names.map(|(index, name)| (index.to_string(), (*name).to_owned())));
    let chosen = editor.read(|draft| {
        let like = words::PRESETS
            .iter()
            .position(|preset| draft.is_like(preset));
        like.map(|index| index.to_string()).unwrap_or_default()
    });
    let field = Labelled {
        id: "rules-preset".to_owned(),
        label: words::PRESET.to_owned(),
        help: words::PRESET_HELP.to_owned(),
        ..Labelled::default()
    };
    let select = choice(field.id.clone(), options, chosen, move |value| {
        let preset = value
            .parse()
            .ok()
            .and_then(|index: usize| words::PRESETS.get(index));
        if let Some(preset) = preset {
            let rules = editor
                .app
                .with_document_untracked(|document| document.plan.rules.clone());
            editor.edit(|draft| draft.take_preset(preset, &rules, doors::fresh_band));
        }
    });
    field.around(select, Signal::derive(String::new))
}

fn field_id(id: &BandId, field: &str) -> String {
    format!("band-{id}-{field}")
}

fn band(editor: Editor, id: BandId) -> AnyView {
    let at = StoredValue::new(id);
    let index = Memo::new(move |_| {
        editor
            .draft
            .with(|draft| at.with_value(|id| draft.bands.iter().position(|band| &band.id == id)))
            .unwrap_or_default()
    });
    let text = move |read: fn(&BandDraft) -> String| {
        editor.read(move |draft| draft.bands.get(index.get()).map(read).unwrap_or_default())
    };
    let label = text(|band| band.label.clone());
    let flag = move |read: fn(&BandDraft) -> bool| {
        editor.read(move |draft| draft.bands.get(index.get()).is_some_and(read))
    };
    let invalid = move |column: Column| {
        editor.has_problem(move |problem| problem.field() == Some((index.get(), column)))
    };
    let set = move |change: fn(&mut BandDraft, String)| {
        move |value: String| {
            editor.edit(|draft| {
                if let Some(band) = draft.bands.get_mut(index.get_untracked()) {
                    change(band, value);
                }
            });
        }
    };
    let name = move |column: &'static str| {
        Signal::derive(move || words::field_of_band(index.get(), &label.get(), column))
    };
    let shape = move |field: &str, figure: bool| Shape {
        id: at.with_value(|id| field_id(id, field)),
        described_by: PROBLEMS.to_owned(),
        figure,
        ..Shape::default()
    };
    let last = editor.read(move |draft| draft.is_last(index.get()));
    let bound = move || {
        if last.get() {
            return view! { <span class="note">{words::NO_BOUND}</span> }.into_any();
        }
        let control = text_box(
            shape("bound", true),
            text(|band| band.percent.clone()),
            invalid(Column::Bound),
            set(|band, value| band.percent = value),
        );
        named(name(words::COLUMN_BOUND), control)
    };
    let edge = move || {
        if last.get() {
            return text::format::NO_FIGURE.into_any();
        }
        let options = [("from", words::FROM), ("above", words::ABOVE)];
        let control = choice(
            at.with_value(|id| field_id(id, "edge")),
            options
                .map(|(value, word)| (value.to_owned(), word.to_owned()))
                .to_vec(),
            text(|band| if band.inclusive { "from" } else { "above" }.to_owned()),
            set(|band, value| band.inclusive = value == "from"),
        );
        named(name(words::COLUMN_EDGE), control)
    };
    let label_box = text_box(
        shape("label", false),
        label,
        invalid(Column::Label),
        set(|band, value| band.label = value),
    );
    let mark_box = text_box(
        shape("mark", false),
        text(|band| band.mark.clone()),
        Signal::derive(|| false),
        set(|band, value| band.mark = value),
    );
    let attains = flag(|band| band.attains);
    let attains_wrong = invalid(Column::Attains);
    let attains_name = name(words::COUNTED);
    view! {
        <tr>
            <td data-label=words::COLUMN_LABEL>{named(name(words::COLUMN_LABEL), label_box)}</td>
            <td data-label=words::COLUMN_SHOWN>{move || shown_mark(editor, index.get())}</td>
            <td class="narrow" data-label=words::COLUMN_MARK>{named(name(words::COLUMN_MARK), mark_box)}</td>
            <td class="narrow" data-label=words::COLUMN_BOUND>{bound}</td>
            <td data-label=words::COLUMN_EDGE>{edge}</td>
            <td data-label=words::COLUMN_ATTAINS>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=attains_name
                        aria-invalid=move || attains_wrong.get().then_some("true")
                        prop:checked=attains
                        on:change=move |event| {
                            let checked = event_target_checked(&event);
                            editor.edit(|draft| if let Some(band) = draft.bands.get_mut(index.get_untracked()) {
                                band.attains = checked;
                            });
                        }
                    />
                </label>
            </td>
            <td>{row_buttons(editor, at, index, label)}</td>
        </tr>
    }
    .into_any()
}

fn row_buttons(
    editor: Editor,
    at: StoredValue<BandId>,
    index: Memo<usize>,
    label: Signal<String>,
) -> AnyView {
    let button = move |word: &'static str,
                       what: &'static str,
                       idle: Signal<bool>,
                       act: fn(Editor, usize)| {
        let id = at.with_value(|id| field_id(id, what));
        let name = Signal::derive(move || {
            settings::action_on(&words::band(index.get(), &label.get()), word)
        });
        row_button(Some(id.clone()), word, name, idle, move || {
            act(editor, index.get_untracked());
            doors::focus_soon(id.clone());
        })
    };
    let count = editor.read(|draft| draft.bands.len());
    let first = Signal::derive(move || index.get() == 0);
    let last = Signal::derive(move || index.get().saturating_add(1) >= count.get());
    let fewest = Signal::derive(move || count.get() <= 2);
    view! {
        <div class="btns">
            {button(settings::UP, "up", first, |editor, index| editor.edit(|draft| {
                draft.step(index, true);
            }))}
            {button(settings::DOWN, "down", last, |editor, index| editor.edit(|draft| {
                draft.step(index, false);
            }))}
            {button(settings::REMOVE, "remove", fewest, remove)}
        </div>
    }
    .into_any()
}

fn remove(editor: Editor, index: usize) {
    editor.edit(|draft| draft.remove(index));
    let beside = editor.draft.with_untracked(|draft| {
        let next = draft.bands.get(index).or_else(|| draft.bands.last());
        next.map(|band| field_id(&band.id, "label"))
    });
    doors::focus_soon(beside.unwrap_or_default());
}

/// The mark that a level has on the screen; it follows from the order and cannot be chosen.
fn shown_mark(editor: Editor, index: usize) -> AnyView {
    let tone = editor
        .draft
        .with(Draft::tones)
        .and_then(|tones| tones.get(index).copied());
    match tone {
        Some(tone) => view! { <span class="mark" data-band=tone_name(tone)>{text::outcome::mark(tone)}</span> }.into_any(),
        None => text::format::NO_FIGURE.into_any(),
    }
}

fn judging(editor: Editor) -> AnyView {
    const JUDGED: [(&str, JudgedOn); 2] = [("exact", JudgedOn::Exact), ("shown", JudgedOn::Shown)];
    const ZERO: [(&str, ZeroTarget); 3] = [
        ("not-counted", ZeroTarget::NotCounted),
        ("met", ZeroTarget::Met),
        ("missed", ZeroTarget::Missed),
    ];
    const LOWER: [(&str, LowerFormula); 2] = [
        ("target-over-actual", LowerFormula::TargetOverActual),
        ("two-minus", LowerFormula::TwoMinus),
    ];
    view! {
        <section class="section" aria-labelledby="set-judging">
            <h2 id="set-judging">{words::JUDGING}</h2>
            <div class="form">
                {radios(
                    "judged-on",
                    words::JUDGED_ON,
                    JUDGED.map(|(value, of)| (value, words::judged_on(of))).to_vec(),
                    editor.read(|draft| word_of(&JUDGED, &draft.judged_on)),
                    move |value| editor.edit(|draft| put(&JUDGED, &value, &mut draft.judged_on)),
                )}
                {radios(
                    "lower",
                    words::LOWER,
                    LOWER.map(|(value, of)| (value, words::lower(of))).to_vec(),
                    editor.read(|draft| word_of(&LOWER, &draft.lower_formula)),
                    move |value| editor.edit(|draft| put(&LOWER, &value, &mut draft.lower_formula)),
                )}
                {radios(
                    "zero",
                    words::ZERO,
                    ZERO.map(|(value, of)| (value, words::zero(of))).to_vec(),
                    editor.read(|draft| word_of(&ZERO, &draft.zero_target)),
                    move |value| editor.edit(|draft| put(&ZERO, &value, &mut draft.zero_target)),
                )}
            </div>
        </section>
    }
    .into_any()
}

/// The word of a form for one of a few.
fn word_of<T: PartialEq>(all: &[(&'static str, T)], value: &T) -> &'static str {
    all.iter()
        .find(|(_, other)| other == value)
        .map_or("", |(word, _)| word)
}

/// Puts in what a word of a form stands for.
fn put<T: Copy>(all: &[(&str, T)], word: &str, place: &mut T) {
    if let Some((_, value)) = all.iter().find(|(other, _)| *other == word) {
        *place = *value;
    }
}

fn figures(editor: Editor) -> AnyView {
    let decimals = move |id: &str, label: &str, read: fn(&Draft) -> u8, set: fn(&mut Draft, u8)| {
        let options = (0..=DECIMALS).map(|number| (number.to_string(), words::decimals(number)));
        let field = Labelled {
            id: id.to_owned(),
            label: label.to_owned(),
            ..Labelled::default()
        };
        let chosen = editor.read(move |draft| read(draft).to_string());
        let select = choice(field.id.clone(), options.collect(), chosen, move |value| {
            if let Ok(number) = value.parse() {
                editor.edit(|draft| set(draft, number));
            }
        });
        field.around(select, Signal::derive(String::new))
    };
    let rounding = Labelled {
        id: "rules-rounding".to_owned(),
        label: words::ROUNDING.to_owned(),
        ..Labelled::default()
    };
    let ways = Rounding::ALL.map(words::rounding);
    let rounding_select = choice(
        rounding.id.clone(),
        ways.map(|(value, word)| (value.to_owned(), word.to_owned()))
            .to_vec(),
        editor.read(|draft| words::rounding(draft.rounding).0.to_owned()),
        move |value| {
            let way = Rounding::ALL
                .into_iter()
                .find(|way| words::rounding(*way).0 == value);
            if let Some(way) = way {
                editor.edit(|draft| draft.rounding = way);
            }
        },
    );
    let cap = Labelled {
        id: "rules-cap".to_owned(),
        label: words::CAP.to_owned(),
        help: words::CAP_HELP.to_owned(),
        ..Labelled::default()
    };
    let cap_wrong = editor.has_problem(|problem| matches!(problem, Problem::CapUnreadable));
    let cap_box = text_box(
        Shape {
            id: cap.id.clone(),
            figure: true,
            described_by: cap.described_by(),
            ..Shape::default()
        },
        editor.read(|draft| draft.cap.clone()),
        cap_wrong,
        move |value| editor.edit(|draft| draft.cap = value),
    );
    let cap_error = Signal::derive(move || {
        if cap_wrong.get() {
            words::problem(&Problem::CapUnreadable)
        } else {
            String::new()
        }
    });
    let cap_box =
        view! { <div class="affix">{cap_box}<span>{words::PERCENT}</span></div> }.into_any();
    view! {
        <section class="section" aria-labelledby="set-figures">
            <h2 id="set-figures">{words::FIGURES}</h2>
            <div class="form" data-cols="2">
                {decimals("rules-rate-decimals", words::RATE_DECIMALS, |draft| draft.rate_decimals, |draft, to| draft.rate_decimals = to)}
                {decimals("rules-share-decimals", words::SHARE_DECIMALS, |draft| draft.share_decimals, |draft, to| draft.share_decimals = to)}
                {rounding.around(rounding_select, Signal::derive(String::new))}
                {cap.around(cap_box, cap_error)}
            </div>
        </section>
    }
    .into_any()
}
