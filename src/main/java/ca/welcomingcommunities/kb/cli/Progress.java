package ca.welcomingcommunities.kb.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * How far a command is: a bar on a terminal, a plain line a step elsewhere. What went wrong is
 * printed on both.
 */
final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private final PrintWriter out;

  private Progress(@Nullable ProgressBar bar, PrintWriter out) {
    this.bar = bar;
    this.out = out;
  }

  static Progress start(String task, long steps, CommandLine commandLine) {
    boolean terminal = isTerminal(System.console());
    ProgressBar bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .build()
            : null;
    return new Progress(bar, commandLine.getOut());
  }

  /** No console at all is what JDKs give whose input or output is a pipe. */
  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  /** One step is done. */
  void step(String line) {
    if (bar == null) {
      out.println(line);
      out.flush();
      return;
    }
    bar.step();
    if (line.startsWith("failed") || line.startsWith("needs-review")) {
      out.println();
      out.println(line);
      out.flush();
    }
  }

  /** How many steps are done of how many, where they are counted elsewhere. */
  void at(long done, long steps) {
    if (bar != null) {
      bar.maxHint(steps);
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
