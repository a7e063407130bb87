# The rights of permissions.tf as policies.

locals {
  rights = merge({ training_execution = local.execution_rights }, {
    for process, others in local.other_rights : process => concat(
      [
        for table, actions in local.table_rights[process] :
        { actions = formatlist("dynamodb:%s", actions), on = [local.table_arns[table]] }
      ],
      [
        for action, parts in local.file_rights[process] :
        { actions = ["s3:${action}"], on = [for part in parts : local.file_arns[part]] }
      ],
      # S3 answers for a missing object with 403 to whoever may not list its bucket.
      [{
        actions = ["s3:ListBucket"]
        on      = distinct([for part in flatten(values(local.file_rights[process])) : local.bucket_arns[local.bucket_of[part]]])
      }],
      others,
      try(local.own_rights[process], []),
    )
  })

  policies = {
    for role, rights in local.rights : role => jsonencode({
      Version = "2012-10-17"
      Statement = [
        for right in rights : merge(
          { Effect = "Allow", Action = right.actions, Resource = right.on },
          { for condition in [try(right.condition, null)] : "Condition" => condition if condition != null },
        )
      ]
    })
  }
}
