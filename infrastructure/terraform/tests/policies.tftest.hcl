# Nobody may do more than its code does.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
}

run "bootstrap" {
  command = plan

  module {
    source = "./bootstrap"
  }
  variables {
    github_repository = "someone/automl-lite"
  }
}

# IAM says no where the boundary does, whatever a role's own policy says.
run "no_role_needs_what_its_boundary_forbids" {
  command = plan

  assert {
    condition = toset(flatten([
      for process, rights in local.rights : [
        for right in rights : [
          for pair in setproduct(right.actions, right.on) : "${process}: ${pair[0]} on ${pair[1]}" if !anytrue([
            for statement in run.bootstrap.boundaries.dev : contains(statement.Action, pair[0]) && anytrue([
              for resource in statement.Resource : can(regex("^${replace(resource, "*", ".*")}$", pair[1]))
            ])
          ])
        ]
      ]
    ])) == toset([])
    error_message = "A role may do by its policy what its boundary (bootstrap/boundary.tf) does not let it."
  }
}

run "each_process_may_do_what_it_is_for_and_no_more" {
  command = plan

  assert {
    condition = toset(keys(local.policies)) == toset(concat(keys(local.code.functions), ["training", "training_execution"])) && alltrue([
      local.policies.training == aws_iam_role_policy.training.policy,
      local.policies.training_execution == aws_iam_role_policy.training_execution.policy,
    ])
    error_message = "There is a policy of which this test knows nothing."
  }

  assert {
    condition = alltrue(flatten([
      for policy in local.policies : [
        for statement in jsondecode(policy).Statement : [for action in statement.Action : !strcontains(action, "*")]
      ]
    ]))
    error_message = "A policy allows a wildcard of actions."
  }

  # Where AWS knows no resource. Each action has to be used, or goes from this list.
  assert {
    condition = toset(flatten([
      for policy in local.policies : [
        for statement in jsondecode(policy).Statement : statement.Action if contains(statement.Resource, "*")
      ]
      ])) == toset([
      "batch:DescribeJobs",        # a list of ids
      "ecr:GetAuthorizationToken", # of the registry; pulling is allowed of one repository
      "xray:PutTelemetryRecords",  # traces
      "xray:PutTraceSegments",
    ])
    error_message = "An action is allowed on everything, and is not on the list of those for which AWS knows no resource."
  }

  # Names that end in what is made later: files, job ids, revisions, log streams.
  assert {
    condition = toset(flatten([
      for policy in local.policies : [
        for statement in jsondecode(policy).Statement : [
          for resource in statement.Resource : resource if strcontains(resource, "*") && resource != "*"
        ]
      ]
      ])) == toset(concat(
      [
        "arn:aws:s3:::automl-lite-dev-datasets-123456789012/datasets/*",
        "arn:aws:s3:::automl-lite-dev-models-123456789012/models/*",
        "arn:aws:s3:::automl-lite-dev-models-123456789012/checkpoints/*",
        "arn:aws:s3:::automl-lite-dev-models-123456789012/records/*",
        "arn:aws:s3:::automl-lite-dev-reports-123456789012/reports/*",
        "arn:aws:batch:us-east-1:123456789012:job/*",
        "arn:aws:batch:us-east-1:123456789012:job-definition/automl-lite-dev-training:*",
        "arn:aws:logs:us-east-1:123456789012:log-group:/aws/batch/automl-lite-dev-training:*",
      ],
      [
        for function in ["api", "predict", "profile", "job-events", "sweep"] :
        "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/automl-lite-dev-${function}:*"
      ],
    ))
    error_message = "A policy has a wildcard in a resource that is not on this list."
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in local.policies : [
        for statement in jsondecode(policy).Statement : [
          for resource in statement.Resource : length(regexall("log-group:/aws/lambda/", resource)) == 0 ||
          strcontains(resource, ":log-group:/aws/lambda/automl-lite-dev-${replace(name, "_", "-")}:")
        ]
      ]
    ]))
    error_message = "A function may write to another's log."
  }

  assert {
    condition = jsonencode({
      for name, policy in local.policies : name => sort(distinct(flatten([
        for statement in jsondecode(policy).Statement : [
          for action in statement.Action : action if !can(regex("^(logs|xray|sqs):", action))
        ]
      ])))
      }) == jsonencode({
      api = [
        "batch:DescribeJobs", "batch:SubmitJob", "batch:TagResource", "batch:TerminateJob",
        "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
        "lambda:InvokeFunction",
        "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
        "ssm:GetParameter", "ssm:PutParameter",
      ]
      predict = ["dynamodb:GetItem", "s3:GetObject", "s3:ListBucket"]
      profile = [
        "dynamodb:GetItem", "dynamodb:UpdateItem",
        "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
      ]
      job_events = [
        "dynamodb:GetItem", "dynamodb:UpdateItem", "events:PutEvents",
        "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
      ]
      sweep = [
        "batch:DescribeJobs", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "events:PutEvents",
        "lambda:InvokeFunction", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
      ]
      training = [
        "dynamodb:GetItem", "dynamodb:UpdateItem", "events:PutEvents",
        "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
      ]
      training_execution = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
      ]
    })
    error_message = "A process may do something else than docs/PROJECT_REFERENCE.md (What each process may do) says."
  }

  # Who may not touch what people uploaded, and who may not change it.
  assert {
    condition = jsonencode({
      for name, policy in local.policies : name => sort(distinct(flatten([
        for statement in jsondecode(policy).Statement : statement.Action if anytrue([
          for resource in statement.Resource : strcontains(resource, "automl-lite-dev-datasets-123456789012/")
        ])
      ])))
      }) == jsonencode({
      api                = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
      profile            = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
      sweep              = ["s3:DeleteObject", "s3:GetObject"]
      training           = ["s3:GetObject"]
      predict            = []
      job_events         = []
      training_execution = []
    })
    error_message = "A process may do more with uploaded files than it has to."
  }

  # A model is what training made.
  assert {
    condition = [
      for name, policy in local.policies : name if anytrue([
        for statement in jsondecode(policy).Statement : contains(statement.Action, "s3:PutObject") && anytrue([
          for resource in statement.Resource : strcontains(resource, "/models/") || strcontains(resource, "/reports/")
        ])
      ])
    ] == ["training"]
    error_message = "Another process than training may write models or reports."
  }

  assert {
    condition = alltrue([
      for role in concat(values(aws_iam_role.function), [aws_iam_role.training, aws_iam_role.training_execution]) :
      role.permissions_boundary == "arn:aws:iam::123456789012:policy/automl-lite-boundary-dev"
    ])
    error_message = "A role has not the boundary without which a deployment may make none."
  }

  # Nobody but AWS's services, and of those that start containers only for this account.
  assert {
    condition = alltrue(concat(
      [for role in aws_iam_role.function : [for statement in jsondecode(role.assume_role_policy).Statement : statement.Principal] == [{ Service = "lambda.amazonaws.com" }]],
      [
        for role in [aws_iam_role.training, aws_iam_role.training_execution] :
        jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
      ],
    ))
    error_message = "A role trusts others than the service that runs its process."
  }
}
