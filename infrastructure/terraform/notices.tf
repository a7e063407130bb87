# The two topics on which people are told: `notices` of trainings that ended, `alarms` of what needs a hand.

locals {
  topic_names = {
    notices = "${local.prefix}-notices"
    alarms  = "${local.prefix}-alarms"
  }
  topic_arns = {
    for topic, name in local.topic_names : topic => "arn:${local.partition}:sns:${var.region}:${local.account_id}:${name}"
  }
  emails = {
    notices = var.notice_email
    alarms  = var.alarm_email
  }

  # EventBridge names no account and no rule when it publishes to a topic, so that a condition would keep it out
  # (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html).
  events_publish = {
    for topic, arn in local.topic_arns : topic => {
      Sid       = "Events"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = arn
    }
  }
  alarms_publish = {
    Sid       = "Alarms"
    Effect    = "Allow"
    Principal = { Service = "cloudwatch.amazonaws.com" }
    Action    = "sns:Publish"
    Resource  = local.topic_arns.alarms
    Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
  }
  encrypted_only = {
    for topic, arn in local.topic_arns : topic => {
      Sid       = "EncryptedOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
  }
  topic_policies = {
    notices = [local.events_publish.notices, local.encrypted_only.notices]
    alarms  = [local.events_publish.alarms, local.alarms_publish, local.encrypted_only.alarms]
  }
}

resource "aws_sns_topic" "notices" {
  #checkov:skip=CKV_AWS_26:EventBridge cannot publish under AWS's own key, and a key of ours costs 1 USD a month while nothing runs.
  name = local.topic_names.notices
}

resource "aws_sns_topic" "alarms" {
  #checkov:skip=CKV_AWS_26:CloudWatch cannot publish under AWS's own key, and a key of ours costs 1 USD a month while nothing runs.
  name = local.topic_names.alarms
}

locals {
  topics = { notices = aws_sns_topic.notices, alarms = aws_sns_topic.alarms }
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.topic_policies

  arn    = local.topics[each.key].arn
  policy = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

# AWS asks the address whether it wants to hear, before it tells anything.
resource "aws_sns_topic_subscription" "email" {
  for_each = { for topic, address in local.emails : topic => address if address != null }

  topic_arn = local.topics[each.key].arn
  protocol  = "email"
  endpoint  = each.value
}
