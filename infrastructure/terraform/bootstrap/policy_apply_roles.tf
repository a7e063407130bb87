# How a deployment makes roles without being able to make itself more than it is: only the environment's own, only with
# the boundary that it cannot change, handed only to the services that run our code.

locals {
  apply_roles = {
    for environment, prefix in local.prefixes : environment => [
      {
        Sid       = "OnlyWithTheBoundary"
        Effect    = "Allow"
        Action    = ["iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
        Resource  = ["${local.iam}:role/${prefix}-*"]
        Condition = { StringEquals = { "iam:PermissionsBoundary" = local.boundary_arns[environment] } }
      },
      # IAM does not ask for the boundary here, and none of these adds a right.
      {
        Sid      = "WhoAndWhat"
        Effect   = "Allow"
        Action   = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"]
        Resource = ["${local.iam}:role/${prefix}-*"]
      },
      # A job definition's roles are given to Batch, which gives them to ECS.
      {
        Sid       = "ToOurProcesses"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = ["${local.iam}:role/${prefix}-*"]
        Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com", "batch.amazonaws.com", "ecs-tasks.amazonaws.com"] } }
      },
      # AWS makes these roles of its own with an account's first compute environment and first API, in the caller's name.
      {
        Sid      = "OfAwsItself"
        Effect   = "Allow"
        Action   = ["iam:CreateServiceLinkedRole"]
        Resource = ["${local.iam}:role/aws-service-role/*"]
        Condition = {
          StringEquals = { "iam:AWSServiceName" = ["batch.amazonaws.com", "ecs.amazonaws.com", "ops.apigateway.amazonaws.com"] }
        }
      },
      # Said once more, whatever else is ever allowed.
      {
        Sid    = "NeverBootstrap"
        Effect = "Deny"
        Action = [
          "iam:Add*", "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Remove*", "iam:Set*", "iam:Tag*",
          "iam:Untag*", "iam:Update*",
        ]
        Resource = [
          "${local.iam}:role/${var.project}-github-*", "${local.iam}:role/${local.gateway_role}", "${local.iam}:policy/${var.project}-*",
          "${local.iam}:oidc-provider/*",
        ]
      },
    ]
  }
}
