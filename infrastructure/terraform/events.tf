# What happens, and who hears of it. Batch's events come on the account's own bus; ours have one for each environment, so
# that prod does not hear of what is trained in dev.

locals {
  event_bus = local.prefix

  rule_names = {
    batch_state   = "${local.prefix}-batch-state"
    queue_blocked = "${local.prefix}-queue-blocked"
    sweep         = "${local.prefix}-sweep"
    completed     = "${local.prefix}-completed"
    failed        = "${local.prefix}-failed"
  }
  events_arn = "arn:${local.partition}:events:${var.region}:${local.account_id}"
  rule_arns = {
    for rule, name in local.rule_names : rule =>
    "${local.events_arn}:rule/${contains(["completed", "failed"], rule) ? "${local.event_bus}/" : ""}${name}"
  }
  # Rules whose undelivered events go to the dead-letter queue, whose policy lets them.
  dead_letter_rule_arns = values(local.rule_arns)

  job_queue_arn = "arn:${local.partition}:batch:${var.region}:${local.account_id}:job-queue/${local.job_queue_name}"

  # Functions that events start. An event that is not taken within the hour is looked at by a person; the sweep has done
  # its work by then.
  listeners = {
    batch_state = "job_events"
    sweep       = "sweep"
  }

  # What people are told: a sentence, and beside it what people typed. EventBridge fills in what is in angle brackets, in
  # a sentence as it is, so that a quotation mark in a file's name would spoil the message; beside it as a JSON value.
  sentences = {
    completed = {
      topic    = aws_sns_topic.notices.arn
      sentence = "Training is done. Job <job> chose <model>."
      says     = { job = "$.detail.job_id", model = "$.detail.best_estimator" }
      beside   = { dataset = "$.detail.dataset_name", target = "$.detail.target_column" }
    }
    failed = {
      topic    = aws_sns_topic.notices.arn
      sentence = "Training failed. Job <job> made no model."
      says     = { job = "$.detail.job_id" }
      beside   = { reason = "$.detail.error_message", dataset = "$.detail.dataset_name", target = "$.detail.target_column" }
    }
    queue_blocked = {
      topic    = aws_sns_topic.alarms.arn
      sentence = "Training jobs of ${local.prefix} are stuck: <job> cannot start. See docs/OPERATIONS.md#stuck-jobs"
      says     = { job = "$.detail.jobName" }
      beside   = { reason = "$.detail.statusReason" }
    }
  }
}

resource "aws_cloudwatch_event_bus" "ours" {
  #checkov:skip=CKV2_AWS_66:Nobody else's account puts events here, so there is no policy to restrict.
  name = local.event_bus
}

resource "aws_cloudwatch_event_rule" "batch_state" {
  name        = local.rule_names.batch_state
  description = "A training job's Batch job changed its state"
  event_pattern = jsonencode({
    source      = ["aws.batch"]
    detail-type = [local.code.events.batch]
    detail      = { jobQueue = [local.job_queue_arn] }
  })
}

resource "aws_cloudwatch_event_rule" "queue_blocked" {
  name        = local.rule_names.queue_blocked
  description = "The first job of the queue cannot start"
  event_pattern = jsonencode({
    source      = ["aws.batch"]
    detail-type = ["Batch Job Queue Blocked"]
    detail      = { jobQueue = [local.job_queue_arn] }
  })
}

resource "aws_cloudwatch_event_rule" "sweep" {
  name                = local.rule_names.sweep
  description         = "Look for what got stuck"
  schedule_expression = "rate(5 minutes)"
}

resource "aws_cloudwatch_event_rule" "completed" {
  name           = local.rule_names.completed
  description    = "A training job made its model"
  event_bus_name = aws_cloudwatch_event_bus.ours.name
  event_pattern = jsonencode({
    source      = [local.code.events.source]
    detail-type = [local.code.events.completed]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name           = local.rule_names.failed
  description    = "A training job ended without a model; the alarm on failed jobs counts these"
  event_bus_name = aws_cloudwatch_event_bus.ours.name
  event_pattern = jsonencode({
    source      = [local.code.events.source]
    detail-type = [local.code.events.failed]
  })
}

locals {
  rules = {
    batch_state   = aws_cloudwatch_event_rule.batch_state
    queue_blocked = aws_cloudwatch_event_rule.queue_blocked
    sweep         = aws_cloudwatch_event_rule.sweep
    completed     = aws_cloudwatch_event_rule.completed
    failed        = aws_cloudwatch_event_rule.failed
  }
}

resource "aws_cloudwatch_event_target" "function" {
  for_each = local.listeners

  rule      = local.rules[each.key].name
  target_id = each.value
  arn       = aws_lambda_alias.live[each.value].arn

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 8
  }
  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_lambda_permission" "event" {
  for_each = local.listeners

  statement_id  = "event-${replace(each.key, "_", "-")}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this[each.value].function_name
  qualifier     = aws_lambda_alias.live[each.value].name
  principal     = "events.amazonaws.com"
  source_arn    = local.rules[each.key].arn
}

resource "aws_cloudwatch_event_target" "sentence" {
  for_each = local.sentences

  rule           = local.rules[each.key].name
  event_bus_name = local.rules[each.key].event_bus_name
  target_id      = "sentence"
  arn            = each.value.topic

  input_transformer {
    input_paths = merge(each.value.says, each.value.beside)
    # By hand, as jsonencode would write an angle bracket as \u003c.
    input_template = "{${join(", ", concat(
      ["\"notice\": \"${each.value.sentence}\""], [for name in keys(each.value.beside) : "\"${name}\": <${name}>"],
    ))}}"
  }
  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}
