# Where training containers run, in each of the three arrangements.

mock_provider "aws" {
  source = "./tests/mocks"

  mock_data "aws_vpc" {
    defaults = { id = "vpc-of-the-account" }
  }
  mock_data "aws_subnets" {
    defaults = { ids = ["subnet-1", "subnet-2", "subnet-3"] }
  }
}

variables {
  environment  = "dev"
  packages_dir = "tests/packages"
}

run "in_a_vpc_of_its_own" {
  command = plan

  assert {
    condition     = length(aws_subnet.public) == 2 && length(toset(aws_subnet.public[*].availability_zone)) == 2
    error_message = "Two zones, so that Spot has a choice."
  }

  assert {
    condition     = length(aws_route.internet) == 1 && alltrue([for route in aws_route.internet : route.nat_gateway_id == null])
    error_message = "The way out is the internet gateway: NAT costs money while nothing runs."
  }

  assert {
    condition = toset([for endpoint in aws_vpc_endpoint.gateway : endpoint.service_name]) == toset([
      "com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.dynamodb",
    ]) && alltrue([for endpoint in aws_vpc_endpoint.gateway : endpoint.vpc_endpoint_type == "Gateway"])
    error_message = "Files and records go by endpoints that cost nothing."
  }

  assert {
    condition     = length(aws_vpc_endpoint.private) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "Endpoints that cost money are asked for."
  }

  assert {
    condition     = jsondecode(aws_batch_job_definition.training.container_properties).networkConfiguration.assignPublicIp == "ENABLED"
    error_message = "Without NAT and endpoints a container needs an address to fetch its image."
  }

  assert {
    condition = (
      aws_vpc_security_group_egress_rule.training_https.from_port == 443 &&
      aws_vpc_security_group_egress_rule.training_https.to_port == 443 &&
      aws_vpc_security_group_egress_rule.training_https.ip_protocol == "tcp" &&
      length(aws_vpc_security_group_ingress_rule.endpoints_https) == 0 &&
      length(aws_default_security_group.closed) == 1
    )
    error_message = "HTTPS goes out, and nothing comes in."
  }
}

run "in_the_accounts_default_vpc" {
  command = plan

  variables {
    network = { vpc = "default" }
  }

  assert {
    condition = (
      length(aws_vpc.own) == 0 && length(aws_subnet.public) == 0 && length(aws_internet_gateway.own) == 0 &&
      length(aws_vpc_endpoint.gateway) == 0 && length(aws_default_security_group.closed) == 0
    )
    error_message = "What is the account's is used as it is."
  }

  assert {
    condition = aws_security_group.training.vpc_id == "vpc-of-the-account" && alltrue([
      for environment in aws_batch_compute_environment.training :
      environment.compute_resources[0].subnets == toset(["subnet-1", "subnet-2", "subnet-3"])
    ])
    error_message = "Containers run in the account's subnets, in a group of their own."
  }
}

run "in_private" {
  command = plan

  variables {
    network = { private = true }
  }

  assert {
    condition     = length(aws_route.internet) == 0
    error_message = "There is no way out to the internet."
  }

  assert {
    condition = toset(keys(aws_vpc_endpoint.private)) == toset(["ecr.api", "ecr.dkr", "logs", "events"]) && alltrue([
      for endpoint in aws_vpc_endpoint.private : endpoint.vpc_endpoint_type == "Interface" && endpoint.private_dns_enabled
    ])
    error_message = "The image, the log and the news of the end go by endpoints, under the services' own names."
  }

  assert {
    condition     = length(aws_vpc_endpoint.gateway) == 2
    error_message = "Files, records and the image's layers go by S3's and DynamoDB's endpoints."
  }

  assert {
    condition     = jsondecode(aws_batch_job_definition.training.container_properties).networkConfiguration.assignPublicIp == "DISABLED"
    error_message = "A private container has no public address."
  }

  assert {
    condition = alltrue([
      for described in concat(
        [aws_security_group.training, aws_vpc_security_group_egress_rule.training_https],
        aws_security_group.endpoints, aws_vpc_security_group_ingress_rule.endpoints_https,
      ) : can(regex("^[a-zA-Z0-9. _:/()#,@[\\]+=&;{}!$*-]{1,255}$", described.description))
    ])
    error_message = "EC2 refuses other signs in the description of a group or rule, an apostrophe among them."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.endpoints_https : rule.from_port == 443 && rule.cidr_ipv4 == null])
    error_message = "Endpoints hear training containers alone."
  }
}
