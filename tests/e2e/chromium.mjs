// The browser of the tests and of the benchmarks: the system's own, kept from talking to anybody.
import { chromium } from "@playwright/test";

export { chromium };

const asRoot = process.getuid?.() === 0;

/** Options for Playwright's `launch`. */
export const launchOptions = {
  executablePath: process.env.TASSEI_CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  // Chromium's sandbox refuses to work for root, and needs no switch for anybody else.
  chromiumSandbox: !asRoot,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

/** Starts the browser. */
export function launch() {
  return chromium.launch(launchOptions);
}
