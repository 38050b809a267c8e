//! Values that a page reads and follows: the signals of Leptos, with the type of a value known only where it goes in and
//! comes out. Leptos builds its signals anew for every type; here all of them hold one, so a further kind of value costs
//! the program next to nothing.
//!
//! What is written after its owner is gone goes nowhere, and what is called then does nothing: the browser calls handlers
//! while it takes a box with the keyboard in it out of the page, and timers and answers come after their page was left.
//! Nobody is there to see it, and none of it is a reason to stop the program. What is *read* then has no value to give,
//! so late reading must ask with `try_…`.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{
    ArcMemo, ArcRwSignal as AnySignal, Effect as AnyEffect, Get, GetUntracked, Update, untrack,
};
use leptos::reactive::owner::ArenaItem;

/// A value of any type.
type Thing = Arc<dyn Any + Send + Sync>;

/// Where values come from.
#[derive(Clone)]
enum Source {
    /// One that is set.
    Set(AnySignal<Thing>),
    /// One that is computed when something changes that is read for it, and kept.
    Computed(ArcMemo<Thing>),
    /// One that is computed whenever it is read.
    Derived(Arc<dyn Derive>),
}

/// What computes a value whenever it is asked. Like [`super::value::Read`] and those below, it stands in for a closure.
trait Derive: Send + Sync {
    /// Computes it.
    fn derive(&self) -> Thing;
}

impl<F, T> Derive for F
where
    F: Fn() -> T + Send + Sync,
    T: Send + Sync + 'static,
{
    fn derive(&self) -> Thing {
        Arc::new(self())
    }
}

/// It belongs to the owner in which it was made, and goes with it.
type Place = ArenaItem<Source>;

/// The value that is there now.
fn look(place: Place, follow: bool) -> Option<Thing> {
    match place.try_get_value()? {
        Source::Set(signal) if follow => signal.try_get(),
        Source::Set(signal) => signal.try_get_untracked(),
        Source::Computed(memo) if follow => memo.try_get(),
        Source::Computed(memo) => memo.try_get_untracked(),
        Source::Derived(derive) if follow => Some(derive.derive()),
        Source::Derived(derive) => Some(untrack(|| derive.derive())),
    }
}

fn held(place: Place, follow: bool) -> Thing {
    look(place, follow).unwrap_or_else(|| gone())
}

/// Puts a value in the place of the one that is there, if there is one. `tell` tells those who follow.
fn put(place: Place, thing: Thing, tell: bool) {
    if let Some(Source::Set(signal)) = place.try_get_value() {
        let _there = signal.try_maybe_update(|old| {
            *old = thing;
            (tell, ())
        });
    }
}

/// Takes the value away to be changed by nobody else.
fn take(place: Place) -> Option<Thing> {
    let thing = look(place, false)?;
    put(place, Arc::new(()), false);
    Some(thing)
}

/// Puts a value anew in the place of the one before; whether it differs.
trait Compute: Send + Sync {
    /// Puts it.
    fn compute(&self, thing: &mut Option<Thing>) -> bool;
}

struct Computing<F, T> {
    compute: F,
    of: PhantomData<fn() -> T>,
}

impl<F, T> Compute for Computing<F, T>
where
    F: Fn(Option<&T>) -> T + Send + Sync,
    T: PartialEq + Send + Sync + 'static,
{
    fn compute(&self, thing: &mut Option<Thing>) -> bool {
        let new = (self.compute)(thing.as_ref().map(of));
        settle(thing, new)
    }
}

/// Puts a value in the place of one that differs; whether it did. One for each type, and not one for each that computes.
#[inline(never)]
fn settle<T: PartialEq + Send + Sync + 'static>(thing: &mut Option<Thing>, new: T) -> bool {
    let changed = thing.as_ref().map(of) != Some(&new);
    if changed {
        *thing = Some(Arc::new(new));
    }
    changed
}

fn computed(compute: Box<dyn Compute>) -> Place {
    let memo = ArcMemo::new_owning(move |mut thing: Option<Thing>| {
        let changed = compute.compute(&mut thing);
        (thing.unwrap_or_else(|| Arc::new(())), changed)
    });
    ArenaItem::new(Source::Computed(memo))
}

/// A thing as what it is. Not copied into those who ask: telling types apart takes room.
#[inline(never)]
fn of<T: 'static>(thing: &Thing) -> &T {
    thing.downcast_ref().unwrap_or_else(|| gone())
}

#[inline(never)]
fn copy<T: Clone + 'static>(place: Place, follow: bool) -> T {
    of::<T>(&held(place, follow)).clone()
}

/// The same thing, to be changed.
#[inline(never)]
fn of_mut<T: 'static>(thing: &mut Thing) -> &mut T {
    Arc::get_mut(thing)
        .and_then(|thing| thing.downcast_mut())
        .unwrap_or_else(|| gone())
}

fn try_change<T: 'static, U>(
    place: Place,
    tell: bool,
    change: impl FnOnce(&mut T) -> U,
) -> Option<U> {
    let mut thing = take(place)?;
    let outcome = change(of_mut(&mut thing));
    put(place, thing, tell);
    Some(outcome)
}

/// Whoever reads a value outlives it: a mistake of the program, as it is with Leptos's own signals.
#[cold]
fn gone() -> ! {
    unreachable!("a value is read whose owner is gone")
}

