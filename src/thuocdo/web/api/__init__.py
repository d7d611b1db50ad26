"""The public interface for programs: published data only, described as OpenAPI."""
