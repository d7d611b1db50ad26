"""Reads of rounds: figures of any layer, scores, progress, queues and boards."""
