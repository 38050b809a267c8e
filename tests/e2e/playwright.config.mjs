// Two projects run every test: `served` opens the page from a server, `file` opens the single file from its folder.
// `cargo xtask test --only e2e` builds the page, serves it and sets TASSEI_URL and TASSEI_FILE.
import { defineConfig } from "@playwright/test";
import { pathToFileURL } from "node:url";
import { launchOptions } from "./chromium.mjs";
import { netlog } from "./netlog.mjs";

function address(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run these tests with \`cargo xtask test --only e2e\``);
  return value;
}

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: ".out/results",
  globalSetup: "./netlog.mjs",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that must be tried twice is a test that fails.
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [["list"], ["json"]],
  use: {
    browserName: "chromium",
    launchOptions: { ...launchOptions, args: [...launchOptions.args, netlog()] },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "served", use: { pageAddress: address("TASSEI_URL") } },
    { name: "file", use: { pageAddress: pathToFileURL(address("TASSEI_FILE")).href } },
  ],
});
