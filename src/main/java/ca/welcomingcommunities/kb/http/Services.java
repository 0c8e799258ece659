package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Clock;

/** What the handlers work with. All of it is safe for use by many threads. */
public record Services(
    Vocabulary vocabulary,
    Catalogue catalogue,
    Archive archive,
    Intake intake,
    SearchIndex index,
    Sessions sessions,
    Clock clock) {

  /** With nobody signed in yet. */
  public Services(
      Vocabulary vocabulary,
      Catalogue catalogue,
      Archive archive,
      Intake intake,
      SearchIndex index,
      Clock clock) {
    this(
        vocabulary,
        catalogue,
        archive,
        intake,
        index,
        new Sessions(catalogue.keys(), clock),
        clock);
  }
}
