package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.KnowledgeBase;
import ca.welcomingcommunities.kb.app.Loaded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code wci demo}: the server, with the sample documents loaded. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run the server and load the sample documents; it answers while it loads.")
final class DemoCommand extends ServeCommand {
  private static final String FIRST_SEARCH = "housing";

  @Override
  void afterStart(KnowledgeBase knowledgeBase) throws IOException, InterruptedException {
    Path samples = FolderOptions.samples();
    URI address = knowledgeBase.address();
    say("loading the sample documents (written for trying this program; no body's official text)");
    Loaded loaded = knowledgeBase.load(samples, this::say);
    say(
        loaded.total()
            + " sample documents: "
            + loaded.searchable()
            + " searchable, "
            + loaded.failed()
            + " failed");
    say(
        "first search, \""
            + FIRST_SEARCH
            + "\": "
            + knowledgeBase.count(FIRST_SEARCH)
            + " documents");
    say("  in a browser  " + address + "/en/search?q=" + FIRST_SEARCH);
    say("  en français   " + address + "/fr/search?q=logement");
    say(
        "  with curl     curl '"
            + address
            + "/api/search?q="
            + FIRST_SEARCH
            + "&region=on-eastern'");
    say("stop with Ctrl-C; the same data is served again by: " + serveAgain());
  }
}
