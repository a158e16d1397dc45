"""The addresses of the policy pages, below ``policies/``."""

from __future__ import annotations

from django.urls import path

from casework.web.policies import drafts, holidays, views

urlpatterns = [
    path("", views.policies, name="policies"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/add/", holidays.add, name="add_holiday"),
    path("holidays/take_off/", holidays.take_off, name="take_off_holiday"),
    path("compare/", views.compare_policies, name="compare_policies"),
    path("<int:pk>/", views.policy, name="policy"),
    path("<int:pk>/draft/", drafts.draft_policy, name="draft_policy"),
    path("drafts/<int:pk>/", drafts.policy_draft, name="policy_draft"),
    path("drafts/<int:pk>/change/", drafts.change_policy_draft, name="change_policy_draft"),
    path("drafts/<int:pk>/propose/", drafts.propose_policy, name="propose_policy"),
    path("drafts/<int:pk>/discard/", drafts.discard_policy_draft, name="discard_policy_draft"),
    path("proposals/<int:pk>/approve/", drafts.approve_policy, name="approve_policy"),
    path("proposals/<int:pk>/end/", drafts.end_policy_proposal, name="end_policy_proposal"),
]
