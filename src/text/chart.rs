//! Words in and beside the charts of one indicator.

/// What stands at the end of a bar's scale. On a phone there is no room for more beside the target.
pub const END: &str = "150％";
/// The bar is cut.
pub const CUT: &str = "棒は150％で打ち切って描いています。";
/// How to read the bar of an indicator where less is better.
pub const BAR_OF_LOWER: &str = "棒の長さは達成率です。実績が小さいほど長くなります。";
/// How to read the bar of progress from a baseline.
pub const BAR_OF_PROGRESS: &str = "棒の長さは達成率です（基準値から目標までの進み具合）。";

/// What stands at the target.
pub fn at_target(target: &str) -> String {
    format!("目標 {target}")
}

/// The target that was compared, and a half-year's actual as it was doubled.
pub fn beside(target: Option<&str>, actual: Option<&str>) -> String {
    let target = target.map(|it| format!("比べた目標 {it}"));
    let actual = actual.map(|it| format!("2倍した実績 {it}"));
    [target, actual]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("、")
}

/// The two ends of a range.
pub fn between(low: &str, high: &str) -> String {
    format!("{low}～{high}")
}

/// What stands below the bar.
pub fn below_bar(actual: &str, rate: Option<&str>) -> String {
    match rate {
        Some(rate) => format!("実績 {actual}（達成率 {rate}）"),
        None => format!("実績 {actual}"),
    }
}

/// The bar in words.
pub fn meter_label(target: &str, actual: &str, rate: Option<&str>) -> String {
    match rate {
        Some(rate) => format!("目標 {target} に対し実績 {actual}、達成率 {rate}"),
        None => format!("目標 {target} に対し実績 {actual}"),
    }
}

/// The trend in words: `R6 目標 5 実績 4、R7 目標 5`.
pub fn trend_label(years: &[String]) -> String {
    format!("年度ごとの目標と実績。{}", years.join("、"))
}

/// One year of the trend in words.
pub fn trend_year(year: &str, target: &str, actual: &str) -> String {
    let target = match target {
        "" => String::new(),
        target => format!(" 目標 {target}"),
    };
    let actual = match actual {
        "" => String::new(),
        actual => format!(" 実績 {actual}"),
    };
    format!("{year}{target}{actual}")
}

/// How to read the trend.
pub fn trend_note(unit: &str, annualised: bool, cut: bool) -> String {
    let unit = match unit {
        "" => String::new(),
        unit => format!("（単位：{unit}）"),
    };
    let annualised = if annualised {
        "半年分の実績は2倍して描いています。"
    } else {
        ""
    };
    let cut = if cut {
        "目標を大きく超える棒は途中を省いて描いています。"
    } else {
        ""
    };
    format!("太い横線は目標、棒は実績、破線は実績のない年度{unit}。{annualised}{cut}")
}
