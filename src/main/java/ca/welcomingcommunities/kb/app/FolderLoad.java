package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.intake.Receipt;
import ca.welcomingcommunities.kb.intake.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Loads the files of one folder, for a demonstration. */
final class FolderLoad {
  private static final long POLL_MILLIS = 100;

  private final Services services;
  private final Consumer<String> each;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private int total;
  private int searchable;
  private int failed;

  FolderLoad(Services services, Consumer<String> each) {
    this.services = services;
    this.each = each;
  }

  Loaded load(Path folder) throws IOException, InterruptedException {
    for (Path file : files(folder)) {
      total++;
      handIn(file);
    }
    while (!waiting.isEmpty()) {
      for (String job : List.copyOf(waiting.keySet())) {
        services.catalogue().jobs().find(job).ifPresent(this::look);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return new Loaded(total, searchable, failed);
  }

  /** A page that describes the folder is not one of its documents. */
  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      inside
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .forEach(files::add);
    }
    return files;
  }

  private void handIn(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream bytes = Files.newInputStream(file)) {
      switch (services.intake().receive(bytes, name, Submission.EMPTY)) {
        case Receipt.Accepted accepted -> waiting.put(accepted.jobId(), name);
        case Receipt.Duplicate known -> {
          String job = known.jobId();
          if (job == null) {
            searchable++;
          } else {
            waiting.put(job, name);
          }
        }
        case Receipt.TooLarge tooLarge ->
            fail(name, "larger than " + tooLarge.maxBytes() + " bytes");
        case Receipt.Empty empty -> fail(name, "empty");
      }
    }
  }

  private void look(Job job) {
    String name = waiting.get(job.id());
    switch (job.state()) {
      case RECEIVED, EXTRACTING, CLASSIFYING, INDEXING -> {}
      case SEARCHABLE, NEEDS_REVIEW -> {
        waiting.remove(job.id());
        searchable++;
        each.accept(job.state().id() + "  " + name);
      }
      case FAILED -> {
        waiting.remove(job.id());
        fail(String.valueOf(name), String.valueOf(job.problem()));
      }
    }
  }

  private void fail(String name, String why) {
    failed++;
    each.accept("failed  " + name + ": " + why);
  }
}
