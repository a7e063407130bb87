# What the functions that nobody waits for could not do, to be looked at and sent again.

resource "aws_sqs_queue" "dead_letters" {
  name                      = local.dead_letters_name
  message_retention_seconds = 1209600 # 14 days, the longest
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyPlainHttp"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = local.dead_letters_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      # Events that could not be delivered to a function or topic.
      {
        Sid       = "UndeliveredEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.dead_letters_arn
        Condition = { ArnEquals = { "aws:SourceArn" = local.dead_letter_rule_arns } }
      },
    ]
  })
}
