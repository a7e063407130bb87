"""`scripts/release training_image`: have training jobs start from another image.

A new revision of the job definition names the image. The API submits jobs by the definition's name alone, so
that the newest revision counts. The parameter `training-image` tells Terraform which image that is.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from release.deployment import PROJECT, Aws, Deployment, ReleaseFailed, reason

if TYPE_CHECKING:
    from types_boto3_batch.type_defs import JobDefinitionTypeDef

# What Terraform writes before there is an image.
NO_IMAGE = "sha256:" + "0" * 64


class TrainingImage:
    """The image of one deployment's training jobs."""

    def __init__(self, deployment: Deployment, aws: Aws) -> None:
        self._aws = aws
        self._definition = deployment.job_definition
        self._parameter = deployment.parameter("training-image")
        self._repository = aws.parameter(deployment.parameter("training-repository"))

    def current(self) -> str:
        """The digest that new jobs start from."""
        return _digest_of(self._revisions()[0])

    def before(self) -> str:
        """The digest before the current one.

        Raises:
            ReleaseFailed: there was none.
        """
        current, *older = map(_digest_of, self._revisions())
        for digest in older:
            if digest not in (current, NO_IMAGE):
                return digest
        raise ReleaseFailed(f"No revision of {self._definition} has another image to go back to.")

    def release(self, digest: str) -> None:
        """Register a revision and write the parameter, each unless it is so already."""
        newest = self._revisions()[0]
        image = f"{self._repository}@{digest}"
        if newest["containerProperties"]["image"] == image:
            print(f"revision {newest['revision']} of {self._definition} has this image already")
        else:
            made = self._aws.batch.register_job_definition(**self._with_image(newest, image))
            print(f"revision {newest['revision']} → {made['revision']} of {self._definition}")
        if self._aws.parameter(self._parameter) != digest:
            self._aws.ssm.put_parameter(Name=self._parameter, Value=digest, Overwrite=True)

    def _revisions(self) -> list["JobDefinitionTypeDef"]:
        """Those that may be used, newest first."""
        pages = self._aws.batch.get_paginator("describe_job_definitions")
        found = [
            one
            for page in pages.paginate(jobDefinitionName=self._definition, status="ACTIVE")
            for one in page["jobDefinitions"]
        ]
        if not found:
            raise ReleaseFailed(
                f"There is no job definition {self._definition}: deploy the infrastructure first."
            )
        return sorted(found, key=lambda one: one["revision"], reverse=True)

    def _with_image(self, definition: "JobDefinitionTypeDef", image: str) -> Any:
        """What registers the same with another image: AWS tells more of a definition than it takes."""
        takes = self._aws.batch.meta.service_model.operation_model("RegisterJobDefinition").input_shape
        taken = {name: value for name, value in definition.items() if takes and name in takes.members}
        return taken | {"containerProperties": definition["containerProperties"] | {"image": image}}


def _digest_of(definition: "JobDefinitionTypeDef") -> str:
    return definition["containerProperties"]["image"].partition("@")[2]


def _digest(told: str) -> str:
    if not re.fullmatch("sha256:[0-9a-f]{64}", told) or told == NO_IMAGE:
        raise argparse.ArgumentTypeError(
            f"{told}: an image's digest is sha256: and 64 hexadecimal digits, not all 0"
        )
    return told


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="release training_image", description="Release a training image.")
    parser.add_argument("--environment", required=True, choices=("dev", "prod"))
    parser.add_argument("--project", default=PROJECT)
    parser.add_argument(
        "--note", type=Path, help="file to which `previous=…` is added: the digest so far, if any"
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--digest", type=_digest, help="of an image in the deployment's repository")
    which.add_argument("--rollback", action="store_true", help="the image before the current one")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Exit code 1 with a sentence where something could not be done."""
    told = _arguments(given)
    try:
        image = TrainingImage(Deployment(told.environment, told.project), Aws())
        before = image.current()
        wanted = image.before() if told.rollback else told.digest
        if told.note:
            # Before anything changes, so that it is there however far the release gets.
            with told.note.open("a", encoding="utf-8") as lines:
                lines.write(f"previous={before if before not in (wanted, NO_IMAGE) else ''}\n")
        image.release(wanted)
    except ReleaseFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    except (ClientError, BotoCoreError) as error:
        print(f"The image was not released, or not whole: run it again. {reason(error)}", file=sys.stderr)
        return 1
    print(f"{before} → {wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
