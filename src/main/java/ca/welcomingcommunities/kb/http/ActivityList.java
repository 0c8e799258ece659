package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Activity;
import ca.welcomingcommunities.kb.catalogue.ActivityLog;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of activity with the names that things have now. */
public final class ActivityList {
  private final Services services;
  private final ActivityLog log;

  /** For the services' catalogue. */
  public ActivityList(Services services) {
    this.services = services;
    this.log = services.catalogue().activity();
  }

  /**
   * An entry.
   *
   * @param name what its subject is called now; null where it is gone, withdrawn or many
   */
  public record Entry(Activity activity, @Nullable String name) {}

  /** How many entries there are. */
  public int count() {
    return log.count();
  }

  /** Entries, the newest first. */
  public List<Entry> list(int offset, int limit) {
    List<Activity> activities = log.list(offset, limit);
    Map<Action.About, Map<String, String>> names = new HashMap<>();
    names.put(Action.About.DOCUMENT, titles(subjects(activities, Action.About.DOCUMENT)));
    names.put(Action.About.KEY, keys());
    names.put(Action.About.PERSON, people(subjects(activities, Action.About.PERSON)));
    return activities.stream().map(activity -> new Entry(activity, name(activity, names))).toList();
  }

  private static @Nullable String name(
      Activity activity, Map<Action.About, Map<String, String>> names) {
    String subject = activity.subject();
    return subject == null
        ? null
        : names.getOrDefault(activity.action().about(), Map.of()).get(subject);
  }

  private static List<String> subjects(List<Activity> activities, Action.About about) {
    return activities.stream()
        .filter(activity -> activity.action().about() == about)
        .map(Activity::subject)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private Map<String, String> titles(List<String> ids) {
    List<DocumentId> documents = ids.stream().map(DocumentId::new).toList();
    return services.catalogue().documents().find(documents).stream()
        .collect(Collectors.toMap(each -> each.id().value(), ActivityList::title));
  }

  private static String title(Document document) {
    return document.description().title();
  }

  private Map<String, String> keys() {
    return services.catalogue().keys().list().stream()
        .collect(Collectors.toMap(Key::id, Key::label));
  }

  private Map<String, String> people(List<String> ids) {
    return ids.stream()
        .flatMap(id -> services.speakers().any(id).stream())
        .collect(Collectors.toMap(person -> person.id(), person -> person.name()));
  }
}
