/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poll: its ballot while one can vote, else its results; both made when first needed. */
#include "config.h"

#include "status/poll/snabel-poll-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "session/actions/snabel-relations.h"
#include "snabel-ui.h"
#include "status/poll/snabel-poll-ballot.h"
#include "status/poll/snabel-poll-results.h"
#include "widgets/snabel-relative-time.h"

/* Set on a poll whose end was noticed here before the server told of it: one question is enough. */
#define ASKED "snabel-asked-for-the-end"

struct _SnabelPollView
{
  GtkWidget         parent_instance;
  SnabelRowContext *context;
  SnabelStatus     *status;
  GSignalGroup     *signals; /* of the poll */
  GtkWidget        *ballot;  /* (nullable) */
  GtkWidget        *results; /* (nullable) */
  GtkWidget        *vote;
  GtkWidget        *peek;
  GtkWidget        *refresh;
  GtkWidget        *words;
  gboolean          is_peeking; /* at the results, before voting */
  gboolean          is_holding;
};

G_DEFINE_FINAL_TYPE (SnabelPollView, snabel_poll_view, GTK_TYPE_WIDGET)

static GDateTime *
dup_now (SnabelPollView *self)
{
  SnabelTicker *ticker = self->context->ticker;

  return ticker != NULL ? snabel_ticker_dup_now (ticker) : g_date_time_new_now_utc ();
}

static gboolean
is_over (SnabelPoll *poll,
         GDateTime  *now)
{
  return poll->expired || (poll->expires_at != NULL && g_date_time_compare (poll->expires_at, now) <= 0);
}

/* Who asked is not asked: of one's own poll some servers say that one has voted, some do not. */
static gboolean
can_vote (SnabelPollView *self,
          GDateTime      *now)
{
  SnabelSession *session = self->context->session;

  return session != NULL && !self->status->poll->voted && !is_over (self->status->poll, now) &&
         !snabel_session_is_own (session, self->status);
}

static void
update_words (SnabelPollView *self,
              SnabelPoll     *poll,
              GDateTime      *now)
{
  gint64           n_voters = snabel_poll_get_n_voters (poll);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n_voters);
  g_autofree char *voters = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", (gulong) n_voters), count);
  g_autofree char *end = NULL;
  g_autofree char *left = NULL;
  g_autofree char *words = NULL;

  if (poll->expires_at != NULL)
    end = snabel_relative_time_format_absolute (poll->expires_at);
  if (poll->expires_at != NULL && !is_over (poll, now))
    left = snabel_relative_time_format_left (poll->expires_at, now);
  if (is_over (poll, now))
    /* Translators: a poll that is over; %s is “12 people” */
    words = g_strdup_printf (_ ("%s · closed"), voters);
  else if (left != NULL)
    /* Translators: a poll; the first %s is “12 people”, the second “2 days left” */
    words = g_strdup_printf (_ ("%s · %s"), voters, left);
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : voters);
  gtk_widget_set_tooltip_text (self->words, end);
}

/* The votes that came until the end are known to the server only. */
static void
ask_for_end (SnabelPollView *self,
             GDateTime      *now)
{
  SnabelPoll *poll = self->status->poll;

  if (poll->expired || !is_over (poll, now) || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      g_object_get_data (G_OBJECT (poll), ASKED) != NULL)
    return;

  g_object_set_data (G_OBJECT (poll), ASKED, poll);
  gtk_widget_activate_action (GTK_WIDGET (self), "status.poll-ended", "s", self->status->id);
}

static void
update_vote (SnabelPollView *self)
{
  g_autoptr(GVariant) choices = snabel_poll_ballot_dup_choices (SNABEL_POLL_BALLOT (self->ballot));

  gtk_widget_set_sensitive (self->vote, choices != NULL);
}

static void
show_ballot (SnabelPollView *self)
{
  if (self->ballot == NULL)
    {
      self->ballot = snabel_poll_ballot_new ();
      gtk_widget_insert_after (self->ballot, GTK_WIDGET (self), NULL);
      g_signal_connect_object (self->ballot, "changed", G_CALLBACK (update_vote), self, G_CONNECT_SWAPPED);
    }
  snabel_poll_ballot_set_poll (SNABEL_POLL_BALLOT (self->ballot), self->status->poll);
  update_vote (self);
}

static void
show_results (SnabelPollView *self)
{
  if (self->results == NULL)
    {
      self->results = snabel_poll_results_new ();
      gtk_widget_insert_after (self->results, GTK_WIDGET (self), self->ballot);
    }
  snabel_poll_results_set_poll (SNABEL_POLL_RESULTS (self->results), self->status->poll);
}

static void
set_part_visible (GtkWidget *part,
                  gboolean   is_visible)
{
  if (part != NULL)
    gtk_widget_set_visible (part, is_visible);
}

