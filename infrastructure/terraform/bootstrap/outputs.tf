output "github" {
  description = "Commands that tell the repository's workflows what was made here; `gh` runs them."
  value = join("\n", concat(
    [
      "gh variable set AWS_REGION --repo ${var.github_repository} --body ${var.region}",
      "gh variable set STATE_BUCKET --repo ${var.github_repository} --body ${aws_s3_bucket.state.bucket}",
      "gh variable set PLAN_ROLE_ARN --repo ${var.github_repository} --body ${local.iam}:role/${aws_iam_role.github["plan"].name}",
    ],
    flatten([
      for environment in sort(var.environments) : [
        for variable, role in { APPLY_ROLE_ARN = "apply", RELEASE_ROLE_ARN = "release" } :
        "gh variable set ${variable} --repo ${var.github_repository} --env ${environment} --body ${local.iam}:role/${aws_iam_role.github["${role}-${environment}"].name}"
      ]
    ]),
  ))
}

output "backend" {
  description = "A file backend.tf with which this root keeps its own state in the bucket that it made."
  value       = <<-EOT
    terraform {
      backend "s3" {
        bucket       = "${aws_s3_bucket.state.bucket}"
        key          = "bootstrap/terraform.tfstate"
        region       = "${var.region}"
        encrypt      = true
        use_lockfile = true
      }
    }
  EOT
}

output "boundaries" {
  description = "The most that an environment's roles may do; the deployment's tests hold its roles against it."
  value       = local.boundaries
}
