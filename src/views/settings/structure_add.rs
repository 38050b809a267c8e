//! The form of the structure editor that adds one node after another: nothing is in the plan before it has a name.

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors;
use crate::domain::id::{NodeId, PlanId};
use crate::domain::tree::Level;
use crate::report::kinds::KindName;
use crate::report::list::paste::Copied;
use crate::report::settings::restructure::{self, New};
use crate::text::kind;
use crate::text::settings::{self, structure as words};
use crate::ui::typed::Shape;

use super::parts::{busy, choice, is_for_input_method, text_box};
use super::structure::Editor;
use super::structure_row::{self, depth};

const NUMBER: &str = "new-number";
const NAME: &str = "new-name";
const KIND: &str = "new-kind";
const UNIT: &str = "new-unit";
const ERROR: &str = "new-error";
const OPEN_LAST: &str = "add-priority";

/// Opens the form.
pub fn open(editor: Editor, level: Level, parent: Option<NodeId>) {
    editor.app.leave_field();
    if let Some(parent) = &parent {
        editor.show(parent);
    }
    editor.adding.set(Some((level, parent)));
    doors::focus_soon(NAME);
}

/// The form for a 重点項目, or the button that opens it.
pub fn at_the_end(editor: Editor) -> AnyView {
    let adding = Memo::new(move |_| {
        editor
            .adding
            .with(|adding| matches!(adding, Some((Level::Priority, _))))
    });
    (move || {
        if adding.get() {
            view! { <ul class="outline">{form(editor, Level::Priority, None)}</ul> }.into_any()
        } else {
            view! {
                <div class="btns">
                    <button class="btn" type="button" id=OPEN_LAST on:click=move |_| open(editor, Level::Priority, None)>
                        {words::add(Level::Priority)}
                    </button>
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

/// What stands in the form.
#[derive(Clone, Copy)]
struct Form {
    editor: Editor,
    level: Level,
    parent: StoredValue<Option<NodeId>>,
    number: RwSignal<String>,
    name: RwSignal<String>,
    kind: RwSignal<KindName>,
    unit: RwSignal<String>,
    error: RwSignal<&'static str>,
    done: RwSignal<String>,
    /// Where a name is kept that is not added yet.
    kept: StoredValue<(PlanId, String)>,
}

/// The form.
pub fn form(editor: Editor, level: Level, parent: Option<NodeId>) -> AnyView {
    let plan = editor
        .app
        .with_document_untracked(|document| document.plan.id.clone());
    let about = ["add/", parent.as_ref().map_or("", NodeId::as_str)].concat();
    let form = Form {
        editor,
        level,
        parent: StoredValue::new(parent),
        number: RwSignal::new(String::new()),
        name: RwSignal::new(doors::draft(&plan, &about)),
        kind: RwSignal::new(KindName::Higher),
        unit: RwSignal::new(String::new()),
        error: RwSignal::new(""),
        done: RwSignal::new(String::new()),
        kept: StoredValue::new((plan, about)),
    };
    form.suggest();
    let keys = move |event: ev::KeyboardEvent| {
        if is_for_input_method(&event) {
            return;
        }
        match event.key().as_str() {
            "Enter" if is_field(&event) => {
                event.prevent_default();
                form.add();
            }
            "Escape" => {
                event.prevent_default();
                form.close();
            }
            _ => {}
        }
    };
    let wrong = Signal::derive(move || !form.error.get().is_empty());
    let number = (level != Level::Indicator).then(|| {
        field(
            NUMBER,
            words::NUMBER,
            "number",
            plain(NUMBER, form.number, busy(), None),
        )
    });
    let name = plain(NAME, form.name, wrong, Some(form));
    let name = view! {
        <div class="field" data-width="name" on:paste=move |event| form.paste(&event)>
            <label class="field-label" for=NAME>{words::NAME}</label>
            {name}
        </div>
    };
    let of_indicator = (level == Level::Indicator).then(|| {
        let kinds = KindName::ALL.map(|name| (name.code().to_owned(), kind::name(name).to_owned()));
        let select = choice(
            KIND.to_owned(),
            kinds.to_vec(),
            Signal::derive(move || form.kind.get().code().to_owned()),
            move |value| {
                if let Some(kind) = KindName::parse(&value) {
                    form.kind.set(kind);
                }
            },
        );
        view! {
            {field(KIND, words::KIND, "kind", select)}
            {field(UNIT, words::UNIT, "number", plain(UNIT, form.unit, busy(), None))}
        }
    });
    let title = parent_name(form);
    let label = title.clone();
    view! {
        <li class="outline-row outline-add" data-level=depth(level) on:keydown=keys>
            <div role="group" aria-label=label>
                <p class="outline-add-title">{title}</p>
                <div class="outline-add-fields">{number} {name} {of_indicator}</div>
                {move || {
                    let message = form.error.get();
                    (!message.is_empty()).then(|| view! { <p class="field-error" id=ERROR>{message}</p> })
                }}
                <div class="btns">
                    <button class="btn" data-kind="primary" data-size="s" type="button" on:click=move |_| form.add()>{settings::ADD}</button>
                    <button class="btn" data-size="s" type="button" on:click=move |_| form.close()>{words::DONE}</button>
                    <span class="note">{words::ADD_HELP}</span>
                    <span class="note" role="status">{form.done}</span>
                </div>
            </div>
        </li>
    }
    .into_any()
}

fn parent_name(form: Form) -> String {
    let parent = form
        .parent
        .get_value()
        .and_then(|id| form.editor.row_untracked(&id));
    match parent {
        Some(row) => words::add_below(form.level, &row),
        None => words::add(form.level),
    }
}

fn field(id: &'static str, label: &'static str, width: &'static str, control: AnyView) -> AnyView {
    view! {
        <div class="field" data-width=width>
            <label class="field-label" for=id>{label}</label>
            {control}
        </div>
    }
    .into_any()
}

fn plain(
    id: &'static str,
    value: RwSignal<String>,
    wrong: Signal<bool>,
    named: Option<Form>,
) -> AnyView {
    let shape = Shape {
        id: id.to_owned(),
        described_by: ERROR.to_owned(),
        ..Shape::default()
    };
    text_box(shape, value.into(), wrong, move |text| match named {
        Some(form) => form.call(text),
        None => value.set(text),
    })
}

/// Enter adds from a field; on a button it presses the button.
fn is_field(event: &ev::KeyboardEvent) -> bool {
    use leptos::wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok())
        .is_some_and(|element| element.matches("input, select").unwrap_or(false))
}

impl Form {
    /// The name outlasts the form until it is added.
    fn call(&self, name: String) {
        self.kept
            .with_value(|(plan, about)| doors::keep_draft(plan, about, &name));
        self.name.set(name);
    }

    fn suggest(&self) {
        let parent = self.parent.get_value();
        self.number
            .set(self.editor.app.with_document_untracked(|document| {
                restructure::suggest(&document.plan, self.level, parent.as_ref())
            }));
    }

    fn add(&self) {
        let number = self.number.get_untracked().trim().to_owned();
        let name = self.name.get_untracked().trim().to_owned();
        // 推進項目 often are only a number.
        let missing = match self.level {
            Level::Theme if number.is_empty() && name.is_empty() => words::BOTH_MISSING,
            Level::Theme => "",
            _ if name.is_empty() => words::NAME_MISSING,
            _ => "",
        };
        self.error.set(missing);
        doors::focus_soon(NAME);
        let (true, Some(id)) = (missing.is_empty(), doors::fresh_node()) else {
            return;
        };
        let done = words::added(self.level, &number, &name);
        let new = New {
            id: id.clone(),
            level: self.level,
            number,
            name,
            kind: self.kind.get_untracked(),
            unit: self.unit.get_untracked().trim().to_owned(),
        };
        let parent = self.parent.get_value();
        let app = self.editor.app;
        let command = app.with_document_untracked(|document| {
            restructure::add(&document.plan, new, parent.as_ref())
        });
        if app.dispatch_or_tell(command) {
            self.editor.show(&id);
            self.call(String::new());
            self.done.set(done);
            self.suggest();
        }
    }

    /// A column from a spreadsheet becomes as many nodes as it has names.
    fn paste(&self, event: &ev::ClipboardEvent) {
        let Some(pasted) = doors::pasted(event) else {
            return;
        };
        let names = match Copied::read(&pasted.text) {
            Copied::One => return,
            Copied::Column(names) => names,
            Copied::Several { .. } => {
                event.prevent_default();
                return self.error.set(words::ONE_COLUMN);
            }
        };
        event.prevent_default();
        self.error.set("");
        let mut added = Vec::new();
        for name in names.iter().filter(|name| !name.is_empty()) {
            let Some(id) = doors::fresh_node() else {
                return;
            };
            added.push(New {
                id,
                level: self.level,
                number: self.number.get_untracked().trim().to_owned(),
                // What a spreadsheet breaks within a cell is one name all the same.
                name: name.replace('\n', ""),
                kind: self.kind.get_untracked(),
                unit: self.unit.get_untracked().trim().to_owned(),
            });
        }
        let done = words::added_many(self.level, added.len());
        let last = added.last().map(|new| new.id.clone());
        let parent = self.parent.get_value();
        let app = self.editor.app;
        let command = app.with_document_untracked(|document| {
            restructure::add_all(&document.plan, added, parent.as_ref())
        });
        if app.dispatch_and_tell(command, done)
            && let Some(last) = last
        {
            self.editor.show(&last);
            self.suggest();
        }
    }

    fn close(&self) {
        let back_to = match self.parent.get_value() {
            Some(parent) => structure_row::add_id(&parent),
            None => OPEN_LAST.to_owned(),
        };
        self.editor.adding.set(None);
        doors::focus_soon(back_to);
    }
}
