"""Addresses of supervision."""

from django.urls import path

from banyan.engines.supervision.views import board, cards, ratings, rules

app_name = "supervision"
urlpatterns = [
    path("work/supervise/", board.board, name="board"),
    path("work/supervise/board.csv", board.export, name="board-export"),
    path("work/supervise/cards/", cards.card_list, name="cards"),
    path("work/supervise/cards/issue/", cards.issue, name="issue"),
    path("work/supervise/cards/<uuid:card_id>/", cards.card, name="card"),
    path("work/supervise/ratings/", ratings.follow_up_list, name="ratings"),
    path("work/supervise/ratings/<uuid:follow_up_id>/", ratings.follow_up, name="follow-up"),
    path("work/supervise/rules/", rules.rule_list, name="rules"),
    path("work/supervise/rules/<slug:code>/", rules.rule, name="rule"),
    path("my/rate/<uuid:case_id>/", ratings.rate_case, name="rate"),
]
