"""What a deployment is told of this code, and the steps that put a new version into it."""
