//! Words of 設定 › 計画, and of beginning with another plan.

use crate::domain::year::FiscalYear;
use crate::text::format;

/// The label of the plan's name.
pub const NAME: &str = "計画名";
/// Where the name is used.
pub const NAME_HELP: &str = "画面の左上、書き出すファイルの名前、資料の見出しに使います。";
/// The name is missing.
pub const NAME_MISSING: &str = "計画名がありません。ほかの計画と見分けがつく名前を入れてください。";
/// The label of the municipality.
pub const MUNICIPALITY: &str = "自治体名";
/// Where the municipality is used.
pub const MUNICIPALITY_HELP: &str = "資料の見出しに使います。";
/// The heading over the sample's own explanation.
pub const KIND: &str = "データの種類";
/// The plan is the sample.
pub const IS_SAMPLE: &str = "実在の計画の公表資料をもとにした見本です。文章は要約しています。書き換えて試せますが、自分の計画は下から始めてください。";
/// The plan is somebody's own.
pub const IS_OWN: &str = "自分の計画です（見本データではありません）。";

/// The heading over the ways to begin with another plan.
pub const START: &str = "別の計画を開く";
/// What opening another plan means.
pub const START_HELP: &str = "今の計画を閉じて始めます。保存した計画は「計画の一覧」に残ります。配布されたファイルから始めるときは、画面の上の「取り込む」を使ってください。";
/// Open the sample.
pub const OPEN_SAMPLE: &str = "見本を開く";

/// The label of the first year.
pub const FIRST_YEAR: &str = "計画の最初の年度";
/// How many years a blank plan has.
pub const FIRST_YEAR_HELP: &str =
    "最初の年度から3年分を用意します。年度はあとで「設定」の「年度」で増減できます。";
/// Begin.
pub const BEGIN: &str = "始める";
/// Open.
pub const OPEN: &str = "開く";

/// What becomes of the plan that is open.
pub fn replaced(name: &str) -> String {
    format!(
        "今の計画「{name}」を閉じて始めます。保存した計画はこの端末に残り、「計画の一覧」から開けます。「元に戻す」でも、このページを閉じるまでは戻せます。"
    )
}

/// A year to choose: `令和８年度（2026年4月から）`.
pub fn year_choice(year: FiscalYear) -> String {
    format!("{}（{}年4月から）", format::year_long(year), year.number())
}

/// The sample has been opened.
pub const SAMPLE_OPENED: &str = "見本を開きました。";

/// Writes the plan as a file before it is replaced.
pub const EXPORT_FIRST: &str = "今の計画を書き出す";
