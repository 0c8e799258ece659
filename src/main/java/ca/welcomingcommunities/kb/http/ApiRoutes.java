package ca.welcomingcommunities.kb.http;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

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
        Route.write(GET, "/api/review", new ReviewApi(services)::review),
        Route.write(GET, "/api/desk/near-copies", kin::list),
        Route.write(POST, "/api/desk/near-copies/{id}/accept", kin::accept),
        Route.write(POST, "/api/desk/near-copies/{id}/dismiss", kin::dismiss),
        Route.read("/health/live", health::live),
        Route.read("/health/ready", health::ready),
        Route.read("/openapi.yaml", new OpenApi()::yaml));
  }
}
