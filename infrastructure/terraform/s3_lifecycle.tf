# How long files are kept.

locals {
  # By the first part of the key. `records/` is not there: a job's record points to what it holds, and lives as long.
  lifecycle_rules = {
    datasets = {
      uploads = { prefix = "datasets/", days = var.retention_days.datasets }
    }
    models = {
      models = { prefix = "models/", days = var.retention_days.results, noncurrent_days = 30 }
      # Written every few seconds while a search goes on, and deleted at its end: what is left is of use to nobody.
      checkpoints = { prefix = "checkpoints/", days = 14, noncurrent_days = 1 }
      records     = { prefix = "records/", noncurrent_days = 30 }
    }
    reports = {
      reports = { prefix = "reports/", days = var.retention_days.results, noncurrent_days = 30 }
    }
    artifacts = {
      # Lambda keeps its own copy of every published version. What is in use and gone is uploaded by the next apply.
      functions = { prefix = "functions/", days = 365, noncurrent_days = 90 }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    id     = "broken-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  dynamic "rule" {
    for_each = local.lifecycle_rules[each.key]

    content {
      id     = rule.key
      status = "Enabled"

      filter {
        prefix = rule.value.prefix
      }

      # Without days, only the marks of deletion under which no version is left.
      expiration {
        days                         = try(rule.value.days, null)
        expired_object_delete_marker = can(rule.value.days) ? null : true
      }

      dynamic "noncurrent_version_expiration" {
        for_each = can(rule.value.noncurrent_days) ? [rule.value.noncurrent_days] : []

        content {
          noncurrent_days = noncurrent_version_expiration.value
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
