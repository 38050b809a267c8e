//! A server of static files for this machine only: enough for a browser to open the page as it would from any server,
//! under a path of choice. One short-lived connection per request, one thread per connection.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// A browser sends far less; more than this is not read.
const MOST_HEAD: u64 = 64 * 1024;

/// Why nothing can be served at a port.
pub fn taken(port: u16) -> String {
    format!("port {port} of this machine cannot be used")
}

/// A folder and the path it is served under.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    base: String,
}

impl Server {
    /// Takes a port of this machine, any free one for 0. `base` has a slash at both ends.
    pub fn bind(folder: &Path, base: &str, port: u16) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| taken(port))?;
        let folder = folder
            .canonicalize()
            .with_context(|| format!("{} is not there", folder.display()))?;
        Ok(Self {
            listener,
            site: Arc::new(Site {
                folder,
                base: base.to_owned(),
            }),
        })
    }

    /// Where the page is.
    pub fn address(&self) -> Result<String> {
        let port = self.listener.local_addr()?.port();
        Ok(format!("http://localhost:{port}{}", self.site.base))
    }

    /// Answers until the program ends.
    pub fn run(&self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // A browser that goes away in the middle of an answer is no event.
            thread::spawn(move || drop(site.answer(&stream)));
        }
    }

    /// Answers in the background until the program ends, and returns where the page is.
    pub fn spawn(self) -> Result<String> {
        let address = self.address()?;
        thread::spawn(move || self.run());
        Ok(address)
    }
}

impl Site {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_write_timeout(Some(Duration::from_secs(30)))?;
        let mut head = BufReader::new(stream.take(MOST_HEAD));
        let mut request = String::new();
        head.read_line(&mut request)?;
        // All of the head is read before the answer: closing a connection with unread bytes may cut the answer off.
        let mut line = String::new();
        while head.read_line(&mut line)? > 2 {
            line.clear();
        }
        let (reply, with_body) = self.reply(&request);
        stream.write_all(reply.head().as_bytes())?;
        if with_body {
            stream.write_all(&reply.body)?;
        }
        stream.flush()
    }

    fn reply(&self, request: &str) -> (Reply, bool) {
        let mut words = request.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return (Reply::error("400 Bad Request"), true);
        };
        match method {
            "GET" => (self.find(target), true),
            "HEAD" => (self.find(target), false),
            _ => (Reply::error("405 Method Not Allowed"), true),
        }
    }

    fn find(&self, target: &str) -> Reply {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        // Relative addresses in the page would miss the last folder without its slash.
        if format!("{path}/") == self.base {
            return Reply {
                location: Some(self.base.clone()),
                ..Reply::error("308 Permanent Redirect")
            };
        }
        let file = path
            .strip_prefix(&self.base)
            .and_then(file_path)
            .and_then(|path| self.inside(&path));
        match file.and_then(|file| Some((fs::read(&file).ok()?, mime(&file)))) {
            Some((body, mime)) => Reply {
                status: "200 OK",
                mime,
                location: None,
                body,
            },
            None => Reply::error("404 Not Found"),
        }
    }

    /// The real file, unless a link leads out of the folder.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let file = self.folder.join(path).canonicalize().ok()?;
        (file.starts_with(&self.folder) && file.is_file()).then_some(file)
    }
}

struct Reply {
    status: &'static str,
    mime: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Reply {
    fn error(status: &'static str) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            location: None,
            body: status.as_bytes().to_vec(),
        }
    }

    fn head(&self) -> String {
        let location = self
            .location
            .as_ref()
            .map(|path| format!("Location: {path}\r\n"))
            .unwrap_or_default();
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}Cache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.mime,
            self.body.len()
        )
    }
}

