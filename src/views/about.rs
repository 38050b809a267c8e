//! このアプリについて: where the data is, what is never done, and what to do with what could not be read.

use crate::ui::prelude::*;

use crate::app::autosave::Saver;
use crate::app::carrying::Carrying;
use crate::app::keeping::{self, Aside};
use crate::app::notices::Toast;
use crate::app::state::{App, use_app};
use crate::app::{doors, exporting};
use crate::report::route::Route;
use crate::report::selfcheck::SelfCheck;
use crate::text;
use crate::text::about as words;
use crate::ui::dialog::dialog;
use crate::ui::notice::notice;

/// What is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    Forget,
    Drop(Aside),
}

#[derive(Clone, Copy)]
struct Page {
    app: App,
    saver: Saver,
    question: RwSignal<Option<Question>>,
    /// Counts what has been done here, so that what is kept is asked for again.
    done: RwSignal<u32>,
}

const ASIDE_HEADING: &str = "about-aside";
const FORGET: &str = "about-forget";

/// The page.
pub fn page() -> AnyView {
    let page = Page {
        app: use_app(),
        saver: expect_context::<Saver>(),
        question: RwSignal::new(None),
        done: RwSignal::new(0),
    };
    view! {
        <div class="page-head"><h1>{text::app::page(&Route::About)}</h1></div>
        <div class="prose"><p>{words::INTRO}</p></div>
        {place(page)}
        {(!page.app.is_newer()).then(carrying)}
        {list("about-never", words::NEVER, &words::NEVER_LIST, false)}
        {check()}
        {(!page.app.is_reading()).then(|| asides(page))}
        {list("about-hand-on", words::HAND_ON, &words::HAND_ON_LIST, true)}
        {keys()}
        {edition()}
        {(!page.app.is_reading()).then(|| forget(page))}
        {move || page.question.get().map(|question| match question {
            Question::Forget => ask_forget(page),
            Question::Drop(aside) => ask_drop(page, aside),
        })}
    }
    .into_any()
}

