//! What the page tried on itself, and whether the browser stopped it. The attempts are made by `src/selfcheck.js`.

/// What is tried, by the name that the script gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// To ask another address for something.
    Fetch,
    /// To send something while the page is left.
    Beacon,
    /// To open a connection.
    Socket,
    /// To load an image from elsewhere.
    Image,
    /// To show a page from elsewhere.
    Frame,
    /// To run a script that was slipped into the page.
    Script,
    /// To run code in an attribute.
    Handler,
    /// To run a text as code.
    Text,
    /// To change the looks by an attribute.
    Style,
}

impl Attempt {
    /// All of them, in the order in which they are made.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Fetch, "fetch"),
        (Self::Beacon, "beacon"),
        (Self::Socket, "socket"),
        (Self::Image, "image"),
        (Self::Frame, "frame"),
        (Self::Script, "script"),
        (Self::Handler, "handler"),
        (Self::Text, "text"),
        (Self::Style, "style"),
    ];
}

/// What came of the attempts: whether each was stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheck {
    /// All attempts; `false` also where the script said nothing of one.
    pub stopped: Vec<(Attempt, bool)>,
}

impl SelfCheck {
    /// Reads the script's answer. Whatever is not said to be stopped is not.
    pub fn read(answer: &str) -> Self {
        let stopped = Attempt::ALL
            .iter()
            .map(|(attempt, name)| {
                let mut said = answer.lines().filter_map(|line| line.split_once(' '));
                let stopped = said.any(|(of, how)| of == *name && how == "stopped");
                (*attempt, stopped)
            })
            .collect();
        Self { stopped }
    }

    /// How many were not stopped.
    pub fn open(&self) -> usize {
        self.stopped.iter().filter(|(_, stopped)| !stopped).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_to_be_stopped_is() {
        let all: Vec<String> = Attempt::ALL
            .iter()
            .map(|(_, name)| format!("{name} stopped"))
            .collect();
        assert_eq!(SelfCheck::read(&all.join("\n")).open(), 0);
        for (answer, open) in [
            ("", 9),
            ("fetch stopped", 8),
            ("fetch open\nimage stopped", 8),
            ("fetch stoppedx\nfetchstopped", 9),
        ] {
            assert_eq!(SelfCheck::read(answer).open(), open, "{answer}");
        }
    }

    #[test]
    fn the_script_makes_these_attempts_in_this_order() {
        let script = include_str!("../selfcheck.js");
        let named: Vec<&str> = script
            .lines()
            .filter_map(|line| line.trim().strip_prefix("[\"")?.split_once('"'))
            .map(|(name, _)| name)
            .collect();
        let known: Vec<&str> = Attempt::ALL.iter().map(|(_, name)| *name).collect();
        assert_eq!(named, known);
    }
}
