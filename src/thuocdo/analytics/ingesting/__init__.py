"""From somebody's file of dossiers to rows of the lake, with every refusal named."""
