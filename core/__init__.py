"""The product without its screens."""

VERSION = "0.1.0"
