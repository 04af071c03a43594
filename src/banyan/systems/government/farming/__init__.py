"""农业准营: pesticide shops and animal farms."""
