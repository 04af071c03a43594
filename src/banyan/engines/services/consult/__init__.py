"""Consultations (咨询): somebody asks about an item or an office; the office that handles it answers in time."""
