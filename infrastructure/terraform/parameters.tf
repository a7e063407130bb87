# What scripts and other stacks need to know, by name. The training image's digest is in batch.tf; the API makes the
# parameter of its signing key itself.

locals {
  told = merge(
    {
      api-url             = { value = local.api_url, about = "Address of the API" }
      artifacts-bucket    = { value = local.bucket_names.artifacts, about = "Bucket of the functions' code" }
      datasets-bucket     = { value = local.bucket_names.datasets, about = "Bucket of uploaded files and their profiles" }
      models-bucket       = { value = local.bucket_names.models, about = "Bucket of models and checkpoints" }
      reports-bucket      = { value = local.bucket_names.reports, about = "Bucket of reports" }
      datasets-table      = { value = local.table_names.datasets, about = "Table of datasets" }
      jobs-table          = { value = local.table_names.jobs, about = "Table of training jobs" }
      job-queue           = { value = local.job_queue_name, about = "Batch queue of training jobs" }
      job-definition      = { value = local.job_definition_name, about = "Batch definition of training jobs" }
      training-repository = { value = aws_ecr_repository.training.repository_url, about = "Where the training image is pushed" }
      event-bus           = { value = local.event_bus, about = "Bus that hears of ended jobs" }
    },
    local.api_key_required ? {
      api-key-id = { value = aws_api_gateway_api_key.scripts[0].id, about = "Id of the API key, by which its value is asked for" }
    } : {},
    var.frontend.enabled ? {
      page-url       = { value = local.page_origin[0], about = "Address of the web page" }
      amplify-app-id = { value = aws_amplify_app.page[0].id, about = "Amplify's id of the web page" }
    } : {},
  )
}

resource "aws_ssm_parameter" "told" {
  #checkov:skip=CKV2_AWS_34:Names and addresses, no secret
  for_each = local.told

  name           = "${local.parameter_path}/${each.key}"
  description    = each.value.about
  type           = "String"
  insecure_value = each.value.value
}
