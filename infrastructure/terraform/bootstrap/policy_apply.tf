# What a deployment changes, beside what it reads. Where AWS names things by what we call them, only those that carry the
# environment's name. A policy has 6,144 characters, so that there is one for each concern.

locals {
  apply_policies = {
    for environment, prefix in local.prefixes : environment => {
      state   = local.apply_state[environment]
      storage = local.apply_storage[environment]
      compute = local.apply_compute[environment]
      roles   = local.apply_roles[environment]
      network = local.apply_network[environment]
    }
  }

  apply_state = {
    for environment, prefix in local.prefixes : environment => [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = ["${local.s3}${local.state_bucket}"] },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = ["${local.s3}${local.state_bucket}/${environment}/terraform.tfstate"]
      },
      # The lock.
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
        Resource = ["${local.s3}${local.state_bucket}/${environment}/terraform.tfstate.tflock"]
      },
    ]
  }

  apply_storage = {
    for environment, prefix in local.prefixes : environment => concat([
      {
        Effect = "Allow"
        Action = [
          "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucket*", "s3:PutEncryptionConfiguration",
          "s3:PutLifecycleConfiguration", "s3:TagResource", "s3:UntagResource",
        ]
        Resource = ["${local.s3}${prefix}-*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:PutObjectTagging", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObjectVersion"]
        Resource = ["${local.s3}${prefix}-artifacts-${local.account_id}/*"]
      },
      # Terraform takes away an old package with all its versions, which it looks for first.
      { Effect = "Allow", Action = ["s3:ListBucketVersions"], Resource = ["${local.s3}${prefix}-artifacts-${local.account_id}"] },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:CreateTable", "dynamodb:DeleteTable", "dynamodb:TagResource", "dynamodb:UntagResource",
          "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive",
        ]
        Resource = ["${local.arn.dynamodb}:table/${prefix}-*"]
      },
      {
        Effect   = "Allow"
        Action   = ["ssm:PutParameter", "ssm:DeleteParameter", "ssm:AddTagsToResource", "ssm:RemoveTagsFromResource"]
        Resource = ["${local.arn.ssm}:parameter/${var.project}/${environment}/*"]
      },
      {
        Effect = "Allow"
        Action = [
          "ecr:CreateRepository", "ecr:DeleteRepository", "ecr:PutLifecyclePolicy", "ecr:DeleteLifecyclePolicy",
          "ecr:PutImageScanningConfiguration", "ecr:PutImageTagMutability", "ecr:TagResource", "ecr:UntagResource",
        ]
        Resource = ["${local.arn.ecr}:repository/${prefix}-*"]
      },
      ], environment == "prod" ? [] : [
      # Other environments are thrown away with what is in their buckets.
      { Effect = "Allow", Action = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions"], Resource = ["${local.s3}${prefix}-*"] },
    ])
  }

  apply_compute = {
    for environment, prefix in local.prefixes : environment => [
      {
        Effect = "Allow"
        Action = [
          "lambda:AddPermission", "lambda:CreateAlias", "lambda:CreateFunction", "lambda:Delete*", "lambda:PublishVersion",
          "lambda:PutFunction*", "lambda:PutProvisionedConcurrencyConfig", "lambda:RemovePermission", "lambda:TagResource",
          "lambda:UntagResource", "lambda:UpdateAlias", "lambda:UpdateFunction*",
        ]
        Resource = ["${local.arn.lambda}:function:${prefix}-*"]
      },
      {
        Effect = "Allow"
        Action = [
          "batch:CreateComputeEnvironment", "batch:CreateJobQueue", "batch:DeleteComputeEnvironment", "batch:DeleteJobQueue",
          "batch:DeregisterJobDefinition", "batch:RegisterJobDefinition", "batch:TagResource", "batch:UntagResource",
          "batch:UpdateComputeEnvironment", "batch:UpdateJobQueue",
        ]
        Resource = [for kind in ["compute-environment", "job-queue", "job-definition"] : "${local.arn.batch}:${kind}/${prefix}-*"]
      },
      # API Gateway names things by ids that it makes, so these are all of the account's in the region.
      {
        Effect = "Allow"
        Action = ["apigateway:POST", "apigateway:PUT", "apigateway:PATCH", "apigateway:DELETE"]
        Resource = [
          for path in ["restapis", "restapis/*", "usageplans", "usageplans/*", "apikeys", "apikeys/*", "tags/*"] : "${local.gateway}/${path}"
        ]
      },
      # Amplify too.
      {
        Effect = "Allow"
        Action = [
          "amplify:CreateApp", "amplify:CreateBranch", "amplify:DeleteApp", "amplify:DeleteBranch", "amplify:TagResource",
          "amplify:UntagResource", "amplify:UpdateApp", "amplify:UpdateBranch",
        ]
        Resource = ["${local.arn.amplify}:apps", "${local.arn.amplify}:apps/*"]
      },
      {
        Effect = "Allow"
        Action = [
          "events:CreateEventBus", "events:DeleteEventBus", "events:DeleteRule", "events:PutRule", "events:PutTargets",
          "events:RemoveTargets", "events:TagResource", "events:UntagResource", "events:UpdateEventBus",
        ]
        Resource = ["${local.arn.events}:rule/${prefix}-*", "${local.arn.events}:rule/${prefix}/*", "${local.arn.events}:event-bus/${prefix}"]
      },
      {
        Effect = "Allow"
        Action = [
          "sns:CreateTopic", "sns:DeleteTopic", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Subscribe",
          "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource",
        ]
        Resource = ["${local.arn.sns}:${prefix}-*"]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"]
        Resource = ["${local.arn.sqs}:${prefix}-*"]
      },
      # The last is what API Gateway calls the log of an API's own doings, by an id that it makes.
      {
        Effect = "Allow"
        Action = ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"]
        Resource = [
          "${local.arn.logs}:log-group:/aws/*/${prefix}-*", "${local.arn.logs}:log-group:API-Gateway-Execution-Logs_*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard", "cloudwatch:PutMetricAlarm",
          "cloudwatch:TagResource", "cloudwatch:UntagResource",
        ]
        Resource = ["${local.arn.cloudwatch}:alarm:${prefix}-*", "${local.dashboards}:dashboard/${prefix}"]
      },
      {
        Effect   = "Allow"
        Action   = ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"]
        Resource = ["${local.budgets}:budget/${prefix}-*"]
      },
    ]
  }
}
