"""The yearly assessment: self-assessment, appraisal, explanation, council."""
