# Where the training container's images are kept. Jobs name them by digest; a tag only says which commit one is of.

locals {
  repository_name = "${local.prefix}-training"
  # Registries have addresses of the partition's domain, as in China.
  registry = "${local.account_id}.dkr.ecr.${var.region}.${data.aws_partition.current.dns_suffix}"
}

resource "aws_ecr_repository" "training" {
  #checkov:skip=CKV_AWS_136:AES-256 under AWS's own key; a KMS key of our own costs 1 USD a month while nothing runs.
  name                 = local.repository_name
  image_tag_mutability = "IMMUTABLE"
  force_delete         = !local.production

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "training" {
  repository = aws_ecr_repository.training.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "A push that was broken off leaves layers without a tag."
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 1 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "Ten releases to go back to."
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 10 }
        action       = { type = "expire" }
      },
    ]
  })
}