/// The path of a file below the folder, or nothing when the address tries to leave it.
fn file_path(address: &str) -> Option<PathBuf> {
    let mut decoded = percent_decoded(address)?;
    if decoded.is_empty() || decoded.ends_with('/') {
        decoded.push_str("index.html");
    }
    let mut path = PathBuf::new();
    for part in decoded.split('/') {
        // No part may be a way up, a drive of Windows, or a path of its own.
        if part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        // A browser compiles while it downloads only under this name.
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths_below_the_folder() {
        let cases = [
            ("", Some("index.html")),
            ("a.js", Some("a.js")),
            ("a/b.js", Some("a/b.js")),
            ("a/", Some("a/index.html")),
            ("%E9%81%94%E6%88%90.json", Some("達成.json")),
            ("a%20b.css", Some("a b.css")),
        ];
        for (address, path) in cases {
            assert_eq!(file_path(address), path.map(PathBuf::from), "{address}");
        }
    }

    #[test]
    fn addresses_that_try_to_leave_the_folder_are_not_found() {
        let cases = [
            "..",
            "../a",
            "a/../../b",
            "%2e%2e/a",
            "a/%2E%2E/b",
            "/etc/passwd",
            "a//b",
            "%2fetc/passwd",
            "..%5ca",
            "a%5c..%5cb",
            "C:/a",
            "c%3a/a",
            ".git/config",
            "a%00.html",
            "%",
            "%4",
            "%zz",
            "%ff",
        ];
        for address in cases {
            assert_eq!(file_path(address), None, "{address}");
        }
    }

    /// What a server of a small folder answers to a request, over a real connection.
    fn ask(address: &str, request: &str) -> String {
        let authority = address
            .strip_prefix("http://localhost")
            .unwrap()
            .split('/')
            .next()
            .unwrap();
        let mut stream = TcpStream::connect(format!("127.0.0.1{authority}")).unwrap();
        stream
            .write_all(format!("{request}\r\nHost: localhost\r\n\r\n").as_bytes())
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_folder_is_served_under_its_path_only() {
        let root = std::env::temp_dir().join(format!("tassei-serve-{}", std::process::id()));
        let folder = root.join("dist");
        fs::create_dir_all(&folder).unwrap();
        fs::write(root.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "<p>").unwrap();
        fs::write(folder.join("a.wasm"), "wasm").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("secret.txt"), folder.join("link.txt")).unwrap();
        let address = Server::bind(&folder, "/some/sub/path/", 0)
            .unwrap()
            .spawn()
            .unwrap();
        assert!(address.ends_with("/some/sub/path/"), "{address}");

        let cases = [
            (
                "GET /some/sub/path/ HTTP/1.1",
                "200 OK",
                "text/html; charset=utf-8",
                "<p>",
            ),
            (
                "GET /some/sub/path/index.html?a#b HTTP/1.1",
                "200 OK",
                "text/html; charset=utf-8",
                "<p>",
            ),
            (
                "GET /some/sub/path/a.wasm HTTP/1.1",
                "200 OK",
                "application/wasm",
                "wasm",
            ),
            (
                "HEAD /some/sub/path/a.wasm HTTP/1.1",
                "200 OK",
                "Content-Length: 4\r\n",
                "",
            ),
            (
                "GET /some/sub/path HTTP/1.1",
                "308 Permanent Redirect",
                "Location: /some/sub/path/\r\n",
                "",
            ),
            (
                "GET / HTTP/1.1",
                "404 Not Found",
                "text/plain",
                "404 Not Found",
            ),
            (
                "GET /a.wasm HTTP/1.1",
                "404 Not Found",
                "text/plain",
                "404 Not Found",
            ),
            (
                "GET /some/sub/path/b HTTP/1.1",
                "404 Not Found",
                "text/plain",
                "404 Not Found",
            ),
            (
                "GET /some/sub/path/../secret.txt HTTP/1.1",
                "404 Not Found",
                "text/plain",
                "404 Not Found",
            ),
            (
                "GET /some/sub/path/link.txt HTTP/1.1",
                "404 Not Found",
                "text/plain",
                "404 Not Found",
            ),
            (
                "POST /some/sub/path/ HTTP/1.1",
                "405 Method Not Allowed",
                "text/plain",
                "405 Method Not Allowed",
            ),
            ("", "400 Bad Request", "text/plain", "400 Bad Request"),
        ];
        for (request, status, header, body) in cases {
            let answer = ask(&address, request);
            let (head, rest) = answer.split_once("\r\n\r\n").unwrap();
            assert!(
                head.starts_with(&format!("HTTP/1.1 {status}")),
                "{request}: {head}"
            );
            assert!(format!("{head}\r\n").contains(header), "{request}: {head}");
            assert!(
                rest.starts_with(body)
                    && (!body.is_empty() || !request.starts_with("HEAD") || rest.is_empty()),
                "{request}: {rest}"
            );
        }
        fs::remove_dir_all(&root).unwrap();
    }
}
