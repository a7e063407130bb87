# The five functions. Whoever calls one calls its alias `live`, which a release moves.

locals {
  # Memory brings its share of a processor. The gateway gives up after 29 s, Lambda itself after 900 s.
  function_shapes = {
    api        = { memory = 512, timeout = 29, asynchronous = null }
    predict    = { memory = 1024, timeout = 29, asynchronous = null }
    profile    = { memory = 2048, timeout = 900, asynchronous = { retries = 2, max_age = 3600 } }
    job_events = { memory = 256, timeout = 60, asynchronous = { retries = 2, max_age = 3600 } }
    # It comes again in a few minutes by itself.
    sweep = { memory = 512, timeout = 300, asynchronous = { retries = 0, max_age = 300 } }
  }
  asynchronous_functions = {
    for function, shape in local.function_shapes : function => shape.asynchronous if shape.asynchronous != null
  }

  # Lambda's largest disk: for profile the largest upload (1 GiB), what it unpacks to (8 GiB), and what DuckDB puts aside.
  disk_mb = { profile = 10240 }

  alias = "live"

  # All that this deployment sets. A process is given what it reads of these. Encryption is not among them: the buckets
  # encrypt by themselves, and a header that every signed PUT must carry would be one more thing for scripts to know.
  settings = {
    AUTOML_LITE_DATASETS_TABLE        = local.table_names.datasets
    AUTOML_LITE_JOBS_TABLE            = local.table_names.jobs
    AUTOML_LITE_DATASETS_BUCKET       = local.bucket_names.datasets
    AUTOML_LITE_MODELS_BUCKET         = local.bucket_names.models
    AUTOML_LITE_REPORTS_BUCKET        = local.bucket_names.reports
    AUTOML_LITE_PROFILE_FUNCTION      = "${local.function_names.profile}:${local.alias}"
    AUTOML_LITE_JOB_QUEUE             = local.job_queue_name
    AUTOML_LITE_JOB_DEFINITION        = local.job_definition_name
    AUTOML_LITE_SIGNING_KEY_PARAMETER = local.signing_key_parameter
    AUTOML_LITE_ALLOWED_ORIGINS       = jsonencode(local.origins)
    AUTOML_LITE_EVENT_BUS             = local.event_bus
    # DuckDB's; the rest is for Python, and for what DuckDB takes beyond its limit.
    AUTOML_LITE_PROFILE_MEMORY_MB = tostring(local.function_shapes.profile.memory / 2)
    # Of files; loaded, trees take ten times as much, so a third of predict's memory holds models.
    AUTOML_LITE_MODEL_CACHE_BYTES = tostring(local.function_shapes.predict.memory * 1024 * 1024 / 32)
  }
  function_settings = {
    for function, reads in local.code.functions : function => {
      for name, value in local.settings : name => value if contains(concat(reads.required, reads.optional), name)
    }
  }
}

resource "aws_cloudwatch_log_group" "function" {
  #checkov:skip=CKV_AWS_158:CloudWatch encrypts at rest, and no line carries what is in a file; a KMS key of our own costs 1 USD a month while idle
  for_each = local.function_names

  name              = "/aws/lambda/${each.value}"
  retention_in_days = var.retention_days.logs
}

resource "aws_lambda_function" "this" {
  #checkov:skip=CKV_AWS_117:They talk to AWS alone, by IAM and TLS; in a VPC that would take endpoints at about 58 USD a month
  #checkov:skip=CKV_AWS_173:Variables are names and numbers, no secret; Lambda encrypts them at rest
  #checkov:skip=CKV_AWS_272:Code comes from the private artifacts bucket, to which only the deploy and release roles write
  for_each = local.function_shapes

  function_name = local.function_names[each.key]
  role          = aws_iam_role.function[each.key].arn
  handler       = local.code.functions[each.key].handler
  runtime       = "python${local.code.python}"
  architectures = ["arm64"]
  memory_size   = each.value.memory
  timeout       = each.value.timeout
  publish       = true

  s3_bucket        = aws_s3_object.package[local.code.functions[each.key].package].bucket
  s3_key           = aws_s3_object.package[local.code.functions[each.key].package].key
  source_code_hash = try(filebase64sha256(local.zips[local.code.functions[each.key].package]), null)

  reserved_concurrent_executions = var.reserved_concurrency[each.key]

  environment {
    variables = local.function_settings[each.key]
  }

  ephemeral_storage {
    size = lookup(local.disk_mb, each.key, 512)
  }

  # The code writes lines of JSON, and metrics among them, which Text passes on as they are.
  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  tracing_config {
    mode = "Active"
  }

  dynamic "dead_letter_config" {
    for_each = each.value.asynchronous == null ? [] : [aws_sqs_queue.dead_letters.arn]

    content {
      target_arn = dead_letter_config.value
    }
  }

  # Lambda refuses a queue to which the role may not send yet.
  depends_on = [aws_iam_role_policy.function]
}

resource "aws_lambda_alias" "live" {
  for_each = aws_lambda_function.this

  name             = local.alias
  description      = "The version that is called"
  function_name    = each.value.function_name
  function_version = each.value.version
}

resource "aws_lambda_provisioned_concurrency_config" "warm" {
  for_each = { for function, copies in var.provisioned_concurrency : function => copies if copies > 0 }

  function_name                     = aws_lambda_function.this[each.key].function_name
  qualifier                         = aws_lambda_alias.live[each.key].name
  provisioned_concurrent_executions = each.value
}

resource "aws_lambda_function_event_invoke_config" "this" {
  for_each = local.asynchronous_functions

  function_name                = aws_lambda_function.this[each.key].function_name
  qualifier                    = aws_lambda_alias.live[each.key].name
  maximum_retry_attempts       = each.value.retries
  maximum_event_age_in_seconds = each.value.max_age
}
