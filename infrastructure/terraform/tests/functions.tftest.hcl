# The functions: each with a role of its own, on the code's terms, called by its alias.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
}

run "each_function_runs_as_the_code_says" {
  command = plan

  assert {
    condition     = toset(keys(aws_lambda_function.this)) == toset(keys(local.code.functions))
    error_message = "The functions are not those of deployment.json."
  }

  assert {
    condition = alltrue([
      for name, function in aws_lambda_function.this : function.handler == local.code.functions[name].handler &&
      function.runtime == "python${local.code.python}" && function.architectures == tolist(["arm64"])
    ])
    error_message = "A function has another handler, Python or processor than its package was built for."
  }

  assert {
    condition     = length(distinct([for role in aws_iam_role.function : role.name])) == length(aws_lambda_function.this)
    error_message = "Two functions share a role."
  }

  assert {
    condition     = alltrue([for name in keys(aws_lambda_function.this) : aws_iam_role_policy.function[name].policy == local.policies[name]])
    error_message = "A function's role has another's permissions."
  }

  assert {
    condition = alltrue([
      for name, function in aws_lambda_function.this : function.publish && function.tracing_config[0].mode == "Active" &&
      aws_lambda_alias.live[name].name == "live" && aws_lambda_alias.live[name].function_name == function.function_name
    ])
    error_message = "A function is not published, traced and called by its alias."
  }

  assert {
    condition     = alltrue([for name in ["api", "predict"] : aws_lambda_function.this[name].timeout <= 29])
    error_message = "A function goes on after the gateway, which waits for 29 s, has given up."
  }

  assert {
    condition     = aws_lambda_function.this["profile"].timeout == 900 && aws_lambda_function.this["profile"].ephemeral_storage[0].size == 10240
    error_message = "profile has not the time and the disk for the largest upload."
  }

  assert {
    condition = alltrue([
      for name in ["profile", "job_events", "sweep"] : length(aws_lambda_function.this[name].dead_letter_config) == 1 &&
      aws_lambda_function_event_invoke_config.this[name].qualifier == "live"
    ])
    error_message = "A function that nobody waits for has no queue for what it could not do."
  }

  assert {
    condition     = alltrue([for function in aws_lambda_function.this : function.reserved_concurrent_executions != 0])
    error_message = "A function is switched off."
  }

  assert {
    condition     = length(aws_lambda_provisioned_concurrency_config.warm) == 0
    error_message = "A function is kept warm, and costs while idle, without being asked to."
  }
}

run "every_log_is_kept_as_long_as_the_environment_says_and_no_longer" {
  command = plan

  variables {
    retention_days          = { logs = 14 }
    provisioned_concurrency = { api = 1 }
  }

  assert {
    condition = alltrue([
      for group in concat(values(aws_cloudwatch_log_group.function), [
        aws_cloudwatch_log_group.api_access, aws_cloudwatch_log_group.api_execution, aws_cloudwatch_log_group.training,
      ]) : group.retention_in_days == 14
    ])
    error_message = "A log group is kept for another time than retention_days.logs."
  }

  # A group that this file does not name would be passed over above.
  assert {
    condition = length(aws_cloudwatch_log_group.function) == 5 && sum([
      for file in fileset(".", "*.tf") : length(regexall("resource \"aws_cloudwatch_log_group\"", file(file)))
    ]) == 4
    error_message = "There is a log group of which this test knows nothing: name it here."
  }

  assert {
    condition     = alltrue([for name, function in aws_lambda_function.this : function.logging_config[0].log_group == aws_cloudwatch_log_group.function[name].name])
    error_message = "A function writes to another log group than the one that is kept for it."
  }

  assert {
    condition     = keys(aws_lambda_provisioned_concurrency_config.warm) == ["api"]
    error_message = "Only what is asked for is kept warm."
  }
}

run "functions_without_code_are_refused_with_what_to_do" {
  command = plan

  variables {
    packages_dir = "tests/nothing-here"
  }

  expect_failures = [aws_s3_object.package]
}
