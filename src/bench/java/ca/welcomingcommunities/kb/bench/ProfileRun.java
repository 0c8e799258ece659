package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Prints where our server's time goes, scenario by scenario. {@code ./wci bench profile}. */
public final class ProfileRun {
  private static final Duration WARM = Duration.ofSeconds(5);
  private static final Duration TIME = Duration.ofSeconds(8);

  private ProfileRun() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.of(args);
    Corpus corpus = new Corpus(Vocabulary.load(), options.seed(), options.size());
    Questions questions = new Questions(corpus);
    Files.createDirectories(options.scratch());
    try (Target ours = Bench.start("ours", options)) {
      ours.load(corpus, options.patience());
      Profile profile = new Profile((Ours) ours, options.scratch());
      for (Scenario scenario : Scenario.values()) {
        List<Question> some = questions.of(scenario, options.questions());
        Load.of(ours, some, 1, WARM);
        profile.of(scenario.title(), some, TIME);
      }
    }
  }
}
