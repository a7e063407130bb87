# Whom GitHub's workflows may be. No key is kept anywhere: GitHub says in a token which repository, branch and environment
# a workflow runs for, and AWS gives it that role for an hour.

locals {
  issuer       = "token.actions.githubusercontent.com"
  provider_arn = coalesce(var.github_oidc_provider_arn, "${local.iam}:oidc-provider/${local.issuer}")
  subject      = "repo:${coalesce(var.github_subject, var.github_repository)}"

  # Role → the workflows that may be it. GitHub gives pull requests from forks no token at all.
  trusted = merge(
    { plan = ["${local.subject}:pull_request", "${local.subject}:ref:refs/heads/main"] },
    { for environment in var.environments : "apply-${environment}" => ["${local.subject}:environment:${environment}"] },
    { for environment in var.environments : "release-${environment}" => ["${local.subject}:environment:${environment}"] },
  )

  # Role → the policies below it, each with at most 6,144 characters.
  role_policies = merge(
    { plan = ["read", "state-read"] },
    {
      for environment in var.environments : "apply-${environment}" =>
      concat(["read"], [for part in keys(local.apply_policies[environment]) : "apply-${environment}-${part}"])
    },
    { for environment in var.environments : "release-${environment}" => ["release-${environment}"] },
  )

  policies = merge(
    { read = local.read_policy, state-read = local.state_read_policy },
    merge([
      for environment, parts in local.apply_policies : { for part, statements in parts : "apply-${environment}-${part}" => statements }
    ]...),
    { for environment, statements in local.release_policies : "release-${environment}" => statements },
  )

  attachments = merge([
    for role, names in local.role_policies : { for name in names : "${role}/${name}" => { role = role, policy = name } }
  ]...)
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github_oidc_provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "github" {
  for_each = local.trusted

  name        = "${var.project}-github-${each.key}"
  description = "GitHub's workflows of ${var.github_repository}: ${each.key}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.provider_arn }
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = each.value
        }
      }
    }]
  })

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_policy" "github" {
  #checkov:skip=CKV_AWS_355:Every "*" has its reason beside it in policy_*.tf.
  #checkov:skip=CKV_AWS_290:Every "*" has its reason beside it in policy_*.tf.
  #checkov:skip=CKV_AWS_286:Roles are made and changed only with the boundary, which a test holds.
  #checkov:skip=CKV_AWS_287:No statement lets one read a secret but the API's key, which a smoke test needs.
  #checkov:skip=CKV_AWS_288:Objects may be read of the state and of the functions' code alone.
  #checkov:skip=CKV_AWS_289:Roles are made and changed only with the boundary, which a test holds.
  for_each = local.policies

  name        = "${var.project}-github-${each.key}"
  description = "For GitHub's workflows of ${var.github_repository}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_iam_role_policy_attachment" "github" {
  for_each = local.attachments

  role       = aws_iam_role.github[each.value.role].name
  policy_arn = aws_iam_policy.github[each.value.policy].arn
}
