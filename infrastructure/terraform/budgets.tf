# Money. AWS counts by tag only once `Deployment` is activated as a cost allocation tag, which an account does once, in its
# billing console; a tag can be activated a day after it was first used. Until then a budget shows 0. An account whose root
# user has not let IAM see its bills refuses the budget.

locals {
  budget_notices = var.alarm_email == null ? {} : {
    spent    = { type = "ACTUAL", percent = 80 }
    expected = { type = "FORECASTED", percent = 100 }
  }
}

resource "aws_budgets_budget" "monthly" {
  count = var.monthly_budget == null ? 0 : 1

  name         = "${local.prefix}-monthly"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget)
  limit_unit   = "USD"

  # One tag, as a budget counts what has any of those it names. "$" stands between a tag and its value.
  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:Deployment$%s", local.prefix)]
  }

  dynamic "notification" {
    for_each = local.budget_notices
    content {
      comparison_operator        = "GREATER_THAN"
      notification_type          = notification.value.type
      threshold                  = notification.value.percent
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = [var.alarm_email]
    }
  }
}
