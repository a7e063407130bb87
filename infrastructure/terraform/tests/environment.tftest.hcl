# What processes are told, how dev and prod differ, and which values are refused.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
}

run "processes_are_told_what_they_read_and_nothing_else" {
  command = plan

  assert {
    condition = alltrue([
      for name, function in aws_lambda_function.this : length(setsubtract(
        local.code.functions[name].required, keys(function.environment[0].variables)
      )) == 0
    ])
    error_message = "A function is not told a setting that it cannot start without."
  }

  assert {
    condition = alltrue([
      for name, function in aws_lambda_function.this : toset(keys(function.environment[0].variables)) == setintersection(
        keys(local.settings), concat(local.code.functions[name].required, local.code.functions[name].optional)
      )
    ])
    error_message = "A function is told what it does not read, or not all that is set for it."
  }

  assert {
    condition     = length(setsubtract(local.code.training.required, keys(local.settings))) == 0
    error_message = "Nothing is set for what training cannot start without."
  }

  assert {
    condition = length(setsubtract(keys(local.settings), flatten([
      for process in concat(values(local.code.functions), [local.code.training]) : [process.required, process.optional]
    ]))) == 0
    error_message = "A setting is read by no process: it was renamed in the code, or is misspelt."
  }

  assert {
    condition     = alltrue([for name, value in local.settings : value != ""])
    error_message = "A setting is empty."
  }

  assert {
    condition     = local.settings.AUTOML_LITE_PROFILE_FUNCTION == "automl-lite-dev-profile:live"
    error_message = "Files are handed to another version of profile than the released one."
  }

  # dev is open, and can be thrown away.
  assert {
    condition = alltrue([
      !aws_dynamodb_table.datasets.deletion_protection_enabled,
      !aws_dynamodb_table.jobs.deletion_protection_enabled,
      alltrue([for bucket in aws_s3_bucket.this : bucket.force_destroy]),
      length(aws_api_gateway_api_key.scripts) == 0,
      alltrue([for method in aws_api_gateway_method.this : !method.api_key_required]),
    ])
    error_message = "dev wants a key, or cannot be destroyed."
  }
}

run "prod_wants_a_key_and_keeps_what_it_has" {
  command = plan

  variables {
    environment = "prod"
    throttle    = { rate = 7, burst = 9, monthly = 1000 }
    frontend    = { enabled = true, repository = "https://github.com/you/automl-lite" }
  }

  assert {
    condition = alltrue([
      aws_dynamodb_table.datasets.deletion_protection_enabled,
      aws_dynamodb_table.jobs.deletion_protection_enabled,
      !anytrue([for bucket in aws_s3_bucket.this : bucket.force_destroy]),
    ])
    error_message = "prod can be deleted by mistake."
  }

  assert {
    condition = alltrue([
      length(aws_api_gateway_api_key.scripts) == 1,
      length(aws_api_gateway_usage_plan_key.scripts) == 1,
      aws_api_gateway_usage_plan.scripts[0].quota_settings[0].limit == 1000,
      aws_api_gateway_usage_plan.scripts[0].throttle_settings[0].rate_limit == 7,
      aws_api_gateway_method_settings.all.settings[0].throttling_burst_limit == 9,
      alltrue([for method in aws_api_gateway_method.this : method.api_key_required == (method.http_method != "OPTIONS")]),
    ])
    error_message = "prod's calls need no key, or a key has no limits."
  }

  assert {
    condition = alltrue([
      for name in ["api-key-id", "page-url", "amplify-app-id"] : contains(keys(aws_ssm_parameter.told), name)
    ])
    error_message = "Scripts are not told of the key and the page."
  }
}

run "bad_values_are_refused" {
  command = plan

  variables {
    project                 = "AutoML"
    environment             = "staging"
    region                  = "Frankfurt"
    allowed_origins         = ["https://models.example.com/"]
    throttle                = { rate = 20, burst = 10 }
    reserved_concurrency    = { api = 0 }
    provisioned_concurrency = { api = -1 }
    max_vcpus               = 4
    network                 = { vpc = "own", cidr = "ten" }
    retention_days          = { logs = 8 }
    frontend                = { enabled = true }
    alarm_email             = "nobody"
    notice_email            = "no body@example.com"
    monthly_budget          = 0
  }

  expect_failures = [
    var.project, var.environment, var.region, var.allowed_origins, var.throttle,
    var.reserved_concurrency, var.provisioned_concurrency, var.max_vcpus, var.network, var.retention_days, var.frontend,
    var.alarm_email, var.notice_email, var.monthly_budget,
  ]
}

run "bad_pairs_of_values_are_refused" {
  command = plan

  variables {
    allowed_origins = ["*"]
    network         = { vpc = "default", private = true }
    retention_days  = { datasets = 0 }
    frontend        = { enabled = true, repository = "you/automl-lite" }
  }

  expect_failures = [var.allowed_origins, var.network, var.retention_days, var.frontend]
}
