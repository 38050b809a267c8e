// The page opens, in both of its forms, and asks for nothing but itself.
import { expect, test } from "./helpers.mjs";
import { ON_PURPOSE } from "./netlog.mjs";

test("the program starts", async ({ app, page }) => {
  await app.open();
  await expect(page).toHaveTitle(/達成/);
  await expect(page.locator("main:not(.boot-failure)")).toContainText("達成");
  await app.screenshot("start");
});

test("the page asks for its own files and nothing else", async ({ app, page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await app.open();
  if (app.isFile) {
    expect(asked.filter((address) => !address.startsWith("data:"))).toEqual([app.address]);
  } else {
    const names = asked.filter((address) => !address.startsWith("data:")).map((address) => address.slice(app.address.length));
    expect(names[0]).toBe("");
    for (const name of names.slice(1)) expect(name).toMatch(/^[a-z]+-[0-9a-f]+(_bg|_rest)?\.(css|js|wasm)$/);
    // Both parts of the program, each once.
    expect(names.filter((name) => name.endsWith(".wasm"))).toHaveLength(2);
  }
});

test("the policy is in force before anything it governs", async ({ app, page }) => {
  await app.open();
  const policy = page.locator("meta[http-equiv='Content-Security-Policy']");
  await expect(policy).toHaveCount(1);
  const content = await policy.getAttribute("content");
  expect(content).toContain("default-src 'none'");
  expect(content).not.toContain("unsafe-inline");
  expect(content).toContain(app.isFile ? "connect-src 'none'" : "connect-src 'self'");
  const before = await policy.evaluate((meta) => {
    const names = [];
    for (let element = meta.previousElementSibling; element; element = element.previousElementSibling) names.push(element.localName);
    return { names, parent: meta.parentElement.localName };
  });
  expect(before).toEqual({ names: ["meta"], parent: "head" });
});

// The listener of helpers.mjs would also pass a page that cannot be watched, so it is shown to see each way out.
test("what leaves the page is stopped and seen", async ({ app, page, trouble }) => {
  await app.open();
  const blocked = await page.evaluate(async (onPurpose) => {
    const refused = [];
    addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    await fetch("https://example.org/").catch(() => {});
    new Image().src = "https://example.org/a.png";
    document.body.appendChild(document.createElement("script")).textContent = "window.slipped = true";
    const element = document.body.appendChild(document.createElement("p"));
    element.setAttribute("style", "color: red");
    element.setAttribute("onclick", "window.slipped = true");
    element.click();
    const frame = document.body.appendChild(document.createElement("iframe"));
    // Here the browser may prepare a connection before it asks the policy.
    frame.src = onPurpose;
    await new Promise((done) => setTimeout(done, 300));
    return { refused: [...new Set(refused)].sort(), slipped: window.slipped, style: element.style.color };
  }, ON_PURPOSE);
  expect(blocked).toEqual({
    refused: ["connect-src", "frame-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"],
    slipped: undefined,
    style: "",
  });
  expect(trouble.filter((line) => line.startsWith("console:")).length).toBeGreaterThanOrEqual(6);
  trouble.length = 0;
});

test("a request beyond the page is seen", async ({ page, trouble }) => {
  await page.route(`${ON_PURPOSE}/**`, (route) => route.fulfill({ body: "" }));
  await page.goto(`${ON_PURPOSE}/elsewhere`);
  expect(trouble).toEqual([`request beyond the page's own files: ${ON_PURPOSE}/elsewhere`]);
  trouble.length = 0;
});
