# Four private buckets: what people upload, what training makes of it, what they read of it, and the functions' code.

locals {
  # Old versions bring back what was overwritten or deleted by mistake. Uploads have none: a person who deletes a file
  # wants it gone, and it can be uploaded again.
  versioned_buckets = ["models", "reports", "artifacts"]

  # What a page may do with the signed URLs that the API gives it.
  cors_methods = { datasets = ["GET", "PUT"], models = ["GET"], reports = ["GET"] }

  # Known even while the page's own origin is not.
  any_origin = var.frontend.enabled || length(var.allowed_origins) > 0

  tls_only = {
    for purpose, name in local.bucket_names : purpose => jsonencode({
      Version = "2012-10-17"
      Statement = [
        for sid, condition in {
          DenyPlainHttp = { Bool = { "aws:SecureTransport" = "false" } }
          DenyOldTls    = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
          } : {
          Sid       = sid
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = [local.bucket_arns[purpose], "${local.bucket_arns[purpose]}/*"]
          Condition = condition
        }
      ]
    })
  }
}

resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV_AWS_18:Every request for a file is logged by the API that signs its URL; S3's own logs would be a fifth bucket to keep
  #checkov:skip=CKV_AWS_21:Versioned where it helps, see versioned_buckets
  #checkov:skip=CKV_AWS_144:One region is what the product is for; models can be trained again
  #checkov:skip=CKV_AWS_145:SSE-S3 encrypts at rest; a KMS key of our own costs 1 USD a month while idle, and a fee for each request
  #checkov:skip=CKV2_AWS_62:Only uploads are news, and they do notify the profile function
  for_each = local.bucket_names

  bucket        = each.value
  force_destroy = !local.production
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = aws_s3_bucket.this

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
    # As S3 has it for new buckets; unsaid, every plan would take it away.
    blocked_encryption_types = ["SSE-C"]
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id
  policy = local.tls_only[each.key]

  # S3 refuses two changes of one bucket's access at once.
  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = toset(local.versioned_buckets)

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_cors_configuration" "this" {
  for_each = local.any_origin ? local.cors_methods : {}

  bucket = aws_s3_bucket.this[each.key].id

  cors_rule {
    allowed_origins = local.origins
    allowed_methods = each.value
    # A signed PUT carries its type; its length is no matter of CORS.
    allowed_headers = ["content-type"]
    expose_headers  = ["ETag", "Content-Disposition", "Content-Range"]
    max_age_seconds = 3000
  }
}

# --- An upload is news to the profile function ---

resource "aws_lambda_permission" "uploads" {
  statement_id   = "uploads"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.this["profile"].function_name
  qualifier      = aws_lambda_alias.live["profile"].name
  principal      = "s3.amazonaws.com"
  source_arn     = local.bucket_arns.datasets
  source_account = local.account_id
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.this["datasets"].id

  lambda_function {
    lambda_function_arn = aws_lambda_alias.live["profile"].arn
    events              = ["s3:ObjectCreated:*"]
    # The profile itself is written beside the file, under another name.
    filter_prefix = "datasets/"
    filter_suffix = "/data"
  }

  depends_on = [aws_lambda_permission.uploads]
}
