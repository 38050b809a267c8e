//! What can be shown, and what an attribute can be set to: texts, figures, `bool`, `Option` of these, and signals and
//! closures of them. All of it becomes one of few types here.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use super::el::{CollectView, El, IntoView, View};
use super::signal::{Memo, RwSignal, Signal};

/// What an attribute or a property is set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// It is not there.
    Nothing,
    /// It is there or not.
    Flag(bool),
    /// A text.
    Text(Cow<'static, str>),
}

impl Value {
    /// As the text of an attribute; `None` for one that is not there.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Nothing | Self::Flag(false) => None,
            Self::Flag(true) => Some(""),
            Self::Text(text) => Some(text),
        }
    }

    /// As a property.
    pub fn js(&self) -> JsValue {
        match self {
            Self::Nothing => JsValue::NULL,
            Self::Flag(flag) => JsValue::from_bool(*flag),
            Self::Text(text) => JsValue::from_str(text),
        }
    }
}

/// What an attribute or a property is set to, now and later.
pub enum Setting {
    /// Once.
    Fixed(Value),
    /// Whenever something changes that is read for it.
    Live(Box<dyn Read>),
}

/// What computes a value. A trait of our own in place of a closure's: the program then holds one function for each and
/// not also those by which a closure could be called otherwise.
pub trait Read {
    /// Computes it.
    fn value(&mut self) -> Value;
}

impl<F, T> Read for F
where
    F: FnMut() -> T,
    T: IntoValue,
{
    fn value(&mut self) -> Value {
        self().into_value()
    }
}

/// What has a value.
pub trait IntoValue {
    /// Its value.
    fn into_value(self) -> Value;
}

/// What an attribute or a property can be set to.
pub trait IntoSetting {
    /// How it is set.
    fn into_setting(self) -> Setting;
}

macro_rules! texts {
    ($($type:ty),*) => { $(
        impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::Text(self.into())
            }
        }

        impl IntoSetting for $type {
            fn into_setting(self) -> Setting {
                Setting::Fixed(self.into_value())
            }
        }

        impl IntoView for $type {
            fn into_view(self) -> View {
                View::Text(self.into())
            }
        }
    )* };
}

texts!(&'static str, String, Cow<'static, str>);

macro_rules! figures {
    ($($type:ty),*) => { $(
        impl IntoValue for $type {
            fn into_value(self) -> Value {
                self.to_string().into_value()
            }
        }

        impl IntoSetting for $type {
            fn into_setting(self) -> Setting {
                Setting::Fixed(self.into_value())
            }
        }

        impl IntoView for $type {
            fn into_view(self) -> View {
                self.to_string().into_view()
            }
        }
    )* };
}

figures!(u8, u16, u32, u64, usize, i32, i64);

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl IntoSetting for bool {
    fn into_setting(self) -> Setting {
        Setting::Fixed(self.into_value())
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Nothing, T::into_value)
    }
}

impl<T: IntoValue> IntoSetting for Option<T> {
    fn into_setting(self) -> Setting {
        Setting::Fixed(self.into_value())
    }
}

impl<F, T> IntoSetting for F
where
    F: FnMut() -> T + 'static,
    T: IntoValue,
{
    fn into_setting(self) -> Setting {
        Setting::Live(Box::new(self))
    }
}

impl<F, T> IntoView for F
where
    F: FnMut() -> T + 'static,
    T: IntoView,
{
    fn into_view(self) -> View {
        View::Changing(Box::new(self))
    }
}

macro_rules! signals {
    ($($type:ident),*) => { $(
        impl<T> IntoSetting for $type<T>
        where
            T: IntoValue + Clone + Send + Sync + 'static,
        {
            fn into_setting(self) -> Setting {
                (move || self.get()).into_setting()
            }
        }

        impl<T> IntoView for $type<T>
        where
            T: IntoView + Clone + Send + Sync + 'static,
        {
            fn into_view(self) -> View {
                (move || self.get()).into_view()
            }
        }
    )* };
}

signals!(Memo, RwSignal, Signal);

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for El {
    fn into_view(self) -> View {
        self.view()
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::Text(Cow::Borrowed(""))
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> View {
        self.map_or_else(|| ().into_view(), T::into_view)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_view(self) -> View {
        self.collect_view()
    }
}

impl<T: IntoView, const N: usize> IntoView for [T; N] {
    fn into_view(self) -> View {
        self.collect_view()
    }
}
