//! A plan's tree by what has an identifier: every node with its fields, where it stands, and in which order things stand
//! below it. Only borrowed: most of fifty files is the same, and is never copied.

use std::rc::Rc;

use serde_json::{Map, Value};

use crate::domain::sort;

use super::shape::{KIND, Shape, Sort, lists, shape};

/// The name of the plan itself among what has fields. No identifier is empty.
pub const PLAN: &str = "";
/// The name of what stands around the plan in its file. No identifier holds a `~`.
pub const FILE: &str = "~file";
/// The path of “it is there, and stands below this”. In paths of fields a `~` is followed by a digit.
pub const PLACE: &str = "~";
/// What the path of an order begins with; the list follows.
pub const ORDER: &str = "~#";

/// Something that has fields.
#[derive(Debug, Clone)]
pub struct Thing<'t> {
    /// A node by its identifier, anything else by its list and its identifier.
    pub owner: String,
    /// What it is.
    pub sort: Sort,
    /// What it stands below.
    pub parent: String,
    /// In which list there.
    pub list: &'static str,
    /// Its fields, those of other things among them.
    pub fields: &'t Map<String, Value>,
}

/// Everything in a plan that has fields, by name.
#[derive(Debug, Clone)]
pub struct Index<'t> {
    things: Vec<Thing<'t>>,
    /// What all else is looked up in. A thing that is here stands in the place of the one there, with all that is below it.
    under: Option<Rc<Index<'t>>>,
}

/// The name of an element of a list of the thing `above`. Comments have identifiers within their indicator only.
pub fn name_of(sort: Sort, list: &str, id: &str, above: &str) -> String {
    if list == "comments" {
        [list, "/", above, "/", id].concat()
    } else if sort == Sort::Item {
        [list, "/", id].concat()
    } else {
        id.to_owned()
    }
}

/// The names in a list of a thing, in their order.
pub fn names(fields: &Map<String, Value>, list: &str, sort: Sort) -> Vec<String> {
    let elements = fields.get(list).and_then(Value::as_array);
    let above = fields.get("id").and_then(Value::as_str).unwrap_or_default();
    elements
        .into_iter()
        .flatten()
        .filter_map(|element| element.get("id").and_then(Value::as_str))
        .map(|id| name_of(sort, list, id, above))
        .collect()
}

impl<'t> Index<'t> {
    /// The index of a plan and of what stands around it in its file.
    pub fn of(plan: &'t Value, around: Option<&'t Value>) -> Self {
        let mut things = Vec::new();
        if let Some(fields) = plan.as_object() {
            collect(
                Thing {
                    owner: PLAN.to_owned(),
                    sort: Sort::Plan,
                    parent: String::new(),
                    list: "",
                    fields,
                },
                &mut things,
            );
        }
        if let Some(fields) = around.and_then(Value::as_object) {
            things.push(Thing {
                owner: FILE.to_owned(),
                sort: Sort::Plain,
                parent: String::new(),
                list: "",
                fields,
            });
        }
        Self::sorted(things, None)
    }

    /// That of a plan in which these 取組内容 stand in the place of those of the same names.
    pub fn over(under: &Rc<Self>, instead: &'t [Value]) -> Self {
        let mut things = Vec::new();
        for fields in instead.iter().filter_map(Value::as_object) {
            let id = fields.get("id").and_then(Value::as_str);
            if let Some(before) = id.and_then(|id| under.get(id)) {
                collect(
                    Thing {
                        fields,
                        ..before.clone()
                    },
                    &mut things,
                );
            }
        }
        Self::sorted(things, Some(Rc::clone(under)))
    }

    fn sorted(mut things: Vec<Thing<'t>>, under: Option<Rc<Self>>) -> Self {
        sort::by(&mut things, |a, b| a.owner < b.owner);
        Self { things, under }
    }

    /// Those that are here, by name: all of them, or those that stand in the place of others.
    pub fn things(&self) -> &[Thing<'t>] {
        &self.things
    }

    /// It stands over this very one.
    pub fn is_over(&self, under: &Rc<Self>) -> bool {
        self.under
            .as_ref()
            .is_some_and(|own| Rc::ptr_eq(own, under))
    }

    /// One of them.
    pub fn get(&self, owner: &str) -> Option<&Thing<'t>> {
        self.here(owner).or_else(|| {
            let under = self.under.as_ref()?;
            under.get(owner).filter(|thing| !self.hides(thing))
        })
    }

    fn here(&self, owner: &str) -> Option<&Thing<'t>> {
        let found = self
            .things
            .binary_search_by(|thing| thing.owner.as_str().cmp(owner));
        found.ok().and_then(|index| self.things.get(index))
    }

    /// Something stands here in its place, or it is gone from what does.
    fn hides(&self, thing: &Thing<'_>) -> bool {
        self.here(&thing.owner).is_some() || self.here(&thing.parent).is_some()
    }

    /// A thing and all that it stands below, the plan not among it.
    pub fn way(&self, owner: &str) -> Vec<&str> {
        let mut way = Vec::new();
        let mut here = owner;
        // A tree of five levels; the bound keeps a loop in a broken one from going on.
        while way.len() < 8
            && let Some(thing) = self.get(here).filter(|_| here != PLAN)
        {
            way.push(thing.owner.as_str());
            here = &thing.parent;
        }
        way
    }
}

