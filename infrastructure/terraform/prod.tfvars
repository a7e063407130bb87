# For work that counts: calls need a key, alarms are on, tables cannot be deleted by mistake.
environment    = "prod"
monthly_budget = 30
retention_days = { datasets = 90, results = 365, logs = 90 }
