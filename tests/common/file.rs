//! A small plan as the value in its file: two levels, and what the test puts below its one theme.

use serde_json::{Value, json};

/// A plan with these fiscal years, departments and initiatives.
pub fn plan(years: &[u16], departments: &Value, initiatives: &[Value]) -> Value {
    json!({
        "id": "p", "name": "計画", "years": years, "reporting_year": years.first(), "departments": departments,
        "rules": {
            "bands": [
                {"id": "m", "label": "達成", "from": {"percent": "100", "inclusive": true}, "attains": true},
                {"id": "x", "label": "未達成", "attains": false}],
            "rate_decimals": 0, "share_decimals": 1, "rounding": "half_up", "judged_on": "exact",
            "lower_formula": "target_over_actual", "zero_target": "not_counted"},
        "priorities": [{"id": "q", "number": "", "name": "", "themes": [{"id": "t", "number": "", "name": "",
            "initiatives": initiatives}]}],
    })
}

/// An initiative with these actions.
pub fn initiative(id: &str, actions: &[Value]) -> Value {
    json!({"id": id, "number": "", "name": "", "actions": actions})
}

/// An action of these departments with these indicators.
pub fn action(id: &str, departments: &[&str], indicators: &[Value]) -> Value {
    json!({"id": id, "number": "", "name": id, "departments": departments, "indicators": indicators})
}

/// A file that holds this plan.
pub fn file(plan: &Value) -> Value {
    json!({"format": "tassei-plan", "version": 1, "holds": "plan", "plan": plan})
}
