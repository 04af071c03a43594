"""医师执业注册: who has passed the examination may practise where he is registered."""
