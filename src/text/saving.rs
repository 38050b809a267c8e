//! The state of saving, in exact words.

/// Where the plan stands on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been changed since the sample was opened: there is nothing to save.
    Untouched,
    /// The same, where the plan came with the page as a file.
    Carried,
    /// The page is a file that is only to be read: nothing is ever stored.
    Reading,
    /// A file of a version to come is looked at: nothing is stored.
    Newer,
    /// Stored at this time of day.
    Saved(String),
    /// Changed, not stored yet.
    Pending,
    /// There is no room.
    Full,
    /// The browser keeps nothing.
    Off,
    /// Another tab stored something else; nothing is overwritten until a person decides.
    Conflict,
    /// What was stored could not be read and could not be set aside: it is left as it is.
    Blocked,
}

/// Where the plan stands as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportState {
    /// The file written last (or taken in) holds just this.
    Current,
    /// Changed since.
    Changed,
    /// No file has been written.
    Never,
}

/// The state of saving on this device.
pub fn on_device(state: &SaveState) -> String {
    match state {
        SaveState::Untouched => "変更なし（見本のまま）".to_owned(),
        SaveState::Carried => "変更なし（開いたファイルのまま）".to_owned(),
        SaveState::Reading | SaveState::Newer => super::carry::NOT_KEPT.to_owned(),
        SaveState::Saved(time) => format!("保存済み {time}（この端末）"),
        SaveState::Pending => "保存しています（この端末）".to_owned(),
        SaveState::Full => "保存できません（この端末の空きがありません）".to_owned(),
        SaveState::Off => "保存できません（ブラウザの保存が使えません）".to_owned(),
        SaveState::Conflict => "保存を止めています（別のタブで変更がありました）".to_owned(),
        SaveState::Blocked => "保存を止めています（前のデータを読み取れません）".to_owned(),
    }
}

/// The state as a file.
pub fn as_file(state: ExportState) -> &'static str {
    match state {
        ExportState::Current => "ファイルと同じ",
        ExportState::Changed => "書き出し後に変更あり",
        ExportState::Never => "ファイル未書き出し",
    }
}

/// Said where storing failed: export is the way out.
pub const EXPORT_NOW: &str = "今すぐ書き出してください";

/// Title of the message that storing failed.
pub const FAILED_TITLE: &str = "この端末に保存できません";
/// What it means and how to mend it, when there is no room.
pub const FULL_TEXT: &str = "ブラウザの保存領域がいっぱいです。入力はこの画面に残っていますが、閉じると失われます。「書き出す」でファイルに保存してください。";
/// What it means and how to mend it, when the browser keeps nothing.
pub const OFF_TEXT: &str = "このブラウザの保存領域を使えません。入力はこの画面に残っていますが、閉じると失われます。「書き出す」でファイルに保存してから、開き直してください。";

/// Title of the message that another tab has changed what stood where something was typed.
pub const OVERTAKEN_TITLE: &str = "入力した欄を、別のタブが先に変更しました";
/// What it means; what was typed follows.
pub const OVERTAKEN_TEXT: &str =
    "このタブで打った次の内容は入れていません。欄の値を確かめて、必要なら入力し直してください：";

/// What was typed, and where.
pub fn overtaken(title: &str, typed: &[&str]) -> String {
    let mut words = title.to_owned();
    for typed in typed {
        words += &["「", typed, "」"].concat();
    }
    words
}

/// Title of the message that another tab stored something else.
pub const CONFLICT_TITLE: &str = "別のタブで同じ計画が変更されました";
/// What it means.
pub const CONFLICT_TEXT: &str = "どちらの内容を残すか選ぶまで、このタブの内容は保存しません。残さない方は控えになり、「履歴」で比べたり戻したりできます。";
/// Keep what is in this tab.
pub const CONFLICT_KEEP: &str = "このタブの内容を保存する";
/// Take what the other tab stored.
pub const CONFLICT_TAKE: &str = "別のタブの内容を読み込む";
/// Taking what the other tab stored would lose what is here.
pub const CONFLICT_NOT_TAKEN: &str = "このタブの内容を控えに残せないため、読み込みを止めました。このタブの内容は画面に残っています。「書き出す」でファイルに保存してから、もう一度「別のタブの内容を読み込む」を押してください。";
/// Said when this tab has followed another one.
pub const FOLLOWED: &str = "別のタブの変更を読み込みました。";

/// The state of a tab that only reads.
pub const READING: &str = "表示のみ（別のタブで編集中）";
/// Title of the message that this tab only reads.
pub const READING_TITLE: &str = "この計画は別のタブで編集しています";
/// What it means.
pub const READING_TEXT: &str = "このタブは表示だけで、別のタブでの変更を自動で映します。「このタブで編集する」を押すと、別のタブの入力を保存してから、こちらで編集できるようになります。";
/// Lets this tab write.
pub const TAKE_OVER: &str = "このタブで編集する";

/// Title of the message that two tabs stored something at the same time.
pub const BESIDE_TITLE: &str = "別のタブが同時に保存した内容があります";
/// What became of it.
pub const BESIDE_TEXT: &str =
    "新しい方を開いています。もう一方は控えとして残しました。「履歴」で今の内容と比べられます。";

/// Title of the message that room gets short.
pub const ROOM_TITLE: &str = "この端末の保存領域が残り少なくなっています";
/// How short, and how to mend it.
pub fn room(used: usize, quota: usize) -> String {
    let share = used.saturating_mul(100).div_ceil(quota.max(1));
    format!(
        "ブラウザの保存領域の約{share}％を使っています。いっぱいになると保存できません。使わない計画は、書き出してから「計画の一覧」で消してください。古い控えは自動で減らします。"
    )
}

/// Title of the message that a newer program keeps plans here.
pub const NEWER_TITLE: &str = "新しい版のプログラムで保存した計画があります";
/// What that means.
pub const NEWER_TEXT: &str = "この版では開けないため、読まずにそのまま残しています。新しい版の tassei.html で開いてください。";

/// One slot could not be read, and the other was taken.
pub fn other_slot(saved: &str) -> String {
    format!(
        "2つある保存のうち1つを読み取れなかったため、もう1つ（{saved} の保存）を開きました。読み取れなかったデータは上書きせずに取り置いています。内容に抜けがないか確かめてください。"
    )
}

/// Title of the message that what was stored cannot be read.
pub const UNREADABLE_TITLE: &str = "保存してあったデータを読み取れませんでした";
/// It has been set aside.
pub const SET_ASIDE_TEXT: &str =
    "元のデータは上書きせずに取り置いています。ファイルとして受け取り、担当者に渡してください。";
/// It could not be set aside and stays where it is.
pub const BLOCKED_TEXT: &str = "元のデータはそのまま残しています。取り置く空きがないため、この画面の内容は端末に保存しません。元のデータを受け取ってから消すと、保存を再開できます。";
/// Hand the unreadable data out as a file.
pub const UNREADABLE_SAVE: &str = "元のデータを受け取る";
/// Drop the unreadable data.
pub const UNREADABLE_DROP: &str = "元のデータを消して保存を再開する";
/// The question before that.
pub const UNREADABLE_ASK: &str = "読み取れなかったデータを消しますか";
/// The file name for data that could not be read.
pub const UNREADABLE_FILE: &str = "読み取れなかったデータ.txt";
