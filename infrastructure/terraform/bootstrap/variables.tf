variable "project" {
  description = "First word of every name, as in the deployment's own variables."
  type        = string
  default     = "automl-lite"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.project))
    error_message = "The project's name has 3 to 20 lower-case letters, digits or hyphens, and starts with a letter."
  }
}

variable "region" {
  description = "AWS region of the state and of all environments."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "That is not the name of a region, such as us-east-1."
  }
}

variable "environments" {
  description = "Environments that GitHub may deploy; each has roles of its own."
  type        = set(string)
  default     = ["dev", "prod"]

  validation {
    condition     = length(var.environments) > 0 && length(setsubtract(var.environments, ["dev", "prod"])) == 0
    error_message = "There are two environments, dev and prod."
  }
}

variable "github_repository" {
  description = "Repository whose workflows deploy, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "A repository is its owner and its name, such as someone/automl-lite."
  }
}

variable "github_subject" {
  description = <<-EOT
    What GitHub calls the repository in its tokens, where that is not owner/name: repositories that were made, renamed
    or transferred after June 18, 2026 carry their ids, as someone@123/automl-lite@456. Nothing means owner/name.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.github_subject == null || can(regex("^([A-Za-z0-9@_-]+/[A-Za-z0-9@._-]+)?$", var.github_subject))
    error_message = "A subject is an owner and a name, each with its id: someone@123/automl-lite@456. It has no asterisk."
  }
}

variable "github_oidc_provider_arn" {
  description = "ARN of the account's identity provider for GitHub, of which an account has but one; made when null."
  type        = string
  default     = null

  validation {
    condition     = var.github_oidc_provider_arn == null || can(regex(":oidc-provider/token.actions.githubusercontent.com$", var.github_oidc_provider_arn))
    error_message = "That is not the ARN of GitHub's identity provider."
  }
}

variable "api_gateway_logs" {
  description = "Whether to give API Gateway the account's role for writing logs; false where the account has one."
  type        = bool
  default     = true
}
