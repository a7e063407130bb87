"""What AWS asks for a unit, in US dollars, us-east-1, without contracts.

`seen` names a site at which the figure was read in November 2026, with the page's own date where it has one.
Where it is empty the figure was not checked.
"""

from typing import NamedTuple

AWS = "https://aws.amazon.com/"


class Price(NamedTuple):
    """Of one unit; the first `free` units of a month cost nothing, in any account and for ever."""

    service: str
    unit: str
    usd: float
    page: str
    seen: str = ""
    free: float = 0

    @property
    def source(self) -> str:
        return f"{AWS}{self.page}/"


FARGATE = "vantage.sh, factualminds.com (June 2026)"
LAMBDA = "cloudchipr.com (2024)"
DYNAMODB = "airbyte.com (July 2025)"
AMPLIFY = "copy of AWS's list (October 2024)"
CLOUDWATCH = "factualminds.com (June 2026); free tier: aws.amazon.com"
S3 = "medium.com/@michael-kiley"
TABLES = "price tables in public repositories"

PRICES: dict[str, Price] = {
    "api-request": Price(
        "API Gateway", "million REST requests", 3.50, "api-gateway/pricing", "docs.aws.amazon.com"
    ),
    "lambda-request": Price("Lambda", "million requests", 0.20, "lambda/pricing", LAMBDA, free=1),
    "lambda-arm": Price("Lambda, arm64", "GB-second", 0.0000133334, "lambda/pricing", LAMBDA, free=400_000),
    "lambda-warm": Price("Lambda, arm64, provisioned", "GB-second kept warm", 0.0000033334, "lambda/pricing"),
    "lambda-disk": Price("Lambda", "GB-second of disk over 0.5 GB", 0.0000000309, "lambda/pricing"),
    "spot-vcpu": Price("Fargate Spot", "vCPU-hour", 0.0126, "fargate/pricing"),
    "spot-gb": Price("Fargate Spot", "GB-hour", 0.00138, "fargate/pricing"),
    "fargate-vcpu": Price("Fargate", "vCPU-hour", 0.04048, "fargate/pricing", FARGATE),
    "fargate-gb": Price("Fargate", "GB-hour", 0.004445, "fargate/pricing", FARGATE),
    "fargate-disk": Price("Fargate", "GB-hour of disk over 20 GB", 0.000111, "fargate/pricing", "vantage.sh"),
    "ipv4": Price("Public IPv4 address", "hour", 0.005, "vpc/pricing", "doit.com (from February 2024)"),
    "s3-gb": Price("S3 Standard", "GB-month", 0.023, "s3/pricing", S3),
    "s3-put": Price("S3", "thousand PUT or LIST requests", 0.005, "s3/pricing", S3),
    "s3-get": Price("S3", "thousand GET requests", 0.0004, "s3/pricing", S3),
    "ecr-gb": Price("ECR", "GB-month", 0.10, "ecr/pricing", "cloudburn.io (March 2026)"),
    "dynamodb-write": Price("DynamoDB", "million write units", 0.625, "dynamodb/pricing", DYNAMODB),
    "dynamodb-read": Price("DynamoDB", "million read units", 0.125, "dynamodb/pricing", DYNAMODB),
    "dynamodb-gb": Price("DynamoDB", "GB-month", 0.25, "dynamodb/pricing", "aws.amazon.com", free=25),
    "dynamodb-backup": Price("DynamoDB", "GB-month that can be restored", 0.20, "dynamodb/pricing"),
    "log-gb": Price("CloudWatch Logs", "GB taken in", 0.50, "cloudwatch/pricing", CLOUDWATCH, free=5),
    "log-kept": Price("CloudWatch Logs", "GB-month kept", 0.03, "cloudwatch/pricing"),
    "metric": Price("CloudWatch", "metric and month", 0.30, "cloudwatch/pricing", CLOUDWATCH, free=10),
    "alarm": Price(
        "CloudWatch", "metric of an alarm and month", 0.10, "cloudwatch/pricing", CLOUDWATCH, free=10
    ),
    "dashboard": Price("CloudWatch", "dashboard and month", 3.00, "cloudwatch/pricing", CLOUDWATCH, free=3),
    "trace": Price("X-Ray", "million traces", 5.00, "xray/pricing", "aws.amazon.com", free=0.1),
    "event": Price("EventBridge", "million events of our own", 1.00, "eventbridge/pricing"),
    "email": Price("SNS", "thousand e-mails", 0.02, "sns/pricing", free=1),
    "queue": Price("SQS", "million requests", 0.40, "sqs/pricing", free=1),
    "build": Price("Amplify Hosting", "minute of building", 0.01, "amplify/pricing", TABLES),
    "page-request": Price("Amplify Hosting", "million server requests", 0.30, "amplify/pricing", AMPLIFY),
    "page-hour": Price("Amplify Hosting", "GB-hour of its server", 0.20, "amplify/pricing", AMPLIFY),
    "page-gb": Price("Amplify Hosting", "GB served", 0.15, "amplify/pricing", TABLES),
    "transfer": Price("Data transfer out", "GB", 0.09, "ec2/pricing/on-demand", S3, free=100),
    "endpoint": Price(
        "Interface endpoint", "hour and zone", 0.01, "privatelink/pricing", "cloudcostkit.com (January 2026)"
    ),
    "sagemaker-endpoint": Price("SageMaker, ml.m5.large", "hour", 0.115, "sagemaker/pricing", TABLES),
    "sagemaker-training": Price("SageMaker, ml.m5.4xlarge", "hour", 0.922, "sagemaker/pricing", TABLES),
    "sagemaker-serverless": Price("SageMaker serverless, 2 GB", "second", 0.00004, "sagemaker/pricing"),
    "canvas": Price(
        "SageMaker Canvas", "hour of a session", 1.90, "sagemaker/canvas/pricing", "aws.amazon.com"
    ),
}
