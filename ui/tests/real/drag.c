/* A window that a file can be dragged out of: drag FILE-URI. */
#include <gtk/gtk.h>

static void give(GtkWidget *widget, GdkDragContext *context, GtkSelectionData *data, guint info, guint time, gpointer uri) {
  gchar *uris[] = {uri, NULL};
  gtk_selection_data_set_uris(data, uris);
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  GtkWidget *window = gtk_window_new(GTK_WINDOW_POPUP);
  GtkWidget *file = gtk_event_box_new();
  gtk_container_add(GTK_CONTAINER(file), gtk_label_new("file"));
  gtk_drag_source_set(file, GDK_BUTTON1_MASK, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_source_add_uri_targets(file);
  g_signal_connect(file, "drag-data-get", G_CALLBACK(give), argv[1]);
  gtk_container_add(GTK_CONTAINER(window), file);
  gtk_window_set_title(GTK_WINDOW(window), "drag");
  gtk_window_set_default_size(GTK_WINDOW(window), 60, 30);
  gtk_window_move(GTK_WINDOW(window), 1290, 735);
  gtk_widget_show_all(window);
  gtk_main();
  return 0;
}
