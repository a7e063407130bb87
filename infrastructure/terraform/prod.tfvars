# For work that counts: calls need a key, alarms are on, tables cannot be deleted by mistake.
environment    = "prod"
monthly_budget = 30
retention_days = { datasets = 90, results = 365, logs = 90 }

# Functions have their own share of what the account may run at once, so that none takes another's: 81 together, and
# AWS wants 100 left for everything else. A new account has 10 in all; until a request for more is granted, write:
# reserved_concurrency = { api = -1, predict = -1, profile = -1, job_events = -1, sweep = -1 }
