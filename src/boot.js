// Runs before the program and without it: shows a plain page when the program cannot start or has failed, and lets
// the person save what this browser holds to a file.
//
// It listens to two events on `window`: `tassei-started`, and `tassei-failed` with a string as its detail (the panic
// hook sends it). It knows nothing of the program but that its page is `.app`, and how plans are kept in localStorage:
// `src/keep/` says it, and the cases in `tests/fixtures/slots/` hold both to it.
//
// Written in the oldest JavaScript that does the job: an engine too old for the program must still be able to read
// the message that says so. The wording is here and not in src/text.rs because nothing of Rust may be needed for it.
(function () {
  "use strict";

  var PREFIX = "tassei:";
  var FILE = "達成_保存データ_";
  var TEXT = {
    heading: "画面を表示できませんでした",
    old: "お使いのブラウザーには、このページが必要とする機能がありません。新しい版の Microsoft Edge、Google Chrome、Firefox、Safari で開いてください。管理者の設定（JIT や WebAssembly の無効化）で使えないこともあります。",
    folder: "これはサーバーに置いて使うための一式です。フォルダーから直接開くときは、同じフォルダーの tassei.html を開いてください。",
    start: "プログラムを始めることができませんでした。",
    stopped: "プログラムの内部で誤りが起きたため、動作を止めました。保存されているデータをこの画面が書き換えることはもうありません。",
    kept: "このブラウザーには、最後に保存されたデータが残っています。先にファイルへ書き出してから、開き直してください。",
    empty: "このブラウザーに保存されたデータはありません。",
    sealed: "このブラウザーの保存領域を読むことができません。",
    plans: "保存されている計画（いちばん新しい、壊れていないもの）",
    plan: "をファイルに書き出す",
    unnamed: "（計画名未設定）",
    save: "保存されているデータをすべて1つのファイルに書き出す",
    all: "計画のファイルは、そのまま「取り込む」で開けます。すべてを書き出したファイルは、調べるためのもので、取り込めません。",
    again: "開き直す",
    detail: "詳しい情報（お問い合わせのときにお伝えください）"
  };

  // The plain page is for where no script runs.
  document.documentElement.setAttribute("data-boot", "");

  var failed = false;
  // The storage that turned out to be cut off from the browser's, if it is.
  var cutOff = null;

  // Whether the program has shown its page: what goes wrong before that is a failed start.
  function isShown() {
    return document.querySelector(".app") !== null;
  }

  // What is stored, or null when the browser refuses to let it be read. A storage that is cut off is gone with this page, and
  // what was typed before that was known is in no other.
  function stored() {
    try {
      var storage = cutOff || window.localStorage;
      var entries = {};
      for (var i = 0; i < storage.length; i += 1) {
        var key = storage.key(i);
        if (key !== null && key.indexOf(PREFIX) === 0) {
          entries[key] = storage.getItem(key);
        }
      }
      return entries;
    } catch (error) {
      return null;
    }
  }

  // CRC-32 over the UTF-16 units of a text from a place on, low byte first.
  function check(text, from) {
    var rest = -1;
    for (var i = from; i < text.length; i += 1) {
      var unit = text.charCodeAt(i);
      for (var shift = 0; shift <= 8; shift += 8) {
        rest ^= (unit >> shift) & 255;
        for (var bit = 0; bit < 8; bit += 1) {
          rest = rest & 1 ? (rest >>> 1) ^ 0xEDB88320 : rest >>> 1;
        }
      }
    }
    return ("0000000" + (~rest >>> 0).toString(16)).slice(-8);
  }

  // What a value holds if it is whole and belongs to this plan, or null.
  function opened(value, plan) {
    try {
      var first = /^tassei-slot 1 ([0-9a-f]{8})\n/.exec(value);
      if (!first || check(value, first[0].length) !== first[1]) {
        return null;
      }
      var end = value.indexOf("\n", first[0].length);
      var header = JSON.parse(value.slice(first[0].length, end));
      if (end < 0 || header.plan !== plan || typeof header.seq !== "number") {
        return null;
      }
      return { plan: plan, name: String(header.name), seq: header.seq, file: value.slice(end + 1) };
    } catch (error) {
      return null;
    }
  }

  // The newest whole state of each plan.
  function plans(entries) {
    var found = {};
    Object.keys(entries).forEach(function (key) {
      var slot = /^tassei:1:([^:]+):[ab]$/.exec(key);
      var state = slot && opened(entries[key], slot[1]);
      if (state && (!found[state.plan] || found[state.plan].seq < state.seq)) {
        found[state.plan] = state;
      }
    });
    return Object.keys(found).sort().map(function (plan) { return found[plan]; });
  }

  // A program that has failed may still be entered by a timer. It must not write over the last good state.
  function seal() {
    ["setItem", "removeItem", "clear"].forEach(function (name) {
      try {
        Object.defineProperty(window.Storage.prototype, name, { value: function () {} });
      } catch (error) {
        // A browser without storage has nothing to protect.
      }
    });
  }

  function save(entries) {
    var file = { format: "tassei-rescue", version: 1, saved_at: new Date().toISOString(), entries: entries };
    write(FILE, JSON.stringify(file, null, 2) + "\n");
  }

  function write(name, text) {
    var now = new Date();
    var blob = new Blob([text], { type: "application/json" });
    var link = document.createElement("a");
    var address = URL.createObjectURL(blob);
    link.setAttribute("href", address);
    link.setAttribute("download", name + now.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "_") + ".json");
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  function add(parent, name, text) {
    var element = document.createElement(name);
    element.textContent = text || "";
    parent.appendChild(element);
    return element;
  }

  function button(parent, text, action) {
    var element = add(parent, "button", text);
    element.type = "button";
    // The program's own listeners sit on `window` and must not be entered again.
    element.addEventListener("click", function (event) {
      event.stopPropagation();
      action();
    });
  }

  function draw(reason, detail) {
    // A page that carries a plan shows it without the program, too.
    var plain = document.getElementById("plain");
    document.documentElement.removeAttribute("data-boot");
    var entries = stored();
    var panel = document.createElement("main");
    panel.className = "boot-failure";
    var heading = add(panel, "h1", TEXT.heading);
    heading.tabIndex = -1;
    add(panel, "p", reason);
    if (entries === null) {
      add(panel, "p", TEXT.sealed);
    } else if (Object.keys(entries).length === 0) {
      add(panel, "p", TEXT.empty);
    } else {
      add(panel, "p", TEXT.kept);
      var found = plans(entries);
      if (found.length > 0) {
        add(panel, "p", TEXT.all);
        add(panel, "h2", TEXT.plans);
      }
      found.forEach(function (state) {
        var name = state.name.trim() || TEXT.unnamed;
        button(panel, "「" + name + "」" + TEXT.plan, function () {
          // What some system does not allow in names of files, or does not show, is left out.
          write(name.replace(/[\u0000-\u001f\u007f\\/:*?"<>|.\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").slice(0, 40) + "_", state.file);
        });
      });
      button(panel, TEXT.save, function () { save(entries); });
    }
    button(panel, TEXT.again, function () { window.location.reload(); });
    if (detail) {
      var more = add(panel, "details");
      add(more, "summary", TEXT.detail);
      add(more, "pre", detail);
    }
    document.body.textContent = "";
    document.body.appendChild(panel);
    if (plain) {
      document.body.appendChild(plain);
    }
    heading.focus();
  }

  // Only the first failure is told: what follows it is its consequence.
  function fail(reason, detail) {
    if (failed) {
      return;
    }
    failed = true;
    seal();
    if (document.body) {
      draw(reason, detail);
    } else {
      document.addEventListener("DOMContentLoaded", function () { draw(reason, detail); });
    }
  }

  // A trap in WebAssembly leaves the program in an unknown state, whether or not its panic hook got to speak.
  function trapped(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  function broken(detail) {
    fail(isShown() ? TEXT.stopped : TEXT.start, detail);
  }

  // Chromium can hand a page that it loads, seen on file:// under load, a localStorage that is cut off from the browser's: it is
  // empty, gives back what it is given, and is gone with the page (docs/decisions/0018). Loaded again, the page has the real one.
  var SIGN = "tassei:sign";
  var TIMES = 2;
  var touched = false;

  // The count stands in the browser's history, where it outlives the loading and no storage has to be trusted.
  function again() {
    var times = Number(window.history.state) || 0;
    if (times >= TIMES) {
      return false;
    }
    window.history.replaceState(times + 1, "");
    // Without the count it could go on for ever.
    if (window.history.state !== times + 1) {
      return false;
    }
    window.location.reload();
    return true;
  }

  function isWhole() {
    if (window.history.state) {
      window.history.replaceState(null, "");
    }
  }

  // What is written is told to other documents by the browser itself, so a frame that hears of it is the sign that it got there.
  function awaitSign() {
    var frame = document.createElement("iframe");
    var since = performance.now();
    var looks = 0;
    var timer;
    frame.hidden = true;
    document.body.appendChild(frame);
    function end() {
      clearTimeout(timer);
      document.body.removeChild(frame);
      try {
        window.localStorage.removeItem(SIGN);
      } catch (error) {
        // Then there is nothing to be removed.
      }
    }
    function look() {
      looks += 1;
      // Many looks: a page that was busy all the time has not had its turn to hear.
      if (looks < 8 || performance.now() - since < 2000) {
        timer = setTimeout(look, 250);
        return;
      }
      end();
      if (!touched && again()) {
        return;
      }
      // Better none than one that only seems to keep: the program says so, and what is typed can be exported.
      cutOff = window.localStorage;
      Object.defineProperty(window, "localStorage", { configurable: true, get: function () { throw new Error("cut off"); } });
      window.dispatchEvent(new Event("storage"));
    }
    frame.contentWindow.addEventListener("storage", function (event) {
      if (event.key === SIGN) {
        isWhole();
        end();
      }
    });
    try {
      window.localStorage.setItem(SIGN, "");
      window.localStorage.setItem(SIGN, String(since));
      look();
    } catch (error) {
      end();
    }
  }

  function watchForCut() {
    try {
      if (window.localStorage.length > 0) {
        isWhole();
        return;
      }
      // What this tab has stored is gone at once.
      if (window.sessionStorage.getItem("tassei:1:open") && again()) {
        return;
      }
    } catch (error) {
      return;
    }
    ["keydown", "pointerdown", "input", "drop"].forEach(function (name) {
      window.addEventListener(name, function () { touched = true; }, true);
    });
    window.addEventListener("tassei-started", function () { setTimeout(awaitSign, 300); });
  }

  // Of others nothing like it is known, nor whether a frame would hear.
  if (/Chrom/.test(navigator.userAgent)) {
    watchForCut();
  }

  // A program that has failed hears nothing any more. These listeners stand before its own, as they begin before it.
  ["keydown", "hashchange", "storage", "beforeunload", "pagehide", "visibilitychange", "beforeprint", "afterprint"].forEach(function (name) {
    window.addEventListener(name, function (event) {
      if (failed) {
        event.stopImmediatePropagation();
      }
    }, true);
  });
  window.addEventListener("tassei-failed", function (event) {
    broken(typeof event.detail === "string" ? event.detail : "");
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (trapped(event.reason)) {
      broken(String(event.reason));
    }
  });
  // In the capture phase, because a file that does not load reports to its own element only.
  window.addEventListener("error", function (event) {
    var element = event.target;
    if (element && element.nodeName === "SCRIPT" && !isShown()) {
      fail(window.location.protocol === "file:" ? TEXT.folder : TEXT.start, element.src);
    } else if (trapped(event.error) || (event.error && !isShown())) {
      broken(String(event.error));
    }
  }, true);

  // The build writes what this page cannot do without.
  var needs = (document.currentScript.getAttribute("data-needs") || "").split(" ");
  var missing = needs.filter(function (name) { return name !== "" && typeof window[name] === "undefined"; });
  if (!("noModule" in document.createElement("script"))) {
    missing.push("module");
  }
  if (missing.length > 0) {
    fail(TEXT.old, missing.join(", "));
  }
})();
