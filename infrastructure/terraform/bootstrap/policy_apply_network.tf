# EC2 names everything by ids that it makes, so what a deployment may change is told by the tags that Terraform gives it.

locals {
  apply_network = {
    for environment, prefix in local.prefixes : environment => [
      {
        Sid    = "Make"
        Effect = "Allow"
        Action = [
          "ec2:CreateInternetGateway", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup", "ec2:CreateSubnet", "ec2:CreateVpc",
          "ec2:CreateVpcEndpoint",
        ]
        Resource = ["${local.arn.ec2}:*"]
      },
      # An endpoint answers under its service's own name by a zone that AWS keeps.
      {
        Sid      = "NameEndpoints"
        Effect   = "Allow"
        Action   = ["route53:AssociateVPCWithHostedZone"]
        Resource = ["arn:${local.partition}:route53:::hostedzone/*"]
      },
      {
        Sid       = "TagWhatIsBeingMade"
        Effect    = "Allow"
        Action    = ["ec2:CreateTags"]
        Resource  = ["${local.arn.ec2}:*"]
        Condition = { StringLike = { "ec2:CreateAction" = ["Create*", "AuthorizeSecurityGroup*"] } }
      },
      {
        Sid    = "ChangeOurs"
        Effect = "Allow"
        Action = [
          "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroup*", "ec2:CreateRoute", "ec2:CreateTags",
          "ec2:DeleteInternetGateway", "ec2:DeleteRoute", "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup", "ec2:DeleteSubnet",
          "ec2:DeleteTags", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints", "ec2:DetachInternetGateway", "ec2:DisassociateRouteTable",
          "ec2:ModifySecurityGroupRules", "ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint",
          "ec2:ReplaceRoute", "ec2:UpdateSecurityGroupRuleDescriptions*",
        ]
        Resource  = ["${local.arn.ec2}:*"]
        Condition = { StringEquals = { "aws:ResourceTag/Project" = var.project, "aws:ResourceTag/Environment" = environment } }
      },
      # A rule that is being made has no tags yet; the group that it is for has.
      {
        Sid      = "RulesOfOurGroups"
        Effect   = "Allow"
        Action   = ["ec2:AuthorizeSecurityGroup*"]
        Resource = ["${local.arn.ec2}:security-group-rule/*"]
      },
      # AWS makes a VPC's default group, without tags. Taking rules away opens nothing.
      {
        Sid      = "CloseDefaultGroups"
        Effect   = "Allow"
        Action   = ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"]
        Resource = ["${local.arn.ec2}:security-group/*", "${local.arn.ec2}:security-group-rule/*"]
      },
      {
        Sid       = "TagDefaultGroups"
        Effect    = "Allow"
        Action    = ["ec2:CreateTags"]
        Resource  = ["${local.arn.ec2}:security-group/*"]
        Condition = { StringEquals = { "aws:RequestTag/Project" = var.project, "aws:RequestTag/Environment" = environment } }
      },
    ]
  }
}
