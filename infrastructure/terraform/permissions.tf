# What each process may do: what its code calls, on just what it calls it on. Files are named by the first part of their
# keys. The tests hold these tables.

locals {
  table_rights = {
    api = {
      datasets = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"]
      jobs     = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"]
    }
    predict    = { jobs = ["GetItem"] }
    profile    = { datasets = ["GetItem", "UpdateItem"] }
    job_events = { jobs = ["GetItem", "UpdateItem"] }
    sweep      = { datasets = ["GetItem", "UpdateItem"], jobs = ["GetItem", "UpdateItem"] }
    training   = { datasets = ["GetItem"], jobs = ["GetItem", "UpdateItem"] }
  }

  file_rights = {
    # A signed URL carries the rights of who signed it.
    api = {
      GetObject    = ["datasets", "models", "records", "reports"]
      PutObject    = ["datasets", "checkpoints", "records"]
      DeleteObject = ["datasets", "models", "checkpoints", "records", "reports"]
    }
    predict = { GetObject = ["models", "records"] }
    profile = { GetObject = ["datasets"], PutObject = ["datasets"], DeleteObject = ["datasets"] }
    job_events = {
      GetObject    = ["records"]
      PutObject    = ["records"]
      DeleteObject = ["models", "checkpoints", "records", "reports"]
    }
    sweep = {
      GetObject    = ["datasets", "records"]
      PutObject    = ["records"]
      DeleteObject = ["datasets", "models", "checkpoints", "records", "reports"]
    }
    training = {
      GetObject    = ["datasets", "checkpoints", "records"]
      PutObject    = ["models", "checkpoints", "records", "reports"]
      DeleteObject = ["models", "checkpoints", "records", "reports"]
    }
  }

  may_invoke_profile = { actions = ["lambda:InvokeFunction"], on = [local.profile_arn] }
  may_announce = {
    actions   = ["events:PutEvents"]
    on        = [local.bus_arn]
    condition = { StringEquals = { "events:source" = local.code.events.source } }
  }
  # Batch knows no resource for it.
  may_describe_jobs = { actions = ["batch:DescribeJobs"], on = ["*"] }

  other_rights = {
    api = [
      { actions = ["dynamodb:Query"], on = values(local.owner_index_arns) },
      # Whatever the revision, since a release makes a new one, and whatever id Batch gives the job.
      {
        actions = ["batch:SubmitJob"]
        on = [
          "${local.batch_arn}:job-queue/${local.job_queue_name}",
          "${local.batch_arn}:job-definition/${local.job_definition_name}",
          "${local.batch_arn}:job-definition/${local.job_definition_name}:*",
          "${local.batch_arn}:job/*",
        ]
      },
      # Batch makes the ids of jobs, so no ARN is known before.
      { actions = ["batch:TerminateJob", "batch:TagResource"], on = ["${local.batch_arn}:job/*"] },
      local.may_describe_jobs,
      local.may_invoke_profile,
      { actions = ["ssm:GetParameter", "ssm:PutParameter"], on = [local.signing_key_arn] },
    ]
    predict    = []
    profile    = []
    job_events = [local.may_announce]
    sweep = [
      { actions = ["dynamodb:Query"], on = values(local.unfinished_index_arns) },
      local.may_describe_jobs,
      local.may_invoke_profile,
      local.may_announce,
    ]
    training = [local.may_announce]
  }

  # What every function does beside its work; X-Ray knows no resource.
  own_rights = {
    for function in local.functions : function => concat(
      [
        { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], on = ["${local.log_group_arn}:${aws_cloudwatch_log_group.function[function].name}:*"] },
        { actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], on = ["*"] },
      ],
      local.function_shapes[function].asynchronous == null ? [] : [{ actions = ["sqs:SendMessage"], on = [local.dead_letters_arn] }],
    )
  }

  # Not the job's own, but what Fargate does before and around it. A token is for the whole registry; what may be pulled
  # with it says the next line.
  execution_rights = [
    { actions = ["ecr:GetAuthorizationToken"], on = ["*"] },
    { actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], on = [local.repository_arn] },
    { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], on = ["${local.log_group_arn}:${aws_cloudwatch_log_group.training.name}:*"] },
  ]
}
