"""Forms: a Pydantic model described as pages and fields, and filled-in data read with a sentence for each error."""
