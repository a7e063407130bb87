# Where training containers run. They call AWS and nothing else, and nobody calls them: nothing comes in, HTTPS goes out.
# There is no NAT in any of the arrangements, as one costs 33 USD a month while nothing runs.

locals {
  own_vpc = var.network.vpc == "own"

  vpc_id             = local.own_vpc ? aws_vpc.own[0].id : data.aws_vpc.default[0].id
  subnet_ids         = local.own_vpc ? aws_subnet.public[*].id : data.aws_subnets.default[0].ids
  security_group_ids = [aws_security_group.training.id]
  assign_public_ip   = var.network.private ? "DISABLED" : "ENABLED"

  # What a Fargate task without a public address calls beside S3 and DynamoDB: the registry, CloudWatch's logs
  # (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html), and EventBridge for the job's end.
  private_services = var.network.private ? toset(["ecr.api", "ecr.dkr", "logs", "events"]) : toset([])
}

data "aws_vpc" "default" {
  count   = local.own_vpc ? 0 : 1
  default = true
}

data "aws_subnets" "default" {
  count = local.own_vpc ? 0 : 1

  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default[0].id]
  }
  filter {
    name   = "default-for-az"
    values = ["true"]
  }
}

resource "aws_vpc" "own" {
  #checkov:skip=CKV2_AWS_11:Flow logs cost 0.50 USD a GB; what containers do is in their log and in CloudTrail.
  count = local.own_vpc ? 1 : 0

  cidr_block           = var.network.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = local.prefix }
}

# Whatever is started here without a group of its own can talk to nobody.
resource "aws_default_security_group" "closed" {
  count  = local.own_vpc ? 1 : 0
  vpc_id = aws_vpc.own[0].id
}

# Two zones, so that Spot has a choice. Batch asks for each container's public address; a subnet gives none by itself.
resource "aws_subnet" "public" {
  count = local.own_vpc ? 2 : 0

  vpc_id                  = aws_vpc.own[0].id
  cidr_block              = cidrsubnet(var.network.cidr, 2, count.index)
  availability_zone       = data.aws_availability_zones.available.names[count.index]
  map_public_ip_on_launch = false
  tags                    = { Name = "${local.prefix}-${count.index + 1}" }
}

resource "aws_internet_gateway" "own" {
  count  = local.own_vpc ? 1 : 0
  vpc_id = aws_vpc.own[0].id
  tags   = { Name = local.prefix }
}

resource "aws_route_table" "public" {
  count  = local.own_vpc ? 1 : 0
  vpc_id = aws_vpc.own[0].id
  tags   = { Name = local.prefix }
}

# Private containers have no way out at all.
resource "aws_route" "internet" {
  count = local.own_vpc && !var.network.private ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.own[0].id
}

resource "aws_route_table_association" "public" {
  count = local.own_vpc ? 2 : 0

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public[0].id
}

# Free, and files need not go by the internet.
resource "aws_vpc_endpoint" "gateway" {
  for_each = local.own_vpc ? toset(["s3", "dynamodb"]) : toset([])

  vpc_id            = aws_vpc.own[0].id
  service_name      = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.public[0].id]
  tags              = { Name = "${local.prefix}-${each.key}" }
}

# 4 endpoints in 2 zones at 0.01 USD an hour each: 58 USD in a month of 730 hours, used or not.
resource "aws_vpc_endpoint" "private" {
  for_each = local.private_services

  vpc_id              = aws_vpc.own[0].id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = aws_subnet.public[*].id
  security_group_ids  = [aws_security_group.endpoints[0].id]
  private_dns_enabled = true
  tags                = { Name = "${local.prefix}-${each.key}" }
}

# EC2 refuses an apostrophe in the description of a group or rule.
resource "aws_security_group" "training" {
  #checkov:skip=CKV2_AWS_5:Batch's compute environments carry it (batch.tf), which the check does not know.
  name_prefix = "${local.prefix}-training-"
  description = "Training containers: HTTPS out, nothing in"
  vpc_id      = local.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

# To any address: those of AWS's public services change daily, and private containers have a route to none but AWS.
resource "aws_vpc_security_group_egress_rule" "training_https" {
  security_group_id = aws_security_group.training.id
  description       = "Services of AWS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "endpoints" {
  count = var.network.private ? 1 : 0

  name_prefix = "${local.prefix}-endpoints-"
  description = "Services of AWS inside the VPC: HTTPS in from training containers"
  vpc_id      = local.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_https" {
  count = var.network.private ? 1 : 0

  security_group_id            = aws_security_group.endpoints[0].id
  description                  = "Training containers"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.training.id
}
