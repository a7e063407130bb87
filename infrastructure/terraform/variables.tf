# Everything that an environment may choose. `dev.tfvars` and `prod.tfvars` are two sets that work.

variable "project" {
  description = "First word of every name. The scripts in .github and backend/release take it to be automl-lite."
  type        = string
  default     = "automl-lite"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.project))
    error_message = "The project's name has 3 to 20 lower-case letters, digits or hyphens, and starts with a letter."
  }
}

variable "environment" {
  description = "Second word of every name: dev, or prod, which keeps what it has."
  type        = string

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "The environment is dev or prod."
  }
}

variable "region" {
  description = "AWS region of everything."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "That is not the name of a region, such as us-east-1."
  }
}

variable "bounded" {
  description = "Whether every role carries the boundary that `bootstrap/` made for this environment. GitHub's deploy role may make none without."
  type        = bool
  default     = true
}

# --- Who may call ---

variable "allowed_origins" {
  description = "Origins of web pages, beside Amplify's own, that may call the API from a browser."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.allowed_origins : can(regex("^https?://[^/*]+$", origin))])
    error_message = "An origin is a scheme and a host, such as https://models.example.com: no path, no asterisk."
  }
}

variable "api_key_required" {
  description = "Whether calls need an API key. When null: in prod they do."
  type        = bool
  default     = null
}

variable "throttle" {
  description = "Requests a second that the API takes over time, how many at once, and how many a key has in a month."
  type = object({
    rate    = optional(number, 20)
    burst   = optional(number, 40)
    monthly = optional(number, 1000000)
  })
  default = {}

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst >= var.throttle.rate && var.throttle.monthly > 0
    error_message = "The rate and the monthly number are above 0, and the burst is at least the rate."
  }
}

# --- Functions ---

variable "packages_dir" {
  description = "Directory of the zip files that `make packages` builds."
  type        = string
  default     = "../../backend/dist"
}

variable "reserved_concurrency" {
  description = "Copies of each function that may run at once; -1 leaves it to the account, whose limit in a new account is 10, too few to reserve any."
  type = object({
    api        = optional(number, 20)
    predict    = optional(number, 50)
    profile    = optional(number, 5)
    job_events = optional(number, 5)
    sweep      = optional(number, 1)
  })
  default = {}

  validation {
    condition     = alltrue([for copies in values(var.reserved_concurrency) : copies == -1 || copies > 0])
    error_message = "Reserve at least 1, or -1 for none; 0 would switch the function off."
  }
}

variable "provisioned_concurrency" {
  description = "Copies of api and predict that are kept warm, at about 9 USD a month for each GB; 0 costs nothing while idle."
  type = object({
    api     = optional(number, 0)
    predict = optional(number, 0)
  })
  default = {}

  validation {
    condition     = alltrue([for copies in values(var.provisioned_concurrency) : copies >= 0])
    error_message = "Keep 0 or more copies warm."
  }
}

# --- Training ---

variable "max_vcpus" {
  description = "vCPUs that training may use at once, on Spot and on demand each; a job takes 2 to 8."
  type        = number
  default     = 16

  validation {
    condition     = var.max_vcpus >= 8
    error_message = "The largest job takes 8 vCPUs."
  }
}

variable "network" {
  description = <<-EOT
    Where training containers run. `own` makes a small VPC of two public subnets without NAT, `default` takes the
    account's default VPC. Containers take no connections and have a public address while they run (0.005 USD an hour
    each). With `private` (own VPC only) they have none, and reach AWS by interface endpoints: about 58 USD a month.
  EOT
  type = object({
    vpc     = optional(string, "own")
    cidr    = optional(string, "10.73.0.0/24")
    private = optional(bool, false)
  })
  default = {}

  validation {
    condition     = contains(["own", "default"], var.network.vpc)
    error_message = "The VPC is own or default."
  }

  validation {
    condition     = can(cidrsubnet(var.network.cidr, 2, 3))
    error_message = "The CIDR is a block of addresses such as 10.73.0.0/24."
  }

  validation {
    condition     = !(var.network.private && var.network.vpc == "default")
    error_message = "Private containers need a VPC of their own."
  }
}

# --- Records and files ---

variable "retention_days" {
  description = "Days after which files and logs go: uploads, models and reports, logs."
  type = object({
    datasets = optional(number, 90)
    results  = optional(number, 365)
    logs     = optional(number, 30)
  })
  default = {}

  validation {
    condition     = var.retention_days.datasets >= 1 && var.retention_days.results >= 1
    error_message = "Files are kept for at least a day."
  }

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.retention_days.logs)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or more set numbers of days."
  }
}

# --- The web page ---

variable "frontend" {
  description = "The page on Amplify Hosting: whether there is one, and the repository and branch that it is built from. The token below never decides."
  type = object({
    enabled    = optional(bool, false)
    repository = optional(string)
    branch     = optional(string, "main")
  })
  default = {}

  validation {
    condition     = !var.frontend.enabled || can(regex("^https://github.com/[^/]+/[^/]+$", var.frontend.repository))
    error_message = "The page is built from a repository such as https://github.com/you/automl-lite."
  }
}

variable "amplify_token" {
  description = "GitHub token with which Amplify connects to the repository, once. Later applies do without, and it may be revoked."
  type        = string
  default     = null
  sensitive   = true
}

# --- Being told ---

variable "alarm_email" {
  description = "Address that hears of alarms and of the budget; nobody when null."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@ ]+@[^@ ]+$", var.alarm_email))
    error_message = "That is not an e-mail address."
  }
}

variable "notice_email" {
  description = "Address that hears when a training ends; nobody when null."
  type        = string
  default     = null

  validation {
    condition     = var.notice_email == null || can(regex("^[^@ ]+@[^@ ]+$", var.notice_email))
    error_message = "That is not an e-mail address."
  }
}

variable "alarms_enabled" {
  description = "Whether alarms are made. The first ten of an account cost nothing, each other 0.10 USD a month. When null: in prod they are."
  type        = bool
  default     = null
}

variable "monthly_budget" {
  description = "US dollars a month of this environment, of which AWS tells when they are nearly spent; no budget is made when null."
  type        = number
  default     = 20

  validation {
    condition     = coalesce(var.monthly_budget, 1) > 0
    error_message = "A budget is above 0."
  }
}
