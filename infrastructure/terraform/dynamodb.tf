# Two tables, as backend/automl_lite/aws/dynamo/tables.py describes them: each with its list by owner, newest first,
# and a sparse index of work under way.

locals {
  owner_indexes    = { datasets = "user_id-uploaded_at-index", jobs = "user_id-created_at-index" }
  unfinished_index = "unfinished-index"
}

resource "aws_dynamodb_table" "datasets" {
  #checkov:skip=CKV_AWS_119:Encrypted with DynamoDB's own key, which costs nothing; one of ours costs 1 USD a month while idle
  name                        = local.table_names.datasets
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "dataset_id"
  deletion_protection_enabled = local.production

  dynamic "attribute" {
    for_each = ["dataset_id", "user_id", "uploaded_at", "unfinished"]

    content {
      name = attribute.value
      type = "S"
    }
  }

  global_secondary_index {
    name               = local.owner_indexes.datasets
    hash_key           = "user_id"
    range_key          = "uploaded_at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["status", "tags", "record"]
  }

  global_secondary_index {
    name               = local.unfinished_index
    hash_key           = "unfinished"
    range_key          = "uploaded_at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["user_id", "batch_job_id"]
  }

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "jobs" {
  #checkov:skip=CKV_AWS_119:Encrypted with DynamoDB's own key, which costs nothing; one of ours costs 1 USD a month while idle
  name                        = local.table_names.jobs
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "job_id"
  deletion_protection_enabled = local.production

  dynamic "attribute" {
    for_each = ["job_id", "user_id", "created_at", "unfinished"]

    content {
      name = attribute.value
      type = "S"
    }
  }

  global_secondary_index {
    name               = local.owner_indexes.jobs
    hash_key           = "user_id"
    range_key          = "created_at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["status", "tags", "dataset_id", "record"]
  }

  global_secondary_index {
    name               = local.unfinished_index
    hash_key           = "unfinished"
    range_key          = "created_at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["user_id", "batch_job_id"]
  }

  point_in_time_recovery {
    enabled = true
  }
}
