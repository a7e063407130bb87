# What the gateway itself answers, before a function is asked or where none could answer: problems in the words and
# form of the API's own (backend/automl_lite/domain/problems.py), which any page may read.
#
# How large a request may be is decided four times: the app takes 1 MiB, and 10 MiB of rows (domain/answers.py); Lambda
# takes 6 MB, which the gateway's base64 makes 4.5 MB of a body; the gateway takes 10 MB. Files go to S3 by signed URL.

locals {
  refusals = {
    INVALID_API_KEY = {
      status = 403
      kind   = "api-key-required"
      title  = "An API key is needed"
      detail = "Send a valid key in the x-api-key header."
    }
    THROTTLED = {
      status = 429
      kind   = "too-many-requests"
      title  = "Too many requests"
      detail = "More requests came at once than are taken. Try again in a second."
    }
    QUOTA_EXCEEDED = {
      status = 429
      kind   = "quota-exceeded"
      title  = "This month's requests are used up"
      detail = "This key has made all its requests of this month. Wait for the next, or have throttle.monthly raised."
    }
    REQUEST_TOO_LARGE = {
      status = 413
      kind   = "too-large"
      title  = "Too large"
      detail = "The request is larger than is taken in one piece. Send fewer rows at once; files go to the upload_url of POST /upload."
    }
    INTEGRATION_TIMEOUT = {
      status = 504
      kind   = "gateway-timeout"
      title  = "No answer in time"
      detail = "No answer came within 29 seconds. Try again in a minute; what was begun goes on."
    }
    INTEGRATION_FAILURE = {
      status = 504
      kind   = "gateway-timeout"
      title  = "No answer"
      detail = "What should have answered could not be reached. Try again in a minute."
    }
    # Everything else. A status given here is that of each kind of refusal that is not named above.
    DEFAULT_4XX = {
      status = 400
      kind   = "bad-request"
      title  = "Bad request"
      detail = "The request could not be taken as it is. Compare it with /openapi.json."
    }
    DEFAULT_5XX = {
      status = 500
      kind   = "internal-server-error"
      title  = "Something went wrong"
      detail = "Something went wrong on our side. Nothing is known to be lost; try again, and if it happens again look for the request_id in the log."
    }
  }
}

resource "aws_api_gateway_gateway_response" "this" {
  for_each = local.refusals

  rest_api_id   = aws_api_gateway_rest_api.api.id
  response_type = each.key
  status_code   = tostring(each.value.status)

  # The gateway does not know the allowed origins, and nothing here is anybody's secret.
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin"   = "'*'"
    "gatewayresponse.header.Access-Control-Expose-Headers" = "'X-Request-Id'"
    "gatewayresponse.header.Cache-Control"                 = "'no-store'"
    "gatewayresponse.header.Content-Type"                  = "'application/problem+json'"
    "gatewayresponse.header.X-Request-Id"                  = "context.requestId"
  }

  response_templates = {
    "application/json" = jsonencode({
      type       = "urn:automl-lite:${each.value.kind}"
      title      = each.value.title
      status     = each.value.status
      detail     = each.value.detail
      request_id = "$context.requestId"
    })
  }
}
