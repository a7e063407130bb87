"""Whose things are whose. There are no accounts yet, so everyone is one owner."""

EVERYONE = "default"