/// Declares a kind of handle. Copying it copies where the value is.
macro_rules! handles {
    ($($(#[doc = $doc:literal])* $name:ident)*) => { $(
        $(#[doc = $doc])*
        pub struct $name<T> {
            place: Place,
            of: PhantomData<fn() -> T>,
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> $name<T> {
            fn at(place: Place) -> Self {
                Self {
                    place,
                    of: PhantomData,
                }
            }
        }
    )* };
}

handles! {
    /// A value that is set and followed.
    RwSignal
    /// A value that is computed anew when something changes that was read for it, and followed only where it differs.
    Memo
    /// Any value that is followed.
    Signal
    /// A value that is kept and not followed.
    StoredValue
}

macro_rules! readers {
    ($($name:ident)*) => { $(
        #[allow(dead_code, reason = "handles are alike, whichever of them pages happen to read how")]
        impl<T: 'static> $name<T> {
            /// Reads the value and follows it.
            pub fn with<U>(&self, then: impl FnOnce(&T) -> U) -> U {
                then(of(&held(self.place, true)))
            }

            /// Reads the value.
            pub fn with_untracked<U>(&self, then: impl FnOnce(&T) -> U) -> U {
                then(of(&held(self.place, false)))
            }

            /// Follows the value.
            pub fn track(&self) {
                let _value = look(self.place, true);
            }
        }

        impl<T: Clone + 'static> $name<T> {
            /// The value; follows it.
            pub fn get(&self) -> T {
                copy(self.place, true)
            }

            /// The value.
            pub fn get_untracked(&self) -> T {
                copy(self.place, false)
            }
        }
    )* };
}

readers!(RwSignal Memo Signal);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        ArcRwSignal::new(value).into()
    }

    /// Sets the value.
    pub fn set(&self, value: T) {
        put(self.place, Arc::new(value), true);
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let _there = try_change(self.place, true, change);
    }

    /// Reads the value if it is still there.
    pub fn try_with_untracked<U>(&self, then: impl FnOnce(&T) -> U) -> Option<U> {
        look(self.place, false).map(|thing| then(of(&thing)))
    }

    /// The value if it is still there.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        look(self.place, false).map(|thing| of::<T>(&thing).clone())
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// What `compute` makes of the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        let of = PhantomData;
        Self::at(computed(Box::new(Computing { compute, of })))
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// What `compute` says whenever it is asked.
    pub fn derive(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::at(ArenaItem::new(Source::Derived(Arc::new(compute))))
    }

    /// A value that stays.
    pub fn stored(value: T) -> Self {
        RwSignal::new(value).into()
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::at(memo.place)
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::at(signal.place)
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self::at(RwSignal::new(value).place)
    }

    /// Reads the value.
    pub fn with_value<U>(&self, then: impl FnOnce(&T) -> U) -> U {
        then(of(&held(self.place, false)))
    }

    /// The value.
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        copy(self.place, false)
    }

    /// Sets the value.
    pub fn set_value(&self, value: T) {
        put(self.place, Arc::new(value), true);
    }

    /// Changes the value.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        let _there = try_change(self.place, false, change);
    }

    /// Changes the value if it is still there.
    pub fn try_update_value<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        try_change(self.place, false, change)
    }
}

/// A value that is set and followed, and belongs to nobody: it stays as long as somebody holds it.
pub struct ArcRwSignal<T> {
    signal: AnySignal<Thing>,
    of: PhantomData<fn() -> T>,
}

impl<T: Send + Sync + 'static> ArcRwSignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self {
            signal: AnySignal::new(Arc::new(value)),
            of: PhantomData,
        }
    }
}

impl<T> Clone for ArcRwSignal<T> {
    fn clone(&self) -> Self {
        Self {
            signal: self.signal.clone(),
            of: PhantomData,
        }
    }
}

impl<T> From<ArcRwSignal<T>> for RwSignal<T> {
    fn from(lasting: ArcRwSignal<T>) -> Self {
        Self::at(ArenaItem::new(Source::Set(lasting.signal)))
    }
}

/// Something to be called. Copying it copies where it is.
pub struct Callback<T: 'static>(StoredValue<Arc<dyn Call<T>>>);

/// What is called.
trait Call<T>: Send + Sync {
    /// Calls it.
    fn call(&self, input: T);
}

impl<F: Fn(T) + Send + Sync, T> Call<T> for F {
    fn call(&self, input: T) {
        self(input);
    }
}

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Callback<T> {}

impl<T> Callback<T> {
    /// Calls `then`.
    pub fn new(then: impl Fn(T) + Send + Sync + 'static) -> Self {
        Self(StoredValue::new(Arc::new(then)))
    }

    /// Calls it.
    pub fn run(&self, input: T) {
        if let Some(call) = look(self.0.place, false) {
            of::<Arc<dyn Call<T>>>(&call).call(input);
        }
    }
}

/// What is done soon, and again soon after something changes that is read for it.
pub struct Effect;

impl Effect {
    /// Does `run`, with what it said before. It belongs to the owner in which it begins.
    #[expect(clippy::new_ret_no_self, reason = "pages write it as with Leptos")]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        let mut last = None;
        effect(Box::new(move || last = Some(run(last.take()))));
    }
}

fn effect(run: Box<dyn FnMut()>) {
    AnyEffect::new(run);
}
