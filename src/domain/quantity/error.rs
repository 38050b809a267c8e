//! Why a cell could not be read: what is wrong, where, and what to write instead.

/// A refusal to read a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadError {
    /// What is wrong.
    pub reason: Reason,
    /// Where the offending piece begins: characters from the start of the raw text.
    pub at: usize,
    /// The offending piece as it was written.
    pub piece: String,
    /// What could be written instead, the likeliest first; each of them reads without an error. Empty when nothing can
    /// be derived from what was written.
    pub suggestions: Vec<String>,
}

/// What kept a cell from being read in exactly one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// More characters than a number needs.
    TooLong,
    /// A character that cannot be seen: a control, bidirectional or zero-width character.
    HiddenCharacter(char),
    /// A character that belongs to no number and no unit.
    UnexpectedCharacter(char),
    /// The error value of a spreadsheet: `#DIV/0!`, `####`.
    SpreadsheetError,
    /// The formula of a spreadsheet: `=B2/C2`.
    Formula,

    /// There is no number where one is needed.
    NoNumber,
    /// A word for zero or for nothing: `なし`, `ゼロ`. Zero, or not applicable?
    WordForNothing,
    /// A word that leaves the figure open: `未定`, `不明`.
    WordForOpen,
    /// A circle, which is a mark as well as a zero: `〇`.
    Circle,
    /// Words before the number: `第5回`.
    LeadingWords,
    /// Words behind the number that are no unit: `5件実施`.
    TrailingWords,
    /// A note in brackets: `5件（うち2件新規）`.
    Note,
    /// The number itself in brackets: `(5)`.
    Brackets,
    /// More than one number: `2件3人`.
    SeveralNumbers,

    /// `±` before the number.
    PlusMinus,
    /// More than one sign.
    SeveralSigns,
    /// A dash or another character that resembles a minus sign: `ー5`.
    UnclearMinus,
    /// A currency sign: `¥1,000`.
    CurrencySign,
    /// `≧5`, `<5`: a comparison sign instead of a word.
    ComparisonSign,

    /// Commas that do not group by three: `1,00`.
    Grouping,
    /// Spaces between digits that do not group by three.
    SpacedDigits,
    /// Another mark than comma or point between digits: `1、000`.
    Separator(char),
    /// More than one decimal point: `5.0.1`.
    SeveralPoints,
    /// A comma behind the decimal point: `1.000,5`.
    CommaBehindPoint,
    /// Nothing before the decimal point: `.5`.
    NothingBeforePoint,
    /// Nothing behind the decimal point: `5.`.
    NothingBehindPoint,
    /// Zeros before the number: `007`.
    LeadingZeros,
    /// More than 15 integer digits.
    TooManyIntegerDigits,
    /// More than 6 fraction digits.
    TooManyFractionDigits,

    /// An exponent: `1e5`.
    Exponent,
    /// A fraction, or a date: `1/2`.
    Fraction,
    /// A date or a time: `R6.4.1`, `10:30`.
    DateOrTime,
    /// Two ends where one value is needed: `5～6`.
    RangeForValue,
    /// Numerals in kanji: `三件`.
    KanjiNumeral,
    /// Digits that are neither ASCII nor full-width: `①`, `٣`.
    ForeignDigits,
    /// `十`, `百` or `千` mixed with digits, where they are no part of a unit: `3万5千円`.
    SmallScale,
    /// One digit behind a scale, and no unit: is `3万5` 35,000 or 30,005?
    LastDigit,
    /// A letter that may stand for a thousand or a million: `5k`.
    LetterScale,
    /// A fraction before a further part: `1.5億2,000万`.
    FractionBeforeScale,
    /// Scales that do not go down: `1万2億`.
    ScaleOrder,
    /// A part of 10,000 or more behind a scale: `1億20,000万`.
    ScalePart,
    /// Tenths: `3割`.
    Tenths,
    /// A half in words: `2時間半`.
    Half,
    /// A word behind the number that makes it approximate: `5件程度`.
    RoughWord,
    /// A word for a change: `5%増`.
    ChangeWord,
    /// A place in an order: `5回目`.
    Ordinal,
    /// A month without saying whether of the calendar: `6月`.
    Month,
    /// A bound where the value itself is needed: an actual of `5件以上`.
    BoundNotAllowed,
    /// A unit longer than any unit.
    UnitTooLong,

    /// No `～` between the two ends of a range.
    NoRangeMark,
    /// A hyphen or a dash between the two ends, which could be a minus sign.
    UnclearRangeMark,
    /// The first end is greater than the second.
    RangeReversed,
    /// The two ends carry different units.
    RangeUnits,
    /// `5～10万人`: does the scale belong to both ends?
    RangeScale,
    /// A range whose ends do not both belong to it: `5件以上10件未満`.
    RangeOpen,

    /// A change that is not given in percent.
    ChangeNotPercent,
    /// A change without a word for its direction.
    NoDirection,
    /// A change with a sign instead of a word: `▲5%`.
    SignedChange,
    /// A change with another bound than `以上`.
    ChangeBound,
}
