//! Where in a file something stands, so that it can be said in the plan's own words:
//! 「重点項目Ⅱ → (2)ア① → 目標 R6」.

use std::rc::Rc;

use serde_json::Value;

/// One step on the way from the top of a file to a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was stepped into.
    pub segment: Segment,
    /// What a reader knows the thing by: its number and its name in the file, where it has them.
    pub number: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

/// What a step goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// A field, by its name in the file.
    Field(String),
    /// An element of a list, from 0.
    Element(usize),
}

/// The way from the top of a file to a place in it.
pub type Place = Vec<Step>;

/// A place while reading: cheap to extend, spelled out only when there is something to say of it.
#[derive(Debug, Clone, Default)]
pub struct Pointer(Option<Rc<Link>>);

#[derive(Debug)]
struct Link {
    above: Pointer,
    segment: Segment,
}

impl Pointer {
    /// The top of the file.
    pub fn root() -> Self {
        Self(None)
    }

    /// A field of the object here.
    pub fn key(&self, name: &str) -> Self {
        self.step(Segment::Field(name.to_owned()))
    }

    /// An element of the list here.
    pub fn index(&self, index: usize) -> Self {
        self.step(Segment::Element(index))
    }

    fn step(&self, segment: Segment) -> Self {
        Self(Some(Rc::new(Link {
            above: self.clone(),
            segment,
        })))
    }

    fn steps(&self) -> Vec<Segment> {
        let mut steps = Vec::new();
        let mut here = &self.0;
        while let Some(link) = here {
            steps.push(link.segment.clone());
            here = &link.above.0;
        }
        steps.reverse();
        steps
    }

    /// The place without what only the finished tree could tell.
    pub fn without_labels(&self) -> Place {
        self.steps()
            .into_iter()
            .map(|segment| Step {
                segment,
                number: None,
                name: None,
            })
            .collect()
    }

    /// The place with the numbers and names that `file` gives the things on the way.
    pub fn within(&self, file: &Value) -> Place {
        let mut here = Some(file);
        self.steps()
            .into_iter()
            .map(|segment| {
                here = match &segment {
                    Segment::Field(name) => here.and_then(|value| value.get(name)),
                    Segment::Element(index) => here.and_then(|value| value.get(index)),
                };
                let text = |field| {
                    here.and_then(|value| value.get(field))
                        .and_then(Value::as_str)
                        .map(str::to_owned)
                };
                Step {
                    segment,
                    number: text("number"),
                    name: text("name").or_else(|| text("label")),
                }
            })
            .collect()
    }
}
