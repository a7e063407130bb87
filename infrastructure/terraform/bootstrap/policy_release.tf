# What a release without Terraform does: new code into the functions, a new image for training, a build of the page, and
# a smoke test of what came of it.

locals {
  release_policies = {
    for environment, prefix in local.prefixes : environment => [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = ["${local.s3}${prefix}-artifacts-${local.account_id}/functions/*"]
      },
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = ["${local.s3}${prefix}-artifacts-${local.account_id}"] },
      {
        Effect = "Allow"
        Action = [
          "lambda:GetAlias", "lambda:GetFunction", "lambda:GetFunctionConfiguration", "lambda:ListVersionsByFunction",
          "lambda:PublishVersion", "lambda:UpdateAlias", "lambda:UpdateFunctionCode",
        ]
        Resource = ["${local.arn.lambda}:function:${prefix}-*"]
      },
      {
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
          "ecr:DescribeImageScanFindings", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
        ]
        Resource = ["${local.arn.ecr}:repository/${prefix}-training"]
      },
      # These know no resource: a token is for the whole registry, and the lines above and below say for what of it.
      { Effect = "Allow", Action = ["batch:DescribeJobDefinitions", "ecr:GetAuthorizationToken"], Resource = ["*"] },
      {
        Effect   = "Allow"
        Action   = ["batch:RegisterJobDefinition", "batch:TagResource"]
        Resource = ["${local.arn.batch}:job-definition/${prefix}-training", "${local.arn.batch}:job-definition/${prefix}-training:*"]
      },
      # A revision repeats the roles of the one before.
      {
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = ["${local.iam}:role/${prefix}-training", "${local.iam}:role/${prefix}-training-execution"]
        Condition = { StringEquals = { "iam:PassedToService" = ["batch.amazonaws.com", "ecs-tasks.amazonaws.com"] } }
      },
      { Effect = "Allow", Action = ["ssm:GetParameter"], Resource = ["${local.arn.ssm}:parameter/${var.project}/${environment}/*"] },
      { Effect = "Allow", Action = ["ssm:PutParameter"], Resource = ["${local.arn.ssm}:parameter/${var.project}/${environment}/training-image"] },
      local.no_secret_parameters,
      # The smoke test calls the API with its key, which API Gateway names by an id that it makes.
      {
        Effect    = "Allow"
        Action    = ["apigateway:GET"]
        Resource  = ["${local.gateway}/apikeys/*"]
        Condition = { StringEquals = { "aws:ResourceTag/Project" = var.project, "aws:ResourceTag/Environment" = environment } }
      },
      # Amplify names apps by ids that it makes, and jobs have no tags.
      {
        Effect   = "Allow"
        Action   = ["amplify:GetJob", "amplify:ListBranches", "amplify:StartJob"]
        Resource = ["${local.arn.amplify}:apps/*"]
      },
    ]
  }
}
