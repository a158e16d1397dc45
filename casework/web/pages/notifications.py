"""What the reader was told, and putting it aside."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from casework.actions.notifications import mark_notifications_read
from casework.enums import Look
from casework.models import Notification
from casework.queries.notifications import notification_lines, notifications_of, unread_count
from casework.web.doors import looked, reader, refusals_in_words

PER_PAGE = 25


@require_safe
@refusals_in_words
def notifications(request: HttpRequest) -> HttpResponse:
    """The reader's own notifications, the newest first."""
    page = Paginator(notifications_of(reader(request)), PER_PAGE).get_page(request.GET.get("page"))
    lines = notification_lines(page.object_list)
    looked(request, Look.LISTED, page="notifications", count=len(lines))
    context = {"wide": True, "page": page, "lines": lines, "unread": unread_count(reader(request))}
    return render(request, "casework/pages/notifications.html", context)


@require_POST
@refusals_in_words
def mark_notification_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one aside. Somebody else's answers like one that does not exist."""
    user = reader(request)
    if not Notification.objects.visible_to(user).filter(pk=pk).exists():
        raise Http404("No such notification.")
    mark_notifications_read(by=user, at=timezone.now(), only=pk)
    return redirect("notifications")


@require_POST
@refusals_in_words
def mark_all_notifications_read(request: HttpRequest) -> HttpResponse:
    """Put all of them aside."""
    mark_notifications_read(by=reader(request), at=timezone.now())
    messages.success(request, "All notifications are marked as read.")
    return redirect("notifications")
