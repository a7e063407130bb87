"""What is deployed: the functions' packages, made from `uv.lock`, and the check of the training image.

Needs nothing but the standard library and uv; `make packages` runs it.
"""
