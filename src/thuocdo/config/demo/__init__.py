"""The demonstration: people, a model province with four years, five published cases."""
