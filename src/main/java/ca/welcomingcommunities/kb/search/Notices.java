package ca.welcomingcommunities.kb.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what there is to say about a text, each thing once and not without end. */
final class Notices {
  private static final int LIMIT = 16;

  private final Set<Notice> all = new LinkedHashSet<>();

  void add(Notice.Code code, String detail) {
    if (all.size() < LIMIT) {
      all.add(new Notice(code, detail));
    }
  }

  List<Notice> list() {
    return List.copyOf(all);
  }
}
