//! What differs between two states of a plan, field by field, in the plan's own words. It compares what would stand in their
//! files, so no field of the plan is left out, also none that a newer program has added.

use serde_json::{Map, Value};

use crate::domain::sort;
use crate::exchange::place::{Place, Pointer};
use crate::exchange::{self, Document, tree};
use crate::text::{file, format, history as words};

/// The most differences that are shown.
pub const MOST: usize = 300;
/// The most characters of a text that are shown.
const MOST_TEXT: usize = 400;

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The differences in the order of the file.
    pub rows: Vec<Row>,
    /// How many there are, also those that are not shown.
    pub count: usize,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where.
    pub place: String,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub after: String,
}

/// What differs between an earlier state and a later one.
pub fn between(before: &Document, after: &Document) -> Changes {
    let tree = |document| tree::parse_text(&exchange::write(document)).unwrap_or_default();
    let (before, after) = (tree(before), tree(after));
    let mut found = Found {
        before: &before,
        after: &after,
        changes: Changes::default(),
    };
    let part = |file: &Value| file.get("plan").cloned().unwrap_or_default();
    let top = Pointer::root().key("plan");
    found.value(&top, &top, &part(&before), &part(&after));
    found.changes
}

struct Found<'f> {
    before: &'f Value,
    after: &'f Value,
    changes: Changes,
}

impl Found<'_> {
    /// The same place in both files; lists may have moved it.
    fn value(&mut self, there: &Pointer, here: &Pointer, old: &Value, new: &Value) {
        match (old, new) {
            _ if old == new => {}
            (Value::Object(old), Value::Object(new)) => self.object(there, here, old, new),
            (Value::Array(old), Value::Array(new)) if has_ids(old) && has_ids(new) => {
                self.list(there, here, old, new);
            }
            (Value::Object(old), Value::Null) => self.object(there, here, old, &Map::new()),
            (Value::Null, Value::Object(new)) => self.object(there, here, &Map::new(), new),
            _ => {
                let place = here.within(self.after);
                let (before, after) = (self.words(self.before, old), self.words(self.after, new));
                self.add(&place, before, after);
            }
        }
    }

    fn object(
        &mut self,
        there: &Pointer,
        here: &Pointer,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let gone = old.keys().filter(|name| !new.contains_key(*name));
        for name in new.keys().chain(gone) {
            let of = |fields: &Map<String, Value>| fields.get(name).cloned().unwrap_or_default();
            self.value(&there.key(name), &here.key(name), &of(old), &of(new));
        }
    }

    /// A list of things with identifiers.
    fn list(&mut self, there: &Pointer, here: &Pointer, old: &[Value], new: &[Value]) {
        // Sorted: a list may hold all the indicators of a plan.
        let (ids_before, ids_after) = (by_id(old), by_id(new));
        for (index, thing) in new.iter().enumerate() {
            match at(&ids_before, thing) {
                Some(was) => {
                    let earlier = old.get(was).cloned().unwrap_or_default();
                    self.value(&there.index(was), &here.index(index), &earlier, thing);
                }
                None => {
                    let place = here.index(index).within(self.after);
                    self.add(
                        &place,
                        format::NO_FIGURE.to_owned(),
                        words::ADDED.to_owned(),
                    );
                }
            }
        }
        for (index, thing) in old.iter().enumerate() {
            if at(&ids_after, thing).is_none() {
                let place = there.index(index).within(self.before);
                self.add(&place, words::THERE.to_owned(), words::REMOVED.to_owned());
            }
        }
        if both(old, &ids_after) != both(new, &ids_before) {
            let names = |list: &[Value]| {
                let named = list.iter().map(|thing| {
                    let text = |field| thing.get(field).and_then(Value::as_str);
                    let name = text("name").or_else(|| text("label")).unwrap_or_default();
                    let number = text("number").unwrap_or_default();
                    if number.is_empty() { name } else { number }.to_owned()
                });
                format::cut(&named.collect::<Vec<_>>().join("、"), MOST_TEXT)
            };
            let place = here.within(self.after);
            let (before, after) = (names(old), names(new));
            self.add_at(words::order(&file::place(&place)), before, after);
        }
    }

    /// A value as a person reads it. What names something of the plan is shown by its name.
    fn words(&self, within: &Value, value: &Value) -> String {
        let text = match value {
            Value::Null => String::new(),
            Value::Bool(true) => words::YES.to_owned(),
            Value::Bool(false) => words::NO.to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => name_of(within, text).unwrap_or(text).to_owned(),
            Value::Array(list) => {
                let each: Vec<String> = list.iter().map(|item| self.words(within, item)).collect();
                each.join("、")
            }
            Value::Object(fields) => {
                let each: Vec<String> = fields
                    .values()
                    .map(|item| self.words(within, item))
                    .collect();
                each.join(" ")
            }
        };
        if text.is_empty() {
            format::NO_FIGURE.to_owned()
        } else {
            format::cut(&text, MOST_TEXT)
        }
    }

    fn add(&mut self, place: &Place, before: String, after: String) {
        self.add_at(file::place(place), before, after);
    }

    fn add_at(&mut self, place: String, before: String, after: String) {
        self.changes.count = self.changes.count.saturating_add(1);
        if self.changes.rows.len() < MOST {
            self.changes.rows.push(Row {
                place,
                before,
                after,
            });
        }
    }
}

