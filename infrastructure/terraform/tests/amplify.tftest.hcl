# The page's existence is told in tfvars. The token connects it once and decides nothing.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
  frontend     = { enabled = true, repository = "https://github.com/someone/automl-lite", branch = "feature/New" }
}

run "connected_with_a_token" {
  variables {
    amplify_token = "a token"
  }

  plan_options {
    target = [aws_amplify_app.page]
  }
}

run "later_without_the_token" {
  command = plan

  assert {
    condition     = length(aws_amplify_app.page) == 1 && length(aws_amplify_branch.page) == 1
    error_message = "A missing token takes nothing away."
  }

  assert {
    condition     = aws_amplify_app.page[0].access_token == "a token"
    error_message = "A missing token is no change to the app."
  }

  assert {
    condition = (
      aws_amplify_app.page[0].platform == "WEB_COMPUTE" &&
      aws_amplify_app.page[0].environment_variables == tomap({ AMPLIFY_MONOREPO_APP_ROOT = "frontend" })
    )
    error_message = "The page is a server, built as amplify.yml says of frontend/."
  }

  assert {
    condition     = aws_amplify_branch.page[0].framework == "Web"
    error_message = "As a Next.js app Amplify would pass over the bundle that the build made."
  }

  assert {
    condition     = !aws_amplify_branch.page[0].enable_auto_build && toset(keys(aws_amplify_branch.page[0].environment_variables)) == toset(["NEXT_PUBLIC_API_URL"])
    error_message = "Deployments start builds, which are told the API's address."
  }

  assert {
    condition     = local.page_branch == "feature-new" && aws_amplify_branch.page[0].branch_name == "feature/New" && aws_amplify_branch.page[0].display_name == local.page_branch
    error_message = "A branch's name becomes a word that a host's name may have."
  }

  assert {
    condition = toset([
      for header in yamldecode(aws_amplify_app.page[0].custom_headers).applications[0].customHeaders[0].headers : header.key
    ]) == toset(["Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"])
    error_message = "Amplify sends the headers that are the same for every page; the content security policy is the page's own."
  }
}

run "no_page_unless_asked_for" {
  command = plan

  variables {
    frontend      = {}
    amplify_token = "a token"
  }

  assert {
    condition     = length(aws_amplify_app.page) == 0 && length(aws_amplify_branch.page) == 0
    error_message = "A token alone makes no page."
  }
}
