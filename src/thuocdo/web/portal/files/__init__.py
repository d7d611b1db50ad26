"""Tables and charts as files: one mechanism for every address that ends in .csv, .xlsx, .json."""
