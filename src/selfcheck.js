// Tries what the page must not be able to do, and tells which of it the browser stopped: このアプリについて shows it.
//
// It listens to `tassei-check` on `window` and answers with `tassei-checked`, whose detail is one line an attempt: its
// name, and `stopped` or `open`. An attempt counts as stopped only where the browser itself says that the policy of this
// page stopped it; that it failed would prove nothing. The address is one that no network has (RFC 2606), so that
// nothing leaves even where nothing stops it.
(function () {
  "use strict";

  var NOWHERE = "https://tassei.invalid/";
  // How long the browser may take to say so.
  var PATIENCE = 1500;

  function element(name, act) {
    var made = document.createElement(name);
    made.hidden = true;
    act(made);
    document.body.appendChild(made);
    setTimeout(function () { made.remove(); }, PATIENCE);
    return made;
  }

  // Each with the directives of the policy that can stop it.
  var ATTEMPTS = [
    ["fetch", ["connect-src"], function () { window.fetch(NOWHERE).catch(function () {}); }],
    ["beacon", ["connect-src"], function () { navigator.sendBeacon(NOWHERE, "x"); }],
    ["socket", ["connect-src"], function () { new WebSocket("wss://tassei.invalid/"); }],
    ["image", ["img-src"], function () { element("img", function (image) { image.alt = ""; image.src = NOWHERE + "a.png"; }); }],
    // Of an address the browser would look up the name before it asks the policy.
    ["frame", ["frame-src"], function () { element("iframe", function (frame) { frame.title = "点検"; frame.src = "data:text/html,"; }); }],
    ["script", ["script-src-elem", "script-src"], function () { element("script", function (script) { script.textContent = ";"; }); }],
    ["handler", ["script-src-attr", "script-src"], function () { element("span", function (span) { span.setAttribute("onclick", ";"); }); }],
    ["text", ["script-src"], function () { new Function("return 0")(); }],
    ["style", ["style-src-attr", "style-src"], function () { element("span", function (span) { span.setAttribute("style", "color: red"); }); }]
  ];

  function attempt(what, then) {
    var answered = false;
    function answer(how) {
      if (!answered) {
        answered = true;
        document.removeEventListener("securitypolicyviolation", refused);
        then(what[0] + " " + how);
      }
    }
    function refused(event) {
      if (event.disposition === "enforce" && what[1].indexOf(event.effectiveDirective) >= 0) {
        answer("stopped");
      }
    }
    document.addEventListener("securitypolicyviolation", refused);
    try {
      what[2]();
    } catch (error) {
      // Some attempts end in an error, stopped or not: only what the browser says of the policy counts.
    }
    setTimeout(function () { answer("open"); }, PATIENCE);
  }

  // One after the other: two that the same directive stops could not be told apart.
  function from(index, lines) {
    if (index === ATTEMPTS.length) {
      window.dispatchEvent(new CustomEvent("tassei-checked", { detail: lines.join("\n") }));
      return;
    }
    attempt(ATTEMPTS[index], function (line) { from(index + 1, lines.concat(line)); });
  }

  window.addEventListener("tassei-check", function () { from(0, []); });
})();
