# Training on Batch: what runs, on what, how long, and what is tried again. Retry rules and sizes are the code's own.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "prod"
  packages_dir = "tests/packages"
}

run "a_job" {
  command = plan

  assert {
    condition = (
      local.capacity == ["FARGATE_SPOT", "FARGATE"] &&
      alltrue([for kind, environment in aws_batch_compute_environment.training : environment.compute_resources[0].type == kind]) &&
      alltrue([for place, order in aws_batch_job_queue.training.compute_environment_order : order.order == place + 1])
    )
    error_message = "Spot comes before on demand."
  }

  assert {
    condition     = alltrue([for environment in aws_batch_compute_environment.training : environment.compute_resources[0].max_vcpus == var.max_vcpus])
    error_message = "No more processors at once than were asked for."
  }

  assert {
    condition = aws_batch_job_definition.training.retry_strategy[0].attempts == local.code.training.attempts && [
      for rule in aws_batch_job_definition.training.retry_strategy[0].evaluate_on_exit :
      [coalesce(rule.on_reason, rule.on_status_reason, rule.on_exit_code), rule.on_status_reason != null, upper(rule.action)]
      ] == [
      for rule in local.code.training.retries : [rule.pattern, rule.on == "onStatusReason", rule.action]
    ]
    error_message = "What is tried again, and in which order the rules are asked, is what the code says."
  }

  assert {
    condition     = aws_batch_job_definition.training.timeout[0].attempt_duration_seconds == local.code.training.longest_seconds
    error_message = "An attempt takes no longer than the longest that may be asked for."
  }

  assert {
    condition = jsondecode(aws_batch_job_definition.training.container_properties).image == join("", [
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/automl-lite-prod-training@sha256:", join("", [for _ in range(64) : "0"]),
    ])
    error_message = "The image is named by its digest, which no push can move."
  }

  assert {
    condition = (
      jsondecode(aws_batch_job_definition.training.container_properties).readonlyRootFilesystem == true &&
      jsondecode(aws_batch_job_definition.training.container_properties).mountPoints == [
        { sourceVolume = "scratch", containerPath = "/tmp", readOnly = false }
      ] &&
      jsondecode(aws_batch_job_definition.training.container_properties).volumes == [{ name = "scratch", host = {} }]
    )
    error_message = "The container writes to the volume that the image declares, and nowhere else."
  }

  assert {
    condition = { for need in jsondecode(aws_batch_job_definition.training.container_properties).resourceRequirements : need.type => need.value } == {
      VCPU = tostring(local.code.training.vcpus), MEMORY = tostring(local.code.training.memory_mb)
    }
    error_message = "The smallest size is the code's."
  }

  assert {
    condition = (
      jsondecode(aws_batch_job_definition.training.container_properties).ephemeralStorage.sizeInGiB >= 21 &&
      jsondecode(aws_batch_job_definition.training.container_properties).runtimePlatform.cpuArchitecture == "X86_64"
    )
    error_message = "The disk holds more than Fargate's 20 GiB, and the machine is of the kind that the image is built for."
  }

  assert {
    condition = length(setsubtract(
      local.code.training.required,
      [for pair in jsondecode(aws_batch_job_definition.training.container_properties).environment : pair.name],
    )) == 0
    error_message = "The container is given every variable that it needs."
  }

  assert {
    condition = length(setsubtract(
      [for pair in jsondecode(aws_batch_job_definition.training.container_properties).environment : pair.name],
      concat(local.code.training.required, local.code.training.optional),
    )) == 0
    error_message = "The container is given no variable that it does not read."
  }

  assert {
    condition = (
      length(aws_batch_job_queue.training.job_state_time_limit_action) == 3 &&
      alltrue([
        for limit in aws_batch_job_queue.training.job_state_time_limit_action :
        limit.state == "RUNNABLE" && limit.action == "CANCEL" && limit.max_time_seconds >= 600 && limit.max_time_seconds <= 86400
      ])
    )
    error_message = "No job waits for ever, and each wait is one that Batch takes."
  }

  assert {
    condition = (
      jsondecode(aws_batch_job_definition.training.container_properties).logConfiguration.options["awslogs-group"] == aws_cloudwatch_log_group.training.name &&
      aws_cloudwatch_log_group.training.retention_in_days == var.retention_days.logs
    )
    error_message = "The log is kept for as long as was asked for."
  }

  assert {
    condition = (
      aws_ecr_repository.training.image_tag_mutability == "IMMUTABLE" &&
      aws_ecr_repository.training.image_scanning_configuration[0].scan_on_push &&
      !aws_ecr_repository.training.force_delete
    )
    error_message = "A pushed image stays what it is, is looked through, and prod's are not thrown away with the repository."
  }
}