impl<'t> Thing<'t> {
    /// It and everything below it, as it stands below that.
    pub fn with_all_below(&self, parent: &str) -> Vec<Thing<'t>> {
        let mut all = Vec::new();
        let parent = parent.to_owned();
        collect(
            Thing {
                parent,
                ..self.clone()
            },
            &mut all,
        );
        all
    }
}

fn collect<'t>(thing: Thing<'t>, into: &mut Vec<Thing<'t>>) {
    for (list, sort) in lists(thing.sort) {
        let elements = thing.fields.get(*list).and_then(Value::as_array);
        for fields in elements.into_iter().flatten().filter_map(Value::as_object) {
            let Some(id) = fields.get("id").and_then(Value::as_str) else {
                continue;
            };
            collect(
                Thing {
                    owner: name_of(*sort, list, id, &thing.owner),
                    sort: *sort,
                    parent: thing.owner.clone(),
                    list,
                    fields,
                },
                into,
            );
        }
    }
    into.push(thing);
}

/// Tells every field in which two things differ, with what stands in either. Identifiers and lists of things are none.
pub fn differences(
    sort: Sort,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    tell: &mut dyn FnMut(String, Option<Value>, Option<Value>),
) {
    fields(sort, before, after, "", tell);
}

fn fields(
    sort: Sort,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    above: &str,
    tell: &mut dyn FnMut(String, Option<Value>, Option<Value>),
) {
    let known = before.keys();
    let new = after.keys().filter(|key| !before.contains_key(*key));
    for key in known.chain(new) {
        // Lists of things are not compared here: what stands in them is told of those things.
        let shape = shape(sort, key);
        if matches!(shape, Shape::List(_)) || key == "id" && has_id(sort) {
            continue;
        }
        let pair = (before.get(key), after.get(key));
        if pair.0 == pair.1 {
            continue;
        }
        if sort == Sort::Indicator && KIND.contains(&key.as_str()) {
            // Told once, under the name of the first of its fields that differs.
            let differs = |name: &&&str| before.get(**name) != after.get(**name);
            if KIND.iter().find(differs).is_some_and(|first| first == key) {
                tell("kind".to_owned(), Some(kind(before)), Some(kind(after)));
            }
            continue;
        }
        let path = || [above, &escaped(key)].concat();
        match shape {
            Shape::Value | Shape::List(_) => tell(path(), pair.0.cloned(), pair.1.cloned()),
            Shape::Fields(below) => {
                fields(
                    below,
                    or_none(pair.0),
                    or_none(pair.1),
                    &(path() + "/"),
                    tell,
                );
            }
            Shape::Keyed(below) => {
                let (before, after) = (or_none(pair.0), or_none(pair.1));
                let new = after.keys().filter(|key| !before.contains_key(*key));
                for inner in before.keys().chain(new) {
                    let pair = (before.get(inner), after.get(inner));
                    if pair.0 != pair.1 {
                        let at = [&path(), "/", &escaped(inner), "/"].concat();
                        fields(below, or_none(pair.0), or_none(pair.1), &at, tell);
                    }
                }
            }
        }
    }
}

/// What has identifiers of its own; in any other object a field of that name is one like others.
fn has_id(sort: Sort) -> bool {
    !matches!(sort, Sort::Rules | Sort::Plain | Sort::Year)
}

fn or_none(value: Option<&Value>) -> &Map<String, Value> {
    static NONE: std::sync::OnceLock<Map<String, Value>> = std::sync::OnceLock::new();
    value
        .and_then(Value::as_object)
        .unwrap_or_else(|| NONE.get_or_init(Map::new))
}

/// How an indicator is judged, as one value.
fn kind(fields: &Map<String, Value>) -> Value {
    let together = KIND
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), fields.get(*name)?.clone())));
    Value::Object(together.collect())
}

/// What stands at a path of a thing.
pub fn value_at(sort: Sort, fields: &Map<String, Value>, path: &str) -> Option<Value> {
    if sort == Sort::Indicator && path == "kind" {
        return Some(kind(fields));
    }
    let mut steps = path.split('/');
    let mut here = fields.get(&plain(steps.next()?))?;
    for step in steps {
        here = here.get(plain(step))?;
    }
    Some(here.clone())
}

/// Puts a value at a path of a thing, or takes away what stands there; objects that hold nothing any more go too.
pub fn put(sort: Sort, fields: &mut Map<String, Value>, path: &str, value: Option<Value>) {
    if sort == Sort::Indicator && path == "kind" {
        for name in KIND {
            fields.remove(name);
        }
        if let Some(Value::Object(together)) = value {
            fields.extend(together);
        }
        return;
    }
    match path.split_once('/') {
        None => {
            match value {
                Some(value) => fields.insert(plain(path), value),
                None => fields.remove(&plain(path)),
            };
        }
        Some((step, rest)) => {
            let step = plain(step);
            let below = fields
                .entry(step.clone())
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = below {
                // Below a thing everything is a field.
                put(Sort::Plain, inner, rest, value);
                if inner.is_empty() {
                    fields.remove(&step);
                }
            }
        }
    }
}

/// A name as a step of a path.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The name that a step of a path stands for.
pub fn plain(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
