//! `cargo xtask serve`: the page on this machine, for people.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use crate::args::{Profile, Serve};
use crate::build::build;
use crate::process::say;
use crate::server::{Server, taken};
use crate::workspace::Workspace;

/// Where the page is looked for first, so that it keeps its address, and with it what the browser stored for it.
const USUAL_PORT: u16 = 8080;

/// Builds, then serves until interrupted.
pub fn serve(workspace: &Workspace, options: &Serve) -> Result<()> {
    // Whoever asks for a port that is taken learns so before the build.
    if let Some(port) = options.port {
        drop(
            TcpListener::bind((Ipv4Addr::LOCALHOST, port.get()))
                .with_context(|| taken(port.get()))?,
        );
    }
    // Not held: who builds anew while the page is served wants to see the new one.
    let folder = build(workspace, options.profile)?.folder;
    let bind = |port| Server::bind(&folder, &options.base, port);
    let server = match options.port {
        Some(port) => bind(port.get())?,
        None => bind(USUAL_PORT).or_else(|_| {
            say(format_args!("port {USUAL_PORT} is taken, so another one is used; stored data belongs to its port"));
            bind(0)
        })?,
    };
    println!("{}", server.address()?);
    if options.profile == Profile::Release {
        println!("{}", workspace.single_file().display());
    }
    server.run();
    Ok(())
}
