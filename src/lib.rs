//! Tassei (達成): administrative-reform plans, their achievement rates and their totals.
