# What a person wants to know after an apply. Nothing here is a secret: the API key has an id, by which
# `aws apigateway get-api-key --include-value` shows it to who may see it.

output "api_url" {
  description = "Address of the API; /health answers there."
  value       = local.api_url
}

output "api_key_id" {
  description = "Id of the API key; null where calls need none."
  value       = one(aws_api_gateway_api_key.scripts[*].id)
}

output "page_url" {
  description = "Address of the web page; null where there is none."
  value       = one(local.page_origin)
}

output "buckets" {
  description = "Buckets by purpose."
  value       = local.bucket_names
}

output "tables" {
  description = "Tables by purpose."
  value       = local.table_names
}

output "functions" {
  description = "Functions by task; what calls them calls the alias `live`."
  value       = local.function_names
}

output "job_queue" {
  description = "Batch queue of training jobs."
  value       = aws_batch_job_queue.training.name
}

output "training_repository" {
  description = "Where the training image is pushed."
  value       = aws_ecr_repository.training.repository_url
}

output "dead_letters" {
  description = "Queue of what functions could not do."
  value       = aws_sqs_queue.dead_letters.url
}

output "dashboard" {
  description = "CloudWatch dashboard on which all of it is watched."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}

output "parameters" {
  description = "Path in SSM below which scripts find all of this."
  value       = local.parameter_path
}
