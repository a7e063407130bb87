# What an account has once and API Gateway needs for the logs of every API: a role to write them.

locals {
  gateway_role = "${var.project}-api-gateway-logs"
}

resource "aws_iam_role" "api_gateway" {
  count = var.api_gateway_logs ? 1 : 0

  name        = local.gateway_role
  description = "API Gateway writes the logs of the account's APIs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "api_gateway" {
  count = var.api_gateway_logs ? 1 : 0

  role = aws_iam_role.api_gateway[0].name
  # API Gateway refuses a role that may less than AWS's own policy for it.
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "logs" {
  count = var.api_gateway_logs ? 1 : 0

  cloudwatch_role_arn = aws_iam_role.api_gateway[0].arn

  depends_on = [aws_iam_role_policy_attachment.api_gateway]
}
