# A role for each process, and none shared; permissions.tf says what each may do, policies.tf says it to IAM.

locals {
  # By its name, as bootstrap/boundary.tf gives it.
  boundary = var.bounded ? "arn:${local.partition}:iam::${local.account_id}:policy/${var.project}-boundary-${var.environment}" : null

  trusts_lambda = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
  # Of this account's containers only.
  trusts_containers = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })
}

resource "aws_iam_role" "function" {
  for_each = local.function_names

  name                 = each.value
  description          = "What the function ${each.value} may do"
  assume_role_policy   = local.trusts_lambda
  permissions_boundary = local.boundary
}

resource "aws_iam_role_policy" "function" {
  for_each = aws_iam_role.function

  name   = "permissions"
  role   = each.value.id
  policy = local.policies[each.key]
}

resource "aws_iam_role" "training" {
  name                 = "${local.prefix}-training"
  description          = "What a training job may do"
  assume_role_policy   = local.trusts_containers
  permissions_boundary = local.boundary
}

resource "aws_iam_role_policy" "training" {
  name   = "permissions"
  role   = aws_iam_role.training.id
  policy = local.policies.training
}

resource "aws_iam_role" "training_execution" {
  name                 = "${local.prefix}-training-execution"
  description          = "What Fargate may do to start a training job and keep its log"
  assume_role_policy   = local.trusts_containers
  permissions_boundary = local.boundary
}

resource "aws_iam_role_policy" "training_execution" {
  name   = "permissions"
  role   = aws_iam_role.training_execution.id
  policy = local.policies.training_execution
}
