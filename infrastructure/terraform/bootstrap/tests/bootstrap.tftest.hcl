# Who may be what, and what nobody may: GitHub's roles, read from the policies as they will be written.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  github_repository = "someone/automl-lite"
  github_subject    = "" # as GitHub answers of an older repository
}

run "roles" {
  command = plan

  assert {
    condition = { for role, is in aws_iam_role.github : role => jsondecode(is.assume_role_policy).Statement[0].Condition.StringEquals } == {
      for role, subjects in {
        plan         = ["repo:someone/automl-lite:pull_request", "repo:someone/automl-lite:ref:refs/heads/main"]
        apply-dev    = ["repo:someone/automl-lite:environment:dev"]
        apply-prod   = ["repo:someone/automl-lite:environment:prod"]
        release-dev  = ["repo:someone/automl-lite:environment:dev"]
        release-prod = ["repo:someone/automl-lite:environment:prod"]
        } : role => {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = subjects
      }
    }
    error_message = "Each role trusts the one repository, and of its workflows those of its own environment."
  }

  assert {
    condition     = alltrue([for role in aws_iam_role.github : !strcontains(role.assume_role_policy, "*")])
    error_message = "No role trusts a pattern."
  }

  assert {
    condition     = alltrue([for policy in concat(values(aws_iam_policy.github), values(aws_iam_policy.boundary)) : length(policy.policy) <= 6144])
    error_message = "IAM takes policies of up to 6,144 characters."
  }

  assert {
    condition     = alltrue([for policies in values(local.role_policies) : length(policies) <= 10])
    error_message = "IAM takes up to ten policies for a role."
  }

  # --- Plan ---

  assert {
    condition = alltrue(flatten([
      for name in local.role_policies.plan : [
        for statement in jsondecode(aws_iam_policy.github[name].policy).Statement : [
          for action in statement.Action : can(regex("^([a-z0-9]+:(Get|List|Describe|View)|apigateway:GET$)", action))
        ] if statement.Effect == "Allow"
      ]
    ]))
    error_message = "Whoever plans writes nothing."
  }

  assert {
    condition = alltrue(flatten([
      for name in local.role_policies.plan : [
        for statement in jsondecode(aws_iam_policy.github[name].policy).Statement : [
          for resource in statement.Resource :
          can(regex("-artifacts-123456789012/functions/\\*$", resource)) || can(regex("/(dev|prod)/terraform.tfstate$", resource))
        ] if contains(statement.Action, "s3:GetObject")
      ]
    ]))
    error_message = "Whoever plans reads the state and the functions' code, and no file of anybody's."
  }

  assert {
    condition = alltrue([
      for action in flatten([for name in local.role_policies.plan : [
        for statement in jsondecode(aws_iam_policy.github[name].policy).Statement : statement.Action if statement.Effect == "Allow"
      ]]) : !contains(["dynamodb:GetItem", "dynamodb:*", "dynamodb:Get*", "s3:Get*", "s3:*", "sqs:*", "logs:Get*", "kms:Decrypt"], action)
    ])
    error_message = "Whoever plans reads no record, no log and no secret."
  }

  assert {
    condition = alltrue([
      for role in ["plan", "apply-dev", "apply-prod", "release-dev", "release-prod"] : anytrue(flatten([
        for name in local.role_policies[role] : [
          for statement in jsondecode(aws_iam_policy.github[name].policy).Statement :
          statement.Effect == "Deny" && contains(statement.Action, "kms:Decrypt")
        ]
      ]))
    ])
    error_message = "No workflow can read the key that signs page tokens."
  }

  # --- Apply ---

  assert {
    condition = alltrue(flatten([
      for role, names in local.role_policies : [
        for name in names : [
          for statement in jsondecode(aws_iam_policy.github[name].policy).Statement : [
            for action in statement.Action :
            try(statement.Condition.StringEquals["iam:PermissionsBoundary"] == "arn:aws:iam::123456789012:policy/automl-lite-boundary-${trimprefix(role, "apply-")}", false)
            if contains(["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"], action)
          ] if statement.Effect == "Allow"
        ]
      ]
    ]))
    error_message = "Roles are made and given rights with the environment's boundary alone."
  }

  # What would go round the boundary or past it.
  assert {
    condition = length(setintersection(
      flatten([for policy in values(aws_iam_policy.github) : [
        for statement in jsondecode(policy.policy).Statement : statement.Action if statement.Effect == "Allow"
      ]]),
      [
        "*", "iam:*", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey", "iam:CreatePolicy", "iam:CreatePolicyVersion",
        "iam:CreateUser", "iam:DeleteRolePermissionsBoundary", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion",
        "iam:UpdateOpenIDConnectProviderThumbprint", "sts:AssumeRole",
      ],
    )) == 0
    error_message = "No workflow makes users, keys or policies, or takes a boundary away."
  }

  assert {
    condition = toset(flatten([
      for policy in values(aws_iam_policy.github) : [
        for statement in jsondecode(policy.policy).Statement : statement.Condition.StringEquals["iam:PassedToService"] if contains(statement.Action, "iam:PassRole")
      ]
    ])) == toset(["lambda.amazonaws.com", "batch.amazonaws.com", "ecs-tasks.amazonaws.com"])
    error_message = "Roles are handed to the services that run our code, and to no other."
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in aws_iam_policy.github : [
        for statement in jsondecode(policy.policy).Statement : [
          for resource in statement.Resource : strcontains(resource, endswith(name, "prod") || strcontains(name, "-prod-") ? ":role/automl-lite-prod-" : ":role/automl-lite-dev-")
        ] if statement.Effect == "Allow" && anytrue([for action in statement.Action : startswith(action, "iam:") && !startswith(action, "iam:Get") && !startswith(action, "iam:List") && action != "iam:CreateServiceLinkedRole"])
      ]
    ]))
    error_message = "Each environment's workflows touch that environment's roles."
  }

  assert {
    condition = alltrue([
      for environment in var.environments : anytrue([
        for statement in jsondecode(aws_iam_policy.github["apply-${environment}-roles"].policy).Statement :
        statement.Effect == "Deny" && contains(statement.Action, "iam:Update*") && contains(statement.Action, "iam:Put*") &&
        contains(statement.Resource, "arn:aws:iam::123456789012:role/automl-lite-github-*") &&
        contains(statement.Resource, "arn:aws:iam::123456789012:policy/automl-lite-*") &&
        contains(statement.Resource, "arn:aws:iam::123456789012:oidc-provider/*")
      ])
    ])
    error_message = "Nothing that was made here can be changed by what it is for."
  }

  assert {
    condition = alltrue(flatten([
      for name in ["apply-prod-storage", "apply-prod-state"] : [
        for statement in jsondecode(aws_iam_policy.github[name].policy).Statement : [
          for resource in statement.Resource : strcontains(resource, "-artifacts-") || strcontains(resource, "-state-")
        ] if length(setintersection(statement.Action, ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"])) > 0
      ]
    ]))
    error_message = "A deployment of prod deletes nobody's files."
  }

  assert {
    condition = alltrue([
      for environment in var.environments : anytrue([
        for statement in jsondecode(aws_iam_policy.github["apply-${environment}-storage"].policy).Statement :
        contains(statement.Action, "s3:ListBucketVersions") && contains(statement.Resource, "arn:aws:s3:::automl-lite-${environment}-artifacts-123456789012")
      ])
    ])
    error_message = "A package that is no longer used goes with all its versions, which have to be found."
  }

  # --- Every "*" ---

  assert {
    condition = toset(flatten([
      for policy in concat(values(aws_iam_policy.github), values(aws_iam_policy.boundary)) : [
        for statement in jsondecode(policy.policy).Statement : statement.Action if statement.Effect == "Allow" && contains(statement.Resource, "*")
      ]
      ])) == toset([
      "batch:Describe*", "batch:DescribeJobDefinitions", "batch:DescribeJobs",
      "ec2:DescribeAvailabilityZones", "ec2:DescribeInternetGateways", "ec2:DescribeNetworkAcls", "ec2:DescribeNetworkInterfaces",
      "ec2:DescribePrefixLists", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroup*", "ec2:DescribeSubnets", "ec2:DescribeVpc*",
      "ecr:GetAuthorizationToken", "logs:DescribeLogGroups", "ssm:DescribeParameters", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ])
    error_message = "On everything go only the actions that know no resource."
  }

  # --- State ---

  assert {
    condition = (
      aws_s3_bucket.state.bucket == "automl-lite-state-123456789012" &&
      aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled" &&
      aws_s3_bucket_public_access_block.state.block_public_policy && aws_s3_bucket_public_access_block.state.restrict_public_buckets &&
      jsondecode(aws_s3_bucket_policy.state.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    )
    error_message = "The state is private, encrypted on its way, and can be brought back."
  }

  assert {
    condition     = length(split("\n", output.github)) == 7 && strcontains(output.github, "gh variable set APPLY_ROLE_ARN --repo someone/automl-lite --env prod --body arn:aws:iam::123456789012:role/automl-lite-github-apply-prod")
    error_message = "What GitHub has to be told is printed as commands."
  }
}

run "of_a_repository_whose_tokens_carry_ids" {
  command = plan

  variables {
    github_subject           = "someone@12/automl-lite@34"
    github_oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
    environments             = ["dev"]
  }

  assert {
    condition = (
      jsondecode(aws_iam_role.github["apply-dev"].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] ==
      ["repo:someone@12/automl-lite@34:environment:dev"]
    )
    error_message = "Roles trust the repository by the name that GitHub's tokens give it."
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && toset(keys(aws_iam_role.github)) == toset(["plan", "apply-dev", "release-dev"])
    error_message = "An account's provider is used where it has one, and only the environments asked for have roles."
  }
}

run "bad_names_are_refused" {
  command = plan

  variables {
    github_repository = "https://github.com/someone/automl-lite"
    github_subject    = "someone/*"
    environments      = ["staging"]
  }

  expect_failures = [var.github_repository, var.github_subject, var.environments]
}
