package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.intake.Sentences;
import io.javalin.http.Context;
import java.util.List;

/** The desk of a contributor: what was handed in with their key. */
final class OwnPages {
  private static final int MOST = 100;

  private final Services services;
  private final DeskDoor door;

  OwnPages(Services services, DeskDoor door) {
    this.services = services;
    this.door = door;
  }

  /** {@code GET /en/admin} with a contributor's session. */
  void show(Context context, Messages m, Session session) {
    DeskNav nav = new DeskNav(m, session, DeskNav.Page.OWN);
    List<OwnView.Line> files =
        services.catalogue().jobs().list(null, session.key().id(), MOST).stream()
            .map(job -> line(m, job))
            .toList();
    door.send(
        context, "own.jte", new OwnView(door.shell(nav, m.say("desk.own.heading")), nav, files));
  }

  private OwnView.Line line(Messages m, Job job) {
    Documents documents = services.catalogue().documents();
    boolean withdrawn = documents.withdrawnAt(job.documentId()).isPresent();
    boolean readable = job.state() == JobState.SEARCHABLE || job.state() == JobState.NEEDS_REVIEW;
    String problem = job.problem();
    return new OwnView.Line(
        job.filename(),
        withdrawn ? m.say("jobs.withdrawn") : m.say("job." + job.state().id()),
        problem == null ? "" : Sentences.of(problem, m.language()),
        readable && !withdrawn ? CorrectPages.path(m.language(), job.documentId()) : null,
        withdrawn ? job.documentId().value() : null,
        job.state() == JobState.FAILED ? job.id() : null);
  }
}
