package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.Maintenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wci check}: compares original files, catalogue and index. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Compare original files, catalogue and index; name what is missing, changed or left over.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repair",
      description =
          "Put right what can be: set aside files that no record knows, make the index agree with the catalogue.")
  private boolean repair;

  @Mixin private FolderOptions folders = new FolderOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  CheckCommand() {}

  @Override
  public Integer call() throws IOException {
    List<String> findings = new Maintenance(folders.data(), folders.index()).check(repair);
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(out::println);
    out.println(
        findings.isEmpty()
            ? "everything is in order"
            : findings.size() + (findings.size() == 1 ? " finding" : " findings"));
    out.flush();
    return findings.isEmpty() ? 0 : 1;
  }
}
