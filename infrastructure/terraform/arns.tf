# ARNs by name, so that policies are known before anything is made.

locals {
  where = "${var.region}:${local.account_id}"

  table_arns            = { for table, name in local.table_names : table => "arn:${local.partition}:dynamodb:${local.where}:table/${name}" }
  owner_index_arns      = { for table, index in local.owner_indexes : table => "${local.table_arns[table]}/index/${index}" }
  unfinished_index_arns = { for table, arn in local.table_arns : table => "${arn}/index/${local.unfinished_index}" }

  bucket_arns = { for purpose, name in local.bucket_names : purpose => "arn:${local.partition}:s3:::${name}" }
  # Where files are, by the first part of their keys (backend/automl_lite/domain/keys.py).
  bucket_of = { datasets = "datasets", models = "models", checkpoints = "models", records = "models", reports = "reports" }
  file_arns = { for part, purpose in local.bucket_of : part => "${local.bucket_arns[purpose]}/${part}/*" }

  batch_arn        = "arn:${local.partition}:batch:${local.where}"
  bus_arn          = "arn:${local.partition}:events:${local.where}:event-bus/${local.event_bus}"
  dead_letters_arn = "arn:${local.partition}:sqs:${local.where}:${local.dead_letters_name}"
  log_group_arn    = "arn:${local.partition}:logs:${local.where}:log-group"
  profile_arn      = "arn:${local.partition}:lambda:${local.where}:function:${local.function_names.profile}:${local.alias}"
  repository_arn   = "arn:${local.partition}:ecr:${local.where}:repository/${aws_ecr_repository.training.name}"
  signing_key_arn  = "arn:${local.partition}:ssm:${local.where}:parameter${local.signing_key_parameter}"
}
