# What happens and who hears of it.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
  notice_email = "someone@example.com"
}

run "events" {
  command = plan

  assert {
    condition = jsondecode(aws_cloudwatch_event_rule.batch_state.event_pattern) == {
      source      = ["aws.batch"]
      detail-type = [local.code.events.batch]
      detail      = { jobQueue = ["arn:aws:batch:us-east-1:123456789012:job-queue/${aws_batch_job_queue.training.name}"] }
    }
    error_message = "Batch's news of this deployment's queue is heard, and of no other."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.sweep.schedule_expression == "rate(5 minutes)"
    error_message = "Every five minutes something looks for what got stuck."
  }

  assert {
    condition = (
      jsondecode(aws_cloudwatch_event_rule.completed.event_pattern) == { source = [local.code.events.source], detail-type = [local.code.events.completed] } &&
      jsondecode(aws_cloudwatch_event_rule.failed.event_pattern) == { source = [local.code.events.source], detail-type = [local.code.events.failed] }
    )
    error_message = "The rules hear what the code says when a training ends."
  }

  assert {
    condition = (
      aws_cloudwatch_event_rule.completed.event_bus_name == "automl-lite-dev" &&
      aws_cloudwatch_event_rule.failed.event_bus_name == "automl-lite-dev" &&
      local.settings.AUTOML_LITE_EVENT_BUS == "automl-lite-dev"
    )
    error_message = "The code announces to the environment's own bus, where the rules listen."
  }

  assert {
    condition     = { for rule, function in local.listeners : rule => function } == { batch_state = "job_events", sweep = "sweep" } && toset(keys(aws_lambda_permission.event)) == toset(["batch_state", "sweep"])
    error_message = "Each function is called by its rule."
  }

  assert {
    condition     = alltrue([for permission in aws_lambda_permission.event : permission.principal == "events.amazonaws.com" && permission.qualifier == "live"])
    error_message = "Events call the alias that releases move."
  }

  assert {
    condition     = alltrue([for target in merge(aws_cloudwatch_event_target.function, aws_cloudwatch_event_target.sentence) : length(target.dead_letter_config) == 1])
    error_message = "What cannot be delivered is kept."
  }

  assert {
    condition = toset(local.dead_letter_rule_arns) == toset([
      "arn:aws:events:us-east-1:123456789012:rule/automl-lite-dev-batch-state",
      "arn:aws:events:us-east-1:123456789012:rule/automl-lite-dev-queue-blocked",
      "arn:aws:events:us-east-1:123456789012:rule/automl-lite-dev-sweep",
      "arn:aws:events:us-east-1:123456789012:rule/automl-lite-dev/automl-lite-dev-completed",
      "arn:aws:events:us-east-1:123456789012:rule/automl-lite-dev/automl-lite-dev-failed",
    ])
    error_message = "A rule on a bus of its own has the bus in its ARN, and the dead-letter queue lets each of them in."
  }

  # A name in angle brackets that no path fills in would reach the reader.
  assert {
    condition = alltrue([
      for sentence in aws_cloudwatch_event_target.sentence :
      toset(flatten(regexall("<([a-z]+)>", sentence.input_transformer[0].input_template))) == toset(keys(sentence.input_transformer[0].input_paths))
    ])
    error_message = "Each sentence uses what it takes from the event, and takes what it uses."
  }

  assert {
    condition = aws_cloudwatch_event_target.sentence["failed"].input_transformer[0].input_template == join("", [
      "{\"notice\": \"Training failed. Job <job> made no model.\", ",
      "\"dataset\": <dataset>, \"reason\": <reason>, \"target\": <target>}",
    ])
    error_message = "What people typed stands outside of quotation marks, so that it cannot end them."
  }

  assert {
    condition     = toset(keys(aws_sns_topic_subscription.email)) == toset(["notices"]) && aws_sns_topic_subscription.email["notices"].endpoint == "someone@example.com"
    error_message = "Whoever left an address is asked, and nobody else."
  }

  assert {
    condition = alltrue(flatten([
      for topic, policy in aws_sns_topic_policy.this : [
        for statement in jsondecode(policy.policy).Statement :
        statement.Effect == "Deny" || can(statement.Principal.Service) && statement.Action == "sns:Publish" && statement.Resource == local.topic_arns[topic]
      ]
    ]))
    error_message = "Only AWS's services publish, each to the one topic."
  }

  assert {
    condition = alltrue([
      for policy in aws_sns_topic_policy.this : anytrue([
        for statement in jsondecode(policy.policy).Statement :
        statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"] == "false", false)
      ])
    ])
    error_message = "Nothing is published without TLS."
  }
}
