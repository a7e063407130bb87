# Names say whose and which of how many things are, and tags say it again where bills are made.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
}

run "names_start_with_project_and_environment" {
  command = plan

  assert {
    condition = alltrue([
      for name in concat(
        [for bucket in aws_s3_bucket.this : bucket.bucket],
        [aws_dynamodb_table.datasets.name, aws_dynamodb_table.jobs.name],
        [for function in aws_lambda_function.this : function.function_name],
        [for role in aws_iam_role.function : role.name],
        [aws_iam_role.training.name, aws_iam_role.training_execution.name],
        [aws_api_gateway_rest_api.api.name, aws_sqs_queue.dead_letters.name],
        [aws_batch_job_queue.training.name, aws_batch_job_definition.training.name, aws_ecr_repository.training.name],
      ) : startswith(name, "automl-lite-dev-")
    ])
    error_message = "A name does not start with the project and the environment."
  }

  assert {
    condition     = alltrue([for bucket in aws_s3_bucket.this : endswith(bucket.bucket, "-123456789012")])
    error_message = "A bucket's name has to be the only one in the world, so it ends with the account."
  }

  assert {
    condition = alltrue([
      for name in concat([for bucket in aws_s3_bucket.this : bucket.bucket], [for role in aws_iam_role.function : role.name]) :
      length(name) <= 63
    ])
    error_message = "A name is longer than S3 (63) or IAM (64) takes."
  }

  assert {
    condition = alltrue([
      for parameter in concat([for told in aws_ssm_parameter.told : told.name], [aws_ssm_parameter.training_image.name]) :
      startswith(parameter, "/automl-lite/dev/")
    ])
    error_message = "A parameter is not below the environment's path."
  }

  assert {
    condition = alltrue([
      local.tags == { Project = "automl-lite", Environment = "dev", Deployment = "automl-lite-dev", ManagedBy = "terraform" },
      can(regex("default_tags \\{\\s+tags = local\\.tags\\s+\\}", file("main.tf"))),
    ])
    error_message = "The provider does not tag everything with project, environment and who manages it."
  }
}

run "names_fit_the_longest_project" {
  command = plan

  variables {
    project     = "a-project-of-20-char"
    environment = "prod"
  }

  assert {
    condition = alltrue([
      for name in concat([for bucket in aws_s3_bucket.this : bucket.bucket], [for role in aws_iam_role.function : role.name]) :
      length(name) <= 63
    ])
    error_message = "A name is longer than S3 (63) or IAM (64) takes."
  }
}
