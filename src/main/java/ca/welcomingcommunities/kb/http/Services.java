package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.experts.Speakers;
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
    Speakers speakers,
    Sessions sessions,
    CorrectionDesk corrections,
    Clock clock) {

  /** With nobody signed in yet. */
  public Services(
      Vocabulary vocabulary,
      Catalogue catalogue,
      Archive archive,
      Intake intake,
      SearchIndex index,
      Speakers speakers,
      Clock clock) {
    this(
        vocabulary,
        catalogue,
        archive,
        intake,
        index,
        speakers,
        new Sessions(catalogue.keys(), clock),
        new CorrectionDesk(speakers, catalogue.people(), clock),
        clock);
  }

  /** The same, with a directory that looks through documents only when it is asked. */
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
        Speakers.open(catalogue, index, vocabulary, clock),
        clock);
  }
}
