"""Engine documents: checked files, electronic licences with signed PDFs, and their verification by anybody."""
