"""律师执业许可: who may practise law."""
