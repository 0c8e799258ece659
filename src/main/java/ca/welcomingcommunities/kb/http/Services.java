package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Clock;
import java.util.Map;

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
    CountedSearches counted,
    Upkeep upkeep,
    Clock clock) {

  /** With nobody signed in yet. */
  public Services(
      Vocabulary vocabulary,
      Catalogue catalogue,
      Archive archive,
      Intake intake,
      SearchIndex index,
      Speakers speakers,
      Upkeep upkeep,
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
        new CountedSearches(catalogue, vocabulary),
        upkeep,
        clock);
  }

  /** The same without long work, and a directory that looks through documents when it is asked. */
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
        new Upkeep(clock, Map.of()),
        clock);
  }
}
