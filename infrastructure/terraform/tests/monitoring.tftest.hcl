# What is watched, by which deployment, and what that may cost.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  packages_dir = "tests/packages"
}

run "prod_is_watched" {
  command = plan

  variables {
    environment = "prod"
    alarm_email = "someone@example.com"
  }

  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "api-5xx", "api-latency", "api-throttles", "failed-jobs", "stuck-jobs", "dead-letters", "sweep",
    ])
    error_message = "There are alarms for what an operator would want to hear of."
  }

  assert {
    condition     = sum([for alarm in local.alarms : length(alarm.metrics)]) <= 10
    error_message = "An account reads ten metrics with alarms for nothing."
  }

  assert {
    condition     = alltrue([for name, alarm in aws_cloudwatch_metric_alarm.this : endswith(alarm.alarm_description, " See docs/OPERATIONS.md#${name}")])
    error_message = "Each alarm says where to read what to do."
  }

  assert {
    condition = alltrue([
      for name, alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == (name == "sweep" ? "breaching" : "notBreaching")
    ])
    error_message = "A deployment that nobody uses is well, as long as it is swept."
  }

  # `value` is what is judged; the others are what it is made of.
  assert {
    condition = alltrue([
      for name, alarm in aws_cloudwatch_metric_alarm.this : alltrue([
        for metric in keys(local.alarms[name].metrics) : strcontains(one([for query in alarm.metric_query : query.expression if query.id == "value"]), metric)
      ])
    ])
    error_message = "An alarm reads no metric that it does not judge."
  }

  assert {
    condition = (
      length(aws_budgets_budget.monthly[0].notification) == 2 &&
      alltrue([for notification in aws_budgets_budget.monthly[0].notification : notification.subscriber_email_addresses == toset(["someone@example.com"])]) &&
      one(aws_budgets_budget.monthly[0].cost_filter).values == tolist(["user:Deployment$automl-lite-prod"])
    )
    error_message = "Money spent and money expected of this deployment are told of."
  }

  assert {
    condition = alltrue([
      for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets :
      widget.x + widget.width <= 24 && length(widget.properties.metrics) > 0
    ])
    error_message = "Every graph of the dashboard has a place and something to show."
  }
}

run "dev_is_not" {
  command = plan

  variables {
    environment = "dev"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 0 && length(aws_budgets_budget.monthly[0].notification) == 0
    error_message = "Dev has no alarms by default, and tells nobody where nobody asked."
  }
}

run "dev_may_be" {
  command = plan

  variables {
    environment    = "dev"
    alarms_enabled = true
    monthly_budget = null
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == length(local.alarms)
    error_message = "Whoever wants alarms in dev has them."
  }

  assert {
    condition     = length(aws_budgets_budget.monthly) == 0
    error_message = "Whoever may see no bills deploys without a budget."
  }
}
