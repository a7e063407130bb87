# Alarms: what a person should look at. docs/OPERATIONS.md says how, under the heading that each alarm names. CloudWatch
# charges for every metric that an alarm reads, and gives an account ten of them: these read ten together.

locals {
  alarms_on = coalesce(var.alarms_enabled, local.production)

  api_metrics = {
    namespace  = "AWS/ApiGateway"
    dimensions = { ApiName = aws_api_gateway_rest_api.api.name, Stage = aws_api_gateway_stage.api.stage_name }
  }
  function_metrics = {
    for function, name in local.function_names : function => { namespace = "AWS/Lambda", dimensions = { FunctionName = name } }
  }
  rule_metrics = {
    failed        = { namespace = "AWS/Events", dimensions = { EventBusName = local.event_bus, RuleName = local.rule_names.failed } }
    queue_blocked = { namespace = "AWS/Events", dimensions = { RuleName = local.rule_names.queue_blocked } }
  }
  dead_letter_metrics = { namespace = "AWS/SQS", dimensions = { QueueName = aws_sqs_queue.dead_letters.name } }

  # Where nothing is done there is no data. That is well (`missing`), but for the sweep, which is always due.
  alarms = {
    api-5xx = {
      about = "More than one answer in twenty is an error of ours, and there are at least three."
      value = "IF(errors >= 3, 100 * errors / requests, 0)", above = 5
      metrics = {
        errors   = merge(local.api_metrics, { name = "5XXError", stat = "Sum" })
        requests = merge(local.api_metrics, { name = "Count", stat = "Sum" })
      }
    }
    # A new process answers within a second or two (docs/PACKAGES.md) and the gateway gives up after 29. Of fewer than
    # twenty requests the slowest is only the slowest.
    api-latency = {
      about = "One answer in a hundred takes longer than ten seconds, for a quarter of an hour."
      value = "IF(requests >= 20, slowest, 0)", above = 10000, periods = 3
      metrics = {
        slowest  = merge(local.api_metrics, { name = "Latency", stat = "p99" })
        requests = merge(local.api_metrics, { name = "Count", stat = "Sum" })
      }
    }
    api-throttles = {
      about = "Calls were turned away because too many copies of a function run."
      value = "FILL(api, 0) + FILL(predict, 0)", above = 5
      metrics = {
        api     = merge(local.function_metrics.api, { name = "Throttles", stat = "Sum" })
        predict = merge(local.function_metrics.predict, { name = "Throttles", stat = "Sum" })
      }
    }
    # One failure may be a file's fault.
    failed-jobs = {
      about   = "Three trainings or more failed within an hour."
      value   = "failed", above = 2, period = 3600
      metrics = { failed = merge(local.rule_metrics.failed, { name = "Invocations", stat = "Sum" }) }
    }
    stuck-jobs = {
      about   = "The first job of the queue cannot start and holds up those behind it."
      value   = "blocked", above = 0
      metrics = { blocked = merge(local.rule_metrics.queue_blocked, { name = "Invocations", stat = "Sum" }) }
    }
    dead-letters = {
      about   = "An event was given up after all retries: a file without a profile, or a job's end that nobody heard of."
      value   = "letters", above = 0
      metrics = { letters = merge(local.dead_letter_metrics, { name = "ApproximateNumberOfMessagesVisible", stat = "Maximum" }) }
    }
    sweep = {
      about   = "Nothing has looked after stopped work for half an hour."
      value   = "sweeps", below = 1, period = 1800, missing = "breaching"
      metrics = { sweeps = merge(local.function_metrics.sweep, { name = "Invocations", stat = "Sum" }) }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if local.alarms_on }

  alarm_name          = "${local.prefix}-${each.key}"
  alarm_description   = "${each.value.about} See docs/OPERATIONS.md#${each.key}"
  comparison_operator = can(each.value.below) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = try(each.value.below, each.value.above)
  evaluation_periods  = try(each.value.periods, 1)
  treat_missing_data  = try(each.value.missing, "notBreaching")
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "value"
    label       = each.key
    expression  = each.value.value
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics
    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.name
        dimensions  = metric_query.value.dimensions
        stat        = metric_query.value.stat
        period      = try(each.value.period, 300)
      }
    }
  }
}
