# For trying things out: open to whoever knows the address, thrown away without a question.
environment     = "dev"
allowed_origins = ["http://localhost:3000"]
retention_days  = { logs = 7 }
throttle        = { rate = 10, burst = 20 }
monthly_budget  = 10
max_vcpus       = 8

# A new account runs 10 functions at once and lets none of them be reserved.
reserved_concurrency = { api = -1, predict = -1, profile = -1, job_events = -1, sweep = -1 }