fn place(page: Page) -> AnyView {
    let app = page.app;
    let usage = move || {
        page.done.track();
        // Every saving changes it.
        app.saving.track();
        words::usage(keeping::usage())
    };
    let state = move || {
        let on_device = text::saving::on_device(&app.saving.get());
        [
            on_device.as_str(),
            text::saving::as_file(app.export_state()),
        ]
        .join("・")
    };
    view! {
        <section class="section" aria-labelledby="about-place">
            <h2 id="about-place">{words::PLACE}</h2>
            <dl class="dl">
                <dt>{words::KEPT_IN}</dt><dd>{words::KEPT_IN_TEXT}</dd>
                <dt>{words::STATE}</dt><dd>{state}</dd>
                <dt>{words::USAGE}</dt><dd>{usage}</dd>
                <dt>{words::RECORD}</dt><dd>{words::RECORD_TEXT}</dd>
            </dl>
            {(!app.is_reading()).then(|| view! {
                <div class="btns">
                    <button class="btn" type="button" on:click=move |_| exporting::export(app)>{text::app::EXPORT}</button>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// Handing on the page with the plan in it.
fn carrying() -> AnyView {
    let carrying = expect_context::<Carrying>();
    view! {
        <section class="section" aria-labelledby="about-carry">
            <h2 id="about-carry">{words::CARRY}</h2>
            <p>{text::carry::SAVE_TEXT}</p>
            <div class="btns">
                <button class="btn" data-kind="primary" type="button" on:click=move |_| carrying.ask()>{text::carry::SAVE}</button>
            </div>
        </section>
    }
    .into_any()
}

fn list(
    id: &'static str,
    title: &'static str,
    items: &'static [&'static str],
    steps: bool,
) -> AnyView {
    let items = items
        .iter()
        .map(|item| view! { <li>{*item}</li> })
        .collect_view();
    let items = if steps {
        view! { <ol class="steps">{items}</ol> }.into_any()
    } else {
        view! { <ul class="steps">{items}</ul> }.into_any()
    };
    view! { <section class="section" aria-labelledby=id><h2 id=id>{title}</h2>{items}</section> }
        .into_any()
}

fn check() -> AnyView {
    let result = RwSignal::new(None::<SelfCheck>);
    let running = RwSignal::new(false);
    let start = move |_| {
        running.set(true);
        doors::check_itself(move |answer| {
            running.set(false);
            result.set(Some(SelfCheck::read(&answer)));
        });
    };
    view! {
        <section class="section" aria-labelledby="about-check">
            <h2 id="about-check">{words::CHECK}</h2>
            <p>{words::CHECK_TEXT}</p>
            <p>{words::CHECK_LIMIT}</p>
            <div class="btns">
                <button class="btn" type="button" disabled=move || running.get() on:click=start>{words::CHECK_START}</button>
            </div>
            <div role="status">
                {move || {
                    if running.get() {
                        return view! { <p>{words::CHECK_RUNNING}</p> }.into_any();
                    }
                    result.with(|result| result.as_ref().map(checked).into_any())
                }}
            </div>
        </section>
    }
    .into_any()
}

fn checked(check: &SelfCheck) -> AnyView {
    let (tone, sentence) = words::check_result(check);
    let rows = check
        .stopped
        .iter()
        .map(|(attempt, stopped)| {
            let (tried, rule) = words::attempt(*attempt);
            view! { <tr><th scope="row">{tried}</th><td><code>{rule}</code></td><td class="keep">{words::stopped(*stopped)}</td></tr> }
        })
        .collect_view();
    let heads = words::CHECK_COLUMNS
        .iter()
        .map(|head| view! { <th scope="col">{*head}</th> })
        .collect_view();
    view! {
        {notice(tone, sentence, String::new(), ().into_any())}
        <table class="table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
    }
    .into_any()
}

fn asides(page: Page) -> AnyView {
    let found = move || {
        page.done.track();
        let found = keeping::asides();
        if found.is_empty() {
            return view! { <p>{words::ASIDE_NONE}</p> }.into_any();
        }
        let rows = found
            .into_iter()
            .map(|aside| row(page, aside))
            .collect_view();
        view! { <p>{words::ASIDE_TEXT}</p><ul class="outline" data-kind="flat">{rows}</ul> }
            .into_any()
    };
    view! {
        <section class="section" aria-labelledby=ASIDE_HEADING>
            <h2 id=ASIDE_HEADING tabindex="-1">{words::ASIDE}</h2>
            {found}
        </section>
    }
    .into_any()
}

fn row(page: Page, aside: Aside) -> AnyView {
    let what = words::aside(&aside.since, aside.length);
    let named = |action: &str| [what.as_str(), action].join("：");
    let (save_name, drop_name) = (named(words::ASIDE_SAVE), named(words::ASIDE_DROP));
    let to_save = aside.clone();
    let save = move |_| {
        if !keeping::save_aside(&to_save) {
            page.tell(words::ASIDE_FAILED);
        }
    };
    view! {
        <li class="kept-row">
            <span>{what}</span>
            <div class="btns">
                <button class="btn" data-size="s" type="button" aria-label=save_name on:click=save>{words::ASIDE_SAVE}</button>
                <button class="btn" data-size="s" data-kind="danger" type="button" aria-label=drop_name
                    on:click=move |_| page.question.set(Some(Question::Drop(aside.clone())))
                >
                    {words::ASIDE_DROP}
                </button>
            </div>
        </li>
    }
    .into_any()
}

fn keys() -> AnyView {
    let rows = words::KEY_LIST
        .iter()
        .map(|(keys, does, place)| {
            let keys = keys
                .iter()
                .enumerate()
                .map(|(index, key)| {
                    let or = (index > 0).then_some(words::KEY_OR);
                    view! { {or} <kbd>{*key}</kbd> }
                })
                .collect_view();
            view! { <tr><th scope="row">{keys}</th><td>{*does}</td><td>{*place}</td></tr> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="about-keys">
            <h2 id="about-keys">{words::KEYS}</h2>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::KEY}</th>
                        <th scope="col">{words::KEY_DOES}</th>
                        <th scope="col">{words::KEY_WHERE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn edition() -> AnyView {
    view! {
        <section class="section" aria-labelledby="about-edition">
            <h2 id="about-edition">{words::EDITION}</h2>
            <dl class="dl">
                <dt>{words::PROGRAM}</dt><dd>{env!("CARGO_PKG_VERSION")}</dd>
                <dt>{words::FORMAT}</dt><dd>{words::format_version()}</dd>
                <dt>{words::LICENCE}</dt><dd>{words::licence(env!("CARGO_PKG_LICENSE"))}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn forget(page: Page) -> AnyView {
    view! {
        <section class="section" aria-labelledby="about-forget-title">
            <h2 id="about-forget-title">{words::FORGET}</h2>
            <p>{words::FORGET_TEXT}</p>
            <div class="btns">
                <button class="btn" data-kind="danger" type="button" id=FORGET on:click=move |_| page.question.set(Some(Question::Forget))>
                    {words::FORGET_ALL}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn ask_forget(page: Page) -> AnyView {
    let act = move |_| {
        page.question.set(None);
        match keeping::forget_all(page.saver) {
            Ok(()) => page.tell(words::FORGOTTEN),
            // The sample comes with the program and is read by its tests.
            Err(problem) => doors::fail(&format!("{problem:?}")),
        }
        doors::focus_soon("main");
        page.count_later();
    };
    let leave = move || page.leave(FORGET);
    let foot = view! {
        <button class="btn" data-kind="primary" type="button" on:click=move |_| exporting::export(page.app)>{words::EXPORT_FIRST}</button>
        <button class="btn" data-kind="danger" type="button" on:click=act>{words::FORGET_ALL}</button>
        <button class="btn" type="button" on:click=move |_| leave()>{text::app::CANCEL}</button>
    };
    dialog(
        None,
        words::FORGET_TITLE.to_owned(),
        view! { <p>{words::FORGET_WARNING}</p> }.into_any(),
        foot.into_any(),
        leave,
    )
}

fn ask_drop(page: Page, aside: Aside) -> AnyView {
    let body = view! {
        <p>{words::aside(&aside.since, aside.length)}</p>
        <p>{words::ASIDE_DROP_TEXT}</p>
    };
    let act = move |_| {
        keeping::drop_aside(page.saver, &aside);
        page.tell(words::ASIDE_DROPPED);
        page.done.update(|done| *done = done.wrapping_add(1));
        page.leave(ASIDE_HEADING);
    };
    let leave = move || page.leave(ASIDE_HEADING);
    let foot = view! {
        <button class="btn" data-kind="danger" type="button" on:click=act>{words::ASIDE_DROP}</button>
        <button class="btn" type="button" on:click=move |_| leave()>{text::app::CANCEL}</button>
    };
    dialog(
        None,
        words::ASIDE_DROP_TITLE.to_owned(),
        body.into_any(),
        foot.into_any(),
        leave,
    )
}

impl Page {
    fn tell(&self, words: &str) {
        self.app.toast.set(Some(Toast {
            text: words.to_owned(),
            undo: false,
        }));
    }

    fn leave(&self, back_to: &'static str) {
        self.question.set(None);
        doors::focus_soon(back_to);
    }

    /// Asks for what is kept once more after what has been set going is done.
    fn count_later(&self) {
        let done = self.done;
        doors::soon(move || done.update(|done| *done = done.wrapping_add(1)));
    }
}
