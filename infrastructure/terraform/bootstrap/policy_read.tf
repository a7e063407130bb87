# What planning reads: how everything is set up, and nothing of what people put into it. Neither files (but the state and
# the functions' code), nor records, nor secret parameters.

locals {
  read_policy = [
    # S3 calls some settings of a bucket "Get…Configuration" and others "GetBucket…".
    {
      Effect   = "Allow"
      Action   = ["s3:GetBucket*", "s3:Get*Configuration", "s3:ListBucket", "s3:ListTagsForResource"]
      Resource = ["${local.s3}${var.project}-*"]
    },
    # Whether the code that is there is the code that should be.
    {
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectTagging"]
      Resource = [for prefix in values(local.prefixes) : "${local.s3}${prefix}-artifacts-${local.account_id}/functions/*"]
    },
    {
      Effect   = "Allow"
      Action   = ["dynamodb:Describe*", "dynamodb:ListTagsOfResource"]
      Resource = ["${local.arn.dynamodb}:table/${var.project}-*"]
    },
    { Effect = "Allow", Action = ["lambda:Get*", "lambda:List*"], Resource = ["${local.arn.lambda}:function:${var.project}-*"] },
    {
      Effect   = "Allow"
      Action   = ["batch:ListTagsForResource"]
      Resource = [for kind in ["compute-environment", "job-queue", "job-definition"] : "${local.arn.batch}:${kind}/${var.project}-*"]
    },
    # API Gateway names things by ids that it makes, so these are all of the account's. A plan reads the API's key with
    # its value, which the state has too.
    {
      Effect = "Allow"
      Action = ["apigateway:GET"]
      Resource = [
        for path in ["restapis", "restapis/*", "usageplans", "usageplans/*", "apikeys", "apikeys/*", "tags/*"] : "${local.gateway}/${path}"
      ]
    },
    {
      Effect   = "Allow"
      Action   = ["ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:GetRepositoryPolicy", "ecr:ListTagsForResource"]
      Resource = ["${local.arn.ecr}:repository/${var.project}-*"]
    },
    {
      Effect   = "Allow"
      Action   = ["events:Describe*", "events:List*"]
      Resource = ["${local.arn.events}:rule/${var.project}-*", "${local.arn.events}:event-bus/${var.project}-*"]
    },
    {
      Effect   = "Allow"
      Action   = ["sns:GetTopicAttributes", "sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource"]
      Resource = ["${local.arn.sns}:${var.project}-*"]
    },
    { Effect = "Allow", Action = ["sqs:GetQueue*", "sqs:ListQueueTags"], Resource = ["${local.arn.sqs}:${var.project}-*"] },
    {
      Effect   = "Allow"
      Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource"]
      Resource = ["${local.arn.ssm}:parameter/${var.project}/*"]
    },
    # The key that signs page tokens is a SecureString, of which this leaves the cipher.
    local.no_secret_parameters,
    { Effect = "Allow", Action = ["cloudwatch:GetDashboard"], Resource = ["${local.dashboards}:dashboard/${var.project}-*"] },
    {
      Effect   = "Allow"
      Action   = ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"]
      Resource = ["${local.arn.cloudwatch}:alarm:*"] # Terraform asks for alarms by name, which AWS checks against all
    },
    { Effect = "Allow", Action = ["budgets:ViewBudget", "budgets:ListTagsForResource"], Resource = ["${local.budgets}:budget/${var.project}-*"] },
    # Amplify names apps by ids that it makes.
    {
      Effect   = "Allow"
      Action   = ["amplify:GetApp", "amplify:GetBranch", "amplify:ListTagsForResource"]
      Resource = ["${local.arn.amplify}:apps/*"]
    },
    {
      Effect = "Allow"
      Action = [
        "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies",
      ]
      Resource = ["${local.iam}:role/${var.project}-*"]
    },
    { Effect = "Allow", Action = ["logs:ListTagsForResource"], Resource = ["${local.arn.logs}:log-group:*"] },
    # These know no resource.
    {
      Effect = "Allow"
      Action = [
        "batch:Describe*", "ec2:DescribeAvailabilityZones", "ec2:DescribeInternetGateways", "ec2:DescribeNetworkAcls",
        "ec2:DescribeNetworkInterfaces", "ec2:DescribePrefixLists", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroup*",
        "ec2:DescribeSubnets", "ec2:DescribeVpc*", "logs:DescribeLogGroups", "ssm:DescribeParameters",
      ]
      Resource = ["*"]
    },
  ]

  no_secret_parameters = {
    Effect    = "Deny"
    Action    = ["kms:Decrypt"]
    Resource  = ["*"]
    Condition = { StringEquals = { "kms:ViaService" = "ssm.${var.region}.amazonaws.com" } }
  }

  # Planning takes no lock (`-lock=false`), so that it needs to write nothing.
  state_read_policy = [
    { Effect = "Allow", Action = ["s3:ListBucket"], Resource = ["${local.s3}${local.state_bucket}"] },
    {
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = [for environment in var.environments : "${local.s3}${local.state_bucket}/${environment}/terraform.tfstate"]
    },
  ]
}
