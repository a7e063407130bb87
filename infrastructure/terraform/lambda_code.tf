# The functions' code: the zip files of `make packages`, each in the artifacts bucket under a name that says what is in
# it, so that equal code is never uploaded or deployed twice.

locals {
  packages = toset([for function in local.code.functions : function.package])
  zips     = { for package in local.packages : package => "${var.packages_dir}/${package}-arm64.zip" }
  # Empty where there is none, of which the check below speaks.
  zip_hashes = { for package, zip in local.zips : package => try(filesha256(zip), "") }
  zip_keys = {
    for package, hash in local.zip_hashes : package => "functions/${package}-${substr(hash, 0, 16)}.zip"
  }
}

resource "aws_s3_object" "package" {
  for_each = local.zips

  bucket = aws_s3_bucket.this["artifacts"].id
  key    = local.zip_keys[each.key]
  source = each.value

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = local.zip_hashes[each.key] != ""
      error_message = "There is no ${each.value}: run `make packages`, which builds the functions' code."
    }
  }

  depends_on = [aws_s3_bucket_versioning.this, aws_s3_bucket_policy.this]
}
