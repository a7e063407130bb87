# The REST API: predictions go to a function of their own, all else to the API's. Which pages may call from a browser
# the functions say themselves, so that preflights and answers agree; they need no key.

locals {
  api_key_required = coalesce(var.api_key_required, local.production)

  # Of the API's id, not of the stage: the page's address is in the functions' settings, and the API's in the page's.
  api_url = "https://${aws_api_gateway_rest_api.api.id}.execute-api.${var.region}.${data.aws_partition.current.dns_suffix}/${local.stage_name}"

  # What is at /predict itself is no model, and the API says so.
  routes = {
    "/"                 = { resource_id = aws_api_gateway_rest_api.api.root_resource_id, function = "api" }
    "/{proxy+}"         = { resource_id = aws_api_gateway_resource.all.id, function = "api" }
    "/predict"          = { resource_id = aws_api_gateway_resource.predict.id, function = "api" }
    "/predict/{proxy+}" = { resource_id = aws_api_gateway_resource.predictions.id, function = "predict" }
  }
  route_methods = merge([
    for path, route in local.routes : {
      for method in ["ANY", "OPTIONS"] : "${method} ${path}" => merge(route, { method = method })
    }
  ]...)
}

resource "aws_api_gateway_rest_api" "api" {
  name        = local.api_name
  description = "AutoML Lite's API, ${var.environment}"
  # Answers over 100 kB are gzipped by the functions, and a REST API passes that on as binary only.
  binary_media_types = ["*/*"]

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_resource" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_resource" "predict" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "predict"
}

resource "aws_api_gateway_resource" "predictions" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.predict.id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_method" "this" {
  #checkov:skip=CKV2_AWS_53:The functions validate every request and say in a sentence what is wrong
  for_each = local.route_methods

  rest_api_id      = aws_api_gateway_rest_api.api.id
  resource_id      = each.value.resource_id
  http_method      = each.value.method
  authorization    = "NONE"
  api_key_required = each.value.method != "OPTIONS" && local.api_key_required
}

resource "aws_api_gateway_integration" "this" {
  for_each = local.route_methods

  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = each.value.resource_id
  http_method             = aws_api_gateway_method.this[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_alias.live[each.value.function].invoke_arn
}

resource "aws_lambda_permission" "gateway" {
  for_each = { api = "*", predict = "*/predict/*" } # methods and paths

  statement_id  = "gateway"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/${local.stage_name}/${each.value}"
}

# --- The key of scripts and pages ---

resource "aws_api_gateway_api_key" "scripts" {
  count = local.api_key_required ? 1 : 0

  name        = "${local.prefix}-scripts"
  description = "Goes into the header x-api-key of every call"
}

resource "aws_api_gateway_usage_plan" "scripts" {
  count = local.api_key_required ? 1 : 0

  name        = "${local.prefix}-scripts"
  description = "What one key may ask for"

  api_stages {
    api_id = aws_api_gateway_rest_api.api.id
    stage  = aws_api_gateway_stage.api.stage_name
  }

  throttle_settings {
    rate_limit  = var.throttle.rate
    burst_limit = var.throttle.burst
  }

  quota_settings {
    limit  = var.throttle.monthly
    period = "MONTH"
  }
}

resource "aws_api_gateway_usage_plan_key" "scripts" {
  count = local.api_key_required ? 1 : 0

  usage_plan_id = aws_api_gateway_usage_plan.scripts[0].id
  key_id        = aws_api_gateway_api_key.scripts[0].id
  key_type      = "API_KEY"
}
