# The API as it is called: what was deployed of it, how much of it at once, and what is written down. API Gateway writes
# logs by a role that an account has once, which bootstrap/ makes.

locals {
  # One line for each request: no query, no key, no address.
  access_log = {
    request_id          = "$context.requestId"
    time                = "$context.requestTime"
    method              = "$context.httpMethod"
    path                = "$context.path"
    status              = "$context.status"
    latency_ms          = "$context.responseLatency"
    function_latency_ms = "$context.integrationLatency"
    bytes               = "$context.responseLength"
    refused_as          = "$context.error.responseType"
    function_error      = "$context.integration.error"
    trace_id            = "$context.xrayTraceId"
  }
}

resource "aws_api_gateway_deployment" "api" {
  rest_api_id = aws_api_gateway_rest_api.api.id

  # A stage shows a deployment, which is made once: every change has to make a new one.
  triggers = {
    everything = sha256(jsonencode([
      aws_api_gateway_rest_api.api.binary_media_types,
      local.routes,
      [for method in aws_api_gateway_method.this : [method.id, method.api_key_required]],
      [for integration in aws_api_gateway_integration.this : [integration.id, integration.uri]],
      [
        for response in aws_api_gateway_gateway_response.this :
        [response.id, response.status_code, response.response_parameters, response.response_templates]
      ],
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "api" {
  #checkov:skip=CKV_AWS_120:A cache is billed by the hour; answers are a person's own data
  #checkov:skip=CKV2_AWS_4:Errors are logged; metrics of each method are billed as custom ones, and the API's own are free
  #checkov:skip=CKV2_AWS_29:A web application firewall is billed while idle; throttle and key bound what a caller can do
  #checkov:skip=CKV2_AWS_51:Lambda is called by IAM, for which a client certificate proves nothing
  rest_api_id          = aws_api_gateway_rest_api.api.id
  deployment_id        = aws_api_gateway_deployment.api.id
  stage_name           = local.stage_name
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access.arn
    format          = jsonencode(local.access_log)
  }

  depends_on = [aws_cloudwatch_log_group.api_execution]
}

resource "aws_api_gateway_method_settings" "all" {
  #checkov:skip=CKV_AWS_225:A cache is billed by the hour; answers are a person's own data
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.api.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
    # The API's own metrics are free; those of each method are billed as custom ones.
    metrics_enabled = false
    # Why the gateway itself failed, and nothing of any body.
    logging_level      = "ERROR"
    data_trace_enabled = false
  }
}

resource "aws_cloudwatch_log_group" "api_access" {
  #checkov:skip=CKV_AWS_158:CloudWatch encrypts at rest, and no line carries data; a KMS key of our own costs 1 USD a month while idle
  name              = "/aws/apigateway/${local.api_name}"
  retention_in_days = var.retention_days.logs
}

# API Gateway would make it by itself, and keep it for ever.
resource "aws_cloudwatch_log_group" "api_execution" {
  #checkov:skip=CKV_AWS_158:CloudWatch encrypts at rest, and no line carries data; a KMS key of our own costs 1 USD a month while idle
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/${local.stage_name}"
  retention_in_days = var.retention_days.logs
}
