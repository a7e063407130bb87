# A page of another origin can call the API: its preflights need no key, and every answer says that it may be read.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  environment      = "dev"
  api_key_required = true
  packages_dir     = "tests/packages"
}

run "every_method_of_the_api_can_be_called_from_a_page" {
  command = plan

  assert {
    condition     = toset(keys(local.routes)) == toset(["/", "/{proxy+}", "/predict", "/predict/{proxy+}"])
    error_message = "There is a route of which this test knows nothing."
  }

  assert {
    condition = alltrue(flatten([
      for path in keys(local.routes) : [
        for method in local.code.methods : anytrue([
          for name in ["ANY ${path}", "${method} ${path}"] : contains(keys(aws_api_gateway_method.this), name)
        ])
      ]
    ]))
    error_message = "A method of openapi.json does not reach a function."
  }

  assert {
    condition = alltrue([
      for path in keys(local.routes) : aws_api_gateway_method.this["OPTIONS ${path}"].http_method == "OPTIONS" &&
      !aws_api_gateway_method.this["OPTIONS ${path}"].api_key_required
    ])
    error_message = "A preflight, which can carry no key, is asked for one."
  }

  assert {
    condition     = alltrue([for path in keys(local.routes) : aws_api_gateway_method.this["ANY ${path}"].api_key_required])
    error_message = "A call is taken without a key."
  }

  assert {
    condition = toset(keys(aws_api_gateway_integration.this)) == toset(keys(aws_api_gateway_method.this)) && alltrue([
      for name, integration in aws_api_gateway_integration.this : integration.type == "AWS_PROXY" &&
      integration.integration_http_method == "POST" && integration.http_method == aws_api_gateway_method.this[name].http_method
    ])
    error_message = "A method does not lead to a function."
  }

  assert {
    condition = { for name, route in local.route_methods : name => route.function if route.function == "predict" } == {
      "ANY /predict/{proxy+}" = "predict", "OPTIONS /predict/{proxy+}" = "predict"
    }
    error_message = "Predictions, and they alone, go to the function for them."
  }

  assert {
    condition     = aws_api_gateway_rest_api.api.binary_media_types == tolist(["*/*"])
    error_message = "Gzipped answers would arrive as base64."
  }

  # What the gateway itself refuses is a problem that any page may read.
  assert {
    condition = alltrue([
      for kind in ["DEFAULT_4XX", "DEFAULT_5XX", "INVALID_API_KEY", "THROTTLED", "QUOTA_EXCEEDED", "REQUEST_TOO_LARGE", "INTEGRATION_TIMEOUT"] :
      contains(keys(aws_api_gateway_gateway_response.this), kind)
    ])
    error_message = "A refusal has the gateway's own words."
  }

  assert {
    condition = alltrue([
      for response in aws_api_gateway_gateway_response.this :
      response.response_parameters["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'" &&
      response.response_parameters["gatewayresponse.header.Content-Type"] == "'application/problem+json'"
    ])
    error_message = "A page cannot read a refusal, or does not see that it is a problem."
  }

  assert {
    condition = alltrue([
      for response in aws_api_gateway_gateway_response.this : alltrue([
        for problem in [jsondecode(response.response_templates["application/json"])] :
        can(regex("^urn:automl-lite:[a-z]+(-[a-z]+)*$", problem.type)) && problem.title != "" &&
        tostring(problem.status) == response.status_code && can(regex("^[A-Z].*[.]$", problem.detail))
      ])
    ])
    error_message = "A refusal is no problem as domain/problems.py writes them: type, title, status, and a sentence."
  }

  assert {
    condition = alltrue([
      for problem in [jsondecode(aws_api_gateway_gateway_response.this["INVALID_API_KEY"].response_templates["application/json"])] :
      problem.type == "urn:automl-lite:api-key-required" && problem.status == 403
    ])
    error_message = "The page asks for a key when it reads urn:automl-lite:api-key-required."
  }
}
