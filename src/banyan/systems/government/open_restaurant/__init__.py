"""开餐馆一件事: from the business licence to the first guest, with one form."""
