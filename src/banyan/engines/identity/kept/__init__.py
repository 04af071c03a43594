"""What somebody sent after his session had ended: kept for him, and put back into the form after he has signed in."""
