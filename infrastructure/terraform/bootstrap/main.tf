# What has to be there before the first deployment, once for an account: where Terraform keeps its state, and whom GitHub
# may be in AWS. A person with the rights of an administrator applies it; README.md says how.

terraform {
  required_version = ">= 1.11" # which knows S3's own locking of the state

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Project   = var.project
      ManagedBy = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  # Of an ARN what is before the resource. IAM has no region.
  arn = {
    for service in [
      "amplify", "apigateway", "batch", "cloudwatch", "dynamodb", "ec2", "ecr", "events", "lambda", "logs", "sns", "sqs", "ssm",
    ] : service => "arn:${local.partition}:${service}:${var.region}:${local.account_id}"
  }
  iam        = "arn:${local.partition}:iam::${local.account_id}"
  s3         = "arn:${local.partition}:s3:::"
  gateway    = "arn:${local.partition}:apigateway:${var.region}::" # without an account, as API Gateway's are
  budgets    = "arn:${local.partition}:budgets::${local.account_id}"
  dashboards = "arn:${local.partition}:cloudwatch::${local.account_id}"

  # First word of everything that an environment has, so that what one may do ends where the other begins.
  prefixes = { for environment in var.environments : environment => "${var.project}-${environment}" }
}
