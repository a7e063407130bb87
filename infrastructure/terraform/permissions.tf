# What each process may do: the actions that its code calls, on just what it calls them on. A test reads this table.

locals {
  table_arns = {
    for table, name in local.table_names :
    table => "arn:${local.partition}:dynamodb:${local.where}:table/${name}"
  }
  owner_index_arns      = { for table, index in local.owner_indexes : table => "${local.table_arns[table]}/index/${index}" }
  unfinished_index_arns = { for table, arn in local.table_arns : table => "${arn}/index/${local.unfinished_index}" }

  bucket_arns = { for purpose, name in local.bucket_names : purpose => "arn:${local.partition}:s3:::${name}" }
  # Files, by the first part of their keys.
  files = merge(
    { for part in ["datasets"] : part => "${local.bucket_arns.datasets}/${part}/*" },
    { for part in ["models", "checkpoints", "records"] : part => "${local.bucket_arns.models}/${part}/*" },
    { for part in ["reports"] : part => "${local.bucket_arns.reports}/${part}/*" },
  )
  of_models = [local.files.models, local.files.checkpoints, local.files.records]

  where            = "${var.region}:${local.account_id}" # in an ARN
  dead_letters_arn = "arn:${local.partition}:sqs:${local.where}:${local.dead_letters_name}"
  profile_arn      = "arn:${local.partition}:lambda:${local.where}:function:${local.function_names.profile}:${local.alias}"
  batch_arn        = "arn:${local.partition}:batch:${local.where}"

  may_invoke_profile = { actions = ["lambda:InvokeFunction"], on = [local.profile_arn] }
  may_announce = {
    actions   = ["events:PutEvents"]
    on        = ["arn:${local.partition}:events:${local.where}:event-bus/${local.event_bus}"]
    condition = { StringEquals = { "events:source" = local.code.events.source } }
  }
  # Batch knows no narrower resource for it.
  may_describe_jobs = { actions = ["batch:DescribeJobs"], on = ["*"] }

  # S3 answers for a missing object with 403 to whoever may not list its bucket, hence the lists.
  permissions = {
    api = [
      { actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"], on = values(local.table_arns) },
      { actions = ["dynamodb:Query"], on = values(local.owner_index_arns) },
      # A signed URL carries the rights of who signed it.
      { actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], on = concat([local.files.datasets], local.of_models) },
      { actions = ["s3:GetObject", "s3:DeleteObject"], on = [local.files.reports] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.datasets, local.bucket_arns.models, local.bucket_arns.reports] },
      # Whatever the revision: a release makes a new one.
      { actions = ["batch:SubmitJob"], on = [
        "${local.batch_arn}:job-queue/${local.job_queue_name}",
        "${local.batch_arn}:job-definition/${local.job_definition_name}",
        "${local.batch_arn}:job-definition/${local.job_definition_name}:*",
      ] },
      # Batch makes the ids of jobs, so no ARN is known before.
      { actions = ["batch:TerminateJob", "batch:TagResource"], on = ["${local.batch_arn}:job/*"] },
      local.may_describe_jobs,
      local.may_invoke_profile,
      { actions = ["ssm:GetParameter", "ssm:PutParameter"], on = ["arn:${local.partition}:ssm:${local.where}:parameter${local.signing_key_parameter}"] },
    ]
    predict = [
      { actions = ["dynamodb:GetItem"], on = [local.table_arns.jobs] },
      { actions = ["s3:GetObject"], on = [local.files.models, local.files.records] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.models] },
    ]
    profile = [
      { actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"], on = [local.table_arns.datasets] },
      { actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], on = [local.files.datasets] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.datasets] },
    ]
    job_events = [
      { actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"], on = [local.table_arns.jobs] },
      { actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], on = local.of_models },
      { actions = ["s3:DeleteObject"], on = [local.files.reports] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.models, local.bucket_arns.reports] },
      local.may_announce,
    ]
    sweep = [
      { actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"], on = values(local.table_arns) },
      { actions = ["dynamodb:Query"], on = values(local.unfinished_index_arns) },
      { actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], on = local.of_models },
      { actions = ["s3:GetObject", "s3:DeleteObject"], on = [local.files.datasets] },
      { actions = ["s3:DeleteObject"], on = [local.files.reports] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.datasets, local.bucket_arns.models, local.bucket_arns.reports] },
      local.may_describe_jobs,
      local.may_invoke_profile,
      local.may_announce,
    ]
    training = [
      { actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"], on = [local.table_arns.jobs] },
      { actions = ["dynamodb:GetItem"], on = [local.table_arns.datasets] },
      { actions = ["s3:GetObject"], on = [local.files.datasets] },
      { actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], on = local.of_models },
      { actions = ["s3:PutObject", "s3:DeleteObject"], on = [local.files.reports] },
      { actions = ["s3:ListBucket"], on = [local.bucket_arns.datasets, local.bucket_arns.models, local.bucket_arns.reports] },
      local.may_announce,
    ]
    # Not the job's own: what Fargate does before and around it.
    training_execution = [
      # A token is for the whole registry; the next line says for what of it.
      { actions = ["ecr:GetAuthorizationToken"], on = ["*"] },
      {
        actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        on      = ["arn:${local.partition}:ecr:${local.where}:repository/${aws_ecr_repository.training.name}"]
      },
      { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], on = ["arn:${local.partition}:logs:${local.where}:log-group:${aws_cloudwatch_log_group.training.name}:*"] },
    ]
  }

  # Beside its own work every function writes its log and its traces, for which X-Ray knows no resource, and what
  # cannot be done goes to the dead letters.
  function_permissions = {
    for function in local.functions : function => concat(
      local.permissions[function],
      [
        { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], on = ["arn:${local.partition}:logs:${local.where}:log-group:${aws_cloudwatch_log_group.function[function].name}:*"] },
        { actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], on = ["*"] },
      ],
      [for asynchronous in keys(local.asynchronous_functions) :
      { actions = ["sqs:SendMessage"], on = [local.dead_letters_arn] } if asynchronous == function],
    )
  }

  policies = {
    for role, permissions in merge(local.function_permissions, {
      training           = local.permissions.training
      training_execution = local.permissions.training_execution
      }) : role => jsonencode({
      Version = "2012-10-17"
      Statement = [
        for permission in permissions : merge(
          { Effect = "Allow", Action = permission.actions, Resource = permission.on },
          { for condition in [try(permission.condition, null)] : "Condition" => condition if condition != null },
        )
      ]
    })
  }
}