fn has_ids(list: &[Value]) -> bool {
    list.iter()
        .all(|thing| thing.get("id").is_some_and(Value::is_string))
}

/// The identifiers of a list in their order, each with its place in the list.
fn by_id(list: &[Value]) -> Vec<(&str, usize)> {
    let mut ids: Vec<(&str, usize)> = list.iter().map(id_of).zip(0..).collect();
    sort::by_key(&mut ids, |(id, _)| *id);
    ids
}

/// Where a thing stands in another list.
fn at(ids: &[(&str, usize)], thing: &Value) -> Option<usize> {
    let found = ids
        .binary_search_by_key(&id_of(thing), |(id, _)| *id)
        .ok()?;
    ids.get(found).map(|(_, at)| *at)
}

/// What a list has in common with another one, in its own order.
fn both<'f>(list: &'f [Value], other: &[(&str, usize)]) -> Vec<&'f str> {
    let there = list.iter().filter(|thing| at(other, thing).is_some());
    there.map(id_of).collect()
}

fn id_of(thing: &Value) -> &str {
    thing.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The name of the department or the level with this identifier.
fn name_of<'f>(file: &'f Value, id: &str) -> Option<&'f str> {
    let plan = file.get("plan")?;
    let named = |list: Option<&'f Value>, field: &str| {
        let thing = list?
            .as_array()?
            .iter()
            .find(|thing| thing.get("id").and_then(Value::as_str) == Some(id))?;
        thing.get(field)?.as_str()
    };
    named(plan.get("departments"), "name")
        .or_else(|| named(plan.get("rules")?.get("bands"), "label"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::command::address::{Address, Field, Value as Given, YearField};
    use crate::domain::id::NodeId;
    use crate::domain::plan::Plan;
    use crate::domain::tree::Position;
    use crate::domain::year::FiscalYear;
    use crate::start;

    fn after(change: impl FnOnce(&mut Plan)) -> Vec<(String, String, String)> {
        let before = start::sample().unwrap();
        let mut document = before.clone();
        change(&mut document.plan);
        let changes = between(&before, &document);
        assert_eq!(changes.count, changes.rows.len());
        let row = |row: Row| (row.place, row.before, row.after);
        changes.rows.into_iter().map(row).collect()
    }

    fn apply(plan: &mut Plan, command: Command) {
        command.apply(plan).unwrap();
    }

    #[test]
    fn a_plan_does_not_differ_from_itself() {
        assert_eq!(after(|_| {}), []);
    }

    #[test]
    fn every_field_is_told_by_its_place() {
        let id = start::sample()
            .unwrap()
            .plan
            .places()
            .next()
            .unwrap()
            .indicator
            .id
            .clone();
        let year = FiscalYear::new(2024).unwrap();
        let rows = after(|plan| {
            let at = Address::year(&id, year, YearField::Actual);
            apply(plan, Command::text(at, "12,345人"));
            apply(plan, Command::text(Address::plan(Field::Name), "別の計画"));
        });
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows[0].0.ends_with("名称"), "{rows:?}");
        assert_eq!(rows[0].2, "別の計画");
        assert!(
            rows[1].0.contains("成果指標") && rows[1].0.ends_with("実績 R6"),
            "{rows:?}"
        );
        assert_eq!(rows[1].2, "12,345人");
    }

    #[test]
    fn departments_are_named_and_what_is_empty_has_a_dash() {
        let plan = start::sample().unwrap().plan;
        let indicator = plan.places().next().unwrap().indicator.clone();
        let other = plan.departments.last().unwrap().clone();
        let rows = after(|plan| {
            let at = Address::node(&indicator.id, Field::Departments);
            let value = Given::Departments(vec![other.id.clone()]);
            apply(plan, Command::Set { at, value });
        });
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0].2, other.name);
        let rows = after(|plan| apply(plan, Command::text(Address::plan(Field::Municipality), "")));
        assert_eq!(rows[0].2, "―");
    }

    #[test]
    fn what_came_went_and_moved() {
        let plan = start::sample().unwrap().plan;
        let last = plan.priorities.last().unwrap().id.clone();
        let rows = after(|plan| apply(plan, Command::Remove(last.clone())));
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0].2, words::REMOVED);
        let rows = after(|plan| {
            let mut extra = plan.priorities[0].clone();
            extra.id = NodeId::new("new").unwrap();
            extra.themes.clear();
            plan.priorities.insert(0, extra);
        });
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0].2, words::ADDED);
        let rows = after(|plan| {
            let to = Position {
                parent: None,
                index: 0,
            };
            apply(
                plan,
                Command::Move {
                    id: last.clone(),
                    to,
                },
            );
        });
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].0.ends_with("順番"), "{rows:?}");
    }

    #[test]
    fn more_than_can_be_shown_is_counted() {
        let before = start::sample().unwrap();
        let mut document = before.clone();
        let mut ids = Vec::new();
        for place in before.plan.places() {
            ids.push(place.indicator.id.clone());
        }
        for id in &ids {
            for year in &before.plan.years {
                for field in [YearField::Note, YearField::Results, YearField::NextSteps] {
                    let at = Address::year(id, *year, field);
                    apply(&mut document.plan, Command::text(at, "変更"));
                }
            }
        }
        let changes = between(&before, &document);
        assert_eq!(changes.rows.len(), MOST);
        assert!(changes.count > MOST);
    }
}
