"""Follow-up: findings, reports and actions."""
