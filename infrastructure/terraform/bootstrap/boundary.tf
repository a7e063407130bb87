# The most that a role made by a deployment may ever do, whatever its own policies say: the services that the product
# calls, on what carries the environment's name. So who deploys dev cannot make a role that reads prod.

locals {
  boundaries = {
    for environment, prefix in local.prefixes : environment => [
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], Resource = ["${local.s3}${prefix}-*"] },
      {
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query"]
        Resource = ["${local.arn.dynamodb}:table/${prefix}-*"]
      },
      {
        Effect = "Allow"
        Action = ["batch:SubmitJob", "batch:TerminateJob", "batch:TagResource"]
        Resource = [
          "${local.arn.batch}:job-queue/${prefix}-*", "${local.arn.batch}:job-definition/${prefix}-*", "${local.arn.batch}:job/*",
        ]
      },
      { Effect = "Allow", Action = ["lambda:InvokeFunction"], Resource = ["${local.arn.lambda}:function:${prefix}-*"] },
      { Effect = "Allow", Action = ["events:PutEvents"], Resource = ["${local.arn.events}:event-bus/${prefix}"] },
      { Effect = "Allow", Action = ["sqs:SendMessage"], Resource = ["${local.arn.sqs}:${prefix}-*"] },
      {
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:PutParameter"]
        Resource = ["${local.arn.ssm}:parameter/${var.project}/${environment}/signing-key"]
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${local.arn.logs}:log-group:/aws/*/${prefix}-*"]
      },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = ["${local.arn.ecr}:repository/${prefix}-*"]
      },
      # These know no resource.
      {
        Effect   = "Allow"
        Action   = ["batch:DescribeJobs", "ecr:GetAuthorizationToken", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = ["*"]
      },
    ]
  }
  boundary_arns = { for environment in var.environments : environment => "${local.iam}:policy/${var.project}-boundary-${environment}" }
}

resource "aws_iam_policy" "boundary" {
  #checkov:skip=CKV_AWS_355:The four actions with "*" know no resource.
  #checkov:skip=CKV_AWS_290:A boundary allows nothing by itself; the four actions with "*" know no resource.
  for_each = local.boundaries

  name        = "${var.project}-boundary-${each.key}"
  description = "The most that roles of ${local.prefixes[each.key]} may do"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })
}
