# Training: a queue that tries Spot first, and the definition of the job. What differs from job to job (size, time, the
# task itself) comes with each submission (backend/automl_lite/aws/batch/submission.py).

locals {
  # Spot is about 70 % cheaper and may be reclaimed; the search goes on from its checkpoint then.
  capacity = ["FARGATE_SPOT", "FARGATE"]

  # Reasons for which Batch takes a job out of the queue that would wait there for ever, and the seconds it waits before
  # (600 to 86,400, https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_time_limit_actions.html).
  # Capacity comes back within the hour or the person had better hear of it; a mistake of ours does not mend itself.
  longest_waits = {
    "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY"           = 3600
    "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE" = 600
    "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"         = 600
  }

  training_variables = sort(concat(local.code.training.required, local.code.training.optional))

  # The image's own volume (backend/Dockerfile.training), which everybody may write to.
  scratch = { name = "scratch", path = "/tmp" }
}

resource "aws_batch_compute_environment" "training" {
  for_each = toset(local.capacity)

  name_prefix = "${local.prefix}-${lower(replace(each.key, "_", "-"))}-"
  type        = "MANAGED"

  compute_resources {
    type               = each.key
    max_vcpus          = var.max_vcpus
    subnets            = local.subnet_ids
    security_group_ids = local.security_group_ids
  }

  # A queue lets go of an environment before it may be deleted.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_batch_job_queue" "training" {
  name     = local.job_queue_name
  state    = "ENABLED"
  priority = 1

  dynamic "compute_environment_order" {
    for_each = local.capacity
    content {
      order               = compute_environment_order.key + 1
      compute_environment = aws_batch_compute_environment.training[compute_environment_order.value].arn
    }
  }

  dynamic "job_state_time_limit_action" {
    for_each = local.longest_waits
    content {
      action           = "CANCEL"
      state            = "RUNNABLE"
      reason           = job_state_time_limit_action.key
      max_time_seconds = job_state_time_limit_action.value
    }
  }
}

resource "aws_cloudwatch_log_group" "training" {
  #checkov:skip=CKV_AWS_158:CloudWatch encrypts with a key of its own; one of ours costs 1 USD a month while nothing runs.
  #checkov:skip=CKV_AWS_338:Kept as long as the environment says; a year of logs is not everyone's wish.
  name              = "/aws/batch/${local.prefix}-training"
  retention_in_days = var.retention_days.logs
}

# Which image jobs run. Releases write it (`backend/scripts/release training_image`); the zeros stand for none yet.
resource "aws_ssm_parameter" "training_image" {
  #checkov:skip=CKV2_AWS_34:An image's digest is no secret, and job definitions show it.
  name           = "${local.parameter_path}/training-image"
  description    = "Digest of the image that training jobs run"
  type           = "String"
  insecure_value = "sha256:${join("", [for _ in range(64) : "0"])}"

  lifecycle {
    ignore_changes = [insecure_value]
  }
}

# No `stopTimeout`: Batch takes one for jobs described by `ecsProperties` alone, and those refuse the overrides with which
# each job is told its task and size. So a stopped container has the 30 seconds that Fargate gives by default, and ours
# has saved its search and ended within ten (docs/PROMISES.md, "How a killed job goes on").
resource "aws_batch_job_definition" "training" {
  name                       = local.job_definition_name
  type                       = "container"
  platform_capabilities      = ["FARGATE"]
  propagate_tags             = true
  deregister_on_new_revision = false # jobs under way keep theirs, and there is one to go back to

  container_properties = jsonencode({
    image            = "${local.registry}/${aws_ecr_repository.training.name}@${aws_ssm_parameter.training_image.insecure_value}"
    jobRoleArn       = "arn:${local.partition}:iam::${local.account_id}:role/${aws_iam_role.training.name}"
    executionRoleArn = "arn:${local.partition}:iam::${local.account_id}:role/${aws_iam_role.training_execution.name}"

    resourceRequirements = [
      { type = "VCPU", value = tostring(local.code.training.vcpus) },
      { type = "MEMORY", value = tostring(local.code.training.memory_mb) },
    ]
    runtimePlatform              = { cpuArchitecture = "X86_64", operatingSystemFamily = "LINUX" }
    fargatePlatformConfiguration = { platformVersion = "LATEST" }
    networkConfiguration         = { assignPublicIp = local.assign_public_ip }

    environment = [
      for name in local.training_variables : { name = name, value = local.settings[name] }
      if contains(keys(local.settings), name)
    ]

    # The root cannot be written to; one volume can, at the path that the image declares as VOLUME: Fargate then gives
    # it that directory's owner and mode, 1777, and otherwise 755 for root, where the container's user could not write
    # (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html).
    readonlyRootFilesystem = true
    volumes                = [{ name = local.scratch.name, host = {} }]
    mountPoints            = [{ sourceVolume = local.scratch.name, containerPath = local.scratch.path, readOnly = false }]

    # An upload of 1 GiB, 8 GiB of it unpacked, as much again for what sorting spills, and the image. 20 GiB are free;
    # those beyond cost 0.000111 USD an hour each, so these ten 0.1 cents.
    ephemeralStorage = { sizeInGiB = 30 }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.training.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "training"
      }
    }
  })

  # Batch goes through these in order; each submission repeats them with its own number of attempts.
  retry_strategy {
    attempts = local.code.training.attempts

    dynamic "evaluate_on_exit" {
      for_each = local.code.training.retries
      content {
        action           = evaluate_on_exit.value.action
        on_reason        = evaluate_on_exit.value.on == "onReason" ? evaluate_on_exit.value.pattern : null
        on_status_reason = evaluate_on_exit.value.on == "onStatusReason" ? evaluate_on_exit.value.pattern : null
        on_exit_code     = evaluate_on_exit.value.on == "onExitCode" ? evaluate_on_exit.value.pattern : null
      }
    }
  }

  # What an attempt may cost at most, where a submission names no shorter time.
  timeout {
    attempt_duration_seconds = local.code.training.longest_seconds
  }
}
