# One environment of AutoML Lite. Before the first apply: `bootstrap/` for the state bucket and the deploy roles, and
# `make packages` for the functions' code. docs/QUICKSTART.md walks through both.

terraform {
  required_version = ">= 1.11" # which knows S3's own locking of the state

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # Bucket, key and region come from `-backend-config`: they differ for each account and environment.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

locals {
  prefix     = "${var.project}-${var.environment}"
  production = var.environment == "prod"

  tags = {
    Project     = var.project
    Environment = var.environment
    Deployment  = local.prefix # both in one, for the budget
    ManagedBy   = "terraform"
  }

  # What the code says of itself: handlers, variables, retry rules, events. `make generate` writes it.
  code = jsondecode(file("${path.module}/deployment.json"))

  # Names are known before anything is made, so that policies can be written and tested from them.
  functions = keys(local.code.functions)
  function_names = {
    for function in local.functions : function => "${local.prefix}-${replace(function, "_", "-")}"
  }
  # A bucket's name is the only one in the world.
  bucket_names = {
    for purpose in ["datasets", "models", "reports", "artifacts"] :
    purpose => "${local.prefix}-${purpose}-${local.account_id}"
  }
  table_names = {
    datasets = "${local.prefix}-datasets"
    jobs     = "${local.prefix}-training-jobs"
  }
  job_queue_name      = "${local.prefix}-training"
  job_definition_name = "${local.prefix}-training"
  dead_letters_name   = "${local.prefix}-dead-letters"
  api_name            = "${local.prefix}-api"
  stage_name          = var.environment
  parameter_path      = "/${var.project}/${var.environment}"
  # The API makes this parameter itself, so that the key is in no state.
  signing_key_parameter = "${local.parameter_path}/signing-key"

  # The pages that may call the API and S3 from a browser.
  page_origin = var.frontend.enabled ? ["https://${local.page_branch}.${aws_amplify_app.page[0].default_domain}"] : []
  origins     = distinct(concat(local.page_origin, var.allowed_origins))
}
