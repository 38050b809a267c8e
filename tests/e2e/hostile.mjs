// Two hundred strings that have broken programs: markup, script, formulas, writing direction, broken characters, sizes.
const markup = [
  "<script>window.slipped = 'script'</script>",
  "</script><script>window.slipped = 'end'</script>",
  "<img src=x onerror=\"window.slipped = 'img'\">",
  "<svg onload=\"window.slipped = 'svg'\">",
  "<iframe srcdoc=\"<script>parent.slipped = 'frame'</script>\">",
  "\"><b onmouseover=\"window.slipped = 'b'\">x",
  "' onfocus='window.slipped = 1' autofocus x='",
  "<style>*{display:none}</style>",
  "<a href=\"javascript:window.slipped = 'a'\">x</a>",
  "javascript:window.slipped = 'url'",
  "<!-- <script>window.slipped = 'comment'</script>",
  "-->",
  "]]>",
  "<plaintext>",
  "<base href=\"https://tassei.invalid/\">",
  "<meta http-equiv=\"refresh\" content=\"0;url=https://tassei.invalid/\">",
  "<form action=\"https://tassei.invalid/\"><button>x</button></form>",
  "<template><script>window.slipped = 't'</script></template>",
  "<textarea>",
  "</textarea><script>window.slipped = 'ta'</script>",
  "<noscript><p title=\"</noscript><img src=x onerror=window.slipped=1>\">",
  "<math><mtext><table><mglyph><style><img src=x onerror=window.slipped=1>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&amp;&quot;&#x27;&#0;",
  "{{constructor.constructor('window.slipped=1')()}}",
  "${window.slipped = 1}",
  "`;window.slipped=1//`",
  "\\\";window.slipped=1;//",
  "https://tassei.invalid/",
  "//tassei.invalid/a",
  "data:text/html,<script>window.slipped=1</script>",
  "vbscript:msgbox(1)",
  "mailto:a@tassei.invalid?body=<script>",
];
const formulas = ["=1+1", "=HYPERLINK(\"https://tassei.invalid/\",\"x\")", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1+1", "＠SUM(1)", "'=1+1", "\"=1+1\"", ";=1+1", ",=1+1", "=1+1\n=2+2", " =1+1", "\u00a0=1", "DDE(\"cmd\")"];
const direction = ["\u202e\u6b63\u3057\u3044", "a\u202db\u202c", "\u2066x\u2069", "\u200b", "\u200c\u200d", "\u2060\u2061\u2062", "\ufeffBOM", "\u200f\u200e", "\u061c", "\u00ad\u00ad", "\u2028\u2029", "\u180e", "\u115f\u1160\u3164\uffa0", "\u{e0041}\u{e007f}", "\ufff9a\ufffab\ufffb"];
const broken = ["\ufffd", "\ud83d\ude00", "\u0000", "\u0001\u0002\u001f", "\u007f\u0080\u009f", "\ufffe\uffff", "e\u0301".repeat(40), "Z\u0351\u036b\u0343\u036a".repeat(20), "\u{10ffff}", "葛\u{e0100}城市", "𠮷野家", "ｶﾞｷﾞｸﾞ", "㍻㍾㌔", "①Ⅳ㈱", "\u3000", "\u00a0\u2003", "ﷺ", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", "\u0e33".repeat(30), "\r\n\r\n"];
const sizes = ["あ".repeat(2_000), "W".repeat(500), "9".repeat(400), "1e308", "-0", "NaN", "Infinity", "0x7fffffff", "9007199254740993", "1".repeat(16), "0." + "1".repeat(7), "1,00", "1.2.3", "999999999999999.999999", "￥１，０００", "％", "null", "undefined", "true", "[object Object]", "__proto__", "constructor", "toString", "hasOwnProperty"];
const paths = ["../../etc/passwd", "C:\\con\\aux", "nul.json", "a/b\\c:d*e?f\"g<h>i|j", ".", "..", "%00", "%2e%2e%2f", "a\u0000b.json", "~", "-rf", "$(reboot)", "`reboot`", "; DROP TABLE plans;--", "' OR '1'='1", "\\u0000", "\\x3cscript\\x3e", "#/settings", "#/list?text=%ff", "?a=b&c=d"];

const single = [...markup, ...formulas, ...direction, ...broken, ...sizes, ...paths];
/** Exactly two hundred: the ones above, and pairs of them. */
export const hostile = [...single];
for (let index = 0; hostile.length < 200; index += 1) hostile.push(`${markup[index % markup.length]}${direction[index % direction.length]}${formulas[index % formulas.length]}`);
hostile.length = 200;

/** The plan with a hostile string in every text that a person can enter. */
export function infest(plan) {
  let next = 0;
  const string = () => hostile[next++ % hostile.length];
  const TEXTS = new Set(["name", "number", "municipality", "note", "unit", "plan", "status", "actual", "results", "next_steps", "printed_actual", "printed_rate", "printed_mark", "text", "heading", "label", "share", "set", "figure", "place", "title", "agenda", "reason", "by"]);
  const walk = (value, key) => {
    if (Array.isArray(value)) return value.map((element) => walk(element, key));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, walk(field, name)]));
    return typeof value === "string" && TEXTS.has(key) ? string() : value;
  };
  const infested = walk(plan, "");
  return { infested, used: Math.min(next, hostile.length) };
}

/** The empty frame through which the page hears, in its first seconds, that the storage keeps what is written (docs/decisions/0018). */
const LISTENS = '<iframe hidden=""></iframe>';

/** What the page is made of that could act by itself. */
export const actors = (page) =>
  page.evaluate((listens) => ({
    slipped: window.slipped,
    made: [...document.querySelectorAll("body :is(iframe, img, style, form, base, meta, object, embed, math, plaintext, marquee), main script, #plain script")].map((element) => element.outerHTML).filter((made) => made !== listens),
    handlers: [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length,
    links: [...document.querySelectorAll("body a[href]")].map((link) => link.getAttribute("href")).filter((href) => !/^(#|blob:)/.test(href)),
  }), LISTENS);
export const NOTHING = { slipped: undefined, made: [], handlers: 0, links: [] };
