# One page that shows what the deployment does and how it is. Three dashboards of an account cost nothing.

locals {
  # A line of a graph is, in CloudWatch's own form, a namespace, a metric, and a name and a value for each dimension.
  api_lines = {
    for metric in ["Count", "4XXError", "5XXError", "Latency"] : metric => concat(
      ["AWS/ApiGateway", metric], flatten([for name, value in local.api_metrics.dimensions : [name, value]])
    )
  }
  function_lines = {
    for metric in ["Invocations", "Errors", "Throttles", "Duration"] : metric => [
      for function, name in local.function_names :
      ["AWS/Lambda", metric, "FunctionName", name, { label = "${function}: ${lower(metric)}" }]
    ]
  }
  job_lines = [
    for rule, label in { completed = "completed", failed = "failed" } :
    ["AWS/Events", "Invocations", "EventBusName", local.event_bus, "RuleName", local.rule_names[rule], { label = label }]
  ]
  bucket_lines = [
    for purpose, name in local.bucket_names :
    ["AWS/S3", "BucketSizeBytes", "BucketName", name, "StorageType", "StandardStorage", { label = purpose }]
  ]
  table_lines = [
    for table, name in local.table_names :
    ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName", name, { label = "${table}: writes" }]
  ]
  page_lines = [
    for metric in var.frontend.enabled ? ["Requests", "5xxErrors"] : [] :
    ["AWS/AmplifyHosting", metric, "App", aws_amplify_app.page[0].id]
  ]

  # From left to right and from top to bottom, two in a row.
  graphs = concat([
    { title = "API: requests and errors", stat = "Sum", period = 300, lines = [for metric in ["Count", "4XXError", "5XXError"] : local.api_lines[metric]] },
    {
      title = "API: milliseconds to the answer", stat = "p50", period = 300
      lines = [concat(local.api_lines.Latency, [{ label = "half of them" }]), concat(local.api_lines.Latency, [{ label = "99 in 100", stat = "p99" }])]
    },
    { title = "Functions: calls", stat = "Sum", period = 300, lines = local.function_lines.Invocations },
    { title = "Functions: errors and throttles", stat = "Sum", period = 300, lines = concat(local.function_lines.Errors, local.function_lines.Throttles) },
    { title = "Functions: milliseconds", stat = "p99", period = 300, lines = local.function_lines.Duration },
    { title = "Trainings that ended", stat = "Sum", period = 3600, lines = local.job_lines },
    {
      title = "Work that is stuck", stat = "Maximum", period = 300
      lines = [
        ["AWS/Events", "Invocations", "RuleName", local.rule_names.queue_blocked, { label = "queue blocked", stat = "Sum" }],
        ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", aws_sqs_queue.dead_letters.name, { label = "dead letters" }],
      ]
    },
    { title = "Files: bytes, once a day", stat = "Average", period = 86400, lines = local.bucket_lines },
    { title = "Records: units written", stat = "Sum", period = 3600, lines = local.table_lines },
    ], length(local.page_lines) == 0 ? [] : [
    { title = "Page: requests and errors", stat = "Sum", period = 300, lines = local.page_lines },
  ])
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = local.prefix

  dashboard_body = jsonencode({
    widgets = [
      for place, graph in local.graphs : {
        type   = "metric"
        x      = place % 2 * 12
        y      = floor(place / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          region  = var.region
          stat    = graph.stat
          period  = graph.period
          metrics = graph.lines
        }
      }
    ]
  })
}
