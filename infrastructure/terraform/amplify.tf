# The web page on Amplify Hosting. Whether there is one is said in tfvars alone: a token that is missing, wrong or
# revoked is no reason for Terraform to destroy it.

locals {
  # The first word of the page's address, for which Amplify takes no slash: feature/x is shown under feature-x.
  page_branch = lower(replace(var.frontend.branch, "/[^A-Za-z0-9-]/", "-"))

  # The content security policy is not here: the page's own server makes one for each request (frontend/proxy.ts).
  page_headers = {
    Strict-Transport-Security = "max-age=63072000; includeSubDomains"
    X-Content-Type-Options    = "nosniff"
    Referrer-Policy           = "no-referrer"
    Permissions-Policy        = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
  }
}

# Amplify writes a page server's log only with a role that may write to every /aws/amplify/ group of the account. Ours
# keeps nothing and calls nothing, so it has no role at all; Amplify's own metrics are on the dashboard.
resource "aws_amplify_app" "page" {
  count = var.frontend.enabled ? 1 : 0

  name         = "${local.prefix}-page"
  description  = "AutoML Lite's web page, ${var.environment}"
  repository   = var.frontend.repository
  access_token = var.amplify_token
  platform     = "WEB_COMPUTE"

  # The build is the repository's amplify.yml, which Amplify finds by this variable. The API's address is the branch's,
  # not the app's: the API has to know the app's domain before.
  environment_variables = { AMPLIFY_MONOREPO_APP_ROOT = "frontend" }

  # In a repository with several applications headers are told for each.
  custom_headers = yamlencode({
    applications = [{
      appRoot = "frontend"
      customHeaders = [{
        pattern = "**"
        headers = [for key, value in local.page_headers : { key = key, value = value }]
      }]
    }]
  })

  # The page sets no cookie, so none tells two answers apart.
  cache_config {
    type = "AMPLIFY_MANAGED_NO_COOKIES"
  }

  lifecycle {
    # Amplify connects with it once and never gives it back.
    ignore_changes = [access_token]
  }
}

resource "aws_amplify_branch" "page" {
  count = var.frontend.enabled ? 1 : 0

  app_id       = aws_amplify_app.page[0].id
  branch_name  = var.frontend.branch
  display_name = local.page_branch
  stage        = local.production ? "PRODUCTION" : "DEVELOPMENT"
  # As "Next.js - SSR" Amplify would pass over our bundle (frontend/scripts/amplify-bundle.mjs), make one of its own and
  # fail: "Can't find required-server-files.json in build output directory".
  framework = "Web"

  # A deployment starts the build once the API is there (.github/workflows/deploy-frontend.yml).
  enable_auto_build     = false
  environment_variables = { NEXT_PUBLIC_API_URL = local.api_url }
}
