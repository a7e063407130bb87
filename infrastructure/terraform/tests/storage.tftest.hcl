# What is stored is private, encrypted, kept as long as it is said, and has the shape that the code expects.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment     = "dev"
  packages_dir    = "tests/packages"
  allowed_origins = ["https://models.example.com"]
  retention_days  = { datasets = 9, results = 99 }
}

run "files_and_records_are_private_encrypted_and_kept_as_long_as_is_said" {
  command = plan

  assert {
    condition = toset(keys(aws_s3_bucket.this)) == toset(["datasets", "models", "reports", "artifacts"]) && alltrue([
      for purpose in keys(aws_s3_bucket.this) : alltrue([
        aws_s3_bucket_public_access_block.this[purpose].block_public_acls,
        aws_s3_bucket_public_access_block.this[purpose].block_public_policy,
        aws_s3_bucket_public_access_block.this[purpose].ignore_public_acls,
        aws_s3_bucket_public_access_block.this[purpose].restrict_public_buckets,
        aws_s3_bucket_ownership_controls.this[purpose].rule[0].object_ownership == "BucketOwnerEnforced",
        one(one(aws_s3_bucket_server_side_encryption_configuration.this[purpose].rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256",
        one(aws_s3_bucket_server_side_encryption_configuration.this[purpose].rule).blocked_encryption_types == tolist(["SSE-C"]),
      ])
    ])
    error_message = "A bucket is not private and encrypted."
  }

  assert {
    condition = alltrue([
      for policy in aws_s3_bucket_policy.this : toset([
        for statement in jsondecode(policy.policy).Statement : jsonencode(statement.Condition) if statement.Effect == "Deny" && statement.Principal == "*"
      ]) == toset([jsonencode({ Bool = { "aws:SecureTransport" = "false" } }), jsonencode({ NumericLessThan = { "s3:TlsVersion" = "1.2" } })])
    ])
    error_message = "A bucket can be reached without TLS 1.2."
  }

  assert {
    condition     = toset([for purpose, versioning in aws_s3_bucket_versioning.this : purpose if versioning.versioning_configuration[0].status == "Enabled"]) == toset(["models", "reports", "artifacts"])
    error_message = "Versions are kept of models, reports and artifacts, and of nothing that people delete themselves."
  }

  assert {
    condition = alltrue([
      for lifecycle in aws_s3_bucket_lifecycle_configuration.this : anytrue([
        for rule in lifecycle.rule : length(rule.abort_incomplete_multipart_upload) == 1 && try(rule.abort_incomplete_multipart_upload[0].days_after_initiation, 0) == 1
      ])
    ])
    error_message = "A bucket keeps what was never uploaded whole for longer than a day."
  }

  assert {
    condition = jsonencode(merge([
      for lifecycle in aws_s3_bucket_lifecycle_configuration.this : {
        for rule in lifecycle.rule : rule.filter[0].prefix => rule.expiration[0].days if !contains(["broken-uploads", "records"], rule.id)
      }
    ]...)) == jsonencode({ "datasets/" = 9, "models/" = 99, "reports/" = 99, "checkpoints/" = 14, "functions/" = 365 })
    error_message = "Files are not kept as long as retention_days says."
  }

  assert {
    condition = alltrue([
      for purpose, methods in { datasets = ["GET", "PUT"], models = ["GET"], reports = ["GET"] } : alltrue([
        for rule in aws_s3_bucket_cors_configuration.this[purpose].cors_rule :
        rule.allowed_methods == toset(methods) && rule.allowed_origins == toset(["https://models.example.com"])
      ])
    ]) && !contains(keys(aws_s3_bucket_cors_configuration.this), "artifacts")
    error_message = "Pages of other origins than the allowed ones can use signed URLs, or ours cannot."
  }

  assert {
    condition     = alltrue([for event in aws_s3_bucket_notification.uploads.lambda_function : event.filter_prefix == "datasets/" && event.filter_suffix == "/data"])
    error_message = "profile hears of other files than uploads, such as those that it writes itself."
  }

  assert {
    condition = alltrue([
      for table, shape in {
        datasets = { made = aws_dynamodb_table.datasets, key = "dataset_id", by = "uploaded_at", listed = ["record", "status", "tags"] }
        jobs     = { made = aws_dynamodb_table.jobs, key = "job_id", by = "created_at", listed = ["dataset_id", "record", "status", "tags"] }
        } : shape.made.hash_key == shape.key && jsonencode({
          for index in shape.made.global_secondary_index : index.name => {
            keys      = [index.hash_key, index.range_key]
            projected = sort(index.non_key_attributes)
          }
          }) == jsonencode({
          "user_id-${shape.by}-index" = { keys = ["user_id", shape.by], projected = shape.listed }
          unfinished-index            = { keys = ["unfinished", shape.by], projected = ["batch_job_id", "user_id"] }
      })
    ])
    error_message = "A table has not the shape of backend/automl_lite/aws/dynamo/tables.py."
  }

  assert {
    condition = alltrue([
      for table in [aws_dynamodb_table.datasets, aws_dynamodb_table.jobs] :
      table.billing_mode == "PAY_PER_REQUEST" && table.point_in_time_recovery[0].enabled
    ])
    error_message = "A table costs while idle, or cannot be brought back."
  }

  assert {
    condition     = aws_sqs_queue.dead_letters.sqs_managed_sse_enabled && aws_sqs_queue.dead_letters.message_retention_seconds == 1209600
    error_message = "Dead letters are not kept, encrypted, as long as SQS can."
  }
}