static void
update (SnabelPollView *self)
{
  g_autoptr(GDateTime) now = NULL;
  gboolean can_choose, is_choosing, had_focus;

  if (self->status == NULL || self->status->poll == NULL)
    return;

  now = dup_now (self);
  can_choose = can_vote (self, now);
  is_choosing = can_choose && !self->is_peeking;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (is_choosing)
    show_ballot (self);
  else
    show_results (self);
  set_part_visible (self->ballot, is_choosing);
  set_part_visible (self->results, !is_choosing);
  gtk_widget_set_visible (self->vote, is_choosing);
  gtk_widget_set_visible (self->peek, can_choose);
  gtk_widget_set_visible (self->refresh, !is_choosing && !is_over (self->status->poll, now));
  gtk_button_set_label (GTK_BUTTON (self->peek), self->is_peeking ? _ ("Choose") : _ ("Results"));
  update_words (self, self->status->poll, now);
  ask_for_end (self, now);
  /* The button that was pressed may be gone. */
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
vote_cb (SnabelPollView *self)
{
  g_autoptr(GVariant) choices = snabel_poll_ballot_dup_choices (SNABEL_POLL_BALLOT (self->ballot));

  if (self->status != NULL && choices != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "status.vote", "(s@au)", self->status->id, choices);
}

static void
peek_cb (SnabelPollView *self)
{
  self->is_peeking = !self->is_peeking;
  update (self);
}

static void
refresh_cb (SnabelPollView *self)
{
  if (self->status != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "status.refresh-poll", "s", self->status->id);
}

static void
set_is_holding (SnabelPollView *self,
                gboolean        is_holding)
{
  if (self->is_holding == is_holding || self->context->ticker == NULL)
    return;

  self->is_holding = is_holding;
  if (is_holding)
    snabel_ticker_hold (self->context->ticker);
  else
    snabel_ticker_release (self->context->ticker);
}

static void
snabel_poll_view_map (GtkWidget *widget)
{
  SnabelPollView *self = SNABEL_POLL_VIEW (widget);

  GTK_WIDGET_CLASS (snabel_poll_view_parent_class)->map (widget);
  set_is_holding (self, TRUE);
  update (self);
}

static void
snabel_poll_view_unmap (GtkWidget *widget)
{
  set_is_holding (SNABEL_POLL_VIEW (widget), FALSE);
  GTK_WIDGET_CLASS (snabel_poll_view_parent_class)->unmap (widget);
}

static void
snabel_poll_view_dispose (GObject *object)
{
  SnabelPollView *self = SNABEL_POLL_VIEW (object);

  g_clear_object (&self->signals);
  snabel_ui_unparent_children (GTK_WIDGET (self));
  self->ballot = NULL;
  self->results = NULL;
  g_clear_object (&self->status);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (snabel_poll_view_parent_class)->dispose (object);
}

static void
snabel_poll_view_class_init (SnabelPollViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_poll_view_dispose;
  widget_class->map = snabel_poll_view_map;
  widget_class->unmap = snabel_poll_view_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pollview");
}

static GtkWidget *
append_button (SnabelPollView *self,
               GtkWidget      *footer,
               const char     *label,
               GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill-small");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (footer), button);

  return button;
}

static void
snabel_poll_view_init (SnabelPollView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *footer = adw_wrap_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (footer), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (footer), 6);
  self->vote = append_button (self, footer, _ ("Vote"), G_CALLBACK (vote_cb));
  self->peek = append_button (self, footer, _ ("Results"), G_CALLBACK (peek_cb));
  self->refresh = append_button (self, footer, _ ("Refresh"), G_CALLBACK (refresh_cb));
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "dimmed");
  adw_wrap_box_append (ADW_WRAP_BOX (footer), self->words);
  gtk_widget_set_parent (footer, GTK_WIDGET (self));
  self->signals = g_signal_group_new (SNABEL_TYPE_POLL);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

/**
 * snabel_poll_view_new:
 * @context: what the rows of a list share; without a session one cannot vote
 *
 * Returns: (transfer floating): a poll, to be filled
 */
GtkWidget *
snabel_poll_view_new (SnabelRowContext *context)
{
  SnabelPollView *self = NULL;

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SNABEL_TYPE_POLL_VIEW, NULL);
  self->context = g_object_ref (context);
  if (context->ticker != NULL)
    g_signal_connect_object (context->ticker, "tick", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * snabel_poll_view_set_status:
 * @status: a post with a poll, not a boost
 *
 * Shows its poll, and follows what becomes of it.
 */
void
snabel_poll_view_set_status (SnabelPollView *self,
                             SnabelStatus   *status)
{
  g_return_if_fail (SNABEL_IS_POLL_VIEW (self));
  g_return_if_fail (SNABEL_IS_STATUS (status) && status->poll != NULL);

  if (g_set_object (&self->status, status))
    self->is_peeking = FALSE;
  g_signal_group_set_target (self->signals, status->poll);
  update (self);
}
