package ca.welcomingcommunities.kb.http;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import java.util.List;

/** The table of the JSON API. */
final class ApiRoutes {
  private ApiRoutes() {}

  static List<Route> of(Services services, Limits limits) {
    SearchApi search = new SearchApi(services);
    DocumentsApi documents = new DocumentsApi(services);
    FilesApi files = new FilesApi(services);
    VocabularyApi vocabulary = new VocabularyApi(services);
    UploadApi uploads = new UploadApi(services, limits);
    ImportApi imports = new ImportApi(services, limits);
    EditApi edits = new EditApi(services, limits);
    JobsApi jobs = new JobsApi(services);
    KinApi kin = new KinApi(services);
    DecisionsApi decisions = new DecisionsApi(services, limits);
    SpeakersApi speakers = new SpeakersApi(services);
    SpeakerEditApi people = new SpeakerEditApi(services, limits);
    CorrectionsApi corrections = new CorrectionsApi(services, limits);
    KeysApi keys = new KeysApi(services, limits);
    UpkeepApi reindex = new UpkeepApi(services, Upkeep.Kind.REINDEX);
    UpkeepApi backup = new UpkeepApi(services, Upkeep.Kind.BACKUP);
    HealthApi health = new HealthApi(services);
    return List.of(
        Route.read("/api/search", search::search),
        Route.read("/api/suggest", search::suggest),
        Route.read("/api/documents/{id}", documents::document),
        Route.read("/api/documents/{id}/pages/{n}", documents::page),
        Route.read("/files/{id}/{filename}", files::file),
        Route.read("/api/facets/{field}", vocabulary::facet),
        Route.read("/api/taxonomy/{field}", vocabulary::taxonomy),
        Route.write(POST, "/api/documents", uploads::upload),
        Route.write(PATCH, "/api/documents/{id}", edits::patch),
        Route.write(DELETE, "/api/documents/{id}", edits::withdraw),
        Route.write(POST, "/api/documents/{id}/restore", edits::restore),
        Route.write(POST, "/api/import", imports::importRecords),
        Route.write(GET, "/api/jobs", jobs::list),
        Route.write(GET, "/api/jobs/{id}", jobs::job),
        Route.write(POST, "/api/jobs/{id}/retry", jobs::retry),
        Route.curate(GET, "/api/review", new ReviewApi(services)::review),
        Route.curate(GET, "/api/review/decisions", decisions::list),
        Route.curate(POST, "/api/review/decisions", decisions::decide),
        Route.curate(DELETE, "/api/review/decisions/{id}", decisions::undo),
        Route.curate(GET, "/api/desk/near-copies", kin::list),
        Route.curate(POST, "/api/desk/near-copies/{id}/accept", kin::accept),
        Route.curate(POST, "/api/desk/near-copies/{id}/dismiss", kin::dismiss),
        Route.read("/api/speakers", speakers::search),
        Route.curate(GET, "/api/speakers/corrections", corrections::list),
        Route.curate(DELETE, "/api/speakers/corrections/{id}", corrections::settle),
        Route.read("/api/speakers/{id}", speakers::speaker),
        Route.curate(POST, "/api/speakers", people::create),
        Route.curate(PUT, "/api/speakers/{id}", people::put),
        Route.curate(DELETE, "/api/speakers/{id}", people::remove),
        Route.curate(POST, "/api/speakers/{id}/merge", people::merge),
        new Route(POST, "/api/speakers/{id}/corrections", Access.PUBLIC, corrections::receive),
        Route.administer(GET, "/api/admin/keys", keys::list),
        Route.administer(POST, "/api/admin/keys", keys::create),
        Route.administer(DELETE, "/api/admin/keys/{id}", keys::revoke),
        Route.administer(GET, "/api/admin/activity", new ActivityApi(services)::list),
        Route.administer(GET, "/api/admin/reindex", reindex::state),
        Route.administer(POST, "/api/admin/reindex", reindex::start),
        Route.administer(GET, "/api/admin/backup", backup::state),
        Route.administer(POST, "/api/admin/backup", backup::start),
        Route.curate(GET, "/api/admin/analytics", new AnalyticsApi(services)::report),
        Route.curate(POST, "/api/admin/bulk", new BulkApi(services, limits)::load),
        Route.read("/health/live", health::live),
        Route.read("/health/ready", health::ready),
        Route.read("/openapi.yaml", new OpenApi()::yaml));
  }
}
